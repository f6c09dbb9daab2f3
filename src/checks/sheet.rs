//! An article as checks read it: its text, its figures, its dates.
//!
//! Made from what `extract` found, or from the rows of a ledger; a check never knows which.

use super::interval::{Interval, number};
use super::words::{Word, words};
use crate::model::{Amount, Article, Block, BlockKind, Change, Extraction, Modifier, WhyNot};
use crate::span::Span;
use jiff::civil::Date;
use std::borrow::Cow;

/// An article as checks read it.
#[derive(Debug)]
pub struct Sheet<'a> {
    /// Its text, markup blanked out; all spans count in it.
    pub text: Cow<'a, str>,
    /// Its parts.
    pub blocks: Vec<Block>,
    /// The day of its publication.
    pub published: Option<Date>,
    /// Its figures in text order.
    pub figures: Vec<Figure>,
    /// Its numerals that are no claims, with the reason.
    pub asides: Vec<(Span, WhyNot)>,
}

/// A figure as checks read it.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Number, multiplier and unit as they stand.
    pub span: Span,
    /// The sentence.
    pub sentence: Span,
    /// Whether that is the headline.
    pub headline: bool,
    /// How much.
    pub amount: Amount,
    /// The unit; none for a count.
    pub unit: Option<String>,
    /// How the text bounds the number.
    pub modifier: Modifier,
    /// The direction of an amount of change.
    pub change: Option<Change>,
    /// Where the thing counted or measured is named.
    pub of: Option<Span>,
    /// Who says so.
    pub source: Option<String>,
    /// The word that weakens it.
    pub hedge: Option<Span>,
}

impl Figure {
    /// The unit's name; nothing for a count.
    #[must_use]
    pub fn unit(&self) -> &str {
        self.unit.as_deref().unwrap_or_default()
    }

    /// Whether it is a plain number of things.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.unit.is_none() && matches!(self.amount, Amount::Exactly(_))
    }

    /// The one number, if it is one.
    #[must_use]
    pub fn value(&self) -> Option<f64> {
        self.amount.single().and_then(number)
    }

    /// Whether the text neither bounds nor weakens it.
    #[must_use]
    pub fn plain(&self) -> bool {
        self.modifier == Modifier::Plain && self.hedge.is_none()
    }
}

impl<'a> Sheet<'a> {
    /// The sheet of an article that was just read.
    #[must_use]
    pub fn of(article: &'a Article, found: &Extraction) -> Self {
        let figures = found.claims.iter().map(|claim| Figure {
            span: claim.figure.span,
            sentence: claim.sentence,
            headline: claim.headline,
            amount: claim.figure.quantity.amount,
            unit: claim.figure.quantity.unit.as_ref().map(|u| u.as_str().to_string()),
            modifier: claim.figure.quantity.modifier,
            change: claim.figure.quantity.change,
            of: claim.figure.of,
            source: claim.attribution.as_ref().and_then(|said| said.source.clone()),
            hedge: claim.hedge,
        });
        Self {
            text: article.prose(),
            blocks: article.blocks.clone(),
            published: article.published.as_ref().and_then(|p| day(&p.0)),
            figures: figures.collect(),
            asides: found.suppressed.iter().map(|s| (s.span, s.why)).collect(),
        }
    }

    /// The words of a place.
    #[must_use]
    pub fn words(&self, span: Span) -> &str {
        span.text(&self.text)
    }

    /// The figure as it stands.
    #[must_use]
    pub fn exact(&self, figure: &Figure) -> &str {
        self.words(figure.span)
    }

    /// What stands between the two, the first of which ends before the second begins.
    #[must_use]
    pub fn between(&self, a: Span, b: Span) -> &str {
        self.text.get(a.end as usize..b.start as usize).unwrap_or_default()
    }

    /// The text from here to the end of the block's line, at most so many bytes.
    #[must_use]
    pub fn after(&self, at: u32, most: usize) -> &str {
        let rest = &self.text[at as usize..];
        let mut end = most.min(rest.len());
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        rest[..end].split('\n').next().unwrap_or_default()
    }

    /// The text of the line before here, at most so many bytes.
    #[must_use]
    pub fn before(&self, at: u32, most: usize) -> &str {
        let head = &self.text[..at as usize];
        let mut start = head.len().saturating_sub(most);
        while !head.is_char_boundary(start) {
            start += 1;
        }
        head[start..].rsplit('\n').next().unwrap_or_default()
    }

    /// What the figure can mean, its bounds open.
    #[must_use]
    pub fn stated(&self, figure: &Figure) -> Option<Interval> {
        Interval::stated(figure.amount, figure.modifier, self.exact(figure))
    }

    /// What the figure can mean, its bounds near.
    #[must_use]
    pub fn near(&self, figure: &Figure) -> Option<Interval> {
        Interval::near(figure.amount, figure.modifier, self.exact(figure))
    }

    /// The name of the thing counted, in its base form: "126 drones" → `drone`.
    #[must_use]
    pub fn noun(&self, figure: &Figure) -> Option<String> {
        let of = words(self.words(figure.of?));
        of.last().map(|word| super::words::base(word.text))
    }

    /// The words of a sentence, with their places.
    #[must_use]
    pub fn sentence(&self, span: Span) -> Vec<Word<'_>> {
        super::words::within(&self.text, span)
    }

    /// The figures of each sentence that has any, in text order.
    pub fn sentences(&self) -> impl Iterator<Item = &[Figure]> {
        self.figures.chunk_by(|a, b| a.sentence == b.sentence)
    }

    /// The sentence that holds a place, as far as figures tell; else the line.
    #[must_use]
    pub fn sentence_of(&self, span: Span) -> Span {
        let sentence = self.figures.iter().map(|f| f.sentence).find(|s| s.holds(span));
        sentence.unwrap_or_else(|| {
            let start = self.text[..span.start as usize].rfind('\n').map_or(0, |at| at + 1);
            let end = self.text[span.end as usize..].find('\n').map_or(self.text.len(), |at| at + span.end as usize);
            Span::new(start, end)
        })
    }

    /// The kind of the block in which a place stands.
    #[must_use]
    pub fn kind(&self, span: Span) -> Option<BlockKind> {
        self.blocks.iter().find(|block| block.span.holds(span)).map(|block| block.kind)
    }
}

/// The day of a moment as publishers write it.
#[must_use]
pub fn day(moment: &str) -> Option<Date> {
    moment.get(..10)?.parse().ok()
}
