//! Scores tokens and sentences against treebanks: `cargo run --release --example evaluate_tokens -- FILE.conllu[.gz]…`
//!
//! The sentences of a file are joined into running text: by a space, or by a blank line after one without a final stop
//! (a headline, a dateline) and between documents. Precision and recall are over exact spans, as in CoNLL 2018.
//! With `--show`, what was cut differently is printed too.

use flate2::read::GzDecoder;
use std::collections::HashSet;
use std::io::Read;
use std::time::Instant;
use tickmark::span::Span;
use tickmark::text::syntax::conllu::{self, Running};
use tickmark::text::token::Token;
use tickmark::text::{sentences, tokens};

fn main() -> std::io::Result<()> {
    let (flags, files): (Vec<_>, Vec<_>) = std::env::args().skip(1).partition(|a| a.starts_with("--"));
    let show = flags.iter().any(|f| f == "--show");
    let (mut words, mut ends) = (Score::default(), Score::default());
    for file in files {
        let running = conllu::join(&conllu::read(&read(&file)?));
        let (mut one, mut other) = (Score::default(), Score::default());
        score(&running, show, &mut one, &mut other);
        println!("{file}: tokens {one}  sentences {other}");
        words.add(&one);
        ends.add(&other);
    }
    println!("together: tokens {words}  sentences {ends}");
    Ok(())
}

fn read(file: &str) -> std::io::Result<String> {
    let bytes = std::fs::read(file)?;
    let mut text = String::new();
    match file.ends_with(".gz") {
        true => GzDecoder::new(&bytes[..]).read_to_string(&mut text)?,
        false => (&bytes[..]).read_to_string(&mut text)?,
    };
    Ok(text)
}

fn score(running: &Running, show: bool, words: &mut Score, ends: &mut Score) {
    let (mut cut, mut places, mut found): (Vec<Token>, Vec<Span>, Vec<Span>) = (vec![], vec![], vec![]);
    let started = Instant::now();
    for &paragraph in &running.paragraphs {
        cut.clear();
        tokens::split(&running.text, paragraph, &mut cut);
        let ranges = sentences::split(&running.text, &cut);
        found.extend(ranges.iter().map(|r| cut[r.start].span.to(cut[r.end - 1].span)));
        places.extend(cut.iter().map(|t| t.span));
    }
    eprintln!("{:.0} MB/s", running.text.len() as f64 / started.elapsed().as_secs_f64() / 1e6);
    words.count(&running.words, &places);
    ends.count(&running.sentences, &found);
    if show {
        differences(&running.text, &running.words, &places);
        differences(&running.text, &running.sentences, &found);
    }
}

fn differences(text: &str, gold: &[Span], found: &[Span]) {
    let in_gold: HashSet<_> = gold.iter().collect();
    let in_found: HashSet<_> = found.iter().collect();
    let mut both: Vec<_> = found.iter().filter(|s| !in_gold.contains(s)).map(|s| (s, "  found ")).collect();
    both.extend(gold.iter().filter(|s| !in_found.contains(s)).map(|s| (s, "missed ")));
    both.sort();
    for (span, what) in both {
        println!("{what} {:?}", span.text(text));
    }
}

#[derive(Default)]
struct Score {
    gold: usize,
    found: usize,
    right: usize,
}

impl Score {
    fn count(&mut self, gold: &[Span], found: &[Span]) {
        let gold: HashSet<_> = gold.iter().collect();
        self.gold += gold.len();
        self.found += found.len();
        self.right += found.iter().filter(|s| gold.contains(s)).count();
    }

    fn add(&mut self, other: &Self) {
        self.gold += other.gold;
        self.found += other.found;
        self.right += other.right;
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        let f1 = 200.0 * self.right as f64 / (self.gold + self.found).max(1) as f64;
        write!(f, "F1 {f1:.2} ({} right of {} gold, {} found)", self.right, self.gold, self.found)
    }
}
