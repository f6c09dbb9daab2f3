//! Cells of a spreadsheet: what stands in them, and how they are kept from becoming formulas.
//!
//! `=1+1` → `'=1+1`, `-12.5` → `-12.5`. `plain(guarded(x)) == x` for every `x`; a plain number is never touched.

use crate::model::{Evidence, Kept, Place, Standing};

/// The names of the columns of a claim.
pub const CLAIM: [&str; 27] = [
    "id", "key", "status", "figure", "value", "low", "high", "unit", "modifier", "change", "of", "source",
    "source_kind", "cue", "mode", "hedge", "sentence", "headline", "article", "article_headline", "outlet",
    "published", "url", "marked_by", "marked_at", "note", "should_be",
];

/// What stands at the end of a cell that was cut because Excel holds no longer ones.
pub const CUT: &str = " [cut: too long for Excel]";

/// How a claim stands, in eight hexadecimal digits; `0` while it is unverified.
#[must_use]
pub fn state(standing: Option<&Standing>) -> String {
    standing.map_or_else(
        || "0".to_string(),
        |standing| {
            let json = serde_json::to_string(standing).expect("a standing is always JSON");
            // A letter first: eight digits of which one is an `e` would be a number to a spreadsheet.
            format!("s{}", &blake3::hash(json.as_bytes()).to_hex()[..8])
        },
    )
}

/// What is kept of the claim's unknown cells, in six hexadecimal digits; nothing where nothing is kept.
#[must_use]
pub fn kept_state(kept: Option<&Kept>) -> String {
    kept.map_or_else(String::new, |kept| {
        let json = serde_json::to_string(kept).expect("names and cells are always JSON");
        format!("k{}", &blake3::hash(json.as_bytes()).to_hex()[..6])
    })
}

/// What stands in a cell for a piece of evidence: the archived copy's address, else the page's, else the file's path.
#[must_use]
pub fn address(piece: &Evidence) -> String {
    match &piece.place {
        Place::Url { url, archived, .. } => archived.as_ref().unwrap_or(url).clone(),
        Place::File { path, .. } => path.clone(),
    }
}

/// The cell with an apostrophe in front, if a spreadsheet would take it for a formula, or if it begins like a guarded one.
#[must_use]
pub fn guarded(cell: &str) -> String {
    let again = cell.strip_prefix('\'').is_some_and(|rest| rest.starts_with(MARKS));
    let formula = cell.starts_with(&MARKS[2..]) && !is_number(cell);
    if again || formula { format!("'{cell}") } else { cell.to_string() }
}

/// The cell without that apostrophe.
#[must_use]
pub fn plain(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(MARKS)).unwrap_or(cell)
}

/// The cell guarded for a table without quotation marks around its cells, where one at the beginning would open some.
#[must_use]
pub fn guarded_bare(cell: &str) -> String {
    if cell.starts_with('"') { format!("'{cell}") } else { guarded(cell) }
}

/// The apostrophe itself, the quotation mark, and what begins a formula.
const MARKS: [char; 9] = ['\'', '"', '=', '+', '-', '@', '\t', '\r', '\n'];

/// `-12`, `+1,250.5`, `-4%`: what a spreadsheet takes for a number.
#[must_use]
pub fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['+', '-']).unwrap_or(cell);
    let digits = digits.strip_suffix('%').unwrap_or(digits);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_guarded_comes_back(cell in "[-'\"=+@\t\r\n]{0,3}.*") {
            let cell = cell.as_str();
            let kept = guarded(cell);
            prop_assert_eq!(plain(&kept), cell);
            let bare = guarded_bare(cell);
            prop_assert_eq!(plain(&bare), cell);
        }
    }

    #[test]
    fn formulas_are_guarded_and_plain_numbers_never() {
        for formula in ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "-", "'=1", "''"] {
            assert!(guarded(formula).starts_with('\''), "{formula:?}");
        }
        for number in ["-12.5", "+4", "-4%", "-1,250", "12", "79 drones", "", "'quoted'", "a=b"] {
            assert_eq!(guarded(number), number);
        }
    }
}
