//! Parts of a whole: "two-thirds of the vote", "a quarter were larger", "nearly half", "one-third of Americans".
//!
//! # Leaves alone
//! "the second half", "half-time", "a third person": `ordinal`, `idiom`.

use crate::figures::passage::Passage;
use crate::figures::proposal::{Draft, Proposal, Thing, amount};
use crate::lexicon::Class;
use crate::model::{Unit, WhyNot};
use crate::text::numerals::Form;
use crate::text::wording::Wording;

pub fn propose(p: &Passage, n: usize) -> Option<Proposal> {
    let numeral = &p.numerals[n];
    let fraction = match numeral.form {
        Form::Part { .. } => true,
        Form::Slash => numeral.value.is_some_and(|v| v < 1.into()),
        _ => false,
    };
    if !fraction {
        return None;
    }
    if !shares(p, n) {
        let half = p.is(numeral.words.start, "half");
        return half.then(|| Proposal::no(numeral.words.clone(), WhyNot::Idiom))?;
    }
    let end = numeral.words.end;
    let of = if p.is(end, "of") || p.open_word(end) || p.class(end, Class::ARTICLE.or(Class::POSSESSIVE)) {
        Thing::Counted
    } else {
        Thing::Measured
    };
    Proposal::figure(numeral.words.clone(), Draft::measure(amount(numeral.value), Unit::RATIO).of(of))
}

/// Whether a fraction word stands for a share here.
pub fn shares(p: &Passage, n: usize) -> bool {
    let numeral = &p.numerals[n];
    let (before, start, end) = (numeral.words.start.wrapping_sub(1), numeral.words.start, numeral.words.end);
    if numeral.form == Form::Slash {
        return true;
    }
    // "quarter-over-quarter", "only half-surprised"
    if p.hyphen(end)
        && (p.any(end + 1, &["over", "on"])
            || p.is(start, "half") && p.txt(end + 1).ends_with("ed") && p.txt(end + 1).len() > 4)
    {
        return false;
    }
    // "for the last month and a half", not "a year and half the budget"
    let whole = p.any(end, &["of", "the", "its", "their", "his", "her"]);
    if !whole && p.is(before, "and") && p.entry(before.wrapping_sub(1)).unit.is_some_and(|u| u.kind == "time") {
        return false;
    }
    let bounded = p.any(
        before,
        &[
            "about", "nearly", "almost", "than", "least", "roughly", "around", "over", "under", "approximately",
            "only", "just", "by", "to",
        ],
    );
    if p.is(start, "half") {
        let first = p.numeral_over(before).is_some_and(|m| p.numerals[m].form == Form::Ordinal)
            || p.any(before, &["latter", "opening", "top", "bottom", "last", "better", "other", "next"]);
        // "half also said", "half trust him": it is those people who do so.
        let acts = p.tree.is_some_and(|t| crate::figures::counted::by_tree::acts(p, t, &numeral.words))
            && !p.any(
                before,
                &["the", "a", "each", "this", "first", "second", "his", "her", "their", "its", "and", "-"],
            )
            && !p.hyphen(end);
        let also = p.any(end, &["also", "still", "now", "only"]) && p.class(end + 1, Class::CUE.or(Class::AUXILIARY));
        return !first
            && (acts
                || also
                || p.any(
                    end,
                    &[
                        "of", "the", "its", "their", "his", "her", "that", "those", "these", "all", "were", "are",
                        "have", "had", "said", "say", "saying", "our", "as", "was", "is",
                    ],
                )
                || bounded
                || p.class(end, Class::AUXILIARY)
                || p.any(end, &["a"]) && p.open_word(end + 1));
    }
    // "a third of", "one-third", "a quarter were", "cut by a third"
    if p.is(end, "of") || p.hyphen(start + 1) || bounded && !p.open_word(end) {
        return !(p.any(end, &["of"]) && p.any(end + 1, &["its", "a"]) && p.is(end + 2, "kind"));
    }
    // "more than a quarter lives in poverty"
    let verb = p.tree.is_some_and(|t| {
        p.words
            .get(end)
            .and_then(|w| t.words().get(w.token as usize))
            .is_some_and(|w| w.upos == crate::text::syntax::Upos::Verb)
    });
    let third_person = p.is(end - 1, "quarter") && p.txt(end).ends_with('s') && p.class(end + 1, Class::PREPOSITION);
    if bounded && (verb || third_person) && p.any(start, &["a", "one"])
        || p.any(start, &["a"])
            && p.any(end, &["below", "above", "higher", "lower", "larger", "smaller"])
            && p.any(before, &["remain", "remains", "is", "are", "was", "were", "about", "by", "nearly"])
    {
        return true;
    }
    let plural = p.txt(end - 1).ends_with('s');
    let counted = numeral.words.len() > 1 && !p.any(start, &["a", "an"]);
    plural && numeral.words.len() > 1
        || counted && !p.open_word(end)
        || p.any(start, &["a", "an", "one"])
            && (p.class(end, Class::AUXILIARY)
                || p.any(end, &["said", "say", "more", "less", "had", "the"])
                || p.border(end) && p.txt(end) != ":")
            && !p.is(end - 1, "second")
        || p.is(start, "quarter") && bounded
}
