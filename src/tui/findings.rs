//! What the checks say about the claim that is shown: its article is read once more, and every finding that touches the
//! figure is told with its arithmetic.
//!
//! It is done while nobody types, since a long article takes longer than a key should.

use super::view::View;
use crate::checks::{Sheet, look};
use crate::extract::{Options, extract};
use crate::model::{Article, Block, BlockKind, Published};
use crate::span::Span;

/// Articles longer than this are left to `tickmark check`.
const LONGEST: usize = 200_000;

/// The findings that touch the claim's figure, each as a sentence.
#[must_use]
pub fn of(view: &View) -> Vec<String> {
    if view.text.len() > LONGEST {
        return Vec::new();
    }
    let card = view.card();
    let blocks = view.parts.iter().zip(&view.kinds).filter_map(|(part, kind)| {
        let kind = *KINDS.iter().find(|known| known.as_str() == kind)?;
        Some(Block { span: Span::new(part.start, part.end), kind })
    });
    let article = Article {
        blocks: blocks.collect(),
        headline: card.article.headline.clone(),
        published: card.article.published.clone().map(Published),
        url: card.article.url.clone(),
        text: view.text.clone(),
        ..Article::default()
    };
    let found = extract(&article, Options::default());
    let figure = Span::new(view.figure.start, view.figure.end);
    let sheet = Sheet::of(&article, &found);
    let touching =
        look(&sheet, &[]).into_iter().filter(|finding| finding.spans.iter().any(|span| span.overlaps(figure)));
    touching.map(|finding| format!("{}: {} {}", finding.level, finding.sum, finding.ask)).collect()
}

/// Parts that are the article's own words.
const KINDS: [BlockKind; 5] =
    [BlockKind::Headline, BlockKind::Paragraph, BlockKind::Subhead, BlockKind::Item, BlockKind::Caption];
