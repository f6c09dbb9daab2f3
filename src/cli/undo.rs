//! `tickmark undo`: one action back.

use super::Code;
use super::desk::Desk;
use super::mark::name;
use super::screen::Screen;
use crate::error::Error;
use crate::ledger::{EventFilter, Purpose};
use crate::model::Action;
use crate::review::history::{self, verdict_on};
use crate::review::{Which, undo};

/// Take back your last action, whole; the log keeps both
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Take back so many of your actions
    #[arg(default_value_t = 1, value_name = "N", value_parser = super::values::some)]
    steps: usize,
    /// Take back this action, whoever did it; that of an undoing brings back what it undid
    #[arg(long, value_name = "NUMBER", conflicts_with = "steps")]
    action: Option<i64>,
}

pub(super) fn run(args: &Args, desk: &Desk) -> Result<Code, Error> {
    let stamp = desk.stamp()?;
    let mut ledger = desk.open(Purpose::Write)?;
    let which = args.action.map_or(Which::Last(args.steps), |action| Which::Action(Action(action)));
    let undone = undo(&mut ledger, &stamp, which)?;
    let actions: Vec<_> = undone.undone.iter().map(ToString::to_string).collect();
    let mut told = format!("Undid action {}.\n", actions.join(", "));
    for change in &undone.changed {
        let now = verdict_on(change.became.as_ref());
        told.push_str(&format!("{}: {now} again\n", name(&ledger, change.claim)?));
    }
    // What is not a verdict is told as the log tells it.
    if !undone.others.is_empty() {
        let filter = EventFilter { reviewer: Some(stamp.by.clone()), ..EventFilter::default() };
        for entry in history::read(&ledger, &filter, 5)?.iter().filter(|entry| entry.action == undone.action.0) {
            if undone.changed.is_empty() {
                // Which action was undone stands in the line above, unless there were several.
                let deed = match &undone.undone[..] {
                    [one] => entry.deed.strip_prefix(&format!("undid action {one}: ")).unwrap_or(&entry.deed),
                    _ => &entry.deed,
                };
                told.push_str(&format!("You {deed}\n"));
            }
        }
    }
    told.push_str(&format!("`tickmark undo --action {}` brings it back.\n", undone.action));
    Screen::print(&told)?;
    Ok(0)
}
