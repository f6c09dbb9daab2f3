//! Quotations: where somebody's own words stand.
//!
//! `“It fell,” he said. “Twice.”` → two units of one speaker. Marks are paired inside a paragraph; a paragraph that leaves
//! its quotation open hands it on to the next one if that opens with a mark again, as newspapers print it. An odd mark
//! never disturbs more than its own paragraph.

use crate::text::document::Document;
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
        handed_on = paragraph(doc, first, last, block, handed_on, &mut found);
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
    found: &mut Vec<Quote>,
) -> Option<&'static str> {
    let tokens = doc.sentences[first].tokens.start..doc.sentences[last].tokens.end;
    let mut open: Option<(usize, &'static str)> = None;
    let sentence_of = |t: usize| (first..=last).find(|s| doc.sentences[*s].tokens.contains(&t)).unwrap_or(last);
    let single = tokens.clone().all(|t| !matches!(doc.text_of(t), "\"" | "\u{201c}" | "\u{201d}"));
    for t in tokens.clone() {
        let text = doc.text_of(t);
        match open {
            None => {
                if let Some(mark) = opens(doc, t, text, &tokens, single) {
                    open = Some((t, mark));
                }
            }
            Some((start, mark)) => {
                if closes(doc, t, text, mark, &tokens) {
                    if start + 1 < t {
                        let sentences = (sentence_of(start + 1), sentence_of(t - 1));
                        found.push(Quote {
                            tokens: start + 1..t,
                            block,
                            sentences,
                            continues: handed_on.is_some() && start == tokens.start,
                        });
                    }
                    open = None;
                } else if start + 1 < t
                    && opens(doc, t, text, &tokens, single).is_some_and(|m| m == mark && mark != "\"" && mark != "'")
                {
                    // A second opening mark: the first was never closed. What stood between ends with its sentence.
                    open = Some((t, mark));
                }
            }
        }
    }
    let (start, mark) = open?;
    if start + 1 < tokens.end
        && (start == tokens.start || doc.tokens[start].span.start > doc.tokens[tokens.start].span.start)
    {
        let sentences = (sentence_of(start + 1), last);
        found.push(Quote {
            tokens: start + 1..tokens.end,
            block,
            sentences,
            continues: handed_on.is_some() && start == tokens.start,
        });
    }
    Some(mark)
}

/// The mark that a token opens a quotation with.
fn opens(doc: &Document, t: usize, text: &str, tokens: &Range<usize>, single: bool) -> Option<&'static str> {
    let next_glued = t + 1 < tokens.end && doc.tokens[t + 1].glued;
    let after_space = t == tokens.start
        || !doc.tokens[t].glued
        || matches!(doc.text_of(t - 1), "(" | "[" | "\u{2014}" | "-" | "\u{2013}" | "--" | ":");
    match text {
        "\u{201c}" | "``" | "\u{201e}" => Some("\u{201d}"),
        "\u{ab}" => Some("\u{bb}"),
        "\"" | "''" if after_space && next_glued => Some("\""),
        "\"" if t == tokens.start => Some("\""),
        "\u{2018}" if single && after_space && next_glued => Some("\u{2019}"),
        "'" if single
            && after_space
            && next_glued
            && t + 1 < tokens.end
            && doc.text_of(t + 1).starts_with(char::is_alphabetic) =>
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
