//! What a page says of its article in JSON-LD, in the words of schema.org.
//!
//! `{"@type": "NewsArticle", "headline": "Toll rises", "author": {"@id": "#jane"}, …}` → headline, outlet, byline, times.
//! `@graph` is looked through, and names behind an `@id` are looked up in it.

use super::super::meta::Meta;
use serde_json::{Map, Value};

/// Reads all blocks of a page; the first article with a headline speaks. With it comes the text of the article, where it
/// stands there too.
pub fn read(blocks: &[String]) -> (Meta, Option<String>) {
    let values: Vec<Value> = blocks.iter().filter_map(|block| parse(block)).collect();
    let mut objects = Vec::new();
    values.iter().for_each(|value| gather(value, &mut objects, 0));
    let articles = objects.iter().filter(is_article);
    let best = articles.clone().find(|object| object.contains_key("headline")).or_else(|| articles.clone().next());
    let body = best.and_then(|article| article.get("articleBody")?.as_str()).map(str::to_string);
    (best.map(|article| meta(article, &objects)).unwrap_or_default(), body)
}

/// JSON as pages have it: wrapped in remarks, with raw line ends inside strings, a comma between two objects.
fn parse(block: &str) -> Option<Value> {
    let clean: String = block.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let inner = || clean.get(clean.find('{')?..=clean.rfind('}')?);
    let whole = serde_json::from_str(clean.trim()).ok();
    whole
        .or_else(|| serde_json::from_str(inner()?).ok())
        .or_else(|| serde_json::from_str(&format!("[{}]", inner()?)).ok())
}

/// All objects, those inside others too, in the order in which they stand.
fn gather<'a>(value: &'a Value, objects: &mut Vec<&'a Map<String, Value>>, depth: usize) {
    match value {
        Value::Object(object) if depth < 12 => {
            objects.push(object);
            object.values().for_each(|inner| gather(inner, objects, depth + 1));
        }
        Value::Array(list) if depth < 12 => list.iter().for_each(|inner| gather(inner, objects, depth + 1)),
        _ => {}
    }
}

fn is_article(object: &&&Map<String, Value>) -> bool {
    let fits = |name: &str| {
        name.ends_with("Article") || matches!(name, "BlogPosting" | "LiveBlogPosting" | "Report" | "Review")
    };
    match object.get("@type") {
        Some(Value::String(name)) => fits(name),
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).any(fits),
        _ => false,
    }
}

fn meta(article: &Map<String, Value>, objects: &[&Map<String, Value>]) -> Meta {
    let words = |key: &str| article.get(key).and_then(Value::as_str).map(str::to_string);
    let names = |key: &str| article.get(key).map(|value| names(value, objects, 0)).filter(|names| !names.is_empty());
    let page = article.get("mainEntityOfPage").and_then(|page| page.as_str().or_else(|| page.get("@id")?.as_str()));
    let language = match article.get("inLanguage") {
        Some(Value::Object(language)) => language.get("alternateName").or(language.get("name")).and_then(Value::as_str),
        other => other.and_then(Value::as_str),
    };
    Meta {
        headline: words("headline").or_else(|| words("name")),
        outlet: names("publisher").map(|names| names[0].clone()),
        byline: names("author").or_else(|| names("creator")).map(|names| names.join(", ")),
        published: words("datePublished").or_else(|| words("dateCreated")),
        modified: words("dateModified"),
        language: language.map(str::to_string),
        url: words("url").or(page.map(str::to_string)).filter(|url| url.starts_with("http")),
    }
}

/// The names of persons or organisations: a name, an object with one, a reference to such, or a list of these.
fn names(value: &Value, objects: &[&Map<String, Value>], depth: usize) -> Vec<String> {
    match value {
        Value::String(name) => vec![name.clone()],
        Value::Array(list) if depth == 0 => list.iter().take(20).flat_map(|one| names(one, objects, 1)).collect(),
        Value::Object(object) => match object.get("name").or(object.get("byline")) {
            Some(Value::String(name)) => vec![name.clone()],
            Some(inner @ Value::Array(_)) if depth == 0 => names(inner, objects, 1),
            _ => reference(object, objects).into_iter().collect(),
        },
        _ => Vec::new(),
    }
}

fn reference(object: &Map<String, Value>, objects: &[&Map<String, Value>]) -> Option<String> {
    let id = object.get("@id")?;
    let named =
        objects.iter().filter(|other| other.get("@id") == Some(id)).find_map(|other| other.get("name")?.as_str());
    named.map(str::to_string)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_one(block: &str) -> Meta {
        read(&[block.to_string()]).0
    }

    #[test]
    fn a_graph_is_followed_to_the_names() {
        let meta = read_one(
            r##"{"@graph": [
                {"@type": "WebPage", "name": "A page"},
                {"@type": ["Article", "NewsArticle"], "headline": "Toll rises", "author": [{"@id": "#jane"}, {"name": "Richard Roe"}],
                 "publisher": {"@id": "#herald"}, "datePublished": "2025-03-04T10:00:00+01:00", "inLanguage": "en-GB"},
                {"@type": "Person", "@id": "#jane", "name": "Jane Doe"},
                {"@type": "Organization", "@id": "#herald", "name": "The Herald"}]}"##,
        );
        assert_eq!(meta.headline.as_deref(), Some("Toll rises"));
        assert_eq!(meta.byline.as_deref(), Some("Jane Doe, Richard Roe"));
        assert_eq!(meta.outlet.as_deref(), Some("The Herald"));
        assert_eq!(meta.language.as_deref(), Some("en-GB"));
    }

    #[test]
    fn json_as_pages_have_it_is_read() {
        let block = "<!-- //<![CDATA[\n{\"@type\": \"ReportageNewsArticle\", \"headline\": \"Toll\nrises\"}\n//]]> -->";
        assert_eq!(read_one(block).headline.as_deref(), Some("Toll rises"));
        assert_eq!(read_one("{\"@type\": \"NewsArticle\", "), Meta::default());
        assert_eq!(read_one(&"[".repeat(100_000)), Meta::default());
    }
}
