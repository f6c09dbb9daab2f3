//! Results: "a 3-1 defeat", "Sweden 1 – 0 Korea", "ruled 5-4".
//!
//! # Leaves alone
//! Ranges ("10-15 people", "4-6 weeks").

use crate::decimal::Decimal;
use crate::figures::passage::Passage;
use crate::figures::proposal::{Draft, Proposal, Thing};
use crate::figures::units;
use crate::lexicon::Class;
use crate::model::{Amount, Unit};
use crate::text::numerals::{Form, Numeral};
use crate::text::words::Piece;

pub fn propose(p: &Passage, n: usize) -> Option<Proposal> {
    let first = &p.numerals[n];
    let second = p.numerals.get(n + 1)?;
    let link = first.words.end;
    if let Some(result) = innings(p, first, second).or_else(|| spelled(p, first, second)) {
        return Some(result);
    }
    if !p.dash(link) || second.words.start != link + 1 || !side(p, first) || !side(p, second) {
        return None;
    }
    let (a, b) = (first.value?, second.value?);
    // "the 747-400": an aircraft.
    if super::name::airliner(a) && b >= 100.into() {
        return None;
    }
    let end = second.words.end;
    if units::measured(p, second).is_some() || p.dash(end) && p.glued(end) && p.numeral_at(end + 1).is_some() {
        return None;
    }
    let result = p.any(end, RESULTS)
        || p.back(first.words.start, 4, |i| p.any(i, RESULTS)).is_some()
        || (end..end + 3).any(|i| p.any(i, RESULTS));
    let spaced = !p.glued(link);
    let descending = a >= b;
    // "these 5-4 decisions", but "4-5 defeats in a row"
    let several =
        descending && p.any(end, &["decisions", "defeats", "draws", "losses", "rulings", "victories", "votes"]);
    let counted = p.plural(end) && !p.any(end, RESULTS) && !several;
    let zero = b.is_zero() || a.is_zero();
    let score = result || several || (descending || zero || p.earlier.sport) && !counted;
    if !score || spaced && !(p.earlier.sport || result) {
        return None;
    }
    let of = if p.open_word(end) && p.any(end, RESULTS) { Thing::At(end..end + 1) } else { Thing::Measured };
    Proposal::figure(first.words.start..end, Draft::measure(Amount::Pair(a, b), Unit::SCORE).of(of))
}

/// "finished the day at 6 for 255", "their second innings at 0 for 3": wickets and runs.
fn innings(p: &Passage, first: &Numeral, second: &Numeral) -> Option<Proposal> {
    const CRICKET: &[&str] = &["batsman", "batsmen", "innings", "overs", "stumps", "wicket", "wickets"];
    let (link, end) = (first.words.end, second.words.end);
    let stands = p.is(link, "for") && second.words.start == link + 1 && first.digits && second.digits;
    let wickets = side(p, first) && side(p, second) && (first.value? <= Decimal::TEN || second.value? <= Decimal::TEN);
    let after = p.any(first.words.start.wrapping_sub(1), &["at", "to", "on", "were", "was", "made", "reached"]);
    let told = p.earlier.sport || (0..p.words.len()).any(|i| p.any(i, CRICKET));
    let cricket = told && CRICKET.iter().any(|word| p.text.contains(word));
    (stands && wickets && after && cricket && !p.open_word(end)).then(|| {
        let amount = Amount::Pair(first.value?, second.value?);
        Proposal::figure(first.words.start..end, Draft::measure(amount, Unit::SCORE).of(Thing::Measured))
    })?
}

/// "a six-to-three decision", "ruled 5-to-4".
fn spelled(p: &Passage, first: &Numeral, second: &Numeral) -> Option<Proposal> {
    let (link, end) = (first.words.end, second.words.end);
    let tied = p.hyphen(link) && p.is(link + 1, "to") && p.hyphen(link + 2) && second.words.start == link + 3;
    let whole = |n: &Numeral| n.form == Form::Cardinal && !n.scaled && n.words.len() == 1;
    if !tied || !whole(first) || !whole(second) {
        return None;
    }
    const VOTES: &[&str] =
        &["decision", "decisions", "majority", "margin", "opinion", "ruling", "rulings", "verdict", "vote", "votes"];
    let behind = (end..end + 3).find(|i| p.any(*i, VOTES));
    let before = p.back(first.words.start, 2, |i| p.any(i, &["ruled", "voted", "split", "divided", "rule", "vote"]));
    let of = behind.map_or(Thing::Measured, |i| Thing::At(i..i + 1));
    // "by a two-to-one margin" is a ratio.
    let ratio = second.value == Some(Decimal::ONE) && behind.is_none_or(|i| p.any(i, &["majority", "margin"]));
    ((behind.is_some() || before.is_some()) && !ratio).then(|| {
        let amount = Amount::Pair(first.value?, second.value?);
        Proposal::figure(first.words.start..end, Draft::measure(amount, Unit::SCORE).of(of))
    })?
}

/// One side of a result: a small whole number.
fn side(p: &Passage, n: &Numeral) -> bool {
    let plain = n.words.len() == 1
        && (matches!(
            p.words[n.words.start].piece,
            Some(Piece::Plain { places: 0, grouped: false, digits: 1..=3, .. })
        ) || p.class(n.words.start, Class::CARDINAL) && n.digits);
    n.form == Form::Cardinal && plain
}

/// Words around a result.
const RESULTS: &[&str] = &[
    "win", "wins", "won", "victory", "defeat", "loss", "lost", "draw", "drew", "tie", "tied", "beat", "beats", "lead",
    "led", "leading", "score", "scored", "defeated", "thrashing", "thrashed", "aggregate", "vote", "voted", "ruling",
    "ruled", "decision", "record", "up", "down", "ahead", "behind", "scoreline", "series", "triumph", "edge", "edged",
    "rout", "routed", "upset", "shutout", "comeback", "result", "penalties", "shootout", "advantage", "split",
    "majority", "margin", "downed", "trailed", "trailing", "overcame", "past", "final", "conceded", "against",
];
