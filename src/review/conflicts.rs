//! One thing in several articles: events, and the groups of figures in them.
//!
//! Two articles report on one event when they were published within ten days and share the names that they are about. That is
//! asked of an index, article by article, so that no two are compared that have nothing in common.

use crate::checks::key;
use crate::checks::links::{Relation, group};
use crate::ledger::{Error, Ledger, MentionCard};
use crate::model::{ArticleId, ClaimId};
use crate::moment;
use rustc_hash::FxHashMap;
use std::ops::ControlFlow;

/// Figures of one thing in several articles.
#[derive(Clone, Debug)]
pub struct Thing {
    /// Its name: the same until one of its figures changes.
    pub id: String,
    /// How its figures stand to each other.
    pub relation: Relation,
    /// What is counted, in the words of one of the articles.
    pub what: String,
    /// The one source behind all of them, where several articles have no other.
    pub origin: Option<String>,
    /// The figures, in the order of their articles.
    pub claims: Vec<MentionCard>,
}

/// Names that two articles on one event share, at least.
const SHARED: usize = 4;

/// Articles that are taken for one event, at most.
const MOST: usize = 24;

/// Goes through the things of all events, until `each` has seen enough.
///
/// # Errors
/// When the ledger cannot be read.
pub fn all(ledger: &Ledger, mut each: impl FnMut(Thing) -> ControlFlow<()>) -> Result<(), Error> {
    for event in events(ledger)? {
        for thing in things(ledger, &event)? {
            if each(thing).is_break() {
                return Ok(());
            }
        }
    }
    Ok(())
}

/// The thing that this claim is about, if another article speaks of it.
///
/// # Errors
/// When the ledger cannot be read, or has no such claim.
pub fn same(ledger: &Ledger, claim: ClaimId) -> Result<Option<Thing>, Error> {
    let article = ledger.claim(claim)?.article.id;
    let event = events(ledger)?.into_iter().find(|event| event.contains(&article));
    let Some(event) = event else { return Ok(None) };
    Ok(things(ledger, &event)?.into_iter().find(|thing| thing.claims.iter().any(|card| card.claim == claim)))
}

/// The articles of each event that several report on.
fn events(ledger: &Ledger) -> Result<Vec<Vec<ArticleId>>, Error> {
    let mut home: FxHashMap<ArticleId, usize> = FxHashMap::default();
    let mut events: Vec<Vec<ArticleId>> = Vec::new();
    for article in ledger.article_ids()? {
        let partners = ledger.partners(article, SHARED)?;
        // The event of the article with which it shares most; a full one takes nobody in.
        let place = partners.iter().find_map(|(partner, _)| home.get(partner).copied().filter(|n| events[*n].len() < MOST));
        let n = place.unwrap_or(events.len());
        if n == events.len() {
            events.push(Vec::new());
        }
        events[n].push(article);
        home.insert(article, n);
    }
    events.retain(|event| event.len() > 1);
    Ok(events)
}

/// The things of one event.
fn things(ledger: &Ledger, event: &[ArticleId]) -> Result<Vec<Thing>, Error> {
    let mut cards: Vec<MentionCard> = Vec::new();
    for article in event {
        cards.extend(ledger.mentions(*article)?);
    }
    let when: FxHashMap<i64, i64> = cards
        .iter()
        .filter_map(|card| Some((card.article.0, moment::seconds(card.published.as_deref()?)?.0)))
        .collect();
    // A day is what makes an update of a conflict.
    let later = |a: i64, b: i64| when.get(&a).zip(when.get(&b)).is_some_and(|(a, b)| b - a >= 20 * 3600);
    let mentions: Vec<_> = cards.iter().map(|card| card.mention.clone()).collect();
    Ok(group(&mentions, later).into_iter().map(|group| thing(&cards, &group.members, group.relation)).collect())
}

fn thing(cards: &[MentionCard], members: &[usize], relation: Relation) -> Thing {
    let claims: Vec<MentionCard> = members.iter().map(|m| cards[*m].clone()).collect();
    let named = claims.iter().filter_map(|card| card.of.clone()).max_by_key(|of| (of.len() < 40, of.len()));
    let figures: Vec<&str> = claims.iter().map(|card| card.exact.as_str()).collect();
    let places: Vec<String> = claims.iter().map(|card| format!("{} {}", card.document, card.place.0)).collect();
    Thing {
        id: key(&places.join("\n"), "conflict", &figures, 0),
        relation,
        what: named.unwrap_or_default(),
        origin: origin(&claims),
        claims,
    }
}

/// The one source that all articles give, if it is one and no article speaks for itself.
fn origin(claims: &[MentionCard]) -> Option<String> {
    let mut by_article: FxHashMap<ArticleId, Vec<&str>> = FxHashMap::default();
    for card in claims {
        by_article.entry(card.article).or_default().extend(card.source.as_deref());
    }
    let first = claims.iter().find_map(|card| card.source.clone())?;
    let same = |name: &str| name.eq_ignore_ascii_case(&first);
    by_article.values().all(|names| names.iter().any(|name| same(name)) && names.iter().all(|name| same(name))).then_some(first)
}
