//! Words of time as days: `fixtures/corpus/when`. `BLESS=1 cargo test when` writes what is read; read the difference.

use std::fmt::Write as _;
use std::path::Path;
use tickmark::span::Span;
use tickmark::text::when::{day, find, nearest};

const PUBLISHED: &str = "2025-03-20T18:30:00+01:00";

fn read(sentence: &str) -> String {
    let published = day(PUBLISHED).expect("a day");
    let mut told = String::new();
    for when in find(sentence, Span::new(0, sentence.len()), published) {
        let until = if when.until == when.from { String::new() } else { format!(" to {}", when.until) };
        writeln!(told, "  {} | {}{until}", when.span.text(sentence), when.from).expect("a string takes everything");
    }
    if told.is_empty() { "  nothing\n".to_string() } else { told }
}

#[test]
fn words_of_time_are_read_as_their_corpus_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/corpus/when/when.txt");
    let stands = std::fs::read_to_string(&path).expect("the corpus is there");
    let mut now = String::new();
    for line in stands.lines().filter(|line| !line.starts_with("  ")) {
        now.push_str(line);
        now.push('\n');
        if !line.is_empty() && !line.starts_with('#') {
            now.push_str(&read(line));
        }
    }
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &now).expect("the corpus can be written");
    }
    assert!(
        now == stands || std::env::var_os("BLESS").is_some(),
        "read otherwise than {} says:\n{now}",
        path.display()
    );
}

#[test]
fn a_figure_belongs_to_the_nearest_words_of_time() {
    let sentence = "Thirteen people died on Tuesday, up from 9 on Monday.";
    let found = find(sentence, Span::new(0, sentence.len()), day(PUBLISHED).unwrap());
    let of = |words: &str| {
        let start = sentence.find(words).unwrap();
        nearest(&found, Span::new(start, start + words.len())).unwrap().from.to_string()
    };
    assert_eq!((of("Thirteen"), of("9")), ("2025-03-18".into(), "2025-03-17".into()));
}

#[test]
fn any_day_of_publication_is_bearable() {
    for published in ["0001-01-01", "9999-12-31", "2024-02-29", "2025-01-01T00:00:00Z"] {
        let day = day(published).unwrap();
        for words in [
            "last year", "next year", "1000 years ago", "on Sunday", "February 29", "the next 1000 decades", "in March",
        ] {
            let _ = find(words, Span::new(0, words.len()), day);
        }
    }
    assert!(day("soon").is_none() && day("2025-13-01").is_none() && day("2025–03–01").is_none());
}
