//! What is shown of a claim: one row of the view `claim_card`, the same for every front-end.

use crate::checks::Level;
use crate::model::{
    ArticleId, Change, ClaimId, ClaimKey, Mode, Modifier, Scope, SourceKind, Standing, Status, Unit, Urgency, Verdict,
};
use rusqlite::Row;
use rusqlite::types::FromSql;

/// A claim with its sentence, its source, its article and how it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimCard {
    /// Its number in this ledger.
    pub id: ClaimId,
    /// Its name in every ledger.
    pub key: ClaimKey,
    /// Whether it is no longer in its article.
    pub gone: bool,
    /// The claim of an older revision whose figure was different.
    pub supersedes: Option<ClaimId>,
    /// The figure.
    pub figure: FigureCard,
    /// The thing counted or measured.
    pub of: Option<Words>,
    /// Whether it stands in the headline.
    pub headline: bool,
    /// Who says so.
    pub said: Option<SaidCard>,
    /// The word that weakens the assertion.
    pub hedge: Option<String>,
    /// The rule that read the figure.
    pub rule: String,
    /// The sentence it stands in.
    pub sentence: Words,
    /// How it stands, without the evidence; none while it is unverified.
    pub standing: Option<Standing>,
    /// How many pieces of evidence the verdict rests on.
    pub n_evidence: usize,
    /// Its article.
    pub article: ArticleRef,
    /// Its place in the queue.
    pub urgency: Urgency,
    /// When it happened, as far as the sentence says.
    pub happened: Option<Happened>,
    /// The loudest finding about it that nobody has put aside.
    pub alarm: Option<Level>,
}

/// Words of time and the days that they mean, told from the day of publication: `2025-03-18`.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Happened {
    /// The words.
    pub exact: String,
    /// The first day.
    pub from: String,
    /// The last day.
    pub until: String,
}

impl ClaimCard {
    /// Its place in the work.
    #[must_use]
    pub fn status(&self) -> Status {
        Status::of(self.standing.as_ref().map(|s| s.verdict))
    }
}

/// Words and their place in code points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The words.
    pub text: String,
    /// The first code point.
    pub begins: usize,
    /// The one after the last.
    pub ends: usize,
}

/// A figure as it stands and as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureCard {
    /// The words.
    pub exact: Words,
    /// What sort of amount: `one`, `range`, `pair`, `vague`.
    pub shape: String,
    /// The one number, exact.
    pub value: Option<String>,
    /// The two numbers of a range or pair.
    pub ends: Option<(String, String)>,
    /// The unit; none for a count.
    pub unit: Option<Unit>,
    /// How the text bounds the number.
    pub modifier: Modifier,
    /// The direction of an amount of change.
    pub change: Option<Change>,
}

/// Who says so, by which words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaidCard {
    /// The source's name; none for hearsay.
    pub source: Option<String>,
    /// What sort of source.
    pub kind: SourceKind,
    /// The words at the place of attribution where they differ.
    pub text: Option<String>,
    /// That place.
    pub at: Option<(usize, usize)>,
    /// The attributing words.
    pub cue: Option<String>,
    /// Who relays it.
    pub via: Vec<String>,
    /// Whether the source's own words are given.
    pub mode: Mode,
    /// How far the attribution stands from the figure.
    pub scope: Scope,
    /// The rule that found it.
    pub rule: String,
}

/// What a claim shows of its article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleRef {
    /// Its number.
    pub id: ArticleId,
    /// Its headline.
    pub headline: Option<String>,
    /// Its outlet.
    pub outlet: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// When it was published.
    pub published: Option<String>,
}

/// The columns of `claim_card` in the order of [`ClaimCard::read`].
pub(super) const COLUMNS: &str = "id, key, gone, supersedes, exact, begins, ends, shape, value, low, high, unit, \
     modifier, change, of, of_begins, of_ends, headline, source, source_kind, source_text, source_begins, source_ends, \
     cue, via, mode, scope, said_rule, hedge, rule, sentence, sentence_begins, sentence_ends, verdict, marked_by, \
     marked_at, note, should_be, expires, n_evidence, article, article_headline, outlet, url, published, queue, \
     happened, happened_from, happened_until, alarm";

impl ClaimCard {
    /// A card from a row that starts with [`COLUMNS`].
    pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let mut cells = Cells::of(row);
        let c = &mut cells;
        Ok(Self {
            id: ClaimId(c.next()?),
            key: c.named(ClaimKey::from_name)?,
            gone: c.next::<Option<i64>>()?.is_some(),
            supersedes: c.next::<Option<i64>>()?.map(ClaimId),
            figure: FigureCard {
                exact: c.words()?,
                shape: c.next()?,
                value: c.next()?,
                ends: c.next::<Option<String>>()?.zip(c.next()?),
                unit: c.next::<Option<String>>()?.map(Unit::named),
                modifier: c.named(Modifier::from_sign)?,
                change: c.next::<Option<String>>()?.map(|c| if c == "up" { Change::Up } else { Change::Down }),
            },
            of: c.optional_words()?,
            headline: c.next()?,
            said: SaidCard::read(c)?,
            hedge: c.next()?,
            rule: c.next()?,
            sentence: c.words()?,
            standing: standing(c)?,
            n_evidence: c.place()?,
            article: ArticleRef {
                id: ArticleId(c.next()?),
                headline: c.next()?,
                outlet: c.next()?,
                url: c.next()?,
                published: c.next()?,
            },
            urgency: Urgency::from_place(c.next()?),
            happened: match (c.next::<Option<String>>()?, c.next::<Option<String>>()?, c.next::<Option<String>>()?) {
                (Some(exact), Some(from), Some(until)) => Some(Happened { exact, from, until }),
                _ => None,
            },
            alarm: c.next::<Option<i64>>()?.map(|loud| match loud {
                3 => Level::Error,
                2 => Level::Warning,
                _ => Level::Info,
            }),
        })
    }
}

impl SaidCard {
    fn read(c: &mut Cells<'_, '_>) -> rusqlite::Result<Option<Self>> {
        let (source, kind): (_, Option<String>) = (c.next()?, c.next()?);
        let text = c.next()?;
        let at = c.next::<Option<i64>>()?.zip(c.next::<Option<i64>>()?).map(|(a, b)| (a as usize, b as usize));
        let (cue, via): (_, Option<String>) = (c.next()?, c.next()?);
        let (mode, scope, rule): (Option<String>, Option<String>, Option<String>) = (c.next()?, c.next()?, c.next()?);
        let (Some(kind), Some(mode), Some(scope), Some(rule)) = (kind, mode, scope, rule) else { return Ok(None) };
        let kind = SourceKind::ALL.into_iter().find(|k| k.as_str() == kind).ok_or(rusqlite::Error::InvalidQuery)?;
        Ok(Some(Self {
            source,
            kind,
            text,
            at,
            cue,
            via: via.and_then(|via| serde_json::from_str(&via).ok()).unwrap_or_default(),
            mode: if mode == "direct" { Mode::Direct } else { Mode::Indirect },
            scope: if scope == "same" { Scope::Same } else { Scope::Near },
            rule,
        }))
    }
}

fn standing(c: &mut Cells<'_, '_>) -> rusqlite::Result<Option<Standing>> {
    let verdict: Option<String> = c.next()?;
    let (by, at): (Option<String>, Option<String>) = (c.next()?, c.next()?);
    let (note, figure, expires) = (c.next()?, c.next()?, c.next()?);
    let verdict = verdict.as_deref().and_then(Verdict::from_name);
    Ok(verdict.map(|verdict| Standing {
        verdict,
        by: by.unwrap_or_default(),
        at: at.unwrap_or_default(),
        note,
        figure,
        evidence: Vec::new(),
        expires,
    }))
}

/// The cells of a row, read from left to right.
pub(super) struct Cells<'a, 'row> {
    row: &'a Row<'row>,
    at: usize,
}

impl<'a, 'row> Cells<'a, 'row> {
    pub(super) fn of(row: &'a Row<'row>) -> Self {
        Self { row, at: 0 }
    }

    pub(super) fn next<T: FromSql>(&mut self) -> rusqlite::Result<T> {
        self.at += 1;
        self.row.get(self.at - 1)
    }

    /// A word of a fixed list.
    pub(super) fn named<T>(&mut self, known: fn(&str) -> Option<T>) -> rusqlite::Result<T> {
        self.at += 1;
        known(self.row.get_ref(self.at - 1)?.as_str()?).ok_or(rusqlite::Error::InvalidQuery)
    }

    pub(super) fn place(&mut self) -> rusqlite::Result<usize> {
        self.next::<i64>().map(|n| n as usize)
    }

    pub(super) fn count(&mut self) -> rusqlite::Result<u64> {
        self.next::<i64>().map(|n| n as u64)
    }

    fn words(&mut self) -> rusqlite::Result<Words> {
        Ok(Words { text: self.next()?, begins: self.place()?, ends: self.place()? })
    }

    fn optional_words(&mut self) -> rusqlite::Result<Option<Words>> {
        let (text, begins, ends): (Option<String>, Option<i64>, Option<i64>) =
            (self.next()?, self.next()?, self.next()?);
        let place = begins.zip(ends);
        Ok(text.zip(place).map(|(text, (begins, ends))| Words { text, begins: begins as usize, ends: ends as usize }))
    }
}
