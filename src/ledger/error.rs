//! What can go wrong with a ledger, as facts; the sentences with their hints stand in `crate::error`.

use crate::model::{Action, ArticleId, ClaimId, ClaimRef};
use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why the ledger could not do what it was asked.
#[derive(Debug, Error)]
pub enum Error {
    /// Nothing stands there yet.
    #[error("there is no ledger at {}", path.display())]
    Missing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// What stands there is something else; it was not touched.
    #[error("{} is no ledger: {what}", path.display())]
    NotALedger {
        /// The file.
        path: PathBuf,
        /// What it is instead.
        what: &'static str,
    },
    /// A later Tickmark wrote it.
    #[error("{} was written by a newer Tickmark (ledger version {found}; this one knows {known})", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: i64,
        /// The newest that this program knows.
        known: i64,
    },
    /// Its folder cannot carry a ledger that several processes share.
    #[error("{} lies on a file system without shared memory", path.display())]
    NoSharedMemory {
        /// The file.
        path: PathBuf,
    },
    /// The target of a backup is there already.
    #[error("{} is there already", path.display())]
    Occupied {
        /// The file.
        path: PathBuf,
    },
    /// A file could not be read or written.
    #[error("{}: {cause}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// No claim has this number or key.
    #[error("no claim {}", named(.0))]
    NoClaim(ClaimRef),
    /// Several claims have this key: the same text came from several outlets.
    #[error("the key {} belongs to several claims", named(.name))]
    Ambiguous {
        /// The key.
        name: ClaimRef,
        /// The claims that have it.
        claims: Vec<ClaimId>,
    },
    /// No article has this number.
    #[error("no article {0}")]
    NoArticle(ArticleId),
    /// No action has this number.
    #[error("no action {0}")]
    NoAction(Action),
    /// The words to search for hold no word.
    #[error("no word to search for")]
    NothingToSearch,
    /// The log holds something that this program cannot read.
    #[error("event {seq} cannot be read: {cause}")]
    Event {
        /// Its number.
        seq: i64,
        /// Why.
        cause: serde_json::Error,
    },
    /// A ledger comes back only into an empty one.
    #[error("{} is not empty", path.display())]
    NotEmpty {
        /// The ledger's file.
        path: PathBuf,
    },
    /// The records are a part of a ledger.
    #[error("this is a selection of claims, not a whole ledger")]
    Incomplete,
    /// A record does not fit the ones before it, or is none.
    #[error("record {record}: {why}")]
    Misfit {
        /// Its place among the records, the first being 1; 0 where none is meant.
        record: u64,
        /// Why.
        why: String,
    },
    /// What was built from the records is not what their log says.
    #[error("the records do not agree with their own log: {fault} ({faults} faults in all)")]
    Unfaithful {
        /// The first fault.
        fault: String,
        /// How many there are.
        faults: usize,
    },
    /// SQLite could not do it.
    #[error("{}: {cause}", path.display())]
    Store {
        /// The ledger's file.
        path: PathBuf,
        /// What SQLite said.
        cause: rusqlite::Error,
    },
    /// The same, before the file is known.
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
}

impl Error {
    /// Adds the ledger's file to an error that does not know it yet.
    #[must_use]
    pub(super) fn at(self, path: &Path) -> Self {
        match self {
            Self::Sqlite(cause) => Self::Store { path: path.to_path_buf(), cause },
            other => other,
        }
    }
}

fn named(claim: &ClaimRef) -> String {
    match claim {
        ClaimRef::Id(id) => id.to_string(),
        ClaimRef::Key(key) => key.to_string(),
    }
}
