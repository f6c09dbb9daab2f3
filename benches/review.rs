//! From key to screen: how long a verdict and the next claim take in a ledger of many claims, without a terminal.
//!
//! `cargo bench --bench review -- 1000000` makes a ledger of that many claims (default 20,000) once, in `target/`, and goes
//! through 300 of them: `u` (saved durably), the next claim read, a frame drawn on a buffer of 80×24. It prints the median,
//! the 99th of 100, and the parts. Then eight reviewers, each a process of its own, mark the same ledger at once: 40 marks each with
//! 200 ms between them, and 1,250 each without a pause, which makes 10,000; all must be in the log, each once.

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tickmark::ledger::{Durability, Filter, Ledger, Purpose, Reading};
use tickmark::model::{ClaimId, Stamp, Verdict};
use tickmark::review::{Grounds, Mark, mark};
use tickmark::tui::act::Sitting;
use tickmark::tui::draw::draw;
use tickmark::tui::state::{State, Task};
use tickmark::tui::update::update;

#[path = "../tests/support/mod.rs"]
mod support;

fn main() {
    if let Some(part) = std::env::var_os(PART) {
        return reviewer(&part.into_string().expect("we wrote it"));
    }
    let wanted: u64 = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(20_000);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("target/bench-review-{wanted}.db"));
    let mut ledger = Ledger::open(&path, Purpose::Create).expect("a ledger");
    fill(&mut ledger, wanted);
    let stamp = Stamp { by: "bench".into(), at: support::NOW.into() };
    let mut state = State::new("bench", Task::Queue { mine: false }, true);
    let mut sitting = Sitting::new(Filter::default());
    let begun = Instant::now();
    sitting.begin(&mut state, &ledger).expect("a queue");
    println!("{} claims, opening the queue: {:.1} ms", ledger.stats(0).expect("counts").claims, ms(begun.elapsed()));
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).expect("a buffer");
    let (mut all, mut acting, mut drawing) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..300 {
        let begun = Instant::now();
        let wish =
            update(&mut state, KeyEvent::new(KeyCode::Char('u'), KeyModifiers::NONE), support::NOW).expect("a wish");
        sitting.act(&mut state, &mut ledger, &stamp, wish).expect("it is done");
        let acted = begun.elapsed();
        terminal.draw(|frame| draw(frame, &state)).expect("a frame");
        all.push(begun.elapsed());
        acting.push(acted);
        drawing.push(begun.elapsed() - acted);
    }
    for (name, mut times) in [("key to screen", all), ("  saving and reading on", acting), ("  drawing", drawing)] {
        times.sort_unstable();
        println!(
            "{name:<26} median {:6.2} ms  p99 {:6.2} ms",
            ms(times[times.len() / 2]),
            ms(times[times.len() * 99 / 100])
        );
    }
    drop(ledger);
    crowd(&path, Duration::from_millis(200), 40);
    crowd(&path, Duration::ZERO, 1250);
}

/// Set in the processes that play one reviewer: who, how many marks, milliseconds between them, the ledger.
const PART: &str = "TICKMARK_BENCH_REVIEWER";

/// Marks, and prints how many nanoseconds each mark took, one a line.
fn reviewer(part: &str) {
    let mut words = part.splitn(4, ' ');
    let mut number = || words.next().and_then(|word| word.parse::<i64>().ok()).expect("a number");
    let (who, rounds, pause) = (number(), number(), number());
    let path = part.splitn(4, ' ').last().expect("a path");
    let mut ledger = Ledger::open(Path::new(path), Purpose::Write).expect("the ledger opens");
    let stamp = Stamp { by: format!("reviewer {who}"), at: support::NOW.into() };
    let mut times = Vec::new();
    // Nobody starts all at once.
    std::thread::sleep(Duration::from_millis((who * pause / 8) as u64));
    for n in 0..rounds {
        let note = Grounds { note: Some(format!("{who} {n} {}", std::process::id())), ..Grounds::default() };
        let verdict = Mark::new([Verdict::Verified, Verdict::Disputed][n as usize % 2], note).expect("a note");
        let begun = Instant::now();
        mark(&mut ledger, &stamp, &[ClaimId(1 + who * 1000 + n % 1000)], &verdict).expect("it is marked");
        times.push(begun.elapsed().as_nanos());
        std::thread::sleep(Duration::from_millis(pause as u64));
    }
    times.iter().for_each(|time| println!("{time}"));
}

/// Eight reviewers at once.
fn crowd(path: &Path, pause: Duration, rounds: i64) {
    let begun = Instant::now();
    let head = || Ledger::open(path, Purpose::Read).expect("a ledger").head().expect("a head").seq;
    let before = head();
    let me = std::env::current_exe().expect("this program");
    let work = |who: i64| {
        let part = format!("{who} {rounds} {} {}", pause.as_millis(), path.display());
        Command::new(&me).env(PART, part).stdout(Stdio::piped()).spawn().expect("a process")
    };
    let workers: Vec<_> = (0..8).map(work).collect();
    let mut times: Vec<Duration> = Vec::new();
    for worker in workers {
        let done = worker.wait_with_output().expect("it ends");
        assert!(done.status.success(), "a reviewer was turned away");
        let said = String::from_utf8(done.stdout).expect("numbers");
        times.extend(said.lines().map(|line| Duration::from_nanos(line.parse().expect("a number"))));
    }
    assert_eq!(times.len() as i64, 8 * rounds);
    times.sort_unstable();
    assert_eq!(head() - before, times.len() as i64, "every mark is in the log, once");
    println!(
        "eight reviewers, {:>3} ms between marks: {} marks in {:.1} s, median {:.2} ms, p99 {:.2} ms, longest {:.0} ms",
        pause.as_millis(),
        times.len(),
        begun.elapsed().as_secs_f64(),
        ms(times[times.len() / 2]),
        ms(times[times.len() * 99 / 100]),
        ms(times[times.len() - 1]),
    );
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Brings articles in until the ledger holds so many claims.
fn fill(ledger: &mut Ledger, wanted: u64) {
    let stamp = Stamp { by: "importer".into(), at: support::NOW.into() };
    let mut n = ledger.stats(0).expect("counts").articles;
    while ledger.stats(0).expect("counts").claims < wanted {
        let batch: Vec<Reading> = (n..n + 256).map(|n| support::read(support::made_up(n))).collect();
        n += 256;
        ledger
            .write(&stamp, Durability::Relaxed, |w| batch.iter().try_for_each(|reading| w.take_in(reading).map(drop)))
            .expect("a batch goes in");
    }
}
