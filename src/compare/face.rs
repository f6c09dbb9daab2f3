//! What is compared of a claim.

use crate::model::{Amount, Change, Claim, Modifier, Scope, Unit};
use crate::span::Span;

/// A claim as far as it is compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Face {
    /// The sentence that it stands in.
    pub sentence: String,
    /// Where the figure stands in the sentence, in bytes.
    pub at: Span,
    /// The figure's words.
    pub exact: String,
    /// Its number or numbers.
    pub amount: Amount,
    /// Its unit; none for a count.
    pub unit: Option<Unit>,
    /// How the text bounds it.
    pub modifier: Modifier,
    /// Its direction.
    pub change: Option<Change>,
    /// The thing counted.
    pub of: Option<String>,
    /// Who says so.
    pub source: Option<String>,
    /// Whether nobody does, or the same sentence says who.
    pub said_here: bool,
    /// Whether it stands in the headline.
    pub headline: bool,
}

impl Face {
    /// The face of a claim of this text.
    #[must_use]
    pub fn of(claim: &Claim, text: &str) -> Self {
        let figure = &claim.figure;
        let quantity = &figure.quantity;
        let said = claim.attribution.as_ref();
        let from = claim.sentence.start;
        Self {
            sentence: claim.sentence.text(text).to_string(),
            at: Span { start: figure.span.start.saturating_sub(from), end: figure.span.end.saturating_sub(from) },
            exact: figure.span.text(text).to_string(),
            amount: quantity.amount,
            unit: quantity.unit.clone(),
            modifier: quantity.modifier,
            change: quantity.change,
            of: figure.of.map(|of| of.text(text).to_string()),
            source: said.and_then(|said| said.source.clone()),
            said_here: said.is_none_or(|said| said.scope == Scope::Same),
            headline: claim.headline,
        }
    }
}
