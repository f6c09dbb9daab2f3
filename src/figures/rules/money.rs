//! Amounts of money: "$4.2bn", "4.77 billion dlrs", "29,300 Thai baht", "20 cents a share", "hundreds of dollars".

use crate::figures::passage::Passage;
use crate::figures::proposal::{Draft, Proposal, Thing, amount};
use crate::figures::units::{self, Sort};

pub fn propose(p: &Passage, n: usize) -> Option<Proposal> {
    let numeral = &p.numerals[n];
    let unit = units::measured(p, numeral).filter(|u| u.sort == Sort::Money)?;
    let mut draft = Draft::measure(amount(numeral.value), unit.unit).of(Thing::Measured);
    if super::count::negative(p, unit.words.start, n) {
        draft.amount = super::count::minus(draft.amount);
    }
    Proposal::figure(unit.words, draft)
}
