//! What a change changes: "a 25.7% rise in **tax revenues**", "a gain in **failures** of 1.5 pct", "knock 0.8% off **global
//! growth**", "**sales** rose to a level of $117 million". The change itself is never the thing counted.

use super::before::subject;
use super::listed::past_bracket;
use crate::figures::counted::phrase::{chunk, chunk_from, head, last_word, noun_at, noun_before};
use crate::figures::passage::Passage;
use crate::lexicon::Class;
use crate::span::Span;
use crate::text::wording::Wording;
use std::ops::Range;

/// What changes, named behind the noun of the change: "a 25.7% rise in tax revenues", "a 0.3 pct drop in orders".
#[must_use]
pub fn changed(p: &Passage, end: usize) -> Option<Span> {
    let at = (end..end + 4).find(|i| p.class(*i, Class::CHANGE_NOUN))?;
    if !(end..at).all(|i| p.open_word(i) || p.hyphen(i) || p.capital(i) && p.word(i)) {
        return None;
    }
    // "a 1 percent pay hike for teachers": of the pay.
    if p.is(at + 1, "for") && at > end && noun_at(p, at - 1) {
        return head(p, end, at).map(|r| p.stretch(r.start, r.end - 1));
    }
    within(p, at + 1)
}

/// What changes, named in front of the amount: "a gain in failures of 1.5 pct", "a decline in failing businesses, off 6.8
/// pct", "a drop of 12% in sales".
#[must_use]
pub fn changed_before(p: &Passage, words: &Range<usize>) -> Option<Span> {
    let before = words.start.wrapping_sub(1);
    let of = p.back(words.start, 4, |i| p.is(i, "of"));
    if let Some(of) = of.filter(|of| *of > 0 && p.class(of - 1, Class::CHANGE_NOUN)) {
        let _ = of;
        return within(p, words.end);
    }
    let comma = p.class(before, Class::CHANGE_PARTICLE) && p.txt(before.wrapping_sub(1)) == ",";
    let end = if comma { before.wrapping_sub(1) } else { of? };
    let noun =
        (end.saturating_sub(9)..end).rev().find(|i| p.class(*i, Class::CHANGE_NOUN) && p.any(i + 1, &["in", "of"]))?;
    (!(noun..end).any(|i| p.border(i) || p.txt(i) == ",")).then(|| within(p, noun + 1)).flatten()
}

/// What a sum is made of or taken from: "$4.2 billion in tax credits", "knock 0.8% off global growth".
#[must_use]
pub fn sum(p: &Passage, end: usize, money: bool) -> Option<Span> {
    // "$150m (£113m) in aid"
    let end = if money { past_bracket(p, end) } else { end };
    if money
        && p.is(end, "in")
        && !p.any(end + 1, &["the", "a", "this", "that", "each", "its", "their", "his", "her", "all"])
    {
        return within(p, end).filter(|of| {
            let words = of.text(p.text);
            let traded = ["trading", "trade", "dealings", "deals", "morning", "afternoon", "session"]
                .contains(&last_word(p, *of));
            !traded
                && !["cash", "advance", "return", "bonds", "stock", "shares", "part", "fact", "rubles"].contains(&words)
        });
    }
    // "shaved nearly 20% from the index"
    let pared = [
        "cut", "cuts", "cutting", "knock", "knocked", "knocks", "shave", "shaved", "shaves", "shaving", "slashed",
        "trimmed", "wipe", "wiped", "wipes", "wiping",
    ];
    if p.is(end, "off") && !p.any(end + 1, &["campus", "duty", "road", "work"])
        || p.is(end, "from") && p.back(end, 6, |i| p.any(i, &pared)).is_some()
    {
        let mut start = end + 1;
        while p.class(start, Class::ARTICLE.or(Class::POSSESSIVE)) {
            start += 1;
        }
        return chunk(p, start);
    }
    None
}

/// The common noun behind "in", "of" or "for": no place, no time.
pub(super) fn within(p: &Passage, at: usize) -> Option<Span> {
    if !p.any(at, &["in", "of", "for"]) {
        return None;
    }
    let mut start = at + 1;
    while p.class(start, Class::ARTICLE.or(Class::POSSESSIVE).or(Class::DEMONSTRATIVE)) {
        start += 1;
    }
    // "in failing businesses": a participle that the tree takes for a verb.
    let verbal = p.txt(start).ends_with("ing") && p.txt(start).len() > 5 && !noun_at(p, start) && noun_at(p, start + 1);
    // "adds $80 billion in spending over two years"
    if !verbal
        && !noun_at(p, start)
        && p.any(start, &["borrowing", "financing", "funding", "lending", "savings", "spending"])
    {
        return Some(p.stretch(start, start));
    }
    let found = chunk_from(p, start + usize::from(verbal))?;
    let last = found.end - 1;
    let common = (!p.capital(last) || p.any(last, AGGREGATES))
        && !p.entry(last).is(Class::UNIT.or(Class::WEEKDAY).or(Class::MONTH).or(Class::NUMERIC));
    let time = p.any(
        last,
        &[
            "quarter", "half", "period", "season", "weeks", "addition", "total", "region", "country", "world", "state",
            "city",
        ],
    ) || p.is(last, "time") && found.len() == 1;
    (common && !time && p.numeral_over(start).is_none())
        .then(|| head(p, found.start, found.end).map(|r| p.stretch(r.start, r.end - 1)))?
}

/// Whether a noun in front of a word of change can be what changes: no time, no place, nothing that only describes.
pub(super) fn grows(p: &Passage, at: usize) -> bool {
    let entry = p.entry(at);
    let describes = ["point", "record", "year", "average", "percentage", "overnight", "total", "market", "basis"];
    noun_at(p, at)
        && p.word(at)
        && !p.hyphen(at - 1)
        && (p.open_word(at) || p.any(at, AGGREGATES))
        && entry.unit.is_none()
        && !entry.is(Class::WEEKDAY.or(Class::MONTH).or(Class::NUMERIC).or(Class::CHANGE_NOUN))
        && !p.any(at, &describes)
}

/// Sums of an economy that are known by their letters.
const AGGREGATES: &[&str] = &["GDP", "GNP", "CPI", "PPI", "RPI", "PMI"];

/// Where "to" stands in "to a level of 117 billion", "to an average of around 840,000 barrels a day", "at an annual rate of".
#[must_use]
pub fn level_of(p: &Passage, words: &Range<usize>) -> Option<usize> {
    const LEVELS: &[&str] = &["average", "high", "level", "low", "peak", "range", "record", "total"];
    let of = p.back(words.start, 4, |i| p.is(i, "of"))?;
    let to = (of.saturating_sub(7)..of.saturating_sub(2)).rev().find(|i| p.any(*i, &["to", "at"]))?;
    let yearly = p.row(of.saturating_sub(2), &["annual", "rate"]) && p.class(to.wrapping_sub(1), Class::CHANGE_VERB);
    let fits = if p.is(to, "at") { yearly } else { p.any(of - 1, LEVELS) };
    (to > 0 && fits && p.any(to + 1, &["a", "an"])).then_some(to)
}

/// The noun right before it, else the subject of the verb right before it.
#[must_use]
pub fn leveled(p: &Passage, to: usize) -> Option<Span> {
    let aside = Class::UNIT.or(Class::PERCENT).or(Class::CURRENCY).or(Class::CHANGE_NOUN).or(Class::NUMERIC);
    if noun_at(p, to - 1) && !p.entry(to - 1).is(aside) && !p.any(to - 1, &["point", "points"]) {
        return noun_before(p, to);
    }
    p.class(to - 1, Class::CHANGE_VERB).then(|| subject(p, to + 1))?
}
