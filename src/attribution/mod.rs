//! Attribution: who says so.

use crate::model::Attribution;
use crate::span::Span;
use crate::text::document::Document;

/// The voices of an article.
pub struct Voices;

impl Voices {
    /// Listens.
    #[must_use]
    pub fn listen(_document: &Document) -> Self {
        Self
    }

    /// Who says the figure at this place of this sentence.
    #[must_use]
    pub fn of(&self, _sentence: usize, _figure: Span) -> Option<Attribution> {
        None
    }

    /// The hedge.
    #[must_use]
    pub fn hedge(&self, _sentence: usize, _figure: Span) -> Option<Span> {
        None
    }
}
