//! Figures that do not agree and yet are of one thing: more is asked of them than of figures that agree.
//!
//! `"12 people were killed, police said"` · `"a gunman killed nine"` → one toll. `"12 killed"` · `"12 hurt"`, `"in August
//! nine were killed"` → none: another fate, another day. An age or a score is of one person or match, so another one is of
//! another.

use super::amount::Value;
use super::mention::Mention;
use super::score::{Fit, Weights, fit};
use super::sense::{is_anybody, is_people};
use super::signs::{other_thing, same_thing};

/// Dimensions in which another number is another thing.
const NEVER: &[&str] = &["age", "score", "rank", "category", "times"];

/// How strongly these two figures, which differ, are of one thing; none where they cannot be. `all` are the figures of both
/// articles.
pub(super) fn differs(a: &Mention, b: &Mention, all: &[&Mention], weights: &Weights) -> Option<f64> {
    let found = likeness(a, b, weights)?;
    // Looking at all others costs most, so what cannot pass any more is dropped before.
    if found < -1.5 {
        return None;
    }
    // The only figure of its kind in its article: nothing else can be meant. One that is much less like the other is none.
    let rivals = |x: &Mention, y: &Mention| {
        let same = |m: &&&Mention| m.article == x.article && m.claim != x.claim && of_kind(m, x) && !doubtful(m);
        all.iter().filter(same).any(|m| {
            fit(m, x) == Some(Fit::Differs) && likeness(m, y, weights).is_some_and(|other| other > found - MARGIN)
        })
    };
    let lonely = if rivals(a, b) || rivals(b, a) { -0.5 } else { 0.6 };
    Some(found + lonely)
}

/// By how much another figure of the article has to be less like.
const MARGIN: f64 = 0.5;

/// How much the words that two measured figures have beside them weigh, at least, when nothing else tells that they are of one
/// kind: two words that the rest of the articles hardly uses.
const BESIDE: f64 = 2.5;

/// How like two figures are that differ, whatever else their articles tell.
fn likeness(a: &Mention, b: &Mention, weights: &Weights) -> Option<f64> {
    if doubtful(a) || doubtful(b) || a.unit != b.unit {
        return None;
    }
    // What is measured beside the same words is the same, whatever was done.
    let beside = weights.shared(&a.near, &b.near);
    let kind = kind(a, b).or_else(|| (a.unit.is_some() && beside >= BESIDE).then_some(Kind::Measure))?;
    let turned = !a.measure.dimension.is_empty() && a.change != b.change;
    let never = NEVER.contains(&a.measure.dimension.as_str()) || turned;
    // "In August nine were killed" may be of another day than nine without a date; money earned "from 2007 to 2014" is what
    // a headline says was earned.
    let undated = a.dates.is_empty() || b.dates.is_empty();
    let apart = a.dates != b.dates
        && a.dates.is_disjoint(&b.dates)
        && (kind == Kind::Toll || !undated && (a.dates.len() > 1 || b.dates.len() > 1));
    // Two polls are two polls.
    let polled = a.measure.dimension == "share" && !a.source.is_empty() && !b.source.is_empty();
    if never || apart || a.with_doers != b.with_doers || polled && a.source.is_disjoint(&b.source) {
        return None;
    }
    let strangers = |x: &Mention, y: &Mention| x.near_names.iter().filter(|name| !y.words.holds(**name)).count();
    let foreign = strangers(a, b).min(strangers(b, a)).min(2) as f64;
    let ratio = ratio(a, b);
    let near = beside.min(12.0) / 6.0;
    let sentence = weights.shared(&a.words, &b.words).min(20.0) / 10.0;
    let names = a.names.intersection(&b.names).count().min(2) as f64;
    let slipped = is_slip(a, b);
    // "Should take up some 16 measures" may be the fifteen that were passed.
    let supposed = if a.thought == b.thought { 0.0 } else { 0.5 };
    let base = match kind {
        // A headline keeps the count of the first hour.
        Kind::Toll if early(a, b) => 0.5,
        // Tolls of one event are near to each other.
        Kind::Toll if ratio < 0.05 => -1.8,
        Kind::Toll => -0.8 + 0.4 * ratio,
        Kind::Thing if slipped || ratio >= 0.3 => -0.9,
        Kind::Thing if ratio >= 0.15 => -1.2,
        Kind::Thing => -1.7,
        Kind::Measure if slipped || ratio >= 0.5 => -1.2,
        Kind::Measure => -1.6,
    };
    // A story tells of many lengths of time.
    let base = if a.measure.dimension == "time" { base - 0.5 } else { base };
    Some(base + 0.9 * near + 0.4 * sentence + 0.3 * names + 0.8 * ratio - 0.6 * foreign - supposed)
}

/// Whether the one number may be a slip of the other: $28 million for $82 million, $9.4 million for $94 million.
fn is_slip(a: &Mention, b: &Mention) -> bool {
    let (Some((x, _)), Some((y, _))) = (a.measure.digits, b.measure.digits) else { return false };
    let sorted = |digits: f64| {
        let mut all = digits.to_string().into_bytes();
        all.sort_unstable();
        all
    };
    x >= 10.0 && y >= 10.0 && sorted(x) == sorted(y)
}

/// Whether the two are tolls of which one stands in a headline.
pub(super) fn early(a: &Mention, b: &Mention) -> bool {
    let whole = |m: &Mention| m.of.as_deref().is_none_or(is_anybody) && m.dates.is_empty();
    (a.headline || b.headline) && a.fate.is_some() && a.fate == b.fate && whole(a) && whole(b)
}

/// Whether one article tells the same toll, or the same telling number of the same things, twice.
pub(super) fn is_repeated(a: &Mention, b: &Mention) -> bool {
    let telling = if kind(a, b) == Some(Kind::Toll) { 1.0 } else { 2.0 };
    let apart = a.dates != b.dates && a.dates.is_disjoint(&b.dates);
    kind(a, b).is_some()
        && a.measure.telling >= telling
        && a.unit == b.unit
        && a.part == b.part
        && !apart
        && a.thought == b.thought
}

/// Whether the first of two figures of one article is the toll that the second has replaced.
pub(super) fn is_replaced(old: &Mention, new: &Mention) -> bool {
    let whole = |m: &Mention| m.of.as_deref().is_none_or(is_anybody) && !doubtful(m) && !m.thought;
    old.outdated
        && !new.outdated
        && whole(old)
        && whole(new)
        && kind(old, new) == Some(Kind::Toll)
        && old.dates == new.dates
}

/// A figure that is not told of the whole, or is a one or two; two dead are a toll.
fn doubtful(m: &Mention) -> bool {
    m.vague || m.part || m.measure.telling <= 0.5 && (m.fate.is_none() || m.measure.value == Value::One(1.0))
}

/// In what way two figures are of one kind.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The same befell people.
    Toll,
    /// The same things are counted.
    Thing,
    /// The same is measured, and the same was done.
    Measure,
}

fn kind(a: &Mention, b: &Mention) -> Option<Kind> {
    let people = |m: &Mention| m.nation || m.of.as_deref().is_none_or(is_people);
    // "15 Palestinians" are "19 people" only where these are said to be Palestinians.
    let known = |x: &Mention, y: &Mention| !x.nation || x.of == y.of || x.of.as_ref().is_some_and(|of| y.near.has(of));
    // "Killed" and "hurt" are told apart by what befell the counted.
    let counts = a.measure.dimension.is_empty() && b.measure.dimension.is_empty();
    // Of those killed the police officers are not the people, nor the gunmen the civilians.
    let anybody = |m: &Mention| m.nation || m.of.as_deref().is_none_or(is_anybody);
    let alike = a.of == b.of || anybody(a) && anybody(b);
    if counts && people(a) && people(b) && known(a, b) && known(b, a) && a.fate.is_some() && a.fate == b.fate {
        return alike.then_some(Kind::Toll);
    }
    if a.fate.is_some() && b.fate.is_some() && a.fate != b.fate {
        return None;
    }
    // People of whom nothing more is said are any people; gunmen are the gunmen.
    let told = |word: &String| !is_anybody(word);
    // A thing that another sentence has named may be another one.
    let here = |m: &Mention| m.of.as_ref().is_some_and(|of| m.words.has(of));
    let shared = same_thing(a, b) && a.of.as_ref().is_some_and(told) || a.of_words.intersection(&b.of_words).any(told);
    // Votes, delegates and seats are told for and against, won and needed; `ticket` is the class of "seat".
    let tally = |m: &Mention| matches!(m.of.as_deref(), Some("vote" | "delegat" | "ticket"));
    if shared && here(a) && here(b) && !tally(a) && !tally(b) {
        return Some(if a.unit.is_none() { Kind::Thing } else { Kind::Measure });
    }
    // What money is for stands anywhere in a sentence: that one of the two names it is enough.
    let told_in = |x: &Mention, y: &Mention| x.of.as_ref().is_some_and(|of| y.words.has(of));
    let measured = a.unit.is_some() && (!other_thing(a, b) || told_in(a, b) || told_in(b, a));
    (measured && !a.senses.is_disjoint(&b.senses)).then_some(Kind::Measure)
}

/// Whether both figures of one article are of one kind.
fn of_kind(a: &Mention, b: &Mention) -> bool {
    a.measure.dimension == b.measure.dimension && a.unit == b.unit && kind(a, b).is_some()
}

/// The lesser over the greater.
fn ratio(a: &Mention, b: &Mention) -> f64 {
    let middle = |m: &Mention| match m.measure.value {
        Value::One(x) => x,
        Value::Two(x, y) => (x + y) / 2.0,
        Value::None => 0.0,
    };
    let (x, y) = (middle(a), middle(b));
    if x.max(y) > 0.0 { (x.min(y) / x.max(y)).max(0.0) } else { 0.0 }
}
