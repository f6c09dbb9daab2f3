//! The log: events in a chain.
//!
//! Each event is sealed with BLAKE3 over the hash of the one before and its own fields. Whoever notes the last hash down
//! elsewhere can tell later whether anything before it was changed, taken out or put in.

use super::error::Error;
use crate::model::{Action, ArticleId, ClaimId, Event, EventKind};
use rusqlite::{Connection, OptionalExtension as _, Row, params};

/// The seal of an event.
pub type Hash = [u8; 32];

/// The end of the log: the number and the hash of its last event; zeros before the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The last event's number.
    pub seq: i64,
    /// Its hash.
    pub hash: Hash,
}

impl Head {
    /// Where the log ends now.
    pub(super) fn read(conn: &Connection) -> rusqlite::Result<Self> {
        let mut last = conn.prepare_cached("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1")?;
        let head = last.query_row([], |row| Ok(Self { seq: row.get(0)?, hash: row.get(1)? })).optional()?;
        Ok(head.unwrap_or_default())
    }

    /// Adds the event, whose number must be the next one, and moves to it.
    pub(super) fn append(&mut self, conn: &Connection, event: &Event) -> rusqlite::Result<()> {
        self.append_sealed(conn, event, seal(&self.hash, event))
    }

    /// The same of an event whose seal is known.
    pub(super) fn append_sealed(&mut self, conn: &Connection, event: &Event, hash: Hash) -> rusqlite::Result<()> {
        debug_assert_eq!(event.seq, self.seq + 1, "events are numbered without a gap");
        conn.prepare_cached(sql!("append_event"))?.execute(params![
            event.seq,
            event.action.0,
            event.at,
            event.reviewer,
            event.kind.as_str(),
            event.article.map(|a| a.0),
            event.claim.map(|c| c.0),
            event.undoes.map(|a| a.0),
            event.was,
            event.became,
            self.hash,
            hash,
        ])?;
        *self = Self { seq: event.seq, hash };
        Ok(())
    }
}

/// BLAKE3 over the hash of the event before and this event's fields as a JSON array without white space.
#[must_use]
pub fn seal(prev: &Hash, event: &Event) -> Hash {
    let kind = event.kind.as_str();
    let Event { seq, action, at, reviewer, article, claim, undoes, was, became, .. } = event;
    let fields = (seq, action, at, reviewer, kind, article, claim, undoes, was, became);
    let mut hasher = blake3::Hasher::new();
    hasher.update(prev);
    hasher.update(&serde_json::to_vec(&fields).expect("numbers and strings are always JSON"));
    *hasher.finalize().as_bytes()
}

/// The fields of an event in the order of `read`.
pub(super) const FIELDS: &str = "seq, action, at, reviewer, kind, article, claim, undoes, was, became";

/// An event from a row that starts with [`FIELDS`].
pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Event> {
    let kind: String = row.get(4)?;
    Ok(Event {
        seq: row.get(0)?,
        action: Action(row.get(1)?),
        at: row.get(2)?,
        reviewer: row.get(3)?,
        kind: EventKind::from_name(&kind).ok_or(rusqlite::Error::InvalidQuery)?,
        article: row.get::<_, Option<i64>>(5)?.map(ArticleId),
        claim: row.get::<_, Option<i64>>(6)?.map(ClaimId),
        undoes: row.get::<_, Option<i64>>(7)?.map(Action),
        was: row.get(8)?,
        became: row.get(9)?,
    })
}

/// The JSON of a field as what it describes; none where the field is empty.
///
/// # Errors
/// When it describes something else; `seq` says in which event.
pub fn payload<T: serde::de::DeserializeOwned>(seq: i64, json: Option<&str>) -> Result<Option<T>, Error> {
    json.map(serde_json::from_str).transpose().map_err(|cause| Error::Event { seq, cause })
}
