//! An amount and the same in another unit or currency do not fit.
//!
//! `"60 miles (96km)"` is silent, `"60 miles (160km)"` is an error: units of measure are multiples of each other. Currencies
//! are not, so an article is held to its own rate: each pair beside the median of the other pairs, itself left out. One
//! pair alone is held to what the two currencies have been worth to each other since they float, which still shows
//! a pair that is swapped, a factor of a thousand, a "million" that is missing.
//!
//! # Silent
//! Where rounding of the printed digits can explain it. Where the pairs of an article do not agree on a rate, which happens
//! when they are years apart.

use crate::checks::finding::{Finding, Level};
use crate::checks::interval::Interval;
use crate::checks::sheet::{Figure, Sheet};
use crate::checks::units::{is_currency, scale_of, temperature, written};
use crate::model::Modifier;

/// Two figures that are said to be the same amount.
struct Pair<'a> {
    a: &'a Figure,
    b: &'a Figure,
}

/// Adds what it finds.
pub(super) fn find(sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    let pairs = pairs(sheet);
    for pair in &pairs {
        if let Some(finding) = measure(sheet, pair) {
            found.push(finding);
        }
    }
    money(sheet, &pairs, found);
}

/// Figures with nothing but a bracket or "or" between them.
fn pairs<'a>(sheet: &'a Sheet<'_>) -> Vec<Pair<'a>> {
    let mut all: Vec<Pair<'_>> = Vec::new();
    for window in sheet.figures.windows(2) {
        let [a, b] = window else { continue };
        // "$10m (£5m, €7m)": the third is the first once more.
        let first = all.last().filter(|last| last.b.span == a.span).map(|last| last.a);
        let between = sheet.between(a.span, b.span);
        if a.sentence != b.sentence || a.unit == b.unit || a.unit.is_none() || b.unit.is_none() {
            continue;
        }
        if bracketed(between) && closes(sheet, b) {
            all.push(Pair { a, b });
        } else if let Some(first) = first.filter(|f| f.unit != b.unit)
            && matches!(bare(between).as_str(), "" | "or" | "and")
            && between.contains([',', ';', '/'])
            && closes(sheet, b)
        {
            all.push(Pair { a: first, b });
        }
    }
    all
}

/// Whether only a bracket, and at most an "or about", stands between.
fn bracketed(between: &str) -> bool {
    let Some(inside) = between.trim_start().strip_prefix(['(', '[']) else { return false };
    let words = bare(inside);
    words.split(' ').filter(|w| !w.is_empty()).all(|word| APPROXIMATELY.contains(&word))
}

/// In lower case, without punctuation.
fn bare(words: &str) -> String {
    words.to_lowercase().trim_matches([' ', ',', ';', '/', '.', '~', '\u{a0}', '≈', '=', '-']).to_string()
}

/// Words that say that a conversion is rounded.
const APPROXIMATELY: &[&str] = &[
    "about", "around", "approximately", "approx", "approx.", "roughly", "some", "nearly", "almost", "or", "over", "c.",
    "ca.",
];

/// Whether the bracket ends behind the figure, or goes on with a further conversion.
fn closes(sheet: &Sheet<'_>, b: &Figure) -> bool {
    let rest = sheet.after(b.span.end, 24).trim_start();
    let tail = rest.trim_start_matches(|c: char| c.is_alphabetic() || c == ' ');
    rest.starts_with([')', ']', ';', ',', '/']) || (rest.len() - tail.len() < 16 && tail.starts_with([')', ']']))
}

/// A pair in units of measure.
fn measure(sheet: &Sheet<'_>, pair: &Pair<'_>) -> Option<Finding> {
    let Pair { a, b } = pair;
    let (from, to) = (sheet.near(a)?, sheet.near(b)?);
    let (ua, ub) = (a.unit(), b.unit());
    let candidates: Vec<Interval> = if let (Some((fa, oa)), Some((fb, ob))) = (temperature(ua), temperature(ub)) {
        let level = |x: f64| (x - oa) * fa / fb + ob;
        // "It warmed by 2C (3.6F)": a difference has no zero point.
        vec![Interval::new(level(from.low), level(from.high)), from.times(fa / fb)]
    } else {
        let (sa, sb) = (scale_of(ua)?, scale_of(ub)?);
        if sa.dimension != sb.dimension || sa.dimension == "time" {
            return None;
        }
        sa.factors.iter().flat_map(|fa| sb.factors.iter().map(move |fb| from.times(fa / fb))).collect()
    };
    let gap = candidates.iter().map(|c| c.gap(to)).fold(f64::INFINITY, f64::min);
    if gap < 0.03 {
        return None;
    }
    let (mid, says) = (middle(candidates.first()?), middle(&to));
    // "30ft (10m)" is rounded freely; a tenth is no rounding any more.
    let level = loud(gap, 0.08, 0.15);
    let also = slip(says, mid).or_else(|| swapped(middle(&from), says, mid));
    let sum = format!(
        "{} is {}, not {}{}",
        sheet.exact(a),
        written(mid, ub),
        sheet.exact(b),
        also.map_or(String::new(), |how| format!(" ({how})"))
    );
    Some(Finding { check: "conversion", level, spans: vec![b.span, a.span], sum, ask: ASK })
}

const ASK: &str = "Which of the two did the source give, and who converted it?";

/// How loud a gap is: a note below the first bound, an error above the second.
fn loud(gap: f64, warning: f64, error: f64) -> Level {
    match gap {
        g if g >= error => Level::Error,
        g if g >= warning => Level::Warning,
        _ => Level::Info,
    }
}

/// The middle of an interval with two ends.
fn middle(interval: &Interval) -> f64 {
    (interval.low + interval.high) / 2.0
}

/// "off by a factor of 1,000".
fn slip(says: f64, should: f64) -> Option<String> {
    let power = (says / should).abs().log10();
    let whole = power.round();
    let hit = whole.abs() >= 1.0 && (power - whole).abs() < 0.03;
    hit.then(|| format!("off by a factor of {}", crate::checks::units::short(10f64.powf(whole.abs()))))
}

/// "the two units look swapped": the conversion fits the other way round.
fn swapped(from: f64, says: f64, should: f64) -> Option<String> {
    let factor = should / from;
    ((from / says / factor - 1.0).abs() < 0.05).then(|| "converted the wrong way round".to_string())
}

/// Pairs of money: each against the others.
fn money(sheet: &Sheet<'_>, pairs: &[Pair<'_>], found: &mut Vec<Finding>) {
    let rates: Vec<Rate<'_>> = pairs.iter().filter_map(|pair| Rate::of(sheet, pair)).collect();
    for (n, rate) in rates.iter().enumerate() {
        let mut others: Vec<f64> = rates
            .iter()
            .enumerate()
            .filter(|(m, other)| *m != n && other.currencies == rate.currencies && !other.twin(rate))
            .map(|(_, other)| middle(&other.interval))
            .collect();
        others.sort_by(f64::total_cmp);
        let finding = if others.len() >= 2 { rate.against(sheet, &others) } else { rate.alone(sheet) };
        // Of two that disagree nobody can say which one is wrong.
        let finding = finding.or_else(|| match others[..] {
            [other] if others_far(other, rate) && rates[..n].iter().all(|r| r.currencies != rate.currencies) => {
                Some(rate.disagrees(sheet, other))
            }
            _ => None,
        });
        found.extend(finding);
    }
}

fn others_far(other: f64, rate: &Rate<'_>) -> bool {
    Interval::point(other).widened(0.2).gap(rate.interval) > 0.0
}

/// How many of the first currency one of the second is.
struct Rate<'a> {
    currencies: [&'a str; 2],
    /// The dearer currency's figure and the other one, in the order of `currencies`.
    figures: [&'a Figure; 2],
    interval: Interval,
}

impl<'a> Rate<'a> {
    fn of(sheet: &Sheet<'_>, pair: &Pair<'a>) -> Option<Self> {
        let (a, b) = (pair.a, pair.b);
        if !is_currency(a.unit()) || !is_currency(b.unit()) {
            return None;
        }
        let swap = a.unit() > b.unit();
        let (first, second) = if swap { (b, a) } else { (a, b) };
        let open = |f: &Figure| matches!(f.modifier, Modifier::Plain | Modifier::About);
        let read = |f: &Figure| if open(f) { Interval::rounded(f.amount, sheet.exact(f)) } else { sheet.near(f) };
        let interval = read(first)?.over(read(second)?)?;
        let sound = interval.low > 0.0 && interval.high.is_finite();
        sound.then_some(Self { currencies: [first.unit(), second.unit()], figures: [a, b], interval })
    }

    /// Whether it is the same pair of amounts again.
    fn twin(&self, other: &Self) -> bool {
        self.figures[0].amount == other.figures[0].amount && self.figures[1].amount == other.figures[1].amount
    }

    /// What the second figure would be at this rate (of the first currency for one of the second).
    fn should(&self, rate: f64) -> Option<f64> {
        let given = self.figures[0].value()?;
        Some(if self.figures[0].unit() == self.currencies[0] { given / rate } else { given * rate })
    }

    fn finding(&self, level: Level, sum: String) -> Finding {
        Finding { check: "conversion", level, spans: vec![self.figures[1].span, self.figures[0].span], sum, ask: ASK }
    }

    /// Beside the median of the others, which must agree among themselves.
    fn against(&self, sheet: &Sheet<'_>, others: &[f64]) -> Option<Finding> {
        let median = others[others.len() / 2];
        let near = others.iter().filter(|other| (**other / median - 1.0).abs() < 0.08).count();
        if near * 3 < others.len() * 2 {
            return self.alone(sheet);
        }
        let gap = Interval::point(median).widened(0.03).gap(self.interval);
        if gap < 0.04 {
            return None;
        }
        let should = self.should(median)?;
        let says = self.figures[1].value()?;
        let [a, b] = self.figures;
        let how = self.how(says, should);
        let sum = format!(
            "{} at the article's own rate of {} {} to the {} is {}, not {}{how}",
            sheet.exact(a),
            crate::checks::units::short(if median < 1.0 { 1.0 / median } else { median }),
            self.currencies[usize::from(median < 1.0)].to_uppercase(),
            self.currencies[usize::from(median >= 1.0)].to_uppercase(),
            written(should, b.unit()),
            sheet.exact(b),
        );
        Some(self.finding(loud(gap, 0.08, 0.2), sum))
    }

    /// Beside what the two currencies have ever been worth.
    fn alone(&self, sheet: &Sheet<'_>) -> Option<Finding> {
        let (low, high, dollars) = bounds(self.currencies)?;
        let ever = Interval::new(low, high);
        let gap = ever.gap(self.interval);
        if gap < 0.03 {
            return None;
        }
        let [a, b] = self.figures;
        let says = self.figures[1].value()?;
        let (x, y) = (self.should(low)?, self.should(high)?);
        let (least, most) = (x.min(y), x.max(y));
        let how = self.how(says, if says > most { most } else { least });
        let money = |value| written(value, b.unit());
        let sum = format!(
            "{} has been worth between {} and {} at any time since the currencies float{}; the text says {}{how}",
            sheet.exact(a),
            money(least),
            money(most),
            if dollars { ", whichever dollar is meant" } else { "" },
            sheet.exact(b),
        );
        Some(self.finding(if gap > 0.25 { Level::Error } else { Level::Warning }, sum))
    }

    fn disagrees(&self, sheet: &Sheet<'_>, other: f64) -> Finding {
        let own = middle(&self.interval);
        let short = crate::checks::units::short;
        let (own, other) = if own < 1.0 { (1.0 / own, 1.0 / other) } else { (own, other) };
        let sum = format!(
            "{} beside {} is a rate of {}; the article's other pair is a rate of {}",
            sheet.exact(self.figures[0]),
            sheet.exact(self.figures[1]),
            short(own),
            short(other)
        );
        self.finding(Level::Warning, sum)
    }

    /// What seems to have happened.
    fn how(&self, says: f64, should: f64) -> String {
        let exact = |f: &Figure| f.value().is_some_and(|v| v < 1000.0);
        let factor = says / should;
        if exact(self.figures[0]) && factor > 900.0 || exact(self.figures[1]) && factor < 1.0 / 900.0 {
            return " (a “thousand”, “million” or “billion” seems to be missing)".to_string();
        }
        if !(1.0 / 500.0..=500.0).contains(&factor) {
            return " (thousands, millions or billions seem to be mixed up)".to_string();
        }
        let given = self.figures[0].value().unwrap_or_default();
        let turned = given * given / should;
        if (turned / says - 1.0).abs() < 0.1 {
            return " (converted the wrong way round)".to_string();
        }
        slip(says, should).map_or(String::new(), |how| format!(" ({how})"))
    }
}

/// What one of the second currency has cost in the first since currencies float, and whether "$" leaves open which dollar.
/// Widely drawn: a pair outside was never right on any day.
fn bounds(currencies: [&str; 2]) -> Option<(f64, f64, bool)> {
    Some(match currencies {
        // A US dollar for a pound was between 38p and 96p; other dollars were cheaper, Hong Kong's down to 6p.
        ["gbp", "usd"] => (0.06, 0.96, true),
        // A dollar for a euro between 62 cents and 1.22; with the cheaper dollars down to 8 cents.
        ["eur", "usd"] => (0.08, 1.22, true),
        ["eur", "gbp"] => (1.0, 1.8, false),
        ["jpy", "usd"] => (9.0, 363.0, true),
        ["gbp", "jpy"] => (0.0014, 0.009, false),
        ["eur", "jpy"] => (0.0053, 0.0115, false),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_bracket_and_a_word_of_rounding_may_stand_between() {
        assert!(bracketed(" (") && bracketed(" (about ") && bracketed(" (or roughly "));
        assert!(!bracketed(" (then worth ") && !bracketed(", ") && !bracketed(" "));
    }

    #[test]
    fn bounds_are_in_order() {
        for pair in [["gbp", "usd"], ["eur", "usd"], ["eur", "gbp"], ["jpy", "usd"], ["gbp", "jpy"], ["eur", "jpy"]] {
            let (low, high, _) = bounds(pair).unwrap();
            assert!(low < high && pair[0] < pair[1]);
        }
    }
}
