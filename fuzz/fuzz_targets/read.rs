//! Any bytes under any name: read or refused, never a panic. The first byte chooses the name.
//!
//! `cargo +nightly fuzz run read fuzz/corpus/read fixtures/articles fixtures/ingest`
#![no_main]

use libfuzzer_sys::fuzz_target;
use tickmark::ingest::{Given, Limits, read};

const NAMES: &[&str] = &["a.txt", "a.md", "a.html", "a.xml", "a.json", "a.eml", "a.mbox", "a.docx", "a.pdf", "a.warc", "a.gz", "a"];

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let limits = Limits { bytes: 1 << 20, expanded: 4 << 20, entries: 100, depth: 3 };
    let given = Given { name: Some(NAMES[*first as usize % NAMES.len()].to_string()), limits, ..Given::default() };
    let Ok(articles) = read(rest, &given) else { return };
    for article in articles {
        let prose = article.prose();
        assert_eq!(prose.len(), article.text.len());
        let mut end = 0;
        for block in &article.blocks {
            assert!(block.span.start >= end, "blocks are in order and apart");
            assert!(!block.span.text(&article.text).trim().is_empty(), "no block is empty");
            end = block.span.end;
        }
    }
});
