//! Word documents (`.docx`): a ZIP archive with the text in `word/document.xml`.
//!
//! Paragraphs, headings (by the name of their style), list items and rows of tables become parts. Deleted text of tracked
//! changes, fields and comments are no words of the document and are left out.

use super::compose::{Piece, compose};
use super::meta::Meta;
use super::paragraphs::Shape;
use super::{Input, Refusal};
use crate::model::Article;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

pub fn fits(input: &Input<'_>) -> bool {
    let is_zip = input.bytes.starts_with(b"PK\x03\x04");
    is_zip
        && (input.is_named(&["docx"], &[MEDIA_TYPE])
            || memchr::memmem::find(input.bytes, b"word/document.xml").is_some())
}

const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// More files than any document is made of.
const MOST_FILES: usize = 10_000;

pub fn read(input: &Input<'_>) -> Result<Vec<Article>, Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(input.bytes)).map_err(|e| damaged(&e.to_string()))?;
    if archive.len() > MOST_FILES {
        return Err(damaged("it is made of too many files"));
    }
    let limit = input.given.limits.bytes;
    let styles = file(&mut archive, "word/styles.xml", limit).map(|xml| styles(&xml)).unwrap_or_default();
    let modified = file(&mut archive, "docProps/core.xml", limit).ok().and_then(|xml| text_of(&xml, "modified"));
    let pieces = pieces(&file(&mut archive, "word/document.xml", limit)?, &styles)?;
    if pieces.is_empty() {
        return Err(Refusal::Empty);
    }
    let meta = Meta::given(input.given).or(Meta { modified, ..Meta::default() });
    Ok(vec![compose(meta, pieces, Vec::new())])
}

fn damaged(why: &str) -> Refusal {
    Refusal::Damaged { what: "Word document", why: why.to_string() }
}

/// A file of the archive, unpacked up to the limit and no further.
fn file(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str, limit: u64) -> Result<String, Refusal> {
    let packed = archive.by_name(name).map_err(|e| damaged(&format!("{name}: {e}")))?;
    let mut bytes = Vec::new();
    packed.take(limit + 1).read_to_end(&mut bytes).map_err(|e| damaged(&format!("{name}: {e}")))?;
    if bytes.len() as u64 > limit {
        return Err(Refusal::Expands { limit });
    }
    String::from_utf8(bytes).map_err(|_| damaged(&format!("{name} is not UTF-8")))
}

/// The names of the styles by their ids, in small letters: `berschrift1` → `heading 1`.
fn styles(xml: &str) -> HashMap<String, String> {
    let (mut names, mut id, mut reader) = (HashMap::new(), None, Reader::from_str(xml));
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) if is(&tag, "style") => id = attribute(&tag, "styleId"),
            Event::Start(tag) | Event::Empty(tag) if is(&tag, "name") => {
                if let (Some(id), Some(name)) = (id.take(), attribute(&tag, "val")) {
                    names.insert(id, name.to_lowercase());
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    names
}

/// The text of the first element with this name.
fn text_of(xml: &str, name: &str) -> Option<String> {
    let (mut inside, mut reader) = (false, Reader::from_str(xml));
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) => inside = is(&tag, name),
            Event::Text(text) if inside => return Some(text.xml10_content().into_owned()),
            Event::Eof => return None,
            _ => {}
        }
    }
}

/// A paragraph on its way.
#[derive(Default)]
struct Paragraph {
    words: String,
    style: String,
    is_listed: bool,
}

/// What has been read of the document.
#[derive(Default)]
struct Document {
    pieces: Vec<Piece>,
    /// Open paragraphs: a text box stands inside one.
    open: Vec<Paragraph>,
    /// The cells of the row that is open, and how many rows are (a table may stand in a cell).
    row: Vec<String>,
    n_rows: usize,
}

fn pieces(xml: &str, styles: &HashMap<String, String>) -> Result<Vec<Piece>, Refusal> {
    let mut reader = Reader::from_str(xml);
    let mut document = Document::default();
    // The innermost element that hides what is in it, by how deep it stands.
    let (mut depth, mut hidden, mut in_text) = (0usize, None, false);
    loop {
        let event = reader.read_event().map_err(|e| damaged(&e.to_string()))?;
        match &event {
            Event::Eof => break,
            Event::Start(tag) => {
                depth += 1;
                // The second reading of a drawing for old programs, and what was deleted.
                if hidden.is_none() && ["Fallback", "del", "moveFrom", "instrText"].iter().any(|name| is(tag, name)) {
                    hidden = Some(depth);
                }
                in_text = is(tag, "t");
                if hidden.is_none() {
                    document.start(tag, styles);
                }
            }
            Event::Empty(tag) if hidden.is_none() => document.start_empty(tag, styles),
            Event::End(tag) => {
                in_text = false;
                if hidden.is_none() {
                    document.end(tag.local_name().as_ref());
                }
                hidden = hidden.filter(|at| *at != depth);
                depth = depth.saturating_sub(1);
            }
            Event::Text(text) if in_text && hidden.is_none() => document.push(&text.xml10_content()),
            Event::CData(text) if in_text && hidden.is_none() => document.push(&text.xml10_content()),
            Event::GeneralRef(sign) if in_text && hidden.is_none() => {
                let named = quick_xml::escape::resolve_predefined_entity(&sign.xml10_content()).map(str::to_string);
                let sign = sign.resolve_char_ref().ok().flatten().map(String::from).or(named);
                document.push(sign.as_deref().unwrap_or_default());
            }
            _ => {}
        }
    }
    Ok(document.pieces)
}

impl Document {
    fn start(&mut self, tag: &BytesStart<'_>, styles: &HashMap<String, String>) {
        if is(tag, "p") {
            self.open.push(Paragraph::default());
        } else if is(tag, "tr") {
            self.n_rows += 1;
        } else if is(tag, "tc") && self.n_rows == 1 {
            self.row.push(String::new());
        } else {
            self.start_empty(tag, styles);
        }
    }

    fn start_empty(&mut self, tag: &BytesStart<'_>, styles: &HashMap<String, String>) {
        let Some(paragraph) = self.open.last_mut() else { return };
        if is(tag, "pStyle") {
            let id = attribute(tag, "val").unwrap_or_default();
            paragraph.style = styles.get(&id).cloned().unwrap_or_else(|| id.to_lowercase());
        } else if is(tag, "numPr") {
            paragraph.is_listed = true;
        } else if is(tag, "tab") || is(tag, "br") || is(tag, "cr") {
            paragraph.words.push(' ');
        } else if is(tag, "noBreakHyphen") {
            paragraph.words.push('-');
        }
    }

    fn push(&mut self, words: &str) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.words.push_str(words);
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => {
                let Some(paragraph) = self.open.pop() else { return };
                let words = paragraph.words.split_whitespace().collect::<Vec<_>>().join(" ");
                match self.row.last_mut().filter(|_| self.n_rows > 0) {
                    Some(cell) if !words.is_empty() => {
                        let gap = if cell.is_empty() { "" } else { " " };
                        cell.push_str(gap);
                        cell.push_str(&words);
                    }
                    None if !words.is_empty() => self.pieces.push((paragraph.shape(), words)),
                    _ => {}
                }
            }
            "tr" => {
                self.n_rows = self.n_rows.saturating_sub(1);
                if self.n_rows == 0 {
                    let cells: Vec<String> =
                        std::mem::take(&mut self.row).into_iter().filter(|cell| !cell.is_empty()).collect();
                    // A table of one cell is a frame around a paragraph.
                    let shape = if cells.len() == 1 { Shape::Text } else { Shape::Item };
                    if !cells.is_empty() {
                        self.pieces.push((shape, cells.join(" | ")));
                    }
                }
            }
            _ => {}
        }
    }
}

impl Paragraph {
    fn shape(&self) -> Shape {
        match self.style.as_str() {
            "title" => Shape::Title,
            "caption" => Shape::Caption,
            style if style.starts_with("heading") || style == "subtitle" => Shape::Heading,
            style if style.starts_with("list") || self.is_listed => Shape::Item,
            _ => Shape::Text,
        }
    }
}

fn is(tag: &BytesStart<'_>, name: &str) -> bool {
    tag.local_name().as_ref() == name
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(found.value.into_owned())
}

#[cfg(test)]
mod tests {
    use super::super::{Given, Limits, read};
    use super::*;
    use crate::model::BlockKind;
    use std::io::Write;
    use zip::write::SimpleFileOptions;

    fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
            zip.start_file(*name, options).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    const DOCUMENT: &str = r#"<?xml version="1.0"?><w:document xmlns:w="w"><w:body>
        <w:p><w:pPr><w:pStyle w:val="Titel"/></w:pPr><w:r><w:t>Toll rises to 15</w:t></w:r></w:p>
        <w:p><w:r><w:t xml:space="preserve">Fifteen &amp; more </w:t></w:r><w:del><w:r><w:delText>40</w:delText></w:r></w:del><w:r><w:t>died.</w:t></w:r></w:p>
        <w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>Two missing</w:t></w:r></w:p>
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Dead</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>15</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
        </w:body></w:document>"#;
    const STYLES: &str = r#"<w:styles><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style></w:styles>"#;

    #[test]
    fn paragraphs_lists_and_tables_are_read() {
        let bytes = packed(&[("word/document.xml", DOCUMENT.as_bytes()), ("word/styles.xml", STYLES.as_bytes())]);
        let article = read(&bytes, &Given::default()).unwrap().remove(0);
        let read: Vec<_> = article.blocks.iter().map(|b| (b.kind, b.span.text(&article.text))).collect();
        assert_eq!(
            read,
            [
                (BlockKind::Headline, "Toll rises to 15"),
                (BlockKind::Paragraph, "Fifteen & more died."),
                (BlockKind::Item, "Two missing"),
                (BlockKind::Item, "Dead | 15"),
            ]
        );
    }

    #[test]
    fn a_bomb_is_refused_and_so_is_a_heap_of_tags() {
        let bomb = packed(&[("word/document.xml", &vec![b' '; 32 << 20])]);
        assert!(bomb.len() < 100_000);
        assert_eq!(read(&bomb, &Given::default()), Err(Refusal::Expands { limit: 16 << 20 }));
        let deep = format!("<w:document>{}", "<w:p>".repeat(100_000));
        let given = Given { limits: Limits { bytes: 1 << 20, ..Limits::default() }, ..Given::default() };
        assert!(read(&packed(&[("word/document.xml", deep.as_bytes())]), &given).is_err());
    }

    #[test]
    fn half_an_archive_is_damaged() {
        let bytes = packed(&[("word/document.xml", DOCUMENT.as_bytes())]);
        let refusal =
            read(&bytes[..bytes.len() / 2], &Given { name: Some("a.docx".into()), ..Given::default() }).unwrap_err();
        assert!(matches!(refusal, Refusal::Damaged { what: "Word document", .. }), "{refusal}");
    }
}
