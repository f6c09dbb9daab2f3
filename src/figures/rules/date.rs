//! Calendar dates, years, decades, centuries: "March 12", "20 December 2024", "between 2010 and 2015", "the 1990s".
//!
//! # Leaves alone
//! Counts that look like years ("some 2000 people", "1,950 homes") and durations ("two years").

use crate::figures::passage::Passage;
use crate::figures::proposal::Proposal;
use crate::figures::units;
use crate::lexicon::Class;
use crate::model::WhyNot;
use crate::text::numerals::{Form, Numeral};
use crate::text::wording::Wording;
use crate::text::words::Piece;

pub fn propose(p: &Passage, n: usize) -> Option<Proposal> {
    let numeral = &p.numerals[n];
    let words = match numeral.form {
        Form::Cardinal => day(p, n).or_else(|| day_first(p, n)).or_else(|| years(p, n)).or_else(|| one_year(p, n))?,
        Form::Ordinal => century(p, numeral).or_else(|| day(p, n)).or_else(|| day_first(p, n))?,
        Form::Plural => decade(p, numeral)?,
        Form::Slash => slashed(p, numeral)?,
        _ => return None,
    };
    Proposal::no(words, WhyNot::Date)
}

/// "March 12", "Jan. 20 and 21", "Nov. 18-22, 2019", "September 2010".
fn day(p: &Passage, n: usize) -> Option<std::ops::Range<usize>> {
    let numeral = &p.numerals[n];
    let mut before = numeral.words.start.checked_sub(1)?;
    if p.is(before, "the") && numeral.form == Form::Ordinal {
        before = before.checked_sub(1)?;
    }
    if p.txt(before) == "." {
        before = before.checked_sub(1)?;
    }
    let day =
        numeral.value.is_some_and(|v| v >= 1.into() && v <= 31.into() && v.fract().is_zero()) && plain(p, numeral);
    if month(p, before) {
        let end = numeral.words.end;
        if year(p, numeral) {
            return Some(before..end);
        }
        if spelled_day(p, numeral, before) {
            return Some(before..year_behind(p, end).unwrap_or(end));
        }
        // "In March 12 people died": a count behind a month.
        let counted = p.plural(numeral.words.end)
            && p.any(before.wrapping_sub(1), &["in", "this", "last", "for"])
            && numeral.form == Form::Cardinal;
        if !day || counted && !p.class(numeral.words.end, Class::WEEKDAY) || units::measured(p, numeral).is_some() {
            return None;
        }
        let mut end = numeral.words.end;
        // "Nov. 18-22", "March 30-April 4" stay one date; the year may follow.
        let days = || {
            p.numeral_at(end + 1).is_some_and(|m| {
                day_number(p, &p.numerals[m])
                    && p.numerals[m].value > numeral.value
                    && !p.open_word(end + 2)
                    && units::measured(p, &p.numerals[m]).is_none()
            })
        };
        if p.dash(end) && p.numeral_at(end + 1).is_some_and(|m| day_number(p, &p.numerals[m])) {
            end += 2;
        // "on June 8 to 10"
        } else if p.any(end, &["to", "through"]) && p.back(before, 9, |i| p.is(i, "from")).is_none() && days() {
            end += 2;
        } else if p.dash(end) && month(p, end + 1) {
            let skip = usize::from(p.txt(end + 2) == ".");
            if p.numeral_at(end + 2 + skip).is_some() {
                end += 3 + skip;
            }
        }
        return Some(before..year_behind(p, end).unwrap_or(end));
    }
    // "Jan. 20 and 21": a second day of the same month.
    let first = n.checked_sub(1).map(|m| &p.numerals[m])?;
    let joined = p.any(before, &["and", "or", "to", ","]) && first.words.end == before;
    let second = joined
        && day
        && self_month(p, n - 1)
        && (!p.open_word(numeral.words.end) || p.is(before, "and") && p.txt(numeral.words.end).ends_with("ed"))
        && units::measured(p, numeral).is_none();
    second.then_some(numeral.words.clone())
}

/// "Payable April two to holders of record", "at its May six meeting": wires spell days. "In March two ships sank" counts.
fn spelled_day(p: &Passage, numeral: &Numeral, month: usize) -> bool {
    let next = numeral.words.end;
    let few = numeral.value.is_some_and(|v| v >= 1.into() && v <= 31.into() && v.fract().is_zero());
    few && numeral.form == Form::Cardinal
        && !numeral.digits
        && numeral.words.len() == 1
        && numeral.words.start == month + 1
        && month > 0
        && p.capital(month)
        && !p.any(month - 1, &["in", "this", "last"])
        && !p.plural(next)
        && !p.hyphen(next)
        && !p.any(next, &["of", "more", "others"])
        && units::measured(p, numeral).is_none()
}

/// Whether this numeral is itself a day behind a month.
fn self_month(p: &Passage, n: usize) -> bool {
    let start = p.numerals[n].words.start;
    let before = start.wrapping_sub(1);
    let before = if p.txt(before) == "." { before.wrapping_sub(1) } else { before };
    month(p, before) && day_number(p, &p.numerals[n])
}

/// "12 March 2015", "the 4th of July", "8-9 May".
fn day_first(p: &Passage, n: usize) -> Option<std::ops::Range<usize>> {
    let numeral = &p.numerals[n];
    if !day_number(p, numeral) {
        return None;
    }
    let mut at = numeral.words.end;
    let start = numeral.words.start;
    if (p.dash(at) || p.any(at, &["and", "to", "or"]))
        && let Some(next) = p.numeral_at(at + 1).map(|m| &p.numerals[m])
        && day_number(p, next)
        && month(p, next.words.end)
    {
        return Some(if p.dash(at) {
            start..year_behind(p, next.words.end + 1).unwrap_or(next.words.end + 1)
        } else {
            start..at
        });
    }
    if p.is(at, "of") && numeral.form == Form::Ordinal {
        at += 1;
    }
    let short = matches!(p.txt(at), "May" | "March" | "Mar" | "Sat" | "Sun")
        && p.word(at + 1)
        && !p.class(at + 1, Class::PREPOSITION.or(Class::CONJUNCTION).or(Class::SUBORDINATOR))
        && !p.any(start.wrapping_sub(1), &["after", "before", "by", "from", "on", "since", "until"]);
    if !month(p, at) || short && !year_follows(p, at + 1) {
        return None;
    }
    // "fifteen of the 19 Sept. 11 hijackers": the day stands behind the month.
    let dot = usize::from(p.txt(at + 1) == "." && p.glued(at + 1));
    let american = p.txt(at).ends_with('.') || dot == 1 || p.any(start.wrapping_sub(1), &["the", "all", "of"]);
    if american
        && numeral.form == Form::Cardinal
        && p.numeral_at(at + 1 + dot)
            .is_some_and(|m| day_number(p, &p.numerals[m]) && units::measured(p, &p.numerals[m]).is_none())
    {
        return None;
    }
    let end = at + 1 + usize::from(p.txt(at + 1) == "." && p.glued(at + 1) && year_follows(p, at + 2));
    Some(start..year_behind(p, end).unwrap_or(end))
}

fn day_number(p: &Passage, numeral: &Numeral) -> bool {
    let small = numeral.value.is_some_and(|v| v >= 1.into() && v <= 31.into() && v.fract().is_zero());
    small && (numeral.form == Form::Ordinal || numeral.form == Form::Cardinal && plain(p, numeral))
}

/// Whether the numeral is one run of plain digits.
fn plain(p: &Passage, numeral: &Numeral) -> bool {
    numeral.form == Form::Ordinal
        || numeral.words.len() == 1
            && matches!(p.words[numeral.words.start].piece, Some(Piece::Plain { places: 0, grouped: false, .. }))
}

/// Whether a month stands there. In texts without capitals "may", "march" and "mar" stay words.
fn month(p: &Passage, at: usize) -> bool {
    p.class(at, Class::MONTH) && (p.capital(at) || !p.any(at, &["may", "march", "mar"]))
}

fn year_follows(p: &Passage, at: usize) -> bool {
    p.numeral_at(at).is_some_and(|m| year(p, &p.numerals[m]))
}

/// The word behind a year that stands here, perhaps behind a comma.
fn year_behind(p: &Passage, end: usize) -> Option<usize> {
    let at = end + usize::from(p.txt(end) == ",");
    let numeral = &p.numerals[p.numeral_at(at)?];
    year(p, numeral).then_some(numeral.words.end)
}

/// Whether the numeral has the shape of a year: four plain digits from 1000 to 2199.
pub fn year(p: &Passage, numeral: &Numeral) -> bool {
    plain(p, numeral)
        && numeral.form == Form::Cardinal
        && numeral.span.len() == 4
        && numeral.value.is_some_and(|v| v >= 1000.into() && v < 2200.into())
}

/// "2017-2018", "2012-13", "2000 – 2050", "between 2010 and 2015".
fn years(p: &Passage, n: usize) -> Option<std::ops::Range<usize>> {
    let first = &p.numerals[n];
    let second = p.numerals.get(n + 1)?;
    if !year(p, first) {
        return None;
    }
    let link = first.words.end;
    if second.words.start != link + 1 || units::measured(p, second).is_some() {
        return None;
    }
    let start = first.words.start;
    if p.dash(link) {
        let short = plain(p, second) && second.span.len() == 2;
        // "2019-09-01"
        if short
            && p.dash(second.words.end)
            && p.numerals.get(n + 2).is_some_and(|m| m.words.start == second.words.end + 1)
        {
            return Some(start..p.numerals[n + 2].words.end);
        }
        // "1500-2000 rounds": round numbers with a plural behind them are counted.
        let hundreds = |m: &Numeral| m.value.is_some_and(|v| (v % rust_decimal::Decimal::ONE_HUNDRED).is_zero());
        let counted =
            hundreds(first) && hundreds(second) && p.plural(second.words.end) && !p.any(second.words.end, YEARLY);
        return (year(p, second) && !counted || short).then_some(start..second.words.end);
    }
    let between = p.is(start.wrapping_sub(1), "between") && p.is(link, "and");
    (between && year(p, second)).then(|| start - 1..second.words.end)
}

/// "in 2015", "the 2016 election", "2019"; not "some 2000 people".
fn one_year(p: &Passage, n: usize) -> Option<std::ops::Range<usize>> {
    let numeral = &p.numerals[n];
    let words = numeral.words.clone();
    // "in '84 and '88"
    let mark = words.start.wrapping_sub(1);
    let apostrophe = matches!(p.txt(mark), "'" | "\u{2019}" | "\u{2018}")
        && p.glued(words.start)
        && !(p.glued(mark) && mark > 0 && !p.dash(mark - 1));
    if apostrophe
        && plain(p, numeral)
        && numeral.span.len() == 2
        && units::measured(p, numeral).is_none()
        && !p.is(words.end, "of")
    {
        return Some(mark..words.end);
    }
    let era = p.any(words.end, &["AD", "BC", "A.D.", "B.C.", "BCE", "CE"])
        || p.any(words.start.wrapping_sub(1), &["AD", "A.D."]);
    if era && plain(p, numeral) {
        return Some(words);
    }
    if !year(p, numeral) || units::measured(p, numeral).is_some() {
        return None;
    }
    let before = words.start.wrapping_sub(1);
    let anchored = p.any(
        before,
        &[
            "in", "since", "until", "till", "by", "of", "during", "before", "after", "late", "early", "mid", "circa",
            "between", "summer", "spring", "winter", "autumn", "fall", "fiscal", "year", "season", "from", "through",
            "to", "and", "for", "(", "class", "back",
        ],
    ) || month(p, before)
        || p.txt(before) == "-" && p.any(before.wrapping_sub(1), &["mid", "late", "early", "pre", "post"]);
    let modern = numeral.value.is_some_and(|v| v >= 1900.into());
    let next = words.end;
    // "the 1701 Act of Settlement", "the 1876 election", "an 1862 letter"
    let old = !modern && numeral.value.is_some_and(|v| v >= 1500.into());
    let determined = p.class(before, Class::ARTICLE.or(Class::POSSESSIVE)) || p.any(before, &["'s", "\u{2019}s"]);
    let uneven = numeral.value.is_some_and(|v| !(v % rust_decimal::Decimal::TEN).is_zero());
    if old
        && determined
        && (p.open_word(next) && !p.plural(next) && (uneven || p.is(before, "an"))
            || p.capital(next) && p.word(next) && uneven)
        && !p.is(next, "of")
    {
        return Some(words);
    }
    // "the 1890 census", "an influential 1896 article": one thing, which a number that large does not count.
    let single = !modern
        && numeral.value.is_some_and(|v| v >= 1700.into())
        && p.tree.is_some()
        && crate::figures::counted::phrase::singular(p, next);
    if single {
        return Some(words);
    }
    // "the bank's 1986 accounts", "its 1999 results": what belongs to somebody is told apart by its year.
    let owned = modern && uneven && (p.class(before, Class::POSSESSIVE) || p.any(before, &["'s", "\u{2019}s"]));
    if owned && numeral.digits {
        return Some(words);
    }
    let counted = p.plural(next) && !p.any(next, YEARLY) || p.is(next, "of") || p.is(next, "more");
    let bounded = p.any(
        before,
        &[
            "some", "about", "around", "nearly", "almost", "over", "least", "than", "roughly", "approximately",
            "estimated", "additional", "another", "extra", "total", "killed", "killing",
        ],
    );
    let recent = numeral.value.is_some_and(|v| v > 2000.into() && v <= 2040.into());
    let date = if recent
        && !bounded
        && !p.any(next, &["people", "of", "more", "men", "women", "homes", "jobs", "miles"])
    {
        true
    } else if modern {
        !(counted && (!anchored || p.any(before, &["of", "from", "for", "to", "and", "by"])) && !p.is(before, "the"))
            && !(bounded && (counted || p.open_word(next)))
    } else {
        anchored_early(p, before) && !counted && !p.open_word(next)
            || anchored
                && !counted
                && !p.open_word(next)
                && p.any(
                    before,
                    &[
                        "in", "since", "until", "till", "by", "during", "before", "after", "circa", "between", "late",
                        "early", "mid", "from", "(",
                    ],
                )
            || p.is(before, "of")
                && !counted
                && !p.open_word(next)
                && !p.capital(next)
                && numeral.value.is_some_and(|v| v >= 1500.into())
    };
    date.then_some(words)
}

/// "you start with 1776 and", "than 1987": words that a bare year of four digits follows.
fn anchored_early(p: &Passage, before: usize) -> bool {
    p.any(before, &["with", "than"])
        && p.any(
            before.wrapping_sub(1),
            &["start", "started", "begin", "began", "compared", "faster", "earlier", "later"],
        )
}

/// Plurals that a year describes rather than counts: "the 2016 elections".
const YEARLY: &[&str] = &[
    "elections", "games", "olympics", "campaigns", "budgets", "protests", "attacks", "results", "levels", "figures",
    "sales", "prices", "models", "standards", "estimates", "targets", "championships", "finals", "primaries",
    "midterms", "riots", "floods", "fires", "wildfires", "shootings", "raids", "talks", "crashes", "negotiations",
    "taxes", "rates", "emissions", "goals", "plans", "rules", "terms", "bombings", "earnings", "profits", "revenues",
    "losses", "polls", "reforms", "guidelines", "regulations", "sanctions", "tariffs", "caucuses", "hopefuls",
    "contenders", "candidates", "democrats", "republicans", "was", "is", "has", "does", "others", "series",
];

/// "the 1990s", "the mid-'90s".
fn decade(p: &Passage, numeral: &Numeral) -> Option<std::ops::Range<usize>> {
    let value = numeral.value?;
    let round = (value % rust_decimal::Decimal::TEN).is_zero();
    let words = numeral.words.clone();
    if value >= 1000.into() && value <= 2100.into() && round {
        return Some(words);
    }
    let before = words.start.wrapping_sub(1);
    let apostrophe = matches!(p.txt(before), "'" | "\u{2019}" | "\u{2018}") && p.glued(words.start);
    (apostrophe && round).then_some(before..words.end)
}

/// "the 20th century", "18th-century".
fn century(p: &Passage, numeral: &Numeral) -> Option<std::ops::Range<usize>> {
    let at = numeral.words.end + usize::from(p.hyphen(numeral.words.end));
    p.any(at, &["century", "centuries", "millennium"]).then(|| numeral.words.start..at + 1)
}

/// "12/31/2019", "31/12/19".
fn slashed(p: &Passage, numeral: &Numeral) -> Option<std::ops::Range<usize>> {
    // "the 1986/87 crop"
    if let Some(Piece::Slash { parts, n: 2 }) = p.words[numeral.words.start].piece {
        let next = parts[0].saturating_add(1);
        let season = (1900..2100).contains(&parts[0]) && (parts[1] == next || parts[1] == next % 100);
        // "will ask again on 9/30"
        let at = numeral.words.start.wrapping_sub(1);
        let day =
            (1..=12).contains(&parts[0]) && (13..=31).contains(&parts[1]) && p.any(at, &["on", "by", "until", "since"]);
        return (season || day).then(|| numeral.words.clone());
    }
    let Some(Piece::Slash { parts, n: 3 }) = p.words[numeral.words.start].piece else { return None };
    (parts[0] <= 31 && parts[1] <= 31).then(|| numeral.words.clone())
}
