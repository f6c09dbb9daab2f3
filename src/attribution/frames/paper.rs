//! A paper that the sentence is set in: "In the poll, 44 percent …", "In court documents, …", "44 percent … in the poll".

use super::Found;
use crate::attribution::line::Line;
use crate::attribution::sources::{self, Phrase};
use crate::lexicon::Class;
use crate::model::SourceKind;
use crate::text::wording::Wording;
use std::ops::Range;

/// Papers that hold figures of their own; "in a statement" only says where somebody spoke.
const PAPERS: &[&str] = &[
    "poll", "polls", "survey", "surveys", "study", "studies", "report", "analysis", "census", "forecast", "tally",
    "audit", "documents", "records", "filing", "filings", "ranking", "projection", "projections", "scenario",
    "estimate", "estimates",
];

pub fn find(line: &Line, at: usize) -> Option<Found> {
    let mut first = line.first;
    while first < at && (line.any(first, &["but", "and"]) || line.quote_mark(first)) {
        first += 1;
    }
    if !line.is(at, "in")
        || line.class(at + 1, Class::NUMERIC.or(Class::PRONOUN)) && !line.any(at + 1, &["one", "another"])
    {
        return None;
    }
    if at != first {
        return answered(line, at);
    }
    let comma = (at + 1..(at + 24).min(line.end)).find(|i| line.is(*i, ","))?;
    let noun = (at + 1..comma).find(|i| line.any(*i, PAPERS))?;
    // "In the poll by X,", "In the poll of 1,200 adults,": nothing but what belongs to the paper up to the comma.
    let owned = noun + 1 == comma
        || line.any(
            noun + 1,
            &[
                "by", "of", "from", "for", "released", "published", "conducted", "issued", "filed", "on", "obtained",
                "commissioned", "taken", "this", "last", "earlier", "in",
            ],
        );
    if !owned {
        return None;
    }
    let source = sources::phrase(line, at + 1, comma)?;
    let document = source.kind == SourceKind::Document || line.class(noun, Class::PAPER);
    document.then(|| found(at, source, vec![comma + 1..line.end]))
}

/// "39 percent approved of it in the Herald poll, compared with 50 percent in May": shares, and the poll behind them.
fn answered(line: &Line, at: usize) -> Option<Found> {
    const BACK: usize = 120;
    let noun = (at + 2..(at + 9).min(line.end))
        .take_while(|i| !line.border(*i))
        .find(|i| line.any(*i, &["poll", "survey", "polls", "surveys", "polling"]))?;
    // "to reach 3 percent in four polls", "in any poll": what polls are to show.
    let one = line.class(at + 1, Class::ARTICLE.or(Class::DEMONSTRATIVE).or(Class::POSSESSIVE))
        || line.any(at + 1, &["recent"])
        || line.capital(at + 1);
    let next = noun + 1;
    let ends = next >= line.end
        || line.border(next)
        || line.any(
            next,
            &[
                "by", "of", "from", "released", "published", "conducted", "taken", "on", "last", "this", "that", "who",
                "said", "say", "think", "believe", "and", "while", "compared", "in",
            ],
        );
    let back = at.saturating_sub(BACK).max(line.first);
    let start = (back..at).rev().find(|i| line.any(*i, &[";", ":"]) || line.quote_mark(*i));
    let start = start.map_or(back, |i| i + 1);
    let share = |i: usize| {
        line.is(i, "%")
            || line.class(i, Class::PERCENT.or(Class::FRACTION))
            || line.any(i, &["points", "half"])
                && (line.class(i - 1, Class::NUMERIC) || line.txt(i - 1).starts_with(|c: char| c.is_ascii_digit()))
    };
    let asked = line.any(at - 1, &["part", "participated", "included", "leads", "lead", "leading"]);
    if !one || !ends || asked || !(start..at).any(share) {
        return None;
    }
    // "behind in the polls" names none.
    let source = sources::phrase(line, at + 1, noun + 1).filter(|p| p.kind == SourceKind::Document)?;
    if noun == at + 2 && line.class(at + 1, Class::ARTICLE) && line.any(noun, &["polls", "surveys", "polling"]) {
        return None;
    }
    Some(found(at, source, vec![start..at, noun + 1..line.end]))
}

fn found(at: usize, source: Phrase, content: Vec<Range<usize>>) -> Found {
    Found { cue: at..at + 1, source: Some(source), content, via: None, data: true }
}
