//! Degrees written with one letter against their number: "35C (95F)", "1.5C above pre-industrial levels", "0.1-0.3C", "-5C".
//!
//! # Leaves alone
//! Gates, seats, sections and models ("Gate 35C", "the AP-3C"): a letter is a degree only where the sentence is about heat,
//! where the other scale stands beside it, or where a thermometer would stand ("hit 40C", "below 1.5C").

use crate::decimal::{self, Decimal};
use crate::figures::passage::Passage;
use crate::figures::proposal::{Draft, Proposal};
use crate::figures::units;
use crate::lexicon::Class;
use crate::model::{Amount, Unit};
use crate::text::numerals::{Form, Numeral};
use crate::text::wording::Wording;

pub fn propose(p: &Passage, n: usize) -> Option<Proposal> {
    let numeral = &p.numerals[n];
    // "between 20C and 30C", "20C to 25C"
    if let (Some(next), Some((low, unit))) = (p.numerals.get(n + 1), degrees(p, numeral)) {
        let link = numeral.words.end;
        let between = p.is(numeral.words.start.wrapping_sub(1), "between") && p.is(link, "and");
        let joined = next.words.start == link + 1
            && (p.is(link, "to") && !p.is(numeral.words.start.wrapping_sub(1), "from") || p.dash(link) || between);
        if let Some((high, _)) = degrees(p, next).filter(|(v, u)| joined && *u == unit && *v > low) {
            let start = numeral.words.start - usize::from(between);
            return Proposal::figure(
                start..next.words.end,
                Draft::measure(Amount::Between(low, high), Unit::fixed(unit)),
            );
        }
    }
    // "0.1-0.3C", "4 or 5F"
    if let (Form::Cardinal, Some(next)) = (numeral.form, p.numerals.get(n + 1)) {
        let link = numeral.words.end;
        let joined = next.words.start == link + 1 && (p.dash(link) && p.glued(link) || p.any(link, &["to", "or"]));
        let from = p.is(numeral.words.start.wrapping_sub(1), "from");
        let (high, unit) = degrees(p, next).filter(|_| joined && !from && units::measured(p, numeral).is_none())?;
        let low = numeral.value.filter(|v| *v < high)?;
        return Proposal::figure(
            numeral.words.start..next.words.end,
            Draft::measure(Amount::Between(low, high), Unit::fixed(unit)),
        );
    }
    let (value, unit) = degrees(p, numeral)?;
    Proposal::figure(numeral.words.clone(), Draft::measure(Amount::Exactly(value), Unit::fixed(unit)))
}

/// The degrees that a number with a letter stands for here.
fn degrees(p: &Passage, numeral: &Numeral) -> Option<(Decimal, &'static str)> {
    if numeral.form != Form::Code || numeral.words.len() != 1 {
        return None;
    }
    let (number, unit) = written(p, numeral.words.start)?;
    let at = numeral.words.start;
    let before = at.wrapping_sub(1);
    let minus =
        matches!(p.txt(before), "-" | "\u{2212}" | "\u{2013}") && p.glued(at) && (before == 0 || !p.glued(before));
    let value = if minus || p.is(before, "minus") { -number } else { number };
    // "AP-3C", "Gate 35C", "seat 12C", "a 404C veto"
    let tied = !minus && p.glued(at) && at > 0 && p.hyphen(before) && p.words[before.wrapping_sub(1)].piece.is_none();
    let labelled = p.label(before) != Class::NONE
        || p.capital(before) && p.word(before) && !p.class(before, Class::PREPOSITION) && before > 0;
    if tied || labelled {
        return None;
    }
    let other = |i: usize| written(p, i).is_some_and(|(_, u)| u != unit);
    let beside = p.txt(at + 1) == "(" && (other(at + 2) || other(at + 3))
        || p.txt(before) == "(" && (1..5).any(|back| at > back && other(at - 1 - back));
    let stands = p.any(
        before,
        &[
            "hit", "hits", "hitting", "reach", "reached", "reaches", "reaching", "topped", "tops", "topping", "exceed",
            "exceeded", "exceeding", "below", "above",
        ],
    );
    let usual = value <= 60.into() || unit == "fahrenheit" && value <= 130.into();
    let told = beside || stands && usual || !number.fract().is_zero() && unit == "celsius" && usual || units::heat(p);
    told.then_some((value, unit))
}

/// Digits and one letter: "35C" → 35, celsius.
fn written(p: &Passage, at: usize) -> Option<(Decimal, &'static str)> {
    let text = p.txt(at);
    let (digits, unit) = match text.strip_suffix('C') {
        Some(digits) => (digits, "celsius"),
        None => (text.strip_suffix('F')?, "fahrenheit"),
    };
    let plain = !digits.is_empty()
        && digits.len() <= 6
        && digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    decimal::parse(digits).filter(|_| plain).map(|value| (value, unit))
}
