//! Claims as a table: what `list`, `search` and `import` show.

use super::screen::Screen;
use super::table::{Cell, Column, draw};
use crate::checks::Level;
use crate::ledger::ClaimCard;
use crate::model::{ClaimId, Reason, SourceKind, Urgency};
use crate::visible::line;
use std::collections::BTreeMap;

const COLUMNS: [Column; 8] = [
    Column::number("ID", 0),
    Column::new("STATUS", 10, 10, 2),
    Column::new("FIGURE", 14, 18, 0),
    Column::new("OF", 10, 18, 3),
    Column::new("SOURCE", 18, 26, 1),
    Column::new("SENTENCE", 30, 220, 0),
    Column::new("OUTLET", 12, 18, 4),
    Column::new("ARTICLE", 24, 40, 5),
];

/// In how many copies of its text a claim stands, for those that stand in several.
pub(super) type Copies = BTreeMap<ClaimId, usize>;

/// Where the reasons stand: before the sentence.
const WHY: Column = Column::new("WHY", 22, 60, 0);

/// Draws the claims with the reasons for their places in the queue.
pub(super) fn queue(claims: &[ClaimCard], copies: &Copies, screen: Screen, with_status: bool) -> String {
    // With the reasons there is less room: the outlet and the article go.
    let shown: Vec<_> = (0..6).filter(|&at| at != 1 || with_status).collect();
    let mut columns: Vec<_> = shown.iter().map(|&at| COLUMNS[at]).collect();
    columns.insert(columns.len() - 1, WHY);
    // The reasons come before the rest of the sentence.
    if let Some(sentence) = columns.last_mut() {
        sentence.least = 22;
    }
    let rows: Vec<Vec<Cell>> = claims
        .iter()
        .map(|claim| {
            let cells = cells(claim, copies);
            let mut row: Vec<_> = shown.iter().map(|&at| cells[at].clone()).collect();
            row.insert(row.len() - 1, Cell::Plain(why(claim.urgency)));
            row
        })
        .collect();
    draw(&columns, &rows, screen.width, screen.watched)
}

/// `headline, unattributed`; a dash where nothing but its age speaks for a claim.
pub(super) fn why(urgency: Urgency) -> String {
    let mut reasons: Vec<_> = urgency.reasons().map(Reason::as_str).collect();
    if urgency.is_postponed() {
        reasons.insert(0, "postponed");
    }
    if reasons.is_empty() { "—".to_string() } else { reasons.join(", ") }
}

/// Draws the claims; the status only where they do not all have the same for a known reason.
pub(super) fn table(claims: &[ClaimCard], copies: &Copies, screen: Screen, with_status: bool) -> String {
    let shown: Vec<_> = (0..COLUMNS.len()).filter(|&at| at != 1 || with_status).collect();
    let columns: Vec<_> = shown.iter().map(|&at| COLUMNS[at]).collect();
    let rows: Vec<Vec<Cell>> = claims
        .iter()
        .map(|claim| {
            let cells = cells(claim, copies);
            shown.iter().map(|&at| cells[at].clone()).collect()
        })
        .collect();
    draw(&columns, &rows, screen.width, screen.watched)
}

fn cells(claim: &ClaimCard, copies: &Copies) -> [Cell; 8] {
    let plain = |text: Option<&str>| Cell::Plain(text.map_or_else(|| "—".to_string(), |t| line(t).into_owned()));
    [
        Cell::Plain(claim.id.to_string()),
        Cell::Plain(claim.status().as_str().to_string()),
        Cell::Strong(badged(claim, copies)),
        plain(claim.of.as_ref().map(|of| of.text.as_str())),
        source(claim),
        excerpt(claim),
        plain(claim.article.outlet.as_deref()),
        plain(claim.article.headline.as_deref()),
    ]
}

/// The figure; `×3` where it stands in three copies; an exclamation mark where a check found that it does not fit.
fn badged(claim: &ClaimCard, copies: &Copies) -> String {
    let loud = claim.alarm.is_some_and(|level| level > Level::Info);
    let copies = copies.get(&claim.id).map_or(String::new(), |n| format!(" ×{n}"));
    format!("{}{copies}{}", figure(claim), if loud { " !" } else { "" })
}

/// `≥ 42`, `$4.2 billion`.
pub(super) fn figure(claim: &ClaimCard) -> String {
    signed(claim.figure.modifier, &claim.figure.exact.text)
}

/// A figure's words behind the sign of its modifier.
pub(super) fn signed(modifier: crate::model::Modifier, exact: &str) -> String {
    let sign = modifier.glyph();
    let exact = line(exact);
    if sign.is_empty() { exact.into_owned() } else { format!("{sign} {exact}") }
}

/// Who says so; a dash where the article speaks in its own voice.
fn source(claim: &ClaimCard) -> Cell {
    match &claim.said {
        None => Cell::Faint("—".to_string()),
        Some(said) if said.kind == SourceKind::Hearsay => {
            Cell::Faint(format!("({})", said.cue.as_deref().map_or("hearsay".into(), line)))
        }
        Some(said) => Cell::Plain(said.source.as_deref().map_or("?".into(), line).into_owned()),
    }
}

/// The sentence in three parts: before the figure, the figure, after it.
fn excerpt(claim: &ClaimCard) -> Cell {
    let [before, mark, after] = around(&claim.sentence.text, claim.sentence.begins, &claim.figure.exact);
    Cell::Excerpt { before, mark, after }
}

/// A text cut before and after words that stand in it at these code points, each part safe to show.
pub(super) fn around(text: &str, begins: usize, words: &crate::ledger::card::Words) -> [String; 3] {
    let byte = |point: usize| text.char_indices().nth(point).map_or(text.len(), |(at, _)| at);
    let start = byte(words.begins.saturating_sub(begins));
    let end = byte(words.ends.saturating_sub(begins)).max(start);
    [&text[..start], &text[start..end], &text[end..]].map(|part| line(part).into_owned())
}
