//! Giving a verdict, and taking it back.
//!
//! ```text
//! unverified  + verified on A   → verified on A
//! verified A  + verified on B   → verified on A and B: evidence is added to the same verdict
//! verified A  + disputed on C   → disputed on C: another verdict starts afresh, the log keeps the old one
//! ```

use super::error::Error;
use super::grounds::Grounds;
use crate::ledger::{self, Durability, Ledger};
use crate::model::{Action, ClaimId, Stamp, Standing, Verdict};

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

    /// How a claim stands after it.
    fn upon(&self, was: Option<&Standing>, stamp: &Stamp) -> Standing {
        let Grounds { evidence, note, figure } = self.grounds.clone();
        let fresh =
            Standing { verdict: self.verdict, by: stamp.by.clone(), at: stamp.at.clone(), note, figure, evidence };
        let Some(was) = was.filter(|was| was.verdict == self.verdict) else { return fresh };
        let mut evidence = was.evidence.clone();
        evidence.extend(fresh.evidence.into_iter().filter(|piece| !was.evidence.contains(piece)));
        Standing {
            note: fresh.note.or_else(|| was.note.clone()),
            figure: fresh.figure.or_else(|| was.figure.clone()),
            evidence,
            ..fresh
        }
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

/// Gives the verdict on all these claims, as one action: all of them or none.
///
/// # Errors
/// When one of them is no claim, or the ledger cannot be written.
pub fn mark(ledger: &mut Ledger, stamp: &Stamp, claims: &[ClaimId], mark: &Mark) -> Result<Marked, Error> {
    change(ledger, stamp, claims, |was| Some(mark.upon(was, stamp)))
}

/// Makes these claims unverified again, as one action.
///
/// # Errors
/// When one of them is no claim, or the ledger cannot be written.
pub fn reset(ledger: &mut Ledger, stamp: &Stamp, claims: &[ClaimId]) -> Result<Marked, Error> {
    change(ledger, stamp, claims, |_| None)
}

fn change(
    ledger: &mut Ledger,
    stamp: &Stamp,
    claims: &[ClaimId],
    to: impl Fn(Option<&Standing>) -> Option<Standing>,
) -> Result<Marked, Error> {
    ledger
        .write(stamp, Durability::Full, |writer| {
            let mut marked = Marked::default();
            for &claim in claims {
                let was = writer.standing(claim)?;
                let became = to(was.as_ref());
                if same(was.as_ref(), became.as_ref()) {
                    marked.unchanged.push(claim);
                    continue;
                }
                writer.judge(claim, was.as_ref(), became.as_ref(), None)?;
                marked.action = Some(writer.action());
                marked.changed.push(Change { claim, was, became });
            }
            Ok::<_, ledger::Error>(marked)
        })
        .map_err(Error::from)
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
