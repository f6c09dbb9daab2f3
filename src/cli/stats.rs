//! `tickmark stats`: how the work stands.

use super::Code;
use super::chart::{bar, svg};
use super::desk::Desk;
use super::screen::{FAINT, Screen, cut, styled, width};
use crate::error::Error;
use crate::export::json;
use crate::ledger::stats::Share;
use crate::ledger::{Purpose, Stats};
use crate::visible::line;
use clap::ValueEnum;
use std::path::PathBuf;

/// Count claims: open and done, by article, source, outlet, reviewer and day
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tickmark stats
  tickmark stats --top 20 --svg work.svg")]
pub(super) struct Args {
    /// Show so many lines of each
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = super::values::count)]
    top: usize,
    /// Write them like this
    #[arg(long, default_value = "text")]
    format: Form,
    /// Also draw them into this file
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
}

/// How counts are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people
    Text,
    /// One JSON object
    Json,
}

pub(super) fn run(args: &Args, desk: &Desk) -> Result<Code, Error> {
    let stats = desk.open(Purpose::Read)?.stats(args.top)?;
    if let Some(path) = &args.svg {
        svg(&stats, path)?;
    }
    let text = if args.format == Form::Json { json::line(&stats) + "\n" } else { draw(&stats, Screen::stdout().width) };
    Screen::print(&text)?;
    Ok(0)
}

fn draw(stats: &Stats, room: usize) -> String {
    let mut text = String::new();
    let mut count = |name: &str, n: u64, more: &str| {
        text.push_str(&format!("{:<12}{:>9}  {}\n", name, grouped(n), styled(more, FAINT)));
    };
    let of_claims = |n: u64| share(n, stats.claims);
    let revised = stats.revisions.saturating_sub(stats.articles);
    count("articles", stats.articles, &format!("{} of them revised texts", grouped(revised)));
    count("claims", stats.claims, &format!("{} numerals set aside", grouped(stats.suppressed)));
    count("attributed", stats.attributed, &of_claims(stats.attributed));
    count("unverified", stats.unverified, &of_claims(stats.unverified));
    count("verified", stats.verified, &of_claims(stats.verified));
    count("disputed", stats.disputed, &of_claims(stats.disputed));
    count("unsourced", stats.unsourced, &of_claims(stats.unsourced));
    count("gone", stats.gone, "no longer in their article");
    if let Some(seconds) = stats.seconds_to_verdict {
        let told =
            format!("{:<12}{:>9}  {}\n", "time", stretch(seconds), styled("median from coming in to verdict", FAINT));
        text.push_str(&told);
    }
    let columns = room.saturating_sub(70).min(30);
    shares(&mut text, "articles with the most open claims", &stats.articles_open, true, columns);
    shares(&mut text, "outlets", &stats.outlets, true, columns);
    shares(&mut text, "sources", &stats.sources, true, columns);
    shares(&mut text, "reviewers", &stats.reviewers, false, columns);
    shares(&mut text, "verdicts by day", &stats.days, false, columns);
    text
}

/// `6%` of 18 is one; never `100%` while something is missing, nor `0%` while there is something.
fn share(n: u64, of: u64) -> String {
    let Some(rounded) = (n * 200 + of).checked_div(of * 2) else { return String::new() };
    match (rounded, n) {
        (0, 1..) => "<1%".to_string(),
        (100, _) if n < of => ">99%".to_string(),
        (rounded, _) => format!("{rounded}%"),
    }
}

/// `45 s`, `12 min`, `3.5 h`, `2.1 d`.
fn stretch(seconds: u64) -> String {
    match seconds {
        0..120 => format!("{seconds} s"),
        120..7200 => format!("{} min", seconds / 60),
        7200..172_800 => format!("{:.1} h", seconds as f64 / 3600.0),
        _ => format!("{:.1} d", seconds as f64 / 86_400.0),
    }
}

fn shares(text: &mut String, title: &str, shares: &[Share], with_done: bool, columns: usize) {
    if shares.is_empty() {
        return;
    }
    text.push_str(&format!("\n{}\n", styled(title, FAINT)));
    let most = shares.iter().map(|share| share.claims).max().unwrap_or_default();
    for share in shares {
        let name = cut(&line(&share.name), 40);
        let pad = " ".repeat(40 - width(&name));
        let done = if with_done { format!("  {} done", grouped(share.done)) } else { String::new() };
        // Where everything is done the bars compare the lines; else each shows how much of its own is done.
        let (part, of) = if with_done { (share.done, share.claims) } else { (share.claims, most) };
        let bar = if columns >= 8 { format!("  {}", bar(part, of, columns)) } else { String::new() };
        text.push_str(&format!("  {name}{pad}{:>9}{bar}{done}\n", grouped(share.claims)));
    }
}

/// `12,345`.
pub(super) fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// `1 verdict`, `1,204 verdicts`: how many there are of something whose plural ends in s.
pub(super) fn some(n: u64, thing: &str) -> String {
    format!("{} {thing}{}", grouped(n), if n == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::{grouped, share};

    #[test]
    fn shares_are_rounded_and_never_say_all_or_nothing_falsely() {
        let shares = [(0, 18), (1, 18), (18, 18), (145, 148), (2, 148), (1, 1000), (999, 1000), (0, 0)];
        assert_eq!(shares.map(|(n, of)| share(n, of)), ["0%", "6%", "100%", "98%", "1%", "<1%", ">99%", ""]);
    }

    #[test]
    fn thousands_are_parted() {
        assert_eq!([0, 12, 999, 1000, 1_234_567].map(grouped), ["0", "12", "999", "1,000", "1,234,567"]);
    }
}
