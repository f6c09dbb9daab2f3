//! `tickmark drift`: the life of each figure through the texts of its article.

use super::Code;
use super::desk::{Desk, article_name};
use super::screen::{FAINT, STRONG, Screen, styled, width};
use crate::error::Error;
use crate::export::json;
use crate::ledger::{ArticleCard, Life, Purpose, State};
use crate::moment;
use crate::visible::line;
use std::io::{self, BufWriter, Write as _};

/// Show how figures changed through the texts of their article, each as a line with its times
///
/// A figure that fell is marked ↓. A time is what the text says of itself, changed or published, else when it came in.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tickmark drift
  tickmark drift 3 --all
  tickmark drift --format jsonl")]
pub(super) struct Args {
    /// Only this article [default: all that have had more than one text]
    #[arg(value_name = "ARTICLE")]
    article: Option<String>,
    /// Show figures that never changed, too
    #[arg(long)]
    all: bool,
    /// Lines for people, or one JSON object a figure
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Table,
    Jsonl,
}

pub(super) fn run(args: &Args, desk: &Desk) -> Result<Code, Error> {
    let ledger = desk.open(Purpose::Read)?;
    let revised = ledger.revised_articles()?;
    let articles = match &args.article {
        Some(name) => vec![article_name(name)?],
        None => revised.clone(),
    };
    // Of an article with one text alone nothing can have changed.
    let steady = !args.all && articles.iter().any(|article| revised.contains(article));
    let screen = Screen::stdout();
    let mut out = BufWriter::new(io::stdout().lock());
    let mut n = 0;
    let mut drawn = String::new();
    for article in articles {
        let lives: Vec<Life> =
            ledger.lives(article)?.into_iter().filter(|life| args.all || life.is_eventful()).collect();
        if lives.is_empty() {
            continue;
        }
        if args.format == Format::Table {
            drawn.push_str(if n > 0 { "\n" } else { "" });
            drawn.push_str(&name(&ledger.article(article)?));
            lives.iter().for_each(|life| drawn.push_str(&draw(life, screen.width)));
        } else {
            for life in &lives {
                json::write(&mut out, life)?;
                out.write_all(b"\n")?;
            }
        }
        n += lives.len();
    }
    out.flush()?;
    drop(out);
    Screen::print(&drawn)?;
    if n == 0 {
        let none = Error::nothing("no figure has changed");
        return Err(none.hint(match steady {
            true => "with `--all` the figures that never changed are shown, too",
            false => "a changed text from the same address is a new revision: import it again",
        }));
    }
    Ok(0)
}

fn name(article: &ArticleCard) -> String {
    let headline = article.headline.as_deref().map_or("—".into(), line);
    let outlet = article.outlet.as_deref().map_or(String::new(), |outlet| format!(" ({})", line(outlet)));
    format!("article {}  {}{outlet}\n", article.id, styled(&headline, STRONG))
}

/// The states of a life, each with its time below; as many on a line as there is room for.
fn draw(life: &Life, room: usize) -> String {
    let states = &life.states;
    let last = states.last().expect("a life has a state");
    let who = last.of.as_deref().or(last.source.as_deref()).map_or("—".into(), line);
    let place = if last.headline { ", in the headline" } else { "" };
    let mut drawn = format!("  {}{}\n", who, styled(place, FAINT));
    let mut cells: Vec<(String, String)> = Vec::new();
    for (n, state) in states.iter().enumerate() {
        let before = n.checked_sub(1).map(|n| &states[n]);
        cells.push((told(before, state), time(before.map(|before| before.since.as_str()), &state.since)));
    }
    if let Some(gone) = &life.gone {
        cells.push(("gone".to_string(), time(Some(&last.since), gone)));
    }
    let mut lines = [String::new(), String::new()];
    for (n, (figure, time)) in cells.iter().enumerate() {
        let wide = width(figure).max(width(time));
        let used = width(&lines[0]);
        if n > 0 && used + wide + 7 > room {
            flush(&mut drawn, &mut lines);
        }
        let arrow = if n > 0 { " → " } else { "" };
        let gap = if n > 0 { "   " } else { "" };
        lines[0].push_str(&format!("{arrow}{figure}{}", " ".repeat(wide - width(figure))));
        lines[1].push_str(&format!("{gap}{time}{}", " ".repeat(wide - width(time))));
    }
    flush(&mut drawn, &mut lines);
    drawn
}

fn flush(drawn: &mut String, lines: &mut [String; 2]) {
    drawn.push_str(&format!("    {}\n    {}\n", lines[0].trim_end(), styled(lines[1].trim_end(), FAINT)));
    lines.iter_mut().for_each(String::clear);
}

/// `163 ↓`; where the figure is as before, what else has changed: `59 (the army)`.
fn told(before: Option<&State>, state: &State) -> String {
    let mut told = super::claims::signed(state.modifier, &state.exact);
    let Some(before) = before else { return told };
    if state.fell {
        told.push_str(" ↓");
    }
    let dash = |words: &Option<String>| words.as_deref().map_or("—".to_string(), |words| line(words).into_owned());
    if before.source != state.source {
        told.push_str(&format!(" ({})", dash(&state.source)));
    } else if before.exact == state.exact && before.of != state.of {
        told.push_str(&format!(" ({})", dash(&state.of)));
    }
    told
}

/// The time, its day only where it is another one than before.
fn time(before: Option<&str>, at: &str) -> String {
    let short = moment::short(at);
    match before {
        Some(before) if moment::day(before) == moment::day(at) && short.len() == 16 => short[11..].to_string(),
        _ => line(&short).into_owned(),
    }
}
