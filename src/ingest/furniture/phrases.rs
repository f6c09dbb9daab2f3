//! Lines made of the words of `lexicon/furniture.txt`.
//!
//! `"LISTEN TO ARTICLE 1:50 SHARE THIS ARTICLE"` is two phrases and a number from end to end: no word is left that could
//! say anything.

use super::words::{self, Line};
use crate::model::Furniture;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// How a phrase makes a line furniture; the head of the word list explains each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    Whole,
    With,
    Opens,
    Label,
    Bracketed,
    Ends,
}

struct Phrase {
    reason: Furniture,
    how: How,
    words: Vec<&'static str>,
}

const WORDS: &str = include_str!("../../../lexicon/furniture.txt");

/// The phrases by their first word or, for those that end a line, by their last. Longer ones come first.
#[derive(Default)]
struct Phrases {
    by_first: FxHashMap<&'static str, Vec<Phrase>>,
    by_last: FxHashMap<&'static str, Vec<Phrase>>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for phrase in WORDS.lines().filter_map(parse) {
        let last = phrase.words[phrase.words.len() - 1];
        let ends = phrase.how == How::Ends;
        let list = if ends { phrases.by_last.entry(last) } else { phrases.by_first.entry(phrase.words[0]) };
        list.or_default().push(phrase);
    }
    for list in phrases.by_first.values_mut().chain(phrases.by_last.values_mut()) {
        list.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
    }
    phrases
});

fn parse(line: &'static str) -> Option<Phrase> {
    let mut fields = line.splitn(3, ' ');
    let reason = match fields.next()? {
        "advertisement" => Furniture::Advertisement,
        "imprint" => Furniture::Imprint,
        "invitation" => Furniture::Invitation,
        "media" => Furniture::Media,
        "rating" => Furniture::Rating,
        "related" => Furniture::Related,
        "share" => Furniture::Share,
        "stamp" => Furniture::Stamp,
        _ => return None,
    };
    let how = match fields.next()? {
        "whole" => How::Whole,
        "with" => How::With,
        "opens" => How::Opens,
        "label" => How::Label,
        "bracketed" => How::Bracketed,
        "ends" => How::Ends,
        _ => return None,
    };
    Some(Phrase { reason, how, words: fields.next()?.split(' ').collect() })
}

/// Every word that a phrase opens with; the words that are nothing by themselves only if `weak` ones are asked for.
pub fn first_words(weak: bool) -> impl Iterator<Item = &'static str> {
    let fits = move |list: &[Phrase]| weak || list.iter().any(|p| p.how != How::With);
    PHRASES.by_first.iter().filter(move |(_, list)| fits(list)).map(|(word, _)| *word)
}

/// The quick look: does the line end with a word that a phrase ends with?
pub fn may_end(line: &str) -> bool {
    let bare = line.trim_end_matches(|c: char| !c.is_alphanumeric());
    let last = bare.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    PHRASES.by_last.contains_key(last)
}

/// Why the line is furniture, if its phrases say so.
pub fn reason(line: &Line<'_>) -> Option<Furniture> {
    whole(line).or_else(|| opening(line)).or_else(|| ending(line))
}

/// Phrases and numbers from end to end, at least one of them a `whole` one, or two different ones that are not.
pub fn whole(line: &Line<'_>) -> Option<Furniture> {
    let (mut at, mut reason, mut weak) = (0, None, Vec::new());
    while at < line.words.len() {
        let rest = &line.words[at..];
        if let Some(phrase) = longest(rest) {
            at += phrase.words.len();
            match phrase.how {
                How::Whole => reason = reason.or(Some(phrase.reason)),
                _ if !weak.iter().any(|p: &&Phrase| p.words == phrase.words) => weak.push(phrase),
                _ => {}
            }
        } else if is_count(rest[0]) {
            at += 1;
        } else {
            return None;
        }
    }
    reason.or_else(|| {
        let counts = line.words.iter().any(|word| is_count(word));
        let networks = weak.iter().filter(|p| p.reason == Furniture::Share && p.words[0].len() > 4).count();
        // "Facebook Twitter Email"; "34 comments". But "Twitter 330 million" is a figure.
        let comments = counts && weak.len() == 1 && line.has_any(&["comments", "comment", "views", "likes", "tweets"]);
        (networks >= 2 || comments).then_some(Furniture::Share)
    })
}

/// The phrases that open with a word.
fn opening_with(word: &str) -> Option<&'static [Phrase]> {
    PHRASES.by_first.get(word.to_lowercase().replace('’', "'").as_str()).map(Vec::as_slice)
}

/// The longest phrase that the words open with; `whole` before `with` where they are as long.
fn longest(words: &[&str]) -> Option<&'static Phrase> {
    let fits = |p: &&Phrase| matches!(p.how, How::Whole | How::With) && words::starts(words, &p.words);
    let list = opening_with(words[0])?;
    let longest = list.iter().find(fits)?;
    Some(
        list.iter()
            .filter(fits)
            .find(|p| p.how == How::Whole && p.words.len() == longest.words.len())
            .unwrap_or(longest),
    )
}

/// `32`, `1k`, `2m`.
fn is_count(word: &str) -> bool {
    let digits = word.strip_suffix(['k', 'm', 'K', 'M']).unwrap_or(word);
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}

/// More words than any invitation or pointer has.
const MANY: usize = 40;

fn opening(line: &Line<'_>) -> Option<Furniture> {
    if line.words.len() > MANY {
        return None;
    }
    let fits = |p: &&Phrase| {
        let n = p.words.len();
        line.opens(&p.words)
            && match p.how {
                // "Reporting by Jane Doe", but not "reporting by 12 states".
                How::Opens if p.words[n - 1] == "by" => line.after(n).trim_start().starts_with(char::is_uppercase),
                How::Opens => line.words.len() > n,
                How::Label => line.after(n).starts_with(':') && line.words.len() > n,
                How::Bracketed => line.is_bracketed() && line.after(n).contains(':'),
                _ => false,
            }
    };
    opening_with(line.words.first()?)?.iter().find(fits).map(|p| p.reason)
}

fn ending(line: &Line<'_>) -> Option<Furniture> {
    let list = PHRASES.by_last.get(line.words.last()?.to_lowercase().as_str())?;
    let n = line.words.len();
    let ends =
        |p: &&Phrase| (p.words.len()..=MANY).contains(&n) && words::starts(&line.words[n - p.words.len()..], &p.words);
    list.iter().find(ends).map(|p| p.reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_list_is_sorted_and_every_line_of_it_is_used() {
        let lines: Vec<&str> = WORDS.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(lines.windows(2).all(|pair| pair[0] < pair[1]), "sorted, nothing twice");
        for line in lines {
            assert!(parse(line).is_some(), "{line}");
        }
    }
}
