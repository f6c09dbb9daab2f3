//! Lengths of time, weekdays and ages against the dates given.
//!
//! `"Tuesday, March 13, 2024"`: that day was a Wednesday. `"a 40-day truce from 8 May to 9 June"`: those are 32 days, or 33 with both
//! ends. `"Ruth Hale (1931-2014) died at the age of 92"`: from 1931 to 2014 are 82 or 83 years.
//!
//! # Silent
//! A weekday whose year is not given, unless the article's own day of publication settles it. Lengths that fit when the
//! first or the last day is counted or left out.

use crate::checks::dates::{Written, dates, named};
use crate::checks::finding::{Finding, Level};
use crate::checks::sheet::{Figure, Sheet};
use crate::checks::words::within;
use crate::model::{BlockKind, Modifier};
use crate::span::Span;

/// Adds what it finds.
pub(super) fn find(sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    for block in sheet.blocks.iter().filter(|b| !matches!(b.kind, BlockKind::Furniture(_))) {
        if !sheet.words(block.span).bytes().any(|b| b.is_ascii_digit()) {
            continue;
        }
        let dates = dates(&sheet.text, block.span);
        found.extend(dates.iter().filter_map(|date| weekday(sheet, date)));
        for pair in dates.windows(2) {
            found.extend(stretch(sheet, block.span, &pair[0], &pair[1]));
        }
    }
    for sentence in sheet.sentences() {
        years(sheet, sentence, found);
    }
}

/// "Tuesday, March 13, 2024".
fn weekday(sheet: &Sheet<'_>, date: &Written) -> Option<Finding> {
    let said = date.weekday?;
    let day = date.near(sheet.published)?;
    if day.weekday() == said {
        return None;
    }
    // Without a year of its own a date far from the article's day could be of any year.
    let far = sheet.published.is_none_or(|p| (day - p).get_days().abs() > 45);
    if date.year.is_none() && far {
        return None;
    }
    // "Thursday 14 April" in a text of March, if that was a Thursday a year ago: it tells of last year.
    let ahead = date.year.is_none() && sheet.published.is_some_and(|published| day > published);
    if ahead && date.in_year(day.year() - 1).is_some_and(|before| before.weekday() == said) {
        return None;
    }
    let level = if date.year.is_some() { Level::Error } else { Level::Warning };
    let when = format!("{} {} {}", day.day(), MONTHS[day.month() as usize - 1], day.year());
    let sum = format!("{when} is a {}, not a {}", named(day.weekday()), named(said));
    Some(Finding {
        check: "date-span",
        level,
        spans: vec![date.span],
        sum,
        ask: "Is the day of the week wrong, or the date?",
    })
}

const MONTHS: [&str; 12] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
];

/// "a 30-day ceasefire from 8 May to 9 June".
fn stretch(sheet: &Sheet<'_>, block: Span, from: &Written, to: &Written) -> Option<Finding> {
    let link = sheet.between(from.span, to.span).trim().to_lowercase();
    let before = sheet.before(from.span.start, 12).to_lowercase();
    let joined = match link.as_str() {
        "to" | "until" | "through" | "till" => {
            before.trim_end().ends_with("from") || link != "to" || before.trim_end().ends_with('(')
        }
        "and" => before.trim_end().ends_with("between"),
        _ => false,
    };
    if !joined {
        return None;
    }
    let about = sheet.published.or_else(|| jiff::civil::date(2023, 6, 15).into());
    let (first, mut last) = (from.near(to.year.and_then(|y| from.in_year(y)).or(about))?, to.near(about)?);
    if from.year.is_none() && to.year.is_none() {
        last = to.in_year(first.year())?;
        if last < first {
            last = to.in_year(first.year() + 1)?;
        }
    }
    let days = (last - first).get_days();
    if days <= 0 {
        return None;
    }
    // The one length of time right before or behind the two dates.
    let near = |f: &&Figure| {
        let unit = matches!(f.unit(), "day" | "week");
        let place = block.holds(f.span) && f.sentence.holds(from.span) && !from.span.to(to.span).overlaps(f.span);
        let gap = if f.span.end <= from.span.start {
            from.span.start - f.span.end
        } else {
            f.span.start.saturating_sub(to.span.end)
        };
        unit && place && gap < 50 && f.value().is_some() && f.modifier == Modifier::Plain && f.change.is_none()
    };
    let mut lengths = sheet.figures.iter().filter(near);
    let figure = lengths.next().filter(|_| lengths.next().is_none())?;
    let words = if figure.span.end <= from.span.start {
        sheet.between(figure.span, from.span)
    } else {
        sheet.between(to.span, figure.span)
    };
    let low = words.to_lowercase();
    let other =
        ["after", "before", "within", "every", "of the", "ago", "later", "earlier", "last", "first", " and ", ".", ";"];
    if other.iter().any(|w| low.contains(w)) {
        return None;
    }
    let (said, per) = (figure.value()?, if figure.unit() == "week" { 7.0 } else { 1.0 });
    let (low, high) = (f64::from(days - 1) / per, f64::from(days + 1) / per);
    let fits =
        if per > 1.0 { said >= low.floor() - 0.2 && said <= high.ceil() + 0.2 } else { (low..=high).contains(&said) };
    if fits {
        return None;
    }
    let counted = if per > 1.0 {
        format!("{days} days, or {:.1} weeks", f64::from(days) / 7.0)
    } else {
        format!("{days} days, or {} with both ends", days + 1)
    };
    let sum = format!(
        "from {} to {} are {counted}, not {}",
        sheet.words(from.span),
        sheet.words(to.span),
        sheet.exact(figure)
    );
    let spans = vec![figure.span, from.span, to.span];
    Some(Finding {
        check: "date-span",
        level: Level::Error,
        spans,
        sum,
        ask: "Which of the dates is wrong, or is the length?",
    })
}

/// "from 1990 to 2005, 25 years"; "(1931-2014), aged 92"; "born in 1950, … died in 2005 aged 60".
fn years(sheet: &Sheet<'_>, sentence: &[Figure], found: &mut Vec<Finding>) {
    let span = sentence[0].sentence;
    let text = sheet.words(span);
    // Most sentences give no length in years; their words need not be read.
    if text.len() > 400 || !sentence.iter().any(|f| matches!(f.unit(), "age" | "year")) {
        return;
    }
    let words = within(&sheet.text, span);
    let years: Vec<(usize, i32)> = words
        .iter()
        .enumerate()
        .filter_map(|(n, w)| {
            let year = w.text.len() == 4 && w.text.bytes().all(|b| b.is_ascii_digit());
            w.text.parse::<i32>().ok().filter(|y| year && (1700..=2100).contains(y)).map(|y| (n, y))
        })
        .collect();
    let [(n, a), (m, b)] = years[..] else { return };
    if b <= a {
        return;
    }
    let link = sheet.between(words[n].span, words[m].span).trim().to_lowercase();
    let before = n.checked_sub(1).map_or(String::new(), |k| words[k].text.to_lowercase());
    let low = text.to_lowercase();
    let lived = matches!(link.as_str(), "-" | "–" | "—")
        && sheet.before(words[n].span.start, 2).trim_end().ends_with('(')
        || low.contains("born in ")
            && (low.contains("died in ") || low.contains("until his death in") || low.contains("until her death in"));
    let lasted = matches!(link.as_str(), "to" | "until" | "till") && matches!(before.as_str(), "from" | "between");
    let lengths: Vec<&Figure> = sentence
        .iter()
        .filter(|f| f.modifier == Modifier::Plain && f.change.is_none() && f.value().is_some_and(|v| v.fract() == 0.0))
        .filter(|f| if lived { f.unit() == "age" } else { f.unit() == "year" })
        .collect();
    let [length] = lengths[..] else { return };
    let (Some(said), years) = (length.value(), f64::from(b - a)) else { return };
    let ages = lived
        && sheet
            .before(length.span.start, 24)
            .to_lowercase()
            .split_whitespace()
            .any(|w| matches!(w, "age" | "aged" | "at" | "was"));
    let beside = {
        let place = words[n].span.to(words[m].span);
        let gap = if length.span.end <= place.start {
            sheet.between(length.span, place)
        } else {
            sheet.between(place, length.span)
        };
        gap.len() < 28
            && !["age", "after", "before", "ago", "later", " and ", " as ", ".", ";"]
                .iter()
                .any(|w| gap.to_lowercase().contains(w))
    };
    let (ok, what) = if ages {
        (said == years || said == years - 1.0, format!("from {a} to {b} are {} or {} years of age", years - 1.0, years))
    } else if lasted && beside && length.unit() == "year" && !lived {
        ((said - years).abs() <= 1.0, format!("from {a} to {b} are {years} years"))
    } else {
        return;
    };
    if ok {
        return;
    }
    let spans = vec![length.span, words[n].span, words[m].span];
    let sum = format!("{what}, not {}", sheet.exact(length));
    found.push(Finding {
        check: "date-span",
        level: Level::Error,
        spans,
        sum,
        ask: "Which of the years is wrong, or is the length?",
    });
}
