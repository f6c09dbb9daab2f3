//! Counts: those that are kept, and a few that are summed over articles.

use super::error::Error;
use super::open::Ledger;
use serde::Serialize;

/// How the work stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Stats {
    /// Articles in the ledger.
    pub articles: u64,
    /// Their revisions.
    pub revisions: u64,
    /// Claims in the current revisions.
    pub claims: u64,
    /// Of these, with a source.
    pub attributed: u64,
    /// Without a verdict.
    pub unverified: u64,
    /// Verified.
    pub verified: u64,
    /// Disputed.
    pub disputed: u64,
    /// Without any evidence to be found.
    pub unsourced: u64,
    /// Numerals that are no claims.
    pub suppressed: u64,
    /// Claims that are no longer in their article.
    pub gone: u64,
    /// The outlets with the most claims.
    pub outlets: Vec<Share>,
    /// The sources with the most claims.
    pub sources: Vec<Share>,
    /// Whose verdicts stand.
    pub reviewers: Vec<Share>,
    /// The articles with the most open claims.
    pub articles_open: Vec<Share>,
    /// The days on which the standing verdicts were given, the newest first.
    pub days: Vec<Share>,
    /// The median of the seconds between a claim's coming in and its standing verdict; none without verdicts.
    pub seconds_to_verdict: Option<u64>,
}

/// One line of a table of counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Share {
    /// Whose.
    pub name: String,
    /// How many claims.
    pub claims: u64,
    /// Of these, with a verdict.
    pub done: u64,
}

impl Ledger {
    /// How the work stands; tables of `top` lines.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn stats(&self, top: usize) -> Result<Stats, Error> {
        self.read(|| {
            let mut stats = Stats {
                outlets: self.shares(sql!("claims_by_outlet"), top)?,
                sources: self.shares(sql!("claims_by_source"), top)?,
                reviewers: self.shares(sql!("claims_by_reviewer"), top)?,
                articles_open: self.shares(sql!("claims_by_article"), top)?,
                days: self.shares(sql!("verdicts_by_day"), top)?,
                seconds_to_verdict: if top == 0 { None } else { self.median_time()? },
                ..Stats::default()
            };
            let mut ask = self.conn.prepare_cached("SELECT name, n FROM tally")?;
            let mut found = ask.query([])?;
            while let Some(row) = found.next()? {
                let n = row.get::<_, i64>(1)? as u64;
                match row.get_ref(0)?.as_str().unwrap_or_default() {
                    "articles" => stats.articles = n,
                    "revisions" => stats.revisions = n,
                    "claims" => stats.claims = n,
                    "attributed" => stats.attributed = n,
                    "verified" => stats.verified = n,
                    "disputed" => stats.disputed = n,
                    "unsourced" => stats.unsourced = n,
                    "suppressed" => stats.suppressed = n,
                    "gone" => stats.gone = n,
                    _ => {}
                }
            }
            stats.unverified = stats.claims.saturating_sub(stats.verified + stats.disputed + stats.unsourced);
            Ok(stats)
        })
    }

    fn median_time(&self) -> rusqlite::Result<Option<u64>> {
        let mut ask = self.conn.prepare_cached(sql!("times_to_verdict"))?;
        let times = ask.query_map([], |row| row.get::<_, Option<i64>>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
        let times: Vec<u64> = times.into_iter().flatten().map(|seconds| seconds.max(0) as u64).collect();
        let middle = times.len() / 2;
        Ok(match times.len() {
            0 => None,
            n if n % 2 == 1 => Some(times[middle]),
            _ => Some(u64::midpoint(times[middle - 1], times[middle])),
        })
    }

    fn shares(&self, sql: &str, top: usize) -> rusqlite::Result<Vec<Share>> {
        if top == 0 {
            return Ok(Vec::new());
        }
        let count = |row: &rusqlite::Row<'_>, at| row.get::<_, i64>(at).map(|n| n as u64);
        let mut ask = self.conn.prepare_cached(sql)?;
        let found = ask.query_map([top as i64], |row| {
            Ok(Share { name: row.get(0)?, claims: count(row, 1)?, done: count(row, 2)? })
        })?;
        found.collect()
    }
}
