//! The draft with numbered footnotes, as magazine checkers keep them: the text as it stands, a mark behind each figure, and
//! at its end what was found.
//!
//! `79[^12]` in the text, `[^12]: **79 drones** ✓ verified by r.k., …` below it; the number is the claim's. Footnotes are
//! those of GitHub, Pandoc and most others. Words of the article and of reviewers are escaped: nothing in them becomes
//! markup.

use super::footnote::{self, Hand, Part, Piece};
use super::words::{self, figure, headline, publication};
use super::{Error, Format, Job, Way};
use crate::ledger::Sheet;
use crate::visible::{hidden, line};
use std::fmt::Write as _;
use std::io::Write;

/// The format.
pub const FORMAT: Format = Format {
    name: "markdown",
    about: "the draft with a numbered footnote for each figure, as magazine checkers keep them",
    ending: "md",
    way: Way::Text(write),
};

fn write(job: &Job<'_>, out: &mut dyn Write) -> Result<(), Error> {
    let mut first = true;
    job.sheets(|sheet| {
        if !first {
            out.write_all(b"\n---\n\n")?;
        }
        first = false;
        Ok(out.write_all(draft(&sheet).as_bytes())?)
    })
}

fn draft(sheet: &Sheet) -> String {
    let mut text = format!("# {}\n\n", escaped(&headline(&sheet.article)));
    let publication = publication(&sheet.article);
    if !publication.is_empty() {
        text.push_str(&format!("*{}*\n\n", escaped(&publication)));
    }
    if let Some(url) = &sheet.article.url {
        text.push_str(&format!("{}\n\n", address(url)));
    }
    for Part { kind, pieces, rest } in footnote::parts(sheet).0 {
        let mut part = String::new();
        for Piece { before, figure, claim } in pieces {
            let words = escaped(&format!("{before}{figure}"));
            write!(part, "{words}[^{}]", claim.id).expect("a String takes everything");
        }
        part.push_str(&escaped(rest));
        let start = match kind {
            "headline" => "## ",
            "subhead" => "### ",
            "item" => "- ",
            _ => "",
        };
        text.push_str(&format!("{start}{}\n\n", part.trim()));
    }
    for claim in &sheet.claims {
        let told = footnote::told(claim, sheet, &HAND);
        writeln!(text, "[^{}]: **{}** {told}", claim.id, escaped(&figure(claim))).expect("a String takes everything");
    }
    text
}

const HAND: Hand = Hand { words: escaped, address };

/// `<https://example.org/a>`, or words that no reader makes a link of.
fn address(url: &str) -> String {
    words::link(url).map_or_else(|| escaped(url), |safe| format!("<{safe}>"))
}

/// The words as Markdown that shows them: one line, and every sign that could mean something escaped.
fn escaped(words: &str) -> String {
    let shown = line(words);
    let mut out = String::with_capacity(shown.len() + 8);
    let mut before = None;
    for c in shown.chars() {
        // "1. " and "12) " at the beginning would be a list, "- " and "+ " too.
        let first = before.is_none();
        let marker = matches!(c, '.' | ')') && out.chars().all(|c| c.is_ascii_digit()) && !out.is_empty();
        let always =
            matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '$' | '&' | '^' | '{' | '}');
        // A colon between letters and slashes makes an address a link of its own.
        let link = (c == ':' && before.is_some_and(char::is_alphabetic)) || c == '@';
        // "www." does so without one.
        let www = c == '.'
            && out.len() >= 3
            && out.is_char_boundary(out.len() - 3)
            && out[out.len() - 3..].eq_ignore_ascii_case("www");
        debug_assert!(!hidden(c), "`line` lets nothing hidden through");
        if always || marker || link || www || (first && matches!(c, '-' | '+' | '=' | ':')) || (c == '!') {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_words_becomes_markup() {
        use pulldown_cmark::{Event, Options, Parser, Tag};
        for mean in [
            "<script>alert(1)</script>",
            "**79** _drones_ [x](javascript:alert(1))",
            "# 12",
            "1. one",
            "12) two",
            "- x",
            "+ x",
            "![i](x)",
            "`c`",
            "~~~",
            "---",
            "===",
            "a | b",
            "&lt;b&gt;",
            "https://example.org/<b>",
            "[^1]: x",
            "[^1]",
            "$x$",
            "www.example.org",
            "a@example.org",
            "\u{202e}x",
            "> q",
            "\\",
            "{{ x }}",
            "    code",
            "\tcode",
        ] {
            let made = format!("{}\n", escaped(mean));
            let mut shown = String::new();
            // Curly quotes and dashes are no markup.
            let options = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
            for event in Parser::new_ext(made.trim_start(), options) {
                match event {
                    Event::Text(text) => shown.push_str(&text),
                    Event::Start(Tag::Paragraph) | Event::End(_) => {}
                    other => panic!("{mean:?} → {made:?} → {other:?}"),
                }
            }
            assert_eq!(shown, line(mean).trim(), "{made}");
        }
    }
}
