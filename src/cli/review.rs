//! `tickmark review`: claims one at a time, by keyboard.

use super::Code;
use super::desk::{Desk, now};
use super::screen::Screen;
use crate::error::Error;
use crate::ledger::Purpose;
use crate::review::selection;
use crate::tui::act::Sitting;
use crate::tui::run::run as sit;
use crate::tui::state::{State, Task};
use std::env;
use std::io::{self, IsTerminal as _};

/// Go through claims by keyboard: one at a time, one key for a verdict, everything saved at once
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tickmark review
  tickmark review --mine
  tickmark review --where 'source:\"air force\" unit:count'
  tickmark review --round 2 --blind")]
pub(super) struct Args {
    /// Only claims that are assigned to you
    #[arg(long, conflicts_with = "round")]
    mine: bool,
    /// Only claims like this: words, source:NAME, outlet:NAME, article:ID, unit:UNIT, min:NUMBER, since:WHEN
    #[arg(long = "where", value_name = "SELECTION")]
    selection: Option<String>,
    /// Read what others have marked, as the second reader, or the third
    #[arg(long, value_name = "N", value_parser = round)]
    round: Option<u32>,
    /// Without seeing what they found
    #[arg(long, requires = "round")]
    blind: bool,
}

/// The number of a further reading.
fn round(typed: &str) -> Result<u32, String> {
    typed.parse().ok().filter(|round| *round >= 2).ok_or_else(|| {
        "a further reading is the second, 2, or a later one; the first is `tickmark review` alone".to_string()
    })
}

pub(super) fn run(args: &Args, desk: &Desk) -> Result<Code, Error> {
    let task = match args.round {
        Some(round) => Task::Round { round, blind: args.blind },
        None => Task::Queue { mine: args.mine },
    };
    sit_down(task, args.selection.as_deref(), desk)
}

/// Goes through the claims of a task.
pub(super) fn sit_down(task: Task, selection: Option<&str>, desk: &Desk) -> Result<Code, Error> {
    let filter = selection.map(|words| selection::parse(words, &now())).transpose()?.unwrap_or_default();
    let by = desk.stamp()?.by;
    let mut ledger = desk.open(Purpose::Write)?;
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(Error::new("there is no terminal to review on").hint(match task {
            Task::Queue { mine: false } => {
                "`tickmark list --queue` shows the same claims, `tickmark mark` gives verdicts"
            }
            Task::Queue { mine: true } => {
                "`tickmark list --queue --mine` shows the same claims, `tickmark mark` gives verdicts"
            }
            Task::Round { .. } => "a further reading needs one; the first is given with `tickmark mark`",
            Task::Adjudicate => {
                "`tickmark adjudicate --list` shows the same claims, `tickmark adjudicate ID VERDICT` decides"
            }
        }));
    }
    let colour = env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let mut state = State::new(&by, task, colour);
    state.filter = selection.unwrap_or_default().to_string();
    state.home = desk.home();
    let in_round = matches!(state.task, Task::Round { .. });
    let mut sitting = Sitting::new(filter);
    sit(&mut state, &mut sitting, &mut ledger, &|| desk.stamp())?;
    let verdicts = if state.given == 1 { "verdict" } else { "verdicts" };
    // A round goes through claims that have a verdict; how many have none says nothing about it.
    let open = match state.open {
        _ if in_round => String::new(),
        1 => "; 1 claim is open".to_string(),
        n => format!("; {n} claims are open"),
    };
    Screen::print(&format!("{} {verdicts} given{open}.\n", state.given))?;
    Ok(0)
}
