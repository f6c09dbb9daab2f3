//! The full record, one JSON object a line: everything that it takes to have the ledger back, and to check its log without
//! this program.

use super::{Error, Format, Job, Way, json};
use crate::ledger::ahead::{Ahead, Ready};
use crate::ledger::verify::Report;
use crate::ledger::{Ledger, Record, Selection};
use std::io::{BufRead, Write};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

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

/// Records that are handed over at a time, unless their lines have more bytes than [`FULL`].
const MANY: usize = 256;

/// Bytes of lines after which records are handed over.
const FULL: usize = 1 << 18;

/// How many times that may wait to be written.
const WAITING: usize = 4;

/// Builds the ledger again from what [`FORMAT`] wrote; `step` is told of each claim. Lines are read and understood in a
/// second thread, ahead of the one that writes.
///
/// # Errors
/// When a line is no record, the ledger is not empty, or the records do not agree with their log. Nothing is changed then.
pub fn read(ledger: &mut Ledger, input: &mut (dyn BufRead + Send), step: &dyn Fn(u64)) -> Result<Report, Error> {
    thread::scope(|scope| {
        let (send, batches) = sync_channel(WAITING);
        scope.spawn(move || read_ahead(input, &send));
        let mut batch = Vec::<Ready>::new().into_iter();
        ledger.restore(|| {
            loop {
                if let Some(next) = batch.next() {
                    if next.is_claim() {
                        step(1);
                    }
                    return Ok(Some(next));
                }
                match batches.recv() {
                    Ok(next) => batch = Vec::into_iter(next?),
                    Err(_) => return Ok(None),
                }
            }
        })
    })
}

/// Reads to the end, to the first line that is no record, or until nobody wants more.
fn read_ahead(input: &mut dyn BufRead, to: &SyncSender<Result<Vec<Ready>, Error>>) {
    let mut input = Lines { input, line: Vec::new(), n: 0 };
    let mut ahead = Ahead::default();
    loop {
        let (mut batch, mut bytes) = (Vec::with_capacity(MANY), 0);
        let mut last = false;
        while !last && batch.len() < MANY && bytes < FULL {
            match input.next() {
                Ok(Some(record)) => ahead.take(record, &mut batch),
                Ok(None) => {
                    ahead.end(&mut batch);
                    last = true;
                }
                Err(error) => {
                    // What stands before it comes first: that may be wrong, too.
                    let _ = to.send(Ok(batch)).and_then(|()| to.send(Err(error)));
                    return;
                }
            }
            bytes += input.line.len();
        }
        if to.send(Ok(batch)).is_err() || last {
            return;
        }
    }
}

/// Lines as records.
struct Lines<'a> {
    input: &'a mut dyn BufRead,
    line: Vec<u8>,
    n: u64,
}

impl Lines<'_> {
    /// The next record; empty lines are none.
    fn next(&mut self) -> Result<Option<Record>, Error> {
        loop {
            self.line.clear();
            self.n += 1;
            if std::io::Read::take(&mut *self.input, LONGEST).read_until(b'\n', &mut self.line)? == 0 {
                return Ok(None);
            }
            if !self.line.trim_ascii().is_empty() {
                break;
            }
        }
        let record = Record::parse(&self.line);
        record.map(Some).map_err(|cause| Error::Line { line: self.n, why: cause.to_string() })
    }
}
