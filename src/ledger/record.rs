//! The whole of a ledger as records, one after the other: what `records` reads out and `restore` writes back.
//!
//! ```text
//! {"type":"ledger","format":1,"complete":true,…}      once, first
//! {"type":"source",…}                                 everybody who is named
//! {"type":"article",…} {"type":"revision",…}… {"type":"claim",…}…     article after article
//! {"type":"event",…}                                  the log
//! ```
//!
//! Names are a contract (`docs/exports.md`): fields may be added, none renamed. Places are code points of the text of the
//! record's revision, `start` included and `end` not.

use crate::model::Standing;
use serde::{Deserialize, Serialize};

/// The version of this contract.
pub const FORMAT: u32 = 1;

/// One record.
#[derive(Clone, Debug, PartialEq)]
pub enum Record {
    /// What follows.
    Ledger(LedgerRecord),
    /// Somebody who is named as saying something.
    Source(SourceRecord),
    /// An article.
    Article(ArticleRecord),
    /// One state of its text.
    Revision(RevisionRecord),
    /// A claim, whether it is still in its article or not.
    Claim(Box<ClaimRecord>),
    /// One act.
    Event(EventRecord),
}

/// What follows, and how much of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerRecord {
    /// The version of this contract.
    pub format: u32,
    /// The version of the ledger's schema.
    pub schema: i64,
    /// Whether all of the ledger follows: only then can it come back.
    pub complete: bool,
    /// Articles that follow.
    pub articles: u64,
    /// Claims that follow, gone ones included.
    pub claims: u64,
    /// Events in the ledger's log.
    pub events: i64,
    /// The hash of the last of them, in hexadecimal.
    pub head: String,
}

/// Somebody who is named as saying something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceRecord {
    /// The number.
    pub id: i64,
    /// The name.
    pub name: String,
    /// What sort of source.
    pub kind: String,
}

/// An article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleRecord {
    /// Its number.
    pub id: i64,
    /// Its address.
    pub url: Option<String>,
    /// Its outlet.
    pub outlet: Option<String>,
    /// Its headline.
    pub headline: Option<String>,
    /// Its byline.
    pub byline: Option<String>,
    /// When it was published, in the publisher's words.
    pub published: Option<String>,
    /// Its current revision.
    pub revision: i64,
    /// The first article of the same text, where there are copies.
    #[serde(default)]
    pub story: Option<i64>,
}

/// One state of an article's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevisionRecord {
    /// Its number.
    pub id: i64,
    /// Its article.
    pub article: i64,
    /// When it came in.
    pub at: String,
    /// When it was changed or published, as it says itself.
    #[serde(default)]
    pub stated: Option<String>,
    /// The file that it was read from.
    pub origin: Option<String>,
    /// The program that read its figures.
    pub extractor: String,
    /// BLAKE3 of the text, in hexadecimal.
    pub blake3: String,
    /// Its parts: what, first code point, the one after the last.
    pub blocks: Vec<(String, i64, i64)>,
    /// Headlines that can be searched; one that comes from a tag stands at 0 to 0.
    pub headlines: Vec<Stretch>,
    /// Numerals that are no claims.
    pub suppressed: Vec<Aside>,
    /// The text.
    pub text: String,
}

/// Words and their place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    /// The words.
    pub exact: String,
    /// The first code point.
    pub start: i64,
    /// The one after the last.
    pub end: i64,
}

/// A numeral that is no claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aside {
    /// The first code point.
    pub start: i64,
    /// The one after the last.
    pub end: i64,
    /// Where its sentence begins.
    pub sentence_start: i64,
    /// Where that ends.
    pub sentence_end: i64,
    /// Whether that is the headline.
    pub headline: bool,
    /// Why it is no claim.
    pub why_not: String,
    /// The rule that said so.
    pub rule: String,
}

/// A claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClaimRecord {
    /// Its number in this ledger.
    pub id: i64,
    /// Its name in every ledger.
    pub key: String,
    /// Its article.
    pub article: i64,
    /// The first revision that has it.
    pub since: i64,
    /// The last that has it, in whose text its places count.
    pub revision: i64,
    /// The first that no longer has it. Follows from the events.
    pub gone: Option<i64>,
    /// The claim of an older revision whose figure was different.
    pub supersedes: Option<i64>,
    /// Whether it stands in the headline.
    pub headline: bool,
    /// The figure.
    pub figure: FigureRecord,
    /// The thing counted or measured.
    pub of: Option<String>,
    /// Where that is named.
    pub of_start: Option<i64>,
    /// Where that ends.
    pub of_end: Option<i64>,
    /// Who says so.
    pub attribution: Option<AttributionRecord>,
    /// The word that weakens the assertion.
    pub hedge: Option<String>,
    /// The sentence.
    pub sentence: Stretch,
    /// The rule that read the figure.
    pub rule: String,
    /// Unverified, or the verdict. Follows from the events.
    pub status: String,
    /// How it stands, with the evidence. Follows from the events.
    pub verdict: Option<Standing>,
    /// Its place in the queue: `2047 −` the bits of its reasons, 2048 more where it was postponed.
    pub queue: i64,
    /// When it happened, as far as the sentence says.
    #[serde(default)]
    pub happened: Option<super::card::Happened>,
    /// Where it stood in older revisions.
    pub earlier: Vec<Sighting>,
}

/// A figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FigureRecord {
    /// The words.
    pub exact: String,
    /// The first code point.
    pub start: i64,
    /// The one after the last.
    pub end: i64,
    /// `one`, `range`, `pair`, `vague`.
    pub shape: String,
    /// The one number, exact.
    pub value: Option<String>,
    /// The two numbers of a range or pair.
    pub range: Option<(String, String)>,
    /// Whether no number can be written down.
    pub vague: bool,
    /// What it is sorted by: the larger of two.
    pub size: Option<f64>,
    /// The unit; null for a count.
    pub unit: Option<String>,
    /// How the text bounds the number.
    pub modifier: String,
    /// The direction of an amount of change.
    pub change: Option<String>,
}

/// Who says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttributionRecord {
    /// The source's number; null for hearsay.
    pub source_id: Option<i64>,
    /// Its name.
    pub source: Option<String>,
    /// What sort of source.
    pub source_kind: Option<String>,
    /// The words at the place of attribution where they differ.
    pub source_text: Option<String>,
    /// The attributing words.
    pub cue: Option<String>,
    /// Everybody who relays it, the nearest to the source first.
    pub via_chain: Vec<String>,
    /// `direct` or `indirect`.
    pub mode: String,
    /// `same` or `near`.
    pub scope: String,
    /// Where the source is named.
    pub start: Option<i64>,
    /// Where that ends.
    pub end: Option<i64>,
    /// The rule that found it.
    pub rule: String,
}

/// Where a claim stood in an older revision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sighting {
    /// The revision.
    pub revision: i64,
    /// The first code point of the figure.
    pub start: i64,
    /// The one after the last.
    pub end: i64,
    /// Where its sentence began.
    pub sentence_start: i64,
    /// Where that ended.
    pub sentence_end: i64,
}

/// One act, as the log has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventRecord {
    /// Its number.
    pub seq: i64,
    /// The number of the first event of the same act.
    pub action: i64,
    /// When it happened.
    pub at: String,
    /// Who did it.
    pub reviewer: String,
    /// What sort of act.
    pub kind: String,
    /// The article that it is about.
    pub article: Option<i64>,
    /// The claim that it is about.
    pub claim: Option<i64>,
    /// The action that it takes back.
    pub undoes: Option<i64>,
    /// What was there before: the string that was sealed, which holds JSON.
    pub was: Option<String>,
    /// What is there since, the same way.
    pub became: Option<String>,
    /// The hash of the event before, in hexadecimal.
    pub prev: String,
    /// Its own.
    pub hash: String,
}

impl Record {
    /// The word in `type`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Ledger(_) => "ledger",
            Self::Source(_) => "source",
            Self::Article(_) => "article",
            Self::Revision(_) => "revision",
            Self::Claim(_) => "claim",
            Self::Event(_) => "event",
        }
    }
}

/// A record with its `type` in front.
#[derive(Serialize)]
struct Typed<'a, T> {
    r#type: &'static str,
    #[serde(flatten)]
    record: &'a T,
}

impl Serialize for Record {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let r#type = self.kind();
        match self {
            Self::Ledger(record) => Typed { r#type, record }.serialize(to),
            Self::Source(record) => Typed { r#type, record }.serialize(to),
            Self::Article(record) => Typed { r#type, record }.serialize(to),
            Self::Revision(record) => Typed { r#type, record }.serialize(to),
            Self::Claim(record) => Typed { r#type, record: &**record }.serialize(to),
            Self::Event(record) => Typed { r#type, record }.serialize(to),
        }
    }
}

impl Record {
    /// The record that a line of JSON spells.
    ///
    /// # Errors
    /// When it is none, with what `serde_json` says of it.
    pub fn parse(line: &[u8]) -> serde_json::Result<Self> {
        #[derive(Deserialize)]
        struct Kind<'a> {
            r#type: std::borrow::Cow<'a, str>,
        }
        use serde::de::Error as _;
        let kind: Kind = serde_json::from_slice(line)?;
        Ok(match &*kind.r#type {
            "ledger" => Self::Ledger(serde_json::from_slice(line)?),
            "source" => Self::Source(serde_json::from_slice(line)?),
            "article" => Self::Article(serde_json::from_slice(line)?),
            "revision" => Self::Revision(serde_json::from_slice(line)?),
            "claim" => Self::Claim(Box::new(serde_json::from_slice(line)?)),
            "event" => Self::Event(serde_json::from_slice(line)?),
            other => return Err(serde_json::Error::custom(format!("a record of type {other:?} is not known"))),
        })
    }
}
