//! Plain text: a headline, blank lines between paragraphs, and whatever else people put into text files.
//!
//! `text` is the file's text as it was given, byte order mark aside, so that offsets count in the file. YAML front matter
//! is known and stands in no block.

use super::meta::Meta;
use super::{Input, Refusal, blocks, encoding, front_matter, lines, paragraphs};
use crate::model::Article;

pub fn fits(_: &Input<'_>) -> bool {
    true
}

pub fn read(input: &Input<'_>) -> Result<Vec<Article>, Refusal> {
    let decoded = encoding::decode(input.bytes, None)?;
    let mut article = Article { text: decoded.text, notices: decoded.notices, ..Article::default() };
    Meta::given(input.given).fill(&mut article);
    let start = front_matter::take(&mut article);
    let lines = lines::lines(&article.text, start);
    let parts = paragraphs::paragraphs(&article.text, &lines);
    blocks::mark(&mut article, &parts);
    Ok(vec![article])
}
