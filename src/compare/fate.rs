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
pub type Fate = &'static str;

static FATES: LazyLock<FxHashMap<&'static str, Fate>> = LazyLock::new(|| {
    let lines = include_str!("../../lexicon/fates.txt").lines().filter(|line| !line.starts_with('#'));
    let lists = lines.filter_map(|line| line.split_once('='));
    lists.flat_map(|(fate, words)| words.split_whitespace().map(move |word| (word, fate.trim()))).collect()
});

/// Words between a verb and its number: "killing at least 34".
const BETWEEN: &[&str] = &[
    "a", "about", "almost", "an", "another", "approximately", "around", "as", "at", "be", "between", "climbed",
    "climbs", "estimated", "further", "has", "is", "least", "likely", "many", "more", "nearly", "now", "number", "of",
    "over", "people", "put", "reached", "reaches", "risen", "rises", "rose", "roughly", "some", "stands", "stood",
    "than", "the", "to", "toll", "up", "was", "will",
];

/// What is done to or by people who have to go "from their homes".
const LEAVING: &[&str] = &["abandon", "abandoned", "driven", "forced", "leave", "leaving", "left", "lost"];

/// What befell those that the figure at this place of the sentence counts, if it says so.
#[must_use]
pub fn fate(sentence: &str, at: Span) -> Option<Fate> {
    Fates::read(sentence).of(sentence, at)
}

/// The fate that this word, in small letters, names, be it "deaths" or "injured".
#[must_use]
pub fn fate_of(word: &str) -> Option<Fate> {
    FATES.get(word).copied()
}

/// The words of a sentence, read once for all figures in it; of one that tells of no fate none are kept.
#[derive(Debug)]
pub struct Fates {
    words: Vec<Word>,
    fates: Vec<Option<Fate>>,
}

impl Fates {
    /// Of a sentence that tells of no fate.
    pub const NONE: Self = Self { words: Vec::new(), fates: Vec::new() };

    /// Reads a sentence.
    #[must_use]
    pub fn read(sentence: &str) -> Self {
        let words = words(sentence);
        let mut fates: Vec<Option<Fate>> = words.iter().map(|word| FATES.get(word.text.as_str()).copied()).collect();
        for n in 0..words.len().saturating_sub(1) {
            if words[n].text == "their" && words[n + 1].text == "homes" {
                let verb = (n.saturating_sub(2)..n).find(|verb| LEAVING.contains(&words[*verb].text.as_str()));
                if let Some(verb) = verb {
                    fates[verb] = Some("displaced");
                }
            }
        }
        if fates.iter().all(Option::is_none) { Self::NONE } else { Self { words, fates } }
    }

    /// What befell those that the figure at this place of the sentence counts, if it says so.
    #[must_use]
    pub fn of(&self, sentence: &str, at: Span) -> Option<Fate> {
        let words = self.words.as_slice();
        let own = words.iter().position(|word| word.end > at.start as usize)?;
        let last = words.iter().rposition(|word| word.start < at.end as usize).map_or(own, |last| last.max(own));
        let number = |n: usize| (own..=last).contains(&n) || is_number(&words[n].text);
        let of = |n: usize| self.fates[n];
        let before = (0..own).rev().find(|n| of(*n).is_some());
        if let Some(n) = before.filter(|n| leads_to(sentence, words, *n, &number) == Some(own)) {
            return of(n);
        }
        // Behind it: "13 people were killed", unless the word leads on to a number of its own.
        for n in last + 1..words.len() {
            if let Some(fate) = of(n) {
                if leads_to(sentence, words, n, &number).is_none() {
                    return Some(fate);
                }
                break;
            }
            if n > last + 4 && sentence[..words[n].start].trim_end().ends_with([';', ':', '.']) {
                break;
            }
        }
        // Before it: "killing five women and three children", "the death toll, police said, was 15".
        let n = before?;
        let between = (n + 1..own).filter(|m| number(*m)).count();
        let joined = between == 0 || words[n + 1..own].iter().any(|word| word.text == "and") && own - n <= 8;
        let first = !(0..n).any(&number);
        ((between == 0 && first) || (joined && leads_to(sentence, words, n, &number).is_some())).then(|| of(n))?
    }
}

/// The number that stands right behind the word at `n`, no comma between.
fn leads_to(sentence: &str, words: &[Word], n: usize, number: &impl Fn(usize) -> bool) -> Option<usize> {
    let behind = (n + 1..words.len().min(n + 7)).find(|m| !BETWEEN.contains(&words[*m].text.as_str()) || number(*m))?;
    let gap = &sentence[words[n].end..words[behind].start];
    (number(behind) && !gap.contains([',', ';', ':', '(', ')', '—', '–'])).then_some(behind)
}
