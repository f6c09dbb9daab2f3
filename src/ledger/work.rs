//! What is going on with a claim beside its verdict: one column of `work` for each matter, each as the JSON that its
//! last event holds.

use super::error::Error;
use super::open::Ledger;
use super::write::{About, Writer};
use crate::model::{Action, ClaimId, ClaimRef, EventKind, Matter, Reason, Urgency, Work};
use rusqlite::{Connection, OptionalExtension as _};
use serde::Serialize;
use serde::de::DeserializeOwned;

impl Ledger {
    /// What is going on with the claim beside its verdict.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn work(&self, claim: ClaimId) -> Result<Work, Error> {
        self.read(|| Ok(work(&self.conn, claim)?))
    }

    /// Who gathered last for the verdict to come on the claim.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn gathered_by(&self, claim: ClaimId) -> Result<Option<String>, Error> {
        self.read(|| {
            let kind = EventKind::Gather.as_str();
            let mut ask = self.conn.prepare_cached(sql!("last_act_on"))?;
            Ok(ask.query_row((claim.0, kind, kind), |row| row.get(0)).optional()?)
        })
    }
}

impl Writer<'_> {
    /// What is going on with the claim beside its verdict.
    ///
    /// # Errors
    /// When there is no such claim.
    pub fn work(&self, claim: ClaimId) -> Result<Work, Error> {
        self.exists(claim)?;
        Ok(work(self.conn(), claim)?)
    }

    /// One matter as the JSON that the log holds.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn matter(&self, claim: ClaimId, matter: Matter) -> Result<Option<String>, Error> {
        Ok(text(self.conn(), claim, matter)?)
    }

    /// Changes one matter of a claim to what `became` says, or to nothing; returns whether that was a change. The kind of
    /// event says which matter. `undoes` names the action that is taken back by it.
    ///
    /// # Errors
    /// When there is no such claim, or the ledger cannot be written.
    pub fn set<T: Serialize>(
        &mut self,
        claim: ClaimId,
        kind: EventKind,
        became: Option<&T>,
        undoes: Option<Action>,
    ) -> Result<bool, Error> {
        let became = became.map(|it| serde_json::to_string(it).expect("a matter is always JSON"));
        self.set_text(claim, kind, became, undoes)
    }

    /// The same with the JSON as it stands in the log.
    ///
    /// # Errors
    /// When there is no such claim, or the ledger cannot be written.
    pub fn set_text(
        &mut self,
        claim: ClaimId,
        kind: EventKind,
        became: Option<String>,
        undoes: Option<Action>,
    ) -> Result<bool, Error> {
        let matter = kind.matter().expect("the kind of event changes a matter");
        self.exists(claim)?;
        let was = self.matter(claim, matter)?;
        if was == became {
            return Ok(false);
        }
        let about = About { claim: Some(claim), undoes, ..About::default() };
        self.record(kind, about, was, became)?;
        Ok(true)
    }

    fn exists(&self, claim: ClaimId) -> Result<(), Error> {
        let mut ask = self.conn().prepare_cached("SELECT 1 FROM claim WHERE id = ?1")?;
        if ask.exists([claim.0])? { Ok(()) } else { Err(Error::NoClaim(ClaimRef::Id(claim))) }
    }
}

/// All matters of a claim. What this program cannot read is taken for nothing; `verify` speaks of it.
pub(super) fn work(conn: &Connection, claim: ClaimId) -> rusqlite::Result<Work> {
    fn json<T: DeserializeOwned>(row: &rusqlite::Row<'_>, at: usize) -> rusqlite::Result<Option<T>> {
        let text: Option<String> = row.get(at)?;
        Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
    }
    let mut ask = conn.prepare_cached(sql!("work_of"))?;
    let found = ask.query_row([claim.0], |row| {
        Ok(Work {
            flagged: json(row, 0)?,
            postponed: json(row, 1)?,
            assigned: json(row, 2)?,
            gathered: json(row, 3)?,
            readings: json(row, 4)?,
            kept: json(row, 5)?,
        })
    });
    Ok(found.optional()?.unwrap_or_default())
}

fn text(conn: &Connection, claim: ClaimId, matter: Matter) -> rusqlite::Result<Option<String>> {
    let mut ask = conn.prepare_cached(sql!("work_of"))?;
    let at = Matter::ALL.iter().position(|known| *known == matter).expect("all are in the list");
    Ok(ask.query_row([claim.0], |row| row.get(at)).optional()?.flatten())
}

/// Writes what an event says, and the claim's place in the queue where it depends on it.
pub(super) fn set(conn: &Connection, claim: ClaimId, matter: Matter, to: Option<&str>) -> Result<(), Error> {
    let columns = Matter::ALL.map(Matter::as_str);
    let column = matter.as_str();
    if to.is_some() {
        let add = format!(
            "INSERT INTO work (claim, {column}) VALUES (?1, ?2) ON CONFLICT (claim) DO UPDATE SET {column} = ?2"
        );
        conn.prepare_cached(&add)?.execute((claim.0, to))?;
    } else {
        let others: Vec<_> = columns.iter().filter(|other| **other != column).map(|c| format!("{c} IS NULL")).collect();
        let forget = format!("DELETE FROM work WHERE claim = ?1 AND {}", others.join(" AND "));
        if conn.prepare_cached(&forget)?.execute([claim.0])? == 0 {
            let clear = format!("UPDATE work SET {column} = NULL WHERE claim = ?1");
            conn.prepare_cached(&clear)?.execute([claim.0])?;
        }
    }
    if !matches!(matter, Matter::Flagged | Matter::Postponed) {
        return Ok(());
    }
    let place: i64 =
        conn.prepare_cached("SELECT queue FROM claim WHERE id = ?1")?.query_row([claim.0], |row| row.get(0))?;
    let place = Urgency::from_place(place);
    let place = match matter {
        Matter::Flagged => place.set(Reason::Flagged, to.is_some()),
        _ => place.postpone(to.is_some()),
    };
    conn.prepare_cached("UPDATE claim SET queue = ?2 WHERE id = ?1")?.execute((claim.0, place.place()))?;
    Ok(())
}
