//! The command line: one file per command, each of them arguments, a call, and something drawn.

mod adjudicate;
mod agreement;
mod articles;
mod assign;
mod blame;
mod chart;
mod check;
mod claims;
mod completions;
mod conflicts;
mod desk;
mod diff;
mod drift;
mod dismiss;
mod evidence;
mod explain;
mod export;
mod extract;
#[cfg(feature = "parquet")]
mod extract_columns;
#[cfg(feature = "fetch")]
mod fetch;
mod flag;
mod import;
mod import_from;
mod import_verdicts;
mod ledger;
mod list;
mod log;
mod manual;
mod mark;
mod outline;
mod same;
mod review;
mod screen;
mod search;
mod show;
mod skip;
mod sources;
mod stats;
mod table;
mod undo;
mod values;
mod which;

use crate::error::Error;
use clap::{Parser, Subcommand};
use desk::Desk;
pub use manual::manual;
use std::ffi::OsString;
use std::path::PathBuf;

/// Keep a ledger of every checkable figure in news articles: who says so, and who checked it on what evidence
#[derive(Debug, Parser)]
#[command(name = "tickmark", version, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,

    /// Use this ledger [default: $TICKMARK_LEDGER, else the nearest tickmark.db in this folder or one above, else one in
    /// your data folder]
    #[arg(long, global = true, value_name = "PATH", help_heading = "Everywhere")]
    ledger: Option<PathBuf>,

    /// Act under this name [default: $TICKMARK_REVIEWER, else your login name]
    #[arg(long, global = true, value_name = "NAME", help_heading = "Everywhere")]
    reviewer: Option<String>,
}

#[derive(Debug, Subcommand)]
enum Command {
    Import(import::Args),
    List(list::Args),
    Show(show::Args),
    Review(review::Args),
    Mark(mark::Args),
    #[command(subcommand)]
    Evidence(evidence::Command),
    Flag(flag::Args),
    Skip(skip::Args),
    Assign(assign::Args),
    Adjudicate(adjudicate::Args),
    Agreement(agreement::Args),
    Undo(undo::Args),
    ImportVerdicts(import_verdicts::Args),
    Log(log::Args),
    Blame(blame::Args),
    Articles(articles::Args),
    Search(search::Args),
    Sources(sources::Args),
    Stats(stats::Args),
    Check(check::Args),
    Conflicts(conflicts::Args),
    Same(same::Args),
    Dismiss(dismiss::Args),
    Export(export::Args),
    Extract(extract::Args),
    Explain(explain::Args),
    Diff(diff::Args),
    Drift(drift::Args),
    #[command(subcommand)]
    Ledger(ledger::Command),
    Completions(completions::Args),
}

/// What a command ends with when nothing went wrong: 0, or 1 for "nothing found".
pub(crate) type Code = u8;

/// Runs the program with these arguments, the first of which is its own name.
///
/// # Errors
/// With what went wrong and what to do about it. Questions about the command line itself are answered here.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Result<Code, Error> {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(answer) => {
            // Help goes to standard output and is no error; a reader of it may go away, too.
            let _ = answer.print();
            return Ok(answer.exit_code() as Code);
        }
    };
    let desk = Desk::new(cli.ledger, cli.reviewer);
    match cli.command {
        Command::Import(args) => import::run(&args, &desk),
        Command::List(args) => list::run(&args, &desk),
        Command::Show(args) => show::run(&args, &desk),
        Command::Review(args) => review::run(&args, &desk),
        Command::Mark(args) => mark::run(&args, &desk),
        Command::Evidence(command) => evidence::run(&command, &desk),
        Command::Flag(args) => flag::run(&args, &desk),
        Command::Skip(args) => skip::run(&args, &desk),
        Command::Assign(args) => assign::run(&args, &desk),
        Command::Adjudicate(args) => adjudicate::run(&args, &desk),
        Command::Agreement(args) => agreement::run(&args, &desk),
        Command::Undo(args) => undo::run(&args, &desk),
        Command::ImportVerdicts(args) => import_verdicts::run(&args, &desk),
        Command::Log(args) => log::run(&args, &desk),
        Command::Blame(args) => blame::run(&args, &desk),
        Command::Articles(args) => articles::run(&args, &desk),
        Command::Search(args) => search::run(&args, &desk),
        Command::Sources(args) => sources::run(&args, &desk),
        Command::Stats(args) => stats::run(&args, &desk),
        Command::Check(args) => check::run(&args, &desk),
        Command::Conflicts(args) => conflicts::run(&args, &desk),
        Command::Same(args) => same::run(&args, &desk),
        Command::Dismiss(args) => dismiss::run(&args, &desk),
        Command::Export(args) => export::run(&args, &desk),
        Command::Extract(args) => extract::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Drift(args) => drift::run(&args, &desk),
        Command::Ledger(command) => ledger::run(&command, &desk),
        Command::Completions(args) => completions::run(&args),
    }
}
