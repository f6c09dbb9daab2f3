//! The thing counted or measured: "343 **drones**", "79 of the **drones**", "**sales** rose 5%", "a 30-day **ceasefire**".
//!
//! Read from neighbouring words. Where the noun stands in another clause ("17 were killed") the things named before are
//! asked, nearest first.

use super::passage::{CLOSED, Passage};
use super::proposal::{Draft, Thing};
use crate::lexicon::Class;
use crate::model::Unit;
use crate::span::Span;
use std::ops::Range;

/// Where the thing that the figure at `words` counts or measures is named. `last`: the thing of the figure before, in
/// this sentence or an earlier one, for figures that leave theirs out.
#[must_use]
pub fn counted(p: &Passage, words: &Range<usize>, draft: &Draft, last: Option<Span>) -> Option<Span> {
    match &draft.of {
        Thing::At(range) => head(p, range.start, range.end).map(|r| p.stretch(r.start, r.end - 1)),
        Thing::Nothing => None,
        Thing::Counted => behind(p, words.end).or_else(|| elided(p, words, last)),
        Thing::Measured => measured(p, words, draft),
    }
}

/// The noun phrase behind a number, its articles and "of" skipped: `79 [of the] drones`, `- day ceasefire`.
fn behind(p: &Passage, end: usize) -> Option<Span> {
    let mut at = end + usize::from(p.hyphen(end));
    if p.is(at, "of") {
        at += 1;
        while p.class(at, Class::ARTICLE.or(Class::POSSESSIVE).or(Class::DEMONSTRATIVE))
            || p.any(at, &["all", "every", "roughly", "about", "some"])
            || p.numeral_at(at).is_some()
        {
            let next = p.numeral_at(at).map_or(at + 1, |n| p.numerals[n].words.end);
            if p.any(at, &["those", "them", "us", "these"]) && !p.open_word(next) {
                return Some(p.stretch(at, at));
            }
            at = next;
        }
    }
    phrase(p, at).map(|r| p.stretch(r.start, r.end - 1))
}

/// The noun phrase that begins here, without the adjectives that only colour it.
fn phrase(p: &Passage, start: usize) -> Option<Range<usize>> {
    let mut end = start;
    while end < start + 7 {
        if p.hyphen(end) && end > start {
            end += 1;
            continue;
        }
        let possessive =
            p.any(end, &["'s", "\u{2019}s"]) || matches!(p.txt(end), "'" | "\u{2019}") && p.glued(end) && end > start;
        if possessive && end > start {
            // "300 of the S&P 500's components": what is owned is counted.
            return phrase(p, end + 1);
        }
        let word = p.word(end) && !p.class(end, CLOSED.or(Class::WEEKDAY)) && !p.class(end, Class::MONTH);
        let dead = end == start && p.any(end, HARMED);
        let verb = end > start
            && (p.class(end, Class::CUE) && !p.class(end, Class::PAPER)
                || participle(p, end, start)
                || p.class(end, Class::CHANGE_VERB) && !p.class(end, Class::CHANGE_NOUN));
        let adverb = p.txt(end).ends_with("ly") && end > start
            || p.any(
                end,
                &[
                    "ago",
                    "later",
                    "earlier",
                    "today",
                    "yesterday",
                    "each",
                    "away",
                    "ahead",
                    "early",
                    "overnight",
                    "combined",
                ],
            );
        if !word || verb || dead && !p.is(end, "dead") || adverb {
            break;
        }
        end += 1;
    }
    while end > start && (p.hyphen(end - 1) || p.any(end - 1, &["more", "other", "others"]) && end - 1 > start) {
        end -= 1;
    }
    if end == start {
        return None;
    }
    if p.any(end - 1, &["more", "other", "new", "additional", "further"]) {
        return None;
    }
    head(p, start, end)
}

/// The head of a noun phrase with what must stand by it: at most the two last words, names whole.
fn head(p: &Passage, start: usize, end: usize) -> Option<Range<usize>> {
    let last = end.checked_sub(1)?;
    let mut first = last;
    while first > start
        && (p.capital(first - 1) && p.capital(last) && p.word(first - 1)
            || last - first < 1
                && p.open_word(first - 1)
                && p.open_word(first)
                && !p.any(first - 1, LIGHT)
                && !p.hyphen(first))
    {
        first -= 1;
    }
    Some(first..end)
}

/// Adjectives that say nothing of what a thing is.
const LIGHT: &[&str] = &[
    "other",
    "more",
    "new",
    "additional",
    "further",
    "total",
    "different",
    "several",
    "separate",
    "own",
    "extra",
    "major",
    "key",
    "recent",
    "local",
    "such",
    "entire",
    "whole",
];

/// What happened to people: no noun, though it stands behind a number.
const HARMED: &[&str] = &[
    "killed",
    "injured",
    "wounded",
    "missing",
    "arrested",
    "hurt",
    "hospitalized",
    "hospitalised",
    "displaced",
    "detained",
    "infected",
    "dead",
    "critically",
    "seriously",
];

/// A participle behind a plural: "people injured", "voters surveyed", "homes destroyed".
fn participle(p: &Passage, at: usize, start: usize) -> bool {
    let text = p.txt(at);
    let form = text.ends_with("ed") && text.len() > 4
        || text.ends_with("ing") && text.len() > 5
        || p.any(
            at,
            &[
                "dead", "missing", "hurt", "held", "found", "left", "made", "sent", "set", "lost", "won", "sold",
                "shot", "taken", "seen", "known", "built", "paid", "spent", "said", "say", "came", "come", "went",
                "took", "die", "live", "work", "remain",
            ],
        );
    at > start && form && (p.plural(at - 1) || p.any(at, HARMED))
}

/// A number that leaves its noun out: "17 were killed", "killing four", "Japan: 86".
fn elided(p: &Passage, words: &Range<usize>, last: Option<Span>) -> Option<Span> {
    let after = words.end;
    // "the 126 dead", "35 dead in Amatrice", "33 dead and 56 missing": the dead are counted.
    if p.any(after, &["dead", "missing", "others"]) {
        return Some(p.stretch(after, after));
    }
    // "9 to 10 seats": the noun follows the next number.
    let next = after + 1;
    if p.any(after, &["and", "or", "to", ","]) && p.numeral_at(next).is_some() && p.any(after, &["or", "to"]) {
        let n = p.numeral_at(next)?;
        return behind(p, p.numerals[n].words.end);
    }
    last
}

/// What a measure belongs to: the noun before "of", the noun behind it, the subject of its verb.
fn measured(p: &Passage, words: &Range<usize>, draft: &Draft) -> Option<Span> {
    let unit = draft.unit.as_ref()?;
    if *unit == Unit::AGE {
        return person(p, words);
    }
    let after = words.end;
    let before = words.start.wrapping_sub(1);
    let time = matches!(
        unit.as_str(),
        "day" | "year" | "month" | "week" | "hour" | "minute" | "second" | "decade" | "night" | "century"
    );
    // "a $70,000 bond", "a 25% tariff"
    if p.open_word(after)
        && !p.class(after, Class::CHANGE_NOUN.or(Class::CHANGE_PARTICLE))
        && !p.any(
            after,
            &[
                "ago",
                "later",
                "earlier",
                "away",
                "each",
                "old",
                "long",
                "apart",
                "more",
                "less",
                "contained",
                "today",
                "now",
                "early",
                "late",
                "further",
                "deep",
                "high",
                "wide",
                "tall",
                "north",
                "south",
                "east",
                "west",
                "northwest",
                "northeast",
                "southwest",
                "southeast",
            ],
        )
        && !p.txt(after).ends_with("ly")
    {
        let noun = phrase(p, after);
        if let Some(noun) = noun {
            return Some(p.stretch(noun.start, noun.end - 1));
        }
    }
    if p.is(after, "of") && !time {
        return behind(p, after);
    }
    // "a surplus of just under $6.9 billion", "sentence of three years"
    let mut i = before;
    for _ in 0..6 {
        if p.is(i, "of") && i > 0 {
            return noun_before(p, i);
        }
        if !(p.any(
            i,
            &[
                "about",
                "around",
                "just",
                "under",
                "over",
                "more",
                "less",
                "than",
                "at",
                "least",
                "nearly",
                "almost",
                "up",
                "to",
                "as",
                "much",
                "approximately",
                "roughly",
                "a",
                "an",
                "close",
                "only",
                "some",
            ],
        )) {
            break;
        }
        i = i.wrapping_sub(1);
    }
    if time {
        return None;
    }
    subject(p, words.start)
}

/// The noun that ends right before this word.
fn noun_before(p: &Passage, at: usize) -> Option<Span> {
    let last = at.checked_sub(1)?;
    if !p.word(last) || p.class(last, CLOSED) {
        return None;
    }
    let mut start = last;
    while start > 0 && p.word(start - 1) && !p.class(start - 1, CLOSED.or(Class::NUMERIC)) && last - start < 3 {
        start -= 1;
    }
    head(p, start, last + 1).map(|r| p.stretch(r.start, r.end - 1))
}

/// The subject of the verb in front: the noun before the nearest verb to the left.
fn subject(p: &Passage, start: usize) -> Option<Span> {
    let mut i = start;
    let mut verb = None;
    for _ in 0..14 {
        i = i.checked_sub(1)?;
        if p.border(i) {
            break;
        }
        if p.class(i, Class::CHANGE_VERB.or(Class::AUXILIARY))
            || p.any(
                i,
                &[
                    "reached", "totalled", "totaled", "averaged", "stood", "hit", "cost", "costs", "posted", "earned",
                    "closed", "ended", "priced", "valued", "measured", "weighed", "topped", "exceeded", "stayed",
                ],
            )
        {
            verb = Some(i);
        } else if verb.is_some() {
            break;
        }
    }
    let verb = verb?;
    let mut end = verb;
    while end > 0
        && (p.txt(end - 1).ends_with("ly")
            || p.class(end - 1, Class::AUXILIARY.or(Class::NEGATION))
            || p.txt(end - 1) == ",")
    {
        end -= 1;
    }
    // Jump over what hangs on the noun: "sales of durable goods rose", "prices in May rose".
    let mut of = end;
    for _ in 0..8 {
        let Some(j) = of.checked_sub(1) else { break };
        if p.any(j, &["in", "for", "at", "on", "from", "across"]) && j > 0 && p.word(j - 1) && !p.class(j - 1, CLOSED) {
            end = j;
        }
        if p.border(j) || p.txt(j) == "," || p.class(j, Class::CONJUNCTION.or(Class::SUBORDINATOR)) {
            break;
        }
        of = j;
    }
    noun_before(p, end)
}

/// Whose age it is: the person named right before, or last before.
fn person(p: &Passage, words: &Range<usize>) -> Option<Span> {
    let mut i = words.start;
    for _ in 0..10 {
        i = i.checked_sub(1)?;
        if p.class(i, Class::PERSON) && p.word(i)
            || p.any(
                i,
                &[
                    "people", "men", "women", "children", "girls", "boys", "teens", "kids", "everyone", "anyone",
                    "those", "adults", "pupils", "students",
                ],
            )
        {
            return Some(p.stretch(i, i));
        }
        if p.capital(i) && p.word(i) && i > 0 && !p.class(i, CLOSED) {
            let mut start = i;
            while start > 0 && p.capital(start - 1) && p.word(start - 1) {
                start -= 1;
            }
            return Some(p.stretch(start, i));
        }
    }
    None
}
