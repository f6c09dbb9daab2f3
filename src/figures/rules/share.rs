//! Shares of a whole named by two numbers: "one in five", "seven out of 10", "three of every four", "a 4.44-to-1 ratio".
//!
//! # Leaves alone
//! A number that merely stands near another: "killed 3 in 2 attacks", "5 in 2019".

use crate::decimal::{self, Decimal};
use crate::figures::passage::Passage;
use crate::figures::proposal::{Draft, Proposal, Thing};
use crate::figures::units;
use crate::model::{Amount, Unit};
use crate::text::numerals::Form;
use crate::text::wording::Wording;

pub fn propose(p: &Passage, n: usize) -> Option<Proposal> {
    let (part, whole) = (&p.numerals[n], p.numerals.get(n + 1)?);
    let numbers = part.form == Form::Cardinal && whole.form == Form::Cardinal;
    if !numbers || units::measured(p, part).is_some() {
        return None;
    }
    let (a, b) = (part.value?, whole.value?);
    let link = part.words.end;
    let first = whole.words.start;
    let words = part.words.start..whole.words.end;
    // "a 4.44-to-1 ratio", "outnumbered two to one"
    let to = if p.hyphen(link) && p.is(link + 1, "to") && p.hyphen(link + 2) {
        first == link + 3
    } else {
        p.is(link, "to") && first == link + 1
    };
    if to
        && b == Decimal::ONE
        && (p.hyphen(link)
            || p.any(whole.words.end, &["ratio", "odds", "margin"])
            || p.back(part.words.start, 6, |i| {
                p.any(i, &["outnumber", "outnumbered", "ratio", "outnumbering", "outpaced"])
            })
            .is_some())
    {
        let of = if p.is(whole.words.end, "ratio") { Thing::Measured } else { Thing::Counted };
        return Proposal::figure(words, Draft::measure(Amount::Exactly(a), Unit::RATIO).of(of));
    }
    // "leveraged at 80:1"
    let colon = p.txt(link) == ":" && p.glued(link) && p.glued(first) && first == link + 1;
    let told = a >= 10.into()
        || p.back(part.words.start, 6, |i| p.any(i, &["ratio", "odds", "leveraged", "leverage", "outnumbered"]))
            .is_some();
    if colon && told && b == Decimal::ONE && a > Decimal::ONE && !p.earlier.sport && !whole.scaled {
        return Proposal::figure(words, Draft::measure(Amount::Exactly(a), Unit::RATIO).of(Thing::Measured));
    }
    // "about four voters in 10": the noun stands between.
    let noun = (link..link + 3).take_while(|i| p.open_word(*i)).last().map_or(link, |i| i + 1);
    if noun > link
        && noun + 1 == first
        && p.is(noun, "in")
        && a < b
        && a <= 9.into()
        && [5, 10, 20, 100].iter().any(|w| b == (*w).into())
        && !p.open_word(whole.words.end)
        && units::measured(p, whole).is_none()
    {
        let draft = Draft::measure(Amount::Exactly(decimal::quotient(a, b)?), Unit::RATIO).of(Thing::At(link..noun));
        return Proposal::figure(words, draft);
    }
    let every = p.any(link + 1, &["every"]);
    let out = p.row(link, &["out", "of"])
        && (first == link + 2
            || first == link + 3 && p.any(link + 2, &["every", "the", "its", "their", "all"])
            || first == link + 4
                && p.is(link + 2, "the")
                && p.any(link + 3, &["past", "last", "first", "top", "other"]));
    let of = p.is(link, "of") && every && first == link + 2;
    let inside = p.is(link, "in") && (first == link + 1 || every && first == link + 2);
    if !(out || of || inside) || a >= b {
        return None;
    }
    let measured = units::measured(p, whole).is_some() || super::date::year(p, whole) && !out;
    let round =
        (b % Decimal::TEN).is_zero() || a == Decimal::ONE && b <= 20.into() || !whole.digits && !part.digits || every;
    // "2 in 5 Americans": of people, not of games or days.
    let after = whole.words.end;
    let opens = part.words.start == 0
        || p.any(
            part.words.start - 1,
            &[
                "about", "nearly", "almost", "some", "than", "least", "roughly", "just", "only", "around", "that",
                "as", ",", "\u{201c}",
            ],
        );
    let people = p.class(after, crate::lexicon::Class::PEOPLE)
        || p.capital(after) && p.txt(after).ends_with('s')
        || p.any(
            after,
            &[
                "people", "adults", "voters", "children", "women", "men", "households", "workers", "families",
                "students", "patients", "jobs", "homes",
            ],
        );
    let round = round || b <= 10.into() && opens && people && !p.earlier.sport;
    if measured || inside && !round || inside && a > 99.into() {
        return None;
    }
    let draft = Draft::measure(Amount::Exactly(decimal::quotient(a, b)?), Unit::RATIO);
    let end = whole.words.end;
    Proposal::figure(
        words,
        draft.of(if p.class(end, crate::lexicon::Class::AUXILIARY) { Thing::Measured } else { Thing::Counted }),
    )
}
