//! One sentence, opened for the rules of attribution: plain questions about its tokens, counted in the document.
//!
//! What stands there is asked as of any [`Wording`]; beyond either end of the sentence is nothing.

use crate::lexicon::{self, Class, Entry, NOTHING, WordSet};
use crate::model::BlockKind;
use crate::span::Span;
use crate::text::chars::is_capital;
use crate::text::document::Document;
use crate::text::syntax::Tree;
use crate::text::token::Kind;
use crate::text::wording::Wording;
use rustc_hash::{FxBuildHasher, FxHashSet};
use std::ops::Range;

/// One sentence of a document.
#[derive(Clone, Copy)]
pub struct Line<'a> {
    /// The document.
    pub doc: &'a Document<'a>,
    /// Its first token.
    pub first: usize,
    /// The token behind its last one.
    pub end: usize,
    /// Its syntax, where it was parsed; its words are numbered from the sentence's first token.
    pub tree: Option<&'a Tree>,
    /// Which sentence of the document it is.
    number: usize,
    /// The words that the document writes with a capital in the middle of a sentence, where they have been gathered.
    names: Option<&'a Names<'a>>,
}

/// Words that are names: a document writes them with a capital in the middle of a sentence.
pub type Names<'a> = FxHashSet<&'a str>;

/// The names of a document.
#[must_use]
pub fn names<'a>(doc: &Document<'a>) -> Names<'a> {
    let mut names = Names::with_capacity_and_hasher(doc.tokens.len() / 16, FxBuildHasher);
    for sentence in doc.sentences.iter().filter(|s| s.kind != BlockKind::Headline) {
        let tokens = &sentence.tokens;
        for t in tokens.start + 1..tokens.end {
            let word = doc.text_of(t);
            let after = doc.text_of(t - 1);
            if doc.tokens[t].kind == Kind::Word
                && is_capital(word)
                && after.ends_with(|c: char| c.is_alphanumeric() || c == ',')
            {
                names.insert(word);
            }
        }
    }
    names
}

impl<'a> Wording<'a> for Line<'a> {
    #[inline]
    fn txt(&self, at: usize) -> &'a str {
        if self.inside(at) { self.doc.text_of(at) } else { "" }
    }
}

impl<'a> Line<'a> {
    /// The sentence of this number.
    #[must_use]
    pub fn open(doc: &'a Document<'a>, sentence: usize, trees: &'a [Option<Tree>]) -> Self {
        let tokens = &doc.sentences[sentence].tokens;
        let tree = trees.get(sentence).and_then(Option::as_ref).filter(|t| t.len() == tokens.len());
        Self { doc, first: tokens.start, end: tokens.end, tree, number: sentence, names: None }
    }

    /// The same sentence, with what the document is known to use as names.
    #[must_use]
    pub fn knowing(self, names: &'a Names<'a>) -> Self {
        Self { names: Some(names), ..self }
    }

    /// Whether the word is a name for all that is known: written with a capital where no sentence begins.
    #[must_use]
    pub fn a_name(&self, at: usize) -> bool {
        let text = self.txt(at);
        self.capital(at) && (at > self.first || self.names.is_some_and(|names| names.contains(text)))
    }

    /// The tokens of the sentence before, where it stands in the same paragraph.
    #[must_use]
    pub fn before(&self) -> Option<Range<usize>> {
        let before = &self.doc.sentences[self.number.checked_sub(1)?];
        (before.block == self.doc.sentences[self.number].block).then(|| before.tokens.clone())
    }

    /// What sort of block it stands in.
    #[must_use]
    pub fn kind(&self) -> BlockKind {
        self.doc.sentences[self.number].kind
    }

    #[inline]
    fn inside(&self, at: usize) -> bool {
        (self.first..self.end).contains(&at)
    }

    /// What the lexicon knows of the token.
    #[must_use]
    #[inline]
    pub fn entry(&self, at: usize) -> &'static Entry {
        if self.inside(at) { self.doc.entries[at] } else { &NOTHING }
    }

    /// Whether the token is of one of these classes.
    #[must_use]
    #[inline]
    pub fn class(&self, at: usize, class: Class) -> bool {
        self.inside(at) && self.doc.classes[at].any(class)
    }

    /// Whether a pronoun stands there; "WHO" is an organisation and "US" a country.
    #[must_use]
    pub fn pronoun(&self, at: usize) -> bool {
        let text = self.txt(at);
        self.class(at, Class::PRONOUN) && !(text.len() > 1 && text.bytes().all(|b| b.is_ascii_uppercase()))
    }

    /// Whether a word of letters stands there.
    #[must_use]
    #[inline]
    pub fn word(&self, at: usize) -> bool {
        self.inside(at) && self.doc.tokens[at].kind == Kind::Word
    }

    /// Whether it begins with a capital letter.
    #[must_use]
    #[inline]
    pub fn capital(&self, at: usize) -> bool {
        is_capital(self.txt(at))
    }

    /// Whether it follows the token before it without white space.
    #[must_use]
    #[inline]
    pub fn glued(&self, at: usize) -> bool {
        self.inside(at) && self.doc.tokens[at].glued
    }

    /// Whether a word in small letters of no closed class stands there.
    #[must_use]
    pub fn open_word(&self, at: usize) -> bool {
        self.word(at) && !self.capital(at) && !self.class(at, Class::CLOSED)
    }

    /// Whether an amount begins there.
    #[must_use]
    pub fn amount(&self, at: usize) -> bool {
        self.class(at, Class::NUMERIC)
            || self.txt(at).starts_with(|c: char| c.is_ascii_digit())
            || matches!(self.txt(at), "$" | "\u{a3}" | "\u{20ac}")
    }

    /// Whether a mark of quotation stands there.
    #[must_use]
    pub fn quote_mark(&self, at: usize) -> bool {
        matches!(
            self.txt(at),
            "\"" | "\u{201c}" | "\u{201d}" | "``" | "''" | "\u{ab}" | "\u{bb}" | "\u{2018}" | "\u{201e}"
        ) || self.is(at, "\u{2019}") && !self.glued(at + 1)
    }

    /// Whether a clause may end there.
    #[must_use]
    pub fn border(&self, at: usize) -> bool {
        matches!(
            self.txt(at),
            "," | ";" | ":" | "." | "?" | "!" | "(" | ")" | "\u{2014}" | "--" | "\u{2013}" | "\u{2026}"
        ) || self.is(at, "-") && !self.glued(at)
            || self.quote_mark(at)
    }

    /// The stretch that these tokens cover.
    #[must_use]
    pub fn span(&self, tokens: &Range<usize>) -> Span {
        self.doc.tokens[tokens.start].span.to(self.doc.tokens[tokens.end - 1].span)
    }

    /// The length in tokens of an outlet's name that begins here.
    #[must_use]
    pub fn outlet(&self, at: usize) -> Option<usize> {
        if !self.capital(at) {
            return None;
        }
        lexicon::lexicon().outlet(self.txt(at), |i| self.txt(at + i))
    }

    /// The length in tokens of a state's or capital's name that begins here.
    #[must_use]
    pub fn place(&self, at: usize) -> Option<usize> {
        if !self.capital(at) {
            return None;
        }
        lexicon::lexicon().place(self.txt(at), |i| self.txt(at + i))
    }

    /// Whether a name's own "'s" stands there and no verb can: "Moody's said", not "he's said".
    #[must_use]
    pub fn owned_name(&self, at: usize) -> bool {
        self.any(at, &["'s", "\u{2019}s"])
            && self.glued(at)
            && self.capital(at.wrapping_sub(1))
            && !self.class(at - 1, Class::CLOSED)
            && !self.any(at - 1, &["here", "let"])
    }

    /// Whether a word of time stands there that may come between a speaker and his verb: "Tuesday", "later", "also".
    #[must_use]
    pub fn timely(&self, at: usize) -> bool {
        self.class(at, Class::WEEKDAY)
            || TIMELY.has(self.txt(at))
            || lexicon::adverbial(self.txt(at)) && !self.capital(at)
            || self.class(at, Class::MONTH) && self.capital(at)
    }
}

/// Words of time that stand beside a verb.
static TIMELY: WordSet = WordSet::new(&[
    "today", "yesterday", "later", "also", "earlier", "then", "now", "previously", "recently", "too", "already",
    "still", "again", "once", "separately", "reportedly", "on", "last", "this", "week", "month", "year", "night",
    "morning", "evening", "afternoon", "late", "early", "only", "just", "even", "since",
]);
