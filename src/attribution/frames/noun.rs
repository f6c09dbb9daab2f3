//! A noun of saying with what is said: "his claim that 12 people died", "the bank's forecast of 3% growth", "the ministry's
//! estimate that …".

use super::Found;
use crate::attribution::line::Line;
use crate::attribution::sources::{self, Phrase};
use crate::lexicon::Class;
use crate::model::SourceKind;
use std::ops::Range;

/// Nouns that take "that".
const SAYING: &[&str] = &[
    "accusation", "admission", "allegation", "allegations", "announcement", "argument", "assertion", "assertions", "belief", "claim",
    "claims", "comment", "complaint", "conclusion", "contention", "emphasis", "estimate", "expectation", "finding", "findings", "forecast",
    "hope", "insistence", "prediction", "predictions", "projection", "report", "reports", "revelation", "statement", "suggestion",
    "testimony", "view", "warning", "warnings",
];

/// Nouns that take an amount: "forecast of 3%", "estimate for growth".
const AMOUNT: &[&str] = &["estimate", "estimates", "forecast", "forecasts", "projection", "projections", "prediction", "tally", "count"];

pub fn find(line: &Line, at: usize) -> Option<Found> {
    if line.capital(at) {
        return None;
    }
    let next = at + 1;
    let that = line.is(next, "that") && line.any(at, SAYING);
    let amount = line.any(next, &["of", "for"]) && line.any(at, AMOUNT);
    let about = line.is(next, "about") && line.any(at, &["claim", "claims", "statement", "comment", "comments", "remark", "remarks"]);
    if !(that || amount || about) {
        return None;
    }
    let source = owner(line, at)?;
    let content = vec![next + 1..end(line, at, next + 1)];
    Some(Found { cue: at..at + 1, source: Some(source), content, via: None, data: false })
}

/// Whose claim it is: "Mr. Stumpf's repeated", "his infamous", "the IMF's".
fn owner(line: &Line, at: usize) -> Option<Phrase> {
    // "a New York Times report that …"
    let outlet = (at.saturating_sub(5).max(line.first)..at).find(|i| line.outlet(*i).is_some_and(|n| i + n == at));
    if let Some(outlet) = outlet {
        return sources::phrase(line, outlet, at);
    }
    for i in (at.saturating_sub(4).max(line.first)..at).rev() {
        if line.any(i, &["'s", "\u{2019}s", "'", "\u{2019}"]) {
            return sources::left_of(line, i).filter(|p| line.capital(p.tokens.end - 1) || line.class(p.tokens.end - 1, Class::PERSON.or(Class::PEOPLE).or(Class::BODY).or(Class::OUTLET)));
        }
        if line.any(i, &["his", "her", "their", "its"]) {
            return Some(Phrase { tokens: i..i + 1, name: i..i + 1, kind: SourceKind::Person });
        }
        if !(line.open_word(i) || line.class(i, Class::NUMERIC.or(Class::ORDINAL))) {
            return None;
        }
    }
    None
}

/// Where what is claimed ends: with the clause that hangs on the noun, else at the next comma.
fn end(line: &Line, at: usize, from: usize) -> usize {
    let hung = line.tree.and_then(|tree| {
        let noun = at - line.first;
        tree.children(noun).filter(|c| line.first + *c >= from).map(|c| line.first + tree.reach(c).end).max()
    });
    hung.filter(|end| *end > from + 1).unwrap_or_else(|| {
        let limit: Range<usize> = from..line.end;
        limit.clone().find(|i| line.border(*i) && !line.quote_mark(*i)).unwrap_or(limit.end)
    })
}
