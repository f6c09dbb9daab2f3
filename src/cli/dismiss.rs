//! `tickmark dismiss`: a finding put aside.

use super::Code;
use super::desk::Desk;
use super::screen::Screen;
use crate::error::Error;
use crate::ledger::Purpose;
use crate::review::dismiss::dismiss;

/// Put findings aside; they stay away until their figures change, and `undo` brings them back
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tickmark dismiss kq3vxm2a7t --because \"the rate is of 1998, as the text says\"
  tickmark undo")]
pub(super) struct Args {
    /// The findings, by their keys
    #[arg(required = true, value_name = "ID")]
    findings: Vec<String>,
    /// Why they may stay as they are
    #[arg(long, value_name = "WORDS")]
    because: String,
}

pub(super) fn run(args: &Args, desk: &Desk) -> Result<Code, Error> {
    let stamp = desk.stamp()?;
    let mut ledger = desk.open(Purpose::Write)?;
    let changed = dismiss(&mut ledger, &stamp, &args.findings, &args.because)?.keys;
    let told = match changed.len() {
        0 => "Put aside already.\n".to_string(),
        _ => format!("Put aside {}. `tickmark undo` brings it back.\n", changed.join(", ")),
    };
    Screen::print(&told)?;
    Ok(0)
}
