//! Figures set beside what they are of by a mark and no verb, in brackets or behind a colon: "iron hooks ($5)", "**Democrats**
//! (81 percent of them)", "**Votes**: 1.1 million"; and the list of people with their shares, "Orr at 33 percent, Bohr at 14".

use crate::figures::counted::phrase::{many, noun_at, noun_before};
use crate::figures::passage::Passage;
use crate::figures::proposal::Draft;
use crate::figures::units;
use crate::lexicon::Class;
use crate::model::Unit;
use crate::span::Span;
use crate::text::wording::Wording;
use std::ops::Range;

/// What a figure is of where the verb is not said again: "Tin will be taxed at 20% and **steel** 50%"; `end` is where the figure
/// before ends.
#[must_use]
pub fn gapped(p: &Passage, words: &Range<usize>, end: usize, draft: &Draft) -> Option<Span> {
    let last = words.start.checked_sub(1)?;
    let unit = draft.unit.as_ref()?;
    let first = &p.numerals[p.numerals.partition_point(|n| n.words.start < end).checked_sub(1)?];
    let same = || units::measured(p, first).is_some_and(|u| u.unit == *unit && u.words.end == end);
    let start = end + usize::from(p.txt(end) == ",");
    let joined = p.any(start, &["and"]) && start < last && last - start <= 3;
    if !joined || !noun_at(p, last) || !p.word(last) || p.tree.is_none() || !same() {
        return None;
    }
    let name =
        (start + 1..=last).all(|i| p.word(i) && !p.class(i, Class::CLOSED.or(Class::NUMERIC).or(Class::CHANGE_VERB)));
    let when = p.entry(last).is(Class::UNIT.or(Class::MONTH).or(Class::WEEKDAY).or(Class::CHANGE_NOUN));
    // Nothing of its own may follow: "5 percent and women 10 percent of the seats" is told by the seats.
    let bare = !p.is(words.end, "of") && !noun_at(p, words.end);
    (name && !when && bare).then(|| noun_before(p, words.start)).flatten()
}

/// Who or what a figure is set beside: "Orr at 33 percent, Bohr at 14", "Democrats (81 percent of them)", "Votes: 1.1 million".
#[must_use]
pub fn owned(p: &Passage, words: &Range<usize>, draft: &Draft) -> Option<Span> {
    let unit = draft.unit.as_ref();
    let share = unit == Some(&Unit::PERCENT);
    let mut before = words.start.checked_sub(1)?;
    while before > 0 && p.any(before, &["just", "only", "about", "around", "nearly", "almost"]) {
        before -= 1;
    }
    let names = |last: usize| {
        p.capital(last)
            && p.word(last)
            && noun_at(p, last)
            && !p.class(last, Class::CLOSED.or(Class::WEEKDAY).or(Class::MONTH))
    };
    let start = |last: usize| {
        (0..=last)
            .rev()
            .take_while(|i| p.capital(*i) && p.word(*i) || p.txt(*i) == "." && p.glued(*i))
            .last()
            .unwrap_or(last)
    };
    let behind_nothing = !noun_at(p, words.end) && (!p.is(words.end, "of") || p.any(words.end + 1, &["them", "those"]));
    // "and Sen. Cory Bohr at 1 percent"
    if share && before > 1 && p.any(before, &["at", "with"]) && names(before - 1) && behind_nothing {
        let first = start(before - 1);
        let placed = first > 0 && p.class(first - 1, Class::PREPOSITION);
        let listed = first == 0 || p.txt(first - 1) == "," || p.any(first - 1, &["and", "by", "is", "are", "while"]);
        return (listed && !placed).then(|| p.stretch(first, before - 1));
    }
    // "Democrats (81 percent of them)", "the agency's workers (12 percent)"
    if share
        && p.txt(before) == "("
        && before > 0
        && before + 1 == words.start
        && p.any(words.end + 1, &["them", "those"])
        && p.is(words.end, "of")
    {
        return noun_before(p, before);
    }
    // "More insiders (26 percent) said"
    if share && p.txt(before) == "(" && before > 0 && before + 1 == words.start && p.txt(words.end) == ")" {
        let last = before - 1;
        let things = many(p, last)
            && noun_at(p, last)
            && !p.capital(last)
            && !p.entry(last).is(Class::UNIT.or(Class::CURRENCY))
            && p.numeral_over(last.wrapping_sub(1)).is_none();
        if things {
            return noun_before(p, before);
        }
    }
    // "Votes: 1.1 million", "Democrats: 35 percent": a line of a table.
    let label = p.txt(before) == ":"
        && (1..=4).contains(&before)
        && (0..before).all(|i| p.word(i))
        && !(0..before).any(|i| p.class(i, Class::CLOSED.or(Class::CUE)));
    let time = unit.is_some_and(|u| matches!(u.as_str(), "age" | "score" | "rank" | "hour" | "minute" | "day"));
    let ends = words.end >= p.words.len() || p.txt(words.end) == "." || p.txt(words.end) == "(";
    // "Japan: 86" tells where.
    let common = !p.capital(before.wrapping_sub(1)) || share || before == 1 && p.plural_of_kind(0);
    (label && ends && !time && common && many(p, before - 1)).then(|| noun_before(p, before))?
}

/// "iron hooks ($5) and copper bowls ($1.70)": money alone in brackets is of the thing right before them.
#[must_use]
pub fn priced(p: &Passage, words: &Range<usize>) -> Option<Span> {
    let open = words.start.checked_sub(1).filter(|i| p.txt(*i) == "(" && p.txt(words.end) == ")" && *i > 0)?;
    let last = open - 1;
    let aside = Class::UNIT.or(Class::CURRENCY).or(Class::NUMERIC).or(Class::PERSON).or(Class::PEOPLE);
    let thing = p.open_word(last) && !p.capital(last) && noun_at(p, last) && !p.entry(last).is(aside);
    (thing && p.numeral_over(last).is_none()).then(|| noun_before(p, open))?
}

/// "the most cases (over 503,500) and deaths (over 19,700)": a count alone in brackets is of the things before them.
#[must_use]
pub fn bracketed(p: &Passage, words: &Range<usize>) -> Option<Span> {
    const BOUNDS: &[&str] = &[
        "about", "almost", "around", "at", "least", "less", "more", "most", "nearly", "over", "roughly", "some",
        "than", "under", "up", "to",
    ];
    let bounds = (0..words.start).rev().take(3).take_while(|i| p.any(*i, BOUNDS)).count();
    let open = (words.start - bounds).checked_sub(1)?;
    let things = p.txt(open) == "("
        && p.txt(words.end) == ")"
        && open > 0
        && p.plural(open - 1)
        && !p.capital(open - 1)
        && !p.entry(open - 1).is(Class::UNIT);
    let things = things.then(|| noun_before(p, open))??;
    let superlative = ["most ", "more "].iter().any(|word| things.text(p.text).starts_with(word));
    Some(if superlative { Span::new(things.start as usize + 5, things.end as usize) } else { things })
}

/// The word behind a conversion in brackets that follows a figure: "8in (200 mm) floppy disk".
#[must_use]
pub fn past_bracket(p: &Passage, end: usize) -> usize {
    // The figure itself may be the conversion.
    if p.txt(end) == ")" {
        let inside = (end.saturating_sub(6)..end).any(|i| p.txt(i) == "(");
        return if inside { end + 1 } else { end };
    }
    let close = (end + 1..end + 8).find(|i| p.txt(*i) == ")");
    match close.filter(|_| p.txt(end) == "(") {
        Some(close) if (end + 1..close).any(|i| p.numeral_over(i).is_some()) => close + 1,
        _ => end,
    }
}
