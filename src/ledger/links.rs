//! What it takes to see one thing in several articles: what each is about, and its figures with the words around them.

use super::error::Error;
use super::open::Ledger;
use super::reading::Reading;
use super::rows::Home;
use super::write::Writer;
use crate::checks::links::{Given, Mention, Sentence, Topics};
use crate::decimal;
use crate::model::{Amount, ArticleId, Change, ClaimId, Modifier, Verdict};
use rusqlite::{Connection, params};

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
    /// Whether it stands in the headline.
    pub in_headline: bool,
    /// The claim's key, the same in every ledger.
    pub key: String,
    /// Where the sentence begins in the article's text, in code points.
    pub sentence_begins: usize,
}

impl MentionCard {
    /// By what figures are put in order: the number, the middle of two.
    #[must_use]
    pub fn size(&self) -> Option<f64> {
        let number = |text: &String| text.parse::<f64>().ok();
        let middle = |[low, high]: &[String; 2]| Some((number(low)? + number(high)?) / 2.0);
        self.value.as_ref().and_then(number).or_else(|| self.range.as_ref().and_then(middle))
    }
}

impl Writer<'_> {
    /// Writes what the article is about.
    pub(super) fn add_topics(&self, reading: &Reading, home: Home) -> Result<(), Error> {
        self.set_topics(home.article, home.recency, &reading.topics)
    }

    /// Puts these topics in the place of those that the article has.
    pub(super) fn set_topics(&self, article: ArticleId, recency: i64, topics: &Topics) -> Result<(), Error> {
        Ok(set_topics(self.conn(), article.0, recency, topics)?)
    }
}

/// Puts these topics in the place of those that the article has.
pub(super) fn set_topics(conn: &Connection, article: i64, recency: i64, topics: &Topics) -> rusqlite::Result<()> {
    let day = (-recency).div_euclid(86_400);
    conn.prepare_cached(sql!("set_topic"))?.execute(params![article, day, topics.to_bytes()])?;
    Ok(())
}

impl Ledger {
    /// The figures of an article with the words around them.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn mentions(&self, article: ArticleId) -> Result<Vec<MentionCard>, Error> {
        self.read(|| {
            let mut ask = self.conn.prepare_cached(sql!("mentions"))?;
            // Figures come in the order of the text, so that those of one sentence come one behind the other.
            let mut read = None;
            Ok(ask.query_map([article.0], |row| card(row, &mut read))?.collect::<rusqlite::Result<_>>()?)
        })
    }
}

/// A row with the words around its figure; `read` is the sentence that was read last, by its place.
fn card(row: &rusqlite::Row<'_>, read: &mut Option<(i64, Sentence)>) -> rusqlite::Result<MentionCard> {
    let (sentence, begins): (String, i64) = (row.get(2)?, row.get(26)?);
    let words = match read.take() {
        Some((place, words)) if place == begins => words,
        _ => Sentence::read(&sentence),
    };
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
    let (source, headline): (Option<String>, bool) = (row.get(16)?, row.get(24)?);
    let given = Given {
        claim,
        article,
        sentence: &sentence,
        at,
        amount,
        unit: unit.as_deref(),
        modifier,
        change: change.map(|c| if c == "up" { Change::Up } else { Change::Down }),
        of: of.as_deref(),
        source: source.as_deref(),
        headline,
    };
    let mention = Mention::within(&given, &words);
    *read = Some((begins, words));
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
        source,
        via: via.and_then(|via| serde_json::from_str(&via).ok()).unwrap_or_default(),
        outlet: row.get(18)?,
        published: row.get(19)?,
        headline: row.get(20)?,
        document: url.or(origin).unwrap_or_else(|| format!("article {article}")),
        verdict: verdict.as_deref().and_then(Verdict::from_name),
        in_headline: headline,
        key: row.get(25)?,
        sentence_begins: begins as usize,
        sentence,
    })
}
