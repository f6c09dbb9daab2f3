//! Formats that are known and not read: a sentence is better than "it is not text".

use super::{Input, Refusal};
use crate::model::Article;

/// How a file of the format begins, what it is called, and the feature that reads it.
const KNOWN: &[(&[u8], &str, Option<&str>)] = &[
    (b"%PDF-", "PDF", Some("pdf")),
    (b"WARC/", "web archive (WARC)", Some("warc")),
    (b"PK\x03\x04", "ZIP archive or office document", Some("docx")),
    (b"PK\x05\x06", "ZIP archive", None),
    (b"\xd0\xcf\x11\xe0", "document of an old office program", None),
    (b"{\\rtf", "rich text document", None),
    (b"\x89PNG", "picture", None),
    (b"\xff\xd8\xff", "picture", None),
    (b"GIF8", "picture", None),
    (b"RIFF", "picture or recording", None),
    (b"ID3", "recording", None),
    (b"OggS", "recording", None),
    (b"\x1a\x45\xdf\xa3", "film", None),
    (b"7z\xbc\xaf", "7-Zip archive", None),
    (b"Rar!", "RAR archive", None),
    (b"BZh", "bzip2 archive", None),
    (b"\xfd7zXZ", "xz archive", None),
    (b"\x28\xb5\x2f\xfd", "Zstandard archive", None),
    (b"SQLite format 3\0", "SQLite database", None),
    (b"\x7fELF", "program", None),
];

fn known(input: &Input<'_>) -> Option<Refusal> {
    let is_word = |what: &str| what.starts_with("ZIP archive or");
    let (_, what, feature) = KNOWN.iter().find(|(magic, ..)| input.bytes.starts_with(magic))?;
    let what = if is_word(what) && input.is_named(&["docx"], &[]) { "Word document" } else { what };
    Some(Refusal::Unread { what, feature: *feature })
}

pub fn fits(input: &Input<'_>) -> bool {
    known(input).is_some()
}

pub fn read(input: &Input<'_>) -> Result<Vec<Article>, Refusal> {
    Err(known(input).unwrap_or(Refusal::Binary))
}

#[cfg(test)]
mod tests {
    use super::super::{Given, read};

    #[test]
    fn a_picture_is_called_a_picture() {
        let refusal = read(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", &Given::default()).unwrap_err();
        assert_eq!(refusal.to_string(), "it is a picture that is not read");
    }
}
