//! Rights and addresses: "© Copyright 2017 by …", "Copyright 2020 The Herald. All rights reserved."
//!
//! # Leaves alone
//! Sentences about copyright: the word is followed by the sign, a year, or a name and nothing else.

use super::{Line, Rule};
use crate::model::Furniture;

pub const RULE: Rule =
    Rule { openers: &["copyright", "c"], fits: |line| is_copyright(line).then_some(Furniture::Imprint) };

fn is_copyright(line: &Line<'_>) -> bool {
    let bare = line.text.trim_start_matches(['(', '[', ' ', '-', '*']);
    let year = |word: &&str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    let signed = bare.starts_with('©') || line.text.starts_with("(c) ") || line.text.starts_with("(C) ");
    let worded = line.opens(&["copyright"])
        && (line.text.contains('©')
            || line.text.contains("(c)")
            || line.words.get(1).is_some_and(year)
            || line.text.starts_with("Copyright:"));
    (signed || worded) && line.words.len() <= 40
}
