//! Finding out what stands in a file, and opening it as a ledger.
//!
//! Whatever is no ledger is refused before SQLite could change a byte of it. A ledger is one file that several processes
//! read and write at once: SQLite's write-ahead log, patience while another one writes, and nobody half-way in.

use super::error::Error;
use super::names::Names;
use super::schema::{self, APPLICATION_ID, Identity, MIGRATIONS, VERSION};
use super::turns::{Turns, wait_for_turns};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::fs::{self, File};
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};

/// An open ledger.
#[derive(Debug)]
pub struct Ledger {
    pub(super) conn: Connection,
    pub(super) path: PathBuf,
    pub(super) names: Names,
    pub(super) turns: Turns,
    /// The copy of the older ledger, where opening brought it up to date.
    pub migrated_from: Option<PathBuf>,
}

/// What the caller is going to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Look.
    Read,
    /// Record verdicts in a ledger that is there.
    Write,
    /// Take articles in; a ledger that is not there is made.
    Create,
}

impl Ledger {
    /// Opens the ledger in this file.
    ///
    /// # Errors
    /// When there is none, or something else, or it cannot be used.
    pub fn open(path: &Path, purpose: Purpose) -> Result<Self, Error> {
        look(path, purpose)?;
        match connect(path, purpose) {
            Err(Error::Sqlite(cause)) if purpose == Purpose::Read && unwritable(&cause) => frozen(path),
            other => other,
        }
        .map_err(|error| error.at(path))
    }

    /// Asks the ledger something; its name is added to what goes wrong.
    pub(super) fn read<T>(&self, ask: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
        ask().map_err(|error| error.at(&self.path))
    }

    /// The file that it stands in.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// Reads the first hundred bytes, as any SQLite file has them, and says what stands there.
fn look(path: &Path, purpose: Purpose) -> Result<(), Error> {
    let file = |cause| Error::File { path: path.to_path_buf(), cause };
    let refuse = |what| Err(Error::NotALedger { path: path.to_path_buf(), what });
    let mut head = Vec::with_capacity(100);
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => return refuse("it is a folder"),
        Ok(_) => File::open(path).and_then(|f| f.take(100).read_to_end(&mut head)).map_err(file)?,
        Err(e) if e.kind() == ErrorKind::NotFound => 0,
        Err(e) => return Err(file(e)),
    };
    if head.is_empty() {
        let missing = || Error::Missing { path: path.to_path_buf() };
        return if purpose == Purpose::Create { Ok(()) } else { Err(missing()) };
    }
    let mut journal = path.as_os_str().to_owned();
    journal.push("-journal");
    if Path::new(&journal).exists() {
        return Ok(()); // Somebody died while making it: SQLite first puts it right, then it is asked again.
    }
    if head.len() < 100 || !head.starts_with(b"SQLite format 3\0") {
        return refuse("it is not a SQLite file");
    }
    let number = |at: usize| i64::from(u32::from_be_bytes(head[at..at + 4].try_into().expect("four bytes")));
    if number(68) != APPLICATION_ID {
        return refuse("it is another program's SQLite file");
    }
    newer(path, number(60))
}

fn newer(path: &Path, found: i64) -> Result<(), Error> {
    let refusal = || Error::Newer { path: path.to_path_buf(), found, known: VERSION };
    if found > VERSION { Err(refusal()) } else { Ok(()) }
}

fn connect(path: &Path, purpose: Purpose) -> Result<Ledger, Error> {
    let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    flags.set(OpenFlags::SQLITE_OPEN_CREATE, purpose == Purpose::Create);
    let mut conn = Connection::open_with_flags(path, flags)?;
    wait_for_turns(&mut conn)?;
    let mut migrated_from = None;
    match schema::identity(&conn)? {
        Identity::Empty if purpose == Purpose::Create => schema::create(&mut conn)?,
        Identity::Empty => return Err(Error::Missing { path: path.to_path_buf() }),
        Identity::Foreign => {
            return Err(Error::NotALedger { path: path.to_path_buf(), what: "it is another program's SQLite file" });
        }
        Identity::Ledger(version) => {
            newer(path, version)?;
            migrated_from = schema::migrate(&mut conn, path, MIGRATIONS, VERSION)?;
        }
    }
    share(&conn, path)?;
    settle(&conn)?;
    Ok(Ledger { conn, path: path.to_path_buf(), names: Names::default(), turns: Turns::default(), migrated_from })
}

/// Switches to the write-ahead log, with which readers and a writer do not block each other. It needs memory that all
/// processes share; network file systems have none, and SQLite then stays with its old journal.
pub(super) fn share(conn: &Connection, path: &Path) -> Result<(), Error> {
    let mode = |sql| conn.query_row(sql, [], |row| row.get::<_, String>(0));
    if mode("PRAGMA journal_mode")? == "wal" || mode("PRAGMA journal_mode = wal")? == "wal" {
        return Ok(());
    }
    Err(Error::NoSharedMemory { path: path.to_path_buf() })
}

/// The settings of every connection.
fn settle(conn: &Connection) -> rusqlite::Result<()> {
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    // A plan does not depend on the values bound, so a statement is planned once.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    conn.pragma_update(None, "foreign_keys", true)?;
    // A ledger may have been mailed by somebody: its schema may not call anything with an effect.
    conn.pragma_update(None, "trusted_schema", false)?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update(None, "cache_size", -65_536)?;
    conn.pragma_update(None, "journal_size_limit", 64 << 20)?;
    conn.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// Whether the file or its folder may not be written to.
fn unwritable(cause: &rusqlite::Error) -> bool {
    matches!(cause.sqlite_error_code(), Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly))
}

/// Opens a ledger where nothing can be written, such as a read-only disk. Nobody else can write there either, so what the
/// file holds is all there is; only where a write-ahead log was left behind this would be half the truth.
fn frozen(path: &Path) -> Result<Ledger, Error> {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    let whole = fs::metadata(&log).map_or(true, |log| log.len() == 0);
    let name = path.to_str().filter(|_| whole);
    let denied = || Error::File { path: path.to_path_buf(), cause: ErrorKind::PermissionDenied.into() };
    let name = name.ok_or_else(denied)?;
    let address: String = name
        .chars()
        .map(|c| if matches!(c, '?' | '#' | '%') { format!("%{:02X}", u32::from(c)) } else { c.to_string() })
        .collect();
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(format!("file:{address}?immutable=1"), flags)?;
    match schema::identity(&conn)? {
        Identity::Ledger(VERSION) => {}
        // An older one would have to be brought up to date first.
        Identity::Ledger(version) => return newer(path, version).and(Err(denied())),
        _ => return Err(Error::Missing { path: path.to_path_buf() }),
    }
    conn.set_prepared_statement_cache_capacity(64);
    Ok(Ledger { conn, path: path.to_path_buf(), names: Names::default(), turns: Turns::default(), migrated_from: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// SQLite's own way of locking by files has no shared memory either, like a network file system that lacks it.
    #[test]
    #[cfg(unix)]
    fn where_memory_cannot_be_shared_a_ledger_is_refused_with_the_reason() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("far.db");
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let mut conn = Connection::open_with_flags_and_vfs(&path, flags, "unix-dotfile").unwrap();
        schema::create(&mut conn).unwrap();
        assert!(matches!(share(&conn, &path), Err(Error::NoSharedMemory { .. })));
    }
}
