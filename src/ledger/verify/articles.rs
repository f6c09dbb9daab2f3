//! Articles beside the fingerprints that their imports left in the log.

use super::chain::Replay;
use super::{Fault, Report};
use crate::ledger::error::Error;
use crate::ledger::fingerprint::{Fingerprint, SHORT};
use crate::ledger::intake::{Receipt, recency};
use crate::ledger::log::payload;
use crate::model::id::text_hash;
use rusqlite::{Connection, OptionalExtension as _};

pub(super) fn compare(conn: &Connection, replay: &Replay, report: &mut Report) -> Result<(), Error> {
    let mut ask = conn.prepare("SELECT id FROM article ORDER BY id")?;
    let mut found = ask.query([])?;
    let mut expected = replay.articles.iter().peekable();
    while let Some(row) = found.next()? {
        let article: i64 = row.get(0)?;
        while let Some((&missing, &(seq, _))) = expected.next_if(|(id, _)| **id < article) {
            report.faults.push(Fault::MissingArticle { article: missing, seq });
        }
        match expected.next_if(|(id, _)| **id == article) {
            None => report.faults.push(Fault::Uninvited(article)),
            Some((_, &(_, last))) => {
                let imported = replay.imported.get(&article).map_or("", String::as_str);
                look_at(conn, article, last, imported, &mut report.faults)?;
            }
        }
    }
    report.faults.extend(expected.map(|(&article, &(seq, _))| Fault::MissingArticle { article, seq }));
    Ok(())
}

fn look_at(conn: &Connection, article: i64, seq: i64, imported: &str, faults: &mut Vec<Fault>) -> Result<(), Error> {
    let mut ask = conn.prepare_cached("SELECT became FROM event WHERE seq = ?1")?;
    let json: Option<String> = ask.query_row([seq], |row| row.get(0)).optional()?.flatten();
    let receipt = match payload::<Receipt>(seq, json.as_deref()) {
        Ok(Some(receipt)) => receipt,
        unread => {
            let why = unread.err().map_or_else(|| "it recorded nothing".to_string(), |why| why.to_string());
            faults.push(Fault::Unreadable { seq, why });
            return Ok(());
        }
    };
    publication(conn, article, seq, imported, &receipt, faults)?;
    texts(conn, article, &receipt, faults)?;
    let found = Fingerprint::take(conn, article, receipt.revision)?;
    claims(conn, article, seq, &receipt.fingerprint, &found, faults)?;
    if found.others != receipt.fingerprint.others {
        faults.push(Fault::Others { article, seq });
    }
    let mut ask = conn.prepare_cached(sql!("verify_article_counts"))?;
    let (kept, counted) = ask.query_row([article], |row| Ok((row.get(1)?, row.get(2)?)))?;
    if kept != counted {
        faults.push(Fault::Count { of: format!("counts of article {article}, summed"), kept, counted });
    }
    Ok(())
}

/// Address, outlet, headline, byline, time, and the place among all articles.
fn publication(
    conn: &Connection,
    article: i64,
    seq: i64,
    imported: &str,
    receipt: &Receipt,
    faults: &mut Vec<Fault>,
) -> Result<(), Error> {
    let mut ask = conn.prepare_cached(sql!("publication"))?;
    let table: [Option<String>; 5] =
        ask.query_row([article], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?]))?;
    let Receipt { url, outlet, headline, byline, published, .. } = receipt;
    let names = ["address", "outlet", "headline", "byline", "time of publication"];
    let said = |words: &Option<String>| words.as_ref().map_or_else(|| "empty".to_string(), |w| format!("“{w}”"));
    let mut differ = |field, table: String, log: String| {
        if table != log {
            faults.push(Fault::Article { article, field, table, log, seq });
        }
    };
    for ((field, table), log) in names.into_iter().zip(&table).zip([url, outlet, headline, byline, published]) {
        differ(field, said(table), said(log));
    }
    let mut ask = conn.prepare_cached(sql!("verify_place"))?;
    let (revision, place, strays): (i64, i64, i64) =
        ask.query_row([article], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    differ("current revision", revision.to_string(), receipt.revision.to_string());
    differ("place among all articles", place.to_string(), recency(published.as_deref(), imported).to_string());
    if strays > 0 {
        differ("place among all articles", format!("another for {strays} of its claims"), place.to_string());
    }
    Ok(())
}

/// Every revision's text has the hash that it was stored with, and the current one the hash that was sealed.
fn texts(conn: &Connection, article: i64, receipt: &Receipt, faults: &mut Vec<Fault>) -> Result<(), Error> {
    let mut ask = conn.prepare_cached("SELECT id, blake3, text FROM revision WHERE article = ?1 ORDER BY id")?;
    let mut found = ask.query([article])?;
    while let Some(row) = found.next()? {
        let (revision, kept): (i64, [u8; 32]) = (row.get(0)?, row.get(1)?);
        let text = row.get_ref(2)?.as_str().unwrap_or_default();
        let hash = text_hash(text);
        let sealed = revision != receipt.revision || blake3::Hash::from_bytes(hash).to_string() == receipt.text;
        if hash != kept || !sealed {
            faults.push(Fault::Text { article, revision });
        }
        words(conn, revision, text, faults)?;
    }
    Ok(())
}

/// Every claim's words stand where the claim says.
fn words(conn: &Connection, revision: i64, text: &str, faults: &mut Vec<Fault>) -> Result<(), Error> {
    let borders: Vec<usize> =
        if text.is_ascii() { Vec::new() } else { text.char_indices().map(|(at, _)| at).chain([text.len()]).collect() };
    let byte =
        |point: i64| if borders.is_empty() { Some(point as usize) } else { borders.get(point as usize).copied() };
    let stands = |begins, ends, words: &str| text.get(byte(begins)?..byte(ends)?).map(|found| found == words);
    let mut ask = conn.prepare_cached(sql!("verify_words"))?;
    let mut found = ask.query([revision])?;
    while let Some(row) = found.next()? {
        let claim: i64 = row.get(0)?;
        for (at, field) in [(1, "figure"), (4, "sentence"), (7, "thing counted")] {
            let place = row.get::<_, Option<i64>>(at)?.zip(row.get::<_, Option<i64>>(at + 1)?);
            let Some((begins, ends)) = place else { continue };
            let words = row.get_ref(at + 2)?.as_str().unwrap_or_default();
            // A headline that comes from a tag stands nowhere in the text.
            if begins < ends && stands(begins, ends, words) != Some(true) {
                faults.push(Fault::Words { claim, field });
            }
        }
    }
    Ok(())
}

/// Where a row and a column that differ cross, there is the fault.
fn claims(
    conn: &Connection,
    article: i64,
    seq: i64,
    log: &Fingerprint,
    found: &Fingerprint,
    faults: &mut Vec<Fault>,
) -> Result<(), Error> {
    if log.claims == found.claims {
        return Ok(());
    }
    let (table, recorded) = (found.rows.len() / SHORT, log.rows.len() / SHORT);
    if table != recorded {
        faults.push(Fault::Number { article, table, log: recorded, seq });
        return Ok(());
    }
    let differing = |a: &str, b: &str| {
        let codes = a.as_bytes().chunks(SHORT).zip(b.as_bytes().chunks(SHORT)).enumerate();
        codes.filter(|(_, (a, b))| a != b).map(|(at, _)| at).collect::<Vec<_>>()
    };
    let mut ask = conn.prepare_cached("SELECT id FROM claim WHERE article = ?1 ORDER BY id")?;
    let ids: Vec<i64> = ask.query_map([article], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let names = conn.prepare_cached(sql!("fingerprint_claims"))?;
    let names: Vec<&str> = names.column_names().collect();
    faults.push(Fault::Claim {
        article,
        claims: differing(&log.rows, &found.rows).into_iter().filter_map(|at| ids.get(at).copied()).collect(),
        columns: differing(&log.columns, &found.columns)
            .into_iter()
            .filter_map(|at| names.get(at).map(|name| (*name).to_string()))
            .collect(),
        seq,
    });
    Ok(())
}
