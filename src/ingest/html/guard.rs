//! Pages that are built to hang a parser are refused before they are parsed.
//!
//! An HTML parser is fast on any page that people write and slow on a few that they do not: tags nested ten thousand deep
//! (every closing tag looks through all that are open), open `<b id=…>` that every later paragraph opens again, tags with
//! a hundred thousand attributes (each compared with all before). One pass over the bytes counts these. It reads tags as
//! the tokeniser of the standard does; where it cannot be sure (scripts inside `<svg>`) it counts too much, not too
//! little. The limits are far above what pages of newspapers have, which nest less than a hundred deep.

use super::super::Refusal;
use std::collections::HashMap;

/// Elements inside each other.
const DEEPEST: usize = 512;
/// Elements on a page.
const MOST_ELEMENTS: usize = 300_000;
/// Attributes of one tag.
const MOST_ATTRIBUTES: usize = 1000;
/// Closing tags of what was never open.
const MOST_STRAYS: usize = 20_000;
/// Elements that the parser opens again because `<b>` and its kin were left open.
const MOST_REOPENED: usize = 2_000_000;
/// Bytes times depth: what reading the text of every element once costs.
const MOST_TEXT: usize = 1 << 29;
/// Signs that are escaped when a text is written out, times its length: each makes the writer look through the rest.
const MOST_ESCAPES: usize = 1 << 34;
/// `<` that open no tag: the parser keeps a complaint for each.
const MOST_LOOSE: usize = 200_000;

const FORMATTING: &[&str] =
    &["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];
/// Elements without an end, or whose end the parser supplies.
const SELF_ENDING: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p",
    "li", "dd", "dt", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "rp", "rt",
    "html", "head", "body",
];
/// Elements whose content is no markup.
const RAW: &[&str] = &["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];
/// Where HTML stands inside foreign markup.
const HOSTS: &[&str] = &["foreignobject", "desc", "annotation-xml", "mi", "mo", "mn", "ms", "mtext"];

#[derive(Default)]
struct Count<'a> {
    open: HashMap<&'a str, usize>,
    depth: usize,
    deepest: usize,
    elements: usize,
    strays: usize,
    formatting: usize,
    reopened: usize,
    loose: usize,
    escapes: usize,
}

/// Refuses a page that would take out of all proportion long to parse.
pub fn check(html: &str) -> Result<(), Refusal> {
    // Names are compared in small letters; one copy is cheaper than one for each tag.
    let small = html.to_ascii_lowercase();
    let (mut count, mut at) = (Count::default(), 0);
    while let Some(found) = memchr::memchr(b'<', &small.as_bytes()[at..]) {
        count.written(&small[at..at + found]);
        at += found + 1;
        let rest = &small[at..];
        at += match rest.as_bytes().first() {
            Some(b'!') if rest.starts_with("!--") => rest.find("-->").map_or(rest.len(), |end| end + 3),
            Some(b'!' | b'?') => end_of(rest, b'>'),
            Some(b'/') => {
                count.close(name(&rest[1..]))?;
                end_of(rest, b'>')
            }
            Some(b'a'..=b'z') => {
                let name = name(rest);
                let length = tag_length(rest)?;
                count.written(&rest[..length]);
                count.start(name)?;
                length + count.raw_length(name, &rest[length..])
            }
            _ => {
                count.loose += 1;
                0
            }
        };
    }
    count.written(&small[at..]);
    count.limits()?;
    if count.deepest.saturating_mul(html.len()) > MOST_TEXT { Err(Refusal::TooDeep) } else { Ok(()) }
}

impl<'a> Count<'a> {
    fn start(&mut self, name: &'a str) -> Result<(), Refusal> {
        self.elements += 1;
        if matches!(name, "svg" | "math") || self.is_foreign() && HOSTS.contains(&name) || !SELF_ENDING.contains(&name)
        {
            *self.open.entry(name).or_default() += 1;
            self.depth += 1;
            self.deepest = self.deepest.max(self.depth);
        }
        self.reopened += self.formatting;
        self.formatting += usize::from(FORMATTING.contains(&name));
        self.limits()
    }

    fn close(&mut self, name: &'a str) -> Result<(), Refusal> {
        match self.open.get_mut(name) {
            Some(n) if *n > 0 => {
                *n -= 1;
                self.depth -= 1;
                self.formatting -= usize::from(FORMATTING.contains(&name));
            }
            // "</p>" without a "<p>" makes one.
            _ if SELF_ENDING.contains(&name) => self.elements += 1,
            _ => self.strays += 1,
        }
        self.limits()
    }

    /// What writing this text out again would cost. (0xC2 is the first byte of the no-break space, and of `£`.)
    fn written(&mut self, text: &str) {
        let signs = memchr::memchr2_iter(b'&', 0xc2, text.as_bytes()).count();
        self.escapes = self.escapes.saturating_add(signs.saturating_mul(text.len()));
    }

    fn limits(&self) -> Result<(), Refusal> {
        let few = self.loose <= MOST_LOOSE && self.escapes <= MOST_ESCAPES;
        let fits = self.depth <= DEEPEST && self.elements <= MOST_ELEMENTS && self.reopened <= MOST_REOPENED;
        if fits && few && self.strays <= MOST_STRAYS { Ok(()) } else { Err(Refusal::TooDeep) }
    }

    fn is_foreign(&self) -> bool {
        ["svg", "math"].iter().any(|name| self.open.get(name).is_some_and(|n| *n > 0))
    }

    /// How much behind a tag is no markup. Inside `<svg>` even a `<style>` has markup in it, as long as no HTML stands there.
    fn raw_length(&mut self, name: &str, rest: &str) -> usize {
        if !RAW.contains(&name) || self.is_foreign() {
            return 0;
        }
        let mut at = 0;
        while let Some(end) = rest[at..].find("</") {
            at += end;
            if rest[at + 2..].starts_with(name) {
                return at;
            }
            at += 2;
        }
        rest.len()
    }
}

/// The name that the text starts with.
fn name(rest: &str) -> &str {
    let end = rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).unwrap_or(rest.len());
    &rest[..end]
}

/// Up to and with the sign.
fn end_of(rest: &str, sign: u8) -> usize {
    memchr::memchr(sign, rest.as_bytes()).map_or(rest.len(), |end| end + 1)
}

/// The length of a tag, `>` included. A quotation mark hides a `>` only where a value may start.
fn tag_length(rest: &str) -> Result<usize, Refusal> {
    let bytes = rest.as_bytes();
    let (mut at, mut n_attributes, mut space, mut value) = (0, 0, false, false);
    while at < bytes.len() {
        match bytes[at] {
            b'>' => return Ok(at + 1),
            b'"' | b'\'' if value => {
                at += 1 + memchr::memchr(bytes[at], &bytes[at + 1..]).unwrap_or(bytes.len() - at - 1);
                (space, value) = (true, false);
            }
            b'=' => value = true,
            b if b.is_ascii_whitespace() || b == b'/' => space = true,
            _ => {
                if space && !value {
                    n_attributes += 1;
                    if n_attributes > MOST_ATTRIBUTES {
                        return Err(Refusal::TooDeep);
                    }
                }
                (space, value) = (false, false);
            }
        }
        at += 1;
    }
    Ok(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_as_people_write_them_pass() {
        let page = "<!DOCTYPE html><html><head><title>a < b</title><script>for(i=0;i<n;i++){'<div><div>'}</script></head>\
                    <body class=x data-y='a>b'><!-- <b> --><p>One<p>Two <b>bold</b><br><img src=\"x\"/><ul><li>a<li>b</ul></body>";
        assert_eq!(check(page), Ok(()));
        assert_eq!(check(&format!("<div>{}</div>", "<p>Paragraph <a href=x>link</a>.</p>".repeat(20_000))), Ok(()));
        assert_eq!(check("<p <b <i < > <"), Ok(()));
    }

    #[test]
    fn what_would_hang_a_parser_is_refused() {
        for page in [
            "<div>".repeat(10_000),
            "<span>".repeat(600),
            (0..5000).map(|i| format!("<b id={i}>")).collect::<String>(),
            format!("{}{}", (0..500).map(|i| format!("<b id={i}>")).collect::<String>(), "<p>x".repeat(10_000)),
            format!("<span>{}", "</x>".repeat(30_000) + "<br>"),
            format!("<p {}>", (0..2000).map(|i| format!(" a{i}")).collect::<String>()),
            "<br>".repeat(300_001),
            format!("<svg><style>{}", "<g>".repeat(600)),
            format!("<p>{}", "&amp;".repeat(200_000)),
            format!("<p>{}", "< ".repeat(200_001)),
            format!("{}{}", "<div>".repeat(500), "word ".repeat(300_000)),
        ] {
            assert_eq!(check(&page), Err(Refusal::TooDeep), "{}", &page[..60]);
        }
    }
}
