//! What checks found, as rows: written with a reading, made anew when the checks change, read for every front-end.

use super::error::Error;
use super::faces::amount;
use super::open::Ledger;
use super::reading::{MARKUP, Reading};
use super::rows::Home;
use super::write::Writer;
use crate::checks::links::{Topics, topics};
use crate::checks::sheet::{Figure, day};
use crate::checks::{self, Level, Sheet};
use crate::model::{Article, ArticleId, Block, BlockKind, Change, ClaimId, Dismissal, Modifier, RevisionId, WhyNot};
use crate::span::{CodePoints, Span};
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use std::borrow::Cow;

/// A finding in the ledger's terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its name, the same until one of its figures changes.
    pub key: String,
    /// The check.
    pub check: &'static str,
    /// How loud.
    pub level: Level,
    /// Where its figures stand in its article, in code points.
    pub places: Vec<(usize, usize)>,
    /// The sentence of the first of them, and where it begins.
    pub sentence: (usize, String),
    /// A line that a reader can redo.
    pub sum: String,
    /// What to ask.
    pub ask: &'static str,
}

impl Found {
    /// Writes it down as one of the article, and of the coverage if it is about several articles, and returns its number.
    pub(super) fn add(&self, conn: &Connection, article: ArticleId, of: Option<ArticleId>) -> rusqlite::Result<i64> {
        conn.prepare_cached(sql!("add_finding"))?.insert(params![
            self.key,
            article.0,
            self.check,
            self.level.as_str(),
            serde_json::to_string(&self.places).expect("numbers are always JSON"),
            self.sentence.0 as i64,
            self.sentence.1,
            self.sum,
            self.ask,
            of.map(|coverage| coverage.0),
        ])
    }
}

/// A finding as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingCard {
    /// Its name, the same until one of its figures changes.
    pub key: String,
    /// The check that found it.
    pub check: String,
    /// How loud.
    pub level: Level,
    /// Where its figures stand, in code points of the article's text; the doubtful one first.
    pub places: Vec<(usize, usize)>,
    /// The sentence of the first figure, and where it begins.
    pub sentence: (usize, String),
    /// The arithmetic.
    pub sum: String,
    /// What to ask.
    pub ask: String,
    /// The claims that it is about.
    pub claims: Vec<ClaimId>,
    /// The article.
    pub article: ArticleId,
    /// Its headline.
    pub headline: Option<String>,
    /// Its outlet.
    pub outlet: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// When it was published.
    pub published: Option<String>,
    /// Who put it aside, if somebody did.
    pub dismissed: Option<Dismissal>,
}

/// Which findings are wanted.
#[derive(Clone, Debug)]
pub struct FindingFilter {
    /// Of these checks; none means all.
    pub checks: Vec<String>,
    /// Of this article.
    pub article: Option<ArticleId>,
    /// This loud or louder.
    pub level: Level,
    /// Also those that were put aside.
    pub dismissed: bool,
}

/// What the checks find in an article that was just read.
#[must_use]
pub(super) fn of_reading(article: &Article, sheet: &Sheet<'_>, points: &CodePoints<'_>) -> Vec<Found> {
    let findings = checks::look(sheet, &[]);
    if findings.is_empty() {
        return Vec::new();
    }
    found(sheet, points, findings, &checks::seed(article.url.as_deref(), &article.text))
}

fn found(sheet: &Sheet<'_>, points: &CodePoints<'_>, findings: Vec<checks::Finding>, seed: &str) -> Vec<Found> {
    let named = checks::keyed(sheet, findings, seed).into_iter();
    named
        .map(|(finding, key)| {
            let sentence = sheet.sentence_of(finding.spans[0]);
            Found {
                key,
                check: finding.check,
                level: finding.level,
                places: finding.spans.iter().map(|span| points.span(*span)).collect(),
                sentence: (points.span(sentence).0, sheet.words(sentence).to_string()),
                sum: finding.sum,
                ask: finding.ask,
            }
        })
        .collect()
}

impl Writer<'_> {
    /// Writes what the checks found in a reading.
    pub(super) fn add_findings(&self, reading: &Reading, home: Home) -> Result<(), Error> {
        self.set_findings(home.article, home.revision, &reading.findings)
    }

    /// Puts these findings in the place of all that the article has.
    fn set_findings(&self, article: ArticleId, revision: RevisionId, findings: &[Found]) -> Result<(), Error> {
        let conn = self.conn();
        let old = "DELETE FROM finding_claim WHERE finding IN (SELECT id FROM finding WHERE article = ?1 AND coverage IS NULL)";
        let n_old = conn.prepare_cached(old)?.execute([article.0])?;
        conn.prepare_cached("DELETE FROM finding WHERE article = ?1 AND coverage IS NULL")?.execute([article.0])?;
        for finding in findings {
            let id = finding.add(conn, article, None)?;
            let mut tie = conn.prepare_cached(sql!("tie_finding"))?;
            for (begins, ends) in &finding.places {
                tie.execute(params![article.0, id, *begins as i64, *ends as i64, revision.0])?;
            }
        }
        if n_old > 0 || !findings.is_empty() {
            super::urgency::place_findings(conn, article.0)?;
        }
        let done = "INSERT OR REPLACE INTO checked (article, version) VALUES (?1, ?2)";
        conn.prepare_cached(done)?.execute(params![article.0, checks::version()])?;
        Ok(())
    }

    /// Looks at some of the articles after `after` that this version of the checks has not seen, and returns the last of
    /// them; none when all are done.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn check_some(&mut self, after: ArticleId, most: usize) -> Result<Option<ArticleId>, Error> {
        let mut ask = self.conn().prepare_cached(sql!("unchecked"))?;
        let ids = ask.query_map(params![checks::version(), after.0, most as i64], |row| row.get(0).map(ArticleId))?;
        let ids: Vec<ArticleId> = ids.collect::<rusqlite::Result<_>>()?;
        drop(ask);
        for id in &ids {
            if let Some(looked) = look(self.conn(), *id)? {
                self.set_findings(*id, looked.revision, &looked.findings)?;
                // A ledger that was built again from its records has no names yet.
                self.set_topics(*id, looked.recency, &looked.topics)?;
            }
        }
        Ok(ids.last().copied())
    }
}

/// What comes of looking at an article again.
struct Looked {
    revision: RevisionId,
    findings: Vec<Found>,
    recency: i64,
    topics: Topics,
}

/// What the checks find in an article as its rows have it.
fn look(conn: &Connection, article: ArticleId) -> Result<Option<Looked>, Error> {
    type Texts = (i64, String, String, Option<String>, Option<String>, i64);
    let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?));
    let found: Option<Texts> = conn.prepare_cached(sql!("sheet"))?.query_row([article.0], read).optional()?;
    let Some((revision, text, blocks, published, url, recency)) = found else { return Ok(None) };
    let read = prose(&text, &blocks);
    let sheet = sheet(conn, article, revision, &read, &blocks, published.as_deref())?;
    let findings = checks::look(&sheet, &[]);
    let findings = if findings.is_empty() {
        Vec::new()
    } else {
        self::found(&sheet, &CodePoints::new(&text), findings, &checks::seed(url.as_deref(), &text))
    };
    Ok(Some(Looked { revision: RevisionId(revision), findings, recency, topics: topics(&text) }))
}

/// The text as it is read: markup is blanked out byte by byte, as in [`Article::prose`].
pub(super) fn prose<'a>(text: &'a str, blocks: &str) -> Cow<'a, str> {
    let parts: Vec<(String, usize, usize)> = serde_json::from_str(blocks).unwrap_or_default();
    let markup: Vec<(usize, usize)> =
        parts.into_iter().filter(|(kind, ..)| kind == MARKUP).map(|(_, begins, ends)| (begins, ends)).collect();
    if markup.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut prose = String::with_capacity(text.len());
    let mut next = markup.iter().peekable();
    for (point, c) in text.chars().enumerate() {
        while next.peek().is_some_and(|(_, ends)| *ends <= point) {
            next.next();
        }
        match next.peek() {
            Some((begins, _)) if *begins <= point => prose.extend(std::iter::repeat_n(' ', c.len_utf8())),
            _ => prose.push(c),
        }
    }
    Cow::Owned(prose)
}

/// Code points of a text as bytes of it; what lies beyond its end is its end.
#[derive(Debug)]
pub(super) struct Bytes(Vec<usize>);

impl Bytes {
    pub(super) fn of(text: &str) -> Self {
        Self(text.char_indices().map(|(at, _)| at).chain([text.len()]).collect())
    }

    pub(super) fn span(&self, begins: i64, ends: i64) -> Span {
        let byte = |point: i64| self.0[(point.max(0) as usize).min(self.0.len() - 1)];
        Span::new(byte(begins), byte(ends).max(byte(begins)))
    }
}

/// The article as checks read it, from its rows.
fn sheet<'a>(
    conn: &Connection,
    article: ArticleId,
    revision: i64,
    text: &'a str,
    blocks: &str,
    published: Option<&str>,
) -> Result<Sheet<'a>, Error> {
    let bytes = Bytes::of(text);
    let span = |begins, ends| bytes.span(begins, ends);
    let parts: Vec<(String, i64, i64)> = serde_json::from_str(blocks).unwrap_or_default();
    let mut ask = conn.prepare_cached(sql!("sheet_figures"))?;
    let figures = ask.query_map([article.0], |row| {
        let number = |at| row.get::<_, Option<String>>(at);
        let (shape, modifier, change): (String, String, Option<String>) = (row.get(5)?, row.get(10)?, row.get(11)?);
        let numbers = [number(6)?, number(7)?, number(8)?];
        let of: Option<i64> = row.get(12)?;
        let own = span(row.get(0)?, row.get(1)?);
        Ok(Figure {
            span: own,
            sentence: span(row.get(2)?, row.get(3)?),
            headline: row.get(4)?,
            amount: amount(&shape, numbers.each_ref().map(Option::as_deref)),
            unit: row.get(9)?,
            modifier: Modifier::from_sign(&modifier).unwrap_or_default(),
            change: change.map(|c| if c == "up" { Change::Up } else { Change::Down }),
            of: of.zip(row.get(13)?).map(|(begins, ends)| span(begins, ends)),
            source: row.get(14)?,
            hedge: row.get::<_, bool>(15)?.then_some(own),
        })
    })?;
    let figures = figures.collect::<rusqlite::Result<Vec<_>>>()?;
    let mut ask =
        conn.prepare_cached("SELECT begins, ends, why FROM suppressed WHERE revision = ?1 ORDER BY begins")?;
    let asides = ask.query_map([revision], |row| {
        let why: String = row.get(2)?;
        Ok((span(row.get(0)?, row.get(1)?), WhyNot::from_name(&why).unwrap_or(WhyNot::Boilerplate)))
    })?;
    Ok(Sheet {
        text: Cow::Borrowed(text),
        blocks: parts.into_iter().filter_map(|(kind, a, b)| block(&kind, span(a, b))).collect(),
        published: published.and_then(day),
        figures,
        asides: asides.collect::<rusqlite::Result<_>>()?,
    })
}

/// A part of the text; page furniture is none that a check reads.
pub(super) fn block(kind: &str, span: Span) -> Option<Block> {
    let kinds = [BlockKind::Headline, BlockKind::Paragraph, BlockKind::Subhead, BlockKind::Item, BlockKind::Caption];
    kinds.into_iter().find(|known| known.as_str() == kind).map(|kind| Block { span, kind })
}

impl Ledger {
    /// The findings that pass the filter, the newest article first.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn findings(&self, filter: &FindingFilter, mut each: impl FnMut(FindingCard) -> bool) -> Result<(), Error> {
        self.read(|| {
            let mut ask = self.conn.prepare_cached(sql!("findings"))?;
            let checks = serde_json::to_string(&filter.checks).expect("strings are always JSON");
            let mut found = ask.query(params![
                filter.article.map(|a| a.0),
                filter.level <= Level::Info,
                filter.level <= Level::Warning,
                filter.dismissed,
                checks,
            ])?;
            while let Some(row) = found.next()? {
                if !each(card(row)?) {
                    break;
                }
            }
            Ok(())
        })
    }

    /// What the checks found about this claim.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn findings_of(&self, claim: ClaimId) -> Result<Vec<FindingCard>, Error> {
        self.read(|| {
            let mut ask = self.conn.prepare_cached(sql!("findings_of_claim"))?;
            Ok(ask.query_map([claim.0], card)?.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Whether some article was not yet looked at by this version of the checks.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn is_unchecked(&self) -> Result<bool, Error> {
        self.read(|| {
            let mut ask = self.conn.prepare_cached(sql!("unchecked"))?;
            Ok(ask.exists(params![checks::version(), 0, 1])?)
        })
    }

    /// The article of the finding of this key, if there is such a finding.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn article_of_finding(&self, key: &str) -> Result<Option<ArticleId>, Error> {
        self.read(|| {
            let mut ask = self.conn.prepare_cached("SELECT article FROM finding WHERE key = ?1 LIMIT 1")?;
            Ok(ask.query_row([key], |row| row.get(0).map(ArticleId)).optional()?)
        })
    }
}

pub(super) fn card(row: &Row<'_>) -> rusqlite::Result<FindingCard> {
    let (level, places, claims): (String, String, String) = (row.get(3)?, row.get(4)?, row.get(17)?);
    let by: Option<String> = row.get(14)?;
    let claims: Vec<i64> = serde_json::from_str(&claims).unwrap_or_default();
    let dismissed = match by {
        Some(by) => Some(Dismissal { by, at: row.get(15)?, because: row.get(16)? }),
        None => None,
    };
    Ok(FindingCard {
        key: row.get(1)?,
        check: row.get(2)?,
        level: Level::from_name(&level).unwrap_or(Level::Info),
        places: serde_json::from_str(&places).unwrap_or_default(),
        sentence: (row.get::<_, i64>(6)? as usize, row.get(5)?),
        sum: row.get(7)?,
        ask: row.get(8)?,
        claims: claims.into_iter().map(ClaimId).collect(),
        article: ArticleId(row.get(9)?),
        headline: row.get(10)?,
        outlet: row.get(11)?,
        url: row.get(12)?,
        published: row.get(13)?,
        dismissed,
    })
}
