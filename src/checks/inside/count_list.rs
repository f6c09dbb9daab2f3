//! An announced count and the list that follows.
//!
//! `"won three prizes: best film, best score, best actor and best sound"` lists four. Lists can be read in more than one way
//! (an "and" can stand inside an item), so this is a note, never more.
//!
//! # Silent
//! Lists that do not follow their count right away, and counts above nine.

use crate::checks::finding::{Finding, Level};
use crate::checks::sheet::Sheet;

/// Adds what it finds.
pub(super) fn find(sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    for (n, figure) in sheet.figures.iter().enumerate() {
        let Some(count) = figure.value().filter(|v| figure.counts() && (2.0..=9.0).contains(v) && v.fract() == 0.0)
        else {
            continue;
        };
        let rest = &sheet.text[figure.span.end as usize..figure.sentence.end.max(figure.span.end) as usize];
        let Some(at) = rest.find(": ").or_else(|| rest.find(" – ")).or_else(|| rest.find(" — ")).filter(|at| *at < 40)
        else {
            continue;
        };
        let thing = rest[..at].trim();
        let mark = rest[at..].chars().find(|c| !c.is_whitespace()).unwrap_or(':');
        let list = rest[at..].trim_start_matches([' ', ':', '–', '—']).trim_end_matches(['.', ' ', '”', '"']);
        let quoted = list.contains(['“', '"', ';', ':']) || list.len() > 200 || list.len() < 8;
        // Behind a dash, only what ends the sentence is a list.
        if thing.is_empty()
            || thing.contains([',', '.', '('])
            || quoted
            || mark != ':' && list.contains(mark)
            || thing.split(' ').count() > 3
        {
            continue;
        }
        let inner = sheet.figures.get(n + 1).is_some_and(|next| next.sentence == figure.sentence);
        let items = items(list);
        let (least, most) = items;
        if inner || least < 2 || !list.contains(',') || (f64::from(least) <= count && count <= f64::from(most)) {
            continue;
        }
        let listed = if least == most { least.to_string() } else { format!("{least} or {most}") };
        let sum = format!("{} {thing} announced, {listed} listed", sheet.exact(figure));
        found.push(Finding {
            check: "count-list",
            level: Level::Info,
            spans: vec![figure.span],
            sum,
            ask: "Is the list whole?",
        });
    }
}

/// How many items a list can have, at least and at most: every comma parts two items, an "and" may.
fn items(list: &str) -> (u32, u32) {
    let commas = list.split(',').map(str::trim).filter(|part| !part.is_empty());
    let (mut least, mut most) = (0, 0);
    for part in commas {
        let bare = part.trim_start_matches("and ").trim_start_matches("or ");
        least += 1;
        most += 1 + bare.matches(" and ").count() as u32 + bare.matches(" or ").count() as u32;
    }
    // "a, b and c": the last comma is left out before "and".
    if least > 1
        && list.rsplit(',').next().is_some_and(|last| last.contains(" and ") && !last.trim_start().starts_with("and "))
    {
        least += 1;
        most = most.max(least);
    }
    (least, most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_and_may_part_two_items() {
        assert_eq!(items("film, score and sound"), (3, 3));
        assert_eq!(items("film, score, and sound"), (3, 3));
        assert_eq!(items("bread and butter, tea, and milk"), (3, 4));
    }
}
