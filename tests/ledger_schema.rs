use crate::support::{Desk, STORY};
use std::fs;
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_file_of_sql_prepares_and_opens_with_its_question() {
    let desk = Desk::new();
    let conn = rusqlite::Connection::open(desk.ledger.path()).unwrap();
    let mut n = 0;
    for file in fs::read_dir(root().join("src/ledger/sql")).unwrap() {
        let path = file.unwrap().path();
        let sql = fs::read_to_string(&path).unwrap();
        assert!(sql.starts_with("-- ") && sql.lines().next().unwrap().len() > 20, "{}: no question", path.display());
        conn.prepare(&sql).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        n += 1;
    }
    assert!(n > 20, "only {n} files of SQL were found");
}

#[test]
fn the_log_cannot_be_changed_deleted_or_overwritten() {
    let desk = Desk::with(&[STORY]);
    let conn = rusqlite::Connection::open(desk.ledger.path()).unwrap();
    for (deed, says) in [
        ("UPDATE event SET reviewer = 'me'", "an event is not changed"),
        ("DELETE FROM event", "an event is not deleted"),
        ("INSERT OR REPLACE INTO event SELECT * FROM event", "an event follows the last one"),
        (
            "INSERT INTO event SELECT seq + 1, seq + 1, at, reviewer, kind, article, claim, undoes, was, became, prev, hash FROM event",
            "an event follows the last one",
        ),
        (
            "INSERT INTO event SELECT seq + 2, seq + 2, at, reviewer, kind, article, claim, undoes, was, became, hash, hash FROM event",
            "an event follows the last one",
        ),
        ("DELETE FROM claim", "claims are never deleted"),
        ("UPDATE sentence SET text = 'x'", "a sentence is not rewritten"),
    ] {
        let error = conn.execute(deed, []).expect_err(deed).to_string();
        assert!(error.contains(says), "{deed}: {error}");
    }
}

#[test]
fn the_tables_refuse_nonsense() {
    let desk = Desk::with(&[STORY]);
    let conn = rusqlite::Connection::open(desk.ledger.path()).unwrap();
    conn.pragma_update(None, "foreign_keys", true).unwrap();
    for deed in [
        "UPDATE claim SET verdict = 'verified'",
        "UPDATE claim SET verdict = 'verified', marked_by = 'x', marked_at = 'y'",
        "UPDATE claim SET verdict = 'true', marked_by = 'x', marked_at = 'y', note = 'z'",
        "UPDATE claim SET ends = begins",
        "UPDATE claim SET value = NULL",
        "UPDATE claim SET modifier = '=='",
        "UPDATE claim SET size = 'large'",
        "UPDATE claim SET source = 99 WHERE source IS NOT NULL",
        "UPDATE claim SET note = 'because'",
        "UPDATE article SET n_verified = 9",
        "UPDATE tally SET n = -1",
        "INSERT INTO evidence (claim, nth, kind, url, path) VALUES (1, 1, 'file', 'u', 'p')",
        "INSERT INTO evidence (claim, nth, kind) VALUES (1, 1, 'url')",
    ] {
        assert!(conn.execute(deed, []).is_err(), "{deed}");
    }
}
