//! What a noun that somebody has found is worth as an answer: whether it names a thing at all, or only says that there is a
//! number ("the total", "the number"), that others are meant ("45 others"), or that somebody asked ("the poll").

use crate::figures::counted::phrase::{last_part, last_word};
use crate::figures::passage::Passage;
use crate::lexicon::Class;
use crate::span::Span;
use crate::text::wording::Wording;

/// Whether the tree's answer can name a thing: a noun, no unit, no time, no word of change.
#[must_use]
pub fn sound(p: &Passage, of: Span) -> bool {
    let words = of.text(p.text);
    let last = last_part(p, of).trim_end_matches('.');
    let entry = crate::lexicon::look(last);
    let low = last.to_lowercase();
    let at = p.words.iter().position(|w| w.span.end == of.end).unwrap_or(0);
    // "the euro rose 5%" tells of the currency, "3 million euros" does not.
    let money = (entry.is(Class::CURRENCY) || matches!(low.as_str(), "marks" | "crowns"))
        && p.numeral_over(at.wrapping_sub(1)).is_some();
    // "3 cts a share": what the price is reckoned by.
    if p.any(at.wrapping_sub(1), &["a", "per"]) && p.entry(at.wrapping_sub(2)).currency.is_some() {
        return false;
    }
    if last.bytes().all(|b| b.is_ascii_digit()) && words.contains(' ') && words.starts_with(char::is_uppercase) {
        return true;
    }
    let unit = money
        || entry.is(Class::UNIT.or(Class::PERCENT).or(Class::WEEKDAY).or(Class::NUMERIC)) && !entry.is(Class::CURRENCY)
        || crate::lexicon::lexicon().symbol(last).is_some();
    let name = last.starts_with(char::is_uppercase) && words.contains(' ');
    let change = entry.is(Class::CHANGE_NOUN)
        && !matches!(low.as_str(), "loss" | "losses" | "gains" | "growth" | "cuts" | "raises" | "shortfall");
    // "the Dow Jones industrial average" is a name.
    let titled = words.contains(' ') && words.starts_with(char::is_uppercase) && low == "average";
    let vague = !titled
        && matches!(
            low.as_str(),
            "time"
                | "addition"
                | "beginning"
                | "start"
                | "downward"
                | "downwards"
                | "upward"
                | "upwards"
                | "comparison"
                | "top"
                | "contrast"
                | "late"
                | "early"
                | "today"
                | "yesterday"
                | "high"
                | "low"
                | "lowest"
                | "highest"
                | "peak"
                | "level"
                | "lieu"
                | "average"
                | "ratio"
                | "shy"
                | "up"
                | "tune"
                | "span"
                | "space"
                | "mark"
                | "threshold"
                | "milestone"
                | "billion"
                | "million"
                | "trillion"
        );
    !unit && (name || !change && !vague) && low.len() > 1
}

/// Whether a noun before "of" says what is counted: a surplus does, a total does not.
#[must_use]
pub fn telling(p: &Passage, of: Span) -> bool {
    let last = last_part(p, of);
    !GENERAL.iter().any(|w| last.eq_ignore_ascii_case(w))
}

/// Nouns before "of" that say nothing of what is counted.
pub(super) const GENERAL: &[&str] = &[
    "front", "total", "excess", "average", "out", "instead", "ahead", "because", "top", "high", "low", "peak",
    "record", "maximum", "minimum", "level", "levels", "course", "kind", "sort", "end", "start", "side", "part",
    "some", "north", "south", "east", "west", "tune", "order", "region", "neighborhood", "neighbourhood", "one", "age",
    "ages", "group", "number", "amount", "equivalent", "each", "half", "period", "case", "event", "space", "middle",
    "beginning", "aid", "factor", "rest", "sum", "short", "shy", "span", "upwards", "year", "month", "week", "quarter",
];

/// Whether the words name others of what was counted before.
#[must_use]
pub fn others(p: &Passage, noun: Span) -> bool {
    let words = noun.text(p.text);
    ["others", "more", "rest", "remainder"].iter().any(|w| words.eq_ignore_ascii_case(w))
        || words.ends_with(" ones")
        || words.eq_ignore_ascii_case("ones")
}

/// Whether the noun only says that there is a number, of what was spoken of before: "the number rose to 12".
#[must_use]
pub fn numbers(p: &Passage, of: Span) -> bool {
    let last = p.words.iter().position(|w| w.span.end == of.end).unwrap_or(p.words.len());
    let alone = ["number", "numbers", "figure", "figures", "proportion", "percentage"]
        .iter()
        .any(|w| of.text(p.text).eq_ignore_ascii_case(w));
    alone && !p.is(last + 1, "of") && p.any(last.wrapping_sub(1), &["a", "the", "that", "this", "those", "these"])
}

/// Whether the words name a poll.
#[must_use]
pub fn asking(p: &Passage, of: Span) -> bool {
    let last = last_word(p, of);
    ["poll", "polls", "survey", "surveys"].iter().any(|w| last.eq_ignore_ascii_case(w))
}
