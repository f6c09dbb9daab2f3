use super::*;
use crate::model::{Change, Modifier, Unit};
use crate::span::Span;

/// `"The blast killed {13} people"`, of people: the figure stands in braces.
fn face(sentence: &str, of: &str, source: Option<&str>) -> Face {
    let start = sentence.find('{').expect("a figure in braces");
    let end = sentence.find('}').expect("a figure in braces") - 1;
    let plain = sentence.replace(['{', '}'], "");
    let exact = plain[start..end].to_string();
    let number = exact.trim_end_matches('%').replace(',', "");
    let unit = exact.ends_with('%').then_some(Unit::PERCENT);
    Face {
        sentence: plain,
        at: Span::new(start, end),
        amount: crate::decimal::parse(&number).map_or(Amount::Vague, Amount::Exactly),
        exact,
        unit,
        modifier: Modifier::Plain,
        change: None,
        of: (!of.is_empty()).then(|| of.to_string()),
        source: source.map(ToString::to_string),
        said_here: true,
        headline: false,
    }
}

fn only(old: Face, new: Face) -> Option<Vec<Difference>> {
    compare(&[old], &[new]).pairs.pop().map(|pair| pair.differs)
}

#[test]
fn the_same_sentence_with_the_same_number_is_the_same_claim() {
    let old = [face("{13} people were killed.", "people", None), face("It cost {4%}.", "cost", None)];
    let compared = compare(&old, &[old[1].clone(), old[0].clone()]);
    assert_eq!(compared.pairs.iter().map(|p| (p.old, p.new)).collect::<Vec<_>>(), [(1, 0), (0, 1)]);
    assert!(compared.pairs.iter().all(|p| p.differs.is_empty()));
    assert_eq!(compared.pairs.iter().filter(|p| p.moved).count(), 1, "one of the two went past the other");
}

#[test]
fn another_number_in_nearly_the_same_sentence_is_a_changed_figure_never_a_match() {
    let old = face("The blast killed {13} people, police said on Monday.", "people", Some("police"));
    let new = face("The blast killed {15} people, police said on Tuesday.", "people", Some("the police"));
    assert_eq!(only(old, new), Some(vec![Difference::Value]));
}

#[test]
fn the_same_number_of_another_thing_or_from_another_source_is_no_match() {
    let old = face("The blast killed {13} people, police said.", "people", Some("police"));
    let new = |of, source| face("The big blast killed {13} people, it was said.", of, source);
    assert_eq!(only(old.clone(), new("people", Some("police"))), Some(vec![]));
    assert_eq!(only(old.clone(), new("people", None)), Some(vec![Difference::AttributionLost]));
    assert_eq!(only(old.clone(), new("people", Some("the army"))), Some(vec![Difference::AttributionChanged]));
    let soldiers = face("The blast struck {13} soldiers, police said.", "soldiers", Some("police"));
    assert_eq!(only(old, soldiers), Some(vec![Difference::Counted]));
}

#[test]
fn the_dead_are_not_the_wounded() {
    let old = [
        face("At least {18} people are killed and 121 others are injured when a roof falls.", "people", None),
        face("At least 18 people are killed and {121} others are injured when a roof falls.", "others", None),
    ];
    let new = [
        face("At least {121} people are injured and 27 are killed when a roof falls.", "people", None),
        face("At least 121 people are injured and {27} are killed when a roof falls.", "", None),
    ];
    let compared = compare(&old, &new);
    let pairs: Vec<_> = compared.pairs.iter().map(|p| (p.old, p.new, p.differs.clone())).collect();
    assert_eq!(pairs, [(1, 0, vec![]), (0, 1, vec![Difference::Value])]);
    let hurt = face("The crash injured {13} people near the bridge.", "people", None);
    let dead = face("The crash killed {13} people near the bridge.", "people", None);
    assert_eq!(only(hurt, dead), Some(vec![Difference::Counted]));
}

#[test]
fn form_is_no_difference() {
    let digits = face("Police arrest {13} people over the fire.", "people", None);
    let mut spelled = face("Police arrest {thirteen} people over the fire.", "people", None);
    spelled.amount = digits.amount;
    assert_eq!(only(digits, spelled), Some(vec![]));
}

#[test]
fn more_or_less_exact_is_precision() {
    let plain = face("Some {1400000} homes had no power.", "homes", None);
    let about = Face { modifier: Modifier::About, ..plain.clone() };
    let exact = face("Some {1392417} homes had no power.", "homes", None);
    assert_eq!(only(about.clone(), plain.clone()), Some(vec![Difference::Precision]));
    assert_eq!(only(about, exact.clone()), Some(vec![Difference::Precision]));
    assert_eq!(only(plain, exact), Some(vec![Difference::Value]), "a plain number was wrong");
    let dozens = face("{Dozens} of homes had no power.", "homes", None);
    let counted = face("{42} of the homes had no power.", "homes", None);
    assert_eq!(only(dozens.clone(), counted), Some(vec![Difference::Precision]));
    let hundreds = face("{Hundreds} of homes had no power.", "homes", None);
    assert_eq!(only(dozens, hundreds), Some(vec![Difference::Value]));
}

#[test]
fn a_turn_from_up_to_down_is_another_value() {
    let up = Face { change: Some(Change::Up), ..face("Sales moved by {5%} in May.", "sales", None) };
    let down = Face { change: Some(Change::Down), ..up.clone() };
    assert_eq!(only(up, down), Some(vec![Difference::Value]));
}

#[test]
fn a_unit_changes_only_in_its_place() {
    let old = face("Prices rose by {5} overall in the year.", "prices", None);
    let new = face("Prices rose by {5%} overall in the year.", "prices", None);
    assert_eq!(only(old.clone(), new), Some(vec![Difference::Unit]));
    assert_eq!(only(old, face("Rents in the year fell {5%}.", "rents", None)), None);
}

#[test]
fn what_has_no_counterpart_came_or_went() {
    let old = [face("The quake killed {59} people.", "people", None), face("It hit {3} towns.", "towns", None)];
    let new =
        [face("The quake killed {107} people.", "people", None), face("Aid worth {9} million came.", "aid", None)];
    let compared = compare(&old, &new);
    assert_eq!((compared.pairs.len(), compared.removed, compared.added), (1, vec![1], vec![1]));
}

#[test]
fn thousands_of_leftovers_are_paired_in_reasonable_time() {
    let many = |n: u32| -> Vec<Face> {
        (0..3000)
            .map(|i| Face {
                at: Span::new(0, 1),
                ..face(&format!("{{{}}} voters of place {i} came.", i + n), "voters", None)
            })
            .collect()
    };
    let compared = compare(&many(0), &many(7));
    assert!(compared.pairs.len() > 2000, "{}", compared.pairs.len());
}

#[test]
fn another_name_of_the_same_people_is_not_shown_but_carries_no_verdict() {
    let old = [face("The army saw {30} rebels near the bridge on Monday.", "rebels", None)];
    for (of, silent) in [("insurgents", true), ("people", true), ("civilians", false), ("drones", false)] {
        let new = [face(&format!("The army saw {{30}} {of} near the bridge on Monday."), of, None)];
        assert_eq!(only(old[0].clone(), new[0].clone()), Some(vec![Difference::Counted]), "{of}");
        let mut compared = compare(&old, &new);
        compared.leave_out_form((&old, &[&old[0].sentence]), (&new, &[&new[0].sentence]));
        assert_eq!(compared.pairs[0].differs.is_empty(), silent, "{of}");
    }
}

#[test]
fn a_sentence_that_became_two_has_lost_no_figure() {
    let old = [face("{Two} people died when a jet crashed near Lake Onega in Karelia, Russia.", "people", None)];
    let new = ["A jet crashed near Lake Onega in Karelia, Russia.", "The two crew died."];
    let mut compared = compare(&old, &[]);
    compared.leave_out_form((&old, &[&old[0].sentence]), (&[], &new));
    assert!(compared.removed.is_empty());
    let mut compared = compare(&old, &[]);
    compared.leave_out_form((&old, &[&old[0].sentence]), (&[], &[new[0], "The pilot died."]));
    assert_eq!(compared.removed, [0]);
}
