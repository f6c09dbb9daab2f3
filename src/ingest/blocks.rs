//! From parts to blocks: which is the headline, which are headings, which are furniture.
//!
//! The first part that is no furniture is the headline, if it can be one: it is not as long as a paragraph, and a text of
//! a single sentence has none. What the caller or the front matter names as the headline is looked for in the text, too.

use super::furniture::{self, Repeats};
use super::paragraphs::{Part, Shape, is_finished};
use crate::model::{Article, Block, BlockKind, Furniture};

/// Longer first lines are paragraphs, in characters.
const LONGEST_HEADLINE: usize = 300;

/// Longer lines are no headings inside the text.
const LONGEST_HEADING: usize = 80;

/// How far down a byline may stand.
const TOP: usize = 6;

/// Marks the parts of `article.text`, and fills in what the text says of itself and the article does not know yet.
pub fn mark(article: &mut Article, parts: &[Part]) {
    let text = article.prose().into_owned();
    let words = |part: &Part| part.span.text(&text);
    let headline = headline(&text, parts, article.headline.as_deref());
    let mut repeats = Repeats::default();
    for known in [article.headline.as_deref(), headline.map(|i| words(&parts[i]))].into_iter().flatten() {
        repeats.add(known);
    }
    let mut kinds: Vec<BlockKind> = Vec::with_capacity(parts.len());
    for (i, part) in parts.iter().enumerate() {
        let line = words(part);
        let kind = match part.shape {
            _ if Some(i) == headline => BlockKind::Headline,
            Shape::Mute => BlockKind::Furniture(Furniture::Media),
            _ if repeats.holds(line) => BlockKind::Furniture(Furniture::RepeatedHeadline),
            shape => match furniture::reason(line) {
                Some(Furniture::Byline) if i >= TOP => BlockKind::Paragraph,
                Some(reason) => BlockKind::Furniture(reason),
                None if shape == Shape::Caption || furniture::is_caption(line) => BlockKind::Caption,
                None if shape == Shape::Item => BlockKind::Item,
                None if shape == Shape::Heading || is_heading(&text, part, parts.get(i + 1)) => BlockKind::Subhead,
                None => BlockKind::Paragraph,
            },
        };
        if kind == BlockKind::Furniture(Furniture::Byline)
            && let Some((name, published)) = furniture::byline(line)
        {
            article.byline.get_or_insert_with(|| name.to_string());
            article.published = article.published.take().or(published);
        }
        kinds.push(kind);
    }
    set_related_aside(&text, parts, &mut kinds);
    if article.headline.is_none() {
        article.headline = headline.map(|i| words(&parts[i]).split_whitespace().collect::<Vec<_>>().join(" "));
    }
    article.blocks = parts.iter().zip(kinds).map(|(part, kind)| Block { span: part.span, kind }).collect();
}

/// Which part is the headline.
fn headline(text: &str, parts: &[Part], known: Option<&str>) -> Option<usize> {
    if let Some(title) = parts.iter().position(|part| part.shape == Shape::Title) {
        return Some(title);
    }
    let is_furniture = |part: &Part| furniture::is_all_furniture(part.span.text(text)).is_some();
    let first = parts.iter().position(|part| part.shape != Shape::Mute && !is_furniture(part))?;
    let line = parts[first].span.text(text);
    let mut same = Repeats::default();
    same.add(known.unwrap_or_default());
    if same.holds(line) {
        return Some(first);
    }
    let alone = parts.len() == first + 1;
    let fits = matches!(parts[first].shape, Shape::Text | Shape::Heading) && line.chars().count() <= LONGEST_HEADLINE;
    (fits && !(is_finished(line) && (alone || known.is_some()))).then_some(first)
}

/// A short line that is no sentence, over a list or over a paragraph that is longer: "What happens next".
fn is_heading(text: &str, part: &Part, next: Option<&Part>) -> bool {
    let Some(next) = next else { return false };
    let (line, below) = (part.span.text(text), next.span.text(text));
    let over = match next.shape {
        Shape::Text => below.len() > line.len() && is_finished(below),
        Shape::Item => part.parted,
        _ => false,
    };
    let bare = line.trim_end_matches('?');
    over && line.len() <= LONGEST_HEADING
        && part.shape == Shape::Text
        && !is_finished(bare)
        && !bare.ends_with([',', ';', '-', '–', '—', '"', '”'])
        && line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "\"“‘'".contains(c))
}

/// More lines than a list of other stories has.
const MANY_RELATED: usize = 20;

/// Under "Related stories" stand the headlines of other articles: items, lines without a gap, or all that is left of the
/// text if none of it is a sentence.
fn set_related_aside(text: &str, parts: &[Part], kinds: &mut [BlockKind]) {
    for i in 0..parts.len() {
        let is_related = kinds[i] == BlockKind::Furniture(Furniture::Related);
        if !is_related || !furniture::heads_related(parts[i].span.text(text)) {
            continue;
        }
        let below = &parts[i + 1..parts.len().min(i + 2 + MANY_RELATED)];
        let is_title = |part: &&Part| {
            let line = part.span.text(text);
            line.len() <= 200 && !is_finished(line.trim_end_matches(['?', '!', '…']))
        };
        let is_listed = |part: &&Part| is_title(part) && (part.shape == Shape::Item || !part.parted);
        let is_rest = below.len() <= MANY_RELATED && below.iter().all(|part| is_title(&part));
        let n_others = if is_rest { below.len() } else { below.iter().take_while(is_listed).count() };
        for kind in &mut kinds[i + 1..i + 1 + n_others] {
            if !matches!(kind, BlockKind::Furniture(_) | BlockKind::Headline) {
                *kind = BlockKind::Furniture(Furniture::Related);
            }
        }
    }
}
