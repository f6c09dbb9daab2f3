//! Reporting periods and match minutes: "second-quarter profit", "three months ended", "the first seven months of the
//! year", "the 20th minute", "Q3", "fiscal 2019".
//!
//! # Leaves alone
//! "the first 24 hours" (an ordinal and a length), "the first half" of a match (an ordinal).

use crate::figures::passage::Passage;
use crate::figures::proposal::Proposal;
use crate::model::WhyNot;
use crate::text::numerals::Form;
use crate::text::wording::Wording;

pub fn propose(p: &Passage, n: usize) -> Option<Proposal> {
    let numeral = &p.numerals[n];
    let words = numeral.words.clone();
    let next = words.end + usize::from(p.hyphen(words.end));
    let no = |words| Proposal::no(words, WhyNot::Date);
    match numeral.form {
        Form::Ordinal | Form::Part { ordinal: true } => {
            let quarter = p.any(next, &["quarter", "quarters", "trimester", "semester"])
                && numeral.value.is_some_and(|v| v <= 4.into());
            let minute = p.any(next, &["minute"]) && numeral.value.is_some_and(|v| v > 1.into());
            if quarter || minute {
                return no(words.start..next + 1);
            }
            // "the first seven months of the year"
            let inner = p.numerals.get(n + 1).filter(|m| m.words.start == words.end)?;
            let month = p.any(inner.words.end, &["months", "weeks", "quarters"]);
            let whole = p.is(inner.words.end + 1, "of") && !p.any(inner.words.end + 2, &["his", "her", "their", "its"]);
            (month && whole).then(|| no(words.start..inner.words.end + 1)).flatten()
        }
        Form::Cardinal => {
            let fiscal = p.any(words.start.wrapping_sub(1), &["fiscal", "FY"]) && super::date::year(p, numeral);
            if fiscal {
                return no(words.start - 1..words.end);
            }
            let span = p.any(next, &["months", "weeks", "month", "quarters"]);
            let ended = p.any(next + 1, &["ended", "ending", "to", "through"])
                && (!p.any(next + 1, &["to", "through"]) || p.class(next + 2, crate::lexicon::Class::MONTH));
            // "Nine mths" as a line of a table: what the lines below are about.
            let whole = words.start == 0
                && (next + 1 == p.words.len() || next + 2 == p.words.len() && matches!(p.txt(next + 1), ":" | "."))
                && p.any(next, &["months", "mths", "mos", "weeks", "wks"]);
            (span && ended || whole).then(|| no(words.start..next + 1)).flatten()
        }
        Form::Code => {
            let text = p.txt(words.start);
            let period = text.len() == 2 && text.starts_with(['Q', 'H']) && text.ends_with(['1', '2', '3', '4'])
                || text.len() > 2 && text.starts_with("FY");
            period.then(|| no(words)).flatten()
        }
        _ => None,
    }
}
