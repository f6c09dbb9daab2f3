//! Money that a bare million or billion leaves out, since the figure before has named it: "rose 243 mln dlrs to 45.34
//! billion", "profits rose to 38 mln euros from 27 mln, but fees dropped to 21 mln", "reported a 10.6 billion net profit".
//!
//! What comes next to the figure that names its unit is the affair of the rule [`elided`](super::rules); here the thing
//! that is measured says that it is money.

use super::counted::phrase::last_word;
use super::counted::{Memory, table};
use super::passage::Passage;
use super::proposal::Draft;
use crate::model::{Amount, Unit};
use crate::span::Span;
use std::ops::Range;

/// The money of a bare count, where its thing was measured in money just before, or is nothing but money.
#[must_use]
pub fn money(p: &Passage, words: &Range<usize>, draft: &Draft, of: Option<Span>, memory: &Memory) -> Option<Unit> {
    let (unit, before) = memory.money.as_ref()?;
    let of = of.filter(|_| draft.unit.is_none() && !matches!(draft.amount, Amount::Vague))?;
    let numeral = p.numeral_at(words.start).map(|n| &p.numerals[n])?;
    if !numeral.scaled || numeral.words.end != words.end {
        return None;
    }
    let behind = of.start >= p.words[words.end - 1].span.end;
    let last = last_word(p, of).to_lowercase();
    let last = last.as_str();
    let here = before.is_some_and(|b| b.start >= p.span.start) || table::of(p, words).is_some();
    let fits = *before == Some(of) && !behind
        || SUMS.contains(&last)
        || !behind && (MONEYED.contains(&last) || here && TRADED.contains(&last));
    fits.then(|| unit.clone())
}

/// What is an amount of money even behind its number: "a 10.6 billion profit".
const SUMS: &[&str] = &[
    "budget", "debt", "deficit", "dividend", "income", "loss", "overdraft", "profit", "revenue", "spending", "surplus",
    "turnover",
];

/// What is money, where it is not counted one by one ("2 million loans").
const MONEYED: &[&str] = &[
    "assets", "borrowing", "borrowings", "budgets", "capital", "charge-offs", "charges", "costs", "debts", "deposits",
    "dividends", "earnings", "expenditure", "expense", "expenses", "funds", "investment", "investments", "liabilities",
    "loans", "losses", "payments", "premiums", "profits", "provision", "provisions", "receipts", "repayments",
    "revenues", "revs", "savings", "tax", "taxes",
];

/// What may be money or goods; it is money beside money.
const TRADED: &[&str] =
    &["exports", "fees", "holdings", "imports", "net", "orders", "output", "reserves", "sales", "trade", "value"];
