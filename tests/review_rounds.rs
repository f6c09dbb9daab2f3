use crate::support::{Desk, STORY, stamp};
use tickmark::ledger::Filter;
use tickmark::ledger::{EventFilter, Sort};
use tickmark::model::{Accord, ClaimId, Status, Verdict};
use tickmark::review::agreement::compare;
use tickmark::review::rounds::{adjudicate, read};
use tickmark::review::{Error, Grounds, Mark, Which, history, mark, undo};

fn verdict(verdict: Verdict) -> Mark {
    Mark::new(verdict, Grounds { note: Some(format!("{verdict} for a reason")), ..Grounds::default() }).unwrap()
}

/// Claims 1 to 3 marked by r.k., claim 4 by nobody.
fn desk() -> Desk {
    let mut desk = Desk::with(&[STORY]);
    let claims = [ClaimId(1), ClaimId(2), ClaimId(3)];
    mark(&mut desk.ledger, &stamp("r.k."), &claims, &verdict(Verdict::Verified)).unwrap();
    desk
}

fn second(desk: &mut Desk, who: &str, claim: i64, found: Verdict) -> Result<bool, Error> {
    read(&mut desk.ledger, &stamp(who), ClaimId(claim), 2, true, &verdict(found)).map(|read| read.agreed)
}

fn to_read(desk: &Desk, who: &str, round: u32) -> Vec<i64> {
    let filter = Filter { to_read: Some((who.into(), round)), ..Filter::default() };
    desk.ledger.list(&filter, Sort::Number, None, 99).unwrap().claims.iter().map(|card| card.id.0).collect()
}

fn split(desk: &Desk) -> Vec<i64> {
    let filter = Filter { split: true, ..Filter::default() };
    desk.ledger.list(&filter, Sort::Number, None, 99).unwrap().claims.iter().map(|card| card.id.0).collect()
}

#[test]
fn a_round_offers_what_somebody_else_has_marked_and_one_has_not_read() {
    let mut desk = desk();
    assert_eq!(to_read(&desk, "a.b.", 2), [1, 2, 3]);
    assert_eq!(to_read(&desk, "r.k.", 2), [0; 0], "not one's own");
    second(&mut desk, "a.b.", 2, Verdict::Verified).unwrap();
    assert_eq!(to_read(&desk, "a.b.", 2), [1, 3]);
    assert_eq!(to_read(&desk, "Zoë", 2), [1, 3], "one second reader is enough");
    assert_eq!((to_read(&desk, "Zoë", 3), to_read(&desk, "a.b.", 3)), (vec![2], vec![]));
}

#[test]
fn agreement_settles_and_disagreement_waits_for_a_decision() {
    let mut desk = desk();
    assert!(second(&mut desk, "a.b.", 1, Verdict::Verified).unwrap());
    assert!(!second(&mut desk, "a.b.", 2, Verdict::Disputed).unwrap());
    assert_eq!(split(&desk), [2]);
    let standing = |desk: &Desk| desk.ledger.detail(ClaimId(2)).unwrap().card.standing.unwrap();
    assert_eq!((standing(&desk).verdict, standing(&desk).by.as_str()), (Verdict::Verified, "r.k."));
    let decide = |desk: &mut Desk, claim| {
        adjudicate(&mut desk.ledger, &stamp("Zoë"), ClaimId(claim), &verdict(Verdict::Disputed))
    };
    assert!(matches!(decide(&mut desk, 1), Err(Error::NotSplit(ClaimId(1)))));
    assert!(matches!(decide(&mut desk, 4), Err(Error::NotSplit(ClaimId(4)))));
    decide(&mut desk, 2).unwrap();
    assert_eq!(
        (standing(&desk).verdict, standing(&desk).by.as_str(), split(&desk).len()),
        (Verdict::Disputed, "Zoë", 0)
    );
    let readings = desk.ledger.work(ClaimId(2)).unwrap().readings.unwrap();
    assert_eq!((readings.state, readings.list.len()), (Accord::Settled, 2), "what the readers found stays");
    let entries = history::read(&desk.ledger, &EventFilter::default(), 1).unwrap();
    assert_eq!(
        entries[0].deed,
        "decided between the readers: marked claim 2 (79 drones, The air force) disputed: disputed for a reason; was verified by r.k."
    );
    undo(&mut desk.ledger, &stamp("Zoë"), Which::Last(1)).unwrap();
    assert_eq!(
        (standing(&desk).verdict, split(&desk)),
        (Verdict::Verified, vec![2]),
        "undone, the question is open again"
    );
    let entries = history::read(&desk.ledger, &EventFilter::default(), 1).unwrap();
    assert!(
        entries[0].deed.starts_with("undid action "),
        "who takes a decision back decides nothing: {}",
        entries[0].deed
    );
    assert!(
        entries[0].deed.ends_with(": claim 2 (79 drones, The air force) is verified by r.k. again"),
        "{}",
        entries[0].deed
    );
    undo(&mut desk.ledger, &stamp("a.b."), Which::Last(1)).unwrap();
    assert_eq!(split(&desk), [0; 0]);
    assert_eq!(desk.faults(), [""; 0]);
}

#[test]
fn nobody_reads_twice_and_nothing_is_read_before_it_is_marked() {
    let mut desk = desk();
    assert!(matches!(second(&mut desk, "r.k.", 1, Verdict::Disputed), Err(Error::ReadBefore { .. })));
    second(&mut desk, "a.b.", 1, Verdict::Disputed).unwrap();
    assert!(matches!(second(&mut desk, "a.b.", 1, Verdict::Verified), Err(Error::ReadBefore { .. })));
    assert!(matches!(second(&mut desk, "a.b.", 4, Verdict::Verified), Err(Error::NothingToReadAgain(ClaimId(4)))));
    let bare = Mark::with_gathered(Verdict::Verified, Grounds::default());
    let error = read(&mut desk.ledger, &stamp("a.b."), ClaimId(2), 2, true, &bare).unwrap_err();
    assert!(matches!(error, Error::NoGrounds(_)));
    assert_eq!(desk.ledger.claim(ClaimId(4)).unwrap().status(), Status::Unverified);
}

#[test]
fn agreement_counts_verdicts_of_readers_and_nothing_else() {
    let mut desk = desk();
    second(&mut desk, "a.b.", 1, Verdict::Verified).unwrap();
    second(&mut desk, "a.b.", 2, Verdict::Disputed).unwrap();
    second(&mut desk, "Zoë", 3, Verdict::Verified).unwrap();
    adjudicate(&mut desk.ledger, &stamp("Zoë"), ClaimId(2), &verdict(Verdict::Disputed)).unwrap();
    let readings = desk.ledger.readings().unwrap();
    let agreement = compare(readings.iter().map(|(_, readings)| readings));
    assert_eq!((agreement.claims, agreement.agreed, agreement.split, agreement.settled), (3, 2, 0, 1));
    let pairs: Vec<_> = agreement.pairs.iter().map(|p| (p.readers.join("+"), p.claims, p.agreed)).collect();
    assert_eq!(pairs, [("Zoë+r.k.".to_string(), 1, 1), ("a.b.+r.k.".to_string(), 2, 1)], "the decision is no reading");
    // n = 6, five of them verified, two of three pairs alike: ((6−1)·4 − 5·4) / (6·5 − 5·4).
    let alpha = agreement.alpha.unwrap();
    assert!((alpha - (5.0 * 4.0 - 20.0) / (30.0 - 20.0)).abs() < 1e-12, "{alpha}");
}
