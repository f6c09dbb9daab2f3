//! Results: "a 3-1 defeat", "Sweden 1 – 0 Korea", "ruled 5-4", "improved to 14-0-1", and what each side has: "Wild 4, Sabres 1".
//!
//! # Leaves alone
//! Ranges ("10-15 people", "4-6 weeks").

use crate::decimal::Decimal;
use crate::figures::passage::Passage;
use crate::figures::proposal::{Draft, Proposal, Thing};
use crate::figures::units;
use crate::lexicon::Class;
use crate::model::{Amount, Unit, WhyNot};
use crate::text::numerals::{Form, Numeral};
use crate::text::wording::Wording;
use crate::text::words::Piece;

pub fn propose(p: &Passage, n: usize) -> Option<Proposal> {
    if let Some(tally) = tally(p, n).or_else(|| record(p, n)) {
        return Some(tally);
    }
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

/// "improved to 14-0-1", "on a 1-6-2 skid": games won, lost and drawn; the value holds the first two. Elsewhere three numbers in one are a code.
fn record(p: &Passage, n: usize) -> Option<Proposal> {
    let [first, second, third] = p.numerals.get(n..n + 3)? else { return None };
    let tied = |a: &Numeral, b: &Numeral| {
        let link = a.words.end;
        p.dash(link) && p.glued(link) && p.glued(link + 1) && b.words.start == link + 1
    };
    let end = third.words.end;
    let alone =
        !(p.dash(end) && p.glued(end)) && !(p.dash(first.words.start.wrapping_sub(1)) && p.glued(first.words.start));
    let sides = [first, second, third].into_iter().all(|m| side(p, m) && m.digits);
    let kept = p.earlier.sport || p.any(end, RECORDS) || p.back(first.words.start, 4, |i| p.any(i, RECORDS)).is_some();
    if !tied(first, second) || !tied(second, third) || !alone || !sides {
        return None;
    }
    // "Dial 9-1-1", "Section 15-10-46", "the 10-20-30 plan"
    if !kept {
        return Proposal::no(first.words.start..end, WhyNot::Identifier);
    }
    let of = if p.open_word(end) && p.any(end, RECORDS) { Thing::At(end..end + 1) } else { Thing::Measured };
    let amount = Amount::Pair(first.value?, second.value?);
    Proposal::figure(first.words.start..end, Draft::measure(amount, Unit::SCORE).of(of))
}

/// Words around games won, lost and drawn.
const RECORDS: &[&str] =
    &["improved", "fell", "dropped", "record", "skid", "start", "streak", "stretch", "season", "mark", "finished"];

/// "Wild 4, Sabres 1: …", "Petrov 65, Varga 35": what each side has, which stands before it.
fn tally(p: &Passage, n: usize) -> Option<Proposal> {
    let numeral = &p.numerals[n];
    let named = |m: &Numeral| {
        let at = m.words.start.checked_sub(1)?;
        (side(p, m) && m.digits && p.capital(at) && p.word(at) && !p.class(at, Class::MONTH.or(Class::WEEKDAY)))
            .then_some(at)
    };
    let name = named(numeral)?;
    // The other side stands behind a comma, and nothing but its name before its number.
    let pair = |a: &Numeral, b: &Numeral| {
        let from = a.words.end;
        let to = b.words.start;
        p.txt(from) == ","
            && (from + 2..=from + 4).contains(&to)
            && (from + 1..to).all(|i| p.capital(i) && p.word(i) && !p.class(i, Class::MONTH))
            && !p.open_word(b.words.end)
            && !(p.capital(b.words.end) && p.word(b.words.end))
            && !p.hyphen(b.words.end)
    };
    let next = p.numerals.get(n + 1).filter(|m| named(m).is_some() && pair(numeral, m));
    let before = n.checked_sub(1).map(|m| &p.numerals[m]).filter(|m| named(m).is_some() && pair(m, numeral));
    if next.is_none() && before.is_none() || units::measured(p, numeral).is_some() {
        return None;
    }
    let mut start = name;
    while start > 0 && p.capital(start - 1) && p.word(start - 1) {
        start -= 1;
    }
    let value = numeral.value?;
    Proposal::figure(numeral.words.clone(), Draft::count(Amount::Exactly(value)).of(Thing::At(start..name + 1)))
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
