//! Counts of things, when no other rule knows better: "343 drones", "17 other people", "126 dead", "15,522".
//!
//! # Leaves alone
//! Fragments of numbers that no rule could read: they are identifiers.

use crate::decimal::Decimal;
use crate::figures::counted::phrase;
use crate::figures::passage::Passage;
use crate::figures::proposal::{Draft, Proposal, Thing};
use crate::figures::units;
use crate::lexicon::Class;
use crate::model::{Amount, WhyNot};
use crate::text::numerals::Form;
use crate::text::wording::Wording;

pub fn propose(p: &Passage, n: usize) -> Option<Proposal> {
    let numeral = &p.numerals[n];
    let words = numeral.words.clone();
    match numeral.form {
        Form::Cardinal => {}
        Form::Slash | Form::Plural | Form::Code => return Proposal::no(words, WhyNot::Identifier),
        Form::Roman => return Proposal::no(words, WhyNot::Name),
        Form::Clock => return Proposal::no(words, WhyNot::Date),
        Form::Ordinal => return Proposal::no(words, WhyNot::Ordinal),
        Form::Part { ordinal: true } if super::rank::place(p, n).is_some() => return None,
        Form::Part { .. } | Form::Multiple => return Proposal::no(words, WhyNot::Idiom),
        Form::Vague | Form::Article => return None,
    }
    if units::measured(p, numeral).is_some() {
        return None;
    }
    let mut amount = Amount::Exactly(numeral.value?);
    if negative(p, words.start, n) {
        amount = minus(amount);
    }
    // "a 500-bed hospital": what is counted stands in the compound.
    let hyphen = p.hyphen(words.end);
    if let Some(at) = p.shared_word(n) {
        return Proposal::figure(words, Draft::count(amount).of(Thing::At(at..at + 1)));
    }
    // "a 70,000-strong parade"
    if hyphen && p.is(words.end + 1, "strong") && p.open_word(words.end + 2) {
        let noun = phrase::chunk_end(p, words.end + 2);
        let of = noun.map_or(Thing::Nothing, |end| Thing::At(words.end + 2..end));
        return Proposal::figure(words, Draft::count(amount).of(of));
    }
    let of = if hyphen && p.word(words.end + 1) && !p.class(words.end + 1, Class::PREPOSITION) {
        Thing::At(words.end + 1..words.end + 2)
    } else {
        Thing::Counted
    };
    Proposal::figure(words, Draft::count(amount).of(of))
}

/// Whether a minus stands in front: "minus 5", "-1.6%", "$-50.8bn". A hyphen behind a word ties, it does not subtract.
pub fn negative(p: &Passage, start: usize, n: usize) -> bool {
    let numeral = &p.numerals[n];
    let before = numeral.words.start.wrapping_sub(1);
    if p.is(start.wrapping_sub(1), "negative")
        && numeral.words.end > numeral.words.start
        && units::measured(p, numeral).is_some()
    {
        return true;
    }
    if p.is(start.wrapping_sub(1), "minus") || p.hyphen(start.wrapping_sub(1)) && p.is(start.wrapping_sub(2), "minus") {
        return !p.is(start.wrapping_sub(2), "or") && p.numeral_over(start.wrapping_sub(2)).is_none();
    }
    let sign = matches!(p.txt(before), "-" | "\u{2212}" | "\u{2013}") && p.glued(numeral.words.start) && numeral.digits;
    let free = before == 0
        || !p.glued(before)
        || p.words
            .get(before.wrapping_sub(1))
            .is_some_and(|w| matches!(w.span.text(p.text), "$" | "\u{a3}" | "\u{20ac}" | "("));
    sign && free && !p.numerals.get(n.wrapping_sub(1)).is_some_and(|m| m.words.end == before)
}

/// The amount below zero.
pub fn minus(amount: Amount) -> Amount {
    let turn = |v: Decimal| -v;
    match amount {
        Amount::Exactly(v) => Amount::Exactly(turn(v)),
        other => other,
    }
}
