//! Two readings of one article, compared by figure: what stands as before, what changed and how, what came and went.
//!
//! ```text
//! At least 13 people were killed, police said.
//! Fifteen people were killed, the health ministry said.   → value and precision, and the source changed
//! ```
//!
//! The one place that says which claim of a new text is which of the old one; `diff` shows it for two files, the ledger
//! carries verdicts over by it. A pure function of what was read: no ledger, no clock.

mod alike;
pub mod copies;
mod face;
mod fate;
mod form;
mod pairing;
mod synonyms;
mod words;

pub use face::Face;
pub use fate::{Fate, Fates, fate, fate_of};

use crate::decimal::Decimal;
use crate::model::Amount;
use serde::Serialize;

/// What became of every claim of the old text, and where every claim of the new one comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Claims that belong together, in the order of the new text.
    pub pairs: Vec<Pair>,
    /// Claims that the new text no longer has, as places in the old list.
    pub removed: Vec<usize>,
    /// Claims that the old text did not have, as places in the new list.
    pub added: Vec<usize>,
}

impl Comparison {
    /// Leaves out what only looks like a change because a figure is told, or read, in another form, for those who show
    /// changes and carry no verdicts: a thing that is only called otherwise is the same; statements written anew with the same number come to the pairs; what came or went
    /// although its number stands in the other text's version of the sentence as often as before is dropped. The
    /// sentences are those that hold numerals, claims or not.
    pub fn leave_out_form(&mut self, old: (&[Face], &[&str]), new: (&[Face], &[&str])) {
        let told = |pair: &Pair| form::is_change(&old.0[pair.old], &new.0[pair.new], &pair.differs);
        self.pairs.retain(told);
        for pair in &mut self.pairs {
            if pair.differs.contains(&Difference::Counted) && alike::renamed(&old.0[pair.old], &new.0[pair.new]) {
                pair.differs.retain(|difference| *difference != Difference::Counted);
            }
        }
        self.removed.retain(|i| !form::still_there(&old.0[*i], new.1));
        self.added.retain(|j| !form::still_there(&new.0[*j], old.1));
        let anew = pairing::restated(old.0, new.0, &self.removed, &self.added);
        self.removed.retain(|i| !anew.iter().any(|pair| pair.0 == *i));
        self.added.retain(|j| !anew.iter().any(|pair| pair.1 == *j));
        self.removed.retain(|i| !form::still_parted(&old.0[*i], new.1));
        self.added.retain(|j| !form::still_parted(&new.0[*j], old.1));
        self.pairs.extend(anew.into_iter().map(|(i, j)| {
            let mut differs = differences(&old.0[i], &new.0[j]);
            differs.retain(|difference| *difference != Difference::Counted);
            Pair { old: i, new: j, differs, moved: true }
        }));
        self.pairs.sort_unstable_by_key(|pair| pair.new);
    }
}

/// One statement in both texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Its place in the old list.
    pub old: usize,
    /// Its place in the new list.
    pub new: usize,
    /// How its figure differs; nothing where only the form does ("2" → "two").
    pub differs: Vec<Difference>,
    /// Whether it stands elsewhere: in the headline or no longer there, or before what it stood behind.
    pub moved: bool,
}

/// One way in which the figure of a statement differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Difference {
    /// Another number, or another direction.
    Value,
    /// Another unit.
    Unit,
    /// Something else is counted: soldiers were civilians, the wounded were the dead.
    Counted,
    /// Nobody was named before.
    AttributionGained,
    /// Nobody is named now.
    AttributionLost,
    /// Somebody else says so.
    AttributionChanged,
    /// The same number, bounded or rounded otherwise: "about 40" was "40", "dozens" was "42".
    Precision,
}

impl Difference {
    /// The words for people.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Unit => "unit",
            Self::Counted => "thing counted",
            Self::AttributionGained => "attribution gained",
            Self::AttributionLost => "attribution lost",
            Self::AttributionChanged => "attribution changed",
            Self::Precision => "precision",
        }
    }

    /// Whether it concerns who says so.
    #[must_use]
    pub fn is_attribution(self) -> bool {
        matches!(self, Self::AttributionGained | Self::AttributionLost | Self::AttributionChanged)
    }
}

/// Says which claim is which; both lists are in text order.
#[must_use]
pub fn compare(old: &[Face], new: &[Face]) -> Comparison {
    let mut pairs: Vec<Pair> = pairing::pairs(old, new)
        .into_iter()
        .map(|(i, j)| Pair { old: i, new: j, differs: differences(&old[i], &new[j]), moved: false })
        .collect();
    mark_moved(&mut pairs, old, new);
    let rest = |n: usize, taken: Vec<usize>| {
        let mut free = vec![true; n];
        taken.into_iter().for_each(|place| free[place] = false);
        (0..n).filter(|place| free[*place]).collect::<Vec<_>>()
    };
    Comparison {
        removed: rest(old.len(), pairs.iter().map(|pair| pair.old).collect()),
        added: rest(new.len(), pairs.iter().map(|pair| pair.new).collect()),
        pairs,
    }
}

/// How the figures of one statement differ, in the order of [`Difference`].
fn differences(old: &Face, new: &Face) -> Vec<Difference> {
    let mut differs = Vec::new();
    let turned = old.change.zip(new.change).is_some_and(|(was, is)| was != is);
    let number = number(old, new);
    if number == Some(Difference::Value) || turned {
        differs.push(Difference::Value);
    }
    if old.unit != new.unit {
        differs.push(Difference::Unit);
    }
    // In the same words the same thing is counted, whatever a later version of the reader takes for it.
    let same_sentence = old.sentence == new.sentence;
    if !same_sentence && alike::counts_another(old, new) {
        differs.push(Difference::Counted);
    }
    if !(same_sentence && old.said_here && new.said_here) {
        match (&old.source, &new.source) {
            (None, Some(_)) => differs.push(Difference::AttributionGained),
            (Some(_), None) => differs.push(Difference::AttributionLost),
            (Some(was), Some(is)) if !alike::same_name(was, is) => differs.push(Difference::AttributionChanged),
            _ => {}
        }
    }
    if number == Some(Difference::Precision) || old.modifier != new.modifier {
        differs.push(Difference::Precision);
    }
    differs
}

/// Whether the numbers say something else, or the same more or less exactly.
fn number(old: &Face, new: &Face) -> Option<Difference> {
    let rounds = |about: &Face, exact: Decimal| {
        about.modifier == crate::model::Modifier::About
            && about.amount.single().is_some_and(|value| alike::rounds_to(exact, value))
    };
    match (old.amount, new.amount) {
        (Amount::Vague, Amount::Vague) => (!old.exact.eq_ignore_ascii_case(&new.exact)).then_some(Difference::Value),
        (was, is) if was == is => None,
        (Amount::Vague, _) | (_, Amount::Vague) => Some(Difference::Precision),
        (Amount::Between(a, b), Amount::Exactly(x)) | (Amount::Exactly(x), Amount::Between(a, b))
            if a.min(b) <= x && x <= a.max(b) =>
        {
            Some(Difference::Precision)
        }
        (Amount::Exactly(was), Amount::Exactly(is)) if rounds(old, is) || rounds(new, was) => {
            Some(Difference::Precision)
        }
        _ => Some(Difference::Value),
    }
}

/// Of the pairs in the order of the new text, those that keep the order of the old one stay; the fewest others moved.
fn mark_moved(pairs: &mut [Pair], old: &[Face], new: &[Face]) {
    // Patience sorting: `tails[n]` ends the longest rising run of n + 1 pairs that ends lowest.
    let mut tails: Vec<usize> = Vec::new();
    let mut before = vec![usize::MAX; pairs.len()];
    for n in 0..pairs.len() {
        let place = tails.partition_point(|&tail| pairs[tail].old < pairs[n].old);
        if place > 0 {
            before[n] = tails[place - 1];
        }
        if place == tails.len() { tails.push(n) } else { tails[place] = n }
    }
    let mut stays = vec![false; pairs.len()];
    let mut at = tails.last().copied().unwrap_or(usize::MAX);
    while at != usize::MAX {
        stays[at] = true;
        at = before[at];
    }
    for (pair, stays) in pairs.iter_mut().zip(stays) {
        pair.moved = !stays || old[pair.old].headline != new[pair.new].headline;
    }
}

#[cfg(test)]
mod tests;
