//! Laws of reading figures, whatever the text: it ends, its spans lie on character borders inside their sentence, claims do
//! not overlap, and the same text gives the same reading.

use proptest::prelude::*;
use tickmark::extract::{Options, extract};
use tickmark::model::{Article, Extraction};

/// Pieces that news is made of, and pieces that break readers.
const PIECES: &[&str] = &[
    "3",
    "12",
    "1,250",
    "4.2",
    "½",
    "41/2",
    "9/11",
    "2019",
    "'88",
    "1.99",
    "×10−30",
    "10^6",
    "one",
    "two",
    "nil",
    "minus",
    "twenty",
    "-five",
    "hundred",
    "and",
    "a half",
    "dozen",
    "dozens",
    "of",
    "thousands",
    "million",
    "bn",
    "m",
    "lakh",
    "%",
    "percent",
    "per cent",
    "points",
    "$",
    "US$",
    "£",
    "€",
    "RM",
    "PS2",
    "USD",
    "MUSD",
    "p",
    "cents",
    "a share",
    "km/h",
    "°C",
    "″",
    "years",
    "-year-old",
    "months",
    "an hour",
    "per",
    "for every",
    "1,000 people",
    "from",
    "to",
    "between",
    "or",
    "about",
    "more than",
    "up",
    "rose",
    "fell",
    "by",
    "doubled",
    "third",
    "second-largest",
    "the",
    "first",
    "time",
    "No.",
    "Sept.",
    "March",
    "May",
    "p.m.",
    "GMT",
    "aged",
    "Smith,",
    "he said",
    "people",
    "drones",
    "were killed",
    "voters",
    "the two",
    "leaders",
    "Boeing",
    "Article",
    "§",
    "(",
    ")",
    "\u{201c}",
    "\u{201d}",
    ",",
    ".",
    ";",
    ":",
    "-",
    "–",
    "—",
    "…",
    "+",
    "~",
    "/",
    "#",
    "\u{a0}",
    "\u{200b}",
    "\n",
    "日本",
    "é",
    "\u{301}",
    "🙂",
    "İ",
    "ß",
    "10:30",
    "2:04.45",
    "3-1",
    "1-2-3",
    "555-0142",
    "(4)",
    "501(c)(4)",
    "US10YT=RR",
    "respectively",
    "higher",
    "in sales",
    "a drop",
    "air, sea and land-based units",
    "99999999999999999999999999999999",
    "0.0000000000000000000000000000001",
    "1e9",
    "20\u{2032}s",
    "II",
    "XIV",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => proptest::sample::select(PIECES).prop_map(str::to_string),
        1 => "\\PC{0,6}",
        1 => "[0-9]{1,12}[.,:/]?[0-9]{0,4}[a-z]{0,3}",
    ];
    let gap = proptest::sample::select(&[" ", " ", " ", "", "-"][..]);
    prop::collection::vec((piece, gap), 0..40)
        .prop_map(|parts| parts.into_iter().flat_map(|(piece, gap)| [piece, gap.to_string()]).collect())
}

fn read(text: &str, syntax: bool) -> Extraction {
    extract(&Article::of_line(text), Options { syntax })
}

fn laws(text: &str, syntax: bool) {
    let found = read(text, syntax);
    let whole = |span: tickmark::span::Span| {
        let (start, end) = (span.start as usize, span.end as usize);
        assert!(start < end && text.is_char_boundary(start) && text.is_char_boundary(end), "{span:?} in {text:?}");
    };
    let mut last = 0;
    for claim in &found.claims {
        let span = claim.figure.span;
        whole(span);
        whole(claim.sentence);
        assert!(claim.sentence.holds(span), "{span:?} leaves its sentence in {text:?}");
        assert!(span.start >= last, "{span:?} overlaps the claim before it in {text:?}");
        last = span.end;
        claim.figure.of.into_iter().chain(claim.hedge).for_each(whole);
    }
    found.suppressed.iter().for_each(|s| {
        whole(s.span);
        assert!(s.sentence.holds(s.span), "{:?} leaves its sentence in {text:?}", s.span);
        assert!(
            found.claims.iter().all(|c| !c.figure.span.overlaps(s.span)),
            "{:?} is a claim and none in {text:?}",
            s.span
        );
    });
    assert_eq!(format!("{found:?}"), format!("{:?}", read(text, syntax)), "two readings of {text:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]
    #[test]
    fn any_text_is_read_by_the_laws_without_syntax(text in text()) {
        laws(&text, false);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]
    #[test]
    fn any_text_is_read_by_the_laws_with_syntax(text in text()) {
        laws(&text, true);
    }
}
