//! Short names, pronouns and "the ministry" back to the name last used.
//!
//! `"Kander"` → `Jason Kander`; `"the department"` → `the Commerce Department`; `"he"` → who spoke last, or who has been the
//! subject of a sentence since, if he can be a man. What points too far back points to nobody.

use super::cast::{Cast, Gender, words};
use super::line::Line;
use super::sources::Phrase;
use crate::lexicon::Class;
use crate::model::SourceKind;
use crate::text::wording::Wording;

/// How many tokens back a pronoun may point: some paragraphs for one person, a few sentences for "they".
const FAR: usize = 500;
const NEAR: usize = 150;

/// A source resolved.
pub struct Resolved {
    /// By what name; none where a pronoun finds nobody.
    pub name: Option<String>,
    /// What it is.
    pub kind: SourceKind,
    /// The rule that decided.
    pub rule: &'static str,
}

impl Cast {
    /// The name behind a source phrase that stands at its place in the text.
    #[must_use]
    pub fn resolve(&self, line: &Line, phrase: &Phrase) -> Resolved {
        let first = phrase.tokens.start;
        let text = words(line, phrase.name.start, phrase.name.end);
        let owner = line.any(first, &["his", "her", "its", "their"]);
        if phrase.tokens.len() == 1
            && (line.pronoun(first) || owner)
            && !line.any(first, &["others", "someone", "somebody", "everyone", "everybody"])
        {
            return self.pronoun(line, first);
        }
        // "according to its 2017 report": who made it, where he is known.
        if owner
            && phrase.kind == SourceKind::Document
            && let Some(name) = self.owner(line, first)
        {
            return Resolved { name: Some(name), kind: phrase.kind, rule: "owner" };
        }
        // "the 46-year-old": the person whom the text was about last, outside what is quoted.
        if line.is(first, "the") && line.any(phrase.tokens.end - 1, &["old"]) && phrase.tokens.len() == 6 {
            let subject = self.subjects.iter().rev().find(|s| s.person && s.token < first).map(|s| (s.token, &s.name));
            let spoke = self.spoke.iter().rev().find(|s| s.human && s.token < first).map(|s| (s.token, &s.name));
            if let Some((_, name)) = subject.max(spoke) {
                return Resolved { name: Some(name.clone()), kind: SourceKind::Person, rule: "by_age" };
            }
        }
        let bare = strip(line, phrase);
        // "Kander": the full name that it is the end of.
        if phrase.name.len() == 1 || line.class(phrase.name.start, Class::TITLE) {
            let last = line.txt(phrase.name.end - 1);
            if let Some(name) = self.fullest(last, phrase.name.start) {
                let kind = if self.people.iter().any(|p| p.name == name) { SourceKind::Person } else { phrase.kind };
                return Resolved { name: Some(name), kind, rule: "full_name" };
            }
            if let Some((_, long)) = self.expanded.get(last) {
                return Resolved { name: Some(long.clone()), kind: SourceKind::Organisation, rule: "acronym" };
            }
            // "Centcom", "Edmunds": people are first named in full, so that one bare name is a body's.
            let bare =
                phrase.tokens.len() == 1 && !line.class(phrase.name.start, Class::GIVEN_FEMALE.or(Class::GIVEN_MALE));
            if bare
                && phrase.kind == SourceKind::Person
                && !self.spoke.iter().rev().take(60).any(|s| s.kind == SourceKind::Person && s.name.ends_with(last))
            {
                return Resolved { name: Some(text), kind: SourceKind::Organisation, rule: "as_named" };
            }
        }
        // "the department", "the agency", "the poll": the one that spoke last.
        let head = line.txt(phrase.tokens.end - 1).to_lowercase();
        let the = line.any(first, &["the", "this", "that"]) && bare.len() == 1 && !line.capital(bare.start)
            || line.is(first, "the")
                && phrase.tokens.len() == 2
                && line.class(bare.start, Class::BODY.or(Class::PAPER));
        if the {
            let spoke = self.spoke.iter().rev().find(|s| s.head == head);
            if let Some(spoke) = spoke {
                return Resolved { name: Some(spoke.name.clone()), kind: spoke.kind, rule: "same_head" };
            }
            let bodies = [
                "company", "firm", "agency", "group", "ministry", "department", "organization", "organisation", "bank",
                "service", "bureau", "authority", "union", "council", "team", "body",
            ];
            if bodies.contains(&head.as_str()) {
                let named = self.full.get(&head).and_then(|names| names.iter().rev().find(|(at, _)| *at < first));
                if let Some((_, name)) = named {
                    return Resolved { name: Some(name.clone()), kind: SourceKind::Organisation, rule: "same_head" };
                }
                if ["company", "firm", "agency", "group", "organization", "organisation", "body", "team"]
                    .contains(&head.as_str())
                    && let Some(body) = self.body(line, first)
                {
                    return body;
                }
            }
        }
        Resolved { name: Some(text), kind: phrase.kind, rule: "as_named" }
    }

    /// Whose "its report" and "his filings" are: the subject of the sentence; of "their report", the people who spoke last.
    fn owner(&self, line: &Line, at: usize) -> Option<String> {
        let his = line.any(at, &["his", "her"]);
        let gender = if line.is(at, "his") { Gender::Male } else { Gender::Female };
        let from = self.subjects.partition_point(|s| s.token < line.first);
        let own = self.subjects[from..]
            .iter()
            .take_while(|s| s.token < line.end)
            .find(|s| !line.is(at, "their") && if his { s.gender.fits(gender) } else { !s.person });
        let group = || self.pronoun(line, at).name.filter(|_| line.is(at, "their"));
        own.map(|s| s.name.clone()).or_else(group)
    }

    /// The fullest name so far that ends with a word.
    pub(super) fn fullest(&self, last: &str, before: usize) -> Option<String> {
        let names = self.full.get(&last.to_lowercase())?;
        let so_far = names.iter().filter(|(at, _)| *at < before);
        so_far.max_by_key(|(at, name)| (name.len(), std::cmp::Reverse(*at))).map(|(_, name)| name.clone())
    }

    /// Who a pronoun stands for.
    fn pronoun(&self, line: &Line, at: usize) -> Resolved {
        let word = line.txt(at).to_lowercase();
        match word.as_str() {
            "he" | "him" | "his" => self.human(line, at, Gender::Male),
            "she" | "her" => self.human(line, at, Gender::Female),
            "they" | "them" | "their" => {
                let plural = |s: &&super::cast::Speaker| s.plural || s.kind == SourceKind::Group;
                let last = self.spoke.iter().rev().take_while(|s| s.token + NEAR > at).find(plural);
                last.map_or(nobody(), |s| Resolved { name: Some(s.name.clone()), kind: s.kind, rule: "last_group" })
            }
            "it" | "its" => self.body(line, at).unwrap_or_else(nobody),
            _ => Resolved { name: None, kind: SourceKind::Person, rule: "own_words" },
        }
    }

    /// The man or woman who spoke last, or who has been a subject since.
    fn human(&self, line: &Line, at: usize, gender: Gender) -> Resolved {
        let single =
            |s: &&super::cast::Speaker| (s.kind == SourceKind::Person || s.human) && s.gender.fits(gender) && !s.plural;
        let spoke = self.spoke.iter().rev().take_while(|s| s.token + FAR > at).find(single);
        let before = self.subjects.partition_point(|s| s.token < at);
        let subject = self.subjects[..before]
            .iter()
            .rev()
            .take_while(|s| s.token + NEAR > at)
            .find(|s| s.person && s.gender.fits(gender) && (s.token < line.first || s.led || joined(line, at)));
        match (spoke, subject) {
            (Some(s), Some(p)) if p.token > s.token => person(&p.name, "last_subject"),
            (Some(s), _) => Resolved { name: Some(s.name.clone()), kind: s.kind, rule: "last_speaker" },
            (None, Some(p)) => person(&p.name, "last_subject"),
            (None, None) => {
                let end = self.people.partition_point(|p| p.token < at);
                let near = self.people[..end].iter().rev().take_while(|p| p.token + FAR > at);
                let sure = near.clone().find(|p| p.gender == gender && p.token + 60 > at);
                let named = sure.or_else(|| near.clone().find(|p| p.gender.fits(gender)));
                named.map_or(nobody(), |p| person(&p.name, "last_named"))
            }
        }
    }

    /// The body that spoke last, or that has been a subject since: "it", "the company".
    fn body(&self, line: &Line, at: usize) -> Option<Resolved> {
        let silent = |kind: SourceKind| matches!(kind, SourceKind::Anonymous | SourceKind::Hearsay);
        let spoke = self
            .spoke
            .iter()
            .rev()
            .take_while(|s| s.token + FAR > at)
            .find(|s| !s.human && !s.plural && !silent(s.kind));
        let before = self.subjects.partition_point(|s| s.token < at);
        let mut near = self.subjects[..before].iter().rev().take_while(|s| s.token + NEAR > at).filter(|s| !s.person);
        // "Orders rose 5 pct, it said": the sentence's own subject is told of, unless nobody else is known.
        let inner = near.clone().next().filter(|s| s.token >= line.first && !s.led && !joined(line, at));
        let subject = if inner.is_some() { near.nth(1).or(inner.filter(|_| spoke.is_none())) } else { near.next() };
        let body = |name: &str, rule| Resolved { name: Some(name.to_string()), kind: SourceKind::Organisation, rule };
        match (spoke, subject) {
            (Some(s), Some(b)) if b.token > s.token => Some(body(&b.name, "last_subject")),
            (Some(s), _) => {
                let kind = if s.kind == SourceKind::Person { SourceKind::Organisation } else { s.kind };
                Some(Resolved { name: Some(s.name.clone()), kind, rule: "last_body" })
            }
            (None, Some(b)) => Some(body(&b.name, "last_subject")),
            (None, None) => None,
        }
    }
}

/// In "Smith lost, he said" the speaker is somebody else; in "When Smith lost, he said" and "Smith grinned when he said" it
/// may be Smith: whether the pronoun's clause is joined to the one before.
fn joined(line: &Line, pronoun: usize) -> bool {
    const JOINS: &[&str] =
        &["when", "after", "because", "since", "while", "as", "before", "where", "and", "but", "although", "though"];
    line.any(pronoun.wrapping_sub(1), JOINS)
}

fn nobody() -> Resolved {
    Resolved { name: None, kind: SourceKind::Person, rule: "nobody" }
}

fn person(name: &str, rule: &'static str) -> Resolved {
    Resolved { name: Some(name.to_string()), kind: SourceKind::Person, rule }
}

/// A phrase without its article.
fn strip(line: &Line, phrase: &Phrase) -> std::ops::Range<usize> {
    let mut start = phrase.tokens.start;
    while start + 1 < phrase.tokens.end
        && line.class(start, Class::ARTICLE.or(Class::DEMONSTRATIVE).or(Class::POSSESSIVE))
    {
        start += 1;
    }
    start..phrase.tokens.end
}
