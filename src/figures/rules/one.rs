//! The word "one": mostly a pronoun or half an article ("one of the", "no one", "one day", "One poster wrote"),
//! a count where somebody counted ("one person died", "at least one shell", "including one death").

use crate::figures::passage::Passage;
use crate::figures::proposal::Proposal;
use crate::figures::units;
use crate::lexicon::Class;
use crate::model::WhyNot;
use crate::text::numerals::Form;
use crate::text::wording::Wording;

pub fn propose(p: &Passage, n: usize) -> Option<Proposal> {
    let numeral = &p.numerals[n];
    let words = numeral.words.clone();
    let at = words.start;
    if numeral.form != Form::Cardinal
        || words.len() != 1
        || !p.is(at, "one")
        || p.hyphen(words.end) && units::measured(p, numeral).is_some()
    {
        return None;
    }
    if counts(p, at, numeral) {
        return None;
    }
    // "One day the river will be clean": the unit is part of the idiom.
    Proposal::no(units::measured(p, numeral).map_or(words, |u| u.words), WhyNot::Idiom)
}

fn counts(p: &Passage, at: usize, numeral: &crate::text::numerals::Numeral) -> bool {
    let (before, after) = (at.wrapping_sub(1), at + 1);
    // "at least one of the men" counts; "one of the hardest hit" does not.
    let bounded = p.any(before, &["least", "only", "just", "than", "exactly", "to", "every"]) && !p.is(before, "to")
        || p.any(before, &["with", "including", "killing", "injuring", "wounding", "and", "but", "about"]);
    if p.is(after, "of") {
        return p.any(before, &["least", "only", "than", "killing", "killed"]);
    }
    // "rose to three from one", "from one to four"
    let from = p.is(before, "from");
    if from
        && (p.numerals.iter().any(|n| n.form == Form::Cardinal && n.words.end == before)
            || p.is(after, "to") && p.numeral_at(after + 1).is_some())
    {
        return true;
    }
    if p.any(
        before,
        &[
            "no", "any", "every", "this", "that", "each", "the", "some", "which", "another", "a", "number", "loved",
            "ones", "day", "air",
        ],
    ) && !(p.is(before, "the") && p.word(after) && units::measured(p, numeral).is_some())
    {
        return false;
    }
    // "rebels, including one Mark Dublin": a certain person of that name.
    let named = p.capital(after) && p.word(after) && p.capital(after + 1) && p.word(after + 1);
    if named && !p.class(after + 1, Class::PEOPLE) && !p.plural(after + 1) && !p.open_word(after + 2) {
        return false;
    }
    // "outages, including one last month that hit 4,000 homes": a pronoun.
    let aside = p.any(
        after,
        &["last", "this", "yesterday", "earlier", "involving", "called", "named", "known", "where", "whose", "which"],
    );
    if aside
        && p.any(before, &["including", "and", "but", "about", "with", ",", "like"])
        && units::measured(p, numeral).is_none()
    {
        return false;
    }
    if p.any(
        after,
        &[
            "another", "day", "thing", "point", "way", "who", "that", "'s", "\u{2019}s", "side", "part", "hand",
            "time", "is", "was", "can", "must", "should", "would", "might", "may", "has", "could", "knows", "expects",
            "wants", "reason", "moment", "example", "morning", "night", "evening",
        ],
    ) && units::measured(p, numeral).is_none()
    {
        return p.any(after, &["was", "is"]) && p.any(before, &["and", ",", "while", "least"]) && harmed(p, after + 1);
    }
    if units::measured(p, numeral).is_some() {
        // "giving one day's notice"
        let owns = p.any(after + 1, &["'s", "\u{2019}s"]);
        return !p.any(after, &["day", "night", "morning"]) || bounded || owns;
    }
    // "two dead and one in a critical condition"
    if bounded && p.is(after, "in") && hurt_here(p, after) {
        return true;
    }
    // "One motorcyclist, Surin Jaiharn, told": introduced, not counted; "one Weibo commenter said" likewise.
    let noun = (after..after + 4)
        .find(|i| p.open_word(*i) && (!p.open_word(i + 1) || harmed(p, i + 1) || p.class(i + 1, Class::CUE)));
    let Some(noun) = noun else {
        // "one died", "one in a serious condition", "one missing"
        // "a spot by the party and one from a rival": a pronoun.
        let joined = p.any(before, &["and", "about", "with"]);
        return harmed(p, after)
            || bounded
                && p.any(after, &["in", "died", "missing", "dead", ".", ",", "from", "at"])
                && !(joined && p.any(after, &["in", "from", "at"]) && !hurt_here(p, after));
    };
    let speaks = p.class(noun + 1, Class::CUE)
        || p.txt(noun + 1) == "," && (p.capital(noun + 2) || p.is(noun + 2, "who"))
        || p.class(noun, Class::CUE);
    if speaks && !harmed(p, noun + 1) && !harmed(p, noun) {
        return false;
    }
    let life = p.any(
        noun,
        &[
            "person", "man", "woman", "child", "boy", "girl", "people", "soldier", "officer", "civilian", "passenger",
            "student", "worker", "employee", "victim", "death", "fatality", "casualty", "case", "shell", "missile",
            "drone", "dose", "vote", "goal", "point", "shot", "suspect", "patient", "count", "warrant", "infant",
            "teenager", "firefighter", "policeman", "tourist", "bomb", "round", "win", "loss", "arrest", "injury",
            "life", "survivor", "run", "hit", "assist", "save", "game", "match", "vaccine", "seat",
        ],
    );
    let hurt = (noun..noun + 5).any(|i| harmed(p, i)) && !p.class(noun + 1, Class::CUE);
    bounded && !p.any(before, &["and", "but", "about", "with", "every"])
        || life
            && (bounded
                || hurt
                || p.class(before, Class::CHANGE_VERB)
                || p.any(
                    before,
                    &[
                        "of", "killed", "kills", "kill", "leaving", "left", "fired", "to", "scored", ",", "includes",
                        "included", "reported", "confirmed", "recorded",
                    ],
                )
                || at == 0)
        || p.any(before, &["with", "including", "and", "left", "leaving", "leaves", "killing", "all"]) && (hurt || life)
}

/// Whether somebody is hurt a few words on: "two in a serious condition and one in hospital".
fn hurt_here(p: &Passage, at: usize) -> bool {
    (at..at + 6).any(|i| harmed(p, i) || p.any(i, &["condition", "hospital", "custody", "critical", "stable"]))
}

/// Words of dying and getting hurt.
fn harmed(p: &Passage, at: usize) -> bool {
    p.any(
        at,
        &[
            "killed", "died", "dead", "injured", "wounded", "missing", "hurt", "shot", "dies", "arrested", "drowned",
            "martyred", "hospitalized", "hospitalised", "stabbed", "detained", "charged", "convicted",
        ],
    )
}
