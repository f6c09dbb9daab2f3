//! What a key means. Nothing here knows a terminal or a ledger.

use super::draw;
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
        Mode::Help(top) | Mode::Article(top) => {
            let top = *top;
            let (last, page) = draw::scrolling(state);
            let scrolled = scroll(top, last, page, key.code);
            match (&mut state.mode, scrolled) {
                (Mode::Article(top), Some(new)) => *top = new,
                // Help that is all in view needs no scrolling: any key goes back.
                (Mode::Help(top), Some(new)) if last > 0 => *top = new,
                _ => state.mode = Mode::Claim,
            }
            None
        }
    }
}

/// The first line that is shown after this key; none where the key is not one that scrolls.
fn scroll(top: usize, last: usize, page: usize, key: KeyCode) -> Option<usize> {
    let to = match key {
        KeyCode::Char('j') | KeyCode::Down => top + 1,
        KeyCode::Char('k') | KeyCode::Up => top.saturating_sub(1),
        KeyCode::Char(' ') | KeyCode::PageDown => top + page,
        KeyCode::Char('b') | KeyCode::PageUp => top.saturating_sub(page),
        KeyCode::Char('g') | KeyCode::Home => 0,
        KeyCode::Char('G') | KeyCode::End => last,
        _ => return None,
    };
    Some(to.min(last))
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
        KeyCode::Char('?') | KeyCode::F(1) => state.mode = Mode::Help(0),
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
        KeyCode::Char('x') if state.view.as_ref().is_some_and(|view| view.findings.is_empty()) => {
            state.complain("the checks found nothing here that could be put aside");
        }
        KeyCode::Char('x') => prompt(state, Prompt::Aside),
        KeyCode::Char('o') => {
            state.mode = Mode::Article(0);
            let top = draw::top_for_claim(state);
            state.mode = Mode::Article(top);
        }
        KeyCode::Char(c) => unknown(state, &c.to_string()),
        KeyCode::Enter => unknown(state, "Enter"),
        KeyCode::Tab => unknown(state, "Tab"),
        _ => {}
    }
    None
}

fn unknown(state: &mut State, key: &str) {
    state.complain(format!("`{}` is no key here; ? shows them all", crate::visible::line(key)));
}

/// A verdict at once where it has its grounds, or needs none; else the question what it rests on.
fn verdict(state: &mut State, verdict: Verdict, reach: Reach) -> Option<Wish> {
    let grounded = state.view.as_ref().is_some_and(|view| view.has_grounds(verdict, &state.task, &state.reviewer));
    if grounded || !verdict.needs_grounds() {
        state.mode = Mode::Claim;
        return Some(Wish::Mark(verdict, reach, String::new()));
    }
    prompt(state, Prompt::Grounds(verdict, reach));
    None
}

fn same_elsewhere(state: &mut State) {
    let view = state.view.as_ref();
    match state.task {
        Task::Queue { .. } => {}
        Task::Round { .. } => return state.complain("each claim is read by itself in a round"),
        Task::Adjudicate => return state.complain("each claim is decided by itself"),
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
            state.message = None;
            None
        }
        KeyCode::Enter => {
            let (prompt, words) = (*prompt, input.value().trim().to_string());
            send(state, prompt, words, now)
        }
        _ => {
            // What was said of the line as it was no longer holds of one that is being mended.
            if input.handle_event(&Event::Key(key)).is_some_and(|changed| changed.value) {
                state.message = None;
            }
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
                state.complain(format!("{error}; {}", selection::advice(&error)));
                return None;
            }
        },
        Prompt::Grounds(verdict, _) if words.is_empty() => {
            state.complain(format!(
                "`{verdict}` rests on something: an address, a file, or words; Esc leaves, u is unsourced"
            ));
            return None;
        }
        Prompt::Grounds(verdict, reach) => Wish::Mark(verdict, reach, words),
        Prompt::Evidence(_) if words.is_empty() => {
            state.mode = Mode::Claim;
            return None;
        }
        Prompt::Evidence(stance) => Wish::Evidence(words, stance),
        Prompt::Aside if words.is_empty() => {
            state.complain("it is put aside for a reason: say which, or Esc leaves");
            return None;
        }
        Prompt::Aside => Wish::Aside(words),
        Prompt::Note => Wish::Note(words),
        Prompt::Figure => Wish::Figure(words),
        Prompt::Flag => Wish::Flag(Some(words)),
    };
    state.mode = Mode::Claim;
    Some(wish)
}
