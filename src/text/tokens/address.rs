//! Addresses of the net, one token each: `https://a.org/b`, `CBC.ca`, `j.doe@port.ac.uk`, `@POTUS`, `#topic`.

use super::super::chars::{self, Class};
use super::super::lists;

/// The most parts of a host name that are looked at, so that "a.b.c.d…" is not read again from each of its stops.
const LABELS: usize = 8;

/// The end of the URL whose scheme is `text[start..colon]`, if one follows.
pub(super) fn url_end(text: &str, start: usize, colon: usize) -> Option<usize> {
    let scheme = &text[start..colon];
    let known = ["http", "https", "ftp", "mailto"].iter().any(|s| scheme.eq_ignore_ascii_case(s));
    (known && text[colon..].starts_with("://")).then(|| trimmed(text, start, run_end(text, colon)))
}

/// The end of the e-mail address whose `@` stands at `at`: a host with a full stop in it must follow.
pub(super) fn mail_end(text: &str, at: usize) -> Option<usize> {
    let host =
        text.as_bytes()[at + 1..].iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-')).count();
    let end = trimmed(text, at + 1, at + 1 + host);
    text[at + 1..end].contains('.').then_some(end)
}

/// The end of the address that has its first full stop at `dot`, after `text[start..dot]`: a host name or an e-mail
/// address; none where the stop only lacks its space ("ended.Then").
pub(super) fn dotted_end(text: &str, start: usize, dot: usize) -> Option<usize> {
    if text[start..dot].eq_ignore_ascii_case("www") {
        return Some(trimmed(text, start, run_end(text, dot)));
    }
    let bytes = text.as_bytes();
    let local = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b'+');
    let end = dot + bytes[dot..].iter().take(64).take_while(|&&b| local(b)).count();
    if bytes.get(end) == Some(&b'@') {
        return mail_end(text, end);
    }
    // The host runs as far as its last label is a known ending: "bbc.co.uk".
    let (mut label, mut host) = (dot + 1, None);
    for _ in 0..LABELS {
        let after = chars::word_end(text, label);
        if lists::DOMAINS.has(&text[label..after]) && text.as_bytes()[label].is_ascii_lowercase() {
            host = Some(after);
        }
        if bytes.get(after) != Some(&b'.') || chars::or_space(text, after + 1) != Class::Letter {
            break;
        }
        label = after + 1;
    }
    let host = host.filter(|_| dot - start > 1)?;
    let path = bytes.get(host) == Some(&b'/') && chars::or_space(text, host + 1) != Class::Space;
    Some(if path { trimmed(text, start, run_end(text, host)) } else { host })
}

/// The end of the name of an account or a topic that starts at `from`, after its `@` or `#`.
pub(super) fn name_end(text: &str, from: usize) -> Option<usize> {
    (chars::or_space(text, from) == Class::Letter).then(|| chars::word_end(text, from))
}

/// The end of everything that an address may be made of.
fn run_end(text: &str, from: usize) -> usize {
    let mut end = from;
    while end < text.len() {
        let (class, length) = chars::at(text, end);
        let stops = class == Class::Space
            || matches!(text.as_bytes()[end], b'"' | b'<' | b'>' | b'|')
            || length > 1 && class == Class::Mark;
        if stops {
            break;
        }
        end += length;
    }
    end
}

/// The address without the punctuation of the sentence around it.
fn trimmed(text: &str, start: usize, end: usize) -> usize {
    let address = &text[start..end];
    let open = address.contains('(');
    let kept = address.trim_end_matches(|c: char| {
        matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ']' | '}' | '\'' | '’') || c == ')' && !open
    });
    start + kept.len()
}
