//! "Almost" or "at least" in the body, gone in the headline.
//!
//! `"Three-hour outage"` over "the outage lasted almost three hours": the number is the same, the claim is not. A headline that
//! says more than the body is a warning ("almost", "up to"); one that says less, or drops an "about", is a note: "$5 million"
//! over "more than $5 million" misleads nobody.
//!
//! # Silent
//! Where the body says the number without a hedge as well, and where the headline's own words keep it.

use crate::checks::finding::{Finding, Level};
use crate::checks::sheet::{Figure, Sheet};
use crate::model::Modifier;

/// Adds what it finds.
pub(super) fn find(sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    for head in sheet.figures.iter().filter(|f| f.headline && f.modifier == Modifier::Plain) {
        let same: Vec<&Figure> =
            sheet.figures.iter().filter(|f| !f.headline && f.amount == head.amount && unit(f) == unit(head)).collect();
        let small = head.unit.is_none() && head.value().is_some_and(|v| v < 5.0);
        if same.is_empty() || small || same.iter().any(|f| f.modifier == Modifier::Plain) || kept(sheet, head) {
            continue;
        }
        let body = same[0];
        let noun = |f: &Figure| sheet.noun(f);
        if noun(head).is_some()
            && noun(body).is_some()
            && noun(head) != noun(body)
            && same.len() == 1
            && head.unit.is_none()
            && head.value().is_some_and(|v| v < 100.0)
        {
            continue;
        }
        // "Within six months" bounds no number, it sets a term.
        // and "some" before a number is a manner of speaking.
        let before = sheet.before(body.span.start, 12).to_lowercase();
        if before.contains("within") || before.trim_end().ends_with("some") {
            continue;
        }
        let (word, level) = match body.modifier {
            Modifier::Under => ("less than that", Level::Warning),
            Modifier::AtMost => ("at most that", Level::Warning),
            Modifier::About => ("about that", Level::Info),
            Modifier::Over => ("more than that", Level::Info),
            Modifier::AtLeast => ("at least that", Level::Info),
            Modifier::Plain => continue,
        };
        let from = sheet.before(body.span.start, 30);
        let lead = from.rsplit([',', '.', '(', '“', '"']).next().unwrap_or_default().trim();
        let few: Vec<&str> = lead.split(' ').rev().take(3).collect();
        let phrase: Vec<&str> = few.into_iter().rev().collect();
        let sum = format!(
            "the headline says {}; the body says {word}: “{} {}”",
            sheet.exact(head),
            phrase.join(" "),
            sheet.exact(body)
        );
        found.push(Finding {
            check: "hedge-lost",
            level,
            spans: vec![head.span, body.span],
            sum,
            ask: "Can the headline keep the word, or round the other way?",
        });
    }
}

fn unit(figure: &Figure) -> &str {
    match figure.unit() {
        "percentage point" => "%",
        unit => unit,
    }
}

/// Whether the headline says it in a way that no modifier shows: "300-plus", "up to".
fn kept(sheet: &Sheet<'_>, head: &Figure) -> bool {
    let (before, after) =
        (sheet.before(head.span.start, 16).to_lowercase(), sheet.after(head.span.end, 12).to_lowercase());
    ["tops", "near", "over", "under", "some", "up to", "past", "exceed", "surpass", "cross", "hit", "reach", "about"]
        .iter()
        .any(|word| before.contains(word))
        || ["plus", "+", " or more", "-plus", "ish", "-odd"].iter().any(|word| after.starts_with(word))
}
