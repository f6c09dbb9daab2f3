//! What is known of the claim, a line or a few for each: figure, source, why it stands here, what others say, the verdict.

use super::flow::Flow;
use super::paint::{FAINT, PLAIN, colour_of, figure, plain_spaces, warning};
use super::state::{State, Task};
use super::view::View;
use crate::export::words::{quantity, said};
use crate::ledger::card::ClaimCard;
use crate::model::{Accord, Gathered, Status};
use crate::moment;
use crate::review::history::{evidence, verdict_on};
use crate::visible::line;
use ratatui::style::Style;
use ratatui::text::Line;

/// Where the words of a fact begin.
const INDENT: usize = 11;

/// What is known of the claim, a line or a few for each; and in which line the verdict begins, the last of them.
pub(super) fn facts(state: &State, view: &View, room: usize) -> (Vec<Line<'static>>, usize) {
    let (detail, card) = (&view.detail, view.card());
    let work = &detail.work;
    let blind = state.task.is_blind();
    let mut facts = Facts { room, lines: Vec::new() };
    let of = card.of.as_ref().map_or(String::new(), |of| format!(" of {}", line(&of.text)));
    let hedge = card.hedge.as_ref().map_or(String::new(), |hedge| format!(", hedged: “{}”", line(hedge)));
    let (figure, read) = (figure(card), quantity(&card.figure));
    // "79, a count" needs no 79 before it, nor "25 %" a 25%.
    let known = read.starts_with(&format!("{figure},")) || read.replace(' ', "") == figure.replace(' ', "");
    let figure = if known { read } else { format!("{figure}: {read}") };
    facts.add("figure", format!("{figure}{of}{hedge}"), PLAIN);
    facts.add("source", card.said.as_ref().map_or("— (the article's own voice)".into(), said), PLAIN);
    let why: Vec<_> = card.urgency.reasons().map(crate::model::Reason::as_str).collect();
    if !why.is_empty() && matches!(state.task, Task::Queue { .. }) {
        facts.add("why now", why.join(", "), FAINT);
    }
    for finding in &view.findings {
        facts.add("finding", line(&finding.told).into_owned(), warning(state));
    }
    if !view.here.is_empty() {
        facts.add("also here", also_here(state, view), PLAIN);
    }
    if !view.same.is_empty() {
        facts.add("elsewhere", elsewhere(state, view), PLAIN);
    }
    if blind {
        if let Some(gathered) = work.gathered.as_ref().filter(|_| view.gathered_by(&state.reviewer)) {
            facts.add("so far", so_far(gathered), PLAIN);
        }
        let last = facts.lines.len();
        let own = work.readings.as_ref().and_then(|readings| readings.of(&state.reviewer));
        let told = own.map_or("hidden until you have given your own".to_string(), |own| {
            format!("{} (yours)", verdict_on(Some(&own.found)))
        });
        facts.add("verdict", told, FAINT);
        return (facts.lines, last);
    }
    if let Some(remark) = &work.flagged {
        let why = remark.why.as_ref().map_or(String::new(), |why| format!(": {}", line(why)));
        facts.add("flagged", format!("by {}{why}", line(&remark.by)), warning(state));
    }
    if let Some(remark) = &work.postponed {
        let why = remark.why.as_ref().map_or(String::new(), |why| format!(": {}", line(why)));
        facts.add("postponed", format!("by {}{why}", line(&remark.by)), FAINT);
    }
    if let Some(assigned) = work.assigned.as_ref().filter(|assigned| assigned.to != state.reviewer) {
        facts.add("assigned", format!("to {}", line(&assigned.to)), FAINT);
    }
    if let Some(older) = card.supersedes {
        facts.add("was", format!("claim {older} of an older text, with another figure"), FAINT);
    }
    if let Some(gathered) = &work.gathered {
        facts.add("so far", so_far(gathered), PLAIN);
    }
    if let Some(readings) = view.readings() {
        for reading in &readings.list {
            let told = format!("{}: {}", line(&reading.found.by), verdict_on(Some(&reading.found)));
            facts.add(&format!("reader {}", reading.round), told, colour_of(state, Some(reading.found.verdict)));
        }
        if readings.state == Accord::Split && state.task != Task::Adjudicate {
            facts.add("", "they differ: `tickmark adjudicate` decides".to_string(), FAINT);
        }
    }
    let last = facts.lines.len();
    let told = card.standing.as_ref().map_or("none yet".into(), |standing| {
        format!("{} ({}, {})", verdict_on(Some(standing)), line(&standing.by), line(&moment::short(&standing.at)))
    });
    facts.add("verdict", told, colour_of(state, card.standing.as_ref().map(|standing| standing.verdict)));
    (facts.lines, last)
}

struct Facts {
    room: usize,
    lines: Vec<Line<'static>>,
}

impl Facts {
    #[allow(clippy::needless_pass_by_value, reason = "the words are made for it")]
    fn add(&mut self, name: &str, words: String, style: Style) {
        let mut flow = Flow::new(self.room, INDENT);
        // Spaces that do not break: the name takes its column.
        let name = format!("{name:<INDENT$}").replace(' ', "\u{a0}");
        flow.push(&name, FAINT);
        flow.push(&words, style);
        let (lines, _) = flow.lines(None);
        self.lines.extend(lines.into_iter().map(plain_spaces));
    }
}

fn so_far(gathered: &Gathered) -> String {
    let mut parts: Vec<String> = gathered.evidence.iter().map(evidence).collect();
    parts.extend(gathered.note.iter().map(|note| format!("“{}”", line(note))));
    parts.extend(gathered.figure.iter().map(|figure| format!("should be {}", line(figure))));
    parts.join("; ")
}

/// How `a` is offered behind the open ones: only in the queue does it mark them, too.
fn offer(state: &State, n: usize) -> &'static str {
    match state.task {
        Task::Queue { .. } if n == 1 => " (a marks it, too)",
        Task::Queue { .. } => " (a marks them, too)",
        _ => "",
    }
}

/// `claim 1 (headline): verified; claims 9, 12: open (a marks them, too)`.
fn also_here(state: &State, view: &View) -> String {
    const NAMED: usize = 4;
    let name = |card: &&ClaimCard| format!("{}{}", card.id, if card.headline { " (headline)" } else { "" });
    let blind = state.task.is_blind();
    let statuses = [Status::Verified, Status::Disputed, Status::Unsourced, Status::Unverified];
    let groups = if blind { vec![None] } else { statuses.map(Some).to_vec() };
    let told = groups.into_iter().filter_map(|status| {
        let cards: Vec<_> = view.here.iter().filter(|card| status.is_none_or(|s| card.status() == s)).collect();
        let mut names: Vec<_> = cards.iter().take(NAMED).map(name).collect();
        if cards.len() > NAMED {
            names.push(format!("{} more", cards.len() - NAMED));
        }
        let claims = format!("claim{} {}", if cards.len() == 1 { "" } else { "s" }, names.join(", "));
        let told = match status {
            None => claims,
            Some(Status::Unverified) => format!("{claims}: open{}", offer(state, view.same_open().count())),
            Some(status) => format!("{claims}: {}", status.as_str()),
        };
        (!cards.is_empty()).then_some(told)
    });
    told.collect::<Vec<_>>().join("; ")
}

/// `in 3 other articles: 2 verified, 1 open (a marks them, too)`.
fn elsewhere(state: &State, view: &View) -> String {
    let articles: std::collections::BTreeSet<_> = view.same.iter().map(|card| card.article.id.0).collect();
    let n = articles.len();
    let mut told = format!("in {n} other article{}", if n == 1 { "" } else { "s" });
    if state.task.is_blind() {
        return told;
    }
    let counts = [Status::Verified, Status::Disputed, Status::Unsourced, Status::Unverified].map(|status| {
        let n = view.same.iter().filter(|card| card.status() == status).count();
        let word = match status {
            // Said once: it marks those in this article and those in others.
            Status::Unverified if view.here.iter().any(|card| card.status() == Status::Unverified) => "open".into(),
            Status::Unverified => format!("open{}", offer(state, view.same_open().count())),
            status => status.as_str().to_string(),
        };
        (n > 0).then(|| format!("{n} {word}"))
    });
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    told.push_str(&format!(": {}", counts.join(", ")));
    told
}
