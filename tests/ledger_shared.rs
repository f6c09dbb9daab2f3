use crate::support::{Desk, NOW, STORY, made_up, read, stamp};
use std::io::{BufRead as _, BufReader, Read as _};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;
use tickmark::ledger::{Durability, EventFilter, Ledger, Purpose};
use tickmark::model::{ClaimId, Stamp, Verdict};
use tickmark::review::{Grounds, Mark, mark};

/// This test binary again, as another process that plays one part on this ledger.
fn other(part: &str, path: &Path, name: &str, rounds: Option<u32>) -> Child {
    Command::new(std::env::current_exe().expect("this binary"))
        .args(["--ignored", "--exact", "--nocapture", &format!("ledger_shared::part_{part}")])
        .env("TICKMARK_TEST_LEDGER", path)
        .env("TICKMARK_TEST_NAME", name)
        .env("TICKMARK_TEST_ROUNDS", rounds.unwrap_or(u32::MAX).to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts")
}

fn part() -> Option<(Ledger, Stamp)> {
    let path = std::env::var("TICKMARK_TEST_LEDGER").ok()?;
    let name = std::env::var("TICKMARK_TEST_NAME").ok()?;
    let ledger = Ledger::open(Path::new(&path), Purpose::Create).expect("the shared ledger opens");
    Some((ledger, Stamp { by: name, at: NOW.into() }))
}

/// Marks claims for ever, a different note each time, and says so of each when it is safe.
#[test]
#[ignore = "a part that another test plays"]
fn part_mark() {
    let Some((mut ledger, stamp)) = part() else { return };
    let rounds = std::env::var("TICKMARK_TEST_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(u64::MAX);
    for n in 0..rounds {
        let claim = ClaimId(1 + (n % 4) as i64);
        let note = format!("{} {n}", stamp.by);
        let grounds = Grounds { note: Some(note.clone()), ..Grounds::default() };
        let verdict = if n % 2 == 0 { Verdict::Verified } else { Verdict::Disputed };
        mark(&mut ledger, &stamp, &[claim], &Mark::new(verdict, grounds).expect("it has a note"))
            .expect("it is marked");
        println!("marked {note}");
    }
}

/// Imports articles for ever, a few at a time, and says so of each batch.
#[test]
#[ignore = "a part that another test plays"]
fn part_import() {
    let Some((mut ledger, stamp)) = part() else { return };
    let rounds = std::env::var("TICKMARK_TEST_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(u64::MAX);
    let salt =
        u64::from(u32::from_le_bytes(blake3::hash(stamp.by.as_bytes()).as_bytes()[..4].try_into().unwrap())) << 20;
    for n in 0..rounds {
        let batch: Vec<_> = (0..16).map(|i| read(made_up(salt + n * 16 + i))).collect();
        ledger
            .write(&stamp, Durability::Relaxed, |w| batch.iter().try_for_each(|r| w.take_in(r).map(drop)))
            .expect("a batch goes in");
        println!("imported {n}");
        sleep(Duration::from_millis(5));
    }
}

/// The notes of all marks that the log knows.
fn noted(ledger: &Ledger) -> Vec<String> {
    let mut notes = Vec::new();
    ledger
        .events(&EventFilter::default(), |card| {
            let became = card.event.became.unwrap_or_default();
            if let Ok(standing) = serde_json::from_str::<tickmark::model::Standing>(&became) {
                notes.extend(standing.note);
            }
            ControlFlow::Continue(())
        })
        .expect("the log is read");
    notes
}

#[test]
fn eight_processes_mark_while_one_imports() {
    let desk = Desk::with(&[STORY]);
    let path = desk.ledger.path().to_path_buf();
    let import = other("import", &path, "importer", Some(20));
    let markers: Vec<_> = (0..8).map(|n| other("mark", &path, &format!("reviewer {n}"), Some(25))).collect();
    let mut acknowledged = Vec::new();
    for child in markers.into_iter().chain([import]) {
        let done = child.wait_with_output().expect("it ends");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let said = String::from_utf8_lossy(&done.stdout).into_owned();
        acknowledged.extend(said.lines().filter_map(|line| line.strip_prefix("marked ")).map(str::to_string));
    }
    assert_eq!(acknowledged.len(), 200);
    let mut logged = noted(&desk.ledger);
    logged.sort_unstable();
    acknowledged.sort_unstable();
    assert_eq!(logged, acknowledged, "every acknowledged mark is in the log, once");
    assert_eq!(desk.ledger.stats(1).unwrap().articles, 321);
    assert_eq!(desk.faults(), [""; 0]);
}

/// Kills an import and a mark at any moment, again and again: the ledger stays whole, and what was acknowledged is there.
/// `TICKMARK_KILLS` says how often.
#[test]
fn killed_at_any_moment_the_ledger_is_whole() {
    let kills: u64 = std::env::var("TICKMARK_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(6);
    let desk = Desk::with(&[STORY]);
    let path = desk.ledger.path().to_path_buf();
    drop(desk.ledger);
    let mut acknowledged = Vec::new();
    for round in 0..kills {
        let mut children = ["mark", "import"].map(|part| other(part, &path, &format!("{part} {round}"), None));
        // They are known to work when the first of them has said so; then any moment is as good as another.
        let mut marks = BufReader::new(children[0].stdout.take().expect("piped"));
        let mut lines = String::new();
        while !lines.contains("marked ") {
            assert!(
                marks.read_line(&mut lines).expect("readable") > 0,
                "the marker ended: {}",
                stderr(&mut children[0])
            );
        }
        sleep(Duration::from_micros(round.wrapping_mul(7919) % 60_000));
        for child in &mut children {
            child.kill().expect("it can be killed");
            child.wait().expect("it ends");
            assert!(!stderr(child).contains("panicked"), "it was killed, it did not fail");
        }
        marks.read_to_string(&mut lines).expect("readable");
        // A last line without its end was not acknowledged.
        let whole = lines.split_inclusive('\n').filter(|line| line.ends_with('\n'));
        acknowledged.extend(whole.filter_map(|line| line.trim_end().strip_prefix("marked ").map(str::to_string)));
        let ledger = Ledger::open(&path, Purpose::Write).expect("it opens again");
        let report = ledger.verify(None).expect("readable");
        assert_eq!(report.faults, [], "after kill {round}");
        let logged: std::collections::HashSet<_> = noted(&ledger).into_iter().collect();
        let lost: Vec<_> = acknowledged.iter().filter(|note| !logged.contains(*note)).collect();
        assert!(lost.is_empty(), "after kill {round} these are lost: {lost:?}");
    }
    assert!(acknowledged.len() as u64 >= kills);
}

fn stderr(child: &mut Child) -> String {
    let mut text = String::new();
    if let Some(mut stderr) = child.stderr.take() {
        let _ = stderr.read_to_string(&mut text);
    }
    text
}

/// Killed while it is being made, a ledger is made the next time.
#[test]
fn killed_while_it_is_made_a_ledger_is_made_the_next_time() {
    let kills: u64 = std::env::var("TICKMARK_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(6);
    let folder = tempfile::tempdir().unwrap();
    for round in 0..kills {
        let path = folder.path().join(format!("{round}.db"));
        let mut child = other("import", &path, "importer", None);
        while !path.exists() {
            std::hint::spin_loop();
        }
        sleep(Duration::from_micros(round.wrapping_mul(331) % 8_000));
        child.kill().unwrap();
        child.wait().unwrap();
        let mut ledger = Ledger::open(&path, Purpose::Create).unwrap();
        ledger.write(&stamp("x"), Durability::Full, |w| w.take_in(&read(made_up(1))).map(drop)).unwrap();
        assert_eq!(ledger.verify(None).unwrap().faults, []);
    }
}

#[test]
fn two_processes_may_make_the_same_ledger_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tickmark.db");
    let children: Vec<_> = (0..4).map(|n| other("import", &path, &format!("importer {n}"), Some(2))).collect();
    for child in children {
        let done = child.wait_with_output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }
    let ledger = Ledger::open(&path, Purpose::Read).unwrap();
    assert_eq!((ledger.stats(1).unwrap().articles, ledger.verify(None).unwrap().faults.len()), (128, 0));
}

#[test]
fn readers_see_one_moment_while_others_write() {
    let mut desk = Desk::with(&[STORY]);
    let reader = Ledger::open(desk.ledger.path(), Purpose::Read).unwrap();
    for n in 0..20 {
        desk.take_in(&read(made_up(n)));
        assert_eq!(reader.verify(None).unwrap().faults, []);
        assert_eq!(reader.stats(1).unwrap().articles, n + 2);
    }
}
