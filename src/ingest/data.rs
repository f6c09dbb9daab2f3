//! Data that is no article: XML and JSON of other kinds. Read as text, their tags and keys would be full of figures.

use super::{Input, Refusal};
use crate::model::Article;

fn what(input: &Input<'_>) -> Option<&'static str> {
    let head = input.head.trim_start();
    let is_json = head.starts_with(['{', '[']) && head[1..].trim_start().starts_with(['"', '{', '[']);
    if head.starts_with("<?xml") {
        Some("file of XML data")
    } else if is_json && (input.is_named(&["json"], &["application/json"]) || head.contains("\":")) {
        Some("file of JSON data")
    } else {
        None
    }
}

pub fn fits(input: &Input<'_>) -> bool {
    what(input).is_some()
}

pub fn read(input: &Input<'_>) -> Result<Vec<Article>, Refusal> {
    Err(what(input).map_or(Refusal::Binary, |what| Refusal::Unread { what, feature: None }))
}

#[cfg(test)]
mod tests {
    use super::super::{Given, read};

    #[test]
    fn data_are_refused_and_brackets_are_not() {
        let refused = |text: &str| read(text.as_bytes(), &Given::default()).map_err(|r| r.to_string()).err();
        assert_eq!(refused("{\"toll\": 15}").as_deref(), Some("it is a file of JSON data that is not read"));
        assert_eq!(
            refused("<?xml version=\"1.0\"?><toll>15</toll>").as_deref(),
            Some("it is a file of XML data that is not read")
        );
        assert_eq!(refused("[UPDATE] Toll rises to 15"), None);
        assert_eq!(refused("{Editor: check} Toll rises to 15"), None);
    }
}
