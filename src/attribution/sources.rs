//! Source phrases: the words that name who speaks, whole and no longer.
//!
//! `"Dan Scavino, the White House Deputy Chief of Staff, said"` → `Dan Scavino`; `"two officials familiar with the talks
//! said"` → the whole phrase; `"said Mexican Economy Minister Marcelo Ebrard on Tuesday"` → without the day.

use super::line::Line;
use super::naming::{acronym, named};
use crate::lexicon::{Class, WordSet};
use crate::model::SourceKind;
use crate::text::syntax::{Relation, Upos, Xpos};
use crate::text::wording::Wording;
use std::ops::Range;

/// A source phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The whole phrase.
    pub tokens: Range<usize>,
    /// Its name without titles and articles, or the whole of it.
    pub name: Range<usize>,
    /// What sort of source it is.
    pub kind: SourceKind,
}

/// The phrase that ends right before token `end`, its subject's verb standing there.
#[must_use]
pub fn left_of(line: &Line, end: usize) -> Option<Phrase> {
    let mut stop = end;
    // "The ministry on Tuesday said", "Smith has since said", "police have said"
    // "May said", "Will said": names, where a capital stands in the middle of a sentence and no date goes before.
    let name = |i: usize| {
        let month = line.class(i, Class::MONTH)
            && !line.any(i.wrapping_sub(1), &["in", "on", "last", "this", "since", "late", "early"]);
        line.capital(i) && i > line.first && (month || line.class(i, Class::AUXILIARY))
    };
    while stop > line.first
        && (line.timely(stop - 1) || line.class(stop - 1, Class::AUXILIARY.or(Class::NEGATION)))
        && !line.quote_mark(stop - 1)
        && !line.owned_name(stop - 1)
        && !name(stop - 1)
    {
        stop -= 1;
    }
    if stop <= line.first {
        return None;
    }
    if line.is(stop - 1, ",") || line.is(stop - 1, ")") || matches!(line.txt(stop - 1), "\u{2014}" | "--" | "\u{2013}")
    {
        return apposed(line, stop - 1);
    }
    if line.any(stop - 1, &["who", "which", "that"]) {
        // "Smith, who said": the antecedent speaks.
        let mut before = stop - 1;
        if line.is(before.wrapping_sub(1), ",") {
            before -= 1;
        }
        // "a letter on Friday afternoon that says"
        while before > line.first && (line.timely(before - 1) || line.class(before - 1, Class::WEEKDAY)) {
            before -= 1;
        }
        return ending(line, before);
    }
    ending(line, stop)
}

/// "Hugh Hill, a doctor, said": the phrase before the matching comma.
fn apposed(line: &Line, close: usize) -> Option<Phrase> {
    let mark = line.txt(close);
    let opening = match mark {
        ")" => "(",
        other => other,
    };
    let mut i = close;
    let mut skipped = 0;
    while i > line.first {
        i -= 1;
        skipped += 1;
        if line.txt(i) == opening {
            let mut phrase = ending(line, i)?;
            // "its chairman, David Smith, told": the name stands behind what he is.
            if line.is(i, ",")
                && phrase.kind != SourceKind::Person
                && line.class(i - 1, Class::PERSON)
                && let Some(name) = name_behind(line, i).filter(|name| name.end == close)
            {
                phrase = Phrase { tokens: phrase.tokens.start..name.end, name, kind: SourceKind::Person };
            }
            // "…, D.C., said": one more pair of commas belongs to it.
            return Some(phrase);
        }
        if skipped > 30 || line.quote_mark(i) || line.any(i, &[";", ":", "?", "!"]) {
            return None;
        }
    }
    None
}

/// The noun phrase that ends right before token `end`.
fn ending(line: &Line, end: usize) -> Option<Phrase> {
    ending_at(line, end, true)
}

/// Words that open a clause.
static CLAUSES: WordSet = WordSet::new(&[
    "that", "but", "because", "while", "after", "before", "until", "when", "as", "than", "if", "though", "although",
    "where",
]);

fn ending_at(line: &Line, end: usize, relative: bool) -> Option<Phrase> {
    let last = end.checked_sub(1).filter(|l| *l >= line.first)?;
    if line.pronoun(last)
        && !line.any(last, &["others", "everything", "nothing", "something", "anything", "which", "what", "that"])
    {
        return Some(pronoun(last));
    }
    if !line.word(last) && !line.is(last, "%")
        || line.class(last, Class::PREPOSITION.or(Class::CONJUNCTION).or(Class::ARTICLE).or(Class::AUXILIARY))
            && !line.owned_name(last)
    {
        return None;
    }
    let mut start = end;
    let mut glue = end;
    while start > line.first {
        let i = start - 1;
        if line.border(i) && !(line.is(i, ".") && line.glued(i) && start < end) || line.is(i, "|") {
            break;
        }
        // "economists who follow the market said": who is meant stands before "who".
        if relative && line.any(i, &["who", "which"]) && start < end {
            // "a force which Norland estimates could": a name alone speaks for itself.
            if (start..end).all(|j| line.capital(j) && line.word(j)) && line.class(end + 1, Class::AUXILIARY) {
                break;
            }
            let before = if line.is(i.wrapping_sub(1), ",") { i - 1 } else { i };
            return ending_at(line, before, false);
        }
        if line.class(i, Class::SUBORDINATOR.or(Class::RELATIVE)) && !line.any(i, &["since", "as", "than", "that"])
            || CLAUSES.has(line.txt(i))
        {
            break;
        }
        if line.any(i, &["and", "or"]) {
            // "Reuters and the EIA said": joined sources; "A fell and police said": a new clause.
            if coordinated(line, i) {
                start = i;
                continue;
            }
            break;
        }
        let possessive = line.any(i, &["'s", "\u{2019}s"]) && !line.pronoun(i.wrapping_sub(1)) || line.is(i, "may");
        if line.class(i, Class::AUXILIARY.or(Class::PRONOUN))
            && !possessive
            && !(line.capital(i) && i > line.first && !line.pronoun(i))
            || finite(line, i, start)
        {
            break;
        }
        if line.class(i, Class::PREPOSITION) && start < end {
            if !hangs_on(line, i) {
                break;
            }
            glue = i;
        }
        if end - i > 18 {
            break;
        }
        start = i;
    }
    let _ = glue;
    trimmed(line, start, end)
}

/// Whether a pronoun in capitals is none: "said the US Agriculture Department", "according to the WHO"; not in a line that is
/// all capitals.
fn bare_acronym(line: &Line, at: usize) -> bool {
    let low = |i: usize| line.txt(i).bytes().any(|b| b.is_ascii_lowercase());
    line.class(at, Class::PRONOUN.or(Class::RELATIVE))
        && !line.pronoun(at)
        && acronym(line.txt(at))
        && (low(at.wrapping_sub(1)) || low(at + 1))
}

/// Whether a preposition joins the nouns around it into one phrase: "a spokesman for the ministry", not "in Kyiv police".
fn hangs_on(line: &Line, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|b| *b >= line.first);
    let Some(before) = before else { return false };
    if line.is(at, "of") {
        return line.word(before);
    }
    let noun = line.class(before, Class::PERSON.or(Class::PEOPLE).or(Class::BODY).or(Class::PAPER).or(Class::OUTLET))
        || line.any(before, &["familiar", "close", "based", "involved", "working", "living"])
        || line.any(before, &["conducted", "commissioned"]) && line.any(at, &["for", "by"]);
    noun && line
        .any(at, &["for", "at", "in", "from", "with", "to", "on", "by", "near", "inside", "within", "about", "into"])
        || line.capital(before) && line.any(at, &["of", "for", "at"])
}

/// Whether "and" joins two sources: names, bodies or groups on both sides.
fn coordinated(line: &Line, and: usize) -> bool {
    let before = and.wrapping_sub(1);
    let named = |i: usize| {
        line.capital(i) && line.word(i) && !line.class(i, Class::CLOSED)
            || line.class(i, Class::PEOPLE.or(Class::BODY).or(Class::PERSON))
    };
    let after = if line.class(and + 1, Class::ARTICLE.or(Class::POSSESSIVE)) { and + 2 } else { and + 1 };
    named(before)
        && (named(after) || line.open_word(after) && named(after + 1))
        && line.class(before, Class::PEOPLE.or(Class::BODY).or(Class::PERSON))
            == line.class(after, Class::PEOPLE.or(Class::BODY).or(Class::PERSON))
        && (line.capital(before) == line.capital(after) || !line.capital(after) && !line.capital(before))
}

/// Whether a word in the middle of the run is a verb, so that the phrase begins behind it.
fn finite(line: &Line, at: usize, start: usize) -> bool {
    // "filed by the state": a noun behind its article.
    if line.capital(at) || !line.word(at) || at > line.first && line.class(at - 1, Class::ARTICLE) {
        return false;
    }
    let cue = line.entry(at).cue.is_some_and(|c| !c.doubtful)
        && !line.class(at, Class::PAPER.or(Class::PERSON).or(Class::PEOPLE));
    let change = line.class(at, Class::CHANGE_VERB) && !line.class(at, Class::CHANGE_NOUN);
    // The tree knows a verb from a participle before its noun: "I hear economists say".
    let verb = line.tree.is_some_and(|tree| {
        let word = at - line.first;
        tree.upos(word) == Upos::Verb
            && matches!(tree.xpos(word), Xpos::Vb | Xpos::Vbd | Xpos::Vbz | Xpos::Vbp)
            && tree.relation(word) != Relation::Amod
    });
    if verb {
        return true;
    }
    // "the number killed police said" is no English, but "officials identified as" is: an -ed word behind a noun ends it.
    cue && !line.is(start, "of") || change
}

/// A phrase without what only leads up to it: "On Tuesday", "Meanwhile", "In a statement".
fn trimmed(line: &Line, mut start: usize, end: usize) -> Option<Phrase> {
    while start < end {
        // "Far East oil traders": a capital in the middle of a sentence is part of a name.
        let far = line.is(start, "far") && line.capital(start) && line.is(start + 1, "east");
        let leads = line.timely(start) && !line.class(start, Class::PEOPLE)
            || line.class(start, Class::CONJUNCTION)
            || !far
                && !(line.capital(start) && start > line.first && line.capital(start + 1))
                && line.any(
                    start,
                    &[
                        "meanwhile", "however", "instead", "far", "overall", "additionally", "furthermore", "moreover",
                        "still", "yet", "so", "therefore", "indeed", "first", "second", "finally", "given",
                    ],
                );
        if line.class(start, Class::PREPOSITION) {
            // "In Napa County officials said": the place leads up; the phrase begins behind its name.
            let mut i = start + 1;
            while i < end && (line.capital(i) || line.class(i, Class::ARTICLE) || line.timely(i)) {
                i += 1;
            }
            if i >= end {
                return None;
            }
            start = i;
        } else if leads {
            start += 1;
        } else {
            break;
        }
    }
    if start >= end {
        return None;
    }
    phrase(line, start, end)
}

/// The noun phrase that begins at token `start`: behind "said", "according to", "citing".
#[must_use]
pub fn right_of(line: &Line, start: usize) -> Option<Phrase> {
    if line.pronoun(start)
        && line.any(start, &["he", "she", "they", "it", "i", "we", "one", "him", "her", "them"])
        && !(line.is(start, "her") && line.word(start + 1))
    {
        return Some(pronoun(start));
    }
    let mut i = start;
    while i < line.end && i - start < 22 {
        let abbreviation = line.is(i, ".") && line.glued(i) && line.capital(i + 1);
        // "Congress' budget scorekeeper"
        let owns = matches!(line.txt(i), "'" | "\u{2019}")
            && i > start
            && line.glued(i)
            && line.capital(i - 1)
            && line.txt(i - 1).ends_with('s')
            && line.open_word(i + 1);
        if line.border(i) && !abbreviation && !owns && !(line.is(i, "-") && line.glued(i)) {
            break;
        }
        let begun = i > start && !(line.is(i - 1, "-") && line.glued(i));
        if begun
            && !bare_acronym(line, i)
            && (line.class(i, Class::AUXILIARY.or(Class::SUBORDINATOR).or(Class::RELATIVE).or(Class::PRONOUN))
                && !line.any(i, &["'s", "\u{2019}s", "than", "as", "since", "may", "her", "that", "can"])
                || line.any(i, &["that", "who", "which", "as"]))
        {
            break;
        }
        if begun
            && (line.timely(i)
                && !line.any(
                    i,
                    &[
                        "early", "late", "month", "year", "even", "daily", "weekly", "week", "monthly", "last", "this",
                        "now",
                    ],
                )
                && !line.capital_name(i)
                // "a Monday poll"
                && !(line.class(i, Class::WEEKDAY)
                    && (line.class(i - 1, Class::ARTICLE) && line.open_word(i + 1)
                        || line.any(i + 1, &["'s", "\u{2019}s"]))))
        {
            break;
        }
        if begun && line.class(i, Class::PREPOSITION) && !joins(line, i, start) {
            break;
        }
        if begun
            && line.any(i, &["and", "or", "but"])
            && !(coordinated(line, i) || line.class(i - 1, Class::PEOPLE) && line.class(i + 1, Class::PEOPLE))
        {
            break;
        }
        if begun && finite(line, i, i + 1) && !line.any(i, &["released", "published", "presented", "compiled"]) {
            break;
        }
        i += 1;
    }
    if i == start {
        return None;
    }
    let mut found = phrase(line, start, i)?;
    // "according to its director, Fred Lopez": the name stands behind what he is.
    if line.class(i - 1, Class::PERSON)
        && !line.capital(i - 1)
        && let Some(name) = name_behind(line, i)
    {
        found = Phrase { tokens: start..name.end, name, kind: SourceKind::Person };
    }
    Some(found)
}

/// A person's name between a comma and the end of its clause: ", Fred Lopez."
fn name_behind(line: &Line, comma: usize) -> Option<Range<usize>> {
    let start = line.is(comma, ",").then_some(comma + 1)?;
    let end = (start..line.end)
        .find(|i| !(line.capital(*i) && line.word(*i) || line.is(*i, ".") && line.glued(*i) && line.capital(*i + 1)))
        .unwrap_or(line.end);
    let body = (start..end).any(|i| line.class(i, Class::BODY.or(Class::OUTLET)) || line.place(i).is_some());
    let closes = end >= line.end || line.any(end, &[",", ".", ";", "who"]);
    ((2..=4).contains(&(end - start)) && closes && !body).then_some(start..end)
}

/// Whether a preposition goes on with the phrase: "the monthly report from InfoNation", not "said Smith on Tuesday".
fn joins(line: &Line, at: usize, start: usize) -> bool {
    let before = at - 1;
    let noun = (start..at)
        .any(|i| line.class(i, Class::PERSON.or(Class::PEOPLE).or(Class::BODY).or(Class::PAPER).or(Class::OUTLET)));
    // "estimated by insurers at $70 million": an amount is no part of who estimates.
    let sign = matches!(line.txt(at + 1), "$" | "\u{a3}" | "\u{20ac}");
    if sign || line.txt(at + 1).starts_with(|c: char| c.is_ascii_digit()) && !line.is(at, "of") {
        return false;
    }
    match line.txt(at).to_lowercase().as_str() {
        "of" => true,
        "for" | "at" | "from" | "by" => noun || line.capital(before),
        "in" | "with" | "to" | "on" | "about" | "near" => {
            line.class(before, Class::PERSON.or(Class::PEOPLE).or(Class::PAPER))
                || line.any(before, &["familiar", "close"])
        }
        _ => false,
    }
}

fn pronoun(at: usize) -> Phrase {
    Phrase { tokens: at..at + 1, name: at..at + 1, kind: SourceKind::Person }
}

/// The phrase that these tokens make, with its name and its kind.
#[must_use]
pub fn phrase(line: &Line, start: usize, end: usize) -> Option<Phrase> {
    let mut start = start;
    while start < end && (line.quote_mark(start) || line.border(start) || line.is(start, "-")) {
        start += 1;
    }
    // "No Republicans have said": nobody spoke.
    if start >= end || line.is(start, "no") && line.open_word(start + 1) && start + 1 < end {
        return None;
    }
    let end = untimed(line, start, end);
    let lettered = (start..end).any(|i| {
        line.word(i)
            && (!line.class(i, Class::CLOSED)
                || acronym(line.txt(i))
                || line.any(i, &["others", "some", "many", "most"]))
    });
    if !lettered {
        return None;
    }
    let tokens = start..end;
    let (name, kind) = named(line, &tokens);
    Some(Phrase { tokens, name, kind })
}

/// Where a phrase ends without its time: "federal prosecutors in April", "the ministry last week".
fn untimed(line: &Line, start: usize, end: usize) -> usize {
    let lead = |i: usize| line.any(i, &["in", "on", "since", "late", "early", "last", "this", "at", "from"]);
    let digits = |i: usize| line.txt(i).len() <= 4 && line.txt(i).bytes().all(|b| b.is_ascii_digit());
    let time = |i: usize| {
        line.class(i, Class::WEEKDAY)
            || line.class(i, Class::MONTH) && line.capital(i) && lead(i - 1)
            || line.any(i, &["week", "month", "year", "today", "yesterday", "earlier"])
            || digits(i) && (line.class(i - 1, Class::MONTH) || lead(i - 1))
    };
    let mut last = end;
    while last > start + 1 && (time(last - 1) || last < end && line.class(last - 1, Class::MONTH) && digits(last)) {
        last -= 1;
    }
    let published = |i: usize| {
        line.any(
            i,
            &["released", "published", "issued", "conducted", "presented", "compiled", "posted", "made", "taken"],
        )
    };
    while last > start + 1 && (last < end && lead(last - 1) || published(last - 1)) {
        last -= 1;
    }
    last
}

impl Line<'_> {
    /// Whether a capital that is no day or month stands there.
    fn capital_name(&self, at: usize) -> bool {
        self.capital(at) && !self.class(at, Class::WEEKDAY.or(Class::MONTH))
    }
}
