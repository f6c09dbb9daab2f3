//! Attribution: who says so, by which words, over which stretch.
//!
//! `"79 of the drones were shot down, according to the Ukrainian Air Force"` → the Ukrainian Air Force, "according to",
//! indirect, in the same sentence. [`frames`] finds source, cue and content sentence by sentence, [`quotes`] the speech
//! between marks, [`sources`] the phrases that name a source, [`cast`] the name behind a pronoun. Which of several voices
//! over a figure counts is decided here and nowhere else: the innermost is the source, the others relay it.

pub mod cast;
pub mod frames;
pub mod hedges;
pub mod line;
pub mod quotes;
pub mod sources;

use crate::model::{Attribution, Mode, Scope, SourceKind};
use crate::span::Span;
use crate::text::document::Document;
use cast::Cast;
use frames::Frame;
use line::Line;
use quotes::Quote;

/// The voices of an article: every attribution in it, resolved.
pub struct Voices<'a> {
    doc: &'a Document<'a>,
    quotes: Vec<Quote>,
    quoted: Vec<Option<u32>>,
    frames: Vec<Voice>,
    /// The frames of each sentence: from, to.
    by_sentence: Vec<(usize, usize)>,
    /// The frame that speaks each quotation.
    speaker: Vec<Option<usize>>,
    cast: Cast,
}

/// A frame with its source by name.
struct Voice {
    frame: Frame,
    name: Option<String>,
    kind: SourceKind,
    rule: &'static str,
}

impl<'a> Voices<'a> {
    /// Listens to a whole article.
    #[must_use]
    pub fn listen(doc: &'a Document<'a>) -> Self {
        let (quotes, quoted) = quotes::quotes(doc);
        let mut cast = Cast::read(doc);
        let mut voices = Vec::new();
        let mut by_sentence = Vec::with_capacity(doc.sentences.len());
        for sentence in 0..doc.sentences.len() {
            let from = voices.len();
            let line = Line::open(doc, sentence);
            for frame in frames::frames(&line, sentence) {
                let Some(phrase) = &frame.source else { continue };
                // "I", "we": the speaker of the quotation himself.
                if line.any(phrase.tokens.start, &["i", "we", "you"]) && phrase.tokens.len() == 1 {
                    continue;
                }
                let resolved = cast.resolve(&line, phrase);
                let (name, kind, rule) = (resolved.name.clone(), resolved.kind, resolved.rule);
                cast.spoke(&line, phrase, &resolved);
                voices.push(Voice { frame, name, kind, rule });
            }
            by_sentence.push((from, voices.len()));
        }
        let mut all = Self { doc, quotes, quoted, frames: voices, by_sentence, speaker: Vec::new(), cast };
        all.speaker = all.speakers();
        all
    }

    /// Who speaks each quotation: the frame at its borders; else the one nearest before in the paragraph; else, where a
    /// paragraph is nothing but speech, the speaker of the paragraph before.
    fn speakers(&self) -> Vec<Option<usize>> {
        let mut speakers: Vec<Option<usize>> = vec![None; self.quotes.len()];
        for (n, quote) in self.quotes.iter().enumerate() {
            let (first, last) = quote.sentences;
            let outside = |f: &usize| self.quoted[self.frames[*f].frame.cue.start].is_none();
            let at_border = |s: usize| {
                (self.by_sentence[s].0..self.by_sentence[s].1).filter(outside).find(|f| {
                    let frame = &self.frames[*f].frame;
                    frame.content.iter().any(|c| c.start < quote.tokens.end && quote.tokens.start < c.end)
                })
            };
            speakers[n] = at_border(last).or_else(|| at_border(first)).or_else(|| self.floating(n, &speakers));
        }
        // A paragraph's first words may be named only by its last: “…,” then “…,” she said.
        for n in (0..self.quotes.len()).rev() {
            if speakers[n].is_none()
                && let Some(next) = self.quotes.get(n + 1)
                && next.block == self.quotes[n].block
                && !self.quotes[n].is_phrase()
            {
                speakers[n] = speakers[n + 1];
            }
        }
        speakers
    }

    fn floating(&self, n: usize, speakers: &[Option<usize>]) -> Option<usize> {
        let quote = &self.quotes[n];
        if quote.is_phrase() {
            return None;
        }
        let before = n.checked_sub(1)?;
        let previous = &self.quotes[before];
        let same_block = previous.block == quote.block;
        let whole = self.whole_sentence(quote);
        if (same_block || quote.continues || previous.block + 1 == quote.block) && whole && !previous.is_phrase() {
            return speakers[before];
        }
        // "He added:" in the sentence before, without a quotation of its own.
        let sentence = quote.sentences.0.checked_sub(1)?;
        let near =
            self.doc.sentences[sentence].block == quote.block || self.doc.sentences[sentence].block + 1 == quote.block;
        let (from, to) = self.by_sentence[sentence];
        (whole && near && from < to && self.doc.sentences[sentence].block == quote.block).then(|| to - 1)
    }

    /// Whether a quotation fills its sentence from the first word on.
    fn whole_sentence(&self, quote: &Quote) -> bool {
        let tokens = &self.doc.sentences[quote.sentences.0].tokens;
        quote.tokens.start <= tokens.start + 2
    }

    /// Who says the figure at this place of this sentence.
    #[must_use]
    pub fn of(&self, sentence: usize, figure: Span) -> Option<Attribution> {
        let line = Line::open(self.doc, sentence);
        let token = self.token(&line, figure)?;
        let (from, to) = self.by_sentence[sentence];
        let quote = self.quoted[token].map(|q| q as usize);
        let mut over: Vec<usize> = (from..to).filter(|f| self.frames[*f].frame.covers(token)).collect();
        // A frame inside a quotation speaks only for words inside it.
        over.retain(|f| {
            let cue = self.quoted[self.frames[*f].frame.cue.start];
            cue.is_none() || cue == self.quoted[token]
        });
        over.sort_by_key(|f| (!self.frames[*f].frame.cited, self.frames[*f].frame.reach()));
        if let Some(&inner) = over.first() {
            return Some(self.attribution(&line, inner, &over[1..], quote, Scope::Same));
        }
        if let Some(speaker) = quote.and_then(|q| self.speaker[q]) {
            let same = self.frames[speaker].frame.sentence == sentence;
            let scope = if same { Scope::Same } else { Scope::Near };
            let line = Line::open(self.doc, self.frames[speaker].frame.sentence);
            return Some(self.attribution(&line, speaker, &[], quote, scope));
        }
        if quote.is_some() {
            return None;
        }
        self.same_report(sentence)
    }

    fn attribution(
        &self,
        line: &Line,
        inner: usize,
        outer: &[usize],
        quote: Option<usize>,
        scope: Scope,
    ) -> Attribution {
        let voice = &self.frames[inner];
        let mut via: Vec<String> = Vec::new();
        if let Some(relay) = &voice.frame.via {
            via.push(cast::words(line, relay.name.start, relay.name.end));
        }
        for f in outer {
            let other = &self.frames[*f];
            let relays = matches!(other.kind, SourceKind::Outlet) || voice.frame.cited;
            if relays
                && let Some(name) = other.name.clone().filter(|n| Some(n) != voice.name.as_ref() && !via.contains(n))
            {
                via.push(name);
            }
        }
        let phrase = voice.frame.source.as_ref();
        Attribution {
            source: voice.name.clone(),
            source_at: phrase.map(|p| line.span(&p.tokens)),
            kind: voice.kind,
            cue: Some(line.span(&voice.frame.cue)),
            via,
            mode: if quote.is_some_and(|q| !self.quotes[q].is_phrase()) { Mode::Direct } else { Mode::Indirect },
            scope,
            rule: if voice.rule == "as_named" { voice.frame.rule } else { voice.rule },
        }
    }

    /// A sentence without a voice of its own that goes on with the report of the sentence before, in one paragraph.
    fn same_report(&self, _sentence: usize) -> Option<Attribution> {
        None
    }

    /// Where the person is named who was named last before this sentence.
    #[must_use]
    pub fn person_before(&self, sentence: usize) -> Option<Span> {
        let (token, words) = self.cast.person_before(self.doc.sentences[sentence].tokens.start)?;
        Some(self.doc.tokens[token].span.to(self.doc.tokens[token + words - 1].span))
    }

    fn token(&self, line: &Line, figure: Span) -> Option<usize> {
        (line.first..line.end).find(|t| self.doc.tokens[*t].span.end > figure.start)
    }

    /// The word that weakens the assertion of a figure.
    #[must_use]
    pub fn hedge(&self, sentence: usize, figure: Span) -> Option<Span> {
        let line = Line::open(self.doc, sentence);
        let token = self.token(&line, figure)?;
        hedges::hedge(&line, token).map(|(words, _)| line.span(&words))
    }
}
