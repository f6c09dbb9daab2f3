use crate::support::{Desk, STORY, at, dump, verified};
use std::fs;
use std::path::Path;
use tickmark::ledger::schema::{self, MIGRATIONS, Migration, VERSION};
use tickmark::ledger::{Error, Ledger, Purpose};

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

/// A small ledger with a bit of everything in it.
fn lived_in() -> Desk {
    let mut desk = Desk::with(&[STORY]);
    desk.take_in(&at("https://example.org/toll", "Toll\n\n13 people died, police said. 4 homes burned."));
    desk.judge(2, Some(&verified("seen")));
    desk.judge(5, Some(&verified("heard")));
    desk.take_in(&at("https://example.org/toll", "Toll\n\n15 people died, police said. 4 homes burned."));
    desk.judge(5, None);
    desk
}

#[test]
fn every_older_ledger_becomes_what_a_fresh_one_is() {
    let newest = root().join(format!("fixtures/ledgers/v{VERSION}.sql"));
    if std::env::var_os("BLESS").is_some() {
        let Desk { folder, ledger } = lived_in();
        drop(ledger);
        fs::write(&newest, dump::dump(&folder.path().join("tickmark.db"))).unwrap();
    }
    let fresh = Desk::new();
    let fresh = dump::schema(&rusqlite::Connection::open(fresh.ledger.path()).unwrap());
    for version in 1..=VERSION {
        let text = fs::read_to_string(root().join(format!("fixtures/ledgers/v{version}.sql"))).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.db");
        rusqlite::Connection::open(&path).unwrap().execute_batch(&text).unwrap();
        let ledger = Ledger::open(&path, Purpose::Write).unwrap();
        assert_eq!(ledger.verify(None).unwrap().faults, [], "version {version}");
        assert_eq!(ledger.stats(1).unwrap().claims, 6, "version {version}");
        let migrated = dump::schema(&rusqlite::Connection::open(&path).unwrap());
        assert_eq!(
            migrated, fresh,
            "version {version}: to change the schema, add migrations/NNNN_<what>.sql and raise user_version"
        );
    }
}

#[test]
fn an_older_ledger_is_copied_and_brought_up_to_date_in_one_transaction() {
    let desk = lived_in();
    let path = desk.ledger.path().to_path_buf();
    drop(desk.ledger);
    let mut conn = rusqlite::Connection::open(&path).unwrap();
    let before = dump::schema(&conn);
    conn.execute_batch("DROP INDEX claim_by_key; PRAGMA user_version = 0").unwrap();
    let broken = [Migration { to: 1, sql: "CREATE INDEX claim_by_key ON claim (key); SELECT nonsense FROM nowhere" }];
    assert!(schema::migrate(&mut conn, &path, &broken, 1).is_err());
    assert_ne!(dump::schema(&conn), before, "a step that fails leaves the ledger as it was");
    let step = [Migration { to: 1, sql: "CREATE INDEX claim_by_key ON claim (key)" }];
    let copy = schema::migrate(&mut conn, &path, &step, 1).unwrap().expect("a copy was made");
    assert_eq!(dump::schema(&conn), before);
    assert_eq!(schema::migrate(&mut conn, &path, &step, 1).unwrap(), None, "once is enough");
    let old = rusqlite::Connection::open(&copy).unwrap();
    assert_eq!(old.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0)).unwrap(), 0);
    assert_eq!(old.query_row("SELECT count(*) FROM claim", [], |row| row.get::<_, i64>(0)).unwrap(), 7);
    drop(conn);
    assert_eq!(Ledger::open(&path, Purpose::Read).unwrap().verify(None).unwrap().faults, []);
}

#[test]
fn every_migration_is_a_file_in_order() {
    let mut files: Vec<_> = fs::read_dir(root().join("migrations"))
        .unwrap()
        .map(|f| f.unwrap().file_name().into_string().unwrap())
        .collect();
    files.retain(|name| name.ends_with(".sql"));
    assert_eq!(files.len(), MIGRATIONS.len());
    assert!(MIGRATIONS.is_sorted_by_key(|m| m.to) && MIGRATIONS.last().is_none_or(|last| last.to == VERSION));
}

#[test]
fn whatever_is_no_ledger_is_refused_and_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let other = folder.path().join("other.db");
    rusqlite::Connection::open(&other).unwrap().execute_batch("CREATE TABLE t (x); PRAGMA journal_mode = wal").unwrap();
    let newer = folder.path().join("newer.db");
    drop(Ledger::open(&newer, Purpose::Create).unwrap());
    rusqlite::Connection::open(&newer).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let cases = [
        (put("text.db", b"Dear diary,\n"), "text.db is no ledger: it is not a SQLite file"),
        (put("long.db", &[b'x'; 5000]), "long.db is no ledger: it is not a SQLite file"),
        (other, "other.db is no ledger: it is another program's SQLite file"),
        (newer, "newer.db was written by a newer Tickmark (ledger version 99; this one knows 1)"),
        (folder.path().to_path_buf(), "is no ledger: it is a folder"),
    ];
    for (path, says) in cases {
        let before = fs::read(&path).ok();
        let names = || fs::read_dir(folder.path()).unwrap().map(|f| f.unwrap().file_name()).collect::<Vec<_>>();
        let beside = names();
        for purpose in [Purpose::Read, Purpose::Write, Purpose::Create] {
            let error = Ledger::open(&path, purpose).unwrap_err().to_string();
            assert!(error.ends_with(says), "{error}");
        }
        assert_eq!(fs::read(&path).ok(), before);
        assert_eq!(names(), beside, "nothing is left beside it");
    }
    let missing = folder.path().join("missing.db");
    assert!(matches!(Ledger::open(&missing, Purpose::Read), Err(Error::Missing { .. })));
    assert!(matches!(Ledger::open(&put("empty.db", b""), Purpose::Write), Err(Error::Missing { .. })));
    assert!(!missing.exists());
    assert!(Ledger::open(&folder.path().join("empty.db"), Purpose::Create).is_ok(), "an empty file may become one");
}

#[test]
fn a_backup_is_a_whole_ledger_and_overwrites_nothing() {
    let mut desk = lived_in();
    let target = desk.folder.path().join("copy.db");
    let head = desk.ledger.backup(&target).unwrap();
    assert_eq!(head, desk.ledger.head().unwrap());
    assert!(matches!(desk.ledger.backup(&target), Err(Error::Occupied { .. })));
    assert!(desk.ledger.backup(&desk.folder.path().join("no/such/folder.db")).is_err());
    desk.judge(1, Some(&verified("later")));
    let copy = Ledger::open(&target, Purpose::Read).unwrap();
    assert_eq!((copy.head().unwrap(), copy.verify(None).unwrap().faults), (head, vec![]));
    let info = desk.ledger.info().unwrap();
    assert_eq!((info.version, info.events), (VERSION, desk.ledger.head().unwrap().seq));
}

#[test]
fn the_questions_of_the_manual_prepare() {
    let manual = fs::read_to_string(root().join("docs/ledger.md")).unwrap();
    let desk = Desk::new();
    let conn = rusqlite::Connection::open(desk.ledger.path()).unwrap();
    let block = manual.split("```sql\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a block of SQL");
    assert_eq!(block.lines().count(), 3);
    for sql in block.lines() {
        conn.prepare(sql).unwrap_or_else(|e| panic!("{sql}: {e}"));
    }
    for kind in tickmark::model::EventKind::ALL {
        assert!(manual.contains(&format!("| `{}` |", kind.as_str())), "{}", kind.as_str());
    }
}
