//! YAML front matter: what stands between two lines of `---` at the top of a text.
//!
//! ```text
//! ---
//! headline: "Toll rises to 15"
//! outlet: The Harbour Herald
//! published: 2025-03-04T17:45:00-05:00
//! ---
//! ```
//!
//! Broken YAML costs a notice and nothing else: the lines that are plainly `key: words` are still read. (A colon in an
//! unquoted headline is what usually breaks it.) Nothing is expanded: aliases and nested lists are passed over.

use super::meta::{Meta, said};
use crate::model::{Article, Notice};
use saphyr_parser::{Event, Parser};

/// A block at the top that is larger than this is no front matter, in bytes.
const LARGEST: usize = 64 << 10;

/// Reads the front matter of the article into its fields; returns the byte at which the text begins.
pub fn take(article: &mut Article) -> usize {
    let Some((matter, start)) = split(&article.text) else { return 0 };
    let (fields, fault) = match parse(matter) {
        Ok(fields) => (fields, None),
        Err(why) => (salvage(matter), Some(why)),
    };
    let meta = meta(&fields);
    if meta == Meta::default() && fault.is_some() {
        return 0; // Two rules around something that only looks like keys.
    }
    article.notices.extend(fault.map(Notice::FrontMatter));
    meta.fill(article);
    start
}

/// The lines between the two fences, and where the text goes on.
fn split(text: &str) -> Option<(&str, usize)> {
    let rest = text.strip_prefix("---")?;
    let first = rest.find('\n')?;
    if !rest[..first].trim().is_empty() {
        return None;
    }
    let start = 3 + first + 1;
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if at > LARGEST {
            return None;
        }
        if matches!(line.trim_end(), "---" | "...") {
            let matter = &text[start..at];
            return matter.contains(':').then_some((matter, at + line.len()));
        }
        at += line.len();
    }
    None
}

/// The keys of the top level, each with its words; several where the value is a list or has names in it.
fn parse(matter: &str) -> Result<Vec<(String, Vec<String>)>, String> {
    let mut fields: Vec<(String, Vec<String>)> = Vec::new();
    let (mut depth, mut key, mut skip_next) = (0usize, true, false);
    for event in Parser::new_from_str(matter) {
        let (event, _) = event.map_err(|e| e.to_string())?;
        match event {
            Event::MappingStart(..) | Event::SequenceStart(..) => {
                if depth == 0 && matches!(event, Event::SequenceStart(..)) {
                    return Err("it is a list, not keys with values".to_string());
                }
                depth += 1;
                key |= depth > 1;
                if depth > 32 {
                    return Err("it is nested too deeply".to_string());
                }
            }
            Event::MappingEnd | Event::SequenceEnd => {
                depth = depth.saturating_sub(1);
                key = key || depth == 1;
            }
            Event::Scalar(words, ..) if depth == 1 && key => {
                fields.push((words.to_lowercase(), Vec::new()));
                key = false;
            }
            Event::Scalar(words, ..) if depth >= 1 => {
                // Inside `author: {name: Jane Doe}` the name of the key says nothing.
                let inner_key =
                    depth > 1 && matches!(&*words, "name" | "title" | "url" | "email" | "@type" | "twitter");
                match fields.last_mut() {
                    Some((_, values)) if !inner_key && !skip_next => values.push(words.into_owned()),
                    _ => {}
                }
                skip_next = inner_key && !matches!(fields.last(), Some((_, v)) if v.is_empty());
                key = depth == 1;
            }
            Event::Scalar(..) => return Err("it has no keys".to_string()),
            Event::Alias(_) => key = depth == 1,
            _ => {}
        }
    }
    Ok(fields)
}

/// The lines that are a key, a colon and words, whatever the rest is.
fn salvage(matter: &str) -> Vec<(String, Vec<String>)> {
    let pairs = matter.lines().filter_map(|line| line.split_once(':'));
    let keyed = pairs
        .filter(|(key, _)| !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-'));
    keyed.map(|(key, words)| (key.to_lowercase(), vec![words.trim().trim_matches(['"', '\'']).to_string()])).collect()
}

/// The keys that newsrooms' tools use for what we want to know.
fn meta(fields: &[(String, Vec<String>)]) -> Meta {
    let first = |names: &[&str]| {
        let values = names.iter().filter_map(|name| fields.iter().find(|(key, _)| key == name));
        let words = values
            .map(|(_, values)| values.join(", "))
            .find(|words| !words.trim().is_empty() && words != "null" && words != "~" && !is_switch(words));
        said(words)
    };
    let is_address = |words: &String| words.starts_with("http://") || words.starts_with("https://");
    let source = first(&["source"]);
    Meta {
        headline: first(&["headline", "title"]),
        outlet: first(&["outlet", "publisher", "publication", "site", "site_name", "newspaper"])
            .or(source.clone().filter(|s| !is_address(s))),
        byline: first(&["byline", "author", "authors", "by", "writer"]),
        published: first(&[
            "published", "date", "published_at", "published_time", "date_published", "datepublished", "pubdate",
            "publishdate", "created",
        ]),
        modified: first(&["modified", "updated", "lastmod", "last_modified", "last_modified_at", "date_modified"]),
        language: first(&["language", "lang", "locale"]),
        url: first(&["url", "canonical", "canonical_url", "link", "permalink", "source_url"])
            .or(source.filter(is_address)),
    }
}

/// Site builders write `published: true` for a page that is shown; its day stands under another key.
fn is_switch(words: &str) -> bool {
    matches!(words.to_ascii_lowercase().as_str(), "true" | "false" | "yes" | "no")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(text: &str) -> (Article, String) {
        let mut article = Article { text: text.to_string(), ..Article::default() };
        let start = take(&mut article);
        let rest = article.text[start..].to_string();
        (article, rest)
    }

    #[test]
    fn whether_a_page_is_shown_is_not_when_it_was_published() {
        let (article, text) = taken(
            "---\ntitle: Dam breaks\npublished: true\ndate: 2025-11-04\nlast_modified_at: 2025-11-04 16:37\n---\nText.\n",
        );
        assert_eq!(article.published.as_ref().map(|at| at.0.as_str()), Some("2025-11-04"));
        assert_eq!(article.modified.as_ref().map(|at| &at.0[..10]), Some("2025-11-04"));
        assert_eq!((article.notices.len(), text.as_str()), (0, "Text.\n"));
    }

    #[test]
    fn keys_become_fields() {
        let (article, rest) = taken(
            "---\ntitle: \"Toll rises: 15 dead\"\nsource: The Harbour Herald\nauthors:\n  - Jane Doe\n  - Richard Roe\n\
             date: 2025-03-04 17:45:00 -05:00\nurl: https://example.org/1\ntags: [a, b]\n---\nBody\n",
        );
        assert_eq!(article.headline.as_deref(), Some("Toll rises: 15 dead"));
        assert_eq!(article.outlet.as_deref(), Some("The Harbour Herald"));
        assert_eq!(article.byline.as_deref(), Some("Jane Doe, Richard Roe"));
        assert_eq!(article.published.unwrap().0, "2025-03-04T17:45:00-05:00");
        assert_eq!(article.url.as_deref(), Some("https://example.org/1"));
        assert_eq!((rest.as_str(), article.notices.len()), ("Body\n", 0));
    }

    #[test]
    fn values_may_be_folded_or_nested() {
        let (article, _) =
            taken("---\r\nheadline: >-\r\n  Toll rises\r\n  to 15\r\nauthor:\r\n  name: Jane Doe\r\n...\r\nBody");
        assert_eq!(article.headline.as_deref(), Some("Toll rises to 15"));
        assert_eq!(article.byline.as_deref(), Some("Jane Doe"));
    }

    #[test]
    fn broken_front_matter_is_a_notice_not_a_failure() {
        let (article, rest) = taken("---\nheadline: Mayor: the toll is 15\noutlet: [\n---\nBody");
        assert_eq!(article.headline.as_deref(), Some("Mayor: the toll is 15"));
        assert!(matches!(article.notices[..], [Notice::FrontMatter(_)]), "{:?}", article.notices);
        assert_eq!(rest, "Body");
    }

    #[test]
    fn a_rule_at_the_top_is_no_front_matter() {
        for text in ["---\nToll rises\n---\nBody", "---\nBody", "--- a\nb: c\n---\n", "---\nHe said: \"[{\n---\nBody"] {
            assert_eq!(taken(text).1, text);
        }
    }

    #[test]
    fn a_date_that_cannot_be_read_is_noted() {
        let (article, _) = taken("---\ndate: yesterday\ntitle: Toll\n---\n");
        assert_eq!((article.published, article.notices), (None, vec![Notice::Published("yesterday".into())]));
    }

    #[test]
    fn a_bomb_of_aliases_expands_to_nothing() {
        let bomb = "---\na: &a [x, x]\nb: &b [*a, *a]\ntitle: *b\nurl: u\n---\nBody";
        assert_eq!(taken(bomb).1, "Body");
        let deep = format!("---\ntitle: {}\nurl: u\n---\nBody", "[".repeat(20_000));
        assert_eq!(taken(&deep).1, "Body");
    }
}
