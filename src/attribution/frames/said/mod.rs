//! The speaker and his verb: "Rubio said (that) …", "…, the ministry said", "…, police said on Tuesday, …", "“…,” he said,
//! “…”", "Smith told Reuters that …", "data from X showed …", "As NPR reports, …", "…, saying …".
//!
//! Four questions, a file each: does the word [attribute](verb) here, [who](speaker) does it, what does it
//! [reach](content). The tree is asked for the verb, its subject and the end of a clause inside another; that a figure
//! behind "said" is said, is told by the place of the words, whatever the tree hangs it on.

mod content;
mod speaker;
mod verb;

use super::Found;
use crate::attribution::line::Line;
use crate::lexicon::CueVerb;
use crate::model::SourceKind;

pub fn find(line: &Line, at: usize) -> Option<Found> {
    let cue = line.entry(at).cue.filter(|c| c.verb != CueVerb::Cite)?;
    if !verb::stands(line, at, cue) {
        return None;
    }
    let source = speaker::of(line, at, cue)?;
    let (after, via) = content::addressee(line, at, cue);
    let closed = content::closing(line, &source, at, after);
    if !verb::fits(line, at, cue, &source, after, closed.is_some()) {
        return None;
    }
    let content = match closed {
        Some(content) => content,
        None => content::opening(line, &source, at, after)?,
    };
    let data = matches!(source.kind, SourceKind::Document | SourceKind::Organisation | SourceKind::Group);
    Some(Found { cue: at..at + 1, source: Some(source), content, via, data })
}
