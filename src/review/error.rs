//! Why something a reviewer wanted was not done.

use crate::ledger;
use crate::model::{Action, ClaimId, Verdict};
use std::io;
use std::path::PathBuf;
use thiserror::Error;

/// Why it was not done.
#[derive(Debug, Error)]
pub enum Error {
    /// A verdict that must rest on something rests on nothing.
    #[error("`{0}` needs evidence or a note")]
    NoGrounds(Verdict),
    /// A quotation, but not where it stands.
    #[error("a quotation needs one piece of evidence that it stands in; {0} were given")]
    QuoteWithoutPlace(usize),
    /// Evidence that is neither an address nor a file.
    #[error("there is no file {}", path.display())]
    NoSuchEvidence {
        /// The path as given.
        path: PathBuf,
    },
    /// A file of evidence that cannot be read.
    #[error("{}: {cause}", path.display())]
    Unreadable {
        /// The path as given.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// The reviewer has done nothing that could be undone.
    #[error("{by} has nothing to undo")]
    NothingToUndo {
        /// The reviewer.
        by: String,
    },
    /// The action was undone already.
    #[error("action {action} is undone already, by action {by}")]
    AlreadyUndone {
        /// The action.
        action: Action,
        /// The one that undid it.
        by: Action,
    },
    /// The action is no verdict: imports are not undone.
    #[error("action {0} gave no verdict, so there is nothing to undo")]
    NotAVerdict(Action),
    /// Somebody has marked the claim since.
    #[error("claim {claim} was marked since by {by} (action {action})")]
    MarkedSince {
        /// The claim.
        claim: ClaimId,
        /// Who did.
        by: String,
        /// By which action.
        action: Action,
    },
    /// The names have been joined otherwise since.
    #[error("the names of action {0} have been joined otherwise since")]
    JoinedSince(Action),
    /// The findings have been put aside otherwise since.
    #[error("the findings of action {0} have been put aside otherwise since")]
    DismissedSince(Action),
    /// No finding has this key.
    #[error("no finding is called `{0}`")]
    NoFinding(String),
    /// A finding is put aside for a reason, and none was given.
    #[error("a finding is put aside for a reason")]
    NoReason,
    /// No source has this name or number.
    #[error("no source is called `{0}`")]
    NoSource(String),
    /// Several sources have this name.
    #[error("`{name}` is the name of several sources")]
    AmbiguousSource {
        /// The name.
        name: String,
        /// Their numbers and kinds.
        are: Vec<String>,
    },
    /// Evidence of this number is not there.
    #[error("claim {claim} has no evidence {nth}")]
    NoEvidence {
        /// The claim.
        claim: ClaimId,
        /// The number.
        nth: usize,
    },
    /// Without it the verdict would rest on nothing.
    #[error("claim {claim} is {verdict} on this evidence alone")]
    LastEvidence {
        /// The claim.
        claim: ClaimId,
        /// The verdict.
        verdict: Verdict,
    },
    /// A day or time that is none.
    #[error("`{0}` is no day")]
    NoDay(String),
    /// The claim has no verdict that a second reader could compare with.
    #[error("claim {0} has no verdict yet, so there is nothing for a second reader")]
    NothingToReadAgain(ClaimId),
    /// The reader has given a verdict on it before.
    #[error("claim {claim} was read by {by} before")]
    ReadBefore {
        /// The claim.
        claim: ClaimId,
        /// The reader.
        by: String,
    },
    /// The readers of the claim agree.
    #[error("the readers of claim {0} do not disagree")]
    NotSplit(ClaimId),
    /// A part of a selection that cannot be read.
    #[error("`{key}:{value}` selects nothing")]
    NoSelection {
        /// The name before the colon.
        key: String,
        /// What follows it.
        value: String,
    },
    /// A sheet lacks a column.
    #[error("there is no column `{name}`")]
    NoColumn {
        /// The column.
        name: String,
        /// Those that there are.
        known: Vec<String>,
    },
    /// Cells that are only kept were changed by somebody else since.
    #[error("cells kept beside claim {0} have changed just now")]
    KeptSince(ClaimId),
    /// A sheet that is no table.
    #[error("it cannot be read as a table: {0}")]
    NoTable(String),
    /// The ledger could not do it.
    #[error(transparent)]
    Ledger(#[from] ledger::Error),
}
