//! What checks find in the record itself: verdicts that do not stand as they should.

use super::error::Error;
use super::findings::{FindingCard, FindingFilter};
use super::open::Ledger;
use crate::checks::{grounds, key};
use crate::model::{ClaimId, Dismissal};
use rusqlite::OptionalExtension as _;

impl Ledger {
    /// The findings on the record that pass the filter, as of `today` (2026-11-25).
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn findings_on_record(&self, filter: &FindingFilter, today: &str) -> Result<Vec<FindingCard>, Error> {
        let rows: Vec<(String, i64, Option<String>, Option<String>)> = self.read(|| {
            let mut ask = self.conn.prepare_cached(sql!("doubtful_grounds"))?;
            let found = ask.query_map([today], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
            Ok(found.collect::<rusqlite::Result<_>>()?)
        })?;
        let mut found = Vec::new();
        for (name, claim, first, second) in rows {
            let Some(check) = grounds::on_record(&name) else { continue };
            let named = filter.checks.is_empty() || filter.checks.contains(&name);
            if !named || check.level < filter.level {
                continue;
            }
            let card = self.claim(ClaimId(claim))?;
            if filter.article.is_some_and(|article| article != card.article.id) {
                continue;
            }
            let parts = [card.key.as_str(), first.as_deref().unwrap_or(""), second.as_deref().unwrap_or("")];
            let key = key("", check.name, &parts, 0);
            let dismissed = self.dismissal(&key)?;
            if dismissed.is_some() && !filter.dismissed {
                continue;
            }
            found.push(FindingCard {
                key,
                check: name.clone(),
                level: check.level,
                places: vec![(card.figure.exact.begins, card.figure.exact.ends)],
                sentence: (card.sentence.begins, card.sentence.text.clone()),
                sum: grounds::told(&name, first.as_deref(), second.as_deref()),
                ask: check.ask.to_string(),
                claims: vec![card.id],
                article: card.article.id,
                headline: card.article.headline,
                outlet: card.article.outlet,
                url: card.article.url,
                published: card.article.published,
                dismissed,
            });
        }
        Ok(found)
    }

    fn dismissal(&self, key: &str) -> Result<Option<Dismissal>, Error> {
        self.read(|| {
            let mut ask = self.conn.prepare_cached("SELECT by, at, because FROM dismissal WHERE key = ?1")?;
            let read = |row: &rusqlite::Row<'_>| {
                Ok(Dismissal { by: row.get(0)?, at: row.get(1)?, because: row.get(2)? })
            };
            Ok(ask.query_row([key], read).optional()?)
        })
    }
}
