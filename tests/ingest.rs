//! Bytes in, articles out: whole files against what they should be read as, and the laws that hold for any bytes.
//!
//! Beside every file of `fixtures/articles` and `fixtures/ingest` stands, in `fixtures/ingest/read`, what is read from it,
//! one line a block. `BLESS=1 cargo test` writes these; the difference is then for you to read.

use proptest::prelude::*;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};
use tickmark::ingest::{Given, Limits, Refusal, read};
use tickmark::model::{Article, BlockKind};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// An article as an editor would check it.
fn shown(article: &Article) -> String {
    let mut out = String::new();
    for (field, words) in [
        ("headline", &article.headline),
        ("outlet", &article.outlet),
        ("byline", &article.byline),
        ("published", &article.published.as_ref().map(|p| p.0.clone())),
        ("url", &article.url),
    ] {
        if let Some(words) = words {
            writeln!(out, "{field}: {words}").unwrap();
        }
    }
    for notice in &article.notices {
        writeln!(out, "notice: {notice}").unwrap();
    }
    let prose = article.prose();
    for block in &article.blocks {
        let kind = match block.kind {
            BlockKind::Furniture(reason) => format!("({})", reason.as_str()),
            kind => format!("{kind:?}").to_lowercase(),
        };
        let words = block.span.text(&prose).split_whitespace().collect::<Vec<_>>().join(" ");
        let n = words.chars().count();
        let cut = |from: usize, to: usize| words.chars().skip(from).take(to - from).collect::<String>();
        let brief = if n > 90 { format!("{} … {}", cut(0, 60), cut(n - 20, n)) } else { words.clone() };
        writeln!(out, "{kind} | {brief}").unwrap();
    }
    out
}

/// Whether this build reads the format of a file.
fn is_built_in(file: &Path) -> bool {
    match file.extension().and_then(|end| end.to_str()).unwrap_or_default() {
        "docx" => cfg!(feature = "docx"),
        "eml" | "mbox" => cfg!(feature = "mail"),
        "pdf" => cfg!(feature = "pdf"),
        "gz" if file.to_string_lossy().ends_with(".warc.gz") => cfg!(feature = "warc"),
        _ => true,
    }
}

fn given(name: &Path) -> Given {
    Given { name: Some(name.file_name().unwrap().to_string_lossy().into_owned()), ..Given::default() }
}

#[test]
fn every_fixture_is_read_as_it_stands_beside_it() {
    let bless = env::var_os("BLESS").is_some();
    let mut faults = Vec::new();
    for folder in ["articles", "ingest"] {
        let mut files: Vec<PathBuf> =
            fs::read_dir(fixtures().join(folder)).unwrap().map(|e| e.unwrap().path()).collect();
        files.sort();
        for file in files.into_iter().filter(|f| f.is_file() && is_built_in(f)) {
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            let found = match read(&fs::read(&file).unwrap(), &given(&file)) {
                Ok(articles) => articles.iter().map(shown).collect::<Vec<_>>().join("----\n"),
                Err(refusal) => format!("refused: {refusal}\n"),
            };
            let beside = fixtures().join("ingest/read").join(format!("{name}.txt"));
            if bless {
                fs::create_dir_all(beside.parent().unwrap()).unwrap();
                fs::write(&beside, &found).unwrap();
            } else if fs::read_to_string(&beside).ok().as_deref() != Some(&found) {
                faults.push(format!("{name} is read otherwise than {} says:\n{found}", beside.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_the_caller_gives_wins() {
    let text =
        "---\nheadline: From the file\noutlet: From the file\ndate: 2025-01-01\n---\nToll rises\n\nFifteen died.\n";
    let given = Given {
        headline: Some("Given".into()),
        outlet: Some("Given outlet".into()),
        byline: Some("By Given Name".into()),
        published: Some("2 January 2025".into()),
        url: Some("https://example.org/given".into()),
        ..Given::default()
    };
    let article = &read(text.as_bytes(), &given).unwrap()[0];
    assert_eq!(article.headline.as_deref(), Some("Given"));
    assert_eq!(article.outlet.as_deref(), Some("Given outlet"));
    assert_eq!(article.byline.as_deref(), Some("Given Name"));
    assert_eq!(article.published.as_ref().unwrap().0, "2025-01-02");
    assert_eq!(article.url.as_deref(), Some("https://example.org/given"));
    assert_eq!(article.blocks[0].kind, BlockKind::Headline, "the headline of the text is still one");
}

#[test]
fn a_text_above_the_limit_is_refused() {
    let given = Given { limits: Limits { bytes: 10, ..Limits::default() }, ..Given::default() };
    assert_eq!(read(b"eleven byte", &given), Err(Refusal::TooLarge { bytes: 11, limit: 10 }));
    assert!(read(b"ten bytes.", &given).is_ok());
}

#[test]
fn a_single_sentence_has_no_headline() {
    let article = &read(b"Fifteen people died, police said.", &Given::default()).unwrap()[0];
    assert_eq!((article.headline.as_deref(), article.blocks[0].kind), (None, BlockKind::Paragraph));
    let article = &read(b"Fifteen die in ferry sinking", &Given::default()).unwrap()[0];
    assert_eq!(article.headline.as_deref(), Some("Fifteen die in ferry sinking"));
}

/// What holds of any article, whatever it was read from.
pub fn laws(article: &Article) {
    let mut end = 0;
    for block in &article.blocks {
        assert!(block.span.start >= end && !block.span.is_empty(), "in order, apart, not empty: {:?}", article.blocks);
        assert_eq!(block.span.trim(&article.text), block.span, "no white space at the ends");
        end = block.span.end;
    }
    assert!(end as usize <= article.text.len());
    let headlines = article.blocks.iter().filter(|b| b.kind == BlockKind::Headline).count();
    assert!(headlines <= 1, "one headline at most");
    assert_eq!(article.prose().len(), article.text.len());
    for span in &article.markup {
        assert!(article.blocks.iter().any(|b| b.span.holds(*span)), "markup lies inside a block");
    }
}

/// Lines as they stand in newsrooms' files, some of them broken.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("---".to_string()),
        Just("headline: Toll: 15".to_string()),
        Just("# Toll rises to 15".to_string()),
        Just("Advertisement".to_string()),
        Just("By Jane Doe, March 3, 2021".to_string()),
        Just("Related stories".to_string()),
        Just("- 15 dead\u{a0}".to_string()),
        Just("1. “Fifteen”".to_string()),
        Just("Updated at 5:45 p.m. ET".to_string()),
        Just("> **£4m** [x](y) `z` ![a](b)".to_string()),
        Just("| a | b |".to_string()),
        "[ -~£“”—é\u{200b}\t]{0,140}",
        "\\PC{0,40}",
    ]
}

proptest! {
    #[test]
    fn any_lines_become_an_article(lines in prop::collection::vec(line(), 0..24), crlf: bool, name in "[a-z]\\.(txt|md)") {
        let text = lines.join(if crlf { "\r\n" } else { "\n" });
        let given = Given { name: Some(name), ..Given::default() };
        if let Ok(articles) = read(text.as_bytes(), &given) {
            prop_assert_eq!(articles.len(), 1);
            prop_assert_eq!(&articles[0].text, text.strip_prefix('\u{feff}').unwrap_or(&text), "the text is as given");
            articles.iter().for_each(laws);
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), name in "[a-z]\\.(txt|md|html|xml|json|eml|docx|pdf|gz|warc)") {
        let given = Given { name: Some(name), ..Given::default() };
        if let Ok(articles) = read(&bytes, &given) {
            articles.iter().for_each(laws);
        }
    }
}
