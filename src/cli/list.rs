//! `tickmark list`: the queue, or any other selection of claims.

use super::Code;
use super::claims::{self, Copies};
use super::desk::{Desk, claim_name};
use super::screen::Screen;
use super::values::Format;
use super::which::{Which, none};
use crate::error::Error;
use crate::export::claim::ClaimJson;
use crate::export::{csv, json};
use crate::ledger::{ClaimCard, Filter, Ledger, Page, Purpose, Sort};
use crate::model::{ClaimId, Status};
use clap::ValueEnum;
use std::collections::BTreeSet;
use std::io::{self, Write};

/// List claims: those without a verdict, newest article first, unless told otherwise
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tickmark list --queue
  tickmark list --queue --mine
  tickmark list --status disputed --since 7d
  tickmark list --source \"air force\" --unit count --min 100 --format csv")]
pub(super) struct Args {
    #[command(flatten)]
    which: Which,
    /// The most urgent first, each with the reasons for its place; what was postponed comes last
    #[arg(long, conflicts_with = "sort")]
    queue: bool,
    /// Put them in this order
    #[arg(long, value_name = "ORDER", default_value = "newest")]
    sort: Order,
    /// Go on behind this claim
    #[arg(long, value_name = "ID")]
    after: Option<String>,
    /// Show at most so many [default: 50 on a terminal, else all]
    #[arg(long, value_name = "N", value_parser = super::values::some)]
    limit: Option<usize>,
    /// Show the same claim of each copy of a text, not one row for all of them
    #[arg(long)]
    each: bool,
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
    let filter = args.which.filter(&[Status::Unverified], desk)?;
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
        Format::Table => list.table(screen, with_status, !args.each)?,
        format => list.write(&mut io::stdout().lock(), format)?,
    };
    if shown == 0 {
        return Err(none(&ledger, &list.filter)?);
    }
    Ok(0)
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
    /// Prints the table and returns how many claims it has. With `fold`, claims that are the same in copies of a text are one
    /// row, the first of them.
    pub(super) fn table(&self, screen: Screen, with_status: bool, fold: bool) -> Result<usize, Error> {
        let mut head = screen;
        let mut told = BTreeSet::new();
        let mut folded = false;
        let n = self.pages(|page, rest| {
            let (rows, copies) =
                if fold { self.folded(page, &mut told)? } else { (page.claims.clone(), Copies::new()) };
            folded |= !copies.is_empty();
            let table = if self.sort == Sort::Queue {
                claims::queue(&rows, &copies, head, with_status)
            } else {
                claims::table(&rows, &copies, head, with_status)
            };
            Screen::print(&table)?;
            head.watched = false; // Its names stand once, at the top.
            if let (true, true, Some(last)) = (screen.watched, rest == 0 && page.more, page.claims.last()) {
                Screen::print(&format!("\nMore: the same with `--after {}`\n", last.id))?;
            }
            Ok(())
        })?;
        if folded && screen.watched {
            Screen::print(
                "\n×2: the same in two copies of a text; `--each` lists them, `mark … --copies` marks them together\n",
            )?;
        }
        Ok(n)
    }

    /// The claims of a page without those that an earlier row stands for, and in how many copies each of them stands.
    fn folded(&self, page: &Page, told: &mut BTreeSet<ClaimId>) -> Result<(Vec<ClaimCard>, Copies), Error> {
        let mut articles: Vec<_> = page.claims.iter().map(|claim| claim.article.id).collect();
        articles.sort_unstable();
        articles.dedup();
        let same = self.ledger.same_in_copies(&articles)?;
        let (mut rows, mut copies) = (Vec::with_capacity(page.claims.len()), Copies::new());
        for claim in &page.claims {
            let all = same.get(&claim.id);
            if all.is_some_and(|all| !told.insert(all[0])) {
                continue;
            }
            copies.extend(all.map(|all| (claim.id, all.len())));
            rows.push(claim.clone());
        }
        Ok((rows, copies))
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
    fn pages(&self, mut each: impl FnMut(&Page, usize) -> Result<(), Error>) -> Result<usize, Error> {
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
