//! What an article is about, and whether two are on one event.
//!
//! Kept of an article are the names that stand in it most often and the words of its beginning. Two reports on one event
//! share the people and places, and they open with the same story; two on one field of politics share the names, and open with
//! others. So names, words of the beginning and words of the headline are counted alike. On 150 pairs of reports of one event
//! the bar of [`Topics::CLOSE`] lets 96% through, of 11,025 pairs of other reports on the politics of the same years six in a
//! thousand; a cosine of all words weighed by their rarity is no better, and would need to know all other articles.

use super::sense::{form_of_low, is_common};
use crate::checks::words::{capitals, each};
use crate::span::Span;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// Names that are kept, at most.
const NAMES: usize = 20;

/// Bytes of a text that are its beginning, its headline among them.
const LEAD: usize = 900;

/// The words of `lexicon/everywhere.txt`.
static EVERYWHERE: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../../lexicon/everywhere.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

/// What an article is about: hashes of words, each with its role in the lowest bits, in rising order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Topics(Vec<u32>);

const IS_NAME: u32 = 1;
const IN_LEAD: u32 = 2;
const IN_HEADLINE: u32 = 4;
const ROLES: u32 = IS_NAME | IN_LEAD | IN_HEADLINE;

impl Topics {
    /// How much two articles on one event have in common, at least.
    pub const CLOSE: u32 = 15;

    /// The same of two articles of one event of which each is close to some other one of it.
    pub const CLOSE_IN_EVENT: u32 = 12;

    /// How much the two have in common: names, words of the beginning, words of the one's headline in the other's beginning.
    #[must_use]
    pub fn shared(&self, other: &Self) -> u32 {
        let (mut i, mut j, mut sum) = (0, 0, 0);
        while i < self.0.len() && j < other.0.len() {
            let (a, b) = (self.0[i], other.0[j]);
            match (a & !ROLES).cmp(&(b & !ROLES)) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    let roles = a & b;
                    let headline =
                        (a & IN_HEADLINE != 0 && b & IN_LEAD != 0) || (b & IN_HEADLINE != 0 && a & IN_LEAD != 0);
                    sum += u32::from(roles & IS_NAME != 0) + u32::from(roles & IN_LEAD != 0) + u32::from(headline);
                    (i, j) = (i + 1, j + 1);
                }
            }
        }
        sum
    }

    /// The hashes of the names: what articles that may be close are found by.
    pub fn names(&self) -> impl Iterator<Item = u32> {
        self.0.iter().filter(|word| **word & IS_NAME != 0).map(|word| word & !ROLES)
    }

    /// The words of the beginning in brief.
    #[must_use]
    pub fn outline(&self) -> Outline {
        let mut outline = Outline::default();
        for word in &self.0 {
            if word & IN_LEAD != 0 {
                outline.lead.add(*word);
            }
            if word & IN_HEADLINE != 0 {
                outline.headline.add(*word);
            }
        }
        outline
    }

    /// As bytes, for a ledger.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|word| word.to_le_bytes()).collect()
    }

    /// From bytes of [`Topics::to_bytes`]; what is no whole word at the end is left out.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Self {
        Self(bytes.chunks_exact(4).map(|four| u32::from_le_bytes(four.try_into().expect("four bytes"))).collect())
    }
}

/// The words of an article's beginning and headline, a bit for each: from two of them it is told how much two articles share
/// at most, in a twentieth of the time that it takes to compare their words.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    lead: Bits,
    headline: Bits,
}

impl Outline {
    /// As much as, or more than, the words of beginnings and headlines add to [`Topics::shared`].
    #[must_use]
    pub fn most_shared(&self, other: &Self) -> u32 {
        self.lead.most_shared(&other.lead)
            + self.headline.most_shared(&other.lead)
            + self.lead.most_shared(&other.headline)
    }
}

/// A set of words in which several can fall on one bit.
#[derive(Clone, Debug, Default)]
struct Bits {
    bits: [u64; 16],
    /// How many words have fallen on a bit that another one had set.
    folded: u32,
}

impl Bits {
    fn add(&mut self, word: u32) {
        let bit = word >> 8 & 1023;
        let (at, mask) = ((bit / 64) as usize, 1 << (bit % 64));
        self.folded += u32::from(self.bits[at] & mask != 0);
        self.bits[at] |= mask;
    }

    fn most_shared(&self, other: &Self) -> u32 {
        let both: u32 = self.bits.iter().zip(&other.bits).map(|(a, b)| (a & b).count_ones()).sum();
        both + self.folded.min(other.folded)
    }
}

/// What an article with this text is about; the headline is its first line.
#[must_use]
pub fn topics(text: &str) -> Topics {
    let mut roles: FxHashMap<u32, u32> = FxHashMap::default();
    for name in names(text) {
        *roles.entry(hash(&name)).or_default() |= IS_NAME;
    }
    let mut end = LEAD.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let headline = text.find('\n').unwrap_or(0);
    for word in each(text, Span::new(0, end)) {
        if word.text.len() < 3 || word.text.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let Some(form) = telling(word.text) else { continue };
        let in_headline = if (word.span.start as usize) < headline { IN_HEADLINE } else { 0 };
        *roles.entry(hash(&form)).or_default() |= IN_LEAD | in_headline;
    }
    let mut all: Vec<u32> = roles.into_iter().map(|(word, roles)| word | roles).collect();
    all.sort_unstable();
    Topics(all)
}

/// The names that stand most often in a text, in base form.
fn names(text: &str) -> Vec<String> {
    // Each form with how often it stands there as a name, in the order in which they first come.
    let mut counts: Vec<(u32, String)> = Vec::new();
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    // Where each word's form is counted; nowhere if it stands everywhere.
    let mut known: FxHashMap<&str, Option<usize>> = FxHashMap::default();
    let first = text.find(char::is_alphanumeric).unwrap_or(0);
    for word in capitals(text) {
        if word.text.len() < 3 || !word.text.chars().any(char::is_lowercase) {
            continue;
        }
        let place = known.entry(word.text).or_insert_with(|| {
            let form = telling(word.text)?;
            let next = counts.len();
            let place = *places.entry(form.clone()).or_insert(next);
            if place == next {
                counts.push((0, form));
            }
            Some(place)
        });
        let Some(place) = *place else { continue };
        // A word at the beginning of a sentence is a name only if it is one elsewhere.
        let before = text[..word.span.start as usize].trim_end_matches(['“', '"', '\'', '‘', ' ', '(']);
        let opens = word.span.start as usize == first
            || before.ends_with(['.', '!', '?', ':', '\n', '”', '—', '-'])
            || before.is_empty();
        let count = &mut counts[place].0;
        *count += if opens { u32::from(*count > 0) } else { 2 };
    }
    counts.retain(|(count, _)| *count > 0);
    counts.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    counts.into_iter().take(NAMES).map(|(_, name)| name).collect()
}

/// The form of a word; none if it stands everywhere.
fn telling(word: &str) -> Option<String> {
    let low = word.to_lowercase();
    let bare = low.strip_suffix("'s").or_else(|| low.strip_suffix("’s")).unwrap_or(&low);
    (!is_common(bare) && !EVERYWHERE.contains(bare)).then(|| form_of_low(low))
}

/// A word by FNV-1a, its lowest bits left free for roles. Hashes are kept in ledgers and must stay as they are.
fn hash(word: &str) -> u32 {
    let hash = word
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    (hash ^ (hash >> 32)) as u32 & !ROLES
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: &str = "Fire guts market in Harwick\n\nA fire tore through the covered market of Harwick before dawn, the \
        brigade said. Chief Okoye of the Selby brigade said that stallholders had fled over the roofs.";
    const SECOND: &str = "Harwick market destroyed by fire\n\nStallholders fled over the roofs as fire destroyed the covered \
        market in Harwick. In Selby, Okoye told reporters that the brigade came before dawn.";

    #[test]
    fn names_inside_sentences_are_names() {
        let text =
            "Fire in Harwick\n\nThe fire in Harwick hurt nine. People in Harwick and Selby said Okoye had called.";
        assert_eq!(names(text), ["harwick", "selby", "okoy"]);
    }

    #[test]
    fn two_reports_on_one_fire_are_close_and_one_on_a_vote_is_not() {
        let vote =
            "Harwick votes on market\n\nThe council of Harwick votes today on a plan for a new market, said Okoye.";
        let (first, second, vote) = (topics(FIRST), topics(SECOND), topics(vote));
        assert!(first.shared(&second) >= Topics::CLOSE, "{}", first.shared(&second));
        assert!(first.shared(&vote) < Topics::CLOSE, "{}", first.shared(&vote));
    }

    #[test]
    fn an_outline_never_tells_less_than_the_words() {
        let words: Vec<String> =
            FIRST.split_whitespace().chain(SECOND.split_whitespace()).map(str::to_string).collect();
        // Texts of ever other halves of the words, so that much, little and nothing is shared.
        let texts: Vec<String> = (1..40)
            .map(|n| {
                let some: Vec<&str> =
                    words.iter().enumerate().filter(|(i, _)| i * n % 7 < 4).map(|(_, w)| w.as_str()).collect();
                format!("{}\n\n{}", some[..6].join(" "), some[6..].join(" "))
            })
            .collect();
        let all: Vec<Topics> = texts.iter().map(|text| topics(text)).collect();
        for (a, b) in all.iter().flat_map(|a| all.iter().map(move |b| (a, b))) {
            let names = a.names().filter(|name| b.names().any(|other| other == *name)).count() as u32;
            assert!(a.shared(b) <= names + a.outline().most_shared(&b.outline()));
        }
        let (first, vote) = (topics(FIRST), topics("Council votes\n\nThe council votes today on a plan for a bridge."));
        assert!(first.outline().most_shared(&vote.outline()) < Topics::CLOSE, "it tells strangers apart");
    }

    #[test]
    fn topics_come_back_from_their_bytes() {
        let topics = topics(FIRST);
        assert_eq!(Topics::from_bytes(&topics.to_bytes()), topics);
    }
}
