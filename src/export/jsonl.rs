//! The full record, one JSON object a line: everything that it takes to have the ledger back, and to check its log without
//! this program.

use super::{Error, Format, Job, Way, json};
use crate::ledger::verify::Report;
use crate::ledger::{Ledger, Record, Selection};
use std::io::{BufRead, Write};

/// The format.
pub const FORMAT: Format = Format {
    name: "jsonl",
    about: "the full record, one JSON object a line; `import --from jsonl` brings a whole ledger back",
    ending: "jsonl",
    way: Way::Text(write),
};

fn write(job: &Job<'_>, out: &mut dyn Write) -> Result<(), Error> {
    let selection = if job.whole { Selection::default() } else { job.ledger.select(&job.filter)? };
    let mut out = out;
    job.ledger.records(&selection, |record| {
        json::write(&mut out, &record)?;
        out.write_all(b"\n")?;
        if let Record::Claim(_) = record {
            (job.step)(1);
        }
        Ok(())
    })
}

/// The longest line that is read: more than any text that can be imported takes.
const LONGEST: u64 = 1 << 30;

/// Builds the ledger again from what [`FORMAT`] wrote; `step` is told of each claim.
///
/// # Errors
/// When a line is no record, the ledger is not empty, or the records do not agree with their log. Nothing is changed then.
pub fn read(ledger: &mut Ledger, input: &mut dyn BufRead, step: &dyn Fn(u64)) -> Result<Report, Error> {
    let (mut line, mut n) = (Vec::new(), 0);
    ledger.restore(|| {
        loop {
            line.clear();
            n += 1;
            let read = std::io::Read::take(&mut *input, LONGEST).read_until(b'\n', &mut line)?;
            if read == 0 {
                return Ok(None);
            }
            if !line.trim_ascii().is_empty() {
                break;
            }
        }
        let record = Record::parse(&line).map_err(|cause| Error::Line { line: n, why: cause.to_string() })?;
        if let Record::Claim(_) = record {
            step(1);
        }
        Ok(Some(record))
    })
}
