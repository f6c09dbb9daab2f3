//! Lengths of time and distances that tell when or where something is and count nothing: "two days after the vote", "50 km
//! from the capital". Of a distance, what lies so far away may be named: "a **hospital** 185 miles northwest of the city".

use super::before::noun_of;
use super::listed::past_bracket;
use crate::figures::counted::phrase::{noun_at, noun_before};
use crate::figures::passage::Passage;
use crate::figures::proposal::{Draft, Thing};
use crate::lexicon::{Class, lasting};
use crate::model::Unit;
use crate::span::Span;
use crate::text::wording::Wording;
use std::ops::Range;

/// Whether a length of time or a distance only tells when or where something is: "two days after", "50 km (31 miles) from".
#[must_use]
pub fn lapse(p: &Passage, words: &Range<usize>, draft: &Draft) -> bool {
    let unit = draft.unit.as_ref().map(Unit::as_str);
    let compound = p.hyphen(words.end.wrapping_sub(2)) || p.hyphen(words.end);
    let end = past_bracket(p, words.end);
    match unit {
        _ if compound || !matches!(draft.of, Thing::Measured | Thing::Counted) => false,
        // Nobody tells the time between two events in centuries.
        Some(time) if lasting(time) && time != "century" => {
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

/// Words behind a distance that tell from where or which way.
const WAY: &[&str] = &[
    "apart", "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "north-east",
    "north-west", "south-east", "south-west", "northern", "from", "away", "outside", "inland", "offshore", "off",
    "downstream", "upstream", "downwind", "up", "down", "southward", "northward", "eastward", "westward",
];
