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
use crate::text::numerals::{Form, Numeral};
use crate::text::wording::Wording;

/// The larger unit, the smaller, and how many of these make one.
const PAIRS: &[(&str, &str, u32)] =
    &[("foot", "inch", 12), ("pound", "ounce", 16), ("stone", "pound", 14), ("yard", "foot", 3)];

pub fn propose(p: &Passage, n: usize) -> Option<Proposal> {
    if let Some(half) = and_a_half(p, n).or_else(|| last_one_and_a_half(p, n)) {
        return Some(half);
    }
    let (large, small) = (&p.numerals[n], p.numerals.get(n + 1)?);
    if let Some(height) = primes(p, large, small) {
        return Some(height);
    }
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
        // "the only one who is 5 foot 4"
        None if gap == 0 && name == "inch" && small.digits && large.digits && !p.open_word(small.words.end) => {
            small.words.end
        }
        None => return None,
    };
    let value = a.checked_mul(times.into())?.checked_add(b)?;
    let of = if first.compound { Thing::Counted } else { Thing::Measured };
    Proposal::figure(first.words.start..last, Draft::measure(Amount::Exactly(value), Unit::fixed(name)).of(of))
}

/// "5'4\"", "6\u{2019}2": feet and inches by their signs. What stands behind the inches may close a quotation and is left out.
fn primes(p: &Passage, large: &Numeral, small: &Numeral) -> Option<Proposal> {
    let end = large.words.end;
    let feet = matches!(p.txt(end), "'" | "\u{2019}" | "\u{2018}" | "\u{2032}" | "`");
    let tied = feet && p.glued(end) && p.glued(end + 1) && small.words.start == end + 1;
    let (a, b) =
        (large.value.filter(|_| large.digits && large.words.len() == 1)?, small.value.filter(|_| small.digits)?);
    let tall = (Decimal::from(3)..=Decimal::from(8)).contains(&a) && a.fract().is_zero() && b < 12.into();
    // "a 6'2 centre", but not "'5'1 …" of a list.
    let whole = b.fract().is_zero() && !p.open_word(small.words.end) || p.any(small.words.end, &["tall"]);
    if !tied || !tall || !whole || p.glued_digit(small.words.end) {
        return None;
    }
    let value = a.checked_mul(12.into())?.checked_add(b)?;
    let last = small.words.end;
    let end = last + usize::from(p.txt(last) == "\u{2033}" && p.glued(last));
    Proposal::figure(
        large.words.start..end,
        Draft::measure(Amount::Exactly(value), Unit::fixed("inch")).of(Thing::Measured),
    )
}

/// "a year and a half", "two miles and a quarter"
fn and_a_half(p: &Passage, n: usize) -> Option<Proposal> {
    let numeral = &p.numerals[n];
    if !matches!(numeral.form, Form::Cardinal | Form::Article) {
        return None;
    }
    let first = units::measured(p, numeral).filter(|u| !u.compound && matches!(u.sort, Sort::Measure(_)))?;
    let end = first.words.end;
    // "more than a year and half"
    let bare = p.row(end, &["and", "half"]) && numeral.form == Form::Article && !p.any(end + 2, &["of", "the", "a"]);
    let last = end + if bare { 1 } else { 2 };
    let part = match p.txt(last) {
        "half" => Decimal::new(5, 1),
        "quarter" => Decimal::new(25, 2),
        _ => return None,
    };
    let whole = numeral.value.unwrap_or(Decimal::ONE);
    if !(bare || p.row(end, &["and", "a"]))
        || p.hyphen(last + 1)
        || p.open_word(last + 1) && p.plural(last + 1)
        || !whole.fract().is_zero()
    {
        return None;
    }
    let draft = Draft::measure(Amount::Exactly(whole.checked_add(part)?), first.unit);
    Proposal::figure(first.words.start..last + 1, draft.of(Thing::Measured))
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
