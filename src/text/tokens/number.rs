//! Numbers in digits: `1,250.5`, `3:45`, `9/11`, `45th`, `1970s`, `713-853-3989`.
//!
//! A unit written against the number is a token of its own: `"4.2bn"` → `4.2` `bn`. What the number means is left to the
//! figures.

use super::super::chars::{self, Class};
use super::super::lists;
use super::{Out, word};
use crate::text::token::Kind;

/// Cuts the number that starts at `start` (with a digit, or a point before one) and says where it ends.
pub(super) fn cut(text: &str, start: usize, out: &mut Out) -> usize {
    let bytes = text.as_bytes();
    let mut end = digits_end(text, start);
    let whole = end;
    // Dialled numbers keep their hyphens, ranges do not.
    if let Some(after) = phone_end(bytes, start, end) {
        return out.put(start, after, Kind::Number);
    }
    while let Some(&separator) = bytes.get(end) {
        let digit_after = bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        let joins = match separator {
            b'.' | b':' | b'/' => digit_after,
            b',' => digit_after && thousands(bytes, end),
            _ => false,
        };
        if !joins {
            break;
        }
        end = digits_end(text, end + 1);
    }
    if end >= bytes.len() {
        return out.put(start, end, Kind::Number);
    }
    match chars::at(text, end) {
        (Class::Letter, _) => {
            let letters = chars::word_end(text, end);
            let tail = &text[end..letters];
            if is_unit(tail) || dotted_unit(text, end, letters) {
                return out.put(start, end, Kind::Number);
            }
            out.put(start, letters, Kind::Number)
        }
        // "the 80's" is a decade, "2024's" an owner.
        (Class::Apostrophe, length) if end == whole && is_decade(&text[start..end]) => {
            match word::clitic_end(text, end + length) {
                Some(after) if bytes[after - 1] == b's' => out.put(start, after, Kind::Number),
                _ => out.put(start, end, Kind::Number),
            }
        }
        _ => out.put(start, end, Kind::Number),
    }
}

/// Whether the full stop at `at` is a decimal point before its digits: ".5", but not the stop of "end.5".
pub(super) fn is_point(text: &str, at: usize, out: &Out) -> bool {
    let digit = text.as_bytes().get(at + 1).is_some_and(u8::is_ascii_digit);
    let word_before = || out.into.last().is_some_and(|t| matches!(t.kind, Kind::Word | Kind::Number));
    digit && !(out.touches(at) && word_before())
}

fn digits_end(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = from;
    while end < bytes.len() {
        match chars::at(text, end) {
            (Class::Digit, length) => end += length,
            // The point of ".5", which the caller has judged.
            _ if end == from && bytes[end] == b'.' => end += 1,
            _ => break,
        }
    }
    end
}

/// Whether the comma at `comma` parts thousands ("1,250") or lakhs ("1,25,000"), and not a day from a year or two notes
/// ("22,23").
fn thousands(bytes: &[u8], comma: usize) -> bool {
    let mut comma = comma;
    for _ in 0..6 {
        match bytes[comma + 1..].iter().take(4).take_while(|b| b.is_ascii_digit()).count() {
            3 => return true,
            2 if bytes.get(comma + 3) == Some(&b',') => comma += 3,
            _ => return false,
        }
    }
    false
}

/// "m", "bn", "km", "pm": but capitals name a model or a generation (5G, 39A, 3D), save the multipliers K, M and B.
fn is_unit(letters: &str) -> bool {
    let capital = letters.len() == 1 && letters.as_bytes()[0].is_ascii_uppercase();
    if capital { matches!(letters, "K" | "M" | "B") } else { lists::UNITS.has(letters) }
}

/// The "p" of "4p.m."
fn dotted_unit(text: &str, from: usize, end: usize) -> bool {
    let letter = text.as_bytes()[from] | 0x20;
    end == from + 1 && matches!(letter, b'a' | b'p') && text.as_bytes()[end..].starts_with(b".m")
}

fn is_decade(digits: &str) -> bool {
    matches!(digits.len(), 2 | 4) && digits.ends_with('0')
}

/// The end of a telephone number: 345-9945, 713-853-3989, 1-800-991-9019.
fn phone_end(bytes: &[u8], start: usize, first_end: usize) -> Option<usize> {
    let mut groups = [first_end - start, 0, 0, 0];
    let (mut n, mut end) = (1, first_end);
    while n < 4 && bytes.get(end) == Some(&b'-') {
        let run = bytes[end + 1..].iter().take(5).take_while(|b| b.is_ascii_digit()).count();
        if run == 0 {
            break;
        }
        groups[n] = run;
        end += 1 + run;
        n += 1;
    }
    let closed = !matches!(bytes.get(end), Some(b'-' | b'0'..=b'9'));
    let phone = match groups {
        // "100-1000" is a range.
        [3, 4, 0, 0] => bytes[end - 1] != b'0',
        [3, 3, 4, 0] | [1, 3, 3, 4] => true,
        // A date or a serial number: 11-20-2000.
        [2, 2, 2 | 4, 0] | [4, 2, 2, 0] => true,
        _ => false,
    };
    (closed && phone).then_some(end)
}
