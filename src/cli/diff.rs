//! `tickmark diff`: two texts compared by figure, without a ledger.

use super::Code;
use super::screen::Screen;
use super::table::{Cell, Column, draw};
use crate::compare::{Face, compare};
use crate::error::Error;
use crate::export::diff::{Change, Side, changes};
use crate::export::json;
use crate::extract::record::records;
use crate::extract::{Options, extract};
use crate::ingest::Given;
use crate::model::{Article, Extraction};
use crate::review::import::{Failure, articles};
use crate::visible::line;
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::thread;

/// Compare two texts by their figures: which changed and how, which came, which went
///
/// Only figures count: other words, and another form of the same number ("2" and "two"), are no difference. Ends with 1
/// where no figure differs.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tickmark diff draft.txt published.html
  tickmark diff --format jsonl morning.html evening.html")]
pub(super) struct Args {
    /// The older text: a file, or - for standard input
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The newer text
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// A table, or one JSON object a line
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Read without syntax: many times faster, less exact
    #[arg(long)]
    fast: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Table,
    Jsonl,
}

pub(super) fn run(args: &Args) -> Result<Code, Error> {
    let options = Options { syntax: !args.fast };
    let (old, new) = thread::scope(|scope| {
        let old = scope.spawn(|| read(&args.old, options));
        let new = read(&args.new, options);
        (old.join().unwrap_or(Err(broke_off(&args.old))), new)
    });
    let ((old, was), (new, is)) = (old?, new?);
    let faces = |article: &Article, found: &Extraction| -> Vec<Face> {
        found.claims.iter().map(|claim| Face::of(claim, &article.text)).collect()
    };
    let (old_faces, new_faces) = (faces(&old, &was), faces(&new, &is));
    let mut compared = compare(&old_faces, &new_faces);
    let n = compared.pairs.len();
    compared.leave_out_form((&old_faces, &sentences(&old, &was)), (&new_faces, &sentences(&new, &is)));
    let (old_records, new_records) = (records("", &old, &was, false), records("", &new, &is, false));
    let changes = changes(&compared, &old_records, &new_records);
    if changes.is_empty() {
        let same =
            if n == 1 { "the one figure says the same".to_string() } else { format!("all {n} figures say the same") };
        let none = if n == 0 { "neither text holds a figure that can be checked".to_string() } else { same };
        return Err(Error::nothing(none).hint("`tickmark extract FILE` shows what is read in each"));
    }
    match args.format {
        Format::Jsonl => {
            let mut out = BufWriter::new(io::stdout().lock());
            for change in &changes {
                json::write(&mut out, change)?;
                out.write_all(b"\n")?;
            }
            out.flush()?;
        }
        Format::Table => {
            let screen = Screen::stdout();
            let rows: Vec<_> = changes.iter().map(cells).collect();
            Screen::print(&draw(&COLUMNS, &rows, screen.width, true))?;
        }
    }
    Ok(0)
}

/// The sentences that hold numerals.
fn sentences<'a>(article: &'a Article, found: &Extraction) -> Vec<&'a str> {
    let claims = found.claims.iter().map(|claim| claim.sentence);
    let mut spans: Vec<_> = claims.chain(found.suppressed.iter().map(|numeral| numeral.sentence)).collect();
    spans.sort_unstable();
    spans.dedup();
    spans.into_iter().map(|span| span.text(&article.text)).collect()
}

/// The one article of a file, with its figures.
fn read(path: &Path, options: Options) -> Result<(Article, Extraction), Error> {
    let name = path.display().to_string();
    let (inputs, missing) = super::import::inputs(&[path.to_path_buf()])?;
    let [input] = &inputs[..] else {
        return Err(match missing.is_empty() {
            false => super::import::complain(&missing, 1, ""),
            true => Error::new(format!("{name} is a folder")).hint("name two files"),
        });
    };
    let failed = |failure: Failure| super::import::complain(&[(name.clone(), failure)], 1, "");
    let mut found = articles(input, &Given::default()).map_err(failed)?;
    if found.len() > 1 {
        return Err(Error::new(format!("{name} holds {} articles", found.len()))
            .hint("`diff` compares one article with one; `tickmark import` follows many through their revisions"));
    }
    let article = found.pop().ok_or_else(|| broke_off(path))?;
    let figures = extract(&article, options);
    Ok((article, figures))
}

fn broke_off(path: &Path) -> Error {
    Error::new(format!("{}: reading it broke off", path.display()))
        .hint("that is a fault of Tickmark's, please report it with the text")
}

const COLUMNS: [Column; 6] = [
    Column::new("CHANGE", 12, 24, 0),
    Column::new("OLD", 8, 20, 0),
    Column::new("NEW", 8, 20, 0),
    Column::new("OF", 8, 18, 2),
    Column::new("SOURCE", 12, 30, 1),
    Column::new("SENTENCE", 20, 160, 3),
];

fn cells(change: &Change<'_>) -> Vec<Cell> {
    let what: Vec<_> = change.differs.iter().map(|differs| differs.as_str()).collect();
    let what = if what.is_empty() { change.kind.as_str().to_string() } else { what.join(", ") };
    let figure = |side: &Option<Side<'_>>| match side {
        Some(side) => Cell::Strong(super::claims::signed(side.figure.modifier, side.figure.exact)),
        None => Cell::Faint("—".to_string()),
    };
    // Where only one of the two texts says it, that one; where they differ, both.
    let both = |part: fn(&Side<'_>) -> Option<String>, tell: bool| {
        let (was, is) = (change.old.as_ref().and_then(part), change.new.as_ref().and_then(part));
        let dash = |words: Option<String>| words.map_or("—".to_string(), |words| line(&words).into_owned());
        Cell::Plain(if tell && was != is { format!("{} → {}", dash(was), dash(is)) } else { dash(is.or(was)) })
    };
    let attribution = change.differs.iter().any(|differs| differs.is_attribution());
    let counted = change.differs.contains(&crate::compare::Difference::Counted);
    let (side, sentence) = match (&change.new, &change.old) {
        (Some(new), _) => (new, change.sentence_new),
        (None, Some(old)) => (old, change.sentence_old),
        (None, None) => unreachable!("a change is of one text or the other"),
    };
    let points: Vec<char> = sentence.unwrap_or_default().chars().collect();
    let at = side.at.min(points.len());
    let end = (at + side.figure.end - side.figure.start).min(points.len());
    let part = |from: usize, to: usize| line(&points[from..to].iter().collect::<String>()).into_owned();
    vec![
        Cell::Plain(what),
        figure(&change.old),
        figure(&change.new),
        both(|side| side.of.map(ToString::to_string), counted),
        both(|side| side.source.map(ToString::to_string), attribution),
        Cell::Excerpt { before: part(0, at), mark: part(at, end), after: part(end, points.len()) },
    ]
}
