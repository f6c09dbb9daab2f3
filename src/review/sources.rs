//! Names that may be one source, and joining them.
//!
//! `Ukrainian Air Force` and `the Air Force of Ukraine` have the same words once small words are left out and peoples
//! are written as their countries; `WHO` has the first letters of `World Health Organization`; `Reyes` is the surname of
//! `Mayor Ana Reyes`. They are proposed, never joined: two men can be called Reyes.

use super::error::Error;
use crate::ledger::sources::SourceName;
use crate::ledger::{Durability, Ledger};
use crate::lexicon::{Class, look};
use crate::model::{Action, Stamp};
use std::collections::{BTreeMap, HashMap};

/// Two sources that may be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The one that would be joined.
    pub source: SourceName,
    /// The one that it would be joined to, which was met first.
    pub into: SourceName,
    /// Why.
    pub why: &'static str,
}

/// Makes a source, with all names joined to it, the same as another. Returns the action, if that was a change.
///
/// # Errors
/// When the ledger cannot be written.
pub fn merge(ledger: &mut Ledger, stamp: &Stamp, source: i64, into: i64) -> Result<Option<Action>, Error> {
    ledger.write(stamp, Durability::Full, |writer| Ok(writer.join_sources(source, into)?.then(|| writer.action())))
}

/// The source that a person named: by number, or by its name in any case of letters.
///
/// # Errors
/// When there is none, or several.
pub fn named(ledger: &Ledger, typed: &str) -> Result<SourceName, Error> {
    let names = ledger.source_names()?;
    let typed = typed.trim();
    if let Some(found) = typed.parse::<i64>().ok().and_then(|id| names.iter().find(|name| name.id == id)) {
        return Ok(found.clone());
    }
    let exact: Vec<_> = names.iter().filter(|source| source.name == typed).collect();
    let folded = typed.to_lowercase();
    let same = |source: &&SourceName| source.name.to_lowercase() == folded;
    let found = if exact.is_empty() { names.iter().filter(same).collect() } else { exact };
    match found[..] {
        [] => Err(Error::NoSource(typed.to_string())),
        [one] => Ok(one.clone()),
        _ => Err(Error::AmbiguousSource {
            name: typed.to_string(),
            are: found.iter().map(|source| format!("{} ({})", source.id, source.kind)).collect(),
        }),
    }
}

/// Pairs of sources that may be one, in the order in which the later of the two was met. Names that were joined already
/// are proposed no more.
#[must_use]
pub fn proposals(names: &[SourceName]) -> Vec<Proposal> {
    let mut found: BTreeMap<(i64, i64), Proposal> = BTreeMap::new();
    let root = |name: &SourceName| name.same_as.unwrap_or(name.id);
    let mut propose = |a: &SourceName, b: &SourceName, why| {
        if root(a) == root(b) || !known(a) || !known(b) {
            return;
        }
        let (source, into) = if a.id < b.id { (b, a) } else { (a, b) };
        let proposal = Proposal { source: source.clone(), into: into.clone(), why };
        found.entry((source.id, into.id)).or_insert(proposal);
    };
    let mut by_words: HashMap<String, Vec<&SourceName>> = HashMap::new();
    let mut by_initials: HashMap<String, Vec<&SourceName>> = HashMap::new();
    let mut by_surname: HashMap<String, Vec<&SourceName>> = HashMap::new();
    for name in names {
        by_words.entry(words(&name.name)).or_default().push(name);
        if let Some(initials) = initials(&name.name) {
            by_initials.entry(initials).or_default().push(name);
        }
        if let Some(surname) = surname(name) {
            by_surname.entry(surname).or_default().push(name);
        }
    }
    for same in by_words.iter().filter(|(words, _)| !words.is_empty()).map(|(_, same)| same) {
        for (at, a) in same.iter().enumerate() {
            same[at + 1..].iter().for_each(|b| propose(a, b, "the same words"));
        }
    }
    for short in names {
        let letters: String = short.name.chars().filter(|c| *c != '.').collect();
        for long in by_initials.get(&letters).into_iter().flatten() {
            propose(short, long, "its initials");
        }
        // A surname that several people bear says nothing.
        let bearers = by_surname.get(&short.name.to_lowercase());
        if let Some([one]) = bearers.map(Vec::as_slice).filter(|_| !short.name.contains(' ')) {
            propose(short, one, "a surname");
        }
    }
    found.into_values().collect()
}

/// "An official" in one article is not the official of another.
fn known(name: &SourceName) -> bool {
    name.kind != "anonymous" && name.kind != "hearsay" && name.kind != "group"
}

/// The words that make a name, in an order of their own.
fn words(name: &str) -> String {
    let mut words: Vec<String> = bare(name).map(stem).collect();
    words.sort_unstable();
    words.join(" ")
}

/// The words of a name without the small ones and without titles.
fn bare(name: &str) -> impl Iterator<Item = &str> {
    let parts = name.split(|c: char| c.is_whitespace() || matches!(c, ',' | '"' | '“' | '”' | '(' | ')' | '/'));
    let parts = parts.map(|word| word.trim_end_matches("'s").trim_end_matches("’s").trim_matches('.'));
    parts.filter(|word| {
        !word.is_empty() && !SMALL.contains(&word.to_lowercase().as_str()) && !look(word).is(Class::TITLE)
    })
}

const SMALL: [&str; 10] = ["the", "of", "for", "and", "a", "an", "&", "in", "on", "to"];

/// A word so that its other shapes give the same: a people as its country, British spelling as American.
fn stem(word: &str) -> String {
    let lower =
        word.to_lowercase().replace("isation", "ization").replace("efence", "efense").replace("centre", "center");
    if let Some((_, country)) = PEOPLES.iter().find(|(people, _)| *people == lower) {
        return (*country).to_string();
    }
    if word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase) {
        for ending in ["ian", "ean", "ese", "ia", "ea", "an", "e", "a", "o", "y", "i"] {
            if let Some(stem) = lower.strip_suffix(ending).filter(|stem| stem.chars().count() >= 3) {
                return stem.to_string();
            }
        }
    }
    lower
}

/// Peoples whose name does not follow from that of the country, and names that countries go by, as [`stem`] writes them.
const PEOPLES: [(&str, &str); 38] = [
    ("america", "us"),
    ("american", "us"),
    ("argentine", "argentin"),
    ("austria", "austria"),
    ("austrian", "austria"),
    ("belgian", "belgium"),
    ("britain", "uk"),
    ("british", "uk"),
    ("czechia", "czech"),
    ("danish", "denmark"),
    ("dutch", "netherlands"),
    ("filipino", "philippines"),
    ("finnish", "finland"),
    ("france", "france"),
    ("french", "france"),
    ("german", "germany"),
    ("germany", "germany"),
    ("greece", "greece"),
    ("greek", "greece"),
    ("irish", "ireland"),
    ("lebanese", "lebanon"),
    ("norway", "norway"),
    ("norwegian", "norway"),
    ("peruvian", "peru"),
    ("poland", "poland"),
    ("polish", "poland"),
    ("scottish", "scotland"),
    ("spanish", "spain"),
    ("swedish", "sweden"),
    ("swiss", "switzerland"),
    ("switzerland", "switzerland"),
    ("thai", "thailand"),
    ("turkey", "turkey"),
    ("turkish", "turkey"),
    ("türkiye", "turkey"),
    ("u.k", "uk"),
    ("u.s", "us"),
    ("welsh", "wales"),
];

/// `World Health Organization` → `WHO`.
fn initials(name: &str) -> Option<String> {
    let letters: String =
        bare(name).filter(|w| w.starts_with(char::is_uppercase)).filter_map(|w| w.chars().next()).collect();
    (letters.chars().count() >= 2 && name.contains(' ')).then_some(letters)
}

/// The last word of the name of a person who has more than one.
fn surname(name: &SourceName) -> Option<String> {
    let words: Vec<_> = bare(&name.name).collect();
    (name.kind == "person" && words.len() > 1).then(|| words.last().expect("there are two").to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proposed(names: &[(&str, &str)]) -> Vec<(i64, i64, &'static str)> {
        let names: Vec<_> = (1..)
            .zip(names)
            .map(|(id, (name, kind))| SourceName { id, name: (*name).into(), kind: (*kind).into(), same_as: None })
            .collect();
        proposals(&names).into_iter().map(|p| (p.source.id, p.into.id, p.why)).collect()
    }

    #[test]
    fn names_of_one_source_are_proposed() {
        let (body, person) = ("organisation", "person");
        for (names, why) in [
            ([("Ukrainian Air Force", body), ("the Air Force of Ukraine", body)], "the same words"),
            (
                [("The British Ministry of Defence", body), ("the Ministry of Defense of Britain", body)],
                "the same words",
            ),
            ([("Polish Border Guard", body), ("Poland's Border Guard", body)], "the same words"),
            ([("World Health Organization", body), ("WHO", body)], "its initials"),
            ([("President Ana Reyes", person), ("Ana Reyes", person)], "the same words"),
            ([("Ana Reyes", person), ("Reyes", person)], "a surname"),
            ([("Border Guard", body), ("the Border Guard", "document")], "the same words"),
        ] {
            assert_eq!(proposed(&names), [(2, 1, why)], "{names:?}");
        }
    }

    #[test]
    fn names_of_different_sources_are_not() {
        let (body, person) = ("organisation", "person");
        for names in [
            vec![("Ukrainian Air Force", body), ("Russian Air Force", body)],
            vec![("Ukrainian Air Force", body), ("Ukrainian Navy", body)],
            vec![("officials", "group"), ("the officials", "group")],
            vec![("an official", "anonymous"), ("the official", "anonymous")],
            vec![("Ana Reyes", person), ("Luis Reyes", person), ("Reyes", person)],
            vec![("the", body), ("of", body)],
        ] {
            assert_eq!(proposed(&names), [], "{names:?}");
        }
    }

    #[test]
    fn the_list_of_peoples_is_sorted() {
        assert!(PEOPLES.is_sorted());
    }
}
