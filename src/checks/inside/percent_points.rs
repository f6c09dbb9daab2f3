//! Percent where percentage points are meant, and the other way round.
//!
//! `"rose 2% from 3% to 5%"`: from 3% to 5% are 2 percentage points, or 67%. `"rose 67 percentage points from 3% to 5%"`
//! likewise. Where the figure is neither of the two, the finding says both.
//!
//! # Silent
//! Where either reading of the sentence fits its words.

use crate::checks::finding::{Finding, Level};
use crate::checks::interval::Interval;
use crate::checks::sheet::{Figure, Sheet};
use crate::checks::units::short;

/// Adds what it finds.
pub(super) fn find(sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    for sentence in sheet.sentences() {
        let all: Vec<&Figure> = sentence
            .iter()
            .filter(|f| matches!(f.unit(), "%" | "percentage point" | "basis point") && f.value().is_some())
            .collect();
        for three in all.windows(3) {
            found.extend(check(sheet, three));
        }
    }
}

fn check(sheet: &Sheet<'_>, three: &[&Figure]) -> Option<Finding> {
    // Which of the three is the change: the one that says so, the two levels standing together.
    let lead = |f: &Figure| {
        let before = sheet.before(f.span.start, 30).to_lowercase();
        let words =
            ["about", "around", "nearly", "almost", "just", "a", "an", "the", "over", "under", "only", "record"];
        before.split_whitespace().rev().find(|w| !words.contains(w)).unwrap_or_default().to_string()
    };
    let (change, a, b) = match three {
        [c, a, b] if c.change.is_some() && a.unit() == "%" && b.unit() == "%" => (c, a, b),
        [a, b, c] if c.change.is_some() && a.unit() == "%" && b.unit() == "%" => (c, a, b),
        _ => return None,
    };
    let (from, to) = match (lead(a).as_str(), lead(b).as_str()) {
        ("from", "to") => (a, b),
        ("to", "from") => (b, a),
        _ => return None,
    };
    let (first, last) = (three[0].span, three[2].span);
    let stretch = sheet.words(first.to(last));
    // The change stands right beside its levels: "rose 2% from 3% to 5%", "from 3% to 5%, a rise of 2%".
    let gap = if change.span.start < a.span.start {
        sheet.between(change.span, a.span)
    } else {
        sheet.between(b.span, change.span)
    };
    if stretch.len() > 120 || stretch.contains([';', ':']) || gap.len() > 28 || sheet.between(a.span, b.span).len() > 16
    {
        return None;
    }
    // "60% from 55%, seat miles rose 10.2% to 11.2 billion": what goes on to an amount of its own is a change of that.
    let onward = sheet.after(change.span.end, 4).starts_with(" to ");
    if onward && change.span.start > a.span.start {
        return None;
    }
    let (base, now, says) = (sheet.near(from)?, sheet.near(to)?, sheet.near(change)?);
    let size = |i: Interval| if i.high <= 0.0 { i.times(-1.0) } else { i };
    let points = size(now.minus(base));
    let relative = size(now.percent_above(base)?);
    let (x, y) = (from.value()?, to.value()?);
    let (by_points, by_percent) = ((y - x).abs(), ((y / x - 1.0) * 100.0).abs());
    let both = format!(
        "from {} to {} are {} percentage points, or {}%",
        sheet.exact(from),
        sheet.exact(to),
        short(by_points),
        short(by_percent)
    );
    let says_points = match change.unit() {
        "basis point" => says.times(0.01),
        _ => says,
    };
    let percent = change.unit() == "%";
    let fits = if percent { relative.meets(says) } else { points.meets(says_points) };
    if fits {
        return None;
    }
    let swapped = if percent { points.meets(says) } else { relative.meets(says) };
    let what = if percent { "%" } else { " percentage points" };
    let told = change.value().map(short).unwrap_or_default();
    let sum = if swapped { both } else { format!("{both}; not {told}{what}") };
    let spans = vec![change.span, to.span, from.span];
    Some(Finding { check: "percent-points", level: Level::Warning, spans, sum, ask: "Percent or percentage points?" })
}
