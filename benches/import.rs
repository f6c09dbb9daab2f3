//! How fast articles become rows, and questions answers: `cargo bench --bench import [-- ARTICLES]`.
//!
//! Made-up articles of the size and density of real news (4.5 KB, some 20 claims) go into a fresh ledger with its search
//! index; reading them is not counted. Then the questions that a desk asks all day are asked of it.

#[path = "../tests/support/mod.rs"]
mod support;

use std::time::Instant;
use tickmark::ledger::{Durability, Filter, Ledger, Purpose, Reading, Sort};
use tickmark::model::{ArticleId, ClaimId, Status, Verdict};
use tickmark::review::{Grounds, Mark, mark};

fn main() {
    let n: u64 = std::env::args().filter_map(|a| a.parse().ok()).next().unwrap_or(5_000);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("bench.db");
    let mut ledger = Ledger::open(&path, Purpose::Create).expect("a fresh ledger");
    import(&mut ledger, n);
    ask(&ledger, n);
    judge(&mut ledger, n);
    let start = Instant::now();
    let report = ledger.verify(None).expect("readable");
    assert_eq!(report.faults, []);
    println!("verify            {:>9.1} s for {} claims", start.elapsed().as_secs_f64(), report.claims);
    drop(ledger);
    let size = std::fs::metadata(&path).expect("the ledger is there").len();
    println!("size              {:>9.1} MB", size as f64 / 1e6);
}

fn import(ledger: &mut Ledger, n: u64) {
    let stamp = support::stamp("bench");
    let (mut claims, mut bytes, mut seconds, mut work) = (0, 0, 0.0, 0.0);
    for first in (0..n).step_by(64) {
        let batch: Vec<Reading> = (first..n.min(first + 64)).map(|i| support::read(support::made_up(i))).collect();
        claims += batch.iter().map(Reading::n_claims).sum::<usize>();
        bytes += batch.iter().map(Reading::bytes).sum::<usize>();
        let (start, before) = (Instant::now(), processor());
        ledger
            .write(&stamp, Durability::Relaxed, |w| batch.iter().try_for_each(|r| w.take_in(r).map(drop)))
            .expect("a batch goes in");
        seconds += start.elapsed().as_secs_f64();
        work += processor() - before;
    }
    println!("{n} articles, {claims} claims, {:.1} MB of text", bytes as f64 / 1e6);
    println!("import            {:>9.0} articles/s, {:.0} claims/s", n as f64 / seconds, claims as f64 / seconds);
    // On a machine that is shared this says more: what one core that does nothing else would do.
    println!("                  {:>9.0} articles per second of processor time", n as f64 / work);
}

/// Seconds of processor time that this process has used so far, where the system tells.
fn processor() -> f64 {
    let told = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    told.split(' ').next().and_then(|n| n.parse::<f64>().ok()).unwrap_or(f64::NAN) / 1e9
}

/// Times a question over and over: the middle and the slowest of a hundred.
fn time(name: &str, mut question: impl FnMut(u64)) {
    let mut times: Vec<f64> = (0..100)
        .map(|round| {
            let start = Instant::now();
            question(round);
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_unstable_by(f64::total_cmp);
    println!("{name:<18}{:>9.2} ms in the middle, {:.2} ms at worst", times[50], times[99]);
}

fn ask(ledger: &Ledger, n: u64) {
    let open = Filter { status: vec![Status::Unverified], ..Filter::default() };
    let somewhere = |round: u64| Some(ClaimId((round * 7_919 % (n * 15) + 1) as i64));
    let list = |filter: &Filter, after| ledger.list(filter, Sort::Newest, after, 50).expect("a page");
    time("queue, first page", |_| drop(list(&open, None)));
    time("queue, deep inside", |round| drop(list(&open, somewhere(round))));
    time("every status", |round| drop(list(&Filter::default(), somewhere(round))));
    time("one article", |round| {
        drop(list(&Filter { article: Some(ArticleId((round % n + 1) as i64)), ..open.clone() }, None));
    });
    time("one source", |_| drop(list(&Filter { source: Some("Reyes".into()), ..open.clone() }, None)));
    time("a rare word", |round| {
        drop(list(&Filter { search: Some(format!("district {round}")), ..open.clone() }, None));
    });
    time("a common word", |_| drop(list(&Filter { search: Some("homes".into()), ..open.clone() }, None)));
    time("one claim, whole", |round| drop(ledger.detail(somewhere(round).expect("a claim"))));
    time("counts", |_| drop(ledger.stats(10)));
}

fn judge(ledger: &mut Ledger, n: u64) {
    let stamp = support::stamp("r.k.");
    let grounds = Grounds { note: Some("seen".into()), ..Grounds::default() };
    let verdict = Mark::new(Verdict::Verified, grounds).expect("it has a note");
    time("a verdict", |round| {
        let claim = ClaimId((round * 7_919 % (n * 15) + 1) as i64);
        mark(ledger, &stamp, &[claim], &verdict).expect("it is recorded");
    });
}
