//! `tickmark blame`: an article with, beside each figure, who checked it and when.

use super::Code;
use super::desk::{Desk, article_name, now};
use super::screen::{FAINT, STRONG, Screen, cut, styled, width, wrapped};
use crate::error::Error;
use crate::ledger::Purpose;
use crate::ledger::card::ClaimCard;
use crate::ledger::reader::ArticleText;
use crate::moment;
use crate::visible::line;

/// Print an article with, beside each figure, who checked it and when
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tickmark blame 3
  tickmark blame 3 --open")]
pub(super) struct Args {
    /// The article's number
    #[arg(value_name = "ARTICLE")]
    article: String,
    /// Only paragraphs with a figure that nobody has checked
    #[arg(long)]
    open: bool,
}

/// Columns of the margin in which the verdicts stand.
const MARGIN: usize = 38;

pub(super) fn run(args: &Args, desk: &Desk) -> Result<Code, Error> {
    let ledger = desk.open(Purpose::Read)?;
    let article = article_name(&args.article)?;
    let (text, claims) = ledger.article_with_claims(article)?;
    let screen = Screen::stdout();
    let printed = print(&text, &claims, args.open, screen.width.min(130));
    if printed.is_empty() {
        return Err(Error::nothing("nothing is open in this article"));
    }
    Screen::print(&printed)?;
    Ok(0)
}

/// Every paragraph, its claims in brackets, with a margin that says of each who checked it.
fn print(article: &ArticleText, claims: &[ClaimCard], only_open: bool, room: usize) -> String {
    let chars: Vec<char> = article.text.chars().collect();
    let mut printed = String::new();
    let margin = MARGIN.min(room / 2);
    for (_, begins, ends) in &article.parts {
        let here: Vec<&ClaimCard> = claims
            .iter()
            .filter(|claim| *begins <= claim.figure.exact.begins && claim.figure.exact.ends <= *ends && begins < ends)
            .collect();
        if only_open && here.iter().all(|claim| claim.standing.is_some()) {
            continue;
        }
        let marked = marked(&chars, *begins, *ends, &here);
        let text = wrapped(&line(&marked), room - margin - 2, 0);
        let notes: Vec<String> = here.iter().map(|claim| cut(&note(claim), margin)).collect();
        let lines: Vec<&str> = text.lines().collect();
        for at in 0..lines.len().max(notes.len()) {
            let note = notes.get(at).map_or("", String::as_str);
            let pad = " ".repeat(margin - width(note) + 2);
            let style = if here.get(at).is_some_and(|claim| claim.standing.is_none()) { STRONG } else { FAINT };
            printed.push_str(&format!("{}{pad}{}\n", styled(note, style), lines.get(at).unwrap_or(&"")));
        }
        printed.push('\n');
    }
    printed
}

/// The words of a part, each of its figures in brackets.
fn marked(chars: &[char], begins: usize, ends: usize, claims: &[&ClaimCard]) -> String {
    let mut text = String::new();
    for (at, c) in chars.iter().enumerate().take(ends).skip(begins) {
        if claims.iter().any(|claim| claim.figure.exact.begins == at) {
            text.push('[');
        }
        text.push(*c);
        if claims.iter().any(|claim| claim.figure.exact.ends == at + 1) {
            text.push(']');
        }
    }
    text
}

/// `79: verified r.k. Tue 14:02`.
fn note(claim: &ClaimCard) -> String {
    let figure = line(&claim.figure.exact.text);
    match &claim.standing {
        None => format!("{figure}: open ({})", claim.id),
        Some(standing) => {
            let at = moment::told(&standing.at, &now());
            format!("{figure}: {} {} {}", standing.verdict, line(&standing.by), line(&at))
        }
    }
}
