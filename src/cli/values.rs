//! Values that people type: numbers, times, statuses, formats.

use super::desk::now;
use crate::error::Error;
use crate::model::Status;
use crate::moment;
use clap::ValueEnum;

/// How a list is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// Columns for people.
    #[default]
    Table,
    /// One JSON array.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// For spreadsheets.
    Csv,
}

/// A status, or all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum StatusName {
    /// Without a verdict.
    #[value(alias = "open")]
    Unverified,
    /// Evidence supports the figure.
    Verified,
    /// Evidence speaks against it.
    Disputed,
    /// No evidence either way was found.
    Unsourced,
    /// Any.
    All,
}

/// The statuses that are meant; no name means `otherwise`.
pub(super) fn statuses(names: &[StatusName], otherwise: &[Status]) -> Vec<Status> {
    let status = |name: &StatusName| match name {
        StatusName::Unverified => Some(Status::Unverified),
        StatusName::Verified => Some(Status::Verified),
        StatusName::Disputed => Some(Status::Disputed),
        StatusName::Unsourced => Some(Status::Unsourced),
        StatusName::All => None,
    };
    if names.is_empty() {
        return otherwise.to_vec();
    }
    names.iter().map(status).collect::<Option<Vec<_>>>().unwrap_or_default()
}

/// `1,250`, `4.2bn`, `1.5m`, `30k`, `-3`.
pub(super) fn number(typed: &str) -> Result<f64, String> {
    let plain = typed.trim().replace([',', '_'], "").to_lowercase();
    let (digits, times) = [("bn", 1e9), ("b", 1e9), ("m", 1e6), ("k", 1e3), ("%", 1.0)]
        .iter()
        .find_map(|(ending, times)| plain.strip_suffix(ending).map(|digits| (digits.trim(), *times)))
        .unwrap_or((&plain, 1.0));
    let number = digits.parse::<f64>().ok().map(|n| n * times).filter(|n| n.is_finite());
    number.ok_or_else(|| "that is no number; try 1250, 1.5m or 4bn".to_string())
}

/// How many of something are wanted: `50`, `1,000`; none at all where `0` can be meant.
pub(super) fn count(typed: &str) -> Result<usize, String> {
    typed.trim().replace([',', '_'], "").parse().map_err(|_| "that is no whole number; try 50".to_string())
}

/// How many of something are wanted, one at least.
pub(super) fn some(typed: &str) -> Result<usize, String> {
    count(typed).and_then(|n| if n > 0 { Ok(n) } else { Err("one at least".to_string()) })
}

/// The first and the last second that a person means: a date, a time, or how long ago (`7d`).
pub(super) fn time(typed: &str) -> Result<(i64, i64), Error> {
    let ago = || moment::before(&now(), typed).map(|second| (second, second));
    moment::seconds(typed).or_else(ago).ok_or_else(|| {
        Error::new(format!("`{typed}` is no time"))
            .hint("give a date (2025-03-19), a time (2025-03-19T14:00:00Z), or how long ago (36h, 7d, 2w)")
    })
}

/// The day that a person means: `2025-03-18`.
pub(super) fn day(typed: &str) -> Result<String, Error> {
    let typed = typed.trim();
    let known = typed.len() == 10 && moment::seconds(typed).is_some();
    known
        .then(|| typed.to_string())
        .ok_or_else(|| Error::new(format!("`{typed}` is no day")).hint("give it as year, month and day: 2025-03-19"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        let read = |typed| number(typed).unwrap();
        assert_eq!(
            [read("1,250"), read("1.5m"), read("4.2bn"), read("30K"), read("-3"), read("40%")],
            [1250.0, 1.5e6, 4.2e9, 3e4, -3.0, 40.0]
        );
        assert!(["", "many", "bn", "1.2.3", "inf", "nan", "1e999"].iter().all(|typed| number(typed).is_err()));
    }

    #[test]
    fn a_count_is_a_whole_number() {
        assert_eq!((count("0"), count(" 1,000 "), some("3")), (Ok(0), Ok(1000), Ok(3)));
        assert!(["", "x", "-1", "1.5"].iter().all(|typed| count(typed).is_err()) && some("0").is_err());
    }

    #[test]
    fn all_means_every_status() {
        use StatusName::{All, Disputed, Verified};
        assert_eq!(statuses(&[Verified, Disputed], &[]), [Status::Verified, Status::Disputed]);
        assert_eq!(statuses(&[Verified, All], &[Status::Unverified]), []);
        assert_eq!(statuses(&[], &[Status::Unverified]), [Status::Unverified]);
    }
}
