//! An older text of an article that comes in after a newer one, as the texts themselves state it: kept as a revision, but
//! never the current one.
//!
//! Its figures become no claims, since a claim holds the newest reading; but a claim that stood there already is said to
//! have stood there. Verdicts, counts and the search do not move.

use super::error::Error;
use super::faces::{faces, standing};
use super::fingerprint::Fingerprint;
use super::intake::{Older, Outcome, Receipt};
use super::reading::Reading;
use super::rows::{Home, Numbered, next};
use super::stories::join_story;
use super::write::{About, Writer};
use crate::compare::compare;
use crate::model::{ArticleId, EventKind, RevisionId};
use crate::moment;
use rusqlite::params;

impl Writer<'_> {
    /// Whether the reading says of itself that it is older than the article's current text. Where either states no time,
    /// the order in which they came decides.
    pub(super) fn is_late(&self, reading: &Reading, article: ArticleId) -> Result<bool, Error> {
        let find = "SELECT r.stated FROM article a JOIN revision r ON r.id = a.revision WHERE a.id = ?1";
        let stated: Option<String> = self.conn().prepare_cached(find)?.query_row([article.0], |row| row.get(0))?;
        let seconds = |words: &Option<String>| words.as_deref().and_then(moment::seconds);
        // A day is older than a time only if all of it is.
        Ok(seconds(&reading.stated).zip(seconds(&stated)).is_some_and(|(new, now)| new.1 < now.0))
    }

    /// Writes the older text beside the others.
    pub(super) fn add_late(&mut self, reading: &Reading, article: ArticleId) -> Result<Outcome, Error> {
        let claims = standing(self.conn(), article.0)?;
        let now: Vec<_> = claims.iter().map(|claim| claim.face.clone()).collect();
        let compared = compare(&faces(reading), &now);
        let revision = RevisionId(next(self.conn(), Numbered::Revision)?);
        self.add_revision(reading, Home { article, revision, recency: 0 })?;
        let mut carried = 0;
        for pair in compared.pairs.iter().filter(|pair| pair.differs.is_empty()) {
            let row = &reading.claims[pair.old];
            let sentence = &reading.sentences[row.sentence];
            let seen = params![claims[pair.new].id.0, revision.0, row.begins, row.ends, sentence.begins, sentence.ends];
            self.conn().prepare_cached(sql!("add_sighting"))?.execute(seen)?;
            carried += 1;
        }
        join_story(self.conn(), &reading.text, &reading.sample, article)?;
        self.tally.revisions += 1;
        let receipt = self.receipt_of_late(reading, article, revision, carried)?;
        let about = About { article: Some(article), ..About::default() };
        self.record(EventKind::Revise, about, None, Some(receipt))?;
        Ok(Outcome::Late(article))
    }

    /// What the log keeps: the article as it stands, and the text that came.
    fn receipt_of_late(
        &self,
        reading: &Reading,
        article: ArticleId,
        revision: RevisionId,
        carried: usize,
    ) -> Result<String, Error> {
        let mut ask = self.conn().prepare_cached(sql!("current_text"))?;
        let (current, hash, extractor, claims, suppressed): (i64, [u8; 32], String, i64, i64) =
            ask.query_row([article.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))?;
        let mut ask = self.conn().prepare_cached(sql!("publication"))?;
        let [url, outlet, headline, byline, published] =
            ask.query_row([article.0], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?]))?;
        let receipt = Receipt {
            revision: current,
            text: blake3::Hash::from_bytes(hash).to_string(),
            url,
            outlet,
            headline,
            byline,
            published,
            extractor,
            claims: claims as usize,
            suppressed: suppressed as usize,
            carried: Some(carried),
            older: Some(Older {
                revision: revision.0,
                text: blake3::Hash::from_bytes(reading.hash).to_string(),
                stated: reading.stated.clone(),
            }),
            fingerprint: Fingerprint::take(self.conn(), article.0, current)?,
        };
        Ok(serde_json::to_string(&receipt).expect("a receipt is always JSON"))
    }
}
