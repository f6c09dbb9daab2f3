//! Which claim of the new text is which of the old one.
//!
//! ```text
//! old: 13 people were killed, police said.    new: At least 13 people were killed, police said.   → changed
//! old: 13 people were killed, police said.    new: 15 people were killed, police said.            → changed
//! old: 13 people were killed, police said.    new: 13 people were killed, the police said.        → carried
//! ```
//!
//! A claim is the same one only if its number, unit and modifier are, and the sentence around it too, nearly: where the
//! words were touched, the thing counted and the source must agree as well. A sentence that nearly matches but says
//! another number is a changed figure, never a match. Sentences decide among candidates, never instead of the number.

use std::collections::HashMap;

/// What is compared of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Face {
    pub(super) sentence: String,
    pub(super) exact: String,
    /// Number or numbers, unit, modifier, direction: everything that makes it this quantity.
    pub(super) quantity: String,
    /// Unit alone: a count never turns into a percentage.
    pub(super) unit: Option<String>,
    pub(super) of: Option<String>,
    pub(super) source: Option<String>,
}

/// Who is who, as places in the two lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Pairs {
    /// The same claim.
    pub(super) carried: Vec<(usize, usize)>,
    /// The same statement with another figure.
    pub(super) changed: Vec<(usize, usize)>,
}

/// How alike two sentences must be, numbers aside, to be versions of one: twice the shared words over all words.
const ALIKE: f64 = 0.6;

/// Most pairs of leftovers that are compared with each other; beyond that only neighbours are.
const PATIENCE: usize = 250_000;

/// Pairs the claims of two revisions; both lists are in text order.
pub(super) fn pair(old: &[Face], new: &[Face]) -> Pairs {
    let mut pairs = Pairs { carried: same(old, new), changed: Vec::new() };
    let left = |side: fn(&(usize, usize)) -> usize, pairs: &[(usize, usize)], n: usize| {
        let mut free = vec![true; n];
        pairs.iter().for_each(|pair| free[side(pair)] = false);
        (0..n).filter(|&i| free[i]).collect::<Vec<_>>()
    };
    let (old_left, new_left) = (left(|p| p.0, &pairs.carried, old.len()), left(|p| p.1, &pairs.carried, new.len()));
    for (_, i, j) in candidates(old, new, &old_left, &new_left) {
        let taken = |p: &(usize, usize)| p.0 == i || p.1 == j;
        if pairs.carried.iter().any(taken) || pairs.changed.iter().any(taken) {
            continue;
        }
        let (a, b) = (&old[i], &new[j]);
        if a.quantity == b.quantity && a.of == b.of && a.source == b.source {
            pairs.carried.push((i, j));
        } else if a.quantity != b.quantity && a.unit == b.unit {
            pairs.changed.push((i, j));
        }
    }
    pairs.carried.sort_unstable();
    pairs.changed.sort_unstable();
    pairs
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
    pairs.retain(|&(i, j)| old[i].quantity == new[j].quantity);
    pairs
}

/// What may belong together, the most alike first: the same quantity before another one, near places before far ones.
fn candidates(old: &[Face], new: &[Face], old_left: &[usize], new_left: &[usize]) -> Vec<(Likeness, usize, usize)> {
    let words: Vec<_> = old_left.iter().map(|&i| words(&old[i].sentence)).collect();
    let others: Vec<_> = new_left.iter().map(|&j| self::words(&new[j].sentence)).collect();
    let near = if old_left.len() * new_left.len() > PATIENCE { 50 } else { usize::MAX };
    let mut found = Vec::new();
    for (a, &i) in old_left.iter().enumerate() {
        for (b, &j) in new_left.iter().enumerate() {
            if a.abs_diff(b) > near {
                continue;
            }
            let share = likeness(&words[a], &others[b]);
            if share >= ALIKE {
                let permille = (share * 1000.0) as u32;
                let differs = old[i].quantity != new[j].quantity;
                let strange = u32::from(old[i].of != new[j].of) + u32::from(old[i].source != new[j].source);
                let rank = Likeness { differs, strange, unlike: 1000 - permille, apart: i.abs_diff(j) };
                found.push((rank, i, j));
            }
        }
    }
    found.sort_unstable();
    found
}

/// How unlike two claims are, the weightiest difference first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Likeness {
    differs: bool,
    strange: u32,
    unlike: u32,
    apart: usize,
}

/// The words of a sentence, numbers left out, sorted.
fn words(sentence: &str) -> Vec<String> {
    let mut words: Vec<_> = sentence
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !word.contains(|c: char| c.is_ascii_digit()))
        .map(str::to_lowercase)
        .collect();
    words.sort_unstable();
    words
}

/// Twice the shared words over all words; 1 for two sentences of numbers alone.
fn likeness(a: &[String], b: &[String]) -> f64 {
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, shared) = (i + 1, j + 1, shared + 1),
        }
    }
    let all = a.len() + b.len();
    if all == 0 { 1.0 } else { 2.0 * f64::from(shared) / all as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn face(sentence: &str, exact: &str, of: &str, source: Option<&str>) -> Face {
        Face {
            sentence: sentence.into(),
            exact: exact.into(),
            quantity: format!("={exact}"),
            unit: exact.ends_with('%').then(|| "%".into()),
            of: Some(of.into()),
            source: source.map(Into::into),
        }
    }

    #[test]
    fn the_same_sentence_with_the_same_number_is_the_same_claim() {
        let old = [face("13 people were killed.", "13", "people", None), face("It cost 4%.", "4%", "cost", None)];
        let pairs = pair(&old, &[old[1].clone(), old[0].clone()]);
        assert_eq!(pairs.carried, [(0, 1), (1, 0)]);
        assert!(pairs.changed.is_empty());
    }

    #[test]
    fn another_number_in_nearly_the_same_sentence_is_a_changed_figure_never_a_match() {
        let old = [face("The blast killed 13 people, police said on Monday.", "13", "people", Some("police"))];
        let new = [face("The blast killed 15 people, police said on Tuesday.", "15", "people", Some("police"))];
        assert_eq!(pair(&old, &new), Pairs { carried: vec![], changed: vec![(0, 0)] });
    }

    #[test]
    fn the_same_number_in_a_touched_sentence_is_carried_only_with_its_thing_and_source() {
        let old = [face("The blast killed 13 people, police said.", "13", "people", Some("police"))];
        let touched = face("The big blast killed 13 people, police said.", "13", "people", Some("police"));
        assert_eq!(pair(&old, std::slice::from_ref(&touched)).carried, [(0, 0)]);
        let other = Face { of: Some("soldiers".into()), ..touched.clone() };
        assert_eq!(pair(&old, &[other]), Pairs::default());
        let unsaid = Face { source: None, ..touched };
        assert_eq!(pair(&old, &[unsaid]), Pairs::default());
    }

    #[test]
    fn a_count_never_turns_into_a_percentage() {
        let old = [face("Prices rose by 5 overall.", "5", "prices", None)];
        let new = [face("Prices rose by 5% overall.", "5%", "prices", None)];
        assert_eq!(pair(&old, &new), Pairs::default());
    }

    #[test]
    fn two_figures_of_one_sentence_keep_their_order() {
        let text = |a, b| format!("The air force said it shot down {a} of the {b} drones launched overnight.");
        let (before, after) = (text("79", "126"), text("81", "126"));
        let old = [face(&before, "79", "drones", None), face(&before, "126", "drones", None)];
        let new = [face(&after, "81", "drones", None), face(&after, "126", "drones", None)];
        assert_eq!(pair(&old, &new), Pairs { carried: vec![(1, 1)], changed: vec![(0, 0)] });
    }

    #[test]
    fn thousands_of_leftovers_are_paired_in_reasonable_time() {
        let many = |n: u32| -> Vec<_> {
            (0..3000).map(|i| face(&format!("Place {i} had {} voters in all.", i + n), "1", "voters", None)).collect()
        };
        let (mut old, mut new) = (many(0), many(7));
        for (i, face) in old.iter_mut().enumerate() {
            face.quantity = format!("={i}");
        }
        for (i, face) in new.iter_mut().enumerate() {
            face.quantity = format!("={}", i + 7);
        }
        assert!(pair(&old, &new).carried.len() > 2000);
    }
}
