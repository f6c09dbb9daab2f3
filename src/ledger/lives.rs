//! The life of a figure through the revisions of its article: `59 → 107 → 167 → 163 → 181 → 694`.
//!
//! A claim that takes the place of another one carries its life on; one that is carried over lives on as it is.

use super::card::Cells;
use super::error::Error;
use super::open::Ledger;
use crate::decimal::{self, Decimal};
use crate::model::{ArticleId, ClaimId, Modifier, RevisionId};
use serde::Serialize;
use std::collections::HashMap;

/// All states of one figure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Life {
    /// Its article.
    pub article: ArticleId,
    /// What it said, the first first.
    pub states: Vec<State>,
    /// When a text came without it; none while it stands there.
    pub gone: Option<String>,
}

/// One state of a figure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct State {
    /// The claim that it was.
    pub claim: ClaimId,
    /// The first text that has it.
    pub revision: RevisionId,
    /// When that text was changed or published, as it says itself, else when it came in.
    pub since: String,
    /// The figure's words.
    pub exact: String,
    /// Its one number.
    pub value: Option<String>,
    /// The two numbers of a range or pair.
    pub range: Option<[String; 2]>,
    /// Its unit; none for a count.
    pub unit: Option<String>,
    /// How the text bounds it.
    pub modifier: Modifier,
    /// The thing counted.
    pub of: Option<String>,
    /// Who says so.
    pub source: Option<String>,
    /// Whether it stands in the headline.
    pub headline: bool,
    /// How it stood when the next one came, or stands.
    pub status: String,
    /// Whether it is less than the state before.
    pub fell: bool,
}

impl State {
    /// The number by which states are compared, the larger one of two.
    fn size(&self) -> Option<Decimal> {
        let number = |number: &String| decimal::parse(number);
        let ends = || self.range.as_ref().and_then(|[a, b]| Some(number(a)?.max(number(b)?)));
        self.value.as_ref().and_then(number).or_else(ends)
    }
}

impl Ledger {
    /// The articles that have had more than one text, the newest first.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn revised_articles(&self) -> Result<Vec<ArticleId>, Error> {
        self.read(|| {
            let mut ask = self.conn.prepare_cached(sql!("revised_articles"))?;
            let found = ask.query_map([], |row| row.get(0).map(ArticleId))?;
            Ok(found.collect::<rusqlite::Result<Vec<_>>>()?)
        })
    }

    /// The lives of all figures that an article has or had, in the order in which they came.
    ///
    /// # Errors
    /// When there is no article of this number.
    pub fn lives(&self, article: ArticleId) -> Result<Vec<Life>, Error> {
        self.article(article)?;
        self.read(|| {
            let mut ask = self.conn.prepare_cached(sql!("lives"))?;
            let mut found = ask.query([article.0])?;
            let mut lives: Vec<Life> = Vec::new();
            let mut place: HashMap<i64, usize> = HashMap::new();
            while let Some(row) = found.next()? {
                let mut cells = Cells::of(row);
                let c = &mut cells;
                let (claim, older): (i64, Option<i64>) = (c.next()?, c.next()?);
                let (exact, _shape): (String, String) = (c.next()?, c.next()?);
                let (value, low, high): (Option<String>, Option<String>, Option<String>) =
                    (c.next()?, c.next()?, c.next()?);
                let state = State {
                    claim: ClaimId(claim),
                    exact,
                    value,
                    range: low.zip(high).map(|(low, high)| [low, high]),
                    unit: c.next()?,
                    modifier: c.named(Modifier::from_sign)?,
                    of: c.next()?,
                    source: c.next()?,
                    headline: c.next()?,
                    status: c.next()?,
                    revision: RevisionId(c.next()?),
                    since: c.next()?,
                    fell: false,
                };
                let gone = c.next()?;
                let known = older.and_then(|older| place.get(&older).copied());
                let at = known.unwrap_or_else(|| {
                    lives.push(Life { article, states: Vec::new(), gone: None });
                    lives.len() - 1
                });
                place.insert(claim, at);
                lives[at].add(state, gone);
            }
            Ok(lives)
        })
    }
}

impl Life {
    fn add(&mut self, mut state: State, gone: Option<String>) {
        let before = self.states.last().filter(|before| before.unit == state.unit).and_then(State::size);
        state.fell = before.zip(state.size()).is_some_and(|(was, is)| is < was);
        self.states.push(state);
        self.gone = gone;
    }

    /// Whether it ever said something else, or is no longer there.
    #[must_use]
    pub fn is_eventful(&self) -> bool {
        self.states.len() > 1 || self.gone.is_some()
    }
}
