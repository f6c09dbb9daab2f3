//! W3C Web Annotations: each claim anchored in its article by its words and by its place, for the tools that know the model.
//!
//! A verdict is an annotation whose motivation is *assessing*; a claim without one is *highlighting*. Places are code
//! points of the article's text as this program reads it (`extract --text` prints it), and the state says of when that is.
//! As much context stands beside the words as makes them one of a kind in the text: a selector that matched twice would
//! mean both places.

use super::claimreview::{Object, address, in_utc};
use super::words::link;
use super::{Error, Format, Job, Way, json};
use crate::ledger::{ClaimCard, Sheet};
use crate::model::{Evidence, Place, Standing};
use serde_json::{Value, json};
use std::io::Write;

/// The format.
pub const FORMAT: Format = Format {
    name: "webannotation",
    about: "W3C Web Annotations (JSON-LD): figures anchored by their words and places, verdicts as assessments",
    ending: "json",
    way: Way::Text(write),
};

fn write(job: &Job<'_>, out: &mut dyn Write) -> Result<(), Error> {
    let url = job.settings.url.as_deref().and_then(link);
    let mut first = true;
    job.sheets(|sheet| {
        let mut anchors = Anchors::in_text(&sheet.text);
        for claim in sheet.claims.iter().filter(|claim| !claim.gone) {
            out.write_all(if first { b"[" } else { b",\n" })?;
            json::write_for_page(&mut &mut *out, &annotation(&sheet, claim, url, &mut anchors))?;
            first = false;
        }
        Ok(())
    })?;
    Ok(out.write_all(if first { b"[]\n" } else { b"]\n" })?)
}

fn annotation(sheet: &Sheet, claim: &ClaimCard, url: Option<&str>, anchors: &mut Anchors<'_>) -> Value {
    let standing = claim.standing.as_ref();
    let mut annotation = Object::new("Annotation");
    annotation.put("@context", Some("http://www.w3.org/ns/anno.jsonld"));
    annotation.put(
        "id",
        Some(url.map_or_else(
            || name(&[claim.key.as_str(), &sheet.article.blake3, &source(sheet)]),
            |url| address(url, claim),
        )),
    );
    annotation.put("motivation", Some(if standing.is_some() { "assessing" } else { "highlighting" }));
    annotation.put("created", standing.and_then(|standing| in_utc(&standing.at)));
    annotation.put("creator", standing.map(|standing| json!({ "type": "Person", "name": standing.by })));
    annotation.put("body", Some(bodies(claim)));
    let mut state = Object::new("TimeState");
    state.put("sourceDate", in_utc(&sheet.article.imported));
    let target = json!({
        "source": source(sheet),
        "state": typed(state),
        "selector": anchors.selectors(claim),
    });
    annotation.put("target", Some(target));
    typed(annotation)
}

/// The context of Web Annotations says `type` for `@type`.
fn typed(object: Object) -> Value {
    let mut value = Value::from(object);
    if let Some(map) = value.as_object_mut()
        && let Some(r#type) = map.remove("@type")
    {
        map.insert("type".to_string(), r#type);
    }
    value
}

/// The article's address; where it has none, a name made of its text.
fn source(sheet: &Sheet) -> String {
    let url = sheet.article.url.as_deref().and_then(link);
    url.map_or_else(|| name(&["text", &sheet.article.blake3]), str::to_string)
}

/// A name that is always the same for the same words: a UUID of version 8, which is anybody's to make.
fn name(words: &[&str]) -> String {
    let mut bytes: [u8; 16] = blake3::hash(words.join("\0").as_bytes()).as_bytes()[..16].try_into().expect("16 of 32");
    bytes[6] = 0x80 | bytes[6] & 0x0f;
    bytes[8] = 0x80 | bytes[8] & 0x3f;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("urn:uuid:{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// The verdict as a tag, what was said of it as a comment, what it rests on as links.
fn bodies(claim: &ClaimCard) -> Vec<Value> {
    let text = |value: &str, purpose: &str| json!({ "type": "TextualBody", "value": value, "purpose": purpose, "format": "text/plain" });
    let status = claim.status().as_str();
    let Some(standing) = &claim.standing else { return vec![text(status, "tagging")] };
    let mut bodies = vec![text(status, "assessing")];
    let Standing { note, figure, evidence, .. } = standing;
    bodies.extend(note.iter().map(|note| text(note, "commenting")));
    bodies.extend(figure.iter().map(|figure| text(figure, "editing")));
    bodies.extend(evidence.iter().filter_map(linked));
    bodies
}

/// A piece of evidence that has an address; a file of the reviewer's has none for others.
fn linked(piece: &Evidence) -> Option<Value> {
    let Place::Url { url, archived, .. } = &piece.place else { return None };
    let mut body = Object::new("SpecificResource");
    body.put("source", Some(link(url)?));
    body.put("purpose", Some("linking"));
    body.put("state", archived.as_deref().and_then(link).map(|copy| json!({ "type": "TimeState", "cached": copy })));
    body.put("selector", piece.quote.as_deref().map(|quote| json!({ "type": "TextQuoteSelector", "exact": quote })));
    Some(typed(body))
}

/// Code points beside the words, at first and at most.
const CONTEXT: (usize, usize) = (32, 1024);

/// Bytes of one text that are searched for second matches, in all: a text made to hurt is not searched for ever.
const PATIENCE: usize = 64 << 20;

/// Places in a text.
struct Anchors<'a> {
    text: &'a str,
    points: Vec<usize>,
    patience: usize,
}

impl<'a> Anchors<'a> {
    fn in_text(text: &'a str) -> Self {
        Self { text, points: text.char_indices().map(|(at, _)| at).chain([text.len()]).collect(), patience: PATIENCE }
    }

    fn between(&self, begins: usize, ends: usize) -> &'a str {
        let byte = |point: usize| self.points.get(point).copied().unwrap_or(self.text.len());
        self.text.get(byte(begins)..byte(ends)).unwrap_or_default()
    }

    fn selectors(&mut self, claim: &ClaimCard) -> Value {
        let (start, end) = (claim.figure.exact.begins, claim.figure.exact.ends);
        let mut width = CONTEXT.0;
        let (from, to) = loop {
            let (from, to) = (start.saturating_sub(width), (end + width).min(self.points.len() - 1));
            if width >= CONTEXT.1 || self.is_one_of_a_kind(self.between(from, to)) {
                break (from, to);
            }
            width *= 2;
        };
        json!([
            {
                "type": "TextQuoteSelector",
                "exact": claim.figure.exact.text,
                "prefix": self.between(from, start),
                "suffix": self.between(end, to),
            },
            { "type": "TextPositionSelector", "start": start, "end": end },
        ])
    }

    fn is_one_of_a_kind(&mut self, words: &str) -> bool {
        if self.patience < self.text.len() {
            return true;
        }
        self.patience -= self.text.len();
        let finder = memchr::memmem::Finder::new(words);
        let bytes = self.text.as_bytes();
        let first = finder.find(bytes);
        first.is_none_or(|at| finder.find(&bytes[at + 1..]).is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_uuids_of_version_8_and_always_the_same() {
        assert_eq!(name(&["a", "b"]), name(&["a", "b"]));
        assert_ne!(name(&["a", "b"]), name(&["ab"]));
        let name = name(&["x"]);
        assert_eq!((name.len(), &name[..9], &name[23..24]), (45, "urn:uuid:", "8"));
    }

    #[test]
    fn words_that_stand_twice_are_seen() {
        let mut anchors = Anchors::in_text("12 homes and 12 homes and 1112");
        assert!(!anchors.is_one_of_a_kind("12 homes"));
        assert!(!anchors.is_one_of_a_kind("11") && anchors.is_one_of_a_kind("s and 11"));
    }
}
