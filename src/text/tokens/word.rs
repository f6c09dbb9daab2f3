//! Words: a run of letters and digits, with the apostrophes, stops, hyphens and ampersands that belong inside.
//!
//! `"didn't"` → `did` `n't`; `"U.S."`, `"O'Brien"`, `"AT&T"`, `"non-fiction"` → one token each.

use super::super::abbreviations::{self, Kind as Abbreviation};
use super::super::chars::{self, Class};
use super::super::lists;
use super::{Out, address};
use crate::text::token::Kind;

/// Cuts the word that starts at `start`, with its clitic, and says where it ends.
pub(super) fn cut(text: &str, start: usize, out: &mut Out) -> usize {
    let bytes = text.as_bytes();
    let mut from = start;
    loop {
        let end = chars::word_end(text, from);
        let Some(&next) = bytes.get(end) else { return plain(text, start, end, out) };
        match next {
            b' ' | b',' => return plain(text, start, end, out),
            b'.' => match stop(text, start, from, end) {
                Stop::Inside => from = end + 1,
                Stop::Last => return out.put(start, end + 1, Kind::Word),
                Stop::Address(after) => return out.put(start, after, Kind::Word),
                Stop::Mark => return plain(text, start, end, out),
            },
            b'-' => {
                if !lists::PREFIXES.has(&text[start..end]) || !continues(text, end + 1) {
                    return plain(text, start, end, out);
                }
                from = end + 1;
            }
            b'&' => {
                let capitals = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_uppercase());
                let second = &text[end + 1..chars::word_end(text, end + 1)];
                if !capitals(&text[from..end]) || !capitals(second) {
                    return plain(text, start, end, out);
                }
                from = end + 1;
            }
            b'@' => match address::mail_end(text, end) {
                Some(after) => return out.put(start, after, Kind::Word),
                None => return plain(text, start, end, out),
            },
            b':' => match address::url_end(text, start, end) {
                Some(after) => return out.put(start, after, Kind::Word),
                None => return plain(text, start, end, out),
            },
            // "US$5m": the letters say whose dollar it is.
            b'$' if end - start <= 3 && text[start..end].bytes().all(|b| b.is_ascii_uppercase()) => {
                return out.put(start, end + 1, Kind::Word);
            }
            _ => {
                let (class, length) = chars::at(text, end);
                if class != Class::Apostrophe {
                    return plain(text, start, end, out);
                }
                let after = end + length;
                if let Some(clitic) = clitic_end(text, after) {
                    let not = bytes[after] | 0x20 == b't' && clitic == after + 1;
                    if !not {
                        plain(text, start, end, out);
                        return out.put(end, clitic, Kind::Word);
                    }
                    // "n't" takes its n along; "int'l" style words without it go on.
                    if bytes[end - 1] | 0x20 == b'n' && end - 1 > start {
                        out.put(start, end - 1, Kind::Word);
                        return out.put(end - 1, clitic, Kind::Word);
                    }
                } else if chars::or_space(text, after) != Class::Letter {
                    return plain(text, start, end, out);
                }
                from = after;
            }
        }
    }
}

/// The end of the clitic whose letters start at `from`, after its apostrophe: s, t, d, m, re, ve, ll.
pub(super) fn clitic_end(text: &str, from: usize) -> Option<usize> {
    let rest = &text.as_bytes()[from..];
    let length = match (rest.first()? | 0x20, rest.get(1).map(|b| b | 0x20)) {
        (b'r', Some(b'e')) | (b'v', Some(b'e')) | (b'l', Some(b'l')) => 2,
        (b's' | b't' | b'd' | b'm', _) => 1,
        _ => return None,
    };
    ends(text, from + length).then_some(from + length)
}

/// The end of a word that has lost its beginning to the apostrophe before `from`: 'em, 'til, 'n'.
pub(super) fn clipped_end(text: &str, from: usize) -> Option<usize> {
    let end = chars::word_end(text, from);
    if text[from..end].eq_ignore_ascii_case("n") {
        let (class, length) = if end < text.len() { chars::at(text, end) } else { (Class::Space, 0) };
        return (class == Class::Apostrophe).then_some(end + length);
    }
    let clipped = ["em", "til", "tis", "twas", "cause", "bout", "round", "n"];
    clipped.iter().any(|word| text[from..end].eq_ignore_ascii_case(word)).then_some(end)
}

/// Puts a word without apostrophe, in two tokens where the spelling has run two together.
#[inline]
fn plain(text: &str, start: usize, end: usize, out: &mut Out) -> usize {
    let word = &text.as_bytes()[start..end];
    let second = match word.len() {
        5 if matches!(word[0] | 0x20, b'g' | b'w')
            && ["gonna", "gotta", "wanna", "gimme"].iter().any(|w| is(word, w)) =>
        {
            3
        }
        6 if word[0] | 0x20 == b'c' && is(word, "cannot") => 3,
        5 if word[0] | 0x20 == b'l' && is(word, "lemme") => 3,
        _ => return out.put(start, end, Kind::Word),
    };
    out.put(start, start + second, Kind::Word);
    out.put(start + second, end, Kind::Word)
}

fn is(word: &[u8], lower: &str) -> bool {
    word.eq_ignore_ascii_case(lower.as_bytes())
}

/// Whether a word has ended before the byte `at`.
fn ends(text: &str, at: usize) -> bool {
    !continues(text, at)
}

fn continues(text: &str, at: usize) -> bool {
    matches!(chars::or_space(text, at), Class::Letter | Class::Digit)
}

/// What a full stop after the letters of a word is.
enum Stop {
    /// Between letters of one token: the first of "U.S."
    Inside,
    /// The last character of the token: "Inc."
    Last,
    /// Part of an address, which ends there.
    Address(usize),
    /// A mark of its own.
    Mark,
}

/// Judges the full stop at `end`, after a word that starts at `start` and whose last part starts at `from`.
fn stop(text: &str, start: usize, from: usize, end: usize) -> Stop {
    let word = &text[start..end];
    let part = &text[from..end];
    let one_letter = part.chars().nth(1).is_none() && !part.as_bytes()[0].is_ascii_digit();
    if chars::or_space(text, end + 1) == Class::Letter {
        if let Some(after) = address::dotted_end(text, start, end) {
            return Stop::Address(after);
        }
        let next = chars::word_end(text, end + 1);
        let next_short = next - end - 1 <= 2;
        let degree = ["Ph", "Ed", "Sc"].contains(&part) && next_short;
        return if one_letter || degree || (from > start && next_short) { Stop::Inside } else { Stop::Mark };
    }
    if chars::or_space(text, end + 1) == Class::Digit {
        return Stop::Mark;
    }
    let acronym = from > start && text.as_bytes()[from - 1] == b'.';
    if acronym {
        return Stop::Last;
    }
    let after = following(text, end + 1);
    match abbreviations::find(word) {
        Some(Abbreviation::Number) if !opens_a_number(after) => {}
        Some(_) => return Stop::Last,
        None => {}
    }
    // An initial: a capital before a name. "I." and a capital before "The" end a sentence instead.
    let capital = one_letter && word != "I" && word.starts_with(char::is_uppercase);
    if capital && after.starts_with(char::is_uppercase) {
        let next = &after[..chars::word_end(after, 0)];
        let initial = next.chars().nth(1).is_none() || !lists::OPENERS.has(next);
        return if initial { Stop::Last } else { Stop::Mark };
    }
    Stop::Mark
}

/// Whether a number follows, or the date of a weekday: "No. 10", "No. #3", "Mon. June 3".
fn opens_a_number(after: &str) -> bool {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    after.starts_with(|c: char| c.is_ascii_digit() || c == '#') || MONTHS.iter().any(|month| after.starts_with(month))
}

/// What stands after white space (and a comma never: an abbreviation before one keeps its stop).
fn following(text: &str, mut at: usize) -> &str {
    while at < text.len() {
        let (class, length) = chars::at(text, at);
        if class != Class::Space {
            break;
        }
        at += length;
    }
    &text[at..]
}
