//! When the page was made: "Updated at 3:50 p.m. ET", "This story was updated at 5:45 p.m. to include …", "4 min read".
//!
//! # Leaves alone
//! "This story has been updated to say that two people died": a note with any number that is no date or clock time is a
//! statement.

use super::super::published;
use super::words::{is_any, same};
use super::{Line, Rule};
use crate::model::Furniture;

pub const RULE: Rule = Rule {
    openers: &[
        "updated", "update", "published", "posted", "last", "first", "originally", "created", "modified", "this",
        "editor's", "editors'", "editors", "note", "january", "february", "march", "april", "may", "june", "july",
        "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
        "sep", "sept", "oct", "nov", "dec", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
        "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "date", "about", "less", "read", "reading",
    ],
    fits: |line| (is_date(line) || is_note(line)).then_some(Furniture::Stamp),
};

/// Words of dates, clocks and stamps.
const TIME: &[&str] = &[
    "updated", "update", "published", "posted", "last", "first", "originally", "created", "modified", "on", "at", "a",
    "p", "m", "am", "pm", "et", "est", "edt", "ct", "cst", "cdt", "pt", "pst", "pdt", "mt", "mst", "mdt", "gmt", "bst",
    "utc", "cet", "cest", "ist", "sgt", "hkt", "aest", "aedt", "local", "time", "ago", "second", "seconds", "minute",
    "minutes", "min", "mins", "hour", "hours", "hr", "hrs", "day", "days", "week", "weeks", "month", "months", "year",
    "years", "today", "yesterday", "the", "and", "of", "read", "reading", "about", "less", "than", "one", "an", "date",
    "to", "noon", "midnight", "by", "st", "nd", "rd", "th",
];

/// What opens a stamp, as against a sentence about time.
const STAMPS: &[&str] =
    &["updated", "update", "published", "posted", "last", "first", "originally", "created", "modified"];

/// A date and nothing else, or a stamp of time words from end to end.
fn is_date(line: &Line<'_>) -> bool {
    if line.words.len() > 16 || !line.text.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let has_letters = line.text.contains(|c: char| c.is_alphabetic() || c == '/');
    if has_letters && published::read(line.text).is_some() {
        return true;
    }
    let timely = line.words.iter().all(|w| is_clock(w) || is_any(w, TIME) || is_day_name(w));
    let stamped = is_any(line.words[0], STAMPS);
    let aged = line.words.last().is_some_and(|w| is_any(w, &["ago", "read"])) && is_clock(line.words[0]);
    timely && (stamped || aged)
}

/// "This article was updated …" and its kin, without a number that says anything else.
fn is_note(line: &Line<'_>) -> bool {
    let lead: usize =
        [&["editor's", "note"][..], &["editors'", "note"], &["editors", "note"], &["note"], &["update"], &["updated"]]
            .iter()
            .find(|words| line.opens(words))
            .map_or(0, |words| words.len());
    if !line.words.get(lead).is_some_and(|w| same(w, "this")) {
        return false;
    }
    let small: Vec<String> = line.words[lead..].iter().map(|w| w.to_lowercase()).collect();
    let words: Vec<&str> = small.iter().map(String::as_str).collect();
    let ["this", "article" | "story" | "post" | "report" | "page" | "piece" | "version" | "file" | "live", rest @ ..] =
        &words[..]
    else {
        return false;
    };
    if let ["is", "more" | "over", "than" | "a", ..] = rest {
        return rest.ends_with(&["old"]) && rest.len() < 8;
    }
    let verb =
        rest.iter().take(6).any(|w| matches!(*w, "updated" | "published" | "refreshed" | "modified" | "syndicated"));
    let passive = matches!(rest, ["was" | "has" | "is" | "will" | "blog", ..]);
    verb && passive && words.len() <= 60 && !line.text.contains(['%', '$', '£', '€']) && says_only_times(&words)
}

/// Whether every number among the words is part of a date or a clock time.
fn says_only_times(words: &[&str]) -> bool {
    const NUMBERS: &[&str] = &[
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozen", "dozens",
        "hundred", "hundreds", "thousand", "thousands", "million", "millions", "billion", "half", "twice",
    ];
    let near = |i: usize| words[i.saturating_sub(2)..(i + 3).min(words.len())].iter();
    words.iter().enumerate().all(|(i, word)| {
        let timely =
            || near(i).any(|w| matches!(*w, "a" | "p" | "am" | "pm" | "gmt" | "bst" | "et" | "utc") || is_month(w));
        !NUMBERS.contains(word) && (!word.starts_with(|c: char| c.is_ascii_digit()) || (is_clock(word) && timely()))
    })
}

/// A number, with the letters that clocks and days carry: `5`, `45`, `2025`, `5pm`, `3rd`, `1h`.
fn is_clock(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    (1..=4).contains(&digits)
        && matches!(&word[digits..], "" | "am" | "pm" | "st" | "nd" | "rd" | "th" | "h" | "m" | "d" | "hrs")
}

fn is_month(word: &str) -> bool {
    const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    word.get(..3).is_some_and(|three| is_any(three, MONTHS)) && (word.len() == 3 || is_any(word, RULE.openers))
}

fn is_day_name(word: &str) -> bool {
    is_month(word)
        || (word.len() <= 9
            && (word.ends_with("day") || ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].contains(&word)))
}
