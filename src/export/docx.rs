//! The draft with numbered footnotes as a Word document: the text as it stands, each figure shaded by its verdict, and a
//! footnote behind it that says what was found. The numbers are the claims', as in [`super::markdown`].
//!
//! `and 79¹² passengers` · `12 79 passengers ✗ disputed by r.k., …`. The document has no macros, no fields and no links,
//! and its words are characters of XML: nothing in them acts. Claims that left the text stand behind it.

use super::footnote::{self, Hand, Part, Piece};
use super::words::{figure, headline, publication};
use super::{Error, Format, Job, Way};
use crate::ledger::{ClaimCard, Sheet};
use crate::model::Status;
use crate::visible::line;
use quick_xml::escape::escape;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The format.
pub const FORMAT: Format =
    Format { name: "docx", about: "the same as a Word document with footnotes", ending: "docx", way: Way::File(write) };

/// The parts that are the same in every document.
const FIXED: [(&str, &str); 5] = [
    ("[Content_Types].xml", include_str!("docx/content_types.xml")),
    ("_rels/.rels", include_str!("docx/rels.xml")),
    ("word/_rels/document.xml.rels", include_str!("docx/document_rels.xml")),
    ("word/styles.xml", include_str!("docx/styles.xml")),
    ("word/settings.xml", include_str!("docx/settings.xml")),
];

const SPACE: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const START: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// The lines above footnotes, which Word wants to find among them.
const RULES: &str = "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\
    <w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>";

fn write(job: &Job<'_>, path: &Path) -> Result<(), Error> {
    let mut archive = ZipWriter::new(BufWriter::new(File::create(path)?));
    // Without a time of their own the parts are the same in every export.
    let options = SimpleFileOptions::default().large_file(true);
    for (name, text) in FIXED {
        archive.start_file(name, options).map_err(io::Error::other)?;
        archive.write_all(text.as_bytes())?;
    }
    archive.start_file("word/document.xml", options).map_err(io::Error::other)?;
    write!(archive, "{START}<w:document {SPACE}><w:body>")?;
    let mut notes = Notes { xml: format!("{START}<w:footnotes {SPACE}>{RULES}"), n: 0 };
    let mut first = true;
    job.sheets(|sheet| {
        let page = if first { "" } else { "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>" };
        first = false;
        Ok(archive.write_all((page.to_string() + &draft(&sheet, &mut notes)).as_bytes())?)
    })?;
    archive.write_all(b"<w:sectPr/></w:body></w:document>")?;
    archive.start_file("word/footnotes.xml", options).map_err(io::Error::other)?;
    archive.write_all(notes.xml.as_bytes())?;
    archive.write_all(b"</w:footnotes>")?;
    archive.finish().map_err(io::Error::other)?.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
    Ok(())
}

/// The footnotes so far.
struct Notes {
    xml: String,
    n: u32,
}

fn draft(sheet: &Sheet, notes: &mut Notes) -> String {
    let mut text = paragraph("Title", &run("", &headline(&sheet.article)));
    let publication = publication(&sheet.article);
    if !publication.is_empty() {
        text.push_str(&paragraph("Subtitle", &run("", &publication)));
    }
    if let Some(url) = &sheet.article.url {
        text.push_str(&paragraph("Subtitle", &run("", url)));
    }
    let (parts, elsewhere) = footnote::parts(sheet);
    for Part { kind, pieces, rest } in parts {
        let mut part = String::new();
        for Piece { before, figure, claim } in pieces {
            part.push_str(&run("", before));
            part.push_str(&run(style(claim.status()), figure));
            part.push_str(&notes.add(claim, sheet));
        }
        part.push_str(&run("", rest));
        let style = match kind {
            "headline" => "Heading1",
            "subhead" => "Heading2",
            "item" => "ListBullet",
            _ => "Normal",
        };
        text.push_str(&paragraph(style, &part));
    }
    if !elsewhere.is_empty() {
        text.push_str(&paragraph("Heading2", &run("", "Not in this text")));
    }
    for claim in elsewhere {
        let told = format!("{} {} {}", claim.id, figure(claim), told(claim, sheet));
        text.push_str(&paragraph("Normal", &run("", &told)));
    }
    text
}

impl Notes {
    /// Adds the claim's footnote and gives the mark that leads to it.
    fn add(&mut self, claim: &ClaimCard, sheet: &Sheet) -> String {
        self.n += 1;
        let (id, mark) = (self.n, claim.id);
        let words = run("Strong", &format!(" {} ", figure(claim))) + &run("", &told(claim, sheet));
        let mark_run = format!("<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:t>{mark}</w:t></w:r>");
        let note = paragraph("FootnoteText", &(mark_run + &words));
        self.xml.push_str(&format!("<w:footnote w:id=\"{id}\">{note}</w:footnote>"));
        format!(
            "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>\
             <w:footnoteReference w:customMarkFollows=\"1\" w:id=\"{id}\"/><w:t>{mark}</w:t></w:r>"
        )
    }
}

/// What is told of the claim, in plain words.
fn told(claim: &ClaimCard, sheet: &Sheet) -> String {
    let plain: fn(&str) -> String = |words| line(words).into_owned();
    footnote::told(claim, sheet, &Hand { words: plain, address: plain })
}

fn style(status: Status) -> &'static str {
    match status {
        Status::Verified => "Verified",
        Status::Disputed => "Disputed",
        Status::Unsourced => "Unsourced",
        Status::Unverified => "Unverified",
    }
}

fn paragraph(style: &str, runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{runs}</w:p>")
}

/// Words in one style; nothing for none.
fn run(style: &str, words: &str) -> String {
    if words.is_empty() {
        return String::new();
    }
    let style = if style.is_empty() { String::new() } else { format!("<w:rPr><w:rStyle w:val=\"{style}\"/></w:rPr>") };
    format!("<w:r>{style}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escape(&*line(words)))
}
