//! `extract --format parquet`: what the threads found, as rows of one file on standard output.

use crate::error::Error;
use crate::export::parquet::numerals::{NUMERAL, cells};
use crate::export::parquet::rows::Rows;
use crate::extract::record::records;
use crate::model::{Article, Extraction};
use std::io;

/// A document with what was found in it.
pub(super) type Found = (String, Article, Extraction);

/// The file that is being written, where there is to be one.
pub(super) struct Columns(Option<Rows>);

impl Columns {
    pub(super) fn begin(wanted: bool) -> Result<Self, Error> {
        Ok(Self(if wanted { Some(Rows::begin(NUMERAL)?) } else { None }))
    }

    /// Adds what was found and returns the bytes that are done.
    pub(super) fn add(&mut self, found: &[Found], all: bool) -> io::Result<Vec<u8>> {
        let Some(rows) = &mut self.0 else { return Ok(Vec::new()) };
        for (name, article, extraction) in found {
            for record in records(name, article, extraction, all) {
                rows.push(&cells(&record)).map_err(io::Error::other)?;
            }
        }
        rows.ready().map_err(io::Error::other)
    }

    /// The last bytes.
    pub(super) fn end(self) -> Result<Vec<u8>, Error> {
        Ok(self.0.map_or(Ok(Vec::new()), Rows::end)?)
    }
}
