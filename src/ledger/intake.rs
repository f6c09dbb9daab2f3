//! Taking an article in: known already, new, or changed since.

use super::error::Error;
use super::fingerprint::Fingerprint;
use super::reading::Reading;
use super::rows::{Home, Numbered, next};
use super::stories::join_story;
use super::write::{About, Writer};
use crate::model::{ArticleId, ClaimId, EventKind, RevisionId};
use crate::moment;
use rusqlite::{OptionalExtension as _, params};
use serde::{Deserialize, Serialize};

/// What became of an article that was brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Its text was there already: nothing changed.
    Known(ArticleId),
    /// It is new.
    New {
        /// The article.
        article: ArticleId,
        /// Its claims, in text order.
        claims: Vec<ClaimId>,
    },
    /// Its text differs from what was there: it is a new revision.
    Revised {
        /// The article.
        article: ArticleId,
        /// Claims that stand there as before.
        carried: Vec<ClaimId>,
        /// Claims whose figure was changed, each with the one that took its place.
        changed: Vec<(ClaimId, ClaimId)>,
        /// Claims that were not there before.
        added: Vec<ClaimId>,
        /// Claims that are no longer there.
        dropped: Vec<ClaimId>,
    },
    /// It is an older text of an article that has a newer one: kept, but not the current one.
    Late(ArticleId),
}

/// What the log keeps of a reading: enough to know later whether the rows are still what was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The revision's number.
    pub revision: i64,
    /// BLAKE3 of its text, in hexadecimal.
    pub text: String,
    /// The article's address.
    pub url: Option<String>,
    /// Its outlet.
    pub outlet: Option<String>,
    /// Its headline.
    pub headline: Option<String>,
    /// Its byline.
    pub byline: Option<String>,
    /// When it was published.
    pub published: Option<String>,
    /// The program that read it.
    pub extractor: String,
    /// Claims in the revision.
    pub claims: usize,
    /// Numerals that are none.
    pub suppressed: usize,
    /// Claims that stand there as before; only of a later revision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carried: Option<usize>,
    /// The text that came in, where it was older than the current one; all else is of the current one then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub older: Option<Older>,
    /// What the rows of the article are.
    pub fingerprint: Fingerprint,
}

/// An older text that came in late.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Older {
    /// Its revision's number.
    pub revision: i64,
    /// BLAKE3 of its text, in hexadecimal.
    pub text: String,
    /// When it was changed or published, as it says itself.
    pub stated: Option<String>,
}

impl Writer<'_> {
    /// Takes in what was read out of one article. The same again changes nothing.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn take_in(&mut self, reading: &Reading) -> Result<Outcome, Error> {
        match self.known(reading)? {
            Known::Same(article) => Ok(Outcome::Known(article)),
            Known::Other(article) if self.is_late(reading, article)? => self.add_late(reading, article),
            Known::Other(article) => self.revise(reading, article),
            Known::No => self.add_article(reading),
        }
    }

    fn known(&self, reading: &Reading) -> Result<Known, Error> {
        let Some(url) = &reading.url else {
            let mut ask = self.conn().prepare_cached(sql!("known_by_text"))?;
            let same = ask.query_row(params![reading.hash, reading.outlet], |row| row.get(0)).optional()?;
            return Ok(same.map_or(Known::No, |id| Known::Same(ArticleId(id))));
        };
        let mut ask = self.conn().prepare_cached(sql!("known_by_url"))?;
        let found = ask.query_row(params![url, reading.hash], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        Ok(match found {
            None => Known::No,
            // A text that the article had at any time is no news: a series of revisions can be imported twice.
            Some((id, true)) => Known::Same(ArticleId(id)),
            Some((id, false)) => Known::Other(ArticleId(id)),
        })
    }

    /// The number of the outlet that the reading names.
    pub(super) fn outlet_of(&mut self, reading: &Reading) -> Result<Option<i64>, Error> {
        let named = reading.outlet.as_deref().map(|name| self.names.outlet(&self.tx, name));
        Ok(named.transpose()?)
    }

    fn add_article(&mut self, reading: &Reading) -> Result<Outcome, Error> {
        let outlet = self.outlet_of(reading)?;
        let conn = self.conn();
        let article = ArticleId(next(conn, Numbered::Article)?);
        let revision = RevisionId(next(conn, Numbered::Revision)?);
        let first = next(conn, Numbered::Claim)?;
        let home = Home { article, revision, recency: self.recency(reading) };
        let (n_claims, n_attributed) = (reading.n_claims() as i64, reading.n_attributed() as i64);
        let n_suppressed = reading.suppressed.len() as i64;
        conn.prepare_cached(sql!("add_article"))?.execute(params![
            article.0, reading.url, outlet, reading.headline, reading.byline, reading.published, home.recency,
            revision.0, n_claims, n_attributed, n_suppressed,
        ])?;
        self.add_revision(reading, home)?;
        let sentence = self.add_sentences(reading, home)?;
        for (id, row) in (first..).zip(&reading.claims) {
            self.add_claim(row, ClaimId(id), sentence + row.sentence as i64, home, None)?;
        }
        self.add_suppressed(reading, home)?;
        join_story(self.conn(), &reading.text, &reading.sample, article)?;
        self.add_findings(reading, home)?;
        self.add_topics(reading, home)?;
        self.tally.articles += 1;
        self.tally.revisions += 1;
        self.tally.claims += n_claims;
        self.tally.attributed += n_attributed;
        self.tally.suppressed += n_suppressed;
        let receipt = self.receipt(reading, home, None)?;
        let about = About { article: Some(article), ..About::default() };
        self.record(EventKind::Import, about, None, Some(receipt))?;
        Ok(Outcome::New { article, claims: (first..first + n_claims).map(ClaimId).collect() })
    }

    /// What the log keeps of the reading, as JSON.
    pub(super) fn receipt(&self, reading: &Reading, home: Home, carried: Option<usize>) -> Result<String, Error> {
        let mut ask = self.conn().prepare_cached(sql!("publication"))?;
        let [url, outlet, headline, byline, published] = ask
            .query_row([home.article.0], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?]))?;
        let receipt = Receipt {
            revision: home.revision.0,
            text: blake3::Hash::from_bytes(reading.hash).to_string(),
            url,
            outlet,
            headline,
            byline,
            published,
            extractor: reading.extractor.clone(),
            claims: reading.n_claims(),
            suppressed: reading.suppressed.len(),
            carried,
            older: None,
            fingerprint: Fingerprint::take(self.conn(), home.article.0, home.revision.0)?,
        };
        Ok(serde_json::to_string(&receipt).expect("a receipt is always JSON"))
    }

    /// The article's place among all: by its publication, or by this moment if that is not known.
    pub(super) fn recency(&self, reading: &Reading) -> i64 {
        recency(reading.published.as_deref(), &self.stamp().at)
    }
}

/// Minus the second of publication, or of the import where that is not known: the newest is the smallest.
pub(super) fn recency(published: Option<&str>, imported: &str) -> i64 {
    let second = published.and_then(moment::seconds).or_else(|| moment::seconds(imported));
    second.map_or(0, |(first, _)| -first)
}

enum Known {
    No,
    Same(ArticleId),
    /// Known, with another text.
    Other(ArticleId),
}
