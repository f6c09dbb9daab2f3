//! An average outside the range that is given with it.
//!
//! `"an average of 48, with ages ranging from 19 to 45"`: an average lies between the least and the greatest.
//!
//! # Silent
//! Where average and range are in different units or sentences, or far from each other, and where the range is itself one of
//! averages ("an average of between two and three percent").

use crate::checks::finding::{Finding, Level};
use crate::checks::interval::Interval;
use crate::checks::sheet::{Figure, Sheet};
use crate::model::{Amount, Modifier};

/// Adds what it finds.
pub(super) fn find(sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    for sentence in sheet.sentences() {
        if sentence.len() < 2 {
            continue;
        }
        for average in sentence.iter().filter(|f| is_average(sheet, f)) {
            let Some((range, spans)) = range(sheet, sentence, average) else { continue };
            let Some(value) =
                sheet.near(average).filter(|_| matches!(average.modifier, Modifier::Plain | Modifier::About))
            else {
                continue;
            };
            if value.meets(range) {
                continue;
            }
            let words: Vec<&str> = spans.iter().map(|span| sheet.words(*span)).collect();
            let sum = format!("an average of {} does not lie in {}", sheet.exact(average), words.join(" to "));
            let mut all = vec![average.span];
            all.extend(spans);
            found.push(Finding {
                check: "average-range",
                level: Level::Warning,
                spans: all,
                sum,
                ask: "Are average and range of the same group?",
            });
        }
    }
}

/// Whether "average", "mean" or "median" leads to the figure.
fn is_average(sheet: &Sheet<'_>, figure: &Figure) -> bool {
    let before = sheet.before(figure.span.start, 40).to_lowercase();
    let near = before.rsplit([',', ';', '(', '.']).next().unwrap_or_default();
    let words: Vec<&str> = near.split_whitespace().rev().take(5).collect();
    let word = words.iter().position(|w| matches!(*w, "average" | "averaging" | "averaged" | "mean" | "median"));
    figure.value().is_some()
        && figure.change.is_none()
        && word.is_some_and(|at| {
            words[..at].iter().all(|w| {
                matches!(
                    *w,
                    "of" | "was"
                        | "is"
                        | "age"
                        | "at"
                        | "about"
                        | "around"
                        | "being"
                        | "price"
                        | "score"
                        | "wage"
                        | "salary"
                        | "income"
                        | "pay"
                        | "wait"
                        | "rent"
                        | "temperature"
                        | "just"
                        | "the"
                )
            })
        })
}

/// How many bytes may stand between an average and its range: a few words, no other statement.
const FAR: usize = 45;

/// The range of the sentence in the average's unit: "19 to 45", or the two figures of "ranging from 19 to 45".
fn range(sheet: &Sheet<'_>, sentence: &[Figure], average: &Figure) -> Option<(Interval, Vec<crate::span::Span>)> {
    let same = |f: &Figure| {
        f.unit == average.unit
            || f.unit.is_none()
            || matches!((f.unit(), average.unit()), ("age", "year") | ("year", "age"))
    };
    let ranged = |f: &Figure| {
        let before = sheet.before(f.span.start, 24).to_lowercase();
        let led = ["ranging", "ranged", "range of", "range from", "between", "varying", "varied"];
        let spread = led.iter().any(|w| before.contains(w)) || sheet.exact(f).to_lowercase().starts_with("between");
        let near = if f.span < average.span { (f.span, average.span) } else { (average.span, f.span) };
        // "at an average of $10, a turnover of between $91m and $104m": the range is of something else.
        let own =
            average.span < f.span && (before.trim_end().ends_with(" of") || before.trim_end().ends_with(" of between"));
        spread && !own && !before.contains("average") && sheet.between(near.0, near.1).len() <= FAR
    };
    for figure in sentence.iter().filter(|f| f.span != average.span && same(f) && f.modifier == Modifier::Plain) {
        if let (Amount::Between(..), true) = (figure.amount, ranged(figure)) {
            return Some((sheet.stated(figure)?, vec![figure.span]));
        }
    }
    sentence.windows(2).find_map(|pair| {
        let [a, b] = pair else { return None };
        let joined = matches!(sheet.between(a.span, b.span).trim(), "to" | "and");
        let fits = a.span != average.span && b.span != average.span && same(a) && same(b) && ranged(a) && joined;
        let (low, high) = (sheet.stated(a)?, sheet.stated(b)?);
        (fits && low.low <= high.high).then(|| (Interval { low: low.low, high: high.high }, vec![a.span, b.span]))
    })
}
