//! What of a page stands around its article: menus, buttons, sign-ups, lists of other stories.
//!
//! dom_smoothie leaves out most of it. What stays is known by the names that page builders give to their boxes, and by
//! being nothing but links.

use dom_query::NodeRef;

/// Elements that never hold the words of an article.
pub const NEVER: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "math", "button", "form", "input", "select", "textarea",
    "iframe", "object", "embed", "video", "audio", "canvas", "nav", "dialog", "head", "map", "source", "track", "link",
    "meta", "label", "datalist", "progress", "menu",
];

/// Words in the class or id of boxes that are no article.
const BOXES: &[&str] = &[
    "related", "share", "sharing", "social", "newsletter", "subscribe", "subscription", "signup", "promo", "advert",
    "advertisement", "advertising", "sponsored", "recirc", "recirculation", "recommended", "recommendation",
    "recommendations", "trending", "taboola", "outbrain", "breadcrumb", "breadcrumbs", "toolbar", "comments", "disqus",
    "popular", "tags", "taglist", "bio", "pagination", "readmore", "cookie", "paywall", "login", "sidebar", "menu",
    "navbar", "footer", "mostread", "moreon", "morestories", "seealso", "teaser", "teasers", "carousel", "donate",
    "donation", "followus", "toplinks", "skip", "hidden", "noprint", "byline", "bylines", "timestamp", "datestamp",
    "authorbio", "print",
];

/// Whether a box is chrome by its name. `share` is the part of the article's letters that stand in it: a box with a good
/// part of the text is the article, whatever it is called ("article has-sidebar").
pub fn is_box(node: &NodeRef<'_>) -> bool {
    let names = [node.attr("class"), node.attr("id")];
    let is_hidden = node.has_attr("hidden") || node.attr("aria-hidden").is_some_and(|v| &*v == "true");
    let styled = node.attr("style").is_some_and(|style| style.replace(' ', "").contains("display:none"));
    is_hidden
        || styled
        || names.into_iter().flatten().any(|name| words(&name).any(|word| BOXES.contains(&word.as_str())))
}

/// The small words of a class: `c-RelatedStories__item` → c, related, stories, item; and `relatedstories` as one.
fn words(name: &str) -> impl Iterator<Item = String> {
    let mut split = String::with_capacity(name.len() + 8);
    let mut small_before = false;
    for c in name.chars() {
        if c.is_uppercase() && small_before {
            split.push(' ');
        }
        small_before = c.is_lowercase();
        split.push(c.to_ascii_lowercase());
    }
    split
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_string)
        .collect::<Vec<_>>()
        .into_iter()
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn classes_are_cut_into_words() {
        assert_eq!(
            words("c-RelatedStories__item js_x").collect::<Vec<_>>(),
            ["c", "related", "stories", "item", "js", "x"]
        );
    }
}
