//! A spreadsheet that was filled in, read back: which rows change a verdict, which cannot be taken over and why.
//!
//! ```text
//! id,status,note,state          the claim stands as when the sheet was written (`state`)?
//! 12,verified,phoned,0            yes, and a cell differs → marked
//! 13,,,0                          yes, and none does     → left alone
//! 14,disputed,no,0                no                     → reported: the claim has moved on
//! ```
//!
//! Columns may stand in any order, be renamed (`--map`), be left out; cells of others are kept for the next sheet. A cell is
//! compared with what an export would write there now, so an untouched one changes nothing.

mod columns;
mod keeping;
mod table;
#[cfg(feature = "xlsx")]
mod xlsx;

pub use keeping::Keeping;

use super::error::Error;
use super::grounds::{self, Grounds};
use super::mark::{Change, Marked, stand};
use crate::cells::{CUT, address, kept_state, state};
use crate::ledger::{Detail, Durability, Ledger};
use crate::model::{ClaimId, ClaimKey, ClaimRef, EventKind, Evidence, Stamp, Stance, Standing, Status, Verdict};
use crate::visible::line;
use std::collections::{BTreeMap, BTreeSet};

/// What would be done, row by row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Rows that were read.
    pub rows: usize,
    /// Rows that change no verdict.
    pub same: usize,
    /// Verdicts that would be given or taken back.
    pub changes: Vec<Change>,
    /// Rows that cannot be taken over: the line of the file, the claim if it is known, and why.
    pub left: Vec<Left>,
    /// Columns that mean nothing here and whose cells are kept for the next sheet.
    pub kept: Vec<String>,
    /// Those cells, where they differ from what is kept already.
    pub keepings: Vec<Keeping>,
    /// Columns that are neither read nor kept, each with the reason.
    pub unused: Vec<String>,
}

/// A row that cannot be taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The line of the file that it begins on.
    pub line: u64,
    /// The claim.
    pub claim: Option<ClaimId>,
    /// Whether the claim has moved on since the sheet was written.
    pub stale: bool,
    /// Why, in words.
    pub why: String,
}

/// The columns that are read.
const READ: [&str; 9] = ["id", "key", "status", "note", "should_be", "expires", "evidence", "marked_by", "state"];

/// Reads a sheet and says what it would change. `map` gives for our names of columns those of the sheet.
///
/// # Errors
/// When it cannot be read as a table, or has no column that names claims or verdicts.
pub fn plan(ledger: &Ledger, bytes: &[u8], map: &[(String, String)], stamp: &Stamp) -> Result<Plan, Error> {
    let table = table::read(bytes)?;
    let columns = columns::columns(&table.names, map)?;
    let kept = columns.kept.iter().map(|(name, _)| name.clone()).collect();
    let mut plan = Plan { kept, unused: columns.left.clone(), ..Plan::default() };
    let mut seen = BTreeSet::new();
    for row in &table.rows {
        let line = row.line;
        let at = |place: usize| row.cells.get(place).map(String::as_str);
        let cell = |name: &str| columns.ours.get(name).and_then(|place| at(*place));
        plan.rows += 1;
        let claim = match claim(ledger, cell("id"), cell("key"))? {
            Ok(claim) => claim,
            Err(why) => {
                plan.left.push(Left { line, claim: None, stale: false, why });
                continue;
            }
        };
        let mut left = |why: String, stale| plan.left.push(Left { line, claim: Some(claim), stale, why });
        if !seen.insert(claim) {
            left("the claim stands in an earlier row, too".into(), false);
            continue;
        }
        let detail = ledger.detail(claim)?;
        let (state, kept_state_then) = states(cell("state"));
        let cells: Vec<_> =
            columns.kept.iter().map(|(name, place)| (name.as_str(), at(*place).unwrap_or_default())).collect();
        let kept = detail.work.kept.as_ref();
        match keeping::judged(claim, kept, &cells, kept_state_then, &kept_state(kept)) {
            keeping::Fate::Same => {}
            keeping::Fate::Changed(keeping) => plan.keepings.push(keeping),
            keeping::Fate::MovedOn => {
                left("its cells that are only kept have changed since the sheet was written".into(), true);
            }
            keeping::Fate::TooLong(name) => left(format!("the cell under {name} is longer than can be kept"), false),
        }
        match judged(claim, &detail, &cell, state, stamp)? {
            Fate::Same => plan.same += 1,
            Fate::Change(change) => plan.changes.push(*change),
            Fate::Left(why, stale) => plan.left.push(Left { line, claim: Some(claim), stale, why }),
        }
    }
    Ok(plan)
}

/// What the sheet says of what it was made from: how the claim stood, and what was kept beside it.
fn states(cell: Option<&str>) -> (Option<&str>, Option<&str>) {
    match cell.map(str::trim).filter(|cell| !cell.is_empty()) {
        None => (None, None),
        Some(cell) => match cell.split_once('/') {
            Some((standing, kept)) => (Some(standing), Some(kept)),
            None => (Some(cell), Some("")),
        },
    }
}

/// Does what the plan says, as one action; all of it, or nothing where a claim has moved on since the plan was made.
///
/// # Errors
/// When one has, or the ledger cannot be written.
pub fn take_over(ledger: &mut Ledger, stamp: &Stamp, plan: &Plan) -> Result<Marked, Error> {
    ledger.write(stamp, Durability::Full, |writer| {
        let mut marked = Marked::default();
        for change in &plan.changes {
            let was = writer.standing(change.claim)?;
            if was != change.was {
                let (by, action) = writer.last_verdict_on(change.claim)?.unwrap_or((String::new(), writer.action()));
                return Err(Error::MarkedSince { claim: change.claim, by, action });
            }
            stand(writer, change.claim, was, change.became.clone(), &mut marked)?;
        }
        for Keeping { claim, was, became } in &plan.keepings {
            if writer.work(*claim)?.kept != *was {
                return Err(Error::KeptSince(*claim));
            }
            if writer.set(*claim, EventKind::Keep, became.as_ref(), None)? {
                marked.action = Some(writer.action());
            }
        }
        Ok(marked)
    })
}

/// What becomes of a row.
enum Fate {
    Same,
    Change(Box<Change>),
    /// Why it is left, and whether the claim has moved on.
    Left(String, bool),
}

/// Whether a cell says what stands there: as a sheet shows it, white space aside, with which spreadsheets do what they like.
fn same(typed: &str, stands: &str) -> bool {
    line(typed).split_whitespace().eq(line(stands).split_whitespace())
}

fn judged<'c>(
    claim: ClaimId,
    detail: &Detail,
    cell: &impl Fn(&str) -> Option<&'c str>,
    written: Option<&str>,
    stamp: &Stamp,
) -> Result<Fate, Error> {
    let card = &detail.card;
    let now = cells_of(card.standing.as_ref());
    // A cell that is not there changes nothing; "unverified" may be left empty.
    let differs = |name: &str| {
        let Some(typed) = cell(name) else { return false };
        let stands = now.get(name).map_or("", String::as_str);
        let empty = name == "status" && typed.trim().is_empty() && stands == Status::Unverified.as_str();
        let case = name == "status" && typed.trim().to_lowercase() == stands;
        // In a table without lines in its cells, bars part the pieces.
        let parted = name == "evidence" && same(&typed.replace(" | ", "\n"), stands);
        !empty && !case && !parted && !same(typed, stands)
    };
    let cut = |name: &str| cell(name).is_some_and(|cell| cell.trim_end().ends_with(CUT.trim()));
    if !["status", "note", "should_be", "expires", "evidence"].into_iter().any(|name| differs(name) && !cut(name)) {
        return Ok(Fate::Same);
    }
    if card.gone {
        return Ok(Fate::Left("the claim is no longer in its article".to_string(), true));
    }
    let standing = card.standing.as_ref();
    let told = || super::history::verdict_on(standing);
    match written {
        Some(written) if written != state(standing) => {
            return Ok(Fate::Left(format!("it has moved on since the sheet was written: {} now", told()), true));
        }
        // A sheet of somebody's own says nothing of what it was made from.
        None if standing.is_some() => return Ok(Fate::Left(format!("it is {} already", told()), true)),
        _ => {}
    }
    let typed = |name: &str| {
        cell(name).filter(|_| !cut(name)).map_or_else(|| now.get(name).cloned().unwrap_or_default(), str::to_string)
    };
    let some = |words: String| Some(words.trim().to_string()).filter(|words| !words.is_empty());
    let status = typed("status").trim().to_lowercase();
    let verdict = match Status::from_name(&status) {
        _ if status.is_empty() => None,
        Some(status) => status.verdict(),
        None => return Ok(Fate::Left(format!("`{}` is no verdict", typed("status").trim()), false)),
    };
    let change = |became| Fate::Change(Box::new(Change { claim, was: standing.cloned(), became }));
    let Some(verdict) = verdict else {
        return Ok(match standing {
            Some(_) => change(None),
            None => {
                Fate::Left("there is no verdict in the row that its other cells could belong to".to_string(), false)
            }
        });
    };
    let by = cell("marked_by").filter(|_| differs("marked_by")).map(str::trim).filter(|by| !by.is_empty());
    let grounds = (|| {
        Ok::<_, Error>(Grounds {
            evidence: evidence(&typed("evidence"), standing, verdict, stamp)?,
            note: kept(standing.and_then(|s| s.note.as_ref()), &typed("note"), differs("note") && !cut("note")),
            figure: kept(
                standing.and_then(|s| s.figure.as_ref()),
                &typed("should_be"),
                differs("should_be") && !cut("should_be"),
            ),
            expires: some(typed("expires")).as_deref().map(grounds::day).transpose()?,
            by: None,
        })
    })();
    let grounds = match grounds.and_then(|grounds| grounds.carry(verdict).map(|()| grounds)) {
        Ok(grounds) => grounds,
        Err(Error::Ledger(error)) => return Err(error.into()),
        Err(error) => return Ok(Fate::Left(error.to_string(), false)),
    };
    let Grounds { evidence, note, figure, expires, .. } = grounds;
    let by = by.unwrap_or(&stamp.by).to_string();
    Ok(change(Some(Standing { verdict, by, at: stamp.at.clone(), note, figure, evidence, expires })))
}

/// What an exported row holds of how a claim stands.
fn cells_of(standing: Option<&Standing>) -> BTreeMap<&'static str, String> {
    let words = |read: fn(&Standing) -> Option<&String>| standing.and_then(read).cloned().unwrap_or_default();
    let pieces: Vec<String> = standing.iter().flat_map(|standing| standing.evidence.iter().map(address)).collect();
    BTreeMap::from([
        ("status", Status::of(standing.map(|standing| standing.verdict)).as_str().to_string()),
        ("note", words(|s| s.note.as_ref())),
        ("should_be", words(|s| s.figure.as_ref())),
        ("expires", words(|s| s.expires.as_ref())),
        ("marked_by", words(|s| Some(&s.by))),
        ("evidence", pieces.join("\n")),
    ])
}

/// Words that were not touched stay to the letter.
fn kept(stands: Option<&String>, typed: &str, differs: bool) -> Option<String> {
    if differs { Some(typed.trim().to_string()).filter(|words| !words.is_empty()) } else { stands.cloned() }
}

/// The pieces of a cell, one a line, or parted by bars in a table that has no lines in its cells: those that are known as they are, others as they are typed.
fn evidence(cell: &str, standing: Option<&Standing>, verdict: Verdict, stamp: &Stamp) -> Result<Vec<Evidence>, Error> {
    let mut known: Vec<&Evidence> = standing.iter().flat_map(|standing| &standing.evidence).collect();
    let whole = |line: &str| standing.iter().flat_map(|s| &s.evidence).any(|piece| same(line, &address(piece)));
    let parted = |line: &str| match whole(line) {
        true => vec![line.to_string()],
        false => line.split(" | ").map(str::to_string).collect(),
    };
    let pieces: Vec<String> = cell.lines().flat_map(parted).collect();
    let pieces = pieces.iter().map(|piece| piece.trim()).filter(|piece| !piece.is_empty());
    pieces
        .map(|line| {
            if let Some(at) = known.iter().position(|piece| same(line, &address(piece))) {
                return Ok(known.remove(at).clone());
            }
            let mut piece = Evidence::at(grounds::place(line)?);
            piece.stance = Some(Stance::of(verdict));
            piece.retrieved_at = Some(stamp.at.clone());
            Ok(piece)
        })
        .collect()
}

/// The claim that a row names; or why there is none.
fn claim(ledger: &Ledger, id: Option<&str>, key: Option<&str>) -> Result<Result<ClaimId, String>, Error> {
    let some = |cell: Option<&str>| cell.map(str::trim).filter(|cell| !cell.is_empty()).map(str::to_string);
    let (id, key) = (some(id), some(key));
    let key = match &key {
        Some(word) => match ClaimKey::from_name(word) {
            Some(key) => Some(key),
            None => return Ok(Err(format!("`{word}` is no key of a claim"))),
        },
        None => None,
    };
    let name = match (&id, key) {
        (Some(word), _) => match ClaimRef::from_name(word) {
            Some(name) => name,
            None => return Ok(Err(format!("`{word}` names no claim"))),
        },
        (None, Some(key)) => ClaimRef::Key(key),
        (None, None) => return Ok(Err("the row names no claim".to_string())),
    };
    let claim = match ledger.find(name) {
        Ok(claim) => claim,
        Err(error @ (crate::ledger::Error::NoClaim(_) | crate::ledger::Error::Ambiguous { .. })) => {
            return Ok(Err(error.to_string()));
        }
        Err(error) => return Err(error.into()),
    };
    if let Some(key) = key.filter(|_| id.is_some())
        && ledger.claim(claim)?.key != key
    {
        return Ok(Err(format!("claim {claim} has another key than the row: the sheet is from another ledger")));
    }
    Ok(Ok(claim))
}
