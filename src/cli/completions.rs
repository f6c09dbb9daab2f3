//! `tickmark completions`: what a shell needs to complete commands.

use super::{Cli, Code};
use crate::error::Error;
use clap::CommandFactory as _;
use clap_complete::{Shell, generate};
use std::io::{self, Write as _};

/// Print a shell's completions for this program
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  tickmark completions bash > ~/.local/share/bash-completion/completions/tickmark")]
pub(super) struct Args {
    /// The shell
    shell: Shell,
}

pub(super) fn run(args: &Args) -> Result<Code, Error> {
    let mut script = Vec::new();
    generate(args.shell, &mut Cli::command(), "tickmark", &mut script);
    io::stdout().lock().write_all(&script)?;
    Ok(0)
}
