//! An article with everything that is known of its claims: what most exporters write, one article at a time.

use super::articles::ArticleCard;
use super::card::ClaimCard;
use super::detail::evidence;
use super::error::Error;
use super::external::Heard;
use super::filter::Filter;
use super::findings::{FindingCard, card};
use super::list::Sort;
use super::log::{FIELDS, payload, read};
use super::open::Ledger;
use super::reading::parts;
use crate::model::{ArticleId, ClaimId, Event, EventKind, Standing, Status};
use std::collections::BTreeMap;

/// One article and those of its claims that are wanted, in text order.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The article.
    pub article: ArticleCard,
    /// Its current text.
    pub text: String,
    /// The parts of the text: what, first code point, the one after the last.
    pub blocks: Vec<(String, usize, usize)>,
    /// The claims, each standing with its evidence. The places of those that are `gone` count in an older text.
    pub claims: Vec<ClaimCard>,
    /// What was done to each claim, the oldest first.
    pub history: BTreeMap<ClaimId, Vec<Deed>>,
    /// What others published about the article and its claims.
    pub heard: Vec<Heard>,
    /// What checks found in it.
    pub findings: Vec<FindingCard>,
}

/// One act on a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// Who.
    pub by: String,
    /// When.
    pub at: String,
    /// What sort of act.
    pub kind: EventKind,
    /// How the claim stood before.
    pub was: Option<Standing>,
    /// How it stood after.
    pub became: Option<Standing>,
}

/// How many claims of which articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// The articles, the newest first.
    pub articles: Vec<ArticleCount>,
    /// The claims of all of them, in the order of [`Status::ALL`].
    pub claims: [u64; 4],
}

/// How many claims of one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArticleCount {
    /// The article.
    pub id: ArticleId,
    /// The claims, in the order of [`Status::ALL`].
    pub claims: [u64; 4],
}

impl Counted {
    fn add(&mut self, claim: &ClaimCard) {
        let id = claim.article.id;
        let at = Status::ALL.iter().position(|status| *status == claim.status()).expect("all are listed");
        self.claims[at] += 1;
        match self.articles.last_mut() {
            Some(last) if last.id == id => last.claims[at] += 1,
            _ => {
                let mut claims = [0; 4];
                claims[at] = 1;
                self.articles.push(ArticleCount { id, claims });
            }
        }
    }
}

/// Claims that are asked for at a time.
const PAGE: usize = 1_000;

impl Ledger {
    /// Passes on the articles that have claims which pass the filter, the newest first, as of one moment.
    ///
    /// # Errors
    /// What `each` returns, or that the ledger cannot be read.
    pub fn sheets<E: From<Error>>(
        &self,
        filter: &Filter,
        mut each: impl FnMut(Sheet) -> Result<(), E>,
    ) -> Result<(), E> {
        let moment = self.conn.unchecked_transaction();
        let _moment = moment.map_err(|error| Error::Sqlite(error).at(&self.path))?;
        let mut waiting: Vec<ClaimCard> = Vec::new();
        let mut after = None;
        loop {
            let page = self.list(filter, Sort::Newest, after, PAGE)?;
            after = page.claims.last().map(|claim| claim.id);
            for claim in page.claims {
                if waiting.last().is_some_and(|last| last.article.id != claim.article.id) {
                    each(self.sheet(std::mem::take(&mut waiting))?)?;
                }
                waiting.push(claim);
            }
            if !page.more {
                break;
            }
        }
        if waiting.is_empty() { Ok(()) } else { each(self.sheet(waiting)?) }
    }

    /// How many articles and claims pass the filter.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn count(&self, filter: &Filter) -> Result<Counted, Error> {
        let (mut counted, mut after) = (Counted::default(), None);
        loop {
            let page = self.list(filter, Sort::Newest, after, PAGE)?;
            for claim in &page.claims {
                counted.add(claim);
            }
            after = page.claims.last().map(|claim| claim.id);
            if !page.more {
                return Ok(counted);
            }
        }
    }

    /// The sheet of these claims of one article.
    fn sheet(&self, mut claims: Vec<ClaimCard>) -> Result<Sheet, Error> {
        let article = self.article(claims[0].article.id)?;
        self.read(|| {
            for claim in &mut claims {
                if let (Some(standing), true) = (&mut claim.standing, claim.n_evidence > 0) {
                    standing.evidence = evidence(&self.conn, claim.id)?;
                }
            }
            let (text, blocks): (String, String) = self
                .conn
                .prepare_cached("SELECT text, blocks FROM revision WHERE id = ?1")?
                .query_row([article.revision.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
            let history = self.deeds(article.id)?;
            let heard = self.heard(article.id)?;
            let findings = self.findings_in(article.id)?;
            Ok(Sheet { heard, findings, text, blocks: parts(&blocks), history, claims, article })
        })
    }

    /// What checks found in the article, what was put aside as well.
    fn findings_in(&self, article: ArticleId) -> Result<Vec<FindingCard>, Error> {
        let mut ask = self.conn.prepare_cached(sql!("findings_of_article"))?;
        Ok(ask.query_map([article.0], card)?.collect::<rusqlite::Result<_>>()?)
    }

    fn deeds(&self, article: ArticleId) -> Result<BTreeMap<ClaimId, Vec<Deed>>, Error> {
        let sql = format!(
            "SELECT {FIELDS} FROM event WHERE claim IN (SELECT id FROM claim WHERE article = ?1) ORDER BY claim, seq"
        );
        let mut ask = self.conn.prepare_cached(&sql)?;
        let mut found = ask.query([article.0])?;
        let mut deeds: BTreeMap<ClaimId, Vec<Deed>> = BTreeMap::new();
        while let Some(row) = found.next()? {
            let Event { seq, at, reviewer, kind, claim, was, became, .. } = read(row)?;
            let Some(claim) = claim else { continue };
            let (was, became) = if kind.judges() {
                (payload(seq, was.as_deref())?, payload(seq, became.as_deref())?)
            } else {
                (None, None)
            };
            deeds.entry(claim).or_default().push(Deed { by: reviewer, at, kind, was, became });
        }
        Ok(deeds)
    }
}
