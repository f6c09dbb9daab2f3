//! Articles on one event that give different figures for one thing.
//!
//! `"12 people were killed, police said"` in one report and `"15 people were killed"` in another of the same day → 12 to 15
//! dead, with who says what, since when.
//!
//! # Silent
//! Where one figure is the other one rounded, or within its bound. Where one outlet has both: it corrects itself. Where one
//! article means two things by them, where two pollsters found them, and of seats, votes and delegates. Where the later
//! report has the later count: a toll that is brought up to date is drift (`tickmark drift`), no conflict. Reports without a
//! date: they may be of other days, and then both are right (`tickmark conflicts` lists them all the same). Ages and scores,
//! which are of other people and other matches.

use super::{Notice, Thing};
use crate::checks::finding::Level;
use crate::checks::links::Relation;

/// Adds what it finds.
pub(super) fn find(thing: &Thing<'_>, found: &mut Vec<Notice>) {
    if thing.relation != Relation::Conflict {
        return;
    }
    let mut voices = thing.voices();
    voices.retain(|n| thing.told[*n].size.is_some() && thing.told[*n].published.is_some());
    let size = |n: &usize| thing.told[*n].size.unwrap_or_default();
    let by_size = |a: &&usize, b: &&usize| size(a).total_cmp(&size(b));
    let (Some(&low), Some(&high)) = (voices.iter().min_by(by_size), voices.iter().max_by(by_size)) else { return };
    if size(&low) == size(&high) {
        return;
    }
    let outlet = |n: usize| thing.told[n].outlet.to_lowercase();
    let differ = |a: &usize, b: &usize| size(a) != size(b) && outlet(*a) != outlet(*b);
    if !voices.iter().any(|a| voices.iter().any(|b| differ(a, b))) {
        return;
    }
    // The newest report is the one to ask about.
    voices.sort_by_key(|n| std::cmp::Reverse(thing.told[*n].when()));
    let says: Vec<String> = voices.iter().map(|n| thing.told[*n].says()).collect();
    let sources: Vec<Option<String>> = voices.iter().map(|n| thing.source(*n)).collect();
    let one = sources[0].is_some() && sources.iter().all(|source| *source == sources[0]);
    let cite = match (one, voices.len()) {
        (true, 2) => "; both cite the same source",
        (true, _) => "; all cite the same source",
        _ => "",
    };
    let what = if thing.what.is_empty() { String::new() } else { format!(" ({})", thing.what) };
    let mut marks: Vec<(f64, String)> = voices.iter().map(|n| (size(n), thing.told[*n].figure())).collect();
    marks.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.cmp(&b.1)));
    marks.dedup();
    found.push(Notice {
        check: "conflict",
        level: Level::Warning,
        sum: format!("{} to {}{what}: {}{cite}", thing.told[low].exact, thing.told[high].exact, says.join("; ")),
        ask: "Which is right, do both count the same, and as of when?",
        marks: marks.into_iter().map(|(_, figure)| figure).collect(),
        about: voices,
    });
}
