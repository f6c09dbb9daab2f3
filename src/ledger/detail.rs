//! All that is known of one claim: its paragraph, its evidence, where its figure came from and went.

use super::card::{ClaimCard, Words};
use super::error::Error;
use super::open::Ledger;
use crate::model::{ClaimId, Evidence, Level, Place, Stance, Work};
use rusqlite::{Connection, OptionalExtension as _, Row};

/// A claim with everything around it.
#[derive(Clone, Debug, PartialEq)]
pub struct Detail {
    /// The claim; its standing with the evidence.
    pub card: ClaimCard,
    /// The part of the article that it stands in; its places count in the same text as the claim's.
    pub paragraph: Words,
    /// The file that the text was read from.
    pub origin: Option<String>,
    /// The claim that took its place, if its figure was changed later.
    pub superseded_by: Option<ClaimId>,
    /// How many revisions of the article have it.
    pub n_revisions: u64,
    /// What is going on with it beside its verdict.
    pub work: Work,
}

impl Ledger {
    /// Everything about one claim.
    ///
    /// # Errors
    /// When there is none of this number.
    pub fn detail(&self, id: ClaimId) -> Result<Detail, Error> {
        let mut card = self.claim(id)?;
        self.read(|| {
            if let Some(standing) = &mut card.standing {
                standing.evidence = evidence(&self.conn, id)?;
            }
            let (text, blocks, origin): (String, String, Option<String>) = self
                .conn
                .prepare_cached(sql!("text_of_claim"))?
                .query_row([id.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            let after = "SELECT id FROM claim WHERE supersedes = ?1 ORDER BY id DESC LIMIT 1";
            let superseded_by: Option<i64> =
                self.conn.prepare_cached(after)?.query_row([id.0], |row| row.get(0)).optional()?;
            let seen = "SELECT 1 + count(*) FROM sighting WHERE claim = ?1";
            let n_revisions: i64 = self.conn.prepare_cached(seen)?.query_row([id.0], |row| row.get(0))?;
            Ok(Detail {
                paragraph: paragraph(&text, &blocks, &card),
                card,
                origin,
                superseded_by: superseded_by.map(ClaimId),
                n_revisions: n_revisions as u64,
                work: super::work::work(&self.conn, id)?,
            })
        })
    }
}

/// The part of the text that holds the claim's sentence; the sentence itself where the headline came from a tag.
fn paragraph(text: &str, blocks: &str, card: &ClaimCard) -> Words {
    let blocks: Vec<(String, usize, usize)> = serde_json::from_str(blocks).unwrap_or_default();
    let figure = &card.figure.exact;
    let around = blocks.into_iter().find(|(_, begins, ends)| *begins <= figure.begins && figure.ends <= *ends);
    around.map_or_else(
        || card.sentence.clone(),
        |(_, begins, ends)| Words { text: text.chars().skip(begins).take(ends - begins).collect(), begins, ends },
    )
}

/// What the verdict on a claim rests on.
pub(super) fn evidence(conn: &Connection, claim: ClaimId) -> rusqlite::Result<Vec<Evidence>> {
    let mut ask = conn.prepare_cached(sql!("evidence_of"))?;
    ask.query_map([claim.0], read_evidence)?.collect()
}

fn read_evidence(row: &Row<'_>) -> rusqlite::Result<Evidence> {
    let url: Option<String> = row.get(0)?;
    let place = match url {
        Some(url) => Place::Url { url, archived: row.get(1)?, archived_at: row.get(2)? },
        None => Place::File { path: row.get(3)?, blake3: row.get(4)?, bytes: row.get::<_, i64>(5)? as u64 },
    };
    let word = |at| row.get::<_, Option<String>>(at);
    Ok(Evidence {
        place,
        quote: row.get(6)?,
        figure: row.get(7)?,
        stance: word(8)?.as_deref().and_then(Stance::from_name),
        level: word(9)?.as_deref().and_then(Level::from_name),
        locator: row.get(10)?,
        retrieved_at: row.get(11)?,
    })
}
