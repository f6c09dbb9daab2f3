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
        if shares.len() < 2 || shares.iter().any(|f| !matches!(f.modifier, Modifier::Plain | Modifier::About)) {
            continue;
        }
        let words = sheet.words(shares[0].sentence).to_lowercase();
        if SEVERAL.iter().any(|w| words.contains(w)) {
            continue;
        }
        if shares.len() >= 3 && WHOLE.iter().any(|w| words.contains(w)) && listed(sheet, &shares) {
            add(sheet, &shares, found);
            continue;
        }
        for pair in shares.windows(2).filter(|pair| contrary(sheet, pair[0], pair[1])) {
            add(sheet, pair, found);
        }
    }
}

/// Adds the finding if the shares come to more than rounding allows.
fn add(sheet: &Sheet<'_>, shares: &[&Figure], found: &mut Vec<Finding>) {
    let sum = shares.iter().filter_map(|f| sheet.near(f)).fold(Interval::point(0.0), Interval::plus);
    if sum.low <= 100.5 {
        return;
    }
    // "20% lies idle, the remaining 80% is planted, and 75% is paid for": the whole is full before the last of them.
    let so_far = shares.iter().scan(0.0, |all, f| {
        *all += f.value().unwrap_or_default();
        Some(*all)
    });
    if so_far.take(shares.len() - 1).any(|all| (all - 100.0).abs() < 1e-9) {
        return;
    }
    let total: f64 = shares.iter().filter_map(|f| f.value()).sum();
    let terms: Vec<String> = shares.iter().filter_map(|f| f.value()).map(short).collect();
    found.push(Finding {
        check: "shares-sum",
        level: Level::Warning,
        spans: shares.iter().map(|f| f.span).collect(),
        sum: format!("{} = {}%, more than all of them", terms.join(" + "), short(total)),
        ask: "Are these answers to one question, and was only one answer allowed?",
    });
}

/// "52% approve and 55% disapprove": contrary answers side by side, of the same people and on the same thing.
fn contrary(sheet: &Sheet<'_>, a: &Figure, b: &Figure) -> bool {
    let between = sheet.between(a.span, b.span).to_lowercase();
    let after = sheet.after(b.span.end, 40).to_lowercase();
    let short = between.len() < 60 && !between.contains([';', ':', '(']) && !after.trim_start().starts_with("of ");
    // What they answer is named once, or not at all.
    let near = |text: &str, word: &str| text.find(word).is_some_and(|at| at < 24);
    short
        && OPPOSITES.iter().any(|(x, y)| {
            near(&between, x) && near(&after, y) || near(&between, y) && near(&after, x) && !near(&between, x)
        })
}

/// Words of several answers, or of several times.
const SEVERAL: &[&str] = &[
    "more than one", "multiple", "several answers", "respectively", "compared", "up from", "down from", "last year",
    "a year ago", "a year earlier", "democrats", "republicans", "while among", "precincts", "counted", "reporting",
    "of the vote in", "of votes in", "of ballots in",
];

/// Whether nothing but a few words and a comma, "and", "while" stands between two shares.
fn listed(sheet: &Sheet<'_>, shares: &[&Figure]) -> bool {
    shares.windows(2).all(|pair| {
        let between = sheet.between(pair[0].span, pair[1].span).to_lowercase();
        between.len() < 90
            && !between.contains([';', ':'])
            && !between.replace("of the vote", "").contains(" of the ")
            && !between.contains("among")
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
    (" yes", " no"),
    ("remain", "leave"),
    (" satisfied", " dissatisfied"),
    (" favorable", " unfavorable"),
    (" favourable", " unfavourable"),
    (" trust", " distrust"),
];

/// Words of one whole that is shared out.
const WHOLE: &[&str] = &[
    "of the vote", "undecided", "had no opinion", "were unsure", "don't know", "don’t know", "no opinion", "not sure",
    "the rest", "the remaining",
];
