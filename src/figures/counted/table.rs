//! Lines of a table of results: "Net profit 47.6 mln vs profit 31.0 mln", "Shr diluted 76 cts vs 67 cts". The label in front
//! says what both figures are of; a word between the second and its "vs" says it of that one.

use super::phrase;
use crate::figures::passage::Passage;
use crate::lexicon::Class;
use crate::span::Span;
use crate::text::wording::Wording;
use std::ops::Range;

/// What the figure at `words` is of, where the sentence is such a line.
#[must_use]
pub fn of(p: &Passage, words: &Range<usize>) -> Option<Span> {
    let versus = (0..p.words.len()).find(|i| p.any(*i, &["vs", "vs.", "versus"]))?;
    // The second figure ends the line: "vs 33 cts prior".
    let second = p.numerals.iter().find(|n| n.words.start > versus)?;
    let ends = second.words.start <= versus + 4 && p.words.len() <= second.words.end + 3;
    let label = label(p, versus).filter(|_| ends)?;
    if words.end <= versus {
        return (label.end <= words.start).then(|| stretch(p, &label));
    }
    // "vs profit 31.0 mln": a gain against a loss has its own name.
    let own = versus + 1..words.start;
    let named = (1..=3).contains(&own.len()) && own.clone().all(|i| p.open_word(i));
    (named || own.is_empty()).then(|| if named { p.stretch(own.start, own.end - 1) } else { stretch(p, &label) })
}

/// The words in front of the first figure of the line: no clause, up to nine of them, from its beginning or its dateline.
fn label(p: &Passage, versus: usize) -> Option<Range<usize>> {
    let first = (0..versus)
        .rev()
        .find(|i| p.numeral_at(*i).is_some() || p.is(*i, "nil"))
        .filter(|at| versus - at <= 5 && (*at..versus).all(|i| !p.border(i) && p.txt(i) != ","))?;
    // The sign of a currency belongs to the figure.
    let end = if first > 0 && !p.word(first - 1) && p.glued(first) { first - 1 } else { first };
    let mut start = end;
    while start > 0
        && end - start < 9
        && (p.word(start - 1) || p.hyphen(start - 1))
        && p.numeral_over(start - 1).is_none()
    {
        start -= 1;
    }
    let opens = start == 0 || p.dash(start - 1) && !p.glued(start) || p.txt(start - 1) == ":";
    let clause = (start..end).any(|i| {
        p.class(i, Class::AUXILIARY.or(Class::PRONOUN).or(Class::CUE).or(Class::ARTICLE))
            || p.class(i, Class::CHANGE_VERB) && !p.class(i, Class::CHANGE_NOUN)
    });
    (opens && end > start && p.capital(start) && !clause).then_some(start..end)
}

/// The label up to what only tells more of it: "Group operating profit [before loan loss provisions]".
fn stretch(p: &Passage, label: &Range<usize>) -> Span {
    let end = label.clone().skip(1).find(|i| p.class(*i, Class::PREPOSITION)).unwrap_or(label.end);
    let long = end - label.start > 4;
    let name = long.then(|| phrase::noun_before(p, end)).flatten();
    name.unwrap_or_else(|| p.stretch(label.start, end - 1))
}
