//! What a character is, as far as cutting a text into tokens needs to know.
//!
//! `'a'` → [`Class::Letter`], `'½'` → [`Class::Digit`], `'£'` → [`Class::Sign`]. One look into a table for ASCII; the
//! few hundred other characters of a newspaper are told apart by range.

/// What a character is to the tokeniser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Class {
    /// White space, and characters that take no room at all (zero-width space, byte order mark).
    Space,
    /// A letter, or what hangs on one: combining marks, joiners, the soft hyphen, the underscore.
    Letter,
    /// A digit or a number in one character: `7`, `½`, `٣`.
    Digit,
    /// An apostrophe: `'`, `’`, and the back-tick that typists use for it.
    Apostrophe,
    /// Punctuation.
    Mark,
    /// Everything else.
    Sign,
    /// Not ASCII: ask [`at`].
    Wide,
}

/// The class of every byte; those from 0x80 on are [`Class::Wide`].
static CLASSES: [Class; 256] = classes();

const fn classes() -> [Class; 256] {
    let mut table = [Class::Sign; 256];
    let mut byte = 0usize;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b' ' | b'\t'..=b'\r' => Class::Space,
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'\'' | b'`' => Class::Apostrophe,
            b'!' | b'"' | b'(' | b')' | b',' | b'-' | b'.' | b'/' | b':' | b';' | b'?' | b'[' | b'\\' | b']' | b'{'
            | b'}' => Class::Mark,
            0x80.. => Class::Wide,
            _ => Class::Sign,
        };
        byte += 1;
    }
    table
}

/// The class of one byte, [`Class::Wide`] where it takes more bytes to know.
#[inline]
pub(crate) fn of_byte(byte: u8) -> Class {
    CLASSES[byte as usize]
}

/// The class and the length in bytes of the character that starts at byte `at` of `text`, which must lie inside it.
#[inline]
pub(crate) fn at(text: &str, at: usize) -> (Class, usize) {
    match of_byte(text.as_bytes()[at]) {
        Class::Wide => wide(text, at),
        class => (class, 1),
    }
}

/// The class of the character at `at`, or a space where the text ends.
#[inline]
pub(crate) fn or_space(text: &str, place: usize) -> Class {
    if place < text.len() { at(text, place).0 } else { Class::Space }
}

/// The byte after the run of letters and digits that starts at `from`.
#[inline]
pub(crate) fn word_end(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = from;
    while end < bytes.len() {
        match of_byte(bytes[end]) {
            Class::Letter | Class::Digit => end += 1,
            Class::Wide => match wide(text, end) {
                (Class::Letter | Class::Digit, length) => end += length,
                _ => break,
            },
            _ => break,
        }
    }
    end
}

/// Whether a word begins with a capital letter.
#[inline]
pub(crate) fn is_capital(word: &str) -> bool {
    match word.as_bytes().first() {
        Some(first) if first.is_ascii() => first.is_ascii_uppercase(),
        _ => word.starts_with(char::is_uppercase),
    }
}

#[cold]
fn decode(text: &str, at: usize) -> char {
    text[at..].chars().next().expect("a character starts at every place the scanner stands on")
}

fn wide(text: &str, at: usize) -> (Class, usize) {
    let bytes = text.as_bytes();
    // "’", "“", "”", "–", "—", "…" and their kin are most of what is not ASCII in a newspaper.
    if bytes[at] == 0xE2 && bytes[at + 1] == 0x80 {
        let class = match bytes[at + 2] {
            0x99 => Class::Apostrophe,
            0x80..=0x8B | 0xA8..=0xAF => Class::Space,
            0x8C | 0x8D => Class::Letter,
            0x8E | 0x8F => Class::Space,
            _ => Class::Mark,
        };
        return (class, 3);
    }
    let found = decode(text, at);
    (of_char(found), found.len_utf8())
}

fn of_char(c: char) -> Class {
    match c {
        '²' | '³' | '¹' | '⁰'..='₟' => Class::Sign,
        '\u{AD}' | '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5BD}' | '\u{64B}'..='\u{65F}' => {
            Class::Letter
        }
        '\u{20D0}'..='\u{20FF}' | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}' => Class::Letter,
        '\u{2060}' | '\u{FEFF}' | '\u{180E}' => Class::Space,
        '´' | 'ʼ' | '＇' => Class::Apostrophe,
        '¡' | '§' | '«' | '¶' | '·' | '»' | '¿' => Class::Mark,
        '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' => Class::Sign,
        '\u{2010}'..='\u{205E}' | '\u{2E00}'..='\u{2E5D}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{301F}' => {
            Class::Mark
        }
        '\u{FF01}'..='\u{FF03}' | '\u{FF05}'..='\u{FF0A}' | '\u{FF0C}'..='\u{FF0F}' => Class::Mark,
        '\u{FF1A}' | '\u{FF1B}' | '\u{FF1F}' | '\u{FF3B}'..='\u{FF3D}' | '\u{FE10}'..='\u{FE52}' => Class::Mark,
        '\u{55A}'..='\u{55F}'
        | '\u{589}'
        | '\u{58A}'
        | '\u{60C}'
        | '\u{61B}'
        | '\u{61F}'
        | '\u{66A}'..='\u{66D}'
        | '\u{964}' => Class::Mark,
        _ if c.is_whitespace() => Class::Space,
        _ if c.is_alphabetic() => Class::Letter,
        _ if c.is_numeric() => Class::Digit,
        _ => Class::Sign,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_characters_of_a_newspaper_are_told_apart() {
        for (text, class) in [
            ("\u{a0}", Class::Space),
            ("\u{2009}", Class::Space),
            ("\u{200b}", Class::Space),
            ("é", Class::Letter),
            ("Ж", Class::Letter),
            ("½", Class::Digit),
            ("٣", Class::Digit),
            ("’", Class::Apostrophe),
            ("‘", Class::Mark),
            ("“", Class::Mark),
            ("—", Class::Mark),
            ("…", Class::Mark),
            ("£", Class::Sign),
            ("€", Class::Sign),
            ("°", Class::Sign),
            ("²", Class::Sign),
            ("☎", Class::Sign),
        ] {
            assert_eq!(at(text, 0), (class, text.len()), "{text:?}");
        }
    }

    #[test]
    fn a_word_runs_over_letters_of_any_script_and_digits() {
        assert_eq!(word_end("Müller2 x", 0), "Müller2".len());
        assert_eq!(word_end("e\u{301}te!", 0), "e\u{301}te".len());
    }
}
