//! What was found, as the outside world reads it: one object per numeral, offsets in Unicode code points.
//!
//! The names and their meaning are a contract (`docs/extract.schema.json`): fields may be added, none renamed.

use crate::decimal;
use crate::model::id::{ClaimKey, TextHash};
use crate::model::{
    Article, Attribution, Change, Claim, Extraction, Mode, Modifier, Scope, SourceKind, Suppressed, Unit, WhyNot,
};
use crate::span::{CodePoints, Span};
use serde::Serialize;

/// One numeral of an article.
#[derive(Debug, Serialize)]
pub struct Record<'a> {
    /// The file that the article came from, with `:LINE` where every line is a document.
    pub document: &'a str,
    /// The claim's name in every ledger.
    pub id: ClaimKey,
    /// Whether it stands in the headline.
    pub headline: bool,
    /// Whether it belongs in the ledger.
    pub claim: bool,
    /// Why not, if not.
    pub why_not: Option<WhyNot>,
    /// The figure.
    pub figure: FigureRecord<'a>,
    /// The thing counted or measured.
    pub of: Option<&'a str>,
    /// Where that begins.
    pub of_start: Option<usize>,
    /// Where that ends.
    pub of_end: Option<usize>,
    /// Who says so.
    pub attribution: Option<AttributionRecord<'a>>,
    /// The word that weakens the assertion.
    pub hedge: Option<&'a str>,
    /// The sentence.
    pub sentence: Stretch<'a>,
    /// The rule that read the numeral.
    pub rule: &'static str,
}

/// A stretch of the text.
#[derive(Debug, Serialize)]
pub struct Stretch<'a> {
    /// The words.
    pub exact: &'a str,
    /// The code point where they begin.
    pub start: usize,
    /// The code point behind them.
    pub end: usize,
}

/// A figure's place and quantity.
#[derive(Debug, Serialize)]
pub struct FigureRecord<'a> {
    /// The words.
    pub exact: &'a str,
    /// The code point where they begin.
    pub start: usize,
    /// The code point behind them.
    pub end: usize,
    /// The number as a decimal string, multiplier applied; null for a range and a vague count.
    pub value: Option<String>,
    /// Two decimal strings for a range, a score or a pair of shares.
    pub range: Option<[String; 2]>,
    /// Whether it is a count without a number.
    pub vague: bool,
    /// The unit; null for a count.
    pub unit: Option<&'a Unit>,
    /// The modifier's sign.
    pub modifier: Modifier,
    /// The direction of an amount of change.
    pub change: Option<Change>,
}

/// Who says so.
#[derive(Debug, Serialize)]
pub struct AttributionRecord<'a> {
    /// The source by the fullest name that the article has used so far; null for hearsay.
    pub source: Option<&'a str>,
    /// The words at the place of attribution, where they differ.
    pub source_text: Option<&'a str>,
    /// What sort of source it is.
    pub source_kind: SourceKind,
    /// The attributing words.
    pub cue: Option<&'a str>,
    /// Who relays it, the one nearest to the source.
    pub via: Option<&'a str>,
    /// Everybody who relays it, the nearest to the source first.
    pub via_chain: &'a [String],
    /// Whether the source's own words are given.
    pub mode: Mode,
    /// Whether the attribution stands in the same sentence.
    pub scope: Scope,
    /// Where the words of the source begin.
    pub start: Option<usize>,
    /// Where they end.
    pub end: Option<usize>,
    /// The rule that decided.
    pub rule: &'static str,
}

/// The records of an article in text order: claims, and with `all` the suppressed numerals among them.
#[must_use]
pub fn records<'a>(document: &'a str, article: &'a Article, found: &'a Extraction, all: bool) -> Vec<Record<'a>> {
    let mut points = CodePoints::new(&article.text);
    let hash = *blake3::hash(article.text.as_bytes()).as_bytes();
    let mut writer = Writer { document, text: &article.text, hash, points: &mut points };
    let mut suppressed = found.suppressed.iter().filter(|_| all).peekable();
    let mut out = Vec::with_capacity(found.claims.len());
    for claim in &found.claims {
        while let Some(s) = suppressed.next_if(|s| s.span.start < claim.figure.span.start) {
            out.push(writer.suppressed(s));
        }
        out.push(writer.claim(claim));
    }
    out.extend(suppressed.map(|s| writer.suppressed(s)));
    out
}

struct Writer<'a, 'p> {
    document: &'a str,
    text: &'a str,
    hash: TextHash,
    points: &'p mut CodePoints<'a>,
}

impl<'a> Writer<'a, '_> {
    fn claim(&mut self, claim: &'a Claim) -> Record<'a> {
        let figure = &claim.figure;
        let sentence = self.stretch(claim.sentence);
        let (start, end) = self.points.span(figure.span);
        let quantity = &figure.quantity;
        let of = figure.of.map(|of| self.points.span(of));
        Record {
            document: self.document,
            id: ClaimKey::of(&self.hash, start, end),
            headline: claim.headline,
            claim: true,
            why_not: None,
            figure: FigureRecord {
                exact: figure.span.text(self.text),
                start,
                end,
                value: quantity.amount.single().map(decimal::plain),
                range: quantity.amount.ends().map(|(a, b)| [decimal::plain(a), decimal::plain(b)]),
                vague: quantity.amount == crate::model::Amount::Vague,
                unit: quantity.unit.as_ref(),
                modifier: quantity.modifier,
                change: quantity.change,
            },
            of: figure.of.map(|of| of.text(self.text)),
            of_start: of.map(|of| of.0),
            of_end: of.map(|of| of.1),
            attribution: claim.attribution.as_ref().map(|a| self.attribution(a)),
            hedge: claim.hedge.map(|h| h.text(self.text)),
            sentence,
            rule: figure.rule,
        }
    }

    fn suppressed(&mut self, numeral: &Suppressed) -> Record<'a> {
        let sentence = self.stretch(numeral.sentence);
        let (start, end) = self.points.span(numeral.span);
        Record {
            document: self.document,
            id: ClaimKey::of(&self.hash, start, end),
            headline: numeral.headline,
            claim: false,
            why_not: Some(numeral.why),
            figure: FigureRecord {
                exact: numeral.span.text(self.text),
                start,
                end,
                value: None,
                range: None,
                vague: false,
                unit: None,
                modifier: Modifier::Plain,
                change: None,
            },
            of: None,
            of_start: None,
            of_end: None,
            attribution: None,
            hedge: None,
            sentence,
            rule: numeral.rule,
        }
    }

    fn attribution(&mut self, a: &'a Attribution) -> AttributionRecord<'a> {
        let at = a.source_at.map(|s| self.points.span(s));
        let words = a.source_at.map(|s| s.text(self.text));
        AttributionRecord {
            source: a.source.as_deref(),
            source_text: words.filter(|w| Some(*w) != a.source.as_deref()),
            source_kind: a.kind,
            cue: a.cue.map(|c| c.text(self.text)),
            via: a.via.first().map(String::as_str),
            via_chain: &a.via,
            mode: a.mode,
            scope: a.scope,
            start: at.map(|s| s.0),
            end: at.map(|s| s.1),
            rule: a.rule,
        }
    }

    fn stretch(&mut self, span: Span) -> Stretch<'a> {
        let (start, end) = self.points.span(span);
        Stretch { exact: span.text(self.text), start, end }
    }
}
