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
    /// The ledger could not do it.
    #[error(transparent)]
    Ledger(#[from] ledger::Error),
}
