//! What a ledger is made of, and how an older one is brought up to date.
//!
//! `schema.sql` is the single truth. A migration only brings an older ledger to where a fresh one starts; it runs in one
//! transaction, after a copy of the old file was put beside it.

use super::error::Error;
use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use std::path::{Path, PathBuf};

/// The whole of a fresh ledger.
pub const SCHEMA: &str = include_str!("../../schema.sql");

/// "Tick", in the header of every ledger.
pub const APPLICATION_ID: i64 = 0x5469_636B;

/// The version of `schema.sql`.
pub const VERSION: i64 = 1;

/// One step from a version to the next.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// The version that it leads to.
    pub to: i64,
    /// The statements of `migrations/NNNN_<what>.sql`.
    pub sql: &'static str,
}

/// All steps, the oldest first.
pub const MIGRATIONS: &[Migration] = &[];

/// Makes the tables in a file that holds none. Two processes may try at once: the second finds them made.
pub(super) fn create(conn: &mut Connection) -> Result<(), Error> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if identity(&tx)? == Identity::Empty {
        tx.execute_batch(SCHEMA)?;
    }
    tx.commit()?;
    Ok(())
}

/// What a SQLite file says that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Identity {
    /// Nothing has been written to it.
    Empty,
    /// Another program's.
    Foreign,
    /// A ledger of this version.
    Ledger(i64),
}

/// Asks an open file what it is.
pub(super) fn identity(conn: &Connection) -> rusqlite::Result<Identity> {
    let number = |pragma| conn.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
    let tables: i64 = conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    Ok(match (number("application_id")?, tables) {
        (APPLICATION_ID, _) => Identity::Ledger(number("user_version")?),
        (0, 0) => Identity::Empty,
        _ => Identity::Foreign,
    })
}

/// Takes a ledger through the migrations that it lacks and returns the copy that was made before, if any had to run.
///
/// # Errors
/// When the copy cannot be made or a step fails; the ledger is then as it was.
pub fn migrate(
    conn: &mut Connection,
    path: &Path,
    migrations: &[Migration],
    version: i64,
) -> Result<Option<PathBuf>, Error> {
    let Identity::Ledger(found) = identity(conn)? else { return Ok(None) };
    if found >= version {
        return Ok(None);
    }
    let copy = beside(path, &format!("before-v{version}"));
    copy_to(conn, &copy)?;
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another process may have done it while this one waited for its turn.
    if let Identity::Ledger(found) = identity(&tx)? {
        for step in migrations.iter().filter(|step| step.to > found && step.to <= version) {
            tx.execute_batch(step.sql)?;
        }
        tx.pragma_update(None, "user_version", version)?;
    }
    tx.commit()?;
    Ok(Some(copy))
}

/// `news.db` and `before-v2` → `news.db.before-v2`.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

/// Writes the ledger as it is at this moment to another file, replacing what is there. Others may go on writing.
pub(super) fn copy_to(conn: &Connection, to: &Path) -> Result<(), Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut target = Connection::open_with_flags(to, flags).map_err(|e| Error::Sqlite(e).at(to))?;
    // All pages in one step: they are read as of one moment, and writers of the ledger need not wait.
    Backup::new(conn, &mut target)?.step(-1).map_err(|e| Error::Sqlite(e).at(to))?;
    target.close().map_err(|(_, e)| Error::Sqlite(e).at(to))
}
