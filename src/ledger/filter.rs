//! Which claims? From what a person asks for to the statement that finds them.
//!
//! A statement walks along the index that leads to the fewest claims: the queue by verdict and date, or that of an article,
//! a source, a word.

use super::card::COLUMNS;
use super::error::Error;
use super::list::Sort;
use super::open::Ledger;
use super::search;
use crate::model::{ArticleId, ClaimId, ClaimRef, Status};
use rusqlite::OptionalExtension as _;
use rusqlite::types::Value;

/// Which claims are wanted. Nothing set: all that are in their articles.
#[derive(Clone, Debug, Default, PartialEq)]
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
    /// It happened on this day or later: `2025-03-18`.
    pub happened_since: Option<String>,
    /// It happened on this day or before.
    pub happened_until: Option<String>,
    /// Only claims about which a check found something that nobody has put aside.
    pub findings: bool,
    /// Words that the sentence holds.
    pub search: Option<String>,
    /// Only claims that are assigned to this reviewer.
    pub assigned: Option<String>,
    /// Only claims that were flagged.
    pub flagged: bool,
    /// Only claims whose verdict is to be looked at again on this day, `2025-12-31`, or was to before it.
    pub expired: Option<String>,
    /// Only claims whose readers disagree.
    pub split: bool,
    /// Only claims that somebody else has marked and this reader may read in this round, the first being 1.
    pub to_read: Option<(String, u32)>,
    /// Only this exact number: `79`, `4200000000`.
    pub value: Option<String>,
    /// Instead: claims that are no longer in their article.
    pub gone: bool,
}

impl Ledger {
    pub(super) fn query(
        &self,
        filter: &Filter,
        sort: Sort,
        after: Option<ClaimId>,
        limit: usize,
    ) -> Result<Query, Error> {
        let mut wanted = self.conditions(filter, sort)?;
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

    /// The terms of the filter, and whether one of them leads to few claims.
    fn conditions(&self, filter: &Filter, sort: Sort) -> Result<Wanted, Error> {
        let mut wanted = Wanted { terms: Vec::new(), values: Vec::new(), narrow: false };
        wanted.terms.push(if filter.gone { "gone IS NOT NULL" } else { "gone IS NULL" }.to_string());
        if let Some(article) = filter.article {
            wanted.add("article = ?1", article.0);
            wanted.narrow = true;
        }
        if let Some(source) = &filter.source {
            self.of_source(source, &mut wanted)?;
        }
        if let Some(outlet) = &filter.outlet {
            wanted.add(concat!("article IN (", sql!("articles_of_outlet"), ")"), contains(outlet));
            wanted.narrow = true;
        }
        if filter.findings {
            wanted.terms.push(concat!("id IN (", sql!("claims_with_findings"), ")").to_string());
            wanted.narrow = true;
        }
        if let Some(words) = &filter.search {
            self.with_words(words, sort, &mut wanted)?;
        }
        wanted.work(filter);
        wanted.figure(filter);
        // Newest first is smallest first.
        if let Some(since) = filter.since {
            wanted.add("recency <= ?1", -since);
        }
        if let Some(until) = filter.until {
            wanted.add("recency >= ?1", -until);
        }
        Ok(wanted)
    }

    /// One source is a walk along its index; of several the claims have to be sorted.
    fn of_source(&self, name: &str, wanted: &mut Wanted) -> Result<(), Error> {
        let mut ask = self.conn.prepare_cached(sql!("sources_named"))?;
        let sources: Vec<i64> = ask.query_map([contains(name)], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        match sources[..] {
            [one] => wanted.add("source_id = ?1", one),
            _ => wanted.add(concat!("source_id IN (", sql!("sources_named"), ")"), contains(name)),
        }
        wanted.narrow = true;
        Ok(())
    }

    /// A rare word leads to its claims. A common one is everywhere, so the next page of the queue is near: walking along
    /// it and looking at each sentence costs less than collecting all that have the word.
    fn with_words(&self, typed: &str, sort: Sort, wanted: &mut Wanted) -> Result<(), Error> {
        let words = search::words(typed).ok_or(Error::NothingToSearch)?;
        let mut ask = self.conn.prepare_cached(sql!("is_common"))?;
        let common: bool = ask.query_row((&words, COMMON), |row| row.get(0))?;
        if common && sort == Sort::Newest && !wanted.narrow {
            let here =
                "EXISTS (SELECT 1 FROM sentence_words w WHERE w.rowid = sentence_id AND w.sentence_words MATCH ?1)";
            wanted.add(here, words);
        } else {
            wanted.add(concat!("id IN (", sql!("claims_found"), ")"), words);
            wanted.narrow = true;
        }
        Ok(())
    }
}

/// Sentences with a word that is common.
const COMMON: i64 = 2_000;

/// A statement and what is bound to it.
pub(super) struct Query {
    pub(super) sql: String,
    pub(super) values: Vec<Value>,
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

    /// The terms on what is going on beside the verdict. Few claims are like that.
    fn work(&mut self, filter: &Filter) {
        if let Some(to) = &filter.assigned {
            let term = "id IN (SELECT claim FROM work WHERE assigned ->> 'to' = ?1 AND assigned IS NOT NULL)";
            self.add(term, to.clone());
        }
        if filter.flagged {
            self.terms.push("id IN (SELECT claim FROM work WHERE flagged IS NOT NULL)".to_string());
        }
        if filter.split {
            let term = "id IN (SELECT claim FROM work WHERE readings ->> 'state' = 'split' AND readings IS NOT NULL)";
            self.terms.push(term.to_string());
        }
        if let Some(day) = &filter.expired {
            self.add(
                "id IN (SELECT id FROM claim WHERE expires <= ?1 AND expires IS NOT NULL AND gone IS NULL)",
                day.clone(),
            );
        }
        if let Some((reader, round)) = &filter.to_read {
            self.add("+marked_by <> ?1", reader.clone());
            let rounds = "SELECT json_array_length(w.readings, '$.list') FROM work w WHERE w.claim = claim_card.id";
            self.add(&format!("coalesce(({rounds}), 1) = ?1"), i64::from(*round) - 1);
            let read = "SELECT 1 FROM work w, json_each(w.readings, '$.list') r WHERE w.claim = claim_card.id";
            self.add(&format!("NOT EXISTS ({read} AND r.value -> 'found' ->> 'by' = ?1)"), reader.clone());
        }
        self.narrow |= filter.assigned.is_some() || filter.flagged || filter.split || filter.expired.is_some();
    }

    /// The terms on the figure itself.
    fn figure(&mut self, filter: &Filter) {
        if let Some(value) = &filter.value {
            self.add("value = ?1", value.clone());
        }
        match filter.unit.as_deref() {
            Some("count") => self.terms.push("unit IS NULL".to_string()),
            Some(unit) => self.add("unit = ?1", unit.to_string()),
            None => {}
        }
        if filter.unattributed {
            self.terms.push("mode IS NULL".to_string());
        }
        // A span of days counts as soon as one of its days does.
        if let Some(since) = &filter.happened_since {
            self.add("happened_until >= ?1", since.clone());
        }
        if let Some(until) = &filter.happened_until {
            self.add("happened_from <= ?1", until.clone());
        }
        if let Some(min) = filter.min {
            self.add("size >= ?1", min);
        }
        if let Some(max) = filter.max {
            self.add("size <= ?1", max);
        }
    }
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
