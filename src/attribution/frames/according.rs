//! "according to X" in front, in the middle, at the end; "per X".

use super::Found;
use crate::attribution::line::Line;
use crate::attribution::sources::{self, Phrase};
use crate::model::SourceKind;
use std::ops::Range;

pub fn find(line: &Line, at: usize) -> Option<Found> {
    let (cue, phrase) = if line.row(at, &["according", "to"]) {
        (at..at + 2, sources::right_of(line, at + 2)?)
    } else if line.is(at, "per") && line.capital(at + 1) && line.is(at.wrapping_sub(1), ",") {
        (at..at + 1, sources::right_of(line, at + 1)?)
    } else {
        return None;
    };
    let content = around(line, at, behind(line, &phrase));
    let data = matches!(phrase.kind, SourceKind::Document | SourceKind::Organisation | SourceKind::Group);
    Some(Found { cue, source: Some(phrase), content, via: None, data })
}

/// The token behind the phrase and what is apposed to it: "according to Edmunds.com, a website, …".
fn behind(line: &Line, phrase: &Phrase) -> usize {
    phrase.tokens.end
}

/// What an aside leaves of its sentence: all of it but the aside; in front of a clause, the clause.
pub fn around(line: &Line, start: usize, end: usize) -> Vec<Range<usize>> {
    let mut before = start;
    while before > line.first && line.border(before - 1) && !line.is(before - 1, ".") {
        before -= 1;
    }
    let comma = (end..line.end).find(|i| line.any(*i, &[","])).map_or(line.end, |i| i + 1);
    if before == line.first || start == line.first || line.any(start.wrapping_sub(1), &["but", "and", "while"]) && start - line.first < 3 {
        return vec![comma.min(line.end)..line.end];
    }
    let rest = if line.is(end, ",") { end + 1 } else { end };
    vec![line.first..before, rest.min(line.end)..line.end]
}
