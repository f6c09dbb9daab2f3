//! Bringing many articles in: several threads read, one writes.
//!
//! Articles go into the ledger in the order in which they were named, whole articles and a few dozen at a time (texts of one
//! article among these in the order of their times); between two such batches whoever marks gets a turn. A bad input is put aside with its reason and the rest goes in.

use super::paths::Input;
use super::readers::in_order;
use crate::extract::{Options, extract};
use crate::ingest::{self, Given, Refusal};
use crate::ledger::{self, Durability, Ledger, Outcome, Reading};
use crate::model::{Action, Article, ArticleId, ClaimId, Notice, Stamp};
use crate::moment;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read as _};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What came of an import.
#[derive(Debug, Default)]
pub struct Summary {
    /// Articles that are new.
    pub new: Vec<ArticleId>,
    /// Articles that were there already.
    pub known: Vec<ArticleId>,
    /// Articles whose text was changed, in the order of the ledger's numbers.
    pub revised: Vec<Revised>,
    /// Articles of which an older text came in, which did not take the place of the newer one.
    pub late: Vec<ArticleId>,
    /// Claims of the new articles, and those that revisions added or changed: all unverified.
    pub claims: Vec<ClaimId>,
    /// How many of the claims that were read have a source.
    pub attributed: usize,
    /// How many numerals were set aside, for each reason.
    pub set_aside: BTreeMap<&'static str, usize>,
    /// What should be known about how an input was read.
    pub notices: Vec<(String, Notice)>,
    /// Inputs that could not be read, with the reason.
    pub failures: Vec<(String, Failure)>,
    /// Why the import stopped before its end; what is counted here went in before.
    pub stopped: Option<ledger::Error>,
}

/// What a changed text did to its article's claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revised {
    /// The article.
    pub article: ArticleId,
    /// How many claims stand there as before.
    pub carried: usize,
    /// Changed figures: the old claim and the new one.
    pub changed: Vec<(ClaimId, ClaimId)>,
    /// How many claims are new.
    pub added: usize,
    /// How many claims are gone.
    pub dropped: usize,
}

/// Why an input could not be read.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The system could not read it.
    #[error("{0}")]
    File(#[from] io::Error),
    /// It holds no article.
    #[error("{0}")]
    Refused(#[from] Refusal),
    /// It could not be fetched; the reason in words.
    #[error("{0}")]
    NotFetched(String),
    /// The reading of it broke off; the others are read all the same.
    #[error("reading it broke off: that is a fault of Tickmark's, please report it with the text")]
    BrokeOff,
}

/// What was read from one input.
pub type ReadResult = Result<Vec<(Reading, Vec<Notice>)>, Failure>;

/// Articles and bytes of text in one transaction: long enough to be fast, short enough that nobody waits for long.
const BATCH: (usize, usize) = (128, 2 << 20);

/// Reads the articles of one input, as `given` says where the text does not.
///
/// # Errors
/// When it cannot be read, or holds no article.
pub fn articles(input: &Input, given: &Given) -> Result<Vec<Article>, Failure> {
    let given = Given { name: Some(input.name()), ..given.clone() };
    Ok(match input {
        Input::Bytes(_, bytes) => ingest::read(bytes, &given)?,
        Input::Page { url, media_type, bytes } => {
            let given = Given { media_type: media_type.clone(), ..given };
            let mut found = ingest::read(bytes, &given)?;
            // A page that names no address of its own has the one where it was found; the entries of a feed do not.
            if let [article] = &mut found[..] {
                article.url.get_or_insert_with(|| url.clone());
            }
            found
        }
        Input::File(path) => {
            let file = File::open(path)?;
            let size = file.metadata()?.len();
            let limit = given.limits.bytes;
            // With a byte to spare, in which the end is noticed.
            let mut bytes = Vec::with_capacity(size.min(limit) as usize + 1);
            file.take(limit + 1).read_to_end(&mut bytes)?;
            if bytes.len() as u64 > limit {
                return Err(Refusal::TooLarge { bytes: size.max(limit + 1), limit }.into());
            }
            ingest::read(&bytes, &given)?
        }
    })
}

/// Reads one input as articles with their figures.
///
/// # Errors
/// When it cannot be read, or holds no article.
pub fn read(input: &Input, given: &Given, options: Options) -> ReadResult {
    let name = input.name();
    let extractor = options.extractor();
    let readings = articles(input, given)?.into_iter().map(|mut article| {
        let notices = std::mem::take(&mut article.notices);
        let extraction = extract(&article, options);
        (Reading::new(article, &extraction, Some(name.clone()), &extractor), notices)
    });
    Ok(readings.collect())
}

/// Brings all inputs in as one action. `read` is done in so many `threads`, the writing in this one; `step` is told after
/// each input how many are done.
pub fn run(
    ledger: &mut Ledger,
    stamp: &Stamp,
    inputs: &[Input],
    threads: usize,
    read: impl Fn(&Input) -> ReadResult + Sync,
    mut step: impl FnMut(usize),
) -> Summary {
    let mut intake = Intake { ledger, stamp, batch: Vec::new(), bytes: 0, action: None, summary: Summary::default() };
    // A reader that breaks off takes its input with it and nothing else.
    let read = |input: &Input| catch_unwind(AssertUnwindSafe(|| read(input))).unwrap_or(Err(Failure::BrokeOff));
    // A reading is its text several times over: sentences, claims, what is found by.
    let size = |found: &ReadResult| {
        found.as_ref().map_or(0, |readings| readings.iter().map(|(reading, _)| 8 * reading.bytes()).sum())
    };
    in_order(inputs, threads, read, size, |n, found| {
        if let Err(stopped) = intake.add(&inputs[n], found) {
            intake.summary.stopped = Some(stopped);
            return ControlFlow::Break(());
        }
        step(n + 1);
        ControlFlow::Continue(())
    });
    if intake.summary.stopped.is_none() {
        intake.summary.stopped = intake.flush().err();
    }
    intake.summary
}

/// Readings on their way into the ledger.
struct Intake<'a> {
    ledger: &'a mut Ledger,
    stamp: &'a Stamp,
    batch: Vec<Reading>,
    bytes: usize,
    action: Option<Action>,
    summary: Summary,
}

impl Intake<'_> {
    fn add(&mut self, input: &Input, found: ReadResult) -> Result<(), ledger::Error> {
        let readings = match found {
            Ok(readings) => readings,
            Err(failure) => {
                self.summary.failures.push((input.name(), failure));
                return Ok(());
            }
        };
        for (reading, notices) in readings {
            self.summary.notices.extend(notices.into_iter().map(|notice| (input.name(), notice)));
            self.bytes += reading.bytes();
            self.batch.push(reading);
            if self.batch.len() >= BATCH.0 || self.bytes >= BATCH.1 {
                self.flush()?;
            }
        }
        Ok(())
    }

    fn flush(&mut self) -> Result<(), ledger::Error> {
        let mut batch = std::mem::take(&mut self.batch);
        in_order_of_time(&mut batch);
        self.bytes = 0;
        if batch.is_empty() {
            return Ok(());
        }
        let action = self.action;
        let (action, outcomes) = self.ledger.write(self.stamp, Durability::Relaxed, |writer| {
            if let Some(action) = action {
                writer.continue_action(action);
            }
            let outcomes: Vec<_> = batch.iter().map(|reading| writer.take_in(reading)).collect::<Result<_, _>>()?;
            Ok::<_, ledger::Error>((writer.action(), outcomes))
        })?;
        let happened = |outcome: &Outcome| !matches!(outcome, Outcome::Known(_));
        if outcomes.iter().any(happened) {
            self.action = Some(action);
        }
        for (reading, outcome) in batch.iter().zip(outcomes) {
            self.summary.count(reading, outcome);
        }
        Ok(())
    }
}

/// Puts texts of the same article into the order of the times that they state, each in the place of another of them; the
/// order of the articles stays. Where one of them states no time, they stay as they came.
fn in_order_of_time(batch: &mut [Reading]) {
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, reading) in batch.iter().enumerate() {
        places.entry(reading.url().unwrap_or_default()).or_default().push(at);
    }
    places.remove("");
    let several: Vec<Vec<usize>> = places.into_values().filter(|places| places.len() > 1).collect();
    for places in several {
        let times: Option<Vec<i64>> = places.iter().map(|at| Some(moment::seconds(batch[*at].stated()?)?.0)).collect();
        let Some(times) = times else { continue };
        let mut order: Vec<(i64, usize)> = times.into_iter().zip(places.iter().copied()).collect();
        if order.is_sorted() {
            continue;
        }
        order.sort_unstable();
        let sorted: Vec<Reading> = order.iter().map(|(_, at)| batch[*at].clone()).collect();
        for (at, reading) in places.into_iter().zip(sorted) {
            batch[at] = reading;
        }
    }
}

impl Summary {
    fn count(&mut self, reading: &Reading, outcome: Outcome) {
        match outcome {
            Outcome::Known(article) => {
                self.known.push(article);
                return;
            }
            Outcome::New { article, claims } => {
                self.new.push(article);
                self.claims.extend(claims);
            }
            Outcome::Late(article) => {
                self.late.push(article);
                return;
            }
            Outcome::Revised { article, carried, changed, added, dropped } => {
                self.claims.extend(changed.iter().map(|(_, new)| *new).chain(added.iter().copied()));
                let (carried, added, dropped) = (carried.len(), added.len(), dropped.len());
                self.revised.push(Revised { article, carried, changed, added, dropped });
            }
        }
        self.attributed += reading.n_attributed();
        for why in reading.set_aside() {
            *self.set_aside.entry(why).or_default() += 1;
        }
    }
}
