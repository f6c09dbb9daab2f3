//! A claim that was judged before, in another article.
//!
//! The ledger holds a verdict on "640 workers" of one report; the next report has the same figure of the same thing. The verdict
//! is a suggestion, never applied by itself: the new report may mean another day, or another count. A claim of an article on
//! another event counts, too, where number, unit, thing counted and the words around them leave little doubt.
//!
//! # Silent
//! Where the claim has a verdict of its own. Where the verdicts on the thing do not agree among themselves.

use super::{Notice, Thing};
use crate::checks::finding::Level;
use crate::checks::links::Relation;

/// Adds what it finds.
pub(super) fn find(thing: &Thing<'_>, found: &mut Vec<Notice>) {
    if !matches!(thing.relation, Relation::Same | Relation::Precision) {
        return;
    }
    let judged: Vec<usize> = (0..thing.told.len()).filter(|n| thing.told[*n].verdict.is_some()).collect();
    let Some(&first) = judged.first() else { return };
    let verdict = thing.told[first].verdict.expect("judged");
    if judged.iter().any(|n| thing.told[*n].verdict != Some(verdict)) {
        return;
    }
    for n in (0..thing.told.len()).filter(|n| thing.told[*n].verdict.is_none()) {
        let told = &thing.told[n];
        if told.article == thing.told[first].article {
            continue;
        }
        found.push(Notice {
            check: "repeat",
            level: Level::Info,
            about: vec![n, first],
            sum: format!(
                "{} here; claim {}, {}, was found {verdict}",
                told.figure(),
                thing.told[first].claim,
                thing.told[first].says()
            ),
            ask: "Does the verdict hold here, too? `tickmark show` says on what it rests.",
            marks: vec![told.key.to_string(), thing.told[first].key.to_string(), verdict.as_str().to_string()],
        });
    }
}
