//! Multiples: "doubled", "threefold", "18-fold", "10 times as many", "twice the number", "half as many".
//!
//! # Leaves alone
//! Times that are counted ("scored four times") and words that only look so ("a double room", "the singles and doubles").

use crate::decimal::Decimal;
use crate::figures::passage::Passage;
use crate::figures::proposal::{Draft, Proposal, Thing, amount};
use crate::model::{Amount, Change, Unit};
use crate::text::numerals::Form;
use crate::text::wording::Wording;

pub fn propose(p: &Passage, n: usize) -> Option<Proposal> {
    let numeral = &p.numerals[n];
    let end = numeral.words.end;
    let times = |words, draft: Draft| Proposal::figure(words, Draft { unit: Some(Unit::TIMES), ..draft });
    match numeral.form {
        Form::Multiple if counts(p, n) => {
            let verb = p.txt(numeral.words.start).to_lowercase();
            let change = if verb.ends_with("ed")
                || verb.ends_with("ing")
                || verb.ends_with("fold")
                || p.any(
                    numeral.words.start.wrapping_sub(1),
                    &["will", "would", "could", "may", "might", "to", "can", "should"],
                ) {
                Some(if numeral.value? < Decimal::ONE { Change::Down } else { Change::Up })
            } else {
                None
            };
            let of = compared(p, end).unwrap_or(Thing::Measured);
            times(numeral.words.clone(), Draft { change, ..Draft::measure(amount(numeral.value), Unit::TIMES).of(of) })
        }
        Form::Cardinal => {
            let fold = end + usize::from(p.hyphen(end));
            if p.any(fold, &["fold"]) {
                return times(numeral.words.start..fold + 1, Draft::measure(amount(numeral.value), Unit::TIMES));
            }
            // "grew by a factor of 8.3"
            let factor = numeral
                .words
                .start
                .checked_sub(3)
                .is_some_and(|i| p.any(i, &["a", "the"]) && p.row(i + 1, &["factor", "of"]));
            if factor && !p.open_word(end) && !p.hyphen(end) && !p.is(end, "%") {
                return times(numeral.words.clone(), Draft::measure(amount(numeral.value), Unit::TIMES));
            }
            let glued_x = p.is(end, "x") && p.glued(end);
            // "10-times faster"
            let end = end + usize::from(p.hyphen(end) && p.is(end + 1, "times"));
            if !(p.any(end, &["times"]) || glued_x) {
                return None;
            }
            let more = p.any(
                end + 1,
                &[
                    "as", "more", "higher", "larger", "greater", "bigger", "less", "lower", "faster", "longer",
                    "better", "the", "that", "what", "its", "their", "your", "his", "her", "our", "my", "likelier",
                    "worse", "book", "sales", "revenue", "expected", "annual", "GDP", "stronger", "smaller", "fewer",
                    "over", "earnings", "smaller", "cheaper", "heavier", "older",
                ],
            );
            let the = p.is(end + 1, "the")
                && !p.any(
                    end + 2,
                    &[
                        "number", "amount", "amounts", "dose", "size", "rate", "rates", "price", "prices", "level",
                        "levels", "average", "cost", "value", "usual", "normal", "limit", "legal", "speed", "volume",
                        "national", "population", "weight", "length", "distance", "minimum", "maximum", "monthly",
                        "daily", "weekly", "median", "federal", "global", "recommended", "allowed", "permitted",
                        "going", "market", "regular", "standard", "size", "area", "annual", "total", "capacity",
                        "original", "current", "previous",
                    ],
                )
                && !p.any(end + 3, &["'s", "\u{2019}s"])
                && !glued_x;
            if !(more || glued_x) || the {
                return None;
            }
            let of = compared(p, end + 1).unwrap_or(Thing::Measured);
            times(numeral.words.start..end + 1, Draft::measure(amount(numeral.value), Unit::TIMES).of(of))
        }
        // "half as many children out of school"
        Form::Part { ordinal: false }
            if p.is(end, "as") && p.any(end + 1, &["many", "much", "big", "large", "likely"]) =>
        {
            times(
                numeral.words.clone(),
                Draft::measure(Amount::Exactly(numeral.value?), Unit::TIMES)
                    .of(compared(p, end).unwrap_or(Thing::Measured)),
            )
        }
        _ => None,
    }
}

/// What "as many …", "more …", "the number of …" compares.
fn compared(p: &Passage, at: usize) -> Option<Thing> {
    let mut noun = at;
    // "four times as much as other donors" compares the subject.
    if p.is(noun, "as") && p.any(noun + 1, &["much", "many"]) && p.is(noun + 2, "as") {
        return None;
    }
    while p.any(noun, &["as", "many", "much", "more", "less", "fewer", "the", "number", "amount", "of", "its", "their"])
    {
        noun += 1;
    }
    let end = (noun..noun + 3).take_while(|i| p.open_word(*i)).last()?;
    // "double the previous year's level": the year is not what doubled.
    if p.any(end + 1, &["'s", "\u{2019}s"]) {
        return None;
    }
    let named = p.tree.is_none() || crate::figures::counted::phrase::noun_at(p, end);
    (noun > at && named).then(|| Thing::At(noun..end + 1))
}

/// Whether a word like "double" says how many times here.
pub fn counts(p: &Passage, n: usize) -> bool {
    let numeral = &p.numerals[n];
    let (before, at, end) = (numeral.words.start.wrapping_sub(1), numeral.words.start, numeral.words.end);
    let word = p.txt(at).to_lowercase();
    if word == "twice" || word == "thrice" {
        let compared = p.is(end, "as")
            && (p.any(end + 1, &["many", "much", "likely"])
                || p.open_word(end + 1) && !p.capital(end + 1) && (end + 2..end + 4).any(|i| p.is(i, "as")));
        return compared || p.any(end, &["the", "that", "what", "its", "their"]);
    }
    if p.hyphen(end)
        || p.hyphen(before)
        || p.any(end, &["down", "back", "check", "checked", "booked", "teamed", "bogey", "fault"])
    {
        return false;
    }
    if word.ends_with("fold") {
        return true;
    }
    let determined = p.any(before, &["a", "an", "the", "his", "her", "their", "its", "and"]);
    match word.as_str() {
        "double" | "triple" | "treble" | "quadruple" | "quintuple" | "halve" => {
            p.any(end, &["the", "that", "its", "their", "what", "his", "her", "in", "to", "by", "from"])
                && !p.any(end + 1, &["bed", "room"])
                && !(determined && !p.is(before, "and"))
                || p.any(
                    before,
                    &[
                        "to", "will", "would", "could", "nearly", "almost", "than", "about", "may", "might", "roughly",
                        "least",
                    ],
                )
        }
        "doubles" | "triples" | "halves" | "trebles" | "quadruples" => {
            p.any(end, &["the", "its", "their", "his", "her", "in", "to"])
                && !determined
                && !p.any(before, &["two", "both", "men's", "women's", "mixed"])
        }
        _ => !(p.is(end, "as") && word.ends_with("ed") || determined && !p.any(end, &["of", "in", "the"])),
    }
}
