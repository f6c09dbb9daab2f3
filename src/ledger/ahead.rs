//! Records made ready to be written: what can be told of one without the ledger is told here, so that another thread can
//! do it ahead of the one that writes.
//!
//! That is what a text is found by, the seal of an event and what it does, and whether the checks find anything in an
//! article. Nothing that a record says of itself is believed for that: where words do not stand in the text, the article is
//! left to be looked at as its rows have it.

use super::error::Error;
use super::faces;
use super::findings::{Bytes, block, prose};
use super::log::{Hash, seal};
use super::record::{ArticleRecord, ClaimRecord, EventRecord, LedgerRecord, Record, RevisionRecord, SourceRecord};
use super::verify::Deed;
use crate::checks::links::{Topics, topics};
use crate::checks::sheet::{Figure, day};
use crate::checks::{self, Sheet};
use crate::compare::copies::sample;
use crate::model::{Action, ArticleId, Block, Change, ClaimId, Event, EventKind, Modifier, WhyNot};
use crate::span::Span;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::hash::BuildHasher as _;

/// A record that is ready to be written.
#[derive(Debug)]
pub struct Ready(pub(super) Kind);

/// What it is.
#[derive(Debug)]
pub(super) enum Kind {
    Ledger(LedgerRecord),
    Source(SourceRecord),
    Article(ArticleRecord),
    Revision(Box<RevisionRecord>, Traces),
    Claim(Box<ClaimRecord>),
    /// Or why it is none.
    Event(Result<Box<Act>, Error>),
    /// No record, but what follows from those of an article: the checks find nothing in it, and this is what it is about.
    Sound(i64, Topics),
}

/// What follows from a text.
#[derive(Debug)]
pub(super) struct Traces {
    /// Its parts, as JSON.
    pub(super) blocks: String,
    /// By what copies of it are found.
    pub(super) sample: Vec<i64>,
}

/// An event with what it says of its place in the chain, and what follows from it.
#[derive(Debug)]
pub(super) struct Act {
    pub(super) event: Event,
    pub(super) prev: Hash,
    pub(super) hash: Hash,
    /// The hash that it has.
    pub(super) seal: Hash,
    pub(super) deed: Deed,
}

impl Ready {
    /// Whether it is a claim.
    #[must_use]
    pub fn is_claim(&self) -> bool {
        matches!(self.0, Kind::Claim(_))
    }
}

/// Makes records ready, one after the other.
#[derive(Debug, Default)]
pub struct Ahead {
    /// The article whose records are coming, as long as all that was said of it can be so.
    open: Option<Open>,
    /// The names of sources, as hashes: a claim says the name again.
    names: FxHashMap<i64, u64>,
}

/// An article whose records are coming.
#[derive(Debug)]
struct Open {
    article: ArticleRecord,
    page: Option<Page>,
}

/// Its current text.
#[derive(Debug)]
struct Page {
    text: String,
    blocks: String,
    bytes: Bytes,
    figures: Vec<Figure>,
    asides: Vec<(Span, WhyNot)>,
}

impl Ahead {
    /// Makes the record ready, and adds what is now known of the article before it.
    pub fn take(&mut self, record: Record, to: &mut Vec<Ready>) {
        let kind = match record {
            Record::Ledger(ledger) => Kind::Ledger(ledger),
            Record::Source(source) => {
                self.names.insert(source.id, FxBuildHasher.hash_one(&source.name));
                Kind::Source(source)
            }
            Record::Article(article) => {
                self.end(to);
                self.open = Some(Open { article: article.clone(), page: None });
                Kind::Article(article)
            }
            Record::Revision(revision) => {
                let blocks = serde_json::to_string(&revision.blocks).expect("words and numbers are always JSON");
                self.text(&revision, &blocks);
                let sample = sample(&revision.text);
                Kind::Revision(Box::new(revision), Traces { blocks, sample })
            }
            Record::Claim(claim) => {
                self.claim(&claim);
                Kind::Claim(claim)
            }
            Record::Event(event) => {
                self.end(to);
                Kind::Event(act(event).map(Box::new))
            }
        };
        to.push(Ready(kind));
    }

    /// No more records of the article come: adds what is known of it.
    pub fn end(&mut self, to: &mut Vec<Ready>) {
        let Some(Open { article, page: Some(mut page) }) = self.open.take() else { return };
        page.figures.sort_by_key(|figure| figure.span.start);
        page.asides.sort_by_key(|(span, _)| span.start);
        let parts = serde_json::from_str::<Vec<(String, i64, i64)>>(&page.blocks).unwrap_or_default();
        let blocks: Vec<Block> =
            parts.into_iter().filter_map(|(kind, a, b)| block(&kind, page.bytes.span(a, b))).collect();
        let sheet = Sheet {
            text: prose(&page.text, &page.blocks),
            blocks,
            published: article.published.as_deref().and_then(day),
            figures: page.figures,
            asides: page.asides,
        };
        if checks::look(&sheet, &[]).is_empty() {
            to.push(Ready(Kind::Sound(article.id, topics(&page.text))));
        }
    }

    fn text(&mut self, revision: &RevisionRecord, blocks: &str) {
        let Some(open) = &mut self.open else { return };
        if open.article.revision != revision.id {
            return;
        }
        let bytes = Bytes::of(&revision.text);
        let aside = |aside: &super::record::Aside| {
            (bytes.span(aside.start, aside.end), WhyNot::from_name(&aside.why_not).unwrap_or(WhyNot::Boilerplate))
        };
        let asides = revision.suppressed.iter().map(aside).collect();
        let (text, blocks) = (revision.text.clone(), blocks.to_string());
        open.page = Some(Page { text, blocks, bytes, figures: Vec::new(), asides });
    }

    fn claim(&mut self, claim: &ClaimRecord) {
        let Some(open) = &mut self.open else { return };
        // One that has left the article was last seen in an older text.
        if claim.revision != open.article.revision {
            return;
        }
        let figure = open.page.as_ref().and_then(|page| figure(claim, page, &self.names));
        match (&mut open.page, figure) {
            (Some(page), Some(figure)) => page.figures.push(figure),
            _ => self.open = None,
        }
    }
}

/// The claim as checks read it; none where what it says of its words or its source is not so.
fn figure(claim: &ClaimRecord, page: &Page, names: &FxHashMap<i64, u64>) -> Option<Figure> {
    let (span, sentence) = stands(claim, page)?;
    let said = claim.attribution.as_ref();
    let source = said.and_then(|said| said.source_id.map(|id| (id, said.source.as_deref().unwrap_or_default())));
    if source.is_some_and(|(id, name)| names.get(&id) != Some(&FxBuildHasher.hash_one(name))) {
        return None;
    }
    let figure = &claim.figure;
    let (low, high) = figure.range.as_ref().map(|(low, high)| (low.as_str(), high.as_str())).unzip();
    Some(Figure {
        span,
        sentence,
        headline: claim.headline,
        amount: faces::amount(&figure.shape, [figure.value.as_deref(), low, high]),
        unit: figure.unit.clone(),
        modifier: Modifier::from_sign(&figure.modifier).unwrap_or_default(),
        change: figure.change.as_ref().map(|change| if change == "up" { Change::Up } else { Change::Down }),
        of: claim.of_start.zip(claim.of_end).map(|(begins, ends)| page.bytes.span(begins, ends)),
        source: source.map(|(_, name)| name.to_string()),
        hedge: claim.hedge.is_some().then_some(span),
    })
}

/// Where the figure and its sentence stand, if they do.
fn stands(claim: &ClaimRecord, page: &Page) -> Option<(Span, Span)> {
    let (figure, words) = (&claim.figure, &claim.sentence);
    let span = page.bytes.span(figure.start, figure.end);
    let sentence = page.bytes.span(words.start, words.end);
    let whole = sentence.start <= span.start && span.end <= sentence.end;
    let same = span.text(&page.text) == figure.exact && sentence.text(&page.text) == words.exact;
    (whole && same).then_some((span, sentence))
}

fn act(record: EventRecord) -> Result<Act, Error> {
    let misfit = |why: String| Error::Misfit { record: 0, why };
    let unhex = |hex: &str| {
        let hash = blake3::Hash::from_hex(hex).map_err(|_| misfit(format!("{hex:?} is no hash")))?;
        Ok::<Hash, Error>(*hash.as_bytes())
    };
    let (prev, hash) = (unhex(&record.prev)?, unhex(&record.hash)?);
    let kind = EventKind::from_name(&record.kind).ok_or_else(|| misfit("no event is of this kind".to_string()))?;
    let event = Event {
        seq: record.seq,
        action: Action(record.action),
        at: record.at,
        reviewer: record.reviewer,
        kind,
        article: record.article.map(ArticleId),
        claim: record.claim.map(ClaimId),
        undoes: record.undoes.map(Action),
        was: record.was,
        became: record.became,
    };
    Ok(Act { prev, hash, seal: seal(&prev, &event), deed: Deed::of(&event), event })
}
