//! Who speaks across paragraphs: a signature below a quotation, a list behind a colon, an introduction before one.

use tickmark::extract::{Options, extract};
use tickmark::ingest::{Given, read};

/// The figures of a text, each with its source.
fn sources(text: &str) -> Vec<(String, Option<String>)> {
    let article = read(text.as_bytes(), &Given::default()).expect("text is read").remove(0);
    let found = extract(&article, Options::default());
    let of = |c: &tickmark::model::Claim| c.attribution.as_ref().and_then(|a| a.source.clone());
    found.claims.iter().map(|c| (c.figure.span.text(&article.text).to_string(), of(c))).collect()
}

#[track_caller]
fn all_by(text: &str, source: Option<&str>) {
    let found = sources(text);
    assert!(!found.is_empty(), "no figures in {text:?}");
    for (figure, by) in found {
        assert_eq!(by.as_deref(), source, "{figure} in {text:?}");
    }
}

#[test]
fn a_quotation_is_signed_below() {
    all_by(
        "Views from the press\n\n“The pier cost 40 million crowns. It lasted 12 years.”\n\nMary Calder, Harbour Gazette\n",
        Some("Mary Calder"),
    );
    all_by("Views from the press\n\n“The mayor was fined for two leaks.” AP News\n", Some("AP News"));
}

#[test]
fn what_stands_below_a_quotation_and_signs_nothing_is_left_alone() {
    all_by("The pier\n\n“The pier cost 40 million crowns.”\n\nBy the sea, all is quiet\n", None);
    all_by("The pier\n\nThe pier cost 40 million crowns.\n\nMary Calder, Harbour Gazette\n", None);
}

#[test]
fn a_list_behind_a_colon_needs_no_bullets() {
    let list = "The harbours\n\nAccording to the harbour report, the 10 towns that gained most are:\n\n\
                Orrin, $3.2 million\n\nCalder, $1.6 million\n\nVenn: $758,881\n\nThe ferry is 40 years old and still sails.\n";
    let found = sources(list);
    let (last, rest) = found.split_last().expect("figures");
    assert_eq!(rest.len(), 4, "{found:?}");
    assert!(rest.iter().all(|(_, by)| by.as_deref() == Some("the harbour report")), "{found:?}");
    assert_eq!(last.1, None, "{found:?}");
}

#[test]
fn a_name_and_a_colon_hand_the_next_paragraph_over() {
    all_by(
        "The markets\n\nMary Calder, chief strategist at Orrin Capital Ltd.:\n\n“It would cost 40 million crowns.”\n",
        Some("Mary Calder"),
    );
    all_by(
        "The debate\n\nA little later, Mary Calder said:\n\nSo we lost 40 boats. That is 12 a year.\n",
        Some("Mary Calder"),
    );
}
