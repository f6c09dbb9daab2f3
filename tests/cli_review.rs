//! The commands around reviewing: wiring, and what reaches the terminal.

use crate::cli::tickmark;
use crate::support::{Desk, STORY, reading};
use std::fs;
use std::path::Path;

fn run(folder: &Path, words: &[&str]) -> (i32, String, String) {
    let done = tickmark(folder).args(words).output().expect("it runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (done.status.code().unwrap_or(-1), text(done.stdout), text(done.stderr))
}

fn said(folder: &Path, words: &[&str]) -> String {
    let (code, out, error) = run(folder, words);
    assert_eq!(code, 0, "{words:?}: {error}{out}");
    out
}

fn desk() -> Desk {
    let mut desk = Desk::with(&[STORY]);
    desk.take_in(&reading("Night\n\nAir Force of Ukraine said 79 drones came. Ukrainian Air Force said 80 came."));
    desk
}

#[test]
fn the_queue_says_why() {
    let desk = desk();
    let folder = desk.folder.path();
    said(folder, &["flag", "4", "--because", "the table says 39"]);
    said(folder, &["skip", "1", "--because", "on Monday"]);
    said(folder, &["assign", "2", "3", "a.b."]);
    let done = tickmark(folder).env("COLUMNS", "200").args(["list", "--queue"]).output().unwrap();
    let listed = String::from_utf8(done.stdout).unwrap();
    let rows: Vec<&str> = listed.lines().collect();
    for (row, (id, why)) in [
        ("4", "flagged, unattributed  "),
        ("2", "first paragraph, single source, repeated elsewhere"),
        ("3", "first paragraph, single source  "),
        ("5", "first paragraph, repeated elsewhere"),
        ("6", "first paragraph  "),
        ("1", "postponed, headline, unattributed"),
    ]
    .into_iter()
    .enumerate()
    {
        assert!(rows[row].trim_start().starts_with(id) && rows[row].contains(why), "{listed}");
    }
    let narrow = said(folder, &["list", "--queue"]);
    assert!(
        narrow.contains("flagged, unattributed") && narrow.lines().all(|row| row.chars().count() <= 80),
        "{narrow}"
    );
}

#[test]
fn assignments_flags_and_postponements_go_there_and_back() {
    let desk = desk();
    let folder = desk.folder.path();
    assert_eq!(
        said(folder, &["assign", "2", "3", "a.b."]),
        "claim 2 (79 drones, The air force): on the list of a.b.\nclaim 3 (126 launched, The air force): on the list of a.b.\nAction 3; `tickmark undo` takes it back.\n"
    );
    assert_eq!(said(folder, &["list", "--queue", "--mine", "--reviewer", "a.b."]).lines().count(), 2);
    let (code, _, error) = run(folder, &["list", "--mine"]);
    assert_eq!(code, 1, "{error}");
    assert!(said(folder, &["undo"]).starts_with("Undid action 3.\nYou took claims 3 and 2 off the list of a.b.\n"));
    said(folder, &["flag", "2"]);
    assert_eq!(said(folder, &["list", "--flagged"]).lines().count(), 1);
    assert!(said(folder, &["show", "2"]).contains("flagged     by r.k., Tue 14:02"));
    said(folder, &["flag", "2", "--off"]);
    assert_eq!(run(folder, &["list", "--flagged"]).0, 1);
    said(folder, &["skip", "2"]);
    assert!(said(folder, &["list", "--queue"]).lines().last().unwrap().contains("postponed"));
    assert!(said(folder, &["skip", "2", "--back"]).contains("back in the queue"));
    assert_eq!(run(folder, &["assign", "a.b."]).0, 2);
    assert!(said(folder, &["ledger", "verify"]).contains("all as the log says"));
}

#[test]
fn evidence_is_added_listed_checked_and_taken_away() {
    let desk = desk();
    let folder = desk.folder.path();
    fs::write(folder.join("list.csv"), "79\n").unwrap();
    let add =
        ["evidence", "add", "2", "list.csv", "--locator", "row 1", "--primary", "--figure", "79", "--quote", "79"];
    assert!(said(folder, &add).contains("evidence waits for the verdict"));
    assert!(
        said(folder, &["mark", "2", "verified", "--expires", "2025-12-31"])
            .contains("verified on list.csv, row 1, “79”, gives 79 (until 2025-12-31)")
    );
    let listed = said(folder, &["evidence", "list", "2"]);
    assert!(
        listed.contains("1  list.csv, row 1, “79”, gives 79  supports, primary, seen 2025-03-25 14:02"),
        "{listed}"
    );
    assert!(said(folder, &["ledger", "verify", "--files"]).contains("1 files of evidence are what they were"));
    fs::write(folder.join("list.csv"), "97\n").unwrap();
    let (code, out, _) = run(folder, &["ledger", "verify", "--files"]);
    assert!(code == 1 && out.contains("claim 2: list.csv, row 1, “79”, gives 79 holds something else"), "{out}");
    let (code, _, error) = run(folder, &["evidence", "remove", "2", "1"]);
    assert!(code == 2 && error.contains("on this evidence alone"), "{error}");
    said(folder, &["evidence", "add", "2", "https://example.org/post", "--stance", "context"]);
    said(folder, &["evidence", "remove", "2", "1"]);
    let json: serde_json::Value = serde_json::from_str(&said(folder, &["evidence", "list", "2", "--json"])).unwrap();
    assert_eq!((&json[0]["stance"], json.as_array().unwrap().len()), (&"context".into(), 1));
    assert_eq!(run(folder, &["list", "--expired"]).0, 1, "not yet");
}

#[test]
fn many_claims_are_selected_shown_and_marked_as_one_act() {
    let desk = desk();
    let folder = desk.folder.path();
    let select = ["mark", "--where", "source:\"the air force\" unit:count", "unsourced"];
    let (code, _, error) = run(folder, &select);
    assert!(code == 2 && error.contains("nobody can be asked here"), "{error}");
    let told = said(folder, &[&select[..], &["--yes"]].concat());
    assert!(told.contains("claim 2 (79 drones, The air force): unsourced") && told.contains("claim 3"), "{told}");
    assert!(said(folder, &["undo"]).contains("claim 2 (79 drones, The air force): unverified again"));
    assert_eq!(run(folder, &["mark", "--where", "sauce:x", "unsourced", "--yes"]).0, 2);
    assert_eq!(run(folder, &["mark", "2", "--where", "drones", "unsourced", "--yes"]).0, 2);
    assert_eq!(run(folder, &["mark", "--where", "figure:4711", "unsourced", "--yes"]).0, 1);
}

#[test]
fn sources_are_listed_proposed_and_joined() {
    let desk = desk();
    let folder = desk.folder.path();
    let listed = said(folder, &["sources"]);
    assert!(listed.contains("May be one source:\n  Ukrainian Air Force = Air Force of Ukraine: the same words; `tickmark sources merge 3 2`"), "{listed}");
    assert!(said(folder, &["sources", "merge", "ukrainian air force", "2"]).contains("are one source now"));
    let json = said(folder, &["sources", "--format", "jsonl"]);
    let first: serde_json::Value = serde_json::from_str(json.lines().next().unwrap()).unwrap();
    assert_eq!((&first["claims"], &first["also"][0]), (&2.into(), &"Ukrainian Air Force".into()), "{json}");
    assert!(
        said(folder, &["log"])
            .contains("said that “Ukrainian Air Force” (3) is the same as “Air Force of Ukraine” (2)")
    );
    assert!(said(folder, &["undo"]).contains("is no longer the same as"));
    assert_eq!(run(folder, &["sources", "merge", "nobody", "2"]).0, 1);
}

#[test]
fn an_article_is_printed_with_who_checked_each_figure() {
    let desk = desk();
    let folder = desk.folder.path();
    said(folder, &["mark", "2", "verified", "--note", "seen"]);
    let printed = said(folder, &["blame", "1"]);
    assert!(printed.contains("79: verified r.k. Tue 14:02"), "{printed}");
    assert!(printed.contains("126: open (1)") && printed.contains("said [79] drones of [126]"), "{printed}");
    assert!(!said(folder, &["blame", "1", "--open"]).contains("Nobody was hurt in"));
    assert_eq!(run(folder, &["blame", "99"]).0, 2);
}

#[test]
fn counts_have_bars_times_and_a_picture() {
    let desk = desk();
    let folder = desk.folder.path();
    said(folder, &["mark", "2", "verified", "--note", "seen"]);
    let counts = said(folder, &["stats", "--svg", "work.svg"]);
    assert!(counts.contains("median from coming in to verdict") && counts.contains("verdicts by day"), "{counts}");
    let picture = fs::read_to_string(folder.join("work.svg")).unwrap();
    assert!(
        picture.starts_with("<svg") && picture.contains("1 of 6 claims have a verdict") && picture.contains("<rect"),
        "{picture}"
    );
}

#[test]
fn a_sheet_comes_back_through_the_command() {
    let desk = desk();
    let folder = desk.folder.path();
    fs::write(folder.join("own.tsv"), "Nr\tUrteil\tNotiz\n2\tverified\t=seen\n3\tperhaps\t\n").unwrap();
    let own = ["import-verdicts", "own.tsv", "--map", "id=Nr", "--map", "status=Urteil", "--map", "note=Notiz"];
    let (code, out, _) = run(folder, &[&own[..], &["--dry-run"]].concat());
    assert_eq!(code, 1);
    assert!(
        out.contains("2 rows: 1 would be marked, 0 as before, 1 not taken over")
            && out.contains("`perhaps` is no verdict"),
        "{out}"
    );
    assert_eq!(run(folder, &["list", "--status", "verified"]).0, 1, "a dry run changes nothing");
    assert!(
        run(folder, &own).1.contains("claim 2 (79 drones, The air force): verified: =seen by r.k.; was unverified")
    );
    assert!(run(folder, &["import-verdicts", "none.csv"]).2.contains("is not there"));
}

#[test]
fn readers_are_compared_and_somebody_decides() {
    let desk = desk();
    let folder = desk.folder.path();
    assert_eq!(run(folder, &["agreement"]).0, 1);
    assert_eq!(run(folder, &["adjudicate", "--list"]).0, 1);
    said(folder, &["mark", "2", "verified", "--note", "seen"]);
    let (code, _, error) = run(folder, &["review"]);
    assert!(code == 2 && error.contains("no terminal"), "{error}");
    let mut ledger =
        tickmark::ledger::Ledger::open(&folder.join("tickmark.db"), tickmark::ledger::Purpose::Write).unwrap();
    let grounds = tickmark::review::Grounds { note: Some("not so".into()), ..Default::default() };
    let verdict = tickmark::review::Mark::new(tickmark::model::Verdict::Disputed, grounds).unwrap();
    tickmark::review::rounds::read(
        &mut ledger,
        &crate::support::stamp("a.b."),
        tickmark::model::ClaimId(2),
        2,
        true,
        &verdict,
    )
    .unwrap();
    assert!(said(folder, &["adjudicate", "--list"]).contains("  round 2  a.b.: disputed: not so"));
    assert!(said(folder, &["agreement"]).contains("1 claim with several readers: 0 agreed (0.0%), 1 open, 0 decided"));
    assert!(said(folder, &["adjudicate", "2", "disputed"]).contains("disputed: not so"));
    assert!(said(folder, &["agreement", "--json"]).contains("\"settled\":1"));
}
