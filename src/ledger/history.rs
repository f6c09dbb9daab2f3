//! Reading the log.

use super::error::Error;
use super::log::{Head, payload, read};
use super::open::Ledger;
use super::sources::Joints;
use crate::model::{ArticleId, ClaimId, Event, EventKind, Modifier};
use rusqlite::types::Value;
use rusqlite::{OptionalExtension as _, Row, params_from_iter};
use std::collections::BTreeMap;
use std::ops::ControlFlow;

/// An event with the words that it takes to speak of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventCard {
    /// The event.
    pub event: Event,
    /// The article that it, or its claim, is about.
    pub article: Option<ArticleId>,
    /// Its headline.
    pub headline: Option<String>,
    /// Its outlet.
    pub outlet: Option<String>,
    /// The claim's figure as it stands.
    pub exact: Option<String>,
    /// The claim's unit.
    pub unit: Option<String>,
    /// The claim's modifier.
    pub modifier: Modifier,
    /// The thing counted.
    pub of: Option<String>,
    /// The claim's source.
    pub source: Option<String>,
    /// The names of the sources that the event joins or parts.
    pub sources: BTreeMap<i64, String>,
}

/// Which events are wanted.
#[derive(Clone, Debug, Default)]
pub struct EventFilter {
    /// About this claim.
    pub claim: Option<ClaimId>,
    /// About this article, its claims aside.
    pub article: Option<ArticleId>,
    /// By this reviewer.
    pub reviewer: Option<String>,
    /// At this second or later.
    pub since: Option<i64>,
}

impl Ledger {
    /// Goes through the events that pass the filter, the newest first, until `each` has seen enough.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn events(
        &self,
        filter: &EventFilter,
        mut each: impl FnMut(EventCard) -> ControlFlow<()>,
    ) -> Result<(), Error> {
        self.read(|| {
            let mut terms = vec!["1".to_string()];
            let mut values: Vec<Value> = Vec::new();
            let mut add = |term: &str, value: Value| {
                values.push(value);
                terms.push(format!("{term} ?{}", values.len()));
            };
            if let Some(claim) = filter.claim {
                add("claim =", claim.0.into());
            }
            if let Some(article) = filter.article {
                add("about =", article.0.into());
            }
            if let Some(reviewer) = &filter.reviewer {
                add("reviewer =", reviewer.clone().into());
            }
            if let Some(since) = filter.since {
                add("unixepoch(at) >=", since.into());
            }
            let sql =
                format!("SELECT {FIELDS_OF_CARD} FROM event_card WHERE {} ORDER BY seq DESC", terms.join(" AND "));
            let mut ask = self.conn.prepare_cached(&sql)?;
            let mut found = ask.query(params_from_iter(&values))?;
            while let Some(row) = found.next()? {
                let mut card = card(row)?;
                if card.event.kind == EventKind::Join {
                    card.sources = self.names_in(&card.event)?;
                }
                if each(card).is_break() {
                    break;
                }
            }
            Ok(())
        })
    }

    fn names_in(&self, event: &Event) -> Result<BTreeMap<i64, String>, Error> {
        let joints: Joints = payload(event.seq, event.became.as_deref())?.unwrap_or_default();
        let was: Joints = payload(event.seq, event.was.as_deref())?.unwrap_or_default();
        let mut names = BTreeMap::new();
        let mut ask = self.conn.prepare_cached("SELECT name FROM source WHERE id = ?1")?;
        for id in joints.iter().chain(&was).flat_map(|(id, to)| [Some(*id), *to]).flatten() {
            if let Some(name) = ask.query_row([id], |row| row.get(0)).optional()? {
                names.insert(id, name);
            }
        }
        Ok(names)
    }

    /// Where the log ends.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn head(&self) -> Result<Head, Error> {
        self.read(|| Ok(Head::read(&self.conn)?))
    }
}

/// The fields of an event as the view names them, then what the view adds.
const FIELDS_OF_CARD: &str = "seq, action, at, reviewer, kind, about, claim, undoes, was, became, \
     article, article_headline, outlet, exact, unit, modifier, of, source";

fn card(row: &Row<'_>) -> rusqlite::Result<EventCard> {
    let modifier: Option<String> = row.get(15)?;
    Ok(EventCard {
        event: read(row)?,
        article: row.get::<_, Option<i64>>(10)?.map(ArticleId),
        headline: row.get(11)?,
        outlet: row.get(12)?,
        exact: row.get(13)?,
        unit: row.get(14)?,
        modifier: modifier.as_deref().and_then(Modifier::from_sign).unwrap_or_default(),
        of: row.get(16)?,
        source: row.get(17)?,
        sources: BTreeMap::new(),
    })
}
