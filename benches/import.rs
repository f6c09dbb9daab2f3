//! How fast articles become rows: `cargo bench --bench import [-- ARTICLES]`.
//!
//! Made-up articles of the size and density of real news (4.5 KB, 19 claims) go into a fresh ledger with its search index;
//! reading them is not counted. Then the questions that a desk asks all day are asked of it.

#[path = "../tests/support/mod.rs"]
mod support;

use std::time::Instant;
use tickmark::ledger::{Durability, Ledger, Purpose};

fn main() {
    let n: u64 = std::env::args().filter_map(|a| a.parse().ok()).next().unwrap_or(5_000);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("bench.db");
    let readings: Vec<_> = (0..n).map(|i| support::read(support::made_up(i))).collect();
    let claims: usize = readings.iter().map(tickmark::ledger::Reading::n_claims).sum();
    let bytes: usize = readings.iter().map(tickmark::ledger::Reading::bytes).sum();
    let mut ledger = Ledger::open(&path, Purpose::Create).expect("a fresh ledger");
    let stamp = support::stamp("bench");
    let start = Instant::now();
    for batch in readings.chunks(64) {
        ledger
            .write(&stamp, Durability::Relaxed, |w| batch.iter().try_for_each(|r| w.take_in(r).map(drop)))
            .expect("a batch goes in");
    }
    let seconds = start.elapsed().as_secs_f64();
    println!("{n} articles, {claims} claims, {:.1} MB of text", bytes as f64 / 1e6);
    println!("import  {:.0} articles/s, {:.0} claims/s", n as f64 / seconds, claims as f64 / seconds);
    drop(ledger);
    let size = std::fs::metadata(&path).expect("the ledger is there").len();
    println!("ledger  {:.1} MB, {:.1} times the text", size as f64 / 1e6, size as f64 / bytes as f64);
}
