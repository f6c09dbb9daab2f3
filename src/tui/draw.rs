//! A frame from a state. At 80 columns and 24 lines everything that decides a verdict is in view; where there is less room,
//! the surrounding sentences give way first.

use super::facts::facts;
use super::flow::Flow;
use super::foot::{foot, label};
use super::paint::{FAINT, PLAIN, STRONG, cut, figure, plain_spaces, rule};
use super::state::{Mode, State, Task};
use super::view::View;
use crate::moment;
use crate::visible::line;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::Paragraph;
use std::ops::Range;
use unicode_width::UnicodeWidthStr as _;

/// Lines of text are not longer than this, however wide the screen is.
const WIDEST: usize = 110;

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
        (_, false) if state.given > 0 => "Nothing is left of this selection. / selects others, an empty line all.",
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
    ("f", "flag for a colleague, or where it was misread; once more takes it off"),
    ("a", "one verdict for this claim and the same figure here and in other articles"),
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
