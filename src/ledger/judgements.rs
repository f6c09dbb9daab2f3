//! What a transaction builds on: how claims stand, and which acts made them so.

use super::detail::evidence;
use super::error::Error;
use super::log::{FIELDS, read};
use super::write::Writer;
use crate::model::{Action, ClaimId, ClaimRef, Event, EventKind, Standing, Verdict};
use rusqlite::{OptionalExtension as _, params};

impl Writer<'_> {
    /// How the claim stands.
    ///
    /// # Errors
    /// When there is none of this number.
    pub fn standing(&self, claim: ClaimId) -> Result<Option<Standing>, Error> {
        let mut ask = self.conn().prepare_cached(sql!("standing_of"))?;
        let found = ask.query_row([claim.0], |row| {
            let verdict: Option<String> = row.get(0)?;
            let Some(verdict) = verdict.as_deref().and_then(Verdict::from_name) else { return Ok(None) };
            let standing = Standing {
                verdict,
                by: row.get(1)?,
                at: row.get(2)?,
                note: row.get(3)?,
                figure: row.get(4)?,
                evidence: Vec::new(),
                expires: row.get(5)?,
            };
            Ok(Some(standing))
        });
        let mut standing = found.optional()?.ok_or(Error::NoClaim(ClaimRef::Id(claim)))?;
        if let Some(standing) = &mut standing {
            standing.evidence = evidence(self.conn(), claim)?;
        }
        Ok(standing)
    }

    /// The events of an action that can be undone, in its order.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn deeds_of(&self, action: Action) -> Result<Vec<Event>, Error> {
        let sql = format!(
            "SELECT {FIELDS} FROM event WHERE action = ?1 AND kind <> 'import' AND kind <> 'revise' ORDER BY seq"
        );
        let mut ask = self.conn().prepare_cached(&sql)?;
        let mut found = ask.query([action.0])?;
        let mut deeds = Vec::new();
        while let Some(row) = found.next()? {
            let event = read(row)?;
            if event.kind.can_be_undone() {
                deeds.push(event);
            }
        }
        Ok(deeds)
    }

    /// The last action before `before` in which this reviewer did something that can be undone, undoing aside.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn last_action_of(&self, reviewer: &str, before: Option<Action>) -> Result<Option<Action>, Error> {
        let before = before.map_or(i64::MAX, |action| action.0);
        let mut ask = self.conn().prepare_cached(sql!("last_action_of"))?;
        Ok(ask.query_row(params![reviewer, before], |row| row.get(0).map(Action)).optional()?)
    }

    /// The actions that took this one back, the newest first.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn undoings_of(&self, action: Action) -> Result<Vec<Action>, Error> {
        let sql = "SELECT DISTINCT action FROM event WHERE undoes = ?1 ORDER BY action DESC";
        let mut ask = self.conn().prepare_cached(sql)?;
        Ok(ask.query_map([action.0], |row| row.get(0).map(Action))?.collect::<rusqlite::Result<_>>()?)
    }

    /// Who last changed how the claim stands, and by which action.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn last_verdict_on(&self, claim: ClaimId) -> Result<Option<(String, Action)>, Error> {
        let mut ask = self.conn().prepare_cached(sql!("last_verdict_on"))?;
        Ok(ask.query_row([claim.0], |row| Ok((row.get(0)?, Action(row.get(1)?)))).optional()?)
    }

    /// Who last changed the same matter of the claim, and by which action.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn last_act_on(&self, claim: ClaimId, kind: EventKind) -> Result<Option<(String, Action)>, Error> {
        let twin = match kind {
            EventKind::Read => EventKind::Settle,
            EventKind::Settle => EventKind::Read,
            other => other,
        };
        let mut ask = self.conn().prepare_cached(sql!("last_act_on"))?;
        let asked = params![claim.0, kind.as_str(), twin.as_str()];
        Ok(ask.query_row(asked, |row| Ok((row.get(0)?, Action(row.get(1)?)))).optional()?)
    }

    /// Whether an action has this number.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn knows(&self, action: Action) -> Result<bool, Error> {
        let sql = "SELECT EXISTS (SELECT 1 FROM event WHERE seq = ?1 AND action = ?1)";
        Ok(self.conn().prepare_cached(sql)?.query_row([action.0], |row| row.get(0))?)
    }
}
