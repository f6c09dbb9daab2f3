//! `tickmark import-verdicts`: a spreadsheet that was filled in.

use super::Code;
use super::desk::Desk;
use super::export::counted;
use super::mark::name;
use super::screen::Screen;
use crate::error::Error;
use crate::ledger::{Ledger, Purpose};
use crate::review::history::verdict_on;
use crate::review::sheet::{Plan, plan, take_over};
use crate::visible::line;
use std::fs;
use std::path::PathBuf;

/// Take verdicts over from a spreadsheet: a sheet that `export csv` wrote, or one of your own
///
/// A row whose verdict, note, figure, day of expiry or evidence was changed becomes a mark, all rows as one action. A row
/// whose claim has moved on since the sheet was written is reported and left. CSV with commas or semicolons and TSV are
/// understood, and Excel's own files (feature `xlsx`). Columns: id or key, status (or verdict), note, should_be, expires,
/// evidence (one piece a line), marked_by, state. Cells of other columns are kept beside the claim, and the next export
/// has them again.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tickmark import-verdicts claims.csv --dry-run
  tickmark import-verdicts claims.xlsx
  tickmark import-verdicts desk.tsv --map id=Nr --map status=Urteil")]
pub(super) struct Args {
    /// The sheet
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Say what a column is called in the sheet: OURS=THEIRS (can be repeated)
    #[arg(long, value_name = "OURS=THEIRS", value_parser = pair)]
    map: Vec<(String, String)>,
    /// Only say what would be done
    #[arg(long)]
    dry_run: bool,
}

fn pair(typed: &str) -> Result<(String, String), String> {
    let (ours, theirs) = typed.split_once('=').ok_or("it is written OURS=THEIRS, as in status=Urteil")?;
    Ok((ours.trim().to_lowercase(), theirs.trim().to_string()))
}

/// Rows that are told one by one.
const SHOWN: usize = 50;

pub(super) fn run(args: &Args, desk: &Desk) -> Result<Code, Error> {
    let bytes = fs::read(&args.file).map_err(|cause| Error::file(&args.file, &cause))?;
    let stamp = desk.stamp()?;
    let mut ledger = desk.open(Purpose::Write)?;
    let plan = plan(&ledger, &bytes, &args.map, &stamp)?;
    Screen::print(&told(&ledger, &plan, args.dry_run)?)?;
    if !args.dry_run && !(plan.changes.is_empty() && plan.keepings.is_empty()) {
        let marked = take_over(&mut ledger, &stamp, &plan)?;
        if let Some(action) = marked.action {
            Screen::print(&format!("Action {action}; `tickmark undo` takes it back.\n"))?;
        }
    }
    let (one, many) = if args.dry_run { ("would not be", "would not be") } else { ("was not", "were not") };
    match plan.left.len() {
        0 => Ok(0),
        1 => Err(Error::nothing(format!("one row {one} taken over"))
            .hint("mend it in the sheet, or mark the claim by itself")),
        n => Err(Error::nothing(format!("{n} rows {many} taken over"))
            .hint("mend them in the sheet, or export it anew where claims have moved on")),
    }
}

fn told(ledger: &Ledger, plan: &Plan, dry_run: bool) -> Result<String, Error> {
    let mut told = String::new();
    for change in plan.changes.iter().take(SHOWN) {
        let (now, was) =
            (verdict_on(change.became.as_ref()), change.was.as_ref().map_or("unverified", |w| w.verdict.as_str()));
        let by = change.became.as_ref().map_or(String::new(), |became| format!(" by {}", line(&became.by)));
        told.push_str(&format!("{}: {now}{by}; was {was}\n", name(ledger, change.claim)?));
    }
    if plan.changes.len() > SHOWN {
        told.push_str(&format!("… and {} more\n", plan.changes.len() - SHOWN));
    }
    for left in plan.left.iter().take(SHOWN) {
        let claim = left.claim.map_or(String::new(), |claim| format!("claim {claim}: "));
        told.push_str(&format!("line {}: not taken over: {claim}{}\n", left.line, line(&left.why)));
    }
    let names = |names: &[String]| names.iter().map(|name| line(name)).collect::<Vec<_>>().join(", ");
    if !plan.kept.is_empty() {
        let n = plan.keepings.len();
        let new =
            if n == 0 { "nothing new in them".to_string() } else { counted(n as u64, "row") + " with something new" };
        told.push_str(&format!("Columns kept for the next sheet: {} ({new})\n", names(&plan.kept)));
    }
    if !plan.unused.is_empty() {
        told.push_str(&format!("Columns left alone: {}\n", names(&plan.unused)));
    }
    let n = plan.changes.len();
    let would = if dry_run { "would be marked" } else { "marked" };
    told.push_str(&format!(
        "{} rows: {n} {would}, {} as before, {} not taken over\n",
        plan.rows,
        plan.same,
        plan.left.len()
    ));
    Ok(told)
}
