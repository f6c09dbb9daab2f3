//! Every message has a file in `fixtures/errors`: a remark, the command, what it says, its exit code.
//!
//! They all start from the same desk: `tickmark.db` with one article of four claims, claim 4 verified by a.b.; `notes.txt`;
//! `story.txt`, with one figure; `empty.txt`; `empty/`; `other.db`, another program's; `newer.db`, a newer Tickmark's; `page.pdf`. `BLESS=1` writes the files anew.

use crate::cli::tickmark;
use crate::support::{Desk, STORY, stamp};
use std::fs;
use std::path::Path;
use tickmark::ledger::{Ledger, Purpose};
use tickmark::model::{ClaimId, Verdict};
use tickmark::review::{Grounds, Mark, mark};

fn desk() -> Desk {
    let mut desk = Desk::with(&[STORY]);
    let grounds = Grounds { note: Some("seen".into()), ..Grounds::default() };
    let verdict = Mark::new(Verdict::Verified, grounds).unwrap();
    mark(&mut desk.ledger, &stamp("a.b."), &[ClaimId(4)], &verdict).unwrap();
    let folder = desk.folder.path();
    fs::write(folder.join("notes.txt"), "Call the ministry.\n").unwrap();
    fs::write(folder.join("story.txt"), "Fire\n\nPolice said 12 homes burned in Odesa.\n").unwrap();
    fs::write(folder.join("empty.txt"), " \n").unwrap();
    fs::write(folder.join("page.pdf"), "%PDF-1.7").unwrap();
    fs::create_dir(folder.join("empty")).unwrap();
    rusqlite::Connection::open(folder.join("other.db")).unwrap().execute_batch("CREATE TABLE t (x)").unwrap();
    drop(Ledger::open(&folder.join("newer.db"), Purpose::Create).unwrap());
    let newer = rusqlite::Connection::open(folder.join("newer.db")).unwrap();
    newer.pragma_update(None, "user_version", 7).unwrap();
    desk
}

/// The commands of a file, each with its words: blanks part them, quotation marks hold them together.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (n, part) in line.split('"').enumerate() {
        if n % 2 == 1 {
            words.push(part.to_string());
        } else {
            words.extend(part.split_whitespace().map(str::to_string));
        }
    }
    words
}

#[test]
fn every_error_says_what_to_do() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/errors");
    let mut files: Vec<_> = fs::read_dir(&root).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort_unstable();
    assert!(files.len() > 20, "only {} errors have a file", files.len());
    let mut stale = Vec::new();
    for file in files {
        let golden = fs::read_to_string(&file).unwrap();
        // What formats there are is told by a build with every feature.
        let rare = golden.contains("parquet") && !cfg!(all(feature = "parquet", feature = "xlsx", feature = "docx"));
        if rare || golden.contains("page.pdf") && !cfg!(feature = "pdf") {
            continue;
        }
        let desk = desk();
        let mut told = String::new();
        for line in golden.lines().filter(|line| line.starts_with("# ")) {
            told.push_str(&format!("{line}\n"));
        }
        for line in golden.lines().filter_map(|line| line.strip_prefix("$ tickmark ")) {
            let done = tickmark(desk.folder.path()).args(words(line)).output().unwrap();
            told.push_str(&format!("$ tickmark {line}\n"));
            told.push_str(&String::from_utf8_lossy(&done.stdout));
            told.push_str(&String::from_utf8_lossy(&done.stderr));
            told.push_str(&format!("exit {}\n", done.status.code().unwrap_or(-1)));
        }
        if told != golden {
            if std::env::var_os("BLESS").is_some() {
                fs::write(&file, &told).unwrap();
            } else {
                stale.push(format!("{}\nexpected:\n{golden}\ntold:\n{told}", file.display()));
            }
        }
        assert_eq!(desk.ledger.verify(None).unwrap().faults, [], "{}", file.display());
    }
    assert!(stale.is_empty(), "{}", stale.join("\n"));
}

#[test]
fn every_error_has_a_hint_and_a_code() {
    for file in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/errors")).unwrap() {
        let path = file.unwrap().path();
        let golden = fs::read_to_string(&path).unwrap();
        assert!(golden.starts_with("# "), "{}: no remark", path.display());
        let last = golden.lines().rev().find(|line| line.starts_with("exit ")).unwrap_or_default();
        assert!(["exit 1", "exit 2"].contains(&last), "{}: {last}", path.display());
        let helped = golden.contains("\nhint: ") || golden.contains("For more information, try");
        assert!(golden.contains("\nerror: ") && helped, "{}: no hint", path.display());
    }
}
