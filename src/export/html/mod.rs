//! One page that needs nothing else: the article with each figure marked by its verdict, and beside it, in cards, what the
//! figure says, who says so, what it rests on, and who did what.
//!
//! Several articles stand one after the other behind an index. No script, no network: the page forbids both itself. Marks
//! differ by sign and line, not by colour alone; everything can be reached by keyboard; the history opens on its own in
//! print.

mod card;
mod chart;
mod text;

use super::words::{headline, publication};
use super::{Error, Format, Job, Way};
use crate::ledger::sheet::Counted;
use crate::ledger::{ArticleCard, Sheet};
use crate::model::Status;
use crate::visible::line;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use std::io::Write;

/// The format.
pub const FORMAT: Format = Format {
    name: "html",
    about: "one page for people: the text with its figures marked, their sources, evidence and history beside it",
    ending: "html",
    way: Way::Text(write),
};

/// The looks of the page; nothing else may style it.
const STYLE: &str = include_str!("style.css");

/// SHA-256 of the looks, by which the page allows them. A test says what it should be when they change.
const STYLE_HASH: &str = "sha256-VF29QXrwB4C454aq19GXofZd2Hiur10vF38zRs7NlRo=";

fn write(job: &Job<'_>, out: &mut dyn Write) -> Result<(), Error> {
    let counted = job.ledger.count(&job.filter)?;
    let several = counted.articles.len() > 1;
    let title = match counted.articles.as_slice() {
        [one] => headline(&job.ledger.article(one.id)?),
        many => format!("{} articles", many.len()),
    };
    out.write_all(top(&title).as_bytes())?;
    out.write_all(summary(&counted).into_string().as_bytes())?;
    if several {
        out.write_all(INDEX.as_bytes())?;
        for article in &counted.articles {
            let card = job.ledger.article(article.id)?;
            out.write_all(index_row(&card, &article.claims).into_string().as_bytes())?;
        }
        out.write_all(b"</tbody></table></section></nav>\n")?;
    }
    out.write_all(b"<main id=\"main\">\n")?;
    job.sheets(|sheet| {
        out.write_all(article(&sheet).into_string().as_bytes())?;
        Ok(out.write_all(b"\n")?)
    })?;
    out.write_all(b"</main>\n")?;
    let head = job.ledger.head()?;
    out.write_all(foot(head.seq, &blake3::Hash::from_bytes(head.hash).to_string()).into_string().as_bytes())?;
    Ok(out.write_all(b"</body>\n</html>\n")?)
}

fn top(title: &str) -> String {
    let policy = format!("default-src 'none'; style-src '{STYLE_HASH}'; base-uri 'none'; form-action 'none'");
    let head = html! {
        (DOCTYPE)
        (PreEscaped("<html lang=\"en\">\n"))
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(policy);
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="referrer" content="no-referrer";
            meta name="color-scheme" content="light dark";
            title { (title) " · Tickmark" }
            style { (PreEscaped(STYLE)) }
        }
        (PreEscaped("\n<body>\n"))
        a.skip href="#main" { "Skip to the text" }
    };
    head.into_string()
}

/// How many claims of which status.
fn summary(counted: &Counted) -> Markup {
    let n = counted.claims.iter().sum();
    html! {
        header {
            h1 { "Checked figures" }
            div.summary {
                (chart::bars(&counted.claims))
                p.about {
                    (counting(n, "claim")) " in " (counting(counted.articles.len() as u64, "article")) ". "
                    "Each figure in the text leads to its card, and each card back to its figure."
                }
            }
        }
    }
}

const INDEX: &str = concat!(
    "<nav aria-label=\"Articles\"><section class=\"scroll\" tabindex=\"0\" aria-label=\"Index of articles\">",
    "<table><caption>Articles</caption><thead><tr><th scope=\"col\">Headline</th><th scope=\"col\">Published</th>",
    "<th scope=\"col\" class=\"n\">○ Unverified</th><th scope=\"col\" class=\"n\">✓ Verified</th>",
    "<th scope=\"col\" class=\"n\">✗ Disputed</th><th scope=\"col\" class=\"n\">? Unsourced</th></tr></thead><tbody>\n"
);

fn index_row(article: &ArticleCard, claims: &[u64; 4]) -> Markup {
    html! {
        tr {
            td { a href={ "#article-" (article.id) } { (headline(article)) } }
            td { (publication(article)) }
            @for n in claims { td.n { (n) } }
        }
    }
}

fn article(sheet: &Sheet) -> Markup {
    let article = &sheet.article;
    let origin = article.url.as_deref();
    html! {
        article id={ "article-" (article.id) } aria-label=(headline(article)) {
            header {
                @if !text::has_headline(sheet) { h2 { (headline(article)) } }
                @let publication = publication(article);
                @if !publication.is_empty() { p.origin { (publication) } }
                @if let Some(url) = origin { p.origin { (linked(url)) } }
            }
            (text::rows(sheet))
            @let about = sheet.heard.iter().filter(|heard| heard.claim.is_none()).collect::<Vec<_>>();
            @if !about.is_empty() {
                div.left {
                    h3 { "What others found about this article" }
                    ul { @for heard in about { li { (card::others(heard)) } } }
                }
            }
        }
    }
}

/// An address as a link, or as words where nobody should follow it.
fn linked(url: &str) -> Markup {
    match super::words::link(url) {
        Some(safe) => html! { a href=(safe) rel="noreferrer noopener" { (line(url)) } },
        None => html! { (line(url)) },
    }
}

fn foot(events: i64, head: &str) -> Markup {
    html! {
        footer {
            p { "Signs: ✓ verified, ✗ disputed, ? unsourced, ○ unverified." }
            p {
                "Written by Tickmark from a ledger whose log ends with event " (events) ", " code { (head) } ". "
                "Whoever has that ledger can check that nothing before it was changed: "
                code { "tickmark ledger verify --head " (head.get(..12).unwrap_or(head)) } "."
            }
        }
    }
}

/// `1 claim`, `12 claims`.
fn counting(n: u64, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

/// The class of a status.
fn class(status: Status) -> &'static str {
    status.as_str()
}
