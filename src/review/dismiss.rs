//! Putting findings aside: the figures were looked at, and may stay as they are.
//!
//! A finding that was put aside stays away until one of its figures changes; undoing brings it back.

use super::error::Error;
use crate::checks::Level;
use crate::ledger::{Durability, FindingFilter, Ledger};
use crate::model::{Action, ArticleId, Stamp};

/// What was put aside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dismissed {
    /// The action's number, if it did anything.
    pub action: Option<Action>,
    /// The keys of the findings that were open.
    pub keys: Vec<String>,
}

/// Puts the findings of these keys aside for this reason, as one action.
///
/// # Errors
/// When no reason is given, a key names no finding, or the ledger cannot be written.
pub fn dismiss(ledger: &mut Ledger, stamp: &Stamp, keys: &[String], because: &str) -> Result<Dismissed, Error> {
    let because = because.trim();
    if because.is_empty() {
        return Err(Error::NoReason);
    }
    let mut about = Vec::new();
    for key in keys {
        let article = match ledger.article_of_finding(key)? {
            Some(article) => article,
            None => on_record(ledger, stamp, key)?.ok_or_else(|| Error::NoFinding(key.clone()))?,
        };
        about.push((key.clone(), Some(article)));
    }
    ledger.write(stamp, Durability::Full, |writer| {
        let mut done = Dismissed::default();
        for (key, article) in about {
            if writer.dismiss(&key, article, because)? {
                done.action = Some(writer.action());
                done.keys.push(key);
            }
        }
        Ok(done)
    })
}

/// The article of a finding on the record.
fn on_record(ledger: &Ledger, stamp: &Stamp, key: &str) -> Result<Option<ArticleId>, Error> {
    let all = FindingFilter { checks: Vec::new(), article: None, level: Level::Info, dismissed: true };
    let today = stamp.at.get(..10).unwrap_or_default();
    let found = ledger.findings_on_record(&all, today)?;
    Ok(found.into_iter().find(|card| card.key == key).map(|card| card.article))
}

/// Looks at every article that this version of the checks has not seen, some hundred at a time. `step` is told after each
/// batch.
///
/// # Errors
/// When the ledger cannot be written.
pub fn check_all(ledger: &mut Ledger, stamp: &Stamp, mut step: impl FnMut()) -> Result<(), Error> {
    let mut after = ArticleId(0);
    loop {
        let last =
            ledger.write(stamp, Durability::Relaxed, |writer| writer.check_some(after, BATCH).map_err(Error::from))?;
        let Some(last) = last else { return Ok(()) };
        after = last;
        step();
    }
}

/// Articles in one transaction.
const BATCH: usize = 200;
