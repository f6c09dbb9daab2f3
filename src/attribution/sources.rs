//! Source phrases: the words that name who speaks, whole and no longer.
//!
//! `"Dan Scavino, the White House Deputy Chief of Staff, said"` → `Dan Scavino`; `"two officials familiar with the talks
//! said"` → the whole phrase; `"said Mexican Economy Minister Marcelo Ebrard on Tuesday"` → without the day.

use super::line::{CLOSED, Line};
use crate::lexicon::Class;
use crate::model::SourceKind;
use crate::text::syntax::{Relation, Upos, Xpos};
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
        let month = line.class(i, Class::MONTH) && !line.any(i.wrapping_sub(1), &["in", "on", "last", "this", "since", "late", "early"]);
        line.capital(i) && i > line.first && (month || line.class(i, Class::AUXILIARY))
    };
    while stop > line.first
        && (line.timely(stop - 1) || line.class(stop - 1, Class::AUXILIARY.or(Class::NEGATION)))
        && !line.quote_mark(stop - 1)
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
            let phrase = ending(line, i)?;
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

fn ending_at(line: &Line, end: usize, relative: bool) -> Option<Phrase> {
    let last = end.checked_sub(1).filter(|l| *l >= line.first)?;
    if line.pronoun(last)
        && !line.any(last, &["others", "everything", "nothing", "something", "anything", "which", "what", "that"])
    {
        return Some(pronoun(last));
    }
    if !line.word(last) && !line.is(last, "%")
        || line.class(last, Class::PREPOSITION.or(Class::CONJUNCTION).or(Class::ARTICLE).or(Class::AUXILIARY))
    {
        return None;
    }
    let mut start = end;
    let mut glue = end;
    while start > line.first {
        let i = start - 1;
        if line.border(i) && !(line.is(i, ".") && line.glued(i) && start < end) {
            break;
        }
        // "economists who follow the market said": who is meant stands before "who".
        if relative && line.any(i, &["who", "which"]) && start < end {
            let before = if line.is(i.wrapping_sub(1), ",") { i - 1 } else { i };
            return ending_at(line, before, false);
        }
        if line.class(i, Class::SUBORDINATOR.or(Class::RELATIVE)) && !line.any(i, &["since", "as", "than", "that"])
            || line.any(
                i,
                &[
                    "that", "but", "because", "while", "after", "before", "until", "when", "as", "than", "if",
                    "though", "although", "where",
                ],
            )
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
        if line.class(i, Class::AUXILIARY.or(Class::PRONOUN)) && !possessive && !(line.capital(i) && i > line.first && !line.pronoun(i))
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

/// Whether a preposition joins the nouns around it into one phrase: "a spokesman for the ministry", not "in Kyiv police".
fn hangs_on(line: &Line, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|b| *b >= line.first);
    let Some(before) = before else { return false };
    if line.is(at, "of") {
        return line.word(before);
    }
    let noun = line.class(before, Class::PERSON.or(Class::PEOPLE).or(Class::BODY).or(Class::PAPER).or(Class::OUTLET))
        || line.any(before, &["familiar", "close", "based", "involved", "working", "living"]);
    noun && line
        .any(at, &["for", "at", "in", "from", "with", "to", "on", "by", "near", "inside", "within", "about", "into"])
        || line.capital(before) && line.any(at, &["of", "for", "at"])
}

/// Whether "and" joins two sources: names, bodies or groups on both sides.
fn coordinated(line: &Line, and: usize) -> bool {
    let before = and.wrapping_sub(1);
    let named = |i: usize| {
        line.capital(i) && line.word(i) && !line.class(i, CLOSED)
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
    if line.capital(at) || !line.word(at) {
        return false;
    }
    let cue = line.entry(at).cue.is_some_and(|c| !c.doubtful)
        && !line.class(at, Class::PAPER.or(Class::PERSON).or(Class::PEOPLE));
    let change = line.class(at, Class::CHANGE_VERB) && !line.class(at, Class::CHANGE_NOUN);
    // The tree knows a verb from a participle before its noun: "I hear economists say".
    let verb = line.tree.is_some_and(|tree| {
        let word = at - line.first;
        tree.upos(word) == Upos::Verb && matches!(tree.xpos(word), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp) && tree.relation(word) != Relation::Amod
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
        let leads = line.timely(start) && !line.class(start, Class::PEOPLE)
            || line.class(start, Class::CONJUNCTION)
            || line.any(
                start,
                &[
                    "meanwhile",
                    "however",
                    "instead",
                    "far",
                    "overall",
                    "additionally",
                    "furthermore",
                    "moreover",
                    "still",
                    "yet",
                    "so",
                    "therefore",
                    "indeed",
                    "first",
                    "second",
                    "finally",
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
        if line.border(i) && !abbreviation && !(line.is(i, "-") && line.glued(i)) {
            break;
        }
        let begun = i > start && !(line.is(i - 1, "-") && line.glued(i));
        if begun
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
                && !line.capital_name(i))
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
    phrase(line, start, i)
}

/// Whether a preposition goes on with the phrase: "the monthly report from InfoNation", not "said Smith on Tuesday".
fn joins(line: &Line, at: usize, start: usize) -> bool {
    let before = at - 1;
    let noun = (start..at)
        .any(|i| line.class(i, Class::PERSON.or(Class::PEOPLE).or(Class::BODY).or(Class::PAPER).or(Class::OUTLET)));
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
    if start >= end {
        return None;
    }
    let end = untimed(line, start, end);
    let lettered = (start..end).any(|i| line.word(i) && (!line.class(i, CLOSED) || acronym(line.txt(i)) || line.any(i, &["others", "some", "many", "most"])));
    if !lettered {
        return None;
    }
    let tokens = start..end;
    let (name, kind) = named(line, &tokens);
    Some(Phrase { tokens, name, kind })
}

/// Where a phrase ends without its time: "federal prosecutors in April", "the ministry last week".
fn untimed(line: &Line, start: usize, end: usize) -> usize {
    let lead = |i: usize| line.any(i, &["in", "on", "since", "late", "early", "last", "this", "at"]);
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
    while last < end && last > start + 1 && lead(last - 1) {
        last -= 1;
    }
    last
}

/// The name inside a phrase and what bears it.
fn named(line: &Line, tokens: &Range<usize>) -> (Range<usize>, SourceKind) {
    let (start, end) = (tokens.start, tokens.end);
    let head = head(line, tokens);
    // "Mayor Sergio Pirozzi of Amatrice": a person is named before the first preposition.
    if head + 1 < end && line.capital(head) && line.class(head + 1, Class::PREPOSITION) && line.capital_person(&(start..head + 1)) && !line.class(head, Class::BODY.or(Class::OUTLET).or(Class::PAPER)) {
        return named(line, &(start..head + 1));
    }
    if let Some(outlet) =
        (start..end).find(|i| line.outlet(*i).is_some_and(|n| i + n == end || line.class(i + n, Class::OUTLET)))
        && (start..outlet).all(|i| {
            line.class(i, Class::ARTICLE) || line.class(i, Class::OUTLET) || line.open_word(i) || line.capital(i)
        })
        && !line.class(head, Class::PERSON.or(Class::PEOPLE).or(Class::PAPER))
    {
        let from =
            if line.class(outlet.wrapping_sub(1), Class::ARTICLE) && outlet > start { outlet - 1 } else { outlet };
        return (from..end, SourceKind::Outlet);
    }
    if line.class(head, Class::PAPER) && !line.class(head, Class::PERSON) && !line.capital_person(tokens) {
        return (issuer(line, tokens, head).unwrap_or_else(|| tokens.clone()), SourceKind::Document);
    }
    // "Economy Minister Marcelo Ebrard", "city spokesman Brian Funderburk": the capitals at the end are the name.
    let run = (start..end)
        .rev()
        .take_while(|i| {
            line.capital(*i)
                || line.is(*i, "-") && line.glued(*i)
                || line.any(*i, &["al", "bin", "de", "van", "von", "der", "la", "el", "da", "di", "du"])
                || line.is(*i, ".") && line.glued(*i)
        })
        .last();
    let run = run.map(|first| (first..end).find(|i| line.capital(*i)).unwrap_or(first));
    if let Some(first) = run {
        let mut name = first;
        while name + 1 < end
            && (line.class(name, Class::TITLE.or(Class::PERSON).or(Class::BODY)) || titled(line, name, end))
            && line.capital(name + 1)
        {
            name += 1;
        }
        // "BBC's Chief Political Correspondent Vicky Young": the name begins behind the last word for what he is.
        let names = Class::GIVEN_FEMALE.or(Class::GIVEN_MALE);
        let office = |i: &usize| line.capital(*i) && line.class(*i, Class::TITLE.or(Class::PERSON)) && !line.class(*i, names);
        if let Some(last) = (name..end.saturating_sub(1)).rev().find(office) {
            name = last + 1;
        }
        let given = line.class(name, names) && end - name >= 2;
        let body = (first..end).any(|i| {
            line.class(i, Class::BODY.or(Class::OUTLET))
                || line.any(
                    i,
                    &[
                        "Inc",
                        "Inc.",
                        "Corp",
                        "Corp.",
                        "Co.",
                        "Ltd",
                        "PLC",
                        "Group",
                        "LLC",
                        "Securities",
                        "Capital",
                        "Bank",
                        "Research",
                        "Associates",
                        "Partners",
                        "House",
                        "States",
                        "Nations",
                        "Office",
                        "Services",
                        "Affairs",
                        "Defense",
                        "Health",
                        "Elections",
                        "Project",
                        "Fund",
                        "Program",
                        "Vintners",
                    ],
                )
        });
        let title = first < name || start < first && line.class(first - 1, Class::PERSON.or(Class::TITLE));
        if (given || title && !body) && line.place(name).is_none() {
            return (name..end, SourceKind::Person);
        }
        if body || line.place(name).is_some() || acronym(line.txt(end - 1)) {
            return (start..end, SourceKind::Organisation);
        }
        let placed = (first..end).any(|i| line.place(i).is_some());
        if end - first >= 2 && !body && !placed && start == first && end - first <= 4 {
            return (first..end, SourceKind::Person);
        }
        if end - first == 1 && start == first {
            return (first..end, SourceKind::Person);
        }
        return (start..end, SourceKind::Organisation);
    }
    let kind = if line.class(head, Class::PEOPLE) {
        let anonymous = (start..end).any(|i| {
            line.any(i, &["anonymity", "familiar", "senior", "unnamed", "unidentified", "close"])
                || line.class(i, Class::CARDINAL)
        });
        let sources = line.any(head, &["sources", "source", "insiders"]);
        if anonymous && line.any(head, &["officials", "sources", "people", "diplomats", "aides", "executives"])
            || sources
        {
            SourceKind::Anonymous
        } else {
            SourceKind::Group
        }
    } else if line.class(head, Class::PERSON) {
        SourceKind::Anonymous
    } else if line.class(head, Class::BODY) {
        if line.any(head, &["police"]) { SourceKind::Group } else { SourceKind::Organisation }
    } else if line.class(head, Class::OUTLET) {
        SourceKind::Outlet
    } else if line.txt(head).ends_with('s') {
        SourceKind::Group
    } else {
        SourceKind::Anonymous
    };
    (tokens.clone(), kind)
}

fn acronym(text: &str) -> bool {
    text.len() >= 2 && text.len() <= 6 && text.bytes().all(|b| b.is_ascii_uppercase() || b == b'.')
}

/// Whether a capital word in front of a name is part of an office: "Prime Minister", "White House", "City Manager".
fn titled(line: &Line, at: usize, end: usize) -> bool {
    let later = (at + 1..end).any(|i| line.class(i, Class::TITLE) && line.capital(i) && i + 1 < end);
    later && !line.class(at, Class::GIVEN_FEMALE.or(Class::GIVEN_MALE))
}

/// The head noun of a phrase: the last word before its first preposition.
fn head(line: &Line, tokens: &Range<usize>) -> usize {
    let end = (tokens.start + 1..tokens.end)
        .find(|i| {
            line.class(*i, Class::PREPOSITION)
                || line.any(
                    *i,
                    &[
                        "familiar",
                        "released",
                        "published",
                        "compiled",
                        "presented",
                        "conducted",
                        "close",
                        "who",
                        "cited",
                    ],
                ) && !line.capital(*i)
        })
        .unwrap_or(tokens.end);
    let mut head = end - 1;
    while head > tokens.start && !line.word(head) {
        head -= 1;
    }
    head
}

/// Who made the document: "data from Reuters", "the Pew Research Center analysis", "a study by Rhodium Group".
fn issuer(line: &Line, tokens: &Range<usize>, head: usize) -> Option<Range<usize>> {
    let by = (head + 1..tokens.end).find(|i| {
        line.any(*i, &["by", "from", "of"])
            && (line.capital(i + 1) || line.class(i + 1, Class::ARTICLE) && line.capital(i + 2))
    });
    if let Some(by) = by {
        let end = (by + 1..tokens.end)
            .find(|i| line.class(*i, Class::PREPOSITION) && !line.is(*i, "of") && !line.is(*i, "for"))
            .unwrap_or(tokens.end);
        return Some(by + 1..end);
    }
    // "Polling averages", "Recent polls": the first word of a sentence names nobody for its capital alone.
    let names = |i: usize| line.capital(i) && line.word(i) && !line.class(i, CLOSED) && (i > line.first || line.a_name(i) || line.outlet(i).is_some() || line.capital(i + 1) && i + 1 < head);
    let first = (tokens.start..head).find(|i| names(*i))?;
    let last = (first..head)
        .take_while(|i| line.capital(*i) || line.any(*i, &["of", "and", "&", "-", "'s", "\u{2019}s", "for", "."]))
        .last()?;
    let last = (first..=last).rev().find(|i| line.capital(*i))?;
    let start = if first > tokens.start && line.class(first - 1, Class::ARTICLE) && !line.any(first - 1, &["a", "an"]) {
        first - 1
    } else {
        first
    };
    Some(start..last + 1)
}

impl Line<'_> {
    /// Whether a capital that is no day or month stands there.
    fn capital_name(&self, at: usize) -> bool {
        self.capital(at) && !self.class(at, Class::WEEKDAY.or(Class::MONTH))
    }

    /// Whether the phrase names a person by a given name.
    fn capital_person(&self, tokens: &Range<usize>) -> bool {
        tokens.clone().any(|i| {
            self.capital(i)
                && self.class(i, Class::GIVEN_FEMALE.or(Class::GIVEN_MALE))
                && self.capital(i + 1)
                && i + 1 < tokens.end
        })
    }
}
