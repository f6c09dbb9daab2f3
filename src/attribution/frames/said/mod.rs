//! The speaker and his verb: "Rubio said (that) …", "…, the ministry said", "…, police said on Tuesday, …", "“…,” said
//! Montalvo", "Smith told Reuters that …", "data from X showed …", "As NPR reports, …", "…, saying …".
//!
//! Two witnesses: the [tree](by_tree) says whose verb it is and what hangs on it, [neighbouring words](near) see the
//! shape. A speaker that closes his clause right before the verb ("…, Centcom said on Saturday.") is seen better by
//! its shape; everything else by the tree. What the tree takes for a noun ("those states") is no verb, unless it is so
//! plain a word as "said".

mod by_tree;
mod near;

use super::Found;
use crate::attribution::line::Line;
use crate::model::SourceKind;
use crate::text::syntax::{Relation, Tree, Upos};

pub fn find(line: &Line, at: usize) -> Option<Found> {
    let Some(tree) = line.tree else { return near::find(line, at) };
    let verb = tree.upos(at - line.first) == Upos::Verb;
    let shape = near::find(line, at);
    if let Some(closing) = shape.as_ref().filter(|f| closes(line, f))
        && (verb || plain(line, at) || closing.source.as_ref().is_some_and(|s| s.kind == SourceKind::Outlet))
        && !apart(line, tree, closing)
    {
        return shape;
    }
    if !verb {
        let outlet = shape.as_ref().and_then(|f| f.source.as_ref()).is_some_and(|s| s.kind == SourceKind::Outlet);
        return shape.filter(|_| plain(line, at) || outlet);
    }
    by_tree::find(line, tree, at).or_else(|| shape.filter(|_| by_tree::possible(line, tree, at)))
}

/// Whether the word can hardly be anything but a verb of speech.
fn plain(line: &Line, at: usize) -> bool {
    line.entry(at).cue.is_some_and(|c| matches!(c.base, "say" | "tell"))
}

/// Whether the speaker stands behind what he said and right before his verb, behind a comma: "…, the ministry said".
fn closes(line: &Line, found: &Found) -> bool {
    let Some(source) = &found.source else { return false };
    let start = source.tokens.start;
    let comma = line.is(start.wrapping_sub(1), ",") || line.quote_mark(start.wrapping_sub(1));
    let adjacent = (source.tokens.end..found.cue.start).all(|i| line.timely(i) || line.class(i, crate::lexicon::Class::AUXILIARY));
    let before = found.content.first().is_some_and(|c| c.start < start && c.end <= start);
    comma && adjacent && before && found.content.iter().all(|c| c.end <= start || c.start > found.cue.end)
}

/// Whether the tree knows better: the supposed speaker is only apposed to the subject ("Smith, the ministry's head, said").
fn apart(line: &Line, tree: &Tree, found: &Found) -> bool {
    let Some(source) = &found.source else { return false };
    source.tokens.clone().any(|i| tree.relation(i - line.first) == Relation::Appos)
}
