//! Stars and grades: "Rating: 5", "★★★☆☆", "Reviewed by … on March 19, 2025 Rating: 5".
//!
//! # Leaves alone
//! "The agency cut its rating to 5": the word and the number must be all there is.

use super::words::{is_any, same};
use super::{Line, Rule};
use crate::model::Furniture;

pub const RULE: Rule = Rule {
    openers: &["rating", "reviewed", "rated"],
    fits: |line| (is_stars(line) || is_rating(line) || is_review(line)).then_some(Furniture::Rating),
};

fn is_stars(line: &Line<'_>) -> bool {
    line.text.contains(['★', '☆', '⭐']) && line.words.iter().all(|w| w.bytes().all(|b| b.is_ascii_digit()))
}

/// "Rating: 4.5 out of 5 (120 votes)".
fn is_rating(line: &Line<'_>) -> bool {
    let fillers = ["out", "of", "stars", "star", "votes", "vote", "reviews", "based", "on", "average"];
    let fits = |w: &&str| w.bytes().all(|b| b.is_ascii_digit()) || is_any(w, &fillers);
    line.opens(&["rating"])
        && line.text.contains([':', '★'])
        && line.words.len() > 1
        && line.words[1..].iter().all(fits)
}

/// What a page builder puts under an article: who posted it, when, and a rating that nobody gave.
fn is_review(line: &Line<'_>) -> bool {
    let n = line.words.len();
    line.opens(&["reviewed", "by"])
        && (4..=30).contains(&n)
        && same(line.words[n - 2], "rating")
        && line.words[n - 1].len() <= 2
}
