//! `tickmark search`: claims of any status by the words around them, and headlines.

use super::Code;
use super::desk::Desk;
use super::list::List;
use super::screen::{FAINT, Screen, styled};
use super::values::Format;
use super::which::none;
use crate::error::Error;
use crate::ledger::{Filter, Purpose, Sort};
use crate::visible::line;
use std::io;

/// Find claims by the words of their sentence, and articles by their headline
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Words that must all be there; "two words" side by side; odes* for any ending
    #[arg(required = true)]
    words: Vec<String>,
    /// Show at most so many
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = super::values::some)]
    limit: usize,
    /// Write them like this
    #[arg(long, default_value = "table")]
    format: Format,
}

pub(super) fn run(args: &Args, desk: &Desk) -> Result<Code, Error> {
    let ledger = desk.open(Purpose::Read)?;
    let words = phrase(&args.words);
    let filter = Filter { search: Some(words.clone()), ..Filter::default() };
    let list = List { ledger: &ledger, filter, sort: Sort::Newest, after: None, limit: args.limit };
    if args.format != Format::Table {
        let n = list.write(&mut io::stdout().lock(), args.format)?;
        return if n == 0 { Err(none(&ledger, &list.filter)?) } else { Ok(0) };
    }
    let screen = Screen::stdout();
    let n = list.table(screen, true, true)?;
    let headlines = ledger.headlines(&words, args.limit)?;
    for article in &headlines {
        let head = article.headline.as_deref().map(line).unwrap_or_default();
        let label = styled(&format!("article {}", article.id), FAINT);
        Screen::print(&format!("{label}  {head}\n"))?;
    }
    if n == 0 && headlines.is_empty() { Err(none(&ledger, &list.filter)?) } else { Ok(0) }
}

/// The words as one question: an argument that holds spaces was quoted for the shell and is a phrase.
fn phrase(words: &[String]) -> String {
    let quoted =
        |word: &String| if word.contains(' ') && !word.contains('"') { format!("\"{word}\"") } else { word.clone() };
    if let [one] = words { one.clone() } else { words.iter().map(quoted).collect::<Vec<_>>().join(" ") }
}
