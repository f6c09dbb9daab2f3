//! Who is in an article: people and bodies by name, acronyms with what they stand for, who has been a sentence's subject and
//! who has spoken. [`resolve`](super::resolve) asks it who "he" and "the ministry" are.

use super::line::{Line, Names};
use super::naming::{OFFICES, REMARKS, acronym};
use super::resolve::Resolved;
use super::sources::Phrase;
use crate::lexicon::{Class, WordSet};
use crate::model::SourceKind;
use crate::text::chars::is_capital;
use crate::text::document::Document;
use crate::text::wording::Wording;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// What is known of the people and bodies of an article.
pub struct Cast {
    /// Full names by their last word, each with the token that it begins at.
    pub(super) full: FxHashMap<String, Vec<(usize, String)>>,
    /// Expansions of acronyms: "OECD".
    pub(super) expanded: FxHashMap<String, (usize, String)>,
    /// People in the order in which they are named.
    pub(super) people: Vec<Named>,
    /// Who opens a sentence as its subject, outside quotations, in the order of the text.
    pub(super) subjects: Vec<Subject>,
    /// Sources in the order in which they spoke.
    pub(super) spoke: Vec<Speaker>,
}

/// Somebody named where a sentence's subject stands.
pub(super) struct Subject {
    pub(super) token: usize,
    words: usize,
    pub(super) name: String,
    pub(super) gender: Gender,
    /// Whether it is a person of the article; else a body or something else with a name.
    pub(super) person: bool,
    /// Whether a word like "when" stands in front: the sentence's own "he" may point here.
    pub(super) led: bool,
}

/// A person's name in the text.
pub(super) struct Named {
    pub(super) token: usize,
    words: usize,
    pub(super) name: String,
    pub(super) gender: Gender,
}

/// Somebody who has spoken.
#[derive(Clone, Debug)]
pub struct Speaker {
    /// By what name.
    pub name: String,
    /// What he is.
    pub kind: SourceKind,
    pub(super) gender: Gender,
    pub(super) plural: bool,
    /// Whether it is one human being for all that is known: by a given name, a title, what he is.
    pub(super) human: bool,
    /// The token where he was named.
    pub(super) token: usize,
    /// The last word of the phrase that named him, in small letters.
    pub(super) head: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Female,
    Male,
    Unknown,
}

impl Gender {
    pub(super) fn fits(self, other: Self) -> bool {
        self == Self::Unknown || other == Self::Unknown || self == other
    }
}

impl Cast {
    /// Reads all names of a document.
    #[must_use]
    pub fn read(doc: &Document, names: &Names, quoted: &[Option<u32>]) -> Self {
        let mut cast = Self {
            full: FxHashMap::default(),
            expanded: FxHashMap::default(),
            people: Vec::new(),
            subjects: Vec::new(),
            spoke: Vec::new(),
        };
        for sentence in 0..doc.sentences.len() {
            let line = Line::open(doc, sentence, &[]);
            let mut at = line.first;
            while at < line.end {
                if !is_capital(doc.text_of(at)) {
                    at += 1;
                    continue;
                }
                let end = run(&line, at);
                if end > at + 1 {
                    cast.name(&line, at, end);
                }
                at = end.max(at + 1);
            }
        }
        let genders: FxHashMap<&str, Gender> = cast.people.iter().map(|p| (p.name.as_str(), p.gender)).collect();
        let mut subjects = Vec::new();
        for sentence in 0..doc.sentences.len() {
            let line = Line::open(doc, sentence, &[]).knowing(names);
            subjects.extend(cast.subject(&line, &genders).filter(|s| quoted[s.token].is_none()));
        }
        cast.subjects = subjects;
        cast
    }

    /// Who stands where the subject of a sentence stands: at its head, behind "When" or "But", behind "In San Jose,".
    fn subject(&self, line: &Line, genders: &FxHashMap<&str, Gender>) -> Option<Subject> {
        let mut at = line.first;
        let led = line.class(at, Class::SUBORDINATOR) || line.any(at, &["after", "before", "since"]);
        if led || line.class(at, Class::CONJUNCTION) {
            at += 1;
            // "And now Ruiz has …", "But then Ruiz …"
            while !led && line.timely(at) && !line.capital(at) {
                at += 1;
            }
        } else if line.class(at, Class::PREPOSITION) || line.timely(at) && !line.a_name(at) {
            at = (at..(at + 16).min(line.end)).find(|i| line.is(*i, ","))? + 1;
        }
        if line.class(at, Class::ARTICLE) {
            at += 1;
        }
        let mut end = run(line, at);
        // "NEW YORK, March 25 - Coffee roasters reported": the place where it was written is no subject.
        if line.is(end, ",") && line.class(end + 1, Class::MONTH) {
            at = (end..(end + 6).min(line.end))
                .find(|i| matches!(line.txt(*i), "-" | "--" | "\u{2014}" | "\u{2013}"))?
                + 1;
            end = run(line, at);
        }
        let owns = line.any(end, &["'s", "\u{2019}s", "'", "\u{2019}"]);
        let verb = line.word(end) && !line.class(end, Class::PREPOSITION.or(Class::CONJUNCTION))
            || line.is(end, ",")
            || line.is(end, "(");
        if end == at || owns || !verb {
            return None;
        }
        let last = line.txt(end - 1);
        let person = self.fullest(last, end).and_then(|name| genders.get(name.as_str()).map(|gender| (name, *gender)));
        if let Some((name, gender)) = person {
            return Some(Subject { token: at, words: end - at, name, gender, person: true, led });
        }
        let closed = line.class(at, Class::CLOSED.or(Class::WEEKDAY).or(Class::MONTH).or(Class::QUANTIFIER));
        let known = !closed
            && (end - at > 1 || line.a_name(at))
            && !(at..end).any(|i| line.class(i, Class::GIVEN_FEMALE.or(Class::GIVEN_MALE).or(Class::TITLE)));
        let name = || words(line, at, end);
        known.then(|| Subject { token: at, words: end - at, name: name(), gender: Gender::Unknown, person: false, led })
    }

    fn name(&mut self, line: &Line, start: usize, end: usize) {
        let mut first = start;
        // "On Monday Ruiz said"
        let day = |i: usize| line.class(i, Class::WEEKDAY);
        while first + 1 < end && (day(first) || line.class(first, Class::CLOSED) && day(first + 1) && first + 2 < end) {
            first += 1;
        }
        // "WATCH Jane Doe leave the court": a call to the reader.
        while first + 1 < end && line.any(first, REMARKS) && line.txt(first).bytes().all(|b| b.is_ascii_uppercase()) {
            first += 1;
        }
        let start = first;
        let mut titled = false;
        while first + 1 < end && (line.class(first, Class::TITLE.or(Class::PERSON)) || line.class(first, Class::CLOSED))
        {
            titled |= line.class(first, Class::TITLE.or(Class::PERSON));
            first += 1;
        }
        // "Lakeside Bank CEO Jane Orr", "Secretary of State Ana Reyes": the name begins at the given name.
        let office = line.any(start.wrapping_sub(1), &["of", "for"])
            && line.class(start.wrapping_sub(2), Class::TITLE.or(Class::PERSON));
        while office && first + 2 < end && line.any(first, OFFICES) {
            first += 1;
        }
        let names = Class::GIVEN_FEMALE.or(Class::GIVEN_MALE);
        if !line.class(first, names)
            && let Some(given) = (first + 1..end.saturating_sub(1)).rev().find(|i| line.class(*i, names))
            && (office
                || line.class(given - 1, Class::TITLE.or(Class::PERSON))
                || acronym(line.txt(given - 1))
                || line.is(given - 1, "Minister"))
        {
            first = given;
        }
        let given = line.class(first, names);
        let body = (first..end).any(|i| line.class(i, Class::BODY));
        let person = given && !body && end - first >= 2 && end - first <= 4
            || (titled || office && first > start) && !body && end - first >= 2 && end - first <= 3;
        // "President Orrin", "Sen. Calder": a title and a surname are a person, too.
        let person = person
            || end - first == 1
                && first > start
                && RANKS.has(line.txt(first - 1))
                && !body
                && line.txt(first).bytes().any(|b| b.is_ascii_lowercase())
                && !line.class(first, Class::TITLE.or(Class::PERSON).or(Class::CLOSED))
                && !line.any(first, OFFICES);
        let text = words(line, first, end);
        let last = line.txt(end - 1).to_lowercase();
        if person {
            let gender = gender(line, first, start, end - 1);
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

    /// Where the person is named whom a sentence like this one is about: its subject, else the person it names last.
    pub(super) fn about(&self, sentence: &Range<usize>, gender: Gender) -> Option<(usize, usize)> {
        let from = self.subjects.partition_point(|s| s.token < sentence.start);
        let to = self.subjects.partition_point(|s| s.token < sentence.end);
        let subject = self.subjects[from..to].iter().find(|s| s.person && s.gender.fits(gender));
        // "Former House Speaker Dennis Hastert": the name inside.
        let name = |s: &Subject| {
            let from = self.people.partition_point(|p| p.token < s.token);
            let inside = self.people.get(from).filter(|p| p.token < s.token + s.words);
            inside.map_or((s.token, s.words), |p| (p.token, p.words))
        };
        subject.map(name).or_else(|| {
            let named = self.person_before(sentence.end, gender);
            named.filter(|(token, _)| sentence.contains(token))
        })
    }

    /// Where the person is named who was named last before this token.
    pub(super) fn person_before(&self, token: usize, gender: Gender) -> Option<(usize, usize)> {
        let at = self.people.partition_point(|p| p.token < token);
        self.people[..at].iter().rev().find(|p| p.gender.fits(gender)).map(|p| (p.token, p.words))
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
        let told = gender(line, phrase.name.start, phrase.tokens.start, head_at);
        let gender = known.filter(|g| *g != Gender::Unknown).unwrap_or(told);
        let pronoun = phrase.tokens.len() == 1 && line.pronoun(phrase.tokens.start);
        let gender = match (pronoun, line.txt(phrase.tokens.start).to_lowercase().as_str()) {
            (true, "he") => Gender::Male,
            (true, "she") => Gender::Female,
            _ => gender,
        };
        let plural = line.class(last, Class::PEOPLE)
            || line.class(head_at, Class::PEOPLE)
            || phrase.tokens.clone().any(|i| line.is(i, "and"));
        let kind = resolved.kind;
        let named = known.is_some() || gender != Gender::Unknown;
        let described = kind == SourceKind::Anonymous && line.class(head_at, Class::PERSON);
        let human = kind == SourceKind::Person && named
            || described
            || pronoun && !line.any(phrase.tokens.start, &["it", "they"]);
        self.spoke.push(Speaker { name, kind, gender, plural, human, token: phrase.tokens.start, head });
    }

    /// Who spoke last.
    #[must_use]
    pub fn last_speaker(&self) -> Option<&Speaker> {
        self.spoke.last()
    }
}

/// The words from one token up to another, white space as one blank.
#[must_use]
pub fn words(line: &Line, start: usize, end: usize) -> String {
    let text = line.span(&(start..end)).text(line.doc.text);
    let mut before = 0;
    let plain = text.bytes().all(|b| b >= b' ' && (b, std::mem::replace(&mut before, b)) != (b' ', b' '));
    if plain {
        return text.to_string();
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The token behind the run of capitals that begins here.
fn run(line: &Line, start: usize) -> usize {
    let name = |i: usize| line.word(i) && line.capital(i);
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
fn gender(line: &Line, name: usize, start: usize, head: usize) -> Gender {
    let female = line.class(name, Class::GIVEN_FEMALE);
    let male = line.class(name, Class::GIVEN_MALE);
    for i in (start.saturating_sub(1)..name).chain([head]) {
        if FEMALE.has(line.txt(i)) {
            return Gender::Female;
        }
        if MALE.has(line.txt(i)) {
            return Gender::Male;
        }
    }
    match (female, male) {
        (true, false) => Gender::Female,
        (false, true) => Gender::Male,
        _ => Gender::Unknown,
    }
}

/// Titles that a surname alone follows.
static RANKS: WordSet = WordSet::new(&[
    "dr", "dr.", "gov", "gov.", "governor", "judge", "justice", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "pope",
    "president", "rep", "rep.", "representative", "sen", "sen.", "senator",
]);

/// What only women are called.
static FEMALE: WordSet = WordSet::new(&[
    "mrs", "mrs.", "ms", "ms.", "miss", "queen", "spokeswoman", "congresswoman", "chairwoman", "woman", "mother",
    "lady", "actress", "wife", "daughter", "sister", "girl", "grandmother", "widow", "girlfriend", "princess",
    "duchess",
]);

/// What only men are called.
static MALE: WordSet = WordSet::new(&[
    "mr", "mr.", "sir", "king", "spokesman", "congressman", "chairman", "man", "father", "lord", "husband", "son",
    "brother", "boy", "grandfather", "widower", "boyfriend", "prince", "duke",
]);
