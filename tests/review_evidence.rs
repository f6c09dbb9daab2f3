use crate::support::{Desk, NOW, STORY, stamp};
use std::fs;
use tickmark::model::{ClaimId, Evidence, Gathered, Level, Stance, Standing, Verdict};
use tickmark::review::evidence::{FileState, add, look_again, note, remove};
use tickmark::review::{Error, Grounds, Mark, Which, grounds, history, mark, undo};

const CLAIM: ClaimId = ClaimId(2);

fn piece(address: &str) -> Evidence {
    Evidence::at(grounds::place(address).unwrap())
}

fn standing(desk: &Desk) -> Option<Standing> {
    desk.ledger.detail(CLAIM).unwrap().card.standing
}

fn gathered(desk: &Desk) -> Option<Gathered> {
    desk.ledger.work(CLAIM).unwrap().gathered
}

#[test]
fn everything_that_is_said_of_a_piece_is_kept() {
    let mut desk = Desk::with(&[STORY]);
    let full = Evidence {
        quote: Some("79 were \u{202e}downed".into()),
        figure: Some("79".into()),
        stance: Some(Stance::Context),
        level: Some(Level::Primary),
        locator: Some("page 4".into()),
        retrieved_at: Some("2025-03-20".into()),
        ..piece("https://web.archive.org/web/20250319140211/https://example.org/post")
    };
    let verdict = Mark::new(Verdict::Verified, Grounds { evidence: vec![full.clone()], ..Grounds::default() }).unwrap();
    mark(&mut desk.ledger, &stamp("r.k."), &[CLAIM], &verdict).unwrap();
    assert_eq!(standing(&desk).unwrap().evidence, [full]);
    assert_eq!(desk.faults(), [""; 0]);
}

#[test]
fn evidence_gathered_before_a_verdict_is_what_it_rests_on() {
    let mut desk = Desk::with(&[STORY]);
    add(&mut desk.ledger, &stamp("r.k."), CLAIM, &piece("https://example.org/a")).unwrap();
    note(&mut desk.ledger, &stamp("r.k."), CLAIM, Some("phoned"), Some("81")).unwrap();
    assert!(standing(&desk).is_none());
    let before = gathered(&desk);
    // With that, the bare verdict has its grounds.
    let bare = Mark::with_gathered(Verdict::Disputed, Grounds::default());
    mark(&mut desk.ledger, &stamp("r.k."), &[CLAIM], &bare).unwrap();
    let stands = standing(&desk).unwrap();
    assert_eq!((stands.note.as_deref(), stands.figure.as_deref()), (Some("phoned"), Some("81")));
    assert_eq!(stands.evidence[0].stance, Some(Stance::Refutes), "evidence for `disputed` speaks against the figure");
    assert_eq!(stands.evidence[0].retrieved_at.as_deref(), Some(NOW));
    assert_eq!(gathered(&desk), None, "it is used up");
    let told = |desk: &Desk| {
        let entries = history::read(&desk.ledger, &tickmark::ledger::EventFilter::default(), 1).unwrap();
        entries[0].deed.clone()
    };
    assert_eq!(
        told(&desk),
        "marked claim 2 (79 drones, The air force) disputed, should be 81 on https://example.org/a: phoned; was unverified"
    );
    undo(&mut desk.ledger, &stamp("r.k."), Which::Last(1)).unwrap();
    assert_eq!((standing(&desk), gathered(&desk)), (None, before), "one undo brings both back");
    assert_eq!(told(&desk), "undid action 4: claim 2 (79 drones, The air force) is unverified again");
    assert_eq!(desk.faults(), [""; 0]);
}

#[test]
fn without_anything_gathered_a_verdict_still_needs_grounds() {
    let mut desk = Desk::with(&[STORY]);
    let bare = Mark::with_gathered(Verdict::Verified, Grounds::default());
    let error = mark(&mut desk.ledger, &stamp("r.k."), &[CLAIM], &bare).unwrap_err();
    assert!(matches!(error, Error::NoGrounds(Verdict::Verified)));
    assert!(standing(&desk).is_none());
}

#[test]
fn a_piece_is_taken_away_by_its_number_but_not_the_last_ground() {
    let mut desk = Desk::with(&[STORY]);
    let verdict = Mark::new(
        Verdict::Verified,
        Grounds::typed(&["https://a.org".into(), "https://b.org".into()], None, None, None).unwrap(),
    );
    mark(&mut desk.ledger, &stamp("r.k."), &[CLAIM], &verdict.unwrap()).unwrap();
    let gone = |desk: &mut Desk, nth| remove(&mut desk.ledger, &stamp("a.b."), CLAIM, nth);
    for nth in [0, 3] {
        assert!(matches!(gone(&mut desk, nth), Err(Error::NoEvidence { .. })));
    }
    gone(&mut desk, 1).unwrap();
    let stands = standing(&desk).unwrap();
    assert_eq!((stands.evidence.len(), stands.by.as_str()), (1, "r.k."), "the verdict stays the reviewer's");
    assert!(matches!(gone(&mut desk, 1), Err(Error::LastEvidence { .. })));
    undo(&mut desk.ledger, &stamp("a.b."), Which::Last(1)).unwrap();
    assert_eq!(standing(&desk).unwrap().evidence.len(), 2);
    assert_eq!(desk.faults(), [""; 0]);
}

#[test]
fn the_same_piece_seen_at_another_time_is_no_news() {
    let mut desk = Desk::with(&[STORY]);
    add(&mut desk.ledger, &stamp("r.k."), CLAIM, &piece("https://a.org")).unwrap();
    let later = Evidence { retrieved_at: Some("2025-04-01".into()), ..piece("https://a.org") };
    assert_eq!(add(&mut desk.ledger, &stamp("r.k."), CLAIM, &later).unwrap().action, None);
}

#[test]
fn a_verdict_can_expire() {
    let mut desk = Desk::with(&[STORY]);
    let grounds = Grounds { expires: Some("2025-12-31".into()), ..Grounds::default() };
    mark(&mut desk.ledger, &stamp("r.k."), &[CLAIM], &Mark::new(Verdict::Unsourced, grounds).unwrap()).unwrap();
    let expired = |day: &str| {
        let filter = tickmark::ledger::Filter { expired: Some(day.into()), ..Default::default() };
        desk.ledger.list(&filter, tickmark::ledger::Sort::Newest, None, 9).unwrap().claims.len()
    };
    assert_eq!((expired("2025-12-30"), expired("2025-12-31"), expired("2026-01-01")), (0, 1, 1));
    assert!(grounds::day("31.12.2025").is_err() && grounds::day("2025-13-01").is_err());
    assert_eq!(grounds::day(" 2025-12-31T10:00:00Z ").unwrap(), "2025-12-31");
    assert_eq!(desk.faults(), [""; 0]);
}

#[test]
fn a_file_of_evidence_is_looked_at_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.csv");
    fs::write(&path, "79\n").unwrap();
    let file = piece(&path.display().to_string());
    assert_eq!(look_again(&file, folder.path()), Some(FileState::Same));
    fs::write(&path, "97\n").unwrap();
    assert_eq!(look_again(&file, folder.path()), Some(FileState::Changed));
    fs::remove_file(&path).unwrap();
    assert_eq!(look_again(&file, folder.path()), Some(FileState::Missing));
    assert_eq!(look_again(&piece("https://a.org"), folder.path()), None);
}
