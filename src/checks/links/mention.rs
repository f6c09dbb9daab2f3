//! A figure as it is compared with those of other articles.

use super::amount::{Measure, Value};
use super::sense::{form, form_of_low, is_common, is_sense};
use crate::checks::words::{Word, words};
use crate::compare::{Fate, fate};
use crate::model::{Amount, Change, Modifier};
use crate::span::Span;
use rustc_hash::{FxHashMap, FxHashSet};

/// What is known of a figure: one row of a ledger, or one claim of a text.
#[derive(Clone, Debug)]
pub struct Given<'a> {
    /// The claim's number.
    pub claim: i64,
    /// The article's number.
    pub article: i64,
    /// The sentence.
    pub sentence: &'a str,
    /// Where the figure stands in it, in bytes.
    pub at: (usize, usize),
    /// How much.
    pub amount: Amount,
    /// The unit; none for a count.
    pub unit: Option<&'a str>,
    /// How the text bounds it.
    pub modifier: Modifier,
    /// The direction of an amount of change.
    pub change: Option<Change>,
    /// The thing counted.
    pub of: Option<&'a str>,
    /// Who says so.
    pub source: Option<&'a str>,
    /// Whether it stands in the headline.
    pub headline: bool,
}

impl<'a> Given<'a> {
    /// A figure of this sentence of which nothing else is known yet.
    #[must_use]
    pub fn of(sentence: &'a str) -> Self {
        Self {
            claim: 0,
            article: 0,
            sentence,
            at: (0, 0),
            amount: Amount::Vague,
            unit: None,
            modifier: Modifier::Plain,
            change: None,
            of: None,
            source: None,
            headline: false,
        }
    }
}

/// Words with a weight each, by their hashes, in rising order: sums over them are the same at every run.
#[derive(Clone, Debug, Default)]
pub(super) struct Bag(Vec<(u64, f64)>);

impl Bag {
    fn of(words: FxHashMap<u64, f64>) -> Self {
        let mut all: Vec<(u64, f64)> = words.into_iter().collect();
        all.sort_unstable_by_key(|(word, _)| *word);
        Self(all)
    }

    /// Whether this word is in it.
    pub(super) fn has(&self, word: &str) -> bool {
        self.holds(hash(word))
    }

    /// Whether the word of this hash is in it.
    pub(super) fn holds(&self, word: u64) -> bool {
        self.0.binary_search_by_key(&word, |(word, _)| *word).is_ok()
    }

    /// The words and their weights.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u64, f64)> {
        self.0.iter().copied()
    }

    /// The words in both, each with the lesser of its weights.
    pub(super) fn shared<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = (u64, f64)> + 'a {
        let mut rest = other.0.as_slice();
        self.0.iter().filter_map(move |(word, weight)| {
            let at = rest.partition_point(|(other, _)| other < word);
            rest = &rest[at..];
            rest.first().filter(|(other, _)| other == word).map(|(_, other)| (*word, weight.min(*other)))
        })
    }
}

/// A figure with the words around it.
#[derive(Clone, Debug)]
pub struct Mention {
    /// The claim's number.
    pub claim: i64,
    /// The article's number.
    pub article: i64,
    /// Its sentence, as a number: the same for all figures in it.
    pub(super) sentence: u64,
    /// Its sentence and its place in it, as a number: the same for a figure of another article that has the sentence, too.
    pub(super) place: u64,
    /// How much.
    pub(super) measure: Measure,
    /// Its unit as it stands.
    pub(super) unit: Option<String>,
    pub(super) modifier: Modifier,
    pub(super) change: Option<Change>,
    /// Whether the number is vague: "dozens".
    pub(super) vague: bool,
    /// The head of the thing counted, and all its words.
    pub(super) of: Option<String>,
    pub(super) of_words: FxHashSet<String>,
    /// Whether the thing counted bears a name: "Mila Novotna, 28".
    pub(super) named: bool,
    /// Whether those counted go by their nation or faith: "15 Palestinians".
    pub(super) nation: bool,
    /// The words of the sentence, and those near the figure with their weight.
    pub(super) words: Bag,
    pub(super) near: Bag,
    /// Names in the sentence, and those near the figure.
    pub(super) names: FxHashSet<u64>,
    pub(super) near_names: FxHashSet<u64>,
    /// What was done, or became of those counted.
    pub(super) senses: FxHashSet<String>,
    /// What befell the very ones that it counts.
    pub(super) fate: Option<Fate>,
    /// Years and months that are named.
    pub(super) dates: FxHashSet<String>,
    /// The words of who says so.
    pub(super) source: FxHashSet<String>,
    /// The runs of three words around the figure: who quotes one sentence shares them.
    pub(super) runs: FxHashSet<u64>,
    /// Whether it is plainly a part of something: "including 5", "15 of them".
    pub(super) part: bool,
    /// Whether it is only thought of: "could be raised to 200".
    pub(super) thought: bool,
    /// Whether those who did it are counted in by name: "13 dead including the gunman".
    pub(super) with_doers: bool,
    /// Whether the words before it say that it was told like this before, and is no longer.
    pub(super) outdated: bool,
    /// Whether it stands in the headline.
    pub(super) headline: bool,
}

impl Mention {
    /// Reads a figure with its sentence.
    #[must_use]
    pub fn read(given: &Given<'_>) -> Self {
        let all = words(given.sentence);
        let inside = |w: &Word<'_>| (w.span.start as usize) < given.at.1 && given.at.0 < w.span.end as usize;
        let first = all.iter().position(inside).unwrap_or(0);
        let last = all.iter().rposition(inside).unwrap_or(first);
        let content = |text: &str| -> Vec<String> {
            let full = words(text).into_iter().filter(|word| !is_common(&word.text.to_lowercase()));
            full.map(|word| form(word.text)).collect()
        };
        let of = given.of.map(content).unwrap_or_default();
        let named = !of.is_empty() && given.of.is_some_and(|of| of.starts_with(char::is_uppercase));
        let sentence = hash(given.sentence);
        let mut mention = Self {
            claim: given.claim,
            article: given.article,
            sentence,
            place: sentence ^ (given.at.0 as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15),
            measure: Measure::of(given),
            unit: given.unit.map(str::to_string),
            modifier: given.modifier,
            change: given.change,
            vague: given.amount == Amount::Vague,
            of: of.last().cloned(),
            of_words: of.into_iter().collect(),
            named,
            nation: given.of.is_some_and(is_nation),
            words: Bag::default(),
            near: Bag::default(),
            names: FxHashSet::default(),
            near_names: FxHashSet::default(),
            senses: FxHashSet::default(),
            fate: fate(given.sentence, Span::new(given.at.0, given.at.1)),
            dates: FxHashSet::default(),
            source: given.source.map(content).unwrap_or_default().into_iter().collect(),
            runs: runs(&all, first, last),
            part: is_part(given) || is_day(given, &all[..first]),
            thought: all[first.saturating_sub(12)..first].iter().any(|word| word.any(MAY)),
            with_doers: with_doers(&all),
            outdated: all[first.saturating_sub(8)..first].iter().any(|word| word.any(BEFORE)),
            headline: given.headline,
        };
        mention.surround(&all, first, last);
        mention
    }

    /// Whether two stories hardly have the number by chance: it is no length of time, not "100 percent", and not vague.
    #[must_use]
    pub fn is_telling(&self) -> bool {
        let whole = self.measure.dimension == "share" && self.measure.value == Value::One(100.0);
        !self.vague && !whole && self.measure.dimension != "time"
    }

    /// Takes in the words of the sentence, the figure's own aside.
    fn surround(&mut self, all: &[Word<'_>], first: usize, last: usize) {
        let mut senses: Vec<(usize, String)> = Vec::new();
        let (mut around, mut near) = (FxHashMap::default(), FxHashMap::default());
        for (n, word) in all.iter().enumerate() {
            let inside = (first..=last).contains(&n);
            let low = word.text.to_lowercase();
            let distance = first.abs_diff(n).min(last.abs_diff(n));
            if word.text.starts_with(|c: char| c.is_ascii_digit()) {
                if low.len() == 4 && (low.starts_with("19") || low.starts_with("20")) && !inside {
                    self.dates.insert(low);
                }
                continue;
            }
            if word.capital() && is_month(&low) {
                self.dates.insert(low.clone());
            }
            // The words that are everywhere are of no class, so that of most words no form need be made.
            if is_common(&low) {
                continue;
            }
            let form = form_of_low(low);
            if is_sense(&form) && distance <= 9 {
                senses.push((distance, form.clone()));
            }
            if inside || form.len() < 2 {
                continue;
            }
            if distance <= 7 {
                near.insert(hash(&form), if distance <= 3 { 1.0 } else { 0.6 });
            }
            if word.capital() && n > 0 {
                if distance <= 8 && word.text.chars().any(char::is_lowercase) {
                    self.near_names.insert(hash(&form));
                }
                self.names.insert(hash(&form));
            }
            *around.entry(hash(&form)).or_insert(0.0) += 1.0;
        }
        (self.words, self.near) = (Bag::of(around), Bag::of(near));
        senses.sort();
        let nearest = senses.first().map_or(0, |(distance, _)| *distance);
        self.senses = senses.into_iter().filter(|(d, _)| *d <= nearest + 2).map(|(_, form)| form).collect();
    }
}

/// Whether these are people by their nation or faith: "Palestinians", "Iraqi Kurds".
fn is_nation(of: &str) -> bool {
    let last = of.rsplit(' ').next().unwrap_or(of);
    last.ends_with('s') && last.starts_with(char::is_uppercase) && last.chars().any(char::is_lowercase)
}

/// Words that say that it may be, not that it is.
const MAY: &[&str] =
    &["could", "would", "might", "may", "if", "unless", "should", "suggested", "proposed", "expected", "likely"];

/// Words of a count that was given up: "after earlier reporting that 51 had died", "revised from 51".
const BEFORE: &[&str] =
    &["earlier", "initially", "initial", "originally", "previously", "previous", "revised", "lowered"];

/// Whether a month stands right before it: "the Sept. 11 hijackers".
fn is_day(given: &Given<'_>, before: &[Word<'_>]) -> bool {
    let gap =
        |word: &Word<'_>| given.sentence[word.span.end as usize..given.at.0.max(word.span.end as usize)].contains(',');
    before.last().is_some_and(|word| is_month(word.text) && !gap(word))
}

/// "August", "Sept."; "may" is a verb as often as a month.
fn is_month(word: &str) -> bool {
    const MONTHS: &[&str] = &[
        "january", "february", "march", "april", "june", "july", "august", "september", "october", "november",
        "december", "sept",
    ];
    let low = word.to_lowercase();
    MONTHS.iter().any(|month| *month == low || low.len() == 3 && low != "mar" && month.starts_with(&low))
}

/// Whether the sentence counts in, or leaves out, those who did it.
fn with_doers(all: &[Word<'_>]) -> bool {
    all.iter().enumerate().any(|(n, word)| {
        word.any(&["including", "besides", "excluding", "counting"])
            && all[n + 1..(n + 4).min(all.len())].iter().any(|word| form(word.text) == "gunman")
    })
}

/// The runs of three words that reach to within a few words of the figure.
fn runs(all: &[Word<'_>], first: usize, last: usize) -> FxHashSet<u64> {
    let near = &all[first.saturating_sub(6)..(last + 7).min(all.len())];
    let low: Vec<String> = near.iter().map(|word| word.text.to_lowercase()).collect();
    low.windows(3).map(|run| hash(&run.join(" "))).collect()
}

pub(super) fn hash(text: &str) -> u64 {
    use std::hash::Hasher as _;
    let mut hasher = rustc_hash::FxHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}

/// Whether the words around it say that it is a part.
fn is_part(given: &Given<'_>) -> bool {
    let before = given.sentence[..given.at.0].to_lowercase();
    let words: Vec<&str> = before.split_whitespace().rev().take(3).collect();
    let lead = words.iter().take_while(|w| matches!(**w, "at" | "least" | "about" | "some")).count();
    let led = words.get(lead).is_some_and(|w| {
        matches!(w.trim_matches(','), "including" | "included" | "another" | "other" | "additional" | "whom")
    });
    let after = given.sentence[given.at.1..].trim_start().to_lowercase();
    led || ["of the", "of them", "of whom", "of those", "other ", "others", "more "]
        .iter()
        .any(|words| after.starts_with(words))
}
