use crate::support::{Desk, article, at, read, verified};
use std::ops::ControlFlow;
use tickmark::ledger::{EventFilter, Filter, Outcome, Sort};
use tickmark::model::{Article, ArticleId, ClaimId, EventKind, Published, Status};

const URL: &str = "https://example.org/blast";

const MORNING: &str = "Blast in Odesa kills 13

The blast killed 13 people, police said. It broke windows in 40 homes.

Firefighters said 6 crews were at work. About 2 days of work lie ahead.";

fn revised(to: &str) -> (Desk, Outcome) {
    let mut desk = Desk::new();
    desk.take_in(&at(URL, MORNING));
    desk.judge(2, Some(&verified("morgue list")));
    desk.judge(4, Some(&verified("seen on site")));
    let outcome = desk.take_in(&at(URL, to));
    assert_eq!(desk.faults(), [""; 0]);
    (desk, outcome)
}

#[test]
fn what_stands_there_as_before_keeps_its_number_and_verdict() {
    let (desk, outcome) = revised(&MORNING.replace("Odesa kills 13", "Odesa kills 13\n\nBy our reporter"));
    let Outcome::Revised { carried, changed, added, dropped, .. } = outcome else { panic!("{outcome:?}") };
    assert_eq!((carried.len(), changed.len(), added.len(), dropped.len()), (5, 0, 0, 0));
    let card = desk.ledger.claim(ClaimId(2)).unwrap();
    assert_eq!(card.status(), Status::Verified);
    let detail = desk.ledger.detail(ClaimId(2)).unwrap();
    assert_eq!(detail.n_revisions, 2);
    assert!(detail.paragraph.text.starts_with("The blast killed 13 people"), "the places are those of the new text");
    assert_eq!(desk.ledger.stats(1).unwrap().revisions, 2);
}

#[test]
fn a_changed_figure_is_a_new_unverified_claim_that_points_back() {
    let evening = MORNING.replace("kills 13", "kills 15").replace("killed 13", "killed 15");
    let (desk, outcome) = revised(&evening);
    let Outcome::Revised { carried, changed, added, dropped, article } = outcome else { panic!("{outcome:?}") };
    assert_eq!(article, ArticleId(1));
    assert_eq!(carried, [ClaimId(3), ClaimId(4), ClaimId(5)]);
    assert_eq!(changed, [(ClaimId(1), ClaimId(6)), (ClaimId(2), ClaimId(7))]);
    assert_eq!((added.len(), dropped.len()), (0, 0));
    let new = desk.ledger.claim(ClaimId(7)).unwrap();
    assert_eq!((new.status(), new.supersedes), (Status::Unverified, Some(ClaimId(2))));
    let old = desk.ledger.detail(ClaimId(2)).unwrap();
    assert_eq!((old.card.gone, old.card.status(), old.superseded_by), (true, Status::Verified, Some(ClaimId(7))));
    assert!(old.paragraph.text.contains("killed 13 people"), "an old claim is shown in its old text");
    let mut told = Vec::new();
    desk.ledger
        .events(&EventFilter { claim: Some(ClaimId(7)), ..EventFilter::default() }, |e| {
            told.push((e.event.kind, e.event.was));
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].0, EventKind::Change);
    assert_eq!(
        told[0].1.as_deref(),
        Some(
            r#"{"claim":2,"exact":"13","of":"people","source":"The blast killed 13 people, police","verdict":"verified"}"#
        )
    );
    let stats = desk.ledger.stats(1).unwrap();
    assert_eq!((stats.claims, stats.verified, stats.unverified, stats.gone), (5, 1, 4, 2));
}

#[test]
fn a_claim_that_is_gone_keeps_its_history_and_leaves_the_lists() {
    let cut =
        MORNING.replace(" It broke windows in 40 homes.", "").replace("Firefighters said 6 crews were at work. ", "");
    let (desk, outcome) = revised(&cut);
    let Outcome::Revised { dropped, .. } = outcome else { panic!("{outcome:?}") };
    assert_eq!(dropped, [ClaimId(3), ClaimId(4)]);
    let ids = |filter: &Filter| -> Vec<i64> {
        desk.ledger.list(filter, Sort::Newest, None, 50).unwrap().claims.iter().map(|c| c.id.0).collect()
    };
    assert_eq!(ids(&Filter::default()), [1, 2, 5]);
    assert_eq!(ids(&Filter { gone: true, ..Filter::default() }), [3, 4]);
    assert_eq!(ids(&Filter { search: Some("windows".into()), ..Filter::default() }), [0i64; 0]);
    let gone = Filter { gone: true, search: Some("windows".into()), ..Filter::default() };
    assert_eq!(ids(&gone), [3], "what is gone can still be found");
    assert_eq!(desk.ledger.claim(ClaimId(4)).unwrap().status(), Status::Verified);
}

#[test]
fn a_new_claim_is_new() {
    let (_, outcome) = revised(&format!("{MORNING}\n\nThe mayor asked for 3 million euros of help."));
    let Outcome::Revised { carried, added, changed, dropped, .. } = outcome else { panic!("{outcome:?}") };
    assert_eq!((carried.len(), added, changed.len(), dropped.len()), (5, vec![ClaimId(6)], 0, 0));
}

#[test]
fn the_toll_of_a_day_is_a_chain_of_claims() {
    let mut desk = Desk::new();
    for toll in [59, 107, 167, 163, 181] {
        desk.take_in(&at(URL, &format!("Quake\n\nThe quake killed {toll} people, officials say.")));
    }
    let mut claim = ClaimId(5);
    let mut life = vec![];
    loop {
        let card = desk.ledger.claim(claim).unwrap();
        life.push(card.figure.exact.text.clone());
        let Some(older) = card.supersedes else { break };
        claim = older;
    }
    assert_eq!(life, ["181", "163", "167", "107", "59"]);
    assert_eq!(desk.faults(), [""; 0]);
}

#[test]
fn a_text_without_any_figure_left_drops_them_all() {
    let (desk, outcome) = revised("Blast in Odesa\n\nThe story was withdrawn.");
    let Outcome::Revised { carried, dropped, .. } = outcome else { panic!("{outcome:?}") };
    assert_eq!((carried.len(), dropped.len()), (0, 5));
    assert_eq!(desk.ledger.stats(1).unwrap().claims, 0);
}

#[test]
fn what_a_new_text_does_not_say_of_its_publication_stays() {
    let mut desk = Desk::new();
    let dated = |when: Option<&str>, n: u32| Article {
        url: Some(URL.into()),
        published: when.map(|when| Published(when.into())),
        ..article(&format!("Toll\n\nIt is {n} now."))
    };
    let published = |desk: &Desk| desk.ledger.article(ArticleId(1)).unwrap().published;
    desk.take_in(&read(dated(None, 1)));
    desk.take_in(&read(dated(Some("2025-03-01"), 2)));
    desk.take_in(&read(dated(Some("some Tuesday"), 3)));
    desk.take_in(&read(dated(None, 4)));
    assert_eq!(published(&desk).as_deref(), Some("2025-03-01"));
    desk.take_in(&read(dated(Some("2025-03-02T10:00:00Z"), 5)));
    assert_eq!(published(&desk).as_deref(), Some("2025-03-02T10:00:00Z"));
    assert_eq!(desk.faults(), [""; 0]);
}

/// The text as its publisher dates it.
fn dated(when: &str, text: &str) -> tickmark::ledger::Reading {
    let published = Some(Published(when.to_string()));
    read(Article { url: Some(URL.to_string()), published, ..article(text) })
}

#[test]
fn an_older_text_that_comes_in_late_does_not_become_the_current_one() {
    let evening = MORNING.replace("kills 13", "kills 15").replace("killed 13", "killed 15");
    let mut desk = Desk::new();
    desk.take_in(&dated("2025-03-19T20:00:00+02:00", &evening));
    desk.judge(2, Some(&verified("morgue list")));
    desk.judge(3, Some(&verified("counted")));
    let before: Vec<_> = (1..=5).map(|id| desk.ledger.claim(ClaimId(id)).unwrap()).collect();
    // Half past five in London is half past seven in Kyiv: the moment decides, not the letters.
    assert_eq!(desk.take_in(&dated("2025-03-19T17:30:00Z", MORNING)), Outcome::Late(ArticleId(1)));
    let after: Vec<_> = (1..=5).map(|id| desk.ledger.claim(ClaimId(id)).unwrap()).collect();
    assert_eq!(after, before, "no claim is touched");
    let stats = desk.ledger.stats(1).unwrap();
    assert_eq!((stats.claims, stats.gone, stats.revisions), (5, 0, 2));
    assert_eq!(desk.ledger.detail(ClaimId(3)).unwrap().n_revisions, 2, "40 homes stood there already");
    assert_eq!(desk.ledger.detail(ClaimId(2)).unwrap().n_revisions, 1, "13 is not 15");
    assert_eq!(desk.faults(), [""; 0]);
    // The same text again is no news, and a newer one still takes its place.
    assert_eq!(desk.take_in(&dated("2025-03-19T17:30:00Z", MORNING)), Outcome::Known(ArticleId(1)));
    let night = evening.replace("15", "17");
    assert!(matches!(desk.take_in(&dated("2025-03-20", &night)), Outcome::Revised { .. }));
    assert!(matches!(desk.take_in(&dated("2025-03-19", &MORNING.replace("13", "12"))), Outcome::Late(_)));
    // What states no time comes when it comes.
    assert!(matches!(desk.take_in(&at(URL, &evening.replace("15", "18"))), Outcome::Revised { .. }));
    assert_eq!(desk.faults(), [""; 0]);
    let whole = crate::export_whole::exported(&desk.ledger, "jsonl", None);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("back.db");
    let mut back = tickmark::ledger::Ledger::open(&path, tickmark::ledger::Purpose::Create).unwrap();
    tickmark::export::jsonl::read(&mut back, &mut &whole[..], &|_| ()).unwrap();
    assert_eq!(crate::export_whole::exported(&back, "jsonl", None), whole);
}

#[test]
fn texts_of_one_article_in_one_import_are_put_into_their_order() {
    let folder = tempfile::tempdir().unwrap();
    let text = |n: u32, when: &str| {
        format!("---\nurl: {URL}\npublished: {when}\n---\n# Blast\n\nThe blast killed {n} people, police said.\n")
    };
    // By their names the last comes first.
    std::fs::write(folder.path().join("a.md"), text(15, "2025-03-19T20:00:00Z")).unwrap();
    std::fs::write(folder.path().join("b.md"), text(13, "2025-03-19T08:00:00Z")).unwrap();
    let run = |words: &[&str]| {
        let done = crate::cli::tickmark(folder.path()).args(words).output().unwrap();
        String::from_utf8(done.stdout).unwrap()
    };
    let said = run(&["import", "a.md", "b.md"]);
    assert!(said.contains("claim 1 said 13 and was unverified; claim 2 says 15"), "{said}");
    std::fs::write(folder.path().join("c.md"), text(9, "2025-03-19T06:00:00Z")).unwrap();
    let said = run(&["import", "c.md"]);
    assert!(said.contains("Article 1: an older text than its current one was kept, and changes no claim"), "{said}");
    assert!(
        run(&["log", "--article", "1"])
            .contains("imported an older text of article 1, “Blast”, which changes no claim")
    );
}
