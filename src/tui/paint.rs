//! How things look: the styles of words, colours of verdicts, lines that are cut to the screen.

use super::state::State;
use crate::ledger::card::ClaimCard;
use crate::model::{Modifier, Verdict};
use crate::visible::line;
use ratatui::style::{Color, Style};
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr as _;

pub(super) const PLAIN: Style = Style::new();
pub(super) const FAINT: Style = Style::new().dim();
pub(super) const STRONG: Style = Style::new().bold();

pub(super) fn rule(room: usize) -> Line<'static> {
    Line::styled("─".repeat(room), FAINT)
}

pub(super) fn plain_spaces(line: Line<'static>) -> Line<'static> {
    Line::from(
        line.spans.into_iter().map(|s| Span::styled(s.content.replace('\u{a0}', " "), s.style)).collect::<Vec<_>>(),
    )
}

/// `≥ 42`, `$4.2 billion`.
pub(super) fn figure(card: &ClaimCard) -> String {
    let space = if card.figure.modifier == Modifier::Plain { "" } else { " " };
    format!("{}{space}{}", card.figure.modifier.glyph(), line(&card.figure.exact.text))
}

/// The claim's sentence in so many columns, the figure in brackets and in view.
pub(super) fn excerpt(card: &ClaimCard, columns: usize) -> String {
    let text = &card.sentence.text;
    let byte = |point: usize| text.char_indices().nth(point).map_or(text.len(), |(at, _)| at);
    let begins = byte(card.figure.exact.begins.saturating_sub(card.sentence.begins));
    let ends = byte(card.figure.exact.ends.saturating_sub(card.sentence.begins)).max(begins);
    let (before, after) = (line(&text[..begins]), line(&text[ends..]));
    let figure = format!("[{}]", line(&text[begins..ends]));
    if before.width() + figure.width() + after.width() <= columns {
        return format!("{before}{figure}{after}");
    }
    // A third of the room for what stands before the figure, which often names what is counted behind it.
    let head = (columns / 3).min(columns.saturating_sub(figure.width()));
    let before = match before.width() {
        wide if wide <= head => before.into_owned(),
        wide => {
            let tail = window_of(&before, (wide + 1).saturating_sub(head), head.saturating_sub(1));
            format!("…{}", tail.split_once(' ').map_or(tail.as_str(), |(_, rest)| rest))
        }
    };
    cut(&format!("{before}{figure}{after}"), columns)
}

pub(super) fn warning(state: &State) -> Style {
    if state.colour { Style::new().fg(Color::Yellow) } else { STRONG }
}

pub(super) fn colour_of(state: &State, verdict: Option<Verdict>) -> Style {
    match verdict.filter(|_| state.colour) {
        Some(Verdict::Verified) => Style::new().fg(Color::Green),
        Some(Verdict::Disputed) => Style::new().fg(Color::Red),
        Some(Verdict::Unsourced) => Style::new().fg(Color::Yellow),
        None => PLAIN,
    }
}

/// The text cut to so many columns, with an ellipsis where something is missing.
pub(super) fn cut(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_string();
    }
    format!("{}…", window_of(text, 0, columns.saturating_sub(1)).trim_end())
}

/// So many columns of the text, from a column on.
pub(super) fn window_of(text: &str, from: usize, columns: usize) -> String {
    let mut at = 0;
    let mut shown = String::new();
    for c in text.chars() {
        let wide = unicode_width::UnicodeWidthChar::width(c).unwrap_or(0);
        if at >= from && at + wide <= from + columns {
            shown.push(c);
        }
        at += wide;
    }
    shown
}
