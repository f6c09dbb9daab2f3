//! Work on claims beside their verdicts: assigning, postponing, flagging.

use super::error::Error;
use crate::ledger::{Durability, Ledger};
use crate::model::{Action, Assigned, ClaimId, EventKind, Remark, Stamp};
use serde::Serialize;

/// What an action did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Its number, if it did anything.
    pub action: Option<Action>,
    /// The claims that it changed.
    pub changed: Vec<ClaimId>,
    /// The claims with which it was like that already.
    pub unchanged: Vec<ClaimId>,
}

/// Gives the claims to a reviewer, or to nobody.
///
/// # Errors
/// When one of them is no claim, or the ledger cannot be written.
pub fn assign(ledger: &mut Ledger, stamp: &Stamp, claims: &[ClaimId], to: Option<&str>) -> Result<Done, Error> {
    let became = to.map(|to| Assigned { to: to.to_string(), by: stamp.by.clone(), at: stamp.at.clone() });
    // Who has it already need not be told again.
    set(ledger, stamp, claims, EventKind::Assign, became.as_ref(), |work| {
        work.assigned.as_ref().map(|a| a.to.as_str()) == to
    })
}

/// Puts the claims at the end of the queue, for a reason if there is one; or, with `back`, back to their place.
///
/// # Errors
/// When one of them is no claim, or the ledger cannot be written.
pub fn skip(
    ledger: &mut Ledger,
    stamp: &Stamp,
    claims: &[ClaimId],
    why: Option<&str>,
    back: bool,
) -> Result<Done, Error> {
    let became = (!back).then(|| remark(stamp, why));
    set(ledger, stamp, claims, EventKind::Skip, became.as_ref(), |work| says(work.postponed.as_ref(), why, back))
}

/// Asks a colleague to look at the claims, which puts them first in the queue; or, with `back`, no longer.
///
/// # Errors
/// When one of them is no claim, or the ledger cannot be written.
pub fn flag(
    ledger: &mut Ledger,
    stamp: &Stamp,
    claims: &[ClaimId],
    why: Option<&str>,
    back: bool,
) -> Result<Done, Error> {
    let became = (!back).then(|| remark(stamp, why));
    set(ledger, stamp, claims, EventKind::Flag, became.as_ref(), |work| says(work.flagged.as_ref(), why, back))
}

fn remark(stamp: &Stamp, why: Option<&str>) -> Remark {
    let why = why.map(str::trim).filter(|why| !why.is_empty()).map(str::to_string);
    Remark { by: stamp.by.clone(), at: stamp.at.clone(), why }
}

/// Whether a remark is there already, or gone already.
fn says(remark: Option<&Remark>, why: Option<&str>, back: bool) -> bool {
    match remark {
        None => back,
        Some(remark) => !back && (why.is_none() || remark.why.as_deref() == why.map(str::trim)),
    }
}

fn set<T: Serialize>(
    ledger: &mut Ledger,
    stamp: &Stamp,
    claims: &[ClaimId],
    kind: EventKind,
    became: Option<&T>,
    already: impl Fn(&crate::model::Work) -> bool,
) -> Result<Done, Error> {
    ledger.write(stamp, Durability::Full, |writer| {
        let mut done = Done::default();
        for &claim in claims {
            if already(&writer.work(claim)?) || !writer.set(claim, kind, became, None)? {
                done.unchanged.push(claim);
            } else {
                done.action = Some(writer.action());
                done.changed.push(claim);
            }
        }
        Ok(done)
    })
}
