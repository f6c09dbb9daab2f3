//! Dates in a text: a weekday, a day of a month, a year, as far as they are given.
//!
//! `"on Tuesday, March 12, 2024"` → Tuesday, 12, March, 2024.

use super::words::{Word, within};
use crate::lexicon;
use crate::span::Span;
use jiff::civil::{Date, Weekday};

/// A date as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// Where it stands, the weekday included.
    pub span: Span,
    /// The day of the week right before it.
    pub weekday: Option<Weekday>,
    /// The day of the month.
    pub day: i8,
    /// The month.
    pub month: i8,
    /// The year, if it is given.
    pub year: Option<i16>,
}

impl Written {
    /// The day that it means in this year, if there is one.
    #[must_use]
    pub fn in_year(&self, year: i16) -> Option<Date> {
        Date::new(year, self.month, self.day).ok()
    }

    /// The day that it means, its year given or the one that brings it nearest to `about`.
    #[must_use]
    pub fn near(&self, about: Option<Date>) -> Option<Date> {
        if let Some(year) = self.year {
            return self.in_year(year);
        }
        let about = about?;
        let distance = |d: &Date| (*d - about).get_days().abs();
        (-1..=1).filter_map(|by| self.in_year(about.year() + by)).min_by_key(distance)
    }
}

/// The dates of a part of a text that have both a day and a month.
#[must_use]
pub fn dates(text: &str, part: Span) -> Vec<Written> {
    if !may_hold_one(part.text(text)) {
        return Vec::new();
    }
    let words = within(text, part);
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let Some(month) = month(word) else { continue };
        let gap =
            |a: usize, b: usize| text.get(words[a].span.end as usize..words[b].span.start as usize).unwrap_or("?");
        let close = |a: usize, b: usize| matches!(gap(a, b).trim(), "" | "," | ".");
        let behind = words.get(at + 1).and_then(day).filter(|_| close(at, at + 1) && !gap(at, at + 1).contains(','));
        let ahead = at.checked_sub(1).and_then(|n| day(&words[n]).filter(|_| gap(n, at).trim().is_empty()));
        let (first, last, day) = match (behind, ahead) {
            (Some(day), _) => (at, at + 1, day),
            (None, Some(day)) => (at - 1, at, day),
            (None, None) => continue,
        };
        let year = words.get(last + 1).and_then(year).filter(|_| close(last, last + 1));
        let end = if year.is_some() { last + 1 } else { last };
        let lead = first.checked_sub(1).map(|n| if words[n].is("the") && n > 0 { n - 1 } else { n });
        // "Harwick Sun, August 16, 2008": a newspaper.
        let named =
            |n: usize| words[n].text.len() == 3 && n > 0 && words[n - 1].capital() && gap(n - 1, n).trim().is_empty();
        let weekday = lead.filter(|n| !named(*n)).and_then(|n| {
            weekday(words[n].text).filter(|_| matches!(gap(n, n + 1).trim(), "" | "," | ".")).map(|d| (n, d))
        });
        let start = weekday.map_or(first, |(n, _)| n);
        found.push(Written {
            span: words[start].span.to(words[end].span),
            weekday: weekday.map(|(_, d)| d),
            day,
            month,
            year,
        });
    }
    found
}

/// Whether a word that begins like a month stands beside a number of one or two digits: in most paragraphs none does, and
/// telling that takes a tenth of the time that reading their words takes.
fn may_hold_one(text: &str) -> bool {
    const MONTHS: [&[u8; 3]; 12] =
        [b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul", b"aug", b"sep", b"oct", b"nov", b"dec"];
    let month = |word: &[u8]| {
        word.first_chunk::<3>().is_some_and(|begins| {
            let low = begins.map(|b| b.to_ascii_lowercase());
            MONTHS.contains(&&low)
        })
    };
    let bytes = text.as_bytes();
    let word = |b: &u8| b.is_ascii_alphanumeric();
    let mut at = 0;
    while let Some(digit) = bytes[at..].iter().position(u8::is_ascii_digit) {
        let start = at + digit;
        let end = start + bytes[start..].iter().take_while(|b| b.is_ascii_digit()).count();
        at = end;
        if end - start > 2 {
            continue;
        }
        let behind = end + bytes[end..].iter().take_while(|b| word(b)).count();
        let behind = behind + bytes[behind..].iter().take_while(|b| !word(b)).take(8).count();
        let gap = bytes[..start].iter().rev().take_while(|b| !word(b)).take(8).count();
        let before = start - gap;
        let before = before - bytes[..before].iter().rev().take_while(|b| word(b)).count();
        if month(&bytes[behind..]) || month(&bytes[before..start]) {
            return true;
        }
    }
    false
}

fn month(word: &Word<'_>) -> Option<i8> {
    let may = word.is("may") || word.is("march") || word.is("mar");
    let known = lexicon::look(word.text).month?;
    (word.capital() && !(may && word.text.chars().all(char::is_lowercase))).then_some(known as i8)
}

fn day(word: &Word<'_>) -> Option<i8> {
    let bare = ["st", "nd", "rd", "th"].iter().find_map(|end| word.text.strip_suffix(end)).unwrap_or(word.text);
    let digits = bare.len() <= 2 && bare.bytes().all(|b| b.is_ascii_digit());
    bare.parse().ok().filter(|day| digits && (1..=31).contains(day))
}

fn year(word: &Word<'_>) -> Option<i16> {
    let digits = word.text.len() == 4 && word.text.bytes().all(|b| b.is_ascii_digit());
    word.text.parse().ok().filter(|year| digits && (1500..=2200).contains(year))
}

/// The day of the week, its usual abbreviations too.
#[must_use]
pub fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "Monday" | "Mon" => Weekday::Monday,
        "Tuesday" | "Tue" | "Tues" => Weekday::Tuesday,
        "Wednesday" | "Wed" => Weekday::Wednesday,
        "Thursday" | "Thu" | "Thur" | "Thurs" => Weekday::Thursday,
        "Friday" | "Fri" => Weekday::Friday,
        "Saturday" | "Sat" => Weekday::Saturday,
        "Sunday" | "Sun" => Weekday::Sunday,
        _ => return None,
    })
}

/// The day of the week in English.
#[must_use]
pub fn named(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(Option<&'static str>, i8, i8, Option<i16>)> {
        let found = dates(text, Span::new(0, text.len()));
        found.into_iter().map(|d| (d.weekday.map(named), d.day, d.month, d.year)).collect()
    }

    #[test]
    fn dates_are_read_in_both_orders() {
        assert_eq!(read("on Tuesday, March 12, 2024, and"), [(Some("Tuesday"), 12, 3, Some(2024))]);
        assert_eq!(read("from 8 May to 9 June"), [(None, 8, 5, None), (None, 9, 6, None)]);
        assert_eq!(read("Friday the 13th November 2015"), [(Some("Friday"), 13, 11, Some(2015))]);
        assert_eq!(read("on Sun, August 17, 2008"), [(Some("Sunday"), 17, 8, Some(2008))]);
        assert_eq!(read("the Harwick Sun, August 16, 2008"), [(None, 16, 8, Some(2008))]);
        assert_eq!(read("they may 12 times; March 2024; in May"), []);
    }
}
