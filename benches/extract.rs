//! How fast articles are read: `cargo bench --bench extract [-- [--limit MEGABYTES] PATH…]`, megabytes of text per second of
//! processor time on one core.
//!
//! The paths are files, or folders with articles in them; without any, made-up articles are read. Ingesting (bytes to
//! articles), reading without syntax and reading with syntax are timed one by one.

#[path = "support/clock.rs"]
mod clock;
#[path = "../tests/support/mod.rs"]
mod support;

use clock::{Stopwatch, best_of};
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use tickmark::extract::{Options, extract};
use tickmark::ingest::{self, Given};
use tickmark::model::Article;
use tickmark::text::syntax::Parser;

fn main() {
    let mut limit = f64::MAX;
    let mut files = Vec::new();
    let mut arguments = std::env::args().skip(1).filter(|a| a != "--bench");
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--limit" => limit = arguments.next().and_then(|n| n.parse().ok()).expect("--limit takes megabytes"),
            path => gather(Path::new(path), &mut files),
        }
    }
    files.sort();
    let articles = if files.is_empty() { (0..500).map(support::made_up).collect() } else { ingested(&files, limit) };
    let megabytes = articles.iter().map(|a| a.text.len()).sum::<usize>() as f64 / 1e6;
    println!("{} articles, {megabytes:.1} MB of text", articles.len());
    let watch = Stopwatch::start();
    black_box(Parser::shared());
    println!("unpacking the model  {:>7.1} ms", watch.seconds() * 1e3);
    for (name, syntax, rounds) in [("without syntax", false, 5), ("with syntax", true, 2)] {
        let mut claims = 0;
        let seconds = best_of(rounds, || {
            claims = articles.iter().map(|a| black_box(extract(a, Options { syntax })).claims.len()).sum();
        });
        println!("{name:<20} {:>7.2} MB/s, {claims} claims", megabytes / seconds);
    }
}

fn gather(path: &Path, files: &mut Vec<PathBuf>) {
    if !path.is_dir() {
        files.push(path.to_owned());
        return;
    }
    for entry in fs::read_dir(path).expect("a folder that can be read").flatten() {
        gather(&entry.path(), files);
    }
}

/// The articles of the files, up to so many megabytes; what cannot be read is left out.
fn ingested(files: &[PathBuf], limit: f64) -> Vec<Article> {
    let (mut articles, mut bytes, mut seconds) = (Vec::new(), 0, 0.0);
    for file in files {
        if bytes as f64 / 1e6 >= limit {
            break;
        }
        let Ok(content) = fs::read(file) else { continue };
        bytes += content.len();
        let watch = Stopwatch::start();
        let given = Given { name: Some(file.display().to_string()), ..Given::default() };
        articles.extend(ingest::read(&content, &given).into_iter().flatten());
        seconds += watch.seconds();
    }
    println!("ingesting            {:>7.2} MB/s", bytes as f64 / 1e6 / seconds);
    articles
}
