//! How the text bounds a number: "almost", "at least", "up to", "or more".
//!
//! `"an almost three-hour call"` → `<`; `"10% or more"` → `>=`. The phrases stand in `lexicon/modifiers.txt`.

use super::passage::Passage;
use crate::lexicon::{Class, ModifierPhrase, lexicon};
use crate::model::Modifier;
use crate::text::syntax::{Relation, Upos};
use crate::text::wording::Wording;
use std::ops::Range;

/// The modifier of the figure at these words, and the words that say so.
#[must_use]
pub fn modifier(p: &Passage, words: &Range<usize>) -> (Modifier, Option<Range<usize>>) {
    let mut end = words.start;
    // "about minus 387 Fahrenheit": the sign belongs to the number.
    if p.any(end.wrapping_sub(1), &["minus", "negative"]) && !p.any(end.wrapping_sub(2), &["or"]) {
        end -= 1;
    }
    // "a maximum penalty of 20 years"
    if let Some(bound) = extreme(p, end) {
        return bound;
    }
    // "a little more than a third", "nearly a quarter": the article belongs to the figure or stands between.
    if end > 0
        && p.any(end - 1, &["a", "an", "the", "another", "just", "only"])
        && end > 1
        && !p.any(end - 1, &["just", "only"])
    {
        let (found, at) = in_front(p, end - 1);
        // "agreed under a 14-point plan": under what, not how many.
        // "under another four years of them" likewise.
        let place = p.any(end - 2, &["under", "below", "above", "beneath"])
            && (p.hyphen(words.end) || p.is(end - 1, "another"));
        let compound = p.any(end - 2, &["under", "below", "above", "beneath"]) && p.hyphen(words.end.wrapping_sub(2));
        if found != Modifier::Plain && p.any(end - 1, &["a", "an", "another"]) && !place && !compound {
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
    for phrase in lexicon().modifiers_in_front(p.txt(end.wrapping_sub(1))) {
        let Some(start) = end.checked_sub(phrase.words.len()) else { continue };
        if p.row(start, &phrase.words) && fits(p, phrase, start, end) {
            let sign = Modifier::from_sign(phrase.sign).unwrap_or_default();
            return (sign, Some(start..end));
        }
    }
    (Modifier::Plain, None)
}

/// "a maximum penalty of 20 years", "a minimum sentence of five years", "an estimated cost of $3 million".
fn extreme(p: &Passage, end: usize) -> Option<(Modifier, Option<Range<usize>>)> {
    if !p.is(end.wrapping_sub(1), "of") {
        return None;
    }
    let at = (end.saturating_sub(4)..end.saturating_sub(2))
        .rev()
        .find(|i| p.any(*i, &["maximum", "minimum", "estimated", "approximate"]))?;
    let sign = match p.txt(at).to_lowercase().as_str() {
        "maximum" => Modifier::AtMost,
        "minimum" => Modifier::AtLeast,
        _ => Modifier::About,
    };
    // "maximum sustained winds of 155 mph" measures; a maximum penalty bounds.
    let bounds = sign == Modifier::About
        || p.any(
            end - 2,
            &[
                "penalty", "sentence", "fine", "punishment", "term", "prison", "jail", "fee", "price", "bid", "age",
                "bet", "limit", "speed",
            ],
        );
    (bounds && (at + 1..end - 1).all(|i| p.open_word(i))).then_some((sign, Some(at..end)))
}

fn behind(p: &Passage, start: usize) -> (Modifier, Option<Range<usize>>) {
    // "10 people or more": the noun may stand between.
    let noun = if p.open_word(start) { start + 1 } else { start };
    for phrase in lexicon().modifiers_behind([p.txt(start), p.txt(noun)]) {
        for at in [start, noun] {
            // "up 0.3% Nasdaq +0.8%": a plus sign is glued to its number.
            let plus = phrase.words[0] == "+" && (at != start || !p.glued(at) || p.glued_digit(at + 1));
            let ends =
                !phrase.words[phrase.words.len() - 1].eq_ignore_ascii_case("least") || !p.word(at + phrase.words.len());
            // "50 percent plus one share": something is added, the 50 is no bound.
            let adds = phrase.words.last().is_some_and(|w| *w == "plus") && p.numeral_at(at + 1).is_some();
            if p.row(at, &phrase.words) && !plus && !adds && ends {
                let sign = Modifier::from_sign(phrase.sign).unwrap_or_default();
                return (sign, Some(at..at + phrase.words.len()));
            }
        }
    }
    (Modifier::Plain, None)
}

/// Whether a length of time begins there: "over a three-day period", "over 14 months".
fn time(p: &Passage, at: usize) -> bool {
    let at = at + usize::from(p.any(at, &["a", "an", "the"]));
    let numeral = p.numeral_at(at).map(|n| &p.numerals[n]);
    numeral.and_then(|n| crate::figures::units::measured(p, n)).is_some_and(|u| {
        matches!(u.sort, crate::figures::units::Sort::Measure("time"))
            && !p.any(u.words.end, &["old", "ago"])
            && !p.hyphen(u.words.end)
    })
}

/// Whether the numeral there has a unit.
fn measured(p: &Passage, at: usize) -> bool {
    p.numeral_at(at).is_some_and(|n| crate::figures::units::measured(p, &p.numerals[n]).is_some())
}

/// Whether "about" or "over" before a small number in words belongs to the noun or verb before it, which tells of talk or
/// of a quarrel, and bounds nothing.
fn subject_of_talk(p: &Passage, before: usize, at: usize, end: usize) -> bool {
    const TALK: &[&str] = &[
        "allegations", "anger", "argument", "arguments", "article", "battle", "book", "claims", "comment", "comments",
        "complaint", "complaints", "concern", "concerns", "controversy", "criticism", "debate", "details",
        "discussion", "discussions", "dispute", "disputes", "doubts", "fears", "feud", "fight", "film", "information",
        "investigation", "lawsuit", "movie", "news", "outcry", "outrage", "protest", "protests", "question",
        "questions", "quarrel", "remark", "remarks", "row", "spat", "statement", "stories", "story", "sued", "sues",
        "talks", "truth", "tweets", "uproar", "warning", "warnings", "worries",
    ];
    let small = p
        .numeral_at(end)
        .map(|n| &p.numerals[n])
        .filter(|n| !n.digits && n.value < Some(21.into()) && crate::figures::units::measured(p, n).is_none());
    // "polls show about half of them approve": a part is bounded, nobody talks of it.
    let small = small.is_some_and(|n| n.value.is_some_and(|v| v.fract().is_zero()));
    let preposition = || {
        let tree = p.tree?;
        let (word, noun) = (p.words.get(at)?.token as usize, p.words.get(before)?.token as usize);
        let tied = word < tree.len() && tree.relation(word).universal() == Relation::Case;
        let common = noun < tree.len() && tree.upos(noun) == Upos::Noun && !p.capital(before);
        Some(tied && common && !p.entry(before).is(Class::UNIT.or(Class::NUMERIC)))
    };
    let show = || p.any(before, &["programme", "series", "show"]) && p.class(before.wrapping_sub(1), Class::ARTICLE);
    small && (p.any(before, TALK) || show() || preposition() == Some(true))
}

/// Whether a phrase that could be something else bounds the number here.
fn fits(p: &Passage, phrase: &ModifierPhrase, start: usize, end: usize) -> bool {
    let before = start.wrapping_sub(1);
    match phrase.words.as_slice() {
        // "comments about four lawmakers", "complaints over two programs": what the talk is of.
        ["about" | "over"] if subject_of_talk(p, before, start, end) => false,
        // "the best over 100 metres", "a ban over 2016 tests" are rare; "over the years" is no number.
        // "growth was near four percent", not "he was near 20 people"
        ["near"] => {
            p.any(before, &["a", "an", "the"])
                || p.any(before, &["be", "been", "is", "are", "remains", "still", "was", "were"]) && measured(p, end)
        }
        ["around"] => !p.any(before, &["turned", "turn", "all"]),
        ["about"] => !p
            .any(before, &["talk", "talked", "talking", "said", "something", "nothing", "told", "worried", "complain"]),
        // "face up to two years in jail", not "face up to two problems"
        ["up", "to"] if p.any(before, &["face", "faces", "faced", "facing"]) => measured(p, end),
        // "has risen to": up to as a level reached, not a bound.
        ["up", "to"] => !p.any(
            before,
            &[
                "is", "was", "now", "went", "go", "goes", "add", "adds", "added", "adding", "sped", "moved", "rating",
                "wake", "wakes", "woke", "woken", "waking", "stand", "stands", "stood", "standing", "live", "lives",
                "lived", "living", "own", "owned", "owning", "ticked", "tick", "ticks", "ticking", "edged", "edging",
                "crept", "inched", "nudged", "bumped", "shot", "climbed", "jumped", "moving", "gone", "going",
            ],
        ),
        // "to top 300", never "the top three seeds".
        ["top" | "tops"] => {
            p.any(
                before,
                &["to", "will", "would", "could", "may", "might", "should", "can", "not", "likely", "and", "now"],
            ) || phrase.words == ["tops"] && !p.any(before, &["the", "a"])
        }
        // "over 14 months": during them, unless something lasts longer than that.
        ["over"] if time(p, end) => p.any(
            before,
            &[
                "for", "lasted", "lasting", "lasts", "last", "took", "taken", "takes", "taking", "spent", "spend",
                "after", "is", "was", "just", "well", "of", "in", "little", "a", "than", "been", "be", "to", "from",
                "at", "waited", "served", "with", "only", "as",
            ],
        ),
        // "two votes shy of 270": what is missing is said, 270 is no bound.
        ["shy" | "short", "of"] => p.back(start, 4, |i| p.numeral_over(i).is_some()).is_none(),
        ["barely"] => !p.is(end, "a"),
        _ => true,
    }
}
