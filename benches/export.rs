//! How fast a ledger is written out whole and built again: `cargo bench --bench export [-- CLAIMS]`.
//!
//! Made-up articles of the density of real news, each with hostile text in it, half of the claims with a verdict. Export,
//! import into an empty ledger, export again: the two files must be the same. The other formats follow, each once. Memory
//! is the most that the process has had so far, where the system tells.

#[path = "../tests/support/mod.rs"]
mod support;

use std::fs::File;
use std::io::{BufReader, BufWriter, Write as _};
use std::path::Path;
use std::time::Instant;
use tickmark::export::{FORMATS, Job, Settings, Way, format, jsonl};
use tickmark::ledger::{Durability, Filter, Ledger, Purpose, Reading};
use tickmark::model::{Article, ClaimId, Verdict};
use tickmark::review::{Grounds, Mark, mark};

/// Claims of a made-up article, near enough.
const DENSITY: u64 = 19;

fn main() {
    let claims: u64 = std::env::args().filter_map(|a| a.parse().ok()).next().unwrap_or(100_000);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut ledger = Ledger::open(&folder.path().join("bench.db"), Purpose::Create).expect("a fresh ledger");
    fill(&mut ledger, claims.div_ceil(DENSITY));
    let n = ledger.stats(0).expect("readable").claims;
    println!("{n} claims, {} events, {:.0} MB of memory so far", ledger.head().expect("readable").seq, memory());
    let (first, second) = (folder.path().join("first.jsonl"), folder.path().join("second.jsonl"));
    timed("export jsonl", n, || write(&ledger, "jsonl", &first));
    let mut back = Ledger::open(&folder.path().join("back.db"), Purpose::Create).expect("a fresh ledger");
    timed("import jsonl, verified", n, || {
        let mut input = BufReader::with_capacity(1 << 16, File::open(&first).expect("it is there"));
        let report = jsonl::read(&mut back, &mut input, &|_| ()).expect("it comes back");
        assert_eq!(report.claims, n);
    });
    timed("export jsonl again", n, || write(&back, "jsonl", &second));
    assert!(same(&first, &second), "the second export is another file");
    let size = std::fs::metadata(&first).expect("it is there").len();
    println!("the same file twice, {:.0} MB", size as f64 / 1e6);
    for format in FORMATS.iter().filter(|format| format.name != "jsonl") {
        timed(&format!("export {}", format.name), n, || write(&ledger, format.name, &folder.path().join("other")));
    }
}

fn fill(ledger: &mut Ledger, articles: u64) {
    let stamp = support::stamp("bench");
    for first in (0..articles).step_by(64) {
        let batch: Vec<Reading> = (first..articles.min(first + 64)).map(|n| support::read(mean(n))).collect();
        ledger
            .write(&stamp, Durability::Relaxed, |w| batch.iter().try_for_each(|r| w.take_in(r).map(drop)))
            .expect("a batch goes in");
    }
    let all = ledger.stats(0).expect("readable").claims;
    let evidence = ["https://example.org/report?a=<b>&c=\u{202e}".to_string()];
    let grounds = Grounds::typed(&evidence, Some("=cmd|' /C calc'!A0"), Some("12"), Some("</script>\u{2028} \"seen\""))
        .expect("sound");
    let verdicts = Verdict::ALL.map(|verdict| Mark::new(verdict, grounds.clone()).expect("it has grounds"));
    let ids: Vec<ClaimId> = (1..=all as i64).step_by(2).map(ClaimId).collect();
    for (at, chunk) in ids.chunks(500).enumerate() {
        mark(ledger, &stamp, chunk, &verdicts[at % 3]).expect("it is recorded");
    }
}

/// A made-up article with hostile words in it.
fn mean(n: u64) -> Article {
    let made = support::made_up(n);
    let text = made.text.replace("There was", "<script>alert(1)</script> \u{202e}There\u{0} {{was}} =1+1 \\ \"");
    Article { outlet: made.outlet, url: made.url, published: made.published, ..support::article(&text) }
}

fn write(ledger: &Ledger, name: &str, path: &Path) {
    let whole = name == "jsonl";
    let settings = Settings {
        url: Some("https://example.org/checks".into()),
        publisher: Some("Example Checks".into()),
        publisher_url: None,
    };
    let job = Job { ledger, filter: Filter::default(), whole, settings, step: &|_| () };
    let _ = std::fs::remove_file(path);
    match format(name).expect("it is listed").way {
        Way::Text(write) | Way::Bytes(write) => {
            let mut out = BufWriter::with_capacity(1 << 16, File::create(path).expect("writable"));
            write(&job, &mut out).expect("written");
            out.flush().expect("written");
        }
        Way::File(write) => write(&job, path).expect("written"),
    }
}

fn timed(name: &str, n: u64, act: impl FnOnce()) {
    let (start, before) = (Instant::now(), processor());
    act();
    let (seconds, work) = (start.elapsed().as_secs_f64(), processor() - before);
    let rate = n as f64;
    println!(
        "{name:<24}{:>9.0} claims/s, {:>9.0} per second of processor time, {:>5.0} MB at most",
        rate / seconds,
        rate / work,
        memory()
    );
}

/// Seconds of processor time that this process has used so far, where the system tells.
fn processor() -> f64 {
    let told = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    told.split(' ').next().and_then(|n| n.parse::<f64>().ok()).unwrap_or(f64::NAN) / 1e9
}

/// The most memory that this process has had, in MB, where the system tells.
fn memory() -> f64 {
    let told = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|kb| kb.trim().split(' ').next()?.parse::<f64>().ok()).unwrap_or(f64::NAN) / 1e3
}

fn same(a: &Path, b: &Path) -> bool {
    let read = |path| std::fs::read(path).expect("readable");
    read(a) == read(b)
}
