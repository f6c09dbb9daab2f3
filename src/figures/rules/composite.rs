//! Lengths and weights in two units, one figure in the smaller of them: "6-foot-3", "5 feet, 2 inches", "6ft 2in",
//! "7 pounds 6 ounces".
//!
//! # Leaves alone
//! Two measures of one thing ("20 feet by 3 inches") and times, which `duration` reads.

use crate::figures::passage::Passage;
use crate::figures::proposal::{Draft, Proposal, Thing};
use crate::figures::units;
use crate::model::{Amount, Unit};
use crate::text::numerals::Form;

/// The larger unit, the smaller, and how many of these make one.
const PAIRS: &[(&str, &str, u32)] = &[("foot", "inch", 12), ("pound", "ounce", 16), ("stone", "pound", 14), ("yard", "foot", 3)];

pub fn propose(p: &Passage, n: usize) -> Option<Proposal> {
    let (large, small) = (&p.numerals[n], p.numerals.get(n + 1)?);
    if large.form != Form::Cardinal || small.form != Form::Cardinal || large.scaled || small.scaled {
        return None;
    }
    let first = units::measured(p, large)?;
    let (_, name, times) = *PAIRS.iter().find(|(unit, ..)| *unit == first.unit.as_str())?;
    let end = first.words.end;
    let gap = small.words.start.checked_sub(end)?;
    let tied = first.compound && gap == 1 && p.hyphen(end);
    let beside = gap == 0 || gap == 1 && p.any(end, &["and", ","]) || first.compound && gap == 2 && p.txt(end) == ",";
    let (a, b) = (large.value?, small.value?);
    if !(tied || beside) || !a.fract().is_zero() || b >= times.into() || b < 0.into() {
        return None;
    }
    let last = match units::measured(p, small) {
        Some(second) => (second.unit.as_str() == name).then_some(second.words.end)?,
        // "a 6-foot-3 guard"
        None if tied && name == "inch" => small.words.end,
        None => return None,
    };
    let value = a.checked_mul(times.into())?.checked_add(b)?;
    let of = if first.compound { Thing::Counted } else { Thing::Measured };
    Proposal::figure(first.words.start..last, Draft::measure(Amount::Exactly(value), Unit::fixed(name)).of(of))
}
