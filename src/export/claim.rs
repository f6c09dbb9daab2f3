//! A claim as JSON, in the shape that `extract` prints, with what the ledger adds.

use crate::ledger::ClaimCard;
use crate::ledger::card::{FigureCard, SaidCard, Words};
use crate::model::{Standing, Status};
use serde::Serialize;

/// One claim. `id` is its number in this ledger, `key` what `extract` calls `id`.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimJson<'a> {
    /// Its number in this ledger.
    pub id: i64,
    /// Its name in every ledger.
    pub key: &'a str,
    /// Unverified, or the verdict.
    pub status: Status,
    /// Whether it is no longer in its article.
    pub gone: bool,
    /// The claim of an older revision whose figure was different.
    pub supersedes: Option<i64>,
    /// Whether it stands in the headline.
    pub headline: bool,
    /// The figure.
    pub figure: Figure<'a>,
    /// The thing counted.
    pub of: Option<&'a str>,
    /// Where that is named.
    pub of_start: Option<usize>,
    /// Where that ends.
    pub of_end: Option<usize>,
    /// Who says so; null where the article speaks in its own voice.
    pub attribution: Option<Attribution<'a>>,
    /// The word that weakens the assertion.
    pub hedge: Option<&'a str>,
    /// The sentence.
    pub sentence: Sentence<'a>,
    /// The rule that read the figure.
    pub rule: &'a str,
    /// The article.
    pub article: Article<'a>,
    /// The verdict; null while there is none. Its evidence only where one claim is asked for.
    pub verdict: Option<&'a Standing>,
    /// How many pieces of evidence it rests on.
    pub n_evidence: usize,
    /// When it happened, as far as the sentence says and the day of publication is known.
    pub happened: Option<&'a crate::ledger::card::Happened>,
}

/// A figure. Places are code points of the article's text.
#[derive(Clone, Debug, Serialize)]
pub struct Figure<'a> {
    /// The words.
    pub exact: &'a str,
    /// The first code point.
    pub start: usize,
    /// The one after the last.
    pub end: usize,
    /// The one number, exact.
    pub value: Option<&'a str>,
    /// The two numbers of a range or pair.
    pub range: Option<[&'a str; 2]>,
    /// Whether no number can be written down.
    pub vague: bool,
    /// The unit; null for a count.
    pub unit: Option<&'a str>,
    /// How the text bounds the number.
    pub modifier: &'static str,
    /// The direction of an amount of change.
    pub change: Option<&'static str>,
}

/// Who says so.
#[derive(Clone, Debug, Serialize)]
pub struct Attribution<'a> {
    /// The source's name; null for hearsay.
    pub source: Option<&'a str>,
    /// The words at the place of attribution where they differ.
    pub source_text: Option<&'a str>,
    /// What sort of source.
    pub source_kind: &'static str,
    /// The attributing words.
    pub cue: Option<&'a str>,
    /// Who relays it, the nearest to the source first, with commas between; null if nobody does.
    pub via: Option<String>,
    /// Whether the source's own words are given.
    pub mode: &'static str,
    /// How far it stands from the figure.
    pub scope: &'static str,
    /// Where the source is named.
    pub start: Option<usize>,
    /// Where that ends.
    pub end: Option<usize>,
}

/// A sentence.
#[derive(Clone, Debug, Serialize)]
pub struct Sentence<'a> {
    /// Its words.
    pub exact: &'a str,
    /// The first code point.
    pub start: usize,
    /// The one after the last.
    pub end: usize,
}

/// What a claim says of its article.
#[derive(Clone, Debug, Serialize)]
pub struct Article<'a> {
    /// Its number in this ledger.
    pub id: i64,
    /// Its headline.
    pub headline: Option<&'a str>,
    /// Its outlet.
    pub outlet: Option<&'a str>,
    /// Its address.
    pub url: Option<&'a str>,
    /// When it was published.
    pub published: Option<&'a str>,
}

impl<'a> ClaimJson<'a> {
    /// The card in the shape of the contract.
    #[must_use]
    pub fn of(card: &'a ClaimCard) -> Self {
        let of = card.of.as_ref();
        let article = &card.article;
        Self {
            id: card.id.0,
            key: card.key.as_str(),
            status: card.status(),
            gone: card.gone,
            supersedes: card.supersedes.map(|claim| claim.0),
            headline: card.headline,
            figure: Figure::of(&card.figure),
            of: of.map(|of| of.text.as_str()),
            of_start: of.map(|of| of.begins),
            of_end: of.map(|of| of.ends),
            attribution: card.said.as_ref().map(Attribution::of),
            hedge: card.hedge.as_deref(),
            sentence: Sentence::of(&card.sentence),
            rule: &card.rule,
            article: Article {
                id: article.id.0,
                headline: article.headline.as_deref(),
                outlet: article.outlet.as_deref(),
                url: article.url.as_deref(),
                published: article.published.as_deref(),
            },
            verdict: card.standing.as_ref(),
            n_evidence: card.n_evidence,
            happened: card.happened.as_ref(),
        }
    }
}

impl<'a> Figure<'a> {
    fn of(figure: &'a FigureCard) -> Self {
        Self {
            exact: &figure.exact.text,
            start: figure.exact.begins,
            end: figure.exact.ends,
            value: figure.value.as_deref(),
            range: figure.ends.as_ref().map(|(a, b)| [a.as_str(), b.as_str()]),
            vague: figure.shape == "vague",
            unit: figure.unit.as_ref().map(super::super::model::quantity::Unit::as_str),
            modifier: figure.modifier.sign(),
            change: figure.change.map(crate::model::Change::as_str),
        }
    }
}

impl<'a> Attribution<'a> {
    fn of(said: &'a SaidCard) -> Self {
        Self {
            source: said.source.as_deref(),
            source_text: said.text.as_deref(),
            source_kind: said.kind.as_str(),
            cue: said.cue.as_deref(),
            via: (!said.via.is_empty()).then(|| said.via.join(", ")),
            mode: said.mode.as_str(),
            scope: said.scope.as_str(),
            start: said.at.map(|(begins, _)| begins),
            end: said.at.map(|(_, ends)| ends),
        }
    }
}

impl<'a> Sentence<'a> {
    fn of(words: &'a Words) -> Self {
        Self { exact: &words.text, start: words.begins, end: words.ends }
    }
}
