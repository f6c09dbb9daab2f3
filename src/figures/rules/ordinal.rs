//! Places in a sequence, which nobody can check: "the second phase", "first, …", "the first half", "a third goal".
//!
//! # Leaves alone
//! Ranks (`rank`) and shares ("a third of", `fraction`).

use crate::figures::passage::Passage;
use crate::figures::proposal::Proposal;
use crate::lexicon::{Class, lexicon};
use crate::model::WhyNot;
use crate::text::numerals::Form;
use crate::text::wording::Wording;

pub fn propose(p: &Passage, n: usize) -> Option<Proposal> {
    let numeral = &p.numerals[n];
    let no = |words| Proposal::no(words, WhyNot::Ordinal);
    match numeral.form {
        Form::Ordinal => {
            let (words, _) = super::rank::place(p, n)?;
            let half = p.is(words.end, "half") || p.hyphen(words.end) && p.is(words.end + 1, "half");
            no(words.start..words.end + usize::from(half) + usize::from(half && p.hyphen(words.end)))
        }
        Form::Part { ordinal: true } if !super::fraction::shares(p, n) => no(super::rank::place(p, n)?.0),
        // "day five", "Game 7", "Phase 3", "Number 1 —"
        Form::Cardinal | Form::Roman => {
            let before = numeral.words.start.wrapping_sub(1);
            let label = if p.txt(before) == "." { before.wrapping_sub(1) } else { before };
            let bare = !numeral.scaled && numeral.value.is_none_or(|v| v < 1000.into() && v.fract().is_zero());
            // "No one knows" is a pronoun.
            if p.is(label, "no") && label + 1 == numeral.words.start && !super::rank::numero(p, numeral) {
                return None;
            }
            // "One, nobody asked. Two, I was not there."
            let start = numeral.words.start;
            let opens = start == 0 || start == 1 && !p.word(0);
            let told = p.txt(numeral.words.end) == "," && p.class(numeral.words.end + 1, Class::PRONOUN);
            if opens
                && told
                && !numeral.digits
                && numeral.value < Some(7.into())
                && !p.class(numeral.words.end + 2, Class::CUE)
            {
                return no(numeral.words.clone());
            }
            let labelled = lexicon().label(&p.txt(label).to_lowercase()).any(Class::LABEL_ORDINAL);
            let counted = p.any(
                label.wrapping_sub(1),
                &["this", "last", "each", "per", "every", "a", "next", "past", "that", "one"],
            ) || p.plural(numeral.words.end)
                || crate::figures::units::measured(p, numeral).is_some();
            (bare && labelled && !counted).then(|| no(label..numeral.words.end)).flatten()
        }
        _ => None,
    }
}
