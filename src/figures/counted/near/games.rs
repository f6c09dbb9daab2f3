//! Games that nobody names: "has won three in a row", "lost five straight", "won five of six".

use crate::figures::counted::phrase::{last_part, noun_at};
use crate::figures::passage::Passage;
use crate::span::Span;
use crate::text::wording::Wording;
use std::ops::Range;

/// "has won three in a row", "lost five straight", "won five of six": games, which nobody names.
#[must_use]
pub fn won(p: &Passage, words: &Range<usize>) -> bool {
    const ENDED: &[&str] =
        &["won", "win", "wins", "winning", "lost", "lose", "loses", "losing", "dropped", "taken", "their", "its"];
    let running = p.is(words.end, "straight") && !noun_at(p, words.end + 1)
        || p.is(words.end, "in") && p.is(words.end + 1, "a") && p.is(words.end + 2, "row");
    let ended = |from: usize| p.back(from, 3, |i| p.any(i, ENDED)).is_some();
    // "three in a row and five of six", "lost five of their last six"
    let part = p.is(words.end, "of")
        && (words.end + 1..words.end + 4).any(|i| p.numeral_at(i).is_some_and(|m| bare(p, p.numerals[m].words.end)));
    let whole = bare(p, words.end)
        && p.back(words.start, 4, |i| p.is(i, "of") && p.numeral_over(i.wrapping_sub(1)).is_some()).is_some();
    (running && ended(words.start))
        || p.earlier.sport && (part || whole) && p.back(words.start, 12, |i| p.any(i, ENDED)).is_some()
}

/// Whether no noun follows: the sentence, the clause or the phrase ends.
fn bare(p: &Passage, at: usize) -> bool {
    !p.open_word(at) && !(p.capital(at) && p.word(at)) && !p.hyphen(at)
}

/// What is won or lost.
#[must_use]
pub fn played(p: &Passage, of: Span) -> bool {
    let last = last_part(p, of);
    ["games", "matches", "meetings", "races", "contests", "bouts", "starts", "outings", "tests", "elections", "seats"]
        .contains(&last)
}
