//! "according to X" in front, in the middle, at the end; "per X", "in the words of X", "by one estimate".

use super::Found;
use crate::attribution::line::Line;
use crate::attribution::sources::{self, Phrase};
use crate::lexicon::{Class, WordSet};
use crate::model::SourceKind;
use crate::text::wording::Wording;
use std::ops::Range;

pub fn find(line: &Line, at: usize) -> Option<Found> {
    let (cue, phrase) = if line.row(at, &["according", "to"]) {
        let laid = |p: &Phrase| (at == line.first || line.is(at - 1, ",")) && laid_down(line, p);
        (at..at + 2, sources::right_of(line, at + 2).filter(|p| voiced(line, p) || laid(p))?)
    } else if line.is(at, "per")
        && (line.capital(at + 1)
            || line.is(at + 1, "the") && line.capital(at + 2)
            || line.class(at + 1, Class::CARDINAL.or(Class::ARTICLE).or(Class::QUANTIFIER).or(Class::PEOPLE)))
        && line.is(at.wrapping_sub(1), ",")
    {
        (at..at + 1, sources::right_of(line, at + 1).filter(|p| voiced(line, p))?)
    } else if line.row(at, &["in", "the", "words", "of"]) {
        (at..at + 4, sources::right_of(line, at + 4).filter(|p| voiced(line, p))?)
    } else if line.is(at, "by") {
        (at..at + 1, reckoning(line, at)?)
    } else {
        return None;
    };
    let content = around(line, at, described(line, at, phrase.tokens.end));
    let data = matches!(phrase.kind, SourceKind::Document | SourceKind::Organisation | SourceKind::Group);
    Some(Found { cue, source: Some(phrase), content, via: None, data })
}

/// "according to his body mass index": what cannot speak attributes nothing.
fn voiced(line: &Line, phrase: &Phrase) -> bool {
    let known = Class::PERSON.or(Class::PEOPLE).or(Class::BODY).or(Class::PAPER).or(Class::OUTLET).or(Class::PRONOUN);
    phrase
        .tokens
        .clone()
        .any(|i| line.class(i, known) || line.capital(i) && !line.class(i, Class::WEEKDAY.or(Class::MONTH)))
}

/// What is written down and told from, where the whole sentence is set in it: "According to the order, two rules go".
fn laid_down(line: &Line, phrase: &Phrase) -> bool {
    static LAID: WordSet = WordSet::new(&[
        "agreement", "bill", "contract", "copy", "deal", "interviews", "law", "map", "order", "plan", "predictions",
        "profile", "resume", "r\u{e9}sum\u{e9}", "schedule", "subpoena", "timeline", "warrant",
    ]);
    let end = (phrase.tokens.start + 1..phrase.tokens.end)
        .find(|i| line.class(*i, Class::PREPOSITION))
        .unwrap_or(phrase.tokens.end);
    LAID.has(line.txt(end - 1))
}

/// "by one estimate", "by the ministry's count", "by some accounts".
fn reckoning(line: &Line, at: usize) -> Option<Phrase> {
    const NOUNS: &[&str] = &[
        "estimate", "estimates", "count", "tally", "reckoning", "account", "accounts", "calculation", "calculations",
        "admission",
    ];
    let noun = (at + 2..(at + 8).min(line.end)).take_while(|i| !line.border(*i)).find(|i| line.any(*i, NOUNS))?;
    let first = line.class(at + 1, Class::ARTICLE.or(Class::POSSESSIVE))
        || line.any(at + 1, &["one", "some", "most", "many", "several", "official", "early", "their"])
        || line.capital(at + 1);
    if !first || !(line.border(noun + 1) || noun + 1 >= line.end || at == line.first) {
        return None;
    }
    let owned = (at + 2..noun).find(|i| line.any(*i, &["'s", "\u{2019}s", "'", "\u{2019}"]));
    match owned {
        Some(owner) => sources::phrase(line, at + 1, owner),
        None if line.class(at + 1, Class::POSSESSIVE) => None,
        None => sources::phrase(line, at + 1, noun + 1),
    }
}

/// Where the description of a source ends that a sentence or a clause is set in: "according to a letter sent by the state
/// and a 12-page one by the county, …" goes on at the comma.
fn described(line: &Line, at: usize, end: usize) -> usize {
    const GOES_ON: &[&str] = &["made", "by", "from", "of", "and", "who", "which", "sent", "given", "written", "seen"];
    let leads =
        at == line.first || line.any(at - 1, &["that", "but", "and", "because", "while"]) || line.quote_mark(at - 1);
    let end = if line.any(end - 1, GOES_ON) { end - 1 } else { end };
    let participle = line.open_word(end) && line.txt(end).ends_with("ed") && line.txt(end).len() > 4;
    if !leads || !(participle || line.any(end, GOES_ON)) {
        return end;
    }
    (end..line.end).take(40).find(|i| line.is(*i, ",")).unwrap_or(end)
}

/// What an aside leaves of its sentence: all of it but the aside; in front of a clause, the clause.
pub fn around(line: &Line, start: usize, end: usize) -> Vec<Range<usize>> {
    let mut before = start;
    while before > line.first && line.border(before - 1) && !line.is(before - 1, ".") {
        before -= 1;
    }
    let rest = if line.is(end, ",") { end + 1 } else { end };
    let rest = rest.min(line.end)..line.end;
    let joined = ["but", "and", "while", "because", "that", "which", "although", "though", "yet", "so"];
    if before == line.first
        || start == line.first
        || line.any(start - 1, &joined) && line.word(end.saturating_sub(1)) && rest.len() > 2
    {
        return vec![rest];
    }
    vec![line.first..before, rest]
}
