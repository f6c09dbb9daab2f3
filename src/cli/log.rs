//! `tickmark log`: what was done, in sentences.

use super::Code;
use super::desk::{Desk, article_name, claim_name};
use super::screen::Screen;
use super::show::history_line;
use super::values::time;
use crate::error::Error;
use crate::export::{event, json};
use crate::ledger::{EventFilter, Purpose};
use crate::review::history;
use clap::ValueEnum;
use std::io::{self, Write as _};
use std::ops::ControlFlow;

/// Tell what was done, the newest last; with `--reviewer NAME` only what that one did
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Only what was done to this claim
    #[arg(long, value_name = "ID")]
    claim: Option<String>,
    /// Only imports of this article
    #[arg(long, value_name = "ID", conflicts_with = "claim")]
    article: Option<String>,
    /// Only what was done then or later: a date, a time, or 7d for a week ago
    #[arg(long, value_name = "WHEN")]
    since: Option<String>,
    /// Tell at most so many actions, the last ones
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = super::values::some)]
    limit: usize,
    /// Write them like this
    #[arg(long, default_value = "text")]
    format: Form,
}

/// How the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// Sentences: action, time, deed
    Text,
    /// Every event as a JSON object a line
    Jsonl,
}

pub(super) fn run(args: &Args, desk: &Desk) -> Result<Code, Error> {
    let ledger = desk.open(Purpose::Read)?;
    let filter = EventFilter {
        claim: args.claim.as_deref().map(claim_name).transpose()?.map(|name| ledger.find(name)).transpose()?,
        article: args.article.as_deref().map(article_name).transpose()?,
        reviewer: desk.named_reviewer().map(str::to_string),
        since: args.since.as_deref().map(time).transpose()?.map(|(first, _)| first),
    };
    let n = match args.format {
        Form::Text => {
            let entries = history::read(&ledger, &filter, args.limit)?;
            let screen = Screen::stdout();
            Screen::print(&entries.iter().map(|entry| history_line(entry, screen)).collect::<String>())?;
            entries.len()
        }
        Form::Jsonl => {
            let mut lines = Vec::new();
            ledger.events(&filter, |card| {
                lines.push(json::line(&event::json(&card.event)));
                if lines.len() >= args.limit { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            })?;
            let mut out = io::stdout().lock();
            lines.iter().rev().try_for_each(|line| writeln!(out, "{line}"))?;
            lines.len()
        }
    };
    if n == 0 {
        Err(Error::nothing("the log tells of nothing like that").hint("`tickmark log` tells all of it"))
    } else {
        Ok(0)
    }
}
