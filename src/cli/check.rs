//! `tickmark check`: figures that cannot all be right.

use super::Code;
use super::desk::{Desk, article_name, now};
use super::screen::Screen;
use super::stats::grouped;
use super::table::{Cell, Column, draw, listed};
use crate::checks::across::{ACROSS, across};
use crate::checks::{self, Finding, Level, Sheet, grounds};
use crate::error::Error;
use crate::export::finding::FindingJson;
use crate::export::json;
use crate::extract::{Options, extract};
use crate::ingest::Given;
use crate::ledger::{FindingCard, FindingFilter, Purpose};
use crate::model::Article;
use crate::review::conflicts::check_across;
use crate::review::dismiss::check_all;
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
    /// Only findings in this article of the ledger
    #[arg(long, value_name = "ID", conflicts_with = "file")]
    article: Option<String>,
    /// Also findings that were put aside
    #[arg(long, conflicts_with = "file")]
    dismissed: bool,
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

pub(super) fn run(args: &Args, desk: &Desk) -> Result<Code, Error> {
    if args.list {
        return list();
    }
    if let Some(name) = &args.explain {
        return explain(name);
    }
    let names: Vec<&str> = args.names.iter().map(String::as_str).collect();
    let stored = |name: &str| grounds::on_record(name).is_some() || across(name).is_some();
    for name in names.iter().filter(|name| !stored(name)) {
        known(name)?;
    }
    if let (false, Some(name)) = (args.file.is_empty(), names.iter().find(|name| stored(name))) {
        return Err(Error::new(format!("`{name}` looks at a whole ledger, not at a file"))
            .hint(format!("`tickmark import FILE…`, then `tickmark check {name}`")));
    }
    if args.file.is_empty() { ledger(args, desk) } else { files(args, &names) }
}

/// Findings of the ledger.
fn ledger(args: &Args, desk: &Desk) -> Result<Code, Error> {
    let mut ledger = desk.open(Purpose::Read)?;
    if ledger.is_unchecked()? || ledger.first_unlinked()?.is_some() {
        let stamp = desk.stamp()?;
        ledger = desk.open(Purpose::Write)?;
        check_all(&mut ledger, &stamp, || {})?;
        check_across(&mut ledger, &stamp, || {})?;
    }
    let filter = FindingFilter {
        checks: args.names.clone(),
        article: args.article.as_deref().map(article_name).transpose()?,
        level: args.level.into(),
        dismissed: args.dismissed,
    };
    if let Some(article) = filter.article {
        ledger.article(article)?;
    }
    let screen = Screen::stdout();
    let (mut n, mut rows, mut broken) = (0, Vec::new(), None);
    let mut each = |card: FindingCard| {
        n += usize::from(card.dismissed.is_none());
        if args.format == Form::Jsonl {
            broken = Screen::print(&(json::line(&FindingJson::of(&card)) + "\n")).err();
        } else {
            rows.push(row(&card));
        }
        // A long list is drawn a page at a time, so that memory stays flat.
        if rows.len() == PAGE {
            broken = Screen::print(&draw(&COLUMNS, &rows, screen.width, screen.watched)).err();
            rows.clear();
        }
        broken.is_none()
    };
    ledger.findings(&filter, &mut each)?;
    let today = now();
    for card in ledger.findings_on_record(&filter, today.get(..10).unwrap_or_default())? {
        if !each(card) {
            break;
        }
    }
    if let Some(cause) = broken {
        return Err(cause.into());
    }
    if !rows.is_empty() {
        Screen::print(&draw(&COLUMNS, &rows, screen.width, screen.watched))?;
    }
    if n == 0 {
        nothing(args, ledger.stats(0)?.articles);
    }
    Ok(u8::from(n > 0))
}

/// Says to whoever looks on that the checks were made; a program has the exit code.
fn nothing(args: &Args, articles: u64) {
    if args.format == Form::Table && Screen::stdout().watched {
        let what = match (&args.article, articles) {
            (Some(_), _) | (_, 1) => "1 article".to_string(),
            (_, n) => format!("{} articles", grouped(n)),
        };
        eprintln!("note: {what} checked, nothing found");
    }
}

/// Findings that are drawn as one table.
const PAGE: usize = 500;

/// A finding of the ledger as a row.
fn row(card: &FindingCard) -> Vec<Cell> {
    let text = |s: &str| line(s).into_owned();
    let (begins, sentence) = &card.sentence;
    let points: Vec<char> = sentence.chars().collect();
    let (a, b) = card.places.first().map_or((0, 0), |(a, b)| (a.saturating_sub(*begins), b.saturating_sub(*begins)));
    let (a, b) = (a.min(points.len()), b.min(points.len()));
    let part = |from: usize, to: usize| text(&points[from..to.max(from)].iter().collect::<String>());
    let aside = if card.dismissed.is_some() { " (put aside)" } else { "" };
    let named = card.headline.as_deref().map(|h| format!("{} {}", card.article, text(h)));
    vec![
        Cell::Plain(text(&card.key)),
        Cell::Strong(card.level.to_string()),
        Cell::Plain(text(&card.check)),
        Cell::Plain(text(&card.sum) + aside),
        Cell::Excerpt { before: part(0, a), mark: part(a, b), after: part(b, points.len()) },
        Cell::Plain(named.unwrap_or_else(|| card.article.to_string())),
    ]
}

/// The check of this name.
fn known(name: &str) -> Result<&'static checks::Check, Error> {
    checks::named(name)
        .ok_or_else(|| Error::new(format!("no check is called `{name}`")).hint("`tickmark check --list` names them"))
}

fn list() -> Result<Code, Error> {
    let row = |name: &str, level: Level, about: &str| vec![name.to_string(), level.to_string(), about.to_string()];
    let rows: Vec<_> = checks::ALL
        .iter()
        .map(|check| row(check.name, check.level, check.about))
        .chain(ACROSS.iter().map(|check| row(check.name, check.level, check.about)))
        .chain(grounds::ON_RECORD.iter().map(|check| row(check.name, check.level, check.about)))
        .collect();
    Screen::print(&listed(&["CHECK", "UP TO", "ABOUT"], &rows, Screen::stdout()))?;
    Ok(0)
}

/// The page on all checks, which a test writes: each with a case in which it speaks and one in which it does not.
const PAGE_ON_CHECKS: &str = include_str!("../../docs/checks.md");

fn explain(name: &str) -> Result<Code, Error> {
    if grounds::on_record(name).is_none() && across(name).is_none() {
        known(name)?;
    }
    let section = PAGE_ON_CHECKS.split("\n## ").find_map(|section| section.strip_prefix(name)?.strip_prefix('\n'));
    Screen::print(&format!("{name}\n{}\n", section.unwrap_or_default().trim_end()))?;
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
    articles: u64,
    failure: Option<Failure>,
}

fn files(args: &Args, names: &[&str]) -> Result<Code, Error> {
    let (inputs, missing) = super::import::inputs(&args.file)?;
    let n_named = inputs.len() + missing.len();
    let threads = available_parallelism().map_or(1, usize::from);
    let (mut n, mut n_articles, mut rows, mut failures) = (0, 0, Vec::new(), missing);
    let mut broken = None;
    in_order(
        &inputs,
        threads,
        |input| look(args, names, input),
        |_| 0,
        |at, found| {
            n += found.lines.len() + found.rows.len();
            n_articles += found.articles;
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
        return Err(super::import::complain(
            &failures,
            n_named,
            "the others were checked; mend these, or leave them out",
        ));
    }
    if n == 0 {
        nothing(args, n_articles);
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
        Ok(all) => {
            found.articles = all.len() as u64;
            all.iter().for_each(|article| one(args, names, &name, article, &mut found));
        }
        Err(failure) => found.failure = Some(failure),
    }
    found
}

fn one(args: &Args, names: &[&str], document: &str, article: &Article, found: &mut Found) {
    let extraction = extract(article, Options::default());
    let sheet = Sheet::of(article, &extraction);
    let points = CodePoints::new(&sheet.text);
    for (finding, id) in
        checks::keyed(&sheet, checks::look(&sheet, names), &checks::seed(article.url.as_deref(), &article.text))
    {
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
