//! ClaimReviews of others, read: `{"@type":"ClaimReview",…}` → who found what about which claim of which article.
//!
//! Read are single objects, arrays, `@graph`s, data feeds and lists, one object a line, and pages that hold such data in
//! script elements. Ratings stay the words and the numbers that their publisher wrote; none is turned into a verdict. Which
//! article is meant is told by the address at which the claim appeared, and which claim by the article's own sentences: where
//! that is not plain, the check is about the article and no claim of it.

use super::Error;
use crate::ledger::{ClaimCard, Durability, Filter, Ledger, Sheet};
use crate::model::{ClaimId, External, Stamp};
use dom_query::Document;
use serde_json::Value;

/// A check of somebody else's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Check {
    /// What they found.
    pub external: External,
    /// The claim in the claimant's words, where they tell them apart from their own.
    pub text: Option<String>,
    /// The addresses at which it appeared.
    pub appearances: Vec<String>,
}

/// How deep objects may stand in each other.
const DEPTH: usize = 32;

/// The checks in a file of whatever shape.
///
/// # Errors
/// When it is no JSON, or holds no ClaimReview.
pub fn read(text: &str) -> Result<Vec<Check>, Error> {
    let mut checks = Vec::new();
    if text.trim_start().starts_with('<') {
        for script in Document::from(text).select("script[type='application/ld+json']").iter() {
            if let Ok(value) = serde_json::from_str(&script.text()) {
                collect(&value, DEPTH, &mut checks);
            }
        }
    } else if let Ok(value) = serde_json::from_str(text) {
        collect(&value, DEPTH, &mut checks);
    } else {
        for (n, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
            let value = serde_json::from_str(line);
            let value = value.map_err(|cause| Error::Line { line: n, why: format!("it is no JSON: {cause}") })?;
            collect(&value, DEPTH, &mut checks);
        }
    }
    if checks.is_empty() {
        Err(Error::Line { line: 1, why: "there is no ClaimReview in it".to_string() })
    } else {
        Ok(checks)
    }
}

fn collect(value: &Value, depth: usize, checks: &mut Vec<Check>) {
    match value {
        _ if depth == 0 => {}
        Value::Array(list) => list.iter().for_each(|value| collect(value, depth - 1, checks)),
        Value::Object(map) => {
            let is = |name: &str| matches!(name.rsplit(['/', ':']).next(), Some("ClaimReview"));
            let own = match map.get("@type") {
                Some(Value::String(name)) => is(name),
                Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).any(is),
                _ => false,
            };
            if own {
                checks.push(check(value));
            } else {
                map.values().for_each(|value| collect(value, depth - 1, checks));
            }
        }
        _ => {}
    }
}

fn check(review: &Value) -> Check {
    let rating = &review["reviewRating"];
    let item = &review["itemReviewed"];
    let mut appearances = Vec::new();
    for name in ["appearance", "firstAppearance"] {
        places(&item[name], &mut appearances);
    }
    // Older checks name the article where the claim should stand.
    if item["@type"] != "Claim" || appearances.is_empty() {
        places(&item["url"], &mut appearances);
        places(&item["sameAs"], &mut appearances);
    }
    appearances.dedup();
    let external = External {
        publisher: name(&review["author"]).or_else(|| name(&review["publisher"])),
        url: words(&review["url"]),
        claim: words(&review["claimReviewed"]),
        claimant: name(&item["author"]),
        rating: words(&rating["alternateName"]).or_else(|| words(&rating["name"])),
        value: words(&rating["ratingValue"]),
        worst: words(&rating["worstRating"]),
        best: words(&rating["bestRating"]),
        explanation: words(&rating["ratingExplanation"]),
        published: words(&review["datePublished"]),
    };
    Check { external, text: words(&item["text"]).or_else(|| words(&item["name"])), appearances }
}

/// Characters that are kept of any words.
const LONGEST: usize = 10_000;

/// Words or a number, as they are written.
fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.chars().take(LONGEST).collect()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(list) => list.iter().find_map(words),
        _ => None,
    }
}

/// The name of a person or body; several are joined.
fn name(value: &Value) -> Option<String> {
    match value {
        Value::Object(_) => words(&value["name"]).or_else(|| words(&value["url"])),
        Value::Array(list) => {
            let names: Vec<_> = list.iter().filter_map(name).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        other => words(other),
    }
}

/// Addresses: themselves, or those of objects.
fn places(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(url) if url.starts_with("http") => found.push(url.clone()),
        Value::Array(list) => list.iter().for_each(|value| places(value, found)),
        Value::Object(map) => {
            ["url", "@id"].iter().filter_map(|name| map.get(*name)).for_each(|value| places(value, found));
        }
        _ => {}
    }
}

/// What became of checks that were brought in.
#[derive(Debug, Default)]
pub struct Brought<'a> {
    /// How many are about a claim.
    pub claims: usize,
    /// How many are about an article, and it is not plain about which of its claims.
    pub articles: usize,
    /// How many were known already.
    pub known: usize,
    /// Those that are about no article that is here.
    pub elsewhere: Vec<&'a Check>,
}

/// Writes the checks down beside the claims that they are about, as one act.
///
/// # Errors
/// When the ledger cannot be read or written; nothing is written then.
pub fn bring<'a>(ledger: &mut Ledger, stamp: &Stamp, checks: &'a [Check]) -> Result<Brought<'a>, Error> {
    let mut brought = Brought::default();
    let mut about = Vec::new();
    for check in checks {
        let mut article = None;
        for url in &check.appearances {
            article = article.or(ledger.article_at(url)?);
        }
        let Some(article) = article else {
            brought.elsewhere.push(check);
            continue;
        };
        let mut claim = None;
        ledger.sheets::<Error>(&Filter { article: Some(article), ..Filter::default() }, |sheet| {
            claim = meant(check, &sheet);
            Ok(())
        })?;
        about.push((article, claim, check));
    }
    ledger.write(stamp, Durability::Full, |writer| {
        for (article, claim, check) in about {
            match (writer.hear(article, claim, &check.external)?, claim) {
                (false, _) => brought.known += 1,
                (true, Some(_)) => brought.claims += 1,
                (true, None) => brought.articles += 1,
            }
        }
        Ok::<_, Error>(())
    })?;
    Ok(brought)
}

/// Which of the article's claims the check means: the one whose figure stands in the words of the check, in a sentence that
/// the check quotes, or else the only one whose figure and thing counted stand there. Two that fit are none.
#[must_use]
pub fn meant(check: &Check, sheet: &Sheet) -> Option<ClaimId> {
    let here = || sheet.claims.iter().filter(|claim| !claim.gone);
    // Their own words are about one claim; the claimant's may hold several figures.
    let told = [check.external.claim.as_deref(), check.text.as_deref()];
    told.into_iter().flatten().map(tokens).find_map(|told| {
        let figure_told = |claim: &&ClaimCard| holds(&told, &tokens(&claim.figure.exact.text));
        let quoted = here().filter(figure_told).filter(|claim| {
            let sentence = tokens(&claim.sentence.text);
            told.len() >= QUOTE && (holds(&sentence, &told) || holds(&told, &sentence))
        });
        let named = here()
            .filter(figure_told)
            .filter(|claim| claim.of.as_ref().is_some_and(|of| holds(&told, &tokens(&of.text))));
        only(quoted.map(|claim| claim.id)).or_else(|| only(named.map(|claim| claim.id)))
    })
}

/// Words that a quotation has at least.
const QUOTE: usize = 4;

fn only(mut claims: impl Iterator<Item = ClaimId>) -> Option<ClaimId> {
    let first = claims.next()?;
    claims.next().is_none().then_some(first)
}

/// Words and numbers in lower case; signs of money and percent stay with their number.
fn tokens(text: &str) -> Vec<String> {
    let token = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric() && !"%$€£¥".contains(c));
        (!word.is_empty()).then(|| word.to_lowercase())
    };
    text.split_whitespace().filter_map(token).collect()
}

fn holds(text: &[String], part: &[String]) -> bool {
    !part.is_empty() && text.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_the_shape_the_reviews_are_found() {
        let review = r#"{"@type":"ClaimReview","claimReviewed":"x","reviewRating":{"alternateName":"1"}}"#;
        for text in [
            review.to_string(),
            format!("[{review}]"),
            format!("{review}\n\n{review}\n"),
            format!(r#"{{"@graph":[{{"@type":"WebPage"}},{review}]}}"#),
            format!(r#"{{"@type":"DataFeed","dataFeedElement":[{{"item":[{review}]}}]}}"#),
            format!("<html><script type='application/ld+json'>{review}</script><script>x</script></html>"),
            review.replace("\"ClaimReview\"", "[\"Review\",\"https://schema.org/ClaimReview\"]"),
        ] {
            let found = read(&text).unwrap();
            assert!(found.iter().all(|check| check.external.rating.as_deref() == Some("1")), "{text}");
        }
        assert!(read("{}").is_err() && read("nonsense").is_err() && read("<p>no</p>").is_err());
        let deep = format!("{}{review}{}", "[".repeat(100), "]".repeat(100));
        assert!(read(&deep).is_err());
    }

    #[test]
    fn ratings_stay_what_they_are() {
        let text = r#"{"@type":"ClaimReview","reviewRating":{"alternateName":" Checked ","ratingValue":"-1","bestRating":5.0,"worstRating":1}}"#;
        let external = read(text).unwrap().remove(0).external;
        assert_eq!(external.rating.as_deref(), Some(" Checked "));
        assert_eq!([external.value, external.best, external.worst].map(Option::unwrap), ["-1", "5.0", "1"]);
    }
}
