//! Counts that point back and assert nothing: "the two leaders", "both sides", "these 11", "the five companies".
//!
//! # Leaves alone
//! "all 69 hamlets", "seven of the 10 people", "the other two", "the 126 dead": these state the number.

use crate::figures::passage::Passage;
use crate::figures::proposal::Proposal;
use crate::figures::units;
use crate::model::WhyNot;
use crate::text::numerals::Form;
use crate::text::wording::Wording;

pub fn propose(p: &Passage, n: usize) -> Option<Proposal> {
    let numeral = &p.numerals[n];
    let words = numeral.words.clone();
    if numeral.form != Form::Cardinal || numeral.scaled {
        return None;
    }
    let measured = units::measured(p, numeral);
    let mut before = words.start.checked_sub(1)?;
    let described =
        p.any(before, &["earlier", "newly", "selected", "first", "remaining", "latter", "same", "said", "former"]);
    // "the first two illnesses", "the earlier two", "the newly selected five"
    if described {
        let the = p.back(before, if p.is(before, "said") { 1 } else { 2 }, |i| p.any(i, &["the", "these", "those"]));
        let back = p.any(before, &["earlier", "selected", "latter", "said", "former"])
            || p.is(before, "first")
                && small(p, n)
                && p.open_word(words.end)
                && p.earlier.counts.contains(&numeral.value?);
        return (the.is_some() && back && measured.is_none()).then(|| Proposal::no(words, WhyNot::Anaphoric)).flatten();
    }
    let ours = p.any(before, &["our", "your", "my"]) && small(p, n);
    if p.any(before, &["'s", "\u{2019}s"])
        && p.any(before.wrapping_sub(1), &["world"])
        && small(p, n)
        && p.open_word(words.end)
    {
        return Proposal::no(words, WhyNot::Anaphoric);
    }
    if !(p.any(before, &["the", "these", "those"]) || ours) {
        return None;
    }
    let pointing = p.any(before, &["these", "those"]);
    // "the 500 micron net": a measure named before only tells which one.
    if let Some(unit) = &measured {
        let again = p.earlier.counts.contains(&numeral.value?)
            && p.open_word(unit.words.end)
            && matches!(unit.sort, units::Sort::Measure("length" | "mass" | "volume" | "area" | "power"));
        return (again && !unit.compound).then(|| Proposal::no(unit.words.clone(), WhyNot::Anaphoric)).flatten();
    }
    before = before.wrapping_sub(1);
    let whole = p.any(before, &["of", "all", "among", "between", "for", "over", "in", "than", "to"])
        && !(p.is(before, "between") && small(p, n))
        && !(p.any(before, &["in", "to", "for"]) && small(p, n));
    let known = p.earlier.counts.contains(&numeral.value?);
    // "the prospects of the two sides": a name for them, not a part of them.
    let both = small(p, n) && p.any(words.end, &["sides", "parties", "leaders", "nations", "rivals", "superpowers"]);
    if p.is(before, "of") && !pointing && !known && !both {
        return None;
    }
    let noun = p.open_word(words.end) || p.any(words.end, &["of", "men", "women"]);
    let verb = !noun
        && (p.class(words.end, crate::lexicon::Class::AUXILIARY.or(crate::lexicon::Class::RELATIVE))
            || p.border(words.end)
            || p.txt(words.end) == ",");
    let said =
        pointing || both && noun && p.is(before, "of") || verb && small(p, n) || known || small(p, n) && noun && !whole;
    // "the four jets that were used as targets": which four is told here, and nothing has told of them before.
    let told = !known
        && !pointing
        && p.open_word(words.end)
        && !p.is(words.end, "things")
        && p.any(words.end + 1, &["that", "who"])
        && p.tree.is_some();
    let stated = told
        || p.any(words.end, &["dead", "killed", "people", "injured", "victims", "missing", "wounded"]) && !known
        || p.is(before, "all");
    (said && !stated).then(|| Proposal::no(words, WhyNot::Anaphoric)).flatten()
}

/// A number that one can see at a glance: up to twelve, in words.
fn small(p: &Passage, n: usize) -> bool {
    let numeral = &p.numerals[n];
    numeral.value.is_some_and(|v| v <= 12.into()) && !numeral.digits
}
