//! `tickmark conflicts`: one thing in several articles, and where they do not agree.

use super::Code;
use super::check::Form;
use super::desk::Desk;
use super::screen::{FAINT, STRONG, Screen, styled};
use super::table::{Cell, Column, draw};
use crate::checks::links::Relation;
use crate::error::Error;
use crate::export::json;
use crate::export::thing::{ThingClaim, ThingJson};
use crate::ledger::{Ledger, MentionCard, Purpose};
use crate::moment;
use crate::review::conflicts::{Thing, all, check_across};
use crate::visible::line;
use std::ops::ControlFlow;

/// Show the figures in which articles on one event do not agree
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tickmark conflicts
  tickmark conflicts --all --format jsonl > groups.jsonl")]
pub(super) struct Args {
    /// Also the things on which they agree
    #[arg(long)]
    all: bool,
    /// Write them like this
    #[arg(long, default_value = "table")]
    format: Form,
}

pub(super) fn run(args: &Args, desk: &Desk) -> Result<Code, Error> {
    let ledger = compared(desk)?;
    let screen = Screen::stdout();
    let (mut n, mut broken) = (0, None);
    all(&ledger, |thing| {
        let differs = matches!(thing.relation, Relation::Conflict | Relation::Update);
        if !args.all && !differs {
            return ControlFlow::Continue(());
        }
        n += 1;
        let text = match args.format {
            Form::Jsonl => json::line(&as_json(&thing)) + "\n",
            Form::Table => table(&thing, screen),
        };
        match Screen::print(&text) {
            Ok(()) => ControlFlow::Continue(()),
            Err(cause) => {
                broken = Some(cause);
                ControlFlow::Break(())
            }
        }
    })?;
    match broken {
        Some(cause) => Err(cause.into()),
        None if n == 0 => Err(Error::nothing("no two articles speak of one thing in different figures")
            .hint("`tickmark conflicts --all` also shows where they agree")),
        None => Ok(0),
    }
}

/// The ledger, with all that came in since the last time compared.
pub(super) fn compared(desk: &Desk) -> Result<Ledger, Error> {
    let ledger = desk.open(Purpose::Read)?;
    if ledger.first_unlinked()?.is_none() {
        return Ok(ledger);
    }
    let stamp = desk.stamp()?;
    let mut ledger = desk.open(Purpose::Write)?;
    check_across(&mut ledger, &stamp, || {})?;
    Ok(ledger)
}

/// The thing as programs read it.
pub(super) fn as_json(thing: &Thing) -> ThingJson<'_> {
    ThingJson {
        id: &thing.id,
        relation: thing.relation,
        what: &thing.what,
        origin: thing.origin.as_deref(),
        claims: thing.claims.iter().map(ThingClaim::from).collect(),
    }
}

const COLUMNS: [Column; 6] = [
    Column::number("ID", 0),
    Column::new("FIGURE", 10, 20, 0),
    Column::new("SOURCE", 14, 26, 1),
    Column::new("OUTLET", 10, 20, 2),
    Column::new("PUBLISHED", 10, 16, 3),
    Column::new("SENTENCE", 30, 160, 0),
];

/// One thing: a line that says what, and its figures.
pub(super) fn table(thing: &Thing, screen: Screen) -> String {
    let relation = match thing.relation {
        Relation::Same => "figures agree",
        Relation::Precision => "figures agree, one more exactly than another",
        Relation::Conflict => "figures do not agree",
        Relation::Update => "figures differ: the later report gives another one",
    };
    let what = if thing.what.is_empty() { String::new() } else { format!("{}: ", styled(&line(&thing.what), STRONG)) };
    let mut text = format!("{}  {what}{relation}\n", styled(&thing.id, FAINT));
    if let Some(origin) = &thing.origin {
        text.push_str(&format!("{}\n", styled(&format!("one source behind all: {}", line(origin)), FAINT)));
    }
    let rows: Vec<Vec<Cell>> = thing.claims.iter().map(row).collect();
    text + &draw(&COLUMNS, &rows, screen.width, screen.watched) + "\n"
}

fn row(card: &MentionCard) -> Vec<Cell> {
    let plain = |text: Option<&str>| Cell::Plain(text.map_or_else(|| "—".to_string(), |t| line(t).into_owned()));
    let at = card.sentence.find(&card.exact).unwrap_or(0);
    let end = (at + card.exact.len()).min(card.sentence.len());
    let part = |from: usize, to: usize| card.sentence.get(from..to).map_or(String::new(), |t| line(t).into_owned());
    vec![
        Cell::Plain(card.claim.to_string()),
        Cell::Strong(super::claims::signed(card.modifier, &card.exact)),
        plain(card.source.as_deref()),
        plain(card.outlet.as_deref().or(Some(&card.document))),
        plain(card.published.as_deref().map(moment::short).as_deref()),
        Cell::Excerpt { before: part(0, at), mark: part(at, end), after: part(end, card.sentence.len()) },
    ]
}
