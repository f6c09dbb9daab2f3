//! From an event to the tables that follow from it.
//!
//! [`effect`] says what an event means, once, for the live tables here and for the replay in `verify`.

use super::dismissals;
use super::error::Error;
use super::log::payload;
use super::sources::{self, Joints};
use super::work;
use super::write::Tally;
use crate::model::{ClaimId, Dismissals, Event, EventKind, Evidence, Matter, Place, RevisionId, Standing, Verdict};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

/// What an event does to the tables on verdicts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The claim stands like this from now on.
    Stands(ClaimId, Option<Standing>),
    /// This matter of the claim is so from now on: its JSON.
    Works(ClaimId, Matter, Option<String>),
    /// These sources are the same as those from now on.
    Joined(Joints),
    /// These findings are put aside from now on, or are no longer.
    PutAside(Dismissals),
    /// The claim is no longer in its article, from this revision on.
    Left(ClaimId, RevisionId),
    /// None: the rows that the event seals were written beside it.
    Nothing,
}

/// What the log keeps of a claim that left its article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dropped {
    /// The first revision that no longer has it.
    pub revision: i64,
    /// The claim that took its place, if its figure was changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub superseded_by: Option<i64>,
}

/// What the event means.
///
/// # Errors
/// When its JSON cannot be read.
pub fn effect(event: &Event) -> Result<Effect, Error> {
    if event.kind == EventKind::Join {
        return Ok(Effect::Joined(payload(event.seq, event.became.as_deref())?.unwrap_or_default()));
    }
    if event.kind == EventKind::Dismiss {
        return Ok(Effect::PutAside(payload(event.seq, event.became.as_deref())?.unwrap_or_default()));
    }
    let Some(claim) = event.claim else { return Ok(Effect::Nothing) };
    if let Some(matter) = event.kind.matter() {
        return Ok(Effect::Works(claim, matter, event.became.clone()));
    }
    Ok(match event.kind {
        EventKind::Mark | EventKind::Reset | EventKind::Undo => {
            Effect::Stands(claim, payload(event.seq, event.became.as_deref())?)
        }
        EventKind::Drop => match payload::<Dropped>(event.seq, event.became.as_deref())? {
            Some(dropped) => Effect::Left(claim, RevisionId(dropped.revision)),
            None => Effect::Nothing,
        },
        _ => Effect::Nothing,
    })
}

/// Changes the tables as the event says, in the transaction that adds the event.
pub(super) fn apply(conn: &Connection, event: &Event, tally: &mut Tally) -> Result<(), Error> {
    match effect(event)? {
        Effect::Stands(claim, standing) => stand(conn, claim, standing.as_ref(), tally),
        effect => {
            tally.gone += i64::from(matches!(effect, Effect::Left(..)));
            enact(conn, &effect)
        }
    }
}

/// Changes the tables by the effect alone: what is counted is left to be counted anew.
pub(super) fn enact(conn: &Connection, effect: &Effect) -> Result<(), Error> {
    match effect {
        Effect::Stands(claim, standing) => set_standing(conn, *claim, standing.as_ref()),
        Effect::Works(claim, matter, became) => work::set(conn, *claim, *matter, became.as_deref()),
        Effect::Joined(joints) => sources::join(conn, joints),
        Effect::PutAside(dismissals) => dismissals::put_aside(conn, dismissals),
        Effect::Left(claim, revision) => {
            let sql = "UPDATE claim SET gone = ?2 WHERE id = ?1";
            conn.prepare_cached(sql)?.execute((claim.0, revision.0))?;
            Ok(())
        }
        Effect::Nothing => Ok(()),
    }
}

fn stand(conn: &Connection, claim: ClaimId, to: Option<&Standing>, tally: &mut Tally) -> Result<(), Error> {
    let find = "SELECT verdict, gone IS NULL, article FROM claim WHERE id = ?1";
    let (from, counted, article): (Option<String>, bool, i64) =
        conn.prepare_cached(find)?.query_row([claim.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    set_standing(conn, claim, to)?;
    // What was found of one claim is a suggestion for the others that speak of the same thing.
    let again = "UPDATE topic SET linked = NULL WHERE article = ?1 AND coverage IS NOT NULL";
    conn.prepare_cached(again)?.execute([article])?;
    if counted {
        let from = from.as_deref().and_then(Verdict::from_name);
        count(conn, article, from, -1, tally)?;
        count(conn, article, to.map(|to| to.verdict), 1, tally)?;
    }
    Ok(())
}

/// The claim's own row and its evidence.
fn set_standing(conn: &Connection, claim: ClaimId, to: Option<&Standing>) -> Result<(), Error> {
    let n_evidence = to.map_or(0, |to| to.evidence.len());
    let known = conn.prepare_cached(sql!("stand"))?.execute(params![
        claim.0,
        to.map(|to| to.verdict.as_str()),
        to.map(|to| &to.by),
        to.map(|to| &to.at),
        to.and_then(|to| to.note.as_ref()),
        to.and_then(|to| to.figure.as_ref()),
        n_evidence as i64,
        to.and_then(|to| to.expires.as_ref()),
    ])?;
    if known == 0 {
        return Err(rusqlite::Error::QueryReturnedNoRows.into());
    }
    conn.prepare_cached("DELETE FROM evidence WHERE claim = ?1")?.execute([claim.0])?;
    for (nth, evidence) in (1..).zip(to.iter().flat_map(|to| &to.evidence)) {
        rest_on(conn, claim, nth, evidence)?;
    }
    Ok(())
}

/// One more or one fewer claim with this verdict in the article.
fn count(
    conn: &Connection,
    article: i64,
    verdict: Option<Verdict>,
    by: i64,
    tally: &mut Tally,
) -> rusqlite::Result<()> {
    let (sql, kept) = match verdict {
        None => return Ok(()),
        Some(Verdict::Verified) => {
            ("UPDATE article SET n_verified = n_verified + ?2 WHERE id = ?1", &mut tally.verified)
        }
        Some(Verdict::Disputed) => {
            ("UPDATE article SET n_disputed = n_disputed + ?2 WHERE id = ?1", &mut tally.disputed)
        }
        Some(Verdict::Unsourced) => {
            ("UPDATE article SET n_unsourced = n_unsourced + ?2 WHERE id = ?1", &mut tally.unsourced)
        }
    };
    *kept += by;
    conn.prepare_cached(sql)?.execute((article, by))?;
    Ok(())
}

fn rest_on(conn: &Connection, claim: ClaimId, nth: i64, evidence: &Evidence) -> rusqlite::Result<()> {
    let (mut kind, mut url, mut archived, mut archived_at) = ("url", None, None, None);
    let (mut path, mut blake3, mut bytes) = (None, None, None);
    match &evidence.place {
        Place::Url { url: address, archived: copy, archived_at: at } => {
            (url, archived, archived_at) = (Some(address), copy.as_ref(), at.as_ref());
        }
        Place::File { path: name, blake3: hash, bytes: size } => {
            kind = "file";
            (path, blake3, bytes) = (Some(name), Some(hash), Some(*size as i64));
        }
    }
    let Evidence { quote, figure, stance, level, locator, retrieved_at, .. } = evidence;
    conn.prepare_cached(sql!("rest_on"))?.execute(params![
        claim.0,
        nth,
        kind,
        url,
        archived,
        archived_at,
        path,
        blake3,
        bytes,
        quote,
        figure,
        stance.map(crate::model::Stance::as_str),
        level.map(crate::model::Level::as_str),
        locator,
        retrieved_at,
    ])?;
    Ok(())
}
