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

/// Why a word that can attribute does not here.
pub fn why_not(line: &Line, at: usize) -> &'static str {
    let Some(cue) = line.entry(at).cue else { return "no verb of saying" };
    if let Some(why) = verb::falls(line, at, cue) {
        return why;
    }
    if speaker::of(line, at, cue).is_none() { "nobody speaks" } else { "this speaker or this object does not fit it" }
}

/// Whether a verb of speech stands there, whoever speaks.
pub fn speaks(line: &Line, at: usize) -> bool {
    verb::speaks(line, at)
}

/// Whether the verb only has a plain object and no clause: "reported a decline".
pub fn weak(line: &Line, at: usize) -> bool {
    line.entry(at).cue.is_some_and(|c| matches!(c.verb, CueVerb::Report | CueVerb::Announce | CueVerb::Show))
        && verb::plain_object(line, at)
}

pub fn find(line: &Line, at: usize) -> Option<Found> {
    let cue = line.entry(at).cue.filter(|c| c.verb != CueVerb::Cite)?;
    if verb::falls(line, at, cue).is_some() {
        return None;
    }
    let source = speaker::of(line, at, cue)?;
    let (after, via) = content::addressee(line, at, cue);
    let closed = content::closing(line, &source, at, after, cue);
    if !verb::fits(line, at, cue, &source, content::adjuncts(line, after), closed.is_some()) {
        return None;
    }
    let content = match closed {
        Some(content) => content,
        None => {
            let mut content = content::opening(line, &source, at, after)?;
            content.extend(content::related(line, &source, at, cue));
            content
        }
    };
    let data = matches!(source.kind, SourceKind::Document | SourceKind::Organisation | SourceKind::Group);
    Some(Found { cue: at..at + 1, source: Some(source), content, via, data })
}
