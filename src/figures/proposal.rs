//! What a rule says of a numeral.

use crate::decimal::Decimal;
use crate::model::{Amount, Change, Modifier, Unit, WhyNot};
use std::ops::Range;

/// What a rule says of a numeral. Rules only propose; [`mod@crate::figures::settle`] decides.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// The words that the rule would take.
    pub words: Range<usize>,
    /// What it takes them for.
    pub says: Says,
}

/// What words are taken for.
#[derive(Clone, Debug)]
pub enum Says {
    /// A checkable figure.
    Figure(Draft),
    /// No claim, for this reason.
    No(WhyNot),
}

/// A figure before its surroundings are read.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The number.
    pub amount: Amount,
    /// The unit; none for a count.
    pub unit: Option<Unit>,
    /// The modifier, where the rule knows it; else the words around the figure tell.
    pub modifier: Option<Modifier>,
    /// The direction, where the rule knows it.
    pub change: Option<Change>,
    /// Where to look for the thing counted or measured.
    pub of: Thing,
}

/// Where the thing counted or measured is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Thing {
    /// Look for what is counted: the noun behind, the subject, the noun before.
    Counted,
    /// Look for what is measured or owned by the figure: the subject, the noun it belongs to.
    Measured,
    /// The thing of the figure before in the sentence; where that has none, as [`Thing::Measured`].
    Before,
    /// At these words.
    At(Range<usize>),
    /// The text does not say, or need not.
    Nothing,
}

impl Proposal {
    /// These words are no claim.
    #[must_use]
    pub fn no(words: Range<usize>, why: WhyNot) -> Option<Self> {
        Some(Self { words, says: Says::No(why) })
    }

    /// These words are a figure.
    #[must_use]
    pub fn figure(words: Range<usize>, draft: Draft) -> Option<Self> {
        Some(Self { words, says: Says::Figure(draft) })
    }
}

impl Draft {
    /// A count of things.
    #[must_use]
    pub fn count(amount: Amount) -> Self {
        Self { amount, unit: None, modifier: None, change: None, of: Thing::Counted }
    }

    /// A measure.
    #[must_use]
    pub fn measure(amount: Amount, unit: Unit) -> Self {
        Self { amount, unit: Some(unit), modifier: None, change: None, of: Thing::Measured }
    }

    /// The same with its thing named.
    #[must_use]
    pub fn of(self, of: Thing) -> Self {
        Self { of, ..self }
    }
}

/// One number, or none where the numeral is vague.
#[must_use]
pub fn amount(value: Option<Decimal>) -> Amount {
    value.map_or(Amount::Vague, Amount::Exactly)
}
