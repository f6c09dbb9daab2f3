use crate::support::{Desk, NOW, STORY, article, made_up, read, verified};
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tickmark::model::{Article, Published};

/// The program with a clean environment, at a fixed time, in this folder.
pub fn tickmark(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tickmark"));
    command.current_dir(folder).env_clear().env("TICKMARK_NOW", NOW).env("TICKMARK_REVIEWER", "r.k.");
    command
        .env("HOME", folder.join("home"))
        .env("COLUMNS", "80")
        .env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command
}

fn run(folder: &Path, words: &[&str]) -> Output {
    tickmark(folder).args(words).output().expect("it runs")
}

fn said(folder: &Path, words: &[&str]) -> String {
    let done = run(folder, words);
    assert!(done.status.success(), "{words:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).expect("UTF-8")
}

fn desk() -> Desk {
    let mut desk = Desk::new();
    let story = Article {
        outlet: Some("The Daily Post".into()),
        published: Some(Published("2025-03-19T08:00:00Z".into())),
        url: Some("https://example.org/drones".into()),
        ..article(STORY)
    };
    desk.take_in(&read(story));
    desk
}

#[test]
fn a_piped_list_is_plain_rows_one_per_claim() {
    let desk = desk();
    assert_eq!(
        said(desk.folder.path(), &["list"]),
        " 1  126     drones    —              Air force reports 126 drones
 2  79      drones    The air force  …air force said 79 drones of 126 launched…
 3  126     launched  The air force  …79 drones of 126 launched were shot down.
 4  40%     of        —              In 2025 about 40% of homes lost power.
"
    );
}

#[test]
fn a_list_for_programs_can_be_read_by_programs() {
    let desk = desk();
    let folder = desk.folder.path();
    let lines = said(folder, &["list", "--format", "jsonl"]);
    let first: serde_json::Value = serde_json::from_str(lines.lines().nth(1).unwrap()).unwrap();
    assert_eq!(first["figure"]["exact"], "79");
    assert_eq!(first["attribution"]["source"], "The air force");
    assert_eq!((&first["id"], &first["status"]), (&2.into(), &"unverified".into()));
    let start = first["figure"]["start"].as_u64().unwrap() as usize;
    assert_eq!(STORY.chars().skip(start).take(2).collect::<String>(), "79");
    let all: serde_json::Value = serde_json::from_str(&said(folder, &["list", "--format", "json"])).unwrap();
    assert_eq!(all.as_array().unwrap().len(), 4);
    let csv = said(folder, &["list", "--format", "csv", "--source", "force"]);
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    assert_eq!(rows.headers().unwrap().get(3), Some("figure"));
    assert_eq!(rows.records().map(|row| row.unwrap()[3].to_string()).collect::<Vec<_>>(), ["79", "126"]);
}

#[test]
fn a_verdict_goes_from_mark_to_show_to_log_and_back() {
    let desk = desk();
    let folder = desk.folder.path();
    fs::write(folder.join("list.csv"), "79\n").unwrap();
    let marked = said(folder, &["mark", "2", "verified", "--evidence", "list.csv", "--note", "counted"]);
    assert_eq!(
        marked,
        "claim 2 (79 drones, The air force): verified on list.csv: counted; was unverified\nAction 2; `tickmark undo` takes it back.\n"
    );
    let shown = said(folder, &["show", "2"]);
    for words in [
        "The air force said [79] drones of 126 launched were shot down.",
        "verdict     verified on list.csv: counted (r.k., Tue 14:02)",
        "    2         Tue 14:02  r.k. marked claim 2 (79 drones, The air force) verified",
    ] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
    assert_eq!(said(folder, &["list", "--status", "verified", "--format", "csv"]).lines().count(), 2);
    assert_eq!(
        said(folder, &["undo"]),
        "Undid action 2.\nclaim 2 (79 drones, The air force): unverified again\n`tickmark undo --action 3` brings it back.\n"
    );
    let log = said(folder, &["log"]);
    assert_eq!(log.lines().count(), 3);
    assert!(log.lines().last().unwrap().contains("undid action 2"));
    let key =
        serde_json::from_str::<serde_json::Value>(&said(folder, &["show", "2", "--format", "json"])).unwrap()["key"]
            .as_str()
            .unwrap()
            .to_string();
    assert!(said(folder, &["mark", &key, "unsourced"]).starts_with("claim 2 "), "a key names the claim, too");
    assert!(said(folder, &["mark", "2", "--reset"]).contains("unverified; was unsourced"));
    assert_eq!(said(folder, &["log", "--reviewer", "importer"]).lines().count(), 1);
    assert_eq!(said(folder, &["log", "--claim", "2", "--limit", "1"]).lines().count(), 1);
    assert!(said(folder, &["ledger", "verify"]).contains("all as the log says"));
}

#[test]
fn every_command_that_reads_answers() {
    let mut desk = desk();
    desk.judge(2, Some(&verified("seen")));
    let folder = desk.folder.path();
    assert!(said(folder, &["articles"]).contains("Air force reports 126 drones"));
    assert!(said(folder, &["articles", "--format", "csv"]).starts_with("id,published,outlet,headline"));
    assert!(said(folder, &["search", "drone"]).contains("verified"));
    assert_eq!(said(folder, &["search", "drones", "air force", "--format", "jsonl"]).lines().count(), 3);
    assert!(said(folder, &["stats"]).contains("verified            1  25%"));
    let stats: serde_json::Value = serde_json::from_str(&said(folder, &["stats", "--format", "json"])).unwrap();
    assert_eq!(stats["sources"][0]["name"], "The air force");
    assert!(said(folder, &["ledger", "info"]).contains("version  1"));
    assert!(said(folder, &["ledger", "backup", "copy.db"]).starts_with("Copied to copy.db: 2 events"));
    assert!(said(folder, &["--ledger", "copy.db", "list"]).contains("40%"));
    for shell in ["bash", "zsh", "fish"] {
        assert!(said(folder, &["completions", shell]).contains("tickmark"));
    }
    assert!(said(folder, &["--help"]).contains("import") && said(folder, &["--version"]).starts_with("tickmark "));
}

#[test]
fn the_ledger_is_the_named_one_then_the_environments_then_the_nearest_then_ones_own() {
    let desk = desk();
    let folder = desk.folder.path();
    let deep = folder.join("a/b");
    fs::create_dir_all(&deep).unwrap();
    let used = |command: &mut Command| {
        let done = command.args(["ledger", "info", "--json"]).output().unwrap();
        let text = String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
        let json: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
        json["path"].as_str().map_or(text, str::to_string)
    };
    let own = folder.join("tickmark.db").canonicalize().unwrap();
    assert_eq!(Path::new(&used(&mut tickmark(&deep))).canonicalize().unwrap(), own, "the nearest, upwards");
    fs::copy(&own, folder.join("env.db")).unwrap();
    fs::copy(&own, folder.join("named.db")).unwrap();
    assert!(used(tickmark(&deep).env("TICKMARK_LEDGER", folder.join("env.db"))).ends_with("env.db"));
    let mut named = tickmark(&deep);
    named.env("TICKMARK_LEDGER", folder.join("env.db")).args(["--ledger", "../../named.db"]);
    assert!(used(&mut named).ends_with("named.db"));
    let elsewhere = tempfile::tempdir().unwrap();
    let none = used(tickmark(elsewhere.path()).env("XDG_DATA_HOME", elsewhere.path().join("data")));
    assert!(none.contains("data/tickmark/tickmark.db"), "{none}");
}

#[test]
fn nothing_from_an_article_reaches_the_terminal_raw() {
    let mut desk = Desk::new();
    let mean = "\u{1b}]0;title\u{7} 7\u{202e} dr\u{200b}ones \u{9b}31m\n\nThe \u{1b}[2Jmayor said 8\u{ad} homes \u{2066}burned.";
    let outlet = Some("Out\u{1b}[31mlet\u{202e}".into());
    desk.take_in(&read(Article { outlet, byline: Some("\u{7}".into()), ..article(mean) }));
    desk.judge(1, Some(&verified("a \u{1b}[2J note\u{202e}")));
    let folder = desk.folder.path();
    for words in [
        vec!["list", "--status", "all"],
        vec!["list", "--status", "all", "--format", "json"],
        vec!["list", "--status", "all", "--format", "jsonl"],
        vec!["list", "--status", "all", "--format", "csv"],
        vec!["show", "1", "2"],
        vec!["show", "1", "--format", "json"],
        vec!["log"],
        vec!["log", "--format", "jsonl"],
        vec!["articles"],
        vec!["articles", "--format", "csv"],
        vec!["articles", "--format", "json"],
        vec!["stats"],
        vec!["stats", "--format", "json"],
        vec!["search", "homes"],
        vec!["undo", "--action", "2"],
        vec!["mark", "1", "unsourced"],
    ] {
        let said = said(folder, &words);
        let raw: Vec<_> = said.chars().filter(|c| !matches!(c, '\n' | '\r') && tickmark::visible::hidden(*c)).collect();
        assert!(raw.is_empty(), "{words:?}: {raw:?}");
    }
    let done = run(folder, &["list", "--outlet", "no\u{1b}[2Jbody"]);
    assert!(!String::from_utf8_lossy(&done.stderr).contains('\u{1b}'));
}

#[test]
fn a_reader_who_goes_away_is_a_normal_end() {
    let mut desk = Desk::new();
    for n in 0..120 {
        desk.take_in(&read(made_up(n)));
    }
    for words in [vec!["list"], vec!["list", "--format", "jsonl"], vec!["list", "--format", "csv"], vec!["articles"]] {
        let mut child =
            tickmark(desk.folder.path()).args(&words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut first = String::new();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        out.read_line(&mut first).unwrap();
        drop(out);
        let done = child.wait_with_output().unwrap();
        assert!(
            done.status.success() && done.stderr.is_empty(),
            "{words:?}: {}",
            String::from_utf8_lossy(&done.stderr)
        );
    }
}

/// A pseudo-terminal by `script`, where there is one.
#[test]
fn on_a_terminal_there_are_heads_and_styles_unless_they_are_not_wanted() {
    let desk = desk();
    let on_terminal = |no_color: bool| {
        let program = env!("CARGO_BIN_EXE_tickmark");
        let mut command = Command::new("script");
        command.current_dir(desk.folder.path()).env_clear().env("COLUMNS", "80").env("TERM", "xterm-256color");
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        if no_color {
            command.env("NO_COLOR", "1");
        }
        command.args(["-qec", &format!("{program} list"), "/dev/null"]).stdin(Stdio::null()).output()
    };
    let Ok(coloured) = on_terminal(false) else {
        eprintln!("skipped: there is no `script` to make a pseudo-terminal");
        return;
    };
    let coloured = String::from_utf8_lossy(&coloured.stdout).into_owned();
    assert!(coloured.contains("FIGURE") && coloured.contains("\u{1b}[1m79"), "{coloured:?}");
    let plain = String::from_utf8_lossy(&on_terminal(true).unwrap().stdout).into_owned();
    assert!(plain.contains("FIGURE") && !plain.contains('\u{1b}'), "{plain:?}");
}

/// The manual tells of every feature, so it is made by a build that has them all.
#[test]
#[cfg(all(feature = "formats", feature = "fetch", feature = "parquet"))]
fn the_manual_is_the_help() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/commands.md");
    let made = tickmark::cli::manual();
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, &made).unwrap();
    }
    assert!(fs::read_to_string(&path).unwrap_or_default() == made, "docs/commands.md is stale: BLESS=1 cargo test");
}
