//! Words that weaken an assertion: "reportedly", "could", "is believed to".

use super::line::Line;
use crate::lexicon::{Class, lexicon};
use crate::text::wording::Wording;
use std::ops::Range;

/// The hedge of a figure at token `at`: the nearest one in front of it in its clause, or right behind it.
#[must_use]
pub fn hedge(line: &Line, at: usize) -> Option<(Range<usize>, bool)> {
    let mut start = at;
    while start > line.first && at - start < 14 {
        start -= 1;
        if line.any(start, &[";", ":"]) || line.quote_mark(start) {
            return None;
        }
        if let Some(found) = here(line, start) {
            return Some(found);
        }
    }
    None
}

fn here(line: &Line, at: usize) -> Option<(Range<usize>, bool)> {
    if !line.class(at, Class::HEDGE) {
        return None;
    }
    lexicon()
        .hedges(line.txt(at))
        .iter()
        .find(|h| line.row(at, &h.words) && !(line.capital(at) && at > line.first && h.words.len() == 1))
        .map(|h| (at..at + h.words.len(), h.kind == "hearsay"))
}
