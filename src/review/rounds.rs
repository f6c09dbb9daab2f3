//! Several readers of one claim: a second one who does not see what the first found, and somebody who decides.
//!
//! ```text
//! r.k. verified                       → the claim is verified
//! a.b. verified, in round 2, blind    → they agree
//! a.b. disputed, in round 2, blind    → they differ: the first verdict stands until somebody decides
//! Zoë disputed, deciding              → the claim is disputed; both readings stay in the history
//! ```
//!
//! The first reading of round 2 keeps the verdict that stood then as that of round 1. Anybody may decide, so a reader who
//! leaves strands nothing.

use super::error::Error;
use super::mark::{Mark, Marked, stand};
use crate::ledger::{Durability, Ledger, Writer};
use crate::model::work::Reading;
use crate::model::{Accord, Action, ClaimId, EventKind, Gathered, Readings, Stamp};

/// What a further reading led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Read {
    /// The action's number.
    pub action: Action,
    /// Whether all readers agree now.
    pub agreed: bool,
}

/// Records what a further reader found, in this round. The claim's verdict stays as it is.
///
/// # Errors
/// When the claim has no verdict yet, the reader has read it before, or the verdict lacks grounds.
pub fn read(
    ledger: &mut Ledger,
    stamp: &Stamp,
    claim: ClaimId,
    round: u32,
    blind: bool,
    mark: &Mark,
) -> Result<Read, Error> {
    ledger.write(stamp, Durability::Full, |writer| {
        let gathered = gathered_by(writer, claim, stamp)?;
        let found = mark.found(gathered.as_ref(), stamp)?;
        let first = writer.standing(claim)?.ok_or(Error::NothingToReadAgain(claim))?;
        let mut readings = writer.work(claim)?.readings.unwrap_or_else(|| Readings {
            state: Accord::Agreed,
            list: vec![Reading { round: 1, blind: false, found: first }],
        });
        if readings.of(&found.by).is_some() {
            return Err(Error::ReadBefore { claim, by: found.by });
        }
        readings.list.push(Reading { round, blind, found });
        readings.state = if readings.agree() { Accord::Agreed } else { Accord::Split };
        if gathered.is_some() {
            writer.set::<Gathered>(claim, EventKind::Gather, None, None)?;
        }
        writer.set(claim, EventKind::Read, Some(&readings), None)?;
        Ok(Read { action: writer.action(), agreed: readings.state == Accord::Agreed })
    })
}

/// Decides between readers who differ. The verdict stands from then on; it rests on what is given and on what those
/// readers gave who found the same.
///
/// # Errors
/// When the readers do not differ, or the verdict lacks grounds.
pub fn adjudicate(ledger: &mut Ledger, stamp: &Stamp, claim: ClaimId, mark: &Mark) -> Result<Marked, Error> {
    ledger.write(stamp, Durability::Full, |writer| {
        let was = writer.standing(claim)?;
        let Some(mut readings) = writer.work(claim)?.readings.filter(|readings| readings.state != Accord::Agreed)
        else {
            return Err(Error::NotSplit(claim));
        };
        let gathered = gathered_by(writer, claim, stamp)?;
        let mut ground = gathered.clone().unwrap_or_default();
        for reading in readings.list.iter().filter(|reading| reading.found.verdict == mark.verdict()) {
            let fresh = |piece: &&crate::model::Evidence| !ground.evidence.iter().any(|old| old.says_the_same(piece));
            let pieces: Vec<_> = reading.found.evidence.iter().filter(fresh).cloned().collect();
            ground.evidence.extend(pieces);
            ground.note = ground.note.or_else(|| reading.found.note.clone());
            ground.figure = ground.figure.or_else(|| reading.found.figure.clone());
        }
        let found = mark.found(Some(&ground), stamp)?;
        if gathered.is_some() {
            writer.set::<Gathered>(claim, EventKind::Gather, None, None)?;
        }
        readings.state = Accord::Settled;
        writer.set(claim, EventKind::Settle, Some(&readings), None)?;
        let mut marked = Marked::default();
        stand(writer, claim, was, Some(found), &mut marked)?;
        marked.action = Some(writer.action());
        Ok(marked)
    })
}

/// What this reviewer has gathered for the claim; what somebody else has, is theirs.
fn gathered_by(writer: &Writer<'_>, claim: ClaimId, stamp: &Stamp) -> Result<Option<Gathered>, Error> {
    let gathered = writer.work(claim)?.gathered;
    let by = writer.last_act_on(claim, EventKind::Gather)?.map(|(by, _)| by);
    Ok(gathered.filter(|_| by.as_deref() == Some(stamp.by.as_str())))
}
