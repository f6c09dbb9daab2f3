//! Feeds: RSS, Atom, JSON Feed. Each entry is an article.
//!
//! An entry that carries its article's text is read as such; one with a summary, or only a title, is marked partial. The
//! feed's title is the outlet. Times keep the zone in which the publisher wrote them.

use super::compose::{Piece, compose, text_pieces};
use super::meta::Meta;
use super::{Input, Refusal, encoding, html, published};
use crate::model::{Article, Notice, Published};
use chrono::{DateTime, Utc};
use feed_rs::model::{Entry, Feed, FeedType, Text};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

pub fn fits(input: &Input<'_>) -> bool {
    let head = input.head.trim_start();
    let opens = |tag: &str| {
        head.find(tag).is_some_and(|at| head[at + tag.len()..].starts_with([' ', '>', '\n', '\r', '\t', '/']))
    };
    let is_xml = head.starts_with('<') && (opens("<rss") || opens("<feed") || opens("<entry") || opens("<rdf:rdf"));
    is_xml && !opens("<html") || (head.starts_with('{') && head.contains("jsonfeed.org/version"))
}

/// Moments as their publisher wrote them.
type Written = HashMap<DateTime<Utc>, Published>;

pub fn read(input: &Input<'_>) -> Result<Vec<Article>, Refusal> {
    // The reader knows UTC only; what was written is kept beside the moment that it names.
    let written: Arc<Mutex<Written>> = Arc::default();
    let keep = Arc::clone(&written);
    let moment = move |words: &str| {
        let published = published::read(words)?;
        let exact = DateTime::parse_from_rfc3339(&published.0);
        let moment =
            exact.or_else(|_| DateTime::parse_from_rfc3339(&format!("{}T00:00:00Z", published.0))).ok()?.to_utc();
        keep.lock().ok()?.entry(moment).or_insert(published);
        Some(moment)
    };
    let parser = feed_rs::parser::Builder::new().timestamp_parser(moment).sanitize_content(false).build();
    let damaged = |e: feed_rs::parser::ParseFeedError| Refusal::Damaged { what: "feed", why: e.to_string() };
    let feed = parser.parse(&*utf8(input)?).map_err(damaged)?;
    let limit = input.given.limits.entries;
    if feed.entries.len() > limit {
        return Err(Refusal::TooMany { limit });
    }
    let one = feed.entries.len() == 1;
    let written = written.lock().map(|kept| kept.clone()).unwrap_or_default();
    let mut articles = Vec::with_capacity(feed.entries.len());
    for entry in &feed.entries {
        let given = if one { Meta::given(input.given) } else { Meta::given_for_all(input.given) };
        articles.extend(article(entry, &feed, given, &written)?);
    }
    Ok(articles)
}

/// The reader decodes XML by itself, but not UTF-16.
fn utf8<'a>(input: &Input<'a>) -> Result<std::borrow::Cow<'a, [u8]>, Refusal> {
    let is_utf16 = input.bytes.starts_with(&[0xff, 0xfe]) || input.bytes.starts_with(&[0xfe, 0xff]);
    if !is_utf16 {
        return Ok(input.bytes.into());
    }
    let text = encoding::decode(input.bytes, None)?.text;
    Ok(text.replacen("utf-16", "utf-8", 1).replacen("UTF-16", "UTF-8", 1).into_bytes().into())
}

/// The article of an entry; none if the entry says nothing at all.
fn article(entry: &Entry, feed: &Feed, given: Meta, written: &Written) -> Result<Option<Article>, Refusal> {
    let content =
        entry.content.as_ref().and_then(|content| content.body.as_deref()).filter(|body| !body.trim().is_empty());
    let summary =
        entry.summary.as_ref().map(|summary| summary.content.as_str()).filter(|words| !words.trim().is_empty());
    // RSS has one field for both; a description of several paragraphs is an article.
    let body = content.or(summary).unwrap_or_default();
    // JSON Feed has a field of its own for plain text, in which "<ABCD.L>" is no tag.
    let plain_text = feed.feed_type == FeedType::JSON
        && entry.content.as_ref().is_some_and(|content| content.content_type.to_string() == "text/plain");
    let (pieces, unreadable) = match if plain_text { Ok(text_pieces(body)) } else { pieces(body) } {
        Ok(pieces) => (pieces, false),
        // One entry that cannot be read takes nothing from the others: its headline stays.
        Err(Refusal::TooDeep) if feed.entries.len() > 1 => (Vec::new(), true),
        Err(refusal) => return Err(refusal),
    };
    let n_words = pieces.iter().map(|(_, words)| words.split_whitespace().count()).sum::<usize>();
    let headline = entry.title.as_ref().map(plain);
    if n_words == 0 && headline.as_deref().is_none_or(|words| words.trim().is_empty()) {
        return Ok(None);
    }
    let time =
        |moment: Option<DateTime<Utc>>| moment.and_then(|moment| written.get(&moment)).map(|time| time.0.clone());
    let authors: Vec<String> =
        entry.authors.iter().filter_map(|person| person.name.clone()).filter(|n| !n.is_empty()).collect();
    let alternate = entry.links.iter().find(|link| link.rel.as_deref().is_none_or(|rel| rel == "alternate"));
    let meta = Meta {
        headline,
        outlet: feed.title.as_ref().map(plain),
        byline: (!authors.is_empty()).then(|| authors.join(", ")),
        published: time(entry.published).or_else(|| time(entry.updated)),
        modified: time(entry.updated),
        language: entry.language.clone().or_else(|| feed.language.clone()),
        url: alternate.map(|link| link.href.clone()).filter(|href| href.starts_with("http")),
    };
    let is_summary = unreadable || content.is_none() && n_words < 120 && pieces.len() < 4;
    let notices = if is_summary { vec![Notice::Partial] } else { Vec::new() };
    Ok(Some(compose(given.or(meta), pieces, notices)))
}

/// Feeds do not say reliably whether their text is HTML.
fn pieces(body: &str) -> Result<Vec<Piece>, Refusal> {
    if body.contains('<') || body.contains('&') { html::pieces(body) } else { Ok(text_pieces(body)) }
}

fn plain(text: &Text) -> String {
    html::plain(&text.content)
}

#[cfg(test)]
mod tests {
    use super::super::{Given, Limits, read};
    use super::*;

    #[test]
    fn entries_become_articles_with_their_own_times() {
        let feed = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>The Herald</title>\
            <item><title>Toll rises to 15 &amp; more</title><link>https://example.org/1</link>\
            <pubDate>Tue, 04 Mar 2025 17:45:00 -0500</pubDate><author>jane@example.org (Jane Doe)</author>\
            <description>&lt;p&gt;Fifteen &lt;b&gt;died&lt;/b&gt;, police said.&lt;/p&gt;</description></item>\
            <item><title>Second</title></item><item></item></channel></rss>";
        let articles = read(feed.as_bytes(), &Given::default()).unwrap();
        assert_eq!(articles.len(), 2);
        assert_eq!(articles[0].text, "Toll rises to 15 & more\n\nFifteen died, police said.");
        assert_eq!(articles[0].outlet.as_deref(), Some("The Herald"));
        assert_eq!(articles[0].published.as_ref().unwrap().0, "2025-03-04T17:45:00-05:00");
        assert_eq!(articles[0].url.as_deref(), Some("https://example.org/1"));
        assert_eq!(articles[0].notices, [Notice::Partial]);
        assert_eq!(articles[1].text, "Second");
    }

    #[test]
    fn plain_text_of_a_json_feed_has_no_tags_and_one_bad_entry_spoils_no_other() {
        let nest = "<b>".repeat(40_000);
        let feed = format!(
            "{{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"The Herald\",\"items\":[\
            {{\"id\":\"1\",\"title\":\"Loss\",\"content_text\":\"Harwick Corp <HRW.L> lost 9 million crowns.\"}},\
            {{\"id\":\"2\",\"title\":\"Nest\",\"content_html\":\"{nest} 15 died\"}}]}}"
        );
        let articles = read(feed.as_bytes(), &Given::default()).unwrap();
        assert_eq!(articles[0].text, "Loss\n\nHarwick Corp <HRW.L> lost 9 million crowns.");
        assert_eq!((articles[1].text.as_str(), articles[1].notices.as_slice()), ("Nest", &[Notice::Partial][..]));
    }

    #[test]
    fn a_feed_of_entities_that_grow_is_no_bomb() {
        let bomb = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">\
            <!ENTITY c \"&b;&b;&b;&b;&b;\">]><rss version=\"2.0\"><channel><title>t</title><item><title>15 &c; dead</title>\
            </item></channel></rss>";
        if let Ok(articles) = read(bomb.as_bytes(), &Given::default()) {
            assert!(articles.iter().all(|a| a.text.len() < 100), "{articles:?}");
        }
    }

    #[test]
    fn too_many_entries_are_refused() {
        let items = "<item><title>Toll rises to 15</title></item>".repeat(100_000);
        let feed = format!("<rss version=\"2.0\"><channel><title>t</title>{items}</channel></rss>");
        assert_eq!(read(feed.as_bytes(), &Given::default()), Err(Refusal::TooMany { limit: 10_000 }));
        let given = Given { limits: Limits { entries: 100_000, ..Limits::default() }, ..Given::default() };
        assert_eq!(read(feed.as_bytes(), &given).unwrap().len(), 100_000);
    }

    #[test]
    fn a_broken_feed_is_refused_with_the_place() {
        let refusal =
            read(b"<rss version=\"2.0\"><channel><item><title>Toll</item></rss>", &Given::default()).unwrap_err();
        assert!(matches!(refusal, Refusal::Damaged { what: "feed", .. }), "{refusal}");
    }
}
