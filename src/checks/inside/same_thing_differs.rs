//! One thing with two values, and no word of a change.
//!
//! `"Maria Lopez, 42, … Lopez, who is 47"`: a person has one age. `"The ferry carried 214 passengers. … of the 241 passengers on board"`:
//! the same things are counted twice, with the same word before them and behind them.
//!
//! # Silent
//! Where a word says that something changed, where different sources are named for the two, and where the two can be
//! different things: other verbs, other places, other years.

use crate::checks::finding::{Finding, Level};
use crate::checks::sheet::{Figure, Sheet};
use crate::checks::words::within;
use crate::model::{Amount, Modifier};
use crate::span::Span;
use std::collections::BTreeMap;

/// Adds what it finds.
pub(super) fn find(sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    ages(sheet, found);
    tolls(sheet, found);
}

/// One person, two ages.
fn ages(sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    let mut known: BTreeMap<String, &Figure> = BTreeMap::new();
    for figure in sheet.figures.iter().filter(|f| f.unit() == "age" && f.modifier == Modifier::Plain) {
        let Some(of) = figure.of else { continue };
        // Titles come and go, the last two names stay.
        let words: Vec<&str> = sheet.words(of).split_whitespace().collect();
        let full = words.len() > 1 && words.iter().all(|w| w.starts_with(char::is_uppercase));
        let last = words.last().copied().unwrap_or_default();
        let name = words[words.len().saturating_sub(2)..].join(" ");
        // "Smith, 42": the age stands right behind the name, and nowhere near a word of another time.
        let behind = of.end <= figure.span.start && sheet.between(of, figure.span).trim().len() <= 2;
        let after = sheet.after(figure.span.end, 2);
        if !full || !behind || !after.starts_with([',', '.', ' ', ';', ')']) || past(sheet, of, figure) {
            continue;
        }
        match known.get(&name) {
            Some(first) if differ(first, figure, 0.0) => {
                let sum =
                    format!("{last} is {} in one place and {} in another", sheet.exact(first), sheet.exact(figure));
                found.push(finding(&[figure, first], sum, "How old is the person, and on which day?"));
            }
            Some(_) => {}
            None => {
                known.insert(name, figure);
            }
        }
    }
}

/// Words that put an age into another time.
fn past(sheet: &Sheet<'_>, name: Span, figure: &Figure) -> bool {
    let (before, after) =
        (sheet.before(name.start, 10).to_lowercase(), sheet.after(figure.span.end, 20).to_lowercase());
    ["then", "when", "since", "until"].iter().any(|w| before.contains(w))
        || ["at the time", " then", "when "].iter().any(|w| after.contains(w))
}

/// Counts of the dead, the hurt, the held: one event, one verb, two numbers in the article's own voice.
fn tolls(sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    let mut known: BTreeMap<(String, String), &Figure> = BTreeMap::new();
    for figure in sheet.figures.iter().filter(|f| f.counts() && !f.headline && f.modifier == Modifier::Plain) {
        if figure.change.is_some() || figure.hedge.is_some() {
            continue;
        }
        let Some(noun) = sheet.noun(figure) else { continue };
        // "all 214 passengers", "the 241 passengers": the whole of a group that the reader knows.
        let before = sheet.before(figure.span.start, 24).to_lowercase();
        let lead = before.split_whitespace().next_back().unwrap_or_default().to_string();
        let whole = matches!(lead.as_str(), "all" | "the" | "its" | "their" | "carried" | "carrying" | "total");
        let of = figure.of.map(|of| sheet.words(of)).unwrap_or_default();
        let behind =
            figure.of.is_some_and(|of| of.start >= figure.span.end && sheet.between(figure.span, of).trim().is_empty());
        let tail = figure.of.map(|of| sheet.after(of.end, 18).trim().to_lowercase()).unwrap_or_default();
        let place: Vec<&str> = tail.split_whitespace().take(2).collect();
        let known_group = ["on board", "aboard", "in all"].iter().any(|w| place.join(" ").starts_with(w));
        if !whole || !behind || of.is_empty() || !known_group || changed(sheet, figure) {
            continue;
        }
        let key = (noun, place.join(" "));
        match known.get(&key) {
            Some(first) if differ(first, figure, 0.02) && first.source == figure.source => {
                let sum = format!("{} {of} in one place, {} in another", sheet.exact(first), sheet.exact(figure));
                found.push(finding(&[figure, first], sum, "Are these the same, and which count is the later one?"));
            }
            Some(_) => {}
            None => {
                known.insert(key, figure);
            }
        }
    }
}

/// Whether the sentence says that the number was another one before, or is of something else.
fn changed(sheet: &Sheet<'_>, figure: &Figure) -> bool {
    let words = within(&sheet.text, figure.sentence);
    words.iter().any(|w| {
        w.any(&[
            "earlier", "initially", "previously", "later", "revised", "another", "other", "additional", "more",
            "fewer", "remaining", "rest", "last", "previous", "former", "second", "different", "similar", "since",
            "then",
        ])
    })
}

fn differ(a: &Figure, b: &Figure, by: f64) -> bool {
    let (Amount::Exactly(x), Amount::Exactly(y)) = (a.amount, b.amount) else { return false };
    let (Ok(x), Ok(y)) = (f64::try_from(x), f64::try_from(y)) else { return false };
    (x - y).abs() > by * x.abs().max(y.abs())
}

fn finding(figures: &[&Figure], sum: String, ask: &'static str) -> Finding {
    let spans = figures.iter().map(|f| f.span).collect();
    Finding { check: "same-thing-differs", level: Level::Warning, spans, sum, ask }
}
