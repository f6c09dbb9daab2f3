//! What it takes to see one thing in several articles: the names that articles share, and their figures with the words around
//! them.

use super::error::Error;
use super::open::Ledger;
use super::reading::Reading;
use super::rows::Home;
use super::write::Writer;
use crate::checks::links::{Given, Mention};
use crate::decimal;
use crate::model::{Amount, ArticleId, Change, ClaimId, Modifier, Verdict};
use rusqlite::params;

/// A figure as it is compared with those of other articles, and as it is shown.
#[derive(Clone, Debug)]
pub struct MentionCard {
    /// How it is compared.
    pub mention: Mention,
    /// The claim.
    pub claim: ClaimId,
    /// The article.
    pub article: ArticleId,
    /// Its place in the article's text, in code points.
    pub place: (usize, usize),
    /// The words.
    pub exact: String,
    /// The one number, exact.
    pub value: Option<String>,
    /// The two numbers of a range or pair.
    pub range: Option<[String; 2]>,
    /// How the text bounds the number.
    pub modifier: Modifier,
    /// The thing counted.
    pub of: Option<String>,
    /// The sentence.
    pub sentence: String,
    /// Who says so.
    pub source: Option<String>,
    /// Who relays it.
    pub via: Vec<String>,
    /// The outlet.
    pub outlet: Option<String>,
    /// When the article was published.
    pub published: Option<String>,
    /// Its headline.
    pub headline: Option<String>,
    /// The article's address, else the file that it was read from.
    pub document: String,
    /// The verdict on the claim.
    pub verdict: Option<Verdict>,
}

impl Writer<'_> {
    /// Writes the names that the article is about.
    pub(super) fn add_topics(&self, reading: &Reading, home: Home) -> Result<(), Error> {
        self.set_topics(home.article, home.recency, &reading.topics)
    }

    /// Puts these names in the place of those that the article has.
    pub(super) fn set_topics(&self, article: ArticleId, recency: i64, topics: &[String]) -> Result<(), Error> {
        let conn = self.conn();
        conn.prepare_cached("DELETE FROM topic WHERE article = ?1")?.execute([article.0])?;
        let mut add = conn.prepare_cached("INSERT OR IGNORE INTO topic (name, day, article) VALUES (?1, ?2, ?3)")?;
        let day = (-recency).div_euclid(86_400);
        for name in topics {
            add.execute(params![name, day, article.0])?;
        }
        Ok(())
    }
}

impl Ledger {
    /// The articles before this one that share at least so many names with it, those that share most first.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn partners(&self, article: ArticleId, least: usize) -> Result<Vec<(ArticleId, usize)>, Error> {
        self.read(|| {
            let mut ask = self.conn.prepare_cached(sql!("partners"))?;
            let found = ask.query_map(params![article.0, least as i64], |row| {
                Ok((ArticleId(row.get(0)?), row.get::<_, i64>(1)? as usize))
            })?;
            Ok(found.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// The numbers of all articles, in their order.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn article_ids(&self) -> Result<Vec<ArticleId>, Error> {
        self.read(|| {
            let mut ask = self.conn.prepare_cached("SELECT id FROM article ORDER BY id")?;
            Ok(ask.query_map([], |row| row.get(0).map(ArticleId))?.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// The figures of an article with the words around them.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn mentions(&self, article: ArticleId) -> Result<Vec<MentionCard>, Error> {
        self.read(|| {
            let mut ask = self.conn.prepare_cached(sql!("mentions"))?;
            Ok(ask.query_map([article.0], card)?.collect::<rusqlite::Result<_>>()?)
        })
    }
}

fn card(row: &rusqlite::Row<'_>) -> rusqlite::Result<MentionCard> {
    let sentence: String = row.get(2)?;
    let byte = |point: i64| sentence.char_indices().nth(point.max(0) as usize).map_or(sentence.len(), |(at, _)| at);
    let start = byte(row.get(3)?);
    let at = (start, byte(row.get(4)?).max(start));
    let (shape, modifier, change): (String, String, Option<String>) = (row.get(5)?, row.get(10)?, row.get(11)?);
    let (value, low, high): (Option<String>, Option<String>, Option<String>) = (row.get(6)?, row.get(7)?, row.get(8)?);
    let number = |text: &Option<String>| text.as_deref().and_then(decimal::parse);
    let amount = match (shape.as_str(), number(&value), number(&low).zip(number(&high))) {
        ("one", Some(value), _) => Amount::Exactly(value),
        ("range", _, Some((low, high))) => Amount::Between(low, high),
        ("pair", _, Some((low, high))) => Amount::Pair(low, high),
        _ => Amount::Vague,
    };
    let (unit, of): (Option<String>, Option<String>) = (row.get(9)?, row.get(12)?);
    let (claim, article): (i64, i64) = (row.get(0)?, row.get(1)?);
    let modifier = Modifier::from_sign(&modifier).unwrap_or_default();
    let mention = Mention::read(&Given {
        claim,
        article,
        sentence: &sentence,
        at,
        amount,
        unit: unit.as_deref(),
        modifier,
        change: change.map(|c| if c == "up" { Change::Up } else { Change::Down }),
        of: of.as_deref(),
    });
    let via: Option<String> = row.get(17)?;
    let (url, origin): (Option<String>, Option<String>) = (row.get(21)?, row.get(22)?);
    let verdict: Option<String> = row.get(23)?;
    Ok(MentionCard {
        mention,
        claim: ClaimId(claim),
        article: ArticleId(article),
        place: (row.get::<_, i64>(13)? as usize, row.get::<_, i64>(14)? as usize),
        exact: row.get(15)?,
        value,
        range: low.zip(high).map(|(low, high)| [low, high]),
        modifier,
        of,
        source: row.get(16)?,
        via: via.and_then(|via| serde_json::from_str(&via).ok()).unwrap_or_default(),
        outlet: row.get(18)?,
        published: row.get(19)?,
        headline: row.get(20)?,
        document: url.or(origin).unwrap_or_else(|| format!("article {article}")),
        verdict: verdict.as_deref().and_then(Verdict::from_name),
        sentence,
    })
}
