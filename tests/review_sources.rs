use crate::support::{Desk, stamp};
use tickmark::ledger::{Filter, Sort};
use tickmark::review::sources::{merge, named, proposals};
use tickmark::review::{Error, Which, undo};

fn desk() -> Desk {
    let said = |who: &str, n: u8| format!("Story {n}\n\n{who} said {n} drones came.");
    Desk::with(&[&said("Ukrainian Air Force", 11), &said("The Air Force of Ukraine", 12), &said("Police", 13)])
}

fn names(desk: &Desk) -> Vec<(i64, String, u64, Vec<String>)> {
    desk.ledger.sources(None).unwrap().into_iter().map(|s| (s.id, s.name, s.claims, s.also)).collect()
}

#[test]
fn joined_names_are_one_source_everywhere() {
    let mut desk = desk();
    let (a, b) = (named(&desk.ledger, "the air force of ukraine").unwrap(), named(&desk.ledger, "1").unwrap());
    assert_eq!((a.id, b.name.as_str()), (2, "Ukrainian Air Force"));
    let proposed = |desk: &Desk| proposals(&desk.ledger.source_names().unwrap()).len();
    assert_eq!(proposed(&desk), 1);
    merge(&mut desk.ledger, &stamp("r.k."), a.id, b.id).unwrap().expect("a change");
    assert_eq!(proposed(&desk), 0);
    assert_eq!(
        names(&desk),
        [
            (1, "Ukrainian Air Force".into(), 2, vec!["The Air Force of Ukraine".to_string()]),
            (3, "Police".into(), 1, vec![])
        ]
    );
    let of = |name: &str| {
        let filter = Filter { source: Some(name.into()), ..Filter::default() };
        let claims = desk.ledger.list(&filter, Sort::Number, None, 9).unwrap().claims;
        claims.iter().map(|c| c.said.as_ref().unwrap().source.clone().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(of("ukrainian air"), ["Ukrainian Air Force"; 2], "either name finds the claims of both");
    assert_eq!(of("force of ukraine"), ["Ukrainian Air Force"; 2]);
    assert_eq!(desk.ledger.stats(9).unwrap().sources[0].claims, 2);
    assert_eq!(desk.faults(), [""; 0], "what was read stays as it was read");
}

#[test]
fn joining_is_undone_and_names_never_hang_in_a_row() {
    let mut desk = desk();
    let before = names(&desk);
    let mut join = |a, b| merge(&mut desk.ledger, &stamp("r.k."), a, b).unwrap();
    join(1, 2).unwrap();
    assert_eq!(join(2, 1), None, "they are one already");
    join(2, 3).unwrap();
    assert_eq!(names(&desk).len(), 1);
    let error = undo(&mut desk.ledger, &stamp("r.k."), Which::Action(tickmark::model::Action(4))).unwrap_err();
    assert!(matches!(error, Error::JoinedSince(_)), "{error}");
    undo(&mut desk.ledger, &stamp("r.k."), Which::Last(1)).unwrap();
    assert_eq!(names(&desk).len(), 2);
    let parted = undo(&mut desk.ledger, &stamp("r.k."), Which::Last(1)).unwrap();
    assert_eq!(names(&desk), before);
    // 3 hangs on 1 now, so 1 cannot hang on 2 again.
    merge(&mut desk.ledger, &stamp("r.k."), 3, 1).unwrap();
    let error = undo(&mut desk.ledger, &stamp("r.k."), Which::Action(parted.action)).unwrap_err();
    assert!(matches!(error, Error::JoinedSince(_)), "{error}");
    assert_eq!(desk.faults(), [""; 0]);
    desk.tamper("UPDATE source SET same_as = 2 WHERE id = 3");
    assert_eq!(desk.faults(), ["source 3: it is joined to source 2, but the log joins it to source 1"]);
}

#[test]
fn a_name_that_is_nobodys_is_said_so() {
    assert!(matches!(named(&desk().ledger, "the navy"), Err(Error::NoSource(_))));
}
