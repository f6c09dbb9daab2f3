//! A ledger built again from its records: the same numbers, the same log, the same seals.
//!
//! Nothing is taken on trust. Every event must build on the one before it and have the hash that it says; how claims
//! stand is not read but follows from the events again; and before anything is kept, `verify` compares all of it with the
//! fingerprints in the log. One transaction: everything comes back, or nothing.

use super::ahead::{Act, Kind, Ready, Traces};
use super::apply::enact;
use super::error::Error;
use super::intake::recency;
use super::links::set_topics;
use super::log::{Hash, Head};
use super::names::Names;
use super::open::Ledger;
use super::record::{ArticleRecord, Aside, ClaimRecord, FORMAT, LedgerRecord, RevisionRecord, SourceRecord, Stretch};
use super::schema::VERSION;
use super::verify::{Replay, Report, examine_built};
use crate::checks;
use crate::checks::links::Topics;
use crate::model::{Reason, Urgency};
use rusqlite::{Connection, ErrorCode, TransactionBehavior, params};
use rustc_hash::FxHashMap;
use std::path::Path;

impl Ledger {
    /// Builds the ledger from its records, which `next` hands over one by one; what is built is checked as `verify` does.
    ///
    /// # Errors
    /// What `next` returns; when the ledger holds something already, a record does not fit, or what comes out is not what
    /// the log says. Nothing is changed then.
    pub fn restore<E: From<Error>>(&mut self, next: impl FnMut() -> Result<Option<Ready>, E>) -> Result<Report, E> {
        let path = self.path.clone();
        self.names.forget();
        let lasting = |error: rusqlite::Error| E::from(Error::Sqlite(error).at(&path));
        self.conn.pragma_update(None, "synchronous", "NORMAL").map_err(lasting)?;
        // Whether every reference leads somewhere is asked once, at the end.
        self.conn.pragma_update(None, "foreign_keys", false).map_err(lasting)?;
        let report = build_in_one(&mut self.conn, &path, next);
        self.conn.pragma_update(None, "foreign_keys", true).map_err(lasting)?;
        report
    }
}

fn build_in_one<E: From<Error>>(
    conn: &mut Connection,
    path: &Path,
    next: impl FnMut() -> Result<Option<Ready>, E>,
) -> Result<Report, E> {
    let raise = |error: Error| E::from(error.at(path));
    let lasting = |error: rusqlite::Error| raise(error.into());
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(lasting)?;
    let empty = "SELECT NOT EXISTS (SELECT 1 FROM article) AND NOT EXISTS (SELECT 1 FROM event)";
    if !tx.query_row(empty, [], |row| row.get::<_, bool>(0)).map_err(lasting)? {
        return Err(Error::NotEmpty { path: path.to_path_buf() }.into());
    }
    let report = build(&tx, next, &raise)?;
    tx.commit().map_err(lasting)?;
    Ok(report)
}

fn build<E>(
    conn: &Connection,
    mut next: impl FnMut() -> Result<Option<Ready>, E>,
    raise: &impl Fn(Error) -> E,
) -> Result<Report, E> {
    let indexes = set_indexes_aside(conn).map_err(raise)?;
    let mut restore = Restore {
        conn,
        names: Names::default(),
        pending: None,
        recency: 0,
        sentences: FxHashMap::default(),
        article: 0,
        last_sentence: 0,
        head: Head::default(),
        replay: Replay::default(),
        report: Report::default(),
    };
    let (mut n, mut promised) = (0, None);
    while let Some(Ready(record)) = next()? {
        n += u64::from(!matches!(record, Kind::Sound(..)));
        match (record, &promised) {
            (Kind::Ledger(head), None) => promised = Some(restore.ledger(head).map_err(raise)?),
            (Kind::Ledger(_), Some(_)) => return Err(raise(misfit(n, "a second ledger begins here"))),
            (_, None) => return Err(raise(misfit(n, "it does not begin with the record of a ledger"))),
            (record, Some(_)) => restore.take(record).map_err(|error| raise(at_record(n, error)))?,
        }
    }
    let Some(promised) = promised else { return Err(raise(misfit(1, "there are no records"))) };
    indexes.iter().try_for_each(|sql| conn.execute_batch(sql)).map_err(|cause| raise(cause.into()))?;
    restore.finish(&promised).map_err(raise)?;
    let Restore { replay, report, .. } = restore;
    let report = examine_built(conn, &replay, report).map_err(raise)?;
    match report.faults.first() {
        None => Ok(report),
        Some(fault) => Err(raise(Error::Unfaithful { fault: fault.to_string(), faults: report.faults.len() })),
    }
}

/// Drops the indexes of claims, sentences and events, and returns the statements that make them again: sorting all rows once is
/// faster than keeping ten indexes in order row by row.
fn set_indexes_aside(conn: &Connection) -> Result<Vec<String>, Error> {
    let mut ask = conn.prepare(sql!("indexes_of_claims"))?;
    let found: Vec<(String, String)> =
        ask.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
    for (name, _) in &found {
        conn.execute_batch(&format!("DROP INDEX {name}"))?;
    }
    Ok(found.into_iter().map(|(_, sql)| sql).collect())
}

struct Restore<'a> {
    conn: &'a Connection,
    names: Names,
    /// An article whose first revision has not come yet: its place among all may depend on when that was.
    pending: Option<ArticleRecord>,
    article: i64,
    recency: i64,
    /// The sentences of the article: revision, first code point, the one after the last.
    sentences: FxHashMap<(i64, i64, i64), i64>,
    last_sentence: i64,
    head: Head,
    /// What the events come down to, for what is checked at the end.
    replay: Replay,
    report: Report,
}

impl Restore<'_> {
    fn ledger(&self, record: LedgerRecord) -> Result<LedgerRecord, Error> {
        if record.format > FORMAT || record.schema != VERSION {
            let found = if record.format > FORMAT { i64::from(record.format) } else { record.schema };
            return Err(misfit(
                1,
                &format!("it was written for ledger version {found}; this Tickmark knows {VERSION}"),
            ));
        }
        if !record.complete {
            return Err(Error::Incomplete);
        }
        Ok(record)
    }

    fn take(&mut self, record: Kind) -> Result<(), Error> {
        match record {
            Kind::Ledger(_) => Ok(()),
            Kind::Source(source) => self.source(&source),
            Kind::Article(article) => {
                self.sentences.clear();
                self.article = article.id;
                self.pending = Some(article);
                Ok(())
            }
            Kind::Revision(revision, traces) => self.revision(&revision, &traces),
            Kind::Claim(claim) => self.claim(&claim),
            Kind::Event(act) => self.event(*act?),
            Kind::Sound(article, topics) => self.sound(article, &topics),
        }
    }

    fn source(&self, source: &SourceRecord) -> Result<(), Error> {
        let mut add = self.conn.prepare_cached("INSERT INTO source (id, name, kind) VALUES (?1, ?2, ?3)")?;
        add.execute(params![source.id, source.name, source.kind])?;
        Ok(())
    }

    fn revision(&mut self, revision: &RevisionRecord, traces: &Traces) -> Result<(), Error> {
        self.own(revision.article)?;
        if let Some(article) = self.pending.take() {
            self.recency = recency(article.published.as_deref(), &revision.at);
            let outlet = article.outlet.as_deref().map(|name| self.names.outlet(self.conn, name)).transpose()?;
            self.conn.prepare_cached(sql!("restore_article"))?.execute(params![
                article.id, article.url, outlet, article.headline, article.byline, article.published, self.recency,
                article.revision, article.story,
            ])?;
        }
        self.conn.prepare_cached(sql!("add_revision"))?.execute(params![
            revision.id,
            revision.article,
            revision.at,
            revision.origin,
            revision.extractor,
            unhex(&revision.blake3)?,
            traces.blocks,
            revision.text,
            revision.stated,
        ])?;
        // By what copies of the text are found.
        let mut add = self.conn.prepare_cached("INSERT OR IGNORE INTO shingle (hash, article) VALUES (?1, ?2)")?;
        for hash in &traces.sample {
            add.execute((hash, revision.article))?;
        }
        drop(add);
        for headline in &revision.headlines {
            self.sentence(headline, revision.id, true)?;
        }
        let mut add = self.conn.prepare_cached(sql!("add_suppressed"))?;
        for Aside { start, end, sentence_start, sentence_end, headline, why_not, rule } in &revision.suppressed {
            add.execute(params![revision.id, start, end, sentence_start, sentence_end, headline, why_not, rule])?;
        }
        Ok(())
    }

    /// The checks need not look at this article any more: they find nothing in it.
    fn sound(&self, article: i64, topics: &Topics) -> Result<(), Error> {
        set_topics(self.conn, article, self.recency, topics)?;
        let done = "INSERT INTO checked (article, version) VALUES (?1, ?2)";
        self.conn.prepare_cached(done)?.execute((article, checks::version()))?;
        Ok(())
    }

    /// The number of the sentence, which is written down when it is met first.
    fn sentence(&mut self, words: &Stretch, revision: i64, headline: bool) -> Result<i64, Error> {
        let place = (revision, words.start, words.end);
        if let Some(&known) = self.sentences.get(&place) {
            return Ok(known);
        }
        self.last_sentence += 1;
        let id = self.last_sentence;
        self.conn
            .prepare_cached(sql!("add_sentence"))?
            .execute(params![id, self.article, revision, headline, words.start, words.end, words.exact])?;
        self.sentences.insert(place, id);
        Ok(id)
    }

    fn claim(&mut self, claim: &ClaimRecord) -> Result<(), Error> {
        self.own(claim.article)?;
        if self.pending.is_some() {
            return Err(Error::Misfit { record: 0, why: "its article has no text".to_string() });
        }
        let sentence = self.sentence(&claim.sentence, claim.revision, claim.headline)?;
        let figure = &claim.figure;
        let (low, high) = figure.range.as_ref().map(|(low, high)| (low, high)).unzip();
        let said = claim.attribution.as_ref();
        let via = said.filter(|said| !said.via_chain.is_empty());
        let via = via.map(|said| serde_json::to_string(&said.via_chain).expect("strings are always JSON"));
        self.conn.prepare_cached(sql!("restore_claim"))?.execute(params![
            claim.id,
            claim.key,
            claim.article,
            claim.since,
            claim.revision,
            claim.supersedes,
            sentence,
            figure.start,
            figure.end,
            figure.exact,
            figure.shape,
            figure.value,
            low,
            high,
            figure.unit,
            figure.modifier,
            figure.change,
            claim.of,
            claim.of_start,
            claim.of_end,
            claim.headline,
            said.and_then(|said| said.source_id),
            said.and_then(|said| said.source_text.as_ref()),
            said.and_then(|said| said.start),
            said.and_then(|said| said.end),
            said.and_then(|said| said.cue.as_ref()),
            via,
            said.map(|said| &said.mode),
            said.map(|said| &said.scope),
            said.map(|said| &said.rule),
            claim.hedge,
            claim.rule,
            figure.size,
            self.recency,
            // Flags and postponements follow from the events.
            Urgency::from_place(claim.queue).set(Reason::Flagged, false).postpone(false).place(),
            claim.happened.as_ref().map(|happened| &happened.exact),
            claim.happened.as_ref().map(|happened| &happened.from),
            claim.happened.as_ref().map(|happened| &happened.until),
        ])?;
        let mut add = self.conn.prepare_cached(sql!("restore_sighting"))?;
        for seen in &claim.earlier {
            add.execute(params![
                claim.id, seen.revision, seen.start, seen.end, seen.sentence_start, seen.sentence_end
            ])?;
        }
        Ok(())
    }

    fn event(&mut self, act: Act) -> Result<(), Error> {
        let misfit = |why: &str| Err(Error::Misfit { record: 0, why: why.to_string() });
        let Act { event, prev, hash, seal, deed } = act;
        if event.seq != self.head.seq + 1 || prev != self.head.hash {
            return misfit("the event does not build on the one before it");
        }
        if seal != hash {
            return misfit("the event was changed after it was sealed");
        }
        self.head.append_sealed(self.conn, &event, hash)?;
        self.replay.add(&event, &deed, &mut self.report.faults);
        self.report.head = self.head;
        enact(self.conn, &deed.effect?)
    }

    /// Counts what is kept counted, and looks whether everything came that was promised.
    fn finish(&self, promised: &LedgerRecord) -> Result<(), Error> {
        let head = blake3::Hash::from_bytes(self.head.hash).to_string();
        if self.pending.is_some() || (self.head.seq, &head) != (promised.events, &promised.head) {
            return Err(Error::Misfit { record: 0, why: "the end is missing".to_string() });
        }
        if !self.replay.joints.is_empty() {
            // Names that are one source may be found to disagree with themselves.
            self.conn.execute("DELETE FROM checked", [])?;
        }
        let mut ask = self.conn.prepare("SELECT id FROM article")?;
        let mut count = self.conn.prepare(sql!("count_article"))?;
        let mut articles = ask.query([])?;
        while let Some(row) = articles.next()? {
            count.execute([row.get::<_, i64>(0)?])?;
        }
        self.conn.execute(sql!("restore_tally"), [])?;
        self.conn.execute("INSERT INTO sentence_words (sentence_words) VALUES ('rebuild')", [])?;
        Ok(())
    }

    /// Records come article by article.
    fn own(&self, article: i64) -> Result<(), Error> {
        if article == self.article {
            return Ok(());
        }
        Err(Error::Misfit { record: 0, why: format!("it is about article {article}, which did not come before it") })
    }
}

fn unhex(hex: &str) -> Result<Hash, Error> {
    let hash = blake3::Hash::from_hex(hex);
    let why = || Error::Misfit { record: 0, why: format!("{hex:?} is no hash") };
    hash.map(|hash| *hash.as_bytes()).map_err(|_| why())
}

fn misfit(record: u64, why: &str) -> Error {
    Error::Misfit { record, why: why.to_string() }
}

/// Says which record it was that does not fit.
fn at_record(record: u64, error: Error) -> Error {
    match error {
        Error::Misfit { record: 0, why } => Error::Misfit { record, why },
        Error::Event { cause, .. } => Error::Misfit { record, why: cause.to_string() },
        Error::Sqlite(cause) if cause.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
            Error::Misfit { record, why: cause.to_string() }
        }
        Error::Sqlite(rusqlite::Error::QueryReturnedNoRows) => {
            Error::Misfit { record, why: "it is about a claim that did not come before it".to_string() }
        }
        other => other,
    }
}
