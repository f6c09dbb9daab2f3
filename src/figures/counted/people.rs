//! People: who was hurt, who was asked, whose age it is.

use super::phrase;
use crate::figures::passage::Passage;
use crate::lexicon::Class;
use crate::span::Span;
use crate::text::syntax::Upos;
use crate::text::wording::Wording;
use std::ops::Range;

/// Whether what happened to people stands right behind a number that leaves them out: "17 were killed", "22 critically
/// injured", "10 more injured".
#[must_use]
pub fn harmed(p: &Passage, at: usize) -> bool {
    (at..at + 4)
        .find(|i| {
            !(p.class(*i, Class::AUXILIARY)
                || p.any(*i, &["more", "others", "also", "people"])
                || crate::lexicon::adverbial(p.txt(*i)))
        })
        .is_some_and(|i| {
            p.any(i, phrase::HARMED)
                || p.any(i, ACCUSED)
                || p.any(i, &["died", "dying", "drowned", "perished", "evacuated", "rescued", "martyred", "shot"])
        })
}

/// Whether courts and police are at work right behind, who deal with people alone: "the 50 charged", "12 were arrested".
#[must_use]
pub fn charged(p: &Passage, at: usize) -> bool {
    (at..at + 3).find(|i| !p.class(*i, Class::AUXILIARY)).is_some_and(|i| p.any(i, ACCUSED))
}

/// What befalls the accused.
const ACCUSED: &[&str] =
    &["accused", "arrested", "charged", "convicted", "detained", "indicted", "jailed", "sentenced", "snared"];

/// Whether a verb of harm stands right before a number that has no noun: "killing 58", "injured at least 12".
#[must_use]
pub fn harms(p: &Passage, words: &Range<usize>) -> bool {
    let mut at = words.start;
    while at > 0
        && p.any(
            at - 1,
            &[
                "at", "least", "about", "some", "more", "than", "nearly", "almost", "over", "around", "another", "up",
                "to",
            ],
        )
    {
        at -= 1;
    }
    at > 0
        && p.any(at - 1, HARMING)
        && p.back(words.start, 3, |i| p.any(i, &["was", "were", "been", "being"])).is_none()
}

/// What is done to people, who may be left out behind it.
const HARMING: &[&str] = &[
    "killing", "killed", "kills", "injuring", "injured", "injures", "wounding", "wounded", "wounds", "hurting",
    "displacing", "displaced", "displaces", "arresting", "arrested", "arrests", "detaining", "detained", "rescuing",
    "rescued",
];

/// "displaced 500,000 and killed 185 people": the people that the next number of the same clause counts.
#[must_use]
pub fn ahead(p: &Passage, words: &Range<usize>) -> Option<Span> {
    let verb = (words.end..words.end + 4).find(|i| p.any(*i, HARMING))?;
    if !p.any(words.end, &["and", ","]) || !p.any(verb - 1, &["and", ","]) {
        return None;
    }
    let next = (verb + 1..verb + 5).find_map(|i| p.numeral_at(i))?;
    phrase::chunk(p, p.numerals[next].words.end).filter(|of| living(p, *of))
}

/// "35 dead", "56 missing": the dead are counted.
#[must_use]
pub fn dead(p: &Passage, at: usize) -> Option<Span> {
    p.any(at, &["dead", "missing"]).then(|| p.stretch(at, at))
}

/// "Among Trump voters, 74 percent said", "leads 47 percent to 43 percent among likely voters": those who answer.
#[must_use]
pub fn among(p: &Passage, words: &Range<usize>) -> Option<Span> {
    let group = |at: usize| {
        let mut start = at + 1;
        while p.class(start, Class::ARTICLE.or(Class::DEMONSTRATIVE)) || p.numeral_at(start).is_some() {
            start += 1;
        }
        phrase::chunk(p, start)
    };
    let opens = (0..p.words.len().min(4)).find(|i| p.any(*i, &["among", "amongst"]) || *i == 0 && p.is(0, "for"));
    if let Some(at) = opens {
        return group(at).filter(|of| !p.is(at, "for") || living(p, *of));
    }
    // "and his approval among Democrats fell" tells of others.
    let apart = |at: usize| {
        let mut between = if at < words.start { at..words.start } else { words.end..at };
        between.any(|i| p.any(i, &["and", "but", "while", ";"]))
    };
    let mut later = (4..p.words.len()).filter(|i| p.earlier.poll && p.any(*i, &["among", "amongst"]));
    let at = later.next().filter(|_| later.next().is_none())?;
    group(at).filter(|of| living(p, *of) && !apart(at))
}

/// Whether people, or what stands for them, are named there.
#[must_use]
pub fn living(p: &Passage, of: Span) -> bool {
    let last = phrase::last_word(p, of);
    let entry = crate::lexicon::look(last);
    entry.is(Class::PEOPLE.or(Class::PERSON))
        || [
            "people", "person", "men", "women", "children", "voters", "respondents", "adults", "migrants", "refugees",
            "americans", "civilians", "passengers", "inmates", "prisoners", "patients", "girls", "boys", "kids",
            "teens", "miners", "dead", "injured", "troops", "seekers", "democrats", "independents", "conservatives",
            "liberals", "moderates", "whites", "blacks", "hispanics", "latinos", "evangelicals", "catholics",
            "protestants", "seniors", "millennials", "graduates", "parents", "supporters", "backers", "users",
        ]
        .iter()
        .any(|w| last.eq_ignore_ascii_case(w))
        || last.ends_with("ns") && last.starts_with(char::is_uppercase)
}

/// Whether what was counted can be hurt, or be one of others: no place, no time, no part of a building.
#[must_use]
pub fn countable(p: &Passage, of: Span) -> bool {
    let last = phrase::last_word(p, of);
    let entry = crate::lexicon::look(last);
    !entry.is(Class::UNIT)
        && ![
            "countries", "nations", "states", "provinces", "cities", "towns", "villages", "districts", "regions",
            "counties", "areas", "times", "page", "pages", "storey", "story", "stories", "sides", "parties", "cars",
            "vehicles", "homes", "houses", "buildings", "locations", "places", "sites",
        ]
        .iter()
        .any(|w| last.eq_ignore_ascii_case(w))
}

/// Whether only men, only women or only children are named, of whom others are told apart.
#[must_use]
pub fn gendered(p: &Passage, of: Span) -> bool {
    let last = phrase::last_word(p, of);
    ["men", "women", "girls", "boys", "children", "kids", "dead", "woman", "man"]
        .iter()
        .any(|w| last.eq_ignore_ascii_case(w))
}

/// Whether people are meant by an elided number: who is treated, rescued, held, or whom something killed.
#[must_use]
pub fn alive(p: &Passage, words: &Range<usize>) -> bool {
    let before = p
        .back(words.start, 4, |i| {
            p.any(
                i,
                &[
                    "killing", "killed", "kills", "injuring", "injured", "injures", "wounding", "wounded", "murdering",
                    "murdered", "arrests", "arrested", "arresting", "hurting", "hurt", "leaving", "including", "among",
                ],
            )
        })
        .is_some();
    before
        || (words.end..words.end + 6).any(|i| {
            p.any(
                i,
                &[
                    "treated", "hospital", "hospitalized", "condition", "people", "who", "dying", "died", "injured",
                    "wounded", "custody", "homeless", "stranded", "trapped", "unaccounted", "recovered",
                ],
            )
        })
}

/// People that the sentence names before an elided number of them: "opened fire on a crowd of people, killing 58".
#[must_use]
pub fn crowd(p: &Passage, words: &Range<usize>) -> Option<Span> {
    let at = (0..words.start).rev().find(|i| {
        p.any(
            *i,
            &[
                "people", "passengers", "worshippers", "protesters", "civilians", "residents", "migrants", "students",
                "villagers", "soldiers",
            ],
        )
    })?;
    Some(p.stretch(at, at))
}

/// Whether a verb stands behind the run of capitals that begins here.
fn noun_behind_acts(p: &Passage, start: usize) -> bool {
    let end = (start..).find(|i| !(p.capital(*i) && p.word(*i))).unwrap_or(start);
    let verb = p.tree.and_then(|tree| tree.words().get(p.words.get(end)?.token as usize).map(|w| w.upos));
    verb == Some(Upos::Verb) && phrase::noun_at(p, start) && !p.class(start, Class::CLOSED)
}

/// Whether an age tells when somebody did something: "at the age of 15", "at age 42", "died in 2001 aged 86".
#[must_use]
pub fn at_age(p: &Passage, words: &Range<usize>) -> bool {
    let before = words.start.wrapping_sub(1);
    let label = if p.is(before, "of") { before.wrapping_sub(1) } else { before };
    let at = if p.is(label.wrapping_sub(1), "the") { label.wrapping_sub(2) } else { label.wrapping_sub(1) };
    let aged = p.is(before, "aged") && !phrase::noun_at(p, at) && !p.border(at) && p.txt(at) != ",";
    let turns = p.any(before, &["turn", "turned", "turning", "turns"]);
    aged || turns || p.is(label, "age") && p.any(at, &["at", "by", "before", "until", "since", "from"])
}

/// Whose age it is: the person named right before, or last before.
pub fn person(p: &Passage, words: &Range<usize>) -> Option<Span> {
    // "The 25-year-old set a record": somebody named before.
    if p.is(words.start.wrapping_sub(1), "the") && (!phrase::noun_at(p, words.end) || phrase::deed(p, words.end)) {
        return None;
    }
    // "at the age of 34 Ruiz became", "At 34, Ruiz became": who is named right behind.
    let at = p.any(words.start.wrapping_sub(1), &["of", "at"]);
    let next = words.end + usize::from(p.txt(words.end) == ",");
    if at && p.capital(next) && p.word(next) && noun_behind_acts(p, next) {
        let last = (next..).take_while(|i| p.capital(*i) && p.word(*i)).last()?;
        return Some(p.stretch(next, last));
    }
    let mut i = words.start;
    for _ in 0..10 {
        i = i.checked_sub(1)?;
        // "when he was sixteen years old"
        if p.any(i, &["he", "she", "i", "who"]) {
            return None;
        }
        if p.class(i, Class::PERSON) && p.word(i)
            || i == 0 && p.class(i, Class::PEOPLE)
            || p.any(
                i,
                &[
                    "people", "men", "women", "children", "girls", "boys", "teens", "kids", "everyone", "anyone",
                    "citizen", "citizens", "residents", "workers", "voters", "patients", "victims", "those", "adults",
                    "pupils", "students",
                ],
            )
        {
            return Some(p.stretch(i, i));
        }
        // "Jane Doe Dead at 94"
        if p.any(i, &["dead", "dies", "died"]) {
            continue;
        }
        if p.capital(i)
            && p.word(i)
            && i > 0
            && !p.class(i, Class::CLOSED)
            && !p.entry(i).is(Class::WEEKDAY.or(Class::MONTH))
        {
            // "arrived in America before the age of 18": no place is meant.
            let first = (0..=i).rev().take_while(|j| p.capital(*j) && p.word(*j)).last().unwrap_or(i);
            if p.any(first.wrapping_sub(1), &["in", "at", "from", "near", "to"])
                || p.any(first.wrapping_sub(1), &["of"])
                    && p.any(first.wrapping_sub(2), &["university", "city", "state"])
            {
                continue;
            }
            let mut start = i;
            while start > 0 && p.capital(start - 1) && p.word(start - 1) {
                start -= 1;
            }
            return Some(p.stretch(start, i));
        }
    }
    None
}
