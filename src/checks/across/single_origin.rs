//! Several outlets with one source behind all of them.
//!
//! Three outlets that report 40 arrests, each "according to the ministry", are one source and not three: what looks confirmed
//! rests on one voice. An outlet that relays another one of them ("the Wire reported") stands on that one, too.
//!
//! # Silent
//! Where an outlet says it in its own voice, or names somebody else: it may know for itself. Ones and twos, on which
//! any two agree, and what everybody says: lengths of time, "100 percent", "dozens". Where the outlets give other figures: the conflict says that they cite one source.

use super::{Notice, Thing};
use crate::checks::finding::Level;
use crate::checks::links::Relation;
use rustc_hash::FxHashSet;

/// Adds what it finds.
pub(super) fn find(thing: &Thing<'_>, found: &mut Vec<Notice>) {
    let outlets: FxHashSet<String> = thing.told.iter().map(|told| told.outlet.to_lowercase()).collect();
    let telling = thing.told.iter().all(|told| told.telling && told.size.is_none_or(|size| size.abs() >= 3.0));
    let agreed = matches!(thing.relation, Relation::Same | Relation::Precision);
    if outlets.len() < 2 || !telling || !agreed {
        return;
    }
    let Some((first, origin)) = (0..thing.told.len()).find_map(|n| Some((n, origin(thing, n, &outlets)?))) else {
        return;
    };
    let leans = |article: i64| {
        let own = (0..thing.told.len()).filter(|n| thing.told[*n].article == article);
        let origins: Vec<Option<String>> = own.map(|n| origin_of(thing, n, &origin)).collect();
        origins.iter().any(Option::is_some) && origins.iter().flatten().all(|other| *other == origin)
    };
    let articles: FxHashSet<i64> = thing.told.iter().map(|told| told.article).collect();
    if !articles.into_iter().all(leans) {
        return;
    }
    let mut about = thing.voices();
    about.sort_by_key(|n| std::cmp::Reverse(thing.told[*n].when()));
    let mut names: Vec<&str> = about.iter().map(|n| thing.told[*n].outlet).collect();
    names.sort_unstable();
    names.dedup();
    let shown = thing.told[first].source.filter(|s| thing.source(first).is_some_and(|_| !s.is_empty()));
    let source =
        if outlets.contains(&origin) { names.iter().find(|n| n.to_lowercase() == origin).copied() } else { shown };
    found.push(Notice {
        check: "single-origin",
        level: Level::Info,
        sum: format!(
            "{} in {} outlets ({}), 1 source: {}",
            thing.told[about[0]].figure(),
            names.len(),
            names.join(", "),
            source.unwrap_or(&origin)
        ),
        ask: "Is there a second source, independent of the first?",
        marks: vec![origin, thing.told[about[0]].figure()],
        about,
    });
}

/// Behind whom a claim stands: another of the outlets, where it relays it, else its source.
fn origin(thing: &Thing<'_>, n: usize, outlets: &FxHashSet<String>) -> Option<String> {
    let told = &thing.told[n];
    let relayed = told.via.iter().map(|via| via.to_lowercase()).chain(thing.source(n));
    let other = |name: &String| outlets.contains(name) && *name != told.outlet.to_lowercase();
    relayed.into_iter().find(other).or_else(|| thing.source(n))
}

/// The same, for a claim that may come from the very outlet that the others relay.
fn origin_of(thing: &Thing<'_>, n: usize, wanted: &str) -> Option<String> {
    let told = &thing.told[n];
    if told.outlet.to_lowercase() == wanted {
        return Some(wanted.to_string());
    }
    let relayed = told.via.iter().map(|via| via.to_lowercase()).chain(thing.source(n));
    relayed.into_iter().find(|name| name == wanted).or_else(|| thing.source(n))
}
