//! The last lines of the screen: what happened last, or the line that is typed; then the keys.

use super::flow::Flow;
use super::paint::{FAINT, PLAIN, STRONG, cut, rule, warning, window_of};
use super::state::{Mode, Prompt, Reach, State, Task};
use crate::visible::line;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr as _;

/// What happened last, or the line that is typed; then the keys.
pub(super) fn foot(state: &State, room: usize) -> Vec<Line<'static>> {
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

pub(super) fn label(prompt: &Prompt) -> String {
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
        Prompt::Grounds(..) => "an address, a file or words for a note · ↑ as before · Enter saves · Esc leaves",
        Prompt::Evidence(_) => "an address or a file | a quotation · ↑ as before · Enter saves · Esc leaves",
        Prompt::Filter => "words, source:\"…\" article:3 unit:count min:100 · Enter selects · Esc leaves",
        _ => "Enter saves · Esc leaves",
    }
}
