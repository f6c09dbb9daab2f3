//! The first sheet of an Excel workbook (`.xlsx`) as rows of cells, as a CSV of it would have them.
//!
//! Numbers become their shortest digits, days `2025-12-31`, formulas what they last came to. Cells are read one by one, so
//! that a sheet with one cell in its last row and column takes no room; nothing is unpacked beyond a limit.

use super::table::{Row, Table};
use crate::review::Error;
use calamine::{DataRef, ExcelDateTime, Reader as _, SheetVisible, Xlsx};
use std::io::{self, Cursor, Read as _};
use zip::ZipArchive;

/// The most that is unpacked, in bytes: a sheet of 100,000 claims comes to some 100 MB.
const MOST_BYTES: u64 = 1 << 29;
/// More files than any workbook is made of.
const MOST_FILES: usize = 10_000;
/// More columns than any sheet that people read.
const MOST_COLUMNS: u32 = 1_000;
/// The most text in all cells, in bytes. One long text can stand in many cells and be packed once.
const MOST_TEXT: usize = 1 << 29;

/// Reads the first sheet that is not hidden.
///
/// # Errors
/// When the bytes are no workbook, or unpack to more than a limit.
pub(super) fn read(bytes: &[u8]) -> Result<Table, Error> {
    weigh(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|cause| damaged(&cause))?;
    let shown = book.sheets_metadata().iter().find(|sheet| sheet.visible == SheetVisible::Visible);
    let name = shown.map(|sheet| sheet.name.clone()).ok_or_else(|| Error::NoTable("it has no sheet".to_string()))?;
    let mut cells = book.worksheet_cells_reader(&name).map_err(|cause| damaged(&cause))?;
    let (mut table, mut text) = (Table::default(), 0);
    let mut named = false;
    while let Some(cell) = cells.next_cell().map_err(|cause| damaged(&cause))? {
        let (row, column) = cell.get_position();
        let words = words(cell.get_value());
        if words.is_empty() {
            continue;
        }
        if column >= MOST_COLUMNS {
            return Err(Error::NoTable(format!("it has more than {MOST_COLUMNS} columns")));
        }
        text += words.len();
        if text > MOST_TEXT {
            return Err(too_large());
        }
        let line = u64::from(row) + 1;
        let cells = match table.rows.last_mut() {
            Some(last) if last.line == line => &mut last.cells,
            _ if named => {
                table.rows.push(Row { line, cells: Vec::new() });
                &mut table.rows.last_mut().expect("it was pushed").cells
            }
            // The first row with anything in it gives the names.
            _ => {
                table.rows.push(Row { line, cells: Vec::new() });
                named = true;
                &mut table.rows.last_mut().expect("it was pushed").cells
            }
        };
        let at = column as usize;
        if cells.len() <= at {
            cells.resize(at + 1, String::new());
        }
        cells[at] = words;
    }
    if !table.rows.is_empty() {
        table.names = table.rows.remove(0).cells;
    }
    Ok(table)
}

/// Unpacks every file and throws it away: what an archive says of its sizes need not be true.
fn weigh(bytes: &[u8]) -> Result<(), Error> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|cause| damaged(&cause))?;
    if archive.len() > MOST_FILES {
        return Err(Error::NoTable("it is made of too many files".to_string()));
    }
    let mut left = MOST_BYTES;
    for nth in 0..archive.len() {
        let file = archive.by_index(nth).map_err(|cause| damaged(&cause))?;
        left -= io::copy(&mut file.take(left), &mut io::sink()).map_err(|cause| damaged(&cause))?;
        if left == 0 {
            return Err(too_large());
        }
    }
    Ok(())
}

fn too_large() -> Error {
    Error::NoTable(format!("it unpacks to more than {} MB", MOST_BYTES >> 20))
}

fn damaged(cause: &dyn std::fmt::Display) -> Error {
    Error::NoTable(format!("it is no workbook that can be read: {cause}"))
}

fn words(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::Int(n) => n.to_string(),
        DataRef::Float(n) => n.to_string(),
        DataRef::String(words) => words.clone(),
        DataRef::SharedString(words) => (*words).to_string(),
        DataRef::Bool(is) => is.to_string(),
        DataRef::DateTime(at) => day(at),
        DataRef::DateTimeIso(words) | DataRef::DurationIso(words) => words.clone(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// `2025-12-31`, with the time where there is one.
fn day(at: &ExcelDateTime) -> String {
    if !at.is_datetime() || at.as_f64() < 0.0 {
        return at.as_f64().to_string();
    }
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    let day = format!("{year:04}-{month:02}-{day:02}");
    match (hour, minute, second) {
        (0, 0, 0) => day,
        (hour, minute, second) => format!("{day} {hour:02}:{minute:02}:{second:02}"),
    }
}
