//! Evidence: what a verdict rests on.

use serde::{Deserialize, Serialize};

/// One piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Where it can be read.
    #[serde(flatten)]
    pub place: Place,
    /// The words that matter, exactly as they stand there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// The figure that it gives, as the reviewer typed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figure: Option<String>,
    /// What it does to the claim.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stance: Option<Stance>,
    /// How near it stands to what happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// Where in it the words stand: "page 4", "12:31".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locator: Option<String>,
    /// When the reviewer saw it, RFC 3339.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retrieved_at: Option<String>,
}

impl Evidence {
    /// Evidence of which only the place is known.
    #[must_use]
    pub fn at(place: Place) -> Self {
        Self { place, quote: None, figure: None, stance: None, level: None, locator: None, retrieved_at: None }
    }

    /// Whether the two say the same, seen at whatever time.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        let timeless = |evidence: &Self| Self { retrieved_at: None, ..evidence.clone() };
        timeless(self) == timeless(other)
    }
}

/// What a piece of evidence does to the claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// It speaks for the figure.
    Supports,
    /// It speaks against it.
    Refutes,
    /// It says what the figure means.
    Context,
}

impl Stance {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Supports, Self::Refutes, Self::Context];

    /// The word in the ledger and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Supports => "supports",
            Self::Refutes => "refutes",
            Self::Context => "context",
        }
    }

    /// The stance of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stance| stance.as_str() == name)
    }

    /// The stance that evidence for a verdict has where nothing else is said.
    #[must_use]
    pub fn of(verdict: super::Verdict) -> Self {
        match verdict {
            super::Verdict::Verified => Self::Supports,
            super::Verdict::Disputed => Self::Refutes,
            super::Verdict::Unsourced => Self::Context,
        }
    }
}

/// How near evidence stands to what happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The record itself: the register, the table, the readout.
    Primary,
    /// Somebody's account of it.
    Secondary,
}

impl Level {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Primary, Self::Secondary];

    /// The word in the ledger and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Secondary => "secondary",
        }
    }

    /// The level of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.as_str() == name)
    }
}

/// Where a piece of evidence can be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Place {
    /// A page on the web; `archived` and `archived_at` where the address was that of a web archive.
    Url {
        /// The page's own address.
        url: String,
        /// The address of the archived copy.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        archived: Option<String>,
        /// When the copy was taken, RFC 3339 in UTC.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        archived_at: Option<String>,
    },
    /// A file on the reviewer's disk.
    File {
        /// Its path as given.
        path: String,
        /// BLAKE3 of its bytes when it was recorded, in hexadecimal.
        blake3: String,
        /// Its size then, in bytes.
        bytes: u64,
    },
}
