use crate::support::{Desk, read, stamp};
use std::ops::ControlFlow;
use tickmark::checks::links::Relation;
use tickmark::extract::{Options, extract};
use tickmark::ledger::Reading;
use tickmark::model::{Article, Published};
use tickmark::review::conflicts::{Thing, all, check_across, same};

/// A report as its outlet printed it, read as the program reads.
fn report(outlet: &str, day: &str, text: &str) -> Reading {
    let article = Article {
        outlet: Some(outlet.into()),
        published: Some(Published(day.into())),
        ..crate::support::article(text)
    };
    let extraction = extract(&article, Options::default());
    Reading::new(article, &extraction, Some(format!("{outlet}.txt")), "test 0")
}

fn things(desk: &mut Desk) -> Vec<Thing> {
    check_across(&mut desk.ledger, &stamp("r.k."), || {}).unwrap();
    let mut found = Vec::new();
    all(&desk.ledger, |thing| {
        found.push(thing);
        ControlFlow::Continue(())
    })
    .unwrap();
    found
}

const MORNING: &str = "Blast in Harwick kills nine\n\nAn explosion at the Marlow chemical plant in Harwick killed nine people on \
    Monday, Governor Lena Brandt said. The plant in Harwick, owned by Corvex, employs 640 workers, Brandt said.";

#[test]
fn two_outlets_on_one_event_are_compared_by_figure() {
    let mut desk = Desk::new();
    let other = "Explosion rocks Harwick plant\n\nThe explosion at the Marlow chemical plant in Harwick killed 12 people, Lena \
        Brandt, the governor, said on Monday. The Marlow plant in Harwick, which belongs to Corvex, employs 640 workers.";
    desk.take_in(&report("Daily Post", "2025-03-03", MORNING));
    desk.take_in(&report("Wire", "2025-03-03", other));
    let found = things(&mut desk);
    let relation = |word: &str| found.iter().find(|t| t.claims.iter().any(|c| c.exact == word)).map(|t| t.relation);
    assert_eq!(relation("640"), Some(Relation::Same));
    assert_eq!(relation("12"), Some(Relation::Conflict));
    let claim = found.iter().flat_map(|t| &t.claims).find(|c| c.exact == "640").unwrap().claim;
    let alike = same(&desk.ledger, claim).unwrap().expect("another article speaks of it");
    assert_eq!(alike.claims.len(), 2);
}

#[test]
fn articles_on_other_events_are_never_compared() {
    let mut desk = Desk::new();
    let other = "Blast in Selby\n\nAn explosion at the Tanner flour mill in Selby killed nine people on Monday, Mayor Tom Okoye said. \
        The mill in Selby, owned by Grainline, employs 640 workers, Okoye said.";
    desk.take_in(&report("Daily Post", "2025-03-03", MORNING));
    desk.take_in(&report("Wire", "2025-03-03", other));
    desk.take_in(&report("Gazette", "2025-09-03", MORNING));
    assert!(things(&mut desk).is_empty(), "other names, or half a year between");
    let _ = read;
}
