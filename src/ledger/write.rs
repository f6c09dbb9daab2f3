//! Writing: one transaction, one act of one person.
//!
//! Every writer takes the write lock at once (`BEGIN IMMEDIATE`): a transaction that first reads and then wants to write
//! could be refused without a chance to wait. What a writer does is in the file, whole, or not at all.

use super::apply::apply;
use super::error::Error;
use super::log::Head;
use super::names::Names;
use super::open::Ledger;
use crate::model::{Action, ArticleId, ClaimId, Event, EventKind, Stamp, Standing};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::time::Instant;

/// What a power cut may take away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// Nothing: what was acknowledged is on the disk. For verdicts.
    Full,
    /// The last moments, never half of anything. For imports, which can be run again.
    Relaxed,
}

/// Pages in the write-ahead log after which they are copied into the ledger.
const SOON: i64 = 1_000;

/// The same while articles come in, which change the same pages of the indexes again and again: 32 MB.
const LATE: i64 = 4_000;

/// One transaction of one person.
#[derive(Debug)]
pub struct Writer<'a> {
    pub(super) tx: Transaction<'a>,
    pub(super) names: &'a mut Names,
    pub(super) tally: Tally,
    stamp: &'a Stamp,
    head: Head,
    action: Action,
}

/// By how much the counts of `tally` change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub(super) articles: i64,
    pub(super) revisions: i64,
    pub(super) claims: i64,
    pub(super) attributed: i64,
    pub(super) verified: i64,
    pub(super) disputed: i64,
    pub(super) unsourced: i64,
    pub(super) suppressed: i64,
    pub(super) gone: i64,
}

impl Tally {
    /// Each count with its name in the ledger.
    #[must_use]
    pub fn named(&self) -> [(&'static str, i64); 9] {
        [
            ("articles", self.articles),
            ("revisions", self.revisions),
            ("claims", self.claims),
            ("attributed", self.attributed),
            ("verified", self.verified),
            ("disputed", self.disputed),
            ("unsourced", self.unsourced),
            ("suppressed", self.suppressed),
            ("gone", self.gone),
        ]
    }
}

impl Ledger {
    /// Runs `act` as one transaction. What it did is kept if it returns `Ok` and never happened otherwise.
    ///
    /// # Errors
    /// What `act` returns, or that the ledger cannot be written.
    pub fn write<T, E: From<Error>>(
        &mut self,
        stamp: &Stamp,
        durability: Durability,
        act: impl FnOnce(&mut Writer<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let path = self.path.clone();
        let Self { conn, names, turns, .. } = self;
        let lasting = |error: rusqlite::Error| E::from(Error::Sqlite(error).at(&path));
        let (mode, pages) = if durability == Durability::Full { ("FULL", SOON) } else { ("NORMAL", LATE) };
        conn.pragma_update(None, "synchronous", mode).map_err(lasting)?;
        conn.pragma_update(None, "wal_autocheckpoint", pages).map_err(lasting)?;
        turns.give_way();
        let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(lasting)?;
        turns.begin(Instant::now());
        let head = Head::read(&tx).map_err(lasting)?;
        let action = Action(head.seq + 1);
        let mut writer = Writer { tx, names, tally: Tally::default(), stamp, head, action };
        let done = act(&mut writer).and_then(|done| writer.finish().map_err(lasting).map(|()| done));
        turns.end(Instant::now());
        if done.is_err() {
            self.names.forget();
        }
        done
    }
}

impl Writer<'_> {
    /// The number of the action that this transaction is.
    #[must_use]
    pub fn action(&self) -> Action {
        self.action
    }

    /// Goes on with an action that an earlier transaction began: an import of many articles is one act.
    pub fn continue_action(&mut self, action: Action) {
        self.action = action;
    }

    /// Who acts, and when.
    #[must_use]
    pub fn stamp(&self) -> &Stamp {
        self.stamp
    }

    pub(super) fn conn(&self) -> &Connection {
        &self.tx
    }

    /// Changes how a claim stands. `undoes` names the action that is taken back by it.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn judge(
        &mut self,
        claim: ClaimId,
        was: Option<&Standing>,
        became: Option<&Standing>,
        undoes: Option<Action>,
    ) -> Result<(), Error> {
        let kind = match (undoes, became) {
            (Some(_), _) => EventKind::Undo,
            (None, Some(_)) => EventKind::Mark,
            (None, None) => EventKind::Reset,
        };
        let written = |standing: &Standing| serde_json::to_string(standing).expect("a standing is always JSON");
        let about = About { claim: Some(claim), undoes, ..About::default() };
        self.record(kind, about, was.map(written), became.map(written))
    }

    /// Adds one event to the log and changes the tables that follow from it.
    pub(super) fn record(
        &mut self,
        kind: EventKind,
        about: About,
        was: Option<String>,
        became: Option<String>,
    ) -> Result<(), Error> {
        let event = Event {
            seq: self.head.seq + 1,
            action: self.action,
            at: self.stamp.at.clone(),
            reviewer: self.stamp.by.clone(),
            kind,
            article: about.article,
            claim: about.claim,
            undoes: about.undoes,
            was,
            became,
        };
        self.head.append(&self.tx, &event)?;
        apply(&self.tx, &event, &mut self.tally)
    }

    /// Adds the changes of the counts and commits.
    fn finish(self) -> rusqlite::Result<()> {
        let mut add = self.tx.prepare_cached("UPDATE tally SET n = n + ?2 WHERE name = ?1")?;
        for (name, by) in self.tally.named() {
            if by != 0 {
                add.execute((name, by))?;
            }
        }
        drop(add);
        self.tx.commit()
    }
}

/// What an event is about.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct About {
    pub(super) article: Option<ArticleId>,
    pub(super) claim: Option<ClaimId>,
    pub(super) undoes: Option<Action>,
}
