//! The tables on verdicts beside what the log says, and the counts that are kept.

use super::chain::{Replay, sealed, standing_by};
use super::{Fault, Report};
use crate::ledger::detail::evidence;
use crate::ledger::dismissals;
use crate::ledger::error::Error;
use crate::ledger::sources::Joints;
use crate::model::{ClaimId, Matter, Standing, Verdict};
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn compare(conn: &Connection, replay: &Replay, report: &mut Report) -> Result<(), Error> {
    let (mut met, mut differing) = (BTreeSet::new(), BTreeMap::new());
    each_standing(conn, |claim, table| {
        met.insert(claim);
        report.verdicts += u64::from(table.is_some());
        let log = replay.standings.get(&claim).and_then(|(_, seal)| *seal);
        if table.as_ref().map(sealed) != log {
            differing.insert(claim, table);
        }
    })?;
    let only_in_log = replay.standings.iter().filter(|(claim, (_, seal))| seal.is_some() && !met.contains(claim));
    differing.extend(only_in_log.map(|(claim, _)| (*claim, None)));
    for (claim, table) in differing {
        let seq = replay.standings.get(&claim).map(|(seq, _)| *seq);
        let log = seq.map(|seq| standing_by(conn, seq)).transpose()?.flatten();
        report.faults.push(difference(claim, table.as_ref(), log.as_ref(), seq));
    }
    works(conn, replay, report)?;
    joints(conn, replay, report)?;
    dismissed(conn, replay, report)?;
    gone(conn, replay, report)?;
    counts(conn, replay, report)
}

/// How claims stand in the tables: all that have a verdict, and all that evidence hangs on, one after the other.
fn each_standing(conn: &Connection, mut each: impl FnMut(i64, Option<Standing>)) -> Result<(), Error> {
    let mut ask = conn.prepare(sql!("verify_standings"))?;
    let mut found = ask.query([])?;
    while let Some(row) = found.next()? {
        let claim: i64 = row.get(0)?;
        let verdict: Option<String> = row.get(1)?;
        let verdict = verdict.as_deref().and_then(Verdict::from_name);
        let standing = match verdict {
            None => None,
            Some(verdict) => Some(Standing {
                verdict,
                by: row.get(2)?,
                at: row.get(3)?,
                note: row.get(4)?,
                figure: row.get(5)?,
                evidence: evidence(conn, ClaimId(claim))?,
                expires: row.get(6)?,
            }),
        };
        each(claim, standing);
    }
    Ok(())
}

/// The first field in which the two differ.
fn difference(claim: i64, table: Option<&Standing>, log: Option<&Standing>, seq: Option<i64>) -> Fault {
    type Field = (&'static str, fn(&Standing) -> String);
    let fields: [Field; 7] = [
        ("verdict", |s| s.verdict.to_string()),
        ("reviewer", |s| s.by.clone()),
        ("time of the verdict", |s| s.at.clone()),
        ("note", |s| s.note.clone().unwrap_or_default()),
        ("right figure", |s| s.figure.clone().unwrap_or_default()),
        ("day of expiry", |s| s.expires.clone().unwrap_or_default()),
        ("evidence", |s| serde_json::to_string(&s.evidence).unwrap_or_default()),
    ];
    let said = |standing: Option<&Standing>, field: fn(&Standing) -> String| {
        standing.map_or_else(|| "unverified".to_string(), |s| format!("“{}”", field(s)))
    };
    let differs = fields.into_iter().find(|(_, field)| table.map(field) != log.map(field));
    let (field, read) = differs.unwrap_or(fields[0]);
    Fault::Standing { claim, field, table: said(table, read), log: said(log, read), seq }
}

/// What is going on beside the verdicts, and the places in the queue that follow from it.
fn works(conn: &Connection, replay: &Replay, report: &mut Report) -> Result<(), Error> {
    let mut log = replay.works.clone();
    let mut fault = |claim: i64, field: &'static str, table: Option<String>, log: Option<(i64, String)>| {
        let said = |json: Option<String>| json.unwrap_or_else(|| "nothing".to_string());
        let (seq, log) = log.unzip();
        report.faults.push(Fault::Standing { claim, field, table: said(table), log: said(log), seq });
    };
    let mut ask = conn.prepare(sql!("verify_work"))?;
    let mut found = ask.query([])?;
    while let Some(row) = found.next()? {
        let claim: i64 = row.get(0)?;
        for (at, matter) in (1..).zip(Matter::ALL) {
            let table: Option<String> = row.get(at)?;
            let log = log.remove(&(claim, matter));
            if table.as_ref() != log.as_ref().map(|(_, json)| json) {
                fault(claim, matter.as_str(), table, log);
            }
        }
        if !row.get::<_, bool>(7)? {
            fault(claim, "place in the queue", Some("another than its flag and postponement say".into()), None);
        }
    }
    for ((claim, matter), log) in log {
        fault(claim, matter.as_str(), None, Some(log));
    }
    let mut ask = conn.prepare(sql!("verify_queue"))?;
    for claim in ask.query_map([], |row| row.get(0))? {
        fault(claim?, "place in the queue", Some("that of a flagged or postponed claim".into()), None);
    }
    Ok(())
}

/// Which names were joined?
fn joints(conn: &Connection, replay: &Replay, report: &mut Report) -> Result<(), Error> {
    let mut ask = conn.prepare("SELECT id, same_as FROM source WHERE same_as IS NOT NULL")?;
    let table: Joints = ask.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
    for source in table.keys().chain(replay.joints.keys()).copied().collect::<BTreeSet<i64>>() {
        let (table, log) = (table.get(&source).copied().flatten(), replay.joints.get(&source).copied().flatten());
        if table != log {
            report.faults.push(Fault::Joint { source, table, log });
        }
    }
    Ok(())
}

/// Which findings are put aside?
fn dismissed(conn: &Connection, replay: &Replay, report: &mut Report) -> Result<(), Error> {
    let table = dismissals::all(conn)?;
    for finding in table.keys().chain(replay.dismissals.keys()).cloned().collect::<BTreeSet<String>>() {
        if table.get(&finding) != replay.dismissals.get(&finding) {
            report.faults.push(Fault::Dismissal { finding });
        }
    }
    Ok(())
}

/// Which claims have left their article?
fn gone(conn: &Connection, replay: &Replay, report: &mut Report) -> Result<(), Error> {
    let mut ask = conn.prepare("SELECT id, gone FROM claim WHERE gone IS NOT NULL ORDER BY id")?;
    let table: BTreeMap<i64, i64> =
        ask.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
    let said = |revision: Option<&i64>| {
        revision.map_or_else(|| "in the article".to_string(), |r| format!("gone since revision {r}"))
    };
    let fault = |claim: i64, table: Option<&i64>, log: Option<&(i64, i64)>| Fault::Standing {
        claim,
        field: "place",
        table: said(table),
        log: said(log.map(|(_, revision)| revision)),
        seq: log.map(|(seq, _)| *seq),
    };
    for (claim, revision) in &table {
        let log = replay.gone.get(claim);
        if log.map(|(_, revision)| revision) != Some(revision) {
            report.faults.push(fault(*claim, Some(revision), log));
        }
    }
    for (claim, log) in replay.gone.iter().filter(|(claim, _)| !table.contains_key(claim)) {
        report.faults.push(fault(*claim, None, Some(log)));
    }
    Ok(())
}

/// The counts of the whole ledger, counted.
fn counts(conn: &Connection, replay: &Replay, report: &mut Report) -> Result<(), Error> {
    let mut ask = conn.prepare(sql!("verify_tally"))?;
    let mut found = ask.query([])?;
    while let Some(row) = found.next()? {
        let (name, kept, counted): (String, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        match name.as_str() {
            "articles" => report.articles = counted as u64,
            "claims" => report.claims = counted as u64,
            "revisions" if counted != replay.revisions => {
                let of = "number of revisions in the log".to_string();
                report.faults.push(Fault::Count { of, kept: replay.revisions, counted });
            }
            _ => {}
        }
        if kept != counted {
            report.faults.push(Fault::Count { of: format!("number of {name}"), kept, counted });
        }
    }
    Ok(())
}
