//! Numerals: every numeric expression of a sentence, spelled or in digits, whether a claim or not.
//!
//! `"one hundred and twenty-six"` → 126; `"two and a half million"` → 2500000; `"hundreds of thousands"` → vague;
//! `"two-thirds"` → 2/3. What is read here is the bare number with its multiplier; units, ranges and meaning are the
//! rules' business. The grammar is the usual one of English number words with the short scale, Indian lakh and crore, and
//! digits wherever a word may stand ("4 thousand 3 hundred and 21").

use super::token::Kind;
use super::words::{Piece, Word};
use crate::decimal::{self, Decimal};
use crate::lexicon::Class;
use crate::span::Span;
use std::ops::Range;

/// One numeric expression.
#[derive(Clone, Debug)]
pub struct Numeral {
    /// The words that it is made of.
    pub words: Range<usize>,
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub form: Form,
    /// Its number, if it has one: the factor of a multiple, the value of a fraction.
    pub value: Option<Decimal>,
    /// Whether it is written in digits.
    pub digits: bool,
    /// Whether a multiplier is part of it ("1.5 million", "three dozen").
    pub scaled: bool,
}

impl Numeral {
    /// Whether it shows a number by itself; the article of "a week" does not.
    #[must_use]
    pub fn shown(&self) -> bool {
        !matches!(self.form, Form::Article | Form::Multiple)
    }
}

/// What a numeral is made of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Form {
    /// "343", "nineteen", "4.2bn".
    Cardinal,
    /// "third", "21st".
    Ordinal,
    /// "two-thirds", "half", "a quarter"; `ordinal` where it may be a place in an order as well ("a third").
    Part {
        /// Whether it may be a place in an order as well.
        ordinal: bool,
    },
    /// "dozens", "hundreds of thousands".
    Vague,
    /// "doubled", "threefold".
    Multiple,
    /// "15s", "1990s".
    Plural,
    /// "3:45", "2:04.45".
    Clock,
    /// "9/11", "7/32".
    Slash,
    /// "IE6", "US10YT".
    Code,
    /// "II", "XVII".
    Roman,
    /// "an" in "an hour": one, if what follows is a measured length.
    Article,
}

/// Finds the numerals among the words of one sentence, in text order.
#[must_use]
pub fn numerals(text: &str, words: &[Word]) -> Vec<Numeral> {
    let reader = Reader { text, words };
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match reader.numeral(at) {
            Some(numeral) => {
                at = numeral.words.end.max(at + 1);
                found.push(numeral);
            }
            None => at += 1,
        }
    }
    found
}

struct Reader<'a> {
    text: &'a str,
    words: &'a [Word],
}

/// A number read so far.
struct Read {
    value: Decimal,
    end: usize,
    digits: bool,
    scaled: bool,
}

impl Reader<'_> {
    fn numeral(&self, at: usize) -> Option<Numeral> {
        let word = &self.words[at];
        if let Some(piece) = word.piece {
            return Some(self.of_piece(at, piece));
        }
        let article = word.entry.is(Class::ARTICLE) && !self.is(at, "the");
        if !word.entry.is(Class::NUMERIC) && !article {
            // By the first letters of all words that are read so.
            return match self.text.as_bytes()[word.span.start as usize] | 0x20 {
                b's' | b'f' | b'm' | b'c' => self.quantified(at),
                b'i' | b'v' | b'x' => self.roman(at),
                _ => None,
            };
        }
        None.or_else(|| self.vague(at))
            .or_else(|| self.fraction(at))
            .or_else(|| self.spelled(at).map(|r| self.cardinal(at, &r)))
            .or_else(|| self.ordinal(at))
            .or_else(|| self.multiple(at))
            .or_else(|| self.article(at))
    }

    fn of_piece(&self, at: usize, piece: Piece) -> Numeral {
        let one = |form, value| self.made(at..at + 1, form, value, true, false);
        match piece {
            Piece::Plain { .. } if self.beyond(at) => {
                // "1.99×10−30": a number that is too small to be held is none.
                let end = at
                    + 4
                    + usize::from(self.txt(at + 3) == "^")
                    + usize::from(self.words.get(at + 4).is_some_and(|w| w.glued && w.piece.is_some()));
                self.made(at..end.min(self.words.len()), Form::Code, None, true, false)
            }
            Piece::Plain { .. } | Piece::Fraction(..) => match self.number(at) {
                Some(read) => self.cardinal(at, &read),
                None => one(Form::Code, None),
            },
            Piece::Ordinal(n) => one(Form::Ordinal, Some(n.into())),
            Piece::Plural(n) => one(Form::Plural, Some(n.into())),
            Piece::Clock { .. } => one(Form::Clock, None),
            Piece::Slash { .. } => match self.number(at) {
                Some(read) if read.end > at + 1 => self.cardinal(at, &read),
                _ => one(Form::Slash, self.slashed(at)),
            },
            Piece::Code => {
                // ".MIWD00000PUS", "US10YT=RR": a code runs on over marks that are glued to it.
                let mut end = at + 1;
                while self.glued(end) && self.glued(end + 1) && matches!(self.txt(end), "=" | "/" | "-" | "." | "_") {
                    end += 2;
                }
                if self.glued(end) && self.txt(end) == "=" {
                    end += 1;
                }
                self.made(at..end, Form::Code, None, true, false)
            }
        }
    }

    /// A number in digits, with fraction and multiplier: "1.5 million", "1-1/2", "700 000", "4 thousand 3 hundred".
    fn number(&self, at: usize) -> Option<Read> {
        let (mut value, mut end) = match self.words[at].piece? {
            Piece::Plain { value, digits, places, grouped } => {
                let mut read = (value, at + 1);
                if !grouped && places == 0 && digits <= 3 {
                    read = self.spaced(at, value);
                }
                read
            }
            Piece::Fraction(n, d) => (decimal::quotient(n.into(), d.into())?, at + 1),
            Piece::Slash { .. } => return self.slash_number(at),
            _ => return None,
        };
        if let Some((fraction, after)) = self.half_behind(end) {
            value = value.checked_add(fraction)?;
            end = after;
        }
        if let Some((value, end)) = self.power(value, end) {
            return Some(Read { value, end, digits: true, scaled: true });
        }
        let (mut value, mut end, scaled) = self.scales(value, end)?;
        if scaled && let Some((fraction, after)) = self.half_behind(end) {
            // "3 million and a half"
            let scale = self.scale(end - 1).unwrap_or(Decimal::ONE);
            value = value.checked_add(scale.checked_mul(fraction)?)?;
            end = after;
        }
        Some(Read { value, end, digits: true, scaled })
    }

    /// "700 000": groups of three digits behind a space.
    fn spaced(&self, at: usize, first: Decimal) -> (Decimal, usize) {
        let (mut value, mut end) = (first, at + 1);
        while let Some(Word {
            piece: Some(Piece::Plain { value: group, digits: 3, places: 0, grouped: false }), ..
        }) = self.words.get(end)
        {
            let gap = &self.text[self.words[end - 1].span.end as usize..self.words[end].span.start as usize];
            if gap.chars().count() != 1 || gap == "\n" || self.words[end].entry.is(Class::CARDINAL) {
                break;
            }
            match value.checked_mul(Decimal::ONE_THOUSAND).and_then(|v| v.checked_add(*group)) {
                Some(more) => value = more,
                None => break,
            }
            end += 1;
        }
        // "10, 000": a slip of the keyboard.
        let slip = end == at + 1
            && self.txt(end) == ","
            && self.glued(end)
            && !self.glued(end + 1)
            && self.txt(end + 1) == "000"
            && self.words[end + 1].span.start == self.words[end].span.end + 1;
        if slip && let Some(more) = value.checked_mul(Decimal::ONE_THOUSAND) {
            return (more, end + 2);
        }
        (value, end)
    }

    /// Whether a power of ten stands behind the number that is too large or too small to be held.
    fn beyond(&self, at: usize) -> bool {
        let Some(Piece::Plain { value, .. }) = self.words[at].piece else { return false };
        matches!(self.txt(at + 1), "\u{d7}" | "x")
            && self.txt(at + 2) == "10"
            && matches!(self.txt(at + 3), "^" | "-" | "\u{2212}" | "\u{2013}" | "+")
            && self.power(value, at + 1).is_none()
    }

    /// "1.3×10^6", "6.2 x 10−4": the power of ten behind a number.
    fn power(&self, value: Decimal, end: usize) -> Option<(Decimal, usize)> {
        if !matches!(self.txt(end), "\u{d7}" | "x" | "\u{b7}") || self.txt(end + 1) != "10" {
            return None;
        }
        let caret = usize::from(self.txt(end + 2) == "^");
        let sign = usize::from(matches!(self.txt(end + 2 + caret), "-" | "\u{2212}" | "\u{2013}" | "+"));
        let at = end + 2 + caret + sign;
        let Some(Piece::Plain { value: exponent, places: 0, grouped: false, .. }) = self.words.get(at)?.piece else {
            return None;
        };
        let exponent = u32::try_from(exponent).ok().filter(|n| *n <= 24 && caret + sign > 0)?;
        let mut power = Decimal::ONE;
        for _ in 0..exponent {
            power = power.checked_mul(Decimal::TEN)?;
        }
        let down = sign > 0 && self.txt(at - 1) != "+";
        Some((if down { value.checked_div(power)? } else { value.checked_mul(power)? }, at + 1))
    }

    /// "½" or "1/2" behind a whole number, "and a half" behind anything: what it adds.
    fn half_behind(&self, end: usize) -> Option<(Decimal, usize)> {
        if self.is(end, "and") || self.is(end, "-") && self.is(end + 1, "and") {
            let and = if self.is(end, "and") { end } else { end + 1 };
            let next = if self.is(and + 1, "-") { and + 2 } else { and + 1 };
            if let Some(n) = self.words.get(next).and_then(|w| w.entry.cardinal).filter(|n| (2..10).contains(n)) {
                // "two and three fifths", "five billion and three quarters"
                let part = if self.is(next + 1, "-") { next + 2 } else { next + 1 };
                let denominator = self.words.get(part)?.entry.denominator?;
                let plural = self.txt(part).ends_with('s');
                return plural.then_some((decimal::quotient(n.into(), denominator.into())?, part + 1));
            }
            if self.is(next, "a") || self.is(next, "one") {
                let part = if self.is(next + 1, "-") { next + 2 } else { next + 1 };
                let denominator = self.words.get(part)?.entry.denominator?;
                return Some((decimal::quotient(Decimal::ONE, denominator.into())?, part + 1));
            }
            return None;
        }
        let at = if self.is(end, "-") && self.glued(end) && self.glued(end + 1) { end + 1 } else { end };
        match self.words.get(at)?.piece? {
            Piece::Fraction(n, d) => Some((decimal::quotient(n.into(), d.into())?, at + 1)),
            Piece::Slash { parts: [n, d, _], n: 2 } if n < d && d <= 32 => {
                Some((decimal::quotient(n.into(), d.into())?, at + 1))
            }
            _ => None,
        }
    }

    /// "1/2" as a number of its own, and the printed "41/2": four and a half.
    fn slashed(&self, at: usize) -> Option<Decimal> {
        let Piece::Slash { parts: [n, d, _], n: 2 } = self.words[at].piece? else { return None };
        if n < d {
            return decimal::quotient(n.into(), d.into());
        }
        let (whole, part) = (n / 10, n % 10);
        let mixed = matches!(d, 2 | 3 | 4 | 8) && part > 0 && part < d && whole > 0;
        if mixed { decimal::quotient(part.into(), d.into())?.checked_add(whole.into()) } else { None }
    }

    fn slash_number(&self, at: usize) -> Option<Read> {
        let value = self.slashed(at)?;
        let (value, end, scaled) = self.scales(value, at + 1)?;
        Some(Read { value, end, digits: true, scaled })
    }

    /// The multipliers behind a number: "million", "-million", "bn", "hundred thousand"; then what follows in the same
    /// number ("4 thousand 3 hundred and 21").
    fn scales(&self, value: Decimal, mut end: usize) -> Option<(Decimal, usize, bool)> {
        let (mut total, mut current, mut scaled) = (Decimal::ZERO, value, false);
        let mut last = Decimal::MAX;
        loop {
            let hyphen = self.is(end, "-") && self.glued(end) && self.glued(end + 1);
            let at = if hyphen { end + 1 } else { end };
            let Some(scale) = self.scale(at) else { break };
            current = current.checked_mul(scale)?;
            scaled = true;
            end = at + 1;
            if self.half_behind(end).is_some() {
                // "two million and three fifths": the fraction goes on, no smaller number.
                break;
            }
            if scale >= Decimal::ONE_THOUSAND && scale < last {
                // A smaller number may follow: "4 thousand 3 hundred", "one million two hundred thousand".
                let and = usize::from(self.is(end, "and"));
                let next = self.below(end + and, scale);
                if let Some((more, after)) = next {
                    total = total.checked_add(current)?;
                    (current, end, last) = (more, after, scale);
                }
            } else if scale < Decimal::ONE_THOUSAND && scale == Decimal::ONE_HUNDRED {
                let and = usize::from(self.is(end, "and"));
                if let Some((more, after)) = self.tens(end + and) {
                    current = current.checked_add(more)?;
                    end = after;
                }
            }
        }
        Some((total.checked_add(current)?, end, scaled))
    }

    /// A number below `limit` that continues a larger one: "three hundred" behind "two thousand". Digits go on only with
    /// a multiplier of their own or behind "and": "1 million 200 people" are two numbers in a newspaper.
    fn below(&self, at: usize, limit: Decimal) -> Option<(Decimal, usize)> {
        let (value, end) = match self.words.get(at)?.piece {
            Some(Piece::Plain { value, places: 0, grouped: false, .. }) if self.scale(at + 1).is_some() => {
                (value, at + 1)
            }
            _ => self.tens(at)?,
        };
        (value < limit && self.scale(end).is_none_or(|s| s < limit)).then_some((value, end))
    }

    /// "twenty-six", "nineteen", "21" behind "and".
    fn tens(&self, at: usize) -> Option<(Decimal, usize)> {
        let word = self.words.get(at)?;
        if let Some(Piece::Plain { value, places: 0, grouped: false, .. }) = word.piece {
            let and = at > 0 && self.is(at - 1, "and");
            return (and
                && value < Decimal::ONE_HUNDRED
                && at > 1
                && self.scale(at - 2).is_some()
                && !self.unit_follows(at + 1))
            .then_some((value, at + 1));
        }
        let n = word.entry.cardinal?;
        if n >= 20 && n.is_multiple_of(10) {
            let tied = self.is(at + 1, "-") && self.glued(at + 1) == self.glued(at + 2);
            let next = if tied { at + 2 } else { at + 1 };
            if let Some(ones) = self.words.get(next).and_then(|w| w.entry.cardinal)
                && (1..10).contains(&ones)
            {
                return Some((Decimal::from(n + ones), next + 1));
            }
        }
        Some((n.into(), at + 1))
    }

    /// "two million and 21 days": the 21 has a unit of its own.
    fn unit_follows(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|w| w.entry.is(Class::UNIT.or(Class::PERCENT)) || w.glued)
    }

    /// The factor of a multiplier at this place. "m", "b", "t" and the like count only where they can be nothing else.
    fn scale(&self, at: usize) -> Option<Decimal> {
        let word = self.words.get(at)?;
        if let Some(suffix) = word.suffix
            && word.glued
        {
            let scale = suffix.scale?;
            return (suffix.unit.is_none() || self.means_million(at)).then_some(scale);
        }
        if self.txt(at) == "B"
            || (self.txt(at) == "M" || self.txt(at) == "m" || self.txt(at) == "b") && self.money_before(at)
        {
            let millions = self.txt(at).eq_ignore_ascii_case("m");
            return Some(Decimal::from(if millions { 1_000_000_u64 } else { 1_000_000_000 }))
                .filter(|_| at > 0 && self.words[at - 1].piece.is_some());
        }
        // "3.7 millions", "$2 billions"; but "on May 5 thousands marched".
        let plural = ["thousands", "millions", "billions", "trillions"].iter().position(|word| self.is(at, word));
        if let Some(power) = plural {
            let number = at.checked_sub(1).and_then(|before| self.words[before].piece.as_ref());
            let parts = matches!(number, Some(Piece::Plain { places: 1.., .. }));
            let money = number.is_some() && self.money_before(at);
            return (parts || money).then(|| Decimal::from(1000_u64.pow(power as u32 + 1)));
        }
        if self.is(at, "dozens") && at > 0 && !self.is(at.wrapping_sub(1), "of") {
            return Some(Decimal::from(12));
        }
        word.entry.scale.filter(|_| !(self.is(at, "mil") && !self.money_before(at)))
    }

    /// "4.25m" and "5t" are lengths and weights unless money stands in front or a noun behind.
    fn means_million(&self, at: usize) -> bool {
        if self.txt(at) == "M" || self.money_before(at) {
            return true;
        }
        let Some(next) = self.words.get(at + 1) else { return false };
        // "35m of its devices", "2m of the 5m residents"
        if self.txt(at) == "m" && self.is(at + 1, "of") {
            let whose = self.words.get(at + 2).is_some_and(|w| w.entry.is(Class::POSSESSIVE));
            let whole = self.is(at + 2, "the") && self.words.get(at + 3).is_some_and(|w| w.piece.is_some());
            return whose || whole || self.is(at + 2, "people") || self.is(at + 2, "those");
        }
        let closed =
            Class::PREPOSITION.or(Class::CONJUNCTION).or(Class::AUXILIARY).or(Class::PRONOUN).or(Class::ARTICLE);
        let noun = next.kind == Kind::Word && !next.capital && !next.entry.is(closed) && !self.track(at + 1);
        noun && self.txt(at) == "m" && !self.long_or_wide(at + 1)
    }

    /// "the 100m hurdles", "50m freestyle": the name of a race or a thing of that length.
    fn track(&self, at: usize) -> bool {
        const TRACK: [&str; 27] = [
            "title", "titles", "hurdles", "champion", "championship", "race", "races", "final", "finals", "freestyle",
            "sprint", "event", "record", "relay", "butterfly", "backstroke", "breaststroke", "medley", "dash", "gold",
            "silver", "bronze", "crown", "runner", "steeplechase", "heats", "heat",
        ];
        TRACK.iter().any(|t| self.is(at, t))
    }

    fn long_or_wide(&self, at: usize) -> bool {
        [
            "long", "wide", "high", "tall", "deep", "away", "above", "below", "apart", "across", "down", "behind",
            "ahead", "jump", "wave", "waves", "tsunami", "yacht", "stretch", "drop",
        ]
        .iter()
        .any(|t| self.is(at, t))
    }

    /// Whether a currency sign stands right before the digits that end before word `at`.
    fn money_before(&self, at: usize) -> bool {
        let Some(digits) = at.checked_sub(1).and_then(|i| self.words.get(i)) else { return false };
        if digits.piece.is_none() {
            return false;
        }
        let before = self.text[..digits.span.start as usize].trim_end_matches([' ', '\u{a0}']);
        let near = &before[before.char_indices().rev().nth(5).map_or(0, |(i, _)| i)..];
        let code = near.len() >= 3 && {
            let code = &near[near.char_indices().rev().nth(2).map_or(0, |(i, _)| i)..];
            let alone = !near[..near.len() - code.len()].ends_with(char::is_alphanumeric);
            alone && code.bytes().all(|b| b.is_ascii_uppercase()) && crate::lexicon::look(code).currency.is_some()
        };
        code || crate::lexicon::lexicon().sign_before(near).is_some()
    }

    /// A number in words: "one hundred and twenty-six", "two and a half million", "half a million", "a dozen".
    fn spelled(&self, at: usize) -> Option<Read> {
        let article = self.is(at, "a") || self.is(at, "an");
        if article {
            // "a hundred", "a million", "a dozen", "a half-dozen", "a half million".
            let half = self.is(at + 1, "half") || self.is(at + 1, "quarter");
            let mut start = at + 1 + usize::from(half) + usize::from(half && self.is(at + 2, "-"));
            // "a half a dozen"
            start += usize::from(half && self.is(start, "a"));
            self.words.get(start)?.entry.scale.filter(|_| self.words[start].entry.is(Class::SCALE))?;
            let first = match (half, self.is(at + 1, "half")) {
                (false, _) => Decimal::ONE,
                (_, true) => Decimal::new(5, 1),
                _ => Decimal::new(25, 2),
            };
            let (value, end, scaled) = self.scales(first, start)?;
            return Some(Read { value, end, digits: false, scaled });
        }
        if self.is(at, "half") || self.is(at, "quarter") {
            // "half a million", "half a dozen", "half-dozen", "half million".
            let a = self.is(at + 1, "a") || self.is(at + 1, "-");
            let b = self.is(at + 1, "-") && (self.is(at + 2, "a"));
            let mut start = at + 1 + usize::from(a) + usize::from(b);
            start += usize::from(b && self.is(start, "-"));
            let scale = self.words.get(start)?;
            scale.entry.scale.filter(|_| scale.entry.is(Class::SCALE))?;
            let first = if self.is(at, "half") { Decimal::new(5, 1) } else { Decimal::new(25, 2) };
            let (value, end, scaled) = self.scales(first, start)?;
            return Some(Read { value, end, digits: false, scaled });
        }
        // "Hundred thousand dollars": one is not said.
        let hundred = self.is(at, "hundred")
            && self.words.get(at + 1).is_some_and(|w| w.entry.scale.is_some_and(|s| s >= Decimal::ONE_THOUSAND));
        if hundred {
            let (value, end, scaled) = self.scales(Decimal::ONE, at)?;
            return Some(Read { value, end, digits: false, scaled });
        }
        let (mut value, mut end) = self.tens(at)?;
        if let Some((fraction, after)) = self.half_behind(end) {
            value = value.checked_add(fraction)?;
            end = after;
        } else if self.is(end, "point") {
            // "four point two billion"
            if let Some((fraction, after)) = self.point(end) {
                value = value.checked_add(fraction)?;
                end = after;
            }
        }
        let (mut value, mut end, scaled) = self.scales(value, end)?;
        if scaled
            && self.is(end, "point")
            && let Some((fraction, after)) = self.point(end)
        {
            value = value.checked_add(fraction)?;
            end = after;
        }
        if scaled && let Some((fraction, after)) = self.half_behind(end) {
            // "a million and a half" is rare; "two dozen and a half" rarer: only whole multipliers take it.
            let scale = self.scale(end - 1).unwrap_or(Decimal::ONE);
            value = value.checked_add(scale.checked_mul(fraction)?)?;
            end = after;
        }
        Some(Read { value, end, digits: false, scaled })
    }

    /// "point two", "point zero three", "point seventy-one": what stands behind the point.
    fn point(&self, at: usize) -> Option<(Decimal, usize)> {
        let mut digits = String::new();
        let mut after = at + 1;
        while let Some(n) = self.words.get(after).and_then(|w| w.entry.cardinal) {
            let (value, end) = if n < 20 { (Decimal::from(n), after + 1) } else { self.tens(after)? };
            digits.push_str(&decimal::plain(value));
            after = end;
        }
        (!digits.is_empty()).then_some((decimal::parse(&format!("0.{digits}"))?, after))
    }

    /// "two-thirds", "a quarter", "half", "three quarters of a million".
    fn fraction(&self, at: usize) -> Option<Numeral> {
        let (numerator, part, counted) = if self.is(at, "a") || self.is(at, "one") {
            let next = if self.is(at + 1, "-") { at + 2 } else { at + 1 };
            (1, next, self.is(at, "one"))
        } else if let Some(n) = self.words[at].entry.cardinal.filter(|n| (2..100).contains(n)) {
            let next = if self.is(at + 1, "-") { at + 2 } else { at + 1 };
            (n, next, true)
        } else {
            (1, at, false)
        };
        let word = self.words.get(part)?;
        let denominator = word.entry.denominator?;
        let plural = self.txt(part).ends_with('s') || self.is(part, "halves");
        let bare = part == at;
        if numerator > 1 && !plural
            || bare && !matches!(denominator, 2) && !(self.is(part, "quarter") && self.is(part + 1, "-"))
        {
            return None;
        }
        if bare && (self.is(at, "halves") || plural) {
            return None;
        }
        // "half a million" is a number of its own.
        if let Some(read) = self.spelled(at)
            && read.scaled
        {
            return Some(self.cardinal(at, &read));
        }
        // "two quarters", "three halves" of a match or a year are counts of them; nobody says two quarters for a half.
        let share = numerator == 3 && (self.is(part - 1, "-") || self.is(part + 1, "of"));
        if denominator == 4 && numerator > 1 && !share {
            return None;
        }
        let mut value = decimal::quotient(numerator.into(), denominator.into())?;
        let mut end = part + 1;
        let mut scaled = false;
        if self.is(end, "of") && self.is(end + 1, "a") {
            let scale = self.words.get(end + 2).filter(|w| w.entry.is(Class::SCALE)).and_then(|w| w.entry.scale);
            if let Some(scale) = scale {
                value = decimal::quotient(Decimal::from(numerator).checked_mul(scale)?, denominator.into())?;
                end += 3;
                scaled = true;
            }
        }
        let ordinal = !counted && denominator > 2 && !plural;
        let form = if scaled { Form::Cardinal } else { Form::Part { ordinal } };
        Some(self.made(at..end, form, Some(value), false, scaled))
    }

    /// "dozens", "tens of thousands", "hundreds of millions".
    fn vague(&self, at: usize) -> Option<Numeral> {
        if !self.words[at].entry.is(Class::VAGUE) {
            return None;
        }
        let mut end = at + 1;
        while self.is(end, "of") && self.words.get(end + 1).is_some_and(|w| w.entry.is(Class::VAGUE)) {
            end += 2;
        }
        if self.is(end, "or") && self.words.get(end + 1).is_some_and(|w| w.entry.is(Class::VAGUE)) {
            end += 2;
        }
        let alone = end == at + 1;
        if alone && self.is(at, "tens")
            || alone && self.is(at, "scores") && !self.is(end, "of") && !self.is(end, "more")
        {
            return None;
        }
        Some(self.made(at..end, Form::Vague, None, false, true))
    }

    /// "a few hundred", "several thousand", "a couple of dozen": vague, although the multiplier is a number.
    fn quantified(&self, at: usize) -> Option<Numeral> {
        let scale = if self.is(at, "several") || self.is(at, "few") || self.is(at, "many") {
            at + 1
        } else if self.is(at, "couple") {
            at + 1 + usize::from(self.is(at + 1, "of"))
        } else {
            return None;
        };
        let mut end = scale;
        while self.words.get(end).is_some_and(|w| w.entry.is(Class::SCALE) && w.piece.is_none()) {
            end += 1;
        }
        (end > scale).then(|| self.made(at..end, Form::Vague, None, false, true))
    }

    fn ordinal(&self, at: usize) -> Option<Numeral> {
        let word = &self.words[at];
        if let Some(n) = word.entry.cardinal.filter(|n| *n >= 20 && n.is_multiple_of(10))
            && self.is(at + 1, "-")
            && let Some(ones) = self.words.get(at + 2).and_then(|w| w.entry.ordinal).filter(|o| *o < 10)
        {
            return Some(self.made(at..at + 3, Form::Ordinal, Some((n + ones).into()), false, false));
        }
        let n = word.entry.ordinal?;
        Some(self.made(at..at + 1, Form::Ordinal, Some(n.into()), false, false))
    }

    fn multiple(&self, at: usize) -> Option<Numeral> {
        let factor = self.words[at].entry.multiple?;
        Some(self.made(at..at + 1, Form::Multiple, Some(factor), false, false))
    }

    /// "an hour", "a week", "a decade": perhaps a measured length.
    fn article(&self, at: usize) -> Option<Numeral> {
        let time = self.words.get(at + 1)?.entry.unit.filter(|u| u.kind == "time" && u.name != "generation")?;
        let singular = !self.txt(at + 1).ends_with('s');
        (singular && time.name != "second" && (self.is(at, "a") || self.is(at, "an")))
            .then(|| self.made(at..at + 1, Form::Article, Some(Decimal::ONE), false, false))
    }

    /// "II", "XVII": capitals behind a name.
    fn roman(&self, at: usize) -> Option<Numeral> {
        let word = self.txt(at);
        let roman = (2..=8).contains(&word.len()) && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
        let name = at > 0 && self.words[at - 1].kind == Kind::Word;
        (roman && name && word != "XX" && word != "XXX").then(|| self.made(at..at + 1, Form::Roman, None, false, false))
    }

    fn cardinal(&self, at: usize, read: &Read) -> Numeral {
        self.made(at..read.end, Form::Cardinal, Some(read.value), read.digits, read.scaled)
    }

    fn made(&self, words: Range<usize>, form: Form, value: Option<Decimal>, digits: bool, scaled: bool) -> Numeral {
        let span = self.words[words.start].span.to(self.words[words.end - 1].span);
        Numeral { words, span, form, value: value.map(|v| v.normalize()), digits, scaled }
    }

    fn txt(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |w| w.span.text(self.text))
    }

    fn is(&self, at: usize, word: &str) -> bool {
        let text = self.txt(at);
        text.len() == word.len() && text.eq_ignore_ascii_case(word)
            || word == "-" && matches!(text, "\u{2010}" | "\u{2011}")
    }

    fn glued(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|w| w.glued)
    }
}
