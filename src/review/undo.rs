//! Taking an action back. What was done stays in the log; undoing is an action of its own, and can be undone in turn.

use super::error::Error;
use super::mark::Change;
use crate::ledger::log::payload;
use crate::ledger::sources::Joints;
use crate::ledger::{self, Durability, Ledger, Writer};
use crate::model::{Action, ClaimId, Dismissals, Event, EventKind, Stamp, Standing};

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
    /// What else was taken back: the kind of deed and the claim that it was about.
    pub others: Vec<(EventKind, Option<ClaimId>)>,
}

/// Undoes whole actions: every claim stands again as it stood before them, or nothing is changed at all.
///
/// # Errors
/// When there is nothing to undo, or a claim was marked since.
pub fn undo(ledger: &mut Ledger, stamp: &Stamp, which: Which) -> Result<Undone, Error> {
    ledger.write(stamp, Durability::Full, |writer| {
        let mut done = Undone { action: writer.action(), undone: Vec::new(), changed: Vec::new(), others: Vec::new() };
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
    let mut deeds = writer.deeds_of(action)?;
    if deeds.is_empty() {
        return Err(if writer.knows(action)? {
            Error::NotAVerdict(action)
        } else {
            ledger::Error::NoAction(action).into()
        });
    }
    deeds.reverse();
    for deed in deeds {
        match deed.claim {
            None if deed.kind == EventKind::Dismiss => take_back_dismissal(writer, action, &deed)?,
            None => take_back_joint(writer, action, &deed)?,
            Some(claim) if deed.kind.judges() => done.changed.push(take_back_verdict(writer, action, claim, &deed)?),
            Some(claim) => take_back_matter(writer, action, claim, &deed)?,
        }
        if !deed.kind.judges() {
            done.others.push((deed.kind, deed.claim));
        }
    }
    done.undone.push(action);
    Ok(())
}

fn take_back_verdict(writer: &mut Writer<'_>, action: Action, claim: ClaimId, deed: &Event) -> Result<Change, Error> {
    let read = |json: &Option<String>| payload::<Standing>(deed.seq, json.as_deref());
    let (was, became) = (read(&deed.was)?, read(&deed.became)?);
    if writer.standing(claim)? != became {
        let (by, action) = writer.last_verdict_on(claim)?.unwrap_or((String::new(), action));
        return Err(Error::MarkedSince { claim, by, action });
    }
    writer.judge(claim, became.as_ref(), was.as_ref(), Some(action))?;
    Ok(Change { claim, was: became, became: was })
}

fn take_back_matter(writer: &mut Writer<'_>, action: Action, claim: ClaimId, deed: &Event) -> Result<(), Error> {
    let matter = deed.kind.matter().expect("only such deeds are handed over");
    if writer.matter(claim, matter)? != deed.became {
        let (by, action) = writer.last_act_on(claim, deed.kind)?.unwrap_or((String::new(), action));
        return Err(Error::MarkedSince { claim, by, action });
    }
    writer.set_text(claim, deed.kind, deed.was.clone(), Some(action))?;
    Ok(())
}

fn take_back_dismissal(writer: &mut Writer<'_>, action: Action, deed: &Event) -> Result<(), Error> {
    let read = |json: &Option<String>| payload::<Dismissals>(deed.seq, json.as_deref());
    let (was, became) = (read(&deed.was)?.unwrap_or_default(), read(&deed.became)?.unwrap_or_default());
    if writer.dismissals(&became)? != became {
        return Err(Error::DismissedSince(action));
    }
    writer.change_dismissals(deed.article, &became, &was, Some(action))?;
    Ok(())
}

fn take_back_joint(writer: &mut Writer<'_>, action: Action, deed: &Event) -> Result<(), Error> {
    let read = |json: &Option<String>| payload::<Joints>(deed.seq, json.as_deref());
    let (was, became) = (read(&deed.was)?.unwrap_or_default(), read(&deed.became)?.unwrap_or_default());
    if writer.joints(&became)? != became {
        return Err(Error::JoinedSince(action));
    }
    writer.change_joints(&became, &was, Some(action))?;
    // A name to which another was joined in the meantime cannot point elsewhere: one would hang on the other.
    if writer.joints_in_a_row()? { Err(Error::JoinedSince(action)) } else { Ok(()) }
}
