//! What is going on with a claim beside its verdict: flags, postponements, assignments, what was gathered for a verdict
//! to come, what each of several readers found, and cells of spreadsheets that mean nothing here.

use super::evidence::Evidence;
use super::standing::Standing;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One of these matters. Each has its own kind of event and its own column of the ledger's table `work`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Matter {
    /// A [`Remark`]: a colleague asks that it be looked at.
    Flagged,
    /// A [`Remark`]: it comes last in the queue.
    Postponed,
    /// An [`Assigned`].
    Assigned,
    /// A [`Gathered`].
    Gathered,
    /// The [`Readings`].
    Readings,
    /// The [`Kept`].
    Kept,
}

impl Matter {
    /// All of them, in the order of the table's columns.
    pub const ALL: [Self; 6] =
        [Self::Flagged, Self::Postponed, Self::Assigned, Self::Gathered, Self::Readings, Self::Kept];

    /// The name of its column.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Flagged => "flagged",
            Self::Postponed => "postponed",
            Self::Assigned => "assigned",
            Self::Gathered => "gathered",
            Self::Readings => "readings",
            Self::Kept => "kept",
        }
    }
}

/// All matters of one claim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// A colleague asks that it be looked at.
    pub flagged: Option<Remark>,
    /// It comes last in the queue.
    pub postponed: Option<Remark>,
    /// Who is to do it.
    pub assigned: Option<Assigned>,
    /// What waits for a verdict.
    pub gathered: Option<Gathered>,
    /// What several readers found.
    pub readings: Option<Readings>,
    /// Cells of columns that the program knows nothing of.
    pub kept: Option<Kept>,
}

/// Cells of a spreadsheet that mean nothing here, by the names of their columns; none of them is empty. They came in with
/// a sheet and go out with the next one.
pub type Kept = BTreeMap<String, String>;

/// Who said it, when and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// Who.
    pub by: String,
    /// When, RFC 3339.
    pub at: String,
    /// Why, in their words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// Who is to look at the claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assigned {
    /// The reviewer.
    pub to: String,
    /// Who said so.
    pub by: String,
    /// When, RFC 3339.
    pub at: String,
}

/// What was found before there was a verdict to rest on it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gathered {
    /// In the order in which it was given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// A note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What the figure should be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figure: Option<String>,
}

impl Gathered {
    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What each of several readers found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Readings {
    /// Whether they agree.
    pub state: Accord,
    /// One for each reader, in the order in which they read.
    pub list: Vec<Reading>,
}

/// Whether several readers agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Accord {
    /// All gave the same verdict. Notes and evidence do not count.
    Agreed,
    /// They differ and nobody has decided.
    Split,
    /// They differ and somebody has decided: how, says the claim's verdict.
    Settled,
}

/// What one reader found, without knowing what the others did where the round was blind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The round: the first reader is 1.
    pub round: u32,
    /// Whether the earlier readings were hidden.
    pub blind: bool,
    /// The verdict, whose, when, on what grounds.
    pub found: Standing,
}

impl Readings {
    /// The same verdict from all?
    #[must_use]
    pub fn agree(&self) -> bool {
        self.list.windows(2).all(|pair| pair[0].found.verdict == pair[1].found.verdict)
    }

    /// What this reader found.
    #[must_use]
    pub fn of(&self, reader: &str) -> Option<&Reading> {
        self.list.iter().find(|reading| reading.found.by == reader)
    }
}
