//! A spreadsheet that was filled in, read back: which rows change a verdict, which cannot be taken over and why.
//!
//! ```text
//! id,status,note,state          the claim stands as when the sheet was written (`state`)?
//! 12,verified,phoned,0            yes, and a cell differs → marked
//! 13,,,0                          yes, and none does     → left alone
//! 14,disputed,no,0                no                     → reported: the claim has moved on
//! ```
//!
//! Columns may stand in any order, be renamed (`--map`), be left out; others are left alone. Commas, semicolons and tabs are
//! understood, and the encodings that Excel writes.

use super::error::Error;
use super::grounds::{self, Grounds};
use super::mark::{Change, Marked, stand};
use crate::cells::{CLAIM, address, plain, state};
use crate::ledger::{Durability, Ledger};
use crate::model::{ClaimId, ClaimKey, ClaimRef, Evidence, Stamp, Stance, Standing, Status, Verdict};
use std::collections::{BTreeMap, BTreeSet};

/// What would be done, row by row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Rows that were read.
    pub rows: usize,
    /// Rows that change nothing.
    pub same: usize,
    /// Verdicts that would be given or taken back.
    pub changes: Vec<Change>,
    /// Rows that cannot be taken over: the line of the file, the claim if it is known, and why.
    pub left: Vec<Left>,
    /// Columns that mean nothing here, as they are called.
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
    let text = decoded(bytes);
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter(&text)).flexible(true).from_reader(text.as_bytes());
    let names: Vec<String> = reader
        .headers()
        .map_err(|cause| unreadable(&cause))?
        .iter()
        .map(|name| plain(name).trim().to_string())
        .collect();
    let at = places(&names, map)?;
    let known: BTreeSet<usize> = at.values().copied().collect();
    let ours: BTreeSet<&str> = CLAIM.into_iter().chain(READ).collect();
    let unused = |(n, name): (usize, &String)| {
        (!known.contains(&n) && !ours.contains(name.to_lowercase().as_str())).then(|| name.clone())
    };
    let mut plan = Plan { unused: names.iter().enumerate().filter_map(unused).collect(), ..Plan::default() };
    let mut seen = BTreeSet::new();
    for record in reader.records() {
        let record = record.map_err(|cause| unreadable(&cause))?;
        let line = record.position().map_or(0, csv::Position::line);
        let cell = |name: &str| at.get(name).and_then(|n| record.get(*n)).map(plain);
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        plan.rows += 1;
        let claim = match claim(ledger, cell("id"), cell("key"))? {
            Ok(claim) => claim,
            Err(why) => {
                plan.left.push(Left { line, claim: None, stale: false, why });
                continue;
            }
        };
        let fate = if seen.insert(claim) {
            judged(ledger, claim, &cell, stamp)?
        } else {
            Fate::Left("the claim stands in an earlier row, too".into(), false)
        };
        match fate {
            Fate::Same => plan.same += 1,
            Fate::Change(change) => plan.changes.push(*change),
            Fate::Left(why, stale) => plan.left.push(Left { line, claim: Some(claim), stale, why }),
        }
    }
    Ok(plan)
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

fn judged<'c>(
    ledger: &Ledger,
    claim: ClaimId,
    cell: &impl Fn(&str) -> Option<&'c str>,
    stamp: &Stamp,
) -> Result<Fate, Error> {
    let card = ledger.detail(claim)?.card;
    let now = cells_of(card.standing.as_ref());
    let same = |typed: &str, stands: &str| typed.replace("\r\n", "\n").trim() == stands.replace("\r\n", "\n").trim();
    // A cell that is not there changes nothing; "unverified" may be left empty.
    let differs = |name: &str| {
        let Some(typed) = cell(name) else { return false };
        let stands = now.get(name).map_or("", String::as_str);
        let empty = name == "status" && typed.trim().is_empty() && stands == Status::Unverified.as_str();
        let case = name == "status" && typed.trim().to_lowercase() == stands;
        !empty && !case && !same(typed, stands)
    };
    if !["status", "note", "should_be", "expires", "evidence"].into_iter().any(differs) {
        return Ok(Fate::Same);
    }
    if card.gone {
        return Ok(Fate::Left("the claim is no longer in its article".to_string(), true));
    }
    let standing = card.standing.as_ref();
    let told = || super::history::verdict_on(standing);
    match cell("state").map(str::trim).filter(|state| !state.is_empty()) {
        Some(written) if written != state(standing) => {
            return Ok(Fate::Left(format!("it has moved on since the sheet was written: {} now", told()), true));
        }
        // A sheet of somebody's own says nothing of what it was made from.
        None if standing.is_some() => return Ok(Fate::Left(format!("it is {} already", told()), true)),
        _ => {}
    }
    let typed = |name: &str| cell(name).map_or_else(|| now.get(name).cloned().unwrap_or_default(), str::to_string);
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
            note: kept(standing.and_then(|s| s.note.as_ref()), &typed("note"), differs("note")),
            figure: kept(standing.and_then(|s| s.figure.as_ref()), &typed("should_be"), differs("should_be")),
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

/// The pieces of a cell, one a line: those that are known as they are, others as they are typed.
fn evidence(cell: &str, standing: Option<&Standing>, verdict: Verdict, stamp: &Stamp) -> Result<Vec<Evidence>, Error> {
    let mut known: Vec<&Evidence> = standing.iter().flat_map(|standing| &standing.evidence).collect();
    let lines = cell.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            if let Some(at) = known.iter().position(|piece| address(piece).trim() == line) {
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

/// In which column each of our names stands.
fn places(names: &[String], map: &[(String, String)]) -> Result<BTreeMap<&'static str, usize>, Error> {
    let find = |wanted: &str| names.iter().position(|name| name.to_lowercase() == wanted.to_lowercase());
    let mut at = BTreeMap::new();
    for (ours, theirs) in map {
        // "verdict" is what many call it.
        let ours = if ours == "verdict" { "status" } else { ours };
        let Some(ours) = READ.into_iter().find(|name| name == &ours) else {
            return Err(Error::NoColumn { name: ours.to_string(), known: READ.map(str::to_string).to_vec() });
        };
        let place = find(theirs).ok_or_else(|| Error::NoColumn { name: theirs.clone(), known: names.to_vec() })?;
        at.insert(ours, place);
    }
    for ours in READ {
        if let (false, Some(place)) = (at.contains_key(ours), find(ours)) {
            at.insert(ours, place);
        }
    }
    if let (false, Some(place)) = (at.contains_key("status"), find("verdict")) {
        at.insert("status", place);
    }
    let missing = if at.contains_key("status") { "id" } else { "status" };
    let usable = at.contains_key("status") && (at.contains_key("id") || at.contains_key("key"));
    if usable { Ok(at) } else { Err(Error::NoColumn { name: missing.to_string(), known: names.to_vec() }) }
}

fn unreadable(cause: &csv::Error) -> Error {
    Error::NoTable(cause.to_string())
}

/// The text of the file: with a mark of its encoding as that says, else UTF-8, else what Excel writes on Windows.
fn decoded(bytes: &[u8]) -> String {
    if let Some((encoding, length)) = encoding_rs::Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[length..]).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_string(),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// What parts the cells: whichever of the three the line of names has most of, outside quotation marks.
fn delimiter(text: &str) -> u8 {
    let mut counts = [(b'\t', 0), (b';', 0), (b',', 0)];
    let mut inside = false;
    for byte in text.bytes() {
        if byte == b'\n' && !inside {
            break;
        }
        inside ^= byte == b'"';
        if let Some(count) = counts.iter_mut().find(|(mark, _)| *mark == byte && !inside) {
            count.1 += 1;
        }
    }
    counts.into_iter().max_by_key(|(_, n)| *n).filter(|(_, n)| *n > 0).map_or(b',', |(mark, _)| mark)
}
