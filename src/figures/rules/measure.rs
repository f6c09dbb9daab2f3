//! Measures: "30-day", "185 miles", "7 degrees Celsius", "30.8 GW", "half an hour", "almost a decade", "an hour into".
//!
//! # Leaves alone
//! "a year ago", "last decade", "a day" as a rate; ages (`age`); amounts of money.

use crate::figures::passage::Passage;
use crate::figures::proposal::{Draft, Proposal, Thing, amount};
use crate::figures::units::{self, Measured, Sort};
use crate::text::numerals::Form;
use crate::text::wording::Wording;

pub fn propose(p: &Passage, n: usize) -> Option<Proposal> {
    let numeral = &p.numerals[n];
    let unit = units::measured(p, numeral).filter(|u| matches!(u.sort, Sort::Measure(_)))?;
    if numeral.form == Form::Article && !measured_length(p, &unit) {
        return None;
    }
    // "nil year-to-date", "a one year-on-year rise"
    if p.hyphen(unit.words.end) && p.any(unit.words.end + 1, &["to", "on", "over"]) && !unit.compound {
        return None;
    }
    let time = unit.sort == Sort::Measure("time");
    let of = if unit.compound || !time && p.is(unit.words.end, "of") { Thing::Counted } else { Thing::Measured };
    let mut draft = Draft::measure(amount(numeral.value), unit.unit).of(of);
    if super::count::negative(p, unit.words.start, n) {
        draft.amount = super::count::minus(draft.amount);
    }
    // "40 degrees below zero"
    let below = unit.sort == Sort::Measure("temperature") && p.row(unit.words.end, &["below", "zero"]);
    if below && draft.amount == amount(numeral.value) {
        draft.amount = super::count::minus(draft.amount);
        return Proposal::figure(unit.words.start..unit.words.end + 2, draft);
    }
    Proposal::figure(unit.words, draft)
}

/// Whether "an hour", "a week", "a decade" is measured here: "waited an hour", "about a week after", "an hour into".
fn measured_length(p: &Passage, unit: &Measured) -> bool {
    let (before, after) = (unit.words.start.wrapping_sub(1), unit.words.end);
    if p.any(after, &["-", "of", "'s", "\u{2019}s"]) && !p.is(after, "of") {
        return false;
    }
    let bounded = p.any(
        before,
        &[
            "about", "nearly", "almost", "than", "least", "approximately", "roughly", "within", "around", "under",
            "over", "only", "just",
        ],
    ) && !p.is(before, "just")
        || p.is(before, "as")
            && before >= 2
            && p.is(before - 2, "as")
            && p.any(before - 1, &["long", "much", "little"]);
    let lasted = p.any(
        before,
        &["for", "lasted", "lasting", "lasts", "took", "takes", "taking", "spent", "waited", "spend", "last"],
    );
    let into = p.any(after, &["into", "and"]) && (p.is(after, "into") || p.numeral_at(after + 1).is_some());
    let over = p.any(before, &["over", "around", "about", "for"]) && p.any(after, &["ago"]);
    (bounded || lasted || into || over) && !p.any(after, &["or"])
}
