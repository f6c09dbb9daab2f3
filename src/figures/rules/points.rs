//! Percentage points, basis points, index points: "5 percentage points", "a quarter-point", "fell 800.49 points".
//!
//! # Leaves alone
//! Points won in a game, which are counted like goals.

use crate::figures::passage::Passage;
use crate::figures::proposal::{Draft, Proposal, Thing, amount};
use crate::figures::units::{self, Sort};
use crate::lexicon::Class;
use crate::model::Unit;
use crate::text::numerals::Form;
use crate::text::wording::Wording;

pub fn propose(p: &Passage, n: usize) -> Option<Proposal> {
    let numeral = &p.numerals[n];
    if let Some(unit) = units::measured(p, numeral).filter(|u| u.sort == Sort::Points) {
        let of = if unit.compound { Thing::Counted } else { Thing::Measured };
        return Proposal::figure(unit.words, Draft::measure(amount(numeral.value), unit.unit).of(of));
    }
    // "rose 7/32 in price": bonds are quoted in thirty-seconds of a point.
    if numeral.form == Form::Slash {
        // "fell as much as 1/4 point"
        let at = numeral.words.end;
        if p.any(at, &["point", "points"]) && numeral.value? < 1.into() && !p.is(at + 1, "of") {
            return Proposal::figure(
                numeral.words.start..at + 1,
                Draft::measure(amount(numeral.value), Unit::fixed("point")),
            );
        }
        let quoted = p.row(numeral.words.end, &["in", "price"])
            || p.class(numeral.words.start.wrapping_sub(1), Class::CHANGE_VERB.or(Class::CHANGE_PARTICLE));
        return (quoted && numeral.value? < 1.into()).then(|| {
            Proposal::figure(numeral.words.clone(), Draft::measure(amount(numeral.value), Unit::fixed("point")))
        })?;
    }
    if !matches!(numeral.form, Form::Cardinal | Form::Part { .. }) {
        return None;
    }
    let end = numeral.words.end;
    let compound = p.hyphen(end);
    let at = end + usize::from(compound);
    if !p.any(at, &["point", "points", "pts"]) || p.any(at + 1, &["guard", "guards", "plan", "of"]) && compound {
        return None;
    }
    // "at one point held a margin of 126 ballots"
    if numeral.value == Some(1.into())
        && !numeral.digits
        && p.any(numeral.words.start.wrapping_sub(1), &["at", "this", "that"])
    {
        return None;
    }
    let words = numeral.words.start..at + 1;
    let unit = sort(p, n)?;
    let of = if compound { Thing::Counted } else { Thing::Measured };
    Proposal::figure(words, Draft::measure(amount(numeral.value), unit).of(of))
}

/// What is told in percent, so that its changes are told in points: "a 25-point reduction in the income tax rates".
const RATES: &[&str] = &["rate", "rates", "turnout", "approval", "popularity", "inflation", "unemployment", "tax"];

/// What points a numeral in front of that word has: those of shares or those of an index.
pub fn sort(p: &Passage, n: usize) -> Option<Unit> {
    let end = p.numerals[n].words.end;
    let rates = p.hyphen(end) && p.class(end + 2, Class::CHANGE_NOUN) && (0..p.words.len()).any(|i| p.any(i, RATES));
    // "still a five-point race", after a poll
    let race = p.earlier.poll && !p.earlier.sport && p.hyphen(end) && p.any(end + 2, &["contest", "gap", "race"]);
    if matches!(p.numerals[n].form, Form::Part { .. }) || poll(p) || race || rates && !p.earlier.sport {
        Some(Unit::PERCENTAGE_POINT)
    } else {
        index(p, n).then(|| Unit::fixed("point"))
    }
}

/// Whether the sentence compares shares of votes or answers.
fn poll(p: &Passage) -> bool {
    let shares = (0..p.words.len()).any(|i| p.txt(i) == "%" || p.class(i, Class::PERCENT));
    let lead = (0..p.words.len()).any(|i| {
        p.any(
            i,
            &[
                "lead", "leads", "led", "leading", "ahead", "margin", "trails", "trailing", "poll", "polls",
                "approval", "voters", "rating", "survey", "margins", "advantage",
            ],
        )
    });
    let market = (0..p.words.len())
        .any(|i| p.any(i, &["index", "dow", "nasdaq", "ftse", "nikkei", "stocks", "shares", "dax", "cac"]));
    // "trails by 1 point …, according to polling averages"
    let asked = (0..p.words.len())
        .any(|i| p.any(i, &["poll", "polls", "polling", "survey", "surveys", "pollster", "pollsters"]));
    let game = !asked
        && (0..p.words.len()).any(|i| {
            p.any(
                i,
                &[
                    "rebounds", "assists", "shooting", "season", "career", "game", "games", "scored", "averaged",
                    "averages", "seed", "coach",
                ],
            )
        });
    let ahead = (0..p.words.len()).any(|i| {
        p.any(
            i,
            &[
                "lead", "leads", "led", "leading", "ahead", "trails", "trailing", "trailed", "behind", "lags",
                "advantage", "down", "up",
            ],
        )
    });
    p.earlier.poll && lead || asked && ahead && !game && !market || shares && !market && !game && !p.earlier.sport
}

/// Whether the points are those of an index.
fn index(p: &Passage, n: usize) -> bool {
    let fraction = p.numerals[n].value.is_some_and(|v| !v.fract().is_zero());
    let market = (0..p.words.len()).any(|i| {
        p.any(
            i,
            &[
                "index", "dow", "nasdaq", "ftse", "nikkei", "average", "stocks", "shares", "market", "markets",
                "futures", "s&p", "sensex", "nifty", "dax", "cac", "gauge",
            ],
        )
    });
    // "rising more than 1,200 points"
    let start = p.numerals[n].words.start;
    let moved = || p.back(start, 4, |i| p.class(i, Class::CHANGE_VERB)).is_some();
    let high = p.numerals[n].value.is_some_and(|v| v >= 100.into());
    fraction || !p.earlier.sport && (market || high && moved())
}
