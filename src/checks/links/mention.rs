//! A figure as it is compared with those of other articles.

use super::amount::{Measure, Value};
use super::sense::{form, form_of_low, is_common, is_sense};
use crate::checks::words::{Word, words};
use crate::compare::{Fate, Fates, fate_of};
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

    /// Of words that may come more than once, each with the sum of its weights.
    fn summed(mut all: Vec<(u64, f64)>) -> Self {
        all.sort_unstable_by_key(|(word, _)| *word);
        all.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1 += if same { next.1 } else { 0.0 };
            same
        });
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
        Self::within(given, &Sentence::read(given.sentence))
    }

    /// Reads a figure of a sentence that has been read.
    #[must_use]
    pub fn within(given: &Given<'_>, read: &Sentence) -> Self {
        let all = read.words.as_slice();
        let inside = |word: &Span| (word.start as usize) < given.at.1 && given.at.0 < word.end as usize;
        let any = |back: usize, to: usize, list: &[&str]| {
            let word = |span: &Span| Word { text: span.text(given.sentence), span: *span };
            all[to.saturating_sub(back)..to].iter().any(|span| word(span).any(list))
        };
        let first = all.iter().position(inside).unwrap_or(0);
        let last = all.iter().rposition(inside).unwrap_or(first);
        let content = |text: &str| -> Vec<String> {
            let full = words(text).into_iter().filter(|word| !is_common(&word.text.to_lowercase()));
            full.map(|word| form(word.text)).collect()
        };
        let of = given.of.map(content).unwrap_or_default();
        let named = !of.is_empty() && given.of.is_some_and(|of| of.starts_with(char::is_uppercase));
        let mut mention = Self {
            claim: given.claim,
            article: given.article,
            sentence: read.hash,
            place: read.hash ^ (given.at.0 as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15),
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
            fate: befell(given, read),
            dates: FxHashSet::default(),
            source: given.source.map(content).unwrap_or_default().into_iter().collect(),
            runs: runs(read, first, last),
            part: is_part(given) || is_day(given, all[..first].last()),
            thought: any(12, first, MAY),
            with_doers: read.with_doers,
            outdated: any(8, first, BEFORE),
            headline: given.headline,
        };
        mention.surround(read, first, last);
        mention
    }

    /// Whether two stories hardly have the number by chance: it is no length of time, not "100 percent", and not vague.
    #[must_use]
    pub fn is_telling(&self) -> bool {
        let whole = self.measure.dimension == "share" && self.measure.value == Value::One(100.0);
        !self.vague && !whole && self.measure.dimension != "time"
    }

    /// Takes in the words of the sentence, the figure's own aside.
    fn surround(&mut self, read: &Sentence, first: usize, last: usize) {
        let mut senses: Vec<(usize, &str)> = Vec::new();
        let mut near = FxHashMap::default();
        let mut around = Vec::with_capacity(read.forms.len());
        for (n, telling) in read.forms.iter().enumerate() {
            let inside = (first..=last).contains(&n);
            let distance = first.abs_diff(n).min(last.abs_diff(n));
            match telling {
                Telling::Nothing => {}
                Telling::Year(year) if !inside => _ = self.dates.insert(year.clone()),
                Telling::Year(_) => {}
                Telling::Form { form, hash, month, name, lower, sense } => {
                    self.dates.extend(month.clone());
                    if *sense && distance <= 9 {
                        senses.push((distance, form));
                    }
                    if inside || form.len() < 2 {
                        continue;
                    }
                    if distance <= 7 {
                        near.insert(*hash, if distance <= 3 { 1.0 } else { 0.6 });
                    }
                    if *name && n > 0 {
                        if distance <= 8 && *lower {
                            self.near_names.insert(*hash);
                        }
                        self.names.insert(*hash);
                    }
                    around.push((*hash, 1.0));
                }
            }
        }
        (self.words, self.near) = (Bag::summed(around), Bag::of(near));
        senses.sort_unstable();
        let nearest = senses.first().map_or(0, |(distance, _)| *distance);
        self.senses = senses.iter().filter(|(d, _)| *d <= nearest + 2).map(|(_, form)| (*form).to_string()).collect();
    }
}

/// A sentence, read once for all figures in it.
#[derive(Debug)]
pub struct Sentence {
    /// As a number.
    hash: u64,
    /// Where its words stand.
    words: Vec<Span>,
    /// What each word tells.
    forms: Vec<Telling>,
    /// Each three words one behind the other, as a number, by the place of the first.
    runs: Vec<u64>,
    fates: Fates,
    /// Whether it says that lives were lost.
    lives_lost: bool,
    /// Whether those who did it are counted in, or left out, by name.
    with_doers: bool,
}

/// What a word tells of the figures beside it.
#[derive(Debug)]
enum Telling {
    /// A word that is everywhere, or a number.
    Nothing,
    /// A year.
    Year(String),
    /// Any other word.
    Form {
        /// In the form in which it is compared.
        form: String,
        /// The form as a number.
        hash: u64,
        /// The month that it names.
        month: Option<String>,
        /// Whether it begins like a name.
        name: bool,
        /// Whether it has small letters.
        lower: bool,
        /// Whether it says what was done.
        sense: bool,
    },
}

impl Sentence {
    /// Reads a sentence.
    #[must_use]
    pub fn read(sentence: &str) -> Self {
        let words = words(sentence);
        let low: Vec<String> = words.iter().map(|word| word.text.to_lowercase()).collect();
        // Where no word tells of a fate, none is inside another ("killed.But") either.
        let told = low.iter().any(|word| word == "homes" || fate_of(word).is_some());
        let fates = if told { Fates::read(sentence) } else { Fates::NONE };
        Self {
            hash: hash(sentence),
            runs: low.windows(3).map(|run| hash(&run.join(" "))).collect(),
            lives_lost: words.iter().any(|word| word.any(LOST)),
            with_doers: with_doers(&words),
            forms: words.iter().zip(low).map(|(word, low)| Telling::of(word, low)).collect(),
            fates,
            words: words.into_iter().map(|word| word.span).collect(),
        }
    }
}

impl Telling {
    /// What this word tells; `low` is the same in lower case.
    fn of(word: &Word<'_>, low: String) -> Self {
        if low.starts_with(|c: char| c.is_ascii_digit()) {
            let year = low.len() == 4 && (low.starts_with("19") || low.starts_with("20"));
            return if year { Self::Year(low) } else { Self::Nothing };
        }
        let month = (word.capital() && is_month(&low)).then(|| low.clone());
        // The words that are everywhere are of no class, so that of most words no form need be made.
        if is_common(&low) {
            return Self::Nothing;
        }
        let form = form_of_low(low);
        Self::Form {
            hash: hash(&form),
            sense: is_sense(&form),
            form,
            month,
            name: word.capital(),
            lower: word.text.chars().any(char::is_lowercase),
        }
    }
}

/// Whether these are people by their nation or faith: "Palestinians", "Iraqi Kurds".
fn is_nation(of: &str) -> bool {
    let last = of.rsplit(' ').next().unwrap_or(of);
    last.ends_with('s') && last.starts_with(char::is_uppercase) && last.chars().any(char::is_lowercase)
}

/// What is said of lives that were lost.
const LOST: &[&str] = &[
    "claim", "claimed", "claiming", "claims", "cost", "costing", "costs", "lose", "losing", "lost", "taken", "taking",
    "took",
];

/// Words that say that it may be, not that it is.
const MAY: &[&str] =
    &["could", "would", "might", "may", "if", "unless", "should", "suggested", "proposed", "expected", "likely"];

/// Words of a count that was given up: "after earlier reporting that 51 had died", "revised from 51".
const BEFORE: &[&str] =
    &["earlier", "initially", "initial", "originally", "previously", "previous", "revised", "lowered"];

/// What befell those that it counts: of "the death toll stands at 24" the thing counted tells it, of "24 people were killed" the
/// sentence. Nothing befalls money or a length.
fn befell(given: &Given<'_>, read: &Sentence) -> Option<Fate> {
    if given.unit.is_some() {
        return None;
    }
    // "Claimed at least three lives."
    if given.of.is_some_and(|of| of == "lives") && read.lives_lost {
        return fate_of("killed");
    }
    // Hostages may have been killed; deaths are deaths.
    let named = given.of.and_then(|of| fate_of(&of.rsplit(' ').next().unwrap_or(of).to_lowercase()));
    let named = named.filter(|fate| matches!(*fate, "killed" | "hurt"));
    named.or_else(|| read.fates.of(given.sentence, Span::new(given.at.0, given.at.1)))
}

/// Whether a month stands right before it: "the Sept. 11 hijackers".
fn is_day(given: &Given<'_>, before: Option<&Span>) -> bool {
    before.is_some_and(|word| {
        let gap = &given.sentence[word.end as usize..given.at.0.max(word.end as usize)];
        is_month(word.text(given.sentence)) && !gap.contains(',')
    })
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
fn runs(read: &Sentence, first: usize, last: usize) -> FxHashSet<u64> {
    let from = first.saturating_sub(6);
    let to = (last + 7).min(read.words.len()).saturating_sub(2).max(from);
    read.runs.get(from..to).unwrap_or_default().iter().copied().collect()
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
        let another = given.unit.is_none() && matches!(*w, "another" | "other");
        another || matches!(w.trim_matches(','), "including" | "included" | "additional" | "whom")
    });
    let after = given.sentence[given.at.1..].trim_start().to_lowercase();
    led || ["of the", "of them", "of whom", "of those", "other ", "others", "more "]
        .iter()
        .any(|words| after.starts_with(words))
}
