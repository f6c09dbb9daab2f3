//! Cells of spreadsheets that mean nothing here, for the next sheet: which columns there are, and what stands in them.

use super::error::Error;
use super::open::Ledger;
use crate::model::{ArticleId, ClaimId, Kept};
use std::collections::BTreeMap;

impl Ledger {
    /// The names of the columns, in order.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn kept_columns(&self) -> Result<Vec<String>, Error> {
        self.read(|| {
            let sql = "SELECT DISTINCT key FROM work, json_each(work.kept) WHERE kept IS NOT NULL ORDER BY key";
            let mut ask = self.conn.prepare_cached(sql)?;
            Ok(ask.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// The cells of an article's claims.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn kept_in(&self, article: ArticleId) -> Result<BTreeMap<ClaimId, Kept>, Error> {
        self.read(|| {
            let sql = "SELECT w.claim, w.kept FROM work w JOIN claim c ON c.id = w.claim
                       WHERE c.article = ?1 AND w.kept IS NOT NULL";
            let mut ask = self.conn.prepare_cached(sql)?;
            let mut found = ask.query([article.0])?;
            let mut all = BTreeMap::new();
            while let Some(row) = found.next()? {
                let json: String = row.get(1)?;
                // What this program cannot read is taken for nothing; `verify` speaks of it.
                all.insert(ClaimId(row.get(0)?), serde_json::from_str(&json).unwrap_or_default());
            }
            Ok(all)
        })
    }
}
