//! Who says so: source · cue · content, the terms of the PARC3 and PolNeAR corpora of attribution.

use crate::span::Span;
use serde::{Deserialize, Serialize};

/// The source that an article gives for a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The fullest name that the article has used for the source so far; none for hearsay.
    pub source: Option<String>,
    /// The words that stand at the place of attribution ("he", "the ministry").
    pub source_at: Option<Span>,
    /// What sort of source it is.
    pub kind: SourceKind,
    /// The attributing words: "said", "according to".
    pub cue: Option<Span>,
    /// Who relays it, the nearest to the source first: "the ministry said, Xinhua reported".
    pub via: Vec<String>,
    /// Whether the figure stands inside quotation marks.
    pub mode: Mode,
    /// Whether the attribution stands in the figure's own sentence.
    pub scope: Scope,
    /// The rule that found it.
    pub rule: &'static str,
    /// The rule that told by which name the source is known: `as_named`, `full_name`, `last_speaker`, …
    pub resolved: &'static str,
}

/// What sort of source it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SourceKind {
    /// One named person.
    Person,
    /// A named body: a ministry, a company, a country that speaks.
    Organisation,
    /// A news outlet.
    Outlet,
    /// A document, a study, a poll, a set of data.
    Document,
    /// People named by what they are: "police", "residents".
    Group,
    /// Somebody who is kept unnamed: "two officials familiar with the talks".
    Anonymous,
    /// Nobody: "reportedly".
    Hearsay,
}

impl SourceKind {
    /// All kinds.
    pub const ALL: [Self; 7] =
        [Self::Person, Self::Organisation, Self::Outlet, Self::Document, Self::Group, Self::Anonymous, Self::Hearsay];

    /// The word in the ledger and in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Outlet => "outlet",
            Self::Document => "document",
            Self::Group => "group",
            Self::Anonymous => "anonymous",
            Self::Hearsay => "hearsay",
        }
    }
}

/// Whether the source's own words are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// Inside quotation marks.
    Direct,
    /// Reported.
    Indirect,
}

impl Mode {
    /// The word in the ledger and in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Indirect => "indirect",
        }
    }
}

/// How far the attribution stands from the figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// In the same sentence.
    Same,
    /// In a neighbouring one, or in the quotation's other part.
    Near,
}

impl Scope {
    /// The word in the ledger and in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Near => "near",
        }
    }
}
