//! `tickmark mark`: a verdict on one or more claims, or none again.

use super::Code;
use super::claims::figure;
use super::desk::{Desk, claims};
use super::screen::Screen;
use crate::error::Error;
use crate::ledger::{Ledger, Purpose};
use crate::model::{Standing, Status, Verdict};
use crate::review::history::verdict_on;
use crate::review::{Grounds, Mark, Marked, mark, reset};

/// Record what was found: verified, disputed or unsourced
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tickmark mark 12 verified --evidence https://example.org/report --quote \"79 were shot down\"
  tickmark mark 12 disputed --evidence minutes.pdf --figure 81 --note \"page 4\"
  tickmark mark 12 14 15 unsourced
  tickmark mark 12 verified --copies --note \"wire item, checked once\"
  tickmark mark 12 --reset")]
pub(super) struct Args {
    /// The claims' numbers or keys, then the verdict: verified, disputed or unsourced
    #[arg(required = true, value_name = "ID… VERDICT")]
    words: Vec<String>,
    /// Rest it on a page or a file, which is recorded with its hash; web-archive addresses are understood (can be repeated)
    #[arg(long, value_name = "URL|FILE")]
    evidence: Vec<String>,
    /// Quote the words of the evidence that matter
    #[arg(long, value_name = "WORDS")]
    quote: Option<String>,
    /// Say what the figure should be
    #[arg(long, value_name = "VALUE")]
    figure: Option<String>,
    /// Say why
    #[arg(long, value_name = "WORDS")]
    note: Option<String>,
    /// Mark the same claims in the copies of their article, too
    #[arg(long)]
    copies: bool,
    /// Take the verdict back: unverified again
    #[arg(long, conflicts_with_all = ["evidence", "quote", "figure", "note"])]
    reset: bool,
}

pub(super) fn run(args: &Args, desk: &Desk) -> Result<Code, Error> {
    let (names, verdict) = split(args)?;
    let stamp = desk.stamp()?;
    let mut ledger = desk.open(Purpose::Write)?;
    let mut ids = claims(&ledger, names)?;
    if args.copies {
        for claim in ids.clone() {
            ids.extend(ledger.copies_of(claim)?);
        }
        ids.sort_unstable();
        ids.dedup();
    }
    let marked = match verdict {
        None => reset(&mut ledger, &stamp, &ids)?,
        Some(verdict) => {
            let Args { evidence, quote, figure, note, .. } = args;
            let grounds = Grounds::typed(evidence, quote.as_deref(), figure.as_deref(), note.as_deref())?;
            mark(&mut ledger, &stamp, &ids, &Mark::new(verdict, grounds)?)?
        }
    };
    Screen::print(&told(&ledger, &marked)?)?;
    Ok(0)
}

/// The claims and the verdict, which comes last; none for a reset.
fn split(args: &Args) -> Result<(&[String], Option<Verdict>), Error> {
    let known = || Verdict::ALL.map(Verdict::as_str).join(", ");
    if args.reset {
        return Ok((&args.words, None));
    }
    let (last, names) = args.words.split_last().expect("clap wants at least one");
    let Some(verdict) = Verdict::from_name(&last.to_lowercase()) else {
        let is_claim = crate::model::ClaimRef::from_name(last).is_some();
        return Err(if is_claim {
            Error::new("no verdict was given").hint(format!("it comes last: {}; or `--reset`", known()))
        } else {
            Error::new(format!("`{last}` is no verdict")).hint(format!("the verdicts are {}; or `--reset`", known()))
        });
    };
    if names.is_empty() {
        return Err(Error::new("no claim was named")
            .hint(format!("`tickmark mark 12 {verdict}`; `tickmark list` shows the numbers")));
    }
    Ok((names, Some(verdict)))
}

/// What became of each claim, and how to take it back.
fn told(ledger: &Ledger, marked: &Marked) -> Result<String, Error> {
    let mut told = String::new();
    for change in &marked.changed {
        let was = Status::of(change.was.as_ref().map(|s: &Standing| s.verdict));
        let name = name(ledger, change.claim)?;
        told.push_str(&format!("{name}: {}; was {}\n", verdict_on(change.became.as_ref()), was.as_str()));
    }
    for claim in &marked.unchanged {
        told.push_str(&format!("{}: nothing new, it stands like that already\n", name(ledger, *claim)?));
    }
    if let Some(action) = marked.action {
        told.push_str(&format!("Action {action}; `tickmark undo` takes it back.\n"));
    }
    Ok(told)
}

/// `claim 12 (79 drones, the Ukrainian Air Force)`.
pub(super) fn name(ledger: &Ledger, claim: crate::model::ClaimId) -> Result<String, Error> {
    let card = ledger.claim(claim)?;
    let mut words = figure(&card);
    if let Some(of) = &card.of {
        let unit = card.figure.unit.as_ref().map(super::super::model::quantity::Unit::as_str);
        words = crate::review::history::figure(&card.figure.exact.text, unit, card.figure.modifier, Some(&of.text));
    }
    if let Some(source) = card.said.as_ref().and_then(|said| said.source.as_deref()) {
        words = format!("{words}, {}", crate::visible::line(source));
    }
    Ok(format!("claim {claim} ({words})"))
}
