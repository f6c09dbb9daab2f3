//! A frame from a state. At 80 columns and 24 lines everything that decides a verdict is in view; where there is less room,
//! the surrounding sentences give way first.

use super::article::{self, FIGURE, pour_own};
use super::facts::facts;
use super::flow::Flow;
use super::foot::{foot, height, label};
use super::paint::{FAINT, PLAIN, STRONG, cut, excerpt, figure, plain_spaces, rule};
use super::state::{Mode, State, Task};
use super::view::View;
use crate::model::ClaimId;
use crate::moment;
use crate::visible::line;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::Paragraph;
use unicode_width::UnicodeWidthStr as _;

/// Lines of text are not longer than this, however wide the screen is.
const WIDEST: usize = 110;

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

/// The last line that the help or the article can begin with on this screen, and how many lines a page has.
pub(super) fn scrolling(state: &State) -> (usize, usize) {
    let (room, rows) = body_size(state);
    let lines = match (&state.mode, &state.view) {
        (Mode::Help(_), _) => help(state, room).len(),
        (_, Some(view)) => article::lines(view, room).0.len(),
        (_, None) => 0,
    };
    (lines.saturating_sub(rows), rows.saturating_sub(1).max(1))
}

/// The first line of the article that is shown when it is opened: the claim's figure is in view, with what leads to it.
pub(super) fn top_for_claim(state: &State) -> usize {
    let (room, rows) = body_size(state);
    state.view.as_ref().map_or(0, |view| article::lines(view, room).1.saturating_sub(rows / 3))
}

/// Columns and lines between head and foot.
fn body_size(state: &State) -> (usize, usize) {
    let (width, rows) = state.size;
    let room = usize::from(width).clamp(1, WIDEST);
    (room, usize::from(rows).saturating_sub(head(state, room).len() + height(state, room)))
}

/// The article, and where in the work we are.
fn head(state: &State, room: usize) -> Vec<Line<'static>> {
    let Some(view) = &state.view else { return vec![Line::from(cut(&task(state), room)), rule(room)] };
    let card = view.card();
    let place = format!("{} of {}{}", state.at + 1, state.list.len(), if state.more { "+" } else { "" });
    let done = format!("{place} · {} done", state.given);
    // How many claims of the ledger have no verdict says nothing about a round: it goes through those that have one.
    let full = match state.task {
        Task::Queue { .. } => format!("{done} · {} open", state.open),
        _ => done.clone(),
    };
    let left = format!("claim {} · article {} · {}", card.id, card.article.id, task(state));
    let fits = |right: &String| left.width() + 1 + right.width() <= room;
    let right = [full, done].into_iter().find(fits).unwrap_or(place);
    let left = cut(&left, room.saturating_sub(right.width() + 1));
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
    told
}

fn body(state: &State, room: usize, rows: usize) -> Vec<Line<'static>> {
    match (&state.mode, &state.view) {
        (Mode::Help(top), _) => window_from(help(state, room), *top, rows),
        (_, None) => nothing(state, room),
        (Mode::Article(top), Some(view)) => window_from(article::lines(view, room).0, *top, rows),
        (Mode::Same, Some(view)) => same(view, room, rows),
        (_, Some(view)) => claim(state, view, room, rows),
    }
}

fn nothing(state: &State, room: usize) -> Vec<Line<'static>> {
    let mut flow = Flow::new(room, 0);
    let words = match (&state.task, state.filter.is_empty()) {
        (_, false) if state.found => "Nothing is left of this selection. / selects others, an empty line all.",
        (_, false) => "No open claim is like that. / selects others, an empty line all.",
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
    let (facts, verdict) = facts(state, view, room);
    let least = rows.saturating_sub(3).clamp(1, 3);
    let for_text = rows.saturating_sub(facts.len() + 1).max(least);
    let mut lines = window(text, at.unwrap_or(0), for_text);
    if rows > 4 {
        lines.push(Line::default());
    }
    let left = rows.saturating_sub(lines.len());
    lines.extend(fitted(facts, verdict, left, view.card().id));
    lines.truncate(rows);
    lines
}

/// The facts where there is room for so many lines. The verdict, which begins at `last`, is never what gives way: nobody
/// should mark over one that was only below the edge.
fn fitted(mut facts: Vec<Line<'static>>, last: usize, rows: usize, claim: ClaimId) -> Vec<Line<'static>> {
    if facts.len() <= rows {
        return facts;
    }
    let mut verdict = facts.split_off(last.min(facts.len()));
    let dots = usize::from(rows > 1);
    verdict.truncate(rows.saturating_sub(dots).clamp(1, 3));
    facts.truncate(rows.saturating_sub(verdict.len() + dots));
    if dots > 0 {
        facts.push(Line::styled(format!("… and more: `tickmark show {claim}`"), FAINT));
    }
    facts.extend(verdict);
    facts
}

/// So many lines, among them the one that matters.
fn window(lines: Vec<Line<'static>>, at: usize, rows: usize) -> Vec<Line<'static>> {
    if lines.len() <= rows {
        return lines;
    }
    let from = at.saturating_sub(rows / 2).min(lines.len() - rows);
    lines.into_iter().skip(from).take(rows).collect()
}

/// So many lines from one of them on, as far as there are any.
fn window_from(lines: Vec<Line<'static>>, top: usize, rows: usize) -> Vec<Line<'static>> {
    let top = top.min(lines.len().saturating_sub(rows));
    lines.into_iter().skip(top).take(rows).collect()
}

fn same(view: &View, room: usize, rows: usize) -> Vec<Line<'static>> {
    let mut lines =
        vec![Line::styled(format!("{} also stands, unverified, in:", figure(view.card())), STRONG), Line::default()];
    for card in view.same_open() {
        let article = &card.article;
        let from = [article.outlet.clone(), article.published.as_deref().map(|at| moment::day(at).to_string())];
        let from = from.into_iter().flatten().map(|part| line(&part).into_owned()).collect::<Vec<_>>().join(", ");
        let from = match (article.id == view.card().article.id, from.is_empty()) {
            (true, _) => "this article".to_string(),
            (false, true) => format!("article {}", article.id),
            (false, false) => from,
        };
        let said = card.said.as_ref().and_then(|said| said.source.as_deref()).map_or("—".into(), line);
        let before = format!("{:>6}  {from} · {said} · ", card.id);
        // The words around the figure decide whether it is the same one.
        let words = excerpt(card, room.saturating_sub(before.width()).max(room / 3));
        lines.push(Line::from(cut(&format!("{before}{words}"), room)));
    }
    if lines.len() > rows {
        let left = lines.len() - rows.saturating_sub(1);
        lines.truncate(rows.saturating_sub(1));
        lines.push(Line::styled(format!("… and {left} more"), FAINT));
    }
    lines
}

/// The keys, as the help shows them.
const KEYS: [(&str, &str); 18] = [
    ("v", "verified: asks what it rests on, unless evidence or a note is there"),
    ("d", "disputed: the same"),
    ("u", "unsourced: no evidence either way was found"),
    ("space", "later: to the end of the queue"),
    ("z", "take back what you did last in this sitting"),
    ("e", "evidence: an address or a file | a quotation | the figure it gives"),
    ("n", "note"),
    ("c", "correct figure: what it should be"),
    ("f", "flag for a colleague, or where it was misread; once more takes it off"),
    ("x", "put aside what the checks found: it may stay as it is"),
    ("a", "one verdict for this and the same figure here and in other articles"),
    ("o", "the whole article"),
    ("j k", "next, back, without a verdict; arrows do the same"),
    ("g G", "first, last"),
    ("/", "select: words, source:\"…\" outlet:… article:3 unit:count min:100"),
    ("↑", "while typing grounds or evidence: what you typed before"),
    ("?", "these keys"),
    ("q", "leave; everything is saved already"),
];

/// The keys that mean something in this task, in lines.
pub(super) fn help(state: &State, room: usize) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    let queue = matches!(state.task, Task::Queue { .. });
    for (key, words) in KEYS {
        let words = match (key, &state.task) {
            ("a", _) if !queue => continue,
            ("space", _) if !queue => "next, without a verdict",
            ("v", Task::Adjudicate) => "verified: you decide; rests on what the reader gave who found the same",
            _ => words,
        };
        let mut flow = Flow::new(room, 9);
        flow.push(&format!("{key:<9}").replace(' ', "\u{a0}"), STRONG);
        flow.push(words, PLAIN);
        lines.extend(flow.lines(None).0.into_iter().map(plain_spaces));
    }
    lines
}
