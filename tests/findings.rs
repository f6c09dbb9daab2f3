use crate::support::{Desk, at, stamp};
use tickmark::checks::Level;
use tickmark::ledger::{EventFilter, FindingCard, FindingFilter};
use tickmark::model::ClaimId;
use tickmark::review::dismiss::{check_all, dismiss};
use tickmark::review::{Error, Which, history, undo};

const URL: &str = "https://example.org/crash";

/// A report in which the part is more than its whole.
fn report(more: &str) -> String {
    format!("Bus crash\n\n12 people were hurt, including 15 children.{more}")
}

fn open(desk: &Desk) -> Vec<FindingCard> {
    let filter = FindingFilter { checks: Vec::new(), article: None, level: Level::Warning, dismissed: false };
    let mut found = Vec::new();
    desk.ledger
        .findings(&filter, |card| {
            found.push(card);
            true
        })
        .unwrap();
    found
}

#[test]
fn a_reading_brings_its_findings_and_their_claims() {
    let mut desk = Desk::new();
    desk.take_in(&at(URL, &report("")));
    let found = open(&desk);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].check.as_str(), found[0].level), ("parts-whole", Level::Error));
    assert_eq!(found[0].sum, "15 is more than the 12 that it is part of");
    assert_eq!(found[0].claims, [ClaimId(1), ClaimId(2)]);
    assert_eq!(desk.ledger.findings_of(ClaimId(2)).unwrap(), found);
    assert_eq!(desk.ledger.claim(ClaimId(2)).unwrap().alarm, Some(Level::Error));
    assert!(!desk.ledger.is_unchecked().unwrap());
}

#[test]
fn a_finding_put_aside_stays_away_until_its_figures_change() {
    let mut desk = Desk::new();
    desk.take_in(&at(URL, &report("")));
    let key = open(&desk)[0].key.clone();
    assert_eq!(
        dismiss(&mut desk.ledger, &stamp("r.k."), std::slice::from_ref(&key), "a slip").unwrap().keys,
        std::slice::from_ref(&key)
    );
    assert_eq!(open(&desk), []);
    assert_eq!(desk.ledger.claim(ClaimId(2)).unwrap().alarm, None);
    desk.take_in(&at(URL, &report(" Buses stood still.")));
    assert_eq!(open(&desk), [], "the same figures in a new text are still put aside");
    desk.take_in(&at(URL, &report("").replace("15", "16")));
    let found = open(&desk);
    assert_eq!(found.len(), 1, "another figure is another finding");
    assert_ne!(found[0].key, key);
    assert_eq!(desk.faults(), [""; 0]);
}

#[test]
fn putting_aside_can_be_undone_and_the_undoing_too() {
    let mut desk = Desk::new();
    desk.take_in(&at(URL, &report("")));
    let key = open(&desk)[0].key.clone();
    dismiss(&mut desk.ledger, &stamp("r.k."), std::slice::from_ref(&key), "a slip").unwrap();
    let undone = undo(&mut desk.ledger, &stamp("r.k."), Which::Last(1)).unwrap();
    assert_eq!(open(&desk).len(), 1);
    undo(&mut desk.ledger, &stamp("r.k."), Which::Action(undone.action)).unwrap();
    assert_eq!(open(&desk), []);
    let told = history::read(&desk.ledger, &EventFilter::default(), 2).unwrap();
    assert!(told[0].deed.ends_with(&format!("took up finding {key} again")), "{}", told[0].deed);
    assert!(told[1].deed.ends_with(&format!("put finding {key} aside as before: a slip")), "{}", told[1].deed);
    assert_eq!(desk.faults(), [""; 0], "the replay of the log agrees with the tables");
}

#[test]
fn putting_aside_needs_a_finding_and_a_reason() {
    let mut desk = Desk::new();
    desk.take_in(&at(URL, &report("")));
    let key = open(&desk)[0].key.clone();
    assert!(matches!(dismiss(&mut desk.ledger, &stamp("r.k."), &[key], " "), Err(Error::NoReason)));
    let nothing = dismiss(&mut desk.ledger, &stamp("r.k."), &["aaaaaaaaaa".into()], "why");
    assert!(matches!(nothing, Err(Error::NoFinding(_))));
}

#[test]
fn articles_of_another_version_of_the_checks_are_looked_at_again() {
    let mut desk = Desk::new();
    desk.take_in(&at(URL, &report("")));
    let before = open(&desk);
    let conn = rusqlite::Connection::open(desk.ledger.path()).unwrap();
    conn.execute_batch("UPDATE checked SET version = 'older'; DELETE FROM finding_claim; DELETE FROM finding").unwrap();
    assert!(desk.ledger.is_unchecked().unwrap());
    check_all(&mut desk.ledger, &stamp("r.k."), || {}).unwrap();
    assert!(!desk.ledger.is_unchecked().unwrap());
    assert_eq!(open(&desk), before, "from the rows comes what came from the reading");
}

#[test]
fn a_verdict_on_a_note_alone_is_found_on_the_record() {
    let mut desk = Desk::new();
    desk.take_in(&at(URL, "Crash\n\n12 people were hurt."));
    desk.judge(1, Some(&crate::support::verified("seen")));
    let filter = FindingFilter { checks: Vec::new(), article: None, level: Level::Info, dismissed: false };
    let found = desk.ledger.findings_on_record(&filter, "2025-03-25").unwrap();
    let names: Vec<_> = found.iter().map(|card| card.check.as_str()).collect();
    assert_eq!(names, ["verified-without-evidence"]);
    dismiss(&mut desk.ledger, &stamp("r.k."), &[found[0].key.clone()], "heard by phone").unwrap();
    assert_eq!(desk.ledger.findings_on_record(&filter, "2025-03-25").unwrap(), []);
}

#[test]
fn signs_of_markdown_are_no_words_when_an_article_is_looked_at_again() {
    let text =
        "# Harwick bridge\n\nThe new bridge spans [60 miles](https://example.org/a) (**154km**) of open water.\n";
    let given = tickmark::ingest::Given { name: Some("bridge.md".into()), ..tickmark::ingest::Given::default() };
    let article = tickmark::ingest::read(text.as_bytes(), &given).unwrap().remove(0);
    assert!(!article.markup.is_empty(), "it is read as Markdown");
    let extraction = tickmark::extract::extract(&article, tickmark::extract::Options::default());
    let mut desk = Desk::new();
    desk.take_in(&tickmark::ledger::Reading::new(article, &extraction, Some("bridge.md".into()), "test 0"));
    let before = open(&desk);
    assert_eq!(before.len(), 1, "60 miles are not 154 km");
    let conn = rusqlite::Connection::open(desk.ledger.path()).unwrap();
    conn.execute_batch("UPDATE checked SET version = 'older'").unwrap();
    check_all(&mut desk.ledger, &stamp("r.k."), || {}).unwrap();
    assert_eq!(open(&desk), before);
}
