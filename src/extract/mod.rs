//! One call: an article in, its claims and suppressed numerals out.
//!
//! `"79 of the drones were shot down, the air force said."` → 79, of "drones", from the air force. A pure function of the
//! article's text: no clock, no I/O, no locale, no randomness. [`record`] writes what was found as the outside world reads
//! it.

pub mod explain;
pub mod record;

use crate::attribution::Voices;
use crate::figures;
use crate::figures::counted::Memory;
use crate::figures::passage::{Earlier, Passage};
use crate::figures::settle::settle;
use crate::lexicon::{Class, Cue, CueForm, CueVerb};
use crate::model::{Amount, Article, BlockKind, Claim, Extraction, Suppressed};
use crate::text::document::{Document, Sentence};
use crate::text::syntax::{Parser, Tree, model_hash};
use crate::text::token::{Kind, Token};

/// Reads every numeral of the article. The lists are in text order; spans count bytes of `article.text`.
#[must_use]
pub fn extract(article: &Article, options: Options) -> Extraction {
    let prose = article.prose();
    let document = Document::read(&prose, &article.blocks);
    let mut earlier = topic(&document);
    let trees = if options.syntax { trees(&document, &earlier) } else { Vec::new() };
    let voices = Voices::listen(&document, &trees);
    let mut found = Extraction::default();
    let mut memory = Memory::default();
    for (n, sentence) in document.sentences.iter().enumerate() {
        if !numeric(&document, sentence) {
            continue;
        }
        let passage = Passage::open(&document, sentence, &earlier, trees.get(n).and_then(Option::as_ref));
        if passage.numerals.is_empty() {
            continue;
        }
        let headline = sentence.kind == BlockKind::Headline;
        if let BlockKind::Furniture(_) = sentence.kind {
            found.suppressed.extend(
                passage.numerals.iter().filter(|n| n.shown()).map(|n| figures::furniture(sentence.span, n.span)),
            );
            continue;
        }
        memory.person = voices.person_before(n).or(memory.person);
        let read = figures::read(&passage, &mut memory);
        found.suppressed.extend(read.suppressed.into_iter().map(|(span, why, rule)| Suppressed {
            span,
            sentence: sentence.span,
            headline,
            why,
            rule,
        }));
        for figure in read.figures {
            if let Amount::Exactly(value) = figure.quantity.amount {
                earlier.counts.push(value);
            }
            let attribution = voices.of(n, figure.span);
            let hedge = voices.hedge(n, figure.span);
            found.claims.push(Claim { figure, sentence: sentence.span, headline, attribution, hedge });
        }
    }
    headline_things(&mut found);
    found
}

/// A headline often leaves out what it counts ("27 killed"): the body's figure of the same quantity says.
fn headline_things(found: &mut Extraction) {
    for n in 0..found.claims.len() {
        let figure = &found.claims[n].figure;
        if !found.claims[n].headline || figure.of.is_some() {
            continue;
        }
        let same = |c: &&Claim| {
            !c.headline
                && c.figure.quantity.amount == figure.quantity.amount
                && c.figure.quantity.unit == figure.quantity.unit
        };
        let of = found.claims.iter().find(same).and_then(|c| c.figure.of);
        found.claims[n].figure.of = of;
    }
}

/// How to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Whether to parse the sentences that hold figures. Without, reading is many times faster and less exact.
    pub syntax: bool,
}

impl Options {
    /// The program and version that a reading names as its maker, with the model of the syntax where it was asked.
    #[must_use]
    pub fn extractor(self) -> String {
        let version = concat!("tickmark ", env!("CARGO_PKG_VERSION"));
        if self.syntax { format!("{version} syntax {}", &model_hash()[..12]) } else { format!("{version} fast") }
    }
}

impl Default for Options {
    fn default() -> Self {
        Self { syntax: true }
    }
}

/// The trees of the sentences that want one. Parsing takes nine tenths of the time, so it is asked only where something may
/// come of it: two thirds of the sentences with numbers.
fn trees(document: &Document, earlier: &Earlier) -> Vec<Option<Tree>> {
    let wanted: Vec<usize> =
        (0..document.sentences.len()).filter(|n| wants_tree(document, &document.sentences[*n], earlier)).collect();
    let mut trees: Vec<Option<Tree>> = vec![None; document.sentences.len()];
    if wanted.is_empty() {
        return trees;
    }
    let tokens: Vec<&[Token]> =
        wanted.iter().map(|n| &document.tokens[document.sentences[*n].tokens.clone()]).collect();
    for (n, tree) in wanted.into_iter().zip(Parser::shared().parse_many(document.text, &tokens)) {
        trees[n] = Some(tree);
    }
    trees
}

/// Whether a sentence holds a figure, points back to one, or speaks and holds what some rule would take for one: not those
/// with nothing but dates, names and ranks.
fn wants_tree(document: &Document, sentence: &Sentence, earlier: &Earlier) -> bool {
    if matches!(sentence.kind, BlockKind::Furniture(_)) || !numeric(document, sentence) {
        return false;
    }
    let settled = settle(&Passage::open(document, sentence, earlier, None));
    settled.counts() || settled.saw_figure() && speaks(document, sentence)
}

/// Whether a finite verb of speech stands in a sentence.
fn speaks(document: &Document, sentence: &Sentence) -> bool {
    let finite = |form| !matches!(form, CueForm::Base | CueForm::Gerund);
    let speech =
        |verb| matches!(verb, CueVerb::Say | CueVerb::Tell | CueVerb::Announce | CueVerb::Report | CueVerb::Show);
    let spoken = |cue: Cue| !cue.doubtful && speech(cue.verb) && finite(cue.form);
    document.entries[sentence.tokens.clone()].iter().any(|entry| entry.cue.is_some_and(spoken))
}

/// Whether a sentence can hold a numeral at all. Most do not, and are done with here.
fn numeric(document: &Document, sentence: &Sentence) -> bool {
    // All bytes, and not only up to the first digit: so the processor looks at many of them at once.
    let bytes = sentence.span.text(document.text).bytes();
    let digits = bytes.fold(false, |any, b| any | b.is_ascii_digit());
    sentence.tokens.clone().any(|t| {
        let (kind, class) = (document.tokens[t].kind, document.classes[t]);
        kind == Kind::Number
            || class.any(Class::NUMERIC)
            || digits && kind == Kind::Word && document.words[t].bytes().any(|b| b.is_ascii_digit())
            || class.any(Class::ARTICLE)
                && document.entries.get(t + 1).is_some_and(|e| e.unit.is_some_and(|u| u.kind == "time"))
    })
}

/// What the article is about, as far as numbers read differently there.
fn topic(document: &Document) -> Earlier {
    let (mut sport, mut poll) = (0, 0);
    for class in document.classes.iter().filter(|class| class.any(Class::SPORT.or(Class::POLL))) {
        sport += u32::from(class.any(Class::SPORT));
        poll += u32::from(class.any(Class::POLL));
    }
    let size = document.tokens.len() as u32;
    Earlier {
        counts: Vec::new(),
        sterling: memchr::memmem::find(document.text.as_bytes(), "\u{a3}".as_bytes()).is_some(),
        sport: sport >= 3 && sport * 150 > size,
        poll: poll >= 3 && poll * 120 > size,
        names: names(document),
    }
}

/// A word with a capital and the plain number right behind it, both in the same form more than once: no count is told
/// so ("the Commodore 64 … Commodore 64 fans"). Days, pages, sums and plurals are no names.
fn names(document: &Document) -> Vec<(String, String)> {
    let not = Class::NAMELESS
        .or(Class::WEEKDAY)
        .or(Class::PRONOUN)
        .or(Class::CURRENCY)
        .or(Class::NUMERIC)
        .or(Class::PEOPLE)
        .or(Class::PERSON);
    let mut pairs: Vec<(&str, &str)> = Vec::new();
    for t in (1..document.tokens.len()).filter(|t| document.tokens[*t].kind == Kind::Number) {
        let (word, number) = (document.words[t - 1], document.words[t]);
        let plain =
            (1..=4).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit()) && !number.starts_with('0');
        if !plain || document.tokens[t - 1].kind != Kind::Word || !word.starts_with(char::is_uppercase) {
            continue;
        }
        let letters = word.len() >= 4 && !word.ends_with('s') && word.chars().all(char::is_alphabetic);
        let next = document.words.get(t + 1).copied().unwrap_or_default();
        let measured =
            matches!(next, "%" | "percent" | "per" | "pct" | "-" | "\u{2013}" | "million" | "billion" | "points" | ":");
        let year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
        if letters && !measured && !year && !document.classes[t - 1].any(not) {
            pairs.push((word, number));
        }
    }
    pairs.sort_unstable();
    let mut found: Vec<(String, String)> = Vec::new();
    for two in pairs.windows(2) {
        let pair = (two[0].0.to_string(), two[0].1.to_string());
        if two[0] == two[1] && found.last() != Some(&pair) {
            found.push(pair);
        }
    }
    found
}
