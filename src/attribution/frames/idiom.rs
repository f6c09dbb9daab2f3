//! Set phrases that attribute: "made (it) clear that", "is convinced that", "is of the view that", "made the case that".

use super::Found;
use crate::attribution::line::Line;
use crate::attribution::sources;
use crate::lexicon::Class;
use crate::text::wording::Wording;

/// Who feels so is known by how he is described; "that" must follow.
const FEELING: &[&str] = &[
    "convinced", "confident", "certain", "sure", "adamant", "optimistic", "hopeful", "worried", "concerned", "afraid",
];

pub fn find(line: &Line, at: usize) -> Option<Found> {
    let made = |i: usize| line.any(i, &["made", "makes", "make"]);
    let clear = line.is(at, "clear") && line.is(at.wrapping_sub(1), "it");
    let case = line.is(at, "case") && line.is(at.wrapping_sub(1), "the") && line.is(at + 1, "that");
    let (verb, next) = if line.is(at, "clear") && made(at.wrapping_sub(1)) {
        (at - 1, at + 1)
    } else if (clear || case) && made(at.wrapping_sub(2)) {
        (at - 2, at + 1)
    } else if line.any(at, FEELING) && line.is(at + 1, "that") {
        let be = (at.saturating_sub(3).max(line.first)..at).rev().find(|i| line.class(*i, Class::AUXILIARY))?;
        (be, at + 1)
    } else {
        return None;
    };
    let clause = line.any(next, &["that", "he", "she", "they", "it", "there"]) || line.quote_mark(next);
    if !clause || line.class(verb.wrapping_sub(1), Class::NEGATION) || line.is(verb.wrapping_sub(1), "to") {
        return None;
    }
    let source = sources::left_of(line, verb)?;
    let known = Class::PERSON.or(Class::PEOPLE).or(Class::BODY).or(Class::PAPER).or(Class::OUTLET);
    let voiced = line.pronoun(source.tokens.start) && !line.any(source.tokens.start, &["it", "this", "that", "which"])
        || source.tokens.clone().any(|i| line.class(i, known) || line.a_name(i));
    let from = if line.is(next, "that") { next + 1 } else { next };
    voiced.then(|| Found {
        cue: verb..at + 1,
        source: Some(source),
        content: vec![from..line.end],
        via: None,
        data: false,
    })
}
