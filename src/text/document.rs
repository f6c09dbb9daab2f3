//! A text with its sentences and tokens, read once and shared by all rules.

use super::token::Token;
use super::{sentences, tokens};
use crate::lexicon::{self, Entry};
use crate::model::{Block, BlockKind};
use crate::span::Span;
use std::ops::Range;

/// A text with its sentences and tokens.
pub struct Document<'a> {
    /// The text that all spans count in.
    pub text: &'a str,
    /// Its tokens in text order.
    pub tokens: Vec<Token>,
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
                let range = first + range.start..first + range.end;
                let span = tokens[range.start].span.to(tokens[range.end - 1].span);
                sentences.push(Sentence { span, tokens: range, block, kind: part.kind });
            }
        }
        let entries = tokens.iter().map(|t| lexicon::look(t.span.text(text))).collect();
        Self { text, tokens, entries, sentences }
    }

    /// The words of a token.
    #[must_use]
    pub fn text_of(&self, token: usize) -> &'a str {
        self.tokens[token].span.text(self.text)
    }
}
