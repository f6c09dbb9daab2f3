//! A clean copy as a SQLite file, for Datasette and anything else that reads SQLite: tables that say what they hold,
//! views, a search index; nothing of the ledger's own works.

use super::{Error, Format, Job, Way};
use crate::ledger::clean::Clean;
use std::path::Path;

/// The format.
pub const FORMAT: Format = Format {
    name: "sqlite",
    about: "a clean copy for Datasette: tables, views and a search index, nothing of the ledger's own works",
    ending: "db",
    way: Way::File(write),
};

fn write(job: &Job<'_>, path: &Path) -> Result<(), Error> {
    let clean = Clean::create(path)?;
    job.sheets(|sheet| Ok(clean.add(&sheet)?))?;
    Ok(clean.finish()?)
}
