//! The bytes of a spreadsheet as rows of cells: `"id;status\r\n2;verified\r\n"` → `id`, `status`; line 2: `2`, `verified`.
//!
//! Commas, semicolons and tabs are understood, the encodings that Excel writes, and, with the feature `xlsx`, its own files.
//! The apostrophe that keeps a cell from becoming a formula is taken off here.

use crate::cells::plain;
use crate::review::Error;

/// A spreadsheet's first table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Table {
    /// What its columns are called.
    pub(super) names: Vec<String>,
    /// The other rows, empty ones left out.
    pub(super) rows: Vec<Row>,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// The line of the file that it begins on; the first is 1.
    pub(super) line: u64,
    /// Its cells; those at its end may be missing.
    pub(super) cells: Vec<String>,
}

/// What begins an archive, and with it every file of newer spreadsheets.
const ARCHIVE: &[u8] = b"PK\x03\x04";
/// What begins the files of Excel before 2007.
const OLD_EXCEL: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Reads a table.
///
/// # Errors
/// When the bytes are none.
pub(super) fn read(bytes: &[u8]) -> Result<Table, Error> {
    let mut table = if bytes.starts_with(ARCHIVE) {
        workbook(bytes)?
    } else if bytes.starts_with(OLD_EXCEL) {
        return Err(Error::NoTable("it is a workbook of an old Excel (.xls)".to_string()));
    } else {
        text(bytes)?
    };
    if table.names.iter().all(|name| name.trim().is_empty()) && table.rows.is_empty() {
        return Err(Error::NoTable("there is nothing in it".to_string()));
    }
    table.names.iter_mut().for_each(|name| *name = plain(name).trim().to_string());
    table.rows.retain(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()));
    for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
        if plain(cell).len() < cell.len() {
            *cell = plain(cell).to_string();
        }
    }
    Ok(table)
}

#[cfg(feature = "xlsx")]
fn workbook(bytes: &[u8]) -> Result<Table, Error> {
    super::xlsx::read(bytes)
}

#[cfg(not(feature = "xlsx"))]
fn workbook(_: &[u8]) -> Result<Table, Error> {
    Err(Error::NoTable("it is a workbook, and this program was built without the feature `xlsx`".to_string()))
}

fn text(bytes: &[u8]) -> Result<Table, Error> {
    let unreadable = |cause: csv::Error| Error::NoTable(cause.to_string());
    let text = decoded(bytes);
    if let Some(what) = something_else(&text) {
        return Err(Error::NoTable(what.to_string()));
    }
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter(&text)).flexible(true).from_reader(text.as_bytes());
    let names = reader.headers().map_err(unreadable)?.iter().map(str::to_string).collect();
    let (mut rows, mut lines) = (Vec::new(), Lines::default());
    for record in reader.into_records() {
        let record = record.map_err(unreadable)?;
        let at = record.position().map_or(0, csv::Position::byte) as usize;
        rows.push(Row { line: lines.of(&text, at), cells: record.iter().map(str::to_string).collect() });
    }
    Ok(Table { names, rows })
}

/// What the file is, where it is plainly no table.
fn something_else(text: &str) -> Option<&'static str> {
    match text.trim_start().chars().next() {
        _ if text.contains('\0') => Some("it is not text"),
        Some('<') => Some("it is a page or XML"),
        Some('{' | '[') => Some("it is JSON"),
        _ => None,
    }
}

/// Counts lines from place to place.
#[derive(Default)]
struct Lines {
    at: usize,
    before: u64,
}

impl Lines {
    /// The line of the row that is read from here on. The reader may stand in front of the second half of a line end of
    /// Windows, or of empty lines, which it passes over.
    fn of(&mut self, text: &str, from: usize) -> u64 {
        let bytes = text.as_bytes();
        let start = (from..bytes.len()).find(|&at| !matches!(bytes[at], b'\r' | b'\n')).unwrap_or(bytes.len());
        let ends = (self.at..start).filter(|&at| match bytes[at] {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        });
        self.before += ends.count() as u64;
        self.at = start;
        self.before + 1
    }
}

/// The text of the file: with a mark of its encoding as that says, else UTF-8, else what Excel writes on Windows.
fn decoded(bytes: &[u8]) -> String {
    if let Some((encoding, length)) = encoding_rs::Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[length..]).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_string(),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// What parts the cells: whichever of the three the line of names has most of, outside quotation marks.
fn delimiter(text: &str) -> u8 {
    let mut counts = [(b'\t', 0), (b';', 0), (b',', 0)];
    let mut inside = false;
    for byte in text.bytes() {
        if byte == b'\n' && !inside {
            break;
        }
        inside ^= byte == b'"';
        if let Some(count) = counts.iter_mut().find(|(mark, _)| *mark == byte && !inside) {
            count.1 += 1;
        }
    }
    counts.into_iter().max_by_key(|(_, n)| *n).filter(|(_, n)| *n > 0).map_or(b',', |(mark, _)| mark)
}
