//! Letters: one newsletter (`.eml`), or a box of them (`mbox`). Each letter is an article.
//!
//! The subject is the headline, the sender's name the outlet. Of a letter that comes as HTML and as plain text, the HTML is
//! read: its plain twin is full of addresses. Attachments are not looked into.

use super::compose::{Piece, compose, text_pieces};
use super::meta::Meta;
use super::{Input, Refusal, html, unread};
use crate::model::{Article, Notice};
use mail_parser::mailbox::mbox::MessageIterator;
use mail_parser::{Message, MessageParser, MimeHeaders, PartType};

pub fn fits(input: &Input<'_>) -> bool {
    unread::is_mail(input)
}

pub fn read(input: &Input<'_>) -> Result<Vec<Article>, Refusal> {
    let parser = MessageParser::default();
    let damaged = |why: &str| Refusal::Damaged { what: "letter", why: why.to_string() };
    if !input.head.starts_with("from ") {
        let letter = parser.parse(input.bytes).ok_or_else(|| damaged("it has no header"))?;
        return article(&letter, Meta::given(input.given)).map(|article| vec![article]);
    }
    let limit = input.given.limits.entries;
    let (mut articles, mut n_skipped) = (Vec::new(), 0);
    for letter in MessageIterator::new(input.bytes) {
        let letter = letter.map_err(|e| damaged(&e.to_string()))?;
        let read =
            parser.parse(letter.contents()).and_then(|letter| article(&letter, Meta::given_for_all(input.given)).ok());
        match read {
            Some(article) => articles.push(article),
            None => n_skipped += 1,
        }
        if articles.len() > limit || n_skipped > limit {
            return Err(Refusal::TooMany { limit });
        }
    }
    if let Some(first) = articles.first_mut().filter(|_| n_skipped > 0) {
        first.notices.push(Notice::Skipped(n_skipped));
    }
    Ok(articles)
}

fn article(letter: &Message<'_>, given: Meta) -> Result<Article, Refusal> {
    let sender = letter.from().and_then(|from| from.first());
    let address = || sender.and_then(|sender| sender.address.as_deref()?.rsplit('@').next()).map(str::to_string);
    let meta = Meta {
        headline: letter.subject().map(str::to_string),
        outlet: sender.and_then(|sender| sender.name.as_deref()).map(str::to_string).or_else(address),
        published: letter.date().map(mail_parser::DateTime::to_rfc3339),
        language: letter.content_language().as_text().map(str::to_string),
        ..Meta::default()
    };
    let pieces = pieces(letter)?;
    if pieces.is_empty() {
        return Err(Refusal::Empty);
    }
    Ok(compose(given.or(meta), pieces, Vec::new()))
}

fn pieces(letter: &Message<'_>) -> Result<Vec<Piece>, Refusal> {
    let parts = letter.html_body.iter().chain(&letter.text_body).filter_map(|id| letter.part(*id));
    match parts.map(|part| &part.body).find(|body| matches!(body, PartType::Html(_) | PartType::Text(_))) {
        Some(PartType::Html(page)) => html::pieces(page),
        Some(PartType::Text(text)) => Ok(text_pieces(text)),
        _ => Ok(Vec::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Given, read};

    const LETTER: &str = "From: The Harbour Herald <news@herald.example>\r\nTo: reader@example.org\r\n\
        Subject: =?utf-8?Q?Toll_rises_to_15_=E2=80=93_live?=\r\nDate: Tue, 4 Mar 2025 17:45:00 -0500\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
        Fifteen died: https://example.org/click?id=4711\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\
        Content-Transfer-Encoding: quoted-printable\r\n\r\n<table><tr><td><p>Fifteen people died, police =\r\nsaid.</p>\
        <p><a href=3D\"x\">Unsubscribe</a></p></td></tr></table>\r\n--b--\r\n";

    #[test]
    fn a_newsletter_is_an_article() {
        let article = read(LETTER.as_bytes(), &Given::default()).unwrap().remove(0);
        assert_eq!(article.text, "Toll rises to 15 – live\n\nFifteen people died, police said.");
        assert_eq!(article.outlet.as_deref(), Some("The Harbour Herald"));
        assert_eq!(article.published.unwrap().0, "2025-03-04T17:45:00-05:00");
    }

    #[test]
    fn a_box_holds_several() {
        let mbox = format!("From news@herald.example Tue Mar  4 17:45:00 2025\r\n{LETTER}\r\n").repeat(3);
        let articles = read(mbox.as_bytes(), &Given::default()).unwrap();
        assert_eq!(articles.len(), 3);
        assert!(articles.iter().all(|a| a.text.starts_with("Toll rises")));
    }

    #[test]
    fn letters_in_letters_in_letters_end_somewhere() {
        let mut nest = LETTER.to_string();
        for i in 0..200 {
            nest = format!(
                "From: a@b.example\r\nTo: c@d.example\r\nSubject: {i}\r\nMIME-Version: 1.0\r\n\
                 Content-Type: multipart/mixed; boundary=x{i}\r\n\r\n--x{i}\r\nContent-Type: message/rfc822\r\n\r\n{nest}\r\n--x{i}--\r\n"
            );
        }
        assert!(read(nest.as_bytes(), &Given::default()).is_err());
    }
}
