//! What speaks for two figures being of one thing, and against it: each sign a number, nought where it is silent.

use super::amount::Value;
use super::mention::Mention;
use super::score::{Fit, Weights, rounds};
use super::sense::{is_anybody, is_people, is_wider};
use crate::model::Modifier;

/// How many there are.
pub(super) const COUNT: usize = 26;

/// Their names, in the order in which they are weighed.
pub(super) const NAMES: [&str; COUNT] = [
    "always",
    "digits that agree",
    "size of the number",
    "the same thing counted",
    "another thing counted",
    "words shared by the sentences",
    "their share of the sentences",
    "words shared near the figures",
    "their share near the figures",
    "names shared",
    "runs of words shared",
    "the same sense",
    "bounded otherwise",
    "ones and twos",
    "in a headline",
    "one a part",
    "other years or months",
    "another fate",
    "other figures of the two sentences that agree",
    "rounded",
    "one a bound of the other",
    "one vague",
    "an equal elsewhere",
    "other speakers",
    "one only thought of",
    "the age of one name",
];

/// What the two articles tell beside the two figures.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Beside {
    /// How many other figures of the two sentences agree.
    pub(super) agree: usize,
    /// Of how many of the two the other article has an equal elsewhere.
    pub(super) taken: usize,
}

/// The signs of two figures that stand to each other like this.
pub(super) fn signs(a: &Mention, b: &Mention, fit: Fit, weights: &Weights, beside: Beside) -> [f64; COUNT] {
    let flag = |yes: bool| f64::from(u8::from(yes));
    let share = |shared: f64, a: f64, b: f64| shared / (a * b).sqrt().max(1e-9);
    let (sentence, near) = (weights.shared(&a.words, &b.words), weights.shared(&a.near, &b.near));
    let meets = fit == Fit::Meets;
    let digits = rounds(a, b);
    let vague = a.vague || b.vague;
    [
        1.0,
        match fit {
            Fit::Equal => a.measure.telling.min(b.measure.telling),
            // "Billions" of 5.7 billion is no digit, but the size agrees.
            Fit::Meets if vague && large(a) && large(b) => 0.8,
            _ => f64::from(digits.min(4)),
        },
        size(a, b),
        flag(same_thing(a, b)),
        flag(other_thing(a, b)),
        sentence.min(20.0) / 10.0,
        share(sentence, weights.sum(&a.words), weights.sum(&b.words)),
        near.min(12.0) / 6.0,
        share(near, weights.sum(&a.near), weights.sum(&b.near)),
        a.names.intersection(&b.names).count().min(3) as f64,
        a.runs.intersection(&b.runs).count().min(4) as f64 / 2.0,
        flag(!a.senses.is_disjoint(&b.senses)),
        flag(a.modifier != b.modifier),
        flag(a.measure.dimension.is_empty() && a.measure.telling <= 0.5),
        flag(a.headline || b.headline),
        flag(a.part != b.part),
        flag(a.dates != b.dates && a.dates.is_disjoint(&b.dates)),
        flag(a.fate.is_some() && b.fate.is_some() && a.fate != b.fate),
        beside.agree.min(3) as f64,
        flag(meets && digits > 0),
        flag(meets && digits == 0 && !vague && (bounds(a, b) || bounds(b, a))),
        flag(meets && vague),
        beside.taken as f64,
        flag(!a.source.is_empty() && !b.source.is_empty() && a.source.is_disjoint(&b.source)),
        flag(a.thought != b.thought),
        flag(fit == Fit::Equal && of_one_name(a, b)),
    ]
}

fn size(a: &Mention, b: &Mention) -> f64 {
    match (a.measure.value, b.measure.value) {
        (Value::One(x), Value::One(y)) => x.min(y).max(1.0).log10().min(7.0),
        _ => 1.0,
    }
}

/// Whether the thing counted is the same by its chief word.
pub(super) fn same_thing(a: &Mention, b: &Mention) -> bool {
    a.of.is_some() && a.of == b.of
}

/// Whether both are the age of somebody who bears a name.
fn of_one_name(a: &Mention, b: &Mention) -> bool {
    let name = |word: &String| !is_people(word) && !is_anybody(word);
    a.measure.dimension == "age" && a.of_words.intersection(&b.of_words).any(name)
}

/// Whether it is of thousands at least, be it in digits or as "hundreds of thousands".
fn large(m: &Mention) -> bool {
    m.measure.range.low >= 1000.0
}

/// Whether both name what they count, and nothing of the one stands near the other.
pub(super) fn other_thing(a: &Mention, b: &Mention) -> bool {
    let (Some(x), Some(y)) = (&a.of, &b.of) else { return false };
    x != y && !is_wider(x, y) && a.of_words.is_disjoint(&b.of_words) && !b.near.has(x) && !a.near.has(y)
}

/// Whether `a` is a bound of `b` that is near to it: "more than 5,000" of 5,200.
fn bounds(a: &Mention, b: &Mention) -> bool {
    let (Value::One(x), Value::One(y)) = (a.measure.value, b.measure.value) else { return false };
    match a.modifier {
        Modifier::Over | Modifier::AtLeast => x <= y && x >= 0.8 * y,
        Modifier::Under | Modifier::AtMost => y <= x && y >= 0.8 * x,
        Modifier::About => (x - y).abs() <= 0.1 * x,
        Modifier::Plain => false,
    }
}
