//! The lines of a text that have something on them.
//!
//! `"Toll rises\r\n\r\n  Fifteen died"` → `Toll rises` and, after a gap and indented, `Fifteen died`.

use super::encoding::is_blank;
use crate::span::Span;

/// A line, without the white space around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where its words stand.
    pub span: Span,
    /// Whether white space stands before them.
    pub indented: bool,
    /// Whether an empty line stands before it, or the start of the text.
    pub parted: bool,
}

/// The lines of `text` from byte `from` on. Old Macintosh texts end their lines with a carriage return alone.
pub fn lines(text: &str, from: usize) -> Vec<Line> {
    let bytes = &text.as_bytes()[from..];
    let end =
        if memchr::memchr(b'\n', bytes).is_none() && memchr::memchr(b'\r', bytes).is_some() { b'\r' } else { b'\n' };
    let mut found = Vec::new();
    let (mut start, mut parted) = (from, true);
    for stop in memchr::memchr_iter(end, bytes).map(|at| from + at).chain([text.len()]) {
        let span = trim(text, start, stop);
        if !span.is_empty() {
            found.push(Line { span, indented: span.start as usize > start, parted });
        }
        parted = span.is_empty();
        start = stop + 1;
    }
    found
}

/// The stretch without white space and characters of no width at its ends.
pub fn trim(text: &str, start: usize, end: usize) -> Span {
    let line = &text[start..end];
    let bytes = line.as_bytes();
    if let (Some(first), Some(last)) = (bytes.first(), bytes.last())
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
    {
        return Span::new(start, end);
    }
    let tail = line.trim_start_matches(is_blank);
    let start = end - tail.len();
    Span::new(start, start + tail.trim_end_matches(is_blank).len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Vec<(&str, bool, bool)> {
        lines(text, 0).iter().map(|l| (l.span.text(text), l.indented, l.parted)).collect()
    }

    #[test]
    fn lines_end_as_their_machine_ends_them() {
        let expected = vec![("a b", false, true), ("c", false, false), ("d", true, true)];
        assert_eq!(seen("a b\nc\n\n d\n"), expected);
        assert_eq!(seen("a b\r\nc \r\n \r\n d"), expected);
        assert_eq!(seen("a b\rc\r\r\td"), expected);
    }

    #[test]
    fn a_line_of_characters_that_take_no_room_is_empty() {
        assert_eq!(seen("\u{feff}a\u{200b}\n\u{a0}\u{200b}\nb"), [("a", true, true), ("b", false, true)]);
        assert_eq!(seen(" \n"), []);
    }
}
