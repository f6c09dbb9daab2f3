//! What a key asked of the ledger: done, saved, and shown.

use super::state::{Mode, Prompt, Reach, State, Step, Task, Wish};
use super::typed::{piece, readable, typed};
use super::view::View;
use crate::error::Error;
use crate::ledger::{Filter, Ledger, Sort};
use crate::model::{Action, ClaimId, EventKind, Evidence, Stamp, Status, Verdict};
use crate::review::dismiss::dismiss;
use crate::review::mark::Change;
use crate::review::{self, Grounds, Mark, Undone, Which, evidence, mark, mark_as_seen, rounds, undo, work};
use tui_input::Input;

/// What was done in this sitting, so that only that is taken back.
#[derive(Debug, Default)]
pub struct Sitting {
    /// Actions with the claim that was shown, the newest last; and whether a verdict was given.
    done: Vec<(Action, ClaimId, bool)>,
    /// The selection that was asked for.
    filter: Filter,
}

/// Claims read from the ledger at a time.
const PAGE: usize = 200;

impl Sitting {
    /// A sitting that begins with a selection.
    #[must_use]
    pub fn new(filter: Filter) -> Self {
        Self { done: Vec::new(), filter }
    }

    /// Reads the list anew and shows its first claim.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn begin(&self, state: &mut State, ledger: &Ledger) -> Result<(), Error> {
        state.open = ledger.stats(0)?.unverified;
        self.fill(state, ledger, None)?;
        state.found = !state.list.is_empty();
        state.at = 0;
        show(state, ledger)
    }

    /// Does what was wished. What cannot be done is said on the screen; only a ledger that cannot be read at all ends it.
    ///
    /// # Errors
    /// When the claim cannot be shown.
    pub fn act(&mut self, state: &mut State, ledger: &mut Ledger, stamp: &Stamp, wish: Wish) -> Result<(), Error> {
        if let Err(error) = readable(&wish, state.home.as_deref()) {
            let mut told = error.one_line();
            // The line comes back as it was typed, to be mended.
            state.mode = match wish {
                Wish::Mark(verdict, reach, words) => {
                    Mode::Prompt(Prompt::Grounds(verdict, reach), Input::new(words), 0)
                }
                Wish::Evidence(words, stance) => {
                    told.push_str("; words are a note: Esc, then n");
                    Mode::Prompt(Prompt::Evidence(stance), Input::new(words), 0)
                }
                _ => Mode::Claim,
            };
            state.complain(told);
            return Ok(());
        }
        if let Wish::Mark(_, _, words) | Wish::Evidence(words, _) = &wish {
            state.remember(words);
        }
        let done = match wish {
            Wish::Go(step) => self.go(state, ledger, step),
            Wish::Filter(words, filter) => self.select(state, ledger, words, *filter),
            Wish::Undo => self.take_back(state, ledger, stamp),
            Wish::Quit | Wish::Suspend => Ok(()),
            wish => match state.claim() {
                Some(claim) => self.write(state, ledger, stamp, claim, wish),
                None => Ok(()),
            },
        };
        if let Err(error) = done {
            state.complain(error.one_line());
            show(state, ledger)?;
        }
        Ok(())
    }

    /// Another process has written: what is shown is read again.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn refresh(&self, state: &mut State, ledger: &Ledger) -> Result<(), Error> {
        state.open = ledger.stats(0)?.unverified;
        let Some(view) = &state.view else {
            // There was nothing to do; perhaps there is now.
            self.fill(state, ledger, None)?;
            return show(state, ledger);
        };
        let before = view.card().standing.clone();
        show(state, ledger)?;
        let now = state.view.as_ref().and_then(|view| view.card().standing.clone());
        if let (false, Some(now)) = (before == now || state.task.is_blind(), now) {
            let by = crate::visible::line(&now.by).into_owned();
            state.complain(format!("{by} marked this claim {} just now", now.verdict));
        }
        Ok(())
    }

    fn write(
        &mut self,
        state: &mut State,
        ledger: &mut Ledger,
        stamp: &Stamp,
        claim: ClaimId,
        wish: Wish,
    ) -> Result<(), Error> {
        match wish {
            Wish::Mark(verdict, reach, words) => self.mark(state, ledger, stamp, claim, verdict, reach, &words),
            Wish::Skip if !matches!(state.task, Task::Queue { .. }) => self.go(state, ledger, Step::Next),
            Wish::Skip => {
                let done = work::skip(ledger, stamp, &[claim], None, false)?;
                self.did(done.action, claim, false);
                state.say(format!("{}: later", name(state)));
                self.advance(state, ledger)
            }
            Wish::Flag(why) => {
                let done = work::flag(ledger, stamp, &[claim], why.as_deref(), why.is_none())?;
                self.did(done.action, claim, false);
                state.say(format!("claim {claim}: {}", if why.is_some() { "flagged" } else { "no longer flagged" }));
                show(state, ledger)
            }
            Wish::Evidence(words, stance) => {
                let piece = piece(&words, stance, state.home.as_deref())?;
                // In a round the verdict that stands is another reader's: what this one found is kept beside it.
                let done = match state.task {
                    Task::Queue { .. } => evidence::add(ledger, stamp, claim, &piece)?,
                    _ => evidence::keep(ledger, stamp, claim, &piece)?,
                };
                self.did(done.action, claim, false);
                state.say(if done.action.is_some() { saved(state) } else { "that is there already" });
                show(state, ledger)
            }
            Wish::Aside(why) => {
                let keys: Vec<_> = state.view.iter().flat_map(|view| &view.findings).map(|f| f.key.clone()).collect();
                let done = dismiss(ledger, stamp, &keys, &why)?;
                self.did(done.action, claim, false);
                state.say(match done.keys.len() {
                    1 => "put aside; it stays away until its figures change · z takes it back".to_string(),
                    n => format!("{n} findings put aside; they stay away until their figures change · z takes it back"),
                });
                show(state, ledger)
            }
            Wish::Note(words) => self.note(state, ledger, stamp, claim, Some(&words), None),
            Wish::Figure(words) => self.note(state, ledger, stamp, claim, None, Some(&words)),
            _ => Ok(()),
        }
    }

    #[allow(clippy::too_many_arguments, reason = "what a verdict is made of")]
    fn mark(
        &mut self,
        state: &mut State,
        ledger: &mut Ledger,
        stamp: &Stamp,
        claim: ClaimId,
        verdict: Verdict,
        reach: Reach,
        words: &str,
    ) -> Result<(), Error> {
        let mut grounds = typed(words, state.home.as_deref())?;
        if let (Reach::Same, Some(view)) = (reach, &state.view) {
            on_the_same(&mut grounds, view, verdict);
        }
        let verdict = Mark::with_gathered(verdict, grounds);
        let told = verdict.verdict();
        let name = name(state);
        let action = match (&state.task, reach) {
            (Task::Round { round, blind }, _) => {
                // Who thinks again in the same sitting takes the first reading back by it: nobody reads twice.
                if let Some(at) = self.done.iter().rposition(|(_, of, verdict)| *verdict && *of == claim) {
                    undo(ledger, stamp, Which::Action(self.done[at].0))?;
                    self.done.remove(at);
                    state.given = state.given.saturating_sub(1);
                }
                let read = rounds::read(ledger, stamp, claim, *round, *blind, &verdict)?;
                // In a blind round nothing is said of the others, not even whether they agree.
                let agreed = if *blind {
                    ""
                } else if read.agreed {
                    "; the readers agree"
                } else {
                    "; the readers differ"
                };
                state.say(format!("{name}: {told}{agreed} · z takes it back"));
                Some(read.action)
            }
            (Task::Adjudicate, _) => {
                let marked = rounds::adjudicate(ledger, stamp, claim, &verdict)?;
                state.say(format!("{name}: {told}, as you decided · z takes it back"));
                marked.action
            }
            (Task::Queue { .. }, Reach::This) => {
                let seen = state.view.as_ref().and_then(|view| view.card().standing.clone());
                let marked = mark_as_seen(ledger, stamp, claim, seen.as_ref(), &verdict).map_err(on_screen)?;
                state.say(format!("{name}: {told} · z takes it back"));
                marked.action
            }
            (Task::Queue { .. }, Reach::Same) => {
                let others = state.view.iter().flat_map(View::same_open).map(|card| card.id);
                let claims: Vec<ClaimId> = [claim].into_iter().chain(others).collect();
                let marked = mark(ledger, stamp, &claims, &verdict)?;
                let n = marked.changed.len();
                let claims = if n == 1 { "claim" } else { "claims" };
                state.say(format!("{n} {claims}: {told} · z takes all of it back"));
                marked.action
            }
        };
        self.did(action, claim, true);
        state.given += usize::from(action.is_some());
        self.advance(state, ledger)
    }

    /// A note or the right figure: beside the verdict where there is one, else for the one to come.
    fn note(
        &mut self,
        state: &mut State,
        ledger: &mut Ledger,
        stamp: &Stamp,
        claim: ClaimId,
        note: Option<&str>,
        figure: Option<&str>,
    ) -> Result<(), Error> {
        let standing = state.view.as_ref().and_then(|view| view.card().standing.clone());
        let action = match standing.filter(|_| matches!(state.task, Task::Queue { .. })) {
            Some(standing) => {
                let mark = Mark::with_gathered(standing.verdict, Grounds::typed(&[], None, figure, note)?);
                mark_as_seen(ledger, stamp, claim, Some(&standing), &mark).map_err(on_screen)?.action
            }
            None => evidence::note(ledger, stamp, claim, note, figure)?.action,
        };
        self.did(action, claim, false);
        state.say(if action.is_some() { saved(state) } else { "nothing new" });
        show(state, ledger)
    }

    fn did(&mut self, action: Option<Action>, claim: ClaimId, verdict: bool) {
        self.done.extend(action.map(|action| (action, claim, verdict)));
    }

    fn take_back(&mut self, state: &mut State, ledger: &mut Ledger, stamp: &Stamp) -> Result<(), Error> {
        let Some((action, claim, verdict)) = self.done.last().copied() else {
            state.complain("nothing was done in this sitting; `tickmark undo` takes back what was done before");
            return Ok(());
        };
        let undone = undo(ledger, stamp, Which::Action(action));
        if !matches!(undone, Err(review::Error::MarkedSince { .. })) {
            self.done.pop();
        }
        let undone = undone?;
        state.given = state.given.saturating_sub(usize::from(verdict));
        state.open = ledger.stats(0)?.unverified;
        match state.list.iter().position(|known| *known == claim) {
            Some(at) => state.at = at,
            None => state.list.insert(state.at, claim),
        }
        show(state, ledger)?;
        state.say(format!("taken back: {} of claim {claim} ({})", what(&undone), name(state)));
        Ok(())
    }

    fn select(&mut self, state: &mut State, ledger: &Ledger, words: String, filter: Filter) -> Result<(), Error> {
        let (before, known) =
            (std::mem::replace(&mut self.filter, filter), std::mem::replace(&mut state.filter, words));
        if let Err(error) = self.begin(state, ledger) {
            (self.filter, state.filter) = (before, known);
            return Err(error);
        }
        Ok(())
    }

    /// The next claim that is still to be done.
    fn advance(&self, state: &mut State, ledger: &Ledger) -> Result<(), Error> {
        state.open = ledger.stats(0)?.unverified;
        let message = state.message.take();
        loop {
            state.at += 1;
            if state.at >= state.list.len() && !self.more(state, ledger)? {
                // What was postponed, and what came in meanwhile.
                self.fill(state, ledger, None)?;
                state.at = 0;
                state.message = message;
                return show(state, ledger);
            }
            show(state, ledger)?;
            if self.is_open(state) {
                state.message = message;
                return Ok(());
            }
        }
    }

    /// Whether there is still something to do about the claim that is shown.
    fn is_open(&self, state: &State) -> bool {
        let Some(view) = &state.view else { return false };
        match &state.task {
            Task::Queue { .. } => {
                self.statuses(state).contains(&view.card().status()) && view.detail.work.postponed.is_none()
            }
            Task::Round { .. } => view.readings().is_none_or(|readings| readings.of(&state.reviewer).is_none()),
            Task::Adjudicate => view.readings().is_some_and(|r| r.state == crate::model::Accord::Split),
        }
    }

    fn go(&self, state: &mut State, ledger: &Ledger, step: Step) -> Result<(), Error> {
        let last = state.list.len().saturating_sub(1);
        let at = match step {
            Step::First => 0,
            Step::Last => last,
            Step::Back => state.at.saturating_sub(1),
            Step::Next if state.at < last || self.more(state, ledger)? => state.at + 1,
            Step::Next => last,
        };
        if at == state.at && !state.list.is_empty() {
            state.say(match step {
                Step::Next | Step::Last => "this is the last one",
                Step::Back | Step::First => "this is the first one",
            });
        }
        state.at = at;
        show(state, ledger)
    }

    /// Reads more of the list behind its last claim; says whether there was more.
    fn more(&self, state: &mut State, ledger: &Ledger) -> Result<bool, Error> {
        let after = state.list.last().copied().filter(|_| state.more);
        let Some(after) = after else { return Ok(false) };
        let n = state.list.len();
        self.fill(state, ledger, Some(after))?;
        Ok(state.list.len() > n)
    }

    fn fill(&self, state: &mut State, ledger: &Ledger, after: Option<ClaimId>) -> Result<(), Error> {
        let mut filter = self.filter.clone();
        filter.status = self.statuses(state);
        match &state.task {
            Task::Queue { mine } => filter.assigned = mine.then(|| state.reviewer.clone()),
            Task::Round { round, .. } => filter.to_read = Some((state.reviewer.clone(), *round)),
            Task::Adjudicate => filter.split = true,
        }
        let page = ledger.list(&filter, Sort::Queue, after, PAGE)?;
        if after.is_none() {
            state.list.clear();
        }
        let fresh: Vec<ClaimId> =
            page.claims.iter().map(|card| card.id).filter(|id| !state.list.contains(id)).collect();
        state.list.extend(fresh);
        state.more = page.more;
        Ok(())
    }

    /// The statuses of the claims that are gone through.
    fn statuses(&self, state: &State) -> Vec<Status> {
        match &state.task {
            Task::Queue { .. } if self.filter.status.is_empty() => vec![Status::Unverified],
            Task::Queue { .. } => self.filter.status.clone(),
            Task::Round { .. } => vec![Status::Verified, Status::Disputed, Status::Unsourced],
            Task::Adjudicate => Vec::new(),
        }
    }
}

/// Reads the claim that is at its place in the list.
fn show(state: &mut State, ledger: &Ledger) -> Result<(), Error> {
    state.at = state.at.min(state.list.len().saturating_sub(1));
    state.view = state.list.get(state.at).map(|claim| View::read(ledger, *claim)).transpose()?;
    Ok(())
}

/// What stands on the claim that is shown, or waits for its verdict, carries the others of the same figure, too.
fn on_the_same(grounds: &mut Grounds, view: &View, verdict: Verdict) {
    let standing = view.card().standing.as_ref().filter(|standing| standing.verdict == verdict);
    let (evidence, note, figure) = match (standing, &view.detail.work.gathered) {
        (Some(s), _) => (&s.evidence, &s.note, &s.figure),
        (None, Some(g)) => (&g.evidence, &g.note, &g.figure),
        (None, None) => return,
    };
    let known = |piece: &&Evidence| !grounds.evidence.iter().any(|new| new.says_the_same(piece));
    let pieces: Vec<_> = evidence.iter().filter(known).cloned().collect();
    grounds.evidence.extend(pieces);
    grounds.note = grounds.note.take().or_else(|| note.clone());
    grounds.figure = grounds.figure.take().or_else(|| figure.clone());
}

/// What was saved beside a claim, and what it is for.
fn saved(state: &State) -> &'static str {
    let stands = state.view.as_ref().is_some_and(|view| view.card().standing.is_some());
    match state.task {
        Task::Queue { .. } if stands => "saved beside the verdict · z takes it back",
        _ => "saved; v, d or u gives the verdict that it belongs to · z takes it back",
    }
}

/// An error in the words of the screen, where the way out is a key and not a command.
fn on_screen(error: review::Error) -> Error {
    match error {
        review::Error::MarkedSince { .. } => {
            Error::new(error.to_string()).hint("that is what you see now; the same key once more gives yours")
        }
        other => other.into(),
    }
}

/// What an undoing took back.
fn what(undone: &Undone) -> String {
    let given = |change: &Change| change.was.as_ref().map(|was| was.verdict);
    if let Some((change, verdict)) = undone.changed.iter().find_map(|change| Some((change, given(change)?))) {
        return match undone.changed.len() {
            1 if change.became.as_ref().is_some_and(|became| became.verdict == verdict) => {
                format!("what you added to `{verdict}`")
            }
            1 => format!("`{verdict}`"),
            n => format!("`{verdict}` on {n} claims, one"),
        };
    }
    let kind = undone.others.iter().map(|(kind, _)| *kind).find(|kind| *kind != EventKind::Gather);
    match kind {
        Some(EventKind::Flag) => "the change of the flag",
        Some(EventKind::Skip) => "“later”",
        Some(EventKind::Read) => "your reading",
        Some(EventKind::Dismiss) => "the putting aside of a finding",
        _ => "what you wrote down",
    }
    .to_string()
}

/// `79 drones` of the claim that is shown.
fn name(state: &State) -> String {
    let card = state.view.as_ref().map(View::card);
    card.map_or(String::new(), |card| {
        let of = card.of.as_ref().map(|of| of.text.as_str());
        let unit = card.figure.unit.as_ref().map(crate::model::Unit::as_str);
        review::history::figure(&card.figure.exact.text, unit, card.figure.modifier, of)
    })
}
