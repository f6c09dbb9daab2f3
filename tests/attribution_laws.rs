//! Laws of attribution that hold for any text: no panic, every place inside its sentence and on character borders, a source
//! wherever there is one, and time that grows with the text.

use proptest::prelude::*;
use std::time::{Duration, Instant};
use tickmark::extract::{Options, extract};
use tickmark::model::Article;

/// Pieces that news is made of, and that trouble those who read it.
fn piece() -> impl Strategy<Value = String> {
    let fixed = [
        "said",
        "says",
        "according to",
        "told Reuters that",
        "reported",
        "12 people",
        "$4 million",
        "5%",
        "the ministry",
        "Orla Venn",
        "he",
        "she",
        "they",
        "it",
        "who",
        "which",
        "that",
        "and",
        "but",
        ",",
        ".",
        ":",
        ";",
        "?",
        "\"",
        "\u{201c}",
        "\u{201d}",
        "''",
        "``",
        "\u{2018}",
        "\u{2019}",
        "\u{ab}",
        "\u{bb}",
        "\u{201e}",
        "'",
        "(",
        ")",
        "\u{2014}",
        "--",
        "-",
        "\n\n",
        "\n",
        "WALLACE:",
        "In the poll,",
        "citing",
        "by",
        "as",
        "claim that",
        "made it clear",
        "reportedly",
        "is believed to",
        "Mr.",
        "\u{202e}\u{5d0}\u{5d1}\u{5d2}",
        "\u{645}\u{631}\u{62d}\u{628}\u{627}",
        "\u{1f600}",
        "\u{a0}",
        "saying",
        "adding",
    ];
    prop_oneof![8 => prop::sample::select(fixed.to_vec()).prop_map(str::to_string), 1 => "\\PC{0,12}"]
}

fn check(text: &str, options: Options) {
    let article = Article::of_line(text);
    let found = extract(&article, options);
    for claim in &found.claims {
        let Some(said) = &claim.attribution else { continue };
        for span in [said.cue, said.source_at].into_iter().flatten() {
            assert!(!span.text(&article.text).is_empty());
        }
        assert!(
            said.source.is_some()
                || said.kind.as_str() == "hearsay"
                || said.resolved == "nobody"
                || said.resolved == "own_words"
        );
        assert!(!said.via.iter().any(|relay| Some(relay) == said.source.as_ref()), "nobody passes on his own words");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn any_text_is_listened_to(pieces in prop::collection::vec(piece(), 0..60)) {
        check(&pieces.join(" "), Options { syntax: false });
    }

    #[test]
    fn odd_marks_of_quotation_disturb_nobody(glued in prop::collection::vec(piece(), 0..40)) {
        check(&glued.concat(), Options { syntax: false });
    }
}

/// How long a paragraph takes that repeats a sentence up to a size in bytes.
fn time(sentence: &str, size: usize) -> Duration {
    let text = sentence.repeat(size / sentence.len() + 1);
    let start = Instant::now();
    check(&text, Options { syntax: false });
    start.elapsed()
}

#[test]
fn a_paragraph_of_a_hundred_kilobytes_takes_no_quadratic_time() {
    for sentence in [
        "Police said 12 homes burned, the mayor told Reuters, citing two officials. ",
        "\u{201c}It fell 12 times,\u{201d} he said, \u{201c}and ",
        "who said that he said and added 12 ",
        "\" 12 ' said \u{201c} ",
        "\u{5d0}\u{5d1} 12 said, ",
        "(said -- 12 ",
        "147, 21, 9, ",
    ] {
        // Four times the text in sixteen times the time would be quadratic; a slow machine is given much more.
        let (small, large) = (time(sentence, 25_000), time(sentence, 100_000));
        assert!(
            large < small * 12 + Duration::from_secs(20),
            "{sentence:?}: {small:?} for a quarter, {large:?} for the whole"
        );
    }
}
