//! What a page says of its article in its tags.
//!
//! JSON-LD is asked first, then OpenGraph and meta tags, then the page itself (`<time>`, `rel=author`, `<title>`). The
//! headline is the other way round: the `<h1>` that readers see, if the tags know it too; tags are written for machines
//! and shortened for networks.

use super::super::meta::{Meta, said};
use super::super::published;
use super::json_ld;
use dom_query::{Document, NodeRef};

/// What a page says.
pub struct Facts {
    pub meta: Meta,
    /// The text of the article, where it is written into the page once more for machines.
    pub body: Option<String>,
}

/// Reads the tags of a page that has not been changed yet.
pub fn read(page: &Document) -> Facts {
    let scripts = page.select("script[type*='ld+json']");
    let blocks: Vec<String> = scripts.iter().take(50).map(|script| script.text().to_string()).collect();
    let (ld, body) = json_ld::read(&blocks);
    let ld = decoded(ld);
    let all = Tags::of(page);
    let tags = tags(page, &all);
    let title = page.select_single("head > title").text().to_string();
    let headline = headline(page, &ld, &tags, &title);
    let byline = [ld.byline, tags.byline, author(page)].into_iter().flatten().find_map(|words| person(&words));
    // The networks' name for the site is what readers call it, unless it is only its address: "herald.example",
    // "cityherald" where the publisher is "City Herald".
    let squeezed = |name: &str| name.replace(' ', "").to_lowercase();
    let spelled =
        |name: &str| ld.outlet.as_deref().is_some_and(|o| o.len() > name.len() && squeezed(o) == squeezed(name));
    let is_name = |name: &String| !name.starts_with("http") && !name.trim().contains('.') && !spelled(name);
    let named = tags.outlet.clone().filter(is_name).or(ld.outlet.clone()).or(tags.outlet.clone());
    let outlet = named.or_else(|| all.find(OWNER, is_site_name)).or_else(|| after_bar(&title));
    let dated = |words: Option<String>| said(words).filter(|words| published::read(words).is_some());
    let meta = Meta {
        headline,
        outlet: said(outlet),
        byline,
        published: dated(ld.published)
            .or_else(|| time(page, &["[itemprop=datePublished][datetime]", "time[pubdate]"]))
            .or(tags.published)
            .or_else(|| time(page, &["article time[datetime]", "main time[datetime]", "time[datetime]"])),
        modified: dated(ld.modified).or(tags.modified),
        language: tags.language.or(ld.language),
        url: address(page, tags.url.or(ld.url)),
    };
    Facts { meta, body: body.map(|text| decode(&text)) }
}

/// Names of meta tags, the surest first.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "datepublished",
    "date_published",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publish_date",
    "publication_date",
    "pubdate",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "cxenseparse:recs:publishtime",
    "og:published_time",
    "article.published",
    "date.available",
    "date.created",
    "date",
];
const MODIFIED: &[&str] =
    &["article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod", "dcterms.modified"];
const AUTHOR: &[&str] = &[
    "author", "parsely-author", "sailthru.author", "article:author_name", "article:author", "dc.creator",
    "dcterms.creator", "byl", "creator", "cxenseparse:author",
];
const OUTLET: &[&str] = &["og:site_name", "prism.publicationname", "citation_journal_title", "article:publisher_name"];
const OWNER: &[&str] =
    &["publisher", "dc.publisher", "application-name", "apple-mobile-web-app-title", "source", "copyright"];
const HEADLINE: &[&str] =
    &["og:title", "twitter:title", "headline", "parsely-title", "sailthru.title", "dc.title", "title"];

/// All meta tags, their names in small letters.
struct Tags(Vec<(String, String)>);

impl Tags {
    fn of(page: &Document) -> Self {
        let named = |meta: &NodeRef<'_>| {
            let name = meta.attr("property").or_else(|| meta.attr("name")).or_else(|| meta.attr("itemprop"))?;
            Some((name.trim().to_ascii_lowercase(), meta.attr("content")?.to_string()))
        };
        Self(page.select("meta[content]").nodes().iter().take(400).filter_map(named).collect())
    }

    /// The first of these names that says something fitting.
    fn find(&self, names: &[&str], fits: impl Fn(&str) -> bool) -> Option<String> {
        let values = names.iter().flat_map(|name| self.0.iter().filter(move |(key, _)| key == name));
        values.map(|(_, value)| value).find(|value| !value.trim().is_empty() && fits(value)).cloned()
    }
}

fn tags(page: &Document, tags: &Tags) -> Meta {
    let is_time = |words: &str| published::read(words).is_some();
    let language = page.select_single("html").attr("lang").map(|lang| lang.to_string());
    Meta {
        headline: tags.find(HEADLINE, |_| true),
        outlet: tags.find(OUTLET, is_site_name),
        byline: tags.find(AUTHOR, |words| person(words).is_some()),
        published: tags.find(PUBLISHED, is_time),
        modified: tags.find(MODIFIED, is_time),
        language: language.filter(|lang| (2..=12).contains(&lang.len())),
        url: tags.find(&["og:url"], |url| url.starts_with("http")),
    }
}

fn is_site_name(words: &str) -> bool {
    words.len() < 60 && !words.starts_with(['@', '©']) && !words.starts_with("http")
}

/// The `<h1>` that shares most with what the tags say; else what the tags say; else the first `<h1>` that is no logo.
fn headline(page: &Document, ld: &Meta, tags: &Meta, title: &str) -> Option<String> {
    let site = tags.outlet.as_deref().or(ld.outlet.as_deref()).unwrap_or_default();
    let title = without_site(title, site);
    let known: Vec<Vec<String>> = [ld.headline.as_deref(), tags.headline.as_deref(), Some(title.as_str())]
        .into_iter()
        .flatten()
        .map(words)
        .collect();
    let h1s = page.select("h1");
    let seen = h1s.iter().take(20).filter_map(|h1| said(Some(h1.text().to_string())));
    let seen: Vec<String> = seen.filter(|h1| h1.chars().count() <= 300 && !h1.eq_ignore_ascii_case(site)).collect();
    let share = |h1: &String| known.iter().map(|words| shared(h1, words)).max().unwrap_or(0);
    let best = seen.iter().rev().max_by_key(|h1| share(h1)).filter(|h1| share(h1) >= 2);
    let tagged = || tags.headline.as_deref().map(|words| without_site(words, site));
    let any = || seen.iter().find(|h1| h1.split(' ').count() > 3).cloned();
    best.cloned()
        .or_else(|| said(ld.headline.clone()))
        .or_else(|| said(tagged()))
        .or_else(|| said(Some(title)))
        .or_else(any)
}

/// How many words the two share, if that is at least half of the shorter one.
fn shared(h1: &str, known: &[String]) -> usize {
    let h1 = words(h1);
    let n_shared = h1.iter().filter(|word| known.contains(word)).count();
    if n_shared * 2 >= h1.len().min(known.len()) { n_shared } else { 0 }
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

/// "Toll rises | The Herald" → "Toll rises". The end goes if it is the site's name, or behind a bar and short.
fn without_site(title: &str, site: &str) -> String {
    for sign in [" | ", " - ", " – ", " — ", " :: "] {
        if let Some((head, end)) = title.rsplit_once(sign) {
            let is_site =
                end.trim().eq_ignore_ascii_case(site.trim()) || (sign == " | " && end.split(' ').count() <= 4);
            if is_site && head.split(' ').count() > 2 {
                return head.trim().to_string();
            }
        }
    }
    title.to_string()
}

/// The site's name as the title ends with it.
fn after_bar(title: &str) -> Option<String> {
    let (_, end) = title.rsplit_once(" | ").or_else(|| title.rsplit_once(" - "))?;
    (end.split_whitespace().count() <= 4).then(|| end.to_string())
}

/// Who wrote it, as the page shows it.
fn author(page: &Document) -> Option<String> {
    let places = "[rel=author], [itemprop=author] [itemprop=name], [itemprop=author], .byline__name, .author-name, .byline, .author";
    let found = page.select(places);
    found.iter().take(20).map(|node| node.text().to_string()).find(|words| person(words).is_some())
}

/// The first time that the page marks in one of these places.
fn time(page: &Document, places: &[&str]) -> Option<String> {
    let read = |node: &NodeRef<'_>| {
        node.attr("datetime").map(|t| t.to_string()).filter(|words| published::read(words).is_some())
    };
    places.iter().find_map(|place| page.select(place).nodes().iter().take(20).find_map(read))
}

/// The page's own address: `rel=canonical` unless it is no address, or only that of the site.
fn address(page: &Document, said: Option<String>) -> Option<String> {
    let canonical = page.select_single("link[rel~=canonical]").attr("href").map(|href| href.trim().to_string());
    let is_page = |url: &String| url.splitn(4, '/').nth(3).is_some_and(|path| !path.is_empty());
    canonical.filter(|url| url.starts_with("http") && is_page(url)).or(said)
}

/// A byline that names somebody: no address, no date, no placeholder.
fn person(words: &str) -> Option<String> {
    let words = said(Some(decode(words)))?;
    let bare = words.strip_prefix("By ").or_else(|| words.strip_prefix("by ")).unwrap_or(&words).trim();
    let small = bare.to_lowercase();
    const PLACEHOLDERS: &[&str] = &[
        "admin", "administrator", "author", "authors", "editor", "editors", "staff", "guest", "unknown", "none",
        "null", "undefined", "anonymous", "user", "webmaster", "root", "test", "n/a", "by", "web", "webdesk",
        "web desk", "newsroom", "default", "no author", "contributor", "[object object]",
    ];
    let named = bare.chars().any(char::is_alphabetic)
        && bare.chars().count() <= 200
        && !bare.contains("://")
        && !bare.contains("{{");
    let placed = PLACEHOLDERS.contains(&small.as_str()) || small.starts_with("www.");
    (named && !placed && published::read(bare).is_none()).then(|| bare.to_string())
}

/// `&amp;` in a value that was escaped twice.
pub fn decode(words: &str) -> String {
    if !words.contains('&') {
        return words.to_string();
    }
    Document::fragment(words.replace('<', "&lt;")).text().to_string()
}

fn decoded(meta: Meta) -> Meta {
    let plain = |words: Option<String>| words.map(|words| decode(&words));
    Meta { headline: plain(meta.headline), outlet: plain(meta.outlet), byline: plain(meta.byline), ..meta }
}
