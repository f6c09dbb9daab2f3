//! What kind of stop a token is.
//!
//! `"?"` → [`Stop::Question`], `"p.m."` → [`Stop::Time`], `"drones"` → none.

use crate::text::abbreviations::{self, Kind as Abbreviation};
use crate::text::token::{Kind, Token};

/// A token after which a sentence may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// A full stop.
    Full,
    /// A question or an exclamation mark, which may also end a quotation inside a sentence.
    Question,
    /// Dots in a row.
    Ellipsis,
    /// A title before a name: never the end.
    Title,
    /// An abbreviation that mostly goes on: U.S., Jan., Jr.
    Abbreviation,
    /// A company's last word: Inc., Corp.
    Company,
    /// a.m. and p.m.
    Time,
    /// etc.
    Et,
}

/// The stop that the token is, if it is one.
#[inline]
pub(super) fn at(text: &str, token: Token) -> Option<Stop> {
    match text.as_bytes()[token.span.end as usize - 1] {
        b'.' | b'?' | b'!' => kind(token.span.text(text), token),
        0xA6 if token.span.text(text).ends_with('…') => Some(Stop::Ellipsis),
        _ => None,
    }
}

fn kind(word: &str, token: Token) -> Option<Stop> {
    if token.kind == Kind::Word {
        return Some(abbreviation(word));
    }
    let last = word.as_bytes()[word.len() - 1];
    Some(match last {
        _ if token.kind != Kind::Mark => return None,
        b'.' if word.len() > 1 => Stop::Ellipsis,
        b'.' => Stop::Full,
        _ => Stop::Question,
    })
}

fn abbreviation(word: &str) -> Stop {
    let bare = &word[..word.len() - 1];
    match bare {
        "a.m" | "p.m" | "A.M" | "P.M" => return Stop::Time,
        "Inc" | "Corp" | "Ltd" | "Co" | "Cos" | "Bros" | "Pty" | "L.L.C" | "S.A" | "N.V" => return Stop::Company,
        "etc" => return Stop::Et,
        _ => {}
    }
    match abbreviations::find(bare) {
        Some(Abbreviation::Title | Abbreviation::Number) => Stop::Title,
        _ => Stop::Abbreviation,
    }
}

/// What follows a time of day without a new sentence: "5 p.m. Eastern", "8 a.m. Monday".
pub(super) fn is_time_word(word: &str) -> bool {
    const WORDS: [&str; 57] = [
        "ACDT", "AEDT", "AEST", "AST", "April", "August", "BST", "CDT", "CEST", "CET", "CST", "CT", "Central",
        "Christmas", "December", "E.D.T.", "E.S.T.", "EDT", "EEST", "EET", "EST", "ET", "Eastern", "February", "Fri.",
        "Friday", "GMT", "HKT", "IST", "JST", "January", "July", "June", "KST", "MDT", "MSK", "MST", "March", "May",
        "Monday", "Mountain", "November", "October", "P.S.T.", "PDT", "PKT", "PST", "PT", "Pacific", "Saturday",
        "September", "Sunday", "Thursday", "Tuesday", "UTC", "WAT", "Wednesday",
    ];
    WORDS.binary_search(&word).is_ok() || word.len() > 3 && word.ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_words_are_found() {
        for word in ["ET", "Monday", "GMT", "Wednesday", "ACDT", "Jan."] {
            assert!(is_time_word(word), "{word}");
        }
        assert!(!is_time_word("Police"));
    }
}
