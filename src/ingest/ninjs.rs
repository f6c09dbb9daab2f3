//! ninjs, the JSON of news agencies (IPTC), in its versions 1, 2 and 3, one item or a list of them.
//!
//! Version 1 has `headline` and `body_text`, later ones lists of `headlines` and `bodies` with roles. Names are compared
//! without regard to large letters, which is the difference between 2 and 3. `version` is kept as the publisher's count
//! of revisions; an embargo and a status other than usable are noticed.

use super::compose::{Piece, compose, text_pieces};
use super::meta::Meta;
use super::{Input, Refusal, encoding, html};
use crate::model::{Article, Notice};
use serde_json::{Map, Value};

pub fn fits(input: &Input<'_>) -> bool {
    let head = input.head.trim_start();
    if !head.starts_with(['{', '[']) {
        return false;
    }
    let keys = [
        "uri", "headline", "headlines", "body_text", "bodies", "descriptions", "versioncreated", "pubstatus",
        "associations",
    ];
    let known = keys.iter().filter(|key| head.contains(&format!("\"{key}\""))).count();
    known >= 2 || (known == 1 && input.is_named(&["ninjs"], &[]))
}

pub fn read(input: &Input<'_>) -> Result<Vec<Article>, Refusal> {
    let text = encoding::decode(input.bytes, None)?.text;
    let value = serde_json::from_str(&text).map_err(|e| Refusal::Damaged { what: "ninjs item", why: e.to_string() })?;
    let mut items = Vec::new();
    gather(value, &mut items, 0);
    let limit = input.given.limits.entries;
    if items.len() > limit {
        return Err(Refusal::TooMany { limit });
    }
    let given = if items.len() == 1 { Meta::given(input.given) } else { Meta::given_for_all(input.given) };
    items.iter().map(|item| article(item, given.clone())).collect()
}

/// An item, its keys in small letters.
struct Item(Map<String, Value>);

/// The items that have words: the value itself, the members of a list, or the parts of an item that only collects others.
fn gather(value: Value, items: &mut Vec<Item>, depth: usize) {
    match value {
        Value::Array(list) if depth < 3 => list.into_iter().for_each(|value| gather(value, items, depth + 1)),
        Value::Object(object) => {
            let mut item = Item(object.into_iter().map(|(key, value)| (key.to_ascii_lowercase(), value)).collect());
            if item.body().is_some() || item.description().is_some() {
                items.push(item);
            } else if depth < 3 {
                match item.0.remove("associations") {
                    Some(Value::Object(parts)) => gather(parts.into_values().collect(), items, depth + 1),
                    Some(parts) => gather(parts, items, depth + 1),
                    None => {}
                }
            }
        }
        _ => {}
    }
}

impl Item {
    fn words(&self, key: &str) -> Option<String> {
        match self.0.get(key)? {
            Value::String(words) if !words.trim().is_empty() => Some(words.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }

    /// The value in a list of values with roles whose role is one of these, the first of the roles first.
    fn in_role(&self, key: &str, roles: &[&str]) -> Option<String> {
        let list = self.0.get(key)?.as_array()?;
        let value =
            |one: &Value| one.get("value")?.as_str().filter(|words| !words.trim().is_empty()).map(str::to_string);
        let kind = |one: &Value| {
            let fields = one.as_object().into_iter().flatten();
            let named = fields.filter(|(key, _)| matches!(key.to_ascii_lowercase().as_str(), "role" | "contenttype"));
            named.filter_map(|(_, value)| value.as_str()).collect::<Vec<_>>().join(" ").to_ascii_lowercase()
        };
        let with = |role: &&str| list.iter().filter(|one| kind(one).contains(*role)).find_map(value);
        roles.iter().find_map(with).or_else(|| list.iter().find_map(value))
    }

    /// The text and whether it is HTML.
    fn body(&self) -> Option<String> {
        let later = self.in_role("bodies", &["html", "text"]);
        later
            .or_else(|| ["body_html5", "body_xhtml", "body_html", "body_text"].iter().find_map(|key| self.words(key)))
            .or_else(|| {
                self.0
                    .iter()
                    .find(|(key, _)| key.starts_with("body_"))
                    .and_then(|(_, value)| value.as_str().map(str::to_string))
            })
    }

    fn description(&self) -> Option<String> {
        let later = self.in_role("descriptions", &["caption", "text", "summary"]);
        later.or_else(|| {
            ["description_text", "description_xhtml", "description_html"].iter().find_map(|key| self.words(key))
        })
    }

    fn outlet(&self) -> Option<String> {
        let sources = self.0.get("infosources").and_then(Value::as_array);
        let source = sources.and_then(|list| list.iter().find_map(|one| one.get("name")?.as_str().map(str::to_string)));
        source.or_else(|| self.words("source")).or_else(|| self.words("copyrightholder"))
    }
}

fn article(item: &Item, given: Meta) -> Result<Article, Refusal> {
    let body = item.body();
    let partial = body.is_none();
    let pieces = pieces(&body.or_else(|| item.description()).unwrap_or_default())?;
    let headline =
        item.in_role("headlines", &["main"]).or_else(|| item.words("headline")).or_else(|| item.words("title"));
    let published =
        ["firstpublished", "firstcreated", "contentcreated", "versioncreated"].iter().find_map(|key| item.words(key));
    let meta = Meta {
        headline: headline.map(|words| html::plain(&words)),
        outlet: item.outlet(),
        byline: item.words("by").or_else(|| item.words("byline")),
        published,
        modified: item.words("versioncreated"),
        language: item.words("language"),
        url: item.words("uri"),
    };
    let embargo = item.words("embargoed").or_else(|| item.words("embargo")).map(Notice::Embargoed);
    let status = item.words("pubstatus").filter(|status| status != "usable").map(Notice::Withheld);
    let notices = partial.then_some(Notice::Partial).into_iter().chain(embargo).chain(status).collect();
    Ok(Article { version: item.words("version"), ..compose(given.or(meta), pieces, notices) })
}

/// Agencies put HTML into fields that they call text.
fn pieces(body: &str) -> Result<Vec<Piece>, Refusal> {
    let is_html = body.contains("</") || body.contains("/>") || body.contains("<p>");
    if is_html { html::pieces(body) } else { Ok(text_pieces(body)) }
}

#[cfg(test)]
mod tests {
    use super::super::{Given, read};
    use super::*;

    fn read_one(json: &str) -> Article {
        read(json.as_bytes(), &Given::default()).unwrap().remove(0)
    }

    #[test]
    fn the_first_version_is_read() {
        let item = read_one(
            r#"{"uri": "http://agency.example/1", "type": "text", "versioncreated": "2013-07-09T10:37:00Z", "byline": "Jane Doe",
                "headline": "Toll rises", "body_text": "HARBOUR (AG) -- Fifteen died.\n\nTwo are missing.", "language": "en",
                "body_xhtml": "<p>HARBOUR (AG) -- Fifteen died.</p><p>Two are missing.</p>", "copyrightholder": "The Agency"}"#,
        );
        assert_eq!(item.text, "Toll rises\n\nHARBOUR (AG) -- Fifteen died.\n\nTwo are missing.");
        assert_eq!((item.byline.as_deref(), item.outlet.as_deref()), (Some("Jane Doe"), Some("The Agency")));
        assert_eq!(item.published.unwrap().0, "2013-07-09T10:37:00Z");
    }

    #[test]
    fn later_versions_have_roles_revisions_and_embargoes() {
        let item = read_one(
            r#"{"uri": "urn:newsml:agency:1", "version": 3, "firstCreated": "2024-01-02T08:00:00+01:00", "pubStatus": "withheld",
                "versionCreated": "2024-01-02T09:30:00+01:00", "embargoed": "2024-01-03T00:00:00+01:00",
                "headlines": [{"role": "short", "value": "Toll"}, {"role": "main", "value": "Toll rises to 15"}],
                "bodies": [{"contentType": "text/plain", "value": "plain"}, {"contentType": "text/html", "value": "<p>Fifteen died.</p>"}],
                "infoSources": [{"name": "THE AGENCY"}]}"#,
        );
        assert_eq!(item.text, "Toll rises to 15\n\nFifteen died.");
        assert_eq!((item.version.as_deref(), item.outlet.as_deref()), (Some("3"), Some("THE AGENCY")));
        assert_eq!(item.published.unwrap().0, "2024-01-02T08:00:00+01:00");
        assert_eq!(item.modified.unwrap().0, "2024-01-02T09:30:00+01:00");
        assert_eq!(item.url.as_deref(), Some("urn:newsml:agency:1"));
        assert_eq!(
            item.notices,
            [Notice::Embargoed("2024-01-03T00:00:00+01:00".into()), Notice::Withheld("withheld".into())]
        );
    }

    #[test]
    fn broken_ninjs_is_refused() {
        let refusal = read(br#"{"uri": "a", "headline": "b", "#, &Given::default()).unwrap_err();
        assert!(matches!(refusal, Refusal::Damaged { what: "ninjs item", .. }));
    }
}
