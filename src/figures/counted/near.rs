//! The thing counted, read from neighbouring words: the noun behind the number, before "of", before the verb.

use super::phrase::{HARMED, chunk, chunk_from, head, many, noun_at, noun_before};
use crate::figures::passage::{CLOSED, Passage};
use crate::figures::proposal::{Draft, Thing};
use crate::figures::units;
use crate::lexicon::Class;
use crate::model::Unit;
use crate::span::Span;
use crate::text::numerals::Form;
use crate::text::syntax::{Relation, Upos};
use std::ops::Range;

/// The noun phrase right behind a figure, its articles and "of" skipped: `79 [of the] drones`, `30-day ceasefire`,
/// `$70,000 bond`, `5% of voters`.
#[must_use]
pub fn behind(p: &Passage, words: &Range<usize>, draft: &Draft) -> Option<Span> {
    let mut at = words.end + usize::from(p.hyphen(words.end));
    // "the 702,000+ disenfranchised residents"
    at += usize::from(p.txt(at) == "+" && p.glued(at));
    let unit = draft.unit.as_ref().map(Unit::as_str);
    let time = matches!(
        unit,
        Some("day" | "year" | "month" | "week" | "hour" | "minute" | "second" | "decade" | "night" | "century")
    );
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
    let compound = p.hyphen(words.end.wrapping_sub(2)) || p.words.get(words.end - 1).is_some_and(|w| w.glued);
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
            || p.numeral_at(at).is_some_and(|n| p.numerals[n].form == Form::Cardinal)
        {
            let next = p.numeral_at(at).map_or(at + 1, |n| p.numerals[n].words.end);
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

/// Whether a noun in front of a word of change can be what changes: no time, no place, nothing that only describes.
fn grows(p: &Passage, at: usize) -> bool {
    let entry = p.entry(at);
    let describes = ["point", "record", "year", "average", "percentage", "overnight", "total", "market", "basis"];
    noun_at(p, at)
        && p.word(at)
        && !p.hyphen(at - 1)
        && (p.open_word(at) || p.any(at, AGGREGATES))
        && entry.unit.is_none()
        && !entry.is(Class::WEEKDAY.or(Class::MONTH).or(Class::NUMERIC).or(Class::CHANGE_NOUN))
        && !p.any(at, &describes)
}

/// Sums of an economy that are known by their letters.
const AGGREGATES: &[&str] = &["GDP", "GNP", "CPI", "PPI", "RPI", "PMI"];

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

/// What changes, named behind the noun of the change: "a 25.7% rise in tax revenues", "a 0.3 pct drop in orders".
#[must_use]
pub fn changed(p: &Passage, end: usize) -> Option<Span> {
    let at = (end..end + 4).find(|i| p.class(*i, Class::CHANGE_NOUN))?;
    if !(end..at).all(|i| p.open_word(i) || p.hyphen(i) || p.capital(i) && p.word(i)) {
        return None;
    }
    // "a 1 percent pay hike for teachers": of the pay.
    if p.is(at + 1, "for") && at > end && noun_at(p, at - 1) {
        return head(p, end, at).map(|r| p.stretch(r.start, r.end - 1));
    }
    within(p, at + 1)
}

/// What changes, named in front of the amount: "a gain in failures of 1.5 pct", "a decline in failing businesses, off 6.8
/// pct", "a drop of 12% in sales".
#[must_use]
pub fn changed_before(p: &Passage, words: &Range<usize>) -> Option<Span> {
    let before = words.start.wrapping_sub(1);
    let of = p.back(words.start, 4, |i| p.is(i, "of"));
    if let Some(of) = of.filter(|of| *of > 0 && p.class(of - 1, Class::CHANGE_NOUN)) {
        let _ = of;
        return within(p, words.end);
    }
    let comma = p.class(before, Class::CHANGE_PARTICLE) && p.txt(before.wrapping_sub(1)) == ",";
    let end = if comma { before.wrapping_sub(1) } else { of? };
    let noun =
        (end.saturating_sub(9)..end).rev().find(|i| p.class(*i, Class::CHANGE_NOUN) && p.any(i + 1, &["in", "of"]))?;
    (!(noun..end).any(|i| p.border(i) || p.txt(i) == ",")).then(|| within(p, noun + 1)).flatten()
}

/// What a sum is made of or taken from: "$4.2 billion in tax credits", "knock 0.8% off global growth".
#[must_use]
pub fn sum(p: &Passage, end: usize, money: bool) -> Option<Span> {
    // "$150m (£113m) in aid"
    let end = if money { past_bracket(p, end) } else { end };
    if money
        && p.is(end, "in")
        && !p.any(end + 1, &["the", "a", "this", "that", "each", "its", "their", "his", "her", "all"])
    {
        return within(p, end).filter(|of| {
            let words = of.text(p.text);
            let traded = ["trading", "trade", "dealings", "deals", "morning", "afternoon", "session"]
                .contains(&words.rsplit(' ').next().unwrap_or(words));
            !traded
                && !["cash", "advance", "return", "bonds", "stock", "shares", "part", "fact", "rubles"].contains(&words)
        });
    }
    // "shaved nearly 20% from the index"
    let pared = [
        "cut", "cuts", "cutting", "knock", "knocked", "knocks", "shave", "shaved", "shaves", "shaving", "slashed",
        "trimmed", "wipe", "wiped", "wipes", "wiping",
    ];
    if p.is(end, "off") && !p.any(end + 1, &["campus", "duty", "road", "work"])
        || p.is(end, "from") && p.back(end, 6, |i| p.any(i, &pared)).is_some()
    {
        let mut start = end + 1;
        while p.class(start, Class::ARTICLE.or(Class::POSSESSIVE)) {
            start += 1;
        }
        return chunk(p, start);
    }
    None
}

/// The common noun behind "in", "of" or "for": no place, no time.
fn within(p: &Passage, at: usize) -> Option<Span> {
    if !p.any(at, &["in", "of", "for"]) {
        return None;
    }
    let mut start = at + 1;
    while p.class(start, Class::ARTICLE.or(Class::POSSESSIVE).or(Class::DEMONSTRATIVE)) {
        start += 1;
    }
    // "in failing businesses": a participle that the tree takes for a verb.
    let verbal = p.txt(start).ends_with("ing") && p.txt(start).len() > 5 && !noun_at(p, start) && noun_at(p, start + 1);
    // "adds $80 billion in spending over two years"
    if !verbal
        && !noun_at(p, start)
        && p.any(start, &["borrowing", "financing", "funding", "lending", "savings", "spending"])
    {
        return Some(p.stretch(start, start));
    }
    let found = chunk_from(p, start + usize::from(verbal))?;
    let last = found.end - 1;
    let common = (!p.capital(last) || p.any(last, AGGREGATES))
        && !p.entry(last).is(Class::UNIT.or(Class::WEEKDAY).or(Class::MONTH).or(Class::NUMERIC));
    let time = p.any(
        last,
        &[
            "quarter", "half", "period", "season", "weeks", "addition", "total", "region", "country", "world", "state",
            "city",
        ],
    ) || p.is(last, "time") && found.len() == 1;
    (common && !time && p.numeral_over(start).is_none())
        .then(|| head(p, found.start, found.end).map(|r| p.stretch(r.start, r.end - 1)))?
}

/// A quantity's name with its bound right before the measure: "winds over 165 mph", "speeds of up to 48km/h",
/// "temperatures below minus 10 degrees", "a budget around $3 million".
#[must_use]
pub fn bounded(p: &Passage, words: &Range<usize>) -> Option<Span> {
    const BOUNDS: &[&str] = &[
        "of", "over", "above", "below", "under", "around", "about", "exceeding", "topping", "averaging", "approaching",
        "up", "to", "at", "least", "between", "near", "nearing", "reaching", "more", "less", "than", "roughly", "as",
        "high", "low", "plus", "or", "minus", "almost", "nearly", "just", "well", "from", "totaling", "totalling",
        "worth", "some", "close",
    ];
    let mut i = words.start;
    let mut bounds = 0;
    while bounds < 6 && p.any(i.wrapping_sub(1), BOUNDS) {
        i -= 1;
        bounds += 1;
    }
    let last = i.checked_sub(1)?;
    // "an all-time high of 64%"
    if p.is(last, "time") && p.any(last + 1, &["high", "low"]) {
        return None;
    }
    let quantity = p.any(last, QUANTITIES) && noun_at(p, last);
    (bounds > 0 && quantity).then(|| noun_before(p, i)).flatten()
}

/// Nouns that name a quantity, which a figure right behind them measures.
const QUANTITIES: &[&str] = &[
    "wind", "winds", "gusts", "speed", "speeds", "temperature", "temperatures", "price", "prices", "rate", "rates",
    "cost", "costs", "loss", "losses", "profit", "profits", "income", "incomes", "wage", "wages", "salary", "salaries",
    "revenue", "revenues", "sales", "budget", "budgets", "turnover", "debt", "debts", "deficit", "deficits", "surplus",
    "damage", "damages", "fine", "fines", "penalty", "bond", "bail", "loan", "loans", "capacity", "output",
    "production", "height", "heights", "depth", "depths", "width", "length", "weight", "distance", "area", "altitude",
    "magnitude", "population", "populations", "margin", "error", "turnout", "share", "stake", "tariff", "tariffs",
    "tax", "taxes", "fee", "fees", "rent", "rents", "payment", "payments", "pension", "pensions", "yield", "yields",
    "inflation", "unemployment", "growth", "dividend", "valuation", "value", "concentration", "concentrations",
    "level", "levels", "score", "scores", "time", "jump", "best", "throw", "leap", "dose", "doses", "rainfall",
    "snowfall", "accumulations", "waves", "sentence", "sentences", "term", "terms", "contract", "contracts",
    "attendance", "crowd", "crowds", "average", "earnings", "deposits", "assets", "reserves", "investment",
    "investments",
];

/// Whether the pronoun after "of" only points back: "39 percent of these are rated", not "of those who voted".
#[must_use]
pub fn back(p: &Passage, at: usize) -> bool {
    let behind = p.txt(at + 1);
    p.any(at, &["these", "them", "those"])
        && !p.any(
            at + 1,
            &["who", "whose", "that", "which", "in", "with", "on", "under", "over", "from", "aged", "without"],
        )
        && !(p.is(at, "those") && behind.len() > 4 && behind.ends_with("ed") && !finite(p, at + 1))
}

/// Whether a form in -ed is what somebody did, not what was done to those named: "two of those flared overnight".
fn finite(p: &Passage, at: usize) -> bool {
    let word = p.words.get(at).map(|w| w.token as usize);
    p.tree.zip(word).is_some_and(|(tree, word)| {
        word < tree.len()
            && tree.upos(word) == Upos::Verb
            && matches!(tree.relation(word).universal(), Relation::Root | Relation::Ccomp)
            && !p.any(at, &["polled", "surveyed", "asked", "questioned", "interviewed"])
    })
}

/// Whether the words name others of what was counted before.
#[must_use]
pub fn others(p: &Passage, noun: Span) -> bool {
    let words = noun.text(p.text);
    ["others", "more", "rest", "remainder"].iter().any(|w| words.eq_ignore_ascii_case(w))
        || words.ends_with(" ones")
        || words.eq_ignore_ascii_case("ones")
}

/// The word "magnitude" that gives a number without a noun its meaning: "magnitude 7.2", "magnitudes of 6.1 and 5.8".
#[must_use]
pub fn magnitude(p: &Passage, words: &Range<usize>) -> Option<usize> {
    let mut at = words.start.checked_sub(1)?;
    // "the magnitude 7.2 and 7.5 quakes"
    if p.any(at, &["and", "or"])
        && let Some(first) = p.numerals.iter().find(|m| m.words.end == at)
    {
        at = first.words.start.checked_sub(1)?;
    }
    while at > 0 && (p.any(at, &["of", "a", "about", "around", "nearly"]) || p.hyphen(at)) {
        at -= 1;
    }
    // "the magnitude of 12 changes"
    let other = p.is(words.start - 1, "of") && noun_at(p, words.end);
    (p.any(at, &["magnitude", "magnitudes"]) && !other).then_some(at)
}

/// Whether a length of time or a distance only tells when or where something is: "two days after", "50 km (31 miles) from".
#[must_use]
pub fn lapse(p: &Passage, words: &Range<usize>, draft: &Draft) -> bool {
    let unit = draft.unit.as_ref().map(Unit::as_str);
    let compound = p.hyphen(words.end.wrapping_sub(2)) || p.hyphen(words.end);
    let end = past_bracket(p, words.end);
    match unit {
        _ if compound || !matches!(draft.of, Thing::Measured | Thing::Counted) => false,
        Some("second" | "minute" | "hour" | "day" | "night" | "week" | "month" | "year" | "decade") => {
            // "The launch came three weeks after the test" tells of the launch.
            let comes = [
                "came", "come", "comes", "coming", "appear", "appears", "appeared", "occurred", "occurs", "happened",
                "arrived", "arrives", "waited", "lasted",
            ];
            let told = p.back(words.start, 5, |i| p.any(i, &comes)).is_some();
            !told
                && p.any(
                    end,
                    &[
                        "ago", "ahead", "later", "earlier", "before", "after", "since", "hence", "beforehand",
                        "afterwards",
                    ],
                )
        }
        Some("km" | "mile" | "metre" | "foot" | "nautical mile" | "block") => {
            p.any(end, WAY) && noun_of(p, words).is_none()
        }
        _ => false,
    }
}

/// Words behind a distance that tell from where or which way.
const WAY: &[&str] = &[
    "apart", "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "north-east",
    "north-west", "south-east", "south-west", "northern", "from", "away", "outside", "inland", "offshore", "off",
    "downstream", "upstream", "downwind", "up", "down", "southward", "northward", "eastward", "westward",
];

/// What the sentence begins with, to tell how many of it: "Of those cuts, half would come from …", "Of the 12 members, three".
#[must_use]
pub fn fronted(p: &Passage, words: &Range<usize>) -> Option<Span> {
    if !p.is(0, "of") || p.is(1, "course") {
        return None;
    }
    let mut at = 1;
    while p.class(at, Class::ARTICLE.or(Class::POSSESSIVE).or(Class::DEMONSTRATIVE))
        || p.any(at, &["all", "those", "these"])
    {
        at += 1;
    }
    at = p.numeral_at(at).map_or(at, |n| p.numerals[n].words.end);
    let found = chunk_from(p, at)?;
    let comma = (found.end..found.end + 9).find(|i| p.txt(*i) == ",")?;
    let thing = !p.entry(found.end - 1).is(Class::UNIT.or(Class::CURRENCY).or(Class::NUMERIC));
    (thing && comma < words.start).then(|| chunk(p, at))?
}

/// What is worth so much: "estates worth more than $5.5 million".
#[must_use]
pub fn valued(p: &Passage, words: &Range<usize>) -> Option<Span> {
    let bounds = [
        "about", "above", "almost", "around", "at", "least", "less", "more", "nearly", "over", "roughly", "some",
        "than", "up", "to", "a", "an", "estimated", "reported",
    ];
    let mut at = words.start.checked_sub(1)?;
    while at > 0 && p.any(at, &bounds) {
        at -= 1;
    }
    // "military aid for the country totalling $250 million"
    if p.any(at, &["totaling", "totalling"]) {
        let linked = |i: usize| p.any(i, &["for", "from", "in", "to"]) && i > 0 && noun_at(p, i - 1);
        let prep =
            (at.saturating_sub(5)..at).rev().take_while(|i| !p.border(*i) && p.txt(*i) != ",").find(|i| linked(*i));
        return noun_before(p, prep?);
    }
    // "the deal, worth a reported $1.2 million"
    let comma =
        at.checked_sub(2).filter(|i| p.is(at, "worth") && p.txt(at - 1) == "," && noun_at(p, *i) && !p.capital(*i));
    let noun = comma.or(at.checked_sub(1).filter(|i| p.is(at, "worth") && noun_at(p, *i) && !p.is(*i, "net")))?;
    noun_before(p, noun + 1)
}

/// Where "to" stands in "to a level of 117 billion", "to an average of around 840,000 barrels a day", "at an annual rate of".
#[must_use]
pub fn level_of(p: &Passage, words: &Range<usize>) -> Option<usize> {
    const LEVELS: &[&str] = &["average", "high", "level", "low", "peak", "range", "record", "total"];
    let of = p.back(words.start, 4, |i| p.is(i, "of"))?;
    let to = (of.saturating_sub(7)..of.saturating_sub(2)).rev().find(|i| p.any(*i, &["to", "at"]))?;
    let yearly = p.row(of.saturating_sub(2), &["annual", "rate"]) && p.class(to.wrapping_sub(1), Class::CHANGE_VERB);
    let fits = if p.is(to, "at") { yearly } else { p.any(of - 1, LEVELS) };
    (to > 0 && fits && p.any(to + 1, &["a", "an"])).then_some(to)
}

/// The noun right before it, else the subject of the verb right before it.
#[must_use]
pub fn leveled(p: &Passage, to: usize) -> Option<Span> {
    let aside = Class::UNIT.or(Class::PERCENT).or(Class::CURRENCY).or(Class::CHANGE_NOUN).or(Class::NUMERIC);
    if noun_at(p, to - 1) && !p.entry(to - 1).is(aside) && !p.any(to - 1, &["point", "points"]) {
        return noun_before(p, to);
    }
    p.class(to - 1, Class::CHANGE_VERB).then(|| subject(p, to + 1))?
}

/// What a length of time owns: "60 days' notice", "one day's work".
#[must_use]
pub fn possessed(p: &Passage, words: &Range<usize>) -> Option<Span> {
    let mark = p.any(words.end, &["'s", "\u{2019}s"])
        || matches!(p.txt(words.end), "'" | "\u{2019}") && p.glued(words.end) && !p.glued(words.end + 1);
    (mark
        && !p.is(words.end + 1, "time")
        && p.txt(words.end - 1).ends_with(['s', 'y', 'k', 'h', 'r', 'e'])
        && p.open_word(words.end + 1))
    .then(|| chunk(p, words.end + 1))?
}

/// Whether the words name a poll.
#[must_use]
pub fn asking(p: &Passage, of: Span) -> bool {
    let last = of.text(p.text).rsplit(' ').next().unwrap_or_default();
    ["poll", "polls", "survey", "surveys"].iter().any(|w| last.eq_ignore_ascii_case(w))
}

/// What lies so far away: the noun right before a distance, or the subject of "is" and "lies" before it.
#[must_use]
pub fn apart(p: &Passage, words: &Range<usize>, draft: &Draft) -> Option<Span> {
    let unit = draft.unit.as_ref().map(Unit::as_str);
    let far = matches!(unit, Some("km" | "mile" | "nautical mile"));
    let compound = p.hyphen(words.end.wrapping_sub(2)) || p.hyphen(words.end);
    if !far || compound || draft.of != Thing::Measured || !p.any(past_bracket(p, words.end), WAY) {
        return None;
    }
    let bounds = ["about", "around", "just", "some", "roughly", "only", "approximately", "nearly", "almost", "over"];
    let mut end = words.start;
    while end > 0 && p.any(end - 1, &bounds) {
        end -= 1;
    }
    let lies = ["is", "are", "was", "were", "lies", "lie", "lay", "sits", "stands", "located", "situated", "based"];
    while end > 0 && p.any(end - 1, &lies) {
        end -= 1;
    }
    let last = end.checked_sub(1).filter(|i| noun_at(p, *i) && p.word(*i))?;
    let entry = p.entry(last);
    let place = !p.any(last, &["yesterday", "today", "tonight", "tomorrow"])
        && !entry.is(Class::UNIT.or(Class::WEEKDAY).or(Class::MONTH).or(Class::NUMERIC).or(Class::CHANGE_NOUN));
    noun_before(p, end).filter(|_| place)
}

/// "8% and 6 % of emissions": what the second of two shares is of, the first is of, too.
#[must_use]
pub fn second_of(p: &Passage, words: &Range<usize>, draft: &Draft) -> Option<Span> {
    let next = p.numerals.iter().find(|n| n.words.start == words.end + 1)?;
    let unit = units::measured(p, next)?;
    let joined = p.any(words.end, &["and", "or", "to"]) && Some(&unit.unit) == draft.unit.as_ref();
    let share = draft.unit.as_ref() == Some(&Unit::PERCENT) || draft.unit.as_ref() == Some(&Unit::RATIO);
    (joined && share && p.is(unit.words.end, "of")).then(|| behind(p, &unit.words, draft))?
}

/// Who or what a figure is set beside: "Orr at 33 percent, Bohr at 14", "Democrats (81 percent of them)", "Votes: 1.1 million".
#[must_use]
pub fn owned(p: &Passage, words: &Range<usize>, draft: &Draft) -> Option<Span> {
    let unit = draft.unit.as_ref();
    let share = unit == Some(&Unit::PERCENT);
    let mut before = words.start.checked_sub(1)?;
    while before > 0 && p.any(before, &["just", "only", "about", "around", "nearly", "almost"]) {
        before -= 1;
    }
    let names = |last: usize| {
        p.capital(last)
            && p.word(last)
            && noun_at(p, last)
            && !p.class(last, CLOSED.or(Class::WEEKDAY).or(Class::MONTH))
    };
    let start = |last: usize| {
        (0..=last)
            .rev()
            .take_while(|i| p.capital(*i) && p.word(*i) || p.txt(*i) == "." && p.glued(*i))
            .last()
            .unwrap_or(last)
    };
    let behind_nothing = !noun_at(p, words.end) && (!p.is(words.end, "of") || p.any(words.end + 1, &["them", "those"]));
    // "and Sen. Cory Bohr at 1 percent"
    if share && before > 1 && p.any(before, &["at", "with"]) && names(before - 1) && behind_nothing {
        let first = start(before - 1);
        let placed = first > 0 && p.class(first - 1, Class::PREPOSITION);
        let listed = first == 0 || p.txt(first - 1) == "," || p.any(first - 1, &["and", "by", "is", "are", "while"]);
        return (listed && !placed).then(|| p.stretch(first, before - 1));
    }
    // "Democrats (81 percent of them)", "the agency's workers (12 percent)"
    if share
        && p.txt(before) == "("
        && before > 0
        && before + 1 == words.start
        && p.any(words.end + 1, &["them", "those"])
        && p.is(words.end, "of")
    {
        return noun_before(p, before);
    }
    // "More insiders (26 percent) said"
    if share && p.txt(before) == "(" && before > 0 && before + 1 == words.start && p.txt(words.end) == ")" {
        let last = before - 1;
        let things = many(p, last)
            && noun_at(p, last)
            && !p.capital(last)
            && !p.entry(last).is(Class::UNIT.or(Class::CURRENCY))
            && p.numeral_over(last.wrapping_sub(1)).is_none();
        if things {
            return noun_before(p, before);
        }
    }
    // "Votes: 1.1 million", "Democrats: 35 percent": a line of a table.
    let label = p.txt(before) == ":"
        && (1..=4).contains(&before)
        && (0..before).all(|i| p.word(i))
        && !(0..before).any(|i| p.class(i, CLOSED.or(Class::CUE)));
    let time = unit.is_some_and(|u| matches!(u.as_str(), "age" | "score" | "rank" | "hour" | "minute" | "day"));
    let ends = words.end >= p.words.len() || p.txt(words.end) == "." || p.txt(words.end) == "(";
    // "Japan: 86" tells where.
    let common = !p.capital(before.wrapping_sub(1)) || share || before == 1 && p.plural_of_kind(0);
    (label && ends && !time && common && many(p, before - 1)).then(|| noun_before(p, before))?
}

/// The word behind a conversion in brackets that follows a figure: "8in (200 mm) floppy disk".
#[must_use]
pub fn past_bracket(p: &Passage, end: usize) -> usize {
    // The figure itself may be the conversion.
    if p.txt(end) == ")" {
        let inside = (end.saturating_sub(6)..end).any(|i| p.txt(i) == "(");
        return if inside { end + 1 } else { end };
    }
    let close = (end + 1..end + 8).find(|i| p.txt(*i) == ")");
    match close.filter(|_| p.txt(end) == "(") {
        Some(close) if (end + 1..close).any(|i| p.numeral_over(i).is_some()) => close + 1,
        _ => end,
    }
}

/// Whether the tree's answer can name a thing: a noun, no unit, no time, no word of change.
#[must_use]
pub fn sound(p: &Passage, of: Span) -> bool {
    let words = of.text(p.text);
    let last = words.rsplit([' ', '-']).next().unwrap_or(words).trim_end_matches('.');
    let entry = crate::lexicon::look(last);
    let low = last.to_lowercase();
    let at = p.words.iter().position(|w| w.span.end == of.end).unwrap_or(0);
    // "the euro rose 5%" tells of the currency, "3 million euros" does not.
    let money = (entry.is(Class::CURRENCY) || matches!(low.as_str(), "marks" | "crowns"))
        && p.numeral_over(at.wrapping_sub(1)).is_some();
    // "3 cts a share": what the price is reckoned by.
    if p.any(at.wrapping_sub(1), &["a", "per"]) && p.entry(at.wrapping_sub(2)).currency.is_some() {
        return false;
    }
    if last.bytes().all(|b| b.is_ascii_digit()) && words.contains(' ') && words.starts_with(char::is_uppercase) {
        return true;
    }
    let unit = money
        || entry.is(Class::UNIT.or(Class::PERCENT).or(Class::WEEKDAY).or(Class::NUMERIC)) && !entry.is(Class::CURRENCY)
        || crate::lexicon::lexicon().symbol(last).is_some();
    let name = last.starts_with(char::is_uppercase) && words.contains(' ');
    let change = entry.is(Class::CHANGE_NOUN)
        && !matches!(low.as_str(), "loss" | "losses" | "gains" | "growth" | "cuts" | "raises" | "shortfall");
    // "the Dow Jones industrial average" is a name.
    let titled = words.contains(' ') && words.starts_with(char::is_uppercase) && low == "average";
    let vague = !titled
        && matches!(
            low.as_str(),
            "time"
                | "addition"
                | "beginning"
                | "start"
                | "downward"
                | "downwards"
                | "upward"
                | "upwards"
                | "comparison"
                | "top"
                | "contrast"
                | "late"
                | "early"
                | "today"
                | "yesterday"
                | "high"
                | "low"
                | "lowest"
                | "highest"
                | "peak"
                | "level"
                | "lieu"
                | "average"
                | "ratio"
                | "shy"
                | "up"
                | "tune"
                | "span"
                | "space"
                | "mark"
                | "threshold"
                | "milestone"
                | "billion"
                | "million"
                | "trillion"
        );
    !unit && (name || !change && !vague) && low.len() > 1
}

/// "a population of more than 100 million", "in front of 15,522": the noun before "of".
#[must_use]
pub fn noun_of(p: &Passage, words: &Range<usize>) -> Option<Span> {
    let mut i = words.start.wrapping_sub(1);
    for _ in 0..5 {
        if p.is(i, "of") && i > 0 {
            // "refugees in excess of 50,000"
            if p.is(i - 1, "excess") && i > 2 && p.is(i - 2, "in") {
                return noun_before(p, i - 2).filter(|_| noun_at(p, i - 3));
            }
            // "growth this year of 2.5 percent": when, not what.
            let when = p.any(i - 1, &["year", "month", "week", "quarter", "today", "yesterday"])
                || p.capital(i - 1) && p.class(i - 1, Class::MONTH.or(Class::WEEKDAY));
            // "a personal best of 7.96m": a noun, though it looks like an adjective.
            let best = p.is(i - 1, "best") && i > 1;
            let sum = sum_of_money(p, words);
            let booked = p.any(i - 1, &["loss", "losses"]) || sum && p.any(i - 1, &["gain", "gains", "shortfall"]);
            if when || !noun_at(p, i - 1) && !best || p.class(i - 1, Class::CHANGE_NOUN) && !booked {
                return None;
            }
            return noun_before(p, i).filter(|of| {
                let words = of.text(p.text);
                let last = words.rsplit(' ').next().unwrap_or(words);
                !GENERAL.iter().any(|w| last.eq_ignore_ascii_case(w))
            });
        }
        if !(p.any(
            i,
            &[
                "about", "around", "just", "under", "over", "more", "less", "than", "at", "least", "nearly", "almost",
                "up", "to", "some", "plus", "minus", "or", "as", "much", "roughly", "approximately", "close",
                "between", "only", "a", "an", "estimated",
            ],
        ) || matches!(p.txt(i), "+" | "/" | "-" | "\u{b1}" | "+/-" | "\u{2212}"))
        {
            return None;
        }
        i = i.wrapping_sub(1);
    }
    None
}

/// "asked how many people would be killed and was told 150": what was asked for.
#[must_use]
pub fn asked(p: &Passage, words: &Range<usize>) -> Option<Span> {
    let many = p.back(words.start, 20, |i| p.is(i, "many") && p.is(i.wrapping_sub(1), "how"))?;
    chunk(p, many + 1).filter(|of| (of.end as usize) < p.words[words.start].span.start as usize)
}

/// "the number of permits that the town grants from 110 to 50": what there is a number of, said before in the clause.
#[must_use]
pub fn number_of(p: &Passage, words: &Range<usize>) -> Option<Span> {
    if !p.any(words.start.wrapping_sub(1), &["from", "to"]) {
        return None;
    }
    let of = p.back(words.start, 22, |i| p.is(i, "of") && p.is(i.wrapping_sub(1), "number"))?;
    chunk(p, of + 1).filter(|found| (found.end as usize) < p.words[words.start].span.start as usize)
}

/// The word behind the number that a count is a part of: "32 of the 189 on camera".
#[must_use]
pub fn whole(p: &Passage, words: &Range<usize>) -> Option<usize> {
    let at = words.end + 1 + usize::from(p.any(words.end + 1, &["the", "those", "these"]));
    let whole = p.numeral_at(at).map(|n| &p.numerals[n]).filter(|n| n.form == Form::Cardinal);
    whole.filter(|_| p.is(words.end, "of") && p.tree.is_some()).map(|n| n.words.end)
}

/// What a length of time has gone on in: "an hour into the call", "18 months into his term".
#[must_use]
pub fn into(p: &Passage, words: &Range<usize>) -> Option<Span> {
    let start = words.end + 1 + usize::from(p.class(words.end + 1, Class::ARTICLE.or(Class::POSSESSIVE)));
    if p.is(words.end, "into") { chunk(p, start) } else { None }
}

/// Whether the noun only says that there is a number, of what was spoken of before: "the number rose to 12".
#[must_use]
pub fn numbers(p: &Passage, of: Span) -> bool {
    let last = p.words.iter().position(|w| w.span.end == of.end).unwrap_or(p.words.len());
    let alone = ["number", "numbers", "figure", "figures", "proportion", "percentage"]
        .iter()
        .any(|w| of.text(p.text).eq_ignore_ascii_case(w));
    alone && !p.is(last + 1, "of") && p.any(last.wrapping_sub(1), &["a", "the", "that", "this", "those", "these"])
}

/// Whether a dash stands right behind, beyond which another phrase begins: "guilty of two -- a shooting and a theft".
#[must_use]
pub fn cut_off(p: &Passage, words: &Range<usize>) -> bool {
    let dash = matches!(p.txt(words.end), "--" | "\u{2014}" | "\u{2013}" | ":") && !p.glued(words.end + 1);
    // "dozens — if not hundreds — of amendments"
    let aside = (words.end + 1..words.end + 8).any(|i| p.txt(i) == p.txt(words.end) && p.is(i + 1, "of"));
    dash && !aside && !p.is(words.end + 1, "of")
}

/// Whether the figure is an amount of money.
fn sum_of_money(p: &Passage, words: &Range<usize>) -> bool {
    let numeral = words.clone().find_map(|i| p.numeral_over(i)).map(|n| &p.numerals[n]);
    numeral.and_then(|n| units::measured(p, n)).is_some_and(|u| units::is_money(&u.unit))
}

/// What is entered in the books, before a chain of "on", "from" and "of": "a gain on the sale of a mill of $2 million". The
/// gain is in money, the mill is not.
#[must_use]
pub fn entered(p: &Passage, words: &Range<usize>) -> Option<Span> {
    const BOOKED: &[&str] = &[
        "gain", "gains", "loss", "losses", "profit", "profits", "charge", "charges", "credit", "credits", "provision",
        "provisions", "income", "earnings", "cost", "costs", "writedown", "writedowns", "proceeds", "payment",
        "payments", "benefit", "benefits", "expense", "expenses", "savings", "dividend", "dividends", "price", "fee",
        "fees", "value", "debt", "debts", "deficit", "surplus", "budget", "revenue", "revenues",
    ];
    let of = p.back(words.start, 4, |i| p.is(i, "of"))?;
    let last = of.checked_sub(1).filter(|i| noun_at(p, *i))?;
    let itself = p.any(last, BOOKED) || p.any(last, QUANTITIES) && !p.is(last, "assets");
    if itself || !sum_of_money(p, words) {
        return None;
    }
    let within = |i: usize| p.open_word(i) || p.hyphen(i) || p.capital(i) && p.word(i) || p.class(i, Class::ARTICLE);
    let tie = |i: usize| p.any(i, &["on", "from", "of", "for", "to", "in", "with"]);
    let booked = (last.saturating_sub(9)..last).rev().find(|i| p.any(*i, BOOKED) && noun_at(p, *i))?;
    let chain = tie(booked + 1) && (booked + 1..last).all(|i| within(i) || tie(i));
    chain.then(|| noun_before(p, booked + 1)).flatten()
}

/// "has won three in a row", "lost five straight", "won five of six": games, which nobody names.
#[must_use]
pub fn won(p: &Passage, words: &Range<usize>) -> bool {
    const ENDED: &[&str] =
        &["won", "win", "wins", "winning", "lost", "lose", "loses", "losing", "dropped", "taken", "their", "its"];
    let running = p.is(words.end, "straight") && !noun_at(p, words.end + 1)
        || p.is(words.end, "in") && p.is(words.end + 1, "a") && p.is(words.end + 2, "row");
    let ended = |from: usize| p.back(from, 3, |i| p.any(i, ENDED)).is_some();
    // "three in a row and five of six", "lost five of their last six"
    let part = p.is(words.end, "of")
        && (words.end + 1..words.end + 4).any(|i| p.numeral_at(i).is_some_and(|m| bare(p, p.numerals[m].words.end)));
    let whole = bare(p, words.end)
        && p.back(words.start, 4, |i| p.is(i, "of") && p.numeral_over(i.wrapping_sub(1)).is_some()).is_some();
    (running && ended(words.start))
        || p.earlier.sport && (part || whole) && p.back(words.start, 12, |i| p.any(i, ENDED)).is_some()
}

/// Whether no noun follows: the sentence, the clause or the phrase ends.
fn bare(p: &Passage, at: usize) -> bool {
    !p.open_word(at) && !(p.capital(at) && p.word(at)) && !p.hyphen(at)
}

/// What is won or lost.
#[must_use]
pub fn played(p: &Passage, of: Span) -> bool {
    let words = of.text(p.text);
    let last = words.rsplit([' ', '-']).next().unwrap_or(words);
    ["games", "matches", "meetings", "races", "contests", "bouts", "starts", "outings", "tests", "elections", "seats"]
        .contains(&last)
}

/// Whether a noun before "of" says what is counted: a surplus does, a total does not.
#[must_use]
pub fn telling(p: &Passage, of: Span) -> bool {
    let words = of.text(p.text);
    let last = words.rsplit([' ', '-']).next().unwrap_or(words);
    !GENERAL.iter().any(|w| last.eq_ignore_ascii_case(w))
}

/// Nouns before "of" that say nothing of what is counted.
const GENERAL: &[&str] = &[
    "front", "total", "excess", "average", "out", "instead", "ahead", "because", "top", "high", "low", "peak",
    "record", "maximum", "minimum", "level", "levels", "course", "kind", "sort", "end", "start", "side", "part",
    "some", "north", "south", "east", "west", "tune", "order", "region", "neighborhood", "neighbourhood", "one", "age",
    "ages", "group", "number", "amount", "equivalent", "each", "half", "period", "case", "event", "space", "middle",
    "beginning", "aid", "rest", "sum", "short", "shy", "span", "upwards", "year", "month", "week", "quarter",
];

/// What neighbouring words tell of a figure that has no noun behind it: the noun before "of", the subject of its verb.
#[must_use]
pub fn beside(p: &Passage, words: &Range<usize>, draft: &Draft) -> Option<Span> {
    let unit = draft.unit.as_ref();
    let time = unit.is_some_and(|u| {
        matches!(
            u.as_str(),
            "day" | "year" | "month" | "week" | "hour" | "minute" | "second" | "decade" | "night" | "century"
        )
    });
    // "9 to 10 seats": the noun follows the next number.
    let next = words.end + 1;
    if unit.is_none() && p.any(words.end, &["or", "to"]) && p.numeral_at(next).is_some() {
        let n = p.numeral_at(next)?;
        if let Some(noun) = chunk(p, p.numerals[n].words.end) {
            return Some(noun);
        }
    }
    // "a surplus of just under $6.9 billion", "sentence of three years", "a population of more than 100 million"
    let mut i = words.start.wrapping_sub(1);
    for _ in 0..6 {
        if p.is(i, "of") && i > 0 {
            return noun_of(p, words);
        }
        if !(p.any(
            i,
            &[
                "about", "around", "just", "under", "over", "more", "less", "than", "at", "least", "nearly", "almost",
                "up", "to", "as", "much", "approximately", "roughly", "a", "an", "close", "only", "some", "further",
            ],
        )) {
            break;
        }
        i = i.wrapping_sub(1);
    }
    if time {
        return None;
    }
    subject(p, words.start)
}

/// "iron hooks ($5) and copper bowls ($1.70)": money alone in brackets is of the thing right before them.
#[must_use]
pub fn priced(p: &Passage, words: &Range<usize>) -> Option<Span> {
    let open = words.start.checked_sub(1).filter(|i| p.txt(*i) == "(" && p.txt(words.end) == ")" && *i > 0)?;
    let last = open - 1;
    let aside = Class::UNIT.or(Class::CURRENCY).or(Class::NUMERIC).or(Class::PERSON).or(Class::PEOPLE);
    let thing = p.open_word(last) && !p.capital(last) && noun_at(p, last) && !p.entry(last).is(aside);
    (thing && p.numeral_over(last).is_none()).then(|| noun_before(p, open))?
}

/// "the most cases (over 503,500) and deaths (over 19,700)": a count alone in brackets is of the things before them.
#[must_use]
pub fn bracketed(p: &Passage, words: &Range<usize>) -> Option<Span> {
    const BOUNDS: &[&str] = &[
        "about", "almost", "around", "at", "least", "less", "more", "most", "nearly", "over", "roughly", "some",
        "than", "under", "up", "to",
    ];
    let bounds = (0..words.start).rev().take(3).take_while(|i| p.any(*i, BOUNDS)).count();
    let open = (words.start - bounds).checked_sub(1)?;
    let things = p.txt(open) == "("
        && p.txt(words.end) == ")"
        && open > 0
        && p.plural(open - 1)
        && !p.capital(open - 1)
        && !p.entry(open - 1).is(Class::UNIT);
    let things = things.then(|| noun_before(p, open))??;
    let superlative = ["most ", "more "].iter().any(|word| things.text(p.text).starts_with(word));
    Some(if superlative { Span::new(things.start as usize + 5, things.end as usize) } else { things })
}

/// The subject of the verb in front: the noun before the nearest verb to the left.
fn subject(p: &Passage, start: usize) -> Option<Span> {
    let mut i = start;
    let mut verb = None;
    for _ in 0..14 {
        i = i.checked_sub(1)?;
        if p.border(i) {
            break;
        }
        if p.class(i, Class::CHANGE_VERB.or(Class::AUXILIARY))
            || p.any(
                i,
                &[
                    "reached", "totalled", "totaled", "averaged", "stood", "hit", "cost", "costs", "posted", "earned",
                    "closed", "ended", "priced", "valued", "measured", "weighed", "topped", "exceeded", "stayed",
                ],
            )
        {
            verb = Some(i);
        } else if verb.is_some() {
            break;
        }
    }
    let verb = verb?;
    let mut end = verb;
    while end > 0
        && (crate::lexicon::adverbial(p.txt(end - 1))
            || p.class(end - 1, Class::AUXILIARY.or(Class::NEGATION))
            || p.txt(end - 1) == ",")
    {
        end -= 1;
    }
    // Jump over what hangs on the noun: "sales of durable goods rose", "prices in May rose".
    let mut of = end;
    for _ in 0..8 {
        let Some(j) = of.checked_sub(1) else { break };
        if p.any(j, &["in", "for", "at", "on", "from", "across"]) && j > 0 && p.word(j - 1) && !p.class(j - 1, CLOSED) {
            end = j;
        }
        if p.border(j) || p.txt(j) == "," || p.class(j, Class::CONJUNCTION.or(Class::SUBORDINATOR)) {
            break;
        }
        of = j;
    }
    noun_before(p, end)
}

/// Whether the figure at these words is a share of something that the text names: "18 percent of those polled".
#[must_use]
pub fn shared_out(p: &Passage, words: &Range<usize>) -> bool {
    p.is(words.end, "of")
}
