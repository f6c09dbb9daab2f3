//! What a check reports: figures that do not fit, the arithmetic, and what to ask.

use crate::span::Span;
use serde::{Deserialize, Serialize};
use std::fmt;

/// How loud a finding speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Worth a look; often all is well.
    Info,
    /// Does not fit as it stands; there may be a reason that the text does not give.
    Warning,
    /// Cannot be right.
    Error,
}

impl Level {
    /// All levels, the loudest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Info];

    /// The word in the ledger and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }

    /// The level of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.as_str() == name)
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What a check found in one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The check's name.
    pub check: &'static str,
    /// How loud.
    pub level: Level,
    /// The figures that it is about, the one that looks wrong first.
    pub spans: Vec<Span>,
    /// The arithmetic as a line that a reader can redo.
    pub sum: String,
    /// What to ask.
    pub ask: &'static str,
}

/// The name of a finding: the same for the same figures of the same article in every ledger, another one as soon as one of
/// them changes. Ten characters that begin with a letter, none of them easily mistaken for another.
#[must_use]
pub fn key(article: &str, check: &str, figures: &[&str], nth: usize) -> String {
    const DIGITS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz234567890";
    let mut hasher = blake3::Hasher::new();
    for part in [article, check].into_iter().chain(figures.iter().copied()) {
        hasher.update(part.as_bytes());
        hasher.update(&[0]);
    }
    hasher.update(&(nth as u64).to_le_bytes());
    let hash = hasher.finalize();
    let bits = u64::from_le_bytes(hash.as_bytes()[..8].try_into().expect("eight of thirty-two bytes"));
    let digit = |place: usize| {
        let five = (bits >> (5 * place)) as usize & 31;
        char::from(DIGITS[if place == 0 { five & 15 } else { five }])
    };
    (0..10).map(digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_keeps_its_name_until_a_figure_changes() {
        let name = key("https://example.org/a", "conversion", &["$10m", "£19.2m"], 0);
        assert_eq!(name, key("https://example.org/a", "conversion", &["$10m", "£19.2m"], 0));
        assert_ne!(name, key("https://example.org/a", "conversion", &["$10m", "£5.2m"], 0));
        assert_ne!(name, key("https://example.org/a", "conversion", &["$10m", "£19.2m"], 1));
        assert!(name.len() == 10 && name.starts_with(|c: char| c.is_ascii_lowercase()), "{name}");
    }
}
