//! Copies of a ledger, and what it is as a file.

use super::error::Error;
use super::log::Head;
use super::open::{Ledger, Purpose};
use super::schema::{VERSION, copy_to};
use serde::Serialize;
use std::path::Path;
use std::{fs, io};

/// What a ledger is as a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Info {
    /// The version of its schema.
    pub version: i64,
    /// Its size in bytes, the write-ahead log included.
    pub bytes: u64,
    /// Events in the log.
    pub events: i64,
    /// The hash of the last of them, in hexadecimal.
    pub head: String,
    /// The version of SQLite that reads it.
    pub sqlite: &'static str,
}

impl Ledger {
    /// Writes a copy of the ledger as it is now; others may go on working. Nothing that is there is overwritten, and a copy
    /// appears under its name only when it is whole.
    ///
    /// # Errors
    /// When the target is there already or cannot be written.
    pub fn backup(&self, to: &Path) -> Result<Head, Error> {
        let file = |cause| Error::File { path: to.to_path_buf(), cause };
        if to.exists() {
            return Err(Error::Occupied { path: to.to_path_buf() });
        }
        if let Some(folder) = to.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir()) {
            return Err(Error::File { path: folder.to_path_buf(), cause: io::ErrorKind::NotFound.into() });
        }
        let mut part = to.as_os_str().to_owned();
        part.push(".part");
        let part = Path::new(&part);
        let copied = copy_to(&self.conn, part).and_then(|()| {
            fs::File::open(part).and_then(|f| f.sync_all()).map_err(file)?;
            // A hard link, unlike a rename, does not replace what somebody else put there in the meantime.
            fs::hard_link(part, to).or_else(|_| fs::rename(part, to)).map_err(file)
        });
        let _ = fs::remove_file(part);
        copied.map_err(|error| match error {
            Error::Store { cause, .. } => Error::Store { path: to.to_path_buf(), cause },
            other => other,
        })?;
        Self::open(to, Purpose::Read)?.head()
    }

    /// What it is as a file.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn info(&self) -> Result<Info, Error> {
        let head = self.head()?;
        let size = |ending: &str| {
            let mut name = self.path.as_os_str().to_owned();
            name.push(ending);
            fs::metadata(name).map_or(0, |file| file.len())
        };
        Ok(Info {
            version: VERSION,
            bytes: size("") + size("-wal"),
            events: head.seq,
            head: blake3::Hash::from_bytes(head.hash).to_string(),
            sqlite: rusqlite::version(),
        })
    }
}
