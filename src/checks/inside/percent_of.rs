//! A percentage beside the two amounts that it compares, or the count and the whole that it is a share of.
//!
//! `"rose 12% to $56m from $50m"` fits, `"rose 22% to $56m from $50m"` does not: the printed digits allow 11% to 13%. The
//! same for "doubled from … to …", for "one in five, or 25%", and for "79 of 126, or 53%".
//!
//! # Silent
//! Percentages from percentages (that is `percent-points`). Sentences in which more than two amounts could be meant.

use crate::checks::finding::{Finding, Level};
use crate::checks::interval::Interval;
use crate::checks::sheet::{Figure, Sheet};
use crate::checks::units::{short, written};
use crate::model::{Change, Modifier};
use crate::span::Span;

/// Adds what it finds.
pub(super) fn find(sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    for sentence in sheet.sentences() {
        let percents: Vec<&Figure> = sentence.iter().filter(|f| f.unit() == "%" && f.value().is_some()).collect();
        if let [percent] = percents[..] {
            if let Some((from, to)) = compared(sheet, sentence, percent) {
                found.extend(change(sheet, percent, from, to));
            }
        }
        for pair in sentence.windows(2) {
            found.extend(same_share(sheet, &pair[0], &pair[1]));
        }
        for three in sentence.windows(3) {
            found.extend(part_of(sheet, &three[0], &three[1], &three[2]));
        }
        if percents.is_empty() {
            times(sheet, sentence, found);
        }
    }
}

/// The two amounts that a sentence compares: "from X to Y", "to Y from X", "Y, up 5% from X", "Y compared with X".
fn compared<'a>(sheet: &Sheet<'_>, sentence: &'a [Figure], percent: &Figure) -> Option<(&'a Figure, &'a Figure)> {
    percent.change?;
    let near = |f: &&Figure| f.unit() != "%" && f.unit() != "percentage point" && !period(f.unit()) && f.value().is_some();
    let amounts: Vec<&Figure> = sentence.iter().filter(near).collect();
    let [a, b] = amounts[..] else { return None };
    let same = a.unit == b.unit && (a.unit.is_some() || sheet.noun(a) == sheet.noun(b) || b.of.is_none());
    if !same || a.change.is_some() || b.change.is_some() {
        return None;
    }
    // All three stand close together.
    let (first, last) = (a.span.start.min(percent.span.start), b.span.end.max(percent.span.end));
    let stretch = sheet.words(Span { start: first, end: last });
    // "To grow by 6% a year, and its share from 5bn to 9bn": a rate of growth, or of something else.
    let gap = if percent.span.end <= a.span.start {
        sheet.between(percent.span, a.span)
    } else if percent.span.start >= b.span.end {
        sheet.between(b.span, percent.span)
    } else {
        ""
    };
    let rate = ["per year", "a year on", "annual", "on average", "each year", " its ", " their ", " and "];
    if stretch.len() > 160 || stretch.contains([';', ':']) || gap.len() > 45 || rate.iter().any(|w| gap.contains(w)) {
        return None;
    }
    let lead = |f: &Figure| lead(sheet, f);
    let between = sheet.between(a.span, b.span).to_lowercase();
    match (lead(a).as_str(), lead(b).as_str()) {
        ("from", "to") => Some((a, b)),
        ("to" | "at", "from") => Some((b, a)),
        (_, "from") if percent.span.start > a.span.end && percent.span.end < b.span.start && between.len() < 40 => Some((b, a)),
        ("to" | "at", _) if against(&between) && percent.span.end <= a.span.start => Some((b, a)),
        _ => None,
    }
}

fn period(unit: &str) -> bool {
    matches!(unit, "day" | "week" | "month" | "year" | "hour" | "minute" | "decade" | "rank" | "age" | "times" | "score" | "quarter")
}

/// The preposition that leads to the figure, words of rounding aside.
fn lead(sheet: &Sheet<'_>, figure: &Figure) -> String {
    let before = sheet.before(figure.span.start, 40).to_lowercase();
    let skip = [
        "about", "around", "nearly", "almost", "some", "roughly", "just", "over", "under", "more", "than", "less", "a", "an",
        "the", "record", "estimated", "approximately", "only", "early", "close", "total", "of",
    ];
    before.split_whitespace().rev().find(|word| !skip.contains(word)).unwrap_or_default().to_string()
}

fn against(between: &str) -> bool {
    ["compared with", "compared to", "against", "versus"].iter().any(|words| between.contains(words))
        && !between.contains(" with the ")
}

/// "rose p% from X to Y".
fn change(sheet: &Sheet<'_>, percent: &Figure, from: &Figure, to: &Figure) -> Option<Finding> {
    let (base, now) = (sheet.near(from)?, sheet.near(to)?);
    let computed = now.percent_above(base)?;
    let says = sheet.near(percent)?;
    let down = percent.change == Some(Change::Down);
    let says = if down { says.times(-1.0) } else { says };
    let gap = distance(says, computed);
    if gap == 0.0 {
        return None;
    }
    let (a, b) = (from.value()?, to.value()?);
    let exactly = (b / a - 1.0) * 100.0;
    // Rounding is one thing; a point beside it is a slip that nobody need be told of loudly.
    let level = if gap > 1.0 && gap > 0.1 * exactly.abs() { Level::Error } else { Level::Info };
    let told = if exactly < 0.0 { format!("a fall of {}", written(-exactly, "%")) } else { format!("a rise of {}", written(exactly, "%")) };
    let sum = format!("from {} to {} is {told}, not {}", sheet.exact(from), sheet.exact(to), sheet.exact(percent));
    let spans = vec![percent.span, to.span, from.span];
    Some(Finding { check: "percent-of", level, spans, sum, ask: ASK })
}

const ASK: &str = "Which of the three figures did the source give, and which was worked out?";

/// How far apart, in percentage points.
fn distance(a: Interval, b: Interval) -> f64 {
    if a.meets(b) { 0.0 } else if a.low > b.high { a.low - b.high } else { b.low - a.high }
}

/// "one in five, or 25%", "a third (30%)".
fn same_share(sheet: &Sheet<'_>, share: &Figure, percent: &Figure) -> Option<Finding> {
    let (ratio, percent) = match (share.unit(), percent.unit()) {
        ("ratio", "%") => (share, percent),
        ("%", "ratio") => (percent, share),
        _ => return None,
    };
    let (first, second) = if ratio.span < percent.span { (ratio, percent) } else { (percent, ratio) };
    let between = sheet.between(first.span, second.span).to_lowercase();
    let joins = [", or", " or", " (", ", or about", ", or some", ", or roughly", " (about", ", or nearly", ", or almost"];
    // "0.03 percent, or roughly one-third of the rate for flu" is a third of something else.
    let elsewhere = second.unit() == "ratio" && sheet.after(second.span.end, 8).trim_start().starts_with("of ");
    if !joins.contains(&between.trim_end()) || elsewhere {
        return None;
    }
    let says = sheet.near(percent)?;
    let share = ratio.value()?;
    // A fraction is as fine as its words: "a third" is 30 to 37.
    let fraction = Interval::point(share * 100.0).widened(if ratio.modifier == Modifier::Plain { 0.03 } else { 0.12 });
    if distance(says, fraction) < 0.5 {
        return None;
    }
    let sum = format!("{} is {}, not {}", sheet.exact(ratio), written(share * 100.0, "%"), sheet.exact(percent));
    Some(Finding { check: "percent-of", level: Level::Error, spans: vec![percent.span, ratio.span], sum, ask: ASK })
}

/// "79 of the 126 drones, or 63%".
fn part_of(sheet: &Sheet<'_>, part: &Figure, whole: &Figure, percent: &Figure) -> Option<Finding> {
    if !part.counts() || !whole.counts() || percent.unit() != "%" || percent.change.is_some() {
        return None;
    }
    let link = sheet.between(part.span, whole.span).to_lowercase();
    let links = ["of the", "of", "out of", "out of the", "of its", "of their", "of all"];
    let tail = sheet.between(whole.span, percent.span).to_lowercase();
    let joined = tail.trim_end();
    let joins = [", or", " (", ", or about", " (about", ", or some", ", or roughly", ", or nearly", ", or almost"];
    let end = joins.iter().find(|words| joined.ends_with(**words))?;
    let noun = joined[..joined.len() - end.len()].trim();
    if !links.contains(&link.trim()) || noun.split(' ').count() > 3 || noun.contains([',', '.', ';', '(']) {
        return None;
    }
    let (a, b) = (sheet.near(part)?, sheet.near(whole)?);
    let exact = |f: &Figure, i: Interval| if f.modifier == Modifier::Plain && f.value().unwrap_or(0.0) < 1000.0 { Interval::point(f.value().unwrap_or(0.0)) } else { i };
    let computed = exact(part, a).over(exact(whole, b))?.times(100.0);
    let says = sheet.near(percent)?;
    if distance(says, computed) < 0.6 {
        return None;
    }
    let share = part.value()? / whole.value()? * 100.0;
    let sum = format!("{} of {} is {}, not {}", sheet.exact(part), sheet.exact(whole), written(share, "%"), sheet.exact(percent));
    let spans = vec![percent.span, part.span, whole.span];
    Some(Finding { check: "percent-of", level: Level::Error, spans, sum, ask: ASK })
}

/// "doubled from 40 to 80", "halved to 20 from 40".
fn times(sheet: &Sheet<'_>, sentence: &[Figure], found: &mut Vec<Finding>) {
    for (n, factor) in sentence.iter().enumerate().filter(|(_, f)| f.unit() == "times") {
        let [a, b] = sentence.get(n + 1..n + 3).unwrap_or_default() else { continue };
        if a.unit != b.unit || a.value().is_none() || b.value().is_none() || period(a.unit()) {
            continue;
        }
        let (from, to) = match (lead(sheet, a).as_str(), lead(sheet, b).as_str()) {
            ("from", "to") => (a, b),
            ("to", "from") => (b, a),
            _ => continue,
        };
        let close = sheet.between(factor.span, a.span).len() < 20 && sheet.between(a.span, b.span).len() < 40;
        let word = sheet.exact(factor).to_lowercase();
        let verb = ["doubled", "tripled", "quadrupled", "halved", "trebled", "doubling", "tripling", "doubles"];
        if !close || !verb.contains(&word.as_str()) {
            continue;
        }
        let (Some(base), Some(now), Some(times)) = (sheet.near(from), sheet.near(to), factor.value()) else { continue };
        let Some(computed) = now.over(base) else { continue };
        // "More than doubled" is open above, "doubled" is roughly.
        let says = match factor.modifier {
            Modifier::Over | Modifier::AtLeast => Interval { low: times, high: times * 1.5 },
            Modifier::Under => Interval { low: times * 0.75, high: times },
            _ => Interval::point(times).widened(0.13),
        };
        let (Some(x), Some(y)) = (from.value(), to.value()) else { continue };
        if computed.gap(says) < 0.04 || x == 0.0 {
            continue;
        }
        let sum = format!("from {} to {} is {} times as much, not {}", sheet.exact(from), sheet.exact(to), short(y / x), word);
        let level = if factor.modifier == Modifier::Plain && computed.gap(says) > 0.1 { Level::Error } else { Level::Warning };
        found.push(Finding { check: "percent-of", level, spans: vec![factor.span, to.span, from.span], sum, ask: ASK });
    }
}
