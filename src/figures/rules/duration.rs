//! Times that were run, lasted or set: "2:04.45", "one minute, 47.96 seconds", "a minute and four seconds", "won in
//! 46.46".

use crate::decimal::Decimal;
use crate::figures::passage::Passage;
use crate::figures::proposal::{Draft, Proposal, Thing};
use crate::figures::units;
use crate::model::{Amount, Unit};
use crate::text::numerals::{Form, Numeral};
use crate::text::wording::Wording;
use crate::text::words::Piece;

pub fn propose(p: &Passage, n: usize) -> Option<Proposal> {
    let numeral = &p.numerals[n];
    match numeral.form {
        Form::Clock => clocked(p, numeral),
        Form::Cardinal | Form::Article => long(p, n).or_else(|| bare_seconds(p, numeral)),
        _ => None,
    }
}

/// "2:04.45", "1:02:03".
fn clocked(p: &Passage, numeral: &Numeral) -> Option<Proposal> {
    let at = numeral.words.start;
    let Some(Piece::Clock { parts, n, fraction }) = p.words[at].piece else { return None };
    if fraction.is_none() && !run_in(p, at) && !(n == 3 && p.earlier.sport) {
        return None;
    }
    let last = fraction.unwrap_or_else(|| Decimal::from(parts[n as usize - 1]));
    let mut seconds = last;
    let minutes = if n == 3 { parts[0].saturating_mul(60).saturating_add(parts[1]) } else { parts[0] };
    seconds += Decimal::from(minutes) * Decimal::from(60);
    Proposal::figure(
        numeral.words.clone(),
        Draft::measure(Amount::Exactly(seconds), Unit::fixed("second")).of(Thing::Measured),
    )
}

/// Whether a time that was run stands there: "to win in 3:45", "a time of 7:27", "clocked 58:12".
pub fn run_in(p: &Passage, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let verb = p
        .back(at, 5, |i| {
            p.any(
                i,
                &[
                    "won", "win", "wins", "winning", "clocked", "clocking", "finished", "finishing", "ran", "title",
                    "record", "race", "crown",
                ],
            )
        })
        .is_some();
    let noun = p.back(at, 3, |i| p.any(i, &["time", "best", "record", "clocked", "clocking"])).is_some();
    let race = (0..p.words.len()).any(|i| {
        p.any(
            i,
            &[
                "race", "marathon", "sprint", "sprinter", "runner", "lap", "swimmer", "cyclist", "heat", "relay",
                "podium",
            ],
        )
    });
    (p.earlier.sport || race) && (p.is(before, "in") && verb || p.any(before, &["clocked", "clocking", "ran"]) || noun)
}

/// "one minute, 47.96 seconds", "seven minutes 56.86 seconds", "a minute and four seconds", "two hours and 10 minutes".
fn long(p: &Passage, n: usize) -> Option<Proposal> {
    let first = units::measured(p, &p.numerals[n])?;
    let mut total = seconds(first.unit.as_str())?.checked_mul(p.numerals[n].value?)?;
    let mut smallest = seconds(first.unit.as_str())?;
    let mut end = first.words.end;
    let mut unit = first.unit;
    for next in &p.numerals[n + 1..] {
        let gap = next.words.start.checked_sub(end)?;
        let joined = gap == 0 || gap == 1 && p.any(end, &["and", ","]) || gap == 2 && p.row(end, &[",", "and"]);
        let Some(more) = units::measured(p, next).filter(|_| joined) else { break };
        let Some(size) = seconds(more.unit.as_str()).filter(|s| *s < smallest) else { break };
        total = total.checked_add(size.checked_mul(next.value?)?)?;
        (smallest, end, unit) = (size, more.words.end, more.unit);
    }
    if end == first.words.end {
        return None;
    }
    let value = total.checked_div(smallest)?.normalize();
    Proposal::figure(first.words.start..end, Draft::measure(Amount::Exactly(value), unit).of(Thing::Measured))
}

/// The length of a unit of time in seconds; months and years have none.
fn seconds(unit: &str) -> Option<Decimal> {
    Some(Decimal::from(match unit {
        "second" => 1_u32,
        "minute" => 60,
        "hour" => 3600,
        "day" => 86400,
        _ => return None,
    }))
}

/// "took the title in 46.46", "a new time of 6.45": seconds although no unit is named.
fn bare_seconds(p: &Passage, numeral: &Numeral) -> Option<Proposal> {
    let at = numeral.words.start;
    let places = matches!(p.words[at].piece, Some(Piece::Plain { places: 1..=3, grouped: false, .. }));
    let alone = units::measured(p, numeral).is_none() && !p.open_word(numeral.words.end) && numeral.words.len() == 1;
    (places && alone && run_in(p, at)).then(|| {
        Proposal::figure(numeral.words.clone(), Draft::measure(Amount::Exactly(numeral.value?), Unit::fixed("second")))
    })?
}
