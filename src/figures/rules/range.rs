//! Ranges, one figure of two ends: "4 to 6 weeks", "between 18% and 23%", "$10-$15 billion", "three- or four-day".
//! A multiplier and a unit of the second end are carried back to the first.
//!
//! # Leaves alone
//! Movements ("rose from 4.8 to 4.7 percent" are two levels), a change and its level ("rose 6.5% to 164p"), pairs that
//! do not rise ("50 percent to 44 percent" in a poll), lists ("5 and 6 kg").

use crate::decimal::Decimal;
use crate::figures::passage::Passage;
use crate::figures::proposal::{Draft, Proposal, Thing};
use crate::figures::units::{self, Measured, Sort};
use crate::lexicon::Class;
use crate::model::{Amount, Unit};
use crate::text::numerals::{Form, Numeral};
use std::ops::Range;

pub fn propose(p: &Passage, n: usize) -> Option<Proposal> {
    digits(p, n).or_else(|| between_two(p, n))
}

fn between_two(p: &Passage, n: usize) -> Option<Proposal> {
    let (low, high) = (&p.numerals[n], p.numerals.get(n + 1)?);
    if low.form != Form::Cardinal || high.form != Form::Cardinal {
        return None;
    }
    let (first, second) = (units::measured(p, low), units::measured(p, high));
    let low_words = first.as_ref().map_or_else(|| low.words.clone(), |u| u.words.clone());
    let high_words = second.as_ref().map_or_else(|| high.words.clone(), |u| u.words.clone());
    let mut link = low_words.end;
    // "three- or four-day"
    let hanging = p.txt(link) == "-" && p.glued(link) && !p.glued(link + 1) && p.any(link + 1, &["or", "to", "and"]);
    link += usize::from(hanging);
    if high_words.start != link + 1 {
        return None;
    }
    let before = low_words.start.wrapping_sub(1);
    let between = p.is(before, "between") || p.any(before.wrapping_sub(1), &["between"]) && p.any(before, &["about", "roughly", "around", "an"]);
    let dash = p.dash(link) && p.glued(link) == p.glued(link + 1) && p.txt(link) != "\u{2014}";
    let linked = p.any(link, &["to", "or"]) || dash || p.is(link, "and") && between || hanging && p.is(link, "and");
    let carried = carry(low, high, &first, &second);
    let (a, b) = (carried?, high.value?);
    if !linked || !alike(p, low, &first, &second) {
        return None;
    }
    let percent = second.as_ref().is_some_and(|u| u.sort == Sort::Percent);
    if a >= b {
        // "39-34%": two shares in one token.
        let pair = dash && p.glued(link) && percent && first.is_none();
        return pair.then(|| Proposal::figure(low_words.start..high_words.end, Draft::measure(Amount::Pair(a, b), Unit::PERCENT)))?;
    }
    if p.is(link, "to") && (movement(p, low_words.start, first.is_some()) || level(p, low_words.start, first.is_some() || second.is_some())) {
        return None;
    }
    if p.is(link, "or") && !(neighbours(a, b) || first.is_none()) {
        return None;
    }
    if dash && first.is_none() && second.is_none() && (super::date::year(p, low) || low.digits != high.digits) {
        return None;
    }
    let start = if between { if p.is(before, "between") { before } else { before - 1 } } else { low_words.start };
    let unit = second.as_ref().or(first.as_ref()).map(|u| u.unit.clone());
    let measured = unit.is_some();
    let of = match &second {
        Some(u) if u.compound => Thing::Counted,
        _ if measured => Thing::Measured,
        _ => Thing::Counted,
    };
    Proposal::figure(start..high_words.end, Draft { unit, of, ..Draft::count(Amount::Between(a, b)) })
}

/// The low end with the multiplier of the high one: "$10 to $15 billion", "35-40 million".
fn carry(low: &Numeral, high: &Numeral, first: &Option<Measured>, second: &Option<Measured>) -> Option<Decimal> {
    let (a, b) = (low.value?, high.value?);
    let money = |u: &Option<Measured>| u.as_ref().is_some_and(|u| u.sort == Sort::Money);
    let bare = !low.scaled && high.scaled && (first.is_none() || money(first) && money(second));
    if !bare || a >= Decimal::ONE_THOUSAND {
        return Some(a);
    }
    // The largest multiplier that the high end can have had: 15 billion = 15 × 10⁹.
    let mut scale = Decimal::ONE;
    for factor in [1_000_u64, 1_000_000, 1_000_000_000, 1_000_000_000_000] {
        let factor = Decimal::from(factor);
        if b >= factor {
            scale = factor;
        }
    }
    let lifted = a.checked_mul(scale)?;
    Some(if lifted < b || lifted == b { lifted } else { a })
}

/// Whether the two ends are of one kind: the same unit, or one of them bare.
fn alike(p: &Passage, low: &Numeral, first: &Option<Measured>, second: &Option<Measured>) -> bool {
    match (first, second) {
        (Some(a), Some(b)) => a.unit == b.unit,
        // "$10-15" but not "rose 5% to 164"
        (Some(a), None) => a.sort == Sort::Money && p.numerals.iter().any(|n| n.words.start == a.words.end + 1 && n.digits) && !low.scaled,
        _ => true,
    }
}

/// "rose from 9 to 10", "falling from 4.8 to 4.7 percent": two levels, not a range; "ranging from 30 to 600" is one.
fn movement(p: &Passage, start: usize, _measured: bool) -> bool {
    let before = start.wrapping_sub(1);
    let before = if p.any(before, &["about", "around", "roughly", "nearly", "almost", "just"]) { before.wrapping_sub(1) } else { before };
    if !p.is(before, "from") {
        return false;
    }
    let ranging = p.back(before, 3, |i| p.any(i, &["range", "ranges", "ranged", "ranging", "anywhere", "varies", "vary", "varying", "varied", "lasting", "takes", "took", "take", "lasts"]));
    ranging.is_none()
}

/// "rose 5 to 10", "up 3 to 1,218": a change and the level it led to.
fn level(p: &Passage, start: usize, measured: bool) -> bool {
    let before = start.wrapping_sub(1);
    !measured && p.class(before, Class::CHANGE_VERB.or(Class::CHANGE_PARTICLE)) && !p.any(before, &["cut", "add", "adding", "over", "above", "below", "more", "less"])
}

/// "two or three", "five or six": neighbours, so "or" joins a range.
fn neighbours(a: Decimal, b: Decimal) -> bool {
    b - a <= Decimal::from(5) || b <= a * Decimal::TWO
}

/// "single-digit", "double-digit", "six-figure": as many digits as it says.
fn digits(p: &Passage, n: usize) -> Option<Proposal> {
    let numeral = &p.numerals[n];
    let at = numeral.words.end;
    let next = at + usize::from(p.hyphen(at));
    let figure = p.any(next, &["digit", "digits", "figure"]) && p.hyphen(at);
    if !figure || !matches!(numeral.form, Form::Cardinal | Form::Multiple) {
        return None;
    }
    let count: u32 = numeral.value?.try_into().ok().filter(|c| (1..=9).contains(c))?;
    let low = Decimal::from(10_u64.pow(count - 1));
    let high = Decimal::from(10_u64.pow(count) - 1);
    let words: Range<usize> = numeral.words.start..next + 1;
    let poll = p.earlier.poll && p.any(next + 1, &["lead", "leads", "margin", "advantage", "edge", "deficit"]);
    let unit = poll.then_some(Unit::PERCENTAGE_POINT);
    Proposal::figure(words, Draft { unit, ..Draft::count(Amount::Between(low, high)) })
}
