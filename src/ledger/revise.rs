//! A known article whose text has changed: a new revision, its claims carried over, changed, added or dropped.
//!
//! Nothing is deleted. A claim that stands there as before keeps its number and its verdict; one whose figure was changed
//! makes way for a new, unverified one that points back to it; one that is gone is marked so. The log says each.

use super::apply::Dropped;
use super::error::Error;
use super::faces::{Standing as Old, faces, standing};
use super::intake::Outcome;
use super::reading::{Reading, Row};
use super::rows::{Home, Numbered, next};
use super::write::{About, Writer};
use crate::compare::{Difference, Face, compare};
use crate::model::{ArticleId, ClaimId, EventKind, RevisionId};
use rusqlite::{Connection, params};
use serde_json::json;

impl Writer<'_> {
    /// Writes the new revision and says what became of each claim.
    pub(super) fn revise(&mut self, reading: &Reading, article: ArticleId) -> Result<Outcome, Error> {
        let before = Counts::of(self.conn(), article)?;
        let old = standing(self.conn(), article.0)?;
        let before_faces: Vec<Face> = old.iter().map(|claim| claim.face.clone()).collect();
        let compared = compare(&before_faces, &faces(reading));
        let home = self.add_new_revision(reading, article)?;
        let sentence = self.add_sentences(reading, home)?;
        let mut fates: Vec<Fate> = vec![Fate::Added; reading.claims.len()];
        for pair in compared.pairs {
            fates[pair.new] =
                if pair.differs.is_empty() { Fate::Carried(pair.old) } else { Fate::Changed(pair.old, pair.differs) };
        }
        let mut id = next(self.conn(), Numbered::Claim)?;
        let (mut carried, mut changed, mut added) = (Vec::new(), Vec::new(), Vec::new());
        for (row, fate) in reading.claims.iter().zip(fates) {
            let sentence = sentence + row.sentence as i64;
            if let Fate::Carried(i) = fate {
                self.move_claim(row, old[i].id, sentence, home)?;
                carried.push(old[i].id);
                continue;
            }
            let new = ClaimId(id);
            id += 1;
            if let Fate::Changed(i, differs) = fate {
                self.add_claim(row, new, sentence, home, Some(old[i].id))?;
                changed.push((i, new, row, differs));
            } else {
                self.add_claim(row, new, sentence, home, None)?;
                added.push(new);
            }
        }
        self.add_suppressed(reading, home)?;
        self.join_story(reading, article)?;
        self.add_findings(reading, home)?;
        self.add_topics(reading, home)?;
        self.conn().prepare_cached(sql!("forget_sentences"))?.execute([article.0, home.revision.0])?;
        let receipt = self.receipt(reading, home, Some(carried.len()))?;
        let about = About { article: Some(article), ..About::default() };
        self.record(EventKind::Revise, about, None, Some(receipt))?;
        for (i, new, row, differs) in &changed {
            self.say_changed(&old[*i], *new, row, differs, home)?;
        }
        let stays = |claim: &ClaimId| carried.contains(claim) || changed.iter().any(|(i, ..)| old[*i].id == *claim);
        let dropped: Vec<_> = old.iter().map(|claim| claim.id).filter(|claim| !stays(claim)).collect();
        for claim in &dropped {
            self.say_dropped(*claim, home, None)?;
        }
        self.count_again(article, &before)?;
        let changed = changed.iter().map(|(i, new, ..)| (old[*i].id, *new)).collect();
        Ok(Outcome::Revised { article, carried, changed, added, dropped })
    }

    fn add_new_revision(&mut self, reading: &Reading, article: ArticleId) -> Result<Home, Error> {
        let outlet = self.outlet_of(reading)?;
        let revision = RevisionId(next(self.conn(), Numbered::Revision)?);
        let mut update = self.conn().prepare_cached(sql!("revise_article"))?;
        let Reading { headline, byline, published, .. } = reading;
        // What is no time must not take the place of one.
        let published = published.as_deref().filter(|p| crate::moment::seconds(p).is_some());
        let recency = published.map(|_| self.recency(reading));
        let known = params![article.0, revision.0, outlet, headline, byline, published, recency];
        let recency = update.query_row(known, |row| row.get(0))?;
        drop(update);
        let home = Home { article, revision, recency };
        self.add_revision(reading, home)?;
        self.conn()
            .prepare_cached("UPDATE claim SET recency = ?2 WHERE article = ?1")?
            .execute([article.0, recency])?;
        Ok(home)
    }

    /// "Was verified at 13, now says 15."
    fn say_changed(
        &mut self,
        old: &Old,
        new: ClaimId,
        row: &Row,
        differs: &[Difference],
        home: Home,
    ) -> Result<(), Error> {
        let source = row.said.as_ref().and_then(|said| said.source.as_ref());
        let was = json!({
            "claim": old.id.0, "exact": old.face.exact, "of": old.face.of, "source": old.face.source,
            "verdict": old.verdict,
        });
        let became = json!({
            "revision": home.revision.0, "exact": row.exact, "of": row.of.as_ref().map(|of| &of.text),
            "source": source, "differs": differs,
        });
        let about = About { claim: Some(new), ..About::default() };
        self.record(EventKind::Change, about, Some(was.to_string()), Some(became.to_string()))?;
        self.say_dropped(old.id, home, Some(new))
    }

    fn say_dropped(&mut self, claim: ClaimId, home: Home, superseded_by: Option<ClaimId>) -> Result<(), Error> {
        let dropped = Dropped { revision: home.revision.0, superseded_by: superseded_by.map(|claim| claim.0) };
        let became = serde_json::to_string(&dropped).expect("numbers are always JSON");
        let about = About { claim: Some(claim), ..About::default() };
        self.record(EventKind::Drop, about, None, Some(became))
    }

    /// Sets the article's counts anew and carries the difference to the tally.
    fn count_again(&mut self, article: ArticleId, before: &Counts) -> Result<(), Error> {
        self.conn().prepare_cached(sql!("count_article"))?.execute([article.0])?;
        let after = Counts::of(self.conn(), article)?;
        self.tally.revisions += 1;
        for (kept, (after, before)) in [
            &mut self.tally.claims,
            &mut self.tally.attributed,
            &mut self.tally.verified,
            &mut self.tally.disputed,
            &mut self.tally.unsourced,
            &mut self.tally.suppressed,
        ]
        .into_iter()
        .zip(after.0.into_iter().zip(before.0))
        {
            *kept += after - before;
        }
        Ok(())
    }
}

/// What becomes of a claim of the new text; the place in the list of old ones.
#[derive(Clone)]
enum Fate {
    Carried(usize),
    Changed(usize, Vec<Difference>),
    Added,
}

/// An article's claims, attributed, verified, disputed, unsourced, and numerals set aside.
struct Counts([i64; 6]);

impl Counts {
    fn of(conn: &Connection, article: ArticleId) -> rusqlite::Result<Self> {
        let mut ask = conn.prepare_cached(sql!("article_counts"))?;
        ask.query_row([article.0], |row| {
            let mut counts = [0; 6];
            for (at, count) in counts.iter_mut().enumerate() {
                *count = row.get(at)?;
            }
            Ok(Self(counts))
        })
    }
}
