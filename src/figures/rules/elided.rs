//! Numbers whose unit was named before: "fell to 5.5 percent in May from 6.1 in April", "rose by 2 percent, but Beta fell
//! by 1", "3.2 degrees in 2018 and 4.1 last year", "from 9% to sub-7"; and years that a life expectancy needs not name.
//!
//! # Leaves alone
//! Numbers of another size or with a noun of their own ("rose 5 percent from 2,300 cars"), and what a change is reckoned
//! from ("fell 6 percent from 12": 12 is no share).

use crate::figures::change;
use crate::figures::passage::Passage;
use crate::figures::proposal::{Draft, Proposal, Thing};
use crate::figures::units::{self, Measured, Sort};
use crate::lexicon::Class;
use crate::model::{Amount, Unit};
use crate::text::numerals::{Form, Numeral};
use crate::text::wording::Wording;

pub fn propose(p: &Passage, n: usize) -> Option<Proposal> {
    let numeral = &p.numerals[n];
    let end = numeral.words.end;
    let noun = p.open_word(end) && !p.txt(end).ends_with("ing") && !timed(p, end);
    let plain = numeral.form == Form::Cardinal && numeral.digits && !noun && !p.hyphen(end);
    let set = || {
        p.any(end, &["for", "among", "up", "down", "compared"])
            || p.txt(end).ends_with("ing")
            || p.class(end, Class::AUXILIARY)
            || lender(p, n).is_some_and(|(from, unit)| alongside(p, numeral, from, &unit))
    };
    if !plain || units::measured(p, numeral).is_some() || !(ends(p, end) || timed(p, end) || set()) {
        return None;
    }
    let (unit, of) =
        lent(p, n).or_else(|| lived(p, numeral).or_else(|| awaited(p, n)).map(|unit| (unit, Thing::Measured)))?;
    Proposal::figure(numeral.words.clone(), Draft::measure(Amount::Exactly(numeral.value?), unit).of(of))
}

/// "life expectancy for miners is about 58"
fn lived(p: &Passage, numeral: &Numeral) -> Option<Unit> {
    let years = numeral.value.is_some_and(|v| v >= 20.into() && v <= 120.into());
    let told = || p.back(numeral.words.start, 9, |i| p.any(i, &["expectancy", "lifespan"])).is_some();
    (years && told() && !super::date::year(p, numeral)).then(|| Unit::fixed("year"))
}

/// "Charges were 12.3 million, compared with 15.1 million euros": the second amount names the money of both.
fn awaited(p: &Passage, n: usize) -> Option<Unit> {
    let (numeral, next) = (&p.numerals[n], p.numerals.get(n + 1)?);
    let gap = numeral.words.end..next.words.start;
    let link = |i: usize| {
        p.any(i, &["compared", "with", "to", "from", "up", "down", "against", "versus", "vs", "vs."]) || p.txt(i) == ","
    };
    let tied =
        (1..=4).contains(&gap.len()) && gap.clone().all(link) && p.word(gap.end - 1) && numeral.scaled && next.scaled;
    let unit =
        units::measured(p, next).filter(|u| tied && u.sort == Sort::Money && u.words.start == next.words.start)?;
    alike(p, numeral, next, &unit).then_some(unit.unit)
}

/// The unit that a number before names, and whose it is: what falls "by 1" is another thing than what rose by 2 percent.
fn lent(p: &Passage, n: usize) -> Option<(Unit, Thing)> {
    if n == 0 {
        return None;
    }
    let numeral = &p.numerals[n];
    let link = link(p, numeral.words.start)?;
    let (from, unit) = lender(p, n)?;
    let last = p.numerals[..n].iter().rev().find(|m| units::measured(p, m).is_some() || bare(p, m))?;
    let beside = units::measured(p, last).map_or(last.words.end, |u| u.words.end);
    if !alike(p, numeral, from, &unit) {
        return None;
    }
    let quiet = ends(p, numeral.words.end)
        || timed(p, numeral.words.end)
        || p.class(numeral.words.end, Class::AUXILIARY) && numeral.scaled;
    let changed = || change::change(p, &unit.words, &Draft::measure(Amount::Exactly(from.value?), unit.unit.clone()));
    let fits = match p.txt(link).to_lowercase().as_str() {
        // "to 5.5 percent … from 6.1", "61 percent, compared with 58"
        "from" | "against" | "versus" | "vs" | "vs." if quiet => changed().is_none(),
        // "7.1 billion crowns in May, sharply above 2.8 billion a year before"
        "above" | "below" if quiet && numeral.scaled => changed().is_none(),
        "with" | "to" if quiet && link > 0 && p.is(link - 1, "compared") => changed().is_none(),
        // "from about 30-40 litres to 55", "from 9% to sub-7"
        "to" => link - unit.words.end <= 3 && p.back(unit.words.start, 5, |i| p.is(i, "from")).is_some(),
        // "rose by 2 percent, but Beta fell by 1"
        "by" => {
            let verb = p.back(link, 3, |i| p.class(i, Class::CHANGE_VERB.or(Class::CHANGE_PARTICLE)));
            verb.is_some() && ends(p, numeral.words.end) && changed().is_some()
        }
        // "3.2 degrees in 2018 and 4.1 last year"
        "and" if alongside(p, numeral, from, &unit) => true,
        "and" => {
            let first = (beside..link).take(6).any(|i| timed(p, i));
            first && timed(p, numeral.words.end) && link - beside <= 7
        }
        _ => false,
    };
    let of = if p.is(link, "by") { Thing::Measured } else { Thing::Before };
    fits.then_some((unit.unit, of))
}

/// "494 million marks from sales and 326 million from fees": both numbers go on with one preposition.
fn alongside(p: &Passage, numeral: &Numeral, from: &Numeral, unit: &Measured) -> bool {
    let at = unit.words.end;
    let same = p.any(at, &["from", "for", "on", "to", "through"]) && p.is(numeral.words.end, p.txt(at));
    same && numeral.scaled && from.scaled && numeral.words.start - at <= 8
}

/// The word that ties the number at `start` to one before it: "from", "compared with", "by"; what bounds it lies between.
fn link(p: &Passage, start: usize) -> Option<usize> {
    let mut at = start.checked_sub(1)?;
    for _ in 0..3 {
        let between = p.hyphen(at)
            || p.any(
                at,
                &["sub", "a", "about", "around", "just", "only", "nearly", "almost", "revised", "roughly", "some"],
            );
        if !between {
            break;
        }
        at = at.checked_sub(1)?;
    }
    p.any(at, &["from", "against", "versus", "vs", "vs.", "with", "to", "by", "and", "above", "below"]).then_some(at)
}

/// The nearest number before that names a unit; years and lengths of time between are no hindrance.
fn lender<'a>(p: &'a Passage, n: usize) -> Option<(&'a Numeral, Measured)> {
    for before in p.numerals[..n].iter().rev().take(4) {
        match units::measured(p, before) {
            Some(unit) if unit.sort == Sort::Measure("time") => {}
            Some(unit) => {
                let end = p.numerals[n].words.start;
                let one_clause = (unit.words.end..end)
                    .all(|i| !matches!(p.txt(i), ";" | ":" | "\"" | "\u{201c}" | "\u{201d}" | ")"));
                return (!unit.compound && one_clause && before.form == Form::Cardinal).then_some((before, unit));
            }
            None if super::date::year(p, before) || p.class(before.words.start.wrapping_sub(1), Class::MONTH) => {}
            // "from 11.1 billion in January and 10.8 billion in February": this one borrows, too.
            None if bare(p, before) => {}
            None => return None,
        }
    }
    None
}

/// Whether a number stands with a time behind it and nothing else.
fn bare(p: &Passage, numeral: &Numeral) -> bool {
    numeral.form == Form::Cardinal && numeral.digits && !super::date::year(p, numeral) && timed(p, numeral.words.end)
}

/// Whether both numbers can be of one measure: written alike, and neither more than ten times the other.
fn alike(p: &Passage, numeral: &Numeral, from: &Numeral, unit: &Measured) -> bool {
    let (Some(a), Some(b)) = (numeral.value, from.value) else { return false };
    let ten = crate::decimal::Decimal::TEN;
    let near = a <= b * ten && b <= a * ten && !a.is_zero();
    let scaled = numeral.scaled == from.scaled;
    near && scaled && !(super::date::year(p, numeral) && !from.scaled && unit.sort != Sort::Points)
}

/// Whether nothing follows in this clause.
fn ends(p: &Passage, at: usize) -> bool {
    at >= p.words.len() || p.txt(at) == "," || p.border(at)
}

/// Whether a time follows: "in April", "a year earlier", "last week", "four years ago", "the previous month".
fn timed(p: &Passage, at: usize) -> bool {
    let unit = |i: usize| p.entry(i).unit.is_some_and(|u| u.kind == "time") || p.any(i, &["quarter", "season", "time"]);
    let dated = |i: usize| {
        p.class(i, Class::MONTH.or(Class::WEEKDAY))
            || p.numeral_at(i).is_some_and(|m| super::date::year(p, &p.numerals[m]))
    };
    let spring = |i: usize| p.any(i, &["late", "early", "mid", "the"]) && dated(i + 1);
    let ago = |i: usize| p.any(i, &["ago", "earlier", "before", "previously"]);
    p.any(at, &["in", "on", "for", "during"])
        && (dated(at + 1)
            || spring(at + 1)
            || p.any(at + 1, &["the", "last", "this"])
                && (unit(at + 2)
                    || p.any(at + 2, &["previous", "prior", "same", "first", "second", "third", "fourth", "final"])))
        || p.any(at, &["a", "one", "the", "last", "this"])
            && unit(at + 1)
            && (p.any(at, &["last", "this"]) || ago(at + 2))
        || p.is(at, "the") && p.any(at + 1, &["previous", "prior", "preceding"])
        || p.any(at, &["previously", "earlier", "originally", "initially", "now"])
        || p.any(at, &["last", "this"]) && dated(at + 1)
        || p.numeral_at(at).is_some_and(|m| {
            let after = p.numerals[m].words.end;
            unit(after) && ago(after + 1) || unit(at + 1) && ago(at + 2)
        })
}
