//! `tickmark sources`: who is named as saying something, and names that are one source.

use super::Code;
use super::desk::Desk;
use super::screen::Screen;
use super::table::{Cell, Column, draw};
use super::values::Format;
use crate::error::Error;
use crate::export::{csv, json};
use crate::ledger::Purpose;
use crate::ledger::sources::{SourceCard, SourceName};
use crate::review::sources::{Proposal, merge, named, proposals};
use crate::visible::line;
use std::io::{self, Write as _};

/// List the sources with their claims and verdicts, and names that may be one source
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
#[command(after_help = "Examples:
  tickmark sources
  tickmark sources --name \"air force\"
  tickmark sources merge \"the Air Force of Ukraine\" \"Ukrainian Air Force\"")]
pub(super) struct Args {
    #[command(subcommand)]
    command: Option<Command>,
    /// Only sources whose name contains this
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// Show at most so many [default: 50 on a terminal, else all]
    #[arg(long, value_name = "N", value_parser = super::values::some)]
    limit: Option<usize>,
    /// Write them like this
    #[arg(long, default_value = "table")]
    format: Format,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Say that two names are one source; the second one stays. `tickmark undo` parts them again
    Merge {
        /// The name, or the number, of the source that is joined to the other
        #[arg(value_name = "A")]
        source: String,
        /// The name, or the number, of the other
        #[arg(value_name = "B")]
        into: String,
    },
}

/// Sources on a terminal, unless more are asked for.
const SCREENFUL: usize = 50;

/// Proposals below the list.
const PROPOSED: usize = 20;

pub(super) fn run(args: &Args, desk: &Desk) -> Result<Code, Error> {
    if let Some(Command::Merge { source, into }) = &args.command {
        return join(source, into, desk);
    }
    let ledger = desk.open(Purpose::Read)?;
    let mut cards = ledger.sources(args.name.as_deref())?;
    if cards.is_empty() {
        return Err(Error::nothing("no source is like that").hint("`tickmark sources` lists all of them"));
    }
    let screen = Screen::stdout();
    let short = screen.watched && args.format == Format::Table;
    let n = cards.len();
    cards.truncate(args.limit.unwrap_or(if short { SCREENFUL } else { usize::MAX }));
    if args.format != Format::Table {
        return write(&cards, args.format);
    }
    let mut text = table(&cards, screen);
    if n > cards.len() {
        text.push_str(&format!("… and {} more: `--limit {n}` shows them\n", n - cards.len()));
    }
    let proposals = proposals(&ledger.source_names()?);
    let about = args.name.as_deref().map(str::to_lowercase);
    let wanted = |p: &&Proposal| {
        let holds = |name: &SourceName| about.as_ref().is_none_or(|about| name.name.to_lowercase().contains(about));
        holds(&p.source) || holds(&p.into)
    };
    let proposals: Vec<_> = proposals.iter().filter(wanted).collect();
    text.push_str(&proposed(&proposals));
    Screen::print(&text)?;
    Ok(0)
}

fn join(source: &str, into: &str, desk: &Desk) -> Result<Code, Error> {
    let stamp = desk.stamp()?;
    let mut ledger = desk.open(Purpose::Write)?;
    let (source, into) = (named(&ledger, source)?, named(&ledger, into)?);
    let names = format!("{} ({}) and {} ({})", line(&source.name), source.id, line(&into.name), into.id);
    let told = match merge(&mut ledger, &stamp, source.id, into.id)? {
        Some(action) => format!("{names} are one source now.\nAction {action}; `tickmark undo` takes it back.\n"),
        None => format!("{names} are one source already.\n"),
    };
    Screen::print(&told)?;
    Ok(0)
}

const COLUMNS: [Column; 8] = [
    Column::number("ID", 0),
    Column::new("SOURCE", 20, 60, 0),
    Column::new("KIND", 8, 12, 3),
    Column::number("CLAIMS", 0),
    Column::number("VERIFIED", 1),
    Column::number("DISPUTED", 1),
    Column::number("UNSOURCED", 1),
    Column::new("ALSO", 16, 60, 2),
];

fn table(cards: &[SourceCard], screen: Screen) -> String {
    let plain = |text: &str| Cell::Plain(line(text).into_owned());
    let count = |n: u64| if n == 0 { Cell::Faint("—".to_string()) } else { Cell::Plain(n.to_string()) };
    let rows: Vec<Vec<Cell>> = cards
        .iter()
        .map(|card| {
            let also = if card.also.is_empty() { "—".to_string() } else { card.also.join("; ") };
            vec![
                Cell::Plain(card.id.to_string()),
                Cell::Strong(line(&card.name).into_owned()),
                plain(&card.kind),
                Cell::Plain(card.claims.to_string()),
                count(card.verified),
                count(card.disputed),
                count(card.unsourced),
                plain(&also),
            ]
        })
        .collect();
    draw(&COLUMNS, &rows, screen.width, screen.watched)
}

fn proposed(proposals: &[&Proposal]) -> String {
    if proposals.is_empty() {
        return String::new();
    }
    let mut text = "\nMay be one source:\n".to_string();
    for Proposal { source, into, why } in proposals.iter().take(PROPOSED) {
        let (a, b) = (line(&source.name), line(&into.name));
        text.push_str(&format!("  {a} = {b}: {why}; `tickmark sources merge {} {}`\n", source.id, into.id));
    }
    if proposals.len() > PROPOSED {
        text.push_str(&format!("  … and {} more; `--name NAME` shows those of one name\n", proposals.len() - PROPOSED));
    }
    text
}

/// The names of the columns for programs.
const CSV: [&str; 8] = ["id", "name", "kind", "claims", "verified", "disputed", "unsourced", "also"];

fn write(cards: &[SourceCard], format: Format) -> Result<Code, Error> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    match format {
        Format::Csv => {
            csv::write(&mut out, [CSV])?;
            for card in cards {
                let SourceCard { id, name, kind, claims, verified, disputed, unsourced, also } = card;
                let counts = [claims, verified, disputed, unsourced].map(u64::to_string);
                let [claims, verified, disputed, unsourced] = counts;
                let also = also.join("; ");
                csv::write(
                    &mut out,
                    [[&id.to_string(), name, kind, &claims, &verified, &disputed, &unsourced, &also]],
                )?;
            }
        }
        Format::Json => writeln!(out, "{}", json::line(&cards))?,
        _ => cards.iter().try_for_each(|card| writeln!(out, "{}", json::line(card)))?,
    }
    out.flush()?;
    Ok(0)
}
