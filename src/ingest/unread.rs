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

/// Whether an input is a letter, or a box of them: it opens with the header lines of one.
pub fn is_mail(input: &Input<'_>) -> bool {
    const HEADERS: &[&str] = &[
        "return-path:", "received:", "from:", "to:", "subject:", "date:", "message-id:", "mime-version:",
        "content-type:", "delivered-to:", "reply-to:", "list-id:", "dkim-signature:", "x-mailer:", "sender:",
    ];
    let lines = || input.head.lines().take_while(|line| !line.trim().is_empty());
    let n_headers = HEADERS.iter().filter(|header| lines().any(|line| line.starts_with(**header))).count();
    let opens = input.head.starts_with("from ")
        || lines().next().is_some_and(|line| HEADERS.iter().any(|h| line.starts_with(h)));
    opens
        && (n_headers >= 4
            || (n_headers >= 2 && input.is_named(&["eml", "mbox", "mbx"], &["message/rfc822", "application/mbox"])))
}

fn known(input: &Input<'_>) -> Option<Refusal> {
    if is_mail(input) {
        return Some(Refusal::Unread { what: "letter", feature: Some("mail") });
    }
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
