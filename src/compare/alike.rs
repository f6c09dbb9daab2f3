//! How alike two claims are, and when two of their parts say the same.

use super::face::Face;
use super::fate::{Fate, fate};
use super::synonyms;
use super::words::{is_empty, is_number, stem, words};
use crate::decimal::Decimal;
use crate::model::Amount;

/// A face with what is read off its sentence.
#[derive(Debug)]
pub(super) struct Seen<'a> {
    pub(super) face: &'a Face,
    /// The stems of the sentence, numbers and empty words left out, sorted.
    stems: Vec<String>,
    /// The stems around the figure, sorted, each with its weight: the nearer, the heavier.
    around: Vec<(String, u32)>,
    fate: Option<Fate>,
    /// The stems of the thing counted, the chief one last.
    thing: Vec<String>,
}

/// Words of the sentence that count as being around the figure, on each side.
const REACH: usize = 8;

impl<'a> Seen<'a> {
    pub(super) fn of(face: &'a Face) -> Self {
        let words = words(&face.sentence);
        let own = words.iter().position(|word| word.end > face.at.start as usize).unwrap_or(0);
        let mut stems = Vec::with_capacity(words.len());
        let mut around: Vec<(String, u32)> = Vec::new();
        for (n, word) in words.iter().enumerate().filter(|(_, word)| !is_number(&word.text)) {
            let stem = stem(&word.text).to_string();
            let apart = n.abs_diff(own);
            if apart <= REACH {
                around.push((stem.clone(), 1000 / (1 + apart as u32)));
            }
            if !is_empty(&word.text) {
                stems.push(stem);
            }
        }
        stems.sort_unstable();
        around.sort_unstable();
        Self {
            stems,
            around,
            fate: fate(&face.sentence, face.at),
            thing: face.of.as_deref().map(thing).unwrap_or_default(),
            face,
        }
    }

    /// The same number of the same unit, in whatever form.
    pub(super) fn same_number(&self, other: &Self) -> bool {
        let (a, b) = (self.face, other.face);
        a.unit == b.unit
            && a.amount == b.amount
            && (a.amount != Amount::Vague || a.exact.eq_ignore_ascii_case(&b.exact))
    }

    /// Twice the shared words of the sentences over all words, in thousandths.
    pub(super) fn sentence(&self, other: &Self) -> u32 {
        let all = (self.stems.len() + other.stems.len()) as u32;
        (2000 * shared(&self.stems, &other.stems)).checked_div(all).unwrap_or(1000)
    }

    /// The same of the words around the figures, the near ones weighing more.
    pub(super) fn around(&self, other: &Self) -> u32 {
        let (mut i, mut j, mut shared) = (0, 0, 0);
        while i < self.around.len() && j < other.around.len() {
            match self.around[i].0.cmp(&other.around[j].0) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    shared += self.around[i].1.min(other.around[j].1);
                    (i, j) = (i + 1, j + 1);
                }
            }
        }
        let all: u32 = self.around.iter().chain(&other.around).map(|(_, weight)| weight).sum();
        (2000 * shared).checked_div(all).unwrap_or(1000)
    }

    /// Whether the same thing is counted; `None` where one of the two does not say.
    pub(super) fn same_thing(&self, other: &Self) -> Option<bool> {
        let (a, b) = (self.thing.last()?, other.thing.last()?);
        // "drones" and "Geran-2 drones", whichever word the reader took for the chief one.
        if self.thing.contains(b) || other.thing.contains(a) {
            return Some(true);
        }
        // "121 others are injured" counts whatever the sentence has counted before.
        if [a, b].iter().any(|thing| OTHERS.contains(&thing.as_str())) { None } else { Some(false) }
    }

    /// Whether the same befell them; `None` where one of the two does not say.
    pub(super) fn same_fate(&self, other: &Self) -> Option<bool> {
        Some(self.fate? == other.fate?)
    }
}

/// Whether the two plainly count different things.
pub(super) fn counts_another(a: &Face, b: &Face) -> bool {
    let (a, b) = (Seen::of(a), Seen::of(b));
    a.same_fate(&b) == Some(false) || a.same_thing(&b) == Some(false) && a.same_fate(&b) != Some(true)
}

/// Whether what looks like another thing may be the same one under another name, which is enough to be silent about it and
/// too little to carry a verdict over: "30 rebels" and "30 insurgents", "15 people" and "15 civilians"; or "Duplantis … by
/// jumping 6.30 m" and "pole vaulter Armand Duplantis … by jumping 6.30 m".
pub(super) fn renamed(a: &Face, b: &Face) -> bool {
    let (a, b) = (Seen::of(a), Seen::of(b));
    // "15 people" and "15 men, women and children" say as much of what befell them, or nothing.
    a.same_fate(&b) != Some(false) && (synonymous(&a, &b) || measures(&a, &b) || measures(&b, &a))
}

fn synonymous(a: &Seen<'_>, b: &Seen<'_>) -> bool {
    let (Some(of_a), Some(of_b)) = (a.thing.last(), b.thing.last()) else { return false };
    // A word that the reader took too much of is among the others: "refugees sinks".
    let pairs = a.thing.iter().flat_map(|one| b.thing.iter().map(move |other| (one, other)));
    let mut pairs = pairs.filter(|(one, other)| one != other);
    synonyms::same(of_a, of_b) != Some(false) || pairs.any(|(one, other)| synonyms::same(one, other) == Some(true))
}

/// Whether both measure the same, and the one sentence still has what the other measures, called by a new word: where both
/// have both words, they may have changed places.
fn measures(a: &Seen<'_>, b: &Seen<'_>) -> bool {
    let (Some(of_a), Some(of_b)) = (a.thing.last(), b.thing.last()) else { return false };
    let holds = |seen: &Seen<'_>, stem: &String| seen.stems.binary_search(stem).is_ok();
    a.face.unit.is_some() && a.same_number(b) && holds(b, of_a) && !holds(a, of_b)
}

/// Words that stand for a thing named before.
const OTHERS: &[&str] = &["other", "mor", "them", "all", "one", "tim"];

/// How many words two sorted lists share.
pub(super) fn shared(a: &[String], b: &[String]) -> u32 {
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, shared) = (i + 1, j + 1, shared + 1),
        }
    }
    shared
}

/// The stems of the words that name the thing, the chief one last: "members of parliament" → "member", "army clan
/// fighters" → "army", "clan", "fighter".
fn thing(of: &str) -> Vec<String> {
    const BEHIND: &[&str] = &["of", "in", "at", "for", "from", "with", "to", "on", "who", "that", "by"];
    let words = words(of);
    let end = words.iter().skip(1).position(|word| BEHIND.contains(&word.text.as_str())).map_or(words.len(), |n| n + 1);
    let full = words[..end].iter().filter(|word| !is_number(&word.text) && !is_empty(&word.text));
    full.map(|word| stem(&word.text).to_string()).collect()
}

/// Whether two names are of one source: "Rubio" and "Marco Rubio", "police" and "the police".
pub(super) fn same_name(a: &str, b: &str) -> bool {
    const EMPTY: &[&str] = &["the", "a", "an", "of", "'s"];
    let list = |name: &str| -> Vec<String> {
        let all = words(name);
        let full = all.iter().filter(|word| !EMPTY.contains(&word.text.as_str()));
        full.map(|word| stem(&word.text).to_string()).collect()
    };
    let (a, b) = (list(a), list(b));
    let (few, many) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    few == many || !few.is_empty() && few.iter().all(|word| many.contains(word))
}

/// Whether a rounded number may stand for this one: 1,400,000 for 1,392,417, but not 40 for 43.
pub(super) fn rounds_to(exact: Decimal, rounded: Decimal) -> bool {
    let digits = rounded.normalize().to_string();
    let zeros = digits.len() - digits.trim_end_matches('0').len();
    if digits.contains('.') || zeros == 0 {
        let places = rounded.normalize().scale();
        return exact.scale() > places && exact.round_dp(places) == rounded;
    }
    // Rounded to hundreds and above: "about 40" beside "43" is a correction as likely as not.
    if zeros < 2 {
        return false;
    }
    let step = Decimal::from(10u64.saturating_pow(zeros.min(18) as u32));
    exact.checked_div(step).is_some_and(|parts| parts.round() * step == rounded)
}
