//! Why an export could not be made, or not be read back, as facts; the hints stand in `crate::error`.

use crate::ledger;
use std::io;
use thiserror::Error;

/// Why an export could not be made, or not be read back.
#[derive(Debug, Error)]
pub enum Error {
    /// The ledger could not do it.
    #[error(transparent)]
    Ledger(#[from] ledger::Error),
    /// It could not be written.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The format needs to know something that no ledger says.
    #[error("`{format}` needs {what}")]
    Setting {
        /// The format.
        format: &'static str,
        /// What it needs.
        what: &'static str,
        /// The option that says so.
        option: &'static str,
    },
    /// More claims than a file of the format holds.
    #[error("`{format}` holds at most {most} claims")]
    TooMany {
        /// The format.
        format: &'static str,
        /// The most that it holds.
        most: u64,
    },
    /// What is read back is not of its format.
    #[error("line {line}: {why}")]
    Line {
        /// The line, the first being 1.
        line: u64,
        /// Why.
        why: String,
    },
}
