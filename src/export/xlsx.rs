//! The sheet of [`super::sheet`] as an Excel workbook, which `import-verdicts` reads back like the CSV.
//!
//! Numbers are numbers, all else is text, guarded as in CSV although a cell of text is no formula: whoever saves the
//! workbook as CSV is safe, too. Rows go to the disk as they come, so memory does not grow with them.

use super::{Error, Format, Job, Way, sheet};
use crate::cells::{CUT, guarded};
use crate::visible::lines;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format as Look, Workbook, Worksheet, XlsxError};
use std::io;
use std::path::Path;

/// The format.
pub const FORMAT: Format =
    Format { name: "xlsx", about: "the same as an Excel workbook", ending: "xlsx", way: Way::File(write) };

/// Rows and characters of a cell beyond which Excel does not go.
const MOST: (u32, usize) = (1_048_576, 32_767);

fn write(job: &Job<'_>, path: &Path) -> Result<(), Error> {
    let mut book = Workbook::new();
    // The moment of writing would make every file another.
    let created = ExcelDateTime::from_ymd(2025, 1, 1).map_err(|cause| unwritten(&cause))?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let bold = Look::new().set_bold();
    let page = book.add_worksheet_with_constant_memory().map_err(|cause| unwritten(&cause))?;
    page.set_name("claims").map_err(|cause| unwritten(&cause))?;
    page.set_freeze_panes(1, 0).map_err(|cause| unwritten(&cause))?;
    let mut at = 0;
    sheet::rows(job, |row| {
        if at == MOST.0 {
            return Err(Error::TooMany { format: FORMAT.name, most: u64::from(MOST.0) - 1 });
        }
        for (column, cell) in (0..).zip(&row) {
            let done = if at == 0 {
                page.write_with_format(at, column, text(cell), &bold).map(drop)
            } else {
                fill(page, at, column, cell)
            };
            done.map_err(|cause| unwritten(&cause))?;
        }
        at += 1;
        Ok(())
    })?;
    book.save(path).map_err(|cause| unwritten(&cause))
}

fn fill(page: &mut Worksheet, row: u32, column: u16, cell: &str) -> Result<(), XlsxError> {
    match number(cell) {
        _ if cell.is_empty() => Ok(()),
        Some(number) => page.write_number(row, column, number).map(drop),
        None => page.write_string(row, column, text(cell)).map(drop),
    }
}

/// The number that the cell is, if a double says exactly the same digits.
fn number(cell: &str) -> Option<f64> {
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    cell.parse::<f64>().ok().filter(|number| (1..=15).contains(&digits) && number.to_string() == cell)
}

/// The cell as text. One that is longer than Excel allows is cut, with a word by which reading back knows it.
fn text(cell: &str) -> String {
    let shown = guarded(&lines(cell));
    if shown.encode_utf16().count() <= MOST.1 {
        return shown;
    }
    let mut kept: String = shown
        .chars()
        .scan(0, |n, c| {
            *n += c.len_utf16();
            (*n < MOST.1 - CUT.len()).then_some(c)
        })
        .collect();
    kept.push_str(CUT);
    kept
}

fn unwritten(cause: &XlsxError) -> Error {
    Error::Io(io::Error::other(cause.to_string()))
}
