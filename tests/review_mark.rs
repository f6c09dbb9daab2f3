use crate::support::{Desk, STORY, stamp};
use tickmark::ledger::{EventFilter, Ledger, Purpose};
use tickmark::model::{Action, ClaimId, Place, Status, Verdict};
use tickmark::review::{Error, Grounds, Mark, Marked, Which, history, mark, reset, undo};

fn on(evidence: &[&str], note: Option<&str>) -> Grounds {
    let evidence: Vec<String> = evidence.iter().map(ToString::to_string).collect();
    Grounds::typed(&evidence, None, None, note).unwrap()
}

fn give(desk: &mut Desk, by: &str, claims: &[i64], verdict: Verdict, grounds: Grounds) -> Marked {
    let claims: Vec<_> = claims.iter().map(|id| ClaimId(*id)).collect();
    mark(&mut desk.ledger, &stamp(by), &claims, &Mark::new(verdict, grounds).unwrap()).unwrap()
}

fn statuses(desk: &Desk) -> Vec<Status> {
    (1..=4).map(|id| desk.ledger.claim(ClaimId(id)).unwrap().status()).collect()
}

fn told(desk: &Desk) -> Vec<String> {
    let entries = history::read(&desk.ledger, &EventFilter::default(), 99).unwrap();
    entries.into_iter().map(|entry| format!("{} {}", entry.by, entry.deed)).collect()
}

#[test]
fn verified_and_disputed_rest_on_something() {
    for verdict in [Verdict::Verified, Verdict::Disputed] {
        assert!(matches!(Mark::new(verdict, Grounds::default()), Err(Error::NoGrounds(v)) if v == verdict));
        assert!(matches!(Mark::new(verdict, on(&[], Some("  "))), Err(Error::NoGrounds(_))), "blanks are no note");
    }
    assert!(Mark::new(Verdict::Unsourced, Grounds::default()).is_ok());
    assert!(Mark::new(Verdict::Verified, on(&[], Some("phoned the ministry"))).is_ok());
}

#[test]
fn a_file_is_recorded_with_its_hash_and_an_archived_page_with_its_time() {
    let mut desk = Desk::with(&[STORY]);
    let file = desk.folder.path().join("list.csv");
    std::fs::write(&file, "79\n").unwrap();
    let file = file.display().to_string();
    let archived = "https://web.archive.org/web/20250319140211/https://example.org/post";
    give(&mut desk, "r.k.", &[2], Verdict::Verified, on(&[&file, archived], None));
    let standing = desk.ledger.detail(ClaimId(2)).unwrap().card.standing.unwrap();
    let Place::File { path, blake3, bytes } = &standing.evidence[0].place else { panic!() };
    assert_eq!((path, *bytes), (&file, 3));
    assert_eq!(*blake3, blake3::hash(b"79\n").to_string());
    let Place::Url { url, archived_at, .. } = &standing.evidence[1].place else { panic!() };
    assert_eq!((url.as_str(), archived_at.as_deref()), ("https://example.org/post", Some("2025-03-19T14:02:11Z")));
    assert_eq!(desk.faults(), [""; 0]);
}

#[test]
fn evidence_that_is_not_there_is_said_so() {
    let typed = |words: &str, quote| Grounds::typed(&[words.to_string()], quote, None, None);
    assert!(matches!(typed("no/such/file.pdf", None), Err(Error::NoSuchEvidence { .. })));
    assert!(matches!(typed(".", None), Err(Error::Unreadable { .. })));
    let quoted = typed("https://example.org", Some("79 were shot down")).unwrap();
    assert_eq!(quoted.evidence[0].quote.as_deref(), Some("79 were shot down"));
    assert!(matches!(Grounds::typed(&[], Some("79"), None, None), Err(Error::QuoteWithoutPlace(0))));
}

#[test]
fn the_same_verdict_adds_evidence_and_another_starts_afresh() {
    let mut desk = Desk::with(&[STORY]);
    give(&mut desk, "r.k.", &[2], Verdict::Verified, on(&["https://a.org"], Some("first")));
    give(&mut desk, "r.k.", &[2], Verdict::Verified, on(&["https://b.org", "https://a.org"], None));
    let standing = |desk: &Desk| desk.ledger.detail(ClaimId(2)).unwrap().card.standing.unwrap();
    assert_eq!(standing(&desk).evidence.len(), 2);
    assert_eq!(standing(&desk).note.as_deref(), Some("first"));
    let again = give(&mut desk, "r.k.", &[2], Verdict::Verified, on(&["https://a.org"], None));
    assert_eq!((again.action, again.unchanged), (None, vec![ClaimId(2)]), "nothing new is no act");
    give(&mut desk, "r.k.", &[2], Verdict::Disputed, on(&["https://c.org"], None));
    assert_eq!(standing(&desk).evidence.len(), 1);
    assert_eq!(desk.faults(), [""; 0]);
}

#[test]
fn all_claims_of_an_action_or_none() {
    let mut desk = Desk::with(&[STORY]);
    let before = desk.ledger.head().unwrap();
    let claims = [ClaimId(1), ClaimId(99), ClaimId(2)];
    let verdict = Mark::new(Verdict::Unsourced, Grounds::default()).unwrap();
    assert!(mark(&mut desk.ledger, &stamp("r.k."), &claims, &verdict).is_err());
    assert_eq!(desk.ledger.head().unwrap(), before);
    assert_eq!(statuses(&desk), [Status::Unverified; 4]);
}

#[test]
fn undo_takes_back_ones_own_last_action_whole_and_step_by_step() {
    let mut desk = Desk::with(&[STORY]);
    give(&mut desk, "r.k.", &[1, 2], Verdict::Unsourced, Grounds::default());
    give(&mut desk, "r.k.", &[2], Verdict::Verified, on(&["https://a.org"], None));
    give(&mut desk, "a.b.", &[3], Verdict::Unsourced, Grounds::default());
    let mut step = || undo(&mut desk.ledger, &stamp("r.k."), Which::Last(1));
    assert_eq!(step().unwrap().undone, [Action(4)]);
    assert_eq!(step().unwrap().undone, [Action(2)]);
    assert!(matches!(step(), Err(Error::NothingToUndo { .. })));
    use Status::{Unsourced, Unverified};
    assert_eq!(statuses(&desk), [Unverified, Unverified, Unsourced, Unverified]);
    assert_eq!(desk.faults(), [""; 0]);
}

#[test]
fn an_undoing_can_be_undone() {
    let mut desk = Desk::with(&[STORY]);
    let marked = give(&mut desk, "r.k.", &[1, 2], Verdict::Verified, on(&["https://a.org"], Some("seen")));
    let before = desk.ledger.detail(ClaimId(2)).unwrap().card.standing;
    let undone = undo(&mut desk.ledger, &stamp("r.k."), Which::Last(1)).unwrap();
    assert_eq!(statuses(&desk)[..2], [Status::Unverified; 2]);
    let again = undo(&mut desk.ledger, &stamp("r.k."), Which::Action(undone.action)).unwrap();
    assert_eq!(again.changed.len(), 2);
    assert_eq!(desk.ledger.detail(ClaimId(2)).unwrap().card.standing, before, "to the letter");
    let third = undo(&mut desk.ledger, &stamp("r.k."), Which::Last(1)).unwrap();
    assert_eq!(third.undone, [marked.action.unwrap()], "what was redone can be undone once more");
    let error = undo(&mut desk.ledger, &stamp("r.k."), Which::Action(marked.action.unwrap())).unwrap_err();
    assert!(matches!(error, Error::AlreadyUndone { by, .. } if by == third.action));
    assert_eq!(desk.faults(), [""; 0]);
}

#[test]
fn several_steps_are_one_action() {
    let mut desk = Desk::with(&[STORY]);
    give(&mut desk, "r.k.", &[1], Verdict::Unsourced, Grounds::default());
    give(&mut desk, "r.k.", &[1], Verdict::Verified, on(&[], Some("found it")));
    let back = undo(&mut desk.ledger, &stamp("r.k."), Which::Last(9)).unwrap();
    assert_eq!(back.undone.len(), 2);
    assert_eq!(statuses(&desk)[0], Status::Unverified);
    undo(&mut desk.ledger, &stamp("r.k."), Which::Action(back.action)).unwrap();
    assert_eq!(statuses(&desk)[0], Status::Verified);
    assert_eq!(desk.faults(), [""; 0]);
}

#[test]
fn what_others_marked_since_is_not_undone_under_their_hands() {
    let mut desk = Desk::with(&[STORY]);
    give(&mut desk, "r.k.", &[1, 2], Verdict::Unsourced, Grounds::default());
    give(&mut desk, "a.b.", &[2], Verdict::Verified, on(&["https://a.org"], None));
    let error = undo(&mut desk.ledger, &stamp("r.k."), Which::Last(1)).unwrap_err();
    assert!(matches!(error, Error::MarkedSince { claim: ClaimId(2), ref by, action: Action(4) } if by == "a.b."));
    assert_eq!(statuses(&desk)[0], Status::Unsourced, "nothing was changed at all");
    undo(&mut desk.ledger, &stamp("r.k."), Which::Action(Action(4))).unwrap();
    undo(&mut desk.ledger, &stamp("r.k."), Which::Action(Action(2))).unwrap();
    assert_eq!(statuses(&desk)[0], Status::Unverified);
}

#[test]
fn imports_and_numbers_that_are_no_actions_are_not_undone() {
    let mut desk = Desk::with(&[STORY]);
    let mut ask = |n| undo(&mut desk.ledger, &stamp("importer"), Which::Action(Action(n))).unwrap_err();
    assert!(matches!(ask(1), Error::NotAVerdict(Action(1))));
    assert!(matches!(ask(7), Error::Ledger(tickmark::ledger::Error::NoAction(Action(7)))));
    assert!(matches!(undo(&mut desk.ledger, &stamp("importer"), Which::Last(1)), Err(Error::NothingToUndo { .. })));
}

#[test]
fn the_log_is_told_in_sentences() {
    let mut desk = Desk::with(&[STORY]);
    give(&mut desk, "r.k.", &[2], Verdict::Verified, on(&["https://a.org/x\u{1b}[2J"], Some("phoned\nthem")));
    give(&mut desk, "a.b.", &[2], Verdict::Disputed, on(&[], Some("they say 81")));
    reset(&mut desk.ledger, &stamp("r.k."), &[ClaimId(2)]).unwrap();
    give(&mut desk, "r.k.", &[1, 2, 3, 4], Verdict::Unsourced, Grounds::default());
    undo(&mut desk.ledger, &stamp("r.k."), Which::Last(1)).unwrap();
    undo(&mut desk.ledger, &stamp("r.k."), Which::Last(1)).unwrap();
    assert_eq!(
        told(&desk),
        [
            "importer imported article 1, “Air force reports 126 drones”, with 4 claims",
            "r.k. marked claim 2 (79 drones, The air force) verified on https://a.org/x<U+001B>[2J: phoned them; was unverified",
            "a.b. marked claim 2 (79 drones, The air force) disputed: they say 81; was verified by r.k.",
            "r.k. made claim 2 (79 drones, The air force) unverified again; was disputed by a.b.",
            "r.k. marked claims 1, 2, 3 and 4 unsourced",
            "r.k. undid action 5, on claims 4, 3, 2 and 1",
            "r.k. undid action 4: claim 2 (79 drones, The air force) is disputed by a.b. again",
        ]
    );
    let own = EventFilter { reviewer: Some("a.b.".into()), ..EventFilter::default() };
    assert_eq!(history::read(&desk.ledger, &own, 9).unwrap().len(), 1);
    let last = history::read(&desk.ledger, &EventFilter::default(), 2).unwrap();
    assert!(last[1].deed.starts_with("undid action 4"), "the newest last");
}

#[test]
fn a_verdict_is_there_for_another_process_at_once() {
    let mut desk = Desk::with(&[STORY]);
    let other = Ledger::open(desk.ledger.path(), Purpose::Read).unwrap();
    give(&mut desk, "r.k.", &[2], Verdict::Unsourced, Grounds::default());
    assert_eq!(other.claim(ClaimId(2)).unwrap().status(), Status::Unsourced);
}
