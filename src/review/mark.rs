//! Giving a verdict, and taking it back.
//!
//! ```text
//! unverified  + verified on A   → verified on A
//! verified A  + verified on B   → verified on A and B: evidence is added to the same verdict
//! verified A  + disputed on C   → disputed on C: another verdict starts afresh, the log keeps the old one
//! ```

use super::error::Error;
use super::grounds::Grounds;
use crate::ledger::{Durability, Ledger, Writer};
use crate::model::{Action, ClaimId, EventKind, Gathered, Stamp, Stance, Standing, Verdict};

/// A verdict with its grounds. One that must rest on something and does not cannot be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    verdict: Verdict,
    grounds: Grounds,
}

impl Mark {
    /// A verdict on these grounds.
    ///
    /// # Errors
    /// When the verdict needs grounds and has none.
    pub fn new(verdict: Verdict, grounds: Grounds) -> Result<Self, Error> {
        grounds.carry(verdict)?;
        Ok(Self { verdict, grounds })
    }

    /// A verdict that may also rest on what was gathered for the claim before. Whether it has grounds is asked when it is
    /// given.
    #[must_use]
    pub fn with_gathered(verdict: Verdict, grounds: Grounds) -> Self {
        Self { verdict, grounds }
    }

    /// The verdict.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// The verdict by itself, resting also on what was gathered.
    ///
    /// # Errors
    /// When it needs grounds and has none.
    pub(super) fn found(&self, gathered: Option<&Gathered>, stamp: &Stamp) -> Result<Standing, Error> {
        let mut grounds = self.grounds.clone();
        if let Some(Gathered { evidence, note, figure }) = gathered {
            let mut all = evidence.clone();
            all.extend(grounds.evidence.into_iter().filter(|piece| !evidence.iter().any(|e| e.says_the_same(piece))));
            grounds.evidence = all;
            grounds.note = grounds.note.or_else(|| note.clone());
            grounds.figure = grounds.figure.or_else(|| figure.clone());
        }
        grounds.carry(self.verdict)?;
        for piece in &mut grounds.evidence {
            piece.stance.get_or_insert(Stance::of(self.verdict));
            piece.retrieved_at.get_or_insert_with(|| stamp.at.clone());
        }
        let Grounds { evidence, note, figure, expires, by } = grounds;
        let by = by.unwrap_or_else(|| stamp.by.clone());
        Ok(Standing { verdict: self.verdict, by, at: stamp.at.clone(), note, figure, evidence, expires })
    }
}

/// How a claim stands when a verdict is given on top of another.
fn upon(was: Option<&Standing>, fresh: Standing) -> Standing {
    let Some(was) = was.filter(|was| was.verdict == fresh.verdict) else { return fresh };
    let mut evidence = was.evidence.clone();
    evidence
        .extend(fresh.evidence.into_iter().filter(|piece| !was.evidence.iter().any(|old| old.says_the_same(piece))));
    Standing {
        note: fresh.note.or_else(|| was.note.clone()),
        figure: fresh.figure.or_else(|| was.figure.clone()),
        expires: fresh.expires.or_else(|| was.expires.clone()),
        evidence,
        ..fresh
    }
}

/// What an action did to claims.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// Its number, if it did anything.
    pub action: Option<Action>,
    /// Each claim that stands otherwise now: before and after.
    pub changed: Vec<Change>,
    /// The claims that stood like this already.
    pub unchanged: Vec<ClaimId>,
}

/// How a claim stood, and how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The claim.
    pub claim: ClaimId,
    /// How it stood.
    pub was: Option<Standing>,
    /// How it stands.
    pub became: Option<Standing>,
}

/// Gives the verdict on all these claims, as one action: all of them or none. What was gathered for a claim without a
/// verdict is used up by it.
///
/// # Errors
/// When one of them is no claim or lacks grounds, or the ledger cannot be written.
pub fn mark(ledger: &mut Ledger, stamp: &Stamp, claims: &[ClaimId], mark: &Mark) -> Result<Marked, Error> {
    ledger.write(stamp, Durability::Full, |writer| {
        let mut marked = Marked::default();
        for &claim in claims {
            give(writer, claim, mark, &mut marked)?;
        }
        Ok(marked)
    })
}

/// The same for one claim, if it still stands as the reviewer saw it.
///
/// # Errors
/// [`Error::MarkedSince`] when it does not; and as for [`mark`].
pub fn mark_as_seen(
    ledger: &mut Ledger,
    stamp: &Stamp,
    claim: ClaimId,
    seen: Option<&Standing>,
    mark: &Mark,
) -> Result<Marked, Error> {
    ledger.write(stamp, Durability::Full, |writer| {
        if !same(writer.standing(claim)?.as_ref(), seen) {
            let (by, action) = writer.last_verdict_on(claim)?.unwrap_or((String::new(), writer.action()));
            return Err(Error::MarkedSince { claim, by, action });
        }
        let mut marked = Marked::default();
        give(writer, claim, mark, &mut marked)?;
        Ok(marked)
    })
}

/// Makes these claims unverified again, as one action.
///
/// # Errors
/// When one of them is no claim, or the ledger cannot be written.
pub fn reset(ledger: &mut Ledger, stamp: &Stamp, claims: &[ClaimId]) -> Result<Marked, Error> {
    ledger.write(stamp, Durability::Full, |writer| {
        let mut marked = Marked::default();
        for &claim in claims {
            let was = writer.standing(claim)?;
            stand(writer, claim, was, None, &mut marked)?;
        }
        Ok(marked)
    })
}

/// Gives the verdict on one claim.
pub(super) fn give(writer: &mut Writer<'_>, claim: ClaimId, mark: &Mark, marked: &mut Marked) -> Result<(), Error> {
    let was = writer.standing(claim)?;
    let gathered = writer.work(claim)?.gathered;
    // More of the same verdict needs no grounds of its own.
    let standing = match was.as_ref().filter(|was| was.verdict == mark.verdict && gathered.is_none()) {
        Some(_) if mark.grounds.carry(mark.verdict).is_err() => Standing { ..unfounded(mark, writer.stamp()) },
        _ => mark.found(gathered.as_ref(), writer.stamp())?,
    };
    let became = upon(was.as_ref(), standing);
    if gathered.is_some() {
        writer.set::<Gathered>(claim, EventKind::Gather, None, None)?;
    }
    stand(writer, claim, was, Some(became), marked)
}

/// A verdict that adds nothing but itself.
fn unfounded(mark: &Mark, stamp: &Stamp) -> Standing {
    let Grounds { evidence, note, figure, expires, by } = mark.grounds.clone();
    let by = by.unwrap_or_else(|| stamp.by.clone());
    Standing { verdict: mark.verdict, by, at: stamp.at.clone(), note, figure, evidence, expires }
}

pub(super) fn stand(
    writer: &mut Writer<'_>,
    claim: ClaimId,
    was: Option<Standing>,
    became: Option<Standing>,
    marked: &mut Marked,
) -> Result<(), Error> {
    if same(was.as_ref(), became.as_ref()) {
        marked.unchanged.push(claim);
        return Ok(());
    }
    writer.judge(claim, was.as_ref(), became.as_ref(), None)?;
    marked.action = Some(writer.action());
    marked.changed.push(Change { claim, was, became });
    Ok(())
}

/// Whether nothing but the time would differ.
fn same(a: Option<&Standing>, b: Option<&Standing>) -> bool {
    match (a, b) {
        (None, None) => true,
        (Some(a), Some(b)) => {
            Standing { at: String::new(), ..a.clone() } == Standing { at: String::new(), ..b.clone() }
        }
        _ => false,
    }
}
