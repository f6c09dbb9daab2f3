//! Taking an action back. What was done stays in the log; undoing is an action of its own, and can be undone in turn.

use super::error::Error;
use super::mark::Change;
use crate::ledger::{self, Durability, Ledger, Writer};
use crate::model::{Action, Stamp};

/// Which action is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The reviewer's own last ones that still stand, so many of them.
    Last(usize),
    /// This one, whoever did it.
    Action(Action),
}

/// What was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undone {
    /// The number of the undoing.
    pub action: Action,
    /// The actions that were undone, in the order in which they were.
    pub undone: Vec<Action>,
    /// How each claim stood and stands.
    pub changed: Vec<Change>,
}

/// Undoes whole actions: every claim stands again as it stood before them, or nothing is changed at all.
///
/// # Errors
/// When there is nothing to undo, or a claim was marked since.
pub fn undo(ledger: &mut Ledger, stamp: &Stamp, which: Which) -> Result<Undone, Error> {
    ledger.write(stamp, Durability::Full, |writer| {
        let mut done = Undone { action: writer.action(), undone: Vec::new(), changed: Vec::new() };
        match which {
            Which::Action(action) => take_back(writer, action, &mut done)?,
            Which::Last(steps) => {
                for _ in 0..steps.max(1) {
                    match last_standing(writer, &stamp.by)? {
                        Some(action) => take_back(writer, action, &mut done)?,
                        None if done.undone.is_empty() => {
                            return Err(Error::NothingToUndo { by: stamp.by.clone() });
                        }
                        None => break,
                    }
                }
            }
        }
        Ok(done)
    })
}

/// The reviewer's last action that gave or took back verdicts and was not undone since.
fn last_standing(writer: &Writer<'_>, by: &str) -> Result<Option<Action>, Error> {
    let mut before = None;
    while let Some(action) = writer.last_action_of(by, before)? {
        if undone_by(writer, action)?.is_none() {
            return Ok(Some(action));
        }
        before = Some(action);
    }
    Ok(None)
}

/// The action that undid this one and still stands.
fn undone_by(writer: &Writer<'_>, action: Action) -> Result<Option<Action>, ledger::Error> {
    for undoing in writer.undoings_of(action)? {
        if undone_by(writer, undoing)?.is_none() {
            return Ok(Some(undoing));
        }
    }
    Ok(None)
}

fn take_back(writer: &mut Writer<'_>, action: Action, done: &mut Undone) -> Result<(), Error> {
    if let Some(by) = undone_by(writer, action)? {
        return Err(Error::AlreadyUndone { action, by });
    }
    let mut events = writer.judgements_of(action)?;
    if events.is_empty() {
        return Err(if writer.knows(action)? {
            Error::NotAVerdict(action)
        } else {
            ledger::Error::NoAction(action).into()
        });
    }
    events.reverse();
    for judged in events {
        let stands = writer.standing(judged.claim)?;
        if stands != judged.became {
            let last = writer.last_judgement_of(judged.claim)?;
            let (by, action) = last.unwrap_or((String::new(), action));
            return Err(Error::MarkedSince { claim: judged.claim, by, action });
        }
        writer.judge(judged.claim, judged.became.as_ref(), judged.was.as_ref(), Some(action))?;
        done.changed.push(Change { claim: judged.claim, was: judged.became, became: judged.was });
    }
    done.undone.push(action);
    Ok(())
}
