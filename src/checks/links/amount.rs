//! How much a figure says, in a form in which two can be compared.
//!
//! `"three weeks"` → 1,814,400 of `time`; `"one in three"` → 33.3 of `share`; `"nearly two dozen"` → 19.2 to 24.

use super::mention::{Given, hash};
use crate::checks::interval::{Interval, number};
use crate::checks::units::scale_of;
use crate::checks::words::words;
use crate::model::{Amount, Modifier};

/// An amount as it is compared.
#[derive(Clone, Debug)]
pub(super) struct Measure {
    /// What it measures: figures of different dimensions are never compared.
    pub(super) dimension: String,
    /// The dimension as a number, which is sooner compared.
    pub(super) dimension_hash: u64,
    /// What numbers of the dimension can be to each other.
    pub(super) sort: Sort,
    /// The one number in the dimension's base, or the two of a range or pair.
    pub(super) value: Value,
    /// What it can mean.
    pub(super) range: Interval,
    /// How telling it is that two articles have this number: 0.5 for a one or two, 4 for one of many digits.
    pub(super) telling: f64,
    /// Its digits without the noughts at their end, and the power of ten of the last of them; of one number.
    pub(super) digits: Option<(f64, i32)>,
}

/// How numbers of a dimension are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// Ages: of two people that are named, never one.
    Age,
    /// Scores and ranks: equal or other, never rounded.
    Exact,
    /// All others.
    Any,
}

impl Sort {
    fn of(dimension: &str) -> Self {
        match dimension {
            "age" => Self::Age,
            "score" | "rank" => Self::Exact,
            _ => Self::Any,
        }
    }
}

/// The number itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Value {
    One(f64),
    Two(f64, f64),
    None,
}

impl Measure {
    pub(super) fn of(given: &Given<'_>) -> Self {
        if let Some(share) = odds(given) {
            let (value, range) = (Value::One(share), Interval::point(share));
            let dimension = "share".to_string();
            let (dimension_hash, sort) = (hash(&dimension), Sort::Any);
            return Self { dimension_hash, dimension, sort, value, range, telling: 2.0, digits: None };
        }
        let (dimension, factor) = dimension(given.unit.or_else(|| share_by_name(given.of)));
        Self {
            dimension_hash: hash(&dimension),
            sort: Sort::of(&dimension),
            dimension,
            value: value(given.amount, factor),
            range: range(given, factor),
            telling: telling(given.amount),
            digits: digits(given.amount),
        }
    }
}

/// The unit of a number that is told without one: "a tax rate of 35.72", "90-plus percent".
fn share_by_name(of: Option<&str>) -> Option<&'static str> {
    const SHARES: &[&str] = &["percent", "percentage", "share", "tax rate", "unemployment rate", "interest rate"];
    let of = of?.to_lowercase();
    SHARES.iter().any(|name| of.ends_with(name)).then_some("%")
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

/// What it can mean; a plain number below a hundred is counted, not rounded.
fn range(given: &Given<'_>, factor: f64) -> Interval {
    let exact = &given.sentence[given.at.0..given.at.1];
    let Some(rounded) = Interval::rounded(given.amount, exact) else { return vague(exact, given.amount).times(factor) };
    let printed = given.amount.single().and_then(number);
    let counted = given.modifier == Modifier::Plain && (given.unit.is_none() || given.unit == Some("year"));
    let rounded = match printed.filter(|v| counted && *v < 100.0) {
        Some(value) => Interval::point(value),
        None => rounded,
    };
    let Interval { low, high } = rounded;
    // A bound is meant as it is printed: three weeks are not "more than a month".
    let bound = printed.unwrap_or(low);
    let open = match given.modifier {
        Modifier::Plain => rounded,
        // "About 40" leaves room, "about 141" does not.
        Modifier::About if round(given.amount) => rounded.widened(0.1),
        Modifier::About => rounded,
        Modifier::Under => Interval { low: low * 0.8, high: bound.max(low) },
        Modifier::AtMost => Interval { low: low * 0.5, high: bound.max(low) },
        Modifier::Over | Modifier::AtLeast => Interval { low: bound.min(high), high: high * 1.25 },
    };
    open.times(factor)
}

/// Whether a number is a round one: of one digit but for noughts, or with a five as its last.
fn round(amount: Amount) -> bool {
    digits(amount).is_none_or(|(digits, place)| digits % 10.0 == 5.0 || digits < 10.0 && place > 0)
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
        () if has("hundreds of thousand") => (1e5, 999_999.0),
        () if has("tens of thousand") => (1e4, 99_999.0),
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

/// The digits of a number, noughts at its end aside, and the place of the last: 13,600,000 → 136 and 5.
fn digits(amount: Amount) -> Option<(f64, i32)> {
    let value = amount.single()?.normalize();
    let (mut digits, mut place) = (value.mantissa().unsigned_abs(), -(value.scale() as i32));
    if digits == 0 {
        return None;
    }
    while digits % 10 == 0 {
        (digits, place) = (digits / 10, place + 1);
    }
    Some((digits as f64, place))
}

/// "One in three", "1-in-3", "two out of five": the share of a hundred that it is, read at either of its numbers.
fn odds(given: &Given<'_>) -> Option<f64> {
    const TIME: &[&str] = &["day", "week", "month", "year", "hour", "minute", "second", "game", "match"];
    if given.unit.is_some_and(|unit| unit != "ratio") || given.amount.single().is_some_and(|n| n > 100.into()) {
        return None;
    }
    let start = given.sentence[..given.at.0].char_indices().rev().nth(16).map_or(0, |(at, _)| at);
    let rest = &given.sentence[given.at.1..];
    let end = given.at.1 + rest.char_indices().nth(24).map_or(rest.len(), |(at, _)| at);
    let text = given.sentence[start..end].to_lowercase();
    if text.len() != end - start {
        return None;
    }
    let all = words(&text);
    let (own, own_end) = ((given.at.0 - start) as u32, (given.at.1 - start) as u32);
    (0..all.len()).find_map(|n| {
        let behind = match all.get(n + 1..)? {
            [a, ..] if a.is("in") => n + 2,
            [a, b, ..] if a.is("out") && b.is("of") => n + 3,
            _ => return None,
        };
        let (first, last) = (all[n], *all.get(behind)?);
        let (part, whole) = (small(first.text)?, small(last.text)?);
        let joined = text[first.span.start as usize..last.span.end as usize].contains('-');
        // "Five in three days" is a pace.
        let next = all.get(behind + 1).map_or("", |word| word.text).trim_end_matches('s');
        let covers = first.span.start < own_end && own < last.span.end;
        ((joined || !TIME.contains(&next)) && covers && part < whole && whole <= 100.0).then_some(100.0 * part / whole)
    })
}

/// A small number in letters or digits.
fn small(word: &str) -> Option<f64> {
    const WORDS: &[&str] =
        &["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let spelled = WORDS.iter().position(|known| *known == word).map(|n| n as f64);
    spelled.or_else(|| word.parse::<u32>().ok().map(f64::from)).filter(|n| *n > 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decimal::parse;

    fn measure(sentence: &str, exact: &str, value: &str, unit: Option<&str>, modifier: Modifier) -> Measure {
        let at = sentence.find(exact).expect("stands in it");
        Measure::of(&Given {
            amount: Amount::Exactly(parse(value).expect("a number")),
            unit,
            modifier,
            at: (at, at + exact.len()),
            ..Given::of(sentence)
        })
    }

    #[test]
    fn odds_are_a_share_at_either_number() {
        for (exact, value) in [("one", "1"), ("three", "3")] {
            let found = measure("She gave it a one-in-three chance.", exact, value, None, Modifier::Plain);
            assert_eq!((found.dimension.as_str(), found.value), ("share", Value::One(100.0 / 3.0)));
        }
        let pace = measure("It rained on two in three days.", "two", "2", None, Modifier::Plain);
        assert_eq!(pace.value, Value::One(2.0));
    }

    #[test]
    fn a_bound_is_meant_as_it_is_printed() {
        let month = measure("It took more than 1 month.", "1", "1", Some("month"), Modifier::Over);
        let weeks = measure("It took 3 weeks.", "3", "3", Some("week"), Modifier::Plain);
        let days = measure("It took 35 days.", "35", "35", Some("day"), Modifier::Plain);
        assert!(!month.range.meets(weeks.range) && month.range.meets(days.range));
    }

    #[test]
    fn about_leaves_room_for_round_numbers_only() {
        let about = |value: &str| measure(&format!("About {value} came."), value, value, None, Modifier::About).range;
        assert!(about("40").holds(43.0) && !about("16").holds(15.0) && !about("141").holds(139.0));
    }
}
