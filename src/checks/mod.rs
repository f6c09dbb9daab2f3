//! Checks: figures that cannot all be right.
//!
//! ```text
//! Article, Extraction --Sheet::of--> Sheet --look--> Finding …      inside one article
//! Mention …           --links------> Group …                        across articles
//! ```
//!
//! `"$10m (£19.2m)"` beside two pairs at 1.87 dollars to the pound → `$10m at the article's own rate 1.87 is £5.3m, not
//! £19.2m`. A check is arithmetic and says so: it shows the sum, never a verdict. Everything here is pure and does no I/O.

pub mod dates;
pub mod finding;
mod inside;
pub mod interval;
pub mod sheet;
pub mod units;
pub mod words;

use crate::model::Article;
use rustc_hash::FxHashMap;

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
    found.dedup();
    found
}

/// What an article is known by in the names of its findings: its address, which stays when its text is changed; without one
/// its text.
#[must_use]
pub fn seed(article: &Article) -> String {
    let address = article.url.as_deref().filter(|url| !url.trim().is_empty());
    address.map_or_else(|| blake3::hash(article.text.as_bytes()).to_hex().to_string(), str::to_string)
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

/// The check of this name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Check> {
    ALL.iter().find(|check| check.name == name)
}
