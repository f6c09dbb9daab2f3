//! How fast sentences are parsed: `cargo bench --bench syntax`, tokens a second on one core, best of five.
//!
//! The news samples under `fixtures/syntax` go through each kernel, together and one sentence at a time.

use flate2::read::GzDecoder;
use std::hint::black_box;
use std::io::Read;
use std::time::Instant;
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
    let started = Instant::now();
    let parser = Parser::with(Kernel::best());
    println!("unpacking the model: {:.1} ms", started.elapsed().as_secs_f64() * 1e3);
    for (name, parser) in [("fastest kernel", parser), ("portable kernel", Parser::with(Kernel::Portable))] {
        let together = best(|| drop(black_box(parser.parse_many(&running.text, &sentences))));
        let alone = best(|| sentences.iter().for_each(|s| drop(black_box(parser.parse(&running.text, s)))));
        let rate = |seconds: f64| n_tokens as f64 / seconds;
        println!("{name}: together {:.0}, one at a time {:.0} tokens/s", rate(together), rate(alone));
    }
}

fn best(work: impl Fn()) -> f64 {
    let timed = |_| {
        let started = Instant::now();
        work();
        started.elapsed().as_secs_f64()
    };
    (0..5).map(timed).fold(f64::MAX, f64::min)
}
