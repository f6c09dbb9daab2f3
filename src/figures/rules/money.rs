//! Amounts of money: "$4.2bn", "4.77 billion dlrs", "29,300 Thai baht", "20 cents a share", "hundreds of dollars".

use crate::decimal::Decimal;
use crate::figures::passage::Passage;
use crate::figures::proposal::{Draft, Proposal, Thing, amount};
use crate::figures::units::{self, Measured, Sort};
use crate::model::{Amount, Unit, WhyNot};
use crate::text::wording::Wording;

pub fn propose(p: &Passage, n: usize) -> Option<Proposal> {
    let numeral = &p.numerals[n];
    let unit = units::measured(p, numeral).filter(|u| u.sort == Sort::Money)?;
    // "the median price (in 2018 dollars)": reckoned in the money of a year.
    let year = super::date::year(p, numeral) && unit.words.start == numeral.words.start;
    if year
        && p.any(unit.words.start.wrapping_sub(1), &["in", "constant"])
        && p.any(unit.words.end - 1, &["dollars", "pounds", "euros"])
    {
        return Proposal::no(unit.words, WhyNot::Date);
    }
    if let Some(whole) = with_cents(p, n, &unit) {
        return Some(whole);
    }
    let mut unit = unit;
    let mut value = numeral.value;
    // "75 USD million", "30 MUSD": the multiplier stands with the currency.
    let last = unit.words.end - 1;
    if !numeral.scaled && last >= numeral.words.end {
        if let Some(scale) = p.entry(unit.words.end).scale.filter(|s| *s >= Decimal::ONE_THOUSAND) {
            value = value.and_then(|v| v.checked_mul(scale));
            unit.words.end += 1;
        } else if p.txt(last).len() == 4
            && p.txt(last).starts_with('M')
            && p.txt(last).bytes().all(|b| b.is_ascii_uppercase())
        {
            value = value.and_then(|v| v.checked_mul(Decimal::from(1_000_000)));
        }
    }
    let mut draft = Draft::measure(amount(value), unit.unit).of(Thing::Measured);
    if super::count::negative(p, unit.words.start, n) {
        draft.amount = super::count::minus(draft.amount);
    }
    Proposal::figure(unit.words, draft)
}

/// "three dollars and 50 cents": one amount.
fn with_cents(p: &Passage, n: usize, whole: &Measured) -> Option<Proposal> {
    let next = p.numerals.get(n + 1)?;
    let cents = units::measured(p, next).filter(|u| matches!(u.unit.as_str(), "cent" | "pence"))?;
    let gap = next.words.start.checked_sub(whole.words.end)?;
    let joined = gap == 0 || gap == 1 && p.any(whole.words.end, &["and", ","]);
    let part = next.value? / Decimal::ONE_HUNDRED;
    let larger = matches!(whole.unit.as_str(), "usd" | "gbp" | "eur" | "cad" | "aud" | "nzd") && part < Decimal::ONE;
    (joined && larger).then(|| {
        let value = p.numerals[n].value?.checked_add(part)?;
        Proposal::figure(
            whole.words.start..cents.words.end,
            Draft::measure(Amount::Exactly(value), Unit::named(whole.unit.as_str().to_string())),
        )
    })?
}
