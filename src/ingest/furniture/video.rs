//! Labels of videos: "JUST WATCHED … Replay More Videos ... MUST WATCH … 03:43", "Video: Crowds leave the ground 2:31".
//!
//! # Leaves alone
//! A line that merely ends in a time: "Marathon record falls to 2:00".

use super::{Line, Rule};
use crate::model::Furniture;

pub const RULE: Rule = Rule {
    openers: &["just", "must", "video", "watch", "now", "playing", "listen", "media"],
    fits: |line| (is_player(line) || is_timed(line)).then_some(Furniture::Media),
};

/// The words of a player around the title of its film.
fn is_player(line: &Line<'_>) -> bool {
    line.opens(&["just", "watched"]) && (line.text.contains("MUST WATCH") || line.text.contains("Replay"))
}

fn is_timed(line: &Line<'_>) -> bool {
    let labelled = line.opens_any(&[
        &["must", "watch"],
        &["now", "playing"],
        &["video"],
        &["watch"],
        &["listen"],
        &["just", "watched"],
    ]);
    labelled && line.words.len() <= 30 && ends_in_length(line.text)
}

/// "3:43", "(01:02:03)" at the end.
fn ends_in_length(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default().trim_matches(['(', ')']);
    let mut parts = last.split(':');
    let digits = |part: &str| matches!(part.len(), 1 | 2) && part.bytes().all(|b| b.is_ascii_digit());
    last.contains(':') && parts.clone().count() <= 3 && parts.all(digits)
}
