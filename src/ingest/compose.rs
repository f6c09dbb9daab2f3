//! An article whose text is made here, from the parts of a page, a feed or a letter.
//!
//! `["Toll rises", "Fifteen died.", "Share Tweet"]` → `"Toll rises\n\nFifteen died."`: headline, blank line, paragraphs
//! joined by blank lines. That text is what offsets count in, so furniture is left out of it and not only marked.

use super::blocks;
use super::lines::lines;
use super::meta::Meta;
use super::paragraphs::{Part, Shape, paragraphs};
use crate::model::{Article, Block, BlockKind, Notice};
use crate::span::Span;

/// A part that still has its own words.
pub type Piece = (Shape, String);

/// The pieces of a plain text: its paragraphs, on one line each.
pub fn text_pieces(text: &str) -> Vec<Piece> {
    let parts = paragraphs(text, &lines(text, 0));
    let words = |part: &Part| part.span.text(text).split_whitespace().collect::<Vec<_>>().join(" ");
    parts.iter().map(|part| (part.shape, words(part))).collect()
}

/// Makes the article; `meta` is what is known of it, the caller's word first.
pub fn compose(meta: Meta, pieces: Vec<Piece>, notices: Vec<Notice>) -> Article {
    let mut article = Article { notices, ..Article::default() };
    meta.fill(&mut article);
    let mut draft = Article { headline: article.headline.take(), byline: article.byline.take(), ..Article::default() };
    let mut parts = Vec::with_capacity(pieces.len());
    let title = draft.headline.clone().filter(|_| pieces.iter().all(|(shape, _)| *shape != Shape::Title));
    for (shape, words) in title.map(|words| (Shape::Title, words)).into_iter().chain(pieces) {
        let span = append(&mut draft.text, words.trim());
        if !span.is_empty() {
            parts.push(Part { span, shape, parted: true });
        }
    }
    blocks::mark(&mut draft, &parts);
    for block in &draft.blocks {
        if !matches!(block.kind, BlockKind::Furniture(_)) {
            let span = append(&mut article.text, block.span.text(&draft.text));
            article.blocks.push(Block { span, kind: block.kind });
        }
    }
    article.headline = draft.headline;
    article.byline = draft.byline;
    article.published = article.published.or(draft.published);
    article
}

/// Writes a paragraph behind the others and says where it stands.
fn append(text: &mut String, words: &str) -> Span {
    if !text.is_empty() && !words.is_empty() {
        text.push_str("\n\n");
    }
    let start = text.len();
    text.push_str(words);
    Span::new(start, text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_headline_and_paragraphs_without_furniture() {
        let pieces = ["Fifteen died.", "Share Tweet Email", " ", "Two are missing."];
        let meta = Meta { headline: Some("Toll rises".into()), ..Meta::default() };
        let article = compose(meta, pieces.map(|p| (Shape::Text, p.to_string())).to_vec(), Vec::new());
        assert_eq!(article.text, "Toll rises\n\nFifteen died.\n\nTwo are missing.");
        let read: Vec<_> = article.blocks.iter().map(|b| (b.kind, b.span.text(&article.text))).collect();
        assert_eq!(
            read,
            [
                (BlockKind::Headline, "Toll rises"),
                (BlockKind::Paragraph, "Fifteen died."),
                (BlockKind::Paragraph, "Two are missing.")
            ]
        );
    }
}
