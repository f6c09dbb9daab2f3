//! Whether two words count the same thing: "insurgents" and "militants" do, "soldiers" and "civilians" do not, and "people"
//! may stand for either. The words are in `lexicon/same_things.txt`.

use super::words::stem;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A line of the list: its number, and whether it names people.
type Group = (usize, bool);

/// The groups by the stems of their words.
static GROUPS: LazyLock<FxHashMap<&'static str, Group>> = LazyLock::new(|| {
    let lines = include_str!("../../lexicon/same_things.txt").lines().filter(|line| !line.starts_with('#'));
    let lists = lines.enumerate().filter_map(|(n, line)| {
        let (name, words) = line.split_once('=')?;
        Some(((n, name.starts_with("people ")), words))
    });
    lists.flat_map(|(group, words)| words.split_whitespace().map(move |word| (stem(word), group))).collect()
});

/// Whether two stems name the same thing; `None` where one of them may stand for the other.
pub(super) fn same(a: &str, b: &str) -> Option<bool> {
    let group = |stem: &str| GROUPS.get(stem).copied();
    match (group(a), group(b)) {
        (Some(a), Some(b)) if a == b => Some(true),
        (Some((_, true)), None) if b == "person" => None,
        (None, Some((_, true))) if a == "person" => None,
        _ => Some(a == b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_words_for_the_same_are_known_and_others_stay_apart() {
        let same = |a: &str, b: &str| same(stem(a), stem(b));
        assert_eq!(same("rebels", "gunmen"), Some(true));
        assert_eq!(same("refugees", "migrants"), Some(true));
        assert_eq!(same("people", "civilians"), None);
        assert_eq!(same("soldiers", "civilians"), Some(false));
        assert_eq!(same("drones", "people"), Some(false));
        assert_eq!(same("drones", "drones"), Some(true));
    }
}
