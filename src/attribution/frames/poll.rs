//! What a poll gives somebody: "Most polls have Orr leading by 7 points", "the survey gave Labour a 26-point lead", "a Herald
//! poll put Ruiz at 20 percent".

use super::Found;
use crate::attribution::line::Line;
use crate::attribution::sources;
use crate::lexicon::{Class, WordSet};
use crate::text::syntax::Upos;
use crate::text::wording::Wording;

/// The verbs by which polls give, in all their forms.
static GIVES: WordSet = WordSet::new(&[
    "have", "has", "had", "give", "gives", "gave", "put", "puts", "place", "places", "placed", "rank", "ranks",
    "ranked",
]);

static POLLS: WordSet = WordSet::new(&["poll", "polls", "survey", "surveys", "polling", "tracker"]);

/// Whether the word can give and a poll stands before it.
pub fn opens(line: &Line, at: usize) -> bool {
    const BACK: usize = 40;
    GIVES.has(line.txt(at)) && (at.saturating_sub(BACK).max(line.first)..at).any(|i| POLLS.has(line.txt(i)))
}

pub fn find(line: &Line, at: usize) -> Option<Found> {
    const NEAR: usize = 30;
    if !opens(line, at) || line.tree.is_some_and(|tree| tree.upos(at - line.first) != Upos::Verb) {
        return None;
    }
    let near = sources::left_of(line, at)?;
    let poll = near.tokens.clone().rev().find(|i| POLLS.has(line.txt(*i)))?;
    // "In the latest Herald poll Ruiz has a six-point lead": whoever stands behind the poll is given.
    let given = line.capital(poll + 1) && poll + 1 < near.tokens.end;
    let (source, from) =
        if given { (sources::phrase(line, near.tokens.start, poll + 1)?, poll + 1) } else { (near, at + 1) };
    let whom = line.capital(at + 1) && line.word(at + 1)
        || line.class(at + 1, Class::ARTICLE)
        || line.any(at + 1, &["him", "her", "them", "support"]);
    let share = |i: usize| {
        line.is(i, "%")
            || line.class(i, Class::PERCENT.or(Class::FRACTION))
            || line
                .any(i, &["point", "points", "lead", "edge", "leading", "trailing", "ahead", "behind", "tied", "top"])
    };
    let told = (at + 1..(at + NEAR).min(line.end)).any(share);
    // "has a margin of error of 3 points": what the poll is like.
    let margin = (at + 1..at + 4).any(|i| line.any(i, &["margin", "error"]));
    (whom && told && !margin).then(|| Found {
        cue: at..at + 1,
        source: Some(source),
        content: vec![from..line.end],
        via: None,
        data: true,
    })
}
