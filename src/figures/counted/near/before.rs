//! The noun in front of a figure that has none behind it: before "of" ("a **population** of 100 million"), before the verb
//! ("**the index** closed at 25,479"), or told at the beginning of the sentence ("Of those **cuts**, half would …").
//!
//! Nouns that name the quantity itself, "winds over 165 mph", are for [quantity](super::quantity).

use super::quantity::sum_of_money;
use super::worth::GENERAL;
use crate::figures::counted::phrase::{chunk, chunk_from, last_word, noun_at, noun_before};
use crate::figures::passage::Passage;
use crate::figures::proposal::Draft;
use crate::lexicon::{Class, lasting};
use crate::span::Span;
use crate::text::wording::Wording;
use std::ops::Range;

/// "a population of more than 100 million", "in front of 15,522": the noun before "of".
#[must_use]
pub fn noun_of(p: &Passage, words: &Range<usize>) -> Option<Span> {
    let mut i = words.start.wrapping_sub(1);
    for _ in 0..5 {
        if p.is(i, "of") && i > 0 {
            // "refugees in excess of 50,000"
            if p.is(i - 1, "excess") && i > 2 && p.is(i - 2, "in") {
                return noun_before(p, i - 2).filter(|_| noun_at(p, i - 3));
            }
            // "growth this year of 2.5 percent": when, not what.
            let when = p.any(i - 1, &["year", "month", "week", "quarter", "today", "yesterday"])
                || p.capital(i - 1) && p.class(i - 1, Class::MONTH.or(Class::WEEKDAY));
            // "a personal best of 7.96m": a noun, though it looks like an adjective.
            let best = p.is(i - 1, "best") && i > 1;
            let sum = sum_of_money(p, words);
            let booked = p.any(i - 1, &["loss", "losses"]) || sum && p.any(i - 1, &["gain", "gains", "shortfall"]);
            if when || !noun_at(p, i - 1) && !best || p.class(i - 1, Class::CHANGE_NOUN) && !booked {
                return None;
            }
            return noun_before(p, i).filter(|of| {
                let last = last_word(p, *of);
                !GENERAL.iter().any(|w| last.eq_ignore_ascii_case(w))
            });
        }
        if !(p.any(
            i,
            &[
                "about", "around", "just", "under", "over", "more", "less", "than", "at", "least", "nearly", "almost",
                "up", "to", "some", "plus", "minus", "or", "as", "much", "roughly", "approximately", "close",
                "between", "only", "a", "an", "estimated",
            ],
        ) || matches!(p.txt(i), "+" | "/" | "-" | "\u{b1}" | "+/-" | "\u{2212}"))
        {
            return None;
        }
        i = i.wrapping_sub(1);
    }
    None
}

/// What neighbouring words tell of a figure that has no noun behind it: the noun before "of", the subject of its verb.
#[must_use]
pub fn beside(p: &Passage, words: &Range<usize>, draft: &Draft) -> Option<Span> {
    let unit = draft.unit.as_ref();
    let time = unit.is_some_and(|u| lasting(u.as_str()));
    // "9 to 10 seats": the noun follows the next number.
    let next = words.end + 1;
    if unit.is_none() && p.any(words.end, &["or", "to"]) && p.numeral_at(next).is_some() {
        let n = p.numeral_at(next)?;
        if let Some(noun) = chunk(p, p.numerals[n].words.end) {
            return Some(noun);
        }
    }
    // "a surplus of just under $6.9 billion", "sentence of three years", "a population of more than 100 million"
    let mut i = words.start.wrapping_sub(1);
    for _ in 0..6 {
        if p.is(i, "of") && i > 0 {
            return noun_of(p, words);
        }
        if !(p.any(
            i,
            &[
                "about", "around", "just", "under", "over", "more", "less", "than", "at", "least", "nearly", "almost",
                "up", "to", "as", "much", "approximately", "roughly", "a", "an", "close", "only", "some", "further",
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

/// The subject of the verb in front: the noun before the nearest verb to the left.
pub(super) fn subject(p: &Passage, start: usize) -> Option<Span> {
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
        && (crate::lexicon::adverbial(p.txt(end - 1))
            || p.class(end - 1, Class::AUXILIARY.or(Class::NEGATION))
            || p.txt(end - 1) == ",")
    {
        end -= 1;
    }
    // Jump over what hangs on the noun: "sales of durable goods rose", "prices in May rose".
    let mut of = end;
    for _ in 0..8 {
        let Some(j) = of.checked_sub(1) else { break };
        if p.any(j, &["in", "for", "at", "on", "from", "across"])
            && j > 0
            && p.word(j - 1)
            && !p.class(j - 1, Class::CLOSED)
        {
            end = j;
        }
        if p.border(j) || p.txt(j) == "," || p.class(j, Class::CONJUNCTION.or(Class::SUBORDINATOR)) {
            break;
        }
        of = j;
    }
    noun_before(p, end)
}

/// "asked how many people would be killed and was told 150": what was asked for.
#[must_use]
pub fn asked(p: &Passage, words: &Range<usize>) -> Option<Span> {
    let many = p.back(words.start, 20, |i| p.is(i, "many") && p.is(i.wrapping_sub(1), "how"))?;
    chunk(p, many + 1).filter(|of| (of.end as usize) < p.words[words.start].span.start as usize)
}

/// "the number of permits that the town grants from 110 to 50": what there is a number of, said before in the clause.
#[must_use]
pub fn number_of(p: &Passage, words: &Range<usize>) -> Option<Span> {
    if !p.any(words.start.wrapping_sub(1), &["from", "to"]) {
        return None;
    }
    let of = p.back(words.start, 22, |i| p.is(i, "of") && p.is(i.wrapping_sub(1), "number"))?;
    chunk(p, of + 1).filter(|found| (found.end as usize) < p.words[words.start].span.start as usize)
}

/// What the sentence begins with, to tell how many of it: "Of those cuts, half would come from …", "Of the 12 members, three".
#[must_use]
pub fn fronted(p: &Passage, words: &Range<usize>) -> Option<Span> {
    if !p.is(0, "of") || p.is(1, "course") {
        return None;
    }
    let mut at = 1;
    while p.class(at, Class::ARTICLE.or(Class::POSSESSIVE).or(Class::DEMONSTRATIVE))
        || p.any(at, &["all", "those", "these"])
    {
        at += 1;
    }
    at = p.numeral_at(at).map_or(at, |n| p.numerals[n].words.end);
    let found = chunk_from(p, at)?;
    let comma = (found.end..found.end + 9).find(|i| p.txt(*i) == ",")?;
    let thing = !p.entry(found.end - 1).is(Class::UNIT.or(Class::CURRENCY).or(Class::NUMERIC));
    (thing && comma < words.start).then(|| chunk(p, at))?
}
