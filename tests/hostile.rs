//! What is built to hurt: bombs, endless lines, towers of tags, archives that break off, and any file with its bytes mixed
//! up. Each must be read or refused, soon, and never panic.

use proptest::prelude::*;
use std::fs;
use std::io::Write as _;
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

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes).expect("a Vec takes everything");
    packer.finish().expect("a Vec takes everything")
}

#[test]
fn a_small_archive_of_a_huge_file_is_unpacked_no_further_than_the_limit() {
    let bomb = packed(&vec![b'a'; 300 << 20]);
    assert!(bomb.len() < 1 << 20, "small: {}", bomb.len());
    let refused = soon("a.txt.gz", &bomb);
    assert!(matches!(refused, Err(Refusal::TooLarge { .. } | Refusal::Expands { .. })), "{refused:?}");
    let onion = (0..8).fold(b"Toll rises\n\nFifteen died.\n".to_vec(), |inside, _| packed(&inside));
    assert_eq!(soon("a.gz.gz.gz.gz.gz.gz.gz.gz", &onion), Err(Refusal::TooDeep));
}

#[cfg(feature = "docx")]
#[test]
fn a_document_that_unpacks_to_gigabytes_is_refused() {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    archive.start_file("[Content_Types].xml", options).unwrap();
    archive.write_all(b"<Types/>").unwrap();
    archive.start_file("word/document.xml", options).unwrap();
    let start = b"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>";
    archive.write_all(start).unwrap();
    for _ in 0..300 {
        archive.write_all(&vec![b'9'; 1 << 20]).unwrap();
    }
    let bomb = archive.finish().unwrap().into_inner();
    assert!(bomb.len() < 2 << 20, "small: {}", bomb.len());
    let refused = soon("a.docx", &bomb);
    assert!(matches!(refused, Err(Refusal::TooLarge { .. } | Refusal::Expands { .. } | Refusal::Damaged { .. })), "{refused:?}");
}

#[test]
fn an_archive_that_breaks_off_is_called_broken() {
    let text = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/articles/ferry-sinking.txt")).unwrap();
    let whole = packed(&text);
    assert_eq!(soon("a.txt.gz", &whole), Ok(1));
    for end in [whole.len() / 2, whole.len() - 4, 12] {
        let refused = soon("a.txt.gz", &whole[..end]);
        assert!(matches!(refused, Err(Refusal::Damaged { what: "gzip archive", .. })), "cut at {end}: {refused:?}");
    }
}

#[test]
fn ten_thousand_nested_tags_are_refused() {
    let page = format!("<html><body>{}Fifteen died.{}</body></html>", "<div>".repeat(10_000), "</div>".repeat(10_000));
    assert_eq!(soon("a.html", page.as_bytes()), Err(Refusal::TooDeep));
}

#[test]
fn a_billion_laughs_are_not_laughed() {
    let mut entities = String::from("<!ENTITY l0 \"lol lol lol lol lol lol lol lol lol lol\">");
    for n in 1..10 {
        let inside = format!("&l{};", n - 1).repeat(10);
        entities.push_str(&format!("<!ENTITY l{n} \"{inside}\">"));
    }
    let feed = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE rss [{entities}]><rss version=\"2.0\"><channel><title>t</title>\
         <item><title>&l9;</title><description>Fifteen died, &l9;</description></item></channel></rss>"
    );
    let read = read(feed.as_bytes(), &named("a.xml"));
    let longest = read.map_or(0, |articles| articles.iter().map(|article| article.text.len()).max().unwrap_or(0));
    assert!(longest < 10_000, "nothing was expanded: {longest}");
    let _ = soon("a.xml", feed.as_bytes());
}

#[test]
fn a_feed_of_a_hundred_thousand_entries_is_refused() {
    let item = "<item><title>Toll rises</title><description>Fifteen people died.</description></item>";
    let feed = format!("<rss version=\"2.0\"><channel><title>t</title>{}</channel></rss>", item.repeat(100_000));
    assert_eq!(soon("a.xml", feed.as_bytes()), Err(Refusal::TooMany { limit: 10_000 }));
}

#[test]
fn a_page_that_names_the_wrong_charset_is_read_all_the_same() {
    let page = b"<html><head><meta charset=utf-8><title>Budget</title></head><body><article><h1>Council budget rises to \xa34m</h1>\
        <p>The council will spend \xa34m on roads, the mayor said on Monday, and \xa31m on schools in the valley.</p></article>";
    let article = read(page, &named("a.html")).unwrap().remove(0);
    assert!(article.text.contains("spend £4m on roads"), "{}", article.text);
    assert!(!article.notices.is_empty(), "and it is said");
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
