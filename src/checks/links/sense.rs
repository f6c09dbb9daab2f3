//! Words that say the same: base forms, and classes of words that reports use for one another.

use crate::checks::words::base_of_low;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// The class of each word of `lexicon/kindred.txt`.
static CLASSES: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../../lexicon/kindred.txt").lines().filter(|line| !line.starts_with('#'));
    let lists = lines.filter_map(|line| line.split_once('='));
    lists.flat_map(|(class, words)| words.split_whitespace().map(move |word| (word, class.trim()))).collect()
});

/// Classes that say what became of people, or what was done: a figure's sense.
const SENSES: &[&str] = &[
    "kill", "hurt", "arrest", "missing", "evacuate", "rescue", "release", "earn", "donate", "vote", "withdraw",
    "shoot", "deploy", "tax", "buy", "sell", "pay", "fine", "build", "invest", "award", "raise",
];

/// The form in which a word is compared: its class, else a rough stem.
#[must_use]
pub fn form(word: &str) -> String {
    form_of_low(word.to_lowercase())
}

/// The same of a word that is in lower case already.
pub(super) fn form_of_low(low: String) -> String {
    if let Some(class) = CLASSES.get(low.as_str()) {
        return (*class).to_string();
    }
    let base = base_of_low(low);
    if let Some(class) = CLASSES.get(base.as_str()) {
        return (*class).to_string();
    }
    let stem = ["ing", "ed"].iter().find_map(|end| base.strip_suffix(end).filter(|stem| stem.len() > 3));
    stem.map_or(base.as_str(), |stem| stem).trim_end_matches('e').to_string()
}

/// Whether a form is a sense.
#[must_use]
pub fn is_sense(form: &str) -> bool {
    SENSES.contains(&form)
}

/// Whether of two forms that name people the one says no more than that they are people: "four women", "two employees" and
/// "two people".
#[must_use]
pub(super) fn is_wider(a: &str, b: &str) -> bool {
    is_people(a) && is_people(b) && (is_anybody(a) || is_anybody(b))
}

/// Whether a form names people, or leaves them out ("12 killed").
#[must_use]
pub(super) fn is_people(form: &str) -> bool {
    [
        "people", "crew", "child", "pupil", "soldier", "passenger", "officer", "hostage", "guest", "kill", "hurt",
        "lawmaker", "gunman", "other", "patient", "migrant", "inmate", "fan", "protest", "doctor", "tourist",
    ]
    .contains(&form)
}

/// Whether a form names people of whom it says no more, or a number of which it does not say of what.
#[must_use]
pub(super) fn is_anybody(form: &str) -> bool {
    ["people", "kill", "hurt", "other", "child", "member", "number", "percent", "total", "rate", "level", "amount"]
        .contains(&form)
}

/// Words that are everywhere.
#[must_use]
pub fn is_common(word: &str) -> bool {
    COMMON_SET.contains(word)
}

static COMMON_SET: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| COMMON.iter().copied().collect());

const COMMON: &[&str] = &[
    "the", "a", "an", "of", "to", "in", "on", "at", "by", "for", "from", "with", "and", "or", "but", "as", "is", "are",
    "was", "were", "be", "been", "has", "have", "had", "that", "this", "these", "those", "it", "its", "he", "she",
    "they", "his", "her", "their", "who", "which", "what", "when", "where", "will", "would", "could", "can", "may",
    "not", "no", "than", "more", "about", "after", "before", "into", "over", "under", "up", "out", "so", "if", "all",
    "any", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "said", "say", "says",
    "also", "some", "there", "we", "i", "you", "our", "them", "him", "us", "do", "does", "did",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_class_are_one_form() {
        assert_eq!(form("deaths"), form("killed"));
        assert_eq!(form("employees"), form("workers"));
        assert_ne!(form("drones"), form("tanks"));
        assert_eq!(form("interviewed"), form("interviews"));
    }
}
