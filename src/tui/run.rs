//! The loop that ties keys, ledger and screen together, and everything that is the terminal's own.

use super::act::Sitting;
use super::draw::draw;
use super::state::{State, Wish};
use super::update::{paste, update};
use crate::error::Error;
use crate::ledger::Ledger;
use crate::model::Stamp;
use ratatui::DefaultTerminal;
use ratatui::crossterm::event::{self, DisableBracketedPaste, EnableBracketedPaste, Event, KeyEventKind};
use ratatui::crossterm::execute;
use std::io::stdout;
use std::time::Duration;

/// How long a key is waited for before the ledger is asked whether another process has written.
const PATIENCE: Duration = Duration::from_millis(250);

/// Long enough to see a key that waits already. (At nothing at all crossterm does not look.)
const MOMENT: Duration = Duration::from_millis(1);

/// Goes through claims until the reviewer leaves. `stamp` says who acts and when.
///
/// # Errors
/// When the terminal or the ledger cannot be used. The terminal is put back as it was in any case.
pub fn run(
    state: &mut State,
    sitting: &mut Sitting,
    ledger: &mut Ledger,
    stamp: &dyn Fn() -> Result<Stamp, Error>,
) -> Result<(), Error> {
    sitting.begin(state, ledger)?;
    let mut terminal = enter()?;
    let done = turns(state, sitting, ledger, stamp, &mut terminal);
    leave();
    done
}

fn enter() -> Result<DefaultTerminal, Error> {
    let terminal = ratatui::try_init()?;
    execute!(stdout(), EnableBracketedPaste)?;
    Ok(terminal)
}

fn leave() {
    // A terminal that has gone away cannot be put back.
    let _ = execute!(stdout(), DisableBracketedPaste);
    ratatui::restore();
}

fn turns(
    state: &mut State,
    sitting: &mut Sitting,
    ledger: &mut Ledger,
    stamp: &dyn Fn() -> Result<Stamp, Error>,
    terminal: &mut DefaultTerminal,
) -> Result<(), Error> {
    let mut version = ledger.version_of_data()?;
    loop {
        // What scrolls has to know how much is in view.
        state.size = terminal.size().map_or(state.size, |size| (size.width, size.height));
        // Keys that wait already are taken first: a screen between them would be seen by nobody.
        if !event::poll(MOMENT)? {
            terminal.draw(|frame| draw(frame, state))?;
        }
        if !event::poll(PATIENCE)? {
            let now = ledger.version_of_data()?;
            if now != version {
                version = now;
                sitting.refresh(state, ledger)?;
            }
            continue;
        }
        let wish = match event::read()? {
            Event::Key(key) if key.kind != KeyEventKind::Release => update(state, key, &stamp()?.at),
            Event::Paste(text) => {
                paste(state, &text);
                None
            }
            // A new size is drawn at the top of the loop.
            _ => None,
        };
        match wish {
            None => {}
            Some(Wish::Quit) => return Ok(()),
            Some(Wish::Suspend) => {
                suspend(terminal)?;
                sitting.refresh(state, ledger)?;
            }
            Some(wish) => sitting.act(state, ledger, &stamp()?, wish)?,
        }
    }
}

/// Gives the terminal back to the shell until it brings the program to the front again.
#[cfg(unix)]
fn suspend(terminal: &mut DefaultTerminal) -> Result<(), Error> {
    leave();
    signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
    // A new one knows nothing of the old screen and draws all of it.
    *terminal = enter()?;
    Ok(())
}

#[cfg(not(unix))]
fn suspend(_: &mut DefaultTerminal) -> Result<(), Error> {
    Ok(())
}
