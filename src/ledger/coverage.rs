//! Coverage: the articles that report on one news event, and what the checks found in what they say.
//!
//! A coverage is known by its first article. An article that comes in is looked at once: it joins the coverage of the article
//! that it has most in common with, and the findings of that coverage are made anew. `topic.linked` says which articles are still to be done.

use super::error::Error;
use super::findings::Found;
use super::open::Ledger;
use super::write::Writer;
use crate::checks;
use crate::checks::links::{Nearby, Topics};
use crate::model::{ArticleId, ClaimId};
use rusqlite::params;

/// What an article is about, and how far it has been compared with others.
#[derive(Clone, Debug)]
pub struct About {
    /// The article.
    pub article: ArticleId,
    /// The day of its publication, else of its import, counted from 1970.
    pub day: i64,
    /// Its names and the words of its beginning.
    pub topics: Topics,
    /// The first article on the same news event.
    pub coverage: Option<ArticleId>,
    /// Whether this version of the checks has compared it.
    pub linked: bool,
}

/// A finding in what several articles say.
#[derive(Clone, Debug)]
pub struct NewFinding {
    /// What was found.
    pub found: Found,
    /// The article to ask about first, in which its places stand.
    pub article: ArticleId,
    /// The claims that it is about, of all articles.
    pub claims: Vec<ClaimId>,
}

impl Ledger {
    /// The first article whose figures are still to be compared with those of others.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn first_unlinked(&self) -> Result<Option<ArticleId>, Error> {
        self.read(|| {
            let mut ask = self.conn.prepare_cached(sql!("first_unlinked"))?;
            let found: Option<i64> = ask.query_row([checks::version_across()], |row| row.get(0))?;
            Ok(found.map(ArticleId))
        })
    }

    /// The first article that is still to be compared and is in no coverage yet.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn first_unplaced(&self) -> Result<Option<ArticleId>, Error> {
        self.read(|| {
            let mut ask = self.conn.prepare_cached(sql!("first_unplaced"))?;
            let found: Option<i64> = ask.query_row([checks::version_across()], |row| row.get(0))?;
            Ok(found.map(ArticleId))
        })
    }

    /// The coverages with an article that was changed or judged since it was compared.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn stale_coverages(&self) -> Result<Vec<ArticleId>, Error> {
        self.read(|| {
            let mut ask = self.conn.prepare_cached(sql!("stale_coverages"))?;
            let found = ask.query_map([checks::version_across()], |row| row.get(0).map(ArticleId))?;
            Ok(found.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// The article with which the window of those before `article` begins; `article` itself if there is none.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn window_before(&self, article: ArticleId) -> Result<ArticleId, Error> {
        self.read(|| {
            let mut ask = self.conn.prepare_cached(sql!("window_before"))?;
            let asked = params![article.0, Nearby::WINDOW as i64];
            let first: Option<i64> = ask.query_row(asked, |row| row.get(0))?;
            Ok(first.map_or(article, ArticleId))
        })
    }

    /// What some of the articles from this one on are about, in their order.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn about(&self, from: ArticleId, most: usize) -> Result<Vec<About>, Error> {
        self.read(|| {
            let mut ask = self.conn.prepare_cached(sql!("topics_from"))?;
            let found = ask.query_map(params![from.0, checks::version_across(), most as i64], |row| {
                Ok(About {
                    article: ArticleId(row.get(0)?),
                    day: row.get(1)?,
                    topics: Topics::from_bytes(row.get_ref(2)?.as_blob().unwrap_or_default()),
                    coverage: row.get::<_, Option<i64>>(3)?.map(ArticleId),
                    linked: row.get(4)?,
                })
            })?;
            Ok(found.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// All coverages, by their first articles.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn coverages(&self) -> Result<Vec<ArticleId>, Error> {
        self.read(|| {
            let mut ask = self
                .conn
                .prepare_cached("SELECT DISTINCT coverage FROM topic WHERE coverage IS NOT NULL ORDER BY coverage")?;
            Ok(ask.query_map([], |row| row.get(0).map(ArticleId))?.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// The coverage that an article is part of, if there is another article in it.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn coverage_of(&self, article: ArticleId) -> Result<Option<ArticleId>, Error> {
        self.read(|| {
            let mut ask = self.conn.prepare_cached("SELECT coverage FROM topic WHERE article = ?1")?;
            let mut found = ask.query([article.0])?;
            let coverage = found.next()?.map(|row| row.get::<_, Option<i64>>(0)).transpose()?;
            Ok(coverage.flatten().map(ArticleId))
        })
    }

    /// The articles of a coverage with their topics, in their order.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn articles_covering(&self, coverage: ArticleId) -> Result<Vec<(ArticleId, Topics)>, Error> {
        self.read(|| {
            let mut ask =
                self.conn.prepare_cached("SELECT article, words FROM topic WHERE coverage = ?1 ORDER BY article")?;
            let found = ask.query_map([coverage.0], |row| {
                Ok((ArticleId(row.get(0)?), Topics::from_bytes(row.get_ref(1)?.as_blob().unwrap_or_default())))
            })?;
            Ok(found.collect::<rusqlite::Result<_>>()?)
        })
    }
}

/// An open claim, and one elsewhere that gives the same figure and was judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The open claim.
    pub claim: ClaimId,
    /// The judged one.
    pub other: ClaimId,
    /// Its article.
    pub article: ArticleId,
}

impl Ledger {
    /// Whether any claim has a verdict: else none has been judged elsewhere.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn has_verdicts(&self) -> Result<bool, Error> {
        self.read(|| Ok(self.conn.prepare_cached(sql!("has_verdicts"))?.query_row([], |row| row.get(0))?))
    }

    /// The claims of other articles that were judged and give the same figure of the same thing as an open claim of this
    /// one, in any coverage.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn judged_elsewhere(&self, article: ArticleId) -> Result<Vec<Judged>, Error> {
        self.read(|| {
            let mut ask = self.conn.prepare_cached(sql!("judged_elsewhere"))?;
            let found = ask.query_map([article.0], |row| {
                let (claim, other) = (ClaimId(row.get(0)?), ClaimId(row.get(1)?));
                Ok(Judged { claim, other, article: ArticleId(row.get(2)?) })
            })?;
            Ok(found.collect::<rusqlite::Result<_>>()?)
        })
    }
}

impl Writer<'_> {
    /// Says of which coverage an article is part.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn set_coverage(&self, article: ArticleId, coverage: ArticleId) -> Result<(), Error> {
        let mut set = self.conn().prepare_cached("UPDATE topic SET coverage = ?2 WHERE article = ?1")?;
        set.execute([article.0, coverage.0])?;
        Ok(())
    }

    /// Says that this version of the checks has compared the article.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn set_linked(&self, article: ArticleId) -> Result<(), Error> {
        let mut set = self.conn().prepare_cached("UPDATE topic SET linked = ?2 WHERE article = ?1")?;
        set.execute(params![article.0, checks::version_across()])?;
        Ok(())
    }

    /// Puts these findings in the place of all that the coverage has.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn set_shared_findings(&self, coverage: ArticleId, findings: &[NewFinding]) -> Result<(), Error> {
        let conn = self.conn();
        let about = || -> Result<Vec<i64>, Error> {
            let mut ask = conn.prepare_cached(sql!("articles_found_in_coverage"))?;
            Ok(ask.query_map([coverage.0], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
        };
        let mut touched = about()?;
        let old = "DELETE FROM finding_claim WHERE finding IN (SELECT id FROM finding WHERE coverage = ?1)";
        conn.prepare_cached(old)?.execute([coverage.0])?;
        conn.prepare_cached("DELETE FROM finding WHERE coverage = ?1")?.execute([coverage.0])?;
        for finding in findings {
            let id = finding.found.add(conn, finding.article, Some(coverage))?;
            let mut tie =
                conn.prepare_cached("INSERT OR IGNORE INTO finding_claim (claim, finding) VALUES (?1, ?2)")?;
            for claim in &finding.claims {
                tie.execute([claim.0, id])?;
            }
        }
        touched.extend(about()?);
        touched.sort_unstable();
        touched.dedup();
        for article in touched {
            super::urgency::place_findings(conn, article)?;
        }
        Ok(())
    }
}
