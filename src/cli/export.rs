//! `tickmark export`: the ledger, or a part of it, in the formats of others.

use super::Code;
use super::desk::Desk;
use super::screen::Screen;
use super::stats::grouped;
use super::table::listed;
use super::which::{Which, none};
use crate::error::Error;
use crate::export::{self, FORMATS, Format, Job, Settings, Way};
use crate::ledger::{Filter, Ledger, Purpose};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

/// Write claims in a format of others: a page, footnotes, ClaimReview, annotations, tables, the full record
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tickmark export html --article 3 -o draft.html
  tickmark export csv --status disputed > disputed.csv
  tickmark export jsonl -o ledger.jsonl
  tickmark export --list")]
pub(super) struct Args {
    /// The format: `--list` names them
    #[arg(required_unless_present = "list")]
    format: Option<String>,
    /// List the formats
    #[arg(long)]
    list: bool,
    /// Write to this file instead of standard output; it appears when it is whole
    #[arg(long, short, value_name = "PATH")]
    output: Option<PathBuf>,
    /// Where the checks are published; {id}, {key} and {article} stand for the claim's and the article's [default:
    /// $TICKMARK_URL]
    #[arg(long)]
    url: Option<String>,
    /// Who publishes them [default: $TICKMARK_PUBLISHER]
    #[arg(long, value_name = "NAME")]
    publisher: Option<String>,
    /// The publisher's own address [default: $TICKMARK_PUBLISHER_URL]
    #[arg(long, value_name = "URL")]
    publisher_url: Option<String>,
    #[command(flatten)]
    which: Which,
}

pub(super) fn run(args: &Args, desk: &Desk) -> Result<Code, Error> {
    if args.list {
        return list();
    }
    let name = args.format.as_deref().unwrap_or_default();
    let Some(format) = export::format(name) else {
        let names: Vec<_> = FORMATS.iter().map(|format| format.name).collect();
        return Err(Error::new(format!("no format is called `{name}`"))
            .hint(format!("the formats are {}; `tickmark export --list` says what each is for", names.join(", "))));
    };
    let ledger = desk.open(Purpose::Read)?;
    let filter = args.which.filter(&[], desk)?;
    let n = promised(&ledger, &filter, args.which.all())?;
    // A ledger is more than its claims: articles without figures come along in the full record.
    let record = args.which.all() && format.name == "jsonl" && ledger.head()?.seq > 0;
    if n == 0 && !record {
        return Err(none(&ledger, &filter)?);
    }
    let bar = bar(n);
    let step = |claims| bar.inc(claims);
    let job = Job { ledger: &ledger, filter, whole: args.which.all(), settings: settings(args, desk), step: &step };
    let done = match &args.output {
        Some(path) => to_file(&job, format, path),
        None => to_stdout(&job, format),
    };
    bar.finish_and_clear();
    done?;
    Ok(0)
}

/// How many claims there will be, as far as that is known without looking at each.
fn promised(ledger: &Ledger, filter: &Filter, all: bool) -> Result<u64, Error> {
    if all {
        let stats = ledger.stats(0)?;
        return Ok(stats.claims + stats.gone);
    }
    Ok(ledger.count(filter)?.claims.iter().sum())
}

fn settings(args: &Args, desk: &Desk) -> Settings {
    let said = |given: &Option<String>, name| given.clone().or_else(|| desk.setting(name));
    Settings {
        url: said(&args.url, "TICKMARK_URL"),
        publisher: said(&args.publisher, "TICKMARK_PUBLISHER"),
        publisher_url: said(&args.publisher_url, "TICKMARK_PUBLISHER_URL"),
    }
}

fn to_stdout(job: &Job<'_>, format: &Format) -> Result<(), Error> {
    let write = match format.way {
        Way::Text(write) => write,
        Way::Bytes(write) if !io::stdout().is_terminal() => write,
        Way::Bytes(_) | Way::File(_) => {
            return Err(Error::new(format!("`{}` is nothing for a terminal or a pipe", format.name))
                .hint(format!("name a file: `-o claims.{}`", format.ending)));
        }
    };
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    write(job, &mut out)?;
    Ok(out.flush()?)
}

/// Writes beside the target, and gives it its name when it is whole.
fn to_file(job: &Job<'_>, format: &Format, path: &Path) -> Result<(), Error> {
    let file = |cause: io::Error| Error::file(path, &cause);
    if same(path, job.ledger.path()) {
        return Err(Error::new(format!("{} is the ledger itself", path.display())).hint("name another file"));
    }
    if path.is_dir() {
        return Err(file(io::ErrorKind::IsADirectory.into()));
    }
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.exists()) {
        return Err(Error::new(format!("there is no folder {}", folder.display())).hint("make it, or name another"));
    }
    let mut part = path.as_os_str().to_owned();
    part.push(format!(".{}.part", std::process::id()));
    let part = PathBuf::from(part);
    let written = match format.way {
        Way::Text(write) | Way::Bytes(write) => File::create(&part).map_err(file).and_then(|target| {
            let mut out = BufWriter::with_capacity(1 << 16, target);
            write(job, &mut out).map_err(|error| in_file(error, path))?;
            let target = out.into_inner().map_err(|error| file(error.into_error()))?;
            target.sync_all().map_err(file)
        }),
        Way::File(write) => write(job, &part).map_err(|error| in_file(error, path)),
    };
    let done = written.and_then(|()| fs::rename(&part, path).map_err(file));
    if done.is_err() {
        let _ = fs::remove_file(&part);
    }
    done
}

/// An error of writing is about the file that was named.
fn in_file(error: export::Error, path: &Path) -> Error {
    match error {
        export::Error::Io(cause) => Error::file(path, &cause),
        other => other.into(),
    }
}

fn same(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

fn list() -> Result<Code, Error> {
    let row = |format: &Format| vec![format.name.to_string(), format.about.to_string()];
    let rows: Vec<_> = FORMATS.iter().map(row).collect();
    Screen::print(&listed(&["FORMAT", "FOR"], &rows, Screen::stdout()))?;
    Ok(0)
}

/// Claims from which on a bar is worth its place.
const LONG: u64 = 2_000;

/// A bar on standard error, where somebody watches it and there is something to watch.
pub(super) fn bar(n: u64) -> ProgressBar {
    if n < LONG {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30} {human_pos} of {human_len} claims, {eta} left");
    let bar = ProgressBar::with_draw_target(Some(n), ProgressDrawTarget::stderr_with_hz(10));
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// `1 article`, `1,200 claims`.
pub(super) fn counted(n: u64, what: &str) -> String {
    format!("{} {what}{}", grouped(n), if n == 1 { "" } else { "s" })
}
