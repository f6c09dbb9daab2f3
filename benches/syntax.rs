//! How fast sentences are parsed: `cargo bench --bench syntax`, tokens per second of processor time, best of five.
//!
//! The news samples under `fixtures/syntax` go through each kernel, together and one sentence at a time.

#[path = "support/clock.rs"]
mod clock;

use clock::{Stopwatch, best_of};
use flate2::read::GzDecoder;
use std::hint::black_box;
use std::io::Read;
use tickmark::span::Span;
use tickmark::text::syntax::{Kernel, Parser, conllu};
use tickmark::text::token::Token;
use tickmark::text::{sentences, tokens};

fn main() {
    let bytes = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/syntax/pud.news.conllu.gz"));
    let mut text = String::new();
    GzDecoder::new(&bytes.expect("the samples stand in the repository")[..])
        .read_to_string(&mut text)
        .expect("the samples are gzip of UTF-8");
    let running = conllu::join(&conllu::read(&text));
    let mut tokens: Vec<Vec<Token>> = vec![];
    for &Span { start, end } in &running.paragraphs {
        let mut paragraph = vec![];
        tokens::split(&running.text, Span { start, end }, &mut paragraph);
        tokens.extend(sentences::split(&running.text, &paragraph).into_iter().map(|range| paragraph[range].to_vec()));
    }
    let sentences: Vec<&[Token]> = tokens.iter().map(Vec::as_slice).collect();
    let n_tokens: usize = sentences.iter().map(|s| s.len()).sum();
    for kernel in Kernel::ALL.into_iter().filter(|k| k.is_there()) {
        let watch = Stopwatch::start();
        let parser = Parser::with(kernel);
        println!("{kernel:?}: unpacking the model {:.1} ms", watch.seconds() * 1e3);
        let together = best_of(5, || drop(black_box(parser.parse_many(&running.text, &sentences))));
        let alone = best_of(5, || sentences.iter().for_each(|s| drop(black_box(parser.parse(&running.text, s)))));
        let rate = |seconds: f64| n_tokens as f64 / seconds;
        println!("  together {:.0}, one at a time {:.0} tokens/s", rate(together), rate(alone));
    }
}
