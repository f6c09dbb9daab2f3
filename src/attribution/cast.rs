//! Who is who: short names, pronouns and "the ministry" back to the name last used.
//!
//! `"Kander"` → `Jason Kander`; `"the department"` → `the Commerce Department`; `"he"` → the person who spoke last, if he
//! can be a man. The last named *source* goes before the last capitalised name.

use super::line::Line;
use super::sources::Phrase;
use crate::lexicon::Class;
use crate::model::SourceKind;
use crate::text::document::Document;
use std::collections::HashMap;

/// What is known of the people and bodies of an article.
pub struct Cast {
    /// Full names by their last word, each with the token that it begins at.
    full: HashMap<String, Vec<(usize, String)>>,
    /// Expansions of acronyms: "OECD".
    expanded: HashMap<String, (usize, String)>,
    /// People in the order in which they are named.
    people: Vec<Named>,
    /// Sources in the order in which they spoke.
    spoke: Vec<Speaker>,
}

/// A person's name in the text.
struct Named {
    token: usize,
    words: usize,
    name: String,
    gender: Gender,
}

/// Somebody who has spoken.
#[derive(Clone, Debug)]
pub struct Speaker {
    /// By what name.
    pub name: String,
    /// What he is.
    pub kind: SourceKind,
    gender: Gender,
    plural: bool,
    /// The token where he was named.
    token: usize,
    /// The last word of the phrase that named him, in small letters.
    head: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gender {
    Female,
    Male,
    Unknown,
}

impl Gender {
    fn fits(self, other: Self) -> bool {
        self == Self::Unknown || other == Self::Unknown || self == other
    }
}

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
    /// Reads all names of a document.
    #[must_use]
    pub fn read(doc: &Document) -> Self {
        let mut cast = Self { full: HashMap::new(), expanded: HashMap::new(), people: Vec::new(), spoke: Vec::new() };
        for sentence in 0..doc.sentences.len() {
            let line = Line::open(doc, sentence, &[]);
            let mut at = line.first;
            while at < line.end {
                let end = run(&line, at);
                if end > at + 1 {
                    cast.name(&line, at, end);
                }
                at = end.max(at + 1);
            }
        }
        cast
    }

    fn name(&mut self, line: &Line, start: usize, end: usize) {
        let mut first = start;
        while first + 1 < end
            && (line.class(first, Class::TITLE.or(Class::PERSON)) || line.class(first, super::line::CLOSED))
        {
            first += 1;
        }
        // "Lakeside Bank CEO Jane Orr": the name begins at the given name.
        let names = Class::GIVEN_FEMALE.or(Class::GIVEN_MALE);
        if !line.class(first, names)
            && let Some(given) = (first + 1..end.saturating_sub(1)).rev().find(|i| line.class(*i, names))
            && (line.class(given - 1, Class::TITLE.or(Class::PERSON)) || line.any(given - 1, &["CEO", "CFO", "COO", "Minister"]))
        {
            first = given;
        }
        let given = line.class(first, names);
        let body = (first..end).any(|i| line.class(i, Class::BODY));
        let person = given && !body && end - first >= 2 && end - first <= 4
            || first > start && !body && end - first >= 2 && end - first <= 3;
        let text = words(line, first, end);
        let last = line.txt(end - 1).to_lowercase();
        if person {
            let gender = gender(line, first, start);
            self.people.push(Named { token: first, words: end - first, name: text.clone(), gender });
            self.full.entry(last).or_default().push((first, text));
        } else if body {
            self.full.entry(last).or_default().push((first, text.clone()));
        }
        // "the Organisation for Economic Co-operation and Development (OECD)"
        if line.is(end, "(") && line.is(end + 2, ")") {
            let short = line.txt(end + 1);
            if short.len() >= 2 && short.bytes().all(|b| b.is_ascii_uppercase()) {
                let mut from = start;
                while from > line.first
                    && (line.any(from - 1, &["of", "for", "and", "the"])
                        || line.capital(from - 1) && line.word(from - 1))
                    && start - from < 8
                {
                    from -= 1;
                }
                while line.any(from, &["of", "for", "and", "the"]) && from < start {
                    from += 1;
                }
                self.expanded.insert(short.to_string(), (from, words(line, from, end)));
            }
        }
    }

    /// The name behind a source phrase that stands at its place in the text.
    #[must_use]
    pub fn resolve(&self, line: &Line, phrase: &Phrase) -> Resolved {
        let first = phrase.tokens.start;
        let text = words(line, phrase.name.start, phrase.name.end);
        if phrase.tokens.len() == 1 && line.pronoun(first) && !line.any(first, &["others", "someone", "somebody", "everyone", "everybody"]) {
            return self.pronoun(line, first);
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
            let bare = phrase.tokens.len() == 1 && !line.class(phrase.name.start, Class::GIVEN_FEMALE.or(Class::GIVEN_MALE));
            if bare && phrase.kind == SourceKind::Person && !self.spoke.iter().any(|s| s.kind == SourceKind::Person && s.name.ends_with(last)) {
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
                "company",
                "firm",
                "agency",
                "group",
                "ministry",
                "department",
                "organization",
                "organisation",
                "bank",
                "service",
                "bureau",
                "authority",
                "union",
                "council",
                "team",
                "body",
            ];
            if bodies.contains(&head.as_str()) {
                let named = self.full.get(&head).and_then(|names| names.iter().rev().find(|(at, _)| *at < first));
                if let Some((_, name)) = named {
                    return Resolved { name: Some(name.clone()), kind: SourceKind::Organisation, rule: "same_head" };
                }
                if ["company", "firm", "agency", "group", "organization", "organisation", "body", "team"]
                    .contains(&head.as_str())
                    && let Some(last) = self.spoke.iter().rev().find(|s| s.kind == SourceKind::Organisation)
                {
                    return Resolved { name: Some(last.name.clone()), kind: last.kind, rule: "last_body" };
                }
            }
        }
        Resolved { name: Some(text), kind: phrase.kind, rule: "as_named" }
    }

    fn fullest(&self, last: &str, before: usize) -> Option<String> {
        let names = self.full.get(&last.to_lowercase())?;
        let so_far = names.iter().filter(|(at, _)| *at < before);
        so_far.max_by_key(|(at, name)| (name.len(), std::cmp::Reverse(*at))).map(|(_, name)| name.clone())
    }

    fn pronoun(&self, line: &Line, at: usize) -> Resolved {
        let word = line.txt(at).to_lowercase();
        let none = |rule| Resolved { name: None, kind: SourceKind::Person, rule };
        let gender = match word.as_str() {
            "he" | "him" => Gender::Male,
            "she" | "her" => Gender::Female,
            "they" | "them" => {
                let last = self.spoke.iter().rev().find(|s| s.plural || s.kind == SourceKind::Group);
                return last.map_or(none("nobody"), |s| Resolved {
                    name: Some(s.name.clone()),
                    kind: s.kind,
                    rule: "last_group",
                });
            }
            "it" => {
                let last =
                    self.spoke.iter().rev().find(|s| !matches!(s.kind, SourceKind::Person | SourceKind::Anonymous));
                return last.map_or(none("nobody"), |s| Resolved {
                    name: Some(s.name.clone()),
                    kind: s.kind,
                    rule: "last_body",
                });
            }
            _ => return none("own_words"),
        };
        // The last named source goes first, unless somebody of the right gender has been named since.
        let spoke = self
            .spoke
            .iter()
            .rev()
            .find(|s| matches!(s.kind, SourceKind::Person | SourceKind::Anonymous) && s.gender.fits(gender));
        // Who is the subject of the sentence before has the floor, if nobody has spoken since.
        let before = line.before();
        let subject = before.and_then(|sentence| {
            let from = self.people.partition_point(|p| p.token < sentence.start);
            let first = self.people[from..].iter().find(|p| p.token < sentence.end)?;
            let opens = first.token <= sentence.start + 4 && first.gender.fits(gender);
            let later = spoke.is_some_and(|s| s.token >= sentence.start);
            (opens && !later).then_some(first)
        });
        if let Some(subject) = subject {
            return Resolved { name: Some(subject.name.clone()), kind: SourceKind::Person, rule: "last_subject" };
        }
        let named = self.people.iter().rev().find(|p| p.token < at && p.gender == gender && at - p.token < 60);
        match (spoke, named) {
            (Some(s), _) => Resolved { name: Some(s.name.clone()), kind: s.kind, rule: "last_speaker" },
            (None, Some(p)) => Resolved { name: Some(p.name.clone()), kind: SourceKind::Person, rule: "last_named" },
            (None, None) => {
                let any = self.people.iter().rev().find(|p| p.token < at && p.gender.fits(gender));
                any.map_or(none("nobody"), |p| Resolved {
                    name: Some(p.name.clone()),
                    kind: SourceKind::Person,
                    rule: "last_named",
                })
            }
        }
    }

    /// Where the person is named who was named last before this token.
    #[must_use]
    pub fn person_before(&self, token: usize) -> Option<(usize, usize)> {
        let at = self.people.partition_point(|p| p.token < token);
        self.people[..at].last().map(|p| (p.token, p.words))
    }

    /// Remembers who has spoken.
    pub fn spoke(&mut self, line: &Line, phrase: &Phrase, resolved: &Resolved) {
        let Some(name) = resolved.name.clone() else { return };
        let last = phrase.tokens.end - 1;
        let head_at = (phrase.tokens.start..phrase.tokens.end)
            .find(|i| *i > phrase.tokens.start && line.class(*i, Class::PREPOSITION))
            .map_or(last, |i| i - 1);
        let head = line.txt(head_at).to_lowercase();
        let known = self.people.iter().rev().find(|p| p.name == name).map(|p| p.gender);
        let gender = known
            .filter(|g| *g != Gender::Unknown)
            .unwrap_or_else(|| gender(line, phrase.name.start, phrase.tokens.start));
        let pronoun = phrase.tokens.len() == 1 && line.pronoun(phrase.tokens.start);
        let gender = match (pronoun, line.txt(phrase.tokens.start).to_lowercase().as_str()) {
            (true, "he") => Gender::Male,
            (true, "she") => Gender::Female,
            _ => gender,
        };
        let plural = line.class(last, Class::PEOPLE) || phrase.tokens.clone().any(|i| line.is(i, "and"));
        self.spoke.push(Speaker { name, kind: resolved.kind, gender, plural, token: phrase.tokens.start, head });
    }

    /// Who spoke last.
    #[must_use]
    pub fn last_speaker(&self) -> Option<&Speaker> {
        self.spoke.last()
    }
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

/// The words from one token up to another, white space as one blank.
#[must_use]
pub fn words(line: &Line, start: usize, end: usize) -> String {
    let text = line.span(&(start..end)).text(line.doc.text);
    if text.bytes().all(|b| b > b' ' || b == b' ') && !text.contains("  ") {
        return text.to_string();
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The token behind the run of capitals that begins here.
fn run(line: &Line, start: usize) -> usize {
    let name = |i: usize| line.capital(i) && line.word(i);
    if !name(start) {
        return start;
    }
    let mut end = start + 1;
    while name(end)
        || line.is(end, ".") && line.glued(end) && name(end + 1) && line.txt(end - 1).len() == 1
        || line.is(end, "-") && line.glued(end) && name(end + 1)
        || line.any(end, &["al", "bin", "de", "van", "von", "der", "la", "el", "da", "di"]) && name(end + 1)
    {
        end += 1;
    }
    // "Smith's Ford": what is owned is no part of the name.
    end
}

/// The gender that a name or a title tells.
fn gender(line: &Line, name: usize, start: usize) -> Gender {
    let female = line.class(name, Class::GIVEN_FEMALE);
    let male = line.class(name, Class::GIVEN_MALE);
    for i in start.saturating_sub(1)..name.max(start + 2) {
        if line.any(
            i,
            &[
                "mrs",
                "mrs.",
                "ms",
                "ms.",
                "miss",
                "queen",
                "spokeswoman",
                "congresswoman",
                "chairwoman",
                "woman",
                "mother",
                "lady",
                "actress",
                "wife",
                "daughter",
                "sister",
                "girl",
                "grandmother",
                "widow",
                "girlfriend",
                "princess",
                "duchess",
            ],
        ) {
            return Gender::Female;
        }
        const MALE: &[&str] = &[
            "mr", "mr.", "sir", "king", "spokesman", "congressman", "chairman", "man", "father", "lord", "husband", "son", "brother", "boy",
            "grandfather", "widower", "boyfriend", "prince", "duke",
        ];
        if line.any(i, MALE) {
            return Gender::Male;
        }
    }
    match (female, male) {
        (true, false) => Gender::Female,
        (false, true) => Gender::Male,
        _ => Gender::Unknown,
    }
}
