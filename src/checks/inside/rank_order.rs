//! An order of ranks that the figures contradict.
//!
//! `"Norway led with 14 medals, followed by Germany with 16"`: whoever is followed has more.
//!
//! # Silent
//! Where less is better and the words say so ("the fastest", "the fewest"), and where the figures are of different things.

use crate::checks::finding::{Finding, Level};
use crate::checks::sheet::{Figure, Sheet};

/// Adds what it finds.
pub(super) fn find(sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    for sentence in sheet.sentences() {
        let figures: Vec<&Figure> =
            sentence.iter().filter(|f| f.value().is_some() && !matches!(f.unit(), "rank" | "age" | "score")).collect();
        for pair in figures.windows(2) {
            let [a, b] = pair else { continue };
            let same = a.unit == b.unit
                && (a.unit.is_some() || b.of.is_none() || a.of == b.of || sheet.noun(a) == sheet.noun(b));
            let between = sheet.between(a.span, b.span).to_lowercase();
            let after = FOLLOWED.iter().find_map(|words| between.find(words).map(|at| at + words.len()));
            let Some(at) = after.filter(|_| same && a.change == b.change) else { continue };
            // "followed by Germany with 16", "ahead of Germany (16)": the name, then the number, nothing else.
            let tail = between[at..].trim_end();
            let led = tail.ends_with(" with")
                || tail.ends_with(" on")
                || tail.ends_with(" at")
                || tail.ends_with('(')
                || tail.ends_with(", with")
                || tail.ends_with(" and its");
            let head = &between[..at];
            let text = sheet.words(a.sentence).to_lowercase();
            let less = LESS.iter().any(|w| text.contains(w)) || matches!(a.unit(), "second" | "minute" | "hour");
            if !led || head.len() > 60 || tail.len() > 60 || less || between.contains([';', ':', '.']) {
                continue;
            }
            let (Some(first), Some(second)) = (sheet.stated(a), sheet.stated(b)) else { continue };
            if first.high >= second.low {
                continue;
            }
            let sum = format!("{} comes before {}, but is less", sheet.exact(a), sheet.exact(b));
            found.push(Finding {
                check: "rank-order",
                level: Level::Warning,
                spans: vec![a.span, b.span],
                sum,
                ask: "Is the order by these figures, and are they of the same year?",
            });
        }
    }
}

/// Words that put the first before the second.
const FOLLOWED: &[&str] = &["followed by", "ahead of", "well ahead of", "just ahead of", "trailed by"];

/// Words of an order in which less comes first.
const LESS: &[&str] = &[
    "fewest", "fastest", "lowest", "smallest", "least", "shortest", "cheapest", "under par", "quickest", "youngest",
    "finished", "time of", "lap", "over par", "clocked",
];
