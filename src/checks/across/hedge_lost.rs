//! "At least" or "about" in one report, gone in another of the same figure.
//!
//! `"At least 40 were hurt, the brigade said"` in the first report, `"40 were hurt"` in the next one: the number travelled, its
//! hedge did not.
//!
//! # Silent
//! Where the report that came first has no hedge either: then the later one added it, which takes nothing away. Where an
//! article gives the figure both ways. Where the reports have no dates, so that nobody knows which came first. Headlines, for which `hedge-lost` in one article is there.

use super::{Notice, Thing};
use crate::checks::finding::Level;
use crate::checks::links::Relation;
use crate::model::Modifier;

/// Adds what it finds.
pub(super) fn find(thing: &Thing<'_>, found: &mut Vec<Notice>) {
    if !matches!(thing.relation, Relation::Same | Relation::Precision) {
        return;
    }
    let body: Vec<usize> = (0..thing.told.len()).filter(|n| !thing.told[*n].headline).collect();
    let size = |n: usize| thing.told[n].size.filter(|size| size.abs() >= 3.0);
    let plain = |n: usize| thing.told[n].modifier == Modifier::Plain;
    let said = |article: i64, value: f64, bare: bool| {
        body.iter().any(|n| thing.told[*n].article == article && size(*n) == Some(value) && plain(*n) == bare)
    };
    // The latest report that has lost it, beside the earliest that has it.
    let lost = body.iter().copied().filter(|n| plain(*n)).filter_map(|n| {
        let (value, bare) = (size(n)?, &thing.told[n]);
        let hedged = body.iter().copied().filter(|h| {
            let told = &thing.told[*h];
            let first = told.published.zip(bare.published).is_some_and(|((_, a), (_, b))| a < b);
            first && !plain(*h) && size(*h) == Some(value) && told.article != bare.article
        });
        let first = hedged.min_by_key(|h| thing.told[*h].when())?;
        let both_ways = said(bare.article, value, false) || said(thing.told[first].article, value, true);
        let earlier_bare = body
            .iter()
            .any(|o| plain(*o) && size(*o) == Some(value) && thing.told[*o].when() < thing.told[first].when());
        (!both_ways && !earlier_bare).then_some((n, first))
    });
    let Some((bare, hedged)) = lost.max_by_key(|(n, _)| thing.told[*n].when()) else { return };
    found.push(Notice {
        check: "hedge-lost-across",
        level: Level::Info,
        about: vec![bare, hedged],
        sum: format!("{}; {} before it", thing.told[bare].says(), thing.told[hedged].says()),
        ask: "Does the later report know more, or did it drop the word?",
        marks: vec![thing.told[hedged].figure(), thing.told[bare].figure()],
    });
}
