//! PDF documents that have text in them.
//!
//! A PDF says where on the page which letters stand, and nothing of words or paragraphs: `page` runs the drawing commands
//! and notes each stretch of letters with its place and size, `layout` puts them together to lines and paragraphs. The
//! parsing and unpacking is lopdf's, every unpacking with a limit; forms inside forms, commands and pages are counted.
//!
//! # Leaves alone
//! Scanned pages (pictures of text), text set upwards, and tables whose cells are placed one by one: those are read line by
//! line.

mod font;
mod layout;
mod page;

use super::compose::compose;
use super::meta::Meta;
use super::{Input, Refusal};
use crate::model::Article;
use lopdf::{Document, LoadOptions};

pub fn fits(input: &Input<'_>) -> bool {
    input.bytes.starts_with(b"%PDF-")
}

/// Pages of one document.
const MOST_PAGES: usize = 2000;

pub fn read(input: &Input<'_>) -> Result<Vec<Article>, Refusal> {
    let limit = usize::try_from(input.given.limits.bytes).unwrap_or(usize::MAX);
    let options = LoadOptions { max_decompressed_size: Some(limit), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(input.bytes, options).map_err(|e| damaged(&e.to_string()))?;
    if document.is_encrypted() {
        return Err(damaged("it is locked with a password"));
    }
    let mut budget = page::Budget::new(limit);
    let mut pages = Vec::new();
    for (i, id) in document.page_iter().enumerate() {
        if i >= MOST_PAGES {
            return Err(damaged("it has too many pages"));
        }
        pages.push(page::runs(&document, id, &mut budget)?);
    }
    let pieces = layout::pieces(&pages);
    if pieces.is_empty() {
        return Err(Refusal::Unread { what: "PDF of pictures without text", feature: None });
    }
    Ok(vec![compose(Meta::given(input.given), pieces, Vec::new())])
}

fn damaged(why: &str) -> Refusal {
    Refusal::Damaged { what: "PDF", why: why.to_string() }
}

#[cfg(test)]
mod tests {
    use super::super::{Given, read};
    use super::*;
    use crate::model::BlockKind;

    /// A document of one page that draws `content`, with one form called `/X`.
    fn document(content: &str, form: &str) -> Vec<u8> {
        let objects = [
            "<</Type/Catalog/Pages 2 0 R>>".to_string(),
            "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_string(),
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources 6 0 R>>".to_string(),
            format!("<</Length {}>>stream\n{content}\nendstream", content.len()),
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_string(),
            "<</Font<</F 5 0 R>>/XObject<</X 7 0 R>>>>".to_string(),
            format!("<</Type/XObject/Subtype/Form/Resources 6 0 R/Length {}>>stream\n{form}\nendstream", form.len()),
        ];
        let (mut pdf, mut places) = (b"%PDF-1.4\n".to_vec(), Vec::new());
        for (i, object) in objects.iter().enumerate() {
            places.push(pdf.len());
            pdf.extend(format!("{} 0 obj{object}endobj\n", i + 1).bytes());
        }
        let start = pdf.len();
        pdf.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).bytes());
        places.iter().for_each(|at| pdf.extend(format!("{at:010} 00000 n \n").bytes()));
        pdf.extend(format!("trailer<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF", places.len() + 1).bytes());
        pdf
    }

    #[test]
    fn letters_become_headline_and_paragraphs() {
        let page = "BT /F 20 Tf 50 700 Td (Toll rises to 15) Tj ET\n\
                    BT /F 10 Tf 50 660 Td 12 TL (Fifteen people died when the ferry sank, the coast) Tj T* (guard said on Tues-) Tj \
                    T* (day. It cost) Tj [( $4) -30 ( mil) 10 (lion.)] TJ ET\n\
                    BT /F 10 Tf 50 600 Td (Forty are missing.) Tj ET";
        let article = read(&document(page, ""), &Given::default()).unwrap().remove(0);
        let read: Vec<_> = article.blocks.iter().map(|b| (b.kind, b.span.text(&article.text))).collect();
        assert_eq!(
            read,
            [
                (BlockKind::Headline, "Toll rises to 15"),
                (
                    BlockKind::Paragraph,
                    "Fifteen people died when the ferry sank, the coast guard said on Tuesday. It cost $4 million."
                ),
                (BlockKind::Paragraph, "Forty are missing."),
            ]
        );
    }

    #[test]
    fn a_form_that_draws_itself_ends() {
        let bytes = document("/X Do BT /F 10 Tf 50 700 Td (Fifteen died.) Tj ET", "/X Do /X Do /X Do");
        assert!(matches!(read(&bytes, &Given::default()), Ok(_) | Err(Refusal::TooDeep | Refusal::Damaged { .. })));
    }

    #[test]
    fn a_page_without_text_is_called_that() {
        let refusal = read(&document("0 0 m 100 100 l S", ""), &Given::default()).unwrap_err();
        assert_eq!(refusal.to_string(), "it is a PDF of pictures without text that is not read");
    }

    #[test]
    fn half_a_document_is_damaged_or_read_but_never_panics() {
        let bytes = document("BT /F 10 Tf 50 700 Td (Fifteen died.) Tj ET", "");
        for cut in (0..bytes.len()).step_by(7) {
            let _ = read(&bytes[..cut], &Given { name: Some("a.pdf".into()), ..Given::default() });
        }
    }
}
