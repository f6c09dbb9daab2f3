//! Answers to one question that come to more than 100 percent.
//!
//! `"52% approve of her work and 55% disapprove"` comes to 107. So do the shares of a vote that leave no room for each other.
//!
//! # Silent
//! Where the sum is above 100 by no more than rounding. Where respondents could give several answers. Percentages that
//! are no shares of one whole: growth, rates, turnouts.

use crate::checks::finding::{Finding, Level};
use crate::checks::interval::Interval;
use crate::checks::sheet::{Figure, Sheet};
use crate::checks::units::short;
use crate::model::Modifier;

/// Adds what it finds.
pub(super) fn find(sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    for sentence in sheet.sentences() {
        let shares: Vec<&Figure> = sentence
            .iter()
            .filter(|f| f.unit() == "%" && f.change.is_none() && !f.headline && f.value().is_some())
            .collect();
        if shares.len() < 2 {
            continue;
        }
        let words = sheet.words(shares[0].sentence).to_lowercase();
        let several = ["more than one", "multiple", "several answers", "both", "respectively", "compared", "up from", "down from", "last year", "a year ago", "in 20", "in 19"];
        let bounded = shares.iter().any(|f| !matches!(f.modifier, Modifier::Plain | Modifier::About));
        if several.iter().any(|w| words.contains(w)) || bounded || !listed(sheet, &shares) {
            continue;
        }
        let contrary = OPPOSITES.iter().any(|(a, b)| {
            let at = |word: &str| words.find(word);
            at(a).is_some() && at(b).is_some() && a != b
        });
        let parts = shares.len() >= 3 && WHOLE.iter().any(|w| words.contains(w));
        if !(contrary && shares.len() <= 3 || parts) {
            continue;
        }
        let sum = shares.iter().filter_map(|f| sheet.near(f)).fold(Interval::point(0.0), Interval::plus);
        if sum.low <= 100.0 + 0.5 {
            continue;
        }
        let total: f64 = shares.iter().filter_map(|f| f.value()).sum();
        let terms: Vec<String> = shares.iter().filter_map(|f| f.value()).map(short).collect();
        let told = format!("{} = {}%, more than all of them", terms.join(" + "), short(total));
        let spans = shares.iter().map(|f| f.span).collect();
        found.push(Finding {
            check: "shares-sum",
            level: Level::Warning,
            spans,
            sum: told,
            ask: "Are these answers to one question, and was only one answer allowed?",
        });
    }
}

/// Whether nothing but a few words and a comma, "and", "while" stands between two shares.
fn listed(sheet: &Sheet<'_>, shares: &[&Figure]) -> bool {
    shares.windows(2).all(|pair| {
        let between = sheet.between(pair[0].span, pair[1].span).to_lowercase();
        between.len() < 90 && !between.contains([';', ':']) && !between.contains(" of the ") && !between.contains("among")
    })
}

/// Answers that exclude each other.
const OPPOSITES: &[(&str, &str)] = &[
    (" approve", " disapprove"),
    (" support", " oppose"),
    (" in favour", " against"),
    (" in favor", " against"),
    (" favour", " oppose"),
    (" favor", " oppose"),
    (" agree", " disagree"),
    ("voted yes", "voted no"),
    (" for ", " against "),
    (" yes", " no "),
    ("remain", "leave"),
    (" satisfied", " dissatisfied"),
    (" favorable", " unfavorable"),
    (" favourable", " unfavourable"),
    (" trust", " distrust"),
    ("female", " male"),
    ("urban", "rural"),
];

/// Words of one whole that is shared out.
const WHOLE: &[&str] = &["of the vote", "undecided", "had no opinion", "were unsure", "don't know", "don’t know", "no opinion", "not sure", "the rest", "the remaining"];
