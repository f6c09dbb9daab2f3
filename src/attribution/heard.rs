//! How a sentence was listened to, for those who want to know: every attribution in it, and every word that could have been
//! one with the reason why it is none.

use super::{Voices, frames};
use crate::span::Span;

/// One attribution of a sentence.
#[derive(Debug)]
pub struct Heard {
    /// The source by name.
    pub source: Option<String>,
    /// The words that name it.
    pub source_at: Option<Span>,
    /// The cue.
    pub cue: Span,
    /// What is attributed.
    pub content: Vec<Span>,
    /// The rule that found it.
    pub frame: &'static str,
    /// The rule that told who it is.
    pub resolved: &'static str,
}

impl Voices<'_> {
    /// The attributions of a sentence.
    #[must_use]
    pub fn heard(&self, sentence: usize) -> Vec<Heard> {
        let (from, to) = self.by_sentence[sentence];
        let line = self.sentence(sentence);
        let heard = |voice: &super::Voice| Heard {
            source: voice.name.clone(),
            source_at: voice.frame.source.as_ref().map(|p| line.span(&p.tokens)),
            cue: line.span(&voice.frame.cue),
            content: voice.frame.content.iter().filter(|c| !c.is_empty()).map(|c| line.span(c)).collect(),
            frame: voice.frame.rule,
            resolved: voice.rule,
        };
        self.frames[from..to].iter().map(heard).collect()
    }

    /// The words of a sentence that can attribute and do not, each with the reason.
    #[must_use]
    pub fn unheard(&self, sentence: usize) -> Vec<(Span, &'static str)> {
        let (from, to) = self.by_sentence[sentence];
        let line = self.sentence(sentence);
        let proposed = frames::frames(&line, sentence);
        let silent = |at: &usize| {
            line.entry(*at).cue.is_some() && !self.frames[from..to].iter().any(|v| v.frame.cue.contains(at))
        };
        let why = |at: usize| {
            let own = proposed.iter().any(|f| f.cue.contains(&at));
            let reason = if own { "somebody's talk of himself, or nobody known" } else { frames::why_not(&line, at) };
            (line.span(&(at..at + 1)), reason)
        };
        (line.first..line.end).filter(silent).map(why).collect()
    }
}
