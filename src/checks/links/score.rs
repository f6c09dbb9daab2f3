//! How likely it is that two figures speak of one thing.
//!
//! The weights were fitted once, by logistic regression on the words of some hundred linked figures of nineteen events, and
//! then rounded to a digit or two: none of them is about a particular word.

use super::mention::{Mention, Value};
use super::sense::is_people;
use rustc_hash::FxHashMap;

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
    if a.dimension != b.dimension || a.change.is_some() && b.change.is_some() && a.change != b.change {
        return None;
    }
    let near = |x: f64, y: f64| (x - y).abs() <= 1e-6 * x.abs().max(1.0);
    match (a.value, b.value) {
        (Value::One(x), Value::One(y)) if near(x, y) => return Some(Fit::Equal),
        (Value::Two(x, y), Value::Two(u, v)) if near(x, u) && near(y, v) => return Some(Fit::Equal),
        _ => {}
    }
    if a.dimension == "score" {
        return None;
    }
    Some(if a.range.meets(b.range) { Fit::Meets } else { Fit::Differs })
}

/// The weight of words within two articles: one that stands in every sentence weighs next to nothing.
#[derive(Debug)]
pub(super) struct Weights {
    counts: FxHashMap<String, f64>,
    sentences: f64,
}

impl Weights {
    pub(super) fn of<'a>(mentions: impl Iterator<Item = &'a Mention>) -> Self {
        let mut seen = rustc_hash::FxHashSet::default();
        let mut weights = Self { counts: FxHashMap::default(), sentences: 0.0 };
        for mention in mentions {
            if seen.insert((mention.article, mention.sentence)) {
                weights.sentences += 1.0;
                for word in mention.words.keys() {
                    *weights.counts.entry(word.clone()).or_insert(0.0) += 1.0;
                }
            }
        }
        weights
    }

    fn of_word(&self, word: &str) -> f64 {
        let count = self.counts.get(word).copied().unwrap_or(0.0);
        ((self.sentences + 4.0) / (count + 0.5)).ln().max(0.15) * 1.25
    }

    fn shared(&self, a: &FxHashMap<String, f64>, b: &FxHashMap<String, f64>) -> f64 {
        let (few, many) = if a.len() < b.len() { (a, b) } else { (b, a) };
        // In the order of the words, so that the sum is the same at every run.
        let mut words: Vec<&String> = few.keys().filter(|word| many.contains_key(*word)).collect();
        words.sort_unstable();
        words.into_iter().map(|word| self.of_word(word) * few[word].min(many[word])).sum()
    }
}

/// What speaks for two figures being of one thing.
pub(super) struct Signs {
    of: Of,
    sentence: f64,
    near: f64,
    names: f64,
    strangers: f64,
    unit: bool,
    same_sense: bool,
    other_sense: bool,
    year: bool,
}

#[derive(PartialEq)]
enum Of {
    Same,
    Related,
    Other,
    Unknown,
}

impl Signs {
    pub(super) fn of(a: &Mention, b: &Mention, weights: &Weights) -> Self {
        let of = match (&a.of, &b.of) {
            (Some(x), Some(y)) if x == y => Of::Same,
            (Some(_), Some(_)) if !a.of_words.is_disjoint(&b.of_words) => Of::Related,
            (Some(x), Some(y)) if b.near.contains_key(x) || a.near.contains_key(y) => Of::Unknown,
            (Some(_), Some(_)) => Of::Other,
            (Some(x), None) if b.words.contains_key(x) => Of::Related,
            (None, Some(y)) if a.words.contains_key(y) => Of::Related,
            _ => Of::Unknown,
        };
        let foreign = |x: &Mention, y: &Mention| x.near_names.iter().filter(|name| !y.words.contains_key(*name)).count();
        let both = !a.senses.is_empty() && !b.senses.is_empty();
        let same_sense = !a.senses.is_disjoint(&b.senses);
        Self {
            of,
            sentence: weights.shared(&a.words, &b.words).min(20.0) / 10.0,
            near: weights.shared(&a.near, &b.near).min(12.0) / 6.0,
            names: a.names.intersection(&b.names).count().min(3) as f64,
            strangers: foreign(a, b).min(foreign(b, a)).min(2) as f64,
            unit: a.unit.is_some() && a.unit == b.unit,
            same_sense,
            other_sense: both && !same_sense,
            year: a.years != b.years && a.years.is_disjoint(&b.years),
        }
    }
}

/// The score of two figures with this fit, a link from nought upwards.
pub(super) fn score(a: &Mention, b: &Mention, fit: Fit, signs: &Signs) -> f64 {
    let flag = |yes: bool, weight: f64| if yes { weight } else { 0.0 };
    match fit {
        Fit::Equal => {
            -1.0 + 0.6 * a.telling.min(b.telling)
                + flag(signs.of == Of::Same, 0.3)
                - flag(signs.of == Of::Other, 0.9)
                - flag(signs.of == Of::Related, 0.1)
                + 0.6 * signs.sentence
                + 0.45 * signs.near
                + 0.2 * signs.names
                + flag(signs.unit, 0.8)
                + flag(signs.same_sense, 0.3)
                - flag(signs.other_sense, 0.3)
                - 0.35 * signs.strangers
        }
        Fit::Meets => {
            -3.4 + 1.2 * signs.near
                + 0.6 * signs.sentence
                + 0.6 * signs.names
                + flag(signs.unit, 0.6)
                + flag(a.modifier == b.modifier && a.modifier != crate::model::Modifier::Plain, 0.5)
                + flag(signs.of == Of::Same, 0.8)
                - flag(signs.of == Of::Other, 0.6)
                - flag(signs.other_sense, 0.5)
                - 0.45 * signs.strangers
        }
        Fit::Differs => differs(a, b, signs) - 1.0,
    }
}

/// Of figures that differ much more is asked.
fn differs(a: &Mention, b: &Mention, signs: &Signs) -> f64 {
    let never = matches!(a.dimension.as_str(), "age" | "score" | "rank" | "category" | "times");
    let (Value::One(x), Value::One(y)) = (a.value, b.value) else { return -9.0 };
    let ratio = x.min(y) / x.max(y).max(f64::MIN_POSITIVE);
    if never || a.part || b.part || a.change != b.change || ratio < 0.5 {
        return -9.0;
    }
    let people = |m: &Mention| m.of.as_deref().is_none_or(is_people);
    let people = people(a) && people(b);
    let alone = a.senses.len() == 1 && b.senses.len() == 1;
    let fate = a.dimension.is_empty() && people && alone && signs.same_sense && signs.strangers == 0.0 && !signs.year;
    let grave = a.senses.contains("kill") || a.senses.contains("hurt");
    let base = match () {
        () if fate => if grave { 1.0 } else { 0.5 },
        () if signs.of == Of::Same && !people && (a.dimension != "usd" || signs.same_sense) => {
            0.4 + if signs.near > 0.6 { 0.6 } else { 0.0 } + if signs.unit { 0.3 } else { 0.0 }
        }
        () => return -9.0,
    };
    let year = if signs.year { 0.5 } else { 0.0 };
    base + 0.5 * signs.near + 0.3 * signs.sentence + 0.3 * ratio - 0.4 * signs.strangers - year
}
