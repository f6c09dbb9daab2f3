//! The grounds of a verdict: evidence, a note, the right figure.

use super::archive;
use super::error::Error;
use crate::model::{Evidence, Place, Verdict};
use std::fs::File;
use std::path::Path;

/// What a verdict is to rest on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grounds {
    /// Addresses and files.
    pub evidence: Vec<Evidence>,
    /// Why, in the reviewer's words.
    pub note: Option<String>,
    /// What the figure should be.
    pub figure: Option<String>,
    /// The day from which the verdict should be looked at again.
    pub expires: Option<String>,
    /// Whose verdict it is, where that is not who writes it down.
    pub by: Option<String>,
}

impl Grounds {
    /// Takes what a reviewer typed: each piece of evidence an address or a file, a quotation that stands in the one piece
    /// of evidence, a note, a figure. Empty words are none.
    ///
    /// # Errors
    /// When a file cannot be read, or a quotation has no place.
    pub fn typed(
        evidence: &[String],
        quote: Option<&str>,
        figure: Option<&str>,
        note: Option<&str>,
    ) -> Result<Self, Error> {
        let some = |words: Option<&str>| words.map(str::trim).filter(|w| !w.is_empty()).map(str::to_string);
        let quote = some(quote);
        if quote.is_some() && evidence.len() != 1 {
            return Err(Error::QuoteWithoutPlace(evidence.len()));
        }
        let pieces = evidence.iter().map(|words| {
            let place = place(words.trim())?;
            Ok(Evidence { quote: quote.clone(), ..Evidence::at(place) })
        });
        let evidence = pieces.collect::<Result<_, Error>>()?;
        Ok(Self { evidence, note: some(note), figure: some(figure), ..Self::default() })
    }

    /// Whether a verdict may rest on them.
    ///
    /// # Errors
    /// When it may not.
    pub(super) fn carry(&self, verdict: Verdict) -> Result<(), Error> {
        let grounded = !self.evidence.is_empty() || self.note.is_some();
        if verdict.needs_grounds() && !grounded { Err(Error::NoGrounds(verdict)) } else { Ok(()) }
    }
}

/// A day as people type it, as the ledger writes it: `2025-12-31`.
///
/// # Errors
/// When it is none.
pub fn day(typed: &str) -> Result<String, Error> {
    let typed = typed.trim();
    let day = crate::moment::day(typed);
    let known = day.len() == 10 && crate::moment::seconds(day).is_some() && crate::moment::seconds(typed).is_some();
    if known { Ok(day.to_string()) } else { Err(Error::NoDay(typed.to_string())) }
}

/// An address on the web, or a file with the hash of what it holds now.
///
/// # Errors
/// When it is neither, or the file cannot be read.
pub fn place(words: &str) -> Result<Place, Error> {
    if words.starts_with("https://") || words.starts_with("http://") {
        return Ok(archive::place(words));
    }
    let path = Path::new(words);
    let fail = |cause| Error::Unreadable { path: path.to_path_buf(), cause };
    if !path.exists() {
        return Err(Error::NoSuchEvidence { path: path.to_path_buf() });
    }
    let file = File::open(path).map_err(fail)?;
    if file.metadata().map_err(fail)?.is_dir() {
        return Err(fail(std::io::ErrorKind::IsADirectory.into()));
    }
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(&file).map_err(fail)?;
    Ok(Place::File { path: words.to_string(), blake3: hasher.finalize().to_string(), bytes: hasher.count() })
}
