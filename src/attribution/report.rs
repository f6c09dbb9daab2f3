//! One poll over several sentences: "44 percent approve, the poll found. Among women, 51 percent said …".
//!
//! Carried only where the sentence itself shows that it tells of answers: shares, and those who gave them.

use super::Voices;
use super::line::Line;
use crate::lexicon::Class;
use crate::model::SourceKind;
use crate::text::wording::Wording;

/// How many sentences back the poll may be named.
const BACK: usize = 3;

impl Voices<'_> {
    /// The frame of the poll or survey that a sentence without a voice of its own goes on with.
    pub(super) fn same_report(&self, sentence: usize, line: &Line) -> Option<usize> {
        let (from, to) = self.by_sentence[sentence];
        if from < to || !answers(line) {
            return None;
        }
        let block = self.doc.sentences[sentence].block;
        for before in (sentence.saturating_sub(BACK)..sentence).rev() {
            if self.doc.sentences[before].block != block {
                return None;
            }
            let (from, to) = self.by_sentence[before];
            let poll = (from..to).find(|f| {
                let voice = &self.frames[*f];
                voice.frame.data && voice.kind == SourceKind::Document && self.polls(*f)
            });
            if poll.is_some() {
                return poll;
            }
            // Somebody else has spoken in between.
            if from < to && !answers(&Line::open(self.doc, before, self.trees)) {
                return None;
            }
        }
        None
    }

    /// Whether the source of a frame is a poll.
    fn polls(&self, frame: usize) -> bool {
        let line = self.line(frame);
        let source = self.frames[frame].frame.source.as_ref();
        source
            .is_some_and(|p| p.tokens.clone().any(|i| line.any(i, &["poll", "survey", "polls", "surveys", "polling"])))
    }
}

/// Whether a sentence tells what shares of those asked did: "51 percent of women said", "a third oppose".
fn answers(line: &Line) -> bool {
    const DID: &[&str] = &[
        "said", "say", "agreed", "agree", "approve", "disapprove", "favor", "favour", "oppose", "support", "prefer",
        "think", "believe", "would", "answered", "replied", "felt", "want", "wanted", "trust", "trusted",
    ];
    (line.first..line.end).any(|i| {
        let share = line.is(i, "%") || line.class(i, Class::PERCENT) || line.class(i, Class::FRACTION);
        share && (i + 1..(i + 7).min(line.end)).take_while(|j| !line.border(*j)).any(|j| line.any(j, DID))
    })
}
