use crate::support::{Desk, STORY, article, at, read, reading, stamp, verified};
use tickmark::ledger::{Filter, Sort};
use tickmark::model::{Article, ClaimId, Published, Reason, Status, Urgency};
use tickmark::review::work::{assign, flag, skip};
use tickmark::review::{Which, history, undo};

fn queue(desk: &Desk, filter: Filter) -> Vec<i64> {
    let filter = Filter { status: vec![Status::Unverified], ..filter };
    let page = desk.ledger.list(&filter, Sort::Queue, None, 99).unwrap();
    page.claims.iter().map(|claim| claim.id.0).collect()
}

fn reasons(desk: &Desk, claim: i64) -> Vec<&'static str> {
    desk.ledger.claim(ClaimId(claim)).unwrap().urgency.reasons().map(Reason::as_str).collect()
}

#[test]
fn the_queue_is_in_the_order_of_its_reasons() {
    // Claims: 1 headline, unattributed; 2 and 3 first paragraph, the air force; 4 unattributed, further down.
    let mut desk = Desk::with(&[STORY]);
    assert_eq!(reasons(&desk, 1), ["headline", "unattributed"]);
    assert_eq!(reasons(&desk, 2), ["first paragraph", "single source"], "nobody but the air force is heard");
    assert_eq!(reasons(&desk, 4), ["unattributed"]);
    assert_eq!(queue(&desk, Filter::default()), [1, 2, 3, 4]);
    flag(&mut desk.ledger, &stamp("r.k."), &[ClaimId(4)], Some("look at the table"), false).unwrap();
    assert_eq!(queue(&desk, Filter::default()), [4, 1, 2, 3]);
    assert_eq!(reasons(&desk, 4), ["flagged", "unattributed"]);
    skip(&mut desk.ledger, &stamp("r.k."), &[ClaimId(4), ClaimId(1)], Some("they call back"), false).unwrap();
    assert_eq!(queue(&desk, Filter::default()), [2, 3, 4, 1], "what was postponed comes last, in its own order");
    skip(&mut desk.ledger, &stamp("r.k."), &[ClaimId(1)], None, true).unwrap();
    assert_eq!(queue(&desk, Filter::default()), [1, 2, 3, 4]);
    desk.judge(1, Some(&verified("seen")));
    assert_eq!(queue(&desk, Filter::default()), [2, 3, 4], "a claim with a verdict is out of the queue");
    assert_eq!(desk.faults(), [""; 0]);
}

#[test]
fn of_equal_reasons_the_newest_article_comes_first() {
    let mut desk = Desk::new();
    for (day, n) in [("2025-03-01", 12), ("2025-03-03", 13), ("2025-03-02", 14)] {
        let text = format!("Vote\n\nNothing new.\n\nThe mayor said {n} halls were open.");
        desk.take_in(&read(Article { published: Some(Published(day.into())), ..article(&text) }));
    }
    assert_eq!(queue(&desk, Filter::default()), [2, 3, 1]);
}

#[test]
fn casualties_come_before_what_else_is_counted() {
    let desk = Desk::with(&["Fire\n\nNothing new.\n\nPolice said 30 homes burned. Police said 2 deaths are known."]);
    assert_eq!(reasons(&desk, 2), ["single source", "casualties"]);
    assert_eq!(queue(&desk, Filter::default()), [2, 1]);
}

#[test]
fn a_figure_that_other_articles_give_is_marked_as_repeated_in_all_of_them() {
    let story = |n: u8, figure: u32| format!("Story {n}\n\nQuiet.\n\nPolice said {figure} homes burned.");
    let mut desk = Desk::with(&[&story(1, 30), &story(2, 31)]);
    assert_eq!((reasons(&desk, 2), reasons(&desk, 4)), (vec!["single source"], vec!["single source"]));
    for n in 3..6 {
        desk.take_in(&reading(&story(n, 30)));
    }
    for claim in [2, 6, 8, 10] {
        assert_eq!(reasons(&desk, claim), ["single source", "repeated elsewhere"], "claim {claim}");
    }
    assert_eq!(reasons(&desk, 4), ["single source"]);
    assert_eq!(desk.faults(), [""; 0]);
}

#[test]
fn a_new_text_changes_what_the_text_gave_and_keeps_what_people_said() {
    let mut desk = Desk::new();
    desk.take_in(&at("https://a.org", "Fire\n\nIn all 30 homes burned.\n\nQuiet."));
    flag(&mut desk.ledger, &stamp("r.k."), &[ClaimId(1)], None, false).unwrap();
    assert_eq!(reasons(&desk, 1), ["flagged", "first paragraph", "unattributed"]);
    desk.take_in(&at("https://a.org", "Fire\n\nQuiet.\n\nIn all 30 homes burned."));
    assert_eq!(reasons(&desk, 1), ["flagged", "unattributed"]);
    assert_eq!(desk.faults(), [""; 0]);
}

#[test]
fn claims_are_given_to_people() {
    let mut desk = Desk::with(&[STORY]);
    let mine = |desk: &Desk, who: &str| queue(desk, Filter { assigned: Some(who.into()), ..Filter::default() });
    let done = assign(&mut desk.ledger, &stamp("r.k."), &[ClaimId(2), ClaimId(4)], Some("Zoë \"Z\"")).unwrap();
    assert_eq!(mine(&desk, "Zoë \"Z\""), [2, 4]);
    assert_eq!(mine(&desk, "r.k."), [0; 0]);
    let again = assign(&mut desk.ledger, &stamp("a.b."), &[ClaimId(2)], Some("Zoë \"Z\"")).unwrap();
    assert_eq!((again.action, again.unchanged), (None, vec![ClaimId(2)]));
    assign(&mut desk.ledger, &stamp("r.k."), &[ClaimId(4)], None).unwrap();
    assert_eq!(mine(&desk, "Zoë \"Z\""), [2]);
    undo(&mut desk.ledger, &stamp("r.k."), Which::Last(1)).unwrap();
    assert_eq!(mine(&desk, "Zoë \"Z\""), [2, 4]);
    undo(&mut desk.ledger, &stamp("r.k."), Which::Last(1)).unwrap();
    assert_eq!(mine(&desk, "Zoë \"Z\""), [0; 0], "one action over two claims is one undo");
    assert!(done.action.is_some());
    assert_eq!(desk.faults(), [""; 0]);
}

#[test]
fn flags_and_postponements_are_undone_and_told() {
    let mut desk = Desk::with(&[STORY]);
    flag(&mut desk.ledger, &stamp("r.k."), &[ClaimId(2)], Some("the page says 97\u{202e}"), false).unwrap();
    skip(&mut desk.ledger, &stamp("r.k."), &[ClaimId(2), ClaimId(3)], Some("on Monday"), false).unwrap();
    let undone = undo(&mut desk.ledger, &stamp("r.k."), Which::Last(1)).unwrap();
    assert_eq!(undone.others.len(), 2);
    undo(&mut desk.ledger, &stamp("a.b."), Which::Action(undone.action)).unwrap();
    assert!(desk.ledger.work(ClaimId(3)).unwrap().postponed.is_some(), "an undoing can be undone");
    undo(&mut desk.ledger, &stamp("r.k."), Which::Last(9)).unwrap();
    assert_eq!(desk.ledger.work(ClaimId(2)).unwrap(), tickmark::model::Work::default());
    let told = history::read(&desk.ledger, &tickmark::ledger::EventFilter::default(), 99).unwrap();
    let told: Vec<_> = told.into_iter().skip(1).map(|entry| format!("{} {}", entry.by, entry.deed)).collect();
    assert_eq!(
        told[..4],
        [
            "r.k. flagged claim 2 (79 drones, The air force): the page says 97<U+202E>",
            "r.k. postponed claims 2 and 3: on Monday",
            "r.k. undid action 3: put claims 3 and 2 back into the queue",
            "a.b. undid action 5: postponed claims 2 and 3: on Monday",
        ]
    );
    assert_eq!(desk.faults(), [""; 0]);
}

#[test]
fn a_flag_that_somebody_else_changed_is_not_undone_under_their_hands() {
    let mut desk = Desk::with(&[STORY]);
    flag(&mut desk.ledger, &stamp("r.k."), &[ClaimId(2)], None, false).unwrap();
    flag(&mut desk.ledger, &stamp("a.b."), &[ClaimId(2)], Some("wrong"), false).unwrap();
    let error = undo(&mut desk.ledger, &stamp("r.k."), Which::Last(1)).unwrap_err();
    assert!(matches!(error, tickmark::review::Error::MarkedSince { ref by, .. } if by == "a.b."), "{error}");
}

#[test]
fn a_place_in_the_queue_that_nobody_gave_is_a_fault() {
    let mut desk = Desk::with(&[STORY]);
    flag(&mut desk.ledger, &stamp("r.k."), &[ClaimId(2)], Some("look"), false).unwrap();
    let flagged = Urgency::of([Reason::Flagged]).place();
    desk.tamper(&format!(
        "UPDATE claim SET queue = {flagged} WHERE id = 3; UPDATE work SET flagged = '{{\"by\":\"x\",\"at\":\"y\"}}'"
    ));
    let faults = desk.faults();
    assert!(faults.iter().any(|fault| fault.starts_with("claim 3: place in the queue")), "{faults:?}");
    assert!(faults.iter().any(|fault| fault.starts_with("claim 2: flagged is {\"by\":\"x\"")), "{faults:?}");
}

#[test]
fn the_queue_is_a_walk_along_its_index() {
    let desk = Desk::with(&[STORY]);
    let open = Filter { status: vec![Status::Unverified], ..Filter::default() };
    for after in [None, Some(ClaimId(2))] {
        let plan = desk.ledger.plan(&open, Sort::Queue, after).unwrap();
        assert!(plan.contains("claim_by_queue") && !plan.contains("TEMP B-TREE"), "{plan}");
    }
}

#[test]
fn what_checks_find_has_its_place_in_the_queue() {
    let mut desk = Desk::new();
    desk.take_in(&crate::tui::odd_sums());
    let n = desk.ledger.stats(0).unwrap().claims as i64;
    let loud = |id: i64| {
        let found = desk.ledger.findings_of(ClaimId(id)).unwrap();
        found.iter().any(|finding| finding.level != tickmark::checks::Level::Info)
    };
    let found: Vec<i64> = (1..=n).filter(|id| loud(*id)).collect();
    assert!(!found.is_empty(), "one of these sums is wrong, and some check says so");
    for id in 1..=n {
        assert_eq!(reasons(&desk, id).contains(&"finding"), found.contains(&id), "claim {id}");
    }
    assert!(found.contains(&queue(&desk, Filter::default())[0]));
    assert_eq!(desk.faults(), [""; 0]);
}

#[test]
fn a_source_is_single_where_nobody_else_is_heard() {
    let desk = Desk::with(&[
        "Flood\n\nQuiet.\n\nPolice said 30 homes were lost. Police said 4 bridges fell. It rained for 9 days.",
        "Flood\n\nQuiet.\n\nPolice said 31 homes were lost. The mayor said 5 bridges fell.",
    ]);
    let single = |claim| reasons(&desk, claim).contains(&"single source");
    assert_eq!([1, 2, 3].map(single), [true, true, false], "what the article says itself has no source at all");
    assert_eq!([4, 5].map(single), [false, false]);
}
