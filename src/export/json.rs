//! JSON that is safe to print: `"\u{202e}79"` → `"\u202e79"`.
//!
//! JSON must not lose a character, so what would trouble a terminal is not replaced but written as an escape; every reader
//! of JSON reads the same text.

use crate::visible::hidden;
use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter};
use std::io::{self, Write};

/// The value as one line of JSON, without the line's end.
///
/// # Errors
/// When nothing can be written to `out`.
pub fn write<T: Serialize + ?Sized>(out: &mut impl Write, value: &T) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::with_formatter(out, Visible { in_page: false });
    value.serialize(&mut serializer).map_err(io::Error::from)
}

/// The same for JSON that will stand in a page: no text in it can end the script element around it.
///
/// # Errors
/// When nothing can be written to `out`.
pub fn write_for_page<T: Serialize + ?Sized>(out: &mut impl Write, value: &T) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::with_formatter(out, Visible { in_page: true });
    value.serialize(&mut serializer).map_err(io::Error::from)
}

/// The value as one line of JSON.
#[must_use]
pub fn line<T: Serialize + ?Sized>(value: &T) -> String {
    let mut bytes = Vec::new();
    write(&mut bytes, value).expect("a Vec takes everything");
    String::from_utf8(bytes).expect("JSON is UTF-8")
}

/// Compact JSON whose strings hold no character that a terminal obeys.
struct Visible {
    /// Nor one that means something to HTML.
    in_page: bool,
}

impl Formatter for Visible {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut plain = 0;
        for (at, c) in
            fragment.char_indices().filter(|(_, c)| hidden(*c) || self.in_page && matches!(c, '<' | '>' | '&'))
        {
            CompactFormatter.write_string_fragment(out, &fragment[plain..at])?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            plain = at + c.len_utf8();
        }
        CompactFormatter.write_string_fragment(out, &fragment[plain..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_page_ends_its_script() {
        let text = "</script><!-- & é";
        let mut bytes = Vec::new();
        write_for_page(&mut bytes, text).unwrap();
        let json = String::from_utf8(bytes).unwrap();
        assert_eq!(json, "\"\\u003c/script\\u003e\\u003c!-- \\u0026 é\"");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }

    #[test]
    fn nothing_is_lost_and_nothing_is_raw() {
        let text = "a\u{202e}b\u{1b}[2J\"\\\n\u{9b}\u{e0041}é千\u{feff}\u{7f}";
        let json = line(text);
        assert!(json.chars().all(|c| !hidden(c)), "{json}");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
        assert!(json.contains("\\u202e") && json.contains("\\udb40\\udc41") && json.contains("é千"));
    }
}
