use crate::support::{Desk, at, reading, stamp, verified};
use proptest::prelude::*;
use std::collections::BTreeMap;
use tickmark::ledger::Outcome;
use tickmark::model::{Action, ClaimId, Evidence, Standing, Verdict};
use tickmark::review::{Grounds, Mark, Which, evidence, grounds, mark, reset, sources, undo, work};

/// One thing that somebody does.
#[derive(Clone, Debug)]
pub enum Deed {
    Import(u8),
    Revise(u8, u8),
    Mark(u8, Vec<u8>, u8),
    Reset(u8, u8),
    Undo(u8),
    UndoAction(u8, u8),
    Flag(u8, u8, bool),
    Skip(u8, u8, bool),
    Assign(u8, u8, bool),
    Evidence(u8, u8, u8),
    Join(u8, u8, u8),
}

pub fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        1 => any::<u8>().prop_map(Deed::Import),
        2 => (0..3u8, any::<u8>()).prop_map(|(url, n)| Deed::Revise(url, n)),
        6 => (0..3u8, prop::collection::vec(any::<u8>(), 1..4), 0..6u8).prop_map(|(by, ids, how)| Deed::Mark(by, ids, how)),
        2 => (0..3u8, any::<u8>()).prop_map(|(by, id)| Deed::Reset(by, id)),
        3 => (0..3u8).prop_map(Deed::Undo),
        2 => (0..3u8, any::<u8>()).prop_map(|(by, action)| Deed::UndoAction(by, action)),
        1 => (0..3u8, any::<u8>(), any::<bool>()).prop_map(|(by, id, back)| Deed::Flag(by, id, back)),
        1 => (0..3u8, any::<u8>(), any::<bool>()).prop_map(|(by, id, back)| Deed::Skip(by, id, back)),
        1 => (0..3u8, any::<u8>(), any::<bool>()).prop_map(|(by, id, back)| Deed::Assign(by, id, back)),
        2 => (0..3u8, any::<u8>(), 0..4u8).prop_map(|(by, id, nth)| Deed::Evidence(by, id, nth)),
        1 => (0..3u8, 0..4u8, 0..4u8).prop_map(|(by, a, b)| Deed::Join(by, a, b)),
    ];
    prop::collection::vec(deed, 1..40)
}

const NAMES: [&str; 3] = ["r.k.", "a.b.", "Zoë"];

/// Four figures that shift with `n`, so that revisions carry some and change others.
fn story(n: u8) -> String {
    let (a, b, c) = (n % 3, n % 5, n % 2);
    format!(
        "Toll\n\nThe police said 1{a} people died. In all {b}0 homes burned.\n\nThe mayor said 7{c}% of 900 homes are safe."
    )
}

fn claims(desk: &Desk) -> i64 {
    let stats = desk.ledger.stats(1).unwrap();
    (stats.claims + stats.gone) as i64
}

pub fn act(desk: &mut Desk, deed: &Deed) {
    let n = claims(desk);
    let claim = |id: u8| ClaimId(i64::from(id) % n.max(1) + 1);
    let by = |who: u8| stamp(NAMES[who as usize]);
    match deed {
        Deed::Import(n) => drop(desk.take_in(&reading(&story(*n)))),
        Deed::Revise(url, n) => drop(desk.take_in(&at(&format!("https://example.org/{url}"), &story(*n)))),
        Deed::Mark(who, ids, how) => {
            let verdict = Verdict::ALL[*how as usize % 3];
            let evidence = if *how < 3 { vec!["https://example.org/post".to_string()] } else { Vec::new() };
            let grounds = Grounds::typed(&evidence, None, Some("12"), Some("note")).unwrap();
            let ids: Vec<_> = ids.iter().map(|id| claim(*id)).collect();
            let _ = mark(&mut desk.ledger, &by(*who), &ids, &Mark::new(verdict, grounds).unwrap());
        }
        Deed::Reset(who, id) => drop(reset(&mut desk.ledger, &by(*who), &[claim(*id)])),
        Deed::Undo(who) => drop(undo(&mut desk.ledger, &by(*who), Which::Last(1))),
        Deed::Flag(who, id, back) => drop(work::flag(&mut desk.ledger, &by(*who), &[claim(*id)], Some("look"), *back)),
        Deed::Skip(who, id, back) => drop(work::skip(&mut desk.ledger, &by(*who), &[claim(*id)], None, *back)),
        Deed::Assign(who, id, nobody) => {
            let to = (!nobody).then_some("Zoë");
            drop(work::assign(&mut desk.ledger, &by(*who), &[claim(*id)], to));
        }
        Deed::Evidence(who, id, 0) => drop(evidence::remove(&mut desk.ledger, &by(*who), claim(*id), 1)),
        Deed::Evidence(who, id, nth) => {
            let piece = Evidence::at(grounds::place(&format!("https://example.org/{nth}")).unwrap());
            drop(evidence::add(&mut desk.ledger, &by(*who), claim(*id), &piece));
        }
        Deed::Join(who, a, b) => {
            let n = desk.ledger.source_names().unwrap().len() as i64;
            if n > 0 {
                let (a, b) = (i64::from(*a) % n + 1, i64::from(*b) % n + 1);
                sources::merge(&mut desk.ledger, &by(*who), a, b).unwrap();
            }
        }
        Deed::UndoAction(who, action) => {
            let last = desk.ledger.head().unwrap().seq.max(1);
            let action = Action(i64::from(*action) % last + 1);
            let _ = undo(&mut desk.ledger, &by(*who), Which::Action(action));
        }
    }
}

fn standings(desk: &Desk) -> BTreeMap<i64, Option<Standing>> {
    (1..=claims(desk)).map(|id| (id, desk.ledger.detail(ClaimId(id)).unwrap().card.standing)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    /// Whatever is done, replaying the events gives the tables.
    #[test]
    fn replaying_the_events_gives_the_tables(deeds in deeds()) {
        let mut desk = Desk::new();
        for deed in &deeds {
            act(&mut desk, deed);
        }
        prop_assert_eq!(desk.faults(), [""; 0]);
    }

    /// Undoing everything that one reviewer did alone leaves nothing of it; undoing the undoings brings it all back.
    #[test]
    fn undo_and_redo_are_each_others_inverse(deeds in prop::collection::vec((prop::collection::vec(any::<u8>(), 1..4), 0..6u8), 1..8)) {
        let mut desk = Desk::with(&[&story(1), &story(2)]);
        let mut states = vec![standings(&desk)];
        for (ids, how) in deeds {
            let head = desk.ledger.head().unwrap();
            act(&mut desk, &Deed::Mark(0, ids, how));
            if desk.ledger.head().unwrap() != head {
                states.push(standings(&desk));
            }
        }
        let mut undoings = Vec::new();
        while let Some(state) = states.pop() {
            prop_assert_eq!(standings(&desk), state.clone());
            match undo(&mut desk.ledger, &stamp("r.k."), Which::Last(1)) {
                Ok(undone) => undoings.push((undone.action, state)),
                Err(_) => prop_assert!(states.is_empty()),
            }
        }
        while let Some((undoing, state)) = undoings.pop() {
            undo(&mut desk.ledger, &stamp("r.k."), Which::Action(undoing)).unwrap();
            prop_assert_eq!(standings(&desk), state);
        }
        prop_assert_eq!(desk.faults(), [""; 0]);
    }

    /// Import twice equals import once, any text.
    #[test]
    fn import_twice_is_import_once(texts in prop::collection::vec("[ -~\n0-9é千\u{202e}]{1,80}", 1..6)) {
        let mut desk = Desk::new();
        for text in &texts {
            desk.take_in(&reading(text));
        }
        let (head, stats) = (desk.ledger.head().unwrap(), desk.ledger.stats(3).unwrap());
        for text in &texts {
            prop_assert!(matches!(desk.take_in(&reading(text)), Outcome::Known(_)));
        }
        prop_assert_eq!((desk.ledger.head().unwrap(), desk.ledger.stats(3).unwrap()), (head, stats));
        prop_assert_eq!(desk.faults(), [""; 0]);
    }
}

/// Rounds of each law; more on demand.
pub fn cases() -> u32 {
    std::env::var("TICKMARK_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(24)
}

#[test]
fn a_verdict_on_a_claim_that_is_gone_counts_nowhere() {
    let mut desk = Desk::new();
    desk.take_in(&at("https://example.org/1", &story(0)));
    desk.take_in(&at("https://example.org/1", "Toll\n\nNothing is known."));
    desk.judge(1, Some(&verified("it was so")));
    assert_eq!(desk.ledger.stats(1).unwrap().verified, 0);
    assert_eq!(desk.faults(), [""; 0]);
}
