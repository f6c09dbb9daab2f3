//! When an article was published, whatever way its publisher wrote it.
//!
//! `"Tue, 04 Mar 2025 10:00:00 +0100"` → `2025-03-04T10:00:00+01:00`; `"March 4, 2025 5:45 p.m. ET"` →
//! `2025-03-04T17:45:00-05:00`; `"4 March 2025"` → `2025-03-04`.
//!
//! # Leaves alone
//! A time without a zone is a moment that nobody can place: only its date is kept. `03/04/2025` is March in one country
//! and April in another: nothing is read from it unless one of the two can be no month.

use crate::model::Published;
use jiff::civil::{Date, DateTime, Time};
use jiff::fmt::temporal::Pieces;
use jiff::tz::{Offset, TimeZone};

/// The moment that `words` name, or none where they name none.
#[must_use]
pub fn read(words: &str) -> Option<Published> {
    let words = words.trim();
    if words.len() > 200 {
        return None;
    }
    iso(words).or_else(|| mail(words)).or_else(|| epoch(words)).or_else(|| in_words(words))
}

/// `2025-03-04`, `2025-03-04T10:00:00Z`, `20250304T100000+0100`.
fn iso(words: &str) -> Option<Published> {
    let pieces = Pieces::parse(words).ok()?;
    Some(match (pieces.time(), pieces.to_numeric_offset()) {
        (Some(time), Some(offset)) => moment(pieces.date().to_datetime(time), offset)?,
        _ => day(pieces.date())?,
    })
}

/// `Tue, 04 Mar 2025 10:00:00 GMT`, as feeds and letters write it.
fn mail(words: &str) -> Option<Published> {
    let zoned = jiff::fmt::rfc2822::parse(words).ok()?;
    moment(zoned.datetime(), zoned.offset())
}

/// `1741082400`: seconds, or milliseconds, of Unix time, as some page tags have it.
fn epoch(words: &str) -> Option<Published> {
    let digits = words.bytes().all(|b| b.is_ascii_digit());
    let seconds = match words.len() {
        10 if digits => words.parse::<i64>().ok()?,
        13 if digits => words.parse::<i64>().ok()? / 1000,
        _ => return None,
    };
    moment(Offset::UTC.to_datetime(jiff::Timestamp::from_second(seconds).ok()?), Offset::UTC)
}

/// What a line in a newspaper's own words has said so far.
#[derive(Default)]
struct Read {
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
    time: Option<Time>,
    zone: Option<Zone>,
}

/// A zone's clock: always the same, or with a summer.
#[derive(Clone, Copy)]
enum Zone {
    Fixed(i32),
    Posix(&'static str),
}

/// Zones by the letters that newspapers use, in minutes or as a rule of summer time. Letters that two countries use for
/// different zones (IST) are not here; CST is the one of Chicago, where news in English that prints it comes from.
const ZONES: &[(&str, Zone)] = &[
    ("z", Zone::Fixed(0)),
    ("gmt", Zone::Fixed(0)),
    ("utc", Zone::Fixed(0)),
    ("bst", Zone::Fixed(60)),
    ("cet", Zone::Fixed(60)),
    ("cest", Zone::Fixed(120)),
    ("eet", Zone::Fixed(120)),
    ("eest", Zone::Fixed(180)),
    ("sast", Zone::Fixed(120)),
    ("eat", Zone::Fixed(180)),
    ("aest", Zone::Fixed(600)),
    ("aedt", Zone::Fixed(660)),
    ("awst", Zone::Fixed(480)),
    ("nzst", Zone::Fixed(720)),
    ("nzdt", Zone::Fixed(780)),
    ("est", Zone::Fixed(-300)),
    ("edt", Zone::Fixed(-240)),
    ("cst", Zone::Fixed(-360)),
    ("cdt", Zone::Fixed(-300)),
    ("mst", Zone::Fixed(-420)),
    ("mdt", Zone::Fixed(-360)),
    ("pst", Zone::Fixed(-480)),
    ("pdt", Zone::Fixed(-420)),
    ("et", Zone::Posix("EST5EDT,M3.2.0,M11.1.0")),
    ("ct", Zone::Posix("CST6CDT,M3.2.0,M11.1.0")),
    ("mt", Zone::Posix("MST7MDT,M3.2.0,M11.1.0")),
    ("pt", Zone::Posix("PST8PDT,M3.2.0,M11.1.0")),
];

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Words that stand around a date and say nothing of it.
const FILLERS: &[&str] = &[
    "at", "on", "the", "of", "published", "posted", "updated", "date", "first", "originally", "created", "modified",
    "mon", "monday", "tue", "tues", "tuesday", "wed", "weds", "wednesday", "thu", "thur", "thurs", "thursday", "fri",
    "friday", "sat", "saturday", "sun", "sunday", "local", "time", "last",
];

/// `March 4, 2025 5:45 p.m. ET`, `Published: 4th March 2025, 17.45 GMT`, `31/12/2024 10:00 UTC`.
fn in_words(words: &str) -> Option<Published> {
    let lower = words.to_lowercase().replace("a.m.", "am").replace("p.m.", "pm");
    let mut read = Read::default();
    for token in lower.split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '·' | '•' | '(' | ')')) {
        let token = token.trim_matches(|c| matches!(c, ':' | '.' | ';' | '–' | '—'));
        if !(token.is_empty() || token == "-" || FILLERS.contains(&token) || read.take(token)) {
            return None;
        }
    }
    read.published()
}

impl Read {
    /// Whether the word fits what is still missing.
    fn take(&mut self, token: &str) -> bool {
        if let Some(month) = month(token) {
            return self.month.replace(month).is_none();
        }
        if let Some((_, zone)) = ZONES.iter().find(|(letters, _)| *letters == token) {
            return self.zone.replace(*zone).is_none();
        }
        if let Some(minutes) = numeric_zone(token) {
            return self.zone.replace(Zone::Fixed(minutes)).is_none();
        }
        if matches!(token, "am" | "pm") {
            return self.time.is_some_and(|t| self.set_time(t.hour(), t.minute(), t.second(), Some(token == "pm")));
        }
        if let Some(parts) = date_in_digits(token) {
            (self.year, self.month, self.day) = (Some(parts.0), Some(parts.1), Some(parts.2));
            return true;
        }
        if let Some(year) = token.parse().ok().filter(|y| token.len() == 4 && (1600..=2200).contains(y)) {
            return self.year.replace(year).is_none();
        }
        let bare = ["st", "nd", "rd", "th"].iter().find_map(|suffix| token.strip_suffix(suffix)).unwrap_or(token);
        match bare.parse::<i8>() {
            Ok(day) if (1..=31).contains(&day) && self.day.is_none() => self.day.replace(day).is_none(),
            _ => self.take_time(token),
        }
    }

    /// `17:45`, `17.45`, `5:45pm`, `5pm`, `10:00:30`.
    fn take_time(&mut self, token: &str) -> bool {
        let (clock, half) = match (token.strip_suffix("am"), token.strip_suffix("pm")) {
            (Some(clock), _) => (clock, Some(false)),
            (_, Some(clock)) => (clock, Some(true)),
            _ => (token, None),
        };
        let mut parts = clock.split([':', '.']).map(str::parse::<i8>);
        let (Some(Ok(hour)), minute, second, None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
            return false;
        };
        // "5" alone is no clock time, "5pm" is.
        let (Ok(minute), Ok(second)) = (minute.unwrap_or(Ok(0)), second.unwrap_or(Ok(0))) else { return false };
        (half.is_some() || clock.len() > 2) && self.time.is_none() && self.set_time(hour, minute, second, half)
    }

    fn set_time(&mut self, hour: i8, minute: i8, second: i8, afternoon: Option<bool>) -> bool {
        let hour = match afternoon {
            Some(true) if hour < 12 => hour + 12,
            Some(false) if hour == 12 => 0,
            _ => hour,
        };
        self.time = Time::new(hour, minute, second, 0).ok();
        self.time.is_some()
    }

    fn published(self) -> Option<Published> {
        let date = Date::new(self.year?, self.month?, self.day?).ok()?;
        match (self.time, self.zone) {
            (Some(time), Some(zone)) => {
                let local = date.to_datetime(time);
                moment(local, zone.offset(local)?)
            }
            _ => day(date),
        }
    }
}

impl Zone {
    fn offset(self, local: DateTime) -> Option<Offset> {
        match self {
            Self::Fixed(minutes) => Offset::from_seconds(minutes * 60).ok(),
            Self::Posix(rule) => {
                Some(TimeZone::posix(rule).ok()?.to_ambiguous_zoned_datetime(local).compatible().ok()?.offset())
            }
        }
    }
}

fn month(token: &str) -> Option<i8> {
    let three = token.get(..3)?;
    let month = MONTHS.iter().position(|m| *m == three)? as i8 + 1;
    let names = "january february march april may june july august september october november december";
    (token.len() == 3 || token == "sept" || names.split(' ').any(|name| name == token)).then_some(month)
}

/// `+0200`, `-05:00`, `gmt+2`, `utc-5`.
fn numeric_zone(token: &str) -> Option<i32> {
    let named = token.strip_prefix("gmt").or_else(|| token.strip_prefix("utc"));
    let rest = named.unwrap_or(token);
    let sign = if rest.starts_with('+') { 1 } else { -1 };
    let digits = rest.strip_prefix(['+', '-'])?.replace(':', "");
    let number: i32 = digits.parse().ok().filter(|_| digits.len() == 4 || (named.is_some() && digits.len() <= 2))?;
    let minutes = if digits.len() == 4 { number / 100 * 60 + number % 100 } else { number * 60 };
    (minutes <= 14 * 60).then_some(sign * minutes)
}

/// `2025/03/04`, `31/12/2024`, `12/31/2024`, `04.03.2025` (points are only used day first).
fn date_in_digits(token: &str) -> Option<(i16, i8, i8)> {
    let sign = ['/', '.', '-'].into_iter().find(|sign| token.matches(*sign).count() == 2)?;
    let parts: Vec<i16> = token.split(sign).map(str::parse).collect::<Result<_, _>>().ok()?;
    let year_first = token.find(sign) == Some(4);
    let (year, month, day) = match (parts[0], parts[1], parts[2]) {
        (year, month, day) if year_first => (year, month, day),
        (day, month, year) if sign == '.' || day > 12 || day == month => (year, month, day),
        (month, day, year) if day > 12 => (year, month, day),
        _ => return None,
    };
    ((1600..=2200).contains(&year)).then_some((year, i8::try_from(month).ok()?, i8::try_from(day).ok()?))
}

fn day(date: Date) -> Option<Published> {
    plausible(date).then(|| Published(date.to_string()))
}

fn moment(local: DateTime, offset: Offset) -> Option<Published> {
    let seconds = offset.seconds();
    // RFC 3339 knows no seconds in an offset.
    if !plausible(local.date()) || seconds % 60 != 0 {
        return None;
    }
    let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.abs() / 60);
    let zone = if minutes == 0 { "Z".to_string() } else { format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60) };
    Some(Published(format!("{}{zone}", local.strftime("%Y-%m-%dT%H:%M:%S"))))
}

/// No newspaper is older, and year 1 or 9999 is how a program writes "unknown".
fn plausible(date: Date) -> bool {
    (1600..=2200).contains(&date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_as(words: &str) -> String {
        read(words).map_or_else(|| "-".to_string(), |p| p.0)
    }

    #[test]
    fn the_offset_is_the_publishers_own() {
        for (words, moment) in [
            ("2025-03-04T10:00:00+01:00", "2025-03-04T10:00:00+01:00"),
            ("2025-03-04T10:00:00.123Z", "2025-03-04T10:00:00Z"),
            ("2025-03-04T10:00:00+0000", "2025-03-04T10:00:00Z"),
            ("20250304T101500Z", "2025-03-04T10:15:00Z"),
            ("Tue, 04 Mar 2025 10:00:00 -0500", "2025-03-04T10:00:00-05:00"),
            ("Tue, 04 Mar 2025 10:00:00 GMT", "2025-03-04T10:00:00Z"),
            ("1741082400", "2025-03-04T10:00:00Z"),
            ("March 4, 2025 5:45 p.m. ET", "2025-03-04T17:45:00-05:00"),
            ("Updated: Friday, July 4, 2025 at 12:05 a.m. ET", "2025-07-04T00:05:00-04:00"),
            ("Published 16:20 BST, 4 July 2025", "2025-07-04T16:20:00+01:00"),
            ("4th March 2025 | 17.45 GMT", "2025-03-04T17:45:00Z"),
            ("Wed, 23 Apr 2025 | 10:00 PM (GMT+7)", "2025-04-23T22:00:00+07:00"),
            ("4 Mar 2025, 10:00 UTC+2", "2025-03-04T10:00:00+02:00"),
        ] {
            assert_eq!(read_as(words), moment, "{words}");
        }
    }

    #[test]
    fn without_a_zone_only_the_date_is_kept() {
        for (words, date) in [
            ("2025-03-04", "2025-03-04"),
            ("2025-03-04 10:00", "2025-03-04"),
            ("2025-03-04T10:00:00", "2025-03-04"),
            ("Mar. 4, 2025", "2025-03-04"),
            ("Sept 30th 2024 9:15 am", "2024-09-30"),
            ("Sunday 2 March 2025", "2025-03-02"),
            ("31/12/2024", "2024-12-31"),
            ("12/31/2024", "2024-12-31"),
            ("04.03.2025", "2025-03-04"),
            ("2025/03/04", "2025-03-04"),
        ] {
            assert_eq!(read_as(words), date, "{words}");
        }
    }

    #[test]
    fn nothing_is_read_into_words_that_name_no_day() {
        for words in [
            "",
            "yesterday",
            "03/04/2025",
            "March 2025",
            "4 March",
            "30 February 2025",
            "2025-13-01",
            "0001-01-01",
            "10",
            "March 4, 2025 killed 15",
            "25:99 4 March 2025",
            "4 March 2025 5 June 2025",
            "March marched 4 2025",
        ] {
            assert_eq!(read_as(words), "-", "{words}");
        }
    }
}
