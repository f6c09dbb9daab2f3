//! The real program in a pseudo-terminal.

use crate::support::{Desk, NOW, STORY, made_up, read, stamp};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::collections::BTreeSet;
use std::io::{Read as _, Write};
use std::num::NonZero;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread::{sleep, spawn};
use std::time::{Duration, Instant};
use tickmark::ledger::{Durability, EventFilter, Ledger, Purpose};
use tickmark::model::{ClaimId, EventKind, Status, Verdict};
use tickmark::review::{Grounds, Mark, mark};

/// The program on a terminal of its own.
struct Sitting {
    screen: Arc<Mutex<vt100::Parser>>,
    keys: Box<dyn Write + Send>,
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
}

impl Sitting {
    fn begin(folder: &Path, words: &[&str], no_color: bool) -> Self {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tickmark"));
        command.args(words);
        command.cwd(folder);
        command.env_clear();
        for (name, value) in [("TERM", "xterm-256color"), ("TICKMARK_REVIEWER", "r.k."), ("TICKMARK_NOW", NOW)] {
            command.env(name, value);
        }
        if no_color {
            command.env("NO_COLOR", "1");
        }
        let child = pair.slave.spawn_command(command).expect("it starts");
        drop(pair.slave);
        let screen = Arc::new(Mutex::new(vt100::Parser::new(of(24), of(80), 0)));
        let mut out = pair.master.try_clone_reader().expect("readable");
        let parser = Arc::clone(&screen);
        spawn(move || {
            let mut bytes = [0; 8192];
            while let Ok(n) = out.read(&mut bytes)
                && n > 0
            {
                parser.lock().expect("nobody panicked").process(&bytes[..n]);
            }
        });
        let keys = pair.master.take_writer().expect("writable");
        Self { screen, keys, master: pair.master, child }
    }

    fn text(&self) -> String {
        self.screen.lock().expect("nobody panicked").screen().contents()
    }

    fn keys(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).expect("the program reads");
        self.keys.flush().expect("the program reads");
    }

    /// Waits until the screen holds these words.
    fn until(&self, words: &str) -> String {
        self.wait(words, |text| text.contains(words))
    }

    fn wait(&self, what: &str, holds: impl Fn(&str) -> bool) -> String {
        let begun = Instant::now();
        loop {
            let text = self.text();
            if holds(&text) {
                return text;
            }
            assert!(begun.elapsed() < Duration::from_secs(300), "`{what}` did not come:\n{text}");
            sleep(Duration::from_millis(5));
        }
    }

    fn resize(&mut self, rows: u16, cols: u16) {
        self.screen.lock().expect("nobody panicked").screen_mut().set_size(of(rows), of(cols));
        self.master.resize(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).expect("a new size");
    }

    fn end(mut self) -> u32 {
        self.keys("q");
        let code = self.child.wait().expect("it ends").exit_code();
        // The last of the output may still be on its way.
        sleep(Duration::from_millis(50));
        let parser = self.screen.lock().expect("nobody panicked");
        assert!(!parser.screen().alternate_screen(), "the terminal is as it was");
        code
    }
}

fn of(n: u16) -> NonZero<u16> {
    NonZero::new(n).expect("a screen has lines")
}

fn status(folder: &Path, claim: i64) -> Status {
    Ledger::open(&folder.join("tickmark.db"), Purpose::Read).unwrap().claim(ClaimId(claim)).unwrap().status()
}

#[test]
fn the_program_is_driven_by_keys_alone() {
    let desk = Desk::with(&[STORY]);
    let folder = desk.folder.path();
    let mut sitting = Sitting::begin(folder, &["review"], false);
    // The foot is drawn last: the whole screen is there.
    let first = sitting.until("v verified");
    assert!(first.contains("claim 1 ") && first.contains("Air force reports [126] drones"), "{first}");
    sitting.keys("?");
    sitting.until("any key goes back");
    sitting.keys("?u");
    sitting.until("claim 2 ");
    assert_eq!(status(folder, 1), Status::Unsourced, "saved before the next is shown");
    sitting.keys("v");
    sitting.until("verified, on what?");
    sitting.keys("https://example.org/post 79 were downed\r");
    sitting.until("claim 3 ");
    assert_eq!(status(folder, 2), Status::Verified);
    sitting.keys("z");
    sitting.until("claim 2 ");
    assert_eq!(status(folder, 2), Status::Unverified);
    // Another process.
    let mut other = Ledger::open(&folder.join("tickmark.db"), Purpose::Write).unwrap();
    let note = Grounds { note: Some("not so".into()), ..Grounds::default() };
    mark(&mut other, &stamp("a.b."), &[ClaimId(2)], &Mark::new(Verdict::Disputed, note).unwrap()).unwrap();
    let seen = sitting.until("a.b. marked this claim disputed just now");
    assert!(seen.contains("disputed: not so"), "{seen}");
    // Another size, and back.
    sitting.resize(40, 120);
    sitting.wait("a wide line", |text| text.lines().any(|line| line.starts_with(&"─".repeat(100))));
    sitting.resize(12, 40);
    sitting.wait("a narrow line", |text| text.contains("[79]") && text.lines().all(|line| line.chars().count() <= 40));
    sitting.resize(24, 80);
    sitting.until("claim 2 ");
    assert_eq!(sitting.end(), 0);
    assert_eq!(desk.faults(), [""; 0]);
}

#[test]
#[cfg(target_os = "linux")]
fn it_can_be_suspended_and_brought_back() {
    let desk = Desk::with(&[STORY]);
    let mut sitting = Sitting::begin(desk.folder.path(), &["review"], false);
    sitting.until("claim 1 ");
    let id = sitting.child.process_id().expect("it runs");
    let state = || {
        let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
        stat.rsplit_once(") ").and_then(|(_, rest)| rest.chars().next())
    };
    sitting.keys("\u{1a}");
    let begun = Instant::now();
    while state() != Some('T') {
        assert!(begun.elapsed() < Duration::from_secs(30), "it does not stop");
        sleep(Duration::from_millis(5));
    }
    // What it wrote before it stopped may still be on its way here.
    while sitting.screen.lock().unwrap().screen().alternate_screen() {
        assert!(begun.elapsed() < Duration::from_secs(30), "the shell does not have its screen");
        sleep(Duration::from_millis(5));
    }
    let woken = std::process::Command::new("kill").args(["-CONT", &id.to_string()]).status().unwrap();
    assert!(woken.success());
    sitting.until("claim 1 ");
    sitting.keys("u");
    sitting.until("claim 2 ");
    assert_eq!(sitting.end(), 0);
}

#[test]
fn without_colour_there_is_none() {
    let desk = Desk::with(&[STORY]);
    let mut sitting = Sitting::begin(desk.folder.path(), &["review"], true);
    sitting.until("claim 1 ");
    // A warning would be yellow.
    sitting.keys("y");
    sitting.until("is no key here");
    {
        let parser = sitting.screen.lock().unwrap();
        let screen = parser.screen();
        for row in 0..24 {
            for col in 0..80 {
                let cell = screen.cell(row, col).expect("on the screen");
                assert_eq!((cell.fgcolor(), cell.bgcolor()), (vt100::Color::Default, vt100::Color::Default));
            }
        }
    }
    assert_eq!(sitting.end(), 0);
}

/// Typed as fast as the terminal takes it: 200 verdicts, none lost, none doubled.
#[test]
fn a_scripted_reviewer_goes_through_two_hundred_claims() {
    let mut desk = Desk::new();
    let many: Vec<_> = (0..12).map(|n| read(made_up(n))).collect();
    desk.ledger
        .write(&stamp("importer"), Durability::Relaxed, |w| many.iter().try_for_each(|r| w.take_in(r).map(drop)))
        .unwrap();
    let open = desk.ledger.stats(0).unwrap().unverified;
    assert!(open > 200);
    let mut sitting = Sitting::begin(desk.folder.path(), &["review"], false);
    sitting.until(&format!("0 done · {open} open"));
    for n in 0..200 {
        match n % 4 {
            0 => sitting.keys("u"),
            1 => sitting.keys("vhttps://example.org/daily\r"),
            2 => sitting.keys("dcounted again\r"),
            // A postponement, taken back, then a verdict.
            _ => sitting.keys(" zu"),
        }
    }
    sitting.until(&format!("200 done · {} open", open - 200));
    assert_eq!(sitting.end(), 0);
    let mut marks = 0;
    let mut claims = BTreeSet::new();
    desk.ledger
        .events(&EventFilter::default(), |card| {
            if card.event.kind == EventKind::Mark {
                marks += 1;
                claims.insert(card.event.claim);
            }
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!((marks, claims.len()), (200, 200));
    assert_eq!(desk.faults(), [""; 0]);
}
