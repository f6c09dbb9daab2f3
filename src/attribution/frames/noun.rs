//! A noun of saying with what is said: "his claim that 12 people died", "the bank's forecast of 3% growth", "the ministry's
//! estimate that …".

use super::Found;
use crate::attribution::line::Line;
use crate::attribution::sources::{self, Phrase};
use crate::lexicon::Class;
use crate::model::SourceKind;
use crate::text::syntax::{Relation, Upos};
use crate::text::wording::Wording;
use std::ops::Range;

/// Nouns that take "that".
const SAYING: &[&str] = &[
    "accusation", "admission", "allegation", "allegations", "announcement", "argument", "assertion", "assertions",
    "belief", "claim", "claims", "comment", "complaint", "conclusion", "contention", "emphasis", "estimate",
    "expectation", "finding", "findings", "forecast", "hope", "insistence", "prediction", "predictions", "projection",
    "report", "reports", "revelation", "statement", "suggestion", "representation", "representations", "testimony",
    "view", "warning", "warnings",
];

/// Nouns that take an amount: "forecast of 3%", "estimate for growth".
const AMOUNT: &[&str] =
    &["estimate", "estimates", "forecast", "forecasts", "projection", "projections", "prediction", "tally", "count"];

/// Nouns of which somebody raises or cuts his own: "lifted its forecast to 3%".
const OUTLOOK: &[&str] =
    &["estimate", "estimates", "forecast", "forecasts", "projection", "projections", "guidance", "outlook"];

/// What a body has laid down or promised: "the ministry's recommended 40 kg".
const LAID_DOWN: &[&str] = &["recommended", "claimed", "stated", "promised", "pledged", "proposed", "advised"];

pub fn find(line: &Line, at: usize) -> Option<Found> {
    if line.capital(at) {
        return None;
    }
    let next = at + 1;
    if line.any(at, LAID_DOWN) && line.amount(next) && line.any(at - 1, &["'s", "\u{2019}s"]) {
        let source = owner(line, at)?;
        let stop = (next..line.end).take(8).find(|i| line.border(*i)).unwrap_or((next + 8).min(line.end));
        return Some(told(at, source, next..stop));
    }
    // "a Daily Ledger report from last spring that nearly $3 billion …"
    let far = if line.any(at, SAYING) && line.any(next, &["from", "on", "in", "over", "last", "this", "earlier"]) {
        far(line, next)
    } else {
        None
    };
    if let Some(that) = far {
        let source = owner(line, at)?;
        let stop = (that + 1..line.end).find(|i| line.any(*i, &[".", ";", ":"])).unwrap_or(line.end);
        return Some(told(at, source, that + 1..stop));
    }
    let moved = if line.any(at, OUTLOOK) { moved(line, at) } else { None };
    if let Some(verb) = moved.filter(|_| line.any(next, &["by", "to", "of", "for", "from"])) {
        // "The bank lifted its forecast": who lifts it, where "its" says no more.
        let own = owner(line, at)?;
        let source = if own.tokens.len() == 1 {
            sources::left_of(line, verb).filter(|p| speaks(line, p)).unwrap_or(own)
        } else {
            own
        };
        let stop = (next..line.end).find(|i| line.border(*i) && !line.is(*i, "(")).unwrap_or(line.end);
        return Some(told(at, source, next..stop));
    }
    let that = line.is(next, "that") && line.any(at, SAYING);
    let amount = line.any(next, &["of", "for"]) && line.any(at, AMOUNT);
    let about = line.is(next, "about")
        && line.any(at, &["claim", "claims", "statement", "comment", "comments", "remark", "remarks"]);
    if !(that || amount || about) {
        return None;
    }
    let source = owner(line, at)?;
    Some(told(at, source, next + 1..end(line, at, next + 1)))
}

/// What the noun at this place attributes to its owner.
fn told(at: usize, source: Phrase, content: Range<usize>) -> Found {
    Found { cue: at..at + 1, source: Some(source), content: vec![content], via: None, data: false }
}

/// The "that" of a clause that hangs on a noun some words before; not of a relative clause, whose verb follows.
fn far(line: &Line, from: usize) -> Option<usize> {
    let spoken = |i: usize| line.entry(i).cue.is_some() || line.class(i, Class::AUXILIARY);
    let that = (from + 1..(from + 6).min(line.end))
        .take_while(|i| !line.border(*i) && !spoken(*i))
        .find(|i| line.is(*i, "that"))?;
    let verb = line.class(that + 1, Class::AUXILIARY)
        || line.entry(that + 1).cue.is_some()
        || line.tree.is_some_and(|tree| {
            that + 1 < line.end && matches!(tree.upos(that + 1 - line.first), Upos::Verb | Upos::Aux)
        });
    // "a report on keeping that rise in check"
    let points = line.tree.is_some_and(|tree| tree.relation(that - line.first) == Relation::Det);
    (!verb && !points).then_some(that)
}

/// Whether a pronoun or something known to speak is meant.
fn speaks(line: &Line, phrase: &Phrase) -> bool {
    let known = Class::PERSON.or(Class::PEOPLE).or(Class::BODY).or(Class::OUTLET).or(Class::PRONOUN);
    phrase.tokens.clone().any(|i| line.class(i, known) || line.a_name(i))
        && !line.any(phrase.tokens.start, &["which", "that", "who"])
}

/// The verb in front that moves the noun: "raised", "cut", "trimmed", "revised its 2024 growth forecast".
fn moved(line: &Line, at: usize) -> Option<usize> {
    (at.saturating_sub(7).max(line.first)..at).rev().take_while(|i| !line.border(*i)).find(|i| {
        let i = *i;
        line.class(i, Class::CHANGE_VERB)
            || line
                .any(i, &["revised", "revises", "revising", "upgraded", "downgraded", "kept", "maintained", "updated"])
    })
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
            return sources::left_of(line, i).filter(|p| {
                line.capital(p.tokens.end - 1)
                    || line.class(p.tokens.end - 1, Class::PERSON.or(Class::PEOPLE).or(Class::BODY).or(Class::OUTLET))
            });
        }
        if line.any(i, &["his", "her", "their", "its"]) {
            return Some(Phrase { tokens: i..i + 1, name: i..i + 1, kind: SourceKind::Person });
        }
        // "its 2024 British growth forecast"
        let dated = line.txt(i).starts_with(|c: char| c.is_ascii_digit());
        if !(line.open_word(i)
            || dated
            || line.capital(i) && line.word(i)
            || line.class(i, Class::NUMERIC.or(Class::ORDINAL)))
        {
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
