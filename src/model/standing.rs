//! How a claim stands: the verdict on it, whose, since when, on what grounds. A claim without one is *unverified*.

use super::{Evidence, Verdict};
use serde::{Deserialize, Serialize};

/// The verdict that stands, with everything that was said for it. The log keeps the standing before and after each act,
/// so an act can be undone to the letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// What was found.
    pub verdict: Verdict,
    /// Who found it.
    pub by: String,
    /// When, RFC 3339.
    pub at: String,
    /// Why, in the reviewer's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What the figure should be, as the reviewer typed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figure: Option<String>,
    /// What it rests on, in the order in which it was given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// The day from which it should be looked at again, `2025-12-31`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<String>,
}

/// A claim's place in the work: unverified, or its verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Nobody has said anything yet.
    Unverified,
    /// Evidence supports the figure.
    Verified,
    /// Evidence speaks against it.
    Disputed,
    /// No evidence either way was found.
    Unsourced,
}

impl Status {
    /// All of them, the open one first.
    pub const ALL: [Self; 4] = [Self::Unverified, Self::Verified, Self::Disputed, Self::Unsourced];

    /// The status of a claim with this verdict.
    #[must_use]
    pub fn of(verdict: Option<Verdict>) -> Self {
        match verdict {
            None => Self::Unverified,
            Some(Verdict::Verified) => Self::Verified,
            Some(Verdict::Disputed) => Self::Disputed,
            Some(Verdict::Unsourced) => Self::Unsourced,
        }
    }

    /// The verdict of a claim with this status.
    #[must_use]
    pub fn verdict(self) -> Option<Verdict> {
        Verdict::from_name(self.as_str())
    }

    /// The word in tables, in JSON and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unverified => "unverified",
            Self::Verified => "verified",
            Self::Disputed => "disputed",
            Self::Unsourced => "unsourced",
        }
    }

    /// The status of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.as_str() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verdict_is_a_status_of_the_same_name() {
        for verdict in Verdict::ALL {
            assert_eq!(Status::of(Some(verdict)).as_str(), verdict.as_str());
            assert_eq!(Status::of(Some(verdict)).verdict(), Some(verdict));
        }
        assert_eq!(Status::Unverified.verdict(), None);
    }
}
