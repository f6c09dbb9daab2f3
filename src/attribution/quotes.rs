//! Quotations: where somebody's own words stand.
//!
//! `“It fell,” he said. “Twice.”` → two units of one speaker. Marks are paired inside a paragraph; a paragraph that leaves
//! its quotation open hands it on to the next one if that opens with a mark again, as newspapers print it. An odd mark
//! never disturbs more than its own paragraph.

use crate::text::document::Document;
use std::cell::OnceCell;
use std::ops::Range;

/// One stretch between marks of quotation.
#[derive(Clone, Debug)]
pub struct Quote {
    /// Its tokens, marks not counted.
    pub tokens: Range<usize>,
    /// The block that it stands in.
    pub block: usize,
    /// The first and the last sentence that it touches.
    pub sentences: (usize, usize),
    /// Whether it continues the quotation that the block before left open.
    pub continues: bool,
}

impl Quote {
    /// Whether it is too short to be anybody's statement: a word or a name in marks.
    #[must_use]
    pub fn is_phrase(&self) -> bool {
        self.tokens.len() <= 3
    }
}

/// The quotations of a document in text order, and for every token the number of the one that it stands in.
#[must_use]
pub fn quotes(doc: &Document) -> (Vec<Quote>, Vec<Option<u32>>) {
    let mut found: Vec<Quote> = Vec::new();
    let mut handed_on: Option<&'static str> = None;
    let mut first = 0;
    while first < doc.sentences.len() {
        let block = doc.sentences[first].block;
        let last =
            (first..doc.sentences.len()).take_while(|s| doc.sentences[*s].block == block).last().unwrap_or(first);
        let held = handed_on.filter(|_| closes_later(doc, first));
        handed_on = paragraph(doc, first, last, block, handed_on, held, &mut found);
        first = last + 1;
    }
    let mut of = vec![None; doc.tokens.len()];
    for (n, quote) in found.iter().enumerate() {
        of[quote.tokens.clone()].fill(Some(n as u32));
    }
    (found, of)
}

/// Pairs the marks of one paragraph. Returns the mark that it leaves open.
fn paragraph(
    doc: &Document,
    first: usize,
    last: usize,
    block: usize,
    handed_on: Option<&'static str>,
    held: Option<&'static str>,
    found: &mut Vec<Quote>,
) -> Option<&'static str> {
    let tokens = doc.sentences[first].tokens.start..doc.sentences[last].tokens.end;
    // Where the quotation itself begins, and the mark that it ends with.
    let mut open: Option<(usize, &'static str)> = held.map(|mark| (tokens.start, mark));
    let mut nested = 0usize;
    let sentence_of = |t: usize| (first + doc.sentences[first..=last].partition_point(|s| s.tokens.end <= t)).min(last);
    let push = |found: &mut Vec<Quote>, tokens: Range<usize>, at_start: bool| {
        if !tokens.is_empty() {
            let sentences = (sentence_of(tokens.start), sentence_of(tokens.end - 1));
            found.push(Quote { tokens, block, sentences, continues: handed_on.is_some() && at_start });
        }
    };
    let known = OnceCell::new();
    let single = || {
        let double = |t: usize| matches!(doc.text_of(t), "\"" | "\u{201c}" | "\u{201d}");
        *known.get_or_init(|| !tokens.clone().any(double))
    };
    for t in tokens.clone() {
        let text = doc.text_of(t);
        if !may_mark(text) {
            continue;
        }
        match open {
            None => {
                if let Some(mark) = opens(doc, t, text, &tokens, single) {
                    open = Some((t + 1, mark));
                    nested = 0;
                }
            }
            Some((start, mark)) => {
                let inner = mark == "\"" && matches!(text, "\u{201c}" | "\u{201d}");
                if inner && (text == "\u{201c}" || nested > 0) {
                    // “…” inside "…".
                    nested = if text == "\u{201c}" { nested + 1 } else { nested - 1 };
                } else if mark == "\"" && reopens(doc, t, text, &tokens) {
                    // A second opening mark: the first was never closed. What stood between is the same speaker's.
                    push(found, start..t, start == tokens.start + 1);
                    open = Some((t + 1, mark));
                } else if closes(doc, t, text, mark, &tokens) {
                    push(found, start..t, start <= tokens.start + 1);
                    open = None;
                }
                // A second curly opening mark: the first was never closed, or this one is nested. The stretch goes on.
            }
        }
    }
    let (start, mark) = open?;
    push(found, start..tokens.end, start <= tokens.start + 1);
    Some(mark)
}

/// The quick look: whether a token begins with a byte that some mark of quotation begins with.
#[inline]
fn may_mark(text: &str) -> bool {
    matches!(text.as_bytes().first(), Some(b'"' | b'\'' | b'`' | 0xC2 | 0xE2))
}

/// Whether a paragraph after one that left its quotation open goes on with it without a mark of its own: the first mark
/// that comes, in it or in one of the next, closes.
fn closes_later(doc: &Document, first: usize) -> bool {
    let block = doc.sentences[first].block;
    let near = doc.sentences[first..].iter().take_while(|s| s.block < block + 4).take(40);
    let marks =
        near.flat_map(|s| s.tokens.clone()).filter(|t| matches!(doc.text_of(*t), "\"" | "\u{201c}" | "\u{201d}"));
    let Some(mark) = marks.into_iter().next() else { return false };
    let end = mark + 1 >= doc.tokens.len()
        || !doc.tokens[mark + 1].glued
        || !doc.text_of(mark + 1).starts_with(char::is_alphanumeric);
    match doc.text_of(mark) {
        "\u{201d}" => true,
        "\"" => doc.tokens[mark].glued && end,
        _ => false,
    }
}

/// Whether a straight mark opens for all that the one before is still open: white space in front, none behind.
fn reopens(doc: &Document, t: usize, text: &str, tokens: &Range<usize>) -> bool {
    let next = t + 1 < tokens.end && doc.tokens[t + 1].glued && doc.text_of(t + 1).starts_with(char::is_alphanumeric);
    text == "\"" && !doc.tokens[t].glued && next
}

/// The mark that a token opens a quotation with; `single` says whether single marks do so here.
fn opens(
    doc: &Document,
    t: usize,
    text: &str,
    tokens: &Range<usize>,
    single: impl Fn() -> bool,
) -> Option<&'static str> {
    let next_glued = t + 1 < tokens.end && doc.tokens[t + 1].glued;
    let after_space = t == tokens.start
        || !doc.tokens[t].glued
        || matches!(doc.text_of(t - 1), "(" | "[" | "\u{2014}" | "-" | "\u{2013}" | "--" | ":");
    match text {
        "\u{201c}" | "``" | "\u{201e}" => Some("\u{201d}"),
        "\u{ab}" => Some("\u{bb}"),
        "\"" | "''" if after_space && next_glued => Some("\""),
        "\"" if t == tokens.start => Some("\""),
        "\u{2018}" if after_space && next_glued && single() => Some("\u{2019}"),
        "'" if after_space
            && next_glued
            && t + 1 < tokens.end
            && doc.text_of(t + 1).starts_with(char::is_alphabetic)
            && single() =>
        {
            Some("'")
        }
        _ => None,
    }
}

fn closes(doc: &Document, t: usize, text: &str, mark: &str, tokens: &Range<usize>) -> bool {
    let before_space =
        t + 1 >= tokens.end || !doc.tokens[t + 1].glued || !doc.text_of(t + 1).starts_with(char::is_alphanumeric);
    match mark {
        "\u{201d}" => matches!(text, "\u{201d}" | "''") || text == "\"" && before_space,
        "\"" => matches!(text, "\"" | "''" | "\u{201d}"),
        "\u{bb}" => text == "\u{bb}",
        "\u{2019}" | "'" => {
            // An apostrophe is no mark: what closes follows a mark of punctuation, or a letter before white space.
            let stop = t > 0 && doc.tokens[t].glued && matches!(doc.text_of(t - 1), "," | "." | "?" | "!" | "\u{2026}");
            text == mark && doc.tokens[t].glued && before_space && (stop || !doc.text_of(t - 1).ends_with('s'))
        }
        _ => false,
    }
}
