//! The last lines of the screen: what happened last, or the line that is typed; then the keys.

use super::draw::scrolling;
use super::flow::Flow;
use super::paint::{FAINT, PLAIN, STRONG, cut, rule, warning, window_of};
use super::state::{Mode, Prompt, Reach, State, Task};
use crate::visible::line;
use ratatui::text::{Line, Span};
use tui_input::Input;
use unicode_width::UnicodeWidthStr as _;

/// What happened last, or the line that is typed; then the keys.
pub(super) fn foot(state: &State, room: usize) -> Vec<Line<'static>> {
    let keys = |parts: &[&str]| Line::styled(fitting(parts, " · ", room), FAINT);
    let mut lines = happened(state, room);
    if let Mode::Prompt(prompt, input, _) = &state.mode {
        if lines.is_empty() {
            lines.push(Line::styled(cut(asks(prompt), room), FAINT));
        }
        lines.extend([typed(prompt, input, room), keys(hint(prompt))]);
        return lines;
    }
    // A message of one line stands above the rule, a longer one takes its place.
    match lines.len() {
        0 => lines.extend([Line::default(), rule(room)]),
        1 => lines.push(rule(room)),
        _ => {}
    }
    lines.push(match &state.mode {
        Mode::Same => {
            let n = state.view.as_ref().map_or(0, |view| view.same_open().count()) + 1;
            let long = format!("v verified · d disputed · u unsourced: all {n}, as one act · any other key leaves");
            let short = format!("v d u: a verdict for all {n} · other keys leave");
            Line::styled(cut(if long.width() <= room { &long } else { &short }, room), FAINT)
        }
        Mode::Help(_) if scrolling(state).0 > 0 => keys(&["j k scroll", "any other key goes back"]),
        Mode::Help(_) => keys(&["any key goes back"]),
        Mode::Article(top) => {
            let (last, page) = scrolling(state);
            let (top, n) = ((*top).min(last), last + page + 1);
            let place = format!("lines {}–{} of {n}", top + 1, (top + page + 1).min(n));
            let place = if last == 0 { "all of it" } else { place.as_str() };
            keys(&["j k a line", "space b a page", "g G ends", place, "any other key goes back"])
        }
        _ => Line::styled(keys_of(state, room), FAINT),
    });
    lines
}

/// How many lines [`foot`] has while nothing is typed.
pub(super) fn height(state: &State, room: usize) -> usize {
    (happened(state, room).len() + 1).max(3)
}

/// Lines that a message may take.
const LONGEST: usize = 3;

/// What happened last, in as many lines as it needs.
fn happened(state: &State, room: usize) -> Vec<Line<'static>> {
    let Some(message) = &state.message else { return Vec::new() };
    let style = if message.bad { warning(state) } else { PLAIN };
    let mut flow = Flow::new(room, 0);
    flow.push(&line(&message.text), style);
    let mut lines = flow.lines(None).0;
    if lines.len() > LONGEST {
        lines.truncate(LONGEST);
        let last = lines[LONGEST - 1].to_string();
        lines[LONGEST - 1] = Line::styled(format!("{}…", cut(&last, room.saturating_sub(1))), style);
    }
    lines
}

/// The line that is typed. Where its beginning is out of view, an ellipsis says so.
fn typed(prompt: &Prompt, input: &Input, room: usize) -> Line<'static> {
    let label = label(prompt);
    let width = room.saturating_sub(label.width() + 2);
    let scroll = input.visual_scroll(width);
    let words = line(input.value());
    let shown = match scroll {
        0 => window_of(&words, 0, width),
        _ => format!("…{}", window_of(&words, scroll + 1, width.saturating_sub(1))),
    };
    Line::from(vec![Span::styled(format!("{label} "), STRONG), Span::raw(shown)])
}

/// The parts in a line; where there is no room for all of them, those in front give way, since the way out stands last.
fn fitting(parts: &[&str], between: &str, room: usize) -> String {
    let joined = |from: usize| parts[from..].join(between);
    let from = (0..parts.len()).find(|&from| joined(from).width() <= room);
    from.map_or_else(|| cut(parts.last().unwrap_or(&""), room), joined)
}

/// The keys that matter most, as many as there is room for.
fn keys_of(state: &State, room: usize) -> String {
    // With the order in which they give way, the last first.
    const QUEUE: &[(u8, &str)] = &[
        (1, "v verified"),
        (1, "d disputed"),
        (1, "u unsourced"),
        (3, "space later"),
        (4, "e evidence"),
        (6, "n note"),
        (8, "c correct"),
        (7, "o article"),
        (2, "z undo"),
        (9, "/ select"),
        (10, "q leave"),
        (0, "? all keys"),
    ];
    const ADJUDICATE: &[(u8, &str)] = &[
        (1, "v verified"),
        (1, "d disputed"),
        (1, "u unsourced: you decide"),
        (3, "space next"),
        (2, "z undo"),
        (8, "o article"),
        (10, "q leave"),
        (0, "? all keys"),
    ];
    const NOTHING: &[(u8, &str)] = &[(1, "/ selects others"), (2, "z undo"), (0, "? all keys"), (0, "q leave")];
    let (keys, later) = match (&state.view, &state.task) {
        (None, _) => (NOTHING, ""),
        (_, Task::Adjudicate) => (ADJUDICATE, ""),
        (_, Task::Queue { .. }) => (QUEUE, "space later"),
        (_, Task::Round { .. }) => (QUEUE, "space next"),
    };
    let mut keys = keys.to_vec();
    loop {
        let words: Vec<&str> =
            keys.iter().map(|(_, words)| if words.starts_with("space l") { later } else { words }).collect();
        let told = words.join("  ");
        let weakest = keys.iter().enumerate().max_by_key(|(_, (weight, _))| *weight).map(|(at, _)| at);
        match weakest.filter(|_| told.width() > room && keys.len() > 1) {
            Some(at) => drop(keys.remove(at)),
            None => return cut(&told, room),
        }
    }
}

pub(super) fn label(prompt: &Prompt) -> String {
    match prompt {
        Prompt::Grounds(verdict, Reach::This) => format!("{verdict}, on what?"),
        Prompt::Grounds(verdict, Reach::Same) => format!("all {verdict}, on what?"),
        Prompt::Evidence(_) => "evidence:".to_string(),
        Prompt::Note => "note:".to_string(),
        Prompt::Figure => "it should be:".to_string(),
        Prompt::Flag => "flag, because:".to_string(),
        Prompt::Aside => "put aside, because:".to_string(),
        Prompt::Filter => "select:".to_string(),
    }
}

/// What can be typed.
fn asks(prompt: &Prompt) -> &'static str {
    match prompt {
        Prompt::Grounds(..) => "an address or file | a quotation | the figure it gives; other words are a note",
        Prompt::Evidence(_) => "an address or file | a quotation | the figure it gives",
        Prompt::Note => "what you want to say about it",
        Prompt::Figure => "the right figure, as you would print it",
        Prompt::Flag => "why a colleague should look at it; may be empty",
        Prompt::Aside => "why it may stay as it is",
        Prompt::Filter => "words source:\"…\" outlet:… article:3 unit:count min:100 since:7d status:…",
    }
}

fn hint(prompt: &Prompt) -> &'static [&'static str] {
    match prompt {
        Prompt::Grounds(..) | Prompt::Evidence(_) => &["↑ what you typed before", "Enter saves", "Esc leaves"],
        Prompt::Filter => &["an empty line selects all", "Enter selects", "Esc leaves"],
        _ => &["Enter saves", "Esc leaves"],
    }
}
