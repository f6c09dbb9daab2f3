//! Verdicts of others, brought in and shown beside ours.

use crate::cli::tickmark;
use crate::export_formats::{desk, settings};
use crate::export_whole::{exported, with_settings};
use serde_json::json;
use std::fs;
use tickmark::export::external::{bring, read};
use tickmark::export::jsonl;
use tickmark::ledger::{Filter, Ledger, Purpose};
use tickmark::model::{ArticleId, ClaimId};
use tickmark::review::{Which, undo};

fn review(claim: &str, url: &str, rating: &serde_json::Value) -> serde_json::Value {
    json!({
        "@context": "https://schema.org", "@type": "ClaimReview", "url": "https://other.example/check/1",
        "author": { "@type": "Organization", "name": "Other Checks" }, "claimReviewed": claim, "datePublished": "2025-03-21",
        "reviewRating": rating, "itemReviewed": { "@type": "Claim", "appearance": [{ "@type": "NewsArticle", "url": url }] },
    })
}

#[test]
fn what_others_found_stands_beside_ours_in_their_words() {
    let mut desk = desk();
    let ferry = "https://example.org/ferry";
    let text = json!([
        review(
            "The operator carried 1,250 people that week",
            ferry,
            &json!({ "alternateName": "ตรวจสอบแล้ว", "ratingValue": 1 })
        ),
        review("Ferries are unsafe", ferry, &json!({ "alternateName": "Half \u{202e}true" })),
        review("12 members stayed", "https://example.org/elsewhere", &json!({ "alternateName": "True" })),
    ])
    .to_string();
    let checks = read(&text).unwrap();
    let standing = desk.ledger.claim(ClaimId(5)).unwrap().standing;
    let stamp = crate::support::stamp("importer");
    let brought = bring(&mut desk.ledger, &stamp, &checks).unwrap();
    assert_eq!((brought.claims, brought.articles, brought.known, brought.elsewhere.len()), (1, 1, 0, 1));
    let again = bring(&mut desk.ledger, &stamp, &checks).unwrap();
    assert_eq!((again.claims, again.articles, again.known), (0, 0, 2));
    let heard = desk.ledger.heard(ArticleId(1)).unwrap();
    assert_eq!(heard.iter().map(|heard| heard.claim).collect::<Vec<_>>(), [Some(ClaimId(5)), None]);
    assert_eq!(heard[0].external.rating.as_deref(), Some("ตรวจสอบแล้ว"));
    assert_eq!(heard[0].external.value.as_deref(), Some("1"));
    assert_eq!(desk.ledger.claim(ClaimId(5)).unwrap().standing, standing, "nothing of ours changed");
    assert_eq!(desk.faults(), [""; 0]);
    let page = String::from_utf8(exported(&desk.ledger, "html", Some(Filter::default()))).unwrap();
    assert!(page.contains("Other Checks: “ตรวจสอบแล้ว” (1), 2025-03-21") && page.contains("Half &lt;U+202E&gt;true"));
    let log = tickmark(desk.folder.path()).arg("log").output().unwrap();
    assert!(String::from_utf8_lossy(&log.stdout).contains("brought in what Other Checks found about claim 5"));
    assert!(undo(&mut desk.ledger, &stamp, Which::Last(1)).is_err(), "what others published is not undone");
}

#[test]
fn what_others_found_comes_back_with_the_ledger() {
    let mut desk = desk();
    let text =
        review("40% of them tourists", "https://example.org/ferry", &json!({ "alternateName": "x" })).to_string();
    bring(&mut desk.ledger, &crate::support::stamp("importer"), &read(&text).unwrap()).unwrap();
    let written = exported(&desk.ledger, "jsonl", None);
    let folder = tempfile::tempdir().unwrap();
    let mut back = Ledger::open(&folder.path().join("back.db"), Purpose::Create).unwrap();
    jsonl::read(&mut back, &mut written.as_slice(), &|_| ()).unwrap();
    assert_eq!(exported(&back, "jsonl", None), written);
    assert_eq!(back.heard(ArticleId(1)).unwrap(), desk.ledger.heard(ArticleId(1)).unwrap());
}

#[test]
fn our_own_reviews_find_their_claims_in_another_ledger() {
    let (ours, mut theirs) = (desk(), desk());
    let made =
        String::from_utf8(with_settings(&ours.ledger, "claimreview", Some(Filter::default()), settings())).unwrap();
    let checks = read(&made).unwrap();
    let brought = bring(&mut theirs.ledger, &crate::support::stamp("importer"), &checks).unwrap();
    // The article without an address cannot be found by one.
    assert_eq!((brought.elsewhere.len(), brought.claims + brought.articles), (1, 4));
    assert!(brought.claims >= 2, "{brought:?}");
    for heard in theirs.ledger.heard(ArticleId(1)).unwrap() {
        let id = heard.external.url.as_deref().unwrap().rsplit('-').next().unwrap().parse().map(ClaimId).unwrap();
        assert!(heard.claim.is_none_or(|claim| claim == id), "{heard:?}");
    }
}

#[test]
fn the_command_line_says_what_became_of_each_check() {
    let desk = desk();
    let folder = desk.folder.path();
    fs::write(
        folder.join("theirs.json"),
        review("x", "https://example.org/ferry", &json!({ "ratingValue": "3" })).to_string(),
    )
    .unwrap();
    fs::write(folder.join("none.json"), "{}").unwrap();
    let run = |file: &str| {
        let done = tickmark(folder).args(["import", "--from", "claimreview", file]).output().unwrap();
        (
            done.status.code(),
            String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr),
        )
    };
    let (code, said) = run("theirs.json");
    assert!(code == Some(0) && said.contains("1 about an article"), "{said}");
    let (code, said) = run("none.json");
    assert!(code == Some(2) && said.contains("there is no ClaimReview in it"), "{said}");
    assert_eq!(run("missing.json").0, Some(2));
}
