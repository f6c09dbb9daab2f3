//! What a printed figure can mean: an interval, and the arithmetic on it.
//!
//! `"4.2 million"` → 4.15 to 4.25 million; `"about 5%"` → 4.5 to 5.5; `"at least 12"` → 12 and up. Newspapers round, so
//! two figures contradict each other only where no pair of numbers behind them would fit. Bounds are doubles: they are
//! half a printed digit away from the number, some ten orders of magnitude more than a double's error.

use crate::decimal::Decimal;
use crate::model::{Amount, Modifier};

/// A stretch of numbers, both ends included; an end may be infinite.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The least number.
    pub low: f64,
    /// The greatest number.
    pub high: f64,
}

/// How far "about" may be off: a tenth.
const ABOUT: f64 = 0.1;

/// How far "almost" may be below: a fifth.
const ALMOST: f64 = 0.2;

impl Interval {
    /// From the lesser to the greater of the two.
    #[must_use]
    pub fn new(a: f64, b: f64) -> Self {
        Self { low: a.min(b), high: a.max(b) }
    }

    /// One number.
    #[must_use]
    pub fn point(value: f64) -> Self {
        Self { low: value, high: value }
    }

    /// What a figure can mean: its rounding and its modifier. `exact` is the figure as printed, whose digits say how
    /// finely it was rounded. None for a vague one and for a pair.
    #[must_use]
    pub fn stated(amount: Amount, modifier: Modifier, exact: &str) -> Option<Self> {
        let rounded = Self::rounded(amount, exact)?;
        Some(match modifier {
            Modifier::Plain => rounded,
            Modifier::About => rounded.widened(ABOUT),
            Modifier::Under | Modifier::AtMost => Self { low: f64::NEG_INFINITY, high: rounded.high },
            Modifier::Over | Modifier::AtLeast => Self { low: rounded.low, high: f64::INFINITY },
        })
    }

    /// The same where a bound is taken to lie near: "almost 300" is no 20.
    #[must_use]
    pub fn near(amount: Amount, modifier: Modifier, exact: &str) -> Option<Self> {
        let rounded = Self::rounded(amount, exact)?;
        let reach = ALMOST * rounded.low.abs().max(rounded.high.abs());
        Some(match modifier {
            Modifier::Plain => rounded,
            Modifier::About => rounded.widened(ABOUT),
            Modifier::Under | Modifier::AtMost => Self { low: rounded.low - reach, high: rounded.high },
            Modifier::Over | Modifier::AtLeast => Self { low: rounded.low, high: rounded.high + reach },
        })
    }

    /// The numbers that are printed like this, modifiers aside.
    #[must_use]
    pub fn rounded(amount: Amount, exact: &str) -> Option<Self> {
        match amount {
            Amount::Exactly(value) => {
                let (value, half) = (number(value)?, step(value, exact) / 2.0);
                Some(Self { low: value - half, high: value + half })
            }
            Amount::Between(a, b) => Some(Self::new(number(a)?, number(b)?)),
            Amount::Pair(..) | Amount::Vague => None,
        }
    }

    /// Wider at both ends by this part of its larger end.
    #[must_use]
    pub fn widened(self, part: f64) -> Self {
        let by = part * self.low.abs().max(self.high.abs());
        if by.is_finite() { Self { low: self.low - by, high: self.high + by } } else { self }
    }

    /// Whether some number lies in both.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.low <= other.high + slack(other.high) && other.low <= self.high + slack(self.high)
    }

    /// Whether the number lies in it.
    #[must_use]
    pub fn holds(self, value: f64) -> bool {
        self.meets(Self::point(value))
    }

    /// How far apart the two are, as a part of the larger number: 0 where they meet.
    #[must_use]
    pub fn gap(self, other: Self) -> f64 {
        if self.meets(other) {
            return 0.0;
        }
        let (a, b) = if self.low > other.high { (other.high, self.low) } else { (self.high, other.low) };
        (b - a) / a.abs().max(b.abs()).max(f64::MIN_POSITIVE)
    }

    /// Each number of one with each of the other.
    fn with(self, other: Self, act: impl Fn(f64, f64) -> f64) -> Self {
        let ends = [
            act(self.low, other.low),
            act(self.low, other.high),
            act(self.high, other.low),
            act(self.high, other.high),
        ];
        let kept = ends.into_iter().filter(|end| !end.is_nan());
        kept.fold(Self { low: f64::INFINITY, high: f64::NEG_INFINITY }, |all, end| Self {
            low: all.low.min(end),
            high: all.high.max(end),
        })
    }

    /// The sums.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { low: self.low + other.low, high: self.high + other.high }
    }

    /// The differences.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self { low: self.low - other.high, high: self.high - other.low }
    }

    /// The products with one number.
    #[must_use]
    pub fn times(self, factor: f64) -> Self {
        Self::new(self.low * factor, self.high * factor)
    }

    /// The quotients; none where the divisor can be nought.
    #[must_use]
    pub fn over(self, other: Self) -> Option<Self> {
        let nought = other.low <= 0.0 && other.high >= 0.0;
        (!nought).then(|| self.with(other, |a, b| a / b))
    }

    /// By how many percent `self` is more than `base`; none where that cannot be said.
    #[must_use]
    pub fn percent_above(self, base: Self) -> Option<Self> {
        let ratio = self.over(base)?;
        Some(Self { low: (ratio.low - 1.0) * 100.0, high: (ratio.high - 1.0) * 100.0 })
    }
}

/// Room for the error of a double.
fn slack(value: f64) -> f64 {
    if value.is_finite() { value.abs() * 1e-9 } else { 0.0 }
}

/// The number as a double.
#[must_use]
pub fn number(value: Decimal) -> Option<f64> {
    f64::try_from(value).ok()
}

/// How finely the figure was rounded: the place of its last digit that is not a nought, but no coarser than its second
/// digit. "4.25 million" → 10,000; "300" → 10; "1,000" → 100; "7" → 1. Words ("seven", "half") are as their number.
fn step(value: Decimal, exact: &str) -> f64 {
    let value = value.abs();
    let Some(size) = number(value).filter(|size| *size > 0.0) else { return 1.0 };
    let Some(printed) = digits(exact) else {
        return if value.fract().is_zero() { last_place(&value.normalize().to_string(), size) } else { 0.0 };
    };
    // The multiplier is what the number is larger than its digits: "4.2 million", "$1.5bn".
    let Some(bare) = printed.parse::<f64>().ok().filter(|bare| *bare > 0.0) else { return 1.0 };
    let factor = size / bare;
    // "4.20" says hundredths; of "300" nobody knows whether its noughts were counted, of "300 million" they were not.
    let fine = match printed.split_once('.') {
        Some((_, places)) => 10f64.powi(-(places.len() as i32)),
        None if factor > 1.5 => 1.0,
        None => last_place(&printed, bare),
    };
    fine * factor
}

/// The place of the last digit that is not a nought, but no coarser than the second digit.
fn last_place(digits: &str, size: f64) -> f64 {
    let noughts = digits.len() - digits.trim_end_matches('0').len();
    let second = size.log10().floor() - 1.0;
    10f64.powf((noughts as f64).min(second.max(0.0)))
}

/// The digits of the first number in the words, separators taken out.
fn digits(exact: &str) -> Option<String> {
    let start = exact.find(|c: char| c.is_ascii_digit())?;
    let run: String = exact[start..]
        .chars()
        .take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
        .filter(|c| *c != ',')
        .collect();
    let run = run.trim_end_matches('.');
    (run.matches('.').count() <= 1).then(|| run.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decimal::parse;

    fn stated(value: &str, modifier: Modifier, exact: &str) -> (f64, f64) {
        let amount = Amount::Exactly(parse(value).unwrap());
        let Interval { low, high } = Interval::stated(amount, modifier, exact).unwrap();
        ((low * 1e6).round() / 1e6, (high * 1e6).round() / 1e6)
    }

    #[test]
    fn a_printed_figure_is_as_fine_as_its_digits() {
        assert_eq!(stated("4200000", Modifier::Plain, "4.2 million"), (4_150_000.0, 4_250_000.0));
        assert_eq!(stated("10000000", Modifier::Plain, "$10m"), (9_500_000.0, 10_500_000.0));
        assert_eq!(stated("300", Modifier::Plain, "300"), (295.0, 305.0));
        assert_eq!(stated("1000", Modifier::Plain, "1,000"), (950.0, 1_050.0));
        assert_eq!(stated("1234", Modifier::Plain, "1,234"), (1_233.5, 1_234.5));
        assert_eq!(stated("7", Modifier::Plain, "seven"), (6.5, 7.5));
        assert_eq!(stated("12.0", Modifier::Plain, "12.0%"), (11.95, 12.05));
    }

    #[test]
    fn modifiers_open_the_interval() {
        assert_eq!(stated("5", Modifier::About, "5%"), (3.95, 6.05));
        assert_eq!(stated("12", Modifier::AtLeast, "12"), (11.5, f64::INFINITY));
        assert_eq!(stated("12", Modifier::Under, "12"), (f64::NEG_INFINITY, 12.5));
    }

    #[test]
    fn percent_is_computed_between_the_extremes() {
        let rise = Interval::new(104.5, 105.5).percent_above(Interval::new(99.5, 100.5)).unwrap();
        assert!(rise.holds(5.0) && !rise.holds(7.0) && !rise.holds(3.0));
    }

    #[test]
    fn what_does_not_meet_has_a_gap() {
        assert_eq!(Interval::new(1.0, 2.0).gap(Interval::new(2.0, 3.0)), 0.0);
        assert_eq!(Interval::new(1.0, 2.0).gap(Interval::new(4.0, 5.0)), 0.5);
    }
}
