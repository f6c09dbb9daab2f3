//! The name inside a source phrase, and what sort of source bears it.
//!
//! `"Mexican Economy Minister Marcelo Ebrard"` → `Marcelo Ebrard`, a person; `"the Pew Research Center analysis"` → `the Pew
//! Research Center`, a document's issuer; `"two officials familiar with the talks"` → the whole of it, anonymous.

use super::line::Line;
use crate::lexicon::Class;
use crate::model::{BlockKind, SourceKind};
use crate::text::wording::Wording;
use std::ops::Range;

/// What ministers and secretaries are ministers and secretaries of; a name follows.
pub(super) const OFFICES: &[&str] = &[
    "State", "Defense", "Defence", "Treasury", "Health", "Education", "Energy", "Labor", "Labour", "Justice",
    "Finance", "Agriculture", "Commerce", "Interior", "Trade", "Transport", "Transportation", "Environment",
    "Security", "Affairs", "Intelligence", "Housing", "Culture", "Homeland", "National", "Foreign", "Veterans",
];

/// What stands in capitals before a name or a colon and names nobody: "NOTE: …", "WATCH Jane Doe …", "UPDATE: …".
pub(super) const REMARKS: &[&str] = &[
    "alert", "also", "breaking", "caption", "contact", "correction", "exclusive", "fact", "file", "flashback",
    "listen", "live", "more", "myth", "note", "notes", "opinion", "photo", "photos", "read", "related", "see",
    "update", "updated", "video", "vote", "watch",
];

/// Whether "General" is no rank but the name of a firm.
fn general(line: &Line, at: usize) -> bool {
    line.is(at, "general") && line.any(at + 1, &["atomics", "dynamics", "electric", "foods", "mills", "motors"])
}

/// The name inside a phrase and what bears it.
pub(super) fn named(line: &Line, tokens: &Range<usize>) -> (Range<usize>, SourceKind) {
    let (start, end) = (tokens.start, tokens.end);
    let head = head(line, tokens);
    // "Mayor Sergio Pirozzi of Amatrice": a person is named before the first preposition.
    if head + 1 < end
        && line.capital(head)
        && line.class(head + 1, Class::PREPOSITION)
        && line.capital_person(&(start..head + 1))
        && !line.class(head, Class::BODY.or(Class::OUTLET).or(Class::PAPER))
    {
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
    // "Garner Research": a body by name.
    let research = line.any(head, &["Research"])
        && line.capital(head)
        && head > start
        && line.capital(head - 1)
        && head + 1 == end;
    // "The Iowa Poll", "Dow Jones Market Data": a name that a paper bears.
    let bears = line.kind() != BlockKind::Headline
        && line.capital(head)
        && head + 1 == end
        && head > start
        && (start..head).all(|i| line.capital(i) && line.word(i))
        && (start..head).any(|i| !line.class(i, Class::ARTICLE));
    if bears && line.class(head, Class::PAPER) && !research && !line.class(head, Class::PERSON) {
        return (tokens.clone(), SourceKind::Document);
    }
    if line.class(head, Class::PAPER) && !research && !line.class(head, Class::PERSON) && !line.capital_person(tokens) {
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
            && !general(line, name)
            && line.capital(name + 1)
        {
            name += 1;
        }
        // "Secretary of State Ana Reyes": what she is secretary of.
        let kept = |i: usize| {
            line.is(i.wrapping_sub(1), "of") && line.class(i.wrapping_sub(2), Class::TITLE.or(Class::PERSON))
                || i > first && line.any(i - 1, OFFICES)
        };
        while name + 1 < end && line.any(name, OFFICES) && kept(name) && line.capital(name + 1) {
            name += 1;
        }
        // "BBC's Chief Political Correspondent Vicky Young": the name begins behind the last word for what he is.
        let names = Class::GIVEN_FEMALE.or(Class::GIVEN_MALE);
        let office = |i: &usize| {
            !general(line, *i)
                && line.capital(*i)
                && line.class(*i, Class::TITLE.or(Class::PERSON))
                && !line.class(*i, names)
        };
        if let Some(last) = (name..end.saturating_sub(1)).rev().find(office) {
            name = last + 1;
        }
        let given = line.class(name, names) && end - name >= 2;
        let body = (first..end).any(|i| {
            line.class(i, Class::BODY.or(Class::OUTLET))
                || line.any(
                    i,
                    &[
                        "Inc", "Inc.", "Corp", "Corp.", "Co.", "Ltd", "PLC", "Group", "LLC", "Securities", "Capital",
                        "Bank", "Research", "Associates", "Partners", "House", "States", "Nations", "Office",
                        "Services", "Affairs", "Defense", "Health", "Elections", "Project", "Fund", "Program",
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

pub(super) fn acronym(text: &str) -> bool {
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
                        "familiar", "released", "published", "compiled", "presented", "conducted", "close", "who",
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
    // "a poll from October", "an October 1994 Herald poll": a day names nobody.
    let dated = |i: usize| line.class(i, Class::MONTH.or(Class::WEEKDAY)) && !line.capital_name_behind(i, head);
    // "an analysis of the Senate bill": what it looks at did not write it.
    let looks =
        line.any(head, &["analysis", "study", "review", "audit", "examination", "survey", "poll", "reading", "look"]);
    let by = (head + 1..tokens.end).find(|i| {
        (line.any(*i, &["by", "from"]) || line.is(*i, "of") && !looks)
            && (line.capital(i + 1) && !dated(i + 1) || line.class(i + 1, Class::ARTICLE) && line.capital(i + 2))
    });
    if let Some(by) = by {
        let end = (by + 1..tokens.end)
            .find(|i| line.class(*i, Class::PREPOSITION) && !line.is(*i, "of") && !line.is(*i, "for"))
            .unwrap_or(tokens.end);
        return Some(by + 1..end);
    }
    // "Polling averages", "Recent polls": the first word of a sentence names nobody for its capital alone.
    let names = |i: usize| {
        line.capital(i)
            && line.word(i)
            && !line.class(i, Class::CLOSED)
            && !dated(i)
            && (i > line.first || line.a_name(i) || line.outlet(i).is_some() || line.capital(i + 1) && i + 1 < head)
    };
    let first = (tokens.start..head).find(|i| names(*i))?;
    let last = (first..head)
        .take_while(|i| line.capital(*i) || line.any(*i, &["of", "and", "&", "-", "/", "'s", "\u{2019}s", "for", "."]))
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
    /// Whether a month's name is part of a longer name ("the June Institute study"), with no day or year behind it.
    fn capital_name_behind(&self, at: usize, head: usize) -> bool {
        at + 1 < head && self.capital(at + 1) && self.word(at + 1) && self.class(at + 1, Class::BODY)
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
