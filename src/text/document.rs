//! A text with its sentences and tokens, read once and shared by all rules.

use super::token::Token;
use super::{sentences, tokens};
use crate::lexicon::{self, Class, Entry};
use crate::model::{Block, BlockKind};
use crate::span::Span;
use std::ops::Range;

/// A text with its sentences and tokens.
pub struct Document<'a> {
    /// The text that all spans count in.
    pub text: &'a str,
    /// Its tokens in text order.
    pub tokens: Vec<Token>,
    /// The words of each token.
    pub words: Vec<&'a str>,
    /// The classes of each token: of what the lexicon knows, what is asked most.
    pub classes: Vec<Class>,
    /// What the lexicon knows of each token.
    pub entries: Vec<&'static Entry>,
    /// Its sentences in text order; none crosses a block.
    pub sentences: Vec<Sentence>,
}

/// One sentence of a document.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// Its tokens, counted in the document.
    pub tokens: Range<usize>,
    /// The block that it stands in, counted in the article.
    pub block: usize,
    /// What that block is.
    pub kind: BlockKind,
}

impl<'a> Document<'a> {
    /// Reads all blocks of a text, page furniture too.
    #[must_use]
    pub fn read(text: &'a str, blocks: &[Block]) -> Self {
        let mut tokens = Vec::with_capacity(text.len() / 5);
        let mut sentences = Vec::with_capacity(text.len() / 100);
        for (block, part) in blocks.iter().enumerate() {
            let first = tokens.len();
            tokens::split(text, part.span, &mut tokens);
            for range in sentences::split(text, &tokens[first..]) {
                if range.is_empty() {
                    continue;
                }
                let mut range = first + range.start..first + range.end;
                if range.start == first
                    && let Some(length) = dateline(text, &tokens[range.clone()])
                {
                    sentences.push(sentence(&tokens, range.start..range.start + length, block, part.kind));
                    range.start += length;
                }
                sentences.push(sentence(&tokens, range, block, part.kind));
            }
        }
        let words: Vec<&str> = tokens.iter().map(|t| t.span.text(text)).collect();
        let entries: Vec<&Entry> = words.iter().map(|word| lexicon::look(word)).collect();
        let classes = entries.iter().map(|entry| entry.class).collect();
        Self { text, tokens, words, classes, entries, sentences }
    }

    /// The words of a token.
    #[must_use]
    #[inline]
    pub fn text_of(&self, token: usize) -> &'a str {
        self.words[token]
    }
}

fn sentence(tokens: &[Token], range: Range<usize>, block: usize, kind: BlockKind) -> Sentence {
    let span = tokens[range.start].span.to(tokens[range.end - 1].span);
    Sentence { span, tokens: range, block, kind }
}

/// How many tokens of a paragraph's first sentence are its dateline: `KYIV, Ukraine (AP) —`, `WASHINGTON, March 12 -`. It
/// is no part of the sentence, and syntax that sees it takes the town for the speaker.
fn dateline(text: &str, tokens: &[Token]) -> Option<usize> {
    let word = |t: &Token| t.span.text(text);
    let shouted = |w: &str| w.len() > 2 && w.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-' | '\''));
    let dash = tokens
        .iter()
        .take(18)
        .position(|t| matches!(word(t), "\u{2014}" | "\u{2013}" | "--" | "-") && !(t.glued && word(t) == "-"))?;
    let lead = &tokens[..dash];
    let named = lead.iter().all(|t| {
        let w = word(t);
        w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || matches!(w, "," | "." | "(" | ")" | "/" | "-" | "of" | "and" | "the" | "de" | "on")
    });
    let agency = lead.windows(3).any(|w| word(&w[0]) == "(" && word(&w[2]) == ")");
    let town = lead.first().is_some_and(|t| shouted(word(t)));
    (dash > 0 && dash + 1 < tokens.len() && named && (town || agency)).then_some(dash + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Article;

    #[test]
    fn a_dateline_is_no_part_of_its_sentence() {
        let article = Article::of_line("KYIV, Ukraine (AP) \u{2014} Drones hit a port. WASHINGTON - two words.");
        let document = Document::read(&article.text, &article.blocks);
        let texts: Vec<&str> = document.sentences.iter().map(|s| s.span.text(&article.text)).collect();
        assert_eq!(texts, ["KYIV, Ukraine (AP) \u{2014}", "Drones hit a port.", "WASHINGTON - two words."]);
    }

    #[test]
    fn a_name_with_a_dash_is_no_dateline() {
        let article = Article::of_line("Smith - who is 42 - left.");
        assert_eq!(Document::read(&article.text, &article.blocks).sentences.len(), 1);
    }
}
