//! `tickmark check`: figures that cannot all be right.

use super::Code;
use super::desk::Desk;
use super::screen::Screen;
use super::table::{Cell, Column, draw};
use crate::checks::{self, Finding, Level, Sheet};
use crate::error::Error;
use crate::export::json;
use crate::extract::{Options, extract};
use crate::ingest::Given;
use crate::model::Article;
use crate::review::import::{Failure, articles};
use crate::review::paths::Input;
use crate::review::readers::in_order;
use crate::span::CodePoints;
use crate::visible::line;
use clap::ValueEnum;
use serde::Serialize;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::thread::available_parallelism;

/// Find figures that cannot all be right: in the ledger, or in files
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tickmark check --file story.txt
  tickmark check conversion parts-whole --level error
  tickmark check --explain percent-of")]
pub(super) struct Args {
    /// Only these checks [default: all]
    #[arg(value_name = "NAME")]
    names: Vec<String>,
    /// Check files instead of the ledger; - is standard input (can be repeated)
    #[arg(long, value_name = "PATH")]
    file: Vec<PathBuf>,
    /// Only findings at this level or above
    #[arg(long, default_value = "info")]
    level: LevelName,
    /// Write them like this
    #[arg(long, default_value = "table")]
    format: Form,
    /// List the checks
    #[arg(long, conflicts_with_all = ["file", "explain"])]
    list: bool,
    /// Explain this check, with a passage on which it speaks and one on which it does not
    #[arg(long, value_name = "NAME")]
    explain: Option<String>,
}

/// A level on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum LevelName {
    /// Cannot be right
    Error,
    /// Does not fit as it stands
    Warning,
    /// Worth a look
    Info,
}

impl From<LevelName> for Level {
    fn from(name: LevelName) -> Self {
        match name {
            LevelName::Error => Self::Error,
            LevelName::Warning => Self::Warning,
            LevelName::Info => Self::Info,
        }
    }
}

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Form {
    /// For people
    Table,
    /// One JSON object a line
    Jsonl,
}

pub(super) fn run(args: &Args, _desk: &Desk) -> Result<Code, Error> {
    if args.list {
        return list();
    }
    if let Some(name) = &args.explain {
        return explain(name);
    }
    let names: Vec<&str> = args.names.iter().map(String::as_str).collect();
    for name in &names {
        known(name)?;
    }
    files(args, &names)
}

/// The check of this name.
fn known(name: &str) -> Result<&'static checks::Check, Error> {
    checks::named(name)
        .ok_or_else(|| Error::new(format!("no check is called `{name}`")).hint("`tickmark check --list` names them"))
}

fn list() -> Result<Code, Error> {
    let rows: Vec<Vec<Cell>> = checks::ALL
        .iter()
        .map(|check| {
            vec![
                Cell::Strong(check.name.to_string()),
                Cell::Plain(check.level.to_string()),
                Cell::Plain(check.about.to_string()),
            ]
        })
        .collect();
    let columns = [Column::new("CHECK", 18, 20, 0), Column::new("UP TO", 7, 8, 1), Column::new("ABOUT", 30, 100, 0)];
    let screen = Screen::stdout();
    Screen::print(&draw(&columns, &rows, screen.width, screen.watched))?;
    Ok(0)
}

fn explain(name: &str) -> Result<Code, Error> {
    let check = known(name)?;
    Screen::print(&format!("{} (up to {}): {}\n\n{}\n", check.name, check.level, check.about, check.manual()))?;
    Ok(0)
}

/// A finding as programs read it.
#[derive(Serialize)]
struct Record<'a> {
    id: String,
    check: &'a str,
    level: Level,
    document: &'a str,
    figures: Vec<Words<'a>>,
    sum: &'a str,
    ask: &'a str,
    sentence: &'a str,
}

/// Words and their place in code points.
#[derive(Serialize)]
struct Words<'a> {
    exact: &'a str,
    start: usize,
    end: usize,
}

/// What was found in one input.
#[derive(Default)]
struct Found {
    lines: Vec<String>,
    rows: Vec<Vec<Cell>>,
    failure: Option<Failure>,
}

fn files(args: &Args, names: &[&str]) -> Result<Code, Error> {
    let (inputs, missing) = super::import::inputs(&args.file)?;
    let n_named = inputs.len() + missing.len();
    let threads = available_parallelism().map_or(1, usize::from);
    let (mut n, mut rows, mut failures) = (0, Vec::new(), missing);
    let mut broken = None;
    in_order(
        &inputs,
        threads,
        |input| look(args, names, input),
        |at, found| {
            n += found.lines.len() + found.rows.len();
            rows.extend(found.rows);
            failures.extend(found.failure.map(|failure| (inputs[at].name(), failure)));
            match Screen::print(&found.lines.concat()) {
                Ok(()) => ControlFlow::Continue(()),
                Err(cause) => {
                    broken = Some(cause);
                    ControlFlow::Break(())
                }
            }
        },
    );
    if let Some(cause) = broken {
        return Err(cause.into());
    }
    if !rows.is_empty() {
        let screen = Screen::stdout();
        Screen::print(&draw(&COLUMNS, &rows, screen.width, screen.watched))?;
    }
    if !failures.is_empty() {
        return Err(super::import::complain(&failures, n_named));
    }
    Ok(u8::from(n > 0))
}

const COLUMNS: [Column; 6] = [
    Column::new("ID", 10, 10, 3),
    Column::new("LEVEL", 7, 7, 0),
    Column::new("CHECK", 11, 18, 0),
    Column::new("FINDING", 30, 110, 0),
    Column::new("SENTENCE", 24, 90, 2),
    Column::new("DOCUMENT", 12, 30, 1),
];

fn look(args: &Args, names: &[&str], input: &Input) -> Found {
    let mut found = Found::default();
    let name = input.name();
    match articles(input, &Given::default()) {
        Ok(all) => all.iter().for_each(|article| one(args, names, &name, article, &mut found)),
        Err(failure) => found.failure = Some(failure),
    }
    found
}

fn one(args: &Args, names: &[&str], document: &str, article: &Article, found: &mut Found) {
    let extraction = extract(article, Options::default());
    let sheet = Sheet::of(article, &extraction);
    let points = CodePoints::new(&sheet.text);
    for (finding, id) in checks::keyed(&sheet, checks::look(&sheet, names), &checks::seed(article)) {
        if finding.level < args.level.into() {
            continue;
        }
        let sentence = sheet.sentence_of(finding.spans[0]);
        match args.format {
            Form::Jsonl => {
                let words = |span: &crate::span::Span| {
                    let (start, end) = points.span(*span);
                    Words { exact: sheet.words(*span), start, end }
                };
                let Finding { check, level, sum, ask, spans } = &finding;
                let figures = spans.iter().map(words).collect();
                let record =
                    Record { id, check, level: *level, document, figures, sum, ask, sentence: sheet.words(sentence) };
                found.lines.push(json::line(&record) + "\n");
            }
            Form::Table => {
                let text = |s: &str| line(s).into_owned();
                let mark = finding.spans[0];
                let (a, b) = (mark.start - sentence.start, mark.end - sentence.start);
                let whole = sheet.words(sentence);
                let part = |from: u32, to: u32| text(whole.get(from as usize..to as usize).unwrap_or_default());
                found.rows.push(vec![
                    Cell::Plain(id),
                    Cell::Strong(finding.level.to_string()),
                    Cell::Plain(finding.check.to_string()),
                    Cell::Plain(text(&finding.sum)),
                    Cell::Excerpt { before: part(0, a), mark: part(a, b), after: part(b, whole.len() as u32) },
                    Cell::Plain(text(document)),
                ]);
            }
        }
    }
}
