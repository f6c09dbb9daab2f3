//! Parts that exceed their whole, or leave some of it unaccounted for.
//!
//! `"12 people were hurt, including 15 children"` and `"79 of the 63 drones"` are errors. Where a sentence divides a whole
//! ("nine were killed: five in Kharkiv, three in Odesa and two in Sumy"), the parts must come to it. Outcomes of one whole
//! ("126 drones, 79 of them shot down, 50 lost") may not come to more; if they come to less, the rest is noted.
//!
//! # Silent
//! Marks above their scale ("12 out of 10"), which are meant. Numbers that describe one thing ("300,000 of its 32-bit chips"). Where whole and part count different things ("two families, including five children").

use crate::checks::finding::{Finding, Level};
use crate::checks::interval::Interval;
use crate::checks::sheet::{Figure, Sheet};
use crate::checks::units::{is_currency, short};
use crate::model::{Modifier, WhyNot};
use crate::span::Span;

/// Adds what it finds.
pub(super) fn find(sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    for sentence in sheet.sentences() {
        for (n, pair) in sentence.windows(2).enumerate() {
            let [a, b] = pair else { continue };
            including(sheet, a, b, found);
            part_of(sheet, a, b, found);
            breakdown(sheet, &sentence[n..], found);
        }
        sentence.iter().for_each(|whole| part_before(sheet, whole, found));
        outcomes(sheet, sentence, found);
    }
}

/// A count or an amount of money.
fn amount(figure: &Figure) -> bool {
    figure.value().is_some() && (figure.unit.is_none() || is_currency(figure.unit()))
}

/// "12 people, including [at least] 15 children", "12 people, 15 of them children".
fn including(sheet: &Sheet<'_>, whole: &Figure, part: &Figure, found: &mut Vec<Finding>) {
    if !amount(whole) || !amount(part) || whole.unit != part.unit || whole.change.is_some() {
        return;
    }
    let between = sheet.between(whole.span, part.span).to_lowercase();
    let after = sheet.after(part.span.end, 24).to_lowercase();
    let of_them = [" of them", " of whom", " of which", " of those"].iter().any(|words| after.starts_with(words))
        && between.len() < 60
        && !between.contains(['.', ';', ':'])
        && between.trim_end().ends_with(',');
    let includes = [", including", " including", ", among them", ", of whom", ", of which"];
    let lead = includes.iter().find_map(|words| between.rfind(words).map(|at| (at, &between[at + words.len()..])));
    let includes = lead.is_some_and(|(at, rest)| {
        let few = [
            "", "at least", "about", "some", "more than", "as many as", "up to", "nearly", "almost", "over",
            "an estimated", "around",
        ];
        let thing = between[..at].trim();
        few.contains(&rest.trim()) && thing.len() < 60 && !thing.contains([',', ';', ':', '(', '–', '—'])
    });
    if !includes && !of_them {
        return;
    }
    // "Two families, including five children"; but "two homes, three of them" is of one sort in any case.
    if !of_them && whole.unit.is_none() && (groups(sheet, whole, &between) || !same_sort(sheet, whole, part)) {
        return;
    }
    above(sheet, whole, part, found);
}

/// "79 of the 63 drones" where the 79 points back to something and is no claim of its own.
fn part_before(sheet: &Sheet<'_>, whole: &Figure, found: &mut Vec<Finding>) {
    let aside = sheet.asides.iter().find(|(span, _)| span.end < whole.span.start && span.end + 9 > whole.span.start);
    let Some((span, _)) = aside.filter(|(_, why)| *why == WhyNot::Anaphoric) else { return };
    let links = ["of the", "of its", "of their", "out of", "out of the"];
    let (Ok(some), Some(all)) = (sheet.words(*span).replace(',', "").parse::<f64>(), whole.value()) else { return };
    let linked = links.contains(&sheet.between(*span, whole.span).to_lowercase().trim());
    if !linked || !whole.counts() || whole.modifier != Modifier::Plain || some <= all {
        return;
    }
    let sum = format!("{} is more than the {} that it is part of", sheet.words(*span), sheet.exact(whole));
    found.push(Finding { check: "parts-whole", level: Level::Error, spans: vec![whole.span, *span], sum, ask: ASK });
}

/// "79 of the 63 drones", "79 out of 63".
fn part_of(sheet: &Sheet<'_>, part: &Figure, whole: &Figure, found: &mut Vec<Finding>) {
    if !amount(whole) || !amount(part) || whole.unit.is_some() || part.unit.is_some() {
        return;
    }
    let between = sheet.between(part.span, whole.span).to_lowercase();
    let links = [
        "of the", "of its", "of their", "of his", "of her", "out of", "out of the", "of all", "of those", "of these",
        "of",
    ];
    // "I give it 12 out of 10": a mark, and no things that are counted.
    let mark =
        between.trim() == "out of" && matches!(whole.value(), Some(5.0 | 10.0 | 100.0)) && !counts_things(sheet, whole);
    if links.contains(&between.trim()) && !mark {
        above(sheet, whole, part, found);
    }
}

/// Whether a noun stands right behind the number.
fn counts_things(sheet: &Sheet<'_>, whole: &Figure) -> bool {
    let next = sheet.after(whole.span.end, 24);
    let near = |of: Span| {
        let gap = sheet.between(whole.span, of);
        gap.len() <= 12 && !gap.contains(" and ") && !gap.contains(',')
    };
    next.starts_with(' ') && whole.of.is_some_and(|of| of.start > whole.span.end && near(of))
}

/// Adds an error where the part cannot fit in the whole.
fn above(sheet: &Sheet<'_>, whole: &Figure, part: &Figure, found: &mut Vec<Finding>) {
    let (Some(all), Some(some)) = (sheet.stated(whole), sheet.stated(part)) else { return };
    if is_compound(sheet, whole) {
        return;
    }
    // Counts of a few are counted, not rounded.
    let exact = |f: &Figure, i: Interval| match f.value() {
        Some(v) if f.unit.is_none() && v < 100.0 && f.modifier == Modifier::Plain => Interval::point(v),
        _ => i,
    };
    let (all, some) = (exact(whole, all), exact(part, some));
    if some.low <= all.high {
        return;
    }
    let sum = format!("{} is more than the {} that it is part of", sheet.exact(part), sheet.exact(whole));
    let close = part.modifier != Modifier::Plain || whole.modifier != Modifier::Plain;
    let level = if close { Level::Warning } else { Level::Error };
    found.push(Finding { check: "parts-whole", level, spans: vec![part.span, whole.span], sum, ask: ASK });
}

/// Whether the number describes one thing ("its 32-bit chips", "a two-for-one split") and counts no people ("a 12-member panel").
fn is_compound(sheet: &Sheet<'_>, figure: &Figure) -> bool {
    let next = sheet.after(figure.span.end, 24);
    let word = next.strip_prefix('-').map(|rest| rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default());
    word.is_some_and(|word| !PEOPLE.contains(&word.to_lowercase().as_str()))
}

const ASK: &str = "What was counted as the whole, and is each part counted in it once?";

/// Things that are themselves several: their members can be more than they.
fn groups(sheet: &Sheet<'_>, whole: &Figure, between: &str) -> bool {
    let noun = sheet.noun(whole).unwrap_or_default();
    let named = |list: &[&str]| list.iter().any(|word| noun == *word || between.contains(&format!("{word}s")));
    named(GROUPS) || between.contains("families") || between.contains("crews")
}

const GROUPS: &[&str] = &[
    "family", "household", "couple", "team", "crew", "company", "unit", "group", "pair", "country", "nation", "state",
    "city", "town", "village", "district", "school", "house", "home", "building", "vehicle", "car", "bus", "truck",
    "train", "boat", "ship", "plane", "flight", "incident", "attack", "raid", "case", "event", "match", "game",
    "season", "day", "week", "year", "month", "hour", "location", "site", "place", "area", "part", "category",
    "section", "party", "squad", "battalion", "brigade", "battery", "fight", "race", "start", "appearance", "inning",
    "song", "album", "store", "shop", "hotel", "hospital", "prison", "body", "organization", "organisation", "agency",
    "firm", "bank", "club",
];

/// Whether the two count the same sort of thing: both people, or the same noun.
fn same_sort(sheet: &Sheet<'_>, a: &Figure, b: &Figure) -> bool {
    let (Some(a), Some(b)) = (sheet.noun(a), sheet.noun(b)) else { return a.unit.is_some() };
    let person = |noun: &str| PEOPLE.contains(&noun) || noun.ends_with("man") || noun.ends_with("woman");
    a == b || person(&a) && person(&b)
}

const PEOPLE: &[&str] = &[
    "person", "child", "civilian", "soldier", "victim", "passenger", "student", "pupil", "teacher", "officer",
    "worker", "employee", "resident", "migrant", "refugee", "patient", "member", "tourist", "journalist", "baby",
    "boy", "girl", "adult", "teenager", "minor", "police", "troop", "protester", "suspect", "detainee", "prisoner",
    "hostage", "fighter", "militant", "rebel", "dead", "death", "fatality", "casualty", "injured", "wounded",
    "survivor", "american", "foreigner", "voter", "senator", "lawmaker", "player", "guest", "official", "doctor",
    "nurse", "driver", "pilot", "sailor",
];

/// "nine were killed: five in Kharkiv, three in Odesa and two in Sumy".
fn breakdown(sheet: &Sheet<'_>, from: &[Figure], found: &mut Vec<Finding>) {
    let [whole, parts @ ..] = from else { return };
    if parts.len() < 2 || !whole.counts() || whole.modifier != Modifier::Plain || whole.change.is_some() {
        return;
    }
    let first = sheet.between(whole.span, parts[0].span);
    let opens = first.trim_end().ends_with([':', '–', '—', '-']) && first.len() < 70 && first.matches(',').count() == 0;
    let ends =
        sheet.words(whole.sentence).trim_end_matches(['.', '”', '"', '’', '\'']).len() as u32 + whole.sentence.start;
    if !opens || first.trim_end().ends_with('-') && !first.trim_end().ends_with(" -") {
        return;
    }
    // Every part is a plain count, set off by a comma or "and", and the same little words follow each.
    let listed = parts.windows(2).all(|pair| {
        let between = sheet.between(pair[0].span, pair[1].span).to_lowercase();
        let joined = between.trim_end();
        (joined.ends_with(',') || joined.ends_with(" and") || joined.ends_with(';')) && between.len() < 60
    });
    let plain = parts.iter().all(|p| p.counts() && p.modifier == Modifier::Plain && p.change.is_none());
    let noun = sheet.noun(whole);
    let same = parts.iter().all(|p| {
        let elided = p.of.is_none() || p.of == whole.of || sheet.noun(p) == noun;
        let next = sheet.after(p.span.end, 16).trim_start().to_lowercase();
        let led =
            ["in ", "at ", "from ", "on ", "for ", "near ", "by ", "to ", "of "].iter().any(|w| next.starts_with(w));
        elided && led
    });
    let rest = sheet.text.get(parts[parts.len() - 1].span.end as usize..ends as usize).unwrap_or_default();
    if !listed || !plain || !same || rest.len() > 60 || rest.contains([';', ',', '–', '—']) || rest.contains(" and ")
    {
        return;
    }
    let (Some(all), total) = (whole.value(), parts.iter().filter_map(Figure::value).sum::<f64>()) else { return };
    // "The top three finishers: 9 for Okoye, 9 for Brandt, 6 for Osei": one for each of the three, no parts of them.
    let one_each = (all - parts.len() as f64).abs() < 1e-9;
    if (total - all).abs() < 1e-9 || one_each {
        return;
    }
    let terms: Vec<&str> = parts.iter().map(|p| sheet.exact(p)).collect();
    let sum = format!("{} = {}, not {}", terms.join(" + "), short(total), sheet.exact(whole));
    let mut spans = vec![whole.span];
    spans.extend(parts.iter().map(|p| p.span));
    let level = if total > all { Level::Error } else { Level::Warning };
    found.push(Finding { check: "parts-whole", level, spans, sum, ask: ASK });
}

/// "126 drones, of which 79 were shot down and 50 lost": parts that name their whole's noun by pointing back at it.
fn outcomes(sheet: &Sheet<'_>, sentence: &[Figure], found: &mut Vec<Finding>) {
    for (n, whole) in sentence.iter().enumerate() {
        let Some(of) = whole.of.filter(|of| whole.counts() && of.start > whole.span.start) else { continue };
        // The noun stands right behind its own number; parts further on point back to it.
        if sheet.between(whole.span, of).trim().split(' ').count() > 3 || whole.change.is_some() {
            continue;
        }
        let parts: Vec<&Figure> = sentence[n + 1..]
            .iter()
            .filter(|p| p.counts() && p.of == Some(of) && p.span.start > of.end && p.change.is_none())
            .collect();
        if parts.len() < 2 || parts.iter().any(|p| p.modifier != Modifier::Plain) || whole.modifier != Modifier::Plain {
            continue;
        }
        let words = sheet.between(of, parts[0].span).to_lowercase();
        let divides = [" of which", " of whom", " of them", ", with"].iter().any(|w| words.contains(w))
            || sheet.after(parts[0].span.end, 12).to_lowercase().starts_with(" of them");
        let (Some(all), total) = (whole.value(), parts.iter().filter_map(|p| p.value()).sum::<f64>()) else { continue };
        if !divides || (total - all).abs() < 1e-9 {
            continue;
        }
        let terms: Vec<&str> = parts.iter().map(|p| sheet.exact(p)).collect();
        let mut spans = vec![whole.span];
        spans.extend(parts.iter().map(|p| p.span));
        let (level, sum) = if total > all {
            let sum = format!("{} = {}, more than the {} in all", terms.join(" + "), short(total), sheet.exact(whole));
            (Level::Warning, sum)
        } else {
            let rest = short(all - total);
            (Level::Info, format!("{} − {} = {rest} unaccounted for", sheet.exact(whole), terms.join(" − ")))
        };
        found.push(Finding { check: "parts-whole", level, spans, sum, ask: ASK });
    }
}
