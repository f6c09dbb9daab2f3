//! Is the ledger what its log says it is?
//!
//! The chain of seals is followed from the first event to the last; the acts are replayed and compared with the tables
//! that follow from them; every article is compared with the fingerprint that its import left in the log; kept counts are
//! counted; and SQLite looks at its own pages. Each fault says where it is. Nothing is written: others may go on working.

mod articles;
mod chain;
mod fault;
mod state;
mod store;

pub(super) use chain::{Deed, Replay};
pub use fault::{Fault, NamedCheck};

use super::error::Error;
use super::log::Head;
use super::open::Ledger;
use rusqlite::Connection;

/// What came out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Where the log ends: note the hash down elsewhere, and nobody can rewrite the log unseen.
    pub head: Head,
    /// Articles that were looked at.
    pub articles: u64,
    /// Claims that were looked at.
    pub claims: u64,
    /// Claims that have a verdict.
    pub verdicts: u64,
    /// What is wrong.
    pub faults: Vec<Fault>,
}

impl Ledger {
    /// Checks everything, as of one moment. `noted` is a head hash that somebody wrote down, or the beginning of one, in
    /// lower-case hexadecimal.
    ///
    /// # Errors
    /// When the ledger cannot be read at all; whatever is wrong with what it says is in the report.
    pub fn verify(&self, noted: Option<&str>) -> Result<Report, Error> {
        self.read(|| {
            let moment = self.conn.unchecked_transaction()?;
            examine(&moment, noted)
        })
    }
}

/// Checks what a transaction sees.
pub(super) fn examine(conn: &Connection, noted: Option<&str>) -> Result<Report, Error> {
    let mut report = Report::default();
    store::check(conn, store::Depth::Whole, &mut report.faults)?;
    let rest = chain::follow(conn, noted, &mut report).and_then(|replay| compare(conn, &replay, &mut report));
    // Of pages that SQLite cannot follow, what it says about them is all there is to say.
    if report.faults.is_empty() {
        rest?;
    }
    Ok(report)
}

/// Checks a ledger that was built a moment ago from an unbroken chain of events, which come down to `replay`; `report` holds
/// what was found wrong with them.
pub(super) fn examine_built(conn: &Connection, replay: &Replay, mut report: Report) -> Result<Report, Error> {
    store::check(conn, store::Depth::Built, &mut report.faults)?;
    let rest = compare(conn, replay, &mut report);
    if report.faults.is_empty() {
        rest?;
    }
    Ok(report)
}

/// The tables beside what the log comes down to.
fn compare(conn: &Connection, replay: &Replay, report: &mut Report) -> Result<(), Error> {
    state::compare(conn, replay, report)?;
    articles::compare(conn, replay, report)
}
