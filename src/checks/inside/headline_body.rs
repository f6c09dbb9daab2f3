//! A figure of the headline that the body does not bear out.
//!
//! `"Fire kills 14"` over a body in which "12 people died" is a warning, if the body tells there what the headline tells: in its
//! first sentence, or in one that has half of the headline's words. `"added 223,000 jobs"` over "had expected 230,000 jobs" is
//! none. A headline figure that the body nowhere gives is worth a note. Rounding is fine ("$16bn" over "$15.9bn"), and so is a figure that the body's own figures make: their
//! sum, their difference, the percentage between two of them. A figure that was cut instead of rounded ("$16bn" over
//! "$16.6bn") is noted.
//!
//! # Silent
//! Scores. Ages and ranks whose body says them otherwise. Vague counts. Figures in names that the body has, too: "Six Nations".

use crate::checks::finding::{Finding, Level};
use crate::checks::interval::Interval;
use crate::checks::links::{form, is_common, is_sense};
use crate::checks::sheet::{Figure, Sheet};
use crate::checks::units::{is_currency, scale_of};
use crate::checks::words::{Word, words};
use crate::model::Amount;
use crate::span::Span;

/// Adds what it finds.
pub(super) fn find(sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    let body: Vec<&Figure> = sheet.figures.iter().filter(|f| !f.headline).collect();
    if body.is_empty() {
        return;
    }
    for figure in sheet.figures.iter().filter(|f| f.headline) {
        if matches!(figure.unit(), "score" | "rank" | "category" | "age" | "times" | "ratio") {
            continue;
        }
        let Some(own) = sheet.near(figure) else { continue };
        let like: Vec<(&Figure, Interval)> = body.iter().filter_map(|f| alike(sheet, figure, f)).collect();
        if like.iter().any(|(_, other)| other.meets(own)) || says(sheet, figure) {
            continue;
        }
        if made_of(&like, own) {
            continue;
        }
        found.extend(absent(sheet, figure, own, &like));
    }
}

/// A figure of the body in the units of the headline's, if the two can be compared.
fn alike<'a>(sheet: &Sheet<'_>, head: &Figure, other: &'a Figure) -> Option<(&'a Figure, Interval)> {
    let interval = match other.amount {
        // "39-34%" stands for two.
        Amount::Pair(a, b) => Interval::new(f64::try_from(a).ok()?, f64::try_from(b).ok()?),
        _ => sheet.near(other)?,
    };
    if head.unit == other.unit {
        return Some((other, interval));
    }
    let percent = |u: &str| matches!(u, "%" | "percentage point" | "ratio");
    if percent(head.unit()) && percent(other.unit()) {
        let factor = if other.unit() == "ratio" { 100.0 } else { 1.0 };
        return Some((other, interval.times(factor)));
    }
    let bare = |u: &str| u.split(['/', ' ']).next().unwrap_or_default().to_string();
    if head.unit.is_some() && other.unit.is_some() && bare(head.unit()) == bare(other.unit()) {
        return Some((other, interval));
    }
    // A month is four weeks and a bit; close enough for a headline.
    let seconds = |u: &str| match u {
        "month" => Some(2_629_800.0),
        "year" => Some(31_557_600.0),
        "decade" => Some(315_576_000.0),
        "century" => Some(3_155_760_000.0),
        _ => None,
    };
    let scale = |u: &str| scale_of(u).map(|s| (s.dimension, s.factors[0])).or(seconds(u).map(|s| ("time", s)));
    let ((da, fa), (db, fb)) = (scale(head.unit())?, scale(other.unit())?);
    (da == db).then(|| (other, interval.times(fb / fa).widened(0.04)))
}

/// Whether the body's words hold the number in another dress: in a date, a name, a numeral that is no claim.
fn says(sheet: &Sheet<'_>, figure: &Figure) -> bool {
    let exact = sheet.exact(figure);
    let digits: String = exact.chars().filter(char::is_ascii_digit).collect();
    let body = |at: u32| sheet.blocks.iter().any(|b| b.span.start <= at && at < b.span.end && !head(b.kind));
    let low = exact.to_lowercase();
    let there = sheet.asides.iter().any(|(span, _)| {
        let words = sheet.words(*span);
        body(span.start)
            && (words.eq_ignore_ascii_case(&low)
                || !digits.is_empty() && words.chars().filter(char::is_ascii_digit).collect::<String>() == digits)
    });
    there || digits.len() > 1 && whole_number(sheet, &digits, figure.span.end) || named(sheet, figure)
}

/// Whether figure and noun stand in the body just so, as a name does: "out of Six Nations" over "the rest of the Six Nations".
fn named(sheet: &Sheet<'_>, figure: &Figure) -> bool {
    let Some(noun) = words(sheet.after(figure.span.end, 40)).first().copied().filter(Word::capital) else {
        return false;
    };
    let name = format!("{} {}", sheet.exact(figure), noun.text);
    let body = sheet.text.get(figure.sentence.end as usize..).unwrap_or_default();
    figure.span.start > figure.sentence.start && body.contains(&name)
}

fn head(kind: crate::model::BlockKind) -> bool {
    matches!(kind, crate::model::BlockKind::Headline)
}

/// Whether the same digits stand in the body, separators aside and nothing glued to them.
fn whole_number(sheet: &Sheet<'_>, digits: &str, from: u32) -> bool {
    let body = sheet.text.get(from as usize..).unwrap_or_default();
    let mut run = String::new();
    for c in body.chars().chain([' ']) {
        match c {
            '0'..='9' => run.push(c),
            ',' | '.' if !run.is_empty() => {}
            _ => {
                if run == digits {
                    return true;
                }
                run.clear();
            }
        }
    }
    false
}

/// Whether two or three figures of the body make the headline's: by a sum, a difference, a percentage, a quotient.
fn made_of(like: &[(&Figure, Interval)], own: Interval) -> bool {
    let some = &like[..like.len().min(40)];
    for (n, (_, a)) in some.iter().enumerate() {
        for (m, (_, b)) in some.iter().enumerate().skip(n + 1) {
            if a.plus(*b).meets(own) || a.minus(*b).meets(own) || b.minus(*a).meets(own) {
                return true;
            }
            if some.len() <= 16 && some.iter().skip(m + 1).any(|(_, c)| a.plus(*b).plus(*c).meets(own)) {
                return true;
            }
        }
    }
    // All counts of one thing together: a list of the dead by town.
    let all = some.iter().fold(Interval::point(0.0), |sum, (_, i)| sum.plus(*i));
    some.len() > 2 && all.meets(own)
}

/// The finding for a figure that the body does not give.
fn absent(sheet: &Sheet<'_>, figure: &Figure, own: Interval, like: &[(&Figure, Interval)]) -> Option<Finding> {
    let noun = sheet.noun(figure);
    let exact = sheet.exact(figure);
    let money = is_currency(figure.unit());
    // "$16bn" over "$16.6bn": the same digits as far as they go.
    let cut = like.iter().find(|(other, _)| {
        let (Some(short), Some(long)) = (figure.value(), other.value()) else { return false };
        let factor = 10f64.powf(short.abs().log10().floor().max(0.0) - significant(exact) as f64 + 1.0);
        long > short && ((long / factor).floor() * factor - short).abs() < short.abs() * 1e-9 && long < short * 1.2
    });
    if let Some((other, _)) = cut {
        let sum = format!("“{exact}” in the headline, “{}” in the body: cut off, not rounded", sheet.exact(other));
        return Some(finding(Level::Info, vec![figure.span, other.span], sum));
    }
    // The same thing with another number; the nearest one.
    let rival = like
        .iter()
        .filter(|(other, _)| {
            let same = if noun.is_some() { sheet.noun(other) == noun } else { fate(sheet, figure, other) };
            same && (figure.unit.is_none() || other.change == figure.change)
                && (figure.unit.is_none() || money || figure.unit == other.unit)
                && retold(sheet, figure, other)
        })
        .min_by(|a, b| a.1.gap(own).total_cmp(&b.1.gap(own)));
    let alone = noun.is_some() && like.iter().filter(|(other, _)| sheet.noun(other) == noun).count() == 1;
    let near = |interval: &Interval| interval.gap(own) < if alone { 0.6 } else { 0.34 };
    if let Some((other, _)) = rival.filter(|(_, interval)| near(interval)) {
        let sum = format!("the headline says {exact}, the body {} {}", sheet.exact(other), noun.unwrap_or_default());
        return Some(finding(Level::Warning, vec![figure.span, other.span], sum));
    }
    let small = figure.value().is_some_and(|v| v < 3.0);
    (!small).then(|| {
        let sum = format!("“{exact}” stands in the headline and nowhere in the body");
        finding(Level::Info, vec![figure.span], sum)
    })
}

/// Whether the body tells there what the headline tells: in its first sentence, or with half of the headline's words.
fn retold(sheet: &Sheet<'_>, head: &Figure, other: &Figure) -> bool {
    let of = head.of.map(|of| sheet.words(of)).unwrap_or_default();
    let counted: Vec<String> = words(of).iter().map(|word| form(word.text)).collect();
    let content = |figure: &Figure| -> Vec<String> {
        let all = sheet.sentence(figure.sentence);
        let full = all.iter().filter(|word| word.text.len() > 2 && !is_common(&word.text.to_lowercase()));
        let full =
            full.filter(|word| !figure.span.holds(word.span) && !word.text.starts_with(|c: char| c.is_ascii_digit()));
        full.map(|word| form(word.text)).filter(|form| !counted.contains(form)).collect()
    };
    let (heading, told) = (content(head), content(other));
    if told.iter().any(|form| ELSEWHEN.contains(&form.as_str()) && !heading.contains(form)) {
        return false;
    }
    let shared = heading.iter().filter(|form| told.contains(form)).count();
    let opens = sheet.text.get(head.sentence.end as usize..other.sentence.start as usize);
    opens.is_some_and(|between| between.trim().is_empty()) || shared >= 2 && 2 * shared >= heading.len()
}

/// Forms of words that tell of what was thought, or of another time.
const ELSEWHEN: &[&str] = &["expect", "forecast", "predict", "earlier", "previous", "previously", "estimat", "project"];

/// Whether the two say the same of people ("kills 14", "12 people died"), the headline leaving out of whom.
fn fate(sheet: &Sheet<'_>, head: &Figure, other: &Figure) -> bool {
    let near = |figure: &Figure| -> Vec<String> {
        let before = sheet.before(figure.span.start, 24);
        let after = sheet.after(figure.span.end, 32);
        words(before)
            .iter()
            .rev()
            .take(2)
            .chain(words(after).iter().take(4))
            .map(|w| form(w.text))
            .filter(|f| is_sense(f))
            .collect()
    };
    let said = near(head);
    head.counts() && other.counts() && near(other).iter().any(|sense| said.contains(sense))
}

/// How many digits are printed.
fn significant(exact: &str) -> usize {
    exact.chars().filter(char::is_ascii_digit).count().max(1)
}

fn finding(level: Level, spans: Vec<Span>, sum: String) -> Finding {
    Finding {
        check: "headline-body",
        level,
        spans,
        sum,
        ask: "Which of the two is right, and is the headline about the same thing?",
    }
}
