//! Addresses of web archives: which page, and when it was copied.
//!
//! `https://web.archive.org/web/20250319140211/https://example.org/toll` → `https://example.org/toll`, copied at
//! 2025-03-19T14:02:11Z. The Wayback Machine, the national archives that run the same software and archive.today write the
//! time into the path. A short address (`https://archive.ph/Xy3kQ`) says neither, and stays what it is.

use crate::model::Place;
use jiff::civil::DateTime;
use regex::Regex;
use std::sync::LazyLock;

/// An address on the web as evidence, split where it is that of an archived copy.
#[must_use]
pub fn place(address: &str) -> Place {
    let (url, archived, archived_at) = match split(address) {
        Some((url, at)) => (url, Some(address.to_string()), Some(at)),
        None => (address.to_string(), None, None),
    };
    Place::Url { url, archived, archived_at }
}

/// A web archive's address: host, the time of the copy as digits, the page. `id_`, `mp_` behind the time say in which form
/// the copy is shown.
static COPY: LazyLock<Regex> = LazyLock::new(|| {
    let at = r"(?<at>[0-9]{14}|[0-9]{4}\.[0-9]{2}\.[0-9]{2}-[0-9]{6})(?:[a-z]{2}_)?";
    Regex::new(&format!(r"^https?://(?<host>[^/]+)/(?:[^/]*/)*?{at}/(?<page>.+)$")).expect("the pattern is sound")
});

/// The page's own address and the time of the copy, in RFC 3339.
fn split(address: &str) -> Option<(String, String)> {
    let found = COPY.captures(address)?;
    let digits: String = found["at"].chars().filter(char::is_ascii_digit).collect();
    let at = DateTime::strptime("%Y%m%d%H%M%S", &digits).ok()?;
    Some((original(&found["host"], &found["page"])?, at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()))
}

/// The address behind the time. Archives that everyone knows also take one without its scheme.
fn original(host: &str, page: &str) -> Option<String> {
    if page.starts_with("http://") || page.starts_with("https://") {
        return Some(page.to_string());
    }
    // Some programs fold the two slashes into one.
    for scheme in ["https", "http"] {
        if let Some(rest) = page.strip_prefix(scheme).and_then(|p| p.strip_prefix(":/")) {
            return Some(format!("{scheme}://{rest}"));
        }
    }
    let known = host == "web.archive.org" || host.starts_with("archive.");
    (known && page.split('/').next().is_some_and(|name| name.contains('.'))).then(|| format!("http://{page}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn archived_addresses_are_split() {
        for (address, page, at) in [
            ("https://web.archive.org/web/20250319140211/https://a.org/x?y=/1/", "https://a.org/x?y=/1/", "14:02:11"),
            ("http://web.archive.org/web/20250319140211id_/http://a.org/", "http://a.org/", "14:02:11"),
            ("https://web.archive.org/web/20250319140211/a.org/x", "http://a.org/x", "14:02:11"),
            ("https://web.archive.org/web/20250319140211/https:/a.org/x", "https://a.org/x", "14:02:11"),
            ("https://archive.ph/2025.03.19-140211/https://a.org/x", "https://a.org/x", "14:02:11"),
            ("https://archive.today/20250319140211/https://a.org/x", "https://a.org/x", "14:02:11"),
            ("https://archives.example.gov/all/20250319140211mp_/https://a.org/x", "https://a.org/x", "14:02:11"),
        ] {
            let time = format!("2025-03-19T{at}Z");
            assert_eq!(split(address), Some((page.to_string(), time)), "{address}");
        }
    }

    #[test]
    fn other_addresses_stay_what_they_are() {
        for address in [
            "https://archive.ph/Xy3kQ",
            "https://web.archive.org/web/*/https://a.org/x",
            "https://web.archive.org/web/2025/https://a.org/x",
            "https://web.archive.org/web/20259919140211/https://a.org/x",
            "https://a.org/20250319140211/story",
            "https://a.org",
            "ftp://a.org/20250319140211/https://b.org",
            "https://a.org/àààààààà_/x",
        ] {
            assert_eq!(split(address), None, "{address}");
        }
    }
}
