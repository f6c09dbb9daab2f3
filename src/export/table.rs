//! Claims as rows, with commas or tabs: the sheet of [`super::sheet`], which `import-verdicts` reads back.
//!
//! A cell that begins like a formula gets an apostrophe in both. Cells of CSV may have several lines, in quotation marks;
//! those of TSV hold no tabs and no line ends, and one that begins with a quotation mark gets an apostrophe, too.

use super::{Error, Format, Job, Way, sheet};
use crate::cells::guarded_bare;
use crate::visible::line;
use std::io::Write;

/// For spreadsheets.
pub const CSV: Format = Format {
    name: "csv",
    about: "one row a claim, for spreadsheets, to be filled in and read back; formulas are defused, numbers stay numbers",
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
    sheet::rows(job, |row| Ok(sheet::write(&mut *out, [row])?))
}

fn tabs(job: &Job<'_>, out: &mut dyn Write) -> Result<(), Error> {
    sheet::rows(job, |mut row| {
        // The pieces of evidence stand one a line.
        row[sheet::EVIDENCE] = row[sheet::EVIDENCE].replace('\n', " | ");
        let cells: Vec<_> = row.iter().map(|cell| guarded_bare(&line(cell))).collect();
        Ok(writeln!(out, "{}", cells.join("\t"))?)
    })
}
