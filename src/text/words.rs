//! A sentence as rules read it: its tokens with numbers taken apart from what is glued to them.
//!
//! `"$4.2bn"` → `$` `4.2` `bn`; `"55-year-old"` → `55` `-` `year` `-` `old`; `"IE6"` → `IE6`, a code. Where the tokens of
//! the treebanks keep number and unit together ("30mph") or not ("4.2 bn"), a rule sees one picture.

use super::chars::is_capital;
use super::token::{Kind, Token};
use crate::decimal::{self, Decimal};
use crate::lexicon::{self, Entry, NOTHING, Suffix};
use crate::span::Span;

/// One word, number, mark or sign of a sentence.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// What the lexicon knows of it.
    pub entry: &'static Entry,
    /// The token that it stands in, counted from the first token given.
    pub token: u32,
    /// What it is made of.
    pub kind: Kind,
    /// Whether it follows the word before it without white space.
    pub glued: bool,
    /// Whether it begins with a capital letter.
    pub capital: bool,
    /// The number in it, if it holds digits.
    pub piece: Option<Piece>,
    /// What it can mean where it is glued behind digits.
    pub suffix: Option<&'static Suffix>,
}

/// What digits in a text can be before anything around them is looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Piece {
    /// "343", "1,250.5", ".5".
    Plain {
        /// The number.
        value: Decimal,
        /// Digits before the point, separators not counted.
        digits: u8,
        /// Digits behind the point.
        places: u8,
        /// Whether thousands are separated.
        grouped: bool,
    },
    /// "21st".
    Ordinal(u32),
    /// "15s", "1990s".
    Plural(u32),
    /// "3:45", "2:04.45", "1:02:03".
    Clock {
        /// Its numbers from left to right, two or three; a missing third is zero.
        parts: [u32; 3],
        /// How many parts there are.
        n: u8,
        /// The last part with its fraction, where it has one.
        fraction: Option<Decimal>,
    },
    /// "7/32", "9/11", "12/31/2019".
    Slash {
        /// Its numbers from left to right.
        parts: [u32; 3],
        /// How many parts there are.
        n: u8,
    },
    /// "½".
    Fraction(u8, u8),
    /// Letters and digits mixed: "IE6", "US10YT", "2.0.1".
    Code,
}

/// Takes the tokens of one sentence apart into words; `entries` is what the lexicon knows of each token.
pub fn words(text: &str, tokens: &[Token], entries: &[&'static Entry], into: &mut Vec<Word>) {
    let mut done = tokens.first().map_or(0, |t| t.span.start as usize);
    let limit = tokens.last().map_or(0, |t| t.span.end as usize);
    for (n, token) in tokens.iter().enumerate() {
        let (start, end) = (token.span.start as usize, token.span.end as usize);
        let mut at = start.max(done);
        if at >= end {
            continue;
        }
        let part = &text[at..end];
        if !numeric(part) {
            let entry = if token.kind == Kind::Word || token.kind == Kind::Sign || part.len() > 1 {
                known_word(part, if at == start { entries[n] } else { lexicon::look(part) })
            } else {
                &NOTHING
            };
            let glued = if at == start { token.glued } else { true };
            into.push(word(text, Span::new(at, end), entry, n, token.kind, glued));
            done = end;
            continue;
        }
        let mut glued = if at == start { token.glued } else { true };
        while at < end {
            let (stop, kind, piece) = piece(text, at, end, limit);
            let suffix =
                (into.last().is_some_and(|w| matches!(w.piece, Some(Piece::Plain { .. } | Piece::Fraction(..))))
                    && glued
                    && piece.is_none())
                .then(|| lexicon::lexicon().suffix(&text[at..stop]))
                .flatten();
            let entry = if piece.is_none() { lexicon::look(&text[at..stop]) } else { &NOTHING };
            into.push(Word { piece, suffix, ..word(text, Span::new(at, stop), entry, n, kind, glued) });
            at = stop;
            glued = true;
        }
        done = at;
    }
    // "4.2" "bn", cut apart by the tokens: what is glued behind digits is a suffix all the same.
    for i in 1..into.len() {
        if !into[i].glued || into[i].suffix.is_some() {
            continue;
        }
        if matches!(into[i - 1].piece, Some(Piece::Plain { .. } | Piece::Fraction(..))) {
            let this = &mut into[i];
            this.suffix = lexicon::lexicon().suffix(this.span.text(text).trim_end_matches('.'));
        }
    }
}

/// The entry of a word; of a unit that is shortened with a full stop ("pct.", "ft.") that of the bare word.
fn known_word(part: &str, entry: &'static Entry) -> &'static Entry {
    if entry.class == lexicon::Class::NONE
        && let Some(bare) = part.strip_suffix('.')
    {
        let measured = lexicon::Class::UNIT
            .or(lexicon::Class::CURRENCY)
            .or(lexicon::Class::PERCENT)
            .or(lexicon::Class::SCALE)
            .or(lexicon::Class::MONTH)
            .or(lexicon::Class::WEEKDAY);
        let short = lexicon::look(bare);
        if short.is(measured) {
            return short;
        }
    }
    entry
}

fn word(text: &str, span: Span, entry: &'static Entry, token: usize, kind: Kind, glued: bool) -> Word {
    let capital = is_capital(span.text(text));
    Word { span, entry, token: token as u32, kind, glued, capital, piece: None, suffix: None }
}

/// Whether there is a digit or a vulgar fraction in it.
fn numeric(part: &str) -> bool {
    let (digit, wide) = part.bytes().fold((false, false), |(d, w), b| (d | b.is_ascii_digit(), w | !b.is_ascii()));
    digit || wide && part.chars().any(|c| vulgar(c).is_some())
}

/// The next piece of a token that holds digits, from byte `at`: where it ends, and what it is. A number may run on over
/// the end of the token up to `limit` ("1" "/" "2"), letters may not.
fn piece(text: &str, at: usize, end: usize, limit: usize) -> (usize, Kind, Option<Piece>) {
    let bytes = text.as_bytes();
    let rest = &text[at..end];
    let first = rest.chars().next().expect("a piece is asked for only where something is left");
    if let Some((n, d)) = vulgar(first) {
        return (at + first.len_utf8(), Kind::Number, Some(Piece::Fraction(n, d)));
    }
    if bytes[at].is_ascii_digit() || (first == '.' && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) && at + 1 < end)
    {
        return number(text, at, end, limit);
    }
    // Not at a digit: everything up to the digits is a sign or a currency ("Rs500"), or the whole is a code ("IE6").
    let digit = at + rest.find(|c: char| c.is_ascii_digit() || vulgar(c).is_some()).unwrap_or(rest.len());
    let prefix = &text[at..digit];
    if first.is_alphabetic() {
        if lexicon::lexicon().symbol(rest).is_some() {
            return (end, Kind::Word, None);
        }
        let dollars = text[..at].ends_with('$') && matches!(prefix, "US" | "A" | "AU" | "C" | "CA" | "NZ" | "HK" | "S");
        let code = prefix.len() == 3
            && prefix.bytes().all(|b| b.is_ascii_uppercase())
            && lexicon::look(prefix).currency.is_some();
        let tied = at > 0 && text[..at].ends_with(['-', '\u{2010}', '\u{2011}', '\u{2013}']);
        // "PS2.7m", "PS21,700": how old wires print the pound sign; "PS5" is a name.
        let after = text[digit..limit].trim_start_matches(|c: char| c.is_ascii_digit());
        let mut behind = after.chars();
        let money = match behind.next() {
            Some('.' | ',') => behind.next().is_some_and(|c| c.is_ascii_digit()),
            Some('m' | 'b' | 'k') => true,
            _ => false,
        };
        if matches!(prefix, "PS" | "COP") && !money {
            return (end, Kind::Word, Some(Piece::Code));
        }
        let currency = !tied
            && (dollars || code || lexicon::lexicon().sign_before(prefix).is_some_and(|(len, _)| len == prefix.len()));
        let minus = prefix.ends_with(['-', '\u{2013}', '\u{2212}', '\'', '\u{2019}', '$', '\u{a3}', '\u{20ac}']);
        if currency {
            return (digit, Kind::Sign, None);
        }
        if minus {
            let cut = prefix.char_indices().next_back().map_or(digit, |(i, _)| at + i);
            return (cut.max(at + first.len_utf8()), Kind::Word, None);
        }
        return (end, Kind::Word, Some(Piece::Code));
    }
    let stop = at + rest.chars().take_while(|c| !c.is_alphanumeric()).map(char::len_utf8).sum::<usize>();
    (stop.clamp(at + first.len_utf8(), end), Kind::Sign, None)
}

/// A number that begins at byte `at`.
fn number(text: &str, at: usize, end: usize, limit: usize) -> (usize, Kind, Option<Piece>) {
    let bytes = &text.as_bytes()[..limit];
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let run = |mut i: usize| {
        while digit(i) {
            i += 1;
        }
        i
    };
    let mut stop = run(at);
    let mut grouped = false;
    let mut plain = String::with_capacity(16);
    plain.push_str(&text[at..stop]);
    // Thousands: groups of exactly three digits. "6-1,6" and "1,8923" are no groups.
    while stop > at && stop - at <= 3 + 16 && bytes.get(stop) == Some(&b',') && run(stop + 1) == stop + 4 {
        if !grouped && stop - at > 3 {
            break;
        }
        plain.push_str(&text[stop + 1..stop + 4]);
        stop += 4;
        grouped = true;
    }
    // Indian groups: "12,34,567".
    if !grouped && stop - at <= 2 && bytes.get(stop) == Some(&b',') && run(stop + 1) == stop + 3 {
        let mut end = stop;
        while bytes.get(end) == Some(&b',') && run(end + 1) == end + 3 {
            end += 3;
        }
        if bytes.get(end) == Some(&b',') && run(end + 1) == end + 4 {
            plain.extend(text[stop..end + 4].chars().filter(char::is_ascii_digit));
            stop = end + 4;
            grouped = true;
        }
    }
    let digits = plain.len().min(255) as u8;
    match bytes.get(stop) {
        Some(b':') if run(stop + 1) == stop + 3 && !grouped => return clock(text, at, stop, limit),
        Some(b'/') if digit(stop + 1) && !grouped => return slash(text, at, stop, limit),
        Some(0xE2) if text[stop..limit].starts_with('\u{2044}') && digit(stop + 3) && !grouped => {
            return slash(text, at, stop, limit);
        }
        _ => {}
    }
    let mut places = 0;
    if bytes.get(stop) == Some(&b'.') && digit(stop + 1) {
        let fraction = run(stop + 1);
        if bytes.get(fraction) == Some(&b'.') && digit(fraction + 1) {
            let mut i = fraction;
            while bytes.get(i) == Some(&b'.') && digit(i + 1) {
                i = run(i + 1);
            }
            return (i, Kind::Number, Some(Piece::Code));
        }
        plain.push_str(&text[stop..fraction]);
        places = (fraction - stop - 1).min(255) as u8;
        stop = fraction;
    }
    let letters = stop
        + text[stop..end.max(stop)]
            .chars()
            .take_while(|c| c.is_alphabetic() || *c == '\u{b0}')
            .map(char::len_utf8)
            .sum::<usize>();
    if letters > stop {
        let tail = &text[stop..letters];
        let small = plain.parse::<u32>().ok();
        match (tail, small) {
            ("st" | "nd" | "rd" | "th" | "ST" | "ND" | "RD" | "TH", Some(n)) => {
                return (letters, Kind::Number, Some(Piece::Ordinal(n)));
            }
            ("s", Some(n)) if places == 0 && !grouped => return (letters, Kind::Number, Some(Piece::Plural(n))),
            _ => {}
        }
        let symbol = lexicon::lexicon().symbol(text[stop..end].trim_end_matches(['.', ','])).is_some();
        if !symbol && (digit(letters) || !known(tail)) {
            let stop = text[at..end].len() + at;
            return (stop, Kind::Number, Some(Piece::Code));
        }
    }
    // "1990's", "the '90s'": an apostrophe before a last s.
    if let Some(tail) = text[stop..limit].strip_prefix(['\'', '\u{2019}'])
        && tail.starts_with('s')
        && !tail[1..].starts_with(char::is_alphanumeric)
        && digits == 4
        && plain.ends_with('0')
        && let Ok(n) = plain.parse()
    {
        return (limit - tail.len() + 1, Kind::Number, Some(Piece::Plural(n)));
    }
    let plain = if plain.starts_with('.') { format!("0{plain}") } else { plain };
    match decimal::parse(&plain) {
        Some(value) => (stop, Kind::Number, Some(Piece::Plain { value, digits, places, grouped })),
        None => (stop, Kind::Number, Some(Piece::Code)),
    }
}

/// Whether letters glued behind digits are a unit, a multiplier, a currency or a time of day. One capital letter is so
/// only where it cannot be a label: "4M" and "25K" are numbers, "5G" and "3D" are names.
fn known(letters: &str) -> bool {
    match letters {
        "G" | "D" | "H" | "S" | "L" | "P" | "C" | "A" => false,
        "x" | "am" | "pm" | "AM" | "PM" | "yo" | "fold" | "ish" | "per" | "rad" => true,
        _ => {
            letters.starts_with('\u{b0}')
                || lexicon::lexicon().suffix(letters).is_some()
                || lexicon::look(letters)
                    .is(lexicon::Class::UNIT.or(lexicon::Class::CURRENCY).or(lexicon::Class::SCALE))
        }
    }
}

fn clock(text: &str, at: usize, colon: usize, limit: usize) -> (usize, Kind, Option<Piece>) {
    let bytes = &text.as_bytes()[..limit];
    let mut parts = [0; 3];
    parts[0] = text[at..colon].parse().unwrap_or(u32::MAX);
    let (mut n, mut stop) = (1, colon);
    while n < 3 && bytes.get(stop) == Some(&b':') && text.get(stop + 1..stop + 3).is_some_and(all_digits) {
        parts[n] = text[stop + 1..stop + 3].parse().unwrap_or(0);
        stop += 3;
        n += 1;
    }
    let mut fraction = None;
    if bytes.get(stop) == Some(&b'.') && bytes.get(stop + 1).is_some_and(u8::is_ascii_digit) {
        let mut end = stop + 1;
        while bytes.get(end).is_some_and(u8::is_ascii_digit) {
            end += 1;
        }
        fraction = decimal::parse(&text[stop - 2..end]);
        stop = end;
    }
    (stop, Kind::Number, Some(Piece::Clock { parts, n: n as u8, fraction }))
}

fn slash(text: &str, at: usize, first: usize, limit: usize) -> (usize, Kind, Option<Piece>) {
    let bytes = &text.as_bytes()[..limit];
    let mut parts = [0; 3];
    parts[0] = text[at..first].parse().unwrap_or(u32::MAX);
    let (mut n, mut stop) = (1, first);
    while n < 3 {
        let start = stop
            + if bytes.get(stop) == Some(&b'/') {
                1
            } else if text[stop..limit].starts_with('\u{2044}') {
                3
            } else {
                break;
            };
        let mut end = start;
        while bytes.get(end).is_some_and(u8::is_ascii_digit) {
            end += 1;
        }
        if end == start {
            break;
        }
        parts[n] = text[start..end].parse().unwrap_or(u32::MAX);
        stop = end;
        n += 1;
    }
    (stop, Kind::Number, Some(Piece::Slash { parts, n: n as u8 }))
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// The vulgar fractions that have a character of their own.
fn vulgar(c: char) -> Option<(u8, u8)> {
    Some(match c {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    })
}
