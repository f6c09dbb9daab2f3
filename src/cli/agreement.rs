//! `tickmark agreement`: how well readers agree.

use super::Code;
use super::desk::Desk;
use super::export::counted;
use super::screen::Screen;
use super::table::{Cell, Column, draw};
use crate::error::Error;
use crate::export::json;
use crate::ledger::Purpose;
use crate::review::agreement::{Agreement, compare};
use crate::visible::line;

/// Say how well readers agree: percent, Cohen's kappa, Krippendorff's alpha
///
/// Only verdicts count, not notes or evidence; a claim that somebody has not read is no disagreement. Both figures are 1
/// where readers always agree and 0 where chance would do as well.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// As one JSON object
    #[arg(long)]
    json: bool,
}

const COLUMNS: [Column; 6] = [
    Column::new("READER", 8, 30, 0),
    Column::new("READER", 8, 30, 0),
    Column::number("CLAIMS", 0),
    Column::number("AGREED", 0),
    Column::number("%", 0),
    Column::number("KAPPA", 0),
];

pub(super) fn run(args: &Args, desk: &Desk) -> Result<Code, Error> {
    let ledger = desk.open(Purpose::Read)?;
    let readings = ledger.readings()?;
    let agreement = compare(readings.iter().map(|(_, readings)| readings));
    if args.json {
        Screen::print(&(json::line(&agreement) + "\n"))?;
        return Ok(0);
    }
    if agreement.claims == 0 {
        return Err(Error::nothing("no claim has two readers")
            .hint("`tickmark review --round 2 --blind` reads again what somebody else has marked"));
    }
    Screen::print(&told(&agreement, Screen::stdout()))?;
    Ok(0)
}

fn told(agreement: &Agreement, screen: Screen) -> String {
    let Agreement { claims, agreed, split, settled, alpha, pairs } = agreement;
    let rows: Vec<Vec<Cell>> = pairs
        .iter()
        .map(|pair| {
            let [a, b] = pair.readers.each_ref().map(|name| Cell::Plain(line(name).into_owned()));
            let percent = 100.0 * pair.agreed as f64 / pair.claims as f64;
            let cells =
                [pair.claims.to_string(), pair.agreed.to_string(), format!("{percent:.1}"), coefficient(pair.kappa)];
            [a, b].into_iter().chain(cells.map(Cell::Plain)).collect()
        })
        .collect();
    let percent = 100.0 * *agreed as f64 / *claims as f64;
    format!(
        "{} with several readers: {agreed} agreed ({percent:.1}%), {split} open, {settled} decided\n\
         Krippendorff's alpha {}\n\n{}{}",
        counted(*claims as u64, "claim"),
        coefficient(*alpha),
        draw(&COLUMNS, &rows, screen.width, true),
        if *split > 0 { "\nWhere readers differ, `tickmark adjudicate` decides.\n" } else { "" },
    )
}

/// Three digits; a dash where it cannot be computed because nothing varies.
fn coefficient(value: Option<f64>) -> String {
    value.map_or_else(|| "—".to_string(), |value| format!("{value:.3}"))
}
