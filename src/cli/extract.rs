//! `tickmark extract`: claims as JSON, without a ledger.

use super::Code;
use super::screen::Screen;
use super::table::{Cell, Column, draw};
use crate::error::Error;
use crate::extract::{Options, extract, record};
use crate::ingest::Given;
use crate::model::Article;
use crate::review::import::{Failure, articles};
use crate::review::paths::Input;
use crate::review::readers::in_order;
use std::io::{self, BufWriter, Write as _};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::thread::available_parallelism;

/// Read articles and print their claims, without a ledger
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tickmark extract story.txt
  tickmark extract --all --format jsonl drafts/ > numerals.jsonl
  tickmark extract --lines sentences.txt")]
pub(super) struct Args {
    /// Files, folders with all the texts in them, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Print the numerals that are no claims, too, each with its reason
    #[arg(long)]
    all: bool,
    /// One JSON object a line, or a table
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,
    /// Take every line of a text file for a document of its own, named PATH:LINE
    #[arg(long)]
    lines: bool,
    /// Print the text that offsets count in, instead of claims
    #[arg(long, conflicts_with_all = ["all", "format", "lines"])]
    text: bool,
    /// Read without syntax: many times faster, less exact
    #[arg(long)]
    fast: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Jsonl,
    Table,
    /// Typed columns; hidden, so that the manual is the same with and without the feature
    #[cfg(feature = "parquet")]
    #[value(hide = true)]
    Parquet,
}

/// What one input came to: text to print, or why there is none.
#[derive(Default)]
struct Printed {
    out: Vec<u8>,
    n: usize,
    rows: Vec<Vec<Cell>>,
    #[cfg(feature = "parquet")]
    found: Vec<super::extract_columns::Found>,
    failure: Option<Failure>,
}

pub(super) fn run(args: &Args) -> Result<Code, Error> {
    let (inputs, missing) = super::import::inputs(&args.paths)?;
    let n_named = inputs.len() + missing.len();
    let threads = available_parallelism().map_or(1, usize::from);
    let mut out = BufWriter::new(io::stdout().lock());
    let (mut n, mut rows, mut failures) = (0, Vec::new(), missing);
    let mut broken: Option<io::Error> = None;
    #[cfg(feature = "parquet")]
    let mut columns = super::extract_columns::Columns::begin(args.format == Format::Parquet)?;
    in_order(
        &inputs,
        threads,
        // A reader that breaks off takes its input with it and nothing else.
        |input| catch_unwind(AssertUnwindSafe(|| read(args, input))).unwrap_or_else(|_| failed(Failure::BrokeOff)),
        |printed| printed.out.len(),
        |at, printed| {
            n += printed.n;
            rows.extend(printed.rows);
            if let Some(failure) = printed.failure {
                failures.push((inputs[at].name(), failure));
            }
            let written = out.write_all(&printed.out);
            #[cfg(feature = "parquet")]
            let written = written.and_then(|()| out.write_all(&columns.add(&printed.found, args.all)?));
            match written {
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
    #[cfg(feature = "parquet")]
    out.write_all(&columns.end()?)?;
    out.flush()?;
    drop(out);
    if args.format == Format::Table && !rows.is_empty() {
        Screen::print(&draw(COLUMNS, &rows, Screen::stdout().width, true))?;
    }
    if !failures.is_empty() {
        return Err(super::import::complain(&failures, n_named, "the others were read; mend these, or leave them out"));
    }
    if n == 0 {
        let what = if args.all { "no numerals" } else { "no figures that can be checked" };
        return Err(Error::nothing(format!("there are {what} in it")).hint(if args.all {
            "`--text` prints the text that was read"
        } else {
            "`--all` shows every numeral with the reason why it is no claim"
        }));
    }
    Ok(0)
}

fn read(args: &Args, input: &Input) -> Printed {
    let mut printed = Printed::default();
    match documents(args, input) {
        Ok(documents) => documents.iter().for_each(|(name, article)| print(args, name, article, &mut printed)),
        Err(failure) => return failed(failure),
    }
    printed
}

fn failed(failure: Failure) -> Printed {
    Printed { failure: Some(failure), ..Printed::default() }
}

/// The documents of one input: its articles, or with `--lines` each of its lines.
fn documents(args: &Args, input: &Input) -> Result<Vec<(String, Article)>, Failure> {
    let name = input.name();
    let found = articles(input, &Given::default())?;
    if !args.lines {
        return Ok(found.into_iter().map(|article| (name.clone(), article)).collect());
    }
    let mut all = Vec::new();
    for (n, text) in found.iter().flat_map(|article| article.text.lines()).enumerate() {
        if !text.trim().is_empty() {
            all.push((format!("{name}:{}", n + 1), Article::of_line(text)));
        }
    }
    Ok(all)
}

fn print(args: &Args, name: &str, article: &Article, printed: &mut Printed) {
    if args.text {
        printed.n += 1;
        printed.out.extend_from_slice(article.text.as_bytes());
        if !article.text.ends_with('\n') {
            printed.out.push(b'\n');
        }
        return;
    }
    let found = extract(article, Options { syntax: !args.fast });
    for record in record::records(name, article, &found, args.all) {
        printed.n += 1;
        if args.format == Format::Table {
            printed.rows.push(row(&record));
            continue;
        }
        #[cfg(feature = "parquet")]
        if args.format == Format::Parquet {
            continue;
        }
        if serde_json::to_writer(&mut printed.out, &record).is_ok() {
            printed.out.push(b'\n');
        }
    }
    #[cfg(feature = "parquet")]
    if args.format == Format::Parquet {
        printed.found.push((name.to_string(), article.clone(), found));
    }
}

const COLUMNS: &[Column] = &[
    Column::new("FIGURE", 8, 24, 0),
    Column::new("VALUE", 6, 22, 2),
    Column::new("UNIT", 4, 16, 3),
    Column::new("OF", 6, 24, 1),
    Column::new("SOURCE", 8, 30, 4),
    Column::new("SENTENCE", 20, 120, 5),
];

fn row(record: &record::Record) -> Vec<Cell> {
    let figure = &record.figure;
    let sign = if figure.modifier.sign() == "=" { String::new() } else { format!("{} ", figure.modifier.sign()) };
    let value = match (&figure.value, &figure.range, record.why_not) {
        (_, _, Some(why)) => format!("no claim: {}", why.as_str()),
        (Some(value), ..) => format!("{sign}{value}"),
        (_, Some([low, high]), _) => format!("{sign}{low}–{high}"),
        _ => format!("{sign}several"),
    };
    let source = record.attribution.as_ref().and_then(|a| a.source.or(a.source_text)).unwrap_or("—");
    let points: Vec<char> = record.sentence.exact.chars().collect();
    let (a, b) = (figure.start - record.sentence.start, figure.end - record.sentence.start);
    let part = |from: usize, to: usize| line(&points[from..to].iter().collect::<String>());
    vec![
        Cell::Strong(line(figure.exact)),
        Cell::Plain(value),
        Cell::Plain(figure.unit.map_or(String::new(), |u| line(u.as_str()))),
        Cell::Plain(record.of.map_or("—".to_string(), line)),
        Cell::Plain(line(source)),
        Cell::Excerpt { before: part(0, a), mark: part(a, b), after: part(b, points.len()) },
    ]
}

/// Text from an article, made harmless.
fn line(text: &str) -> String {
    crate::visible::line(text).into_owned()
}
