//! Attribution: who says so, by which words, over which stretch.
//!
//! `"79 of the drones were shot down, according to the Ukrainian Air Force"` → the Ukrainian Air Force, "according to",
//! indirect, in the same sentence. [`frames`] finds source, cue and content sentence by sentence, [`quotes`] the speech
//! between marks, [`sources`] the phrases that name a source, [`cast`] the name behind a pronoun. Which of several voices
//! over a figure counts is decided here and nowhere else: the innermost is the source, the others relay it.

pub mod cast;
pub mod frames;
mod heard;
pub mod hedges;
pub mod line;
mod naming;
pub mod quotes;
mod report;
pub mod resolve;
pub mod sources;
mod speakers;

use crate::lexicon::Class;
use crate::model::{Attribution, BlockKind, Mode, Scope, SourceKind};
use crate::span::Span;
use crate::text::document::Document;
use crate::text::syntax::Tree;
use crate::text::wording::Wording;
use cast::{Cast, Gender};
use frames::Frame;
pub use heard::Heard;
use line::{Line, Names};
use quotes::Quote;
use std::cell::OnceCell;

/// The voices of an article: every attribution in it, resolved.
pub struct Voices<'a> {
    doc: &'a Document<'a>,
    trees: &'a [Option<Tree>],
    quotes: Vec<Quote>,
    quoted: Vec<Option<u32>>,
    frames: Vec<Voice>,
    /// The frames of each sentence: from, to.
    by_sentence: Vec<(usize, usize)>,
    /// The frame that speaks each quotation.
    speaker: Vec<Option<usize>>,
    /// The frame that hands a whole sentence over from before: a label in a transcript, "The Times reports:".
    handed: Vec<Option<usize>>,
    /// The poll or survey that each sentence goes on with, once somebody has asked.
    reports: Vec<OnceCell<Option<usize>>>,
    cast: Cast,
    names: Names<'a>,
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
    pub fn listen(doc: &'a Document<'a>, trees: &'a [Option<Tree>]) -> Self {
        let (quotes, quoted) = quotes::quotes(doc);
        let names = line::names(doc);
        let mut cast = Cast::read(doc, &names, &quoted);
        let mut voices = Vec::new();
        let mut by_sentence = Vec::with_capacity(doc.sentences.len());
        for sentence in 0..doc.sentences.len() {
            let from = voices.len();
            let line = Line::open(doc, sentence, trees).knowing(&names);
            let mut found = frames::frames(&line, sentence);
            if found.is_empty() {
                found.extend(speakers::introduction(doc, &line, sentence));
                found.extend(speakers::signature(doc, &line, sentence));
            }
            for frame in found {
                let Some(phrase) = &frame.source else { continue };
                // "I", "we": the speaker of the quotation himself.
                if line.any(phrase.tokens.start, &["i", "we", "you"]) && phrase.tokens.len() == 1 {
                    continue;
                }
                let resolved = cast.resolve(&line, phrase);
                // "they believe": nobody knows who.
                if resolved.rule == "nobody" && !phrase.tokens.clone().any(|i| line.any(i, &["he", "she"])) {
                    continue;
                }
                let (name, kind, rule) = (resolved.name.clone(), resolved.kind, resolved.rule);
                // "CENTRAL GROUP SAYS": what a headline in capitals calls somebody is no name for him.
                let shouted = line.kind() == BlockKind::Headline
                    && phrase.tokens.clone().all(|i| !line.txt(i).bytes().any(|b| b.is_ascii_lowercase()));
                // “I think people are thinking twice”: whom a quotation tells of without a name has not spoken.
                let told = quoted[frame.cue.start].is_some() && !phrase.tokens.clone().any(|i| line.a_name(i));
                if (frame.rule != "label" || !frame.data) && !shouted && !told {
                    cast.spoke(&line, phrase, &resolved);
                }
                voices.push(Voice { frame, name, kind, rule });
            }
            by_sentence.push((from, voices.len()));
        }
        let mut all = Self {
            doc,
            trees,
            quotes,
            quoted,
            frames: voices,
            by_sentence,
            speaker: Vec::new(),
            handed: Vec::new(),
            reports: vec![OnceCell::new(); doc.sentences.len()],
            cast,
            names,
        };
        all.speaker = all.speakers();
        all.handed = all.handed_on();
        all
    }

    /// Who says the figure at this place of this sentence.
    #[must_use]
    pub fn of(&self, sentence: usize, figure: Span) -> Option<Attribution> {
        let line = Line::open(self.doc, sentence, self.trees);
        let token = self.token(&line, figure)?;
        let (from, to) = self.by_sentence[sentence];
        let quote = self.quoted[token].map(|q| q as usize);
        let mut over: Vec<usize> = (from..to).filter(|f| self.frames[*f].frame.covers(token)).collect();
        // A frame inside a quotation speaks only for words inside it.
        over.retain(|f| {
            let cue = self.quoted[self.frames[*f].frame.cue.start];
            // “Hale wants to make this about …,” said a strategist: what he says that others want is his.
            let wish = line.any(self.frames[*f].frame.cue.start, &["want", "wants", "wanted"]);
            cue.is_none() || cue == self.quoted[token] && self.named(&line, *f) && !wish
        });
        self.innermost_first(&mut over);
        let label = self.handed[sentence].filter(|f| self.frames[*f].frame.rule == "label");
        if let Some(&inner) = over.first() {
            let mut outer: Vec<usize> = over[1..].iter().copied().filter(|f| !self.frames[*f].frame.weak).collect();
            // A voice inside a quotation is relayed by its speaker.
            let speaker = quote.and_then(|q| self.speaker[q]).or(self.handed[sentence]);
            outer.extend(speaker.filter(|s| *s != inner && !outer.contains(s)));
            return Some(self.attribution(&line, inner, &outer, quote, Scope::Same));
        }
        if let Some(label) = label {
            return Some(self.attribution(&self.line(label), label, &[], quote, Scope::Near));
        }
        if let Some(speaker) = quote.and_then(|q| self.speaker[q]) {
            let same = self.frames[speaker].frame.sentence == sentence;
            let scope = if same { Scope::Same } else { Scope::Near };
            return Some(self.attribution(&self.line(speaker), speaker, &[], quote, scope));
        }
        if let Some(from) = self.handed[sentence] {
            return Some(self.attribution(&self.line(from), from, &[], quote, Scope::Near));
        }
        if quote.is_none()
            && let Some(report) = *self.reports[sentence].get_or_init(|| self.same_report(sentence, &line))
        {
            return Some(self.attribution(&self.line(report), report, &[], quote, Scope::Near));
        }
        self.hearsay(&line, token, quote)
    }

    /// Orders the voices over a figure from the innermost outwards. A frame is inside another if its cue is; where both hold
    /// each other's ("Witnesses told police …, authorities said"), the one that closes is outside. "The western states
    /// reported a decline, Dun said": what is only reported on gives way to who tells of it.
    fn innermost_first(&self, over: &mut [usize]) {
        const MANY: usize = 12;
        let frame = |f: usize| &self.frames[f].frame;
        let closes = |f: usize| frame(f).content.first().is_some_and(|c| c.start < frame(f).cue.start);
        let many = over.len() > MANY;
        let all = over.to_vec();
        let depth = |f: usize| {
            let outside = |g: &&usize| {
                let (inner, outer) = (frame(**g).covers(frame(f).cue.start), frame(f).covers(frame(**g).cue.start));
                **g != f && inner && (!outer || closes(**g) && !closes(f))
            };
            if many { 0 } else { all.iter().filter(outside).count() }
        };
        over.sort_by_key(|f| (!frame(*f).cited, frame(*f).weak, std::cmp::Reverse(depth(*f)), frame(*f).reach()));
    }

    /// The sentence that a frame stands in.
    fn line(&self, frame: usize) -> Line<'_> {
        self.sentence(self.frames[frame].frame.sentence)
    }

    /// A sentence, opened.
    fn sentence(&self, sentence: usize) -> Line<'_> {
        Line::open(self.doc, sentence, self.trees).knowing(&self.names)
    }

    /// Whether a frame inside a quotation names somebody: "he" and "people" there are the speaker's own talk.
    fn named(&self, line: &Line, frame: usize) -> bool {
        let known = Class::BODY.or(Class::PAPER).or(Class::OUTLET).or(Class::PERSON);
        self.frames[frame].frame.source.as_ref().is_some_and(|p| {
            let pronoun = p.tokens.len() == 1 && line.pronoun(p.tokens.start);
            let own = line.any(p.tokens.start, &["our", "my", "we", "i"]);
            // “A lot of people said …” opens with a capital and names nobody.
            let name = |i: usize| line.capital(i) && i > line.first && !line.class(i, Class::CLOSED);
            !pronoun && !own && p.tokens.clone().any(|i| name(i) || line.class(i, known))
        })
    }

    /// "reportedly", "is believed to": somebody says so, but nobody says who.
    fn hearsay(&self, line: &Line, token: usize, quote: Option<usize>) -> Option<Attribution> {
        let (words, _) = hedges::hedge(line, token).filter(|(_, hearsay)| *hearsay)?;
        quote.is_none().then(|| Attribution {
            source: None,
            source_at: None,
            kind: SourceKind::Hearsay,
            cue: Some(line.span(&words)),
            via: Vec::new(),
            mode: Mode::Indirect,
            scope: Scope::Same,
            rule: "hearsay",
            resolved: "nobody",
        })
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
        let via = self.relays(line, inner, outer);
        let phrase = voice.frame.source.as_ref();
        Attribution {
            source: voice.name.clone(),
            source_at: phrase.map(|p| line.span(&p.tokens)),
            kind: voice.kind,
            cue: Some(line.span(&voice.frame.cue)),
            via,
            mode: if quote.is_some_and(|q| !self.quotes[q].is_phrase()) { Mode::Direct } else { Mode::Indirect },
            scope,
            rule: voice.frame.rule,
            resolved: voice.rule,
        }
    }

    /// Who passes on what the inner voice says, the nearest first: the hearer that its own words name, then every voice
    /// around it. A correspondent passes on for his outlet.
    fn relays(&self, line: &Line, inner: usize, outer: &[usize]) -> Vec<String> {
        let voice = &self.frames[inner];
        let mut via: Vec<String> = Vec::new();
        let own = |name: &String, via: &[String]| Some(name) == voice.name.as_ref() || via.contains(name);
        let relay = |frame: &Frame, line: &Line| {
            frame.via.as_ref().map(|relay| cast::words(line, relay.name.start, relay.name.end))
        };
        via.extend(relay(&voice.frame, line).filter(|name| Some(name) != voice.name.as_ref()));
        for f in outer {
            let other = &self.frames[*f];
            // Who announces in public needs nobody to pass it on; "in court documents" is where he said it.
            if voice.frame.rule == "agent" || other.frame.rule == "paper" {
                continue;
            }
            let name = relay(&other.frame, &self.line(*f)).or_else(|| other.name.clone());
            if let Some(name) = name.filter(|name| !own(name, &via)) {
                via.push(name);
            }
        }
        via
    }

    /// Where the person is named whom "the 25-year-old" or "he" in this sentence means: whom one of the sentences right
    /// before it is about, else whoever was named last.
    #[must_use]
    pub fn person_before(&self, sentence: usize) -> Option<Span> {
        const BACK: usize = 4;
        let line = Line::open(self.doc, sentence, &[]);
        let pronoun = (line.first..line.end).find(|i| line.any(*i, &["he", "she"]));
        let gender = match pronoun {
            Some(i) if line.is(i, "he") => Gender::Male,
            Some(_) => Gender::Female,
            None => Gender::Unknown,
        };
        let tokens = |n: usize| &self.doc.sentences[n].tokens;
        let (token, words) = (sentence.saturating_sub(BACK)..sentence)
            .rev()
            .find_map(|n| self.cast.about(tokens(n), gender))
            .or_else(|| self.cast.person_before(line.first, gender))?;
        Some(self.doc.tokens[token].span.to(self.doc.tokens[token + words - 1].span))
    }

    fn token(&self, line: &Line, figure: Span) -> Option<usize> {
        (line.first..line.end).find(|t| self.doc.tokens[*t].span.end > figure.start)
    }

    /// The word that weakens the assertion of a figure.
    #[must_use]
    pub fn hedge(&self, sentence: usize, figure: Span) -> Option<Span> {
        let line = Line::open(self.doc, sentence, self.trees);
        let token = self.token(&line, figure)?;
        hedges::hedge(&line, token).map(|(words, _)| line.span(&words))
    }
}
