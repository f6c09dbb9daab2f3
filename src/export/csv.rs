//! CSV that a spreadsheet opens without doing anything: RFC 4180, UTF-8, one line of names first.
//!
//! A cell that begins with `=`, `+`, `-` or `@` is a formula to a spreadsheet, and so are a tab or a line's end before one.
//! Such a cell gets an apostrophe in front; a plain number (`-12.5`) never does.

use super::claim::ClaimJson;
use crate::cells;
use crate::ledger::{ArticleCard, ClaimCard};
use crate::visible::line;
use std::io::{self, Write};

/// Writes rows of cells, the first of which are the names of the columns.
///
/// # Errors
/// When nothing can be written to `out`.
pub fn write<R, C>(out: impl Write, rows: impl IntoIterator<Item = R>) -> io::Result<()>
where
    R: IntoIterator<Item = C>,
    C: AsRef<str>,
{
    let mut writer = csv::WriterBuilder::new().flexible(true).terminator(csv::Terminator::CRLF).from_writer(out);
    for row in rows {
        writer.write_record(row.into_iter().map(|cell| guarded(cell.as_ref())))?;
    }
    writer.flush()
}

/// The cell as it is safe in a spreadsheet and in a terminal, in one line.
fn guarded(cell: &str) -> String {
    cells::guarded(&line(cell))
}

pub use crate::cells::CLAIM;

/// A claim as cells.
#[must_use]
pub fn claim(card: &ClaimCard) -> [String; 27] {
    let json = ClaimJson::of(card);
    let text = |words: Option<&str>| words.unwrap_or_default().to_string();
    let (low, high) = card.figure.ends.clone().unzip();
    let said = card.said.as_ref();
    let standing = card.standing.as_ref();
    [
        card.id.to_string(),
        card.key.to_string(),
        json.status.as_str().to_string(),
        card.figure.exact.text.clone(),
        text(card.figure.value.as_deref()),
        low.unwrap_or_default(),
        high.unwrap_or_default(),
        text(json.figure.unit),
        // A plain one is an empty cell: "=" would have to be guarded.
        json.figure.modifier.trim_matches('=').to_string() + if json.figure.modifier.len() == 2 { "=" } else { "" },
        text(json.figure.change),
        text(json.of),
        text(said.and_then(|s| s.source.as_deref())),
        text(said.map(|s| s.kind.as_str())),
        text(said.and_then(|s| s.cue.as_deref())),
        text(said.map(|s| s.mode.as_str())),
        text(card.hedge.as_deref()),
        card.sentence.text.clone(),
        card.headline.to_string(),
        card.article.id.to_string(),
        text(card.article.headline.as_deref()),
        text(card.article.outlet.as_deref()),
        text(card.article.published.as_deref()),
        text(card.article.url.as_deref()),
        text(standing.map(|s| s.by.as_str())),
        text(standing.map(|s| s.at.as_str())),
        text(standing.and_then(|s| s.note.as_deref())),
        text(standing.and_then(|s| s.figure.as_deref())),
    ]
}

/// The names of the columns of [`article`].
pub const ARTICLE: [&str; 14] = [
    "id", "published", "outlet", "headline", "byline", "url", "origin", "imported", "claims", "attributed",
    "unverified", "verified", "disputed", "unsourced",
];

/// An article as cells.
#[must_use]
pub fn article(card: &ArticleCard) -> [String; 14] {
    let text = |words: &Option<String>| words.clone().unwrap_or_default();
    [
        card.id.to_string(),
        text(&card.published),
        text(&card.outlet),
        text(&card.headline),
        text(&card.byline),
        text(&card.url),
        text(&card.origin),
        card.imported.clone(),
        card.claims.to_string(),
        card.attributed.to_string(),
        card.unverified.to_string(),
        card.verified.to_string(),
        card.disputed.to_string(),
        card.unsourced.to_string(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_guarded_and_numbers_are_not() {
        for formula in ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "-", "--1", "=", "-1e5x"] {
            assert!(guarded(formula).starts_with('\''), "{formula:?}");
        }
        for plain in ["-12.5", "+4", "-4%", "-1,250", "12", "79 drones", "", "'quoted'", "a=b"] {
            assert_eq!(guarded(plain), plain);
        }
        assert_eq!(guarded("a\u{202e}b\nc"), "a<U+202E>b c");
    }

    #[test]
    fn quotes_and_commas_are_kept() {
        let mut out = Vec::new();
        write(&mut out, [["a", "b"], ["say \"79\", twice", "-1"]]).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "a,b\r\n\"say \"\"79\"\", twice\",-1\r\n");
    }
}
