//! Web pages, known by name or by content.
//!
//! The page is parsed once. What it says of itself in tags (JSON-LD, OpenGraph, meta, `<time>`) is read first (`facts`);
//! then the body is found by dom_smoothie and cut into pieces (`body`), and what is left of the page around it goes
//! (`chrome`). A page that is built to hang a parser is refused before it is parsed (`guard`).

mod body;
mod charset;
mod chrome;
mod facts;
mod guard;
mod json_ld;

use super::compose::{Piece, compose};
use super::meta::Meta;
use super::paragraphs::Shape;
use super::{Input, Refusal, encoding};
use crate::model::{Article, BlockKind, Notice};
use dom_query::Document;
use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, parse_document};

pub fn fits(input: &Input<'_>) -> bool {
    let opening = input.head.trim_start();
    let opens = ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| opening.starts_with(tag));
    let named = input.is_named(&["html", "htm", "xhtml", "shtml"], &["text/html", "application/xhtml+xml"]);
    opens || (named && opening.contains('<')) || (opening.starts_with('<') && opening.contains("<html"))
}

pub fn read(input: &Input<'_>) -> Result<Vec<Article>, Refusal> {
    let declared = charset::declared(input);
    let decoded = encoding::decode(input.bytes, declared.as_deref())?;
    // That a page is in the encoding that it names is no news; that it is in another one is.
    let named =
        declared.and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes())).map(encoding_rs::Encoding::name);
    let as_named = |n: &Notice| matches!(n, Notice::Encoding(name) if Some(*name) == named);
    let notices = decoded.notices.into_iter().filter(|n| !as_named(n)).collect();
    article(&decoded.text, Meta::given(input.given), notices).map(|article| vec![article])
}

/// The article of a page; `known` is what is known without it, and wins.
pub fn article(html: &str, known: Meta, notices: Vec<Notice>) -> Result<Article, Refusal> {
    guard::check(html)?;
    let page = parse(html);
    let facts = facts::read(&page);
    let meta = known.or(facts.meta);
    let mut pieces = body::pieces(page, &meta);
    let length = |pieces: &[Piece]| pieces.iter().map(|(_, words)| words.len()).sum::<usize>();
    if length(&pieces) == 0 {
        // The search for a body came back with nothing, and took the page apart.
        pieces = body::walk(&parse(html).select_single("body"), &meta);
    }
    // Pages that a script fills may still carry their text for machines.
    if let Some(text) = facts.body.filter(|text| text.len() > 2 * length(&pieces)) {
        pieces = text.lines().map(|line| (Shape::Text, line.to_string())).collect();
    }
    let article = compose(meta, pieces, notices);
    let has_body = article.blocks.iter().any(|block| block.kind != BlockKind::Headline);
    if has_body { Ok(article) } else { Err(Refusal::Empty) }
}

/// Parses a page bit by bit, so that the parser's complaints about it can be thrown away as they come: a hostile page makes
/// one for each of its characters.
fn parse(html: &str) -> Document {
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let options = ParseOpts { tree_builder, ..ParseOpts::default() };
    let mut parser = parse_document(Document::default(), options);
    let mut rest = html;
    while !rest.is_empty() {
        let (chunk, tail) = rest.split_at(rest.floor_char_boundary(CHUNK));
        parser.process(chunk.into());
        parser.tokenizer.sink.sink.errors.borrow_mut().clear();
        rest = tail;
    }
    parser.finish()
}

/// Bytes that are parsed at a time.
const CHUNK: usize = 64 << 10;

/// The parts of a piece of HTML that is article from end to end, as feeds and wire items have it.
pub fn pieces(html: &str) -> Result<Vec<Piece>, Refusal> {
    guard::check(html)?;
    Ok(body::walk_node(&Document::fragment(html).root(), &Meta::default()))
}

/// The words of a short piece of HTML, or of a text in which `&amp;` stands for `&`, on one line.
pub fn plain(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return html.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    Document::fragment(html).text().split_whitespace().collect::<Vec<_>>().join(" ")
}
