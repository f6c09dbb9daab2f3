//! Words as they are compared: small, without their endings, each with its place.

use crate::decimal;
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
    word.contains(|c: char| c.is_ascii_digit()) || look(word).is(Class::CARDINAL.or(Class::SCALE).or(Class::VAGUE))
}

/// The number tokens of a text, sorted: "Twenty-one of 3.7 million" → 21, 3.7.
pub(super) fn numbers(text: &str) -> Vec<String> {
    let words = words(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let word = &words[at];
        let entry = look(&word.text);
        let digits = word.text.find(|c: char| c.is_ascii_digit()).map(|from| {
            let rest = &word.text[from..];
            let end = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(rest.len());
            rest[..end].replace(',', "")
        });
        if let Some(digits) = digits {
            found.push(decimal::parse(digits.trim_end_matches('.')).map_or(digits, decimal::plain));
        } else if let Some(mut value) = entry.cardinal.or(entry.ordinal) {
            // "twenty-one" is one number.
            let next = words.get(at + 1).filter(|next| text.get(word.end..next.start) == Some("-"));
            let ones = next.and_then(|next| look(&next.text).cardinal.or(look(&next.text).ordinal));
            if let Some(ones) = ones.filter(|ones| value >= 20 && value % 10 == 0 && (1..10).contains(ones)) {
                value += ones;
                at += 1;
            }
            found.push(value.to_string());
        }
        at += 1;
    }
    found.sort_unstable();
    found
}

/// Words that say nothing about what a sentence tells of.
pub(super) fn is_empty(word: &str) -> bool {
    const EMPTY: &[&str] = &[
        "a", "after", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "had", "has", "have",
        "he", "her", "his", "in", "is", "it", "its", "of", "on", "or", "s", "she", "that", "the", "their", "they",
        "this", "to", "was", "were", "when", "which", "who", "will", "with",
    ];
    EMPTY.binary_search(&word).is_ok()
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
