//! A clean copy as a SQLite file of its own: tables that say what they hold, views, nothing of the ledger's works.

use super::error::Error;
use super::sheet::Sheet;
use crate::model::{Evidence, Place, Status};
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, params, params_from_iter};
use std::path::{Path, PathBuf};

/// The whole of a fresh copy.
pub const SCHEMA: &str = include_str!("clean.sql");

/// A copy that is being written.
#[derive(Debug)]
pub struct Clean {
    conn: Connection,
    path: PathBuf,
}

impl Clean {
    /// Begins a copy in a file that is not there yet.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn create(path: &Path) -> Result<Self, Error> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let begin = || {
            let conn = Connection::open_with_flags(path, flags)?;
            // Nobody sees the file before it is whole, so it needs no journal.
            conn.pragma_update_and_check(None, "journal_mode", "off", |_| Ok(()))?;
            conn.pragma_update(None, "synchronous", "OFF")?;
            conn.execute_batch(SCHEMA)?;
            conn.execute_batch("BEGIN")?;
            Ok(conn)
        };
        let conn = begin().map_err(|error: rusqlite::Error| Error::Sqlite(error).at(path))?;
        Ok(Self { conn, path: path.to_path_buf() })
    }

    /// Adds an article with its claims.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn add(&self, sheet: &Sheet) -> Result<(), Error> {
        self.rows(sheet).map_err(|error| Error::Sqlite(error).at(&self.path))
    }

    /// Makes the search index and closes the file.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(self) -> Result<(), Error> {
        let end = "INSERT INTO claim_fts (claim_fts) VALUES ('rebuild'); COMMIT; PRAGMA optimize; PRAGMA journal_mode = delete";
        self.conn.execute_batch(end).map_err(|error| Error::Sqlite(error).at(&self.path))?;
        self.conn.close().map_err(|(_, error)| Error::Sqlite(error).at(&self.path))
    }

    fn rows(&self, sheet: &Sheet) -> rusqlite::Result<()> {
        let article = &sheet.article;
        let counts = [article.claims, article.unverified, article.verified, article.disputed, article.unsourced];
        let [claims, unverified, verified, disputed, unsourced] = counts.map(|n| n as i64);
        self.conn.prepare_cached(&insert("article", 13))?.execute(params![
            article.id.0, article.headline, article.outlet, article.byline, article.published, article.url,
            article.imported, claims, unverified, verified, disputed, unsourced, sheet.text,
        ])?;
        let mut add = self.conn.prepare_cached(&insert("claim", 31))?;
        for claim in &sheet.claims {
            add.execute(params_from_iter(cells(claim)))?;
            for piece in claim.standing.iter().flat_map(|standing| &standing.evidence) {
                self.evidence(claim.id.0, piece)?;
            }
            for deed in sheet.history.get(&claim.id).into_iter().flatten() {
                let stood = |s: &Option<crate::model::Standing>| Status::of(s.as_ref().map(|s| s.verdict)).as_str();
                let judged = deed.kind.judges();
                self.conn.prepare_cached(&insert("history", 7))?.execute(params![
                    None::<i64>,
                    claim.id.0,
                    deed.at,
                    deed.by,
                    deed.kind.as_str(),
                    judged.then(|| stood(&deed.was)),
                    judged.then(|| stood(&deed.became)),
                ])?;
            }
        }
        Ok(())
    }

    fn evidence(&self, claim: i64, piece: &Evidence) -> rusqlite::Result<()> {
        let (mut url, mut archived, mut archived_at, mut file, mut blake3) = (None, None, None, None, None);
        match &piece.place {
            Place::Url { url: address, archived: copy, archived_at: at } => {
                (url, archived, archived_at) = (Some(address), copy.as_ref(), at.as_ref());
            }
            Place::File { path, blake3: hash, .. } => (file, blake3) = (Some(path), Some(hash)),
        }
        self.conn.prepare_cached(&insert("evidence", 13))?.execute(params![
            None::<i64>,
            claim,
            url,
            archived,
            archived_at,
            file,
            blake3,
            piece.quote,
            piece.figure,
            piece.stance.map(crate::model::Stance::as_str),
            piece.level.map(crate::model::Level::as_str),
            piece.locator,
            piece.retrieved_at,
        ])?;
        Ok(())
    }
}

/// A claim as cells, in the order of the table.
fn cells(claim: &super::ClaimCard) -> [Value; 31] {
    let text = |words: Option<&str>| words.map_or(Value::Null, |words| Value::Text(words.to_string()));
    let whole = |n: usize| Value::Integer(n as i64);
    let (figure, said, standing) = (&claim.figure, claim.said.as_ref(), claim.standing.as_ref());
    let (low, high) = figure.ends.as_ref().map(|(low, high)| (low.as_str(), high.as_str())).unzip();
    let numbers = [figure.value.as_deref(), low, high].into_iter().flatten().filter_map(|n| n.parse::<f64>().ok());
    [
        Value::Integer(claim.id.0),
        text(Some(claim.key.as_str())),
        Value::Integer(claim.article.id.0),
        text(Some(claim.status().as_str())),
        Value::Integer(i64::from(claim.gone)),
        Value::Integer(i64::from(claim.headline)),
        text(Some(&figure.exact.text)),
        text(figure.value.as_deref()),
        text(low),
        text(high),
        numbers.reduce(f64::max).map_or(Value::Null, Value::Real),
        text(figure.unit.as_ref().map(crate::model::Unit::as_str)),
        text(Some(figure.modifier.sign())),
        text(figure.change.map(crate::model::Change::as_str)),
        text(claim.of.as_ref().map(|of| of.text.as_str())),
        text(said.and_then(|said| said.source.as_deref())),
        text(said.map(|said| said.kind.as_str())),
        text(said.and_then(|said| said.cue.as_deref())),
        text(said.filter(|said| !said.via.is_empty()).map(|said| said.via.join(", ")).as_deref()),
        text(said.map(|said| said.mode.as_str())),
        text(claim.hedge.as_deref()),
        text(Some(&claim.sentence.text)),
        whole(figure.exact.begins),
        whole(figure.exact.ends),
        whole(claim.sentence.begins),
        whole(claim.sentence.ends),
        text(standing.map(|standing| standing.by.as_str())),
        text(standing.map(|standing| standing.at.as_str())),
        text(standing.and_then(|standing| standing.note.as_deref())),
        text(standing.and_then(|standing| standing.figure.as_deref())),
        text(standing.and_then(|standing| standing.expires.as_deref())),
    ]
}

fn insert(table: &str, columns: usize) -> String {
    let places: Vec<_> = (1..=columns).map(|n| format!("?{n}")).collect();
    format!("INSERT INTO {table} VALUES ({})", places.join(", "))
}
