//! Which column of a sheet is which: `Nr, Urteil, Desk` with `--map id=Nr --map status=Urteil` → id in the first, status in
//! the second, and `Desk` to be kept for whoever made it.

use super::READ;
use crate::cells::CLAIM;
use crate::review::Error;
use crate::visible::line;
use std::collections::{BTreeMap, BTreeSet};

/// The columns of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Columns {
    /// In which column each of our names stands.
    pub(super) ours: BTreeMap<&'static str, usize>,
    /// Columns that mean nothing here, by the names that they are kept under.
    pub(super) kept: Vec<(String, usize)>,
    /// Columns that are neither read nor kept, and why.
    pub(super) left: Vec<String>,
}

/// Unknown columns that are kept, and the longest name of one, in characters.
const MOST_KEPT: (usize, usize) = (64, 200);

/// Finds them. `map` gives for our names of columns those of the sheet.
///
/// # Errors
/// When there is no column that names claims or verdicts, or none of a name in `map`.
pub(super) fn columns(names: &[String], map: &[(String, String)]) -> Result<Columns, Error> {
    let ours = places(names, map)?;
    let read: BTreeSet<usize> = ours.values().copied().collect();
    let written: BTreeSet<&str> = CLAIM.into_iter().chain(READ).collect();
    let mut columns = Columns { ours, ..Columns::default() };
    let mut seen = BTreeSet::new();
    for (at, name) in names.iter().enumerate() {
        if read.contains(&at) || written.contains(name.to_lowercase().as_str()) {
            continue;
        }
        // Kept as it will be written, or the next sheet would seem to have another column.
        let name = line(name).into_owned();
        if name.is_empty() {
            columns.left.push(format!("column {} (it has no name)", at + 1));
        } else if name.chars().count() > MOST_KEPT.1 || columns.kept.len() == MOST_KEPT.0 {
            columns.left.push(format!("{} (more than is kept)", name.chars().take(40).collect::<String>()));
        } else if !seen.insert(name.clone()) {
            columns.left.push(format!("{name} (there are two of this name)"));
        } else {
            columns.kept.push((name, at));
        }
    }
    Ok(columns)
}

fn places(names: &[String], map: &[(String, String)]) -> Result<BTreeMap<&'static str, usize>, Error> {
    let find = |wanted: &str| names.iter().position(|name| name.to_lowercase() == wanted.to_lowercase());
    let mut at = BTreeMap::new();
    for (ours, theirs) in map {
        // "verdict" is what many call it.
        let ours = if ours == "verdict" { "status" } else { ours };
        let Some(ours) = READ.into_iter().find(|name| name == &ours) else {
            return Err(Error::NoColumn { name: ours.to_string(), known: READ.map(str::to_string).to_vec() });
        };
        let place = find(theirs).ok_or_else(|| Error::NoColumn { name: theirs.clone(), known: names.to_vec() })?;
        at.insert(ours, place);
    }
    for ours in READ {
        if let (false, Some(place)) = (at.contains_key(ours), find(ours)) {
            at.insert(ours, place);
        }
    }
    if let (false, Some(place)) = (at.contains_key("status"), find("verdict")) {
        at.insert("status", place);
    }
    let missing = if at.contains_key("status") { "id" } else { "status" };
    let usable = at.contains_key("status") && (at.contains_key("id") || at.contains_key("key"));
    if usable { Ok(at) } else { Err(Error::NoColumn { name: missing.to_string(), known: names.to_vec() }) }
}
