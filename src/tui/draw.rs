//! A frame from a state. At 80 columns and 24 lines everything that decides a verdict is in view; where there is less room,
//! the surrounding sentences give way first.

use super::flow::Flow;
use super::state::{Mode, Prompt, Reach, State, Task};
use super::view::View;
use crate::export::words::{quantity, said};
use crate::ledger::card::ClaimCard;
use crate::model::{Accord, Gathered, Modifier, Status, Verdict};
use crate::moment;
use crate::review::history::{evidence, verdict_on};
use crate::visible::line;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Style};
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::Paragraph;
use std::ops::Range;
use unicode_width::UnicodeWidthStr as _;

/// Lines of text are not longer than this, however wide the screen is.
const WIDEST: usize = 110;

/// Where the words of a fact begin.
const INDENT: usize = 11;

const PLAIN: Style = Style::new();
const FAINT: Style = Style::new().dim();
const STRONG: Style = Style::new().bold();
const FIGURE: Style = Style::new().bold().reversed();
const COUNTED: Style = Style::new().underlined();
const SOURCE: Style = Style::new().bold();

/// Draws the whole screen.
pub fn draw(frame: &mut Frame<'_>, state: &State) {
    let area = frame.area();
    let room = usize::from(area.width).clamp(1, WIDEST);
    let foot = foot(state, room);
    let mut head = head(state, room);
    let rows = usize::from(area.height);
    head.truncate(rows.saturating_sub(foot.len() + 3));
    let body_rows = rows.saturating_sub(head.len() + foot.len());
    let body = body(state, room, body_rows);
    let place = |y: usize, height: usize| {
        Rect { x: area.x, y: area.y + y as u16, width: room as u16, height: height as u16 }.intersection(area)
    };
    let n_head = head.len();
    frame.render_widget(Paragraph::new(Text::from(head)), place(0, n_head));
    frame.render_widget(Paragraph::new(Text::from(body)), place(n_head, body_rows));
    let n_foot = foot.len();
    frame.render_widget(Paragraph::new(Text::from(foot)), place(rows.saturating_sub(n_foot), n_foot));
    if let Mode::Prompt(prompt, input, _) = &state.mode {
        let label = label(prompt).width() + 1;
        let width = room.saturating_sub(label + 1);
        let scroll = input.visual_scroll(width);
        let x = label + input.visual_cursor().saturating_sub(scroll);
        let row = rows.saturating_sub(2);
        frame.set_cursor_position(Position::new(area.x + x.min(room - 1) as u16, area.y + row as u16));
    }
}

/// The article, and where in the work we are.
fn head(state: &State, room: usize) -> Vec<Line<'static>> {
    let Some(view) = &state.view else { return vec![Line::from(task(state)), rule(room)] };
    let card = view.card();
    let place = match (state.at + 1, state.list.len(), state.more) {
        (at, n, true) => format!("{at} of {n}+"),
        (at, n, false) => format!("{at} of {n}"),
    };
    let right = format!("{place} · {} done · {} open", state.given, state.open);
    let left = format!("claim {} · {}", card.id, task(state));
    let gap = room.saturating_sub(left.width() + right.width()).max(1);
    let first = Line::from(vec![Span::styled(left, STRONG), Span::raw(" ".repeat(gap)), Span::styled(right, FAINT)]);
    let article = &card.article;
    let facts = [article.outlet.clone(), article.published.as_deref().map(moment::short)];
    let facts: Vec<String> = facts.into_iter().flatten().map(|fact| line(&fact).into_owned()).collect();
    let headline = article.headline.as_deref().map_or_else(|| "no headline".into(), line);
    let facts = if facts.is_empty() { String::new() } else { format!("  {}", facts.join(" · ")) };
    let headline = cut(&headline, room.saturating_sub(facts.width()));
    vec![first, Line::from(vec![Span::raw(headline), Span::styled(facts, FAINT)]), rule(room)]
}

fn task(state: &State) -> String {
    let mut told = match &state.task {
        Task::Queue { mine: false } => "queue".to_string(),
        Task::Queue { mine: true } => "your claims".to_string(),
        Task::Round { round, blind: true } => format!("round {round}, blind"),
        Task::Round { round, blind: false } => format!("round {round}"),
        Task::Adjudicate => "readers differ".to_string(),
    };
    if !state.filter.is_empty() {
        told.push_str(&format!(" · {}", line(&state.filter)));
    }
    cut(&told, 40)
}

fn rule(room: usize) -> Line<'static> {
    Line::styled("─".repeat(room), FAINT)
}

fn body(state: &State, room: usize, rows: usize) -> Vec<Line<'static>> {
    match (&state.mode, &state.view) {
        (Mode::Help, _) => help(room),
        (_, None) => nothing(state, room),
        (Mode::Article(top), Some(view)) => article(view, *top, room, rows),
        (Mode::Same, Some(view)) => same(view, room, rows),
        (_, Some(view)) => claim(state, view, room, rows),
    }
}

fn nothing(state: &State, room: usize) -> Vec<Line<'static>> {
    let mut flow = Flow::new(room, 0);
    let words = match (&state.task, state.filter.is_empty()) {
        (_, false) => "No claim is like that. / selects others; an empty line selects all.",
        (Task::Queue { mine: true }, _) => "Nothing is open on your list.",
        (Task::Queue { .. }, _) => "Nothing is open: every claim has a verdict.",
        (Task::Round { .. }, _) => {
            "Nothing is left to read: there is no claim that somebody else has marked and you have not read."
        }
        (Task::Adjudicate, _) => "No readers differ.",
    };
    flow.end_line();
    flow.push(words, PLAIN);
    flow.lines(None).0
}

/// The sentences, then the facts. The facts are whole; of the sentences the lines around the figure are kept.
fn claim(state: &State, view: &View, room: usize, rows: usize) -> Vec<Line<'static>> {
    let mut flow = Flow::new(room, 0);
    for (at, range) in view.around.iter().enumerate() {
        let own = at == view.own;
        if at > 0 {
            let between = view.text.get(view.around[at - 1].end..range.start).unwrap_or_default();
            if between.contains('\n') { flow.end_line() } else { flow.push(" ", PLAIN) }
        }
        if own {
            pour_own(&mut flow, view, range.clone());
        } else {
            flow.push(&line(view.text.get(range.clone()).unwrap_or_default()), FAINT);
        }
    }
    let (text, at) = flow.lines(Some(FIGURE));
    let facts = facts(state, view, room);
    let for_text = rows.saturating_sub(facts.len() + 1).max(3.min(rows));
    let mut lines = window(text, at.unwrap_or(0), for_text);
    lines.push(Line::default());
    lines.extend(facts);
    lines.truncate(rows);
    lines
}

/// The claim's own sentence: the figure in brackets, the thing counted and the source marked.
fn pour_own(flow: &mut Flow, view: &View, sentence: Range<usize>) {
    if view.text.get(sentence.clone()).is_none_or(str::is_empty) {
        // A headline that comes from a tag stands nowhere in the text.
        let card = view.card();
        flow.push(&line(&card.sentence.text), PLAIN);
        flow.push(&format!(" [{}]", line(&card.figure.exact.text)), FIGURE);
        return;
    }
    let marks = [
        Some((&view.figure, FIGURE)),
        view.of.as_ref().map(|of| (of, COUNTED)),
        view.source.as_ref().map(|s| (s, SOURCE)),
    ];
    let mut borders: Vec<usize> = vec![sentence.start, sentence.end];
    let inside = |at: &usize| sentence.start < *at && *at < sentence.end;
    borders.extend(marks.iter().flatten().flat_map(|(range, _)| [range.start, range.end]).filter(inside));
    borders.sort_unstable();
    borders.dedup();
    for pair in borders.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let style =
            marks.iter().flatten().find(|(range, _)| range.start <= from && to <= range.end).map_or(PLAIN, |m| m.1);
        let words = line(view.text.get(from..to).unwrap_or_default());
        if style == FIGURE {
            let open = if from == view.figure.start { "[" } else { "" };
            let close = if to == view.figure.end { "]" } else { "" };
            flow.push(&format!("{open}{words}{close}"), FIGURE);
        } else {
            flow.push(&words, style);
        }
    }
}

/// So many lines, among them the one that matters.
fn window(lines: Vec<Line<'static>>, at: usize, rows: usize) -> Vec<Line<'static>> {
    if lines.len() <= rows {
        return lines;
    }
    let from = at.saturating_sub(rows / 2).min(lines.len() - rows);
    lines.into_iter().skip(from).take(rows).collect()
}

/// What is known of the claim, a line or a few for each.
fn facts(state: &State, view: &View, room: usize) -> Vec<Line<'static>> {
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
        facts.add("finding", line(finding).into_owned(), warning(state));
    }
    if !view.same.is_empty() {
        facts.add("elsewhere", elsewhere(view, blind), PLAIN);
    }
    if blind {
        let own = work.readings.as_ref().and_then(|readings| readings.of(&state.reviewer));
        let told = own.map_or("hidden until you have given your own".to_string(), |own| {
            format!("{} (yours)", verdict_on(Some(&own.found)))
        });
        facts.add("verdict", told, FAINT);
        return facts.lines;
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
    let told = card.standing.as_ref().map_or("none yet".into(), |standing| {
        format!("{} ({}, {})", verdict_on(Some(standing)), line(&standing.by), line(&moment::short(&standing.at)))
    });
    facts.add("verdict", told, colour_of(state, card.standing.as_ref().map(|standing| standing.verdict)));
    facts.lines
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

fn plain_spaces(line: Line<'static>) -> Line<'static> {
    Line::from(
        line.spans.into_iter().map(|s| Span::styled(s.content.replace('\u{a0}', " "), s.style)).collect::<Vec<_>>(),
    )
}

fn so_far(gathered: &Gathered) -> String {
    let mut parts: Vec<String> = gathered.evidence.iter().map(evidence).collect();
    parts.extend(gathered.note.iter().map(|note| format!("“{}”", line(note))));
    parts.extend(gathered.figure.iter().map(|figure| format!("should be {}", line(figure))));
    parts.join("; ")
}

/// `in 3 other articles: 2 verified, 1 open (a marks them, too)`.
fn elsewhere(view: &View, blind: bool) -> String {
    let articles: std::collections::BTreeSet<_> = view.same.iter().map(|card| card.article.id.0).collect();
    let n = articles.len();
    let mut told = format!("in {n} other article{}", if n == 1 { "" } else { "s" });
    if blind {
        return told;
    }
    let counts = [Status::Verified, Status::Disputed, Status::Unsourced, Status::Unverified].map(|status| {
        let n = view.same.iter().filter(|card| card.status() == status).count();
        let word = if status == Status::Unverified { "open (a marks them, too)" } else { status.as_str() };
        (n > 0).then(|| format!("{n} {word}"))
    });
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    told.push_str(&format!(": {}", counts.join(", ")));
    told
}

/// `≥ 42`, `$4.2 billion`.
fn figure(card: &ClaimCard) -> String {
    let space = if card.figure.modifier == Modifier::Plain { "" } else { " " };
    format!("{}{space}{}", card.figure.modifier.glyph(), line(&card.figure.exact.text))
}

fn same(view: &View, room: usize, rows: usize) -> Vec<Line<'static>> {
    let mut lines =
        vec![Line::styled(format!("{} also stands, unverified, in:", figure(view.card())), STRONG), Line::default()];
    for card in view.same_open() {
        let article = &card.article;
        let from = [article.outlet.clone(), article.published.as_deref().map(|at| moment::day(at).to_string())];
        let from = from.into_iter().flatten().map(|part| line(&part).into_owned()).collect::<Vec<_>>().join(", ");
        let from = if from.is_empty() { format!("article {}", article.id) } else { from };
        let said = card.said.as_ref().and_then(|said| said.source.as_deref()).map_or("—".into(), line);
        lines.push(Line::from(cut(&format!("{:>6}  {from} · {said} · {}", card.id, line(&card.sentence.text)), room)));
    }
    lines.truncate(rows);
    lines
}

/// The article from one of its parts on; the claim's figure in brackets.
fn article(view: &View, top: usize, room: usize, rows: usize) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for part in view.parts.iter().skip(top) {
        let mut flow = Flow::new(room, 0);
        let holds = part.start <= view.figure.start && view.figure.end <= part.end;
        if holds {
            pour_own(&mut flow, view, part.clone());
        } else {
            flow.push(&line(view.text.get(part.clone()).unwrap_or_default()), PLAIN);
        }
        lines.extend(flow.lines(None).0);
        lines.push(Line::default());
        if lines.len() >= rows {
            break;
        }
    }
    lines.truncate(rows);
    lines
}

/// The keys, as the help shows them.
pub const KEYS: [(&str, &str); 17] = [
    ("v", "verified: asks what it rests on, unless evidence or a note is there"),
    ("d", "disputed: the same"),
    ("u", "unsourced: no evidence either way was found"),
    ("space", "later: to the end of the queue"),
    ("z", "take back what you did last in this sitting"),
    ("e", "evidence: an address or a file; a quotation after it, parted by a bar |"),
    ("n", "note"),
    ("c", "correct figure: what it should be"),
    ("f", "flag for a colleague; once more takes the flag off"),
    ("a", "one verdict for this claim and the same figure in other articles"),
    ("o", "the whole article"),
    ("j k", "next, back, without a verdict; arrows do the same"),
    ("g G", "first, last"),
    ("/", "select: words, source:\"…\" outlet:… unit:count min:100 since:7d"),
    ("↑", "while typing grounds or evidence: what you typed before"),
    ("?", "these keys"),
    ("q", "leave; everything is saved already"),
];

fn help(room: usize) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for (key, words) in KEYS {
        let mut flow = Flow::new(room, 9);
        flow.push(&format!("{key:<9}").replace(' ', "\u{a0}"), STRONG);
        flow.push(words, PLAIN);
        lines.extend(flow.lines(None).0.into_iter().map(plain_spaces));
    }
    lines
}

/// What happened last, or the line that is typed; then the keys.
fn foot(state: &State, room: usize) -> Vec<Line<'static>> {
    let (said, more) = happened(state, room);
    let under = more.unwrap_or_else(|| rule(room));
    let keys = |keys: &str| Line::styled(cut(keys, room), FAINT);
    match &state.mode {
        Mode::Prompt(prompt, input, _) => {
            let label = label(prompt);
            let width = room.saturating_sub(label.width() + 2);
            let scroll = input.visual_scroll(width);
            let typed = Line::from(vec![
                Span::styled(format!("{label} "), STRONG),
                Span::raw(window_of(&line(input.value()), scroll, width)),
            ]);
            vec![said, typed, keys(hint(prompt))]
        }
        Mode::Same => {
            let n = state.view.as_ref().map_or(0, |view| view.same_open().count());
            let question = format!(
                "v verified · d disputed · u unsourced: for claim and these {n}, as one action · any other key leaves"
            );
            vec![said, under, keys(&question)]
        }
        Mode::Help => vec![said, under, keys("any key goes back")],
        Mode::Article(_) => {
            vec![said, under, keys("j k scroll · g G ends · any other key goes back to the claim")]
        }
        Mode::Claim => vec![said, under, keys(keys_of(state))],
    }
}

/// What happened last, in a line or in two.
fn happened(state: &State, room: usize) -> (Line<'static>, Option<Line<'static>>) {
    let Some(message) = &state.message else { return (Line::default(), None) };
    let style = if message.bad { warning(state) } else { PLAIN };
    let mut flow = Flow::new(room, 0);
    flow.push(&line(&message.text), style);
    let mut lines = flow.lines(None).0.into_iter();
    (lines.next().unwrap_or_default(), lines.next())
}

fn keys_of(state: &State) -> &'static str {
    match state.task {
        Task::Queue { .. } => "v verified  d disputed  u unsourced  space later  e evidence  z undo  ? all keys",
        Task::Round { .. } => "v verified  d disputed  u unsourced  space next  e evidence  z undo  ? all keys",
        Task::Adjudicate => "v verified  d disputed  u unsourced: you decide  space next  z undo  ? all keys",
    }
}

fn label(prompt: &Prompt) -> String {
    match prompt {
        Prompt::Grounds(verdict, Reach::This) => format!("{verdict}, on what?"),
        Prompt::Grounds(verdict, Reach::Same) => format!("all {verdict}, on what?"),
        Prompt::Evidence(_) => "evidence:".to_string(),
        Prompt::Note => "note:".to_string(),
        Prompt::Figure => "it should be:".to_string(),
        Prompt::Flag => "flag, because:".to_string(),
        Prompt::Filter => "select:".to_string(),
    }
}

fn hint(prompt: &Prompt) -> &'static str {
    match prompt {
        Prompt::Grounds(..) => {
            "an address, a file, or words for a note · ↑ as before · Enter saves and goes on · Esc leaves"
        }
        Prompt::Evidence(_) => "an address or a file | a quotation · ↑ as before · Enter saves · Esc leaves",
        Prompt::Filter => {
            "words, source:\"…\" outlet:… article:3 unit:count min:100 since:7d · Enter selects · Esc leaves"
        }
        _ => "Enter saves · Esc leaves",
    }
}

fn warning(state: &State) -> Style {
    if state.colour { Style::new().fg(Color::Yellow) } else { STRONG }
}

fn colour_of(state: &State, verdict: Option<Verdict>) -> Style {
    match verdict.filter(|_| state.colour) {
        Some(Verdict::Verified) => Style::new().fg(Color::Green),
        Some(Verdict::Disputed) => Style::new().fg(Color::Red),
        Some(Verdict::Unsourced) => Style::new().fg(Color::Yellow),
        None => PLAIN,
    }
}

/// The text cut to so many columns, with an ellipsis where something is missing.
fn cut(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_string();
    }
    format!("{}…", window_of(text, 0, columns.saturating_sub(1)).trim_end())
}

/// So many columns of the text, from a column on.
fn window_of(text: &str, from: usize, columns: usize) -> String {
    let mut at = 0;
    let mut shown = String::new();
    for c in text.chars() {
        let wide = unicode_width::UnicodeWidthChar::width(c).unwrap_or(0);
        if at >= from && at + wide <= from + columns {
            shown.push(c);
        }
        at += wide;
    }
    shown
}
