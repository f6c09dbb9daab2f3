//! One sentence, opened for the rules: its words, its numerals, and plain questions about them.
//!
//! Places are word numbers. What stands there is asked as of any [`Wording`]; beyond either end is nothing.

use super::units::Measured;
use crate::decimal::Decimal;
use crate::lexicon::{self, Class, Entry, NOTHING};
use crate::model::BlockKind;
use crate::span::Span;
use crate::text::document::{Document, Sentence};
use crate::text::numerals::{Numeral, numerals};
use crate::text::syntax::Tree;
use crate::text::token::Kind;
use crate::text::wording::Wording;
use crate::text::words::{Word, words};
use std::cell::OnceCell;

/// One sentence, opened for the rules.
pub struct Passage<'a> {
    /// The article's text.
    pub text: &'a str,
    /// Where the sentence stands.
    pub span: Span,
    /// What part of the article it belongs to.
    pub kind: BlockKind,
    /// Its words.
    pub words: Vec<Word>,
    /// The same as they stand.
    texts: Vec<&'a str>,
    /// Its numerals in text order.
    pub numerals: Vec<Numeral>,
    /// What the article has told so far.
    pub earlier: &'a Earlier,
    /// Its syntax, where it was parsed.
    pub tree: Option<&'a Tree>,
    /// The unit of each numeral, once somebody has asked.
    pub(super) measured: Vec<OnceCell<Option<Measured>>>,
    /// Whether each numeral belongs to a label.
    pub(super) labelled: Chain,
    /// Whether each numeral is an age behind a word that says so.
    pub(super) aged: Chain,
}

/// An answer for each numeral that rests on that for the one before it. Each is found once, from the first on, so that a
/// list may be of any length.
pub(super) struct Chain(Vec<OnceCell<bool>>);

impl Chain {
    /// The answer for this numeral; `find` may ask for the one before.
    pub(super) fn ask(&self, n: usize, find: impl Fn(usize) -> bool) -> bool {
        let known = (0..n).rev().find(|at| self.0[*at].get().is_some());
        for at in known.map_or(0, |at| at + 1)..n {
            self.0[at].get_or_init(|| find(at));
        }
        *self.0[n].get_or_init(|| find(n))
    }
}

/// What of the article so far helps to read the rest.
#[derive(Debug, Default)]
pub struct Earlier {
    /// The counts that it has claimed.
    pub counts: Vec<Decimal>,
    /// Whether it reckons in pounds sterling.
    pub sterling: bool,
    /// Whether it is about a match, a race or a league.
    pub sport: bool,
    /// Whether it is about a poll.
    pub poll: bool,
    /// The names with a number that it writes more than once: "Commodore 64", "Artemis 1".
    pub names: Vec<(String, String)>,
}

impl<'a> Wording<'a> for Passage<'a> {
    #[inline]
    fn txt(&self, at: usize) -> &'a str {
        self.texts.get(at).copied().unwrap_or_default()
    }
}

impl<'a> Passage<'a> {
    /// Opens a sentence of a document, with its tree where it was parsed.
    #[must_use]
    pub fn open(doc: &Document<'a>, sentence: &Sentence, earlier: &'a Earlier, tree: Option<&'a Tree>) -> Self {
        let tokens = sentence.tokens.clone();
        let mut list = Vec::with_capacity(tokens.len() + 4);
        words(doc.text, &doc.tokens[tokens.clone()], &doc.entries[tokens], &mut list);
        let texts = list.iter().map(|w| w.span.text(doc.text)).collect();
        let numerals = numerals(doc.text, &list);
        let measured = vec![OnceCell::new(); numerals.len()];
        let chain = || Chain(vec![OnceCell::new(); numerals.len()]);
        let (labelled, aged) = (chain(), chain());
        let (span, kind) = (sentence.span, sentence.kind);
        Self { text: doc.text, span, kind, words: list, texts, numerals, earlier, tree, measured, labelled, aged }
    }

    /// What the lexicon knows of the word there.
    #[must_use]
    #[inline]
    pub fn entry(&self, at: usize) -> &'static Entry {
        self.words.get(at).map_or(&NOTHING, |w| w.entry)
    }

    /// Whether the word there is of one of these classes.
    #[must_use]
    #[inline]
    pub fn class(&self, at: usize, class: Class) -> bool {
        self.entry(at).is(class)
    }

    /// The label classes of the word there, as written.
    #[must_use]
    pub fn label(&self, at: usize) -> Class {
        let word = self.txt(at);
        let known = lexicon::lexicon().label(word);
        // "Article 51", "Rule 19": a label of the law or of a page may stand with a capital.
        if known == Class::NONE && self.capital(at) && word.is_ascii() {
            let small = lexicon::lexicon().label(&word.to_lowercase());
            return if small.any(Class::LABEL_IDENTIFIER) { Class::LABEL_IDENTIFIER } else { Class::NONE };
        }
        known
    }

    /// Whether a word of letters stands there.
    #[must_use]
    #[inline]
    pub fn word(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|w| w.kind == Kind::Word && w.piece.is_none())
    }

    /// Whether it begins with a capital letter.
    #[must_use]
    #[inline]
    pub fn capital(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|w| w.capital)
    }

    /// Whether it is a word in small letters of no closed class and no numeral: a noun, an adjective, a verb.
    #[must_use]
    pub fn open_word(&self, at: usize) -> bool {
        self.word(at) && !self.class(at, Class::CLOSED.or(Class::NUMERIC)) && self.txt(at).len() > 1
    }

    /// Whether it follows the word before it without white space.
    #[must_use]
    #[inline]
    pub fn glued(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|w| w.glued)
    }

    /// Whether a number stands there, glued to what is before it.
    #[must_use]
    pub fn glued_digit(&self, at: usize) -> bool {
        self.glued(at) && self.words.get(at).is_some_and(|w| w.piece.is_some())
    }

    /// Whether a hyphen stands there that ties its two neighbours together.
    #[must_use]
    pub fn hyphen(&self, at: usize) -> bool {
        matches!(self.txt(at), "-" | "\u{2010}" | "\u{2011}") && self.glued(at) && self.glued(at + 1)
    }

    /// Whether a hyphen or a dash stands there, with or without white space.
    #[must_use]
    pub fn dash(&self, at: usize) -> bool {
        matches!(self.txt(at), "-" | "--" | "\u{2010}" | "\u{2011}" | "\u{2012}" | "\u{2013}" | "\u{2014}")
    }

    /// Whether a plural noun may stand there: small letters, ends in s but not ss, or a known plural.
    #[must_use]
    pub fn plural(&self, at: usize) -> bool {
        let text = self.txt(at);
        self.open_word(at) && (text.ends_with('s') && !text.ends_with("ss") || self.any(at, PLURALS))
    }

    /// Whether a known word in the plural opens a line: "Votes", "Seats"; with a capital a name might stand there.
    #[must_use]
    pub fn plural_of_kind(&self, at: usize) -> bool {
        const KINDS: &[&str] = &[
            "votes", "seats", "deaths", "cases", "injuries", "sales", "points", "goals", "delegates", "members",
            "jobs", "homes", "students", "employees", "subscribers", "users", "passengers", "recoveries", "tests",
        ];
        self.any(at, KINDS)
    }

    /// The numeral that begins at this word.
    #[must_use]
    pub fn numeral_at(&self, at: usize) -> Option<usize> {
        let n = self.numerals.partition_point(|n| n.words.start < at);
        self.numerals.get(n).is_some_and(|numeral| numeral.words.start == at).then_some(n)
    }

    /// The numeral that holds this word.
    #[must_use]
    pub fn numeral_over(&self, at: usize) -> Option<usize> {
        let n = self.numerals.partition_point(|n| n.words.end <= at);
        self.numerals.get(n).is_some_and(|numeral| numeral.words.contains(&at)).then_some(n)
    }

    /// The word that a number with a hanging hyphen shares with a later one: "four-, five- and six-**cylinder** engines".
    #[must_use]
    pub fn shared_word(&self, n: usize) -> Option<usize> {
        let hangs =
            |end: usize| self.txt(end) == "-" && (self.glued(end) && !self.glued(end + 1) || self.txt(end + 1) == ",");
        let mut last = self.numerals[n].words.end;
        if !hangs(last) {
            return None;
        }
        for next in self.numerals[n + 1..].iter().take(8) {
            let gap = next.words.start.checked_sub(last + 1)?;
            if gap > 2 || !(last + 1..next.words.start).all(|i| self.any(i, &[",", "and", "or", "to"])) {
                return None;
            }
            last = next.words.end;
            if self.hyphen(last) && self.word(last + 1) {
                return Some(last + 1);
            }
            if !hangs(last) {
                return None;
            }
        }
        None
    }

    /// The stretch from one word to another, both included.
    #[must_use]
    pub fn stretch(&self, first: usize, last: usize) -> Span {
        self.words[first].span.to(self.words[last].span)
    }

    /// The first place, going left from `at` over at most `reach` words and no border of a clause, where `test` holds.
    pub fn back(&self, at: usize, reach: usize, test: impl Fn(usize) -> bool) -> Option<usize> {
        let mut i = at;
        for _ in 0..reach {
            i = i.checked_sub(1)?;
            if test(i) {
                return Some(i);
            }
            if self.border(i) {
                return None;
            }
        }
        None
    }

    /// Whether a clause may end there: a full stop, a semicolon, a colon, a dash with space, a bracket.
    #[must_use]
    pub fn border(&self, at: usize) -> bool {
        matches!(self.txt(at), "." | ";" | ":" | "?" | "!" | "(" | ")" | "\u{2014}" | "\u{201c}" | "\u{201d}" | "\"")
            || (self.dash(at) && !self.glued(at))
    }
}

/// Plurals without an s.
const PLURALS: &[&str] = &[
    "people", "men", "women", "children", "police", "personnel", "staff", "cattle", "sheep", "fish", "aircraft",
    "feet", "teeth", "mice", "geese", "troops", "crew", "dead", "wounded", "injured", "missing", "countrymen",
    "gunmen", "fishermen", "policemen", "firemen", "congressmen", "servicemen", "data", "media", "offspring",
    "species", "series",
];
