//! Verdicts of others: events that say what somebody else published about a claim, or about an article of which it is not
//! plain which claim is meant. They change how nothing stands, so there is no table of them; the log is where they are.

use super::error::Error;
use super::log::payload;
use super::open::Ledger;
use super::write::{About, Writer};
use crate::model::{ArticleId, ClaimId, EventKind, External};
use rusqlite::{OptionalExtension as _, params};

/// A verdict of somebody else's with what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// The claim, where one is plainly meant.
    pub claim: Option<ClaimId>,
    /// The verdict.
    pub external: External,
}

impl Ledger {
    /// The article that stands at this address.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn article_at(&self, url: &str) -> Result<Option<ArticleId>, Error> {
        self.read(|| {
            let mut ask = self.conn.prepare_cached("SELECT id FROM article WHERE url = ?1")?;
            Ok(ask.query_row([url], |row| row.get(0).map(ArticleId)).optional()?)
        })
    }

    /// What others published about the article and its claims, in the order in which it came in.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn heard(&self, article: ArticleId) -> Result<Vec<Heard>, Error> {
        self.read(|| {
            let mut ask = self.conn.prepare_cached(sql!("heard_about"))?;
            let mut found = ask.query([article.0])?;
            let mut heard = Vec::new();
            while let Some(row) = found.next()? {
                let became: Option<String> = row.get(2)?;
                if let Some(external) = payload(row.get(0)?, became.as_deref())? {
                    heard.push(Heard { claim: row.get::<_, Option<i64>>(1)?.map(ClaimId), external });
                }
            }
            Ok(heard)
        })
    }
}

impl Writer<'_> {
    /// Writes down what somebody else published about a claim, or about an article. Returns whether that is news.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn hear(&mut self, article: ArticleId, claim: Option<ClaimId>, external: &External) -> Result<bool, Error> {
        let became = serde_json::to_string(external).expect("words are always JSON");
        let known = "SELECT EXISTS (SELECT 1 FROM event WHERE claim = ?1 AND kind = 'heard' AND became = ?2)";
        let known_of_article =
            "SELECT EXISTS (SELECT 1 FROM event WHERE article = ?1 AND kind = 'heard' AND became = ?2)";
        let (sql, about) = match claim {
            Some(claim) => (known, claim.0),
            None => (known_of_article, article.0),
        };
        if self.conn().prepare_cached(sql)?.query_row(params![about, became], |row| row.get(0))? {
            return Ok(false);
        }
        let article = if claim.is_none() { Some(article) } else { None };
        self.record(EventKind::Heard, About { article, claim, ..About::default() }, None, Some(became))?;
        Ok(true)
    }
}
