//! A claim with what surrounds it on the screen, read from the ledger once and drawn many times.

use super::state::Task;
use crate::export::words::sum_and_question;
use crate::ledger::card::ClaimCard;
use crate::ledger::{self, Detail, Ledger};
use crate::model::{Block, BlockKind, ClaimId, Readings, Status, Verdict};
use crate::span::Span;
use crate::text::document::Document;
use std::ops::Range;

/// A claim with what surrounds it.
#[derive(Debug)]
pub struct View {
    /// All that is known of it.
    pub detail: Detail,
    /// The text of its article.
    pub text: String,
    /// Its parts, in bytes.
    pub parts: Vec<Range<usize>>,
    /// The figure, in bytes.
    pub figure: Range<usize>,
    /// The thing counted.
    pub of: Option<Range<usize>>,
    /// The source.
    pub source: Option<Range<usize>>,
    /// Its sentence with two before and two after it, as far as there are any.
    pub around: Vec<Range<usize>>,
    /// Which of these is its own.
    pub own: usize,
    /// The same figure in other articles.
    pub same: Vec<ClaimCard>,
    /// The same figure elsewhere in its article.
    pub here: Vec<ClaimCard>,
    /// What checks found about it; those that were put aside are left out.
    pub findings: Vec<Found>,
    /// Who gathered what waits for the verdict.
    gatherer: Option<String>,
}

/// What a check found.
#[derive(Debug)]
pub struct Found {
    /// The name by which it can be put aside.
    pub key: String,
    /// The check, the arithmetic and what to ask.
    pub told: String,
}

/// Claims elsewhere that are looked at.
const SAME: usize = 50;

/// Sentences before and after.
const AROUND: usize = 2;

impl View {
    /// Reads the claim and what surrounds it.
    ///
    /// # Errors
    /// When there is no such claim, or the ledger cannot be read.
    pub fn read(ledger: &Ledger, claim: ClaimId) -> Result<Self, ledger::Error> {
        let detail = ledger.detail(claim)?;
        let same = ledger.same_figure(&detail.card, SAME)?;
        let here = ledger.same_here(&detail.card, SAME)?;
        let article = ledger.text_of(claim)?;
        let text = article.text;
        let bytes = Bytes::new(&text);
        let open = ledger.findings_of(claim)?.into_iter().filter(|finding| finding.dismissed.is_none());
        let findings = open
            .map(|finding| {
                let told = format!("{}: {}", finding.check, sum_and_question(&finding));
                Found { key: finding.key, told }
            })
            .collect();
        let gatherer = if detail.work.gathered.is_some() { ledger.gathered_by(claim)? } else { None };
        let parts: Vec<Range<usize>> =
            article.parts.iter().map(|(_, begins, ends)| bytes.range(*begins, *ends)).collect();
        let card = &detail.card;
        let figure = bytes.range(card.figure.exact.begins, card.figure.exact.ends);
        let of = card.of.as_ref().map(|of| bytes.range(of.begins, of.ends));
        let source = card.said.as_ref().and_then(|said| said.at).map(|(begins, ends)| bytes.range(begins, ends));
        let own = bytes.range(card.sentence.begins, card.sentence.ends);
        let (around, at) = sentences_around(&text, &parts, own);
        Ok(Self { text, parts, figure, of, source, around, own: at, same, here, findings, gatherer, detail })
    }

    /// The claim.
    #[must_use]
    pub fn card(&self) -> &ClaimCard {
        &self.detail.card
    }

    /// The same claims, here and elsewhere, that nobody has marked yet.
    pub fn same_open(&self) -> impl Iterator<Item = &ClaimCard> {
        self.here.iter().chain(&self.same).filter(|card| card.status() == Status::Unverified)
    }

    /// What several readers found.
    #[must_use]
    pub fn readings(&self) -> Option<&Readings> {
        self.detail.work.readings.as_ref()
    }

    /// Whether what waits for the verdict was gathered by this reviewer.
    #[must_use]
    pub fn gathered_by(&self, reviewer: &str) -> bool {
        self.gatherer.as_deref() == Some(reviewer)
    }

    /// Whether this verdict has something to rest on without anything more being typed.
    #[must_use]
    pub fn has_grounds(&self, verdict: Verdict, task: &Task, reviewer: &str) -> bool {
        let gathered = &self.detail.work.gathered;
        let waits = gathered.as_ref().is_some_and(|g| !g.evidence.is_empty() || g.note.is_some());
        match task {
            Task::Queue { .. } => {
                waits || self.card().standing.as_ref().is_some_and(|standing| standing.verdict == verdict)
            }
            // Each reader stands on what that reader found.
            Task::Round { .. } => waits && self.gathered_by(reviewer),
            Task::Adjudicate => {
                let found = |readings: &Readings| readings.list.iter().any(|reading| reading.found.verdict == verdict);
                (waits && self.gathered_by(reviewer)) || self.readings().is_some_and(found)
            }
        }
    }
}

/// The claim's sentence and its neighbours; the sentence alone where it does not stand in the text.
fn sentences_around(text: &str, parts: &[Range<usize>], own: Range<usize>) -> (Vec<Range<usize>>, usize) {
    // Only parts near the claim are split: an article can be long.
    let near = parts.iter().position(|part| part.start <= own.start && own.start < part.end.max(part.start + 1));
    let Some(near) = near.filter(|_| !own.is_empty()) else { return (vec![own], 0) };
    let from = near.saturating_sub(AROUND);
    let blocks: Vec<Block> = parts[from..parts.len().min(near + AROUND + 1)]
        .iter()
        .map(|part| Block { span: Span::new(part.start, part.end), kind: BlockKind::Paragraph })
        .collect();
    let found = Document::read(text, &blocks).sentences;
    let ranges: Vec<Range<usize>> = found.iter().map(|s| s.span.start as usize..s.span.end as usize).collect();
    let Some(at) = ranges.iter().position(|range| range.start <= own.start && own.start < range.end) else {
        return (vec![own], 0);
    };
    let from = at.saturating_sub(AROUND);
    let mut around = ranges[from..ranges.len().min(at + AROUND + 1)].to_vec();
    // The ledger's own sentence is the one that was read.
    around[at - from] = own;
    (around, at - from)
}

/// From code points to bytes.
struct Bytes {
    borders: Vec<usize>,
    ascii: usize,
}

impl Bytes {
    fn new(text: &str) -> Self {
        let borders = if text.is_ascii() {
            Vec::new()
        } else {
            text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
        };
        Self { borders, ascii: text.len() }
    }

    fn range(&self, begins: usize, ends: usize) -> Range<usize> {
        let byte = |point: usize| match self.borders.last() {
            None => point.min(self.ascii),
            Some(last) => self.borders.get(point).copied().unwrap_or(*last),
        };
        byte(begins)..byte(ends.max(begins))
    }
}
