//! A name and a colon: "WALLACE: …" in a transcript, "Poll: …" and "Police: …" in a headline; "12 dead in fire: police".

use super::Found;
use crate::attribution::line::Line;
use crate::attribution::naming::REMARKS;
use crate::attribution::sources::{self, Phrase};
use crate::lexicon::{Class, look};
use crate::model::{BlockKind, SourceKind};
use crate::text::syntax::Upos;
use crate::text::wording::Wording;

/// Words that tell, at the head of a line before its colon.
const TELLING: &[&str] = &[
    "poll", "report", "study", "survey", "police", "officials", "ministry", "reports", "sources", "analysis",
    "experts", "researchers", "court", "company", "government", "un", "who", "nasa",
];

pub fn find(line: &Line, at: usize) -> Option<Found> {
    if let Some(signed) = signed(line, at) {
        return Some(signed);
    }
    if !line.is(at, ":") || at == line.first {
        return None;
    }
    trailing(line, at).or_else(|| leading(line, at)).or_else(|| quoting(line, at))
}

/// "Ruiz chimed in with a guess: “…”": who does something that a quotation ends, says it, where no verb of speech stands before.
fn quoting(line: &Line, at: usize) -> Option<Found> {
    const SHORT: usize = 4;
    const LONG: usize = 60;
    if !line.quote_mark(at + 1) || at - line.first > LONG {
        return None;
    }
    let tree = line.tree?;
    let close = (at + 2..line.end).take(LONG).find(|i| line.quote_mark(*i)).unwrap_or(line.end);
    let spoken = close - at > SHORT;
    let quoted = (line.first..at).any(|i| line.quote_mark(i));
    let speech = (line.first..at).any(|i| super::said::speaks(line, i));
    if !spoken || quoted || speech {
        return None;
    }
    let verb = tree.root().filter(|root| tree.upos(*root) == Upos::Verb && line.first + root < at)?;
    if tree.is_passive(verb) {
        return None;
    }
    let subject = line.first + tree.subject(verb).filter(|s| *s < verb)?;
    let source = if line.pronoun(subject) {
        line.any(subject, &["he", "she"]).then_some(Phrase {
            tokens: subject..subject + 1,
            name: subject..subject + 1,
            kind: SourceKind::Person,
        })?
    } else {
        let reach = tree.phrase(subject - line.first);
        sources::phrase(line, line.first + reach.start, (line.first + reach.end).min(line.first + verb))?
    };
    let person = line.pronoun(subject)
        || source.kind == SourceKind::Person && line.capital(source.name.start)
        || line.class(subject, Class::PERSON);
    person.then(|| Found {
        cue: at..at + 1,
        source: Some(source),
        content: vec![at + 1..line.end],
        via: None,
        data: false,
    })
}

/// "“It was the worst of years.” — Ana Orrin": a name behind a dash, at the end, signs the quotation before it.
fn signed(line: &Line, at: usize) -> Option<Found> {
    let dash = matches!(line.txt(at), "\u{2014}" | "\u{2015}" | "--" | "\u{2013}" | "-") && !line.glued(at + 1);
    let quoted = at == line.first || line.quote_mark(at - 1);
    if !dash || !quoted {
        return None;
    }
    let end = (at + 1..line.end).find(|i| !(line.capital(*i) && line.word(*i))).unwrap_or(line.end);
    let closes = end >= line.end || line.is(end, ",") || end + 1 >= line.end;
    if !(2..=4).contains(&(end - at - 1)) || !closes || !line.class(at + 1, Class::GIVEN_FEMALE.or(Class::GIVEN_MALE)) {
        return None;
    }
    let source = sources::phrase(line, at + 1, end)?;
    let content = if at == line.first { at..at + 1 } else { line.first..at };
    Some(Found { cue: at..at + 1, source: Some(source), content: vec![content], via: None, data: false })
}

fn leading(line: &Line, at: usize) -> Option<Found> {
    let mut first = line.first;
    while first < at && line.quote_mark(first) {
        first += 1;
    }
    if first == at || at - first > 4 || at + 1 >= line.end {
        return None;
    }
    let letters = |i: usize| line.txt(i).chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
    if (first..at).any(|i| line.any(i, REMARKS)) {
        return None;
    }
    let shouted = (first..at).all(letters) && line.txt(first).len() > 2 && line.word(first);
    // "PERCENT DECREASE:": two words in capitals that name nobody are a heading.
    let known = Class::GIVEN_FEMALE.or(Class::GIVEN_MALE).or(Class::TITLE).or(Class::PERSON).or(Class::PEOPLE);
    let known = known.or(Class::BODY).or(Class::OUTLET).or(Class::PAPER);
    let shouted = shouted && (at - first == 1 || (first..at).any(|i| line.class(i, known)));
    let told = line.any(at - 1, TELLING) && line.capital(first);
    let headline = headline(line)
        && line.capital(first)
        && (line.outlet(first).is_some_and(|n| first + n == at) || named(line, first, at));
    let counted =
        (first..at).any(|i| line.class(i, Class::NUMERIC) || line.txt(i).starts_with(|c: char| c.is_ascii_digit()));
    if !(shouted || told || headline) || counted {
        return None;
    }
    let source = sources::phrase(line, first, at)?;
    Some(Found { cue: at..at + 1, source: Some(source), content: vec![at + 1..line.end], via: None, data: told })
}

/// A person or a body by name, nothing else: "Obama: 20 years of …" in a headline.
fn named(line: &Line, first: usize, at: usize) -> bool {
    (first..at).all(|i| line.capital(i) && line.word(i) && line.place(i).is_none())
        && (line.class(at - 1, Class::BODY.or(Class::OUTLET))
            || line.class(first, Class::GIVEN_FEMALE.or(Class::GIVEN_MALE).or(Class::TITLE)) && at - first >= 2)
}

/// "Two dead in warehouse fire: police", at the end of a headline.
fn trailing(line: &Line, at: usize) -> Option<Found> {
    let mut end = line.end;
    while end > at && line.border(end - 1) {
        end -= 1;
    }
    if !headline(line) || end <= at + 1 || end - at > 4 || at - line.first < 3 {
        return None;
    }
    let told = line.any(end - 1, TELLING)
        || look(line.txt(end - 1)).is(Class::PEOPLE.or(Class::OUTLET).or(Class::PAPER))
        || line.is(end - 1, "docs")
        || line.outlet(at + 1).is_some_and(|n| at + 1 + n == end);
    let source = sources::phrase(line, at + 1, end).filter(|_| told)?;
    Some(Found { cue: at..at + 1, source: Some(source), content: vec![line.first..at], via: None, data: false })
}

fn headline(line: &Line) -> bool {
    line.kind() == BlockKind::Headline
}
