//! Claims for a spreadsheet, to be filled in and read back: `tickmark export csv` → a colleague → `tickmark import-verdicts`.
//!
//! Nothing is lost on the way: cells hold the exact text, and what a spreadsheet would take for a formula gets an apostrophe
//! in front that reading back takes off again.

use super::csv;
use crate::cells::{address, guarded, state};
use crate::ledger::ClaimCard;
use std::io::{self, Write};

/// The names of the columns of [`row`]: those of the list, and what reading back needs.
#[must_use]
pub fn columns() -> Vec<&'static str> {
    csv::CLAIM.into_iter().chain(["expires", "evidence", "state"]).collect()
}

/// A claim as cells. `card.standing` must hold its evidence, as that of [`crate::ledger::Detail`] does; `evidence` is one
/// piece a line, `state` tells later whether the claim has moved on since.
#[must_use]
pub fn row(card: &ClaimCard) -> Vec<String> {
    let standing = card.standing.as_ref();
    let expires = standing.and_then(|s| s.expires.clone()).unwrap_or_default();
    let pieces: Vec<String> = standing.map_or_else(Vec::new, |s| s.evidence.iter().map(address).collect());
    csv::claim(card).into_iter().chain([expires, pieces.join("\n"), state(standing)]).collect()
}

/// Writes rows of cells as RFC 4180 has them, guarded.
///
/// # Errors
/// When nothing can be written to `out`.
pub fn write<R, C>(out: impl Write, rows: impl IntoIterator<Item = R>) -> io::Result<()>
where
    R: IntoIterator<Item = C>,
    C: AsRef<str>,
{
    let mut writer = ::csv::WriterBuilder::new().flexible(true).terminator(::csv::Terminator::CRLF).from_writer(out);
    for row in rows {
        writer.write_record(row.into_iter().map(|cell| guarded(cell.as_ref())))?;
    }
    writer.flush()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cells::plain;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_read_again(cell in "[-'=+@\t\r\n]{0,3}(?s:.*)") {
            let mut bytes = Vec::new();
            write(&mut bytes, [["id", cell.as_str()]]).unwrap();
            let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(&bytes[..]);
            let row = reader.records().next().unwrap().unwrap();
            prop_assert_eq!(plain(&row[1]), cell.as_str());
        }
    }
}
