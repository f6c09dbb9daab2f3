//! `tickmark adjudicate`: claims whose readers differ, and the word that decides.

use super::Code;
use super::desk::{Desk, claim_name};
use super::mark::{name, told};
use super::review::sit_down;
use super::screen::Screen;
use crate::error::Error;
use crate::ledger::{Filter, Ledger, Purpose, Sort};
use crate::model::Verdict;
use crate::review::history::verdict_on;
use crate::review::{Grounds, Mark, rounds};
use crate::tui::state::Task;
use crate::visible::line;

/// Decide where readers differ: by keyboard, or with a claim and a verdict at once
///
/// The verdict stands from then on; what the readers found stays in the history. It rests on what those readers gave who
/// found the same, and on what you add.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tickmark adjudicate
  tickmark adjudicate --list
  tickmark adjudicate 12 disputed --note \"the table counts 97\"")]
pub(super) struct Args {
    /// The claim's number or key
    #[arg(value_name = "ID", requires = "verdict")]
    claim: Option<String>,
    /// verified, disputed or unsourced
    #[arg(value_name = "VERDICT")]
    verdict: Option<String>,
    /// Show the claims and what their readers found
    #[arg(long, conflicts_with = "claim")]
    list: bool,
    /// Rest it on a page or a file (can be repeated)
    #[arg(long, value_name = "URL|FILE")]
    evidence: Vec<String>,
    /// Say why
    #[arg(long, value_name = "WORDS")]
    note: Option<String>,
}

pub(super) fn run(args: &Args, desk: &Desk) -> Result<Code, Error> {
    match (&args.claim, &args.verdict) {
        (Some(claim), Some(verdict)) => decide(claim, verdict, args, desk),
        _ if args.list => list(&desk.open(Purpose::Read)?),
        _ => sit_down(Task::Adjudicate, None, desk),
    }
}

fn decide(claim: &str, verdict: &str, args: &Args, desk: &Desk) -> Result<Code, Error> {
    let verdict = Verdict::from_name(&verdict.to_lowercase()).ok_or_else(|| {
        Error::new(format!("`{verdict}` is no verdict")).hint("the verdicts are verified, disputed, unsourced")
    })?;
    let grounds = Grounds::typed(&args.evidence, None, None, args.note.as_deref())?;
    let stamp = desk.stamp()?;
    let mut ledger = desk.open(Purpose::Write)?;
    let claim = ledger.find(claim_name(claim)?)?;
    let marked = rounds::adjudicate(&mut ledger, &stamp, claim, &Mark::with_gathered(verdict, grounds))?;
    Screen::print(&told(&ledger, &marked)?)?;
    Ok(0)
}

/// Claims that are shown; who has more of them decides some first.
const MOST: usize = 1000;

fn list(ledger: &Ledger) -> Result<Code, Error> {
    let filter = Filter { split: true, ..Filter::default() };
    let page = ledger.list(&filter, Sort::Queue, None, MOST)?;
    if page.claims.is_empty() {
        return Err(Error::nothing("no readers differ").hint("`tickmark review --round 2 --blind` reads claims again"));
    }
    let mut text = String::new();
    for card in &page.claims {
        text.push_str(&format!("{}\n", name(ledger, card.id)?));
        for reading in ledger.work(card.id)?.readings.iter().flat_map(|readings| &readings.list) {
            let found = verdict_on(Some(&reading.found));
            text.push_str(&format!("  round {}  {}: {found}\n", reading.round, line(&reading.found.by)));
        }
    }
    Screen::print(&text)?;
    Ok(0)
}
