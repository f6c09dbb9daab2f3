//! The noun phrase right behind a figure: `79 [of the] drones`, `30-day ceasefire`, `5% of voters`.
//!
//! Nearly all counts end here. What is no thing counted is told by its words: "three weeks later", "a 21% increase", "down
//! to three left". A figure that has its noun elsewhere is for the files beside this one.

use super::changing::{grows, within};
use super::link::back;
use super::listed::past_bracket;
use crate::figures::counted::phrase::{HARMED, chunk_from, head, many, noun_at};
use crate::figures::passage::Passage;
use crate::figures::proposal::{Draft, Thing};
use crate::figures::units::{self, Sort};
use crate::lexicon::{Class, lasting};
use crate::model::Unit;
use crate::span::Span;
use crate::text::numerals::Form;
use crate::text::syntax::Upos;
use crate::text::wording::Wording;
use std::ops::Range;

/// The noun phrase right behind a figure, its articles and "of" skipped: `79 [of the] drones`, `30-day ceasefire`,
/// `$70,000 bond`, `5% of voters`.
#[must_use]
pub fn behind(p: &Passage, words: &Range<usize>, draft: &Draft) -> Option<Span> {
    let mut at = words.end + usize::from(p.hyphen(words.end));
    // "two- and five-minute commercials": behind the word that both share.
    let shares = p.txt(words.end) == "-" && !p.hyphen(words.end);
    let row = if shares { p.numeral_over(words.end - 1) } else { None };
    let row = row.and_then(|n| p.shared_word(n));
    at = row.map_or(at, |shared| shared + 1 + usize::from(p.hyphen(shared + 1)));
    // "the 702,000+ disenfranchised residents"
    at += usize::from(p.txt(at) == "+" && p.glued(at));
    let unit = draft.unit.as_ref().map(Unit::as_str);
    let time = unit.is_some_and(lasting);
    // "98,837 (13 percent) of his constituents"
    let past = past_bracket(p, at);
    if unit.is_none() && past != at && p.is(past, "of") {
        at = past;
    }
    // "an 8in (200 mm) disk", "3 million yen worth of paper"
    if unit.is_some() && !time {
        let past = past_bracket(p, at);
        at = if past != at && (noun_at(p, past) || p.is(past, "of") || p.is(past, "worth")) { past } else { at };
        at += usize::from(p.is(at, "worth") && p.is(at + 1, "of"));
    }
    let compound =
        row.is_some() || p.hyphen(words.end.wrapping_sub(2)) || p.words.get(words.end - 1).is_some_and(|w| w.glued);
    // "millions, if not billions, of calls"
    let more = if p.txt(at) == ","
        && (p.row(at + 1, &["if", "not"]) || p.any(at + 1, &["or"]) && p.any(at + 2, &["even", "perhaps"]))
    {
        p.numeral_at(at + 3).map(|n| p.numerals[n].words.end)
    } else {
        None
    };
    if let Some(end) = more {
        let past = end + usize::from(p.txt(end) == ",");
        at = if p.is(past, "of") { past } else { at };
    }
    if p.is(at, "of") && !(time && !fills(p, at + 1) || time && p.back(words.start, 3, |i| p.is(i, "within")).is_some())
    {
        // "74.9 pct of <Name>"
        at += 1 + usize::from(p.txt(at + 1) == "<");
        // "68 billion dlrs of medium- and long-term debt"
        let hangs = p.txt(at + 1) == "-" && p.glued(at + 1) && !p.glued(at + 2) && p.any(at + 2, &["and", "or", "to"]);
        at += if hangs { 3 } else { 0 };
        while p.class(at, Class::ARTICLE.or(Class::POSSESSIVE).or(Class::DEMONSTRATIVE))
            || p.any(at, &["all", "every", "roughly", "about", "some"])
            || whole(p, at).is_some()
        {
            let next = whole(p, at).unwrap_or(at + 1);
            if p.any(at, &["those", "them", "us", "these"]) && !noun_at(p, next) {
                return (!back(p, at)).then(|| p.stretch(at, at));
            }
            at = next;
        }
        let gerund = p.txt(at).ends_with("ing") && p.txt(at).len() > 5 && !noun_at(p, at);
        let colour = gerund && p.any(at, COLOURS);
        let found = match chunk_from(p, at) {
            Some(found) => found,
            // "two decades of blistering growth"
            None if colour && time => chunk_from(p, at + 1)?,
            // "70 percent of lending by banks": a verb's form that is named like a thing.
            None if gerund && named_act(p, at) => return Some(p.stretch(at, at)),
            None => return None,
        };
        // "hundreds of gay and lesbian couples"
        let colour = p.tree.is_some_and(|tree| {
            p.words.get(at).and_then(|w| tree.words().get(w.token as usize)).is_some_and(|w| w.upos == Upos::Adj)
        });
        // "thousands of rifle and handgun rounds" likewise: no thousands of one rifle.
        let found = if (colour || unit.is_none()) && found.len() == 1 {
            shared(p, &found, unit.filter(|unit| !matches!(*unit, "%" | "ratio"))).unwrap_or(found)
        } else {
            found
        };
        return head(p, found.start, found.end).map(|r| p.stretch(r.start, r.end - 1));
    }
    if time
        && !compound
        && draft.of == Thing::Measured
        && !p.any(at, &["sentence", "ban", "war", "high", "low", "contract", "deal", "term"])
    {
        return None;
    }
    let extreme = time && compound && p.any(at, &["high", "highs", "low", "lows", "peak", "record"]);
    // "down to three left": no noun, unless one follows it ("12 left fielders", "two left-wing papers").
    if p.is(at, "left") && !p.open_word(at + 1) && !p.hyphen(at + 1) {
        return None;
    }
    if !extreme
        && p.any(
            at,
            &[
                "ago", "later", "earlier", "away", "apart", "long", "old", "high", "deep", "wide", "tall", "north",
                "south", "east", "west", "northwest", "northeast", "southwest", "southeast", "today", "now", "last",
                "this", "early", "late", "contained", "each",
            ],
        )
    {
        return None;
    }
    let found = match chunk_from(p, at) {
        Some(found) => shared(p, &found, unit).unwrap_or(found),
        // "4.3M digital and physical sales"
        None if p.open_word(at) && p.tree.is_some() && !p.any(at, HARMED) && p.any(at + 1, &["and", "or", ","]) => {
            shared(p, &(at..at + 1), unit)?
        }
        None => return None,
    };
    let last = found.end - 1;
    // "5 billion dlrs-equivalent"
    if unit.is_some() && p.is(last, "equivalent") {
        return None;
    }
    // "from $639m year-earlier": no money is of a year.
    let when = ["year", "month", "quarter", "week", "day", "season", "pretax"];
    // "$45 million raised last month"
    let dated = p.any(last.wrapping_sub(1), &["last", "this", "next", "that", "each", "every", "past", "previous"]);
    if unit.is_some() && !time && !p.is(words.end, "of") && (found.len() == 1 || dated) && p.any(last, &when) {
        return None;
    }
    // "a 1.1 million increase", "a 12,000 drop in orders": so much is added, no increases are counted.
    if unit.is_none()
        && found.len() == 1
        && p.class(last, Class::CHANGE_NOUN)
        && !many(p, last)
        && !compound
        && p.any(last, &["increase", "drop", "decrease", "decline", "rise", "reduction", "fall", "jump"])
    {
        return within(p, last + 1);
    }
    // "a 21% increase year on year"
    let yearly = p.entry(last).unit.is_some_and(|u| u.kind == "time") && p.any(last + 1, &["on", "over", "-"]);
    let last = if yearly && found.len() > 1 && p.class(last - 1, Class::CHANGE_NOUN) { last - 1 } else { last };
    // "a 7.4 pct drop": what drops is meant, not the drop; "3 percent GDP growth", "a 12 pct price rise" name it in front.
    if unit.is_some() && !time && p.class(last, Class::CHANGE_NOUN) && !draft.unit.as_ref().is_some_and(units::is_money)
    {
        if let Some(front) = last.checked_sub(1).filter(|at| *at >= found.start && grows(p, *at)) {
            return head(p, found.start, front + 1).map(|r| p.stretch(r.start, r.end - 1));
        }
        // "3.1% economic growth"
        if !p.is(last, "growth") || found.len() == 1 {
            return None;
        }
    }
    if unit == Some("score") || unit == Some("ratio") && p.is(last, "ratio") {
        return None;
    }
    // "the 7.47 billion average": an amount of what was spoken of.
    let generic = [
        "total", "average", "level", "mark", "peak", "record", "threshold", "milestone", "figure", "high", "low",
        "estimate",
    ];
    if !time
        && found.len() == 1
        && (unit.is_none() || unit != Some("year"))
        && p.any(last, &generic)
        && !p.is(words.end, "of")
    {
        return None;
    }
    head(p, found.start, found.end).map(|r| p.stretch(r.start, r.end - 1))
}

/// Where a number behind "of" ends, whose thing both count: "79 of the **300** drones", "one percent of the **$50 billion** of
/// trade", "$10m of its **$28m** debt", "50 of **30-day** notes"; "two of the three days" are days.
fn whole(p: &Passage, at: usize) -> Option<usize> {
    let sign =
        || p.numeral_at(at + 1).filter(|n| units::measured(p, &p.numerals[*n]).is_some_and(|u| u.words.start == at));
    let numeral = &p.numerals[p.numeral_at(at).or_else(sign)?];
    if numeral.form != Form::Cardinal {
        return None;
    }
    match units::measured(p, numeral) {
        // "75% of 17- to 24-year-olds"
        Some(unit) if unit.compound && p.any(unit.words.end + 1, &["olds"]) => {
            Some(numeral.words.end + usize::from(p.hyphen(numeral.words.end)))
        }
        Some(unit) if unit.compound => Some(unit.words.end + usize::from(p.hyphen(unit.words.end))),
        // "half of the $1.1 billion requested"
        Some(unit) if unit.sort == Sort::Money && !p.txt(unit.words.end).ends_with("ed") => {
            let end = unit.words.end;
            Some(end + usize::from(p.any(end, &["of", "in", "worth"])))
        }
        Some(unit) if unit.sort == Sort::Percent && p.open_word(unit.words.end) => Some(unit.words.end),
        _ => Some(numeral.words.end),
    }
}

/// Words in -ing that only describe a noun: not "forty years of building bridges".
const COLOURS: &[&str] = &[
    "blistering", "booming", "bruising", "crippling", "crushing", "declining", "devastating", "escalating", "falling",
    "flagging", "gathering", "grinding", "growing", "grueling", "gruelling", "increasing", "mounting", "ongoing",
    "painstaking", "punishing", "rising", "shrinking", "simmering", "slowing", "soaring", "stagnating", "sweltering",
    "unrelenting", "worsening",
];

/// Whether a word in -ing stands alone as a noun: nothing follows that it would act on.
fn named_act(p: &Passage, at: usize) -> bool {
    let next = at + 1;
    next >= p.words.len()
        || p.border(next)
        || p.txt(next) == ","
        || p.any(
            next,
            &["along", "and", "around", "at", "between", "by", "for", "in", "near", "on", "over", "that", "to"],
        )
}

/// Whether the noun behind "of" fills a length of time: "two days of mourning", "eight years of tax returns"; not "24 hours
/// of the attack", "three years of age".
fn fills(p: &Passage, at: usize) -> bool {
    const ALWAYS: &[&str] = &[
        "mourning", "work", "rain", "silence", "talks", "negotiations", "fighting", "war", "community", "probation",
        "school", "experience",
    ];
    const NEVER: &[&str] = &["age", "time", "life", "birth", "arrival", "publication", "each"];
    if p.any(at, ALWAYS) {
        return true;
    }
    let owned = (at..at + 5).find(|i| p.any(*i, &["'s", "\u{2019}s"]));
    let bare = p.open_word(at) && !p.capital(at);
    // "two decades of blistering growth": to the tree a verb with its object.
    let colour = p.any(at, COLOURS);
    let start = at + usize::from(owned.is_some() && p.class(at, Class::ARTICLE)) + usize::from(colour && bare);
    p.tree.is_some()
        && (bare || owned.is_some_and(|i| noun_at(p, i - 1)))
        && chunk_from(p, start).is_some_and(|found| {
            let last = found.end - 1;
            !p.any(last, NEVER) && !p.entry(last).is(Class::UNIT.or(Class::MONTH).or(Class::WEEKDAY).or(Class::NUMERIC))
        })
}

/// "90 air, sea and land-based units": a first noun in the singular only describes; the plural behind the row is counted.
fn shared(p: &Passage, found: &Range<usize>, unit: Option<&str>) -> Option<Range<usize>> {
    let last = found.end - 1;
    let row = p.txt(found.end) == "," || p.any(found.end, &["and", "or"]);
    // "four full-time and four part-time workers"
    let half = p.hyphen(last.wrapping_sub(1)) && found.len() == 3;
    if unit.is_some() || !(found.len() == 1 || half) || !row || many(p, last) || p.tree.is_none() {
        return None;
    }
    let mut linked = false;
    for i in found.end..found.end + 9 {
        let link = p.any(i, &["and", "or"]);
        if linked && many(p, i) && noun_at(p, i) {
            // "Democratic and independent Ruiz supporters"
            let last = (i..i + 3).take_while(|k| many(p, *k) && noun_at(p, *k)).last().unwrap_or(i);
            return Some(last..last + 1);
        }
        let second = half && linked && p.numeral_at(i).is_some() && p.any(i - 1, &["and", "or"]);
        linked |= link;
        if !(p.txt(i) == "," || link || p.open_word(i) || p.hyphen(i) || second) || p.numeral_at(i).is_some() && !second
        {
            return None;
        }
    }
    None
}
