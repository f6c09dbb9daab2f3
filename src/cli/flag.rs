//! `tickmark flag`: a claim for a colleague's eyes.

use super::Code;
use super::desk::{Desk, claims};
use super::skip::told;
use crate::error::Error;
use crate::ledger::Purpose;
use crate::review::work::flag;

/// Ask a colleague to look at claims: they come first in the queue
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tickmark flag 12 --because \"the ministry's page says 97\"
  tickmark flag 12 --off
  tickmark list --flagged")]
pub(super) struct Args {
    /// The claims' numbers or keys
    #[arg(required = true, value_name = "ID")]
    claims: Vec<String>,
    /// Say why
    #[arg(long, value_name = "WORDS")]
    because: Option<String>,
    /// Take the flag off
    #[arg(long, conflicts_with = "because")]
    off: bool,
}

pub(super) fn run(args: &Args, desk: &Desk) -> Result<Code, Error> {
    let stamp = desk.stamp()?;
    let mut ledger = desk.open(Purpose::Write)?;
    let ids = claims(&ledger, &args.claims)?;
    let done = flag(&mut ledger, &stamp, &ids, args.because.as_deref(), args.off)?;
    told(&ledger, &done, if args.off { "no longer flagged" } else { "flagged" })
}
