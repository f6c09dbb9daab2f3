//! `tickmark assign`: who is to look at which claims.

use super::Code;
use super::desk::{Desk, claims, reviewer};
use super::skip::told;
use crate::error::Error;
use crate::ledger::Purpose;
use crate::review::work::assign;
use crate::visible::line;

/// Give claims to a reviewer
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tickmark assign 12 14 15 a.b.
  tickmark assign 12 --nobody
  tickmark list --queue --mine --reviewer a.b.")]
pub(super) struct Args {
    /// The claims' numbers or keys, then the reviewer
    #[arg(required = true, value_name = "ID… NAME")]
    words: Vec<String>,
    /// Take them off everybody's list
    #[arg(long)]
    nobody: bool,
}

pub(super) fn run(args: &Args, desk: &Desk) -> Result<Code, Error> {
    let (names, to) = match args.words.split_last() {
        Some((last, names)) if !args.nobody => (names, Some(reviewer(last)?)),
        _ => (args.words.as_slice(), None),
    };
    if names.is_empty() {
        return Err(Error::new("a claim and a reviewer are needed").hint("`tickmark assign 12 14 a.b.`"));
    }
    let stamp = desk.stamp()?;
    let mut ledger = desk.open(Purpose::Write)?;
    let ids = claims(&ledger, names)?;
    let done = assign(&mut ledger, &stamp, &ids, to.as_deref())?;
    told(&ledger, &done, &to.map_or("on nobody's list".to_string(), |to| format!("on the list of {}", line(&to))))
}
