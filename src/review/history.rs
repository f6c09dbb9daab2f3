//! The log in sentences, one per action, the newest last.
//!
//! `r.k. marked claim 12 (79 drones, the Ukrainian Air Force) verified on https://example.org/post; was unverified`

use crate::ledger::apply::Dropped;
use crate::ledger::intake::Receipt;
use crate::ledger::sources::Joints;
use crate::ledger::{self, EventCard, EventFilter, Ledger};
use crate::model::{
    Accord, Assigned, Dismissals, Event, EventKind, Evidence, External, Gathered, Kept, Modifier, Place, Readings,
    Remark, Standing,
};
use crate::moment;
use crate::visible::line;
use serde::Deserialize;
use std::ops::ControlFlow;

/// One action, told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The action's number, by which it can be undone.
    pub action: i64,
    /// When.
    pub at: String,
    /// Who.
    pub by: String,
    /// What, as a sentence without its subject.
    pub deed: String,
}

/// The last `limit` actions that pass the filter, the newest last.
///
/// # Errors
/// When the ledger cannot be read.
pub fn read(ledger: &Ledger, filter: &EventFilter, limit: usize) -> Result<Vec<Entry>, ledger::Error> {
    let mut crowds: Vec<Crowd> = Vec::new();
    ledger.events(filter, |card| {
        if let Some(crowd) = crowds.last_mut().filter(|crowd| crowd.hides(&card)) {
            crowd.settles |= card.event.kind == EventKind::Settle;
        } else if let Some(crowd) = crowds.last_mut().filter(|crowd| crowd.takes(&card)) {
            crowd.add(card);
        } else if let Some(crowd) = crowds.last_mut().filter(|crowd| Crowd::of(card.clone()).hides(&crowd.first)) {
            // An undoing is written from the end: what the verdict hides came first here.
            *crowd = Crowd { settles: crowd.first.event.kind == EventKind::Settle, ..Crowd::of(card) };
        } else if crowds.len() == limit {
            return ControlFlow::Break(());
        } else {
            crowds.push(Crowd::of(card));
        }
        ControlFlow::Continue(())
    })?;
    Ok(crowds.iter().rev().map(Crowd::entry).collect())
}

/// Events of one action that are told in one sentence; the one that came last stands first.
struct Crowd {
    first: EventCard,
    /// The claims, up to as many as a sentence can name.
    claims: Vec<i64>,
    n: usize,
    n_claims: usize,
    /// Whether the verdicts decide between readers.
    settles: bool,
}

/// Claims that a sentence names.
const NAMED: usize = 6;

impl Crowd {
    fn of(card: EventCard) -> Self {
        let claims = card.event.claim.iter().map(|claim| claim.0).collect();
        Self { n: 1, n_claims: imported(&card), claims, first: card, settles: false }
    }

    /// Whether the sentence on this crowd says all that there is to say about the other event: a verdict uses up what was
    /// gathered for it, and one that decides between readers says so itself.
    fn hides(&self, card: &EventCard) -> bool {
        let beside = matches!(card.event.kind, EventKind::Gather | EventKind::Settle);
        beside && self.first.event.kind.judges() && card.event.action == self.first.event.action
    }

    fn takes(&self, card: &EventCard) -> bool {
        let kind = card.event.kind;
        let told_together = kind == EventKind::Import || kind.judges() || kind.matter().is_some();
        told_together && card.event.action == self.first.event.action && card.event.kind == self.first.event.kind
    }

    fn add(&mut self, card: EventCard) {
        self.n += 1;
        self.n_claims += imported(&card);
        if let Some(claim) = card.event.claim.filter(|_| self.claims.len() < NAMED) {
            self.claims.push(claim.0);
        }
        self.first = card;
    }

    fn entry(&self) -> Entry {
        let event = &self.first.event;
        Entry {
            action: event.action.0,
            at: event.at.clone(),
            by: line(&event.reviewer).into_owned(),
            deed: match (self.n, self.settles) {
                (1, false) => deed(&self.first),
                // Who takes a decision back decides nothing.
                (1, true) if event.kind == EventKind::Undo => deed(&self.first),
                (1, true) => format!("decided between the readers: {}", deed(&self.first)),
                _ => self.deeds(),
            },
        }
    }

    /// Several events in one sentence.
    fn deeds(&self) -> String {
        let event = &self.first.event;
        let mut ids: Vec<_> = self.claims.iter().rev().map(ToString::to_string).collect();
        if self.n > ids.len() {
            ids.push(format!("{} more", self.n - ids.len()));
        }
        let claims = format!("claims {}", listed(&ids));
        match event.kind {
            EventKind::Import => format!("imported {} articles with {}", self.n, n_claims(self.n_claims)),
            EventKind::Mark => format!("marked {claims} {}", verdict_on(standing(event.became.as_deref()).as_ref())),
            EventKind::Reset => format!("made {claims} unverified again"),
            kind if kind.matter().is_some() => matter(event, &claims),
            _ => format!("undid action {}, on {claims}", event.undoes.map_or(0, |action| action.0)),
        }
    }
}

/// One event as a sentence without its subject.
#[must_use]
pub fn deed(card: &EventCard) -> String {
    let event = &card.event;
    let (was, became) = (standing(event.was.as_deref()), standing(event.became.as_deref()));
    let claim = claim(card);
    match event.kind {
        EventKind::Import => format!("imported {} with {}", article(card), n_claims(imported(card))),
        EventKind::Revise => match json::<Receipt>(event.became.as_deref()).and_then(|receipt| receipt.older) {
            Some(_) => format!("imported an older text of {} which changes no claim", article(card)),
            None => format!("imported a new text of {}", article(card)),
        },
        EventKind::Change => changed(card).unwrap_or_else(|| format!("brought {claim}")),
        EventKind::Drop => match json::<Dropped>(event.became.as_deref()).and_then(|d| d.superseded_by) {
            Some(new) => format!("brought a text in which {claim} gives way to claim {new}"),
            None => format!("brought a text in which {claim} is no longer"),
        },
        EventKind::Mark => {
            format!("marked {claim} {}; was {}", verdict_on(became.as_ref()), whose(was.as_ref(), &event.reviewer))
        }
        EventKind::Reset => {
            format!("made {claim} unverified again; was {}", whose(was.as_ref(), &event.reviewer))
        }
        EventKind::Join => joined(card),
        EventKind::Dismiss => dismissed(card),
        EventKind::Heard => heard(event.became.as_deref(), &if event.claim.is_some() { claim } else { article(card) }),
        EventKind::Flag
        | EventKind::Skip
        | EventKind::Assign
        | EventKind::Gather
        | EventKind::Read
        | EventKind::Keep
        | EventKind::Settle => matter(event, &claim),
        EventKind::Undo => format!(
            "undid action {}: {claim} is {} again",
            event.undoes.map_or(0, |action| action.0),
            whose(became.as_ref(), &event.reviewer)
        ),
    }
}

/// What somebody else published about it, in their words.
fn heard(became: Option<&str>, about: &str) -> String {
    let external = json::<External>(became).unwrap_or_default();
    let who = external.publisher.as_deref().map_or("somebody".into(), line);
    let rating = external.rating.or(external.value);
    let rating = rating.map_or(String::new(), |rating| format!(": “{}”", line(&rating)));
    format!("brought in what {who} found about {about}{rating}")
}

/// What was done to claims beside their verdicts.
fn matter(event: &Event, claims: &str) -> String {
    let became = event.became.as_deref();
    let undid = event.undoes.map_or(String::new(), |action| format!("undid action {action}: "));
    let because = |remark: &Remark| remark.why.as_ref().map_or(String::new(), |why| format!(": {}", line(why)));
    let told = match event.kind {
        EventKind::Flag => match json::<Remark>(became) {
            Some(remark) => format!("flagged {claims}{}", because(&remark)),
            None => format!("took the flag off {claims}"),
        },
        EventKind::Skip => match json::<Remark>(became) {
            Some(remark) => format!("postponed {claims}{}", because(&remark)),
            None => format!("put {claims} back into the queue"),
        },
        EventKind::Assign => match json::<Assigned>(became) {
            Some(assigned) => format!("gave {claims} to {}", line(&assigned.to)),
            None => format!("took {claims} off the list of {}", owner(event)),
        },
        EventKind::Read => match json::<Readings>(became).as_ref().and_then(|r| Some((r, r.list.last()?))) {
            Some((readings, last)) => {
                let agree = if readings.state == Accord::Agreed { "the readers agree" } else { "the readers differ" };
                let blind = if last.blind { ", blind" } else { "" };
                format!("read {claims} in round {}{blind}; {agree}", last.round)
            }
            None => format!("took a further reading of {claims} back"),
        },
        EventKind::Keep => match json::<Kept>(became) {
            Some(kept) => {
                let cells: Vec<_> =
                    kept.iter().map(|(name, cell)| format!("{} “{}”", line(name), line(cell))).collect();
                format!("kept for {claims} from a sheet: {}", listed(&cells))
            }
            None => format!("no longer keeps cells of a sheet for {claims}"),
        },
        EventKind::Settle => match json::<Readings>(became).map(|readings| readings.state) {
            Some(Accord::Settled) => format!("decided between the readers of {claims}"),
            _ => format!("opened the question between the readers of {claims} again"),
        },
        _ => match json::<Gathered>(became) {
            Some(Gathered { evidence: pieces, note, figure }) => {
                let mut parts: Vec<String> = pieces.iter().map(evidence).collect();
                parts.extend(note.iter().map(|note| format!("a note, “{}”", line(note))));
                parts.extend(figure.iter().map(|figure| format!("{} as the right figure", line(figure))));
                format!("has for {claims}: {}", listed(&parts))
            }
            None => format!("put away what was gathered for {claims}"),
        },
    };
    undid + &told
}

fn owner(event: &Event) -> String {
    json::<Assigned>(event.was.as_deref()).map_or("nobody".into(), |assigned| line(&assigned.to).into_owned())
}

/// Which findings were put aside, or taken up again.
fn dismissed(card: &EventCard) -> String {
    let event = &card.event;
    let became = json::<Dismissals>(event.became.as_deref()).unwrap_or_default();
    let undid = event.undoes.map_or(String::new(), |action| format!("undid action {action}: "));
    let told: Vec<_> = became
        .iter()
        .map(|(key, dismissal)| match (dismissal, event.undoes) {
            (Some(dismissal), None) => format!("put aside finding {}: {}", line(key), line(&dismissal.because)),
            (Some(dismissal), _) => format!("put finding {} aside as before: {}", line(key), line(&dismissal.because)),
            (None, _) => format!("took up finding {} again", line(key)),
        })
        .collect();
    format!("{undid}{}", listed(&told))
}

/// Which names were joined, or parted again.
fn joined(card: &EventCard) -> String {
    let event = &card.event;
    let name = |id: i64| match card.sources.get(&id) {
        Some(name) => format!("“{}” ({id})", line(name)),
        None => format!("source {id}"),
    };
    let read = |text: Option<&str>| json::<Joints>(text).unwrap_or_default();
    let (was, became) = (read(event.was.as_deref()), read(event.became.as_deref()));
    let undid = event.undoes.map_or(String::new(), |action| format!("undid action {action}: "));
    let told: Vec<_> = became
        .iter()
        .map(|(id, to)| match (to, was.get(id).copied().flatten()) {
            (Some(to), _) => format!("{} is the same as {}", name(*id), name(*to)),
            (None, Some(was)) => format!("{} is no longer the same as {}", name(*id), name(was)),
            (None, None) => format!("{} stands by itself", name(*id)),
        })
        .collect();
    format!("{undid}said that {}", listed(&told))
}

/// `79 drones`, `≥ 42 people`, `30-day ceasefire`, `$4.2 billion · profit`.
#[must_use]
pub fn figure(exact: &str, unit: Option<&str>, modifier: Modifier, of: Option<&str>) -> String {
    let sign = modifier.glyph();
    let space = if sign.is_empty() { "" } else { " " };
    let mut told = format!("{sign}{space}{}", line(exact));
    if let Some(of) = of {
        // "5% profit" would say something else than "profit rose 5%".
        told.push_str(if unit.is_none() || exact.contains('-') { " " } else { " · " });
        told.push_str(&line(of));
    }
    told
}

/// `verified on https://example.org (archived 2025-03-19 14:02) and list.pdf, “79 downed”: a note`
#[must_use]
pub fn verdict_on(standing: Option<&Standing>) -> String {
    let Some(standing) = standing else { return "unverified".to_string() };
    let mut told = standing.verdict.to_string();
    if let Some(figure) = &standing.figure {
        told.push_str(&format!(", should be {}", line(figure)));
    }
    if !standing.evidence.is_empty() {
        told.push_str(" on ");
        told.push_str(&listed(&standing.evidence.iter().map(evidence).collect::<Vec<_>>()));
    }
    if let Some(note) = &standing.note {
        told.push_str(": ");
        told.push_str(&line(note));
    }
    if let Some(day) = &standing.expires {
        told.push_str(&format!(" (until {})", line(day)));
    }
    told
}

/// One piece of evidence in words.
#[must_use]
pub fn evidence(evidence: &Evidence) -> String {
    let mut told = match &evidence.place {
        Place::Url { url, archived_at: Some(at), .. } => {
            format!("{} (archived {})", line(url), line(&moment::short(at)))
        }
        Place::Url { url, .. } => line(url).into_owned(),
        Place::File { path, .. } => line(path).into_owned(),
    };
    if let Some(locator) = &evidence.locator {
        told.push_str(&format!(", {}", line(locator)));
    }
    if let Some(quote) = &evidence.quote {
        told.push_str(&format!(", “{}”", line(quote)));
    }
    if let Some(figure) = &evidence.figure {
        told.push_str(&format!(", gives {}", line(figure)));
    }
    told
}

fn claim(card: &EventCard) -> String {
    let id = card.event.claim.map_or(0, |claim| claim.0);
    let mut told =
        figure(card.exact.as_deref().unwrap_or("?"), card.unit.as_deref(), card.modifier, card.of.as_deref());
    if let Some(source) = &card.source {
        told.push_str(", ");
        told.push_str(&line(source));
    }
    format!("claim {id} ({told})")
}

fn n_claims(n: usize) -> String {
    if n == 1 { "1 claim".to_string() } else { format!("{n} claims") }
}

fn article(card: &EventCard) -> String {
    let id = card.article.map_or(0, |article| article.0);
    match &card.headline {
        Some(headline) => format!("article {id}, “{}”,", line(headline)),
        None => format!("article {id}"),
    }
}

fn whose(standing: Option<&Standing>, reviewer: &str) -> String {
    match standing {
        None => "unverified".to_string(),
        Some(s) if s.by == reviewer => s.verdict.to_string(),
        Some(s) => format!("{} by {}", s.verdict, line(&s.by)),
    }
}

/// `a`, `a and b`, `a, b and c`.
fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// `brought a text in which claim 12 (15 people) takes the place of claim 3: was verified at 13, now says 15`
fn changed(card: &EventCard) -> Option<String> {
    let was: Changed = json(card.event.was.as_deref())?;
    let now: Brought = json(card.event.became.as_deref())?;
    let verdict = was.verdict.as_deref().unwrap_or("unverified");
    let words = |words: &Option<String>| words.as_deref().map_or("nobody".into(), |w| format!("“{}”", line(w)));
    let is = |wanted: &str| now.differs.iter().any(|differs| differs.starts_with(wanted));
    let mut says = vec![];
    if now.differs.is_empty() || is("value") || is("unit") || is("precision") {
        says.push(format!("now says {}", line(&now.exact)));
    }
    if is("counted") {
        says.push(format!("counted {}, now counts {}", words(&was.of), words(&now.of)));
    }
    if is("attribution") {
        says.push(format!("came from {}, now comes from {}", words(&was.source), words(&now.source)));
    }
    Some(format!(
        "brought {}, which takes the place of claim {}: was {verdict} at {}, {}",
        claim(card),
        was.claim,
        line(&was.exact),
        listed(&says)
    ))
}

#[derive(Deserialize)]
struct Changed {
    claim: i64,
    exact: String,
    of: Option<String>,
    source: Option<String>,
    verdict: Option<String>,
}

#[derive(Deserialize)]
struct Brought {
    exact: String,
    of: Option<String>,
    source: Option<String>,
    #[serde(default)]
    differs: Vec<String>,
}

#[derive(Deserialize)]
struct Imported {
    claims: usize,
}

fn imported(card: &EventCard) -> usize {
    json::<Imported>(card.event.became.as_deref()).map_or(0, |receipt| receipt.claims)
}

fn standing(json: Option<&str>) -> Option<Standing> {
    self::json(json)
}

fn json<T: serde::de::DeserializeOwned>(text: Option<&str>) -> Option<T> {
    text.and_then(|text| serde_json::from_str(text).ok())
}
