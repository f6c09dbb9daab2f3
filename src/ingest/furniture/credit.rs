//! Who took the picture: "Photo: Jane Doe/AP", "(Image credit: …)", "Image copyright …".
//!
//! # Leaves alone
//! The caption that stands with it: a line that also tells what is seen is a caption, and may carry figures.

use super::caption::AGENCIES;
use super::{Line, Rule};
use crate::model::Furniture;

pub const RULE: Rule = Rule {
    openers: &[
        "photo", "photos", "photograph", "photographs", "photography", "picture", "pictures", "pic", "image", "images",
        "credit", "illustration", "screenshot", "graphic", "enlarge", "toggle", "composite", "courtesy", "main",
        "file",
    ],
    fits: |line| is_credit(line).then_some(Furniture::Media),
};

fn is_credit(line: &Line<'_>) -> bool {
    if line.words.len() > 16 || line.has_any(&["caption"]) && !line.opens_any(&[&["enlarge"], &["toggle"]]) {
        return false;
    }
    let openers: &[&[&str]] = &[
        &["main", "image"],
        &["image", "credit"],
        &["photo", "credit"],
        &["picture", "credit"],
        &["image", "source"],
        &["image", "copyright"],
        &["file", "photo"],
        &["file", "image"],
        &["photo"],
        &["photos"],
        &["photograph"],
        &["photographs"],
        &["photography"],
        &["picture"],
        &["pictures"],
        &["pic"],
        &["image"],
        &["images"],
        &["credit"],
        &["illustration"],
        &["screenshot"],
        &["graphic"],
        &["composite"],
        &["courtesy"],
    ];
    if line.opens_any(&[&["enlarge", "this", "image", "toggle", "caption"], &["toggle", "caption"]]) {
        return true;
    }
    let Some(opener) = openers.iter().find(|words| line.opens(words)) else {
        return line.is_bracketed()
            && line.words.len() <= 8
            && AGENCIES.iter().any(|agency| line.text.contains(agency));
    };
    let rest = line.after(opener.len());
    let named = rest.trim_start_matches([':', ' ']);
    let by = rest.starts_with(':')
        || opener.len() == 2
        || ["by ", "courtesy ", "via ", "from "].iter().any(|w| named.starts_with(w));
    // "Graphic: Assets in 2019" names a picture, not its maker: names have no digits and no small verbs.
    let small = named.split_whitespace().filter(|w| w.starts_with(char::is_lowercase)).count();
    by && !named.contains(|c: char| c.is_ascii_digit()) && small <= 3 && !line.text.ends_with('.')
}
