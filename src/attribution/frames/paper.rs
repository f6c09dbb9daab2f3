//! A paper that the sentence is set in: "In the poll, 44 percent …", "In court documents, …".

use super::Found;
use crate::attribution::line::Line;
use crate::attribution::sources;
use crate::lexicon::Class;
use crate::model::SourceKind;

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
    if at != first || !line.is(at, "in") || line.class(at + 1, Class::NUMERIC.or(Class::PRONOUN)) {
        return None;
    }
    let comma = (at + 1..(at + 24).min(line.end)).find(|i| line.is(*i, ","))?;
    let noun = (at + 1..comma).find(|i| line.any(*i, PAPERS))?;
    // "In the poll by X,", "In the poll of 1,200 adults,": nothing but what belongs to the paper up to the comma.
    let owned = noun + 1 == comma
        || line.any(
            noun + 1,
            &[
                "by", "of", "from", "for", "released", "published", "conducted", "issued", "filed", "on", "obtained",
                "commissioned",
            ],
        );
    if !owned {
        return None;
    }
    let source = sources::phrase(line, at + 1, comma)?;
    let document = source.kind == SourceKind::Document || line.class(noun, Class::PAPER);
    document.then(|| Found {
        cue: at..at + 1,
        source: Some(source),
        content: vec![comma + 1..line.end],
        via: None,
        data: true,
    })
}
