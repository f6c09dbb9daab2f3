//! Counts as pictures: bars of blocks on a terminal, bars in an SVG file.
//!
//! `bar(3, 4, 8)` → `██████░░`: three of four done, in eight columns.

use crate::error::Error;
use crate::ledger::Stats;
use crate::ledger::stats::Share;
use crate::visible::line;
use plotters::coord::Shift;
use plotters::prelude::{
    BLACK, Color as _, DrawingArea, EmptyElement, IntoDrawingArea as _, RGBColor, Rectangle, SVGBackend, Text, WHITE,
};
use plotters::style::{IntoFont as _, TextStyle};
use std::path::Path;

/// So many columns, the part that is done filled.
pub(super) fn bar(done: u64, of: u64, columns: usize) -> String {
    let filled = if of == 0 { 0 } else { (done as f64 / of as f64 * columns as f64).round() as usize };
    format!("{}{}", "█".repeat(filled.min(columns)), "░".repeat(columns - filled.min(columns)))
}

const DONE: RGBColor = RGBColor(46, 125, 80);
const OPEN: RGBColor = RGBColor(200, 205, 212);

/// Height of a line, and of the head of a block.
const LINE: i32 = 22;
/// Width of the picture, of its names and of its bars.
const WIDE: (i32, i32, i32) = (860, 330, 440);

/// Writes the blocks of `stats` as an SVG picture.
pub(super) fn svg(stats: &Stats, path: &Path) -> Result<(), Error> {
    let blocks: Vec<(&str, &[Share])> = [
        ("Articles with the most open claims", &stats.articles_open[..]),
        ("Sources", &stats.sources[..]),
        ("Outlets", &stats.outlets[..]),
        ("Reviewers", &stats.reviewers[..]),
        ("Verdicts by day", &stats.days[..]),
    ]
    .into_iter()
    .filter(|(_, shares)| !shares.is_empty())
    .collect();
    let lines: usize = blocks.iter().map(|(_, shares)| shares.len() + 2).sum();
    let height = LINE * (lines as i32 + 3);
    let mut picture = String::new();
    {
        let area = SVGBackend::with_string(&mut picture, (WIDE.0 as u32, height as u32)).into_drawing_area();
        paint(&area, stats, &blocks).map_err(|cause| Error::new(format!("the picture cannot be drawn: {cause}")))?;
    }
    std::fs::write(path, picture).map_err(|cause| Error::file(path, &cause))
}

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;

fn paint(area: &Area<'_>, stats: &Stats, blocks: &[(&str, &[Share])]) -> Result<(), Box<dyn std::error::Error>> {
    area.fill(&WHITE)?;
    let small = ("sans-serif", 13).into_font().color(&BLACK);
    let large = ("sans-serif", 16).into_font().color(&BLACK);
    let done = stats.verified + stats.disputed + stats.unsourced;
    write(area, (12, LINE / 2), format!("{done} of {} claims have a verdict", stats.claims), &large)?;
    let mut y = LINE * 2;
    for (title, shares) in blocks {
        write(area, (12, y), (*title).to_string(), &large)?;
        y += LINE;
        let most = shares.iter().map(|share| share.claims).max().unwrap_or(1).max(1);
        for share in *shares {
            let long = |n: u64| (n as f64 / most as f64 * f64::from(WIDE.2)) as i32;
            let name: String = line(&share.name).chars().take(44).collect();
            write(area, (12, y), name, &small)?;
            let (left, top, low) = (WIDE.1, y, y + LINE - 6);
            area.draw(&Rectangle::new([(left, top), (left + long(share.claims), low)], OPEN.filled()))?;
            area.draw(&Rectangle::new([(left, top), (left + long(share.done), low)], DONE.filled()))?;
            let count = if share.done == share.claims {
                share.claims.to_string()
            } else {
                format!("{} of {}", share.done, share.claims)
            };
            write(area, (left + long(share.claims) + 6, y), count, &small)?;
            y += LINE;
        }
        y += LINE;
    }
    area.present()?;
    Ok(())
}

fn write(
    area: &Area<'_>,
    at: (i32, i32),
    words: String,
    style: &TextStyle<'_>,
) -> Result<(), Box<dyn std::error::Error>> {
    area.draw(&(EmptyElement::at(at) + Text::new(words, (0, 2), style.clone())))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::bar;

    #[test]
    fn bars_are_as_long_as_they_should_be() {
        assert_eq!(bar(3, 4, 8), "██████░░");
        assert_eq!((bar(0, 0, 2), bar(5, 4, 2)), ("░░".to_string(), "██".to_string()));
    }
}
