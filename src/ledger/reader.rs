//! What a reviewer sees around a claim: the article's text, and the same figure in other articles.

use super::card::{COLUMNS, ClaimCard};
use super::error::Error;
use super::open::Ledger;
use crate::model::{ArticleId, ClaimId, Evidence};
use rusqlite::params;

/// The text that a claim stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleText {
    /// The words.
    pub text: String,
    /// Its parts: what they are, their first code point and the one after their last.
    pub parts: Vec<(String, usize, usize)>,
}

impl Ledger {
    /// The text of the revision that the claim's places count in.
    ///
    /// # Errors
    /// When there is no such claim, or the ledger cannot be read.
    pub fn text_of(&self, claim: ClaimId) -> Result<ArticleText, Error> {
        self.read(|| {
            let mut ask = self.conn.prepare_cached(sql!("text_of_claim"))?;
            let (text, parts): (String, String) = ask.query_row([claim.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(ArticleText { text, parts: super::reading::parts(&parts) })
        })
    }

    /// Claims of other articles that give the same number of the same thing, in the same unit and direction: at most
    /// `limit` of them, in the order of their numbers.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn same_figure(&self, card: &ClaimCard, limit: usize) -> Result<Vec<ClaimCard>, Error> {
        let (Some(value), Some(of)) = (&card.figure.value, &card.of) else { return Ok(Vec::new()) };
        self.read(|| {
            let mut ask = self.conn.prepare_cached(sql!("same_figure"))?;
            let unit = card.figure.unit.as_ref().map(crate::model::Unit::as_str);
            let change = card.figure.change.map(crate::model::Change::as_str);
            let asked = params![value, of.text, unit, change, card.article.id.0, limit as i64];
            let mut ids = ask.query_map(asked, |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
            ids.sort_unstable();
            let mut ask = self.conn.prepare_cached(&format!("SELECT {COLUMNS} FROM claim_card WHERE id = ?1"))?;
            let cards = ids.into_iter().map(|id| ask.query_row([id], ClaimCard::read));
            Ok(cards.collect::<rusqlite::Result<Vec<_>>>()?)
        })
    }

    /// Claims of the same article that give the same number in the same unit and direction: at most `limit` of them, in text
    /// order. A headline and the paragraph below it often count the same under two names, so the thing counted decides only
    /// about numbers below ten.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn same_here(&self, card: &ClaimCard, limit: usize) -> Result<Vec<ClaimCard>, Error> {
        self.read(|| {
            let mut ask = self.conn.prepare_cached(sql!("same_here"))?;
            let unit = card.figure.unit.as_ref().map(crate::model::Unit::as_str);
            let change = card.figure.change.map(crate::model::Change::as_str);
            let (low, high) = card.figure.ends.clone().unzip();
            let of = card.of.as_ref().map(|of| &of.text);
            let (article, value) = (card.article.id.0, &card.figure.value);
            let asked = params![article, card.id.0, unit, change, value, low, high, of, card.headline, limit as i64];
            let ids = ask.query_map(asked, |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
            let mut ask = self.conn.prepare_cached(&format!("SELECT {COLUMNS} FROM claim_card WHERE id = ?1"))?;
            let cards = ids.into_iter().map(|id| ask.query_row([id], ClaimCard::read));
            Ok(cards.collect::<rusqlite::Result<Vec<_>>>()?)
        })
    }

    /// What the verdict on the claim rests on.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn evidence(&self, claim: ClaimId) -> Result<Vec<Evidence>, Error> {
        self.read(|| Ok(super::detail::evidence(&self.conn, claim)?))
    }

    /// Every file that a standing verdict rests on, with the claim.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn files_of_evidence(&self) -> Result<Vec<(ClaimId, Evidence)>, Error> {
        self.read(|| {
            let sql = "SELECT DISTINCT claim FROM evidence WHERE kind = 'file' ORDER BY claim";
            let mut ask = self.conn.prepare_cached(sql)?;
            let claims = ask.query_map([], |row| row.get(0).map(ClaimId))?.collect::<rusqlite::Result<Vec<_>>>()?;
            let mut files = Vec::new();
            for claim in claims {
                let pieces = super::detail::evidence(&self.conn, claim)?;
                files.extend(pieces.into_iter().map(|piece| (claim, piece)));
            }
            Ok(files)
        })
    }

    /// The claims of an article that its current text holds, in text order, with the text.
    ///
    /// # Errors
    /// When there is no such article.
    pub fn article_with_claims(&self, article: ArticleId) -> Result<(ArticleText, Vec<ClaimCard>), Error> {
        self.article(article)?;
        self.read(|| {
            let sql = "SELECT r.text, r.blocks FROM article a JOIN revision r ON r.id = a.revision WHERE a.id = ?1";
            let (text, parts): (String, String) =
                self.conn.prepare_cached(sql)?.query_row([article.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
            let sql = format!("SELECT {COLUMNS} FROM claim_card WHERE article = ?1 AND gone IS NULL ORDER BY begins");
            let mut ask = self.conn.prepare_cached(&sql)?;
            let cards = ask.query_map([article.0], ClaimCard::read)?.collect::<rusqlite::Result<Vec<_>>>()?;
            Ok((ArticleText { text, parts: super::reading::parts(&parts) }, cards))
        })
    }

    /// A number that changes whenever another process has written.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn version_of_data(&self) -> Result<i64, Error> {
        self.read(|| Ok(self.conn.pragma_query_value(None, "data_version", |row| row.get(0))?))
    }

    /// Whose readings of claims there are, as [`crate::model::Readings`], with the claims.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn readings(&self) -> Result<Vec<(ClaimId, crate::model::Readings)>, Error> {
        self.read(|| {
            let sql = "SELECT claim, readings FROM work WHERE readings IS NOT NULL ORDER BY claim";
            let mut ask = self.conn.prepare_cached(sql)?;
            let mut found = ask.query([])?;
            let mut readings = Vec::new();
            while let Some(row) = found.next()? {
                if let Ok(read) = serde_json::from_str(row.get_ref(1)?.as_str().unwrap_or_default()) {
                    readings.push((ClaimId(row.get(0)?), read));
                }
            }
            Ok(readings)
        })
    }
}
