//! The thing counted or measured: "343 **drones**", "79 of the **drones**", "**sales** rose 5%", "a 30-day **ceasefire**".
//!
//! Witnesses are asked in the order in which they can be trusted: the figure before, where this one only says the same in
//! another unit or goes on from it ("800 points, or 3%, to 25,479"); the noun right [behind](near); the [tree](by_tree);
//! neighbouring words again. Where the noun stands in another sentence ("17 were killed") the things named before are
//! asked. Where a noun [phrase] ends, which [people] are meant, and lines of a [table] have files of their own.

pub mod by_tree;
mod near;
pub mod people;
pub mod phrase;
pub mod table;

use super::passage::Passage;
use super::proposal::{Draft, Thing};
use super::units::is_money;
use crate::lexicon::{Class, lasting};
use crate::model::{Amount, Unit};
use crate::span::Span;
use crate::text::wording::Wording;
use by_tree::Says;
use std::ops::Range;

/// What the things counted so far leave for figures that leave theirs out.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// The thing that the last count counted.
    pub thing: Option<Span>,
    /// The people that were counted last.
    pub people: Option<Span>,
    /// The thing that the last share was of.
    pub share: Option<Span>,
    /// The person that was named last.
    pub person: Option<Span>,
    /// The thing of the last figure, whatever it was.
    pub last: Option<Span>,
    /// The figure before in this sentence: the word behind it, and its thing.
    pub before: Option<(usize, Option<Span>)>,
    /// The money that the last measure was in, and its thing; none where something else was measured since.
    pub money: Option<(Unit, Option<Span>)>,
}

/// What the two witnesses say of a figure by themselves, for `explain`.
pub struct Witnesses {
    /// The tree: none where there is no tree or it does not know.
    pub tree: Option<Says>,
    /// Neighbouring words.
    pub near: Option<Span>,
}

/// What tree and neighbouring words say of the thing of a figure, each for itself; none where the rule has named it.
#[must_use]
pub fn witnesses(p: &Passage, words: &Range<usize>, draft: &Draft) -> Option<Witnesses> {
    if !matches!(draft.of, Thing::Counted | Thing::Measured) {
        return None;
    }
    let tree = p.tree.map(|tree| by_tree::counted(p, tree, words, draft));
    let near =
        near::behind(p, words, draft).or_else(|| near::noun_of(p, words)).or_else(|| near::beside(p, words, draft));
    Some(Witnesses { tree, near })
}

/// Where the thing that the figure at `words` counts or measures is named.
#[must_use]
pub fn counted(p: &Passage, words: &Range<usize>, draft: &Draft, memory: &Memory) -> Option<Span> {
    if let Thing::At(range) = &draft.of {
        return phrase::named(p, range);
    }
    if draft.of == Thing::Nothing {
        return None;
    }
    if draft.of == Thing::Before
        && let Some((_, Some(of))) = memory.before
    {
        return Some(of);
    }
    if draft.unit.as_ref() == Some(&Unit::AGE) {
        // "the maturity of a 6-year-old": of nobody.
        let sort = p.any(words.start.wrapping_sub(1), &["a", "an"]) && p.is(words.start.wrapping_sub(2), "of");
        if sort && draft.of == Thing::Measured && p.txt(words.end - 1).ends_with("old") {
            return None;
        }
        let alone =
            p.is(words.start.wrapping_sub(1), "the") && (!phrase::noun_at(p, words.end) || phrase::deed(p, words.end));
        // "what someone can do at 15 years old": nobody who was named.
        let nobody = ["someone", "somebody", "anyone", "anybody", "everyone", "everybody", "nobody"];
        if people::at_age(p, words) && p.back(words.start, 12, |i| p.any(i, &nobody)).is_some() {
            return None;
        }
        if let Some(who) = p.tree.and_then(|t| by_tree::who_is(p, t, words)) {
            return Some(who);
        }
        // "was hired at the age of 15", "left an Ohio shipyard at age 42": who did so.
        if let Some(whose) = p.tree.filter(|_| people::at_age(p, words)).and_then(|t| by_tree::doer(p, t, words)) {
            return whose.or(memory.person);
        }
        let here = if alone {
            None
        } else {
            people::person(p, words).or_else(|| p.tree.and_then(|t| by_tree::aged(p, t, words)))
        };
        // "When I was 15": the author, or who is quoted; neither has a name here.
        if p.txt(words.start.wrapping_sub(2)) == "I" && p.any(words.start - 1, &["was", "am", "turned"]) {
            return None;
        }
        // "until the age of 26": whose, only a pronoun tells.
        if here.is_some_and(|of| matches!(of.text(p.text), "age" | "ages")) {
            return p.back(words.start, 12, |i| p.any(i, &["he", "she", "his", "her"])).and(memory.person);
        }
        // "77 percent were aged 26 or above": those of whom that is the share.
        if here.is_some_and(|of| crate::lexicon::look(of.text(p.text)).is(Class::PERCENT)) {
            return memory.share.or(memory.thing);
        }
        // "the worst mistake a 16-year-old can make": nobody who was named.
        let anyone = p.any(words.start.wrapping_sub(1), &["a", "an"]) && draft.of == Thing::Measured;
        return here.or(memory.person.filter(|_| !anyone));
    }
    if let Some(label) = table::of(p, words) {
        return Some(label);
    }
    // "the top 2 percent": of whom, nobody says.
    let end_of = ["top", "bottom", "richest", "wealthiest", "poorest"];
    if draft.unit.as_ref() == Some(&Unit::PERCENT)
        && p.any(words.start.wrapping_sub(1), &end_of)
        && !p.is(words.end, "of")
        && !phrase::noun_at(p, words.end)
    {
        return None;
    }
    // "a mother of three": of her children, whom nobody names.
    let children = p.is(words.start.wrapping_sub(1), "of") && p.any(words.start.wrapping_sub(2), PARENTS);
    if draft.unit.is_none() && children && !(p.open_word(words.end) && phrase::noun_at(p, words.end)) {
        return None;
    }
    if draft.unit.is_none()
        && let Some(at) = near::magnitude(p, words)
    {
        return Some(p.stretch(at, at));
    }
    // "60 days' notice", "one day's work"
    if let Some(noun) = near::possessed(p, words).filter(|_| time(draft)) {
        return Some(noun);
    }
    // "an hour into the call"
    if let Some(noun) = near::into(p, words).filter(|_| time(draft)) {
        return Some(noun);
    }
    // "a hospital 185 miles northwest of the city", "the town is about 50 km from the capital"
    if let Some(noun) = near::apart(p, words, draft) {
        return Some(noun);
    }
    // "five weeks before the vote", "50 km from the capital": of nothing that has a name.
    if near::lapse(p, words, draft) {
        return None;
    }
    // "100 percent of what they want": no noun says what.
    if p.is(words.end, "of") && p.any(words.end + 1, &["what", "whatever"]) {
        return None;
    }
    if let Some(asked) = set_aside(p, words, draft, memory) {
        return Some(asked);
    }
    if let Some(same) = goes_on(p, words, draft, memory).or_else(|| up_from(p, words, draft, memory)) {
        return same;
    }
    if let Some(noun) = memory.before.and_then(|(end, _)| near::gapped(p, words, end, draft)) {
        return Some(noun);
    }
    if let Some(noun) = near::second_of(p, words, draft).or_else(|| near::owned(p, words, draft)) {
        return Some(noun);
    }
    // "iron hooks ($5) and copper bowls ($1.70)"
    if draft.unit.as_ref().is_some_and(is_money)
        && let Some(noun) = near::priced(p, words)
    {
        return Some(noun);
    }
    if draft.unit.is_none()
        && let Some(noun) = near::bracketed(p, words)
    {
        return Some(noun);
    }
    let count = draft.unit.is_none() || matches!(draft.unit.as_ref().map(Unit::as_str), Some("ratio" | "times"));
    // "Of those cuts, half would come from defence": told of what the sentence begins with.
    if (draft.unit.is_none() || share(draft) && draft.change.is_none())
        && let Some(noun) = near::fronted(p, words)
        && near::behind(p, words, draft).is_none()
    {
        return Some(noun);
    }
    if poll_share(p, words, draft) {
        return people::among(p, words).or(memory.share);
    }
    // "44% planned to spend it", "Among voters it is only 19%"
    if let Some(asked) = people::among(p, words).or(memory.share).filter(|_| asks(p, words, draft)) {
        return Some(asked);
    }
    let money = draft.unit.as_ref().is_some_and(is_money);
    if let Some(noun) = near::sum(p, words.end, money || draft.amount == Amount::Vague && large(p, words))
        .filter(|_| draft.unit.is_some() || large(p, words))
    {
        return Some(noun);
    }
    if let Some(noun) =
        near::changed(p, words.end).or_else(|| near::changed_before(p, words)).filter(|_| draft.unit.is_some())
    {
        return Some(noun);
    }
    // "32 of the 189 on camera": of those that were counted.
    if draft.unit.is_none()
        && let Some(whole) = near::whole(p, words)
        && !phrase::noun_at(p, whole)
        && p.class(whole, Class::PREPOSITION)
        && !p.is(whole, "of")
    {
        return memory.thing;
    }
    if p.is(words.end, "of") && near::back(p, words.end + 1) && !phrase::noun_at(p, words.end + 2) {
        // Whichever of the two was named last; "66,000 of them" are no one thing.
        let several = |of: &Span| phrase::several(p, *of) || p.any(words.end + 1, &["it", "that", "this"]);
        let thing = memory.thing.filter(|of| draft.unit.is_some() || several(of));
        return memory.share.filter(|_| share(draft)).max(thing).or(memory.people).or(memory.last);
    }
    if let Some(noun) = p.tree.and_then(|t| by_tree::coordinated(p, t, words)).or_else(|| near::behind(p, words, draft))
    {
        // "45 others", "10 more": others of those counted before.
        if p.tree.is_some() && near::others(p, noun) {
            // "this location and four others"
            if let Some(fellow) = p.tree.and_then(|t| by_tree::fellow(p, t, words)) {
                return Some(fellow);
            }
            let hurt = people::harmed(p, words.end);
            return memory.people.or(memory.thing.filter(|of| !hurt || people::countable(p, *of))).or(Some(noun));
        }
        return Some(noun);
    }
    // "spent about 20 minutes behind closed doors": somebody's time, of no thing.
    let served = p.back(words.start, 3, |i| p.any(i, &["serve", "served", "serves", "serving"])).is_some()
        && !phrase::noun_at(p, words.end)
        && !p.hyphen(words.end);
    let spent = served
        || p.back(words.start, 3, |i| p.any(i, &["spend", "spends", "spent", "spending"])).is_some()
            && !phrase::noun_at(p, words.end)
            && !(p.is(words.end, "in") && p.open_word(words.end + 1) && !p.capital(words.end + 1));
    let dating = p.back(words.start, 4, |i| p.is(i, "back") && p.any(i.wrapping_sub(1), DATING)).is_some();
    // "over the course of 12 months"
    let course = p.is(words.start.wrapping_sub(1), "of")
        && p.any(words.start.wrapping_sub(2), &["course", "period", "space", "span"]);
    let during = (course || p.any(words.start.wrapping_sub(1), &["during", "over", "within"])) && !p.hyphen(words.end);
    if time(draft) && (p.is(words.end, "of") || during || spent || dating) {
        return None;
    }
    if count && people::harmed(p, words.end) && draft.unit.is_none() {
        let charged = people::charged(p, words.end);
        let thing = memory.thing.filter(|of| people::countable(p, *of) && (!charged || people::living(p, *of)));
        return people::dead(p, words.end).or(memory.people).or_else(|| people::crowd(p, words)).or(thing);
    }
    // "killing 58 and injuring hundreds": people, whom the sentence or one before names.
    if draft.unit.is_none() && people::harms(p, words) {
        let thing = memory.thing.filter(|of| people::countable(p, *of) && people::living(p, *of));
        return people::crowd(p, words).or_else(|| people::ahead(p, words)).or(memory.people).or(thing);
    }
    // "asked how many people would be killed and was told approximately 150"
    if draft.unit.is_none()
        && let Some(noun) = near::asked(p, words).or_else(|| near::number_of(p, words))
    {
        return Some(noun);
    }
    // "estates worth more than $5.5 million"
    if draft.unit.as_ref().is_some_and(is_money)
        && let Some(noun) = near::valued(p, words)
    {
        return Some(noun);
    }
    // "a market worth millions": what is worth so much, or nothing.
    if draft.unit.is_none() && p.is(words.start.wrapping_sub(1), "worth") {
        return phrase::noun_before(p, words.start);
    }
    // "she was 100% certain": a share of nothing.
    if draft.unit.as_ref() == Some(&Unit::PERCENT) && p.any(words.end, PERSUADED) {
        return None;
    }
    if draft.unit.as_ref() == Some(&Unit::SCORE) {
        return result(p, words);
    }
    if draft.unit.is_none() && near::won(p, words) {
        return memory.thing.filter(|of| near::played(p, *of));
    }
    // "a drop in sales to a level of $117 million": what stands at that level.
    if draft.unit.is_some()
        && let Some(to) = near::level_of(p, words)
    {
        let near = |end: usize| end <= to && to - end <= 9 && !(end..to).any(|i| p.border(i) || p.txt(i) == ",");
        let before = memory.before.filter(|(end, _)| near(*end)).and_then(|(_, of)| of);
        if let Some(of) = before.or_else(|| near::leveled(p, to)) {
            return Some(of);
        }
    }
    let owner = || p.tree.and_then(|t| by_tree::owner(p, t, words)).filter(|of| near::telling(p, *of));
    if let Some(noun) = near::entered(p, words)
        .or_else(owner)
        .or_else(|| near::noun_of(p, words))
        .or_else(|| near::bounded(p, words).filter(|_| draft.unit.is_some()))
    {
        return Some(noun);
    }
    if let Some(noun) = p.tree.and_then(|t| by_tree::respective(p, t, words)) {
        return Some(noun);
    }
    let poll = p.earlier.poll && draft.unit.as_ref() == Some(&Unit::PERCENT);
    // Beyond a dash, and for a length of time beyond a preposition, another phrase begins: "guilty of two -- a shooting and a
    // theft", "waited two hours at the station".
    let beyond = draft.unit.is_none() && near::cut_off(p, words)
        || time(draft) && p.class(words.end, Class::PREPOSITION) && !p.any(words.end, &["of", "in", "into"]);
    match p.tree.map(|tree| by_tree::counted(p, tree, words, draft)) {
        Some(Says::Thing(of)) if beyond && of.start >= p.words[words.end - 1].span.end => {
            if draft.unit.is_none() {
                memory.thing
            } else {
                None
            }
        }
        // "Smith earned 30 percent" of those who were asked.
        Some(Says::Thing(of)) if poll && !people::living(p, of) && of.text(p.text).starts_with(char::is_uppercase) => {
            people::among(p, words).or(memory.share).or(Some(of))
        }
        // "The 28-year-old reached 1.80m": the person.
        Some(Says::Thing(of)) if of.text(p.text) == "old" || of.text(p.text).ends_with("year-old") => memory.person,
        // "the number is 60 percent in America": the number of what was spoken of.
        Some(Says::Thing(of))
            if near::numbers(p, of) && (draft.unit.is_none() || draft.change.is_none() && share(draft)) =>
        {
            if draft.unit.is_none() { memory.thing } else { memory.share.or(memory.thing) }.or(Some(of))
        }
        // "The poll found the challenger leading by 14 points": nothing of the poll's.
        Some(Says::Thing(of)) if near::asking(p, of) && draft.change.is_none() && (share(draft) || points(draft)) => {
            if share(draft) {
                people::among(p, words).or(memory.share)
            } else {
                None
            }
        }
        Some(Says::Thing(of)) if near::sound(p, of) => Some(of),
        Some(Says::Nothing) => None,
        Some(Says::Before) if draft.unit.as_ref() == Some(&Unit::RANK) => memory.person.or(memory.last),
        Some(Says::Before) if time(draft) => None,
        // What was spoken of three sentences ago is not meant by "it".
        Some(Says::Before) => memory.last.filter(|of| p.is(words.end, "of") || of.end + LATELY >= p.span.start),
        // The tree has spoken against a noun beside it: an elided count goes on with what was counted before.
        Some(_) if draft.unit.is_none() => {
            if people::alive(p, words) {
                memory.people.or_else(|| people::crowd(p, words)).or(memory.thing)
            } else {
                memory.thing
            }
        }
        Some(Says::Thing(_)) => memory.last,
        _ => near::beside(p, words, draft).or(if count { memory.thing } else { None }),
    }
}

/// What goes back so many years tells when, not how long something lasts.
const DATING: &[&str] = &["date", "dated", "dates", "dating", "going", "goes", "stretching"];

/// Of what somebody can be so many percent.
const PERSUADED: &[&str] = &[
    "certain", "sure", "positive", "convinced", "confident", "committed", "honest", "right", "wrong", "correct",
    "true", "false",
];

/// Who has children.
const PARENTS: &[&str] = &["mother", "father", "mom", "mum", "dad", "parent", "parents", "grandmother", "grandfather"];

/// Whether nobody counts things by so much: "billions in unpaid taxes".
fn large(p: &Passage, words: &Range<usize>) -> bool {
    words.len() == 1 && p.any(words.start, &["billions", "trillions"])
}

/// Whether it is a length of time. In seconds it mostly is a result, which is read as any other measure.
fn time(draft: &Draft) -> bool {
    draft.unit.as_ref().map(Unit::as_str).is_some_and(|unit| lasting(unit) && unit != "second")
}

fn points(draft: &Draft) -> bool {
    draft.unit.as_ref() == Some(&Unit::PERCENTAGE_POINT)
}

fn share(draft: &Draft) -> bool {
    matches!(draft.unit.as_ref().map(Unit::as_str), Some("%" | "ratio"))
}

/// Whether the figure is a share of those who were asked: "61 percent said they …", "nearly eight in 10 say …".
fn poll_share(p: &Passage, words: &Range<usize>, draft: &Draft) -> bool {
    // "About two-thirds (66 percent) said"
    let behind = near::past_bracket(p, words.end);
    let replies = answering(p, words.end)
        || behind != words.end && answering(p, behind)
        || p.earlier.poll && p.any(words.end, REPLIES);
    let share = share(draft);
    share && replies && !p.is(words.end, "back") || share && p.is(words.end, "back") && !phrase::noun_at(p, words.end)
}

/// Whom a share in brackets is a share of: "More Republicans (66%) than Democrats (49%) said so", "About half the public
/// (48%)"; where no people stand in front of it in an article about a poll ("health care (53 percent)"), those who were
/// asked.
fn set_aside(p: &Passage, words: &Range<usize>, draft: &Draft, memory: &Memory) -> Option<Span> {
    let open = words.start.checked_sub(1).filter(|i| p.txt(*i) == "(" && *i > 0)?;
    let share = draft.unit.as_ref() == Some(&Unit::PERCENT) && matches!(p.txt(words.end), ")" | "," | ";");
    if !share || draft.change.is_some() {
        return None;
    }
    let noun = phrase::noun_before(p, open);
    let part = p.back(open, 5, |i| {
        p.any(i, &["half", "third", "thirds", "quarter", "quarters", "most", "majority", "tenths"])
            || p.class(i, Class::FRACTION)
    });
    let people = |of: &Span| people::living(p, *of) || part.is_some_and(|i| !p.any(open - 1, &[p.txt(i)]));
    let vague = |of: &Span| {
        let last = phrase::last_word(p, *of).to_lowercase();
        ["share", "majority", "minority", "plurality", "half", "third", "quarter", "number", "percentage", "fewer"]
            .contains(&last.as_str())
    };
    if let Some(of) = noun.filter(|of| p.earlier.poll && people(of) && !vague(of) || people::living(p, *of)) {
        return Some(of);
    }
    people::among(p, words).or(memory.share).filter(|of| p.earlier.poll && people::living(p, *of))
}

/// What a score is the result of: "a 17-3 Senate vote", "a 5-4 Supreme Court decision", "by a margin of 91-23".
fn result(p: &Passage, words: &Range<usize>) -> Option<Span> {
    const RESULTS: &[&str] = &[
        "vote", "votes", "decision", "decisions", "ruling", "rulings", "opinion", "verdict", "win", "wins", "victory",
        "defeat", "loss", "draw", "tie", "split", "lead", "advantage", "majority", "margin", "deficit", "edge", "rout",
        "hammering", "thrashing", "record", "series", "scoreline", "score", "result", "odds", "triumph", "judgment",
    ];
    let behind = phrase::chunk(p, words.end).filter(|_| p.open_word(words.end) || p.capital(words.end));
    let named = |of: &Span| {
        let last = phrase::last_word(p, *of).to_lowercase();
        RESULTS.contains(&last.as_str())
    };
    behind.filter(named).or_else(|| {
        let link = words.start.checked_sub(1).filter(|i| p.any(*i, &["of", "at", "was", "is"]) || p.txt(*i) == ":")?;
        phrase::noun_before(p, link).filter(named)
    })
}

/// Whether a share in an article about a poll is of those who were asked: it does something, or the sentence names them.
fn asks(p: &Passage, words: &Range<usize>, draft: &Draft) -> bool {
    let share = share(draft);
    let alone = !p.is(words.end, "of") && near::behind(p, words, draft).is_none();
    let acts = p.tree.is_some_and(|tree| by_tree::acts(p, tree, words));
    share && alone && p.earlier.poll && (acts || people::among(p, words).is_some() && draft.change.is_none())
}

/// What those who are asked do, in an article about a poll: "while 24% are opposed", "55 percent opposing it".
const REPLIES: &[&str] = &[
    "are", "picked", "chose", "picking", "planning", "blamed", "blame", "prefer", "preferred", "view", "viewed", "see",
    "feel", "felt", "describe", "described", "trust", "expect", "expected", "named", "cited", "voted", "plan",
    "planned", "wanted", "favored", "favoured", "gave", "remain", "disagree", "knew", "know", "watched", "identify",
    "identified", "like", "dislike", "opposing", "supporting", "favoring", "backing", "saying",
];

/// "61 percent said they …": those who were asked.
fn answering(p: &Passage, at: usize) -> bool {
    p.any(
        at,
        &[
            "said", "say", "approve", "disapprove", "support", "oppose", "believe", "think", "thought", "agreed",
            "agree", "were", "favor", "favour", "back", "would", "want", "saying", "approved", "disapproved",
            "opposed", "disagreed", "have", "answered", "responded", "approving", "disapproving",
        ],
    )
}

/// Whether the figure only goes on from the one before: "800.49 points, or 3.05%, to 25,479", "5 miles (8 km)", "$39,014,
/// up from $38,373", "17.3 million new vehicles last year, an increase of 0.3 percent". It is of the same thing.
fn goes_on(p: &Passage, words: &Range<usize>, draft: &Draft, memory: &Memory) -> Option<Option<Span>> {
    let (mut end, of) = memory.before?;
    // The noun that the figure before counts stands between the two: the gap begins behind it.
    if let Some(of) = of
        && let Some(last) = (end..(end + 7).min(p.words.len())).find(|i| p.words[*i].span.end == of.end)
        && last < words.start
    {
        end = last + 1;
    }
    if end > words.start || words.start - end > 9 {
        return None;
    }
    let between = end..words.start;
    let mark = |i: usize| {
        matches!(p.txt(i), "'s" | "\u{2019}s" | "," | "(" | ")" | ";" | "\u{2014}" | "\u{2013}" | "--" | "/")
    };
    let linked = between.clone().all(|i| {
        mark(i)
            || p.any(i, LINKS)
            || p.class(i, Class::CHANGE_NOUN.or(Class::MONTH))
            || crate::lexicon::adverbial(p.txt(i))
    });
    let some = between.clone().any(|i| {
        p.any(i, &["or", "to", "from", "up", "down", "off", "compared", "versus"])
            // "up 25% at 61.1bn yuan"
            || p.is(i, "at") && between.len() == 1
            || matches!(p.txt(i), "(" | ";" | "/")
            || p.class(i, Class::CHANGE_NOUN) && p.any(i + 1, &["of"])
    });
    // "19 chemists; 81 environmental engineers": its own noun may stand behind an adjective.
    let count = draft.unit.is_none() && near::behind(p, words, draft).is_some();
    let noun = count || p.word(words.end) && phrase::noun_at(p, words.end) && !p.class(words.end, Class::CHANGE_NOUN);
    (linked && some && !noun).then_some(of)
}

/// "36% of users never sent one, up from 7% in 2003": however far the figure before stands, this one is what it was.
fn up_from(p: &Passage, words: &Range<usize>, draft: &Draft, memory: &Memory) -> Option<Option<Span>> {
    let (end, of) = memory.before?;
    let bound = |i: usize| {
        p.any(i, &["about", "around", "just", "nearly", "almost", "over", "under", "only", "roughly", "some", "a"])
    };
    let mut at = words.start.checked_sub(1)?;
    while at > end && (bound(at) || p.is(at, "than") && p.any(at - 1, &["more", "less"])) {
        at -= 1 + usize::from(p.is(at, "than"));
    }
    let up = p.is(at, "from") && at > end && p.any(at - 1, &["up", "down"])
        || p.any(at, &["with", "to"]) && at > end && p.is(at - 1, "compared");
    let first = p.numerals.iter().rev().find(|n| n.words.end <= end)?;
    let unit = crate::figures::units::measured(p, first).map(|u| u.unit);
    let noun = phrase::noun_at(p, words.end) && p.word(words.end) && !p.class(words.end, Class::MONTH);
    let clause = (end..at).any(|i| matches!(p.txt(i), ";" | ":" | "."));
    (up && unit == draft.unit && !noun && !p.is(words.end, "of") && !clause).then_some(of)
}

/// The words that may stand between two figures of the same thing.
const LINKS: &[&str] = &[
    "or", "to", "from", "at", "up", "down", "off", "about", "around", "just", "nearly", "almost", "over", "a", "an",
    "level", "of", "compared", "with", "versus", "under", "more", "less", "than", "well", "still", "higher", "lower",
    "roughly", "approximately", "some", "the", "previous", "earlier", "above", "below", "last", "year", "month",
    "week", "quarter", "this", "ago", "by", "only", "slightly", "expected", "forecast",
];

/// How many bytes back a thing may have been named that a figure only points to: a few sentences; people, who are meant
/// all through a report, some paragraphs.
const NEAR: u32 = 600;
const FAR: u32 = 2500;
const LATELY: u32 = 200;

/// Whether a thing is named in this sentence, or near enough before it to be meant still.
#[must_use]
pub fn remembered(p: &Passage, of: Span, draft: &Draft) -> bool {
    let share = share(draft);
    // "5-10 X 6", "40 %": a sign or a letter names nothing.
    if of.text(p.text).chars().filter(|c| c.is_alphabetic()).count() < 2 {
        return false;
    }
    let people = people::living(p, of) && (share || of.text(p.text).starts_with(char::is_lowercase));
    of.end >= p.span.start || p.span.start - of.end <= if people { FAR } else { NEAR }
}

/// Remembers the things that a set-aside count points back to: "the five companies" says again what is counted.
pub fn remind(p: &Passage, memory: &mut Memory, words: &Range<usize>) {
    if let Some(of) = near::behind(p, words, &Draft::count(Amount::Vague)) {
        memory.thing = Some(of);
        if people::living(p, of) && !people::gendered(p, of) {
            memory.people = Some(of);
        }
    }
}

/// Remembers what a figure was of.
pub fn remember(p: &Passage, memory: &mut Memory, words: &Range<usize>, draft: &Draft, of: Option<Span>) {
    memory.before = Some((words.end, of));
    memory.last = of.or(memory.last);
    if let Some(unit) = draft.unit.as_ref() {
        let name = unit.as_str();
        // Coins and prices by the piece are no money of millions; shares, ages and times say nothing of the measure.
        if !is_money(unit) {
            let aside = time(draft) || share(draft) || name.contains("point") || name.starts_with("per ");
            let aside = aside || matches!(name, "age" | "rank" | "score" | "times");
            memory.money = memory.money.take().filter(|_| aside);
        } else if !name.contains('/') && !matches!(name, "cent" | "pence") {
            memory.money = Some((unit.clone(), of));
        }
    }
    let rate = draft.unit.as_ref().is_some_and(|u| u.as_str().starts_with("per "));
    let share = share(draft);
    match draft.unit.as_ref() {
        // "3 cases, including 1 death": a part does not change what is counted.
        None if p.is(words.start.wrapping_sub(1), "including") => {}
        // "a seven-page letter … two came": pages only describe the letter.
        None if p.hyphen(words.end) => {}
        None => {
            memory.thing = of.or(memory.thing);
            if let Some(of) = of
                && people::living(p, of)
                && (memory.people.is_none() || !people::gendered(p, of))
            {
                memory.people = Some(of);
            }
        }
        Some(_) if rate => memory.thing = of.or(memory.thing),
        Some(_) if share => {
            memory.share = of.filter(|of| people::living(p, *of) || near::shared_out(p, words)).or(memory.share);
        }
        Some(unit) if *unit == Unit::AGE => memory.person = of.or(memory.person),
        Some(_) => {}
    }
}
