use crate::cli::tickmark;
use crate::ledger_laws::{act, cases, deeds};
use crate::support::{Desk, STORY, article, at, made_up, read, stamp, verified};
use proptest::prelude::*;
use std::cell::Cell;
use std::fs;
use std::path::Path;
use tickmark::export::{Job, Settings, Way, format, jsonl};
use tickmark::ledger::{Filter, Ledger, Purpose};
use tickmark::model::{Article, ClaimId, Verdict};
use tickmark::review::{Grounds, Mark, Which, mark, reset, undo};

/// What an export of these claims writes; of all, gone ones included, where there is no filter.
pub fn exported(ledger: &Ledger, name: &str, filter: Option<Filter>) -> Vec<u8> {
    with_settings(ledger, name, filter, Settings::default())
}

pub fn with_settings(ledger: &Ledger, name: &str, filter: Option<Filter>, settings: Settings) -> Vec<u8> {
    let whole = filter.is_none();
    let job = Job { ledger, filter: filter.unwrap_or_default(), whole, settings, step: &|_| () };
    let mut bytes = Vec::new();
    match format(name).expect("it is listed").way {
        Way::Text(write) | Way::Bytes(write) => write(&job, &mut bytes).expect("a Vec takes everything"),
        Way::File(write) => {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("made");
            write(&job, &path).expect("it is written");
            bytes = fs::read(path).unwrap();
        }
    }
    bytes
}

/// A ledger with a bit of everything in it: revisions, changed figures, gone claims, verdicts added to, reset and undone,
/// evidence, hostile text.
pub fn lived_in() -> Desk {
    let mut desk = Desk::with(&[STORY]);
    desk.take_in(&at("https://example.org/toll", "Toll\n\n13 people died, police said. 4 homes burned. 70% fled."));
    let mean =
        "\u{202e}7 <script>\u{0}\u{1b}[2J\n\nThe \"mayor\u{2028}\" said 8\u{ad} homes\u{7} burned & 40% \\ 千 of it.";
    desk.take_in(&read(Article { outlet: Some("=cmd|' /C calc'!A0".into()), ..article(mean) }));
    for n in 0..5 {
        desk.take_in(&read(made_up(n)));
    }
    let by = |who| stamp(who);
    let evidence = [
        "https://web.archive.org/web/20250320101112/https://example.org/post".to_string(),
        "https://example.org/\u{202e}?q=<b>".to_string(),
    ];
    let disputed = Grounds::typed(&evidence, None, Some("77"), Some("they\u{2029} say \"77\"")).unwrap();
    let disputed = Mark::new(Verdict::Disputed, disputed).unwrap();
    mark(&mut desk.ledger, &by("Zoë"), &[ClaimId(2), ClaimId(3), ClaimId(9)], &disputed).unwrap();
    let quoted = Grounds::typed(&evidence[..1], Some("79 were \"downed\""), None, None).unwrap();
    mark(&mut desk.ledger, &by("r.k."), &[ClaimId(4)], &Mark::new(Verdict::Verified, quoted).unwrap()).unwrap();
    let unsourced = Mark::new(Verdict::Unsourced, Grounds::default()).unwrap();
    mark(&mut desk.ledger, &by("a.b."), &[ClaimId(5), ClaimId(6)], &unsourced).unwrap();
    reset(&mut desk.ledger, &by("a.b."), &[ClaimId(6)]).unwrap();
    undo(&mut desk.ledger, &by("Zoë"), Which::Last(1)).unwrap();
    mark(&mut desk.ledger, &by("Zoë"), &[ClaimId(3)], &disputed).unwrap();
    desk.judge(7, Some(&verified("seen")));
    desk.take_in(&at("https://example.org/toll", "Toll\n\n15 people died, police said. 4 homes burned. 70% fled."));
    desk.take_in(&at("https://example.org/toll", "Toll rises\n\n15 people died, police said. 70% fled."));
    desk.judge(1, Some(&verified("heard")));
    desk
}

fn restored(bytes: &[u8]) -> Result<(tempfile::TempDir, Ledger), tickmark::export::Error> {
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = Ledger::open(&folder.path().join("back.db"), Purpose::Create).unwrap();
    jsonl::read(&mut ledger, &mut &bytes[..], &|_| ())?;
    Ok((folder, ledger))
}

#[test]
fn a_ledger_comes_back_whole() {
    let desk = lived_in();
    assert_eq!(desk.faults(), [""; 0]);
    let written = exported(&desk.ledger, "jsonl", None);
    let (folder, mut back) = restored(&written).unwrap();
    assert_eq!(String::from_utf8(exported(&back, "jsonl", None)).unwrap(), String::from_utf8(written).unwrap());
    assert_eq!(back.verify(None).unwrap().faults, []);
    assert_eq!(back.head().unwrap(), desk.ledger.head().unwrap());
    assert_eq!(back.stats(9).unwrap(), desk.ledger.stats(9).unwrap());
    let tables = |path: &Path| {
        let dump = crate::support::dump::dump(path);
        let mut rows: Vec<_> = dump.lines().map(str::to_string).collect();
        rows.sort_unstable();
        rows
    };
    // Not only what is exported is the same, but every row of every table, numbers of sentences and outlets aside.
    let aside = |rows: Vec<String>| -> Vec<String> {
        let own = |row: &String| {
            [
                "claim ", "article ", "sentence ", "outlet ", "sqlite_sequence", "finding ", "finding_claim ",
                "checked ", "topic ",
            ]
            .iter()
            .any(|t| row.starts_with(&format!("INSERT INTO {t}")))
        };
        rows.into_iter().filter(|row| !own(row)).collect()
    };
    assert_eq!(aside(tables(back.path())), aside(tables(desk.ledger.path())));
    // What checks find is made again from the same texts.
    tickmark::review::dismiss::check_all(&mut back, &stamp("r.k."), || ()).unwrap();
    let found = |ledger: &Ledger| {
        let mut keys = Vec::new();
        ledger
            .sheets::<tickmark::ledger::Error>(&Filter::default(), |sheet| {
                keys.extend(sheet.findings.into_iter().map(|finding| (finding.key, finding.claims)));
                Ok(())
            })
            .unwrap();
        keys.sort_unstable();
        keys
    };
    assert_eq!(found(&back), found(&desk.ledger));
    // So is what each article is about, and by which checks it was looked at.
    let of_checks = |rows: Vec<String>| -> Vec<String> {
        let own = |row: &String| ["topic ", "checked "].iter().any(|t| row.starts_with(&format!("INSERT INTO {t}")));
        rows.into_iter().filter(own).collect()
    };
    assert_eq!(of_checks(tables(back.path())), of_checks(tables(desk.ledger.path())));
    drop(folder);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    /// Whatever was done to a ledger, it comes back.
    #[test]
    fn whatever_was_done_comes_back(deeds in deeds()) {
        let mut desk = Desk::new();
        for deed in &deeds {
            act(&mut desk, deed);
        }
        let written = exported(&desk.ledger, "jsonl", None);
        let (_folder, back) = restored(&written).unwrap();
        prop_assert_eq!(exported(&back, "jsonl", None), written);
        prop_assert_eq!(back.head().unwrap(), desk.ledger.head().unwrap());
        prop_assert_eq!(back.stats(3).unwrap(), desk.ledger.stats(3).unwrap());
    }
}

#[test]
fn what_comes_back_goes_on_living() {
    let desk = lived_in();
    let (folder, back) = restored(&exported(&desk.ledger, "jsonl", None)).unwrap();
    let mut back = Desk { folder, ledger: back };
    let next = Desk::with(&[]);
    drop(next);
    back.take_in(&read(made_up(77)));
    back.take_in(&at("https://example.org/toll", "Toll rises\n\n16 people died, police said. 70% fled."));
    let report = back.ledger.verify(None).unwrap();
    assert_eq!(report.faults, []);
    assert_eq!(report.head.seq, desk.ledger.head().unwrap().seq + 4);
    assert_eq!(
        back.ledger
            .list(&Filter { search: Some("burned".into()), ..Filter::default() }, Default::default(), None, 9)
            .unwrap()
            .claims
            .len(),
        2
    );
}

/// An article in which no check finds anything is not looked at again, unless names were joined since: two figures of one
/// source may disagree.
#[test]
fn an_article_is_looked_at_again_only_where_something_may_be_found() {
    let mut desk = Desk::with(&["Toll\n\nPolice said 13 people died. Reuters said 4 homes burned."]);
    let back = |desk: &Desk| restored(&exported(&desk.ledger, "jsonl", None)).unwrap().1.is_unchecked().unwrap();
    assert!(!back(&desk));
    tickmark::review::sources::merge(&mut desk.ledger, &stamp("r.k."), 1, 2).unwrap();
    assert!(back(&desk));
}

#[test]
fn what_was_changed_on_the_way_does_not_come_back() {
    let desk = lived_in();
    let written = String::from_utf8(exported(&desk.ledger, "jsonl", None)).unwrap();
    let refused = |bytes: &str, why: &str| {
        let folder = tempfile::tempdir().unwrap();
        let mut ledger = Ledger::open(&folder.path().join("back.db"), Purpose::Create).unwrap();
        let error = jsonl::read(&mut ledger, &mut bytes.as_bytes(), &|_| ()).expect_err(why).to_string();
        assert!(error.contains(why), "{why}: {error}");
        assert_eq!(ledger.stats(1).unwrap().articles, 0, "{why}: nothing was taken in");
        assert_eq!(ledger.head().unwrap().seq, 0, "{why}");
    };
    let swap = |from: &str, to: &str| {
        assert!(written.contains(from), "{from}");
        written.replacen(from, to, 1)
    };
    refused("", "there are no records");
    refused("{}\n", "line 1");
    refused("[1,2]\n", "line 1");
    refused("{\"type\":\"verdict\"}\n", "is not known");
    refused(&written.lines().skip(1).map(|line| format!("{line}\n")).collect::<String>(), "does not begin");
    refused(&written[..written.len() - 900], "line");
    let cut: String = written.lines().take(written.lines().count() - 1).map(|line| format!("{line}\n")).collect();
    refused(&cut, "the end is missing");
    refused(&swap("\"exact\":\"126\"", "\"exact\":\"127\""), "faults in all");
    refused(&swap("\"value\":\"79\"", "\"value\":\"97\""), "faults in all");
    refused(&swap("\"source\",\"id\":1,\"name\":\"", "\"source\",\"id\":1,\"name\":\"X"), "faults in all");
    refused(&swap("\"reviewer\":\"a.b.\"", "\"reviewer\":\"c.d.\""), "changed after it was sealed");
    let at = written.lines().position(|line| line.contains("\"reviewer\":\"a.b.\"")).unwrap() + 1;
    refused(&swap("\"reviewer\":\"a.b.\"", "\"reviewer\":\"c.d.\""), &format!("record {at}: "));
    // What comes first is told, however far the line behind it was read ahead.
    refused(&(swap("\"reviewer\":\"a.b.\"", "\"reviewer\":\"c.d.\"") + "{\n"), &format!("record {at}: "));
    refused(&swap("\"source_id\":1,", "\"source_id\":999,"), "source");
    refused(&swap("\\\"note\\\":\\\"seen\\\"", "\\\"note\\\":\\\"none\\\""), "changed after it was sealed");
    refused(&swap("\"complete\":true", "\"complete\":false"), "not a whole ledger");
    refused(&swap("\"format\":1", "\"format\":2"), "version 2");
    refused(&swap("\"type\":\"article\",\"id\":2", "\"type\":\"article\",\"id\":99"), "article 2");
    refused(&written.repeat(2), "a second ledger");
}

#[test]
fn verdicts_come_from_the_log_and_not_from_what_the_claims_say_of_them() {
    let desk = lived_in();
    let written = String::from_utf8(exported(&desk.ledger, "jsonl", None)).unwrap();
    let lied = written.replace("\"status\":\"disputed\"", "\"status\":\"verified\"");
    assert_ne!(lied, written);
    let (_folder, back) = restored(lied.as_bytes()).unwrap();
    assert_eq!(String::from_utf8(exported(&back, "jsonl", None)).unwrap(), written);
}

#[test]
fn a_selection_is_a_part_and_says_so() {
    let desk = lived_in();
    let filter = Filter { article: Some(tickmark::model::ArticleId(2)), ..Filter::default() };
    let written = String::from_utf8(exported(&desk.ledger, "jsonl", Some(filter))).unwrap();
    let lines: Vec<serde_json::Value> = written.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines[0]["complete"], false);
    assert_eq!(lines[0]["claims"], 2);
    let of = |kind: &str| lines.iter().filter(|line| line["type"] == kind).collect::<Vec<_>>();
    assert_eq!((of("article").len(), of("revision").len(), of("claim").len()), (1, 3, 2));
    assert!(
        of("event").iter().all(|event| event["article"] == 2 || of("claim").iter().any(|c| c["id"] == event["claim"]))
    );
    assert!(of("event").len() >= 3);
    assert!(restored(written.as_bytes()).is_err_and(|error| error.to_string().contains("not a whole ledger")));
}

#[test]
fn articles_without_figures_come_along() {
    let desk = Desk::with(&["Nothing\n\nNobody was hurt."]);
    let run = |words: &[&str]| tickmark(desk.folder.path()).args(words).output().unwrap();
    assert!(run(&["export", "jsonl", "-o", "all.jsonl"]).status.success());
    assert_eq!(run(&["export", "csv"]).status.code(), Some(1));
    let (_folder, back) = restored(&fs::read(desk.folder.path().join("all.jsonl")).unwrap()).unwrap();
    assert_eq!(back.stats(1).unwrap().articles, 1);
}

#[test]
fn steps_count_the_claims() {
    let desk = lived_in();
    let n = Cell::new(0);
    let step = |by| n.set(n.get() + by);
    let job = Job {
        ledger: &desk.ledger,
        filter: Filter::default(),
        whole: true,
        settings: Settings::default(),
        step: &step,
    };
    let Way::Text(write) = jsonl::FORMAT.way else { panic!("jsonl is text") };
    write(&job, &mut std::io::sink()).unwrap();
    let stats = desk.ledger.stats(1).unwrap();
    assert_eq!(n.get(), stats.claims + stats.gone);
}

#[test]
fn the_command_line_writes_whole_files_or_none() {
    let desk = lived_in();
    let folder = desk.folder.path();
    let run = |words: &[&str]| tickmark(folder).args(words).output().unwrap();
    let done = run(&["export", "jsonl", "-o", "all.jsonl"]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert_eq!(fs::read(folder.join("all.jsonl")).unwrap(), exported(&desk.ledger, "jsonl", None));
    assert_eq!(run(&["export", "jsonl"]).stdout, fs::read(folder.join("all.jsonl")).unwrap());
    let back = run(&["--ledger", "back.db", "import", "--from", "jsonl", "all.jsonl"]);
    let told = String::from_utf8_lossy(&back.stdout).into_owned();
    assert!(told.contains("all as the log says"), "{told}{}", String::from_utf8_lossy(&back.stderr));
    let again = run(&["--ledger", "back.db", "import", "--from", "jsonl", "all.jsonl"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&again.stderr).contains("is not empty"));
    for words in [
        ["export", "jsonl", "-o", "tickmark.db"],
        ["export", "jsonl", "-o", "."],
        ["export", "jsonl", "-o", "no/where.jsonl"],
    ] {
        assert_eq!(run(&words).status.code(), Some(2), "{words:?}");
    }
    assert_eq!(run(&["export", "jsonl", "--outlet", "nobody", "-o", "none.jsonl"]).status.code(), Some(1));
    assert!(!folder.join("none.jsonl").exists());
    assert_eq!(desk.faults(), [""; 0]);
    let left: Vec<_> = fs::read_dir(folder).unwrap().map(|f| f.unwrap().file_name().into_string().unwrap()).collect();
    assert!(!left.iter().any(|name| name.contains(".part")), "{left:?}");
}
