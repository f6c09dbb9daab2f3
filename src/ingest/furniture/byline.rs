//! Who wrote it, on a line of its own: "By Jane Doe, Staff writer, March 3, 2021".
//!
//! # Leaves alone
//! "By Monday, 43 people had died": a byline is names from end to end, with nothing small between them but titles.

use super::super::published;
use super::Rule;
use crate::model::{Furniture, Published};

pub const RULE: Rule = Rule { openers: &["by"], fits: |line| read(line.text).map(|_| Furniture::Byline) };

/// Small words that stand in bylines.
const SMALL: &[&str] = &[
    "and", "of", "the", "for", "in", "at", "de", "da", "di", "du", "van", "von", "der", "den", "la", "le", "del",
    "bin", "bint", "ibn", "al", "el", "ben", "y", "e", "dos", "with", "staff", "writer", "writers", "reporter",
    "reporters", "correspondent", "correspondents", "editor", "political", "politics", "senior", "chief", "special",
    "contributor", "bureau", "news", "service", "columnist", "health", "science", "business", "economics", "education",
    "environment", "sports", "crime", "national", "foreign", "local", "data", "investigative", "to", "on",
];

/// Words that open a heading or a sentence, not a name.
const NO_NAMES: &[&str] = &[
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "contrast", "comparison",
    "early", "late", "mid", "then", "now", "today", "noon", "midnight", "nightfall", "dawn", "next", "last", "law",
    "land", "sea", "air", "far", "all", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "half",
];

/// The name, and the date where the line has one.
pub fn read(line: &str) -> Option<(&str, Option<Published>)> {
    let names = line
        .strip_prefix("By ")
        .or_else(|| line.strip_prefix("BY "))
        .or_else(|| line.strip_prefix("by "))?
        .trim_start();
    if names.len() > 160 {
        return None;
    }
    let (names, published) = dated(names);
    let names = names
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '·' | '•' | '-' | '–' | '—' | ';'));
    let words: Vec<&str> = names.split_whitespace().collect();
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let first = words.first()?;
    let is_name = |word: &&&str| word.starts_with(char::is_uppercase) && !SMALL.contains(&bare(word).as_str());
    let fits = |word: &&str| {
        let small = bare(word);
        !word.contains(|c: char| c.is_ascii_digit() || matches!(c, '?' | '!' | '"' | '“' | '”' | ':'))
            && (word.starts_with(char::is_uppercase)
                || small.is_empty()
                || SMALL.contains(&small.as_str())
                || small.contains('@'))
    };
    let titled = words.iter().filter(is_name).count();
    let is_sentence = names.ends_with('.') && !names.ends_with("Jr.") && !names.ends_with("Sr.");
    let fitting = words.len() <= 20 && words.iter().all(fits) && titled >= 1 && (titled >= 2 || !bare(first).eq("the"));
    (fitting && !is_sentence && first.len() > 1 && !NO_NAMES.contains(&bare(first).as_str()))
        .then_some((names, published))
}

/// Cuts a date off the end: "Jane Doe, Staff writer, March 3, 2021".
fn dated(names: &str) -> (&str, Option<Published>) {
    let breaks = names.char_indices().filter(|(_, c)| matches!(c, ',' | '|' | '·' | '•' | '-' | '–' | '—' | ';' | ' '));
    for (at, sign) in breaks {
        let tail = names[at + sign.len_utf8()..].trim_start_matches(|c: char| !c.is_alphanumeric());
        if tail.contains(|c: char| c.is_ascii_digit())
            && let Some(published) = published::read(tail)
        {
            return (&names[..at], Some(published));
        }
    }
    (names, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_dates_are_told_apart() {
        let date = |day: &str| Some(Published(day.to_string()));
        assert_eq!(
            read("By Jane Doe, Staff writer, March 3, 2021"),
            Some(("Jane Doe, Staff writer", date("2021-03-03")))
        );
        assert_eq!(read("By JANE DOE and RICHARD ROE"), Some(("JANE DOE and RICHARD ROE", None)));
        assert_eq!(read("By Jane van der Doe | 4 March 2025"), Some(("Jane van der Doe", date("2025-03-04"))));
        assert_eq!(read("By The Associated Press"), Some(("The Associated Press", None)));
    }

    #[test]
    fn sentences_and_headings_are_no_bylines() {
        for line in [
            "By Monday, 43 people had died",
            "By the Numbers",
            "By Land and Sea",
            "By 2030",
            "By Jane Doe 43 died",
            "By then",
            "By",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
