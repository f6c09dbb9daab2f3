//! Claims as they are compared: those that the ledger has, and those of a new reading.

use super::error::Error;
use super::reading::{Reading, Row};
use crate::compare::Face;
use crate::decimal;
use crate::model::{Amount, Change, ClaimId, Modifier, Unit};
use crate::span::Span;
use rusqlite::Connection;

/// A claim that stands in its article.
pub(super) struct Standing {
    pub(super) id: ClaimId,
    pub(super) face: Face,
    pub(super) verdict: Option<String>,
}

/// The claims of an article's newest text, in text order.
pub(super) fn standing(conn: &Connection, article: i64) -> Result<Vec<Standing>, Error> {
    let mut ask = conn.prepare_cached(sql!("standing_claims"))?;
    let mut found = ask.query([article])?;
    let mut claims = Vec::new();
    while let Some(row) = found.next()? {
        let text = |at| row.get::<_, Option<String>>(at);
        let sentence: String = row.get(2)?;
        let shape: String = row.get(6)?;
        let numbers = [text(7)?, text(8)?, text(9)?];
        let modifier: String = row.get(11)?;
        let face = Face {
            at: place(&sentence, row.get(3)?, row.get(4)?),
            sentence,
            exact: row.get(5)?,
            amount: amount(&shape, numbers.each_ref().map(Option::as_deref)),
            unit: text(10)?.map(Unit::named),
            modifier: Modifier::from_sign(&modifier).unwrap_or_default(),
            change: text(12)?.as_deref().and_then(change),
            of: text(13)?,
            source: text(14)?,
            said_here: row.get::<_, String>(15)? == "same",
            headline: row.get(16)?,
        };
        claims.push(Standing { id: ClaimId(row.get(0)?), verdict: row.get(1)?, face });
    }
    Ok(claims)
}

/// The claims of a reading, in its order.
pub(super) fn faces(reading: &Reading) -> Vec<Face> {
    reading.claims.iter().map(|row| face(row, reading)).collect()
}

fn face(row: &Row, reading: &Reading) -> Face {
    let sentence = &reading.sentences[row.sentence];
    let said = row.said.as_ref();
    Face {
        sentence: sentence.text.clone(),
        at: place(&sentence.text, row.begins - sentence.begins, row.ends - sentence.begins),
        exact: row.exact.clone(),
        amount: amount(row.shape, [&row.value, &row.low, &row.high].map(|number| number.as_deref())),
        unit: row.unit.clone().map(Unit::named),
        modifier: Modifier::from_sign(row.modifier).unwrap_or_default(),
        change: row.change.and_then(change),
        of: row.of.as_ref().map(|of| of.text.clone()),
        source: said.and_then(|said| said.source.clone()),
        said_here: said.is_none_or(|said| said.scope == "same"),
        headline: row.headline,
    }
}

/// A number that the ledger wrote is one that can be read; what was tampered with counts as vague.
pub(super) fn amount(shape: &str, numbers: [Option<&str>; 3]) -> Amount {
    let [value, low, high] = numbers.map(|number| number.and_then(decimal::parse));
    match (shape, value, low.zip(high)) {
        ("one", Some(value), _) => Amount::Exactly(value),
        ("range", _, Some((low, high))) => Amount::Between(low, high),
        ("pair", _, Some((low, high))) => Amount::Pair(low, high),
        _ => Amount::Vague,
    }
}

fn change(word: &str) -> Option<Change> {
    [Change::Up, Change::Down].into_iter().find(|change| change.as_str() == word)
}

/// Code points of a sentence as bytes of it.
fn place(sentence: &str, begins: i64, ends: i64) -> Span {
    let byte = |point: i64| {
        let point = usize::try_from(point).unwrap_or(0);
        sentence.char_indices().nth(point).map_or(sentence.len(), |(at, _)| at)
    };
    let (start, end) = (byte(begins), byte(ends));
    Span::new(start.min(end), end)
}
