//! Evidence by itself: put beside a verdict, taken away again, or gathered before there is a verdict.

use super::error::Error;
use super::work::Done;
use crate::ledger::{Durability, Ledger, Writer};
use crate::model::{ClaimId, EventKind, Evidence, Gathered, Place, Stamp, Stance, Standing};
use std::fs::File;
use std::path::Path;

/// Puts a piece of evidence beside the claim's verdict; while there is none, it is gathered for the one to come.
///
/// # Errors
/// When there is no such claim, or the ledger cannot be written.
pub fn add(ledger: &mut Ledger, stamp: &Stamp, claim: ClaimId, evidence: &Evidence) -> Result<Done, Error> {
    let mut evidence = evidence.clone();
    evidence.retrieved_at.get_or_insert_with(|| stamp.at.clone());
    change(ledger, stamp, claim, |verdict, list| {
        if list.iter().any(|old| old.says_the_same(&evidence)) {
            return Ok(false);
        }
        if let Some(standing) = verdict {
            evidence.stance.get_or_insert(Stance::of(standing.verdict));
        }
        list.push(evidence);
        Ok(true)
    })
}

/// Keeps a piece of evidence for a further reader's verdict; the one that stands is somebody else's and is left alone.
///
/// # Errors
/// When there is no such claim, or the ledger cannot be written.
pub fn keep(ledger: &mut Ledger, stamp: &Stamp, claim: ClaimId, evidence: &Evidence) -> Result<Done, Error> {
    let mut evidence = evidence.clone();
    evidence.retrieved_at.get_or_insert_with(|| stamp.at.clone());
    ledger.write(stamp, Durability::Full, |writer| {
        let mut gathered = writer.work(claim)?.gathered.unwrap_or_default();
        if !gathered.evidence.iter().any(|old| old.says_the_same(&evidence)) {
            gathered.evidence.push(evidence);
        }
        gather(writer, claim, &gathered)
    })
}

/// Takes the `nth` piece away, counted from 1.
///
/// # Errors
/// When there is none of this number, or the verdict would rest on nothing.
pub fn remove(ledger: &mut Ledger, stamp: &Stamp, claim: ClaimId, nth: usize) -> Result<Done, Error> {
    change(ledger, stamp, claim, |verdict, list| {
        if nth == 0 || nth > list.len() {
            return Err(Error::NoEvidence { claim, nth });
        }
        list.remove(nth - 1);
        match verdict {
            Some(s) if list.is_empty() && s.note.is_none() && s.verdict.needs_grounds() => {
                Err(Error::LastEvidence { claim, verdict: s.verdict })
            }
            _ => Ok(true),
        }
    })
}

/// Keeps a note, or the right figure, for the verdict to come. Empty words take it away.
///
/// # Errors
/// When there is no such claim, or the ledger cannot be written.
pub fn note(
    ledger: &mut Ledger,
    stamp: &Stamp,
    claim: ClaimId,
    note: Option<&str>,
    figure: Option<&str>,
) -> Result<Done, Error> {
    let words = |typed: &str| Some(typed.trim()).filter(|w| !w.is_empty()).map(str::to_string);
    ledger.write(stamp, Durability::Full, |writer| {
        let mut gathered = writer.work(claim)?.gathered.unwrap_or_default();
        if let Some(typed) = note {
            gathered.note = words(typed);
        }
        if let Some(typed) = figure {
            gathered.figure = words(typed);
        }
        gather(writer, claim, &gathered)
    })
}

/// Changes the evidence of the verdict, or what is gathered while there is none.
fn change(
    ledger: &mut Ledger,
    stamp: &Stamp,
    claim: ClaimId,
    edit: impl FnOnce(Option<&Standing>, &mut Vec<Evidence>) -> Result<bool, Error>,
) -> Result<Done, Error> {
    ledger.write(stamp, Durability::Full, |writer| {
        let Some(was) = writer.standing(claim)? else {
            let mut gathered = writer.work(claim)?.gathered.unwrap_or_default();
            edit(None, &mut gathered.evidence)?;
            return gather(writer, claim, &gathered);
        };
        let mut became = was.clone();
        if !edit(Some(&was), &mut became.evidence)? {
            return Ok(Done { unchanged: vec![claim], ..Done::default() });
        }
        writer.judge(claim, Some(&was), Some(&became), None)?;
        Ok(Done { action: Some(writer.action()), changed: vec![claim], ..Done::default() })
    })
}

fn gather(writer: &mut Writer<'_>, claim: ClaimId, gathered: &Gathered) -> Result<Done, Error> {
    let became = Some(gathered).filter(|g| !g.is_empty());
    let changed = writer.set(claim, EventKind::Gather, became, None)?;
    let action = changed.then(|| writer.action());
    let (changed, unchanged) = if changed { (vec![claim], vec![]) } else { (vec![], vec![claim]) };
    Ok(Done { action, changed, unchanged })
}

/// What became of a file of evidence since it was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileState {
    /// It holds what it held.
    Same,
    /// It holds something else.
    Changed,
    /// It is not there, or cannot be read.
    Missing,
}

/// Looks at the file of a piece of evidence again; nothing for an address. A path that is not absolute counts from `base`.
#[must_use]
pub fn look_again(evidence: &Evidence, base: &Path) -> Option<FileState> {
    let Place::File { path, blake3: recorded, bytes } = &evidence.place else { return None };
    let mut hasher = blake3::Hasher::new();
    let read = File::open(base.join(path)).and_then(|file| hasher.update_reader(&file).map(drop));
    Some(match read {
        Err(_) => FileState::Missing,
        Ok(()) if hasher.count() == *bytes && hasher.finalize().to_string() == *recorded => FileState::Same,
        Ok(()) => FileState::Changed,
    })
}
