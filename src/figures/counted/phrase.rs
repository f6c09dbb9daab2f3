//! Noun phrases among the words: where one begins and ends, and which of its words name the thing.

use crate::figures::passage::Passage;
use crate::lexicon::Class;
use crate::span::Span;
use crate::text::syntax::{Relation, Upos};
use crate::text::wording::Wording;
use std::ops::Range;

/// The thing that a rule has pointed at.
#[must_use]
pub fn named(p: &Passage, words: &Range<usize>) -> Option<Span> {
    head(p, words.start, words.end).map(|r| p.stretch(r.start, r.end - 1))
}

/// The last word of a thing's name, which says what it is; a word with hyphens is one: "air strikes" → "strikes".
#[must_use]
pub fn last_word<'a>(p: &Passage<'a>, of: Span) -> &'a str {
    of.text(p.text).rsplit(' ').next().unwrap_or_default()
}

/// Whether a name is a plural by its last word, or one of people.
#[must_use]
pub fn several(p: &Passage, of: Span) -> bool {
    let last = last_part(p, of);
    last.ends_with('s') && !last.ends_with("ss")
        || crate::lexicon::look(last).is(Class::PEOPLE)
        || ["people", "men", "women", "children", "police", "troops"].iter().any(|w| last.eq_ignore_ascii_case(w))
}

/// The same behind its last hyphen: "local by-elections" → "elections".
pub(super) fn last_part<'a>(p: &Passage<'a>, of: Span) -> &'a str {
    of.text(p.text).rsplit([' ', '-']).next().unwrap_or_default()
}

/// Whether the noun is a plural: as the tree tags it ("gas" is none), else by its ending.
pub(super) fn many(p: &Passage, at: usize) -> bool {
    let word = p.tree.and_then(|tree| tree.words().get(p.words.get(at)?.token as usize));
    word.map_or_else(|| p.plural(at), |w| matches!(w.xpos.name(), "NNS" | "NNPS"))
}

/// Whether one thing and no people are named there, so that a large number in front of it counts nothing.
#[must_use]
pub fn singular(p: &Passage, at: usize) -> bool {
    let last = chunk_from(p, at).filter(|found| found.start == at && noun_at(p, at)).map(|found| found.end - 1);
    last.is_some_and(|last| {
        !many(p, last)
            && !p.entry(last).is(Class::PEOPLE.or(Class::UNIT).or(Class::CURRENCY))
            && !p.any(last, &["people", "men", "women", "children", "police", "troops", "personnel", "staff", "cattle"])
            && !p.any(last + 1, &["and", "or", ",", "-"])
    })
}

/// Where the noun phrase that begins here ends.
#[must_use]
pub fn chunk_end(p: &Passage, at: usize) -> Option<usize> {
    chunk_from(p, at).map(|found| found.end)
}

/// The noun phrase that begins here, as a span.
pub(super) fn chunk(p: &Passage, at: usize) -> Option<Span> {
    let found = chunk_from(p, at)?;
    head(p, found.start, found.end).map(|r| p.stretch(r.start, r.end - 1))
}

/// The noun phrase that begins here: with a tree by parts of speech, else by the lists of closed classes.
pub(super) fn chunk_from(p: &Passage, start: usize) -> Option<Range<usize>> {
    let Some(tree) = p.tree else { return phrase(p, start) };
    // "Charges 4 Over Attempt": a preposition with the capital of a headline.
    if p.any(start, &["After", "Amid", "At", "By", "During", "For", "From", "In", "Near", "Over", "With"])
        && p.capital(start)
        && !p.hyphen(start + 1)
    {
        return None;
    }
    let upos = |i: usize| p.words.get(i).and_then(|w| tree.words().get(w.token as usize)).map(|w| w.upos);
    let tag_is_name = |i: usize| upos(i) == Some(Upos::Propn);
    let relation = |i: usize| {
        p.words.get(i).filter(|w| (w.token as usize) < tree.len()).map(|w| tree.relation(w.token as usize).universal())
    };
    let mut noun: Option<usize> = None;
    // "a ground-mounted array": the noun before the hyphen only belongs to an adjective, if a noun follows.
    let mut hyphened: Option<usize> = None;
    let mut i = start;
    while i < start + 9 {
        let Some(tag) = upos(i) else { break };
        let tied = p.hyphen(i);
        let possessive =
            p.any(i, &["'s", "\u{2019}s"]) || matches!(p.txt(i), "'" | "\u{2019}") && p.glued(i) && noun.is_some();
        // "200,000 out-of-work Americans", "four off-duty officers"
        let chained = i == start && p.hyphen(i + 1) && !matches!(tag, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num);
        if chained && p.word(i) {
            while p.hyphen(i + 1) && p.word(i + 2) {
                i += 2;
            }
            i += 1;
            continue;
        }
        // "19 pages worth of questions"
        if p.is(i, "worth") && noun.is_some() {
            break;
        }
        match tag {
            _ if tied && i > start => {}
            // "thousands of World War I soldiers"
            _ if noun.is_some_and(|j| j + 1 == i)
                && p.any(i - 1, &["War"])
                && p.any(i, &["I", "II", "One", "Two"])
                && noun_at(p, i + 1) => {}
            // "two dedicated, experienced officials"
            _ if noun.is_none()
                && i > start
                && p.txt(i) == ","
                && upos(i - 1) == Some(Upos::Adj)
                && upos(i + 1) == Some(Upos::Adj) => {}
            _ if possessive && noun.is_some() => return chunk_from(p, i + 1),
            Upos::Adj | Upos::Verb | Upos::Adv if noun.is_some() && i > start && p.hyphen(i - 1) => {
                hyphened = noun.take();
            }
            // "0.92 pro-Trump fake stories"
            Upos::Adj if noun.is_some_and(|j| j + 1 == i && p.hyphen(j.wrapping_sub(1))) && noun_at(p, i + 1) => {
                hyphened = noun.take();
            }
            Upos::Noun | Upos::Propn => {
                // "a drop in January sales"
                if noun.is_none()
                    && i == start
                    && p.class(i, Class::MONTH)
                    && p.capital(i)
                    && noun_at(p, i + 1)
                    && !p.capital(i + 1)
                    && p.open_word(i + 1)
                {
                    i += 1;
                    continue;
                }
                if noun.is_some() && (p.class(i, Class::WEEKDAY) || p.class(i, Class::MONTH) && p.capital(i))
                    || noun.is_none() && p.class(i, Class::WEEKDAY.or(Class::MONTH)) && p.capital(i)
                {
                    break;
                }
                // "politicians Mary Poole": a name behind a plural begins a phrase of its own.
                // "the $120 mark Brent reached" likewise.
                if let Some(j) = noun
                    && p.capital(i)
                    && !p.capital(j)
                    && (p.plural(j) || p.any(j, &["mark", "level", "threshold", "barrier", "milestone"]))
                    && !p.hyphen(i - 1)
                {
                    break;
                }
                if noun.is_some() && p.any(i, &["today", "yesterday", "tomorrow", "tonight"])
                    || noun.is_none() && p.any(i, &["today", "yesterday", "tomorrow", "a.m.", "p.m."])
                {
                    break;
                }
                noun = Some(i);
            }
            // "five vice presidential picks", "eight state legislative candidates"
            Upos::Adj
                if noun.is_some_and(|j| j + 1 == i)
                    && noun_at(p, i + 1)
                    && many(p, i + 1)
                    && !many(p, i - 1)
                    && !p.capital(i - 1)
                    && p.open_word(i)
                    && !p.hyphen(i + 1)
                    && relation(i) == Some(Relation::Amod)
                    && !p.any(i, LIGHT)
                    && !p.any(
                        i,
                        &["last", "next", "past", "previous", "such", "due", "worth", "less", "late", "early"],
                    ) =>
            {
                noun = None;
            }
            // "250 U.S. industrial companies", "1,042 Ohio registered voters"
            Upos::Adj | Upos::Verb
                if noun.is_some_and(|j| j + 1 == i)
                    && i - 1 == start
                    && p.capital(start)
                    && tag_is_name(start)
                    && (tag == Upos::Adj || relation(i) == Some(Relation::Amod))
                    && noun_at(p, i + 1) =>
            {
                noun = None;
            }
            Upos::Adj | Upos::Num | Upos::X
                if noun.is_none() || p.hyphen(i - 1) || tag == Upos::Num && p.any(i + 1, &["'s", "\u{2019}s"]) =>
            {
                if noun.is_none() && p.any(i, &["high", "low"]) && p.hyphen(start.wrapping_sub(2)) {
                    return Some(start..i + 1);
                }
                if p.any(i, &["dead", "missing", "injured", "wounded", "ill", "alive", "higher", "lower", "due"])
                    && noun.is_none()
                    && !noun_at(p, i + 1)
                {
                    return None;
                }
            }
            // "4,000 high-powered weapons"
            Upos::Verb if noun.is_none() && i > start && p.hyphen(i - 1) => {}
            Upos::Verb
                if noun.is_none()
                    && !p.any(
                        i,
                        &["said", "say", "killed", "injured", "wounded", "died", "arrested", "reported", "were"],
                    )
                    && (relation(i) == Some(Relation::Amod)
                        || i == start
                            && p.any(i, PROVED)
                            && (many(p, i + 1) || noun_at(p, i + 1) && many(p, i + 2)))
                    && (noun_at(p, i + 1)
                        || upos(i + 1) == Some(Upos::Adj)
                        || p.numeral_at(i + 1).is_some() && p.hyphen(i + 2))
                    && (i == start || i == start + 1 && upos(start) == Some(Upos::Adv)) => {}
            Upos::Adv
                if noun.is_none()
                    && crate::lexicon::adverbial(p.txt(i))
                    && matches!(upos(i + 1), Some(Upos::Adj | Upos::Verb)) => {}
            _ => break,
        }
        i += 1;
    }
    // "8,200 MW of solar": an adjective that stands for its noun.
    let adjective = || {
        // "slapped with a $1,000 fine"
        let paid = || p.is(start, "fine") && p.numerals.iter().any(|n| n.words.end == start);
        let alone = upos(start) == Some(Upos::Adj)
            && !noun_at(p, start + 1)
            && upos(start + 1) != Some(Upos::Adj)
            && (p.is(start.wrapping_sub(1), "of") || paid())
            && !p.any(start, LIGHT)
            && !p.any(start, &["former", "current", "potential", "would-be"]);
        alone.then_some(start)
    };
    let last = noun.or(hyphened).or_else(adjective)?;
    Some(start..last + 1)
}

/// How cases are known, which a tree may take for somebody's deed: "636 deaths and 31,161 confirmed cases".
const PROVED: &[&str] =
    &["alleged", "confirmed", "laboratory-confirmed", "recorded", "registered", "reported", "suspected", "unconfirmed"];

/// Whether a noun stands there.
#[must_use]
pub fn noun_at(p: &Passage, at: usize) -> bool {
    match p.tree {
        Some(tree) => p
            .words
            .get(at)
            .and_then(|w| tree.words().get(w.token as usize))
            .is_some_and(|w| matches!(w.upos, Upos::Noun | Upos::Propn)),
        None => p.open_word(at),
    }
}

/// The noun phrase that begins here, without the adjectives that only colour it.
fn phrase(p: &Passage, start: usize) -> Option<Range<usize>> {
    let mut end = start;
    while end < start + 7 {
        if p.hyphen(end) && end > start {
            end += 1;
            continue;
        }
        let possessive =
            p.any(end, &["'s", "\u{2019}s"]) || matches!(p.txt(end), "'" | "\u{2019}") && p.glued(end) && end > start;
        if possessive && end > start {
            // "300 of the S&P 500's components": what is owned is counted.
            return phrase(p, end + 1);
        }
        let word = p.word(end) && !p.class(end, Class::CLOSED.or(Class::WEEKDAY)) && !p.class(end, Class::MONTH);
        let dead = end == start && p.any(end, HARMED);
        let verb = end > start
            && (p.class(end, Class::CUE) && !p.class(end, Class::PAPER)
                || participle(p, end, start)
                || p.class(end, Class::CHANGE_VERB) && !p.class(end, Class::CHANGE_NOUN));
        let adverb = crate::lexicon::adverbial(p.txt(end)) && end > start
            || p.any(
                end,
                &[
                    "ago", "later", "earlier", "today", "yesterday", "each", "away", "ahead", "early", "overnight",
                    "combined",
                ],
            );
        if !word || verb || dead && !p.is(end, "dead") || adverb {
            break;
        }
        end += 1;
    }
    while end > start && (p.hyphen(end - 1) || p.any(end - 1, &["more", "other", "others"]) && end - 1 > start) {
        end -= 1;
    }
    if end == start {
        return None;
    }
    if p.any(end - 1, &["more", "other", "new", "additional", "further"]) {
        return None;
    }
    head(p, start, end)
}

/// The head of a noun phrase with what must stand by it: at most the two last words, names whole.
pub(super) fn head(p: &Passage, start: usize, end: usize) -> Option<Range<usize>> {
    let last = end.checked_sub(1)?;
    let mut first = last;
    // "20 grade-schoolers", "7 million sign-ups": two words that are one.
    if last >= start + 2 && p.hyphen(last - 1) && p.numeral_over(last - 2).is_none() {
        first = last - 2;
        if !p.capital(first) {
            return Some(first..end);
        }
    }
    // "Kim Jong-nam", "Jean-Luc Martin"
    let name = p.capital(last) || p.capital(first);
    while first > start
        && (name && p.capital(first - 1) && p.word(first - 1)
            || name && first >= start + 2 && p.hyphen(first - 1) && p.capital(first - 2)
            || last - first < 1
                // "60,000 World War II veterans"
                && !matches!(p.txt(first - 1), "I" | "II" | "III" | "IV")
                && p.open_word(first - 1)
                && p.open_word(first)
                && !p.any(first - 1, LIGHT)
                && !(first >= start + 2 && p.hyphen(first - 2))
                && !p.hyphen(first))
    {
        first -= 1;
    }
    Some(first..end)
}

/// Whether a past tense stands there that a tree takes for a noun behind a bare age: "the 23-year-old flew home".
#[must_use]
pub fn deed(p: &Passage, at: usize) -> bool {
    p.any(at, DEEDS)
}

const DEEDS: &[&str] = &[
    "became", "began", "came", "fell", "flew", "gave", "got", "grew", "held", "joined", "kept", "left", "led", "lost",
    "made", "met", "moved", "played", "ran", "said", "saw", "scored", "sat", "spoke", "spent", "stood", "started",
    "told", "took", "went", "won", "wore", "wrote",
];

/// Adjectives that say nothing of what a thing is.
const LIGHT: &[&str] = &[
    "other", "more", "new", "additional", "further", "total", "different", "several", "separate", "own", "extra",
    "major", "key", "recent", "local", "such", "entire", "whole", "fewer",
];

/// What happened to people: no noun, though it stands behind a number.
pub(super) const HARMED: &[&str] = &[
    "killed", "injured", "wounded", "missing", "arrested", "hurt", "hospitalized", "hospitalised", "displaced",
    "detained", "infected", "dead", "critically", "seriously",
];

/// A participle behind a plural: "people injured", "voters surveyed", "homes destroyed".
fn participle(p: &Passage, at: usize, start: usize) -> bool {
    let text = p.txt(at);
    let form = text.ends_with("ed") && text.len() > 4
        || text.ends_with("ing") && text.len() > 5
        || p.any(
            at,
            &[
                "dead", "missing", "hurt", "held", "found", "left", "made", "sent", "set", "lost", "won", "sold",
                "shot", "taken", "seen", "known", "built", "paid", "spent", "said", "say", "came", "come", "went",
                "took", "die", "live", "work", "remain",
            ],
        );
    at > start && form && (p.plural(at - 1) || p.any(at, HARMED))
}

/// The noun that ends right before this word.
pub(super) fn noun_before(p: &Passage, at: usize) -> Option<Span> {
    let mut last = at.checked_sub(1)?;
    // "a deal worth over £17m"
    last = if p.is(last, "worth") && last > 0 && !p.is(at, "of") { last - 1 } else { last };
    if !p.word(last) || p.class(last, Class::CLOSED) {
        return None;
    }
    // "has kept growth above 9%": a verb begins no name.
    let verb = |i: usize| {
        p.tree.is_some_and(|tree| {
            let word = p.words.get(i).map(|w| w.token as usize).filter(|w| *w < tree.len());
            word.is_some_and(|w| {
                tree.upos(w) == Upos::Verb
                    && tree.relation(w).universal() != Relation::Amod
                    && tree.relation(w).universal() != Relation::Compound
            })
        })
    };
    let mut start = last;
    while start > 0
        && p.word(start - 1)
        && !verb(start - 1)
        && !p.class(start - 1, Class::CLOSED.or(Class::NUMERIC))
        && last - start < 3
    {
        start -= 1;
    }
    head(p, start, last + 1).map(|r| p.stretch(r.start, r.end - 1))
}
