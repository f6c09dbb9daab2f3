//! Which claims, in one line that people type: `source:"Ukrainian Air Force" unit:count min:100 drones`.
//!
//! A word before a colon names what is meant; everything else is looked for in the sentences.

use super::error::Error;
use crate::ledger::Filter;
use crate::model::{ArticleId, Status};
use crate::moment;

/// The names that may stand before a colon, for messages.
pub const KEYS: &str =
    "source, outlet, article, unit, figure, status, min, max, since, until, flagged:yes, unattributed:yes";

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
        let number = || value.replace([',', '_'], "").parse::<f64>().ok().filter(|n| n.is_finite()).ok_or_else(bad);
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
            "unit" => filter.unit = Some(value.to_lowercase()),
            "figure" => filter.value = Some(exact(&value).ok_or_else(bad)?),
            "status" => filter.status.push(Status::from_name(&value).ok_or_else(bad)?),
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
    let plain = typed.replace([',', '_'], "");
    plain.parse().ok().map(crate::decimal::plain)
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

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: &str = "1970-01-08T00:00:00Z";

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
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        for typed in
            ["sauce:x", "min:many", "status:true", "article:x", "since:tomorrow", "flagged:maybe", "figure:ten"]
        {
            assert!(matches!(parse(typed, NOW), Err(Error::NoSelection { .. })), "{typed}");
        }
        assert!(parse("", NOW).unwrap().search.is_none());
        assert_eq!(parse("10:30 : a:", NOW).unwrap().search.as_deref(), Some("10:30 : a:"), "a time is no name");
    }
}
