//! Counts without a number: "dozens", "hundreds of thousands", "several thousand", "thousands of pages".

use crate::figures::passage::Passage;
use crate::figures::proposal::{Draft, Proposal};
use crate::model::Amount;
use crate::text::numerals::Form;

pub fn propose(p: &Passage, n: usize) -> Option<Proposal> {
    let numeral = &p.numerals[n];
    if numeral.form == Form::Vague {
        return Proposal::figure(numeral.words.clone(), Draft::count(Amount::Vague));
    }
    None
}
