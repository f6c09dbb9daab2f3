//! The direction of an amount of change: "rose 5%", "a drop of 3 points", "0.68% higher".
//!
//! Only the amount changes; a level that was reached does not: "rose 5% to $10 million" → up for the first alone.

use super::passage::Passage;
use super::proposal::Draft;
use crate::lexicon::{Class, calendar};
use crate::model::{Change, Unit};
use crate::text::wording::Wording;
use std::ops::Range;

/// The direction that the words around a figure give it.
#[must_use]
pub fn change(p: &Passage, words: &Range<usize>, draft: &Draft) -> Option<Change> {
    let age =
        draft.unit.as_ref().is_some_and(|u| matches!(u.as_str(), "age" | "score" | "rank" | "ratio" | "category"));
    let length = draft.unit.as_ref().is_some_and(|u| calendar(u.as_str()) || matches!(u.as_str(), "decade" | "times"));
    if age || length {
        return None;
    }
    let share = draft.unit.as_ref().is_some_and(|u| *u == Unit::PERCENT || u.as_str().contains("point"));
    // "Dow +0.2%": the sign says it.
    if share && p.txt(words.start.wrapping_sub(1)) == "+" && p.glued(words.start) {
        return Some(Change::Up);
    }
    behind(p, words.end, share).or_else(|| in_front(p, words.start, share))
}

fn way(up: bool) -> Change {
    if up { Change::Up } else { Change::Down }
}

/// "a 7.4 pct drop", "a 1.9 pct January increase", "0.68% higher", "4.4% above".
fn behind(p: &Passage, end: usize, share: bool) -> Option<Change> {
    for i in end..end + 3 {
        let noun = p.class(i, Class::CHANGE_NOUN);
        let verb = p.class(i, Class::CHANGE_VERB) && !noun;
        if noun
            && !(p.any(i, &["rise", "fall", "gain", "cut", "drop", "advance", "climb"])
                && p.is(i.wrapping_sub(1), "to"))
        {
            return (share || i == end).then(|| way(p.entry(i).up));
        }
        if i == end && p.any(i, &["higher", "lower", "more", "less", "fewer", "above", "below", "cheaper"]) && share {
            return (!p.any(i, &["more", "less"]) || p.is(i + 1, "than"))
                .then(|| way(p.any(i, &["higher", "more", "above"])));
        }
        if verb || !p.open_word(i) && !(p.capital(i) && p.word(i)) {
            return None;
        }
    }
    None
}

/// "rose 5%", "fell by a revised 0.4 pct", "up 4 percent", "an increase of just 0.3 percent", "cut emissions 42.6%".
fn in_front(p: &Passage, start: usize, share: bool) -> Option<Change> {
    let mut i = start;
    for _ in 0..8 {
        i = i.checked_sub(1)?;
        // "a loss of 63 cents per share" is what was lost, not by how much it fell.
        let lost = p.any(i, &["loss", "losses", "gain", "gains", "shortfall", "fall", "falls"]) && !share;
        if p.class(i, Class::CHANGE_NOUN) && p.is(i + 1, "of") && between(p, i + 2, start) && !lost {
            return Some(way(p.entry(i).up));
        }
        // "a gain in business failures of 1.5 pct"
        if p.class(i, Class::CHANGE_NOUN) && p.any(i + 1, &["in"]) && p.is(start.wrapping_sub(1), "of") && share {
            return Some(way(p.entry(i).up));
        }
        let near = between(p, i + 1, start);
        // "3.7 rebounds while shooting 47.6%": what is counted does not change.
        let counted = p.txt(i).ends_with('s') && p.numeral_over(i.wrapping_sub(1)).is_some();
        if p.class(i, Class::CHANGE_VERB) && near && !counted {
            let article = p.any(i + 1, &["a", "an", "the"])
                && p.class(i, Class::CHANGE_VERB)
                && p.any(i, &["added", "adding", "adds"]);
            if article && !share {
                return None;
            }
            return (share || !p.any(i, &["cut", "add", "lost", "shot", "raised"]) || p.is(i + 1, "by"))
                .then(|| way(p.entry(i).up));
        }
        // "revised upward by 40 billion"
        if p.any(i, &["upward", "upwards", "downward", "downwards"]) && near && p.is(i + 1, "by") {
            return Some(way(p.any(i, &["upward", "upwards"])));
        }
        // "gave up 517 yards", "picked up five seats", "up at 96.08": no change of the thing counted.
        let idle = !share
            && p.any(
                i.wrapping_sub(1),
                &[
                    "gave", "give", "gives", "given", "giving", "pick", "picked", "picking", "made", "make", "makes",
                    "making", "set", "sets", "setting", "take", "took", "taken", "taking", "come", "came", "showed",
                    "turned", "end", "ended", "ending", "put", "rack", "racked", "racking", "built", "build", "signed",
                    "shut", "lined", "opened", "bought", "blew", "broke", "ate", "used", "using", "sent", "shot",
                    "called", "rounded", "cleaned", "wrapped", "backed", "held", "hold", "gunned", "hunted", "tracked",
                    "laid",
                ],
            )
            || p.any(i + 1, &["at", "to"]) && !share;
        if p.class(i, Class::CHANGE_PARTICLE) && near && !idle && p.any(i, &["up", "down", "off", "higher", "lower"]) {
            return (share || p.any(i, &["up", "down"])).then(|| way(p.entry(i).up));
        }
        // "cut emissions 42.6 per cent", "increase world food needs by 50 percent"
        if p.class(i, Class::CHANGE_VERB)
            && !counted
            && (share || p.is(start.wrapping_sub(1), "by"))
            && object(p, i + 1, start)
        {
            return Some(way(p.entry(i).up));
        }
        if p.border(i) || p.txt(i) == "," || p.class(i, Class::RELATIVE) {
            return None;
        }
    }
    None
}

/// Whether only words of measure stand from `from` up to the figure: "by", "about", "a revised", "more than".
fn between(p: &Passage, from: usize, to: usize) -> bool {
    (from..to).all(|i| {
        p.any(
            i,
            &[
                "by", "about", "around", "a", "an", "another", "just", "only", "almost", "nearly", "some", "roughly",
                "more", "less", "than", "at", "least", "over", "under", "approximately", "revised", "further", "as",
                "much", "well", "either", "or", "up", "down", "an", "estimated", "record", "whopping", "massive",
                "staggering", "modest", "slight", "average", "total", "of", "close", "the", "additional",
            ],
        ) || crate::lexicon::adverbial(p.txt(i))
            || p.txt(i) == "(" && p.txt(i).is_empty()
    }) && !(from..to).any(|i| p.is(i, "to"))
}

/// Whether an object of the verb stands from `from` up to the figure, with or without "by".
fn object(p: &Passage, from: usize, to: usize) -> bool {
    let by = p.is(to.wrapping_sub(1), "by");
    let end = if by { to - 1 } else { to };
    end > from
        && end - from <= 6
        && (from..end).all(|i| {
            (p.word(i) || p.hyphen(i))
                && !p.any(i, &["to", "from", "and", "in", "on", "at", "with", "after", "that"])
                && !p.class(i, Class::AUXILIARY)
        })
        && (by || !p.any(end - 1, &["of", "the", "a", "more", "than"]))
}
