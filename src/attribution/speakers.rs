//! Who speaks each quotation, and which sentences are handed over whole: `The Times reports:` and then a paragraph of its
//! words; `WALLACE:` and then all that he says.

use super::Voices;
use super::frames::Frame;
use super::line::Line;
use super::quotes::Quote;
use super::sources::{self, Phrase};
use crate::lexicon::Class;

/// Given names.
const GIVEN: Class = Class::GIVEN_FEMALE.or(Class::GIVEN_MALE);
use crate::model::SourceKind;
use crate::text::document::Document;
use crate::text::wording::Wording;

impl Voices<'_> {
    /// Who speaks each quotation: the frame at its borders; else the one nearest before in the paragraph; else, where a
    /// paragraph is nothing but speech, the speaker of the paragraph before.
    pub(super) fn speakers(&self) -> Vec<Option<usize>> {
        let mut speakers: Vec<Option<usize>> = vec![None; self.quotes.len()];
        for (n, quote) in self.quotes.iter().enumerate() {
            let (first, last) = quote.sentences;
            let outside = |f: &usize| self.quoted[self.frames[*f].frame.cue.start].is_none();
            let at_border = |s: usize| {
                (self.by_sentence[s].0..self.by_sentence[s].1)
                    .filter(outside)
                    .filter(|f| {
                        let frame = &self.frames[*f].frame;
                        frame.content.iter().any(|c| c.start < quote.tokens.end && quote.tokens.start < c.end)
                    })
                    .min_by_key(|f| {
                        // "the blogger reported on a dinner at which Adelson said: “…”": the nearest verb hands it over.
                        let cue = self.frames[*f].frame.cue.start;
                        if cue >= quote.tokens.end {
                            cue - quote.tokens.end
                        } else {
                            quote.tokens.start.saturating_sub(cue)
                        }
                    })
            };
            speakers[n] = at_border(last)
                .or_else(|| at_border(first))
                .or_else(|| self.signed(quote))
                .or_else(|| self.introduced(quote))
                .or_else(|| self.floating(n, &speakers));
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

    /// The speaker of a quotation without one of its own: the voice of the sentence before it ("He spoke of three fires."
    /// and then, in the same paragraph or as a paragraph of its own, “It was hell.”), or the speaker of the quotation that
    /// it goes on with.
    fn floating(&self, n: usize, speakers: &[Option<usize>]) -> Option<usize> {
        let quote = &self.quotes[n];
        if quote.is_phrase() || !self.whole_sentence(quote) {
            return None;
        }
        let previous = n.checked_sub(1).map(|before| &self.quotes[before]);
        if quote.continues {
            return speakers[n - 1];
        }
        let sentence = quote.sentences.0.checked_sub(1)?;
        let block = self.doc.sentences[sentence].block;
        if block != quote.block && !(block + 1 == quote.block && self.fills_block(quote)) {
            return previous.filter(|p| p.block + 1 == quote.block && !p.is_phrase()).and_then(|_| speakers[n - 1]);
        }
        let (from, to) = self.by_sentence[sentence];
        let outside = (from..to).rev().find(|f| self.quoted[self.frames[*f].frame.cue.start].is_none());
        let goes_on = previous.filter(|p| !p.is_phrase() && p.sentences.1 + 1 >= quote.sentences.0);
        goes_on
            .and_then(|_| speakers[n - 1])
            .or(outside)
            .or_else(|| previous.filter(|p| p.block == quote.block && !p.is_phrase()).and_then(|_| speakers[n - 1]))
    }

    /// “…” — Ana Orrin: a name that signs the quotation in the sentence behind it.
    fn signed(&self, quote: &Quote) -> Option<usize> {
        let next = quote.sentences.1 + 1;
        let (from, to) = *self.by_sentence.get(next)?;
        let near = self.doc.sentences[next].block <= quote.block + 1;
        (from..to).find(|f| {
            let frame = &self.frames[*f].frame;
            near && matches!(frame.rule, "label" | "signature")
                && frame.cue.start == self.doc.sentences[next].tokens.start
        })
    }

    /// "The Times reports:" right before the quotation.
    fn introduced(&self, quote: &Quote) -> Option<usize> {
        let before = quote.sentences.0.checked_sub(1).filter(|_| self.whole_sentence(quote))?;
        let (from, to) = self.by_sentence[before];
        (from < to && ends_in_colon(self.doc, before)).then(|| to - 1)
    }

    /// Whether a paragraph is nothing but this quotation.
    fn fills_block(&self, quote: &Quote) -> bool {
        let last = quote.sentences.1;
        let ends = quote.tokens.end + 2 >= self.doc.sentences[last].tokens.end;
        let next = self.doc.sentences.get(last + 1).is_none_or(|s| s.block != quote.block);
        let first = quote.sentences.0;
        let opens = first == 0 || self.doc.sentences[first - 1].block != quote.block;
        opens && next && ends && self.whole_sentence(quote)
    }

    /// Whether a quotation fills its sentence from the first word on.
    fn whole_sentence(&self, quote: &Quote) -> bool {
        let tokens = &self.doc.sentences[quote.sentences.0].tokens;
        quote.tokens.start <= tokens.start + 2
    }

    /// Which frame hands each sentence over: a label its paragraph, a colon the paragraph or the list behind it.
    pub(super) fn handed_on(&self) -> Vec<Option<usize>> {
        let sentences = &self.doc.sentences;
        let mut handed = vec![None; sentences.len()];
        for s in 0..sentences.len() {
            let (from, to) = self.by_sentence[s];
            let label = (from..to).find(|f| {
                let frame = &self.frames[*f].frame;
                let colon = self.doc.text_of(frame.cue.start) == ":";
                frame.rule == "label" && colon && !frame.data && frame.cue.start < sentences[s].tokens.start + 6
            });
            let opens = s == 0 || sentences[s - 1].block != sentences[s].block;
            if let Some(label) = label.filter(|_| opens) {
                for (n, sentence) in sentences.iter().enumerate().skip(s + 1) {
                    if sentence.block != sentences[s].block {
                        break;
                    }
                    handed[n] = Some(label);
                }
            }
            if from == to || !ends_in_colon(self.doc, s) {
                continue;
            }
            let Some(next) = sentences.get(s + 1).filter(|n| n.block == sentences[s].block + 1) else { continue };
            let list = item(self.doc, s + 1) && (bullet(self.doc, s + 1) || item(self.doc, s + 2));
            let outlet = matches!(
                self.frames[to - 1].kind,
                SourceKind::Outlet | SourceKind::Document | SourceKind::Organisation
            );
            // "Ruiz said:" and a paragraph without marks: all of it is said.
            let bare = self.frames[to - 1].frame.content.iter().all(std::ops::Range::is_empty);
            if !(list || outlet || bare) {
                continue;
            }
            let first = next.block;
            for (n, sentence) in sentences.iter().enumerate().skip(s + 1) {
                let goes_on = sentence.block == first
                    || list && item(self.doc, n)
                    || list && handed[n - 1] == Some(to - 1) && sentence.block == sentences[n - 1].block;
                if !goes_on {
                    break;
                }
                handed[n] = Some(to - 1);
            }
        }
        handed
    }
}

/// Whether the last mark of a sentence is a colon.
pub(super) fn ends_in_colon(doc: &Document, sentence: usize) -> bool {
    let tokens = &doc.sentences[sentence].tokens;
    tokens.end > tokens.start && doc.text_of(tokens.end - 1) == ":"
}

/// Whether a sentence is an item of a list: behind a bullet, or a few words and a figure on a line of their own.
fn item(doc: &Document, sentence: usize) -> bool {
    const LONG: usize = 12;
    let Some(own) = doc.sentences.get(sentence) else { return false };
    let other = |n: Option<usize>| n.and_then(|n| doc.sentences.get(n)).is_none_or(|s| s.block != own.block);
    let alone = other(sentence.checked_sub(1)) && other(Some(sentence + 1));
    let figure = own.tokens.clone().any(|t| doc.text_of(t).starts_with(|c: char| c.is_ascii_digit()));
    // "The ferry is 40 years old." is a sentence and no item.
    let parted = own.tokens.clone().any(|t| matches!(doc.text_of(t), "," | ":" | "(" | "-" | "\u{2014}" | "\u{2013}"));
    let verb = own.tokens.clone().any(|t| doc.classes[t].any(Class::AUXILIARY.or(Class::CUE)));
    bullet(doc, sentence) || alone && figure && parted && !verb && own.tokens.len() <= LONG
}

/// “…” and then "Ana Orrin, Daily Ledger" as a line of its own, or an outlet alone behind the closing mark: who is quoted, as
/// reviews of the press sign it.
pub(super) fn signature(doc: &Document, line: &Line, sentence: usize) -> Option<Frame> {
    const LONG: usize = 12;
    let before = sentence.checked_sub(1).map(|before| &doc.sentences[before])?;
    let last = before.tokens.end.checked_sub(1)?;
    let closed = matches!(doc.text_of(last), "\u{201d}" | "\"");
    let own = &doc.sentences[sentence];
    let alone = doc.sentences.get(sentence + 1).is_none_or(|next| next.block != own.block);
    if !closed || !alone || own.block > before.block + 1 || line.end - line.first > LONG {
        return None;
    }
    let name = |i: usize| line.capital(i) && line.word(i) || line.is(i, ".") && line.glued(i);
    let run = (line.first..line.end).find(|i| !name(*i)).unwrap_or(line.end);
    let person = (2..=4).contains(&(run - line.first)) && line.class(line.first, GIVEN) && line.is(run, ",");
    let titled = |i: usize| {
        name(i) || line.any(i, &["of", "for", "at", "and", "the", "'s", "\u{2019}s", "&", ","]) || i + 1 == line.end
    };
    let plain = (run + 1..line.end).all(titled) && run + 1 < line.end;
    let outlet = line.outlet(line.first).is_some_and(|n| line.first + n >= line.end - 1);
    let end = if person && plain {
        run
    } else if outlet {
        line.end
    } else {
        return None;
    };
    let source = sources::phrase(line, line.first, end)?;
    Some(Frame { cue: line.first..line.first + 1, rule: "signature", ..introduced_by(sentence, line, source) })
}

/// Whether a sentence begins as an item of a list.
fn bullet(doc: &Document, sentence: usize) -> bool {
    matches!(
        doc.text_of(doc.sentences[sentence].tokens.start),
        "\u{2022}" | "*" | "-" | "\u{2013}" | "\u{25aa}" | "\u{00b7}"
    )
}

/// "Sanders made the following comment:" before a quotation: its subject speaks, whatever the verb.
pub(super) fn introduction(doc: &Document, line: &Line, sentence: usize) -> Option<Frame> {
    if !ends_in_colon(doc, sentence) {
        return None;
    }
    let next = doc.sentences.get(sentence + 1)?;
    if let Some(outlet) = handed_from(line) {
        return (next.block == doc.sentences[sentence].block + 1).then(|| introduced_by(sentence, line, outlet));
    }
    let opening = Line::open(doc, sentence + 1, &[]);
    if next.block > doc.sentences[sentence].block + 1 || !opening.quote_mark(next.tokens.start) {
        return None;
    }
    let mut first = line.first;
    while first < line.end && (line.quote_mark(first) || line.class(first, Class::CONJUNCTION)) {
        first += 1;
    }
    // "On July 6, Smith wrote this:": the lead-in ends at its comma.
    if line.class(first, Class::PREPOSITION.or(Class::SUBORDINATOR)) {
        first = (first..line.end).rfind(|i| line.is(*i, ","))? + 1;
    }
    let mut end = first;
    if line.pronoun(first) {
        end += 1;
    } else {
        let owns = |i: usize| line.any(i, &["'s", "\u{2019}s"]) && line.capital(i + 1);
        while line.capital(end) && line.word(end) || line.class(end, Class::ARTICLE) || end > first && owns(end) {
            end += 1;
        }
        // "The ministry issued this statement:"
        let known = Class::PERSON.or(Class::PEOPLE).or(Class::BODY).or(Class::OUTLET).or(Class::PAPER);
        while line.open_word(end)
            && !line.entry(end).cue.is_some_and(|c| !c.doubtful || line.capital(end - 1))
            && (end..end + 3).any(|i| line.class(i, known))
        {
            end += 1;
        }
    }
    if end == first {
        return None;
    }
    let source = sources::phrase(line, first, end)?;
    let named = line.pronoun(source.tokens.start) && line.any(source.tokens.start, &["he", "she", "they", "it"])
        || source.kind == SourceKind::Person
            && line.capital(source.name.start)
            && (line.a_name(source.name.start) || line.class(source.name.start, GIVEN))
        || source.kind == SourceKind::Outlet
        || source
            .tokens
            .clone()
            .any(|i| line.class(i, Class::PERSON.or(Class::BODY).or(Class::OUTLET).or(Class::PAPER)));
    named.then(|| introduced_by(sentence, line, source))
}

/// A frame without content of its own: the source of what comes next.
fn introduced_by(sentence: usize, line: &Line, source: Phrase) -> Frame {
    Frame {
        sentence,
        cue: line.end - 1..line.end,
        source: Some(source),
        content: Vec::new(),
        via: None,
        cited: false,
        data: false,
        weak: false,
        rule: "introduction",
    }
}

/// "Here is more from the Harbour Gazette:", "From CNN:", "(via the Herald):": the outlet whose words are copied.
fn handed_from(line: &Line) -> Option<Phrase> {
    const NEAR: usize = 7;
    let from = (line.first..line.end).rev().take(NEAR).find(|i| line.any(*i, &["from", "via"]))?;
    let mut end = line.end - 1;
    while end > from && line.any(end - 1, &[")", ":"]) {
        end -= 1;
    }
    let article = usize::from(line.class(from + 1, Class::ARTICLE));
    let known = line.outlet(from + 1 + article).is_some_and(|n| from + 1 + article + n == end);
    let named =
        (from + 1 + article..end).all(|i| line.capital(i) && line.word(i)) && line.class(end - 1, Class::OUTLET);
    (known || named && end > from + 1 + article).then(|| sources::phrase(line, from + 1, end)).flatten()
}
