//! Headings over lists of other stories: "More Great Example Stories", "Other top news", "Latest videos".
//!
//! # Leaves alone
//! "More people read stories": such a heading is short, ends in its noun and is no sentence.

use super::words::is_any;
use super::{Line, Rule};
use crate::model::Furniture;

pub const RULE: Rule = Rule {
    openers: &["more", "other", "latest", "top", "popular", "trending", "also", "most"],
    fits: |line| heads(line).then_some(Furniture::Related),
};

pub fn heads(line: &Line<'_>) -> bool {
    let nouns = &["stories", "articles", "news", "coverage", "videos", "posts", "headlines", "reading"];
    let is_short = (2..=5).contains(&line.words.len()) && !line.text.ends_with('.');
    let has_count = line.text.contains(|c: char| c.is_ascii_digit());
    is_short
        && !has_count
        && is_any(line.words[0], RULE.openers)
        && line.words.last().is_some_and(|last| is_any(last, nouns))
}
