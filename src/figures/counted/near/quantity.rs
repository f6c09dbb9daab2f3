//! Quantities that are called by their name in front of the figure that measures them: "**winds** over 165 mph", "**magnitude**
//! 7.2", "a **gain** on the sale of a mill of $2 million", "**estates** worth more than $5.5 million".

use crate::figures::counted::phrase::{noun_at, noun_before};
use crate::figures::passage::Passage;
use crate::figures::units;
use crate::lexicon::Class;
use crate::span::Span;
use crate::text::wording::Wording;
use std::ops::Range;

/// A quantity's name with its bound right before the measure: "winds over 165 mph", "speeds of up to 48km/h",
/// "temperatures below minus 10 degrees", "a budget around $3 million".
#[must_use]
pub fn bounded(p: &Passage, words: &Range<usize>) -> Option<Span> {
    const BOUNDS: &[&str] = &[
        "of", "over", "above", "below", "under", "around", "about", "exceeding", "topping", "averaging", "approaching",
        "up", "to", "at", "least", "between", "near", "nearing", "reaching", "more", "less", "than", "roughly", "as",
        "high", "low", "plus", "or", "minus", "almost", "nearly", "just", "well", "from", "totaling", "totalling",
        "worth", "some", "close",
    ];
    let mut i = words.start;
    let mut bounds = 0;
    while bounds < 6 && p.any(i.wrapping_sub(1), BOUNDS) {
        i -= 1;
        bounds += 1;
    }
    let last = i.checked_sub(1)?;
    // "an all-time high of 64%"
    if p.is(last, "time") && p.any(last + 1, &["high", "low"]) {
        return None;
    }
    let quantity = p.any(last, QUANTITIES) && noun_at(p, last);
    (bounds > 0 && quantity).then(|| noun_before(p, i)).flatten()
}

/// The word "magnitude" that gives a number without a noun its meaning: "magnitude 7.2", "magnitudes of 6.1 and 5.8".
#[must_use]
pub fn magnitude(p: &Passage, words: &Range<usize>) -> Option<usize> {
    let mut at = words.start.checked_sub(1)?;
    // "the magnitude 7.2 and 7.5 quakes"
    if p.any(at, &["and", "or"])
        && let Some(first) = p.numerals.iter().find(|m| m.words.end == at)
    {
        at = first.words.start.checked_sub(1)?;
    }
    while at > 0 && (p.any(at, &["of", "a", "about", "around", "nearly"]) || p.hyphen(at)) {
        at -= 1;
    }
    // "the magnitude of 12 changes"
    let other = p.is(words.start - 1, "of") && noun_at(p, words.end);
    (p.any(at, &["magnitude", "magnitudes"]) && !other).then_some(at)
}

/// What is worth so much: "estates worth more than $5.5 million".
#[must_use]
pub fn valued(p: &Passage, words: &Range<usize>) -> Option<Span> {
    let bounds = [
        "about", "above", "almost", "around", "at", "least", "less", "more", "nearly", "over", "roughly", "some",
        "than", "up", "to", "a", "an", "estimated", "reported",
    ];
    let mut at = words.start.checked_sub(1)?;
    while at > 0 && p.any(at, &bounds) {
        at -= 1;
    }
    // "military aid for the country totalling $250 million"
    if p.any(at, &["totaling", "totalling"]) {
        let linked = |i: usize| p.any(i, &["for", "from", "in", "to"]) && i > 0 && noun_at(p, i - 1);
        let prep =
            (at.saturating_sub(5)..at).rev().take_while(|i| !p.border(*i) && p.txt(*i) != ",").find(|i| linked(*i));
        return noun_before(p, prep?);
    }
    // "the deal, worth a reported $1.2 million"
    let comma =
        at.checked_sub(2).filter(|i| p.is(at, "worth") && p.txt(at - 1) == "," && noun_at(p, *i) && !p.capital(*i));
    let noun = comma.or(at.checked_sub(1).filter(|i| p.is(at, "worth") && noun_at(p, *i) && !p.is(*i, "net")))?;
    noun_before(p, noun + 1)
}

/// What is entered in the books, before a chain of "on", "from" and "of": "a gain on the sale of a mill of $2 million". The
/// gain is in money, the mill is not.
#[must_use]
pub fn entered(p: &Passage, words: &Range<usize>) -> Option<Span> {
    const BOOKED: &[&str] = &[
        "gain", "gains", "loss", "losses", "profit", "profits", "charge", "charges", "credit", "credits", "provision",
        "provisions", "income", "earnings", "cost", "costs", "writedown", "writedowns", "proceeds", "payment",
        "payments", "benefit", "benefits", "expense", "expenses", "savings", "dividend", "dividends", "price", "fee",
        "fees", "value", "debt", "debts", "deficit", "surplus", "budget", "revenue", "revenues",
    ];
    let of = p.back(words.start, 4, |i| p.is(i, "of"))?;
    let last = of.checked_sub(1).filter(|i| noun_at(p, *i))?;
    let itself = p.any(last, BOOKED) || p.any(last, QUANTITIES) && !p.is(last, "assets");
    if itself || !sum_of_money(p, words) {
        return None;
    }
    let within = |i: usize| p.open_word(i) || p.hyphen(i) || p.capital(i) && p.word(i) || p.class(i, Class::ARTICLE);
    let tie = |i: usize| p.any(i, &["on", "from", "of", "for", "to", "in", "with"]);
    let booked = (last.saturating_sub(9)..last).rev().find(|i| p.any(*i, BOOKED) && noun_at(p, *i))?;
    let chain = tie(booked + 1) && (booked + 1..last).all(|i| within(i) || tie(i));
    chain.then(|| noun_before(p, booked + 1)).flatten()
}

/// Nouns that name a quantity, which a figure right behind them measures.
const QUANTITIES: &[&str] = &[
    "wind", "winds", "gusts", "speed", "speeds", "temperature", "temperatures", "price", "prices", "rate", "rates",
    "cost", "costs", "loss", "losses", "profit", "profits", "income", "incomes", "wage", "wages", "salary", "salaries",
    "revenue", "revenues", "sales", "budget", "budgets", "turnover", "debt", "debts", "deficit", "deficits", "surplus",
    "damage", "damages", "fine", "fines", "penalty", "bond", "bail", "loan", "loans", "capacity", "output",
    "production", "height", "heights", "depth", "depths", "width", "length", "weight", "distance", "area", "altitude",
    "magnitude", "population", "populations", "margin", "error", "turnout", "share", "stake", "tariff", "tariffs",
    "tax", "taxes", "fee", "fees", "rent", "rents", "payment", "payments", "pension", "pensions", "yield", "yields",
    "inflation", "unemployment", "growth", "dividend", "valuation", "value", "concentration", "concentrations",
    "level", "levels", "score", "scores", "time", "jump", "best", "throw", "leap", "dose", "doses", "rainfall",
    "snowfall", "accumulations", "waves", "sentence", "sentences", "term", "terms", "contract", "contracts",
    "attendance", "crowd", "crowds", "average", "earnings", "deposits", "assets", "reserves", "investment",
    "investments",
];

/// Whether the figure is an amount of money.
pub(super) fn sum_of_money(p: &Passage, words: &Range<usize>) -> bool {
    let numeral = words.clone().find_map(|i| p.numeral_over(i)).map(|n| &p.numerals[n]);
    numeral.and_then(|n| units::measured(p, n)).is_some_and(|u| units::is_money(&u.unit))
}
