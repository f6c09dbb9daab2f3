//! `tickmark evidence`: what verdicts rest on, piece by piece.

use super::Code;
use super::desk::{Desk, claim_name};
use super::mark::name;
use super::screen::{FAINT, Screen, styled};
use super::skip::told;
use crate::error::Error;
use crate::export::json;
use crate::ledger::Purpose;
use crate::model::{Evidence, Level, Place, Stance};
use crate::moment;
use crate::review::evidence::{FileState, add, look_again, remove};
use crate::review::{grounds, history};
use crate::visible::line;
use clap::ValueEnum;
use std::path::Path;

/// Put evidence beside a verdict, list it, take it away
#[derive(Debug, clap::Subcommand)]
pub(super) enum Command {
    Add(Box<Add>),
    List(List),
    Remove(Remove),
}

/// Add a page or a file; while the claim has no verdict, it waits for one
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tickmark evidence add 12 https://web.archive.org/web/20250319140211/https://example.org/post --quote \"79 downed\"
  tickmark evidence add 12 minutes.pdf --locator \"page 4\" --primary --figure 81 --stance refutes")]
pub(super) struct Add {
    /// The claim's number or key
    #[arg(value_name = "ID")]
    claim: String,
    /// A page, or a file, which is recorded with its hash; web-archive addresses are understood
    #[arg(value_name = "URL|FILE")]
    place: String,
    #[command(flatten)]
    details: Details,
}

/// What can be said of a piece of evidence.
#[derive(Debug, Default, clap::Args)]
pub(super) struct Details {
    /// Quote the words that matter, exactly
    #[arg(long, value_name = "WORDS")]
    quote: Option<String>,
    /// Say where in it they stand: a page, a time
    #[arg(long, value_name = "PLACE")]
    locator: Option<String>,
    /// Say what it does to the claim [default: what the verdict says]
    #[arg(long)]
    stance: Option<StanceName>,
    /// It is the record itself: a register, a table, a readout
    #[arg(long, conflicts_with = "secondary")]
    primary: bool,
    /// It is somebody's account
    #[arg(long)]
    secondary: bool,
    /// Say which figure it gives
    #[arg(long, value_name = "VALUE")]
    figure: Option<String>,
    /// Say when you saw it: a date or a time [default: now]
    #[arg(long, value_name = "WHEN")]
    retrieved_at: Option<String>,
}

/// A stance on the command line.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum StanceName {
    /// It speaks for the figure
    Supports,
    /// It speaks against it
    Refutes,
    /// It says what the figure means
    Context,
}

/// List what the verdict on a claim rests on
#[derive(Debug, clap::Args)]
pub(super) struct List {
    /// The claim's number or key
    #[arg(value_name = "ID")]
    claim: String,
    /// As one JSON array
    #[arg(long)]
    json: bool,
}

/// Take a piece of evidence away; the log keeps it
#[derive(Debug, clap::Args)]
pub(super) struct Remove {
    /// The claim's number or key
    #[arg(value_name = "ID")]
    claim: String,
    /// The number of the piece, as `evidence list` shows it
    #[arg(value_name = "N")]
    nth: usize,
}

pub(super) fn run(command: &Command, desk: &Desk) -> Result<Code, Error> {
    match command {
        Command::List(args) => list(args, desk),
        Command::Add(args) => {
            let evidence = args.details.evidence(&args.place)?;
            let stamp = desk.stamp()?;
            let mut ledger = desk.open(Purpose::Write)?;
            let claim = ledger.find(claim_name(&args.claim)?)?;
            let done = add(&mut ledger, &stamp, claim, &evidence)?;
            let waits = ledger.claim(claim)?.standing.is_none();
            told(&ledger, &done, if waits { "evidence waits for the verdict" } else { "evidence added" })
        }
        Command::Remove(args) => {
            let stamp = desk.stamp()?;
            let mut ledger = desk.open(Purpose::Write)?;
            let claim = ledger.find(claim_name(&args.claim)?)?;
            let done = remove(&mut ledger, &stamp, claim, args.nth)?;
            told(&ledger, &done, "evidence taken away")
        }
    }
}

impl Details {
    /// The piece of evidence that was described.
    pub(super) fn evidence(&self, words: &str) -> Result<Evidence, Error> {
        let some =
            |words: &Option<String>| words.as_deref().map(str::trim).filter(|w| !w.is_empty()).map(str::to_string);
        let seen = self.retrieved_at.as_deref().map(str::trim);
        if let Some(at) = seen.filter(|at| moment::seconds(at).is_none()) {
            return Err(crate::review::Error::NoDay(at.to_string()).into());
        }
        Ok(Evidence {
            quote: some(&self.quote),
            figure: some(&self.figure),
            locator: some(&self.locator),
            retrieved_at: seen.map(str::to_string),
            stance: self.stance.map(|stance| match stance {
                StanceName::Supports => Stance::Supports,
                StanceName::Refutes => Stance::Refutes,
                StanceName::Context => Stance::Context,
            }),
            level: match (self.primary, self.secondary) {
                (true, _) => Some(Level::Primary),
                (_, true) => Some(Level::Secondary),
                _ => None,
            },
            ..Evidence::at(grounds::place(words.trim())?)
        })
    }
}

fn list(args: &List, desk: &Desk) -> Result<Code, Error> {
    let ledger = desk.open(Purpose::Read)?;
    let claim = ledger.find(claim_name(&args.claim)?)?;
    let detail = ledger.detail(claim)?;
    let (pieces, waits) = match (&detail.card.standing, &detail.work.gathered) {
        (Some(standing), _) => (standing.evidence.clone(), false),
        (None, Some(gathered)) => (gathered.evidence.clone(), true),
        (None, None) => (Vec::new(), false),
    };
    if args.json {
        Screen::print(&(json::line(&pieces) + "\n"))?;
        return Ok(0);
    }
    if pieces.is_empty() {
        return Err(Error::nothing(format!("{} has no evidence", name(&ledger, claim)?))
            .hint(format!("`tickmark evidence add {claim} URL|FILE` adds a piece")));
    }
    let mut text = name(&ledger, claim)? + if waits { ": waits for a verdict\n" } else { "\n" };
    for (nth, piece) in (1..).zip(&pieces) {
        text.push_str(&format!("{nth:>3}  {}\n", described(piece)));
    }
    Screen::print(&text)?;
    Ok(0)
}

/// A piece of evidence with all that is said of it.
pub(super) fn described(piece: &Evidence) -> String {
    let mut more: Vec<String> = Vec::new();
    more.extend(piece.stance.map(|stance| stance.as_str().to_string()));
    more.extend(piece.level.map(|level| level.as_str().to_string()));
    more.extend(piece.retrieved_at.as_ref().map(|at| format!("seen {}", line(&moment::short(at)))));
    if let Place::File { .. } = piece.place {
        more.extend(match look_again(piece, Path::new("")) {
            Some(FileState::Changed) => Some("the file is another one now".to_string()),
            Some(FileState::Missing) => Some("the file is not there".to_string()),
            _ => None,
        });
    }
    format!("{}  {}", history::evidence(piece), styled(&more.join(", "), FAINT))
}
