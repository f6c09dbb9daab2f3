//! Ranges, one figure of two ends: "4 to 6 weeks", "between 18% and 23%", "$10-$15 billion", "three- or four-day", "a day or two".
//! A multiplier and a unit of the second end are carried back to the first.
//!
//! # Leaves alone
//! Movements ("rose from 4.8 to 4.7 percent" are two levels), a change and its level ("rose 6.5% to 164p"), pairs that
//! do not rise ("50 percent to 44 percent" in a poll), lists ("5 and 6 kg").

use crate::decimal::Decimal;
use crate::figures::passage::Passage;
use crate::figures::proposal::{Draft, Proposal, Thing};
use crate::figures::units::{self, Measured, Sort};
use crate::lexicon::Class;
use crate::model::{Amount, Unit};
use crate::text::numerals::{Form, Numeral};
use crate::text::wording::Wording;
use std::ops::Range;

pub fn propose(p: &Passage, n: usize) -> Option<Proposal> {
    digits(p, n).or_else(|| between_two(p, n)).or_else(|| borrowed(p, n)).or_else(|| or_two(p, n))
}

/// "a day or two", "another week or two": from one to as many as are named.
fn or_two(p: &Passage, n: usize) -> Option<Proposal> {
    let numeral = &p.numerals[n];
    let (start, end) = (numeral.words.start, numeral.words.end);
    let noun = start.checked_sub(2)?;
    let article = noun.checked_sub(1)?;
    let alone = numeral.form == Form::Cardinal
        && !numeral.digits
        && !p.open_word(end)
        && !p.hyphen(end)
        && units::measured(p, numeral).is_none();
    let high = numeral.value.filter(|v| *v >= 2.into() && *v <= 4.into())?;
    if !alone || !p.is(start - 1, "or") || !p.any(article, &["a", "an", "another"]) || !p.word(noun) {
        return None;
    }
    if let Some(unit) = p.entry(noun).unit.filter(|u| !u.glued) {
        let draft = Draft {
            unit: Some(Unit::fixed(unit.name)),
            of: Thing::Measured,
            ..Draft::count(Amount::Between(Decimal::ONE, high))
        };
        return Proposal::figure(article..end, draft);
    }
    // "another player or two": the word before "or" is what is counted.
    p.open_word(noun).then(|| {
        Proposal::figure(numeral.words.clone(), Draft::count(Amount::Exactly(high)).of(Thing::At(noun..noun + 1)))
    })?
}

fn between_two(p: &Passage, n: usize) -> Option<Proposal> {
    let (low, high) = (&p.numerals[n], p.numerals.get(n + 1)?);
    if !matches!(low.form, Form::Cardinal | Form::Article) || high.form != Form::Cardinal {
        return None;
    }
    let (first, second) = (units::measured(p, low), units::measured(p, high));
    let low_words = first.as_ref().map_or_else(|| low.words.clone(), |u| u.words.clone());
    let high_words = second.as_ref().map_or_else(|| high.words.clone(), |u| u.words.clone());
    let mut link = low_words.end;
    // "three- or four-day"
    let hanging = p.txt(link) == "-" && p.glued(link) && !p.glued(link + 1) && p.any(link + 1, &["or", "to", "and"]);
    link += usize::from(hanging);
    // "200,000 to-260,000": a hyphen too many.
    let extra =
        p.any(link, &["to", "and"]) && matches!(p.txt(link + 1), "-" | "\u{2212}" | "\u{2013}") && p.glued(link + 2);
    // "three-to-four hours"; "51-to-39" is no range.
    let strung = p.hyphen(link) && p.any(link + 1, &["to"]) && p.hyphen(link + 2);
    link += usize::from(strung && second.is_some() && low.value < high.value);
    if high_words.start != link + 1 + usize::from(extra || strung) {
        return None;
    }
    let before = low_words.start.wrapping_sub(1);
    let between = p.is(before, "between")
        || p.any(before.wrapping_sub(1), &["between"]) && p.any(before, &["about", "roughly", "around", "an"]);
    let dash = p.dash(link) && p.glued(link) == p.glued(link + 1) && p.txt(link) != "\u{2014}";
    // "421.90/422.40 dlrs an ounce": what is bid and what is asked.
    let bid = p.txt(link) == "/" && p.glued(link) && p.glued(link + 1) && first.is_none() && priced(low, high, &second);
    let linked = p.any(link, &["to", "or", "through"]) || dash || bid || p.is(link, "and") && between;
    let (mut a, mut b) = (carry(p, low, high, &first, &second)?, high.value?);
    // "from -18 °C to -34 °C", "-5 to 3 degrees"
    let below = (super::count::negative(p, low_words.start, n), super::count::negative(p, high_words.start, n + 1));
    if below.0 || below.1 {
        a = if below.0 { -a } else { a };
        // "minus 8 or 10"
        b = if below.1 || p.is(link, "or") { -b } else { b };
        if a > b {
            (a, b) = (b, a);
        }
    }
    // "a day or two", "a mile or two"
    let few = a == Decimal::ONE
        && b <= Decimal::from(3)
        && p.any(low_words.start, &["a", "an", "one"])
        && p.is(link, "or")
        && first.is_some();
    if !linked
        || low.form == Form::Article && !few
        || !(alike(p, low, &first, &second) || few && second.is_none() && !p.open_word(high_words.end))
    {
        return None;
    }
    // "from 2001 to 2004", "2024 or 2028", "in 2014 to $171.2 billion": years.
    if first.is_none()
        && super::date::year(p, low)
        && !dash
        && (super::date::year(p, high) && second.is_none()
            || second.as_ref().is_some_and(|u| u.sort == Sort::Money)
            || p.any(low_words.start.wrapping_sub(1), &["in"]))
    {
        return None;
    }
    // "the year ended January 31 to $4.7 million": a day of the month.
    if first.is_none() && second.is_some() && p.class(low_words.start.wrapping_sub(1), Class::MONTH) {
        return None;
    }
    // "$850 per year through 2025"
    if first.is_some()
        && second.is_none()
        && super::date::year(p, high)
        && p.any(link, &["through", "to"])
        && !low.scaled
        && carry(p, low, high, &first, &second)? < 1500.into()
    {
        return None;
    }
    let percent = second.as_ref().is_some_and(|u| u.sort == Sort::Percent);
    // "15- to 17-year-olds", "the age of 10 or 11"
    let old = high_words.end + usize::from(p.hyphen(high_words.end));
    let olds = second.as_ref().is_some_and(|u| u.unit.as_str() == "year") && p.any(old, &["old", "olds"]);
    let label = low_words.start.wrapping_sub(1);
    let aged = second.is_none()
        && (p.any(label, &["aged", "ages", "age"])
            || p.is(label, "of") && p.any(label.wrapping_sub(1), &["age", "ages"]));
    if (olds || aged) && a < b {
        let end = if olds { old + 1 } else { high_words.end };
        let of = if p.is(old, "olds") { Thing::Nothing } else { Thing::Measured };
        return Proposal::figure(low_words.start..end, Draft::measure(Amount::Between(a, b), Unit::AGE).of(of));
    }
    if a >= b {
        // "39-34%": two shares in one token.
        let pair = dash && p.glued(link) && percent && first.is_none();
        return pair.then(|| {
            Proposal::figure(low_words.start..high_words.end, Draft::measure(Amount::Pair(a, b), Unit::PERCENT))
        })?;
    }
    // "gained 0.4 to 0.7 percentage points", "cut five to six percent": a level that is named would have its change named,
    // too, and be much more.
    let near = first.is_none()
        && second.as_ref().is_some_and(|u| u.sort == Sort::Points || a * Decimal::from(4) >= b && !u.compound);
    if p.is(link, "to")
        && (movement(p, low_words.start, high_words.end) || !near && level(p, low_words.start, first.is_some()))
    {
        return None;
    }
    // "orders are down by 30 to 126": a change and its level; "down by 30 to 40" is a range.
    let by = low_words.start.wrapping_sub(1);
    let changed = p.is(by, "by") && p.class(by.wrapping_sub(1), Class::CHANGE_VERB.or(Class::CHANGE_PARTICLE));
    if p.is(link, "to") && changed && first.is_none() && second.is_none() && a * Decimal::from(4) <= b {
        return None;
    }
    // "rising 140 mln to 43.80 billion": a change and its level.
    if p.is(link, "to") && low.scaled && high.scaled && a * Decimal::TEN * Decimal::TEN < b {
        return None;
    }
    if p.is(link, "or") && !(neighbours(a, b) || first.is_none() && a * Decimal::TEN >= b) {
        return None;
    }
    // "1999-2003" is a time; "1000-5000 people" are not.
    let grouped = |m: &Numeral| m.span.text(p.text).contains(',');
    let beyond = high.value.is_some_and(|v| v >= 2200.into()) || p.plural(high_words.end);
    let years = super::date::year(p, low) && (high.scaled || grouped(high) || !beyond);
    if dash && first.is_none() && second.is_none() && (years || low.digits != high.digits) {
        return None;
    }
    let start = if between { if p.is(before, "between") { before } else { before - 1 } } else { low_words.start };
    let unit = second.as_ref().or(first.as_ref()).map(|u| u.unit.clone());
    // "between 2.5 and 4 points"
    let pointed = p.any(high_words.end, &["points", "pts"]) && unit.is_none();
    let unit = unit.or_else(|| pointed.then(|| super::points::sort(p, n + 1)).flatten());
    let measured = unit.is_some();
    let end = high_words.end + usize::from(pointed && measured);
    let of = match &second {
        Some(u) if u.compound => Thing::Counted,
        _ if measured => Thing::Measured,
        _ => Thing::Counted,
    };
    Proposal::figure(start..end, Draft { unit, of, ..Draft::count(Amount::Between(a, b)) })
}

/// Whether two numbers with parts behind the point are two prices of one thing, of which the second names the money.
fn priced(low: &Numeral, high: &Numeral, second: &Option<Measured>) -> bool {
    let parts = |m: &Numeral| m.value.is_some_and(|v| !v.fract().is_zero()) || m.digits;
    let near = low.value.zip(high.value).is_some_and(|(a, b)| a < b && b <= a * Decimal::TWO);
    let cents = low.value.is_some_and(|v| v.scale() > 0);
    near && cents && parts(low) && parts(high) && second.as_ref().is_some_and(|u| u.sort == Sort::Money)
}

/// The low end with the multiplier of the high one: "$10 to $15 billion", "35-40 million".
fn carry(
    p: &Passage,
    low: &Numeral,
    high: &Numeral,
    first: &Option<Measured>,
    second: &Option<Measured>,
) -> Option<Decimal> {
    let (a, b) = (low.value?, high.value?);
    let money = |u: &Option<Measured>| u.as_ref().is_some_and(|u| u.sort == Sort::Money);
    let bare = !low.scaled && high.scaled && (first.is_none() || money(first) && (money(second) || second.is_none()));
    if !bare || a >= Decimal::ONE_THOUSAND {
        return Some(a);
    }
    // "7-9 lakh", "3 to 5 crore"
    let last = high.words.end - 1;
    let indian = if p.any(last, &["lakh", "lakhs"]) {
        Some(100_000_u64)
    } else if p.any(last, &["crore", "crores"]) {
        Some(10_000_000)
    } else {
        None
    };
    if let Some(factor) = indian {
        return a.checked_mul(factor.into()).filter(|low| *low <= b).or(Some(a));
    }
    // The largest multiplier that the high end can have had: 15 billion = 15 × 10⁹.
    let mut scale = Decimal::ONE;
    for factor in [1_000_u64, 1_000_000, 1_000_000_000, 1_000_000_000_000] {
        let factor = Decimal::from(factor);
        if b >= factor {
            scale = factor;
        }
    }
    let lifted = a.checked_mul(scale)?;
    Some(if lifted <= b { lifted } else { a })
}

/// Whether the two ends are of one kind: the same unit, one of them bare, or the second with what both are reckoned by
/// ("between $62 and $68 per share").
fn alike(p: &Passage, low: &Numeral, first: &Option<Measured>, second: &Option<Measured>) -> bool {
    match (first, second) {
        (Some(a), Some(b)) => {
            a.unit == b.unit || b.unit.as_str().strip_prefix(a.unit.as_str()).is_some_and(|rest| rest.starts_with('/'))
        }
        // "$10-15" but not "rose 5% to 164"
        (Some(a), None) => {
            a.sort == Sort::Money
                && p.numerals.iter().any(|n| n.words.start == a.words.end + 1 && n.digits)
                && !low.scaled
        }
        _ => true,
    }
}

/// "rose from 9 to 10", "falling from 4.8 to 4.7 percent": two levels, not a range; "ranging from 30 to 600" is one, and
/// so is "homes from $750,000 to $1 million", where nothing moves.
fn movement(p: &Passage, start: usize, end: usize) -> bool {
    let before = start.wrapping_sub(1);
    let before = if p.any(before, &["about", "around", "roughly", "nearly", "almost", "just"]) {
        before.wrapping_sub(1)
    } else {
        before
    };
    if !p.is(before, "from") || p.is(before.wrapping_sub(1), "anywhere") {
        return false;
    }
    let again = p.is(end, "to") && p.numeral_at(end + 1).is_some();
    let moves = p.back(before, 10, |i| {
        p.class(i, Class::CHANGE_VERB.or(Class::CHANGE_NOUN))
            || p.any(
                i,
                &[
                    "up", "down", "go", "goes", "went", "gone", "going", "moved", "doubled", "tripled", "quadrupled",
                    "move", "moving", "revised", "changed", "change", "slow", "slowed", "creeping", "taking", "took",
                    "brought", "bringing", "turned", "extended", "shift", "shifted", "switched", "transition",
                ],
            )
            || p.txt(i) == "," && i + 1 == before
    });
    moves.is_some() && !again
}

/// "rose 5 to 10", "up 3 to 1,218", "increased by $43.6 billion to $419.2 billion": a change and the level it led to.
fn level(p: &Passage, start: usize, measured: bool) -> bool {
    let mut before = start.wrapping_sub(1);
    let by = p.is(before, "by");
    if by || p.any(before, &["about", "around", "another", "nearly", "almost", "roughly"]) {
        before = before.wrapping_sub(1);
    }
    let changed = p.class(before, Class::CHANGE_VERB.or(Class::CHANGE_PARTICLE))
        && !p.any(before, &["cut", "add", "adding", "over", "above", "below", "more", "less", "shed", "lose", "lost"]);
    changed && (measured || !by)
}

/// The two numbers of a movement, of which only one names the unit: "from 4.8 to 4.7 percent", "from 208 pounds to 193".
/// Each is a figure of its own; the bare one borrows.
fn borrowed(p: &Passage, n: usize) -> Option<Proposal> {
    let numeral = &p.numerals[n];
    if numeral.form != Form::Cardinal || units::measured(p, numeral).is_some() || p.open_word(numeral.words.end) {
        return None;
    }
    // "the 15- and 30-second spots", "a 13- and a 16-year-old"
    if let Some(unit) = suspended(p, n) {
        let of = if unit == Unit::AGE { Thing::Measured } else { Thing::Counted };
        return Proposal::figure(numeral.words.clone(), Draft::measure(Amount::Exactly(numeral.value?), unit).of(of));
    }
    // "5 and 6 kg", "12, 14 and 20 percent": one unit for all.
    if let Some(unit) = listed(p, n) {
        return Proposal::figure(numeral.words.clone(), Draft::measure(Amount::Exactly(numeral.value?), unit));
    }
    // "280 million of the 1.5 billion shekels"
    let whole = p.any(numeral.words.end + 1, &["the", "its", "their", "a", "an"]) && p.is(numeral.words.end, "of");
    if whole
        && let Some(next) = p.numerals.get(n + 1).filter(|m| m.form == Form::Cardinal)
        && let Some(unit) =
            units::measured(p, next).filter(|u| u.sort == Sort::Money && u.words.start == numeral.words.end + 2)
    {
        return Proposal::figure(
            numeral.words.clone(),
            Draft::measure(Amount::Exactly(numeral.value?), unit.unit).of(Thing::Nothing),
        );
    }
    // "from 24.2 to 33-35 billion euros"
    if p.is(numeral.words.start.wrapping_sub(1), "from")
        && p.is(numeral.words.end, "to")
        && let (Some(low), Some(high)) = (p.numerals.get(n + 1), p.numerals.get(n + 2))
        && low.words.start == numeral.words.end + 1
        && high.words.start == low.words.end + 1
        && p.dash(low.words.end)
        && high.scaled
        && !low.scaled
        && !numeral.scaled
        && let Some(unit) = units::measured(p, high)
    {
        let value = carry(p, numeral, high, &None, &None)?;
        return Proposal::figure(numeral.words.clone(), Draft::measure(Amount::Exactly(value), unit.unit));
    }
    // "by 54 to 44 percent": two shares, of which the second names the unit.
    if p.is(numeral.words.end, "to")
        || p.hyphen(numeral.words.end) && p.is(numeral.words.end + 1, "to") && p.hyphen(numeral.words.end + 2)
    {
        let at = if p.is(numeral.words.end, "to") { numeral.words.end + 1 } else { numeral.words.end + 3 };
        let next = p.numerals.get(n + 1).filter(|m| m.words.start == at && m.value < numeral.value && !numeral.scaled);
        if let Some(unit) = next.and_then(|m| units::measured(p, m)).filter(|u| u.sort == Sort::Percent)
            && (p.hyphen(numeral.words.end) || !p.is(numeral.words.start.wrapping_sub(1), "from"))
        {
            return Proposal::figure(numeral.words.clone(), Draft::measure(Amount::Exactly(numeral.value?), unit.unit));
        }
    }
    let lend = |other: &Numeral| units::measured(p, other).filter(|u| !u.compound && u.sort != Sort::Measure("time"));
    let from = p.back(numeral.words.start, 8, |i| p.is(i, "from"))?;
    let words = numeral.words.clone();
    // "from 4.8 to 4.7 percent"
    if from + 1 == words.start
        && p.is(words.end, "to")
        && let Some(next) = p.numerals.get(n + 1).filter(|m| m.words.start == words.end + 1 && m.form == Form::Cardinal)
        && let Some(unit) = lend(next)
        && (unit.sort != Sort::Money || unit.words.start == next.words.start)
    {
        let value = carry(p, numeral, next, &None, &Some(unit.clone()))?;
        let value = if value == numeral.value? && unit.sort == Sort::Money {
            carry(p, numeral, next, &None, &None)?
        } else {
            value
        };
        return Proposal::figure(words, Draft::measure(Amount::Exactly(value), unit.unit));
    }
    // "from 208 pounds to 193", "from 21 mpg combined to 23"
    let first = p.numerals[..n].iter().rev().find(|m| m.words.start == from + 1)?;
    let unit = lend(first)?;
    (p.is(words.start.wrapping_sub(1), "to") && words.start - unit.words.end <= 4)
        .then(|| Proposal::figure(words, Draft::measure(Amount::Exactly(numeral.value?), unit.unit)))?
}

/// The unit that a number with a hanging hyphen shares with a later one.
fn suspended(p: &Passage, n: usize) -> Option<Unit> {
    let at = p.shared_word(n)?;
    if p.row(at, &["year", "-"]) && p.any(at + 2, &["old", "olds"]) {
        return Some(Unit::AGE);
    }
    let last = p.numerals[n + 1..].iter().find(|m| m.words.end + 1 == at)?;
    units::measured(p, last).filter(|u| u.words.start == last.words.start).map(|u| u.unit)
}

/// The unit that stands only behind the last number of a row: "5 and 6 kg bags".
fn listed(p: &Passage, n: usize) -> Option<Unit> {
    let mut end = p.numerals[n].words.end;
    // "the last two, three years"
    let times = p.any(p.numerals[n].words.start.wrapping_sub(1), &["last", "next", "past", "first"]);
    let mut last = times;
    for next in p.numerals.get(n + 1..)?.iter().take(4) {
        let gap = next.words.start.checked_sub(end)?;
        let link = gap == 1 && (p.any(end, &["and", "or"]) || p.txt(end) == ",")
            || gap == 2 && p.txt(end) == "," && p.any(end + 1, &["and", "or"]);
        last |= p.any(next.words.start.wrapping_sub(1), &["and", "or"]);
        if !link || next.form != Form::Cardinal || next.digits != p.numerals[n].digits && !times {
            return None;
        }
        // "compared with 594.3 mln, or 1.50 pct": no millions of percent.
        if let Some(unit) = units::measured(p, next).filter(|u| u.sort != Sort::Percent || !p.numerals[n].scaled) {
            let own = unit.words.start == next.words.start
                && !matches!(unit.sort, Sort::Points)
                && (times || unit.unit.as_str() != "year");
            return (own && last).then_some(unit.unit);
        }
        if p.open_word(next.words.end) {
            return None;
        }
        end = next.words.end;
    }
    None
}

/// "two or three", "five or six": neighbours, so "or" joins a range.
fn neighbours(a: Decimal, b: Decimal) -> bool {
    b - a <= Decimal::from(5) || b <= a * Decimal::TWO
}

/// "single-digit", "double-digit", "six-figure": as many digits as it says.
fn digits(p: &Passage, n: usize) -> Option<Proposal> {
    let numeral = &p.numerals[n];
    let at = numeral.words.end;
    let next = at + usize::from(p.hyphen(at));
    // "six- and seven-figure cheques": the words of the second.
    let hanging = p.shared_word(n).filter(|i| p.any(*i, &["digit", "figure"]));
    let figure = p.any(next, &["digit", "digits", "figure"]) && p.hyphen(at) || hanging.is_some();
    if !figure || !matches!(numeral.form, Form::Cardinal | Form::Multiple) {
        return None;
    }
    let count: u32 = numeral.value?.try_into().ok().filter(|c| (1..=9).contains(c))?;
    let low = Decimal::from(10_u64.pow(count - 1));
    let high = Decimal::from(10_u64.pow(count) - 1);
    let words: Range<usize> = numeral.words.start..if hanging.is_some() { at } else { next + 1 };
    let next = hanging.unwrap_or(next);
    let poll = p.earlier.poll && p.any(next + 1, &["lead", "leads", "margin", "advantage", "edge", "deficit"]);
    let unit = poll.then_some(Unit::PERCENTAGE_POINT);
    Proposal::figure(words, Draft { unit, ..Draft::count(Amount::Between(low, high)) })
}
