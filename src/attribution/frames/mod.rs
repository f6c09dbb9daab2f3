//! Frames: the ways in which English news says who said what. One frame, one file, in the order in which they are asked.
//!
//! A frame rule looks at one word that could attribute and proposes source, cue and content, or nothing.

use super::line::Line;
use super::sources::Phrase;
use crate::lexicon::{Class, CueForm, WordSet};
use crate::text::token::Kind;
use crate::text::wording::Wording;
use std::ops::Range;

/// One attribution: who, by which words, over which stretch.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The sentence that the cue stands in.
    pub sentence: usize,
    /// The attributing words.
    pub cue: Range<usize>,
    /// Who speaks; none where only hearsay is reported.
    pub source: Option<Phrase>,
    /// What is attributed.
    pub content: Vec<Range<usize>>,
    /// Who relays it by the frame's own words: "told Reuters".
    pub via: Option<Phrase>,
    /// Whether the source is cited by somebody who speaks himself: "citing two officials".
    pub cited: bool,
    /// Whether it reports data, so that the next figures may be from the same report.
    pub data: bool,
    /// Whether the verb has a plain object ("reported a decline"), so that any voice around it is nearer to the article.
    pub weak: bool,
    /// The rule that found it.
    pub rule: &'static str,
}

impl Frame {
    /// Whether the token stands in what is attributed. How a speaker is described ("the 41-year-old father of two") is
    /// not what he says.
    #[must_use]
    pub fn covers(&self, token: usize) -> bool {
        self.content.iter().any(|c| c.contains(&token))
            && !self.source.as_ref().is_some_and(|s| s.tokens.contains(&token))
    }

    /// How many tokens are attributed.
    #[must_use]
    pub fn reach(&self) -> usize {
        self.content.iter().map(Range::len).sum()
    }
}

/// What a rule proposes before it is numbered.
pub struct Found {
    /// The attributing words.
    pub cue: Range<usize>,
    /// Who speaks.
    pub source: Option<Phrase>,
    /// What is attributed; empty stretches are dropped.
    pub content: Vec<Range<usize>>,
    /// Who relays it.
    pub via: Option<Phrase>,
    /// Whether it reports data.
    pub data: bool,
}

/// A frame rule.
pub struct FrameRule {
    /// Its name.
    pub name: &'static str,
    /// What it proposes for the word at this token.
    pub find: fn(&Line, usize) -> Option<Found>,
}

macro_rules! frames {
    ($($name:ident),* $(,)?) => {
        $(mod $name;)*
        /// All frame rules in the order in which they are asked.
        pub const FRAMES: &[FrameRule] = &[$(FrameRule { name: stringify!($name), find: $name::find }),*];
    };
}

frames! { according, citing, inverted, said, agent, noun, idiom, paper, poll, label }

/// Words that no list of verbs or papers has, and that may open a frame.
static OTHERS: WordSet = WordSet::new(&[
    "according", "per", "in", "by", "accusation", "admission", "allegation", "allegations", "announcement", "argument",
    "assertion", "assertions", "belief", "claims", "comment", "comments", "conclusion", "contention", "emphasis",
    "expectation", "hope", "insistence", "prediction", "predictions", "remark", "remarks", "revelation", "suggestion",
    "view", "warning", "warnings", "count", "clear", "case", "convinced", "confident", "certain", "sure", "adamant",
    "optimistic", "hopeful", "worried", "concerned", "afraid",
]);

/// Why a word that can attribute opens no frame where it stands.
#[must_use]
pub fn why_not(line: &Line, at: usize) -> &'static str {
    said::why_not(line, at)
}

/// The frames of one sentence, in text order of their cues.
#[must_use]
pub fn frames(line: &Line, sentence: usize) -> Vec<Frame> {
    let mut found: Vec<Frame> = Vec::new();
    for at in line.first..line.end {
        let opens = if line.doc.tokens[at].kind == Kind::Mark {
            matches!(line.doc.text_of(at), ":" | "\u{2014}" | "\u{2015}" | "--" | "\u{2013}" | "-")
        } else {
            line.doc.classes[at].any(Class::CUE.or(Class::PAPER))
                || OTHERS.has(line.doc.text_of(at))
                || poll::opens(line, at)
        };
        if !opens {
            continue;
        }
        let Some((rule, proposed)) = FRAMES.iter().find_map(|r| (r.find)(line, at).map(|f| (r.name, f))) else {
            continue;
        };
        let content: Vec<Range<usize>> = proposed.content.into_iter().filter(|c| c.start < c.end).collect();
        // "The Times reports:" has its content in the next paragraph.
        if content.is_empty() && line.txt(line.end - 1) != ":" {
            continue;
        }
        let behind = content.iter().all(|c| c.start > at);
        // "citing two officials", "cited reports that": the object speaks; "cited the figure": the subject.
        let gerund = line.entry(at).cue.is_some_and(|c| c.form == CueForm::Gerund);
        let cited = rule == "citing" && (gerund || proposed.via.is_some());
        found.push(Frame {
            sentence,
            cue: proposed.cue,
            source: proposed.source,
            content,
            via: proposed.via,
            cited,
            data: proposed.data,
            weak: rule == "said" && behind && said::weak(line, at),
            rule,
        });
    }
    found
}
