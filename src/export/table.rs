//! Claims as rows, with commas or tabs: the columns of [`super::csv`].
//!
//! A cell that begins like a formula gets an apostrophe in both; cells hold no tabs and no line ends.

use super::{Error, Format, Job, Way, csv};
use std::io::Write;

/// For spreadsheets.
pub const CSV: Format = Format {
    name: "csv",
    about: "one row a claim, for spreadsheets; formulas are defused, numbers stay numbers",
    ending: "csv",
    way: Way::Text(commas),
};

/// For tools that split lines at tabs.
pub const TSV: Format = Format {
    name: "tsv",
    about: "the same with tabs between cells and no quotation marks around them",
    ending: "tsv",
    way: Way::Text(tabs),
};

fn commas(job: &Job<'_>, out: &mut dyn Write) -> Result<(), Error> {
    csv::write(&mut *out, [csv::CLAIM])?;
    job.sheets(|sheet| Ok(csv::write(&mut *out, sheet.claims.iter().map(csv::claim))?))
}

fn tabs(job: &Job<'_>, out: &mut dyn Write) -> Result<(), Error> {
    writeln!(out, "{}", csv::CLAIM.join("\t"))?;
    job.sheets(|sheet| {
        for claim in &sheet.claims {
            let cells: Vec<_> = csv::claim(claim).iter().map(|cell| csv::guarded(cell)).collect();
            writeln!(out, "{}", cells.join("\t"))?;
        }
        Ok(())
    })
}
