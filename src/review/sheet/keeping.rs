//! Cells of columns that mean nothing here: whoever made the sheet wants them back with the next one.
//!
//! `Desk = metro` beside claim 12 → kept as an event of its own → a column `Desk` in the next `export csv`.

use super::same;
use crate::model::{ClaimId, Kept};

/// Cells of one claim that would be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keeping {
    /// The claim.
    pub claim: ClaimId,
    /// What was kept before.
    pub was: Option<Kept>,
    /// What is kept then; none where every cell was emptied.
    pub became: Option<Kept>,
}

/// What becomes of the unknown cells of a row.
pub(super) enum Fate {
    /// They are as they were.
    Same,
    Changed(Keeping),
    /// Somebody else's sheet has changed them since this one was written.
    MovedOn,
    /// More than is kept in a cell.
    TooLong(String),
}

/// The longest cell that a spreadsheet holds, in characters.
const LONGEST: usize = 32_767;

/// Compares the cells of a row with those that are kept; `written` is what the sheet says that was kept when it was made.
pub(super) fn judged(
    claim: ClaimId,
    was: Option<&Kept>,
    cells: &[(&str, &str)],
    written: Option<&str>,
    state: &str,
) -> Fate {
    let stands = |name: &str| was.and_then(|kept| kept.get(name)).map_or("", String::as_str);
    let changed: Vec<_> = cells.iter().filter(|(name, cell)| !same(cell, stands(name))).collect();
    if changed.is_empty() {
        return Fate::Same;
    }
    if let Some((name, _)) = changed.iter().find(|(_, cell)| cell.chars().count() > LONGEST) {
        return Fate::TooLong((*name).to_string());
    }
    // A sheet of somebody's own does not say what it was made from: it adds, and overwrites nothing.
    let overwrites = changed.iter().any(|(name, _)| !stands(name).is_empty());
    if written.map_or(overwrites, |written| written != state) {
        return Fate::MovedOn;
    }
    let mut became = was.cloned().unwrap_or_default();
    for (name, cell) in changed {
        match cell.trim() {
            "" => became.remove(*name),
            cell => became.insert((*name).to_string(), cell.to_string()),
        };
    }
    Fate::Changed(Keeping { claim, was: was.cloned(), became: Some(became).filter(|kept| !kept.is_empty()) })
}
