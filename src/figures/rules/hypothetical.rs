//! Examples that assert nothing: "imagine 100 people", "we could've scored two or three".

use crate::figures::passage::Passage;
use crate::figures::proposal::Proposal;
use crate::model::WhyNot;
use crate::text::numerals::Form;
use crate::text::wording::Wording;

pub fn propose(p: &Passage, n: usize) -> Option<Proposal> {
    let numeral = &p.numerals[n];
    if !matches!(numeral.form, Form::Cardinal | Form::Vague) {
        return None;
    }
    let words = numeral.words.clone();
    let imagined = p
        .back(words.start, 4, |i| {
            p.any(i, &["imagine", "suppose"]) && !p.any(i.wrapping_sub(1), &["i", "we"]) && p.txt(i + 1) != ","
        })
        .is_some()
        || p.back(words.start, 5, |i| p.is(i, "say"))
            .is_some_and(|i| p.txt(i.wrapping_sub(1)) == "," && p.txt(i + 1) == ",");
    let unreal = p
        .back(words.start, 4, |i| {
            p.any(i, &["could", "would", "should", "might"]) && p.any(i + 1, &["'ve", "\u{2019}ve"])
        })
        .is_some();
    if !(imagined || unreal) {
        return None;
    }
    let end = match p.numerals.get(n + 1) {
        Some(next) if p.any(words.end, &["or", "to"]) && next.words.start == words.end + 1 => next.words.end,
        _ => words.end,
    };
    Proposal::no(words.start..end, WhyNot::Hypothetical)
}
