//! Digits that no number is written with.
//!
//! `"$110,00"` has two digits behind its comma, `"1,8923"` has four: a nought is missing, or a comma stands in the place of
//! a point. Nobody can say which, so the finding gives both.
//!
//! # Silent
//! Lists and scores without spaces ("6-1,6,4"), years ("2019,2020"), a date that lost its space ("May 12,2004"), and the
//! grouping of South Asia ("1,00,000").

use crate::checks::finding::{Finding, Level};
use crate::checks::sheet::Sheet;
use crate::lexicon;
use crate::model::BlockKind;
use crate::span::Span;

/// Adds what it finds.
pub(super) fn find(sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    for block in sheet.blocks.iter().filter(|b| !matches!(b.kind, BlockKind::Furniture(_))) {
        let text = sheet.words(block.span);
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            if !bytes[at].is_ascii_digit() {
                at += 1;
                continue;
            }
            let length = bytes[at..].iter().take_while(|b| b.is_ascii_digit() || matches!(b, b',' | b'.')).count();
            let run = text[at..at + length].trim_end_matches([',', '.']);
            let (head, tail) = (&text[..at], &text[at + run.len()..]);
            if let Some(sum) = fault(run, head, tail) {
                let start = block.span.start as usize + at;
                let span = Span::new(start, start + run.len());
                let figure = sheet.figures.iter().find(|f| f.span.overlaps(span)).map(|f| f.span);
                found.push(Finding {
                    check: "malformed",
                    // "1,8923" may be a decimal comma, "4,472,0000" is no number anywhere.
                    level: if money(head) || run.matches(',').count() > 1 { Level::Error } else { Level::Warning },
                    spans: vec![figure.unwrap_or(span)],
                    sum,
                    ask: "What was the number meant to be?",
                });
            }
            at += length.max(1);
        }
    }
}

/// What is wrong with digits and commas, what stands before and behind them known.
fn fault(run: &str, head: &str, tail: &str) -> Option<String> {
    let (whole, places) = run.split_once('.').map_or((run, None), |(w, p)| (w, Some(p)));
    let groups: Vec<&str> = whole.split(',').collect();
    if groups.len() < 2 || groups.iter().any(|g| g.is_empty()) || places.is_some_and(|p| p.contains(['.', ','])) {
        return None;
    }
    let [first, rest @ ..] = &groups[..] else { return None };
    if rest.iter().all(|g| g.len() == 3) && first.len() <= 3 {
        return None;
    }
    // "1,00,000" is right where lakhs are counted.
    let lakh = rest.last().is_some_and(|g| g.len() == 3)
        && first.len() <= 2
        && rest[..rest.len() - 1].iter().all(|g| g.len() == 2);
    let near = head.chars().next_back();
    let glued = near.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | ':' | '–' | '#' | '(' | '='))
        || tail.starts_with(|c: char| c.is_alphanumeric() && !tail.starts_with("bn") && !tail.starts_with('m'))
        || tail.starts_with(['-', '/', ':', '–', '=']);
    let year = |g: &str| g.len() == 4 && (g.starts_with("19") || g.starts_with("20"));
    let dated = rest.len() == 1 && year(rest[0]) && first.len() <= 2 && !money(head);
    // "14,30 people" counts people; "chapters 3,4" and "14,30" alone are lists.
    let counts = tail.strip_prefix(' ').is_some_and(|t| t.starts_with(|c: char| c.is_ascii_lowercase()))
        && rest.len() == 1
        && first.len() + last_len(rest) > 2;
    let list = groups.iter().all(|g| g.len() <= 2) && !money(head) && !counts || groups.iter().all(|g| year(g));
    let month =
        head.split_whitespace().next_back().is_some_and(|w| lexicon::look(w.trim_end_matches('.')).month.is_some());
    if lakh || glued || dated || list || month || first.len() > 3 && !money(head) || rest.len() > 3 {
        return None;
    }
    let last = rest[rest.len() - 1];
    let bad = rest.iter().find(|g| g.len() != 3).unwrap_or(&last);
    let point = if rest.len() == 1 { format!(" (is it {first}.{last}?)") } else { String::new() };
    Some(format!("“{run}”: {} digits behind a comma, where three belong{point}", bad.len()))
}

/// How long the last group is.
fn last_len(groups: &[&str]) -> usize {
    groups.last().map_or(0, |g| g.len())
}

/// Whether a currency sign leads to the digits.
fn money(head: &str) -> bool {
    head.trim_end().ends_with(['$', '£', '€', '¥', '₹'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_of_three_digits() {
        for (run, head) in [("110,00", "paid $"), ("1,8923", "worth $"), ("12,34", "cost £"), ("1,8923", "some ")] {
            assert!(fault(run, head, " more").is_some(), "{run}");
        }
        for (run, head, tail) in [
            ("1,250", "", ""),
            ("1,00,000", "", ""),
            ("12,2004", "May ", ""),
            ("2019,2020", "in ", ""),
            ("6,4", "6-1,", ""),
            ("1,250.50", "$", ""),
            ("3,4", "chapters ", ""),
        ] {
            assert_eq!(fault(run, head, tail), None, "{run}");
        }
    }
}
