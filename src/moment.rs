//! Moments as newsrooms write them, for putting things in order.
//!
//! `"2025-03-19T14:02:00+02:00"` → second 1742385720; `"2025-03-19"` → the seconds of that day. The words of the
//! publisher are what the ledger keeps and shows; the numbers made here only sort and filter. A time without an offset
//! is read as UTC, since nothing better is known.

use jiff::civil::{Date, DateTime};
use jiff::{SignedDuration, Timestamp, ZonedDateTime, tz::TimeZone};

/// The first and the last second that the words mean, since 1970; the same for a point in time.
/// `None` if they are neither a date nor a time.
#[must_use]
pub fn seconds(words: &str) -> Option<(i64, i64)> {
    let words = words.trim();
    if words.len() == 10 {
        let day: Date = words.parse().ok()?;
        let first = TimeZone::UTC.to_timestamp(day.at(0, 0, 0, 0)).ok()?.as_second();
        return Some((first, first + 86_399));
    }
    let at = match words.parse::<Timestamp>() {
        Ok(at) => at,
        Err(_) => TimeZone::UTC.to_timestamp(words.parse::<DateTime>().ok()?).ok()?,
    };
    Some((at.as_second(), at.as_second()))
}

/// The moment that lies a stretch of time before `now`: `7d`, `2w`, `36h`.
#[must_use]
pub fn before(now: &str, stretch: &str) -> Option<i64> {
    let digits = stretch.len() - stretch.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let count: i64 = stretch[..digits].parse().ok()?;
    let unit = match &stretch[digits..] {
        "h" => 3600,
        "d" => 24 * 3600,
        "w" => 7 * 24 * 3600,
        _ => return None,
    };
    let now: Timestamp = now.parse().ok()?;
    let then = now.checked_sub(SignedDuration::from_secs(count.checked_mul(unit)?)).ok()?;
    Some(then.as_second())
}

/// A moment of the clock as the ledger writes it: RFC 3339 to the second, with the writer's own offset.
#[must_use]
pub fn written(at: &ZonedDateTime) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// `"2025-03-19T14:02:11+02:00"` → `"2025-03-19 14:02"`: what people want to read.
#[must_use]
pub fn short(words: &str) -> String {
    match words.split_once('T') {
        Some((day, time)) if time.len() >= 5 && time.is_char_boundary(5) => format!("{day} {}", &time[..5]),
        _ => words.to_string(),
    }
}

/// The same for somebody who reads it at `now`: `"Wed 14:02"` within the week, by the calendars of those who wrote the two.
#[must_use]
pub fn told(words: &str, now: &str) -> String {
    let date = |words: &str| day(words).parse::<Date>().ok();
    let short = short(words);
    let near = date(words).zip(date(now)).filter(|(then, now)| {
        let ago = then.until(*now).map_or(-1, |span| span.get_days());
        (0..7).contains(&ago)
    });
    match (near, short.split_once(' ')) {
        (Some((then, _)), Some((_, time))) => format!("{} {time}", then.strftime("%a")),
        _ => short,
    }
}

/// `"2025-03-19T14:02:11+02:00"` → `"2025-03-19"`.
#[must_use]
pub fn day(words: &str) -> &str {
    words.split_once('T').map_or(words, |(day, _)| day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_a_point_and_a_date_is_a_day() {
        assert_eq!(seconds("2025-03-19T14:02:00+02:00"), Some((1_742_385_720, 1_742_385_720)));
        assert_eq!(seconds("2025-03-19T12:02:00Z"), seconds("2025-03-19T12:02:00"));
        assert_eq!(seconds("2025-03-19"), Some((1_742_342_400, 1_742_428_799)));
        assert_eq!(seconds("Wednesday"), None);
        assert_eq!(seconds("2025-13-45"), None);
    }

    #[test]
    fn stretches_count_back_from_now() {
        assert_eq!(before("1970-01-08T00:00:00Z", "7d"), Some(0));
        assert_eq!(before("1970-01-02T00:00:00Z", "36h"), Some(-43_200));
        assert_eq!(before("1970-01-02T00:00:00Z", "99999999999999999999d"), None);
        assert_eq!(before("1970-01-02T00:00:00Z", "d"), None);
    }

    #[test]
    fn within_the_week_people_read_the_day() {
        let now = "2025-03-25T09:00:00+01:00";
        assert_eq!(told("2025-03-25T08:59:01+01:00", now), "Tue 08:59");
        assert_eq!(told("2025-03-19T23:02:11+02:00", now), "Wed 23:02");
        assert_eq!(told("2025-03-18T14:02:11+02:00", now), "2025-03-18 14:02");
        assert_eq!(told("2025-03-26T00:10:00+14:00", now), "2025-03-26 00:10");
        assert_eq!((told("2025-03-24", now), told("long ago", now)), ("2025-03-24".into(), "long ago".into()));
    }

    #[test]
    fn people_read_minutes() {
        assert_eq!(short("2025-03-19T14:02:11+02:00"), "2025-03-19 14:02");
        assert_eq!(short("2025-03-19"), "2025-03-19");
        assert_eq!((day("2025-03-19T14:02:11Z"), day("2025-03-19")), ("2025-03-19", "2025-03-19"));
    }
}
