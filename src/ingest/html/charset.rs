//! The encoding that a page says it is in: by its server, or in its first lines.

use super::super::Input;

/// How far into the page the tag is looked for; the standard says 1024 bytes, pages say what they like.
const FAR: usize = 4096;

pub fn declared(input: &Input<'_>) -> Option<String> {
    let media = input.given.media_type.as_deref().and_then(named);
    let head = String::from_utf8_lossy(&input.bytes[..input.bytes.len().min(FAR)]).to_ascii_lowercase();
    media.or_else(|| named(&head)).or_else(|| attribute(&head, "encoding="))
}

/// `charset=…`, as in a media type or a meta tag.
fn named(text: &str) -> Option<String> {
    attribute(&text.to_ascii_lowercase(), "charset=")
}

fn attribute(text: &str, key: &str) -> Option<String> {
    let rest = text.split_once(key)?.1.trim_start_matches([' ', '"', '\'']);
    let name: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':')).collect();
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn the_name_is_read_with_and_without_quotes() {
        assert_eq!(named("<meta charset=\"utf-8\">").as_deref(), Some("utf-8"));
        assert_eq!(named("text/html; Charset=ISO-8859-1").as_deref(), Some("iso-8859-1"));
        assert_eq!(named("<meta charset= 'windows-1251'/>").as_deref(), Some("windows-1251"));
        assert_eq!(named("<meta>"), None);
    }
}
