//! Text from outside, made safe to show.
//!
//! `"79\u{202e} drones\n"` → `"79<U+202E> drones "`. An article may hold escape sequences that repaint a terminal, marks
//! that turn the order of letters round, and characters nobody can see. They belong to the text, so the ledger keeps
//! them; but whatever is printed for people passes through [`line()`], and JSON writes them as `\u` escapes ([`hidden`]).

use std::borrow::Cow;
use std::fmt::Write as _;

/// The text as one line in which every character can be seen: white space that breaks lines becomes a space, and what
/// would be obeyed or overlooked is written as its code point.
#[must_use]
pub fn line(text: &str) -> Cow<'_, str> {
    shown(text, ' ')
}

/// The same, but ends of lines stay.
#[must_use]
pub fn lines(text: &str) -> Cow<'_, str> {
    shown(text, '\n')
}

fn shown(text: &str, end_of_line: char) -> Cow<'_, str> {
    if !text.chars().any(hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    let mut before = '\0';
    for c in text.chars() {
        match c {
            '\n' if before == '\r' => {}
            '\n' | '\r' => shown.push(end_of_line),
            '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => shown.push(' '),
            c if hidden(c) => write!(shown, "<U+{:04X}>", u32::from(c)).expect("a String takes everything"),
            c => shown.push(c),
        }
        before = c;
    }
    Cow::Owned(shown)
}

/// Whether a terminal would obey the character or show nothing for it.
#[must_use]
pub fn hidden(c: char) -> bool {
    // Nearly all text of news is below the first of the ranges and above the controls.
    match c {
        ' '..='~' => false,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' => true,
        // Fillers that have no shape, and the vowel separators of Mongolian and Khmer.
        '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' => true,
        // Zero-width signs and bidirectional marks; line and paragraph separators; overrides; isolates.
        '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => true,
        // Interlinear notes; tags that mirror ASCII without a shape.
        '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}' => true,
        // No characters at all; XML forbids them.
        '\u{fffe}' | '\u{ffff}' => true,
        c => c.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_not_copied() {
        assert!(matches!(line("79 drones – “shot down”, 4 € à Kyïv, 千"), Cow::Borrowed(_)));
    }

    #[test]
    fn nothing_that_a_terminal_obeys_comes_through() {
        assert_eq!(line("\u{1b}[31mred\u{7}\u{9b}2J"), "<U+001B>[31mred<U+0007><U+009B>2J");
        assert_eq!(line("a\u{202e}b\u{2066}c\u{200f}"), "a<U+202E>b<U+2066>c<U+200F>");
        assert_eq!(line("1\u{200b}00\u{ad}0"), "1<U+200B>00<U+00AD>0");
    }

    #[test]
    fn a_line_stays_a_line() {
        assert_eq!(line("one\r\ntwo\nthree\tfour\u{2028}five"), "one two three four five");
    }
}
