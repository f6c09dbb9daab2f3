//! The rows of one revision: sentences, claims, numerals set aside.

use super::error::Error;
use super::reading::{Reading, Row};
use super::write::Writer;
use crate::model::{ArticleId, ClaimId, RevisionId, Urgency};
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, params, params_from_iter};

/// The article and revision that rows belong to, and the article's place among all.
#[derive(Clone, Copy, Debug)]
pub(super) struct Home {
    pub(super) article: ArticleId,
    pub(super) revision: RevisionId,
    pub(super) recency: i64,
}

/// The number that the next row of a table will have. The writer holds the lock, so nobody takes it in between.
pub(super) fn next(conn: &Connection, table: Numbered) -> rusqlite::Result<i64> {
    let sql = match table {
        Numbered::Article => "SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = 'article'",
        Numbered::Revision => "SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = 'revision'",
        Numbered::Claim => "SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = 'claim'",
        Numbered::Sentence => "SELECT coalesce(max(id), 0) + 1 FROM sentence",
    };
    conn.prepare_cached(sql)?.query_row([], |row| row.get(0))
}

/// A table whose rows get their numbers here.
#[derive(Clone, Copy, Debug)]
pub(super) enum Numbered {
    Article,
    Revision,
    Claim,
    Sentence,
}

impl Writer<'_> {
    /// Writes the revision itself.
    pub(super) fn add_revision(&self, reading: &Reading, home: Home) -> Result<(), Error> {
        self.conn().prepare_cached(sql!("add_revision"))?.execute(params![
            home.revision.0,
            home.article.0,
            self.stamp().at,
            reading.origin,
            reading.extractor,
            reading.hash,
            reading.blocks,
            reading.text,
            reading.stated,
        ])?;
        Ok(())
    }

    /// Writes all sentences of the reading, makes them findable and returns the number of the first; the others follow it.
    pub(super) fn add_sentences(&self, reading: &Reading, home: Home) -> Result<i64, Error> {
        let first = next(self.conn(), Numbered::Sentence)?;
        let mut add = self.conn().prepare_cached(sql!("add_sentence"))?;
        for (id, sentence) in (first..).zip(&reading.sentences) {
            add.execute(params![
                id, home.article.0, home.revision.0, sentence.headline, sentence.begins, sentence.ends, sentence.text,
            ])?;
        }
        self.conn().prepare_cached(sql!("index_sentences"))?.execute([first])?;
        Ok(first)
    }

    /// Writes a claim that is new.
    pub(super) fn add_claim(
        &mut self,
        row: &Row,
        id: ClaimId,
        sentence: i64,
        home: Home,
        supersedes: Option<ClaimId>,
    ) -> Result<(), Error> {
        let source = self.source_of(row)?;
        let place = self.place(row, home.article)?;
        let own = [
            text(row.key.as_str()),
            whole(home.article.0),
            number(supersedes.map(|claim| claim.0)),
            whole(place.place()),
        ];
        let all = columns(row, id, sentence, source, home).into_iter().chain(own);
        self.conn().prepare_cached(sql!("add_claim"))?.execute(params_from_iter(all))?;
        Ok(())
    }

    /// Writes the newest reading of a claim that was there before: same number, key and verdict, new places.
    pub(super) fn move_claim(&mut self, row: &Row, id: ClaimId, sentence: i64, home: Home) -> Result<(), Error> {
        let source = self.source_of(row)?;
        self.conn().prepare_cached(sql!("remember_sighting"))?.execute([id.0])?;
        let find = "SELECT queue FROM claim WHERE id = ?1";
        let place: i64 = self.conn().prepare_cached(find)?.query_row([id.0], |row| row.get(0))?;
        let place = Urgency::from_place(place).read_again(row.urgency);
        let all = columns(row, id, sentence, source, home).into_iter().chain([whole(place.place())]);
        self.conn().prepare_cached(sql!("move_claim"))?.execute(params_from_iter(all))?;
        Ok(())
    }

    /// Writes the numerals that are no claims.
    pub(super) fn add_suppressed(&self, reading: &Reading, home: Home) -> Result<(), Error> {
        let mut add = self.conn().prepare_cached(sql!("add_suppressed"))?;
        for aside in &reading.suppressed {
            let (begins, ends) = aside.at;
            let (sentence_begins, sentence_ends) = aside.sentence;
            add.execute(params![
                home.revision.0, begins, ends, sentence_begins, sentence_ends, aside.headline, aside.why, aside.rule,
            ])?;
        }
        Ok(())
    }

    fn source_of(&mut self, row: &Row) -> Result<Option<i64>, Error> {
        let Some(said) = &row.said else { return Ok(None) };
        let Some(name) = &said.source else { return Ok(None) };
        Ok(Some(self.names.source(&self.tx, name, said.kind)?))
    }
}

/// What was read, in the order of the first thirty-three parameters of `add_claim` and `move_claim`.
fn columns(row: &Row, id: ClaimId, sentence: i64, source: Option<i64>, home: Home) -> [ToSqlOutput<'_>; 33] {
    let of = row.of.as_ref();
    let said = row.said.as_ref();
    let said_at = said.and_then(|said| said.at);
    [
        whole(id.0),
        whole(home.revision.0),
        whole(sentence),
        whole(row.begins),
        whole(row.ends),
        text(&row.exact),
        text(row.shape),
        words(row.value.as_deref()),
        words(row.low.as_deref()),
        words(row.high.as_deref()),
        words(row.unit.as_deref()),
        text(row.modifier),
        words(row.change),
        words(of.map(|of| of.text.as_str())),
        number(of.map(|of| of.begins)),
        number(of.map(|of| of.ends)),
        whole(i64::from(row.headline)),
        number(source),
        words(said.and_then(|said| said.text.as_deref())),
        number(said_at.map(|at| at.0)),
        number(said_at.map(|at| at.1)),
        words(said.and_then(|said| said.cue.as_deref())),
        words(said.and_then(|said| said.via.as_deref())),
        words(said.map(|said| said.mode)),
        words(said.map(|said| said.scope)),
        words(said.map(|said| said.rule)),
        words(row.hedge.as_deref()),
        text(row.rule),
        ToSqlOutput::Borrowed(row.size.map_or(ValueRef::Null, ValueRef::Real)),
        whole(home.recency),
        words(row.happened.as_ref().map(|happened| happened.words.as_str())),
        words(row.happened.as_ref().map(|happened| happened.from.as_str())),
        words(row.happened.as_ref().map(|happened| happened.until.as_str())),
    ]
}

fn text(words: &str) -> ToSqlOutput<'_> {
    ToSqlOutput::Borrowed(ValueRef::Text(words.as_bytes()))
}

fn words(words: Option<&str>) -> ToSqlOutput<'_> {
    words.map_or(ToSqlOutput::Borrowed(ValueRef::Null), text)
}

fn whole<'a>(n: i64) -> ToSqlOutput<'a> {
    ToSqlOutput::Borrowed(ValueRef::Integer(n))
}

fn number<'a>(n: Option<i64>) -> ToSqlOutput<'a> {
    n.map_or(ToSqlOutput::Borrowed(ValueRef::Null), whole)
}
