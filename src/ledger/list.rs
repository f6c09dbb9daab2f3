//! Lists of claims: an order, and pages that are found by key. The page after claim 812 costs the same as the first.

use super::card::{COLUMNS, ClaimCard};
use super::error::Error;
use super::filter::Filter;
use super::open::Ledger;
use crate::model::{ClaimId, ClaimRef};
use rusqlite::{OptionalExtension as _, params_from_iter};

/// In which order?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Newest article first, then text order.
    #[default]
    Newest,
    /// Oldest article first, then text order.
    Oldest,
    /// Largest number first, whatever its unit.
    Largest,
    /// Smallest number first.
    Smallest,
    /// By source, the unattributed last.
    Source,
    /// By outlet.
    Outlet,
    /// As they came in.
    Number,
    /// The most urgent first, then the newest article; what was postponed last.
    Queue,
}

impl Sort {
    /// What is compared, all rising and never empty.
    pub(super) fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Newest => &["recency", "article", "begins", "id"],
            Self::Oldest => &["-recency", "article", "begins", "id"],
            Self::Largest => &["coalesce(-size, 9e999)", "id"],
            Self::Smallest => &["coalesce(size, 9e999)", "id"],
            Self::Source => &["source IS NULL", "coalesce(source, '')", "recency", "article", "begins", "id"],
            Self::Outlet => &["outlet IS NULL", "coalesce(outlet, '')", "recency", "article", "begins", "id"],
            Self::Number => &["id"],
            Self::Queue => &["queue", "recency", "article", "begins", "id"],
        }
    }
}

/// Some claims of a list.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The claims.
    pub claims: Vec<ClaimCard>,
    /// Whether there are more after the last of them.
    pub more: bool,
}

impl Ledger {
    /// The claims that pass the filter, in this order, from behind the claim `after`, `limit` of them at most.
    ///
    /// # Errors
    /// When the words to search for hold no word, `after` is no claim, or the ledger cannot be read.
    pub fn list(&self, filter: &Filter, sort: Sort, after: Option<ClaimId>, limit: usize) -> Result<Page, Error> {
        self.read(|| {
            let query = self.query(filter, sort, after, limit)?;
            let mut ask = self.conn.prepare_cached(&query.sql)?;
            let found = ask.query_map(params_from_iter(&query.values), ClaimCard::read)?;
            let mut claims = found.collect::<rusqlite::Result<Vec<_>>>()?;
            let more = claims.len() > limit;
            claims.truncate(limit);
            Ok(Page { claims, more })
        })
    }

    /// One claim.
    ///
    /// # Errors
    /// When there is none of this number.
    pub fn claim(&self, id: ClaimId) -> Result<ClaimCard, Error> {
        self.read(|| {
            let mut ask = self.conn.prepare_cached(&format!("SELECT {COLUMNS} FROM claim_card WHERE id = ?1"))?;
            ask.query_row([id.0], ClaimCard::read).optional()?.ok_or(Error::NoClaim(ClaimRef::Id(id)))
        })
    }

    /// The number of the claim that a person named.
    ///
    /// # Errors
    /// When there is none, or a key names several.
    pub fn find(&self, name: ClaimRef) -> Result<ClaimId, Error> {
        self.read(|| {
            let mut claims: Vec<ClaimId> = match name {
                ClaimRef::Id(id) => {
                    let mut ask = self.conn.prepare_cached("SELECT id FROM claim WHERE id = ?1")?;
                    ask.query_map([id.0], |row| row.get(0).map(ClaimId))?.collect::<Result<_, _>>()?
                }
                ClaimRef::Key(key) => {
                    let mut ask = self.conn.prepare_cached("SELECT id FROM claim WHERE key = ?1 ORDER BY id")?;
                    ask.query_map([key.as_str()], |row| row.get(0).map(ClaimId))?.collect::<Result<_, _>>()?
                }
            };
            match claims.len() {
                0 => Err(Error::NoClaim(name)),
                1 => Ok(claims.remove(0)),
                _ => Err(Error::Ambiguous { name, claims }),
            }
        })
    }

    /// How SQLite would answer the question, for tests that watch over the indexes.
    #[doc(hidden)]
    pub fn plan(&self, filter: &Filter, sort: Sort, after: Option<ClaimId>) -> Result<String, Error> {
        let query = self.query(filter, sort, after, 50)?;
        let mut ask = self.conn.prepare(&format!("EXPLAIN QUERY PLAN {}", query.sql))?;
        let steps = ask.query_map(params_from_iter(&query.values), |row| row.get::<_, String>(3))?;
        Ok(steps.collect::<rusqlite::Result<Vec<_>>>()?.join("\n"))
    }
}
