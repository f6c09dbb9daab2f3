//! schema.org ClaimReview, as fact-check search engines read it: one object for each judged claim, in one JSON array.
//!
//! What is not known is left out and never made up. *Verified* is rated 5 of 1 to 5; *disputed* and *unsourced* are said in
//! words and have no number. A claim without a verdict is not exported. The source of the claim is its author where it is
//! a person or a body; a document is what the claim is based on; nobody stands there for hearsay and the unnamed.

use super::words::{capital, link};
use super::{Error, Format, Job, Settings, Way, json};
use crate::ledger::{ClaimCard, Sheet};
use crate::model::{Evidence, Place, SourceKind, Standing, Verdict};
use crate::moment;
use serde_json::{Map, Value, json};
use std::io::Write;

/// The format.
pub const FORMAT: Format = Format {
    name: "claimreview",
    about: "schema.org ClaimReview (JSON-LD) for publishers: every judged claim; needs --url and --publisher",
    ending: "json",
    way: Way::Text(write),
};

/// Characters that `claimReviewed` may have at most, as Google's guide asks: fewer than 75.
const SHORT: usize = 74;

fn write(job: &Job<'_>, out: &mut dyn Write) -> Result<(), Error> {
    let missing = |what, option| Error::Setting { format: FORMAT.name, what, option };
    let url = job.settings.url.as_deref().and_then(link);
    let url = url.ok_or_else(|| missing("the address at which the checks are published", "--url"))?;
    let publisher = job.settings.publisher.as_deref().map(str::trim).filter(|name| !name.is_empty());
    let publisher = publisher.ok_or_else(|| missing("the name of who publishes them", "--publisher"))?;
    let publisher = publishing(publisher, &job.settings);
    let mut first = true;
    job.sheets(|sheet| {
        for claim in &sheet.claims {
            if let Some(standing) = &claim.standing {
                out.write_all(if first { b"[" } else { b",\n" })?;
                json::write_for_page(&mut &mut *out, &review(&sheet, claim, standing, url, &publisher))?;
                first = false;
            }
        }
        Ok(())
    })?;
    Ok(out.write_all(if first { b"[]\n" } else { b"]\n" })?)
}

fn publishing(name: &str, settings: &Settings) -> Value {
    let mut publisher = json!({ "@type": "Organization", "name": name });
    if let Some(url) = settings.publisher_url.as_deref().and_then(link) {
        publisher["url"] = url.into();
    }
    publisher
}

fn review(sheet: &Sheet, claim: &ClaimCard, standing: &Standing, url: &str, publisher: &Value) -> Value {
    let mut review = Object::new("ClaimReview");
    review.put("@context", Some("https://schema.org"));
    review.put("url", Some(address(url, claim)));
    review.put("claimReviewed", Some(shortened(claim)));
    review.put("datePublished", Some(standing.at.clone()));
    review.put("expires", standing.expires.clone());
    review.put("author", Some(publisher.clone()));
    review.put("reviewRating", Some(rating(standing)));
    review.put("itemReviewed", Some(item(sheet, claim)));
    let citations: Vec<_> = standing.evidence.iter().map(citation).collect();
    review.put("citation", (!citations.is_empty()).then_some(citations));
    review.into()
}

/// The check's own address: the one that was given with its places filled, or the claim's anchor on that page, which is
/// the one it has in `html`.
#[must_use]
pub fn address(url: &str, claim: &ClaimCard) -> String {
    if ["{id}", "{key}"].iter().any(|place| url.contains(place)) {
        return filled(url, claim);
    }
    let page = filled(url, claim);
    let page = page.split('#').next().unwrap_or_default();
    format!("{page}#claim-{}", claim.id)
}

fn filled(url: &str, claim: &ClaimCard) -> String {
    url.replace("{id}", &claim.id.to_string())
        .replace("{key}", claim.key.as_str())
        .replace("{article}", &claim.article.id.to_string())
}

fn rating(standing: &Standing) -> Value {
    let mut rating = Object::new("Rating");
    let status = crate::model::Status::of(Some(standing.verdict));
    // The meaning stands first: the rest may be cut off.
    let name = match (&standing.figure, standing.verdict) {
        (Some(figure), Verdict::Disputed) => format!("{}: the figure should be {figure}", capital(status)),
        _ => capital(status).to_string(),
    };
    rating.put("alternateName", Some(name));
    if standing.verdict == Verdict::Verified {
        for (name, n) in [("ratingValue", 5), ("bestRating", 5), ("worstRating", 1)] {
            rating.put(name, Some(n));
        }
    }
    rating.put("ratingExplanation", standing.note.clone());
    rating.into()
}

/// The claim: its sentence, who said so, where it appeared, when.
fn item(sheet: &Sheet, claim: &ClaimCard) -> Value {
    let mut item = Object::new("Claim");
    item.put("text", Some(sentence(claim)));
    item.put("identifier", Some(claim.key.as_str()));
    item.put("datePublished", sheet.article.published.clone());
    match claim.said.as_ref() {
        // Nobody is named: the outlet says it in its own voice.
        None => item.put("author", sheet.article.outlet.as_ref().map(|outlet| named("Organization", outlet))),
        Some(said) => match (said.kind, &said.source) {
            (SourceKind::Person, Some(name)) => item.put("author", Some(named("Person", name))),
            (SourceKind::Organisation | SourceKind::Outlet | SourceKind::Group, Some(name)) => {
                item.put("author", Some(named("Organization", name)));
            }
            (SourceKind::Document, Some(name)) => item.put("isBasedOn", Some(named("CreativeWork", name))),
            _ => {}
        },
    }
    item.put("appearance", Some(vec![appearance(sheet)]));
    item.into()
}

fn named(r#type: &'static str, name: &str) -> Value {
    let mut who = Object::new(r#type);
    who.put("name", Some(name));
    who.into()
}

fn appearance(sheet: &Sheet) -> Value {
    let article = &sheet.article;
    let mut appearance = Object::new("NewsArticle");
    appearance.put("url", article.url.as_deref().and_then(link));
    appearance.put("headline", article.headline.as_deref());
    appearance.put("datePublished", article.published.as_deref());
    appearance.put("publisher", article.outlet.as_deref().map(|outlet| named("Organization", outlet)));
    appearance.into()
}

/// A piece of evidence. Of a file on the reviewer's disk only its name is told, and its hash.
fn citation(piece: &Evidence) -> Value {
    let mut citation = Object::new("CreativeWork");
    match &piece.place {
        Place::Url { url, archived, .. } => {
            citation.put("url", link(url));
            citation.put("name", link(url).is_none().then_some(url.as_str()));
            citation.put("archivedAt", archived.as_deref().and_then(link));
        }
        Place::File { path, blake3, .. } => {
            citation.put("name", Some(path.rsplit(['/', '\\']).next().unwrap_or_default()));
            citation.put("identifier", Some(format!("blake3:{blake3}")));
        }
    }
    citation.put("text", piece.quote.as_deref());
    citation.put("position", piece.locator.as_deref());
    citation.into()
}

/// Characters of a sentence that are told whole; no sentence of a newspaper is longer.
const LONG: usize = 2_000;

/// The sentence; of one that is no sentence the words around its figure.
fn sentence(claim: &ClaimCard) -> String {
    let words = &claim.sentence.text;
    if words.len() > LONG { shortened(claim) } else { words.clone() }
}

/// The sentence; of a long one the words around its figure, cut between words.
fn shortened(claim: &ClaimCard) -> String {
    let points: Vec<char> = claim.sentence.text.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect();
    if points.len() <= SHORT {
        return points.into_iter().collect();
    }
    // White space was joined, so the figure is looked for again; it is found, since it was cut out of this sentence.
    let original: Vec<char> = claim.sentence.text.chars().collect();
    let lead = claim.figure.exact.begins.saturating_sub(claim.sentence.begins).min(original.len());
    let before: String = original[..lead].iter().collect();
    let begins = before.split_whitespace().map(|word| word.chars().count() + 1).sum::<usize>().min(points.len() - 1);
    let figure = claim.figure.exact.text.split_whitespace().collect::<Vec<_>>().join(" ").chars().count();
    let room = SHORT - 2;
    let mut from = begins.saturating_sub(room.saturating_sub(figure) / 2);
    let mut to = (from + room).min(points.len());
    from = to.saturating_sub(room);
    if from > 0 {
        from = points[from..begins.max(from)].iter().position(|c| *c == ' ').map_or(from, |space| from + space + 1);
    }
    if to < points.len() {
        let end = (begins + figure).min(to);
        to = points[end..to].iter().rposition(|c| *c == ' ').map_or(to, |space| end + space);
    }
    let cut: String = points[from..to].iter().collect();
    format!("{}{cut}{}", if from > 0 { "…" } else { "" }, if to < points.len() { "…" } else { "" })
}

/// A JSON-LD object that keeps only what there is.
pub(super) struct Object(Map<String, Value>);

impl Object {
    pub(super) fn new(r#type: &'static str) -> Self {
        Self(Map::from_iter([("@type".to_string(), r#type.into())]))
    }

    pub(super) fn put(&mut self, name: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.0.insert(name.to_string(), value.into());
        }
    }
}

impl From<Object> for Value {
    fn from(object: Object) -> Self {
        Self::Object(object.0)
    }
}

/// When it was, in UTC: `2025-03-25T14:02:00+01:00` → `2025-03-25T13:02:00Z`.
#[must_use]
pub fn in_utc(at: &str) -> Option<String> {
    let second = moment::seconds(at)?.0;
    Some(jiff::Timestamp::from_second(second).ok()?.to_string())
}
