//! How fast text is cut: `cargo bench --bench text [-- FILE…]`, megabytes a second on one core, best of seven.
//!
//! Without files it cuts the news samples under `fixtures/syntax`.

use flate2::read::GzDecoder;
use std::hint::black_box;
use std::io::Read;
use std::time::Instant;
use tickmark::span::Span;
use tickmark::text::syntax::conllu;
use tickmark::text::{sentences, tokens};

fn main() {
    let files: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with("--")).collect();
    let texts: Vec<String> = match files.is_empty() {
        true => samples(),
        false => files.iter().filter_map(|f| std::fs::read_to_string(f).ok()).collect(),
    };
    let bytes: usize = texts.iter().map(String::len).sum();
    let (mut best, mut best_tokens, mut n_tokens, mut n_sentences) = (f64::MAX, f64::MAX, 0, 0);
    let mut into = Vec::new();
    for _ in 0..7 {
        let (mut took_tokens, mut took_all) = (0.0, 0.0);
        (n_tokens, n_sentences) = (0, 0);
        for text in &texts {
            for (start, paragraph) in paragraphs(text) {
                let started = Instant::now();
                into.clear();
                tokens::split(text, Span::new(start, start + paragraph.len()), &mut into);
                took_tokens += started.elapsed().as_secs_f64();
                n_sentences += black_box(sentences::split(text, &into)).len();
                took_all += started.elapsed().as_secs_f64();
                n_tokens += into.len();
            }
        }
        best = f64::min(best, took_all);
        best_tokens = f64::min(best_tokens, took_tokens);
    }
    let rate = |seconds: f64| bytes as f64 / seconds / 1e6;
    println!("{n_tokens} tokens, {n_sentences} sentences in {:.1} MB", bytes as f64 / 1e6);
    println!("tokens {:.0} MB/s, tokens and sentences {:.0} MB/s", rate(best_tokens), rate(best));
}

fn paragraphs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let start = text.as_ptr() as usize;
    text.split("\n\n").map(move |p| (p.as_ptr() as usize - start, p))
}

fn samples() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/syntax");
    ["pud.news", "gumnews.dev", "gumnews.test"]
        .iter()
        .map(|name| {
            let bytes =
                std::fs::read(format!("{folder}/{name}.conllu.gz")).expect("the samples stand in the repository");
            let mut text = String::new();
            GzDecoder::new(&bytes[..]).read_to_string(&mut text).expect("the samples are gzip of UTF-8");
            conllu::join(&conllu::read(&text)).text
        })
        .collect()
}
