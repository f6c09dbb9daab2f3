//! Number words that count nothing: "first and foremost", "24/7", "9/11", "one-on-one", "fifty-fifty", "square one".
//!
//! # Leaves alone
//! The single word "one", which has a rule of its own.

use crate::figures::passage::Passage;
use crate::figures::proposal::Proposal;
use crate::model::WhyNot;
use crate::text::numerals::Form;
use crate::text::wording::Wording;

pub fn propose(p: &Passage, n: usize) -> Option<Proposal> {
    let numeral = &p.numerals[n];
    let words = numeral.words.clone();
    let (before, after) = (words.start.wrapping_sub(1), words.end);
    let behind = after + usize::from(p.hyphen(after));
    let no = |words| Proposal::no(words, WhyNot::Idiom);
    let text = numeral.span.text(p.text);
    if numeral.form == Form::Slash && ["24/7", "9/11", "7/7", "20/20", "50/50", "7/11"].contains(&text) {
        return no(words);
    }
    // "one-on-one", "two-on-one", "one-two punch", "50-50", "fifty-fifty"
    if p.hyphen(after) && (p.any(after + 1, &["on", "to"]) && p.hyphen(after + 2) && p.is(after + 1, "on")) {
        let end = p.numerals.get(n + 1).filter(|m| m.words.start == after + 3).map_or(after + 2, |m| m.words.end);
        return no(words.start..end);
    }
    if p.dash(after)
        && let Some(next) = p.numerals.get(n + 1).filter(|m| m.words.start == after + 1)
    {
        let punch = p.is(words.start, "one") && p.any(next.words.start, &["two"]) && !p.plural(next.words.end);
        let even = numeral.value == Some(50.into()) && next.value == Some(50.into());
        if punch || even {
            return no(words.start..next.words.end);
        }
    }
    // "the quarter-final at home"
    const ROUND: &[&str] = &["back", "backs", "final", "finalist", "finalists", "finals"];
    if p.is(words.start, "quarter") && p.hyphen(after) && p.any(behind, ROUND) {
        return no(words.start..behind + 1);
    }
    if numeral.form == Form::Ordinal || matches!(numeral.form, Form::Part { ordinal: true }) {
        const BEHIND: &[&str] = &[
            "responder", "responders", "lady", "aid", "hand", "name", "class", "thought", "thoughts", "nature",
            "party", "degree", "sense", "opinion", "guess", "chance", "chances", "wind", "tier", "string", "rate",
            "foremost", "timer", "timers", "grader", "graders", "refusal", "language", "cousin", "cousins",
        ];
        if p.hyphen(after) && p.is(behind, "time") {
            return no(words.start..behind + 1);
        }
        // "the sixth rate cut for the year"
        let moved = p.is(behind, "rate") && p.class(behind + 1, crate::lexicon::Class::CHANGE_NOUN);
        if p.any(behind, BEHIND) && !moved && !(p.any(behind, &["party"]) && p.capital(behind)) {
            return no(words.start..behind + 1);
        }
        // "took the fifth": the amendment that nobody names.
        if p.is(words.start, "fifth")
            && p.is(before, "the")
            && p.any(
                before.wrapping_sub(1),
                &[
                    "take", "takes", "took", "taking", "taken", "plead", "pleads", "pleaded", "pleading", "pled",
                    "invoke", "invoked",
                ],
            )
            && !p.open_word(after)
        {
            return no(words);
        }
        if p.row(after, &["and", "foremost"])
            || p.is(before, "at") && p.is(words.start, "first")
            || p.row(after, &["of", "all"])
            || p.row(after, &["things", "first"])
            || p.row(before.wrapping_sub(1), &["in", "the"]) && p.is(after, "place")
        {
            return no(words);
        }
        return None;
    }
    let spelled = !numeral.digits && numeral.form == Form::Cardinal;
    // "lost in the last eight", "reached the final four": a round of a contest.
    let round = [2, 4, 8, 16, 32, 64].iter().any(|n| numeral.value == Some((*n).into()));
    if round
        && numeral.form == Form::Cardinal
        && (p.any(before, &["last"]) || p.is(before, "final") && p.capital(before))
        && p.is(before.wrapping_sub(1), "the")
        && !p.open_word(after)
        && !p.hyphen(after)
        && !p.is(after, "of")
        && p.earlier.sport
    {
        return no(before..words.end);
    }
    // "square one", "cloud nine", "ground zero", "Catch-22"
    if p.any(before, &["square", "cloud"]) && spelled
        || p.any(before, &["ground", "catch"])
        || p.row(before.wrapping_sub(1), &["catch", "-"])
    {
        return no(words);
    }
    // "zero tolerance", "a zero-sum game", "four-wheel drive", "three-dimensional", "two-way"
    let shape =
        p.any(behind, &["wheel", "wheeler", "dimensional", "sided", "tier", "way", "letter", "faced", "time", "off"]);
    if p.is(words.start, "zero") && p.any(behind, &["tolerance", "sum", "hour"]) || spelled && p.hyphen(after) && shape
    {
        return no(words.start..behind + 1);
    }
    // "the road would split the field in two"
    const CUTS: &[&str] = &[
        "break", "broke", "broken", "cut", "cuts", "divide", "divided", "split", "splits", "splitting", "tear", "torn",
    ];
    if p.is(words.start, "two")
        && p.is(before, "in")
        && !p.open_word(after)
        && !p.hyphen(after)
        && p.back(before, 6, |i| p.any(i, CUTS)).is_some()
    {
        return no(words);
    }
    // "a six pack of beer", "a .223-calibre rifle"
    if p.is(words.start, "six") && (p.is(behind, "pack") || p.hyphen(after) && p.is(behind, "packs")) {
        return no(words.start..behind + 1);
    }
    if p.any(behind, &["caliber", "calibre"]) && numeral.digits {
        return Proposal::no(words.start..behind + 1, WhyNot::Name);
    }
    // "Politics 101": a first lesson.
    if text == "101" && p.capital(before) && p.word(before) && !p.open_word(after) && words.len() == 1 {
        return Proposal::no(before..words.end, WhyNot::Name);
    }
    // "trying to zero in on the cause"
    if p.is(words.start, "zero")
        && p.row(after, &["in"])
        && p.any(before, &["to", "and", "will", "can", "could", "you", "they", "we"])
    {
        return no(words);
    }
    let net = if p.hyphen(before) { before.wrapping_sub(1) } else { before };
    if p.is(words.start, "zero") && p.is(net, "net") {
        return Proposal::no(net..after, WhyNot::Name);
    }
    // "a million to one", "one in a million", "a thousand times no"
    if p.row(words.start, &["a", "million"]) && p.row(before.wrapping_sub(1), &["one", "in"]) {
        return no(words);
    }
    if numeral.form == Form::Multiple && !super::multiple::counts(p, n) {
        return no(words);
    }
    // "half" as a part of play or of a pair: "half-time", "half-brother", "half-staff", "half a chance"
    if matches!(numeral.form, Form::Part { ordinal: false }) && p.is(words.start, "half") {
        const HALVES: &[&str] = &[
            "time", "brother", "sister", "staff", "mast", "hearted", "heartedly", "truth", "truths", "marathon",
            "marathons", "back", "term", "pipe", "baked", "naked", "life", "way", "sibling", "siblings", "board",
            "chance", "volley", "asleep", "joking",
        ];
        // "half centuries from both openers"
        let innings = p.earlier.sport && p.any(behind, &["century", "centuries"]);
        if innings
            || p.any(behind, HALVES)
            || p.row(after, &["a", "chance"])
            || p.is(before, "and") && p.is(before.wrapping_sub(1), "time")
        {
            return no(words);
        }
    }
    None
}
