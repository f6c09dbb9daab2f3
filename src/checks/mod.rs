//! Checks: figures that cannot all be right.
//!
//! ```text
//! Article, Extraction --Sheet::of--> Sheet --look--> Finding …      inside one article
//! Mention …           --links------> Group …  --across::look--> Notice …   across articles
//! ```
//!
//! `"$10m (£19.2m)"` beside two pairs at 1.87 dollars to the pound → `$10m at the article's own rate 1.87 is £5.3m, not
//! £19.2m`. A check is arithmetic and says so: it shows the sum, never a verdict. Everything here is pure and does no I/O.

pub mod across;
pub mod dates;
pub mod finding;
pub mod grounds;
mod inside;
pub mod interval;
pub mod links;
pub mod sheet;
pub mod units;
pub mod words;

use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

pub use finding::{Finding, Level, key};
pub use inside::{ALL, Check};
pub use sheet::Sheet;

/// What all checks, or those of these names, find in one article, in the order of the text.
#[must_use]
pub fn look(sheet: &Sheet<'_>, names: &[&str]) -> Vec<Finding> {
    let mut found = Vec::new();
    for check in ALL.iter().filter(|check| names.is_empty() || names.contains(&check.name)) {
        (check.find)(sheet, &mut found);
    }
    found.sort_by(|a, b| (a.spans.first(), a.check).cmp(&(b.spans.first(), b.check)));
    // The same words twice in an article are one finding.
    let mut told = FxHashSet::default();
    found.retain(|finding: &Finding| told.insert((finding.check, finding.sum.clone())));
    found
}

/// What an article is known by in the names of its findings: its address, which stays when its text is changed; without one
/// its text.
#[must_use]
pub fn seed(url: Option<&str>, text: &str) -> String {
    let address = url.filter(|url| !url.trim().is_empty());
    address.map_or_else(|| blake3::hash(text.as_bytes()).to_hex().to_string(), str::to_string)
}

/// The findings of one article, each with its name.
#[must_use]
pub fn keyed(sheet: &Sheet<'_>, findings: Vec<Finding>, seed: &str) -> Vec<(Finding, String)> {
    let mut seen: FxHashMap<String, usize> = FxHashMap::default();
    let name = |finding: Finding| {
        let figures: Vec<&str> = finding.spans.iter().map(|span| sheet.words(*span)).collect();
        let nth = seen.entry(key(seed, finding.check, &figures, 0)).or_default();
        *nth += 1;
        let name = key(seed, finding.check, &figures, *nth - 1);
        (finding, name)
    };
    findings.into_iter().map(name).collect()
}

/// The version of the checks: another one as soon as a line of them changes, so that a ledger knows which of its articles to
/// look at again.
#[must_use]
pub fn version() -> &'static str {
    static VERSION: LazyLock<String> = LazyLock::new(|| {
        let mut hasher = blake3::Hasher::new();
        for source in ALL.iter().map(|check| check.source).chain(SHARED).chain(links::TOPIC_SOURCES) {
            hasher.update(source.as_bytes());
        }
        hasher.finalize().to_hex()[..12].to_string()
    });
    &VERSION
}

/// What all checks are made of.
const SHARED: [&str; 6] = [
    include_str!("dates.rs"),
    include_str!("finding.rs"),
    include_str!("interval.rs"),
    include_str!("sheet.rs"),
    include_str!("units.rs"),
    include_str!("words.rs"),
];

/// The version of the checks across articles, in the same way.
#[must_use]
pub fn version_across() -> &'static str {
    static VERSION: LazyLock<String> = LazyLock::new(|| {
        let mut hasher = blake3::Hasher::new();
        for source in across::ACROSS.iter().map(|check| check.source).chain(links::SOURCES).chain(SHARED) {
            hasher.update(source.as_bytes());
        }
        hasher.finalize().to_hex()[..12].to_string()
    });
    &VERSION
}

/// The words at the top of a source file, in Markdown.
fn manual(source: &str) -> String {
    let lines = source.lines().take_while(|line| line.starts_with("//!"));
    lines.map(|line| line.trim_start_matches("//!").trim_start_matches(' ')).collect::<Vec<_>>().join("\n")
}

/// The check of this name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Check> {
    ALL.iter().find(|check| check.name == name)
}
