//! A finding as JSON.

use crate::checks::Level;
use crate::ledger::FindingCard;
use crate::model::Dismissal;
use serde::Serialize;

/// One finding of a ledger.
#[derive(Clone, Debug, Serialize)]
pub struct FindingJson<'a> {
    /// Its name, the same until one of its figures changes.
    pub id: &'a str,
    /// The check that found it.
    pub check: &'a str,
    /// How loud.
    pub level: Level,
    /// The claims that it is about.
    pub claims: Vec<i64>,
    /// Where its figures stand, in code points; the doubtful one first.
    pub figures: Vec<Place>,
    /// The arithmetic.
    pub sum: &'a str,
    /// What to ask.
    pub ask: &'a str,
    /// The sentence of the first figure.
    pub sentence: &'a str,
    /// The article's number.
    pub article: i64,
    /// Its headline.
    pub headline: Option<&'a str>,
    /// Its outlet.
    pub outlet: Option<&'a str>,
    /// Who put it aside, if somebody did.
    pub dismissed: Option<&'a Dismissal>,
}

/// A place in the article's text, in code points.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Place {
    /// The first.
    pub start: usize,
    /// The one after the last.
    pub end: usize,
}

impl<'a> FindingJson<'a> {
    /// The JSON of a card.
    #[must_use]
    pub fn of(card: &'a FindingCard) -> Self {
        Self {
            id: &card.key,
            check: &card.check,
            level: card.level,
            claims: card.claims.iter().map(|claim| claim.0).collect(),
            figures: card.places.iter().map(|&(start, end)| Place { start, end }).collect(),
            sum: &card.sum,
            ask: &card.ask,
            sentence: &card.sentence.1,
            article: card.article.0,
            headline: card.headline.as_deref(),
            outlet: card.outlet.as_deref(),
            dismissed: card.dismissed.as_ref(),
        }
    }
}
