//! What a reviewer found. A claim without a verdict is *unverified*.

use serde::{Deserialize, Serialize};
use std::fmt;

/// What a reviewer found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Evidence supports the figure.
    Verified,
    /// Evidence speaks against it.
    Disputed,
    /// No evidence either way was found.
    Unsourced,
}

impl Verdict {
    /// All verdicts.
    pub const ALL: [Self; 3] = [Self::Verified, Self::Disputed, Self::Unsourced];

    /// The word in the ledger and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Disputed => "disputed",
            Self::Unsourced => "unsourced",
        }
    }

    /// The verdict of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.as_str() == name)
    }

    /// Whether it must rest on evidence or a note: all but *unsourced*, which says that there is none.
    #[must_use]
    pub fn needs_grounds(self) -> bool {
        self != Self::Unsourced
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
