//! Findings put aside, and taken up again.
//!
//! A dismissal is by the finding's key, so it outlives the finding's row: after a new revision, or a new version of the
//! checks, the same figures are still put aside, and other figures are another key.

use super::error::Error;
use super::write::{About, Writer};
use crate::model::{Action, ArticleId, Dismissal, Dismissals, EventKind};
use rusqlite::{Connection, OptionalExtension as _, params};

impl Writer<'_> {
    /// Which of these findings are put aside now, and how.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn dismissals(&self, of: &Dismissals) -> Result<Dismissals, Error> {
        let mut ask = self.conn().prepare_cached("SELECT by, at, because FROM dismissal WHERE key = ?1")?;
        let mut now = Dismissals::new();
        for key in of.keys() {
            let read =
                |row: &rusqlite::Row<'_>| Ok(Dismissal { by: row.get(0)?, at: row.get(1)?, because: row.get(2)? });
            now.insert(key.clone(), ask.query_row([key], read).optional()?);
        }
        Ok(now)
    }

    /// Puts the finding of this key aside. Returns whether that was a change.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn dismiss(&mut self, key: &str, article: Option<ArticleId>, because: &str) -> Result<bool, Error> {
        let stamp = self.stamp().clone();
        let dismissal = Dismissal { by: stamp.by, at: stamp.at, because: because.to_string() };
        let was = self.dismissals(&Dismissals::from([(key.to_string(), None)]))?;
        if was.values().flatten().any(|was| was.because == because && was.by == dismissal.by) {
            return Ok(false);
        }
        let became = Dismissals::from([(key.to_string(), Some(dismissal))]);
        self.change_dismissals(article, &was, &became, None)?;
        Ok(true)
    }

    /// Records that findings are put aside or taken up. `undoes` names the action that is taken back by it.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn change_dismissals(
        &mut self,
        article: Option<ArticleId>,
        was: &Dismissals,
        became: &Dismissals,
        undoes: Option<Action>,
    ) -> Result<(), Error> {
        let written = |all: &Dismissals| serde_json::to_string(all).expect("strings are always JSON");
        let about = About { article, undoes, ..About::default() };
        self.record(EventKind::Dismiss, about, Some(written(was)), Some(written(became)))
    }
}

/// Writes what an event says.
pub(super) fn put_aside(conn: &Connection, dismissals: &Dismissals) -> Result<(), Error> {
    for (key, dismissal) in dismissals {
        match dismissal {
            None => conn.prepare_cached("DELETE FROM dismissal WHERE key = ?1")?.execute([key])?,
            Some(Dismissal { by, at, because }) => {
                conn.prepare_cached(sql!("put_aside"))?.execute(params![key, by, at, because])?
            }
        };
        let mut ask = conn.prepare_cached(sql!("articles_of_finding"))?;
        let articles = ask.query_map([key], |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
        for article in articles {
            super::urgency::place_findings(conn, article)?;
        }
    }
    Ok(())
}

/// All that are put aside.
pub(super) fn all(conn: &Connection) -> Result<Dismissals, Error> {
    let mut ask = conn.prepare("SELECT key, by, at, because FROM dismissal")?;
    let read = |row: &rusqlite::Row<'_>| {
        Ok((row.get(0)?, Some(Dismissal { by: row.get(1)?, at: row.get(2)?, because: row.get(3)? })))
    };
    Ok(ask.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
}
