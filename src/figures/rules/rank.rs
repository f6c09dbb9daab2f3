//! Places in an order that can be checked: "the second-largest", "a seventh straight session", "for a third day", "the first time since
//! 1962", "took third", "No. 2 in the world", "the first European country to block".
//!
//! # Leaves alone
//! Places in a sequence: "the first phase", "a third goal", "not the first" (`ordinal`).

use crate::decimal::Decimal;
use crate::figures::counted::phrase;
use crate::figures::passage::Passage;
use crate::figures::proposal::{Draft, Proposal, Thing};
use crate::lexicon::Class;
use crate::model::{Amount, Unit};
use crate::text::numerals::Form;
use crate::text::wording::Wording;
use std::ops::Range;

pub fn propose(p: &Passage, n: usize) -> Option<Proposal> {
    let numeral = &p.numerals[n];
    if numeral.form == Form::Cardinal {
        return numbered(p, n);
    }
    let (words, place) = place(p, n)?;
    let of = superlative(p, words.end)
        .map(|end| (words.start..end, noun(p, end)))
        .or_else(|| streak(p, words.end).map(|of| (words.clone(), Some(of))))
        .or_else(|| time(p, &words).map(|of| (words.clone(), Some(of))))
        .or_else(|| placing(p, &words))
        .or_else(|| annual(p, &words).map(|of| (words.clone(), Some(of))))
        .or_else(|| first_to(p, &words).map(|of| (words.clone(), Some(of))));
    let (words, of) = of?;
    // "New York ranks 15th": a name in front is meant whole.
    let name =
        |of: usize| (0..=of).rev().take_while(|i| p.capital(*i) && p.word(*i)).last().filter(|_| of < words.start);
    let thing = of.map_or(Thing::Measured, |of| Thing::At(name(of).unwrap_or(of)..of + 1));
    Proposal::figure(words.clone(), Draft::measure(Amount::Exactly(place), Unit::RANK).of(thing))
}

/// The words of the ordinal without its article, and the place that it names.
pub fn place(p: &Passage, n: usize) -> Option<(Range<usize>, Decimal)> {
    let numeral = &p.numerals[n];
    match numeral.form {
        Form::Ordinal => Some((numeral.words.clone(), numeral.value?)),
        Form::Part { ordinal: true } => {
            let last = numeral.words.end - 1;
            Some((last..last + 1, p.entry(last).ordinal?.into()))
        }
        _ => None,
    }
}

/// "second-largest", "third highest", "second-most populous": the word behind the superlative.
fn superlative(p: &Passage, at: usize) -> Option<usize> {
    let at = at + usize::from(p.hyphen(at));
    let word = p.txt(at);
    let irregular = p.any(at, &["most", "least", "best", "worst", "busiest", "last"]) && !p.is(at, "last")
        || p.is(at, "last") && p.hyphen(at - 1);
    let regular = word.len() > 5
        && word.ends_with("est")
        && !p.any(
            at,
            &[
                "forest", "harvest", "interest", "protest", "request", "contest", "conquest", "inquest", "arrest",
                "invest", "suggest", "honest", "modest",
            ],
        );
    // "her second best actress award": the best is the award's.
    let prize = p.is(at, "best") && p.any(at + 1, PRIZES);
    if !(irregular || regular) || prize {
        return None;
    }
    Some(at + 1 + usize::from(p.any(at, &["most", "least"]) && p.open_word(at + 1) && p.open_word(at + 2)))
}

/// What prizes are given for, behind "best".
const PRIZES: &[&str] = &[
    "actor", "actress", "album", "artist", "director", "film", "foreign", "novel", "original", "picture", "screenplay",
    "song", "supporting",
];

/// "seventh straight session", "fourth consecutive month", "second year in a row", "fifth record".
fn streak(p: &Passage, at: usize) -> Option<usize> {
    if p.any(at, &["straight", "consecutive", "successive", "record", "running"]) {
        return noun(p, at + 1);
    }
    // "for a third day", "into the 12th week"
    let lasting = p
        .any(at, &["day", "night", "week", "month", "year", "session", "quarter", "season", "summer", "winter"])
        && !p.open_word(at + 1);
    if lasting && p.any(at.wrapping_sub(2), &["a", "the"]) && p.any(at.wrapping_sub(3), &["for", "into"])
        || lasting && p.any(at.wrapping_sub(2), &["for", "into"])
    {
        return Some(at);
    }
    let row = (at..at + 5).find(|i| p.row(*i, &["in", "a", "row"]) || p.is(*i, "running") && p.txt(i + 1) != "of")?;
    noun(p, at).filter(|of| *of < row)
}

/// "for the first time since 1962", "the fifth time": a time that is counted; "for the first time" alone tells only when
/// something began, and counts where the text says how long it had not been.
fn time(p: &Passage, words: &Range<usize>) -> Option<usize> {
    let at = (words.end..words.end + 3).find(|i| p.any(*i, &["time", "occasion"]))?;
    // "first-time buyers", "one last time"
    if p.hyphen(words.end) && p.is(words.end + 1, "time") {
        return None;
    }
    let negated = p.back(words.start, 5, |i| p.class(i, Class::NEGATION)).is_some();
    let first = p.is(words.start, "first");
    let inside =
        p.any(at + 1, &["because", "when"]) && first && p.back(words.start, 8, |i| p.any(i, &["when", "i"])).is_some();
    (!negated && !inside).then_some(at)
}

/// "took third", "finished in second", "is in third place", "came fourth".
fn placing(p: &Passage, words: &Range<usize>) -> Option<(Range<usize>, Option<usize>)> {
    let before = words.start.wrapping_sub(1);
    let at_end = !p.open_word(words.end) && !p.any(words.end, &["of", "time", "half"]) && !p.hyphen(words.end)
        || p.any(words.end, &["behind", "overall", "ahead"]);
    let place = p.any(words.end, &["place", "spot", "position"]);
    // "patience must come first": what matters most.
    if p.is(words.start, "first") && p.any(before, &["come", "comes", "coming"]) && !p.earlier.sport {
        return None;
    }
    let verb = p.back(words.start, 4, |i| {
        p.any(
            i,
            &[
                "took", "take", "takes", "taking", "finish", "finished", "finishing", "finishes", "came", "come",
                "coming", "placed", "places", "ranked", "ranks", "ranking", "rank", "sits", "sit", "lies", "stand",
                "stands", "settled", "remained", "remains", "dropped", "fell", "climbed", "moved", "fall", "rose",
                "slipped", "ended", "surprise", "secured", "earned", "claimed", "battled",
            ],
        )
    });
    let into = p.any(before, &["in", "into", "to", "from"]) && p.earlier.sport && at_end && !p.is(words.start, "first");
    if place
        && (verb.is_some() || p.any(before, &["in", "into", "to", "for", "from", "a", "as"]))
        && !p.row(before.wrapping_sub(1), &["in", "the"])
    {
        return Some((words.clone(), Some(words.end)));
    }
    // "in the first place" is an idiom; "finished first" a place.
    // "the survey ranked the country third"
    let put = verb.is_some_and(|v| {
        p.any(v, &["placed", "places", "ranked", "ranks", "ranking"]) && phrase::noun_at(p, before) && !p.earlier.sport
    });
    if put && at_end && verb.is_some_and(|v| v + 1 < before || p.capital(before)) {
        return Some((words.clone(), Some(before)));
    }
    // "The state ranks sixth": a tree may take the verb for a noun.
    let ranks = verb.filter(|v| *v > 0 && v + 1 == words.start && p.is(*v, "ranks") && phrase::noun_at(p, v - 1));
    if let Some(v) = ranks.filter(|_| at_end) {
        return Some((words.clone(), Some(v - 1)));
    }
    (at_end && verb.is_some_and(|v| v + 2 >= words.start || p.any(before, &["in", "joint", "equal", "take", "to"]))
        || into)
        .then(|| (words.clone(), None))
}

/// "her first indoor title", "its 50th festival", "Sweden's first victory", "a third case": a number of times that has
/// been reached, of things that one has or gets.
fn annual(p: &Passage, words: &Range<usize>) -> Option<usize> {
    const GAINS: &[&str] = &[
        "title", "titles", "victory", "win", "defeat", "loss", "goal", "medal", "gold", "hat-trick", "century",
        "festival", "edition", "anniversary", "birthday", "outing", "appearance", "start", "cap", "case", "death",
        "fatality", "arrest", "conviction", "attempt", "term", "child", "son", "daughter", "album", "book", "novel",
        "film", "visit", "trip", "launch", "test", "flight", "mission", "meeting", "summit", "shooting", "attack",
        "strike", "incident", "record", "nomination", "award", "championship", "final", "crown", "trophy", "season",
        "game", "match", "homer", "home", "touchdown", "save", "sack", "round", "marriage", "wife", "husband",
        "casualty", "victim", "outbreak", "earthquake", "hurricane", "storm", "wave", "surplus", "deficit", "profit",
        "rise", "increase", "fall", "decline", "drop", "hike", "cut", "recession", "bailout", "lockdown", "vote",
        "election", "referendum", "convention", "congress", "tournament", "symposium", "conference",
    ];
    let of = noun(p, words.end)?;
    // "Utah's 4th Congressional District" is a name.
    if p.any(of, &["District", "Circuit", "Ward", "Division", "Infantry", "Precinct", "Amendment", "Congress"])
        && p.capital(of)
    {
        return None;
    }
    let place = p
        .entry(words.start)
        .ordinal
        .or_else(|| p.numeral_over(words.start).and_then(|n| u32::try_from(p.numerals[n].value?).ok()))?;
    let before = words.start.wrapping_sub(1);
    let digits = p.numeral_over(words.start).is_some_and(|n| p.numerals[n].digits);
    let owned = p.class(before, Class::POSSESSIVE) || p.any(before, &["'s", "\u{2019}s", "\u{2019}", "'"]);
    let article = p.any(before, &["a", "the"]);
    let gain = p.any(of, GAINS);
    let dated = p.any(of, &["anniversary", "birthday", "edition", "festival"]);
    let since = (of + 1..of + 8).any(|i| p.is(i, "since"))
        || (of + 1..of + 6).any(|i| {
            p.is(i, "in")
                && p.numeral_at(i + 1).is_some_and(|m| crate::figures::units::measured(p, &p.numerals[m]).is_some())
        });
    let negated = p.back(words.start, 4, |i| p.class(i, Class::NEGATION)).is_some() && !since;
    let plural = p.plural(of);
    let ok = !negated
        && !plural
        && (dated
            || since && (owned || article)
            || gain
                && owned
                && !p.any(
                    of,
                    &[
                        "term", "test", "attack", "attempt", "half", "round", "visit", "wife", "husband", "trip",
                        "match", "game", "season", "season's",
                    ],
                )
            || gain && article && place >= 2 && within(p, of + 1)
            || digits && owned
            || gain
                && article
                && place >= 2
                && p.any(
                    of,
                    &[
                        "case", "death", "fatality", "title", "record", "victory", "casualty", "medal", "win",
                        "recession",
                    ],
                ));
    ok.then_some(of)
}

/// Whether a span of time follows in which such things are counted: "the third hike this year", "the sixth cut for the year".
fn within(p: &Passage, at: usize) -> bool {
    let time = |i: usize| p.any(i, &["year", "month", "week", "season", "decade", "quarter", "century"]);
    p.any(at, &["this", "of", "for"]) && (time(at + 1) || p.any(at + 1, &["the", "this"]) && time(at + 2))
        || p.is(at, "so") && p.is(at + 1, "far")
        || p.is(at, "in") && p.any(at + 1, &["as", "less"])
}

/// "the first European country to block", "the second country to introduce": the only one, or one of few, that did.
fn first_to(p: &Passage, words: &Range<usize>) -> Option<usize> {
    let before = words.start.wrapping_sub(1);
    if !p.any(before, &["the", "only"]) && !p.class(before, Class::POSSESSIVE) {
        return None;
    }
    let to = (words.end + 1..words.end + 5).find(|i| p.is(*i, "to"))?;
    let verb = p.word(to + 1) && !p.class(to + 1, Class::CLOSED.or(Class::NUMERIC)) || p.any(to + 1, &["be", "have"]);
    let negated = p.back(words.start, 4, |i| p.class(i, Class::NEGATION)).is_some();
    let is = p
        .back(words.start, 3, |i| {
            p.any(
                i,
                &["is", "was", "became", "become", "becomes", "becoming", "it", "were", "are", "being", "be", "as"],
            )
        })
        .is_some();
    let spoken = p.tree.is_none_or(|t| {
        p.words
            .get(to + 1)
            .and_then(|w| t.words().get(w.token as usize))
            .is_some_and(|w| matches!(w.upos, crate::text::syntax::Upos::Verb | crate::text::syntax::Upos::Aux))
    });
    // "became the first state in the country to register": the noun right behind is first.
    let of = noun(p, words.end).filter(|of| *of < to)?;
    (verb && spoken && is && !negated).then_some(of)
}

/// "No. 2", "#3", "number one in the world": a rank; "Number 1 —" opens a list.
fn numbered(p: &Passage, n: usize) -> Option<Proposal> {
    let numeral = &p.numerals[n];
    let mut label = numeral.words.start.checked_sub(1)?;
    if p.txt(label) == "." {
        label = label.checked_sub(1)?;
    }
    if !p.any(label, &["no", "no.", "number", "#", "nos", "top"])
        || p.is(label, "top")
        || numeral.scaled
        || numeral.value? > 1000.into()
    {
        return None;
    }
    if p.is(label, "no") && p.txt(label + 1) != "." && !numero(p, numeral) {
        return None;
    }
    let next = numeral.words.end;
    // "the logic of theory #2": one of a list.
    let listed = label.wrapping_sub(1);
    if p.is(label, "#") && p.open_word(listed) && !p.capital(listed) && !p.any(listed, &["ranked", "rated", "seeded"]) {
        return None;
    }
    let ranked = p
        .back(label, 4, |i| {
            p.any(
                i,
                &[
                    "ranked", "ranks", "rank", "to", "at", "is", "was", "be", "been", "'s", "\u{2019}s", "became",
                    "the", "world", "remains", "seeded",
                ],
            )
        })
        .is_some();
    let list = p.dash(next) || p.txt(next) == ":" || p.txt(label.wrapping_sub(1)) == ":";
    // "the #2 printer", "the #1-rated show"
    let rated = p.hyphen(next) && p.any(next + 1, &["rated", "ranked", "seeded", "selling"]);
    if p.is(label, "#")
        && p.class(label.wrapping_sub(1), Class::ARTICLE.or(Class::POSSESSIVE))
        && (rated || p.open_word(next) && !p.plural(next))
        && numeral.value? <= 200.into()
    {
        let end = if rated { next + 2 } else { next };
        let named = |i: &usize| p.open_word(*i) && phrase::noun_at(p, *i);
        let thing = (end..end + 3).take_while(named).last().map_or(Thing::Measured, |of| Thing::At(of..of + 1));
        return Proposal::figure(label..next, Draft::measure(Amount::Exactly(numeral.value?), Unit::RANK).of(thing));
    }
    let thing = (p.any(
        next,
        &[
            "seed", "ranking", "spot", "position", "cause", "ranked", "player", "team", "issue", "source", "priority",
            "concern", "reason", "killer", "supplier", "producer", "exporter", "browser",
        ],
    ) || p.is(next, "in")
        || p.is(next, "overall"))
        && !p.is(label, "nos");
    (ranked && !list && (thing || !p.open_word(next) && !p.capital(next))).then(|| {
        let of = if p.open_word(next) { Thing::At(next..next + 1) } else { Thing::Measured };
        Proposal::figure(label..next, Draft::measure(Amount::Exactly(numeral.value?), Unit::RANK).of(of))
    })?
}

/// Whether "No" without a point stands for "number", as the British write it: "the world No 3", "(No 72)". At the beginning of
/// a sentence it may be the other word.
pub(super) fn numero(p: &Passage, numeral: &crate::text::numerals::Numeral) -> bool {
    let label = numeral.words.start.checked_sub(1);
    numeral.digits
        && label.is_some_and(|label| label > 0 && p.txt(label) == "No" && !p.any(label - 1, &[".", "\u{201c}", "\""]))
}

/// The noun that words behind an ordinal lead up to.
fn noun(p: &Passage, at: usize) -> Option<usize> {
    let mut last = None;
    for i in at..at + 4 {
        if p.hyphen(i) {
            continue;
        }
        if p.class(i, Class::WEEKDAY.or(Class::MONTH))
            || p.any(i, &["today", "yesterday", "tomorrow"])
            || !(p.open_word(i) || p.capital(i) && p.word(i))
            || last.is_some()
                && (p.class(i, Class::CUE) || p.class(i, Class::CHANGE_VERB) && !p.class(i, Class::CHANGE_NOUN))
        {
            break;
        }
        last = Some(i);
    }
    last
}
