//! Judgements that a transaction builds on: how claims stand, and which acts made them so.

use super::detail::evidence;
use super::error::Error;
use super::log::{FIELDS, payload, read};
use super::write::Writer;
use crate::model::{Action, ClaimId, ClaimRef, Standing, Verdict};
use rusqlite::{OptionalExtension as _, params};

/// One claim's part in an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// The claim.
    pub claim: ClaimId,
    /// How it stood before.
    pub was: Option<Standing>,
    /// How it stood after.
    pub became: Option<Standing>,
}

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
            };
            Ok(Some(standing))
        });
        let mut standing = found.optional()?.ok_or(Error::NoClaim(ClaimRef::Id(claim)))?;
        if let Some(standing) = &mut standing {
            standing.evidence = evidence(self.conn(), claim)?;
        }
        Ok(standing)
    }

    /// What an action did to claims, in its order.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn judgements_of(&self, action: Action) -> Result<Vec<Judgement>, Error> {
        let sql = format!("SELECT {FIELDS} FROM event WHERE action = ?1 AND claim IS NOT NULL ORDER BY seq");
        let mut ask = self.conn().prepare_cached(&sql)?;
        let mut found = ask.query([action.0])?;
        let mut judgements = Vec::new();
        while let Some(row) = found.next()? {
            let event = read(row)?;
            if let (true, Some(claim)) = (event.kind.judges(), event.claim) {
                let was = payload(event.seq, event.was.as_deref())?;
                let became = payload(event.seq, event.became.as_deref())?;
                judgements.push(Judgement { claim, was, became });
            }
        }
        Ok(judgements)
    }

    /// The last action before `before` in which this reviewer gave or reset verdicts.
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
    pub fn last_judgement_of(&self, claim: ClaimId) -> Result<Option<(String, Action)>, Error> {
        let mut ask = self.conn().prepare_cached(sql!("last_judgement_of"))?;
        Ok(ask.query_row([claim.0], |row| Ok((row.get(0)?, Action(row.get(1)?)))).optional()?)
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
