//! Several texts of one article and several articles of one text, read by the real reader and kept in a real ledger.

use crate::cli::tickmark;
use crate::support::Desk;
use std::collections::BTreeSet;
use std::process::Output;
use tickmark::extract::{Options, extract};
use tickmark::ingest::{Given, read};
use tickmark::ledger::{Filter, Ledger, Outcome, Reading, Sort};
use tickmark::model::{ArticleId, ClaimId};

/// The texts of one article in the manner of a day's live coverage; each with the time that it states.
const CHAINS: &[&[(&str, &str)]] = &[
    &[
        (
            "2025-01-07T03:10:00Z",
            "Quake in the highlands\n\nAt least 9 people are killed when an earthquake hits the highlands, officials say.",
        ),
        (
            "2025-01-07T05:40:00Z",
            "Quake in the highlands\n\nAt least 53 people are killed and 62 others are injured when an earthquake hits the highlands, officials say.",
        ),
        (
            "2025-01-07T09:05:00Z",
            "Quake in the highlands\n\nAt least 126 people are killed and 188 others are injured when an earthquake of magnitude 6.8 hits the highlands, officials say.",
        ),
        (
            "2025-01-07T14:30:00Z",
            "Quake in the highlands\n\nAt least 121 people are killed and 188 others are injured when an earthquake of magnitude 7.1 hits the highlands, the interior ministry says.",
        ),
    ],
    &[
        (
            "2025-02-10T17:00:00Z",
            "Bus falls into ravine\n\nA bus veers off a bridge near the capital, killing fifty-one people. Three days of mourning were declared.",
        ),
        (
            "2025-02-10T19:00:00Z",
            "Bus falls into ravine\n\nA bus veers off a bridge near the capital, killing 51 people. Three days of mourning were declared.",
        ),
        (
            "2025-02-10T21:00:00Z",
            "Bus falls into ravine\n\nA bus veers off a bridge near the capital, killing 54 people and injuring 9.",
        ),
    ],
    &[
        ("2025-03-01T08:00:00Z", "Budget\n\nThe council will spend £4.2m on roads, the mayor said."),
        ("2025-03-01T12:00:00Z", "Budget\n\nThe council will spend £4.2 million on roads and hire 30 people."),
    ],
];

fn reading(url: &str, when: &str, text: &str) -> Reading {
    let given = Given { url: Some(url.into()), published: Some(when.into()), ..Given::default() };
    let article = read(text.as_bytes(), &given).expect("text").remove(0);
    let found = extract(&article, Options { syntax: false });
    Reading::new(article, &found, None, "test 0")
}

/// What the ledger holds of an article, as an outsider would tell it.
fn claims(ledger: &Ledger, article: ArticleId) -> BTreeSet<String> {
    let filter = Filter { article: Some(article), ..Filter::default() };
    let page = ledger.list(&filter, Sort::Newest, None, 1000).expect("readable");
    let told = |c: &tickmark::ledger::ClaimCard| {
        let f = &c.figure;
        let said = c.said.as_ref().map(|said| (said.source.clone(), said.cue.clone(), said.mode));
        let of = c.of.as_ref().map(|of| of.text.clone());
        let happened = c.happened.clone();
        format!(
            "{:?}",
            (&f.exact, &f.value, &f.ends, &f.unit, f.modifier, f.change, of, said, c.headline, &c.sentence, happened)
        )
    };
    page.claims.iter().map(told).collect()
}

#[test]
fn the_last_state_of_a_chain_is_what_a_fresh_import_reads_and_replaying_changes_nothing() {
    for (n, chain) in CHAINS.iter().enumerate() {
        let url = format!("https://example.org/{n}");
        let (mut desk, mut fresh) = (Desk::new(), Desk::new());
        for (when, text) in *chain {
            desk.take_in(&reading(&url, when, text));
        }
        let (when, text) = chain.last().unwrap();
        fresh.take_in(&reading(&url, when, text));
        let last = claims(&desk.ledger, ArticleId(1));
        assert_eq!(last, claims(&fresh.ledger, ArticleId(1)));
        let head = desk.ledger.verify(None).unwrap();
        for (when, text) in *chain {
            assert_eq!(desk.take_in(&reading(&url, when, text)), Outcome::Known(ArticleId(1)));
        }
        let again = desk.ledger.verify(None).unwrap();
        assert_eq!(format!("{:?}", head.head), format!("{:?}", again.head), "not one event more");
        assert_eq!((claims(&desk.ledger, ArticleId(1)), again.faults.len()), (last, 0));
    }
}

#[test]
fn the_life_of_a_figure_is_told_with_its_times() {
    let mut desk = Desk::new();
    for (when, text) in CHAINS[0] {
        desk.take_in(&reading("https://example.org/quake", when, text));
    }
    let lives = desk.ledger.lives(ArticleId(1)).unwrap();
    let told = |n: usize| -> Vec<(&str, &str, bool)> {
        lives[n].states.iter().map(|s| (s.exact.as_str(), &s.since[11..16], s.fell)).collect()
    };
    assert_eq!(
        told(0),
        [("9", "03:10", false), ("53", "05:40", false), ("126", "09:05", false), ("121", "14:30", true)]
    );
    let hurt = lives.iter().find(|life| life.states[0].exact == "62").expect("the injured");
    assert_eq!(hurt.states.iter().map(|s| s.exact.as_str()).take(2).collect::<Vec<_>>(), ["62", "188"]);
    let drawn = said(&tickmark(desk.folder.path()).arg("drift").output().unwrap());
    assert!(drawn.contains("≥ 9") && drawn.contains("→ ≥ 53") && drawn.contains("121 ↓"), "{drawn}");
    assert!(drawn.contains("2025-01-07 03:10") && drawn.contains("05:40"), "{drawn}");
    let lines = said(&tickmark(desk.folder.path()).args(["drift", "1", "--format", "jsonl"]).output().unwrap());
    assert!(lines.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()), "{lines}");
}

#[test]
fn another_form_of_a_number_keeps_its_verdict() {
    let mut desk = Desk::new();
    let [first, second, third] = CHAINS[1] else { panic!("three texts") };
    desk.take_in(&reading("https://example.org/bus", first.0, first.1));
    let toll = |desk: &Desk| {
        let page = desk.ledger.list(&Filter::default(), Sort::Newest, None, 50).unwrap();
        page.claims.into_iter().find(|c| c.sentence.text.contains("killing")).unwrap()
    };
    let old = toll(&desk);
    desk.judge(old.id.0, Some(&crate::support::verified("hospital list")));
    desk.take_in(&reading("https://example.org/bus", second.0, second.1));
    let same = toll(&desk);
    assert_eq!((same.id, same.figure.exact.text.as_str()), (old.id, "51"));
    assert!(same.standing.is_some(), "fifty-one is 51");
    desk.take_in(&reading("https://example.org/bus", third.0, third.1));
    let new = toll(&desk);
    assert_eq!((new.supersedes, new.figure.exact.text.as_str(), new.standing), (Some(old.id), "54", None));
    let log = said(&tickmark(desk.folder.path()).arg("log").output().unwrap());
    assert!(log.contains("was verified at 51, now says 54"), "{log}");
}

const WIRE: &str = "The ferry sank off the northern cape on Monday night with 59 people aboard, the coastguard said.\n\n\
    Rescue boats from three ports brought 41 of them ashore before dawn, and divers were still searching the hull.\n\n\
    The owner said that the vessel had passed an inspection in May and that its crew of seven was trained for storms.";

#[test]
fn copies_are_one_story_and_their_claims_are_marked_together() {
    let mut desk = Desk::new();
    let at = |n: u32, headline: &str, more: &str| {
        reading(&format!("https://example.org/{n}"), "2025-03-20", &format!("{headline}\n\n{WIRE}\n\n{more}"))
    };
    desk.take_in(&at(1, "Ferry sinks with 59 aboard", ""));
    desk.take_in(&reading(
        "https://example.org/2",
        "2025-03-20",
        "Prices rise\n\nPrices rose by 3% in March, the bank said.",
    ));
    desk.take_in(&at(3, "Dozens missing at sea", "The harbour has 12 berths, a local guide says."));
    let stories = desk.ledger.stories(10).unwrap();
    assert_eq!(stories.len(), 1);
    let ids = |story: &tickmark::ledger::Story| story.articles.iter().map(|a| a.id.0).collect::<Vec<_>>();
    assert_eq!(ids(&stories[0]), [1, 3]);
    let aboard = stories[0].in_all.iter().find(|claim| claim.exact == "59").expect("both say 59");
    assert_eq!(aboard.claims.len(), 2);
    assert!(stories[0].in_all.iter().all(|claim| claim.exact != "12"), "only one of them counts berths");
    let claim = aboard.claims[1];
    assert_eq!(desk.ledger.copies_of(claim).unwrap(), aboard.claims);
    let folder = desk.folder.path();
    let shown = said(&tickmark(folder).args(["articles", "--copies"]).output().unwrap());
    assert!(shown.contains("in all 2: 59 people") && !shown.contains("Prices rise"), "{shown}");
    let rows = |words: &[&str]| {
        let listed = said(&tickmark(folder).args(words).output().unwrap());
        listed.lines().filter(|row| row.contains("aboard") || row.contains("on board")).map(str::to_string).collect()
    };
    let (folded, each): (Vec<String>, Vec<String>) = (rows(&["list"]), rows(&["list", "--each"]));
    assert!(folded.len() < each.len(), "{folded:?} {each:?}");
    assert!(folded.iter().any(|row| row.contains(&format!("×{}", aboard.claims.len()))), "{folded:?}");
    assert!(!each.iter().any(|row| row.contains('×')), "{each:?}");
    let words = ["mark", &claim.to_string(), "verified", "--copies", "--note", "passenger list"];
    let marked = said(&tickmark(folder).args(words).output().unwrap());
    assert_eq!(marked.matches(": verified").count(), 2, "{marked}");
    assert!(desk.faults().is_empty());
    let undone = said(&tickmark(folder).arg("undo").output().unwrap());
    assert!(undone.contains(&aboard.claims[0].to_string()), "both in one action: {undone}");
}

#[test]
fn a_text_that_leaves_its_story_is_no_copy_any_more() {
    let mut desk = Desk::new();
    let text = |headline: &str| format!("{headline}\n\n{WIRE}");
    desk.take_in(&reading("https://example.org/1", "2025-03-20", &text("Ferry sinks")));
    desk.take_in(&reading("https://example.org/2", "2025-03-20", &text("Ferry lost")));
    assert_eq!(desk.ledger.stories(10).unwrap().len(), 1);
    desk.take_in(&reading(
        "https://example.org/2",
        "2025-03-21",
        "Ferry lost\n\nThe report was withdrawn by its publisher.",
    ));
    assert_eq!(desk.ledger.stories(10).unwrap().len(), 0);
    assert_eq!(desk.ledger.copies_of(ClaimId(1)).unwrap(), [ClaimId(1)]);
    assert!(desk.faults().is_empty());
}

#[test]
fn when_it_happened_is_shown_and_can_be_asked_for() {
    let mut desk = Desk::new();
    let text = "Toll\n\nThirteen people died on Tuesday, police said. The week before, last month's count was 9 cases.";
    desk.take_in(&reading("https://example.org/toll", "2025-03-20T09:00:00+01:00", text));
    let folder = desk.folder.path();
    let list = |words: &[&str]| tickmark(folder).arg("list").args(words).output().unwrap();
    let shown = said(&list(&["--happened-since", "2025-03-18", "--happened-until", "2025-03-18", "--format", "jsonl"]));
    let claim: serde_json::Value = serde_json::from_str(shown.lines().next().unwrap()).unwrap();
    assert_eq!(
        claim["happened"],
        serde_json::json!({"exact": "on Tuesday", "from": "2025-03-18", "until": "2025-03-18"})
    );
    assert_eq!(shown.lines().count(), 1, "{shown}");
    let detail = said(&tickmark(folder).args(["show", &claim["id"].to_string()]).output().unwrap());
    assert!(detail.contains("on Tuesday: 2025-03-18"), "{detail}");
    assert_eq!(list(&["--happened-since", "2026-01-01"]).status.code(), Some(1));
    assert_eq!(list(&["--happened-since", "Tuesday"]).status.code(), Some(2));
}

#[test]
fn two_files_are_compared_by_figure() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    file(
        "old.txt",
        "Fire\n\nPolice arrest thirteen people over the fire, which killed 44. About 300 firemen fought it.",
    );
    file(
        "new.txt",
        "Fire\n\nPolice arrest 13 people over the fire, which killed 55. The firemen were 300.\n\nAid of £2m came.",
    );
    let diff = |words: &[&str]| tickmark(folder.path()).arg("diff").args(words).output().unwrap();
    let lines = said(&diff(&["old.txt", "new.txt", "--format", "jsonl"]));
    let changes: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let kinds: Vec<_> = changes.iter().map(|c| c["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["changed", "precision", "added"], "{lines}");
    let changed = &changes[0];
    assert_eq!(changed["differs"], serde_json::json!(["value"]));
    assert_eq!(
        (changed["old"]["figure"]["value"].as_str(), changed["new"]["figure"]["value"].as_str()),
        (Some("44"), Some("55"))
    );
    assert!(changed["sentence_old"].is_string() && changes[2]["old"].is_null());
    assert_eq!(diff(&["old.txt", "old.txt"]).status.code(), Some(1));
    assert_eq!(diff(&["old.txt", "none.txt"]).status.code(), Some(2));
    assert!(said(&diff(&["old.txt", "new.txt"])).contains("£2m"));
}

fn said(done: &Output) -> String {
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout.clone()).expect("UTF-8")
}
