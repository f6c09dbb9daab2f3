//! An event: one act in the ledger's log. Events are added, never changed; the tables follow from them.

use super::id::{Action, ArticleId, ClaimId};
use super::work::Matter;
use serde::Serialize;

/// Who acts, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The reviewer's name.
    pub by: String,
    /// RFC 3339, with the offset of the place where it happened.
    pub at: String,
}

/// One act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Event {
    /// Its number: 1, 2, 3 … without a gap.
    pub seq: i64,
    /// The user action that it is part of.
    pub action: Action,
    /// When it happened.
    pub at: String,
    /// Who did it.
    pub reviewer: String,
    /// What sort of act it is.
    pub kind: EventKind,
    /// The article that it is about.
    pub article: Option<ArticleId>,
    /// The claim that it is about.
    pub claim: Option<ClaimId>,
    /// The action that it takes back.
    pub undoes: Option<Action>,
    /// What was there before, as JSON.
    pub was: Option<String>,
    /// What is there since, as JSON.
    pub became: Option<String>,
}

/// What sort of act an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum EventKind {
    /// An article came in.
    Import,
    /// An article's text was replaced by a newer one.
    Revise,
    /// A new claim took the place of one whose figure was different.
    Change,
    /// A claim is no longer in its article.
    Drop,
    /// A reviewer gave a verdict.
    Mark,
    /// A reviewer took a verdict back: the claim is unverified again.
    Reset,
    /// A reviewer undid an action that gave or reset a verdict.
    Undo,
    /// A claim was flagged for a colleague, or is no longer.
    Flag,
    /// A claim was postponed, or is no longer.
    Skip,
    /// A claim was given to a reviewer, or to nobody.
    Assign,
    /// Evidence, a note or a figure was put aside for a verdict to come.
    Gather,
    /// A further reader gave a verdict.
    Read,
    /// Somebody decided between readers.
    Settle,
    /// Two names turned out to be one source, or not.
    Join,
    /// A finding was put aside, or taken up again.
    Dismiss,
    /// Somebody else's verdict came in.
    Heard,
    /// Cells of a spreadsheet that mean nothing here were kept for its next export.
    Keep,
}

impl EventKind {
    /// All kinds.
    pub const ALL: [Self; 17] = [
        Self::Import,
        Self::Revise,
        Self::Change,
        Self::Drop,
        Self::Mark,
        Self::Reset,
        Self::Undo,
        Self::Flag,
        Self::Skip,
        Self::Assign,
        Self::Gather,
        Self::Read,
        Self::Settle,
        Self::Join,
        Self::Dismiss,
        Self::Heard,
        Self::Keep,
    ];

    /// The word in the ledger and in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Import => "import",
            Self::Revise => "revise",
            Self::Change => "change",
            Self::Drop => "drop",
            Self::Mark => "mark",
            Self::Reset => "reset",
            Self::Undo => "undo",
            Self::Flag => "flag",
            Self::Skip => "skip",
            Self::Assign => "assign",
            Self::Gather => "gather",
            Self::Read => "read",
            Self::Settle => "settle",
            Self::Join => "join",
            Self::Dismiss => "dismiss",
            Self::Heard => "heard",
            Self::Keep => "keep",
        }
    }

    /// The kind of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.as_str() == name)
    }

    /// The matter beside the verdict that such an act changes.
    #[must_use]
    pub fn matter(self) -> Option<Matter> {
        match self {
            Self::Flag => Some(Matter::Flagged),
            Self::Skip => Some(Matter::Postponed),
            Self::Assign => Some(Matter::Assigned),
            Self::Gather => Some(Matter::Gathered),
            Self::Read | Self::Settle => Some(Matter::Readings),
            Self::Keep => Some(Matter::Kept),
            _ => None,
        }
    }

    /// Whether such an act can be undone.
    #[must_use]
    pub fn can_be_undone(self) -> bool {
        self.judges() || self.matter().is_some() || matches!(self, Self::Join | Self::Dismiss)
    }

    /// Whether the act changed how a claim stands.
    #[must_use]
    pub fn judges(self) -> bool {
        matches!(self, Self::Mark | Self::Reset | Self::Undo)
    }
}
