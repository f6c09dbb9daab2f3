//! What `extract` prints is what `docs/extract.schema.json` promises.

use serde_json::Value;
use std::path::Path;
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn schema() -> Value {
    let text = std::fs::read_to_string(root().join("docs/extract.schema.json")).expect("the schema is there");
    serde_json::from_str(&text).expect("the schema is JSON")
}

/// The records of all fixture articles, numerals that are no claims included, with the text that they count in.
fn records(arguments: &[&str]) -> Vec<Value> {
    let done = Command::new(env!("CARGO_BIN_EXE_tickmark"))
        .current_dir(root().join("fixtures"))
        .args(["extract", "--all"])
        .args(arguments)
        .output()
        .expect("it runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let lines = String::from_utf8(done.stdout).expect("UTF-8");
    lines.lines().map(|line| serde_json::from_str(line).expect("a line is a JSON object")).collect()
}

#[test]
fn what_extract_prints_is_what_its_schema_says() {
    let promise = jsonschema::validator_for(&schema()).expect("the schema is sound");
    let mut faults = Vec::new();
    for arguments in [vec!["articles"], vec!["articles", "--fast"]] {
        let records = records(&arguments);
        assert!(records.len() > 300, "the fixtures hold more numerals than {}", records.len());
        for record in records {
            faults.extend(promise.iter_errors(&record).map(|e| format!("{}: {e}: {record}", e.instance_path())));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_record_that_breaks_the_promise_would_be_seen() {
    let promise = jsonschema::validator_for(&schema()).expect("the schema is sound");
    let good = records(&["articles/cup-final.txt"]).swap_remove(0);
    assert!(promise.is_valid(&good));
    for (field, value) in
        [("figure", Value::Null), ("why_not", "whim".into()), ("id", 7.into()), ("of_start", (-1).into())]
    {
        let mut bad = good.clone();
        bad[field] = value;
        assert!(!promise.is_valid(&bad), "{field} could be anything");
    }
    let mut less = good;
    less.as_object_mut().expect("an object").remove("attribution");
    assert!(!promise.is_valid(&less), "a field could be missing");
}

#[test]
fn offsets_are_code_points_of_the_text_that_is_printed() {
    for file in ["articles/cyclone-imani.txt", "articles/pension-fraud.txt", "ingest/dam-report.html"] {
        let done = Command::new(env!("CARGO_BIN_EXE_tickmark"))
            .current_dir(root().join("fixtures"))
            .args(["extract", "--text", file])
            .output()
            .expect("it runs");
        let text: Vec<char> = String::from_utf8(done.stdout).expect("UTF-8").chars().collect();
        for record in records(&[file]) {
            for part in [&record["figure"], &record["sentence"]] {
                let place = |name: &str| part[name].as_u64().expect("an offset") as usize;
                let words: String = text[place("start")..place("end")].iter().collect();
                assert_eq!(words, part["exact"], "{file}");
            }
        }
    }
}
