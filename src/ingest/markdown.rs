//! Markdown, known by its name: `.md`, `.markdown`.
//!
//! `"**79** [drones](https://example.org/79) were shot down."` → one paragraph over the whole, in which the asterisks, the
//! brackets and the address are markup (`Article::prose` blanks them out).
//!
//! `text` is the file's text as it was given. The first `# ` heading is the headline. Paragraphs, headings, items and rows
//! of tables become blocks; pictures and their descriptions, code, raw HTML and link definitions stand in none, because
//! nobody asserts what is in them.

use super::meta::Meta;
use super::paragraphs::{Part, Shape};
use super::{Input, Refusal, blocks, encoding, front_matter, lines};
use crate::model::Article;
use crate::span::Span;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

pub fn fits(input: &Input<'_>) -> bool {
    input.is_named(&["md", "markdown", "mdown", "mkd"], &["text/markdown"])
}

pub fn read(input: &Input<'_>) -> Result<Vec<Article>, Refusal> {
    let decoded = encoding::decode(input.bytes, None)?;
    let mut article = Article { text: decoded.text, notices: decoded.notices, ..Article::default() };
    Meta::given(input.given).fill(&mut article);
    let start = front_matter::take(&mut article);
    let mut reading = Reading {
        text: &article.text,
        parts: Vec::new(),
        markup: Vec::new(),
        shapes: Vec::new(),
        words: Vec::new(),
        mute: 0,
    };
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    for (event, range) in Parser::new_ext(&article.text[start..], options).into_offset_iter() {
        reading.take(&event, start + range.start..start + range.end);
    }
    let Reading { mut parts, markup, .. } = reading;
    parts.sort_by_key(|part| part.span);
    article.markup = markup;
    article.markup.sort_unstable();
    blocks::mark(&mut article, &parts);
    Ok(vec![article])
}

/// What has been read so far: the words of the block that is open, and the blocks that are done.
struct Reading<'a> {
    text: &'a str,
    parts: Vec<Part>,
    markup: Vec<Span>,
    /// What the open containers make of the words in them.
    shapes: Vec<Shape>,
    words: Vec<Range<usize>>,
    /// How many pictures and code blocks are open.
    mute: usize,
}

impl Reading<'_> {
    fn take(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_)) => {
                self.mute += 1;
            }
            Event::End(TagEnd::Image | TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_)) => {
                self.mute = self.mute.saturating_sub(1);
            }
            Event::Start(tag) => {
                if let Some(shape) = shape(tag) {
                    self.close();
                    self.shapes.push(shape);
                }
            }
            Event::End(end) if closes(*end) => {
                self.close();
                self.shapes.pop();
            }
            Event::Text(_) if self.mute == 0 => self.words.push(range),
            // `79`: the words stand between the ticks.
            Event::Code(_) if self.mute == 0 => {
                let ticks = self.text[range.clone()].bytes().take_while(|b| *b == b'`').count();
                self.words.push(range.start + ticks..range.end - ticks);
            }
            _ => {}
        }
    }

    /// Ends the open block: what lies between its words and is no white space is markup.
    fn close(&mut self) {
        let words = std::mem::take(&mut self.words);
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
        let span = lines::trim(self.text, first.start, last.end);
        if span.is_empty() {
            return;
        }
        let mut done = span.start as usize;
        for range in words.iter().chain([&(span.end as usize..span.end as usize)]) {
            if range.start > done {
                let gap = lines::trim(self.text, done, range.start);
                if !gap.is_empty() {
                    self.markup.push(gap);
                }
            }
            done = done.max(range.end);
        }
        let shape = self.shapes.iter().rev().copied().find(|s| *s != Shape::Text).unwrap_or(Shape::Text);
        let shape = if shape == Shape::Title && self.parts.iter().any(|p| p.shape == Shape::Title) {
            Shape::Heading
        } else {
            shape
        };
        self.parts.push(Part { span, shape, parted: true });
    }
}

/// What a container makes of its words; none if it does not part blocks.
fn shape(tag: &Tag<'_>) -> Option<Shape> {
    match tag {
        Tag::Heading { level: HeadingLevel::H1, .. } => Some(Shape::Title),
        Tag::Heading { .. } => Some(Shape::Heading),
        Tag::Item | Tag::TableHead | Tag::TableRow => Some(Shape::Item),
        Tag::Paragraph | Tag::BlockQuote(_) | Tag::FootnoteDefinition(_) | Tag::List(_) | Tag::Table(_) => {
            Some(Shape::Text)
        }
        _ => None,
    }
}

fn closes(end: TagEnd) -> bool {
    matches!(
        end,
        TagEnd::Heading(_)
            | TagEnd::Item
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::Paragraph
            | TagEnd::BlockQuote(_)
            | TagEnd::FootnoteDefinition
            | TagEnd::List(_)
            | TagEnd::Table
    )
}

#[cfg(test)]
mod tests {
    use super::super::{Given, read};
    use super::*;
    use crate::model::{BlockKind, Furniture};

    fn article(text: &str) -> Article {
        let given = Given { name: Some("story.md".into()), ..Given::default() };
        read(text.as_bytes(), &given).unwrap().remove(0)
    }

    /// Each block as it reads, runs of blanks shown as one.
    fn blocks(article: &Article) -> Vec<(BlockKind, String)> {
        let prose = article.prose();
        let words = |b: &crate::model::Block| b.span.text(&prose).split_whitespace().collect::<Vec<_>>().join(" ");
        article.blocks.iter().map(|b| (b.kind, words(b))).collect()
    }

    #[test]
    fn headings_items_and_paragraphs_are_told_apart() {
        let story = article(
            "# Toll rises to *15*\n\nFifteen people **died**, [police said](https://example.org/2025/03/04).\n\n\
             ## What is known\n\n* 15 dead\n* 40\n  missing\n\n> “We counted 15,” he\n> said.\n",
        );
        assert_eq!(story.headline.as_deref(), Some("Toll rises to 15"));
        assert_eq!(
            blocks(&story),
            [
                (BlockKind::Headline, "Toll rises to 15".to_string()),
                (BlockKind::Paragraph, "Fifteen people died , police said .".to_string()),
                (BlockKind::Subhead, "What is known".to_string()),
                (BlockKind::Item, "15 dead".to_string()),
                (BlockKind::Item, "40 missing".to_string()),
                (BlockKind::Paragraph, "“We counted 15,” he said.".to_string()),
            ]
        );
    }

    #[test]
    fn pictures_code_html_and_addresses_say_nothing() {
        let story = article(
            "# Toll rises\n\n![15 dead](p15.jpg)\n\n```\nlet n = 15;\n```\n\n<div data-n=\"15\">16</div>\n\n\
             Text with ![a 17](p.jpg) picture and <https://example.org/18>.\n\n[1]: https://example.org/19\n",
        );
        let read: Vec<String> = blocks(&story).into_iter().map(|(_, words)| words).collect();
        assert_eq!(read, ["Toll rises", "Text with picture and https://example.org/18 ."]);
    }

    #[test]
    fn a_row_of_a_table_is_an_item() {
        let story = article("# Toll\n\n| Town | Dead |\n|---|---|\n| Odesa | 15 |\n| Kyiv | 3 |\n");
        let read: Vec<(BlockKind, String)> = blocks(&story).split_off(1);
        assert_eq!(read[1..], [(BlockKind::Item, "Odesa 15".into()), (BlockKind::Item, "Kyiv 3".into())]);
    }

    #[test]
    fn furniture_is_known_in_markdown_too() {
        let story = article("---\ntitle: Toll\n---\n# Toll rises\n\nAdvertisement\n\nFifteen died.\n");
        assert_eq!(story.headline.as_deref(), Some("Toll"));
        assert_eq!(story.blocks[1].kind, BlockKind::Furniture(Furniture::Advertisement));
    }
}
