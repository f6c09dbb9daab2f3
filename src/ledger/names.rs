//! The numbers of outlets and sources, remembered while one process writes, so that an import does not ask for "Reuters"
//! ten thousand times.

use rusqlite::{Connection, OptionalExtension as _};
use std::collections::HashMap;

/// What is remembered. Forgotten when a transaction fails, since what it made is gone then.
#[derive(Debug, Default)]
pub(super) struct Names {
    outlets: HashMap<String, i64>,
    /// By kind, then by name.
    sources: HashMap<&'static str, HashMap<String, i64>>,
}

/// Names kept at most; an import of a million articles meets more.
const MANY: usize = 100_000;

impl Names {
    pub(super) fn forget(&mut self) {
        self.outlets.clear();
        self.sources.clear();
    }

    /// The number of the outlet of this name, which is made if it is new.
    pub(super) fn outlet(&mut self, conn: &Connection, name: &str) -> rusqlite::Result<i64> {
        if let Some(&id) = self.outlets.get(name) {
            return Ok(id);
        }
        let find = "SELECT id FROM outlet WHERE name = ?1";
        let add = "INSERT INTO outlet (name) VALUES (?1) RETURNING id";
        let id = match conn.prepare_cached(find)?.query_row([name], |row| row.get(0)).optional()? {
            Some(id) => id,
            None => conn.prepare_cached(add)?.query_row([name], |row| row.get(0))?,
        };
        self.outlets.insert(name.to_string(), id);
        Ok(id)
    }

    /// The number of the source of this name and kind, which is made if it is new.
    pub(super) fn source(&mut self, conn: &Connection, name: &str, kind: &'static str) -> rusqlite::Result<i64> {
        if let Some(&id) = self.sources.get(kind).and_then(|known| known.get(name)) {
            return Ok(id);
        }
        let find = "SELECT id FROM source WHERE name = ?1 AND kind = ?2";
        let add = "INSERT INTO source (name, kind) VALUES (?1, ?2) RETURNING id";
        let id = match conn.prepare_cached(find)?.query_row([name, kind], |row| row.get(0)).optional()? {
            Some(id) => id,
            None => conn.prepare_cached(add)?.query_row([name, kind], |row| row.get(0))?,
        };
        let known = self.sources.entry(kind).or_default();
        if known.len() >= MANY {
            known.clear();
        }
        known.insert(name.to_string(), id);
        Ok(id)
    }
}
