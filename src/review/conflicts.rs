//! One thing in several articles: coverages, the groups of figures in them, and what the checks find there.
//!
//! Two articles report on one event when they were published within ten days and have names and openings in common. An
//! article that comes in is compared with the last twenty thousand before it, once, and joins the coverage of the one with which
//! it has most in common; the findings of that coverage are then made anew. So looking again costs what is new, and what is
//! found does not depend on how many articles came in at a time.

use super::error::Error;
use crate::checks::across::{self, Notice, Told};
use crate::checks::key;
use crate::checks::links::{Mention, Nearby, Relation, Topics, alike, group};
use crate::ledger::{Durability, Error as LedgerError, Found, Ledger, MentionCard, NewFinding};
use crate::model::{ArticleId, ClaimId, Stamp};
use crate::moment;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::Path;

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

/// Articles that are taken for one coverage, at most.
const MOST: usize = 16;

/// Articles that are looked at in one go.
const BATCH: usize = 500;

/// Coverages whose findings are written in one transaction.
const COVERAGES: usize = 50;

/// Compares what came in since the last time with what was there, and stores what the checks across articles find. `step`
/// is told after each batch.
///
/// # Errors
/// When the ledger cannot be written.
pub fn check_across(ledger: &mut Ledger, stamp: &Stamp, mut step: impl FnMut()) -> Result<(), Error> {
    if ledger.first_unlinked()?.is_none() {
        return Ok(());
    }
    let mut stale: BTreeSet<ArticleId> = ledger.stale_coverages()?.into_iter().collect();
    if let Some(first) = ledger.first_unplaced()? {
        place(ledger, stamp, first, &mut stale, &mut step)?;
    }
    let stale: Vec<ArticleId> = stale.into_iter().collect();
    let judged = ledger.has_verdicts()?;
    for some in stale.chunks(COVERAGES) {
        let mut found = Vec::new();
        for coverage in some {
            let articles = ledger.articles_covering(*coverage)?;
            let things = things(ledger, &articles)?;
            let mut findings = findings(&things);
            for (article, _) in articles.iter().filter(|_| judged) {
                findings.extend(repeats(ledger, *article, &things)?);
            }
            found.push((*coverage, articles, findings));
        }
        ledger.write(stamp, Durability::Relaxed, |writer| -> Result<(), LedgerError> {
            for (coverage, articles, findings) in &found {
                writer.set_shared_findings(*coverage, findings)?;
                articles.iter().try_for_each(|(article, _)| writer.set_linked(*article))?;
            }
            Ok(())
        })?;
        step();
    }
    Ok(())
}

/// Finds the coverage of each article from `first` on that has none and is still to be compared; those that took one in
/// are `stale`.
fn place(
    ledger: &mut Ledger,
    stamp: &Stamp,
    first: ArticleId,
    stale: &mut BTreeSet<ArticleId>,
    step: &mut impl FnMut(),
) -> Result<(), Error> {
    let judged = ledger.has_verdicts()?;
    let mut nearby = Nearby::default();
    let mut home: FxHashMap<ArticleId, ArticleId> = FxHashMap::default();
    let mut sizes: FxHashMap<ArticleId, usize> = FxHashMap::default();
    let mut from = ledger.window_before(first)?;
    loop {
        let batch = ledger.about(from, BATCH)?;
        let Some(last) = batch.last() else { break };
        from = ArticleId(last.article.0 + 1);
        let (mut joined, mut alone) = (Vec::new(), Vec::new());
        for about in batch {
            if let Some(coverage) = about.coverage {
                home.insert(about.article, coverage);
            } else if !about.linked {
                let close = nearby.closest(about.day, &about.topics);
                match with_room(ledger, &close, &home, &sizes)? {
                    None => alone.push(about.article),
                    Some((other, coverage, size)) => {
                        // Reports that are close to this one, but were to no other, come with it.
                        let alone = close.iter().copied().map(ArticleId).filter(|close| !home.contains_key(close));
                        let mut size = size;
                        for article in [other, about.article].into_iter().chain(alone.collect::<Vec<_>>()) {
                            if size < MOST && home.insert(article, coverage).is_none() {
                                joined.push((article, coverage));
                                size += usize::from(article != coverage);
                            }
                        }
                        sizes.insert(coverage, size);
                        stale.insert(coverage);
                    }
                }
            }
            nearby.push(about.article.0, about.day, about.topics);
        }
        let mut repeated = Vec::new();
        for article in alone.iter().filter(|_| judged) {
            let found = repeats(ledger, *article, &[])?;
            repeated.extend((!found.is_empty()).then_some((*article, found)));
        }
        if !joined.is_empty() || !alone.is_empty() {
            ledger.write(stamp, Durability::Relaxed, |writer| -> Result<(), LedgerError> {
                repeated.iter().try_for_each(|(article, found)| writer.set_shared_findings(*article, found))?;
                joined.iter().try_for_each(|(article, coverage)| writer.set_coverage(*article, *coverage))?;
                alone.iter().try_for_each(|article| writer.set_linked(*article))
            })?;
        }
        step();
    }
    Ok(())
}

/// The first of these articles whose coverage has room for one more, with that coverage and its size; an article that is
/// alone is a coverage of one.
fn with_room(
    ledger: &Ledger,
    close: &[i64],
    home: &FxHashMap<ArticleId, ArticleId>,
    sizes: &FxHashMap<ArticleId, usize>,
) -> Result<Option<(ArticleId, ArticleId, usize)>, LedgerError> {
    for other in close.iter().copied().map(ArticleId) {
        let coverage = home.get(&other).copied().unwrap_or(other);
        let size = match sizes.get(&coverage) {
            Some(size) => *size,
            None => ledger.articles_covering(coverage)?.len().max(1),
        };
        if size < MOST {
            return Ok(Some((other, coverage, size)));
        }
    }
    Ok(None)
}

/// Goes through the things of all coverages, until `each` has seen enough.
///
/// # Errors
/// When the ledger cannot be read.
pub fn all(ledger: &Ledger, mut each: impl FnMut(Thing) -> ControlFlow<()>) -> Result<(), LedgerError> {
    for coverage in ledger.coverages()? {
        for thing in things(ledger, &ledger.articles_covering(coverage)?)? {
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
pub fn same(ledger: &Ledger, claim: ClaimId) -> Result<Option<Thing>, LedgerError> {
    let article = ledger.claim(claim)?.article.id;
    let Some(coverage) = ledger.coverage_of(article)? else { return Ok(None) };
    let all = things(ledger, &ledger.articles_covering(coverage)?)?;
    Ok(all.into_iter().find(|thing| thing.claims.iter().any(|card| card.claim == claim)))
}

/// The things of one coverage.
fn things(ledger: &Ledger, coverage: &[(ArticleId, Topics)]) -> Result<Vec<Thing>, LedgerError> {
    let mut cards: Vec<MentionCard> = Vec::new();
    for (article, _) in coverage {
        cards.extend(ledger.mentions(*article)?);
    }
    let when: FxHashMap<i64, i64> = cards
        .iter()
        .filter_map(|card| Some((card.article.0, moment::seconds(card.published.as_deref()?)?.0)))
        .collect();
    // A day is what makes an update of a conflict.
    let later = |a: i64, b: i64| when.get(&a).zip(when.get(&b)).is_some_and(|(a, b)| b - a >= 20 * 3600);
    let topics: FxHashMap<i64, &Topics> = coverage.iter().map(|(article, topics)| (article.0, topics)).collect();
    let shared = |a: i64, b: i64| topics.get(&a).zip(topics.get(&b)).map_or(0, |(a, b)| a.shared(b));
    let groups = group(&mentions(&cards), shared, later);
    Ok(groups.into_iter().map(|group| thing(&cards, &group.members, group.relation)).collect())
}

fn thing(cards: &[MentionCard], members: &[usize], relation: Relation) -> Thing {
    let claims: Vec<MentionCard> = members.iter().map(|m| cards[*m].clone()).collect();
    let named = name(&claims);
    let figures: Vec<&str> = claims.iter().map(|card| card.exact.as_str()).collect();
    let places: Vec<String> = claims.iter().map(|card| format!("{} {}", card.document, card.place.0)).collect();
    let mut thing = Thing {
        id: key(&places.join("\n"), "conflict", &figures, 0),
        relation,
        what: named.unwrap_or_default(),
        origin: None,
        claims,
    };
    let mut notices = Vec::new();
    if let Some(check) = across::across("single-origin") {
        (check.find)(&told(&thing), &mut notices);
    }
    thing.origin = notices.pop().and_then(|notice: Notice| notice.sum.rsplit(": ").next().map(str::to_string));
    thing
}

/// What most of the figures are said to count, by the last word; of several such names the fullest that is not too long.
fn name(claims: &[MentionCard]) -> Option<String> {
    let last = |of: &str| of.rsplit(' ').next().unwrap_or(of).to_lowercase();
    let named: Vec<&String> = claims.iter().filter_map(|card| card.of.as_ref()).collect();
    let often = |of: &&String| named.iter().filter(|other| last(other) == last(of)).count();
    named.iter().copied().max_by_key(|of| (often(of), of.len() < 40, of.len())).cloned()
}

/// What the checks find in the things of a coverage.
fn findings(things: &[Thing]) -> Vec<NewFinding> {
    let mut seen: FxHashMap<String, usize> = FxHashMap::default();
    let mut found = Vec::new();
    for thing in things {
        for notice in across::look(&told(thing)) {
            let cards: Vec<&MentionCard> = notice.about.iter().map(|n| &thing.claims[*n]).collect();
            let Some(home) = cards.first() else { continue };
            // By what it says and of what, not by who says it: another outlet with the same figures is no news.
            let marks: Vec<&str> = notice.marks.iter().map(String::as_str).collect();
            let seed = thing.claims.iter().map(|card| &card.key).min().cloned().unwrap_or_default();
            let nth = seen.entry(key(&seed, notice.check, &marks, 0)).or_default();
            *nth += 1;
            let of = Found {
                key: key(&seed, notice.check, &marks, *nth - 1),
                check: notice.check,
                level: notice.level,
                places: cards.iter().filter(|card| card.article == home.article).map(|card| card.place).collect(),
                sentence: (home.sentence_begins, home.sentence.clone()),
                sum: notice.sum,
                ask: notice.ask,
            };
            let claims = cards.iter().map(|card| card.claim).collect();
            found.push(NewFinding { found: of, article: home.article, claims });
        }
    }
    found
}

/// How sure it must be that a claim of another event is the same: the logarithm of the odds.
const SURE: f64 = 4.0;

/// What the check of repeats finds for the claims of an article in articles on other events: what was judged months ago is
/// said again. What `things` tell of one thing anyhow is not told twice.
fn repeats(ledger: &Ledger, article: ArticleId, things: &[Thing]) -> Result<Vec<NewFinding>, LedgerError> {
    let judged = ledger.judged_elsewhere(article)?;
    if judged.is_empty() {
        return Ok(Vec::new());
    }
    let told = |claim: ClaimId, other: ClaimId| {
        let holds = |thing: &Thing, id| thing.claims.iter().any(|card| card.claim == id);
        things.iter().any(|thing| holds(thing, claim) && holds(thing, other))
    };
    let own = ledger.mentions(article)?;
    let mut repeated: Vec<Thing> = Vec::new();
    for found in judged {
        if told(found.claim, found.other) || repeated.iter().any(|thing| thing.claims[1].claim == found.claim) {
            continue;
        }
        let others = ledger.mentions(found.article)?;
        let card = |cards: &[MentionCard], id| cards.iter().find(|card| card.claim == id).cloned();
        let (Some(new), Some(old)) = (card(&own, found.claim), card(&others, found.other)) else { continue };
        if alike(&mentions(&own), &new.mention, &mentions(&others), &old.mention) > SURE {
            let cards = [old, new];
            repeated.push(thing(&cards, &[0, 1], Relation::Same));
        }
    }
    let mut all = findings(&repeated);
    all.retain(|finding| finding.found.check == "repeat");
    Ok(all)
}

/// The figures as they are compared.
fn mentions(cards: &[MentionCard]) -> Vec<&Mention> {
    cards.iter().map(|card| &card.mention).collect()
}

/// The thing as checks read it.
fn told(thing: &Thing) -> across::Thing<'_> {
    let told = thing.claims.iter().map(|card| Told {
        claim: card.claim.0,
        article: card.article.0,
        key: &card.key,
        exact: &card.exact,
        size: card.size(),
        modifier: card.modifier,
        telling: card.mention.is_telling(),
        source: card.source.as_deref(),
        via: &card.via,
        outlet: card.outlet.as_deref().unwrap_or_else(|| whence(&card.document)),
        published: card.published.as_deref().and_then(|words| Some((words, moment::seconds(words)?.0))),
        headline: card.in_headline,
        verdict: card.verdict,
    });
    across::Thing { relation: thing.relation, what: &thing.what, told: told.collect() }
}

/// Where a text without an outlet is from: the host of its address, else the name of its file.
fn whence(document: &str) -> &str {
    match document.split_once("://") {
        Some((_, rest)) => rest.split('/').next().unwrap_or(rest).trim_start_matches("www."),
        None => Path::new(document).file_stem().and_then(|stem| stem.to_str()).unwrap_or(document),
    }
}
