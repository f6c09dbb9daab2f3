//! A claim: a figure that can be checked, with its sentence and its attribution. What is found here becomes a row of the
//! ledger only when the ledger has recorded it.

use super::{Attribution, Quantity};
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// The mention of a quantity in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Number, multiplier and unit as they stand: "$4.2 billion", "30-day", "one in five".
    pub span: Span,
    /// What it says.
    pub quantity: Quantity,
    /// Where the thing counted or measured is named, if the text names it.
    pub of: Option<Span>,
    /// The rule that read it.
    pub rule: &'static str,
}

/// A figure that can be checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The figure.
    pub figure: Figure,
    /// The sentence that it stands in.
    pub sentence: Span,
    /// Whether that is the headline.
    pub headline: bool,
    /// Who says so; none where the article speaks in its own voice.
    pub attribution: Option<Attribution>,
    /// The word that weakens the assertion: "reportedly", "could".
    pub hedge: Option<Span>,
}

/// A numeral that is no claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppressed {
    /// Where it stands.
    pub span: Span,
    /// The sentence that it stands in.
    pub sentence: Span,
    /// Whether that is the headline.
    pub headline: bool,
    /// Why it is no claim.
    pub why: WhyNot,
    /// The rule that said so.
    pub rule: &'static str,
}

/// Why a numeral is no claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WhyNot {
    /// A calendar date, a year, a clock time, a decade, a reporting period.
    Date,
    /// A place in a sequence: "the second phase".
    Ordinal,
    /// Part of a name or model: "Boeing 737", "G7", "Plan A".
    Name,
    /// A phone, case or page number, an address.
    Identifier,
    /// "one of the", "24/7", the pronoun *one*.
    Idiom,
    /// Points back to things just named without asserting their count: "the two leaders".
    Anaphoric,
    /// Page furniture: "Rating: 5".
    Boilerplate,
    /// An example that asserts nothing: "imagine 100 people".
    Hypothetical,
}

impl WhyNot {
    /// All reasons.
    pub const ALL: [Self; 8] = [
        Self::Date,
        Self::Ordinal,
        Self::Name,
        Self::Identifier,
        Self::Idiom,
        Self::Anaphoric,
        Self::Boilerplate,
        Self::Hypothetical,
    ];

    /// The word in the ledger and in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Ordinal => "ordinal",
            Self::Name => "name",
            Self::Identifier => "identifier",
            Self::Idiom => "idiom",
            Self::Anaphoric => "anaphoric",
            Self::Boilerplate => "boilerplate",
            Self::Hypothetical => "hypothetical",
        }
    }

    /// The reason that has this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|w| w.as_str() == name)
    }
}

/// All that was read out of one article, each list in text order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extraction {
    /// The checkable figures.
    pub claims: Vec<Claim>,
    /// The other numerals, each with its reason.
    pub suppressed: Vec<Suppressed>,
}
