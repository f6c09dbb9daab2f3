//! Words as they are compared: small, without their endings, each with its place.

use crate::lexicon::{Class, look};

/// A word of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// In small letters.
    pub(super) text: String,
    /// Its first byte.
    pub(super) start: usize,
    /// The byte behind it.
    pub(super) end: usize,
}

/// The words of a sentence: runs of letters and digits, with apostrophes and points inside.
pub(super) fn words(sentence: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    let inside = |c: char, next: Option<char>| {
        c.is_alphanumeric() || matches!(c, '\'' | '’' | '.' | ',') && next.is_some_and(char::is_alphanumeric)
    };
    let mut chars = sentence.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        let keeps = if start.is_some() { inside(c, next) } else { c.is_alphanumeric() };
        match (start, keeps) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                words.push(Word { text: sentence[from..at].to_lowercase(), start: from, end: at });
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        words.push(Word { text: sentence[from..].to_lowercase(), start: from, end: sentence.len() });
    }
    words
}

/// Whether a word is a number, spelled or in digits.
pub(super) fn is_number(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit())
        || look(word).is(Class::CARDINAL.or(Class::SCALE).or(Class::VAGUE))
}

/// A word without what grammar adds to it: "killed", "kills" and "killing" are one.
pub(super) fn stem(word: &str) -> &str {
    if let Some((_, whole)) = IRREGULAR.iter().find(|(form, _)| *form == word) {
        return whole;
    }
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    for ending in ["ing", "ies", "ied", "es", "ed", "s", "e", "y"] {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.chars().count() >= 3) {
            return if ending == "s" && stem.ends_with('s') { word } else { stem };
        }
    }
    word
}

/// Forms that no ending explains.
const IRREGULAR: &[(&str, &str)] = &[
    ("people", "person"),
    ("persons", "person"),
    ("men", "man"),
    ("women", "woman"),
    ("children", "child"),
    ("lives", "life"),
    ("policemen", "policeman"),
    ("servicemen", "serviceman"),
    ("gunmen", "gunman"),
];
