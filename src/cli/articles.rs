//! `tickmark articles`: what has come in.

use super::Code;
use super::desk::{Desk, article_name};
use super::screen::Screen;
use super::table::{Cell, Column, draw};
use super::values::{Format, time};
use crate::error::Error;
use crate::export::{csv, json};
use crate::ledger::{ArticleCard, ArticleFilter, Ledger, Purpose};
use crate::moment;
use crate::visible::line;
use std::io::{self, Write as _};

/// List articles with their counts, newest first
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Only articles of an outlet whose name contains this
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,
    /// Only articles whose headline contains this
    #[arg(long, value_name = "WORDS")]
    headline: Option<String>,
    /// Only articles published then or later: a date, a time, or 7d for a week ago
    #[arg(long, value_name = "WHEN")]
    since: Option<String>,
    /// Only articles published then or earlier
    #[arg(long, value_name = "WHEN")]
    until: Option<String>,
    /// Only articles with unverified claims
    #[arg(long)]
    open: bool,
    /// Instead, articles that are copies of one text, and the claims that all of them make
    #[arg(long, conflicts_with_all = ["outlet", "headline", "since", "until", "open", "after"])]
    copies: bool,
    /// Go on behind this article
    #[arg(long, value_name = "ID")]
    after: Option<String>,
    /// Show at most so many [default: 50 on a terminal, else all]
    #[arg(long, value_name = "N", value_parser = super::values::some)]
    limit: Option<usize>,
    /// Write them like this
    #[arg(long, default_value = "table")]
    format: Format,
}

const COLUMNS: [Column; 7] = [
    Column::number("ID", 0),
    Column::new("PUBLISHED", 10, 10, 3),
    Column::new("OUTLET", 12, 20, 2),
    Column::new("HEADLINE", 30, 120, 0),
    Column::number("CLAIMS", 1),
    Column::number("OPEN", 0),
    Column::number("DISPUTED", 4),
];

pub(super) fn run(args: &Args, desk: &Desk) -> Result<Code, Error> {
    let ledger = desk.open(Purpose::Read)?;
    let screen = Screen::stdout();
    if args.copies {
        return copies(args, &ledger, screen);
    }
    let filter = ArticleFilter {
        outlet: args.outlet.clone(),
        headline: args.headline.clone(),
        since: args.since.as_deref().map(time).transpose()?.map(|(first, _)| first),
        until: args.until.as_deref().map(time).transpose()?.map(|(_, last)| last),
        open: args.open,
    };
    let after = args.after.as_deref().map(article_name).transpose()?;
    let short = screen.watched && args.format == Format::Table;
    let limit = args.limit.unwrap_or(if short { 50 } else { i64::MAX as usize });
    let articles = ledger.articles(&filter, after, limit)?;
    if articles.is_empty() {
        return Err(if ledger.stats(0)?.articles == 0 {
            Error::nothing("the ledger holds no articles").hint("`tickmark import FILE…` brings some in")
        } else {
            Error::nothing("no article is like that")
                .hint("`tickmark articles` shows them all; `tickmark import FILE…` brings more in")
        });
    }
    let mut out = io::stdout().lock();
    match args.format {
        Format::Table => {
            drop(out);
            let rows: Vec<_> = articles.iter().map(cells).collect();
            Screen::print(&draw(&COLUMNS, &rows, screen.width, screen.watched))?;
        }
        Format::Csv => {
            csv::write(&mut out, [csv::ARTICLE])?;
            csv::write(&mut out, articles.iter().map(csv::article))?;
        }
        Format::Json => writeln!(out, "{}", json::line(&articles))?,
        Format::Jsonl => articles.iter().try_for_each(|article| writeln!(out, "{}", json::line(article)))?,
    }
    Ok(0)
}

/// The groups of copies, each with what all of its articles claim.
fn copies(args: &Args, ledger: &Ledger, screen: Screen) -> Result<Code, Error> {
    let stories = ledger.stories(args.limit.unwrap_or(usize::MAX))?;
    if stories.is_empty() {
        return Err(Error::nothing("no two articles are the same text").hint("`tickmark articles` shows them all"));
    }
    if args.format != Format::Table {
        if args.format == Format::Csv {
            return Err(Error::new("groups of copies are no table of cells").hint("`--format jsonl` writes them"));
        }
        let mut out = io::stdout().lock();
        if args.format == Format::Json {
            writeln!(out, "{}", json::line(&stories))?;
        } else {
            stories.iter().try_for_each(|story| writeln!(out, "{}", json::line(story)))?;
        }
        return Ok(0);
    }
    let mut text = String::new();
    for (n, story) in stories.iter().enumerate() {
        let rows: Vec<_> = story.articles.iter().map(cells).collect();
        text.push_str(if n > 0 { "\n" } else { "" });
        text.push_str(&draw(&COLUMNS, &rows, screen.width, n == 0));
        let n_copies = story.articles.len();
        for claim in &story.in_all {
            let ids: Vec<_> = claim.claims.iter().map(ToString::to_string).collect();
            let of = claim.of.as_deref().map_or(String::new(), |of| format!(" {}", line(of)));
            let who = claim.source.as_deref().map_or(String::new(), |who| format!(", {}", line(who)));
            text.push_str(&format!(
                "  in all {n_copies}: {}{of}{who} (claims {})\n",
                line(&claim.exact),
                ids.join(", ")
            ));
        }
    }
    Screen::print(&text)?;
    Ok(0)
}

fn cells(article: &ArticleCard) -> Vec<Cell> {
    let plain = |text: Option<&str>| Cell::Plain(text.map_or_else(|| "—".to_string(), |t| line(t).into_owned()));
    vec![
        Cell::Plain(article.id.to_string()),
        plain(article.published.as_deref().map(moment::day)),
        plain(article.outlet.as_deref()),
        Cell::Strong(article.headline.as_deref().map_or_else(|| "—".to_string(), |h| line(h).into_owned())),
        Cell::Plain(article.claims.to_string()),
        Cell::Plain(article.unverified.to_string()),
        Cell::Plain(article.disputed.to_string()),
    ]
}
