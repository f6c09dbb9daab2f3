//! Which claim of the new text is which of the old one.
//!
//! The number leads: the same number in a sentence that is a version of the other one, before another number in the same
//! place. How alike the sentences are only decides among candidates.

use super::alike::Seen;
use super::face::Face;
use std::cmp::Reverse;
use std::collections::HashMap;

/// Most pairs of leftovers that are compared with each other; beyond that only neighbours are.
const PATIENCE: usize = 250_000;

/// Neighbours that are compared then, on each side.
const NEAR: usize = 50;

/// The pairs, in the order of the new text. Both lists are in text order.
pub(super) fn pairs(old: &[Face], new: &[Face]) -> Vec<(usize, usize)> {
    let mut pairs = same(old, new);
    let (mut old_free, mut new_free) = (vec![true; old.len()], vec![true; new.len()]);
    for &(i, j) in &pairs {
        (old_free[i], new_free[j]) = (false, false);
    }
    for Candidate { i, j, .. } in candidates(&left(old, &old_free), &left(new, &new_free)) {
        if old_free[i] && new_free[j] {
            (old_free[i], new_free[j]) = (false, false);
            pairs.push((i, j));
        }
    }
    pairs.sort_unstable_by_key(|pair| pair.1);
    pairs
}

/// Claims of the same number and fate, or of the same thing with neither fate told, each the only such one that is left:
/// the statement was written anew. Nothing says that a verdict still fits, so nobody carries one over by this.
pub(super) fn restated(old: &[Face], new: &[Face], removed: &[usize], added: &[usize]) -> Vec<(usize, usize)> {
    if removed.len() * added.len() > PATIENCE {
        return Vec::new();
    }
    let olds: Vec<_> = removed.iter().map(|&i| (i, Seen::of(&old[i]))).collect();
    let news: Vec<_> = added.iter().map(|&j| (j, Seen::of(&new[j]))).collect();
    let fits = |a: &Seen<'_>, b: &Seen<'_>| {
        let (thing, fate) = (a.same_thing(b), a.same_fate(b));
        a.same_number(b) && (fate == Some(true) || fate.is_none() && thing == Some(true))
    };
    let only = |(i, a): &(usize, Seen<'_>)| {
        let mut others = news.iter().filter(|(_, b)| fits(a, b));
        let (j, b) = others.next()?;
        let alone = others.next().is_none() && olds.iter().filter(|(_, a)| fits(a, b)).count() == 1;
        alone.then_some((*i, *j))
    };
    olds.iter().filter_map(only).collect()
}

/// Claims whose sentence and words of number are the same. Of several alike the first goes with the first.
fn same(old: &[Face], new: &[Face]) -> Vec<(usize, usize)> {
    let mut waiting: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
    for (i, face) in old.iter().enumerate().rev() {
        waiting.entry((&face.sentence, &face.exact)).or_default().push(i);
    }
    let mut pairs = Vec::new();
    for (j, face) in new.iter().enumerate() {
        if let Some(i) = waiting.get_mut(&(face.sentence.as_str(), face.exact.as_str())).and_then(Vec::pop) {
            pairs.push((i, j));
        }
    }
    pairs.retain(|&(i, j)| old[i].amount == new[j].amount && old[i].unit == new[j].unit);
    pairs
}

fn left<'a>(faces: &'a [Face], free: &[bool]) -> Vec<(usize, Seen<'a>)> {
    let all = faces.iter().enumerate().filter(|(n, _)| free[*n]);
    all.map(|(n, face)| (n, Seen::of(face))).collect()
}

/// Two claims that may belong together.
struct Candidate {
    points: i64,
    apart: usize,
    i: usize,
    j: usize,
}

/// What may belong together, the most alike first, near places before far ones.
fn candidates(old: &[(usize, Seen<'_>)], new: &[(usize, Seen<'_>)]) -> Vec<Candidate> {
    let near = if old.len() * new.len() > PATIENCE { NEAR } else { usize::MAX };
    let mut found = Vec::new();
    for (a, (i, was)) in old.iter().enumerate() {
        let from = a.saturating_sub(near);
        for (b, (j, is)) in new.iter().enumerate().skip(from).take_while(|(b, _)| b.abs_diff(a) <= near) {
            if let Some(points) = points(was, is) {
                found.push(Candidate { points, apart: a.abs_diff(b), i: *i, j: *j });
            }
        }
    }
    found.sort_unstable_by_key(|c| (Reverse(c.points), c.apart, c.i, c.j));
    found
}

/// How much speaks for it that the two are one statement; nothing where it is not enough.
fn points(old: &Seen<'_>, new: &Seen<'_>) -> Option<i64> {
    let sentence = i64::from(old.sentence(new));
    // Sentences without a word in common are no versions of each other, whatever they count.
    if sentence < 150 {
        return None;
    }
    let around = i64::from(old.around(new));
    let (thing, fate) = (old.same_thing(new), old.same_fate(new));
    let agree = thing == Some(true) || fate == Some(true);
    let differ = thing == Some(false) || fate == Some(false);
    let same_number = old.same_number(new);
    let enough = if same_number {
        // The number itself speaks for it, the more the rarer it is; a 2 alone says little.
        sentence
            >= if agree && !differ {
                200
            } else if fate == Some(false) {
                600
            } else {
                350
            }
    } else if old.face.unit != new.face.unit {
        // "5%" became "5 percentage points", "£3m" became "$4m": only in the same place of nearly the same sentence.
        sentence >= 700 && around >= 600
    } else {
        fate != Some(false)
            && (sentence >= 700 || sentence >= 400 && (agree || around >= 500) || sentence >= 250 && agree && !differ)
    };
    let of = |same: Option<bool>, yes: i64, unknown: i64, no: i64| match same {
        Some(true) => yes,
        None => unknown,
        Some(false) => no,
    };
    enough.then(|| {
        i64::from(same_number) * 3000
            + of(thing, 1500, 300, 0)
            + of(fate, 1500, 0, -3000)
            + 3 * sentence
            + 2 * around
            + i64::from(old.face.headline == new.face.headline) * 300
    })
}
