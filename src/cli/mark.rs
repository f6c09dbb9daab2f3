//! `tickmark mark`: a verdict on one or more claims, or none again.

use super::Code;
use super::claims::{Copies, figure, table};
use super::desk::{Desk, claims, now};
use super::screen::Screen;
use crate::error::Error;
use crate::ledger::{Ledger, Purpose, Sort};
use crate::model::{ClaimId, Standing, Status, Verdict};
use crate::review::grounds::day;
use crate::review::history::verdict_on;
use crate::review::selection::parse;
use crate::review::{Grounds, Mark, Marked, mark, reset};
use std::io::{self, IsTerminal as _};

/// Record what was found: verified, disputed or unsourced
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tickmark mark 12 verified --evidence https://example.org/report --quote \"79 were shot down\"
  tickmark mark 12 disputed --evidence minutes.pdf --figure 81 --note \"page 4\"
  tickmark mark 12 14 15 unsourced
  tickmark mark 12 verified --copies --note \"wire item, checked once\"
  tickmark mark --where 'source:\"Ukrainian Air Force\" unit:count' verified --evidence daily.pdf --expires 2025-12-31
  tickmark mark 12 --reset")]
pub(super) struct Args {
    /// The claims' numbers or keys, then the verdict: verified, disputed or unsourced
    #[arg(required_unless_present = "reset", value_name = "ID… VERDICT")]
    words: Vec<String>,
    /// Instead of numbers: all claims like this, which are shown before you are asked. Words of the sentence, source:NAME,
    /// outlet:NAME, article:ID, unit:UNIT, figure:NUMBER, status:STATUS, min:NUMBER, max:NUMBER, since:WHEN, until:WHEN
    #[arg(long = "where", value_name = "SELECTION")]
    selection: Option<String>,
    /// Do not ask
    #[arg(long, requires = "selection")]
    yes: bool,
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
    /// Say from which day on it should be looked at again: 2025-12-31
    #[arg(long, value_name = "DAY")]
    expires: Option<String>,
    /// Take the verdict back: unverified again
    #[arg(long, conflicts_with_all = ["evidence", "quote", "figure", "note", "expires"])]
    reset: bool,
}

pub(super) fn run(args: &Args, desk: &Desk) -> Result<Code, Error> {
    let (names, verdict) = split(args)?;
    let stamp = desk.stamp()?;
    let mut ledger = desk.open(Purpose::Write)?;
    let mut ids = match &args.selection {
        Some(selection) => match selected(&ledger, selection, verdict, args.yes)? {
            Some(ids) => ids,
            None => return Ok(1),
        },
        None => claims(&ledger, names)?,
    };
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
            let mut grounds = Grounds::typed(evidence, quote.as_deref(), figure.as_deref(), note.as_deref())?;
            grounds.expires = args.expires.as_deref().map(day).transpose()?;
            mark(&mut ledger, &stamp, &ids, &Mark::with_gathered(verdict, grounds))?
        }
    };
    Screen::print(&told(&ledger, &marked)?)?;
    Ok(0)
}

/// The claims of a selection, after they were shown and the reviewer agreed; nothing if not.
fn selected(
    ledger: &Ledger,
    selection: &str,
    verdict: Option<Verdict>,
    yes: bool,
) -> Result<Option<Vec<ClaimId>>, Error> {
    let mut filter = parse(selection, &now())?;
    // Without another word, those that have no verdict; for a reset, those that have one.
    if filter.status.is_empty() && verdict.is_some() {
        filter.status = vec![Status::Unverified];
    } else if filter.status.is_empty() {
        filter.status = Status::ALL[1..].to_vec();
    }
    let page = ledger.list(&filter, Sort::Newest, None, MOST)?;
    if page.claims.is_empty() {
        return Err(super::which::none(ledger, &filter)?);
    }
    if page.more {
        return Err(Error::new(format!("more than {MOST} claims are like that")).hint("say more about them"));
    }
    Screen::print(&table(&page.claims, &Copies::new(), Screen::stdout(), true))?;
    let what = verdict.map_or("unverified again".to_string(), |verdict| verdict.to_string());
    let n = page.claims.len();
    if !yes && !confirmed(&format!("Mark {} {what}? [y/N] ", if n == 1 { "it".into() } else { format!("all {n}") }))? {
        Screen::print("Nothing was changed.\n")?;
        return Ok(None);
    }
    Ok(Some(page.claims.iter().map(|claim| claim.id).collect()))
}

/// Claims that one act may mark.
const MOST: usize = 10_000;

/// Asks on the terminal; without one the answer is an error, since nobody could give it.
fn confirmed(question: &str) -> Result<bool, Error> {
    if !io::stdin().is_terminal() {
        return Err(Error::new("nobody can be asked here").hint("`--yes` says yes beforehand"));
    }
    Screen::print(question)?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
}

/// The claims and the verdict, which comes last; none for a reset.
fn split(args: &Args) -> Result<(&[String], Option<Verdict>), Error> {
    let known = || Verdict::ALL.map(Verdict::as_str).join(", ");
    if args.reset {
        if args.words.is_empty() == args.selection.is_none() {
            return Err(Error::new("no claim was named, or claims were named and selected")
                .hint("`tickmark mark 12 --reset`, or `--where SELECTION`"));
        }
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
    if names.is_empty() == args.selection.is_none() {
        if args.selection.is_some() {
            return Err(Error::new("claims were named, and selected with `--where`").hint("give one of the two"));
        }
        return Err(Error::new("no claim was named")
            .hint(format!("`tickmark mark 12 {verdict}`; `tickmark list` shows the numbers")));
    }
    Ok((names, Some(verdict)))
}

/// What became of each claim, and how to take it back.
pub(super) fn told(ledger: &Ledger, marked: &Marked) -> Result<String, Error> {
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
pub(super) fn name(ledger: &Ledger, claim: ClaimId) -> Result<String, Error> {
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
