//! Counts per something: "200 pieces of plastic a day", "0.5 beds for every 1,000 people", "3,700 particles per cubic
//! metre", "8.30 to the dollar".
//!
//! # Leaves alone
//! Money and measures, whose unit says what they are reckoned by ("$3 a barrel", "km/h").

use crate::figures::passage::Passage;
use crate::figures::proposal::{Draft, Proposal, Thing, amount};
use crate::figures::units;
use crate::lexicon::Class;
use crate::model::Unit;
use crate::text::numerals::Form;
use crate::text::wording::Wording;

pub fn propose(p: &Passage, n: usize) -> Option<Proposal> {
    let numeral = &p.numerals[n];
    if !matches!(numeral.form, Form::Cardinal | Form::Vague) || units::measured(p, numeral).is_some() {
        return None;
    }
    let start = numeral.words.end;
    // "8.30 to the dollar", "108.55 per dollar"
    let to = p.row(start, &["to", "the"]) && p.entry(start + 2).currency.is_some();
    if to || p.is(start, "per") && p.entry(start + 1).currency.is_some() {
        let currency = p.entry(if to { start + 2 } else { start + 1 }).currency.unwrap_or_default();
        // "the yuan hit 6.725 to the dollar": the currency that the sentence names before.
        let own = (0..numeral.words.start)
            .rev()
            .find_map(|i| p.entry(i).currency.filter(|c| *c != currency && p.word(i) && *c != "cent"));
        if let Some(own) = own {
            let end = start + if to { 3 } else { 2 };
            return Proposal::figure(
                numeral.words.start..end,
                Draft::measure(amount(numeral.value), Unit::named(format!("{own}/{currency}"))),
            );
        }
        return Proposal::figure(
            numeral.words.clone(),
            Draft::measure(amount(numeral.value), Unit::named(format!("per {currency}"))),
        );
    }
    let mut at = start + usize::from(p.is(start, "of"));
    let noun = at;
    while at < noun + 5
        && (p.open_word(at) && !p.is(at, "ago")
            || p.hyphen(at)
            || p.capital(at) && p.word(at)
            || at > noun && p.is(at, "of"))
    {
        at += 1;
    }
    if p.row(at, &["for", "every"]) || p.is(at, "per") {
        let from = if p.is(at, "per") { at + 1 } else { at + 2 };
        let (name, end) = units::denominator(p, from, true)?;
        if p.any(from, &["cent"]) {
            return None;
        }
        let whole = p.numeral_at(from).is_some();
        let of = if at > noun { Thing::At(noun..at) } else { Thing::Measured };
        let words = numeral.words.start..if whole { end } else { numeral.words.end };
        return Proposal::figure(
            words,
            Draft::measure(amount(numeral.value), Unit::named(format!("per {name}"))).of(of),
        );
    }
    let time = p.entry(at + 1).unit.filter(|u| u.kind == "time");
    let each = p.any(at, &["a", "an", "each", "every"])
        && time.is_some()
        && !p.any(at + 2, &["ago", "later", "earlier", "before", "after", "old", "-"]);
    let daily = each && !(numeral.value.is_some_and(|v| v <= 1.into()) || at == noun && p.any(at, &["each"]));
    let unit = time?.name;
    let bare = at == noun && at == start && p.any(at, &["a", "an"]) && numeral.digits;
    (daily && (at > noun || bare) && !(at > noun && p.class(at - 1, Class::CUE))).then(|| {
        let of = if bare { Thing::Measured } else { Thing::At(noun..at) };
        Proposal::figure(
            numeral.words.clone(),
            Draft::measure(amount(numeral.value), Unit::named(format!("per {unit}"))).of(of),
        )
    })?
}
