//! Each format against its golden, and against the rules of those who read it.

use crate::cli::tickmark;
use crate::export_whole::{exported, lived_in, with_settings};
use crate::support::{Desk, article, read, stamp};
use serde_json::Value;
use std::fs;
use std::path::Path;
use tickmark::export::{FORMATS, Settings, Way};
use tickmark::ledger::Filter;
use tickmark::model::{Article, ClaimId, Published, Status, Verdict};
use tickmark::review::{Grounds, Mark, mark, reset};

const FERRY: &str = "Ferry with 214 aboard runs aground off Port Lena

The coastguard said 214 people were aboard the ferry Aurelia when it struck rocks at dawn, and 79 passengers were taken off by helicopter.

Captain Ida Moreno said 135 people left in lifeboats. The operator said its ferries had carried 1,250 people that week, 40% of them tourists.

Of the crew, 12 members stayed on board. Repairs will take 30 days.";

const COUNCIL: &str = "Council raises fares

Fares go up by 5% in May. Councillor Tom Hale said 3,000 riders had signed a petition.";

/// Two articles with every kind of verdict.
pub fn desk() -> Desk {
    let mut desk = Desk::new();
    desk.take_in(&read(Article {
        outlet: Some("The Daily Post".into()),
        byline: Some("Ana Reyes".into()),
        published: Some(Published("2025-03-19T08:00:00Z".into())),
        url: Some("https://example.org/ferry".into()),
        ..article(FERRY)
    }));
    let outlet = Some("Harbour Herald".into());
    desk.take_in(&read(Article { outlet, published: Some(Published("2025-03-18".into())), ..article(COUNCIL) }));
    let log = "https://web.archive.org/web/20250320101112/https://example.org/coastguard/log".to_string();
    let mut verdict = |id: i64, verdict, evidence: &[String], quote, figure, note| {
        let grounds = Grounds::typed(evidence, quote, figure, note).unwrap();
        mark(&mut desk.ledger, &stamp("r.k."), &[ClaimId(id)], &Mark::new(verdict, grounds).unwrap()).unwrap();
    };
    verdict(1, Verdict::Verified, std::slice::from_ref(&log), Some("214 persons on board"), None, None);
    verdict(2, Verdict::Verified, &[log], Some("214 persons on board"), None, Some("Two logs agree."));
    verdict(
        3,
        Verdict::Disputed,
        &["https://example.org/helicopter".into()],
        None,
        Some("97"),
        Some("The crew counted 97."),
    );
    verdict(4, Verdict::Unsourced, &[], None, None, Some("No list of the lifeboats was kept."));
    verdict(7, Verdict::Verified, &[], None, None, Some("seen"));
    verdict(9, Verdict::Disputed, &[], None, None, Some("The decree says 4%."));
    reset(&mut desk.ledger, &stamp("a.b."), &[ClaimId(7)]).unwrap();
    desk
}

pub fn settings() -> Settings {
    Settings {
        url: Some("https://checks.example.org/{article}".into()),
        publisher: Some("Example Checks".into()),
        publisher_url: Some("https://checks.example.org/".into()),
    }
}

fn made(desk: &Desk, name: &str, whole: bool) -> String {
    let bytes = with_settings(&desk.ledger, name, (!whole).then(Filter::default), settings());
    if bytes.starts_with(b"SQLite format 3") {
        return rows(&bytes);
    }
    #[cfg(any(feature = "xlsx", feature = "docx"))]
    if bytes.starts_with(b"PK") {
        return parts(&bytes);
    }
    String::from_utf8(bytes).unwrap()
}

/// The parts of an archive that hold words, one tag a line.
#[cfg(any(feature = "xlsx", feature = "docx"))]
pub fn parts(bytes: &[u8]) -> String {
    use std::io::Read as _;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    for name in ["xl/worksheets/sheet1.xml", "word/document.xml", "word/footnotes.xml"] {
        if let Ok(mut file) = archive.by_name(name) {
            text.push_str(&format!("=== {name}\n"));
            let mut xml = String::new();
            file.read_to_string(&mut xml).unwrap();
            text.push_str(&xml.replace("><", ">\n<"));
            text.push('\n');
        }
    }
    text
}

/// The rows of a SQLite file, table after table.
fn rows(bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("copy.db");
    fs::write(&path, bytes).unwrap();
    let conn = rusqlite::Connection::open(&path).unwrap();
    let names =
        "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'claim_fts%' ORDER BY rowid";
    let mut ask = conn.prepare(names).unwrap();
    let names: Vec<String> = ask.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut text = String::new();
    for name in names {
        let mut ask = conn.prepare(&format!("SELECT * FROM {name}")).unwrap();
        let columns: Vec<String> = ask.column_names().map(str::to_string).collect();
        text.push_str(&format!("{name}: {}\n", columns.join(" ")));
        let mut found = ask.query([]).unwrap();
        while let Some(row) = found.next().unwrap() {
            let cells: Vec<_> = (0..columns.len())
                .map(|at| match row.get::<_, rusqlite::types::Value>(at).unwrap() {
                    rusqlite::types::Value::Text(text) => format!("{text:?}"),
                    rusqlite::types::Value::Null => "-".to_string(),
                    rusqlite::types::Value::Integer(n) => n.to_string(),
                    other => format!("{other:?}"),
                })
                .collect();
            text.push_str(&format!("  {}\n", cells.join(" ")));
        }
    }
    text
}

#[test]
fn every_format_has_a_golden() {
    let desk = desk();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/export");
    let mut stale = Vec::new();
    for format in FORMATS.iter().filter(|format| !matches!(format.way, Way::Bytes(_))) {
        let ending = if matches!(format.way, Way::File(_)) { "txt" } else { format.ending };
        let file = root.join(format!("{}.{ending}", format.name));
        let made = made(&desk, format.name, format.name == "jsonl");
        assert_eq!(made, self::made(&desk, format.name, format.name == "jsonl"), "{}: not the same twice", format.name);
        if fs::read_to_string(&file).unwrap_or_default() != made {
            if std::env::var_os("BLESS").is_some() {
                fs::create_dir_all(&root).unwrap();
                fs::write(&file, &made).unwrap();
            } else {
                stale.push(format.name);
            }
        }
    }
    assert!(stale.is_empty(), "{stale:?}: other than fixtures/export says; read the difference, then BLESS=1");
}

#[test]
fn claim_reviews_keep_the_rules_of_those_who_read_them() {
    let desk = desk();
    let reviews: Vec<Value> = serde_json::from_str(&made(&desk, "claimreview", false)).unwrap();
    assert_eq!(reviews.len(), 5, "one for each judged claim, none for the others");
    let mut addresses = Vec::new();
    for review in &reviews {
        obeys_the_rules(review);
        addresses.push(review["url"].as_str().unwrap().to_string());
    }
    addresses.sort_unstable();
    addresses.dedup();
    assert_eq!(addresses.len(), reviews.len(), "each has an address of its own");
    let verified = &reviews[1];
    assert_eq!(verified["reviewRating"]["ratingValue"], 5);
    assert_eq!(
        verified["itemReviewed"]["author"],
        serde_json::json!({ "@type": "Organization", "name": "The coastguard" })
    );
    assert_eq!(
        verified["citation"][0]["archivedAt"],
        "https://web.archive.org/web/20250320101112/https://example.org/coastguard/log"
    );
    assert_eq!(verified["url"], "https://checks.example.org/1#claim-2");
    assert!(reviews[2]["reviewRating"]["alternateName"].as_str().unwrap().starts_with("Disputed: "));
}

/// What Google's guide and schema.org ask of a ClaimReview.
pub fn obeys_the_rules(review: &Value) {
    let text = |value: &Value| value.as_str().unwrap_or_else(|| panic!("{value} in {review}")).to_string();
    assert_eq!(review["@context"], "https://schema.org");
    assert_eq!(review["@type"], "ClaimReview");
    assert!(text(&review["url"]).starts_with("https://checks.example.org/"));
    let claim = text(&review["claimReviewed"]);
    assert!(!claim.is_empty() && claim.chars().count() < 75, "{claim}");
    assert!(tickmark::moment::seconds(&text(&review["datePublished"])).is_some());
    assert!(!text(&review["author"]["name"]).is_empty());
    let rating = &review["reviewRating"];
    assert_eq!(rating["@type"], "Rating");
    let name = text(&rating["alternateName"]);
    let word =
        ["Verified", "Disputed", "Unsourced"].into_iter().find(|word| name.starts_with(word)).expect("a verdict first");
    assert!(!claim.contains(word), "the claim must not tell the rating");
    let numbers = ["worstRating", "ratingValue", "bestRating"].map(|n| rating[n].as_i64());
    assert_eq!(
        numbers,
        if word == "Verified" { [Some(1), Some(5), Some(5)] } else { [None; 3] },
        "no number is made up"
    );
    let item = &review["itemReviewed"];
    assert_eq!(item["@type"], "Claim");
    if let Some(author) = item.get("author") {
        assert!(["Person", "Organization"].contains(&text(&author["@type"]).as_str()));
        assert!(!text(&author["name"]).is_empty());
    }
    for appearance in item["appearance"].as_array().expect("where it appeared") {
        assert_eq!(appearance["@type"], "NewsArticle");
    }
    for link in links(review) {
        assert!(link.starts_with("https://") || link.starts_with("http://"), "{link}");
    }
    assert!(!review.to_string().contains("null"), "what is not known is left out: {review}");
}

/// Every address in a JSON-LD object.
fn links(value: &Value) -> Vec<String> {
    match value {
        Value::Object(map) => map
            .iter()
            .flat_map(|(name, value)| match value {
                Value::String(text) if ["url", "archivedAt", "source", "cached"].contains(&name.as_str()) => {
                    vec![text.clone()]
                }
                other => links(other),
            })
            .collect(),
        Value::Array(list) => list.iter().flat_map(links).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn a_long_sentence_is_shortened_around_its_figure() {
    let long = "Fire\n\nAfter a night in which nobody slept and the wind turned twice the mayor said 79 homes had burned down along the river and beyond it.";
    let mut desk = Desk::with(&[long]);
    desk.judge(1, Some(&crate::support::verified("seen")));
    let reviews: Vec<Value> = serde_json::from_str(&made(&desk, "claimreview", false)).unwrap();
    let claim = reviews[0]["claimReviewed"].as_str().unwrap();
    assert_eq!(claim, "…wind turned twice the mayor said 79 homes had burned down along the…");
}

#[test]
fn claim_reviews_say_what_they_need_to_know() {
    let desk = desk();
    let folder = desk.folder.path();
    let run = |words: &[&str]| {
        let done = tickmark(folder).args(["export", "claimreview"]).args(words).output().unwrap();
        (done.status.code(), String::from_utf8_lossy(&done.stderr).into_owned(), done.stdout)
    };
    let (code, says, out) = run(&[]);
    assert_eq!((code, out.len()), (Some(2), 0));
    assert!(
        says.contains("the address at which the checks are published")
            && says.contains("--url")
            && says.contains("TICKMARK_URL"),
        "{says}"
    );
    let (_, says, _) = run(&["--url", "https://checks.example.org"]);
    assert!(says.contains("--publisher") && says.contains("TICKMARK_PUBLISHER"), "{says}");
    let (_, says, _) = run(&["--url", "javascript:alert(1)", "--publisher", "x"]);
    assert!(says.contains("--url"), "{says}");
    let mut command = tickmark(folder);
    command.env("TICKMARK_URL", "https://checks.example.org").env("TICKMARK_PUBLISHER", "Example Checks");
    let done = command.args(["export", "claimreview", "--status", "disputed"]).output().unwrap();
    let reviews: Vec<Value> = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(reviews.len(), 2);
}

#[test]
fn annotations_are_anchored_where_the_words_stand() {
    for desk in [desk(), lived_in()] {
        let annotations: Vec<Value> = serde_json::from_str(&made(&desk, "webannotation", false)).unwrap();
        assert!(annotations.len() > 8);
        let mut names = std::collections::BTreeSet::new();
        for annotation in &annotations {
            assert_eq!(
                (&annotation["@context"], &annotation["type"]),
                (&"http://www.w3.org/ns/anno.jsonld".into(), &"Annotation".into())
            );
            assert!(names.insert(annotation["id"].as_str().unwrap().to_string()), "one name each");
            let motivation = annotation["motivation"].as_str().unwrap();
            assert_eq!(motivation == "assessing", annotation["body"][0]["purpose"] == "assessing");
            if let Some(at) = annotation.get("created") {
                assert!(at.as_str().unwrap().ends_with('Z'), "in UTC");
            }
            let target = &annotation["target"];
            assert!(target["source"].is_string() && target["state"]["sourceDate"].as_str().unwrap().ends_with('Z'));
            let [quote, position] = [0, 1].map(|n| &target["selector"][n]);
            assert_eq!(
                (&quote["type"], &position["type"]),
                (&"TextQuoteSelector".into(), &"TextPositionSelector".into())
            );
            let text = text_of(&desk, annotation);
            let (start, end) =
                (position["start"].as_u64().unwrap() as usize, position["end"].as_u64().unwrap() as usize);
            let exact: String = text.chars().skip(start).take(end - start).collect();
            assert_eq!(quote["exact"], exact.as_str());
            let around: String = ["prefix", "exact", "suffix"].map(|part| quote[part].as_str().unwrap()).concat();
            assert_eq!(text.matches(&around).count(), 1, "the words with their context stand once");
            let before: String = text.chars().take(start).collect();
            assert!(before.ends_with(quote["prefix"].as_str().unwrap()));
        }
    }
}

fn text_of(desk: &Desk, annotation: &Value) -> String {
    let start = annotation["target"]["selector"][1]["start"].as_u64().unwrap() as usize;
    let exact = annotation["target"]["selector"][0]["exact"].as_str().unwrap();
    let mut texts = Vec::new();
    desk.ledger
        .sheets::<tickmark::ledger::Error>(&Filter::default(), |sheet| {
            let source = annotation["target"]["source"].as_str().unwrap();
            if sheet.article.url.as_deref().is_none_or(|url| url == source)
                && sheet.claims.iter().any(|c| c.figure.exact.begins == start && c.figure.exact.text == exact)
            {
                texts.push(sheet.text);
            }
            Ok(())
        })
        .unwrap();
    let prefix = annotation["target"]["selector"][0]["prefix"].as_str().unwrap();
    texts.into_iter().find(|text| text.contains(prefix)).expect("the article is there")
}

#[test]
fn footnotes_are_those_of_the_claims() {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    let desk = desk();
    let text = made(&desk, "markdown", false);
    let (mut used, mut told) = (Vec::new(), Vec::new());
    for event in Parser::new_ext(&text, Options::ENABLE_FOOTNOTES) {
        match event {
            Event::FootnoteReference(name) => used.push(name.to_string()),
            Event::Start(Tag::FootnoteDefinition(name)) => told.push(name.to_string()),
            _ => {}
        }
    }
    let ids: Vec<String> = (1..=10).map(|n| n.to_string()).collect();
    assert_eq!((&used, &told), (&ids, &ids));
    assert!(text.contains("and 79[^3] passengers"), "{text}");
}

#[test]
fn tables_hold_the_same_claims_as_the_list() {
    let desk = lived_in();
    let csv = exported(&desk.ledger, "csv", Some(Filter::default()));
    let tsv = String::from_utf8(exported(&desk.ledger, "tsv", Some(Filter::default()))).unwrap();
    let listed = tickmark(desk.folder.path()).args(["list", "--status", "all", "--format", "csv"]).output().unwrap();
    let rows = |csv: &[u8]| -> Vec<Vec<String>> {
        let mut reader = csv::Reader::from_reader(csv);
        reader.records().map(|r| r.unwrap().iter().map(str::to_string).collect()).collect()
    };
    // The list shows no evidence and nothing that reading back needs.
    let flat = |row: &Vec<String>| row[..27].iter().map(|cell| cell.replace('\n', " ")).collect();
    let short: Vec<Vec<String>> = rows(&csv).iter().map(flat).collect();
    assert_eq!(short, rows(&listed.stdout));
    let mut rows = rows(&csv);
    for row in &mut rows {
        row[28] = row[28].replace('\n', " | ");
        row.iter_mut().for_each(|cell| {
            *cell = cell.replace('\n', " ");
            if cell.starts_with('"') {
                cell.insert(0, '\'');
            }
        });
    }
    let split: Vec<Vec<String>> =
        tsv.lines().skip(1).map(|line| line.split('\t').map(str::to_string).collect()).collect();
    assert_eq!(rows, split);
}

#[test]
fn the_clean_copy_can_be_asked_and_holds_no_works() {
    let desk = desk();
    let bytes = exported(&desk.ledger, "sqlite", Some(Filter { status: vec![Status::Disputed], ..Filter::default() }));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("copy.db");
    fs::write(&path, bytes).unwrap();
    let conn = rusqlite::Connection::open(&path).unwrap();
    let one = |sql: &str| conn.query_row(sql, [], |row| row.get::<_, String>(0)).unwrap();
    assert_eq!(one("SELECT group_concat(figure, ' ') FROM disputed_claims"), "79 5%");
    assert_eq!(
        one("SELECT c.figure FROM claim_fts JOIN claim c ON c.id = claim_fts.rowid WHERE claim_fts MATCH 'helicopter'"),
        "79"
    );
    assert_eq!(one("PRAGMA integrity_check"), "ok");
    assert_eq!(
        one("SELECT group_concat(was || '-' || became) FROM history"),
        "unverified-disputed,unverified-disputed"
    );
    for works in ["event", "revision", "tally", "source", "sighting"] {
        let sql = format!("SELECT count(*) FROM sqlite_schema WHERE name = '{works}'");
        assert_eq!(conn.query_row(&sql, [], |row| row.get::<_, i64>(0)).unwrap(), 0, "{works}");
    }
    drop(conn);
    let other = tickmark(folder.path()).args(["--ledger", "copy.db", "list"]).output().unwrap();
    assert!(String::from_utf8_lossy(&other.stderr).contains("is no ledger"));
}

#[test]
fn the_list_of_formats_is_what_there_is() {
    let folder = tempfile::tempdir().unwrap();
    let listed = tickmark(folder.path()).args(["export", "--list"]).output().unwrap();
    let listed = String::from_utf8(listed.stdout).unwrap();
    for format in FORMATS {
        assert!(listed.contains(format.name), "{}", format.name);
    }
    let wrong = tickmark(folder.path()).args(["export", "pdf"]).output().unwrap();
    let says = String::from_utf8_lossy(&wrong.stderr).into_owned();
    assert!(wrong.status.code() == Some(2) && says.contains("webannotation"), "{says}");
}

/// The run with the mark of claim 3, and its footnote.
#[cfg(feature = "docx")]
fn word_sample(parts: &str) -> String {
    let between = |from: &str, to: &str| {
        let at = parts.find(from).unwrap();
        &parts[at..at + parts[at..].find(to).unwrap() + to.len()]
    };
    let mark = between("<w:footnoteReference w:customMarkFollows=\"1\" w:id=\"3\"/>", "</w:t>");
    format!("{mark}\n…\n{}", between("<w:footnote w:id=\"3\">", "</w:footnote>"))
}

#[test]
fn the_samples_in_the_docs_are_made_here() {
    let desk = desk();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/exports.md");
    let docs = fs::read_to_string(&path).unwrap();
    let lines = |text: &str, n: usize| text.lines().take(n).collect::<Vec<_>>().join("\n");
    let first = |name: &str, at: usize| {
        let all: Vec<Value> = serde_json::from_str(&made(&desk, name, false)).unwrap();
        format!("```json\n{}\n```", serde_json::to_string_pretty(&all[at]).unwrap())
    };
    let markdown = made(&desk, "markdown", false);
    let notes = markdown
        .lines()
        .filter(|line| line.starts_with("[^2]") || line.starts_with("[^3]"))
        .collect::<Vec<_>>()
        .join("\n");
    let jsonl = made(&desk, "jsonl", true);
    let one = |kind: &str| {
        let start = format!("{{\"type\":\"{kind}\"");
        jsonl.lines().filter(|line| line.starts_with(&start)).min_by_key(|line| line.len()).unwrap().to_string()
    };
    let mut samples = vec![
        ("markdown", format!("```markdown\n{}\n\n…\n\n{notes}\n```", lines(&markdown, 7))),
        ("claimreview", first("claimreview", 2)),
        ("webannotation", first("webannotation", 2)),
        ("jsonl", format!("```json\n{}\n```", ["ledger", "source", "article", "claim", "event"].map(one).join("\n"))),
        #[cfg(feature = "docx")]
        ("docx", format!("```xml\n{}\n```", word_sample(&made(&desk, "docx", false)))),
        ("csv", format!("```csv\n{}\n```", lines(&made(&desk, "csv", false), 3))),
    ];
    #[cfg(feature = "parquet")]
    for (name, columns) in
        [("parquet", tickmark::export::parquet::CLAIM), ("numerals", tickmark::export::parquet::numerals::NUMERAL)]
    {
        use tickmark::export::parquet::rows::Kind;
        let kind = |kind| match kind {
            Kind::Text => "string",
            Kind::Whole => "int64",
            Kind::Real => "double",
            Kind::Yes => "boolean",
        };
        let told: Vec<_> =
            columns.iter().map(|c| format!("`{}` {}{}", c.name, kind(c.kind), if c.full { "" } else { "?" })).collect();
        samples.push((name, format!("{} (`?`: may be null).", told.join(", "))));
    }
    samples.retain(|(name, _)| docs.contains(&format!("<!-- sample {name} -->")));
    assert!(samples.len() >= 5);
    let mut fresh = docs.clone();
    for (name, sample) in samples {
        let begin = format!("<!-- sample {name} -->\n");
        let from = fresh.find(&begin).unwrap() + begin.len();
        let to = from + fresh[from..].find("<!-- end -->").expect("a sample ends");
        fresh.replace_range(from..to, &format!("{sample}\n"));
    }
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, &fresh).unwrap();
    }
    assert!(fs::read_to_string(&path).unwrap() == fresh, "docs/exports.md is stale: BLESS=1 cargo test");
}
