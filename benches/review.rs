//! From key to screen: how long a verdict and the next claim take in a ledger of many claims, without a terminal.
//!
//! `cargo bench --bench review -- 1000000` makes a ledger of that many claims (default 20,000) once, in `target/`, and goes
//! through 300 of them: `u` (saved durably), the next claim read, a frame drawn on a buffer of 80×24. It prints the median,
//! the 99th of 100, and the parts. `TICKMARK_BENCH_LEDGER` names a ledger that is there already; it is copied first.

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use std::path::Path;
use std::time::{Duration, Instant};
use tickmark::ledger::{Durability, Filter, Ledger, Purpose, Reading};
use tickmark::model::Stamp;
use tickmark::tui::act::Sitting;
use tickmark::tui::draw::draw;
use tickmark::tui::state::{State, Task};
use tickmark::tui::update::update;

#[path = "../tests/support/mod.rs"]
mod support;

fn main() {
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
