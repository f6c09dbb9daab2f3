//! Tokens, sentences and syntax against fixtures and laws.

use crate::support;
use flate2::read::GzDecoder;
use proptest::prelude::*;
use std::collections::HashSet;
use std::fmt::Write;
use std::io::Read;
use tickmark::extract::Options;
use tickmark::ingest::Given;
use tickmark::review::import;
use tickmark::review::paths::Input;
use tickmark::span::Span;
use tickmark::text::syntax::{Kernel, Parser, Relation, Tree, conllu, model_hash};
use tickmark::text::token::{Kind, Token};
use tickmark::text::{sentences, tokens};

fn cut(text: &str) -> Vec<Token> {
    let mut into = Vec::new();
    tokens::split(text, Span::new(0, text.len()), &mut into);
    into
}

#[test]
fn hard_breaks_are_found_and_left_alone_as_the_corpus_says() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/corpus/text/sentences.txt");
    let corpus = std::fs::read_to_string(file).expect("the corpus stands in the repository");
    let mut found = String::new();
    let mut blocks = 0;
    for block in corpus.trim_end().split("\n\n") {
        let (remarks, lines): (Vec<&str>, Vec<&str>) = block.lines().partition(|line| line.starts_with("# "));
        let text = lines.join(" ");
        let tokens = cut(&text);
        for remark in remarks {
            writeln!(found, "{remark}").expect("writing to a string");
        }
        for range in sentences::split(&text, &tokens) {
            let sentence = tokens[range.start].span.to(tokens[range.end - 1].span);
            writeln!(found, "{}", sentence.text(&text)).expect("writing to a string");
        }
        found.push('\n');
        blocks += usize::from(!lines.is_empty());
    }
    let found = format!("{}\n", found.trim_end());
    assert!(blocks >= 200, "{blocks} hard breaks");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(file, found).expect("the corpus can be written");
    } else {
        for (at, (is, should)) in found.lines().zip(corpus.lines()).enumerate() {
            assert_eq!(is, should, "line {}", at + 1);
        }
        assert_eq!(found.lines().count(), corpus.lines().count());
    }
}

fn treebank(name: &str) -> Vec<conllu::Sentence> {
    let path = format!("{}/fixtures/syntax/{name}.conllu.gz", env!("CARGO_MANIFEST_DIR"));
    let mut text = String::new();
    let bytes = std::fs::read(&path).expect("the samples stand in the repository");
    GzDecoder::new(&bytes[..]).read_to_string(&mut text).expect("the samples are gzip of UTF-8");
    conllu::read(&text)
}

/// F1 of exact spans, in per cent.
fn f1(gold: &[Span], found: &[Span]) -> f64 {
    let set: HashSet<_> = gold.iter().collect();
    200.0 * found.iter().filter(|s| set.contains(s)).count() as f64 / (gold.len() + found.len()) as f64
}

#[test]
fn tokens_and_sentences_of_news_are_cut_as_the_treebanks_cut_them() {
    for name in ["pud.news", "gumnews.dev", "gumnews.test"] {
        let running = conllu::join(&treebank(name));
        let (mut words, mut ends) = (vec![], vec![]);
        for &paragraph in &running.paragraphs {
            let mut tokens = vec![];
            tokens::split(&running.text, paragraph, &mut tokens);
            let ranges = sentences::split(&running.text, &tokens);
            ends.extend(ranges.iter().map(|r| tokens[r.start].span.to(tokens[r.end - 1].span)));
            words.extend(tokens.iter().map(|t| t.span));
        }
        let (tokens, sentences) = (f1(&running.words, &words), f1(&running.sentences, &ends));
        assert!(tokens >= 99.7, "{name}: token F1 {tokens:.2}");
        assert!(sentences >= 98.0, "{name}: sentence F1 {sentences:.2}");
    }
}

/// The gold words of sentences as tokens of their running text.
fn gold_tokens(sentences: &[conllu::Sentence]) -> (String, Vec<Vec<Token>>) {
    let running = conllu::join(sentences);
    let mut spans = running.words.iter();
    let token = |&span: &Span| Token { span, kind: Kind::Word, glued: false };
    let tokens = sentences.iter().map(|s| spans.by_ref().take(s.words.len()).map(token).collect()).collect();
    (running.text, tokens)
}

fn slices(tokens: &[Vec<Token>]) -> Vec<&[Token]> {
    tokens.iter().map(Vec::as_slice).collect()
}

#[test]
fn the_samples_are_parsed_about_as_well_as_when_the_model_was_measured() {
    let (mut heads, mut labelled, mut tags, mut words) = (0, 0, 0, 0);
    for name in ["pud.news", "gumnews.dev", "gumnews.test"] {
        let gold = treebank(name);
        let (text, tokens) = gold_tokens(&gold);
        for (tree, gold) in Parser::shared().parse_many(&text, &slices(&tokens)).iter().zip(&gold) {
            for (at, word) in gold.words.iter().enumerate() {
                let universal = word.relation.split(':').next();
                let arc = tree.head(at).map_or(0, |h| h + 1) == word.head;
                words += 1;
                tags += usize::from(tree.upos(at).name() == word.upos);
                heads += usize::from(arc);
                labelled += usize::from(arc && Some(tree.relation(at).universal().name()) == universal);
            }
        }
    }
    let percent = |n: usize| 100.0 * n as f64 / words as f64;
    assert!(percent(tags) >= 96.0, "UPOS {:.2}", percent(tags));
    assert!(percent(heads) >= 86.5, "UAS {:.2}", percent(heads));
    assert!(percent(labelled) >= 83.5, "LAS {:.2}", percent(labelled));
}

#[test]
fn every_kernel_and_every_grouping_gives_the_same_trees() {
    for name in ["pud.news", "gumnews.dev", "gumnews.test"] {
        let (text, tokens) = gold_tokens(&treebank(name));
        let together = Parser::with(Kernel::best()).parse_many(&text, &slices(&tokens));
        for kernel in Kernel::ALL.into_iter().filter(|k| k.is_there() && *k != Kernel::best()) {
            let other = Parser::with(kernel).parse_many(&text, &slices(&tokens));
            assert!(together == other, "{name}: {kernel:?} differs");
        }
        for (tokens, tree) in tokens.iter().zip(&together) {
            assert!(Parser::shared().parse(&text, tokens) == *tree, "{name}: alone and together differ");
        }
    }
}

fn parse(text: &str) -> (Vec<Token>, Tree) {
    let tokens = cut(text);
    let tree = Parser::shared().parse(text, &tokens);
    (tokens, tree)
}

#[test]
fn plain_sentences_are_understood() {
    let text = "The air force said 79 of the 126 drones were shot down by 14 units near Kyiv on Monday.";
    let (tokens, tree) = parse(text);
    let at = |word: &str| tokens.iter().position(|t| t.span.text(text) == word).unwrap();
    assert_eq!(tree.root(), Some(at("said")));
    assert_eq!(tree.subject(at("said")), Some(at("force")));
    assert_eq!(tree.span(at("force")).text(text), "The air force");
    assert_eq!(tree.content(at("said")), Some(at("shot")));
    assert!(tree.is_passive(at("shot")));
    assert_eq!(tree.counted(at("126")), Some(at("drones")));
    assert_eq!(tree.counted(at("14")), Some(at("units")));
    assert!(tree.is(at("drones"), Relation::Nmod));
}

#[test]
fn a_sentence_without_end_is_parsed_in_pieces() {
    let text = "He counted 14 men, and then he left; ".repeat(120);
    let (tokens, tree) = parse(&text);
    assert_eq!(tree.len(), tokens.len());
    assert_eq!((0..tree.len()).filter(|&at| tree.head(at).is_none()).count(), 1);
}

#[test]
fn a_claim_leads_to_the_model_that_it_was_read_with() {
    let extractor_of = |syntax: bool| {
        let input = Input::Bytes("story.txt".into(), support::STORY.into());
        let mut read = import::read(&input, &Given::default(), Options { syntax }).expect("a text is an article");
        let mut desk = support::Desk::new();
        desk.take_in(&read.pop().expect("one article").0);
        let ledger = rusqlite::Connection::open(desk.folder.path().join("tickmark.db")).expect("the file opens");
        let question = "SELECT r.extractor, count(*) FROM claim c JOIN revision r ON r.id = c.revision";
        ledger.query_row(question, [], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?))).expect("a row")
    };
    assert_eq!(model_hash().len(), 64);
    let (with, n_claims) = extractor_of(true);
    assert!(n_claims > 1 && with.ends_with(&format!("syntax {}", &model_hash()[..12])), "{with}");
    assert!(extractor_of(false).0.ends_with("fast"));
}

/// Text made of what makes trouble: marks, apostrophes, stops, digits, wide characters, white space.
fn troubled_text() -> impl Strategy<Value = String> {
    let piece = proptest::sample::select(
        "U.S. p.m. n't ’s “ ” \" ' ... … ? ! . - — $ 4.2bn 1,250 ½ @a www. http:// He said é 中文 \u{301} # ( ) No. 10 non- & a.b@c.de 🚁 •"
            .split(' ')
            .chain(["\n", " ", "  \n\n", "\u{200b}", "\u{a0}"])
            .collect::<Vec<_>>(),
    );
    prop_oneof![proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat()), any::<String>()]
}

/// Characters that no token needs to hold: white space, and what takes no room.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{180e}' | '\u{feff}'
        )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn tokens_lie_in_order_on_character_borders_and_leave_out_white_space_only(text in troubled_text()) {
        let mut last = 0;
        for token in cut(&text) {
            let (start, end) = (token.span.start as usize, token.span.end as usize);
            prop_assert!(last <= start && start < end);
            prop_assert!(text.is_char_boundary(start) && text.is_char_boundary(end));
            prop_assert_eq!(token.glued, start == last && start > 0);
            prop_assert!(text[last..start].chars().all(is_blank), "left out {:?}", &text[last..start]);
            last = end;
        }
        prop_assert!(text[last..].chars().all(is_blank));
    }

    #[test]
    fn sentences_follow_each_other_and_hold_every_token(text in troubled_text()) {
        let tokens = cut(&text);
        let mut last = 0;
        for range in sentences::split(&text, &tokens) {
            prop_assert_eq!(range.start, last);
            prop_assert!(range.end > range.start);
            last = range.end;
        }
        prop_assert_eq!(last, tokens.len());
    }

    #[test]
    fn any_stretch_on_character_borders_can_be_cut(text in troubled_text(), from in 0usize..60, length in 0usize..60) {
        let border = |at: usize| (0..=at.min(text.len())).rev().find(|&b| text.is_char_boundary(b)).unwrap_or(0);
        let (start, end) = (border(from), border(from + length));
        let mut tokens = Vec::new();
        tokens::split(&text, Span::new(start, end), &mut tokens);
        prop_assert!(tokens.iter().all(|t| t.span.start as usize >= start && t.span.end as usize <= end));
        prop_assert!(tokens.first().is_none_or(|t| !t.glued));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn any_text_gives_a_tree(text in troubled_text()) {
        let (tokens, tree) = parse(&text);
        prop_assert_eq!(tree.len(), tokens.len());
        prop_assert_eq!(tree.root().is_some(), !tokens.is_empty());
        for (at, token) in tokens.iter().enumerate() {
            // Every word reaches the root, in fewer steps than there are words.
            prop_assert!(tree.ancestors(at).take(tree.len()).count() < tree.len());
            prop_assert!(tree.children(at).all(|c| tree.head(c) == Some(at)));
            prop_assert_eq!(tree.words()[at].span, token.span);
            let _ = (tree.subject(at), tree.counted(at), tree.clause(at), tree.conjuncts(at), tree.phrase(at), tree.span(at));
        }
    }
}
