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
use crate::lexicon::Class;
use crate::model::{Amount, Article, BlockKind, Claim, Extraction, Suppressed};
use crate::text::document::{Document, Sentence};
use crate::text::syntax::{Parser, Tree, model_hash};
use crate::text::token::{Kind, Token};

/// Reads every numeral of the article. The lists are in text order; spans count bytes of `article.text`.
#[must_use]
pub fn extract(article: &Article, options: Options) -> Extraction {
    let prose = article.prose();
    let document = Document::read(&prose, &article.blocks);
    let trees = if options.syntax { trees(&document) } else { Vec::new() };
    let voices = Voices::listen(&document, &trees);
    let mut found = Extraction::default();
    let mut earlier = topic(&document);
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

/// The trees of the sentences in which some rule sees a figure. Sentences with nothing but dates, names and ranks, four in ten
/// of those with numbers, are not worth the time.
fn trees(document: &Document) -> Vec<Option<Tree>> {
    let earlier = topic(document);
    let wanted = |sentence: &Sentence| {
        !matches!(sentence.kind, BlockKind::Furniture(_))
            && numeric(document, sentence)
            && figures::seen(&Passage::open(document, sentence, &earlier, None))
    };
    let wanted: Vec<usize> = (0..document.sentences.len()).filter(|n| wanted(&document.sentences[*n])).collect();
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

/// Whether a sentence can hold a numeral at all. Most do not, and are done with here.
fn numeric(document: &Document, sentence: &Sentence) -> bool {
    sentence.tokens.clone().any(|t| {
        let token = &document.tokens[t];
        let entry = document.entries[t];
        token.kind == Kind::Number
            || entry.is(Class::NUMERIC)
            || token.kind == Kind::Word && token.span.text(document.text).bytes().any(|b| b.is_ascii_digit())
            || entry.is(Class::ARTICLE)
                && document.entries.get(t + 1).is_some_and(|e| e.unit.is_some_and(|u| u.kind == "time"))
    })
}

/// What the article is about, as far as numbers read differently there.
fn topic(document: &Document) -> Earlier {
    let (mut sport, mut poll) = (0, 0);
    for entry in &document.entries {
        sport += u32::from(entry.is(Class::SPORT));
        poll += u32::from(entry.is(Class::POLL));
    }
    let size = document.tokens.len() as u32;
    Earlier {
        counts: Vec::new(),
        sterling: document.text.contains('\u{a3}'),
        sport: sport >= 3 && sport * 150 > size,
        poll: poll >= 3 && poll * 120 > size,
    }
}
