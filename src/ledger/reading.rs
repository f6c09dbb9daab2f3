//! What was read out of one article, in the ledger's terms: places in code points, numbers as text, names as names.
//!
//! Making one is pure work on the article, so that it can be done beside the one process that writes.

use super::findings::{self, Found};
use super::urgency;
use crate::checks::Sheet;
use crate::checks::links::{Topics, topics};
use crate::compare::copies::sample;
use crate::decimal::{self, Decimal};
use crate::model::id::{TextHash, text_hash};
use crate::model::{Amount, Article, BlockKind, Claim, ClaimKey, Extraction, Quantity, Reason, Suppressed, Urgency};
use crate::span::{CodePoints, Span};
use crate::text::when::{self, When};
use jiff::civil::Date;

/// An article with its figures, ready to be written down.
#[derive(Clone, Debug)]
pub struct Reading {
    pub(super) text: String,
    pub(super) hash: TextHash,
    pub(super) blocks: String,
    pub(super) headline: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) byline: Option<String>,
    pub(super) published: Option<String>,
    /// When the text was changed last, else published.
    pub(super) stated: Option<String>,
    pub(super) url: Option<String>,
    pub(super) origin: Option<String>,
    pub(super) extractor: String,
    pub(super) sentences: Vec<Sentence>,
    pub(super) claims: Vec<Row>,
    pub(super) suppressed: Vec<Aside>,
    /// The shingles by which its copies are found.
    pub(super) sample: Vec<i64>,
    pub(super) findings: Vec<Found>,
    pub(super) topics: Topics,
}

/// A sentence that holds a claim, or a headline.
#[derive(Clone, Debug)]
pub(super) struct Sentence {
    pub(super) begins: i64,
    pub(super) ends: i64,
    pub(super) headline: bool,
    pub(super) text: String,
}

/// A claim as a row, without the numbers that only a ledger can give.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) key: ClaimKey,
    /// Its place in the list of sentences.
    pub(super) sentence: usize,
    pub(super) begins: i64,
    pub(super) ends: i64,
    pub(super) exact: String,
    pub(super) shape: &'static str,
    pub(super) value: Option<String>,
    pub(super) low: Option<String>,
    pub(super) high: Option<String>,
    pub(super) unit: Option<String>,
    pub(super) modifier: &'static str,
    pub(super) change: Option<&'static str>,
    pub(super) of: Option<Words>,
    pub(super) headline: bool,
    pub(super) said: Option<Said>,
    pub(super) hedge: Option<String>,
    pub(super) rule: &'static str,
    pub(super) size: Option<f64>,
    /// Its place in the queue, as far as the text decides it.
    pub(super) urgency: Urgency,
    pub(super) happened: Option<Happened>,
}

/// Words of time and the days that they mean, as `2025-03-18`.
#[derive(Clone, Debug)]
pub(super) struct Happened {
    pub(super) words: String,
    pub(super) from: String,
    pub(super) until: String,
}

/// Words and their place.
#[derive(Clone, Debug)]
pub(super) struct Words {
    pub(super) text: String,
    pub(super) begins: i64,
    pub(super) ends: i64,
}

/// Who says so, as a row has it.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub(super) source: Option<String>,
    pub(super) kind: &'static str,
    /// The place of attribution, and its words where they are not the source's name.
    pub(super) at: Option<(i64, i64)>,
    pub(super) text: Option<String>,
    pub(super) cue: Option<String>,
    pub(super) via: Option<String>,
    pub(super) mode: &'static str,
    pub(super) scope: &'static str,
    pub(super) rule: &'static str,
}

/// A numeral that is no claim, as a row.
#[derive(Clone, Debug)]
pub(super) struct Aside {
    pub(super) at: (i64, i64),
    pub(super) sentence: (i64, i64),
    pub(super) headline: bool,
    pub(super) why: &'static str,
    pub(super) rule: &'static str,
}

impl Reading {
    /// Writes down what was read. `origin` is the file as the user named it; `extractor` the program and its version.
    #[must_use]
    pub fn new(article: Article, extraction: &Extraction, origin: Option<String>, extractor: &str) -> Self {
        let text = &article.text;
        let points = CodePoints::new(text);
        let hash = text_hash(text);
        let mut sentences = Sentences { text, points: &points, list: Vec::new() };
        sentences.headlines(&article);
        let mut times = Times::of(&article);
        let first = article.blocks.iter().find(|block| block.kind == BlockKind::Paragraph).map(|block| block.span);
        let mut last = None;
        let read = |claim: &Claim| {
            let mut row = row(claim, &hash, &mut sentences, &mut times);
            let at = claim.figure.span.start;
            let in_first = first.is_some_and(|first| first.start <= at && at < first.end);
            // A list of figures is one long sentence, which is read once.
            let hurt = || match last {
                Some((sentence, hurts)) if sentence == row.sentence => hurts,
                _ => last.insert((row.sentence, urgency::hurts(&sentences.list[row.sentence].text))).1,
            };
            row.urgency = urgency::of_text(&row, hurt, in_first);
            row
        };
        let mut claims: Vec<Row> = extraction.claims.iter().map(read).collect();
        if urgency::single_source(&claims) {
            for row in claims.iter_mut().filter(|row| row.said.is_some()) {
                row.urgency = row.urgency.set(Reason::SingleSource, true);
            }
        }
        let mut suppressed: Vec<Aside> = extraction.suppressed.iter().map(|numeral| aside(numeral, &points)).collect();
        suppressed.dedup_by_key(|numeral| numeral.at);
        let findings = findings::of_reading(&article, &Sheet::of(&article, extraction), &points);
        Self {
            hash,
            blocks: blocks(&article, &points),
            headline: article.headline.clone().filter(|h| !h.trim().is_empty()),
            outlet: article.outlet.clone().filter(|o| !o.trim().is_empty()),
            byline: article.byline.clone(),
            published: article.published.as_ref().map(|p| p.0.clone()),
            stated: article.modified.as_ref().or(article.published.as_ref()).map(|p| p.0.clone()),
            url: article.url.clone().filter(|u| !u.trim().is_empty()),
            origin,
            extractor: extractor.to_string(),
            sentences: sentences.list,
            claims,
            suppressed,
            sample: sample(&article.text),
            findings,
            topics: topics(&article.text),
            text: article.text,
        }
    }

    /// The article's address.
    #[must_use]
    pub fn url(&self) -> Option<&str> {
        self.url.as_deref()
    }

    /// When the text was changed or published, as it says itself.
    #[must_use]
    pub fn stated(&self) -> Option<&str> {
        self.stated.as_deref()
    }

    /// How many claims it holds.
    #[must_use]
    pub fn n_claims(&self) -> usize {
        self.claims.len()
    }

    /// How many of them have a source.
    #[must_use]
    pub fn n_attributed(&self) -> usize {
        self.claims.iter().filter(|claim| claim.said.is_some()).count()
    }

    /// Why its other numerals are no claims, one word each.
    pub fn set_aside(&self) -> impl Iterator<Item = &'static str> {
        self.suppressed.iter().map(|numeral| numeral.why)
    }

    /// The size of its text in bytes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.text.len()
    }
}

/// The words of time of the sentence that was read last.
struct Times {
    published: Option<Date>,
    sentence: Span,
    found: Vec<When>,
}

impl Times {
    fn of(article: &Article) -> Self {
        let published = article.published.as_ref().and_then(|published| when::day(&published.0));
        Self { published, sentence: Span::default(), found: Vec::new() }
    }

    /// When it happened, where the day of publication is known.
    fn of_claim(&mut self, claim: &Claim, text: &str) -> Option<Happened> {
        let published = self.published?;
        if claim.sentence != self.sentence {
            self.sentence = claim.sentence;
            self.found = when::find(text, claim.sentence, published);
        }
        let when = when::nearest(&self.found, claim.figure.span)?;
        let words = when.span.text(text).to_string();
        Some(Happened { words, from: when.from.to_string(), until: when.until.to_string() })
    }
}

/// The sentences of a reading, in the order in which they are met.
struct Sentences<'a> {
    text: &'a str,
    points: &'a CodePoints<'a>,
    list: Vec<Sentence>,
}

impl Sentences<'_> {
    /// Headlines can be searched whether they hold a figure or not. One that comes from a tag and does not stand in the
    /// text has no place in it.
    fn headlines(&mut self, article: &Article) {
        use crate::model::BlockKind::Headline;
        for block in article.blocks.iter().filter(|b| b.kind == Headline) {
            self.place(block.span.trim(self.text), true);
        }
        if let (true, Some(words)) = (self.list.is_empty(), &article.headline)
            && !words.trim().is_empty()
        {
            self.list.push(Sentence { begins: 0, ends: 0, headline: true, text: words.clone() });
        }
    }

    /// The number of this sentence in the list; claims of one sentence come one after the other.
    fn place(&mut self, span: Span, headline: bool) -> usize {
        let (begins, ends) = self.both(span);
        let known = self.list.iter().rposition(|s| (s.begins, s.ends) == (begins, ends));
        known.unwrap_or_else(|| {
            self.list.push(Sentence { begins, ends, headline, text: span.text(self.text).to_string() });
            self.list.len() - 1
        })
    }

    fn both(&self, span: Span) -> (i64, i64) {
        let (begins, ends) = self.points.span(span);
        (begins as i64, ends as i64)
    }

    fn words(&self, span: Span) -> Words {
        let (begins, ends) = self.both(span);
        Words { text: span.text(self.text).to_string(), begins, ends }
    }
}

fn row(claim: &Claim, hash: &TextHash, sentences: &mut Sentences<'_>, times: &mut Times) -> Row {
    let figure = &claim.figure;
    let sentence = sentences.place(claim.sentence, claim.headline);
    let Words { text: exact, begins, ends } = sentences.words(figure.span);
    let Quantity { amount, unit, modifier, change } = &figure.quantity;
    let (low, high) = amount.ends().map(|(a, b)| (decimal::plain(a), decimal::plain(b))).unzip();
    Row {
        key: ClaimKey::of(hash, begins as usize, ends as usize),
        sentence,
        begins,
        ends,
        exact,
        shape: shape(*amount),
        value: amount.single().map(decimal::plain),
        low,
        high,
        unit: unit.as_ref().map(|u| u.as_str().to_string()),
        modifier: modifier.sign(),
        change: change.map(crate::model::Change::as_str),
        of: figure.of.map(|of| sentences.words(of)),
        headline: claim.headline,
        said: claim.attribution.as_ref().map(|said| attribution(said, sentences)),
        hedge: claim.hedge.map(|hedge| sentences.words(hedge).text),
        rule: figure.rule,
        size: size(*amount),
        happened: times.of_claim(claim, sentences.text),
        urgency: Urgency::of([]),
    }
}

fn attribution(said: &crate::model::Attribution, sentences: &Sentences<'_>) -> Said {
    let at = said.source_at.map(|span| sentences.words(span));
    let via = (!said.via.is_empty()).then(|| serde_json::to_string(&said.via).expect("strings are always JSON"));
    Said {
        source: said.source.clone().filter(|s| !s.is_empty()),
        kind: said.kind.as_str(),
        at: at.as_ref().map(|words| (words.begins, words.ends)),
        text: at.map(|words| words.text).filter(|text| Some(text) != said.source.as_ref()),
        cue: said.cue.map(|cue| sentences.words(cue).text),
        via,
        mode: said.mode.as_str(),
        scope: said.scope.as_str(),
        rule: said.rule,
    }
}

fn aside(numeral: &Suppressed, points: &CodePoints<'_>) -> Aside {
    let both = |span| {
        let (begins, ends) = points.span(span);
        (begins as i64, ends as i64)
    };
    Aside {
        at: both(numeral.span),
        sentence: both(numeral.sentence),
        headline: numeral.headline,
        why: numeral.why.as_str(),
        rule: numeral.rule,
    }
}

fn shape(amount: Amount) -> &'static str {
    match amount {
        Amount::Exactly(_) => "one",
        Amount::Between(..) => "range",
        Amount::Pair(..) => "pair",
        Amount::Vague => "vague",
    }
}

/// What a claim is sorted and filtered by: its number, the larger one of two.
fn size(amount: Amount) -> Option<f64> {
    let number = |d: Decimal| f64::try_from(d).ok();
    amount.single().map_or_else(|| amount.ends().and_then(|(a, b)| number(a.max(b))), number)
}

/// The parts of a text, without the stretches of markup in them.
pub(super) fn parts(blocks: &str) -> Vec<(String, usize, usize)> {
    let mut parts: Vec<(String, usize, usize)> = serde_json::from_str(blocks).unwrap_or_default();
    parts.retain(|(kind, ..)| kind != MARKUP);
    parts
}

/// The kind under which a revision keeps the stretches of markup.
pub(super) const MARKUP: &str = "markup";

/// The parts of the article as JSON: `[["headline",0,54],["paragraph",56,212]]`.
fn blocks(article: &Article, points: &CodePoints<'_>) -> String {
    let part = |kind: &'static str, span| {
        let (begins, ends) = points.span(span);
        (kind, begins, ends)
    };
    let parts = article.blocks.iter().map(|block| part(block.kind.as_str(), block.span));
    // Signs of a markup language follow the parts that they stand in: who looks again must not read them as words.
    let markup = article.markup.iter().map(|span| part(MARKUP, *span));
    serde_json::to_string(&parts.chain(markup).collect::<Vec<_>>()).expect("words and numbers are always JSON")
}
