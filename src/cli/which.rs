//! Which claims? The options that `list`, `export` and others have in common.

use super::desk::{Desk, article_name, now};
use super::values::{self, StatusName, number, statuses, time};
use crate::error::Error;
use crate::ledger::{Filter, Ledger};
use crate::model::Status;
use crate::moment::day;
use crate::review::selection;

/// Options that say which claims are meant.
#[derive(Debug, Default, PartialEq, clap::Args)]
pub(super) struct Which {
    /// Only claims with this status (can be repeated)
    #[arg(long, value_delimiter = ',')]
    status: Vec<StatusName>,
    /// Only claims whose source's name contains this
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
    /// Only claims that the article makes in its own voice
    #[arg(long, conflicts_with = "source")]
    unattributed: bool,
    /// Only claims in articles of an outlet whose name contains this
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,
    /// Only claims of this article
    #[arg(long, value_name = "ID")]
    article: Option<String>,
    /// Only figures in this unit: %, usd, day, …, or count
    #[arg(long)]
    unit: Option<String>,
    /// Only figures of at least this much; a range counts as its larger end
    #[arg(long, value_name = "NUMBER", value_parser = number, allow_negative_numbers = true)]
    min: Option<f64>,
    /// Only figures of at most this much
    #[arg(long, value_name = "NUMBER", value_parser = number, allow_negative_numbers = true)]
    max: Option<f64>,
    /// Only articles published then or later: a date, a time, or 7d for a week ago
    #[arg(long, value_name = "WHEN")]
    since: Option<String>,
    /// Only articles published then or earlier
    #[arg(long, value_name = "WHEN")]
    until: Option<String>,
    /// Only what happened on this day or later, as far as the sentence says when
    #[arg(long, value_name = "DAY")]
    happened_since: Option<String>,
    /// Only what happened on this day or before
    #[arg(long, value_name = "DAY")]
    happened_until: Option<String>,
    /// Only sentences with these words
    #[arg(long, value_name = "WORDS")]
    search: Option<String>,
    /// Only claims about which a check found something
    #[arg(long)]
    findings: bool,
    /// Only claims that are assigned to you
    #[arg(long)]
    mine: bool,
    /// Only claims that were flagged, whatever their status
    #[arg(long)]
    flagged: bool,
    /// Only claims whose verdict has expired
    #[arg(long)]
    expired: bool,
    /// Instead, claims that are no longer in their article
    #[arg(long)]
    gone: bool,
}

impl Which {
    /// Whether nothing is asked for in particular.
    pub(super) fn all(&self) -> bool {
        *self == Self::default()
    }

    /// The filter that is meant; without a status, claims of the statuses `otherwise`; flagged, expired and gone
    /// ones of any.
    pub(super) fn filter(&self, otherwise: &[Status], desk: &Desk) -> Result<Filter, Error> {
        let any = self.gone || self.flagged || self.expired;
        let otherwise = if any { &[] } else { otherwise };
        Ok(Filter {
            status: statuses(&self.status, otherwise),
            source: self.source.clone(),
            unattributed: self.unattributed,
            outlet: self.outlet.clone(),
            article: self.article.as_deref().map(article_name).transpose()?,
            unit: self.unit.as_deref().map(selection::unit),
            min: self.min,
            max: self.max,
            since: self.since.as_deref().map(time).transpose()?.map(|(first, _)| first),
            until: self.until.as_deref().map(time).transpose()?.map(|(_, last)| last),
            findings: self.findings,
            search: self.search.clone(),
            happened_since: self.happened_since.as_deref().map(values::day).transpose()?,
            happened_until: self.happened_until.as_deref().map(values::day).transpose()?,
            assigned: if self.mine { Some(desk.stamp()?.by) } else { None },
            flagged: self.flagged,
            expired: self.expired.then(|| day(&now()).to_string()),
            gone: self.gone,
            ..Filter::default()
        })
    }
}

/// Why nothing is shown.
pub(super) fn none(ledger: &Ledger, filter: &Filter) -> Result<Error, Error> {
    if let Some(article) = filter.article {
        ledger.article(article)?;
    }
    let stats = ledger.stats(0)?;
    // Somebody who looks for what is open and finds nothing should know that it is done.
    if filter.status == [Status::Unverified] && stats.unverified > 0 {
        // The open one stands first.
        let [open, done @ ..] = ledger.count(&Filter { status: Vec::new(), ..filter.clone() })?.claims;
        let done: u64 = done.iter().sum();
        if open == 0 && done > 0 {
            let are = if done == 1 { "the one claim like that has" } else { "the claims like that all have" };
            return Ok(Error::nothing(format!("nothing like that is open: {are} a verdict"))
                .hint("the same with `--status all` shows what was found"));
        }
    }
    Ok(match (stats.claims, stats.unverified) {
        (0, _) => Error::nothing("the ledger holds no claims").hint("`tickmark import FILE…` brings articles in"),
        (claims, 0) if filter.status == [Status::Unverified] => {
            Error::nothing(format!("nothing is open: all {claims} claims have a verdict"))
                .hint("`tickmark list --status all` shows them")
        }
        (claims, _) => Error::nothing(format!("none of the {claims} claims is like that"))
            .hint("`tickmark list --status all` shows them all"),
    })
}
