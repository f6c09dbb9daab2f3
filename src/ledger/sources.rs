//! Sources as entities: how many claims rest on each, and names that turned out to be one source.
//!
//! `same_as` points from a name to the source that it belongs to, never further. Joining is an event: it holds, for every
//! name that it touches, where that pointed before and points now.

use super::error::Error;
use super::filter::contains;
use super::open::Ledger;
use super::write::{About, Writer};
use crate::model::{Action, EventKind};
use rusqlite::{Connection, OptionalExtension as _};
use serde::Serialize;
use std::collections::BTreeMap;

/// Names by their numbers, each with the one that it is the same as, or nothing.
pub type Joints = BTreeMap<i64, Option<i64>>;

/// A source with what became of its claims.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceCard {
    /// Its number in this ledger.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// What sort of source: person, organisation, outlet, document, group, anonymous.
    pub kind: String,
    /// Claims that rest on it, under any of its names.
    pub claims: u64,
    /// Of these, verified.
    pub verified: u64,
    /// Disputed.
    pub disputed: u64,
    /// Without any evidence to be found.
    pub unsourced: u64,
    /// Other names that were joined to it.
    pub also: Vec<String>,
}

/// A name with its number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceName {
    /// Its number.
    pub id: i64,
    /// The name.
    pub name: String,
    /// What sort of source.
    pub kind: String,
    /// The source that it belongs to, if it was joined to one.
    pub same_as: Option<i64>,
}

impl Ledger {
    /// The sources, joined names as one, those with the most claims first; those only whose name contains `name`.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn sources(&self, name: Option<&str>) -> Result<Vec<SourceCard>, Error> {
        self.read(|| {
            let count = |row: &rusqlite::Row<'_>, at| row.get::<_, i64>(at).map(|n| n as u64);
            let mut ask = self.conn.prepare_cached(sql!("sources"))?;
            let found = ask.query_map([name.map(contains)], |row| {
                let also: String = row.get(7)?;
                Ok(SourceCard {
                    id: row.get(0)?,
                    name: row.get(1)?,
                    kind: row.get(2)?,
                    claims: count(row, 3)?,
                    verified: count(row, 4)?,
                    disputed: count(row, 5)?,
                    unsourced: count(row, 6)?,
                    also: serde_json::from_str(&also).unwrap_or_default(),
                })
            })?;
            Ok(found.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// All names, whatever they are joined to.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn source_names(&self) -> Result<Vec<SourceName>, Error> {
        self.read(|| {
            let mut ask = self.conn.prepare_cached("SELECT id, name, kind, same_as FROM source ORDER BY id")?;
            let read = |row: &rusqlite::Row<'_>| {
                Ok(SourceName { id: row.get(0)?, name: row.get(1)?, kind: row.get(2)?, same_as: row.get(3)? })
            };
            Ok(ask.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
        })
    }
}

impl Writer<'_> {
    /// Makes `source`, with every name that was joined to it, the same as `into`. Returns whether that was a change.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn join_sources(&mut self, source: i64, into: i64) -> Result<bool, Error> {
        let root = |id| root(self.conn(), id);
        let (source, into) = (root(source)?, root(into)?);
        if source == into {
            return Ok(false);
        }
        let mut was = Joints::from([(source, None)]);
        let mut ask = self.conn().prepare_cached("SELECT id FROM source WHERE same_as = ?1")?;
        for id in ask.query_map([source], |row| row.get(0))? {
            was.insert(id?, Some(source));
        }
        drop(ask);
        let became = was.keys().map(|id| (*id, Some(into))).collect();
        self.change_joints(&was, &became, None)?;
        Ok(true)
    }

    /// Where these names point now.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn joints(&self, of: &Joints) -> Result<Joints, Error> {
        let mut ask = self.conn().prepare_cached("SELECT same_as FROM source WHERE id = ?1")?;
        let mut now = Joints::new();
        for id in of.keys() {
            if let Some(to) = ask.query_row([id], |row| row.get(0)).optional()? {
                now.insert(*id, to);
            }
        }
        Ok(now)
    }

    /// Whether a name points to one that itself points elsewhere, which must not be.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn joints_in_a_row(&self) -> Result<bool, Error> {
        let sql = "SELECT EXISTS (SELECT 1 FROM source a JOIN source b ON b.id = a.same_as
                   WHERE a.same_as IS NOT NULL AND b.same_as IS NOT NULL)";
        Ok(self.conn().prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    }

    /// Records that names point elsewhere. `undoes` names the action that is taken back by it.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn change_joints(&mut self, was: &Joints, became: &Joints, undoes: Option<Action>) -> Result<(), Error> {
        let written = |joints: &Joints| serde_json::to_string(joints).expect("numbers are always JSON");
        let about = About { undoes, ..About::default() };
        self.record(EventKind::Join, about, Some(written(was)), Some(written(became)))
    }
}

/// The source that a name belongs to.
fn root(conn: &Connection, id: i64) -> rusqlite::Result<i64> {
    conn.prepare_cached("SELECT coalesce(same_as, id) FROM source WHERE id = ?1")?.query_row([id], |row| row.get(0))
}

/// Writes what an event says.
pub(super) fn join(conn: &Connection, joints: &Joints) -> Result<(), Error> {
    let mut set = conn.prepare_cached("UPDATE source SET same_as = ?2 WHERE id = ?1")?;
    for (id, to) in joints {
        set.execute((id, to))?;
    }
    Ok(())
}
