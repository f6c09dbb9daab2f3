//! How likely it is that two figures speak of one thing.
//!
//! The weights were fitted by logistic regression on the linked figures of 47 events, each event scored by the weights of the
//! 46 others to see what they are worth, and then rounded: none of them is about a particular word.

use super::amount::{Sort, Value};
use super::mention::{Bag, Mention};
use super::signs::{COUNT, NAMES};
use crate::model::Modifier;
use rustc_hash::{FxHashMap, FxHashSet};

/// How two figures stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// The same number.
    Equal,
    /// Some number is both.
    Meets,
    /// No number is both.
    Differs,
}

/// How the two numbers stand to each other; none where they cannot be compared.
pub(super) fn fit(a: &Mention, b: &Mention) -> Option<Fit> {
    let (x, y) = (&a.measure, &b.measure);
    if x.dimension_hash != y.dimension_hash || a.change.is_some() && b.change.is_some() && a.change != b.change {
        return None;
    }
    if x.sort == Sort::Age && other_name(a, b) {
        return None;
    }
    let near = |x: f64, y: f64| (x - y).abs() <= 1e-6 * x.abs().max(1.0);
    match (x.value, y.value) {
        (Value::One(x), Value::One(y)) if near(x, y) => return Some(Fit::Equal),
        (Value::Two(x, y), Value::Two(u, v)) if near(x, u) && near(y, v) => return Some(Fit::Equal),
        _ => {}
    }
    if x.sort == Sort::Exact {
        return None;
    }
    // Printed to the same place, one trillion and two trillion are no roundings of one number.
    let plain = a.modifier == Modifier::Plain && b.modifier == Modifier::Plain && a.unit == b.unit;
    if plain && x.digits.zip(y.digits).is_some_and(|(x, y)| x.1 == y.1) {
        return Some(Fit::Differs);
    }
    if beyond(a, b) || beyond(b, a) || other_bound(a, b) {
        return Some(Fit::Differs);
    }
    Some(if x.range.meets(y.range) || rounds(a, b) > 1 { Fit::Meets } else { Fit::Differs })
}

/// Whether both are bounds on one side, and not the same: "at least 21" is another count than "at least 20", though both may be
/// true.
fn other_bound(a: &Mention, b: &Mention) -> bool {
    let side = |m: &Mention| match m.modifier {
        Modifier::Over | Modifier::AtLeast => 1,
        Modifier::Under | Modifier::AtMost => -1,
        Modifier::Plain | Modifier::About => 0,
    };
    let one = |m: &Mention| matches!(m.measure.value, Value::One(_));
    side(a) != 0 && side(a) == side(b) && one(a) && one(b) && rounds(a, b) == 0
}

/// Whether `a` is said to lie beyond the range that `b` is: "more than 200" is not "from 166 to 200".
fn beyond(a: &Mention, b: &Mention) -> bool {
    let (Value::One(bound), Value::Two(low, high)) = (a.measure.value, b.measure.value) else { return false };
    match a.modifier {
        Modifier::Over => bound >= high,
        Modifier::Under => bound <= low,
        _ => false,
    }
}

/// Whether the two are told of people by their names, and neither sentence knows the name of the other: two people of one age
/// are two people.
fn other_name(a: &Mention, b: &Mention) -> bool {
    let unknown =
        |x: &Mention, y: &Mention| !x.of_words.iter().any(|name| y.of_words.contains(name) || y.words.has(name));
    a.named && b.named && unknown(a, b) && unknown(b, a)
}

/// With how many digits the rounder of the two numbers agrees with the other, rounded or cut off ("$43 million" of
/// $43,885,310); 0 where it does not.
pub(super) fn rounds(a: &Mention, b: &Mention) -> u32 {
    let (Some(x), Some(y)) = (a.measure.digits, b.measure.digits) else { return 0 };
    let (rounder, finer) = if x.1 > y.1 { (x, y) } else { (y, x) };
    // What is rounded or cut off is never twice the other.
    if let (Value::One(x), Value::One(y)) = (a.measure.value, b.measure.value)
        && (x > 2.1 * y || y > 2.1 * x)
    {
        return 0;
    }
    if a.unit != b.unit || rounder.1 == finer.1 {
        return 0;
    }
    let parts = finer.0 / 10f64.powi(rounder.1 - finer.1);
    let long = rounder.0 >= 10.0 && rounder.1 > 2;
    let agrees = parts.round() == rounder.0 || long && parts.floor() == rounder.0;
    if agrees { rounder.0.log10() as u32 + 1 } else { 0 }
}

/// The weight of words within two articles: one that stands in every sentence weighs next to nothing.
#[derive(Debug)]
pub(super) struct Weights {
    weights: FxHashMap<u64, f64>,
}

impl Weights {
    pub(super) fn of(mentions: &[&Mention]) -> Self {
        let (mut seen, mut sentences) = (FxHashSet::default(), 0.0);
        let mut counts: FxHashMap<u64, f64> = FxHashMap::default();
        for mention in mentions {
            if seen.insert((mention.article, mention.sentence)) {
                sentences += 1.0;
                for (word, _) in mention.words.iter() {
                    *counts.entry(word).or_insert(0.0) += 1.0;
                }
            }
        }
        let weight = |count: f64| ((sentences + 4.0) / (count + 0.5)).ln().max(0.15) * 1.25;
        Self { weights: counts.into_iter().map(|(word, count)| (word, weight(count))).collect() }
    }

    fn of_word(&self, word: u64) -> f64 {
        self.weights.get(&word).copied().unwrap_or(1.25)
    }

    /// What all these words weigh.
    pub(super) fn sum(&self, words: &Bag) -> f64 {
        words.iter().map(|(word, weight)| self.of_word(word) * weight).sum()
    }

    /// What the words in both weigh.
    pub(super) fn shared(&self, a: &Bag, b: &Bag) -> f64 {
        a.shared(b).map(|(word, weight)| self.of_word(word) * weight).sum()
    }
}

/// What each sign weighs, in the order of [`super::signs::NAMES`].
const WEIGHTS: [f64; COUNT] = [
    -2.35, 1.2, 0.35, 0.45, -0.75, 1.5, 0.6, 0.7, 0.8, 0.9, 0.7, 0.2, -0.45, -0.55, 0.55, -0.7, -0.55, -1.2, 1.25,
    -1.75, -0.2, -0.9, -0.3, -0.4, -1.15, 1.6,
];

/// Each sign with what it weighs: how two figures are found to be of one thing.
pub fn weights() -> impl Iterator<Item = (&'static str, f64)> {
    NAMES.into_iter().zip(WEIGHTS)
}

/// The score of two figures with these signs: the logarithm of the odds that they are of one thing.
pub(super) fn score(signs: &[f64; COUNT]) -> f64 {
    signs.iter().zip(WEIGHTS).map(|(sign, weight)| sign * weight).sum()
}
