//! A claim that was judged before, with another figure.
//!
//! The ledger holds a verdict on "640 workers" of one report; the next report says 460 of the same thing. If the first was
//! verified, the second is in doubt; if it was disputed, the second may be its correction. Without the days of both reports that
//! is a note: they may be of other days.
//!
//! # Silent
//! Where the claim has a verdict of its own. Where the figures agree but for rounding, and where the later report brings a
//! count up to date.

use super::{Notice, Thing};
use crate::checks::finding::Level;
use crate::checks::links::Relation;

/// Adds what it finds.
pub(super) fn find(thing: &Thing<'_>, found: &mut Vec<Notice>) {
    if thing.relation != Relation::Conflict {
        return;
    }
    let Some(first) = (0..thing.told.len()).find(|n| thing.told[*n].verdict.is_some() && thing.told[*n].size.is_some())
    else {
        return;
    };
    let (judged, verdict) = (&thing.told[first], thing.told[first].verdict.expect("judged"));
    for n in thing.voices() {
        let told = &thing.told[n];
        if told.verdict.is_some() || told.article == judged.article || told.size.is_none() || told.size == judged.size {
            continue;
        }
        found.push(Notice {
            check: "repeat-differs",
            level: if told.published.is_some() && judged.published.is_some() { Level::Warning } else { Level::Info },
            about: vec![n, first],
            sum: format!(
                "{} here; {} in claim {}, {}, which was found {verdict}",
                told.figure(),
                judged.figure(),
                judged.claim,
                judged.outlet
            ),
            ask: "Is it the same thing, and which of the two figures is right?",
            marks: vec![told.key.to_string(), judged.key.to_string(), verdict.as_str().to_string()],
        });
    }
}
