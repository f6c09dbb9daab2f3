//! The whole ledger read out as records, or that part of it which belongs to some claims.
//!
//! Everything is read as of one moment and one article at a time, so that a large ledger needs no more memory than a
//! small one.

use super::detail::evidence;
use super::error::Error;
use super::filter::Filter;
use super::list::Sort;
use super::log::{FIELDS, Head, read};
use super::open::Ledger;
use super::record::{
    ArticleRecord, Aside, AttributionRecord, ClaimRecord, EventRecord, FORMAT, FigureRecord, LedgerRecord, Record,
    RevisionRecord, Sighting, SourceRecord, Stretch,
};
use super::schema::VERSION;
use crate::model::{ClaimId, Standing, Verdict};
use rusqlite::{Connection, Row};
use std::collections::BTreeSet;

/// Which claims, by their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The chosen claims; none means everything, gone claims and articles without claims included.
    pub claims: Option<BTreeSet<i64>>,
}

/// Claims that are asked for at a time.
const PAGE: usize = 2_000;

impl Ledger {
    /// The claims that pass the filter.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn select(&self, filter: &Filter) -> Result<Selection, Error> {
        let (mut claims, mut after) = (BTreeSet::new(), None);
        loop {
            let page = self.list(filter, Sort::Number, after, PAGE)?;
            claims.extend(page.claims.iter().map(|claim| claim.id.0));
            after = page.claims.last().map(|claim| claim.id);
            if !page.more {
                return Ok(Selection { claims: Some(claims) });
            }
        }
    }

    /// Passes on every record of the selection in the order in which a ledger can be built from them.
    ///
    /// # Errors
    /// What `each` returns, or that the ledger cannot be read.
    pub fn records<E: From<Error>>(
        &self,
        only: &Selection,
        mut each: impl FnMut(Record) -> Result<(), E>,
    ) -> Result<(), E> {
        let lasting = |error: rusqlite::Error| E::from(Error::Sqlite(error).at(&self.path));
        let moment = self.conn.unchecked_transaction().map_err(lasting)?;
        let reading = Records { conn: &moment, only };
        each(Record::Ledger(reading.ledger().map_err(lasting)?))?;
        reading.sources(&mut each, &lasting)?;
        for article in reading.articles().map_err(lasting)? {
            each(Record::Article(reading.article(article).map_err(lasting)?))?;
            for revision in reading.revisions(article).map_err(lasting)? {
                each(Record::Revision(reading.revision(revision).map_err(lasting)?))?;
            }
            for claim in reading.claims(article).map_err(|error| E::from(error.at(&self.path)))? {
                each(Record::Claim(Box::new(claim)))?;
            }
        }
        reading.events(&mut each, &lasting)
    }
}

struct Records<'a> {
    conn: &'a Connection,
    only: &'a Selection,
}

impl Records<'_> {
    fn chosen(&self, claim: i64) -> bool {
        self.only.claims.as_ref().is_none_or(|claims| claims.contains(&claim))
    }

    fn ledger(&self) -> rusqlite::Result<LedgerRecord> {
        let head = Head::read(self.conn)?;
        let count = |sql| self.conn.query_row(sql, [], |row| row.get::<_, i64>(0));
        let (articles, claims) = match &self.only.claims {
            None => (count("SELECT count(*) FROM article")?, count("SELECT count(*) FROM claim")?),
            Some(claims) => (self.articles()?.len() as i64, claims.len() as i64),
        };
        Ok(LedgerRecord {
            format: FORMAT,
            schema: VERSION,
            complete: self.only.claims.is_none(),
            articles: articles as u64,
            claims: claims as u64,
            events: head.seq,
            head: hex(head.hash),
        })
    }

    fn sources<E>(
        &self,
        each: &mut impl FnMut(Record) -> Result<(), E>,
        lasting: &impl Fn(rusqlite::Error) -> E,
    ) -> Result<(), E> {
        let wanted = self.wanted_sources().map_err(lasting)?;
        let mut ask = self.conn.prepare("SELECT id, name, kind FROM source ORDER BY id").map_err(lasting)?;
        let mut found = ask.query([]).map_err(lasting)?;
        while let Some(row) = found.next().map_err(lasting)? {
            let source = source(row).map_err(lasting)?;
            if wanted.as_ref().is_none_or(|wanted| wanted.contains(&source.id)) {
                each(Record::Source(source))?;
            }
        }
        Ok(())
    }

    /// The sources of the chosen claims; none means all.
    fn wanted_sources(&self) -> rusqlite::Result<Option<BTreeSet<i64>>> {
        let Some(claims) = &self.only.claims else { return Ok(None) };
        let mut ask = self.conn.prepare("SELECT source FROM claim WHERE id = ?1")?;
        let mut wanted = BTreeSet::new();
        for claim in claims {
            wanted.extend(ask.query_row([claim], |row| row.get::<_, Option<i64>>(0))?);
        }
        Ok(Some(wanted))
    }

    /// The articles of the selection, by number.
    fn articles(&self) -> rusqlite::Result<Vec<i64>> {
        let Some(claims) = &self.only.claims else {
            let mut ask = self.conn.prepare("SELECT id FROM article ORDER BY id")?;
            return ask.query_map([], |row| row.get(0))?.collect();
        };
        let mut ask = self.conn.prepare("SELECT article FROM claim WHERE id = ?1")?;
        let mut articles = BTreeSet::new();
        for claim in claims {
            articles.insert(ask.query_row([claim], |row| row.get::<_, i64>(0))?);
        }
        Ok(articles.into_iter().collect())
    }

    fn article(&self, id: i64) -> rusqlite::Result<ArticleRecord> {
        self.conn.prepare_cached(sql!("record_article"))?.query_row([id], |row| {
            Ok(ArticleRecord {
                id: row.get(0)?,
                url: row.get(1)?,
                outlet: row.get(2)?,
                headline: row.get(3)?,
                byline: row.get(4)?,
                published: row.get(5)?,
                revision: row.get(6)?,
                story: row.get(7)?,
            })
        })
    }

    fn revisions(&self, article: i64) -> rusqlite::Result<Vec<i64>> {
        let mut ask = self.conn.prepare_cached("SELECT id FROM revision WHERE article = ?1 ORDER BY id")?;
        ask.query_map([article], |row| row.get(0))?.collect()
    }

    fn revision(&self, id: i64) -> rusqlite::Result<RevisionRecord> {
        let mut ask = self.conn.prepare_cached(sql!("record_headlines"))?;
        let headlines =
            ask.query_map([id], |row| Ok(Stretch { exact: row.get(0)?, start: row.get(1)?, end: row.get(2)? }))?;
        let headlines = headlines.collect::<rusqlite::Result<_>>()?;
        let mut ask = self.conn.prepare_cached(sql!("fingerprint_suppressed"))?;
        let suppressed = ask.query_map([id], |row| {
            Ok(Aside {
                start: row.get(0)?,
                end: row.get(1)?,
                sentence_start: row.get(2)?,
                sentence_end: row.get(3)?,
                headline: row.get(4)?,
                why_not: row.get(5)?,
                rule: row.get(6)?,
            })
        })?;
        let suppressed = suppressed.collect::<rusqlite::Result<_>>()?;
        self.conn.prepare_cached(sql!("record_revision"))?.query_row([id], |row| {
            let blocks: String = row.get(6)?;
            let blocks = serde_json::from_str(&blocks).map_err(|cause| {
                rusqlite::Error::FromSqlConversionFailure(6, rusqlite::types::Type::Text, Box::new(cause))
            })?;
            Ok(RevisionRecord {
                id: row.get(0)?,
                article: row.get(1)?,
                at: row.get(2)?,
                origin: row.get(3)?,
                extractor: row.get(4)?,
                blake3: hex(row.get(5)?),
                blocks,
                headlines,
                suppressed,
                text: row.get(7)?,
                stated: row.get(8)?,
            })
        })
    }

    fn claims(&self, article: i64) -> Result<Vec<ClaimRecord>, Error> {
        let mut ask = self.conn.prepare_cached(sql!("record_claims"))?;
        let mut found = ask.query([article])?;
        let mut claims = Vec::new();
        while let Some(row) = found.next()? {
            if self.chosen(row.get(0)?) {
                claims.push(self.claim(row)?);
            }
        }
        Ok(claims)
    }

    fn claim(&self, row: &Row<'_>) -> rusqlite::Result<ClaimRecord> {
        let id = row.get("id")?;
        let range: (Option<String>, Option<String>) = (row.get("low")?, row.get("high")?);
        let shape: String = row.get("shape")?;
        let verdict: Option<String> = row.get("verdict")?;
        let verdict = verdict.as_deref().and_then(Verdict::from_name);
        let verdict = match verdict {
            None => None,
            Some(verdict) => Some(Standing {
                verdict,
                by: row.get("marked_by")?,
                at: row.get("marked_at")?,
                note: row.get("note")?,
                figure: row.get("should_be")?,
                expires: row.get("expires")?,
                evidence: if row.get::<_, i64>("n_evidence")? > 0 {
                    evidence(self.conn, ClaimId(id))?
                } else {
                    Vec::new()
                },
            }),
        };
        Ok(ClaimRecord {
            id,
            key: row.get("key")?,
            article: row.get("article")?,
            since: row.get("since")?,
            revision: row.get("revision")?,
            gone: row.get("gone")?,
            supersedes: row.get("supersedes")?,
            headline: row.get("headline")?,
            figure: FigureRecord {
                exact: row.get("exact")?,
                start: row.get("begins")?,
                end: row.get("ends")?,
                vague: shape == "vague",
                size: row.get("size")?,
                shape,
                value: row.get("value")?,
                range: range.0.zip(range.1),
                unit: row.get("unit")?,
                modifier: row.get("modifier")?,
                change: row.get("change")?,
            },
            of: row.get("of")?,
            of_start: row.get("of_begins")?,
            of_end: row.get("of_ends")?,
            attribution: attribution(row)?,
            hedge: row.get("hedge")?,
            happened: row.get("happened")?,
            happened_from: row.get("happened_from")?,
            happened_until: row.get("happened_until")?,
            sentence: Stretch {
                exact: row.get("sentence")?,
                start: row.get("sentence_begins")?,
                end: row.get("sentence_ends")?,
            },
            rule: row.get("rule")?,
            status: verdict.as_ref().map_or("unverified", |standing| standing.verdict.as_str()).to_string(),
            verdict,
            queue: row.get("queue")?,
            earlier: self.sightings(id)?,
        })
    }

    fn sightings(&self, claim: i64) -> rusqlite::Result<Vec<Sighting>> {
        let mut ask = self.conn.prepare_cached(sql!("record_sightings"))?;
        let seen = ask.query_map([claim], |row| {
            Ok(Sighting {
                revision: row.get(0)?,
                start: row.get(1)?,
                end: row.get(2)?,
                sentence_start: row.get(3)?,
                sentence_end: row.get(4)?,
            })
        })?;
        seen.collect()
    }

    /// The log, or those of its events that are about the chosen claims and their articles.
    fn events<E>(
        &self,
        each: &mut impl FnMut(Record) -> Result<(), E>,
        lasting: &impl Fn(rusqlite::Error) -> E,
    ) -> Result<(), E> {
        let articles: Option<BTreeSet<i64>> = match self.only.claims {
            None => None,
            Some(_) => Some(self.articles().map_err(lasting)?.into_iter().collect()),
        };
        let sql = format!("SELECT {FIELDS}, prev, hash FROM event ORDER BY seq");
        let mut ask = self.conn.prepare(&sql).map_err(lasting)?;
        let mut found = ask.query([]).map_err(lasting)?;
        while let Some(row) = found.next().map_err(lasting)? {
            let event = event(row).map_err(lasting)?;
            let about = |articles: &BTreeSet<i64>| match (event.claim, event.article) {
                (Some(claim), _) => self.chosen(claim),
                (None, Some(article)) => articles.contains(&article),
                (None, None) => false,
            };
            if articles.as_ref().is_none_or(about) {
                each(Record::Event(event))?;
            }
        }
        Ok(())
    }
}

fn attribution(row: &Row<'_>) -> rusqlite::Result<Option<AttributionRecord>> {
    let Some(mode) = row.get("mode")? else { return Ok(None) };
    let via: Option<String> = row.get("via")?;
    Ok(Some(AttributionRecord {
        source_id: row.get("source_id")?,
        source: row.get("source")?,
        source_kind: row.get("source_kind")?,
        source_text: row.get("source_text")?,
        cue: row.get("cue")?,
        via_chain: via.and_then(|via| serde_json::from_str(&via).ok()).unwrap_or_default(),
        mode,
        scope: row.get("scope")?,
        start: row.get("source_begins")?,
        end: row.get("source_ends")?,
        rule: row.get("said_rule")?,
    }))
}

fn source(row: &Row<'_>) -> rusqlite::Result<SourceRecord> {
    Ok(SourceRecord { id: row.get(0)?, name: row.get(1)?, kind: row.get(2)? })
}

fn event(row: &Row<'_>) -> rusqlite::Result<EventRecord> {
    let event = read(row)?;
    Ok(EventRecord {
        seq: event.seq,
        action: event.action.0,
        at: event.at,
        reviewer: event.reviewer,
        kind: event.kind.as_str().to_string(),
        article: event.article.map(|article| article.0),
        claim: event.claim.map(|claim| claim.0),
        undoes: event.undoes.map(|action| action.0),
        was: event.was,
        became: event.became,
        prev: hex(row.get(10)?),
        hash: hex(row.get(11)?),
    })
}

fn hex(hash: [u8; 32]) -> String {
    blake3::Hash::from_bytes(hash).to_string()
}
