//! Claims for a spreadsheet, to be filled in and read back: `tickmark export csv` → a colleague → `tickmark import-verdicts`.
//!
//! Nothing is lost on the way. Cells show what stands in the ledger with hidden characters made visible, and reading back
//! compares with what would be shown now: a cell that nobody touched changes nothing. What a spreadsheet would take for a
//! formula gets an apostrophe in front that reading back takes off again. Columns that came in with a sheet and mean
//! nothing here go out again behind ours.

use super::{Error, Job, csv};
use crate::cells::{address, guarded, kept_state, state};
use crate::ledger::ClaimCard;
use crate::model::Kept;
use crate::visible::{line, lines};
use std::io::{self, Write};

/// The column that holds the evidence.
pub(super) const EVIDENCE: usize = csv::CLAIM.len() + 1;

/// The names of the columns of [`row`]: those of the list, what reading back needs, and those that are only kept.
#[must_use]
pub fn columns(kept: &[String]) -> Vec<String> {
    let ours = csv::CLAIM.into_iter().chain(["expires", "evidence", "state"]).map(str::to_string);
    ours.chain(kept.iter().cloned()).collect()
}

/// A claim as cells. `card.standing` must hold its evidence, as that of [`crate::ledger::Detail`] does; `evidence` is one
/// piece a line, `state` tells later whether the claim, or what is kept beside it, has moved on since.
#[must_use]
pub fn row(card: &ClaimCard, kept: Option<&Kept>, columns: &[String]) -> Vec<String> {
    let standing = card.standing.as_ref();
    let expires = standing.and_then(|s| s.expires.clone()).unwrap_or_default();
    let pieces: Vec<_> =
        standing.iter().flat_map(|s| &s.evidence).map(|piece| line(&address(piece)).into_owned()).collect();
    let mut state = state(standing);
    if kept.is_some() {
        state = format!("{state}/{}", kept_state(kept));
    }
    let aside = columns.iter().map(|name| kept.and_then(|kept| kept.get(name)).cloned().unwrap_or_default());
    csv::claim(card).into_iter().chain([expires, pieces.join("\n"), state]).chain(aside).collect()
}

/// Passes on the sheet row by row, the names of its columns first.
///
/// # Errors
/// What `each` returns, or that the ledger cannot be read.
pub fn rows(job: &Job<'_>, mut each: impl FnMut(Vec<String>) -> Result<(), Error>) -> Result<(), Error> {
    let kept = job.ledger.kept_columns()?;
    each(columns(&kept))?;
    job.sheets(|sheet| {
        let cells = if kept.is_empty() { Default::default() } else { job.ledger.kept_in(sheet.article.id)? };
        sheet.claims.iter().try_for_each(|claim| each(row(claim, cells.get(&claim.id), &kept)))
    })
}

/// Writes rows of cells as RFC 4180 has them, hidden characters shown and formulas guarded.
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
        writer.write_record(row.into_iter().map(|cell| guarded(&lines(cell.as_ref()))))?;
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
            prop_assert_eq!(plain(&row[1]), lines(cell.as_str()));
        }
    }
}
