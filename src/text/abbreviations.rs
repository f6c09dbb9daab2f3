//! Words that keep their full stop, and whether that stop can also end a sentence.
//!
//! `find("Gen")` → [`Kind::Title`]: a name follows, so "Gen. Syrskyi" is never broken. The list is
//! `lexicon/abbreviations.txt`; letters with stops between them ("U.S.", "p.m.") are known by their shape.

use crate::text::lists::entries;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// How an abbreviation behaves before what follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Stands before a name, and so never ends a sentence: Mr., Gen., St.
    Title,
    /// Is one only before a number, else a word: "No. 10", but "he said no."
    Number,
    /// May end a sentence; then the next word decides: Inc., Jan., etc.
    Any,
}

static ABBREVIATIONS: LazyLock<FxHashMap<&'static str, Kind>> = LazyLock::new(|| {
    entries(include_str!("../../lexicon/abbreviations.txt"))
        .filter_map(|line| {
            let (word, kind) = line.split_once(char::is_whitespace)?;
            let kind = match kind.trim() {
                "title" => Kind::Title,
                "number" => Kind::Number,
                _ => Kind::Any,
            };
            Some((word.strip_suffix('.')?, kind))
        })
        .collect()
});

/// How the word, written without its last full stop, behaves as an abbreviation; none where it is no abbreviation.
pub(crate) fn find(word: &str) -> Option<Kind> {
    if word.len() > 8 {
        return None;
    }
    if let Some(&kind) = ABBREVIATIONS.get(word) {
        return Some(kind);
    }
    // "GEN. SYRSKYI" in a headline: capitals are looked up as a name is written.
    let bytes = word.as_bytes();
    if bytes.len() > 1 && bytes.iter().all(u8::is_ascii_uppercase) {
        let mut titled = [0u8; 8];
        let titled = &mut titled[..bytes.len()];
        titled.copy_from_slice(bytes);
        titled[1..].make_ascii_lowercase();
        return ABBREVIATIONS
            .get(std::str::from_utf8(titled).ok()?)
            .copied()
            .filter(|&kind| kind == Kind::Title || word == "ST");
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_numbers_and_the_rest_are_told_apart() {
        assert_eq!(find("Gen"), Some(Kind::Title));
        assert_eq!(find("GEN"), Some(Kind::Title));
        assert_eq!(find("No"), Some(Kind::Number));
        assert_eq!(find("NO"), None);
        assert_eq!(find("Inc"), Some(Kind::Any));
        assert_eq!(find("drones"), None);
    }

    #[test]
    fn the_list_is_sorted_and_every_line_has_a_kind() {
        let lines: Vec<_> = entries(include_str!("../../lexicon/abbreviations.txt")).collect();
        assert!(lines.is_sorted());
        for line in lines {
            let (word, kind) = line.split_once(char::is_whitespace).expect(line);
            assert!(word.ends_with('.') && word.len() <= 9, "{line}");
            assert!(["title", "number", "any"].contains(&kind.trim()), "{line}");
        }
    }
}
