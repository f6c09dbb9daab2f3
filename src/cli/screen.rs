//! What is printed on: how wide it is, whether somebody watches, whether it knows styles.

use anstyle::Style;
use std::env;
use std::io::{self, IsTerminal as _, Write as _};
use unicode_width::UnicodeWidthChar as _;

/// Bold.
pub(super) const STRONG: Style = Style::new().bold();
/// Less than plain.
pub(super) const FAINT: Style = Style::new().dimmed();

/// Standard output.
#[derive(Clone, Copy, Debug)]
pub(super) struct Screen {
    /// Columns.
    pub(super) width: usize,
    /// Whether a person looks at it.
    pub(super) watched: bool,
}

/// Columns where nobody says how many: a line of a pipe, readable in an editor.
const PIPED: usize = 160;

impl Screen {
    pub(super) fn stdout() -> Self {
        let told = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).filter(|&columns| columns > 0);
        let watched = io::stdout().is_terminal();
        let seen = || terminal_size::terminal_size().filter(|_| watched).map(|(width, _)| usize::from(width.0));
        Self { width: told.or_else(seen).unwrap_or(PIPED).max(20), watched }
    }

    /// Prints; styles go only to a terminal that wants them (`NO_COLOR`).
    pub(super) fn print(text: &str) -> io::Result<()> {
        let mut out = anstream::stdout().lock();
        out.write_all(text.as_bytes())?;
        out.flush()
    }
}

/// The text in a style.
pub(super) fn styled(text: &str, style: Style) -> String {
    if text.is_empty() { String::new() } else { format!("{style}{text}{style:#}") }
}

/// The columns that a character takes.
pub(super) fn columns_of(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// The columns that a text without styles takes.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(columns_of).sum()
}

/// The text cut to so many columns, with an ellipsis where something is missing.
pub(super) fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_string();
    }
    let mut left = columns.saturating_sub(1);
    let fits = |c: &char| {
        let needs = columns_of(*c);
        let fits = needs <= left;
        left = if fits { left - needs } else { 0 };
        fits
    };
    let kept: String = text.chars().take_while(fits).collect();
    format!("{}…", kept.trim_end())
}

/// The text in lines of so many columns, broken at spaces, each after `indent` spaces.
pub(super) fn wrapped(text: &str, columns: usize, indent: usize) -> String {
    let room = columns.saturating_sub(indent).max(10);
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let needs = width(word);
        if used > 0 && used + 1 + needs > room {
            lines.push(String::new());
            used = 0;
        }
        let line = lines.last_mut().expect("there is always a line");
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        line.push_str(word);
        used += needs;
    }
    let pad = " ".repeat(indent);
    lines.iter().map(|line| format!("{pad}{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!((width("79 drones"), width("千人")), (9, 4));
        assert_eq!(cut("千人が避難", 5), "千人…");
        assert_eq!(cut("79 drones", 9), "79 drones");
        assert_eq!(cut("79 drones", 4), "79…");
    }

    #[test]
    fn lines_break_at_spaces() {
        assert_eq!(wrapped("one two three four", 12, 2), "  one two\n  three four\n");
        assert_eq!(wrapped("averyveryverylongword x", 12, 0), "averyveryverylongword\nx\n");
    }
}
