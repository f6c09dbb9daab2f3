//! A quantity: the normalised value of a figure.
//!
//! `"almost $4.2bn"` → exactly 4200000000, `usd`, modifier `<`.

use crate::decimal::{self, Decimal};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

/// How much: one number, two, or none that could be written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// One number.
    Exactly(Decimal),
    /// A range, its ends in the order of the text: "10 to 15", and "20-19" where the text descends.
    Between(Decimal, Decimal),
    /// Two numbers that belong together and span nothing: the score "5-4", the shares "39-34%".
    Pair(Decimal, Decimal),
    /// "dozens", "hundreds of thousands".
    Vague,
}

impl Amount {
    /// The one number, if it is one.
    #[must_use]
    pub fn single(self) -> Option<Decimal> {
        match self {
            Self::Exactly(value) => Some(value),
            _ => None,
        }
    }

    /// The two numbers of a range or a pair.
    #[must_use]
    pub fn ends(self) -> Option<(Decimal, Decimal)> {
        match self {
            Self::Between(a, b) | Self::Pair(a, b) => Some((a, b)),
            _ => None,
        }
    }
}

/// Written without a unit: "12", "10–15", "5–4", "several".
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Exactly(value) => f.write_str(&decimal::plain(value)),
            Self::Between(a, b) | Self::Pair(a, b) => write!(f, "{}–{}", decimal::plain(a), decimal::plain(b)),
            Self::Vague => f.write_str("several"),
        }
    }
}

/// A unit of measure in the singular: `%`, `usd`, `day`, `usd/barrel`, `per 1,000 people`. A count of things has none.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Unit(Cow<'static, str>);

impl Unit {
    /// Hundredths of a whole.
    pub const PERCENT: Self = Self::fixed("%");
    /// The difference between two percentages.
    pub const PERCENTAGE_POINT: Self = Self::fixed("percentage point");
    /// A share of a whole, 1 being all of it.
    pub const RATIO: Self = Self::fixed("ratio");
    /// A multiple of what it is compared with.
    pub const TIMES: Self = Self::fixed("times");
    /// Years of a person's life.
    pub const AGE: Self = Self::fixed("age");
    /// The result of a match or a vote, one number a side.
    pub const SCORE: Self = Self::fixed("score");
    /// A place in an order that can be checked.
    pub const RANK: Self = Self::fixed("rank");
    /// A class that the statement assigns: "upgraded to Category 4".
    pub const CATEGORY: Self = Self::fixed("category");

    /// A unit whose name is known when the program is built.
    #[must_use]
    pub const fn fixed(name: &'static str) -> Self {
        Self(Cow::Borrowed(name))
    }

    /// A unit put together from the text: `per 1,000 people`.
    #[must_use]
    pub fn named(name: impl Into<Cow<'static, str>>) -> Self {
        Self(name.into())
    }

    /// `usd` and `barrel` → `usd/barrel`.
    #[must_use]
    pub fn per(&self, other: &str) -> Self {
        Self(Cow::Owned(format!("{}/{other}", self.0)))
    }

    /// The name as written in the ledger.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name as one says it behind a number: `30 years`, `6 feet`, `20 cents/share`; symbols, codes of currencies and what
    /// is no measure (`age`, `rank`, `per day`) stay as they are.
    #[must_use]
    pub fn behind(&self, one: bool) -> Cow<'_, str> {
        const SAME: &[&str] = &[
            "%", "age", "ratio", "times", "score", "rank", "category", "celsius", "fahrenheit", "kelvin", "hertz",
            "kilohertz", "megahertz", "gigahertz", "horsepower", "km", "cm", "mm", "kg", "mph", "km/h", "psi", "pence",
        ];
        let (counted, rest) = self.0.split_at(self.0.find('/').unwrap_or(self.0.len()));
        let (before, last) = counted.split_at(counted.rfind([' ', '-']).map_or(0, |i| i + 1));
        let code = counted.len() == 3 && !matches!(counted, "day" | "bar" | "ton");
        let same = SAME.contains(&self.0.as_ref()) || SAME.contains(&last) || counted.starts_with("per ");
        if one || code || same || last.is_empty() {
            return Cow::Borrowed(&self.0);
        }
        let many = match last {
            "foot" => "feet".to_string(),
            _ if last.ends_with("ch") => format!("{last}es"),
            _ => last.strip_suffix("ry").map_or_else(|| format!("{last}s"), |stem| format!("{stem}ries")),
        };
        Cow::Owned(format!("{before}{many}{rest}"))
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How the text bounds the number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Modifier {
    /// Plain.
    #[default]
    #[serde(rename = "=")]
    Plain,
    /// About, around, roughly, some.
    #[serde(rename = "~")]
    About,
    /// Almost, nearly, under, fewer than.
    #[serde(rename = "<")]
    Under,
    /// More than, over, above.
    #[serde(rename = ">")]
    Over,
    /// At most, up to, no more than.
    #[serde(rename = "<=")]
    AtMost,
    /// At least, a minimum of, or more.
    #[serde(rename = ">=")]
    AtLeast,
}

impl Modifier {
    /// All of them, plain first.
    pub const ALL: [Self; 6] = [Self::Plain, Self::About, Self::Under, Self::Over, Self::AtMost, Self::AtLeast];

    /// The sign in the ledger and in JSON.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Plain => "=",
            Self::About => "~",
            Self::Under => "<",
            Self::Over => ">",
            Self::AtMost => "<=",
            Self::AtLeast => ">=",
        }
    }

    /// The sign that people read before the number; nothing for a plain one.
    #[must_use]
    pub fn glyph(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::About => "≈",
            Self::Under => "<",
            Self::Over => ">",
            Self::AtMost => "≤",
            Self::AtLeast => "≥",
        }
    }

    /// The modifier that has this sign.
    #[must_use]
    pub fn from_sign(sign: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|m| m.sign() == sign)
    }
}

/// The direction of an amount of change. A level that was reached has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// "rose 5%".
    Up,
    /// "a drop of 3 points".
    Down,
}

impl Change {
    /// `up` or `down`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }
}

/// What a figure says, apart from of what.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The number, multiplier applied.
    pub amount: Amount,
    /// The unit; none for a count.
    pub unit: Option<Unit>,
    /// How the text bounds the number.
    pub modifier: Modifier,
    /// The direction, if it is an amount of change.
    pub change: Option<Change>,
}

impl Quantity {
    /// A plain quantity: no modifier, no change.
    #[must_use]
    pub fn plain(amount: Amount, unit: Option<Unit>) -> Self {
        Self { amount, unit, modifier: Modifier::Plain, change: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_said_in_the_plural_unless_they_are_symbols_codes_or_no_measures() {
        let many = |name: &'static str| Unit::fixed(name).behind(false).into_owned();
        for (name, told) in [
            ("year", "years"),
            ("foot", "feet"),
            ("square inch", "square inches"),
            ("century", "centuries"),
            ("percentage point", "percentage points"),
            ("kilowatt-hour", "kilowatt-hours"),
            ("pound-foot", "pound-feet"),
            ("cent/share", "cents/share"),
            ("day", "days"),
            ("usd/barrel", "usd/barrel"),
            ("square km", "square km"),
            ("per 1,000 people", "per 1,000 people"),
            ("age", "age"),
            ("%", "%"),
            ("ils", "ils"),
        ] {
            assert_eq!(many(name), told);
        }
        assert_eq!(Unit::fixed("year").behind(true), "year");
    }
}
