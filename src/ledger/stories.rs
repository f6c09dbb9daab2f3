//! Story copy groups: articles that are the same text, as syndication and near copies make them.
//!
//! An article that comes in is looked up by a sample of its shingles; what may be its copy is compared word by word.
//! `article.story` names the first article of the group. It follows from the texts alone.

use super::articles::ArticleCard;
use super::error::Error;
use super::faces::{Standing, standing};
use super::open::Ledger;
use crate::compare::copies::{are_copies, shingles};
use crate::compare::{Face, compare};
use crate::model::{ArticleId, ClaimId};
use rusqlite::{Connection, OptionalExtension as _, params};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Articles that hold a shingle and are looked at: of what stands in more texts than this the first are enough, since a
/// group is known by its first.
const HOLDERS: i64 = 64;

/// Texts that are compared word by word with one that comes in.
const CLOSEST: usize = 8;

/// The copies of one text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Story {
    /// The articles, the first to come in first.
    pub articles: Vec<ArticleCard>,
    /// The claims that all of them make, each once.
    pub in_all: Vec<Shared>,
}

/// One claim that several copies make.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Shared {
    /// The figure's words.
    pub exact: String,
    /// The thing counted.
    pub of: Option<String>,
    /// Who says so.
    pub source: Option<String>,
    /// Its claim in each copy, in the order of the articles.
    pub claims: Vec<ClaimId>,
}

/// Finds the copies of an article whose newest text this is, and keeps what it can be found by.
pub(super) fn join_story(conn: &Connection, text: &str, sample: &[i64], article: ArticleId) -> Result<(), Error> {
    let stories = stories_like(conn, text, &held(conn, sample, article)?, sample.len())?;
    let mut set = conn.prepare_cached("UPDATE article SET story = ?2 WHERE id = ?1")?;
    let Some(&first) = stories.iter().min() else {
        set.execute(params![article.0, None::<i64>])?;
        return Ok(());
    };
    set.execute((article.0, first))?;
    set.execute((first, first))?;
    let mut merge = conn.prepare_cached("UPDATE article SET story = ?2 WHERE story = ?1")?;
    for story in stories.into_iter().filter(|story| *story != first) {
        set.execute((story, first))?;
        merge.execute((story, first))?;
    }
    Ok(())
}

/// How many shingles of the sample other articles hold; the sample is kept for the next one.
fn held(conn: &Connection, sample: &[i64], article: ArticleId) -> rusqlite::Result<BTreeMap<i64, usize>> {
    let mut held: BTreeMap<i64, usize> = BTreeMap::new();
    let mut ask = conn.prepare_cached(sql!("holders"))?;
    let mut add = conn.prepare_cached("INSERT OR IGNORE INTO shingle (hash, article) VALUES (?1, ?2)")?;
    for hash in sample {
        for holder in ask.query_map((hash, article.0, HOLDERS), |row| row.get::<_, i64>(0))? {
            *held.entry(holder?).or_default() += 1;
        }
        add.execute((hash, article.0))?;
    }
    Ok(held)
}

/// The stories of those among the holders whose text is a copy.
fn stories_like(
    conn: &Connection,
    text: &str,
    held: &BTreeMap<i64, usize>,
    n_sample: usize,
) -> rusqlite::Result<Vec<i64>> {
    // One shingle in common is the name of an institution; of a short text more cannot be asked.
    let least = if n_sample < 6 { 1 } else { 2 };
    let mut closest: Vec<_> = held.iter().filter(|(_, n)| **n >= least).collect();
    closest.sort_unstable_by_key(|&(other, n)| (Reverse(n), other));
    if closest.is_empty() {
        return Ok(Vec::new());
    }
    let own = shingles(text);
    let mut ask = conn.prepare_cached(sql!("text_of_article"))?;
    let mut stories = Vec::new();
    for (other, _) in closest.into_iter().take(CLOSEST) {
        let (text, story): (String, i64) = ask.query_row([other], |row| Ok((row.get(0)?, row.get(1)?)))?;
        if are_copies(&own, &shingles(&text)) {
            stories.push(story);
        }
    }
    Ok(stories)
}

impl Ledger {
    /// The groups of copies, the newest first.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn stories(&self, limit: usize) -> Result<Vec<Story>, Error> {
        let firsts: Vec<i64> = self.read(|| {
            let mut ask = self.conn.prepare_cached(sql!("stories"))?;
            let found = ask.query_map([i64::try_from(limit).unwrap_or(i64::MAX)], |row| row.get(0))?;
            Ok(found.collect::<rusqlite::Result<_>>()?)
        })?;
        firsts.into_iter().map(|first| self.story(first)).collect()
    }

    fn story(&self, first: i64) -> Result<Story, Error> {
        let ids = self.members(first)?;
        let articles = ids.iter().map(|id| self.article(*id)).collect::<Result<Vec<_>, _>>()?;
        let claims = ids.iter().map(|id| standing(&self.conn, id.0)).collect::<Result<Vec<_>, _>>()?;
        let Some((base, others)) = claims.split_first() else { return Ok(Story { articles, in_all: Vec::new() }) };
        let twins: Vec<Vec<Option<ClaimId>>> = others.iter().map(|other| twins(base, other)).collect();
        let mut in_all = Vec::new();
        for (n, claim) in base.iter().enumerate() {
            let found: Option<Vec<ClaimId>> = twins.iter().map(|twin| twin[n]).collect();
            if let Some(found) = found {
                let Face { exact, of, source, .. } = claim.face.clone();
                in_all.push(Shared { exact, of, source, claims: [claim.id].into_iter().chain(found).collect() });
            }
        }
        Ok(Story { articles, in_all })
    }

    /// The claim and those that are the same in the copies of its article, in the order of their numbers.
    ///
    /// # Errors
    /// When there is no claim of this number.
    pub fn copies_of(&self, claim: ClaimId) -> Result<Vec<ClaimId>, Error> {
        let home = self.claim(claim)?.article.id;
        self.read(|| {
            let find = "SELECT story FROM article WHERE id = ?1";
            let story: Option<i64> =
                self.conn.prepare_cached(find)?.query_row([home.0], |row| row.get(0)).optional()?.flatten();
            let Some(story) = story else { return Ok(vec![claim]) };
            let own = standing(&self.conn, home.0)?;
            let Some(place) = own.iter().position(|other| other.id == claim) else { return Ok(vec![claim]) };
            let mut all = vec![claim];
            for member in self.members(story)?.into_iter().filter(|member| *member != home) {
                all.extend(twins(&own, &standing(&self.conn, member.0)?)[place]);
            }
            all.sort_unstable();
            Ok(all)
        })
    }

    /// Which of these articles' claims are one and the same in copies of a text: each such claim with all of them, in the
    /// order of the articles. Claims that no copy makes are not among them.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn same_in_copies(&self, articles: &[ArticleId]) -> Result<BTreeMap<ClaimId, Rc<[ClaimId]>>, Error> {
        self.read(|| {
            let mut ask = self.conn.prepare_cached("SELECT story FROM article WHERE id = ?1 AND story IS NOT NULL")?;
            let mut stories = BTreeSet::new();
            for article in articles {
                stories.extend(ask.query_row([article.0], |row| row.get::<_, i64>(0)).optional()?);
            }
            let mut same = BTreeMap::new();
            for story in stories {
                for claims in self.folded(story)?.into_iter().filter(|claims| claims.len() > 1) {
                    let claims: Rc<[ClaimId]> = claims.into();
                    same.extend(claims.iter().map(|claim| (*claim, Rc::clone(&claims))));
                }
            }
            Ok(same)
        })
    }

    /// The claims of a story, each with the same ones of the other copies.
    fn folded(&self, story: i64) -> Result<Vec<Vec<ClaimId>>, Error> {
        let (mut known, mut all): (Vec<Standing>, Vec<Vec<ClaimId>>) = (Vec::new(), Vec::new());
        for member in self.members(story)? {
            let own = standing(&self.conn, member.0)?;
            let twins = twins(&own, &known);
            for (claim, twin) in own.into_iter().zip(twins) {
                match twin.and_then(|twin| known.iter().position(|first| first.id == twin)) {
                    Some(place) => all[place].push(claim.id),
                    None => {
                        all.push(vec![claim.id]);
                        known.push(claim);
                    }
                }
            }
        }
        Ok(all)
    }

    fn members(&self, story: i64) -> Result<Vec<ArticleId>, Error> {
        let mut ask = self.conn.prepare_cached("SELECT id FROM article WHERE story = ?1 ORDER BY id")?;
        let found = ask.query_map([story], |row| row.get(0).map(ArticleId))?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }
}

/// For each claim the same one of the other article, if it makes it.
fn twins(own: &[Standing], other: &[Standing]) -> Vec<Option<ClaimId>> {
    let faces = |claims: &[Standing]| claims.iter().map(|claim| claim.face.clone()).collect::<Vec<_>>();
    let mut found = vec![None; own.len()];
    for pair in compare(&faces(own), &faces(other)).pairs {
        if pair.differs.is_empty() {
            found[pair.old] = Some(other[pair.new].id);
        }
    }
    found
}
