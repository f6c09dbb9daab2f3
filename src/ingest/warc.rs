//! Web archives (`.warc`, `.warc.gz`): every page in them is an article.
//!
//! A record is a version line, header lines, an empty line and a body of the announced length; a `response` record holds
//! an HTTP answer. Answers other than 200, and bodies that are neither page nor text, are passed over and counted.
//! The format is smaller than the crates that read it, which is why it is read here.

use super::{Given, Input, Refusal, gzip, read_inside};
use crate::model::{Article, Notice};
use flate2::read::GzDecoder;
use std::borrow::Cow;
use std::io::Read;

pub fn fits(input: &Input<'_>) -> bool {
    input.bytes.starts_with(b"WARC/") || (input.bytes.starts_with(&[0x1f, 0x8b]) && opens_packed(input.bytes))
}

/// Whether the first packed bytes are those of an archive.
fn opens_packed(bytes: &[u8]) -> bool {
    let mut start = [0; 5];
    GzDecoder::new(bytes).read_exact(&mut start).is_ok() && &start == b"WARC/"
}

pub fn read(input: &Input<'_>) -> Result<Vec<Article>, Refusal> {
    let limits = input.given.limits;
    let is_packed = input.bytes.starts_with(&[0x1f, 0x8b]);
    let bytes = if is_packed { Cow::from(gzip::unpack(input.bytes, limits.expanded)?) } else { input.bytes.into() };
    let (mut articles, mut n_skipped, mut rest) = (Vec::new(), 0, &*bytes);
    while let Some(record) = record(&mut rest)? {
        let Some(page) = page(&record) else { continue };
        let given = Given {
            name: None,
            headline: None,
            byline: None,
            published: None,
            url: record.header("warc-target-uri").map(|url| url.trim_matches(['<', '>']).to_string()),
            media_type: page.media_type,
            ..input.given.clone()
        };
        match page.body.and_then(|body| read_inside(&body, &given, input.depth + 1).ok()) {
            Some(read) => articles.extend(read),
            None => n_skipped += 1,
        }
        if articles.len() > limits.entries || n_skipped > limits.entries * 10 {
            return Err(Refusal::TooMany { limit: limits.entries });
        }
    }
    if let Some(first) = articles.first_mut().filter(|_| n_skipped > 0) {
        first.notices.push(Notice::Skipped(n_skipped));
    }
    Ok(articles)
}

/// Header lines and what follows them.
struct Message<'a> {
    first: &'a [u8],
    headers: Vec<(String, String)>,
    body: &'a [u8],
}

impl Message<'_> {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Cuts a message into its lines and its body.
fn message(bytes: &[u8]) -> Option<Message<'_>> {
    let crlf = memchr::memmem::find(bytes, b"\r\n\r\n").map(|at| (at, 4));
    let (end, gap) = crlf.or_else(|| memchr::memmem::find(bytes, b"\n\n").map(|at| (at, 2)))?;
    let mut lines = bytes[..end].split(|b| *b == b'\n');
    let first = lines.next().unwrap_or_default().trim_ascii();
    let pair = |line: &[u8]| {
        let line = String::from_utf8_lossy(line);
        let (key, value) = line.split_once(':')?;
        Some((key.trim().to_ascii_lowercase(), value.trim().to_string()))
    };
    Some(Message { first, headers: lines.take(500).filter_map(pair).collect(), body: &bytes[end + gap..] })
}

/// The next record, its body cut to its length.
fn record<'a>(rest: &mut &'a [u8]) -> Result<Option<Message<'a>>, Refusal> {
    let start = rest.trim_ascii_start();
    if start.is_empty() {
        return Ok(None);
    }
    let damaged = |why: &str| Refusal::Damaged { what: "web archive", why: why.to_string() };
    let mut record =
        message(start).filter(|r| r.first.starts_with(b"WARC/")).ok_or_else(|| damaged("a record has no header"))?;
    let length = record.header("content-length").and_then(|length| length.parse::<usize>().ok());
    let length = length.ok_or_else(|| damaged("a record does not say how long it is"))?;
    let body = record.body.get(..length).ok_or_else(|| damaged("its last record breaks off"))?;
    *rest = &record.body[length..];
    record.body = body;
    Ok(Some(record))
}

/// A page with its media type; no body where it cannot be unpacked.
struct Page<'a> {
    media_type: Option<String>,
    body: Option<Cow<'a, [u8]>>,
}

/// The page in a record; none if the record is about something else.
fn page<'a>(record: &Message<'a>) -> Option<Page<'a>> {
    match record.header("warc-type")? {
        "response" => {
            let answer = message(record.body)?;
            let is_ok = answer.first.split(|b| *b == b' ').nth(1) == Some(b"200");
            let media_type = answer.header("content-type").map(str::to_string);
            let is_page = media_type.as_deref().is_none_or(is_text);
            (is_ok && is_page).then(|| Page { body: unpacked(&answer), media_type })
        }
        "resource" | "conversion" => {
            let media_type = record.header("content-type").map(str::to_string);
            media_type.as_deref().is_some_and(is_text).then(|| Page { body: Some(record.body.into()), media_type })
        }
        _ => None,
    }
}

fn is_text(media_type: &str) -> bool {
    let media_type = media_type.to_ascii_lowercase();
    ["text/html", "application/xhtml", "text/plain", "text/markdown"].iter().any(|text| media_type.starts_with(text))
}

/// The body of an answer as it was before the server cut and packed it.
fn unpacked<'a>(answer: &Message<'a>) -> Option<Cow<'a, [u8]>> {
    let is_chunked = answer.header("transfer-encoding").is_some_and(|coding| coding.eq_ignore_ascii_case("chunked"));
    // Archivers often leave the header when they have joined the chunks already.
    let body = if is_chunked { joined(answer.body).map_or(answer.body.into(), Cow::from) } else { answer.body.into() };
    match answer.header("content-encoding").map(str::to_ascii_lowercase).as_deref() {
        None | Some("" | "identity") => Some(body),
        // The gzip format takes the body as it is, within the limits of an input.
        Some("gzip" | "x-gzip") => Some(body),
        Some(_) => None,
    }
}

/// The chunks of a body in one; none if it is not cut in chunks.
fn joined(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::with_capacity(rest.len());
    loop {
        let end = memchr::memchr(b'\n', rest)?;
        let line = std::str::from_utf8(&rest[..end]).ok()?;
        let length = usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()?;
        if length == 0 {
            return Some(body);
        }
        let chunk = rest.get(end + 1..)?.get(..length)?;
        body.extend_from_slice(chunk);
        rest =
            rest[end + 1 + length..].strip_prefix(b"\r\n").or_else(|| rest[end + 1 + length..].strip_prefix(b"\n"))?;
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    fn written(kind: &str, uri: &str, body: &str) -> String {
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nContent-Length: {}\r\n\r\n{body}\r\n\r\n",
            body.len()
        )
    }

    fn answer(status: &str, headers: &str, body: &str) -> String {
        format!("HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n{headers}\r\n{body}")
    }

    const PAGE: &str = "<html><body><h1>Toll rises to fifteen in ferry disaster</h1><p>Fifteen people died, police said.</p></body></html>";

    #[test]
    fn pages_become_articles_and_the_rest_is_counted() {
        let chunked = format!("{:x}\r\n{PAGE}\r\n0\r\n\r\n", PAGE.len());
        let archive = [
            written("warcinfo", "", "software: test"),
            written("request", "https://example.org/1", "GET / HTTP/1.1\r\n\r\n"),
            written("response", "https://example.org/1", &answer("200 OK", "", PAGE)),
            written("response", "https://example.org/2", &answer("404 Not Found", "", PAGE)),
            written("response", "https://example.org/3", &answer("200 OK", "Transfer-Encoding: chunked\r\n", &chunked)),
            written("response", "https://example.org/4", &answer("200 OK", "Content-Encoding: br\r\n", "xxx")),
        ]
        .concat();
        let articles = read(archive.as_bytes(), &Given::default()).unwrap();
        let urls: Vec<_> = articles.iter().filter_map(|a| a.url.as_deref()).collect();
        assert_eq!(urls, ["https://example.org/1", "https://example.org/3"]);
        assert_eq!(articles[0].text, articles[1].text);
        assert_eq!(articles[0].notices, [Notice::Skipped(1)]);
    }

    #[test]
    fn an_archive_that_breaks_off_says_so() {
        let whole = written("response", "https://example.org/1", &answer("200 OK", "", PAGE));
        let refusal = read(&whole.as_bytes()[..whole.len() - 40], &Given::default()).unwrap_err();
        assert_eq!(refusal.to_string(), "the web archive is broken: its last record breaks off");
    }
}
