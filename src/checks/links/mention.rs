//! A figure as it is compared with those of other articles.

use super::sense::{form, is_common, is_sense};
use crate::checks::interval::{Interval, number};
use crate::checks::units::scale_of;
use crate::checks::words::words;
use crate::model::{Amount, Change, Modifier};
use rustc_hash::{FxHashMap, FxHashSet};

/// What is known of a figure: one row of a ledger, or one claim of a text.
#[derive(Clone, Debug)]
pub struct Given<'a> {
    /// The claim's number.
    pub claim: i64,
    /// The article's number.
    pub article: i64,
    /// The sentence.
    pub sentence: &'a str,
    /// Where the figure stands in it, in bytes.
    pub at: (usize, usize),
    /// How much.
    pub amount: Amount,
    /// The unit; none for a count.
    pub unit: Option<&'a str>,
    /// How the text bounds it.
    pub modifier: Modifier,
    /// The direction of an amount of change.
    pub change: Option<Change>,
    /// The thing counted.
    pub of: Option<&'a str>,
}

/// A figure with the words around it.
#[derive(Clone, Debug)]
pub struct Mention {
    /// The claim's number.
    pub claim: i64,
    /// The article's number.
    pub article: i64,
    /// Its sentence, as a number: the same for all figures in it.
    pub(super) sentence: u64,
    /// What it measures: figures of different dimensions are never compared.
    pub(super) dimension: String,
    /// Its unit as it stands.
    pub(super) unit: Option<String>,
    /// The one number in the dimension's base, or the two of a pair.
    pub(super) value: Value,
    /// What it can mean.
    pub(super) range: Interval,
    pub(super) modifier: Modifier,
    pub(super) change: Option<Change>,
    /// How telling it is that two articles have this number: 0 for a vague one, 4 for one of many digits.
    pub(super) telling: f64,
    /// The head of the thing counted, and all its words.
    pub(super) of: Option<String>,
    pub(super) of_words: FxHashSet<String>,
    /// The words of the sentence, and those near the figure with their weight.
    pub(super) words: FxHashMap<String, f64>,
    pub(super) near: FxHashMap<String, f64>,
    /// Names in the sentence, and those near the figure.
    pub(super) names: FxHashSet<String>,
    pub(super) near_names: FxHashSet<String>,
    /// What became of those counted.
    pub(super) senses: FxHashSet<String>,
    /// Years that are named.
    pub(super) years: FxHashSet<String>,
    /// Whether it is plainly a part of something: "including 5", "15 of them".
    pub(super) part: bool,
}

/// The number itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Value {
    One(f64),
    Two(f64, f64),
    None,
}

impl Mention {
    /// Reads a figure with its sentence.
    #[must_use]
    pub fn read(given: &Given<'_>) -> Self {
        let exact = &given.sentence[given.at.0..given.at.1];
        let (dimension, factor) = dimension(given.unit);
        let all = words(given.sentence);
        let inside = |w: &crate::checks::words::Word<'_>| {
            (w.span.start as usize) < given.at.1 && given.at.0 < w.span.end as usize
        };
        let own: Vec<usize> = all.iter().enumerate().filter(|(_, w)| inside(w)).map(|(n, _)| n).collect();
        let (first, last) = (own.first().copied().unwrap_or(0), own.last().copied().unwrap_or(0));
        let mut mention = Self {
            claim: given.claim,
            article: given.article,
            sentence: hash(given.sentence),
            dimension,
            unit: given.unit.map(str::to_string),
            value: value(given.amount, factor),
            range: range(given, exact, factor),
            modifier: given.modifier,
            change: given.change,
            telling: telling(given.amount),
            of: None,
            of_words: FxHashSet::default(),
            words: FxHashMap::default(),
            near: FxHashMap::default(),
            names: FxHashSet::default(),
            near_names: FxHashSet::default(),
            senses: FxHashSet::default(),
            years: FxHashSet::default(),
            part: is_part(given),
        };
        let mut senses: Vec<(usize, String)> = Vec::new();
        for (n, word) in all.iter().enumerate() {
            let low = word.text.to_lowercase();
            let distance = first.abs_diff(n).min(last.abs_diff(n));
            if word.text.starts_with(|c: char| c.is_ascii_digit()) {
                if low.len() == 4 && (low.starts_with("19") || low.starts_with("20")) && !inside(word) {
                    mention.years.insert(low);
                }
                continue;
            }
            let form = form(word.text);
            if is_sense(&form) && distance <= 9 {
                senses.push((distance, form.clone()));
            }
            if inside(word) || is_common(&low) || form.len() < 2 {
                continue;
            }
            if distance <= 7 {
                mention.near.insert(form.clone(), if distance <= 3 { 1.0 } else { 0.6 });
            }
            if word.capital() && n > 0 {
                if distance <= 8 && word.text.chars().any(char::is_lowercase) {
                    mention.near_names.insert(form.clone());
                }
                mention.names.insert(form.clone());
            }
            *mention.words.entry(form).or_insert(0.0) += 1.0;
        }
        senses.sort();
        let nearest = senses.first().map_or(0, |(distance, _)| *distance);
        mention.senses = senses.into_iter().filter(|(d, _)| *d <= nearest + 2).map(|(_, form)| form).collect();
        let of: Vec<String> = given
            .of
            .map(words)
            .unwrap_or_default()
            .iter()
            .filter(|w| !is_common(&w.text.to_lowercase()))
            .map(|w| form(w.text))
            .collect();
        mention.of = of.last().cloned();
        mention.of_words = of.into_iter().collect();
        mention
    }
}

fn hash(sentence: &str) -> u64 {
    let hash = blake3::hash(sentence.as_bytes());
    u64::from_le_bytes(hash.as_bytes()[..8].try_into().expect("eight of thirty-two bytes"))
}

/// What a unit measures, and one of it in the base of that.
fn dimension(unit: Option<&str>) -> (String, f64) {
    match unit {
        None => (String::new(), 1.0),
        Some("month") => ("time".to_string(), 2_629_800.0),
        Some("year") => ("time".to_string(), 31_557_600.0),
        Some("decade") => ("time".to_string(), 315_576_000.0),
        Some("%") => ("share".to_string(), 1.0),
        Some("ratio") => ("share".to_string(), 100.0),
        Some(unit) => scale_of(unit).map_or((unit.to_string(), 1.0), |s| (s.dimension.to_string(), s.factors[0])),
    }
}

fn value(amount: Amount, factor: f64) -> Value {
    match amount {
        Amount::Exactly(value) => number(value).map_or(Value::None, |v| Value::One(v * factor)),
        Amount::Between(a, b) | Amount::Pair(a, b) => {
            number(a).zip(number(b)).map_or(Value::None, |(a, b)| Value::Two(a * factor, b * factor))
        }
        Amount::Vague => Value::None,
    }
}

/// What it can mean; a plain count below a hundred is counted, not rounded.
fn range(given: &Given<'_>, exact: &str, factor: f64) -> Interval {
    let Some(rounded) = Interval::rounded(given.amount, exact) else { return vague(exact, given.amount).times(factor) };
    let counted = given.unit.is_none() && given.modifier == Modifier::Plain;
    let rounded = match given.amount.single().and_then(number).filter(|v| counted && *v < 100.0) {
        Some(value) => Interval::point(value),
        None => rounded,
    };
    let Interval { low, high } = rounded;
    let open = match given.modifier {
        Modifier::Plain => rounded,
        Modifier::About => rounded.widened(0.1),
        Modifier::Under => Interval { low: low * 0.8, high },
        Modifier::AtMost => Interval { low: low * 0.5, high },
        Modifier::Over | Modifier::AtLeast => Interval { low, high: high * 1.25 },
    };
    open.times(factor)
}

/// What a vague count can mean: "hundreds of thousands" is 100,000 to 999,999.
fn vague(exact: &str, amount: Amount) -> Interval {
    if let Amount::Pair(a, b) = amount {
        return Interval::new(number(a).unwrap_or(0.0), number(b).unwrap_or(0.0));
    }
    let low = exact.to_lowercase();
    let has = |word: &str| low.contains(word);
    let factor = [("billion", 1e9), ("million", 1e6)].iter().find(|(word, _)| has(word)).map_or(1.0, |(_, f)| *f);
    let (least, most) = match () {
        () if has("hundreds of thousand") => (1e5, 1e6),
        () if has("tens of thousand") => (1e4, 1e5),
        () if has("hundred") => (100.0, 999.0),
        () if has("thousand") => (1e3, 1e5),
        () if has("tens") => (10.0, 99.0),
        () if has("dozen") || has("scores") => (20.0, 99.0),
        () => (1.0, 999.0),
    };
    Interval::new(least * factor, most * factor)
}

/// How many digits it has, noughts at its end aside; a large one tells more.
fn telling(amount: Amount) -> f64 {
    match amount {
        Amount::Vague => 1.0,
        Amount::Between(..) | Amount::Pair(..) => 3.0,
        Amount::Exactly(value) => {
            let text = value.normalize().to_string().replace(['.', '-'], "");
            let digits = text.trim_matches('0').len().max(1);
            let size = number(value).unwrap_or(0.0).abs();
            if size < 3.0 && digits == 1 { 0.5 } else { (digits as f64 + f64::from(u8::from(size >= 100.0))).min(4.0) }
        }
    }
}

/// Whether the words around it say that it is a part.
fn is_part(given: &Given<'_>) -> bool {
    let before = given.sentence[..given.at.0].to_lowercase();
    let words: Vec<&str> = before.split_whitespace().rev().take(3).collect();
    let lead = words.iter().take_while(|w| matches!(**w, "at" | "least" | "about" | "some")).count();
    let led = words.get(lead).is_some_and(|w| matches!(w.trim_matches(','), "including" | "another" | "other" | "additional" | "whom"));
    let after = given.sentence[given.at.1..].trim_start().to_lowercase();
    led || ["of the", "of them", "of whom", "of those", "other ", "others", "more "].iter().any(|words| after.starts_with(words))
}
