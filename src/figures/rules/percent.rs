//! Percentages: "12%", "4.1 pct", "sixty per cent".

use crate::figures::passage::Passage;
use crate::figures::proposal::{Draft, Proposal, Thing, amount};
use crate::figures::units::{self, Sort};
use crate::text::wording::Wording;

pub fn propose(p: &Passage, n: usize) -> Option<Proposal> {
    let numeral = &p.numerals[n];
    let unit = units::measured(p, numeral).filter(|u| u.sort == Sort::Percent)?;
    let of = if p.is(unit.words.end, "of") || p.open_word(unit.words.end) { Thing::Counted } else { Thing::Measured };
    let mut draft = Draft::measure(amount(numeral.value), unit.unit).of(of);
    if super::count::negative(p, unit.words.start, n) {
        draft.amount = super::count::minus(draft.amount);
    }
    Proposal::figure(unit.words, draft)
}
