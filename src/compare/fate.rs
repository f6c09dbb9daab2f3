//! What befell those that a figure counts.
//!
//! `"18 people are killed and 121 others are injured"` → 18 `killed`, 121 `hurt`. `"killing 34 and wounding 117"` → the
//! same the other way round: a word with a number right behind it tells of that number, any other of the numbers before
//! it, and one without a number before it ("the death toll rose to 15") of the next.

use super::words::{Word, is_number, words};
use crate::span::Span;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The name of a fate in `lexicon/fates.txt`.
pub(super) type Fate = &'static str;

static FATES: LazyLock<FxHashMap<&'static str, Fate>> = LazyLock::new(|| {
    let lines = include_str!("../../lexicon/fates.txt").lines().filter(|line| !line.starts_with('#'));
    let lists = lines.filter_map(|line| line.split_once('='));
    lists.flat_map(|(fate, words)| words.split_whitespace().map(move |word| (word, fate.trim()))).collect()
});

/// Words between a verb and its number: "killing at least 34".
const BETWEEN: &[&str] = &[
    "a", "about", "almost", "an", "another", "approximately", "around", "as", "at", "estimated", "further", "least",
    "many", "more", "nearly", "of", "over", "rose", "rises", "risen", "roughly", "some", "than", "the", "to", "up",
    "toll", "number", "climbs", "climbed", "reached", "reaches", "people",
];

/// What befell those that the figure at this place of the sentence counts, if it says so.
pub(super) fn fate(sentence: &str, at: Span) -> Option<Fate> {
    let words = words(sentence);
    let own = words.iter().position(|word| word.end > at.start as usize)?;
    let last = words.iter().rposition(|word| word.start < at.end as usize).map_or(own, |last| last.max(own));
    let number = |n: usize| (own..=last).contains(&n) || is_number(&words[n].text);
    // Behind it, as far as the sentence does not turn to something else.
    for n in last + 1..words.len() {
        if let Some(fate) = FATES.get(words[n].text.as_str()) {
            if !leads_on(&words, n, &number) {
                return Some(fate);
            }
            break;
        }
        if breaks(&words[n], sentence) && n > last + 4 {
            break;
        }
    }
    // Before it, up to the number before.
    for n in (0..own).rev() {
        if let Some(fate) = FATES.get(words[n].text.as_str()) {
            let owned = leads_on(&words, n, &number) || !(0..n).any(|m| number(m));
            return owned.then_some(*fate);
        }
        if number(n) && own - n > 1 && !is_part_of(&words, n, own) {
            break;
        }
    }
    None
}

/// Whether a number stands right behind the word at `n`.
fn leads_on(words: &[Word], n: usize, number: &impl Fn(usize) -> bool) -> bool {
    let behind = (n + 1..words.len().min(n + 7)).find(|m| !BETWEEN.contains(&words[*m].text.as_str()) || number(*m));
    behind.is_some_and(number)
}

/// "killing five women and three children": the verb tells of both.
fn is_part_of(words: &[Word], n: usize, own: usize) -> bool {
    own - n <= 4 && words[n..own].iter().any(|word| word.text == "and")
}

fn breaks(word: &Word, sentence: &str) -> bool {
    sentence[..word.start].trim_end().ends_with([';', ':', '.'])
}
