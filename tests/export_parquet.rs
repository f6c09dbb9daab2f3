//! Parquet, read by those who read it: the same rows as `jsonl`.

use crate::cli::tickmark;
use crate::export_whole::{exported, lived_in};
use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;
use tickmark::ledger::Filter;

/// Reads a file with both and prints its rows as JSON, one a line, once for each reader.
const READERS: &str = "
import json, sys
import pyarrow.parquet, duckdb
path = sys.argv[1]
table = pyarrow.parquet.read_table(path)
for row in table.to_pylist():
    print('pyarrow', json.dumps(row))
cursor = duckdb.execute('select * from read_parquet(?)', [path])
names = [column[0] for column in cursor.description]
for row in cursor.fetchall():
    print('duckdb', json.dumps(dict(zip(names, row))))
";

/// The rows as pyarrow and as DuckDB read them, where both are: in the Python that TICKMARK_PYTHON names, or in python3.
fn read(path: &Path) -> Option<[Vec<serde_json::Value>; 2]> {
    let python = env::var("TICKMARK_PYTHON").unwrap_or_else(|_| "python3".into());
    let known =
        Command::new(&python).args(["-c", "import pyarrow.parquet, duckdb"]).output().is_ok_and(|d| d.status.success());
    if !known {
        eprintln!("skipped: there is no Python with pyarrow and duckdb (TICKMARK_PYTHON names one)");
        return None;
    }
    let done = Command::new(&python).args(["-c", READERS]).arg(path).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let told = String::from_utf8(done.stdout).unwrap();
    Some(["pyarrow ", "duckdb "].map(|reader| {
        told.lines()
            .filter_map(|line| line.strip_prefix(reader))
            .map(|row| serde_json::from_str(row).unwrap())
            .collect()
    }))
}

#[test]
fn others_read_the_same_claims_from_parquet_as_from_jsonl() {
    let desk = lived_in();
    let file = desk.folder.path().join("claims.parquet");
    fs::write(&file, exported(&desk.ledger, "parquet", Some(Filter::default()))).unwrap();
    let Some(readers) = read(&file) else { return };
    let jsonl = String::from_utf8(exported(&desk.ledger, "jsonl", Some(Filter::default()))).unwrap();
    let mut expected: Vec<serde_json::Value> = jsonl.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    expected.retain(|record: &serde_json::Value| record["type"] == "claim");
    // Records stand article by article, rows the newest article first.
    expected.sort_by_key(|record| record["id"].as_i64());
    for mut rows in readers {
        rows.sort_by_key(|row| row["id"].as_i64());
        assert_eq!(rows.len(), expected.len());
        for (row, record) in rows.iter().zip(&expected) {
            let figure = &record["figure"];
            for (name, value) in [
                ("id", &record["id"]),
                ("key", &record["key"]),
                ("status", &record["status"]),
                ("figure", &figure["exact"]),
                ("start", &figure["start"]),
                ("value", &figure["value"]),
                ("low", &figure["range"][0]),
                ("number", &figure["size"]),
                ("unit", &figure["unit"]),
                ("of", &record["of"]),
                ("source", &record["attribution"]["source"]),
                ("sentence", &record["sentence"]["exact"]),
                ("headline", &record["headline"]),
                ("reviewer", &record["verdict"]["by"]),
                ("note", &record["verdict"]["note"]),
            ] {
                assert_eq!(&row[name], value, "{name} of claim {}", record["id"]);
            }
        }
    }
}

#[test]
fn numerals_of_a_corpus_are_the_same_in_parquet_and_in_jsonl() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("story.txt"),
        "Fire\n\nPolice said 12 homes burned on May 3. “About 40% of it” is gone.\n",
    )
    .unwrap();
    let run = |format: &str| {
        let done = tickmark(folder.path())
            .args(["extract", "--fast", "--all", "--format", format, "story.txt"])
            .output()
            .unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        done.stdout
    };
    let file = folder.path().join("corpus.parquet");
    fs::write(&file, run("parquet")).unwrap();
    let Some(readers) = read(&file) else { return };
    let jsonl = String::from_utf8(run("jsonl")).unwrap();
    let expected: Vec<serde_json::Value> = jsonl.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(expected.len() >= 3);
    for rows in readers {
        assert_eq!(rows.len(), expected.len());
        for (row, record) in rows.iter().zip(&expected) {
            assert_eq!(row["id"], record["id"]);
            assert_eq!(
                (&row["figure_exact"], &row["figure_start"]),
                (&record["figure"]["exact"], &record["figure"]["start"])
            );
            assert_eq!(
                (&row["value"], &row["why_not"], &row["rule"]),
                (&record["figure"]["value"], &record["why_not"], &record["rule"])
            );
            assert_eq!(row["sentence_exact"], record["sentence"]["exact"]);
        }
    }
}
