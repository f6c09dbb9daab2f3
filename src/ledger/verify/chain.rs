//! The chain of events from the first to the last, and what follows from it.

use super::{Fault, Report};
use crate::ledger::apply::{Effect, effect};
use crate::ledger::error::Error;
use crate::ledger::log::{FIELDS, Hash, Head, payload, read, seal};
use crate::ledger::sources::Joints;
use crate::model::{Dismissals, Event, EventKind, Matter, Standing};
use rusqlite::Connection;
use std::collections::{BTreeMap, HashMap};

/// What the log says, event by event, comes down to.
#[derive(Debug, Default)]
pub(in crate::ledger) struct Replay {
    /// How claims stand, as seals, and the event that made it so. A seal takes little room, whatever the evidence; what it
    /// stands for is read again from its event where it is to be shown.
    pub(super) standings: BTreeMap<i64, (i64, Option<Seal>)>,
    /// What is going on with claims beside their verdicts, and the event that made it so; JSON.
    pub(super) works: BTreeMap<(i64, Matter), (i64, String)>,
    /// The names that were joined, each to which.
    pub(in crate::ledger) joints: Joints,
    /// Findings that are put aside.
    pub(super) dismissals: Dismissals,
    /// The revision since which a claim is no longer in its article.
    pub(super) gone: BTreeMap<i64, (i64, i64)>,
    /// Of each article the events of its first and its last revision.
    pub(super) articles: BTreeMap<i64, (i64, i64)>,
    /// When an article first came in.
    pub(super) imported: HashMap<i64, String>,
    /// Revisions in all.
    pub(super) revisions: i64,
}

/// What is the same for the same standing, and for no other.
pub(super) type Seal = [u8; 32];

/// What an event does, and how its claim stood before and stands since, as seals: all that can be told from the event alone.
#[derive(Debug)]
pub(in crate::ledger) struct Deed {
    /// What it does to the tables.
    pub(in crate::ledger) effect: Result<Effect, Error>,
    /// The seal of how the claim stood; nothing where that cannot be read.
    was: Option<Option<Seal>>,
    became: Option<Seal>,
}

impl Deed {
    pub(in crate::ledger) fn of(event: &Event) -> Self {
        let effect = effect(event);
        let (was, became) = match &effect {
            Ok(Effect::Stands(_, standing)) => {
                let was = payload::<Standing>(event.seq, event.was.as_deref()).ok();
                (was.map(|was| was.as_ref().map(sealed)), standing.as_ref().map(sealed))
            }
            _ => (None, None),
        };
        Self { effect, was, became }
    }
}

/// The seal of a standing.
pub(super) fn sealed(standing: &Standing) -> Seal {
    let json = serde_json::to_vec(standing).expect("a standing is always JSON");
    *blake3::hash(&json).as_bytes()
}

/// How the claim stands by this event.
pub(super) fn standing_by(conn: &Connection, seq: i64) -> Result<Option<Standing>, Error> {
    let mut ask = conn.prepare_cached(&format!("SELECT {FIELDS} FROM event WHERE seq = ?1"))?;
    let event = ask.query_row([seq], read)?;
    Ok(match effect(&event)? {
        Effect::Stands(_, standing) => standing,
        _ => None,
    })
}

/// Follows the chain and replays it.
pub(super) fn follow(conn: &Connection, noted: Option<&str>, report: &mut Report) -> Result<Replay, Error> {
    let mut replay = Replay::default();
    let mut head = Head::default();
    let mut met_noted = noted.is_none();
    let mut ask = conn.prepare(&format!("SELECT {FIELDS}, prev, hash FROM event ORDER BY seq"))?;
    let mut found = ask.query([])?;
    while let Some(row) = found.next()? {
        let event = read(row)?;
        let (prev, hash): (Hash, Hash) = (row.get(10)?, row.get(11)?);
        if event.seq != head.seq + 1 {
            report.faults.push(Fault::Gap { seq: event.seq, after: head.seq });
        } else if prev != head.hash {
            report.faults.push(Fault::Unchained(event.seq));
        }
        if hash != seal(&prev, &event) {
            report.faults.push(Fault::Unsealed(event.seq));
        }
        replay.add(&event, &Deed::of(&event), &mut report.faults);
        head = Head { seq: event.seq, hash };
        met_noted |= noted.is_some_and(|noted| blake3::Hash::from_bytes(hash).to_hex().starts_with(noted));
    }
    if let (false, Some(noted)) = (met_noted, noted) {
        report.faults.push(Fault::NotedHash(noted.to_string()));
    }
    report.head = head;
    Ok(replay)
}

impl Replay {
    /// Goes on by one event.
    pub(in crate::ledger) fn add(&mut self, event: &Event, deed: &Deed, faults: &mut Vec<Fault>) {
        match &deed.effect {
            Err(Error::Event { seq, cause }) => faults.push(Fault::Unreadable { seq: *seq, why: cause.to_string() }),
            Ok(Effect::Stands(claim, _)) => {
                let before = self.standings.insert(claim.0, (event.seq, deed.became)).and_then(|(_, seal)| seal);
                if deed.was != Some(before) {
                    faults.push(Fault::WrongBefore { seq: event.seq, claim: claim.0 });
                }
            }
            Ok(Effect::Works(claim, matter, became)) => {
                let at = (claim.0, *matter);
                let before = self.works.get(&at).map(|(_, json)| json.as_str());
                if event.was.as_deref() != before {
                    faults.push(Fault::WrongBefore { seq: event.seq, claim: claim.0 });
                }
                match became {
                    Some(json) => drop(self.works.insert(at, (event.seq, json.clone()))),
                    None => drop(self.works.remove(&at)),
                }
            }
            Ok(Effect::PutAside(dismissals)) => {
                self.dismissals.extend(dismissals.clone());
                self.dismissals.retain(|_, dismissal| dismissal.is_some());
            }
            Ok(Effect::Joined(joints)) => {
                for (id, to) in joints {
                    match to {
                        Some(to) => drop(self.joints.insert(*id, Some(*to))),
                        None => drop(self.joints.remove(id)),
                    }
                }
            }
            Ok(Effect::Left(claim, revision)) => {
                self.gone.insert(claim.0, (event.seq, revision.0));
            }
            Ok(Effect::Nothing) | Err(_) => {}
        }
        if let (EventKind::Import | EventKind::Revise, Some(article)) = (event.kind, event.article) {
            self.revisions += 1;
            self.imported.entry(article.0).or_insert_with(|| event.at.clone());
            let events = self.articles.entry(article.0).or_insert((event.seq, event.seq));
            events.1 = event.seq;
        }
    }
}
