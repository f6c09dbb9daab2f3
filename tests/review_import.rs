use crate::support::{self, Desk, NOW, made_up, stamp};
use std::path::PathBuf;
use tickmark::ingest::Refusal;
use tickmark::ledger::{EventFilter, Filter, Reading, Sort};
use tickmark::model::Notice;
use tickmark::review::history;
use tickmark::review::import::{Failure, ReadResult, run};
use tickmark::review::paths::Input;

/// Reads what the tests make: the text as it is; "bad" is no article.
fn simple(input: &Input) -> ReadResult {
    let Input::Bytes(name, bytes) = input else { return Err(Failure::Refused(Refusal::Binary)) };
    let text = std::str::from_utf8(bytes).map_err(|_| Failure::Refused(Refusal::Binary))?;
    assert!(text != "worse", "the reader of this test breaks off here");
    if text == "bad" {
        return Err(Failure::Refused(Refusal::Empty));
    }
    let article = support::article(text);
    let extraction = support::extract(&article);
    Ok(vec![(Reading::new(article, &extraction, Some(name.clone()), "test 0"), vec![Notice::Partial])])
}

fn inputs(n: u64) -> Vec<Input> {
    (0..n).map(|i| Input::Bytes(format!("{i}.txt"), made_up(i).text.into_bytes())).collect()
}

#[test]
fn many_threads_read_and_the_order_stays_that_of_the_inputs() {
    let mut inputs = inputs(150);
    inputs.insert(7, Input::Bytes("bad.txt".into(), b"bad".to_vec()));
    inputs.push(Input::File(PathBuf::from("nowhere.txt")));
    let mut seen = Vec::new();
    for threads in [1, 2, 5, 400] {
        let mut desk = Desk::new();
        let mut steps = 0;
        let summary = run(&mut desk.ledger, &stamp("r.k."), &inputs, threads, simple, |done| steps = done);
        assert!(summary.stopped.is_none());
        assert_eq!((summary.new.len(), summary.known.len(), steps), (150, 0, 152));
        let failed: Vec<_> = summary.failures.iter().map(|(name, why)| format!("{name}: {why}")).collect();
        assert_eq!(failed, ["bad.txt: there is no text in it", "nowhere.txt: it is not text"]);
        assert_eq!(summary.claims.len() as u64, desk.ledger.stats(1).unwrap().claims);
        let page = desk.ledger.list(&Filter::default(), Sort::Number, None, 9_999).unwrap();
        seen.push(page.claims.iter().map(|c| c.key.to_string()).collect::<Vec<_>>());
        assert_eq!(desk.faults(), [""; 0]);
        let told = history::read(&desk.ledger, &EventFilter::default(), 9).unwrap();
        assert_eq!(told.len(), 1, "one command is one action, and one line");
        assert_eq!(told[0].deed, format!("imported 150 articles with {} claims", summary.claims.len()));
        assert_eq!((told[0].by.as_str(), told[0].at.as_str()), ("r.k.", NOW));
    }
    assert!(seen.iter().all(|keys| *keys == seen[0]));
}

#[test]
fn what_was_interrupted_is_finished_by_running_it_again() {
    let inputs = inputs(100);
    let mut desk = Desk::new();
    let first = run(&mut desk.ledger, &stamp("r.k."), &inputs[..40], 2, simple, |_| {});
    assert_eq!(first.new.len(), 40);
    let second = run(&mut desk.ledger, &stamp("r.k."), &inputs, 2, simple, |_| {});
    assert_eq!((second.known.len(), second.new.len()), (40, 60));
    let third = run(&mut desk.ledger, &stamp("r.k."), &inputs, 2, simple, |_| {});
    assert_eq!((third.known.len(), third.new.len(), third.claims.len()), (100, 0, 0));
    assert_eq!(desk.faults(), [""; 0]);
}

#[test]
fn a_reading_that_breaks_off_stops_no_other() {
    let mut inputs = inputs(3);
    inputs.insert(1, Input::Bytes("worse.txt".into(), b"worse".to_vec()));
    let mut desk = Desk::new();
    let summary = run(&mut desk.ledger, &stamp("r.k."), &inputs, 2, simple, |_| {});
    assert_eq!(summary.new.len(), 3);
    assert!(matches!(&summary.failures[..], [(name, Failure::BrokeOff)] if name == "worse.txt"));
}

#[test]
fn what_is_set_aside_is_counted_with_its_reason() {
    let mut desk = Desk::new();
    let story = [Input::Bytes("-".into(), support::STORY.as_bytes().to_vec())];
    let summary = run(&mut desk.ledger, &stamp("r.k."), &story, 1, simple, |_| {});
    assert_eq!(summary.set_aside.into_iter().collect::<Vec<_>>(), [("date", 1)]);
    assert_eq!((summary.attributed, summary.claims.len()), (2, 4));
    assert_eq!(summary.notices, [("-".to_string(), Notice::Partial)]);
}
