//! Articles: what is shown of them, and lists of them.

use super::card::Cells;
use super::error::Error;
use super::filter::contains;
use super::open::Ledger;
use crate::model::{ArticleId, RevisionId};
use rusqlite::types::Value;
use rusqlite::{OptionalExtension as _, Row, params_from_iter};
use serde::Serialize;

/// An article with its counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ArticleCard {
    /// Its number.
    pub id: ArticleId,
    /// Its headline.
    pub headline: Option<String>,
    /// Its outlet.
    pub outlet: Option<String>,
    /// Its byline.
    pub byline: Option<String>,
    /// When it was published, in the publisher's words.
    pub published: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The file that its current text came from.
    pub origin: Option<String>,
    /// When that came in.
    pub imported: String,
    /// BLAKE3 of the text, in hexadecimal.
    pub blake3: String,
    /// The current revision.
    pub revision: RevisionId,
    /// Claims in it.
    pub claims: u64,
    /// Of these, with a source.
    pub attributed: u64,
    /// Numerals that are no claims.
    pub suppressed: u64,
    /// Claims without a verdict.
    pub unverified: u64,
    /// Claims that were verified.
    pub verified: u64,
    /// Claims that are disputed.
    pub disputed: u64,
    /// Claims for which nothing was found.
    pub unsourced: u64,
}

/// Which articles are wanted.
#[derive(Clone, Debug, Default)]
pub struct ArticleFilter {
    /// Words that the outlet's name contains.
    pub outlet: Option<String>,
    /// Words that the headline contains.
    pub headline: Option<String>,
    /// Published at this second or later.
    pub since: Option<i64>,
    /// Published at this second or before.
    pub until: Option<i64>,
    /// Only those with unverified claims.
    pub open: bool,
}

const COLUMNS: &str = "id, headline, outlet, byline, published, url, origin, imported, blake3, revision, n_claims, \
     n_attributed, n_suppressed, n_unverified, n_verified, n_disputed, n_unsourced";

impl ArticleCard {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let mut cells = Cells::of(row);
        let c = &mut cells;
        Ok(Self {
            id: ArticleId(c.next()?),
            headline: c.next()?,
            outlet: c.next()?,
            byline: c.next()?,
            published: c.next()?,
            url: c.next()?,
            origin: c.next()?,
            imported: c.next()?,
            blake3: c.next()?,
            revision: RevisionId(c.next()?),
            claims: c.count()?,
            attributed: c.count()?,
            suppressed: c.count()?,
            unverified: c.count()?,
            verified: c.count()?,
            disputed: c.count()?,
            unsourced: c.count()?,
        })
    }
}

impl Ledger {
    /// One article.
    ///
    /// # Errors
    /// When there is none of this number.
    pub fn article(&self, id: ArticleId) -> Result<ArticleCard, Error> {
        self.read(|| {
            let mut ask = self.conn.prepare_cached(&format!("SELECT {COLUMNS} FROM article_card WHERE id = ?1"))?;
            ask.query_row([id.0], ArticleCard::read).optional()?.ok_or(Error::NoArticle(id))
        })
    }

    /// The articles that pass the filter, the newest first, from behind the article `after`.
    ///
    /// # Errors
    /// When `after` is no article, or the ledger cannot be read.
    pub fn articles(
        &self,
        filter: &ArticleFilter,
        after: Option<ArticleId>,
        limit: usize,
    ) -> Result<Vec<ArticleCard>, Error> {
        self.read(|| {
            let mut terms = vec!["1".to_string()];
            let mut values: Vec<Value> = Vec::new();
            let mut add = |term: &str, value: Value| {
                values.push(value);
                terms.push(term.replace("?1", &format!("?{}", values.len())));
            };
            if let Some(outlet) = &filter.outlet {
                add(concat!("id IN (", sql!("articles_of_outlet"), ")"), contains(outlet).into());
            }
            if let Some(headline) = &filter.headline {
                add(r"headline LIKE ?1 ESCAPE '\'", contains(headline).into());
            }
            if let Some(since) = filter.since {
                add("recency <= ?1", (-since).into());
            }
            if let Some(until) = filter.until {
                add("recency >= ?1", (-until).into());
            }
            if let Some(after) = after {
                self.article(after)?;
                add("(recency, id) > (SELECT recency, id FROM article WHERE id = ?1)", after.0.into());
            }
            if filter.open {
                terms.push("n_unverified > 0".to_string());
            }
            let sql = format!(
                "SELECT {COLUMNS} FROM article_card WHERE {} ORDER BY recency, id LIMIT {limit}",
                terms.join(" AND ")
            );
            let mut ask = self.conn.prepare_cached(&sql)?;
            let found = ask.query_map(params_from_iter(&values), ArticleCard::read)?;
            Ok(found.collect::<rusqlite::Result<Vec<_>>>()?)
        })
    }
}
