//! Form and content: whether a number still stands where the reader no longer sees a figure, or sees another one.
//!
//! `"wins 6-2, 6(4)-7(7)"` → `"wins 6–2, 6–7 (4–7)"`: the scores are read otherwise, the numbers are the same.

use super::Difference;
use super::alike::shared;
use super::face::Face;
use super::words::{is_empty, is_number, numbers, stem, words};

/// How alike a sentence must be to count as the version of another, in thousandths of twice the shared words.
const VERSION: u32 = 300;

/// Whether the numbers of a claim stand in the version of its sentence as often as in its own sentence.
pub(super) fn still_there(face: &Face, sentences: &[&str]) -> bool {
    stands_in(face, sentences.iter().copied())
}

/// The same where the sentence has become two: "Two people were killed when a jet crashed in Karelia" → "A jet crashed in
/// Karelia. The two crew were killed."
pub(super) fn still_parted(face: &Face, sentences: &[&str]) -> bool {
    let joined: Vec<String> = sentences.windows(2).map(|pair| pair.join(" ")).collect();
    stands_in(face, joined.iter().map(String::as_str))
}

fn stands_in<'a>(face: &Face, sentences: impl Iterator<Item = &'a str>) -> bool {
    let own = content(&face.sentence);
    let alike = |sentence: &str| {
        let other = content(sentence);
        let all = (own.len() + other.len()) as u32;
        (2000 * shared(&own, &other)).checked_div(all).unwrap_or(0)
    };
    // One that holds the number is looked at before one that is only a little more alike.
    let mut versions = sentences.filter(|sentence| alike(sentence) >= VERSION);
    versions.any(|sentence| holds_all(face, sentence))
}

/// Whether another number or unit says something else: not where all numbers of both figures stand in both sentences.
pub(super) fn is_change(old: &Face, new: &Face, differs: &[Difference]) -> bool {
    let reread = differs.contains(&Difference::Unit) && holds_all(old, &new.sentence) && holds_all(new, &old.sentence);
    !reread
}

/// Whether a sentence has the numbers of the claim as often as the claim's own sentence has them.
fn holds_all(face: &Face, sentence: &str) -> bool {
    let wanted = numbers(&face.exact);
    let count = |all: &[String], number: &String| all.iter().filter(|other| *other == number).count();
    let (own, other) = (numbers(&face.sentence), numbers(sentence));
    !wanted.is_empty() && wanted.iter().all(|number| count(&other, number) >= count(&own, number).max(1))
}

fn content(sentence: &str) -> Vec<String> {
    let words = words(sentence);
    let full = words.iter().filter(|word| !is_number(&word.text) && !is_empty(&word.text));
    let mut stems: Vec<String> = full.map(|word| stem(&word.text).to_string()).collect();
    stems.sort_unstable();
    stems
}
