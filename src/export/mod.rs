//! What a reader can take away: the ledger, or a part of it, in the formats of others.
//!
//! ```text
//! Ledger, Filter --Job--> Sheet, Sheet, … --Format::write--> bytes
//! ```
//!
//! An exporter is pure: records in, bytes out, article by article, the same bytes for the same records. Whoever calls
//! opens the files. A new format is one file, one line in [`FORMATS`], one golden under `fixtures/export/`.

pub mod claim;
pub mod claimreview;
pub mod csv;
pub mod diff;
#[cfg(feature = "docx")]
pub mod docx;
pub mod error;
pub mod event;
pub mod external;
pub mod finding;
mod footnote;
pub mod html;
pub mod json;
pub mod jsonl;
pub mod markdown;
#[cfg(feature = "parquet")]
pub mod parquet;
pub mod sheet;
pub mod sqlite;
pub mod table;
pub mod thing;
pub mod webannotation;
pub mod words;
#[cfg(feature = "xlsx")]
pub mod xlsx;

pub use error::Error;

use crate::ledger::{Filter, Ledger, Sheet};
use std::io::Write;
use std::path::Path;

/// The formats, in the order in which they are listed.
pub const FORMATS: &[Format] = &[
    html::FORMAT,
    markdown::FORMAT,
    #[cfg(feature = "docx")]
    docx::FORMAT,
    claimreview::FORMAT,
    webannotation::FORMAT,
    jsonl::FORMAT,
    table::CSV,
    table::TSV,
    #[cfg(feature = "xlsx")]
    xlsx::FORMAT,
    sqlite::FORMAT,
    #[cfg(feature = "parquet")]
    parquet::FORMAT,
];

/// A format that a ledger can be written in.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is for, in a line.
    pub about: &'static str,
    /// How names of its files end, without the dot.
    pub ending: &'static str,
    /// How it is written.
    pub way: Way,
}

/// How a format is written.
#[derive(Clone, Copy, Debug)]
pub enum Way {
    /// As a stream of text.
    Text(fn(&Job<'_>, &mut dyn Write) -> Result<(), Error>),
    /// As a stream of bytes that is no text.
    Bytes(fn(&Job<'_>, &mut dyn Write) -> Result<(), Error>),
    /// As a file that is not there yet.
    File(fn(&Job<'_>, &Path) -> Result<(), Error>),
}

/// The format of this name.
#[must_use]
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// What is to be exported.
pub struct Job<'a> {
    /// The ledger.
    pub ledger: &'a Ledger,
    /// Which claims.
    pub filter: Filter,
    /// Whether that is all of them, gone ones included.
    pub whole: bool,
    /// What cannot be read in the ledger.
    pub settings: Settings,
    /// Is told after each article how many claims were written since the last.
    pub step: &'a dyn Fn(u64),
}

/// What an export needs to know and no ledger says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The address at which the checks are published; `{id}` and `{key}` stand for the claim's, `{article}` for the
    /// article's number.
    pub url: Option<String>,
    /// Who publishes them.
    pub publisher: Option<String>,
    /// The publisher's own address.
    pub publisher_url: Option<String>,
}

impl Job<'_> {
    /// Passes on article by article.
    ///
    /// # Errors
    /// What `each` returns, or that the ledger cannot be read.
    pub fn sheets(&self, mut each: impl FnMut(Sheet) -> Result<(), Error>) -> Result<(), Error> {
        self.ledger.sheets(&self.filter, |sheet| {
            let n = sheet.claims.len() as u64;
            each(sheet)?;
            (self.step)(n);
            Ok(())
        })
    }
}
