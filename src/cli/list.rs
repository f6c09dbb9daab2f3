//! `tickmark list`: the queue, or any other selection of claims.

use super::Code;
use super::claims;
use super::desk::{Desk, article_name, claim_name, now};
use super::screen::Screen;
use super::values::{Format, StatusName, number, statuses, time};
use crate::error::Error;
use crate::export::claim::ClaimJson;
use crate::export::{csv, json};
use crate::ledger::{ClaimCard, Filter, Ledger, Page, Purpose, Sort};
use crate::model::{ClaimId, Status};
use crate::moment::day;
use clap::ValueEnum;
use std::io::{self, Write};

/// List claims: those without a verdict, newest article first, unless told otherwise
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tickmark list --queue
  tickmark list --queue --mine
  tickmark list --status disputed --since 7d
  tickmark list --source \"air force\" --unit count --min 100 --format csv")]
pub(super) struct Args {
    /// Only claims with this status (can be repeated) [default: unverified]
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
    /// Only sentences with these words
    #[arg(long, value_name = "WORDS")]
    search: Option<String>,
    /// The most urgent first, each with the reasons for its place; what was postponed comes last
    #[arg(long, conflicts_with = "sort")]
    queue: bool,
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
    /// Put them in this order
    #[arg(long, value_name = "ORDER", default_value = "newest")]
    sort: Order,
    /// Go on behind this claim
    #[arg(long, value_name = "ID")]
    after: Option<String>,
    /// Show at most so many [default: 50 on a terminal, else all]
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Write them like this
    #[arg(long, default_value = "table")]
    format: Format,
}

/// An order of claims.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Order {
    /// Newest article first, then text order
    Newest,
    /// Oldest article first
    Oldest,
    /// Largest number first
    Largest,
    /// Smallest number first
    Smallest,
    /// By source, the unattributed last
    Source,
    /// By outlet
    Outlet,
    /// As they came in
    Number,
}

impl From<Order> for Sort {
    fn from(order: Order) -> Self {
        match order {
            Order::Newest => Self::Newest,
            Order::Oldest => Self::Oldest,
            Order::Largest => Self::Largest,
            Order::Smallest => Self::Smallest,
            Order::Source => Self::Source,
            Order::Outlet => Self::Outlet,
            Order::Number => Self::Number,
        }
    }
}

/// Claims that one page of a long list holds.
const PAGE: usize = 500;

/// Claims on a terminal, unless more are asked for.
const SCREENFUL: usize = 50;

pub(super) fn run(args: &Args, desk: &Desk) -> Result<Code, Error> {
    let ledger = desk.open(Purpose::Read)?;
    let screen = Screen::stdout();
    let filter = filter(args, desk)?;
    let after = match &args.after {
        Some(name) => Some(ledger.find(claim_name(name)?)?),
        None => None,
    };
    let short = screen.watched && args.format == Format::Table;
    let limit = args.limit.unwrap_or(if short { SCREENFUL } else { usize::MAX });
    let with_status = filter.status.len() != 1;
    let sort = if args.queue { Sort::Queue } else { args.sort.into() };
    let list = List { ledger: &ledger, filter, sort, after, limit };
    let shown = match args.format {
        Format::Table => list.table(screen, with_status)?,
        format => list.write(&mut io::stdout().lock(), format)?,
    };
    if shown == 0 {
        return Err(none(&ledger, &list.filter)?);
    }
    Ok(0)
}

fn filter(args: &Args, desk: &Desk) -> Result<Filter, Error> {
    let any = args.gone || args.flagged || args.expired;
    let otherwise: &[Status] = if any { &[] } else { &[Status::Unverified] };
    Ok(Filter {
        status: statuses(&args.status, otherwise),
        source: args.source.clone(),
        unattributed: args.unattributed,
        outlet: args.outlet.clone(),
        article: args.article.as_deref().map(article_name).transpose()?,
        unit: args.unit.as_ref().map(|unit| unit.to_lowercase()),
        min: args.min,
        max: args.max,
        since: args.since.as_deref().map(time).transpose()?.map(|(first, _)| first),
        until: args.until.as_deref().map(time).transpose()?.map(|(_, last)| last),
        search: args.search.clone(),
        assigned: if args.mine { Some(desk.stamp()?.by) } else { None },
        flagged: args.flagged,
        expired: args.expired.then(|| day(&now()).to_string()),
        split: false,
        to_read: None,
        value: None,
        gone: args.gone,
    })
}

/// Why nothing is shown.
pub(super) fn none(ledger: &Ledger, filter: &Filter) -> Result<Error, Error> {
    if let Some(article) = filter.article {
        ledger.article(article)?;
    }
    let stats = ledger.stats(0)?;
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

/// A list that is read page by page.
pub(super) struct List<'a> {
    pub(super) ledger: &'a Ledger,
    pub(super) filter: Filter,
    pub(super) sort: Sort,
    pub(super) after: Option<ClaimId>,
    pub(super) limit: usize,
}

impl List<'_> {
    /// Prints the table and returns how many claims it has.
    pub(super) fn table(&self, screen: Screen, with_status: bool) -> Result<usize, Error> {
        let mut head = screen;
        self.pages(|page, rest| {
            let table = if self.sort == Sort::Queue {
                claims::queue(&page.claims, head, with_status)
            } else {
                claims::table(&page.claims, head, with_status)
            };
            Screen::print(&table)?;
            head.watched = false; // Its names stand once, at the top.
            if let (true, true, Some(last)) = (screen.watched, rest == 0 && page.more, page.claims.last()) {
                Screen::print(&format!("\nMore: the same with `--after {}`\n", last.id))?;
            }
            Ok(())
        })
    }

    /// Writes the claims for programs and returns how many there are.
    pub(super) fn write(&self, out: &mut impl Write, format: Format) -> Result<usize, Error> {
        let mut out = io::BufWriter::new(out);
        let mut first = true;
        if format == Format::Csv {
            csv::write(&mut out, [csv::CLAIM])?;
        }
        let n = self.pages(|page, _| {
            for claim in &page.claims {
                match format {
                    Format::Csv => csv::write(&mut out, [csv::claim(claim)])?,
                    Format::Json => out.write_all(if first { b"[" } else { b",\n" })?,
                    _ => {}
                }
                if format != Format::Csv {
                    json::write(&mut out, &ClaimJson::of(claim))?;
                }
                if format == Format::Jsonl {
                    out.write_all(b"\n")?;
                }
                first = false;
            }
            Ok(())
        })?;
        if format == Format::Json {
            out.write_all(if first { b"[]\n" } else { b"]\n" })?;
        }
        out.flush()?;
        Ok(n)
    }

    /// Goes through the pages; `each` is told how many claims may still come.
    fn pages(&self, mut each: impl FnMut(&Page, usize) -> io::Result<()>) -> Result<usize, Error> {
        let (mut after, mut n) = (self.after, 0);
        loop {
            let wanted = PAGE.min(self.limit - n);
            let page = self.ledger.list(&self.filter, self.sort, after, wanted)?;
            n += page.claims.len();
            after = page.claims.last().map(|claim: &ClaimCard| claim.id);
            if !page.claims.is_empty() {
                each(&page, self.limit - n)?;
            }
            if !page.more || n >= self.limit {
                return Ok(n);
            }
        }
    }
}
