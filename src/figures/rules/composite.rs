//! Lengths and weights in two units, one figure in the smaller of them: "6-foot-3", "5 feet, 2 inches", "6ft 2in",
//! "7 pounds 6 ounces"; and a unit with a half behind it: "an hour and a half", "two years and a half".
//!
//! # Leaves alone
//! Two measures of one thing ("20 feet by 3 inches") and times, which `duration` reads.

use crate::decimal::Decimal;
use crate::figures::passage::Passage;
use crate::figures::proposal::{Draft, Proposal, Thing};
use crate::figures::units::{self, Sort};
use crate::model::{Amount, Unit};
use crate::text::numerals::Form;
use crate::text::wording::Wording;

/// The larger unit, the smaller, and how many of these make one.
const PAIRS: &[(&str, &str, u32)] =
    &[("foot", "inch", 12), ("pound", "ounce", 16), ("stone", "pound", 14), ("yard", "foot", 3)];

pub fn propose(p: &Passage, n: usize) -> Option<Proposal> {
    if let Some(half) = and_a_half(p, n).or_else(|| last_one_and_a_half(p, n)) {
        return Some(half);
    }
    let (large, small) = (&p.numerals[n], p.numerals.get(n + 1)?);
    if large.form != Form::Cardinal || small.form != Form::Cardinal || large.scaled || small.scaled {
        return None;
    }
    let first = units::measured(p, large)?;
    let (_, name, times) = *PAIRS.iter().find(|(unit, ..)| *unit == first.unit.as_str())?;
    let end = first.words.end;
    let gap = small.words.start.checked_sub(end)?;
    let tied = first.compound && gap == 1 && p.hyphen(end);
    let beside = gap == 0 || gap == 1 && p.any(end, &["and", ","]) || first.compound && gap == 2 && p.txt(end) == ",";
    let (a, b) = (large.value?, small.value?);
    if !(tied || beside) || !a.fract().is_zero() || b >= times.into() || b < 0.into() {
        return None;
    }
    let last = match units::measured(p, small) {
        Some(second) => (second.unit.as_str() == name).then_some(second.words.end)?,
        // "a 6-foot-3 guard"
        None if tied && name == "inch" => small.words.end,
        None => return None,
    };
    let value = a.checked_mul(times.into())?.checked_add(b)?;
    let of = if first.compound { Thing::Counted } else { Thing::Measured };
    Proposal::figure(first.words.start..last, Draft::measure(Amount::Exactly(value), Unit::fixed(name)).of(of))
}

/// "a year and a half", "two miles and a quarter"
fn and_a_half(p: &Passage, n: usize) -> Option<Proposal> {
    let numeral = &p.numerals[n];
    if !matches!(numeral.form, Form::Cardinal | Form::Article) {
        return None;
    }
    let first = units::measured(p, numeral).filter(|u| !u.compound && matches!(u.sort, Sort::Measure(_)))?;
    let end = first.words.end;
    let part = match p.txt(end + 2) {
        "half" => Decimal::new(5, 1),
        "quarter" => Decimal::new(25, 2),
        _ => return None,
    };
    let whole = numeral.value.unwrap_or(Decimal::ONE);
    if !p.row(end, &["and", "a"])
        || p.hyphen(end + 3)
        || p.open_word(end + 3) && p.plural(end + 3)
        || !whole.fract().is_zero()
    {
        return None;
    }
    let draft = Draft::measure(Amount::Exactly(whole.checked_add(part)?), first.unit);
    Proposal::figure(first.words.start..end + 3, draft.of(Thing::Measured))
}

/// Units of time that stand without a number before their half, as words of the text in the singular.
const TIMES: &[&str] = &["century", "day", "decade", "hour", "month", "week", "year"];

/// "for the past year and a half": one and a half, without a word for the one.
fn last_one_and_a_half(p: &Passage, n: usize) -> Option<Proposal> {
    let half = &p.numerals[n];
    let start = half.words.start;
    if !matches!(half.form, Form::Part { .. })
        || !p.row(start, &["a", "half"])
        || half.words.len() != 2
        || p.hyphen(half.words.end)
    {
        return None;
    }
    let unit = TIMES.iter().find(|unit| p.is(start.checked_sub(2).unwrap_or(usize::MAX), unit))?;
    let counted_from = ["last", "past", "previous", "next", "first", "final", "coming"];
    if !p.is(start - 1, "and") || !p.any(start.wrapping_sub(3), &counted_from) {
        return None;
    }
    let draft = Draft::measure(Amount::Exactly(Decimal::new(15, 1)), Unit::fixed(unit));
    Proposal::figure(start - 2..half.words.end, draft.of(Thing::Measured))
}
