//! `tickmark skip`: a claim for later.

use super::Code;
use super::desk::{Desk, claims};
use super::mark::name;
use super::screen::Screen;
use crate::error::Error;
use crate::ledger::{Ledger, Purpose};
use crate::review::work::{Done, skip};

/// Postpone claims: they come last in the queue
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tickmark skip 12 --because \"the ministry calls back on Monday\"
  tickmark skip 12 --back")]
pub(super) struct Args {
    /// The claims' numbers or keys
    #[arg(required = true, value_name = "ID")]
    claims: Vec<String>,
    /// Say why
    #[arg(long, value_name = "WORDS")]
    because: Option<String>,
    /// Put them back to their place in the queue
    #[arg(long, conflicts_with = "because")]
    back: bool,
}

pub(super) fn run(args: &Args, desk: &Desk) -> Result<Code, Error> {
    let stamp = desk.stamp()?;
    let mut ledger = desk.open(Purpose::Write)?;
    let ids = claims(&ledger, &args.claims)?;
    let done = skip(&mut ledger, &stamp, &ids, args.because.as_deref(), args.back)?;
    told(&ledger, &done, if args.back { "back in the queue" } else { "postponed" })
}

/// What became of each claim, and how to take it back.
pub(super) fn told(ledger: &Ledger, done: &Done, how: &str) -> Result<Code, Error> {
    let mut told = String::new();
    for claim in &done.changed {
        told.push_str(&format!("{}: {how}\n", name(ledger, *claim)?));
    }
    for claim in &done.unchanged {
        told.push_str(&format!("{}: nothing new, it is {how} already\n", name(ledger, *claim)?));
    }
    if let Some(action) = done.action {
        told.push_str(&format!("Action {action}; `tickmark undo` takes it back.\n"));
    }
    Screen::print(&told)?;
    Ok(0)
}
