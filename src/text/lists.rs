//! The small closed lists that cutting a text needs, as sets that can be asked without allocating.
//!
//! `PREFIXES.has("Non")` → true: the hyphen of "non-fiction" stays inside the word. Each list is a file of `lexicon/`,
//! sorted, one entry a line, remarks after `#`.

use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// A set of lower-case words.
pub(crate) struct List {
    words: LazyLock<FxHashSet<&'static [u8]>>,
}

/// The longest entry that is looked up; a longer word is in no list.
const LONGEST: usize = 24;

impl List {
    const fn new(read: fn() -> FxHashSet<&'static [u8]>) -> Self {
        Self { words: LazyLock::new(read) }
    }

    /// Whether the list has the word, in whatever case it is written.
    pub(crate) fn has(&self, word: &str) -> bool {
        let mut lower = [0u8; LONGEST];
        let Some(lower) = lower.get_mut(..word.len()) else { return false };
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        self.words.contains(&*lower)
    }
}

fn read(file: &'static str) -> FxHashSet<&'static [u8]> {
    entries(file).map(str::as_bytes).collect()
}

/// The entries of a list file: its lines without remarks, blank ones left out.
pub(crate) fn entries(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().map(|line| line.split('#').next().unwrap_or("").trim()).filter(|line| !line.is_empty())
}

/// What may stand before a hyphen without being a word of its own: "non-fiction", "e-mail".
pub(crate) static PREFIXES: List = List::new(|| read(include_str!("../../lexicon/prefixes.txt")));

/// Units that are written against their number: "4.2bn", "10km", "5pm".
pub(crate) static UNITS: List = List::new(|| read(include_str!("../../lexicon/glued_units.txt")));

/// Words that open a sentence and are capitalised for no other reason: "The", "However".
pub(crate) static OPENERS: List = List::new(|| read(include_str!("../../lexicon/sentence_openers.txt")));

/// Verbs that hand a quotation to its speaker: "said", "asked".
pub(crate) static SPEECH: List = List::new(|| read(include_str!("../../lexicon/speech_verbs.txt")));

/// Endings of host names: "com", "org", "uk".
pub(crate) static DOMAINS: List = List::new(|| read(include_str!("../../lexicon/domains.txt")));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_sorted_lower_case_and_short_enough_to_be_found() {
        for (name, file) in [
            ("prefixes", include_str!("../../lexicon/prefixes.txt")),
            ("glued_units", include_str!("../../lexicon/glued_units.txt")),
            ("sentence_openers", include_str!("../../lexicon/sentence_openers.txt")),
            ("speech_verbs", include_str!("../../lexicon/speech_verbs.txt")),
            ("domains", include_str!("../../lexicon/domains.txt")),
        ] {
            let words: Vec<_> = entries(file).collect();
            assert!(words.is_sorted_by(|a, b| a < b), "{name}.txt is out of order or repeats itself");
            assert!(words.iter().all(|w| w.len() <= LONGEST && *w == w.to_ascii_lowercase()), "{name}.txt");
        }
    }
}
