//! A percentage beside the two amounts that it compares, or the count and the whole that it is a share of.
//!
//! `"rose 12% to $56m from $50m"` fits, `"rose 22% to $56m from $50m"` does not: the printed digits allow 11% to 13%. The
//! same for "doubled from … to …", for "one in five, or 25%", and for "79 of 126, or 53%".
//!
//! # Silent
//! Percentages from percentages (that is `percent-points`). Sentences in which more than two amounts could be meant.
//! Percentages on another basis than the amounts ("rose 6% on a comparable-store basis to $108m from $89m").
//!
//! # Levels
//! A change that does not fit is a warning: the percentage may start from another period than the amounts, and the sentence need
//! not say so. A share that does not fit is an error.

use crate::checks::finding::{Finding, Level};
use crate::checks::interval::Interval;
use crate::checks::sheet::{Figure, Sheet};
use crate::checks::units::{short, written};
use crate::model::{Amount, Change, Modifier};
use crate::span::Span;

/// Adds what it finds.
pub(super) fn find(sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    for sentence in sheet.sentences() {
        let percents: Vec<&Figure> = sentence.iter().filter(|f| f.unit() == "%" && f.value().is_some()).collect();
        if let [percent] = percents[..]
            && let Some((from, to)) = compared(sheet, sentence, percent)
        {
            found.extend(change(sheet, percent, from, to));
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

/// An amount at one end of a comparison.
#[derive(Clone, Copy)]
struct End {
    span: Span,
    value: f64,
    interval: Interval,
}

impl End {
    fn of(sheet: &Sheet<'_>, figure: &Figure) -> Option<Self> {
        Some(Self { span: figure.span, value: figure.value()?, interval: sheet.near(figure)? })
    }

    /// The two ends of "from $40m to $80m" where that was read as one figure.
    fn both(sheet: &Sheet<'_>, figure: &Figure) -> Option<(Self, Self)> {
        let Amount::Between(a, b) = figure.amount else { return None };
        let exact = sheet.exact(figure);
        let at = exact.find(" to ")?;
        let start = figure.span.start as usize;
        let end = |words: &str, from: usize, amount| {
            let value = crate::checks::interval::number(amount)?;
            let interval = Interval::rounded(Amount::Exactly(amount), words)?;
            Some(Self { span: Span::new(start + from, start + from + words.len()), value, interval })
        };
        Some((end(&exact[..at], 0, a)?, end(&exact[at + 4..], at + 4, b)?))
    }
}

/// Words of a change that is not worked out from the amounts as they stand.
const BASES: &[&str] = &[
    " basis", "comparable-store", "comparable store", "comparable sales", "comparable shop", "same-store",
    "same store", "like-for-like", "like for like", "adjusted", "excluding", "real terms", "constant", "annual rate",
    "annuali", "year-on-year", "year on year", "year-over-year", "year over year", "month-on-month", "underlying",
    "organic",
];

/// The two amounts that a sentence compares: "from X to Y", "to Y from X", "Y, up 5% from X", "Y compared with X".
fn compared(sheet: &Sheet<'_>, sentence: &[Figure], percent: &Figure) -> Option<(End, End)> {
    percent.change?;
    let words = sheet.words(percent.sentence).to_lowercase();
    if BASES.iter().any(|basis| words.contains(basis)) {
        return None;
    }
    let near = |f: &&Figure| {
        let unit = unit(sheet, f);
        unit != "%" && unit != "percentage point" && !period(unit) && f.amount != Amount::Vague
    };
    let amounts: Vec<&Figure> = sentence.iter().filter(near).collect();
    let (first, last) = (amounts.first()?, amounts.last()?);
    if amounts.iter().any(|f| f.change.is_some()) {
        return None;
    }
    // All stand close together.
    let stretch = sheet.words(first.span.to(last.span).to(percent.span));
    let gap = if percent.span.end <= first.span.start {
        sheet.between(percent.span, first.span)
    } else if percent.span.start >= last.span.end {
        sheet.between(last.span, percent.span)
    } else {
        ""
    };
    // "To grow by 6% a year, and its share from 5bn to 9bn": a rate of growth, or of something else.
    let rate = [
        "per year", "a year on", "annual", "on average", "each year", " its ", " their ", " and ", "while ",
        "whereas ", " but ", " as ", " when ",
    ];
    if stretch.len() > 160 || stretch.contains([';', ':']) || gap.len() > 45 || rate.iter().any(|w| gap.contains(w)) {
        return None;
    }
    if let [one] = amounts[..] {
        return End::both(sheet, one).filter(|_| lead(sheet, one) == "from");
    }
    let [a, b] = amounts[..] else { return None };
    if unit(sheet, a) != unit(sheet, b) {
        return None;
    }
    let between = sheet.between(a.span, b.span).to_lowercase();
    let (x, y) = (End::of(sheet, a)?, End::of(sheet, b)?);
    match (lead(sheet, a).as_str(), lead(sheet, b).as_str()) {
        ("from", "to") => Some((x, y)),
        ("to" | "at", "from") => Some((y, x)),
        (_, "from") if percent.span.start > a.span.end && percent.span.end < b.span.start && between.len() < 40 => {
            Some((y, x))
        }
        ("to" | "at", _) if against(&between) && percent.span.end <= a.span.start => Some((y, x)),
        _ => None,
    }
}

/// The unit; "$50m a year before" is no rate per year.
fn unit<'a>(sheet: &Sheet<'_>, figure: &'a Figure) -> &'a str {
    let unit = figure.unit();
    let after = sheet.after(figure.span.end, 10);
    let ago = [" before", " earlier", " ago"].iter().any(|word| after.starts_with(word));
    if ago { unit.trim_end_matches("/year").trim_end_matches("/month") } else { unit }
}

fn period(unit: &str) -> bool {
    matches!(
        unit,
        "day"
            | "week"
            | "month"
            | "year"
            | "hour"
            | "minute"
            | "decade"
            | "rank"
            | "age"
            | "times"
            | "score"
            | "quarter"
    )
}

/// The preposition that leads to the figure, words of rounding aside.
fn lead(sheet: &Sheet<'_>, figure: &Figure) -> String {
    let before = sheet.before(figure.span.start, 40).to_lowercase();
    let skip = [
        "about", "around", "nearly", "almost", "some", "roughly", "just", "over", "under", "more", "than", "less", "a",
        "an", "the", "record", "estimated", "approximately", "only", "early", "close", "total", "of",
    ];
    before.split_whitespace().rev().find(|word| !skip.contains(word)).unwrap_or_default().to_string()
}

fn against(between: &str) -> bool {
    ["compared with", "compared to", "against", "versus"].iter().any(|words| between.contains(words))
        && !between.contains(" with the ")
}

/// "rose p% from X to Y".
fn change(sheet: &Sheet<'_>, percent: &Figure, from: End, to: End) -> Option<Finding> {
    let computed = to.interval.percent_above(from.interval)?;
    let says = sheet.near(percent)?;
    let down = percent.change == Some(Change::Down);
    let says = if down { says.times(-1.0) } else { says };
    let gap = distance(says, computed);
    if gap == 0.0 {
        return None;
    }
    let (a, b) = (from.value, to.value);
    let exactly = (b / a - 1.0) * 100.0;
    // Rounding is one thing; a point beside it is a slip that nobody need be told of loudly.
    let level = if gap > 1.0 && gap > 0.1 * exactly.abs() { Level::Warning } else { Level::Info };
    let told = if exactly < 0.0 {
        format!("a fall of {}", written(-exactly, "%"))
    } else {
        format!("a rise of {}", written(exactly, "%"))
    };
    let sum =
        format!("from {} to {} is {told}, not {}", sheet.words(from.span), sheet.words(to.span), sheet.exact(percent));
    let spans = vec![percent.span, to.span, from.span];
    Some(Finding { check: "percent-of", level, spans, sum, ask: ASK })
}

const ASK: &str = "Which of the three figures did the source give, and which was worked out?";

/// How far apart, in percentage points.
fn distance(a: Interval, b: Interval) -> f64 {
    if a.meets(b) {
        0.0
    } else if a.low > b.high {
        a.low - b.high
    } else {
        b.low - a.high
    }
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
    let joins =
        [", or", " or", " (", ", or about", ", or some", ", or roughly", " (about", ", or nearly", ", or almost"];
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
    let exact = |f: &Figure, i: Interval| {
        if f.modifier == Modifier::Plain && f.value().unwrap_or(0.0) < 1000.0 {
            Interval::point(f.value().unwrap_or(0.0))
        } else {
            i
        }
    };
    let computed = exact(part, a).over(exact(whole, b))?.times(100.0);
    let says = sheet.near(percent)?;
    if distance(says, computed) < 0.6 {
        return None;
    }
    let share = part.value()? / whole.value()? * 100.0;
    let sum = format!(
        "{} of {} is {}, not {}",
        sheet.exact(part),
        sheet.exact(whole),
        written(share, "%"),
        sheet.exact(percent)
    );
    let spans = vec![percent.span, part.span, whole.span];
    Some(Finding { check: "percent-of", level: Level::Error, spans, sum, ask: ASK })
}

/// "doubled from 40 to 80", "halved to 20 from 40".
fn times(sheet: &Sheet<'_>, sentence: &[Figure], found: &mut Vec<Finding>) {
    for (n, factor) in sentence.iter().enumerate().filter(|(_, f)| f.unit() == "times") {
        let Some(a) = sentence.get(n + 1).filter(|a| !period(a.unit())) else { continue };
        let ends = End::both(sheet, a).filter(|_| lead(sheet, a) == "from").or_else(|| {
            let b = sentence.get(n + 2).filter(|b| b.unit == a.unit)?;
            let (x, y) = (End::of(sheet, a)?, End::of(sheet, b)?);
            match (lead(sheet, a).as_str(), lead(sheet, b).as_str()) {
                ("from", "to") => Some((x, y)),
                ("to", "from") => Some((y, x)),
                _ => None,
            }
        });
        let Some((from, to)) = ends else { continue };
        let close = sheet.between(factor.span, a.span).len() < 20;
        let word = sheet.exact(factor).to_lowercase();
        let verb = ["doubled", "tripled", "quadrupled", "halved", "trebled", "doubling", "tripling", "doubles"];
        let (Some(times), true) = (factor.value(), close && verb.contains(&word.as_str()) && from.value != 0.0) else {
            continue;
        };
        let Some(computed) = to.interval.over(from.interval) else { continue };
        // "More than doubled" is open above, "doubled" is roughly.
        let says = match factor.modifier {
            Modifier::Over | Modifier::AtLeast => Interval { low: times, high: times * 1.5 },
            Modifier::Under => Interval { low: times * 0.75, high: times },
            _ => Interval::point(times).widened(0.13),
        };
        if computed.gap(says) < 0.04 {
            continue;
        }
        let (low, high) = (sheet.words(from.span), sheet.words(to.span));
        let sum = format!("from {low} to {high} is {} times as much, not {word}", short(to.value / from.value));
        let level =
            if factor.modifier == Modifier::Plain && computed.gap(says) > 0.1 { Level::Error } else { Level::Warning };
        found.push(Finding { check: "percent-of", level, spans: vec![factor.span, to.span, from.span], sum, ask: ASK });
    }
}
