//! Counts without a number: "dozens", "hundreds of thousands", "several thousand", "thousands of pages", "millions and
//! millions of dollars".

use crate::figures::passage::Passage;
use crate::figures::proposal::{Draft, Proposal, Thing};
use crate::figures::units;
use crate::model::Amount;
use crate::text::numerals::Form;
use crate::text::wording::Wording;

pub fn propose(p: &Passage, n: usize) -> Option<Proposal> {
    let numeral = &p.numerals[n];
    if numeral.form != Form::Vague {
        return None;
    }
    // "trillions and trillions of dollars": said twice, one figure.
    let again = p.numerals.get(n + 1).filter(|next| {
        let (end, start) = (numeral.words.end, next.words.start);
        start == end + 1
            && p.is(end, "and")
            && numeral.words.len() == 1
            && next.form == Form::Vague
            && p.is(start, p.txt(end - 1))
    });
    if let Some(again) = again {
        let unit = units::measured(p, again);
        let end = unit.as_ref().map_or(again.words.end, |u| u.words.end);
        let of = if unit.is_some() { Thing::Measured } else { Thing::Counted };
        let draft = Draft { unit: unit.map(|u| u.unit), of, ..Draft::count(Amount::Vague) };
        return Proposal::figure(numeral.words.start..end, draft);
    }
    Proposal::figure(numeral.words.clone(), Draft::count(Amount::Vague))
}
