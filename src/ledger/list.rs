//! Which claims? Filters, an order, and pages that are found by key: the page after claim 812 costs the same as the first.

use super::card::{COLUMNS, ClaimCard};
use super::error::Error;
use super::open::Ledger;
use super::search;
use crate::model::{ArticleId, ClaimId, ClaimRef, Status};
use rusqlite::types::Value;
use rusqlite::{OptionalExtension as _, params_from_iter};

/// Which claims are wanted. Nothing set: all that are in their articles.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Any of these; none means all.
    pub status: Vec<Status>,
    /// Words that the source's name contains, in any case of letters.
    pub source: Option<String>,
    /// Only what the article says in its own voice.
    pub unattributed: bool,
    /// Words that the outlet's name contains.
    pub outlet: Option<String>,
    /// Only this article.
    pub article: Option<ArticleId>,
    /// Only this unit; `count` for things that are counted.
    pub unit: Option<String>,
    /// At least this number.
    pub min: Option<f64>,
    /// At most this number.
    pub max: Option<f64>,
    /// Published at this second or later.
    pub since: Option<i64>,
    /// Published at this second or before.
    pub until: Option<i64>,
    /// Words that the sentence holds.
    pub search: Option<String>,
    /// Instead: claims that are no longer in their article.
    pub gone: bool,
}

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
}

impl Sort {
    /// What is compared, all rising and never empty.
    fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Newest => &["recency", "article", "begins", "id"],
            Self::Oldest => &["-recency", "article", "begins", "id"],
            Self::Largest => &["coalesce(-size, 9e999)", "id"],
            Self::Smallest => &["coalesce(size, 9e999)", "id"],
            Self::Source => &["source IS NULL", "coalesce(source, '')", "recency", "article", "begins", "id"],
            Self::Outlet => &["outlet IS NULL", "coalesce(outlet, '')", "recency", "article", "begins", "id"],
            Self::Number => &["id"],
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

    fn query(&self, filter: &Filter, sort: Sort, after: Option<ClaimId>, limit: usize) -> Result<Query, Error> {
        let mut wanted = conditions(filter)?;
        let keys = sort.keys();
        if let Some(after) = after {
            let sql = format!("SELECT {} FROM claim_card WHERE id = ?1", keys.join(", "));
            let read = |row: &rusqlite::Row<'_>| (0..keys.len()).map(|at| row.get(at)).collect::<Result<Vec<_>, _>>();
            let last = self.conn.prepare_cached(&sql)?.query_row([after.0], read).optional()?;
            let last: Vec<Value> = last.ok_or(Error::NoClaim(ClaimRef::Id(after)))?;
            let first = wanted.values.len() + 1;
            let places: Vec<_> = (first..first + last.len()).map(|n| format!("?{n}")).collect();
            wanted.terms.push(format!("({}) > ({})", keys.join(", "), places.join(", ")));
            wanted.values.extend(last);
        }
        Ok(assemble(filter, keys, wanted, limit))
    }
}

/// A statement and what is bound to it.
struct Query {
    sql: String,
    values: Vec<Value>,
}

/// What a claim must fulfil, status aside.
struct Wanted {
    terms: Vec<String>,
    values: Vec<Value>,
    /// Whether one of the terms leads to few claims through an index of its own.
    narrow: bool,
}

impl Wanted {
    fn add(&mut self, term: &str, value: impl Into<Value>) {
        self.values.push(value.into());
        self.terms.push(term.replace("?1", &format!("?{}", self.values.len())));
    }
}

fn conditions(filter: &Filter) -> Result<Wanted, Error> {
    let mut wanted = Wanted { terms: Vec::new(), values: Vec::new(), narrow: false };
    wanted.terms.push(if filter.gone { "gone IS NOT NULL" } else { "gone IS NULL" }.to_string());
    if let Some(article) = filter.article {
        wanted.add("article = ?1", article.0);
        wanted.narrow = true;
    }
    if let Some(source) = &filter.source {
        wanted.add(r"source_id IN (SELECT id FROM source WHERE name LIKE ?1 ESCAPE '\')", contains(source));
        wanted.narrow = true;
    }
    if let Some(outlet) = &filter.outlet {
        wanted.add(concat!("article IN (", sql!("articles_of_outlet"), ")"), contains(outlet));
        wanted.narrow = true;
    }
    if let Some(words) = &filter.search {
        let words = search::words(words).ok_or(Error::NothingToSearch)?;
        wanted.add(concat!("id IN (", sql!("claims_found"), ")"), words);
        wanted.narrow = true;
    }
    match filter.unit.as_deref() {
        Some("count") => wanted.terms.push("unit IS NULL AND shape <> 'vague'".to_string()),
        Some(unit) => wanted.add("unit = ?1", unit.to_string()),
        None => {}
    }
    if filter.unattributed {
        wanted.terms.push("mode IS NULL".to_string());
    }
    if let Some(min) = filter.min {
        wanted.add("size >= ?1", min);
    }
    if let Some(max) = filter.max {
        wanted.add("size <= ?1", max);
    }
    // Newest first is smallest first.
    if let Some(since) = filter.since {
        wanted.add("recency <= ?1", -since);
    }
    if let Some(until) = filter.until {
        wanted.add("recency >= ?1", -until);
    }
    Ok(wanted)
}

/// One walk along the index per status, merged, unless another index leads to few claims.
fn assemble(filter: &Filter, keys: &[&str], wanted: Wanted, limit: usize) -> Query {
    let Wanted { terms, values, narrow } = wanted;
    let terms = terms.join(" AND ");
    let mut statuses = filter.status.clone();
    statuses.sort_unstable();
    statuses.dedup();
    if statuses.is_empty() {
        statuses = Status::ALL.to_vec();
    }
    let named: Vec<_> = keys.iter().enumerate().map(|(n, key)| format!("{key} AS k{n}")).collect();
    let select = format!("SELECT {COLUMNS}, {} FROM claim_card WHERE {terms}", named.join(", "));
    let one = |status: &Status, plus: &str| match status.verdict() {
        None => format!("{plus}verdict IS NULL"),
        Some(verdict) => format!("{plus}verdict = '{verdict}'"),
    };
    let selects: Vec<_> = if narrow {
        // The plus keeps SQLite from walking along the index by verdict.
        let any: Vec<_> = statuses.iter().map(|status| one(status, "+")).collect();
        vec![format!("{select} AND ({})", any.join(" OR "))]
    } else {
        statuses.iter().map(|status| format!("{select} AND {}", one(status, ""))).collect()
    };
    let order: Vec<_> = (0..keys.len()).map(|n| format!("k{n}")).collect();
    let sql = format!("{} ORDER BY {} LIMIT {}", selects.join(" UNION ALL "), order.join(", "), limit + 1);
    Query { sql, values }
}

/// The pattern of LIKE for words that stand anywhere.
pub(super) fn contains(words: &str) -> String {
    let plain = words.replace('\\', r"\\").replace('%', r"\%").replace('_', r"\_");
    format!("%{plain}%")
}
