//! The corpora of the rules: sentences an editor can read, each with what is read in it.
//!
//! ```text
//! Ukraine downed 126 drones, the air force said, on March 19.
//!   126 | 126 of drones by the air force | count said
//!   March 19 | no claim: date | date
//! ```
//!
//! A sentence, then one line for each numeral: the words, what they are taken for, and the rules that decided. Files
//! under `fixtures/corpus/figures/` are named for the rules of figures, those under `attribution/` for the frames.
//! `BLESS=1 cargo test corpus` writes them anew; the difference is then read line by line.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use tickmark::attribution::frames::FRAMES;
use tickmark::extract::{Options, extract};
use tickmark::figures::rules::RULES;
use tickmark::model::{Article, Claim};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/corpus").join(name)
}

/// The corpora of a folder by the name of their rule.
fn corpora(name: &str) -> BTreeMap<String, PathBuf> {
    let entries = fs::read_dir(folder(name)).expect("the folder is there").map(|e| e.expect("readable").path());
    entries.map(|p| (p.file_stem().expect("a name").to_string_lossy().into_owned(), p)).collect()
}

/// What is read in a sentence, a line for each numeral in text order: words, meaning, rules.
fn read(sentence: &str) -> Vec<(String, String, String)> {
    let article = Article::of_line(sentence);
    let found = extract(&article, Options::default());
    let mut rows: Vec<(u32, String, String, String)> = Vec::new();
    for claim in &found.claims {
        let figure = &claim.figure;
        let by = claim.attribution.as_ref().map_or(String::new(), |a| format!(" {} {}", a.rule, a.resolved));
        rows.push((
            figure.span.start,
            figure.span.text(sentence).to_string(),
            meaning(claim, sentence),
            format!("{}{by}", figure.rule),
        ));
    }
    for numeral in &found.suppressed {
        let meaning = format!("no claim: {}", numeral.why.as_str());
        rows.push((numeral.span.start, numeral.span.text(sentence).to_string(), meaning, numeral.rule.to_string()));
    }
    rows.sort();
    rows.into_iter().map(|(_, words, meaning, rules)| (words, meaning, rules)).collect()
}

fn meaning(claim: &Claim, text: &str) -> String {
    let quantity = &claim.figure.quantity;
    let mut told = String::new();
    if quantity.modifier.sign() != "=" {
        let _ = write!(told, "{} ", quantity.modifier.sign());
    }
    let _ = write!(told, "{}", quantity.amount);
    if let Some(unit) = &quantity.unit {
        let _ = write!(told, " {unit}");
    }
    if let Some(change) = quantity.change {
        let _ = write!(told, " {}", change.as_str());
    }
    if let Some(of) = claim.figure.of {
        let _ = write!(told, " of {}", of.text(text));
    }
    if let Some(hedge) = claim.hedge {
        let _ = write!(told, " hedged {}", hedge.text(text));
    }
    if let Some(a) = &claim.attribution {
        let _ = write!(told, " by {}", a.source.as_deref().unwrap_or("somebody"));
        if a.mode.as_str() == "direct" {
            told.push_str(" (direct)");
        }
        if !a.via.is_empty() {
            let _ = write!(told, " via {}", a.via.join(", "));
        }
    }
    told
}

/// The sentences of a corpus with their remarks and blank lines, and what the file says is read in each.
fn entries(text: &str) -> Vec<(String, Vec<String>)> {
    let mut all: Vec<(String, Vec<String>)> = Vec::new();
    for line in text.lines() {
        match (line.strip_prefix("  "), all.last_mut()) {
            (Some(expected), Some((sentence, rows))) if !sentence.is_empty() && !sentence.starts_with('#') => {
                rows.push(expected.to_string());
            }
            _ => all.push((line.to_string(), Vec::new())),
        }
    }
    all
}

fn rows(sentence: &str) -> Vec<String> {
    if sentence.is_empty() || sentence.starts_with('#') {
        return Vec::new();
    }
    let read = read(sentence);
    if read.is_empty() {
        return vec!["-- nothing".to_string()];
    }
    read.iter().map(|(words, meaning, rules)| format!("{words} | {meaning} | {rules}")).collect()
}

fn check(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).expect("readable");
    let mut faults = Vec::new();
    let mut anew = String::new();
    for (sentence, expected) in entries(&text) {
        let got = rows(&sentence);
        anew.push_str(&sentence);
        anew.push('\n');
        for row in &got {
            let _ = writeln!(anew, "  {row}");
        }
        if got != expected {
            let name = path.file_name().expect("a name").to_string_lossy();
            faults.push(format!(
                "{name}: {sentence}\n  was  {}\n  is   {}",
                expected.join("\n       "),
                got.join("\n       ")
            ));
        }
    }
    if std::env::var_os("BLESS").is_some() {
        fs::write(path, anew).expect("writable");
        return Vec::new();
    }
    faults
}

#[test]
fn sentences_are_read_as_the_corpora_say() {
    let mut faults = Vec::new();
    for name in ["figures", "attribution"] {
        let all = corpora(name);
        assert!(!all.is_empty(), "no corpora under {name}");
        all.values().for_each(|path| faults.extend(check(path)));
    }
    assert!(
        faults.is_empty(),
        "{} sentences are read otherwise (BLESS=1 writes them anew):\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn every_rule_has_its_corpus_and_every_corpus_its_rule() {
    let rules: Vec<String> = RULES.iter().map(|r| r.name.to_string()).collect();
    let frames: Vec<String> = FRAMES.iter().map(|r| r.name.to_string()).collect();
    for (name, mut wanted) in [("figures", rules), ("attribution", frames)] {
        wanted.sort();
        let there: Vec<String> = corpora(name).into_keys().filter(|n| !n.starts_with('_')).collect();
        assert_eq!(there, wanted, "fixtures/corpus/{name} and the list of rules do not agree");
    }
}

/// A rule is known by what it leaves alone as much as by what it takes.
#[test]
fn every_corpus_holds_as_many_sentences_that_its_rule_leaves_alone_as_it_takes() {
    for (name, path) in
        corpora("figures").into_iter().chain(corpora("attribution")).filter(|(n, _)| !n.starts_with('_'))
    {
        let text = fs::read_to_string(&path).expect("readable");
        let (mut taken, mut left) = (0, 0);
        for (sentence, rows) in entries(&text).iter().filter(|(s, _)| !s.is_empty() && !s.starts_with('#')) {
            assert!(!rows.is_empty(), "{name}: nothing is said of: {sentence}");
            let takes =
                rows.iter().any(|row| row.rsplit(" | ").next().unwrap_or("").split(' ').any(|rule| rule == name));
            if takes { taken += 1 } else { left += 1 }
        }
        assert!(taken >= 5, "{name}: only {taken} sentences show what it takes");
        assert!(left >= taken, "{name}: {taken} sentences show what it takes, only {left} what it leaves alone");
    }
}
