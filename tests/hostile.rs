//! What is built to hurt: bombs, endless lines, towers of tags, archives that break off, and any file with its bytes mixed
//! up. Each must be read or refused, soon, and never panic.

use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tickmark::ingest::{Given, Limits, Refusal, read};

fn named(name: &str) -> Given {
    Given { name: Some(name.to_string()), ..Given::default() }
}

/// Reads within twenty seconds, also in an unoptimised build on a busy machine.
fn soon(name: &str, bytes: &[u8]) -> Result<usize, Refusal> {
    let start = Instant::now();
    let articles = read(bytes, &named(name));
    assert!(start.elapsed() < Duration::from_secs(20), "{name} took {:?}", start.elapsed());
    articles.map(|articles| articles.len())
}

#[test]
fn a_line_of_a_hundred_megabytes_is_refused_at_once() {
    let line = vec![b'a'; 100 << 20];
    assert_eq!(soon("a.txt", &line), Err(Refusal::TooLarge { bytes: 100 << 20, limit: 16 << 20 }));
    assert_eq!(soon("a.txt", &line[..8 << 20]), Ok(1));
}

#[test]
fn texts_of_nothing_but_signs_are_read() {
    for (name, unit) in [
        ("a.txt", "a\n"),
        ("a.txt", "- a\n"),
        ("a.txt", "1. a\n2. b\n"),
        ("a.txt", "Related\n"),
        ("a.txt", "By A B\n"),
        ("a.txt", "Updated at 5 p.m.\n"),
        ("a.txt", "\r"),
        ("a.txt", "# \n"),
        ("a.md", ">"),
        ("a.md", "*a "),
        ("a.md", "[a]("),
        ("a.md", "`"),
        ("a.md", "|a"),
        ("a.md", "[^a]: x\n"),
    ] {
        let _ = soon(name, unit.repeat(20_000).as_bytes());
    }
}

#[test]
fn pages_that_would_hang_a_parser_are_refused() {
    for page in [
        "<div>".repeat(10_000),
        "<p><b id=1>".repeat(10_000),
        format!("<p>{}", "&amp;".repeat(1_000_000)),
        "<".repeat(2_000_000),
        "<!--".repeat(500_000),
        format!("<p {}>", "a=1 b".repeat(100_000)),
        format!("<body>{}{}", "<div>".repeat(500), "word ".repeat(300_000)),
        format!("<script type=\"application/ld+json\">{}</script><p>Fifteen died.</p>", "[".repeat(100_000)),
        "<table>".repeat(5000),
        "<svg><style><b>".repeat(5000),
    ] {
        let _ = soon("a.html", format!("<html>{page}").as_bytes());
    }
}

#[test]
fn feeds_that_nest_or_grow_are_read_or_refused() {
    let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>";
    let rss = |inner: &str| {
        format!("<rss version=\"2.0\"><channel><title>t</title><item><title>Toll</title>{inner}</item></channel></rss>")
    };
    for feed in [
        format!("<?xml version=\"1.0\"?>{bomb}{}", rss("<description>&c;&c;&c;</description>")),
        rss(&format!("<description>{}</description>", "<div>".repeat(20_000))),
        rss(&format!("<description>{}</description>", "&lt;div&gt;".repeat(20_000))),
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry>".to_string()
            + &"<content type=\"xhtml\"><div>".repeat(20_000),
        "<rss version=\"2.0\"><channel>".to_string() + &"<item>".repeat(20_000),
        format!("{{\"version\":\"https://jsonfeed.org/version/1\",\"items\":{}", "[".repeat(100_000)),
    ] {
        let _ = soon("a.xml", feed.as_bytes());
    }
}

#[test]
fn deep_json_is_refused() {
    let item = format!("{{\"uri\": \"a\", \"headline\": \"b\", \"associations\": {}", "[".repeat(100_000));
    assert!(soon("a.json", item.as_bytes()).is_err());
}

#[test]
fn front_matter_that_nests_is_no_trap() {
    for unit in ["[", "{a: ", "- ", "&a ", "? ", "!a "] {
        let _ = soon(
            "a.txt",
            format!("---\ntitle: {}\n---\nToll rises\n\nFifteen died.\n", unit.repeat(15_000)).as_bytes(),
        );
    }
}

/// Files of every format, whole.
fn seeds() -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let files =
        ["articles", "ingest"].iter().flat_map(|folder| fs::read_dir(root.join(folder)).expect("fixtures are there"));
    let mut files: Vec<PathBuf> =
        files.map(|entry| entry.expect("readable").path()).filter(|path| path.is_file()).collect();
    files.sort();
    let name = |path: &Path| path.file_name().expect("a file").to_string_lossy().into_owned();
    files.iter().map(|path| (name(path), fs::read(path).expect("readable"))).collect()
}

/// One change of a file.
#[derive(Clone, Debug)]
enum Change {
    Set(usize, u8),
    Cut(usize, usize),
    Double(usize, usize),
    End(usize),
}

fn change() -> impl Strategy<Value = Change> {
    let place = 0..1_000_000usize;
    prop_oneof![
        4 => (place.clone(), any::<u8>()).prop_map(|(at, byte)| Change::Set(at, byte)),
        2 => (place.clone(), 1..64usize).prop_map(|(at, n)| Change::Cut(at, n)),
        2 => (place.clone(), 1..64usize).prop_map(|(at, n)| Change::Double(at, n)),
        1 => place.prop_map(Change::End),
    ]
}

fn apply(bytes: &mut Vec<u8>, change: &Change) {
    let length = bytes.len().max(1);
    match *change {
        Change::Set(at, byte) => {
            if let Some(old) = bytes.get_mut(at % length) {
                *old = byte;
            }
        }
        Change::Cut(at, n) => {
            let at = (at % length).min(bytes.len());
            bytes.drain(at..(at + n).min(bytes.len()));
        }
        Change::Double(at, n) => {
            let at = (at % length).min(bytes.len());
            let copy = bytes[at..(at + n).min(bytes.len())].to_vec();
            bytes.splice(at..at, copy);
        }
        Change::End(at) => bytes.truncate(at % length),
    }
}

proptest! {
    #[test]
    fn a_file_with_its_bytes_mixed_up_is_read_or_refused(
        seed in any::<prop::sample::Index>(),
        changes in prop::collection::vec(change(), 1..12),
    ) {
        let seeds = seeds();
        let (name, mut bytes) = seed.get(&seeds).clone();
        changes.iter().for_each(|change| apply(&mut bytes, change));
        let given = Given { limits: Limits { expanded: 4 << 20, bytes: 4 << 20, ..Limits::default() }, ..named(&name) };
        if let Ok(articles) = read(&bytes, &given) {
            articles.iter().for_each(crate::ingest::laws);
        }
    }
}
