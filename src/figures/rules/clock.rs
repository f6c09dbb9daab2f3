//! Clock times: "3:30 a.m.", "1.41pm", "2400 GMT", "10 o'clock".
//!
//! # Leaves alone
//! Times that were run or lasted ("2:04.45", "won in 46.46") are measured: `duration`.

use crate::figures::passage::Passage;
use crate::figures::proposal::Proposal;
use crate::model::WhyNot;
use crate::text::numerals::Form;
use crate::text::wording::Wording;
use crate::text::words::Piece;

pub fn propose(p: &Passage, n: usize) -> Option<Proposal> {
    let numeral = &p.numerals[n];
    let words = numeral.words.clone();
    let after = words.end;
    match numeral.form {
        Form::Clock => {
            let Some(Piece::Clock { n: parts, fraction, .. }) = p.words[words.start].piece else { return None };
            if fraction.is_some() || parts == 3 && p.earlier.sport || super::duration::run_in(p, words.start) {
                return None;
            }
            Proposal::no(words.start..behind(p, after), WhyNot::Date)
        }
        // "at 0930 hrs"
        Form::Cardinal
            if numeral.span.len() == 4
                && numeral.span.text(p.text).starts_with('0')
                && p.any(after, &["hrs", "hrs.", "hours"]) =>
        {
            Proposal::no(words.start..behind(p, after + 1), WhyNot::Date)
        }
        Form::Cardinal if of_day(p, after) || p.row(after, &["o'clock"]) || p.row(after, &["o\u{2019}clock"]) => {
            Proposal::no(words.start..behind(p, after), WhyNot::Date)
        }
        // "from 1800 to 2100 hrs Chicago time": two times of day in four digits
        Form::Cardinal if four_digits(p, words.start) && hours(p, n).is_some() => {
            Proposal::no(hours(p, n)?, WhyNot::Date)
        }
        // "from 2 to 3 p.m.", "2-3pm": the first shares the second's half of the day.
        Form::Cardinal if p.any(after, &["to", "-", "\u{2013}", "and", "until", "or"]) => {
            let next = p.numerals.get(n + 1).filter(|m| m.words.start == after + 1)?;
            (of_day(p, next.words.end) && next.form == Form::Cardinal && numeral.value? <= 24.into())
                .then(|| Proposal::no(words.start..behind(p, next.words.end), WhyNot::Date))
                .flatten()
        }
        _ => None,
    }
}

/// Whether a time of day may stand there as ships and exchanges write it: "0930", "2400".
fn four_digits(p: &Passage, at: usize) -> bool {
    let text = p.txt(at);
    let time = |hours: &str, minutes: &str| hours <= "24" && minutes <= "59";
    text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()) && time(&text[..2], &text[2..])
}

/// The words of "1800 to 2100 hrs" or "2300 to 0200 gmt", from either number; "hours" alone may count them.
fn hours(p: &Passage, n: usize) -> Option<std::ops::Range<usize>> {
    let zoned = |at: usize| ZONES.iter().any(|zone| p.is(at, zone)) || p.any(at, &["hrs", "hrs.", "local"]);
    let pair = |first: usize, second: usize| {
        let (a, b) = (p.numerals.get(first)?, p.numerals.get(second)?);
        let joined = b.words.start == a.words.end + 1 && p.any(a.words.end, &["to", "-", "\u{2013}", "and", "until"]);
        let times = four_digits(p, a.words.start) && four_digits(p, b.words.start);
        (joined && times && zoned(b.words.end)).then(|| a.words.start..b.words.end + 1)
    };
    pair(n, n + 1).or_else(|| pair(n.checked_sub(1)?, n))
}

fn of_day(p: &Passage, at: usize) -> bool {
    p.any(at, &["a.m.", "p.m.", "am", "pm", "a.m", "p.m", "noon", "midnight"])
        || ZONES.contains(&p.txt(at))
            && p.words
                .get(at.wrapping_sub(1))
                .is_some_and(|w| matches!(w.piece, Some(Piece::Plain { digits: 3 | 4, places: 0, grouped: false, .. })))
}

const ZONES: &[&str] =
    &["GMT", "UTC", "BST", "CET", "CEST", "ET", "EST", "EDT", "PT", "PST", "PDT", "IST", "AEST", "Z"];

/// The word behind the time of day and its zone.
fn behind(p: &Passage, at: usize) -> usize {
    let at = if of_day(p, at) || p.is(at, "o'clock") { at + 1 } else { at };
    if ZONES.contains(&p.txt(at)) { at + 1 } else { at }
}
