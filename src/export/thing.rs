//! One thing in several articles, as JSON.

use crate::checks::links::Relation;
use crate::ledger::MentionCard;
use serde::Serialize;

/// Figures of one thing.
#[derive(Clone, Debug, Serialize)]
pub struct ThingJson<'a> {
    /// Its name, the same until one of its figures changes.
    pub id: &'a str,
    /// How its figures stand to each other.
    pub relation: Relation,
    /// What is counted.
    pub what: &'a str,
    /// The one source behind all of them, if there is one.
    pub origin: Option<&'a str>,
    /// The figures.
    pub claims: Vec<ThingClaim<'a>>,
}

/// One of the figures. Places are code points of its article's text.
#[derive(Clone, Debug, Serialize)]
pub struct ThingClaim<'a> {
    /// The claim's number in this ledger.
    pub claim: i64,
    /// The article's address, else the file that it was read from.
    pub document: &'a str,
    /// The first code point.
    pub start: usize,
    /// The one after the last.
    pub end: usize,
    /// The words.
    pub exact: &'a str,
    /// The one number, exact.
    pub value: Option<&'a str>,
    /// The two numbers of a range or pair.
    pub range: Option<&'a [String; 2]>,
    /// How the text bounds the number.
    pub modifier: &'static str,
    /// The thing counted.
    pub of: Option<&'a str>,
    /// Who says so.
    pub source: Option<&'a str>,
    /// The outlet.
    pub outlet: Option<&'a str>,
    /// When the article was published.
    pub published: Option<&'a str>,
    /// The verdict on it.
    pub verdict: Option<&'static str>,
}

impl<'a> From<&'a MentionCard> for ThingClaim<'a> {
    fn from(card: &'a MentionCard) -> Self {
        Self {
            claim: card.claim.0,
            document: &card.document,
            start: card.place.0,
            end: card.place.1,
            exact: &card.exact,
            value: card.value.as_deref(),
            range: card.range.as_ref(),
            modifier: card.modifier.sign(),
            of: card.of.as_deref(),
            source: card.source.as_deref(),
            outlet: card.outlet.as_deref(),
            published: card.published.as_deref(),
            verdict: card.verdict.map(crate::model::Verdict::as_str),
        }
    }
}
