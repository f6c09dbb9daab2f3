//! The README does what it shows: its tour is run from top to bottom, and what comes back is what stands there.
//!
//! `BLESS=1 cargo test readme` writes the answers anew.

use std::fs;
use std::path::Path;
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Runs one line as a person would type it into a shell, in a folder with the fixtures, at a fixed time.
fn answer(folder: &Path, typed: &str) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_tickmark")).parent().expect("a folder").display().to_string();
    let path = std::env::var("PATH").unwrap_or_default();
    let done = Command::new("sh")
        .current_dir(folder)
        .args(["-c", &format!("{{ {typed} ; }} 2>&1")])
        .env_clear()
        .env("PATH", format!("{program}:{path}"))
        .env("COLUMNS", "110")
        .env("TICKMARK_NOW", "2025-03-11T14:05:00+01:00")
        .env("TICKMARK_REVIEWER", "reader")
        .env("TICKMARK_LEDGER", "tour.db")
        .output()
        .expect("there is a shell");
    String::from_utf8(done.stdout).expect("UTF-8")
}

/// The README with every ```console block answered.
fn answered(readme: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    std::os::unix::fs::symlink(root().join("fixtures"), folder.path().join("fixtures")).expect("a link");
    let mut out = String::new();
    let mut blocks = readme.split("```console\n");
    out.push_str(blocks.next().unwrap_or_default());
    for block in blocks {
        let (inside, rest) = block.split_once("```\n").expect("a block ends");
        out.push_str("```console\n");
        for typed in inside.lines().filter_map(|line| line.strip_prefix("$ ")) {
            out.push_str(&format!("$ {typed}\n{}", answer(folder.path(), typed)));
        }
        out.push_str("```\n");
        out.push_str(rest);
    }
    out
}

#[test]
#[cfg(unix)]
fn the_tour_of_the_readme_is_what_the_program_says() {
    let path = root().join("README.md");
    let readme = fs::read_to_string(&path).expect("the README is there");
    let made = answered(&readme);
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, &made).expect("writable");
        return;
    }
    let difference = readme.lines().zip(made.lines()).find(|(a, b)| a != b);
    assert!(readme == made, "the README is stale (BLESS=1 cargo test readme): {difference:?}");
}

#[test]
fn the_readme_opens_with_the_two_commands() {
    let readme = fs::read_to_string(root().join("README.md")).expect("the README is there");
    let block: Vec<&str> =
        readme.lines().skip_while(|line| *line != "```sh").skip(1).take_while(|line| *line != "```").collect();
    let commands: Vec<&str> = block.iter().map(|line| line.split('#').next().unwrap_or_default().trim()).collect();
    assert_eq!(commands, ["cargo run --release -- --ledger tickmark.db import fixtures/articles", "cargo test"]);
}
