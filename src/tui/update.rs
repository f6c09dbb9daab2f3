//! What a key means. Nothing here knows a terminal or a ledger.

use super::state::{Mode, Prompt, Reach, State, Step, Task, Wish};
use crate::model::Verdict;
use crate::review::selection;
use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use tui_input::Input;
use tui_input::backend::crossterm::EventHandler as _;

/// Takes a key. What the ledger has to do about it is returned; `now` is this moment, for selections like `since:7d`.
pub fn update(state: &mut State, key: KeyEvent, now: &str) -> Option<Wish> {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    match (control, key.code) {
        (true, KeyCode::Char('c')) => return Some(Wish::Quit),
        (true, KeyCode::Char('z')) => return Some(Wish::Suspend),
        _ => {}
    }
    match &mut state.mode {
        Mode::Claim => command(state, key, control),
        Mode::Prompt(..) => typing(state, key, now),
        Mode::Same => same(state, key),
        Mode::Help => {
            state.mode = Mode::Claim;
            None
        }
        Mode::Article(top) => {
            let last = state.view.as_ref().map_or(0, |view| view.parts.len().saturating_sub(1));
            match key.code {
                KeyCode::Char('j') | KeyCode::Down => *top = (*top + 1).min(last),
                KeyCode::Char('k') | KeyCode::Up => *top = top.saturating_sub(1),
                KeyCode::Char(' ') | KeyCode::PageDown => *top = (*top + 5).min(last),
                KeyCode::PageUp => *top = top.saturating_sub(5),
                KeyCode::Char('g') | KeyCode::Home => *top = 0,
                KeyCode::Char('G') | KeyCode::End => *top = last,
                _ => state.mode = Mode::Claim,
            }
            None
        }
    }
}

/// Text that was pasted: into the line, if there is one. It may hold a line's end, which must not send it off.
pub fn paste(state: &mut State, text: &str) {
    if let Mode::Prompt(_, input, _) = &mut state.mode {
        let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let (before, after): (String, String) = {
            let chars: Vec<char> = input.value().chars().collect();
            let (a, b) = chars.split_at(input.cursor().min(chars.len()));
            (a.iter().collect(), b.iter().collect())
        };
        let cursor = before.chars().count() + line.trim_end().chars().count();
        *input = Input::new(format!("{before}{}{after}", line.trim_end())).with_cursor(cursor);
    } else {
        state.complain("nothing is being typed: press e for evidence or n for a note, then paste");
    }
}

fn command(state: &mut State, key: KeyEvent, control: bool) -> Option<Wish> {
    if control {
        return None;
    }
    state.message = None;
    let shown = state.view.is_some();
    match key.code {
        KeyCode::Char('q') => return Some(Wish::Quit),
        KeyCode::Char('?') | KeyCode::F(1) => state.mode = Mode::Help,
        // Where the selection has nothing left, its words would only have to be deleted.
        KeyCode::Char('/') if !shown => prompt(state, Prompt::Filter),
        KeyCode::Char('/') => prompt_with(state, Prompt::Filter, state.filter.clone()),
        KeyCode::Char('z') | KeyCode::Backspace => return Some(Wish::Undo),
        KeyCode::Char('j') | KeyCode::Down | KeyCode::Right => return Some(Wish::Go(Step::Next)),
        KeyCode::Char('k') | KeyCode::Up | KeyCode::Left => return Some(Wish::Go(Step::Back)),
        KeyCode::Char('g') | KeyCode::Home => return Some(Wish::Go(Step::First)),
        KeyCode::Char('G') | KeyCode::End => return Some(Wish::Go(Step::Last)),
        _ if !shown => state.complain("there is no claim here: / selects others, q leaves"),
        KeyCode::Char('v') => return verdict(state, Verdict::Verified, Reach::This),
        KeyCode::Char('d') => return verdict(state, Verdict::Disputed, Reach::This),
        KeyCode::Char('u') => return verdict(state, Verdict::Unsourced, Reach::This),
        KeyCode::Char(' ' | 's') => return Some(Wish::Skip),
        KeyCode::Char('e') => prompt(state, Prompt::Evidence(None)),
        KeyCode::Char('n') => prompt(state, Prompt::Note),
        KeyCode::Char('c') => prompt(state, Prompt::Figure),
        KeyCode::Char('f') => {
            if state.view.as_ref().is_some_and(|view| view.detail.work.flagged.is_some()) {
                return Some(Wish::Flag(None));
            }
            prompt(state, Prompt::Flag);
        }
        KeyCode::Char('a') => same_elsewhere(state),
        KeyCode::Char('o') => {
            let part = state.view.as_ref().map_or(0, super::view::View::part_of_claim);
            state.mode = Mode::Article(part.saturating_sub(1));
        }
        KeyCode::Char(c) => {
            state.complain(format!("`{}` is no key here; ? shows them all", crate::visible::line(&c.to_string())));
        }
        _ => {}
    }
    None
}

/// A verdict at once where it has its grounds, or needs none; else the question what it rests on.
fn verdict(state: &mut State, verdict: Verdict, reach: Reach) -> Option<Wish> {
    let grounded = state.view.as_ref().is_some_and(|view| view.has_grounds(verdict, &state.task));
    if grounded || !verdict.needs_grounds() {
        state.mode = Mode::Claim;
        return Some(Wish::Mark(verdict, reach, String::new()));
    }
    prompt(state, Prompt::Grounds(verdict, reach));
    None
}

fn same_elsewhere(state: &mut State) {
    let view = state.view.as_ref();
    if !matches!(state.task, Task::Queue { .. }) {
        return state.complain("each claim is read by itself in a round");
    }
    match view.map_or(0, |view| view.same_open().count()) {
        0 => state.complain("this figure stands in no other open claim, here or in other articles"),
        _ => state.mode = Mode::Same,
    }
}

fn same(state: &mut State, key: KeyEvent) -> Option<Wish> {
    match key.code {
        KeyCode::Char('v') => verdict(state, Verdict::Verified, Reach::Same),
        KeyCode::Char('d') => verdict(state, Verdict::Disputed, Reach::Same),
        KeyCode::Char('u') => verdict(state, Verdict::Unsourced, Reach::Same),
        _ => {
            state.mode = Mode::Claim;
            None
        }
    }
}

fn prompt(state: &mut State, prompt: Prompt) {
    prompt_with(state, prompt, String::new());
}

fn prompt_with(state: &mut State, prompt: Prompt, text: String) {
    state.mode = Mode::Prompt(prompt, Input::new(text), 0);
}

fn typing(state: &mut State, key: KeyEvent, now: &str) -> Option<Wish> {
    let Mode::Prompt(prompt, input, recall) = &mut state.mode else { return None };
    match key.code {
        KeyCode::Esc => {
            state.mode = Mode::Claim;
            state.say("nothing was changed");
            None
        }
        KeyCode::Up | KeyCode::Down if matches!(prompt, Prompt::Grounds(..) | Prompt::Evidence(_)) => {
            let most = state.typed.len();
            *recall = if key.code == KeyCode::Up { (*recall + 1).min(most) } else { recall.saturating_sub(1) };
            let text = if *recall == 0 { String::new() } else { state.typed[most - *recall].clone() };
            *input = Input::new(text);
            None
        }
        KeyCode::Enter => {
            let (prompt, words) = (*prompt, input.value().trim().to_string());
            send(state, prompt, words, now)
        }
        _ => {
            input.handle_event(&Event::Key(key));
            None
        }
    }
}

/// What the finished line asks for. A line that cannot be used stays, with the reason.
fn send(state: &mut State, prompt: Prompt, words: String, now: &str) -> Option<Wish> {
    let wish = match prompt {
        Prompt::Filter => match selection::parse(&words, now) {
            Ok(filter) => Wish::Filter(words, Box::new(filter)),
            Err(error) => {
                state.complain(format!("{error}; {}", selection::KEYS));
                return None;
            }
        },
        Prompt::Grounds(verdict, _) if words.is_empty() => {
            state.complain(format!(
                "`{verdict}` rests on something: an address, a file, or words; Esc leaves, u is unsourced"
            ));
            return None;
        }
        Prompt::Grounds(verdict, reach) => {
            remember(state, &words);
            Wish::Mark(verdict, reach, words)
        }
        Prompt::Evidence(_) if words.is_empty() => {
            state.mode = Mode::Claim;
            return None;
        }
        Prompt::Evidence(stance) => {
            remember(state, &words);
            Wish::Evidence(words, stance)
        }
        Prompt::Note => Wish::Note(words),
        Prompt::Figure => Wish::Figure(words),
        Prompt::Flag => Wish::Flag(Some(words)),
    };
    state.mode = Mode::Claim;
    Some(wish)
}

fn remember(state: &mut State, words: &str) {
    state.typed.retain(|typed| typed != words);
    state.typed.push(words.to_string());
}
