//! SQLite's own pages, references between rows, and the search index.

use super::Fault;
use crate::ledger::error::Error;
use rusqlite::Connection;

/// How closely SQLite looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Depth {
    /// At every row and at each of its places in the indexes.
    Whole,
    /// At every row: the indexes were made from the rows in the same transaction.
    Built,
}

pub(super) fn check(conn: &Connection, depth: Depth, faults: &mut Vec<Fault>) -> Result<(), Error> {
    // FTS5 checks itself with what this connection remembers of the index, even if another one has changed it since; a
    // question to the index makes it look again.
    let look = conn.query_row("SELECT count(*) FROM sentence_words WHERE sentence_words MATCH 'a'", [], |_| Ok(()));
    if let Err(broken) = look {
        faults.push(Fault::Pages(broken.to_string()));
        return Ok(());
    }
    let mut ask = conn.prepare(match depth {
        Depth::Whole => "PRAGMA integrity_check(20)",
        Depth::Built => "PRAGMA quick_check(20)",
    })?;
    let says = ask.query_map([], |row| row.get::<_, String>(0))?;
    for says in says {
        match says {
            Ok(says) if says == "ok" => {}
            Ok(says) => faults.push(Fault::Pages(says)),
            Err(broken) => {
                faults.push(Fault::Pages(broken.to_string()));
                return Ok(());
            }
        }
    }
    let mut ask = conn.prepare("SELECT DISTINCT \"table\", parent FROM pragma_foreign_key_check")?;
    let broken = ask.query_map([], |row| Ok(Fault::Reference { table: row.get(0)?, missing: row.get(1)? }))?;
    faults.extend(broken.collect::<rusqlite::Result<Vec<_>>>()?);
    let (sentences, indexed, strays): (i64, i64, i64) =
        conn.query_row(sql!("verify_search"), [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    if sentences != indexed || strays > 0 {
        faults.push(Fault::Search { sentences: sentences as u64, indexed: indexed as u64 });
    }
    Ok(())
}
