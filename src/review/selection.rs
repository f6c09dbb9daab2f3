//! Which claims, in one line that people type: `source:"Ukrainian Air Force" unit:count min:100 drones`.
//!
//! A word before a colon names what is meant; everything else is looked for in the sentences.

use super::error::Error;
use crate::decimal::{self, Decimal};
use crate::ledger::Filter;
use crate::model::{ArticleId, Status};
use crate::moment;

/// The names that may stand before a colon, for messages.
pub const KEYS: &str =
    "source, outlet, article, unit, figure, status, min, max, since, until, flagged:yes, unattributed:yes";

/// What would have been understood where `error` says that something was not.
#[must_use]
pub fn advice(error: &Error) -> String {
    let key = if let Error::NoSelection { key, .. } = error { key.as_str() } else { "" };
    match key {
        "article" => "an article has a number, as in article:3".into(),
        "figure" | "min" | "max" => format!("it takes a number, as in {key}:250 or {key}:1.5m"),
        "status" => "it is verified, disputed, unsourced or unverified".into(),
        "since" | "until" => format!("it takes a day or how long ago, as in {key}:2025-03-19 or {key}:7d"),
        "flagged" | "unattributed" => format!("{key}:yes or {key}:no"),
        _ => format!("what can stand before the colon: {KEYS}"),
    }
}

/// Reads the line. `now` is this moment, for `since:7d`.
///
/// # Errors
/// When a name is not known, or what follows it cannot be read.
pub fn parse(typed: &str, now: &str) -> Result<Filter, Error> {
    let mut filter = Filter::default();
    let mut words: Vec<String> = Vec::new();
    for (key, value) in terms(typed) {
        let bad = || Error::NoSelection { key: key.clone(), value: value.clone() };
        let time = || moment::seconds(&value).or_else(|| moment::before(now, &value).map(|s| (s, s))).ok_or_else(bad);
        let number = || number(&value).and_then(|n| n.to_string().parse::<f64>().ok()).ok_or_else(bad);
        let yes = || match value.as_str() {
            "yes" => Ok(true),
            "no" => Ok(false),
            _ => Err(bad()),
        };
        match key.as_str() {
            "" => words.push(value),
            "source" => filter.source = Some(value),
            "outlet" => filter.outlet = Some(value),
            "article" => filter.article = Some(ArticleId(value.trim_start_matches('#').parse().map_err(|_| bad())?)),
            "unit" => filter.unit = Some(unit(&value)),
            "figure" => filter.value = Some(exact(&value).ok_or_else(bad)?),
            "status" => {
                // What the program counts as open has no verdict.
                let name = if value.eq_ignore_ascii_case("open") { Status::Unverified.as_str() } else { &value };
                filter.status.push(Status::from_name(name).ok_or_else(bad)?);
            }
            "min" => filter.min = Some(number()?),
            "max" => filter.max = Some(number()?),
            "since" => filter.since = Some(time()?.0),
            "until" => filter.until = Some(time()?.1),
            "flagged" => filter.flagged = yes()?,
            "unattributed" => filter.unattributed = yes()?,
            _ => return Err(bad()),
        }
    }
    if !words.is_empty() {
        filter.search = Some(words.join(" "));
    }
    Ok(filter)
}

/// `1,250.50` → `1250.5`, as the ledger writes numbers.
fn exact(typed: &str) -> Option<String> {
    number(typed).map(decimal::plain)
}

/// `1,250.50`, `$1.5m`, `20k`.
fn number(typed: &str) -> Option<Decimal> {
    let plain = typed.trim_start_matches(['$', '€', '£']).replace([',', '_'], "").to_lowercase();
    let digits = plain.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let times = match &plain[digits.len()..] {
        "" => 1,
        "k" => 1_000,
        "m" | "mn" => 1_000_000,
        "b" | "bn" => 1_000_000_000,
        "tn" => 1_000_000_000_000_i64,
        _ => return None,
    };
    decimal::parse(digits)?.checked_mul(Decimal::from(times))
}

/// The terms of the line, each with the name before its colon or an empty one. Words in quotation marks stay together.
fn terms(typed: &str) -> Vec<(String, String)> {
    let straight = typed.replace(['“', '”', '„'], "\"");
    let mut pieces: Vec<String> = vec![String::new()];
    let mut inside = false;
    for c in straight.chars() {
        match c {
            '"' => inside = !inside,
            c if c.is_whitespace() && !inside => {
                pieces.push(String::new());
                continue;
            }
            _ => {}
        }
        pieces.last_mut().expect("there is always one").push(c);
    }
    let bare = |text: &str| text.replace('"', "").trim().to_string();
    pieces
        .iter()
        .filter(|piece| !bare(piece).is_empty())
        .map(|piece| match piece.split_once(':') {
            Some((key, value))
                if !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphabetic()) && !value.is_empty() =>
            {
                (key.to_lowercase(), bare(value))
            }
            // Quotation marks around words keep their meaning for the search.
            _ => (String::new(), piece.clone()),
        })
        .collect()
}

/// A unit as the ledger calls it, by whichever of its names a person types: `$` is `usd`, `percent` is `%`.
#[must_use]
pub fn unit(typed: &str) -> String {
    let typed = typed.trim().to_lowercase();
    let known = match typed.as_str() {
        "percent" | "per cent" | "pct" => "%",
        "$" | "us$" | "dollar" | "dollars" => "usd",
        "£" | "pound sterling" => "gbp",
        "€" | "euro" | "euros" => "eur",
        "days" | "hours" | "minutes" | "weeks" | "months" | "years" => &typed[..typed.len() - 1],
        _ => &typed,
    };
    known.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: &str = "1970-01-08T00:00:00Z";

    #[test]
    fn what_is_open_has_no_verdict() {
        assert_eq!(parse("status:open", NOW).unwrap().status, [Status::Unverified]);
    }

    #[test]
    fn a_unit_has_many_names() {
        let read = ["$", "Percent", "€", "days", "km", "COUNT"].map(unit);
        assert_eq!(read, ["usd", "%", "eur", "day", "km", "count"]);
    }

    #[test]
    fn names_and_words_are_told_apart() {
        let filter =
            parse("source:\"Ukrainian Air Force\" unit:count min:1,000 “shot down” drones since:7d", NOW).unwrap();
        assert_eq!(filter.source.as_deref(), Some("Ukrainian Air Force"));
        assert_eq!((filter.unit.as_deref(), filter.min, filter.since), (Some("count"), Some(1000.0), Some(0)));
        assert_eq!(filter.search.as_deref(), Some("\"shot down\" drones"));
        let filter = parse("figure:1,250.50 status:verified status:disputed article:#3 flagged:yes", NOW).unwrap();
        assert_eq!(filter.value.as_deref(), Some("1250.5"));
        assert_eq!((filter.status.len(), filter.article, filter.flagged), (2, Some(ArticleId(3)), true));
        let filter = parse("min:1.5m max:$2bn figure:20k", NOW).unwrap();
        assert_eq!((filter.min, filter.max, filter.value.as_deref()), (Some(1.5e6), Some(2e9), Some("20000")));
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        for typed in [
            "sauce:x", "min:many", "status:true", "article:x", "since:tomorrow", "flagged:maybe", "figure:ten",
            "min:5x", "max:m",
        ] {
            assert!(matches!(parse(typed, NOW), Err(Error::NoSelection { .. })), "{typed}");
        }
        assert!(parse("", NOW).unwrap().search.is_none());
        assert_eq!(parse("10:30 : a:", NOW).unwrap().search.as_deref(), Some("10:30 : a:"), "a time is no name");
    }
}
