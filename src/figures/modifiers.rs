//! How the text bounds a number: "almost", "at least", "up to", "or more".
//!
//! `"an almost three-hour call"` → `<`; `"10% or more"` → `>=`. The phrases stand in `lexicon/modifiers.txt`.

use super::passage::Passage;
use crate::lexicon::{ModifierPhrase, lexicon};
use crate::model::Modifier;
use std::ops::Range;

/// The modifier of the figure at these words, and the words that say so.
#[must_use]
pub fn modifier(p: &Passage, words: &Range<usize>) -> (Modifier, Option<Range<usize>>) {
    let mut end = words.start;
    // "a little more than a third", "nearly a quarter": the article belongs to the figure or stands between.
    if end > 0
        && p.any(end - 1, &["a", "an", "the", "another", "just", "only"])
        && end > 1
        && !p.any(end - 1, &["just", "only"])
    {
        let (found, at) = in_front(p, end - 1);
        if found != Modifier::Plain && p.any(end - 1, &["a", "an", "another"]) {
            return (found, at);
        }
    }
    if p.hyphen(end.wrapping_sub(1)) {
        end -= 1;
    }
    let (found, at) = in_front(p, end);
    if found != Modifier::Plain {
        return (found, at);
    }
    behind(p, words.end)
}

fn in_front(p: &Passage, end: usize) -> (Modifier, Option<Range<usize>>) {
    for phrase in lexicon().modifiers.iter().filter(|m| !m.behind) {
        let Some(start) = end.checked_sub(phrase.words.len()) else { continue };
        if p.row(start, &phrase.words) && fits(p, phrase, start, end) {
            let sign = Modifier::from_sign(phrase.sign).unwrap_or_default();
            return (sign, Some(start..end));
        }
    }
    (Modifier::Plain, None)
}

fn behind(p: &Passage, start: usize) -> (Modifier, Option<Range<usize>>) {
    // "10 people or more": the noun may stand between.
    let noun = if p.open_word(start) { start + 1 } else { start };
    for phrase in lexicon().modifiers.iter().filter(|m| m.behind) {
        for at in [start, noun] {
            if p.row(at, &phrase.words) {
                let sign = Modifier::from_sign(phrase.sign).unwrap_or_default();
                return (sign, Some(at..at + phrase.words.len()));
            }
        }
    }
    (Modifier::Plain, None)
}

/// Whether a phrase that could be something else bounds the number here.
fn fits(p: &Passage, phrase: &ModifierPhrase, start: usize, end: usize) -> bool {
    let before = start.wrapping_sub(1);
    match phrase.words.as_slice() {
        // "the best over 100 metres", "a ban over 2016 tests" are rare; "over the years" is no number.
        ["near"] => p.any(before, &["a", "an", "the"]),
        ["around"] => !p.any(before, &["turned", "turn", "all"]),
        ["about"] => !p
            .any(before, &["talk", "talked", "talking", "said", "something", "nothing", "told", "worried", "complain"]),
        // "has risen to": up to as a level reached, not a bound.
        ["up", "to"] => !p.any(
            before,
            &["is", "was", "now", "went", "go", "goes", "add", "adds", "added", "sped", "moved", "rating"],
        ),
        ["above" | "below" | "under"] => !p.glued(end) || true,
        ["within"] => true,
        _ => true,
    }
}
