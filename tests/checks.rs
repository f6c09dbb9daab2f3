//! The checks against their corpora: sound passages, and twins of them in which a program has changed one figure.
//!
//! ```text
//! The new bridge spans 60 miles ({96km}) of open water.     sound, without the braces: silence
//! The new bridge spans 60 miles (154km) of open water.      its twin: an error
//! ```

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use tickmark::checks::grounds::ON_RECORD;
use tickmark::checks::{self, ALL, Check, Finding, Level, Sheet};
use tickmark::extract::{Options, extract};
use tickmark::ingest::{Given, read};

/// A passage of a corpus without its marks, and its twins.
struct Passage {
    sound: String,
    /// With the level from which the check speaks of them.
    twins: Vec<(String, Level)>,
}

fn passages(check: &Check) -> Vec<Passage> {
    let text: Vec<&str> = check.corpus.lines().filter(|line| !line.starts_with('#')).collect();
    let text = text.join("\n");
    text.split("\n\n").map(str::trim).filter(|p| !p.is_empty()).map(|marked| passage(check, marked)).collect()
}

fn passage(check: &Check, marked: &str) -> Passage {
    let marks: Vec<(usize, usize)> = marked
        .match_indices('{')
        .map(|(at, _)| (at, at + marked[at..].find('}').expect("a mark is closed") + 1))
        .collect();
    let written = |changed: Option<usize>| {
        let (mut text, mut done) = (String::new(), 0);
        for (n, &(from, to)) in marks.iter().enumerate() {
            text.push_str(&marked[done..from]);
            let inner = &marked[from + 1..to - 1];
            match (inner.strip_prefix(['-', '~']).and_then(|i| i.strip_suffix(['-', '~'])), changed == Some(n)) {
                (Some(hedge), false) => text.push_str(hedge),
                (Some(_), true) => {}
                (None, false) => text.push_str(inner.trim_start_matches('<')),
                (None, true) => text.push_str(&other(check.name, inner)),
            }
            done = to;
        }
        text.push_str(&marked[done..]);
        text
    };
    // "{~At least ~}" is worth a note, no more.
    let level = |n: usize| if marked[marks[n].0..].starts_with("{~") { Level::Info } else { Level::Warning };
    Passage { sound: written(None), twins: (0..marks.len()).map(|n| (written(Some(n)), level(n))).collect() }
}

/// The figure changed beyond rounding.
fn other(check: &str, figure: &str) -> String {
    let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    if let Some(at) = days.iter().position(|day| *day == figure) {
        return days[(at + 1) % 7].to_string();
    }
    let words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    for (at, word) in words.iter().enumerate() {
        if let Some(rest) = figure.strip_prefix(word) {
            return format!("{}{rest}", words[(at + 3).min(11)]);
        }
    }
    let factor = match check {
        "parts-whole" | "average-range" => 5.0,
        "rank-order" => 0.4,
        "headline-body" | "date-span" | "same-thing-differs" => 1.3,
        _ => 1.6,
    };
    let (figure, factor) = figure.strip_prefix('<').map_or((figure, factor), |rest| (rest, 0.2));
    let start = figure.find(|c: char| c.is_ascii_digit()).expect("a figure has digits or is a word");
    let rest = &figure[start..];
    let length = rest.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.').unwrap_or(rest.len());
    let digits = &rest[..length];
    if check == "malformed" {
        return format!("{}{}{}", &figure[..start], &digits[..digits.len() - 1], &rest[length..]);
    }
    let places = digits.split_once('.').map_or(0, |(_, places)| places.len());
    let value: f64 = digits.replace(',', "").parse().expect("digits");
    let changed = format!("{:.places$}", (value * factor).max(1.0_f64.min(value)));
    let grouped = if digits.contains(',') { grouped(&changed) } else { changed };
    format!("{}{grouped}{}", &figure[..start], &rest[length..])
}

fn grouped(digits: &str) -> String {
    let mut text = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// What the checks find in a passage; its first line is the headline if it begins with ">".
fn found(passage: &str) -> Vec<Finding> {
    let (headline, body) = match passage.strip_prefix("> ") {
        Some(rest) => rest.split_once('\n').expect("a headline has a body"),
        None => ("", passage),
    };
    let text = if headline.is_empty() { format!("News\n\n{body}\n") } else { format!("{headline}\n\n{body}\n") };
    let articles = read(text.as_bytes(), &Given::default()).expect("text is read");
    articles
        .iter()
        .flat_map(|article| {
            let extraction = extract(article, Options::default());
            checks::look(&Sheet::of(article, &extraction), &[])
        })
        .collect()
}

#[test]
fn a_weekday_may_be_one_of_last_year_where_the_date_is_still_to_come() {
    let on = |passage: &str| {
        let given = Given { published: Some("2017-03-20".into()), ..Given::default() };
        let articles = read(format!("News\n\n{passage}\n").as_bytes(), &given).expect("text is read");
        let extraction = extract(&articles[0], Options::default());
        checks::look(&Sheet::of(&articles[0], &extraction), &[]).len()
    };
    assert_eq!(on("She was operated on on Thursday, 14 April."), 0, "a Thursday in 2016");
    assert_eq!(on("She was operated on on Saturday, 14 April."), 1, "no Saturday in either year");
    assert_eq!(on("She was operated on on Wednesday, 14 March."), 1, "past: this year is meant");
}

#[test]
fn checks_speak_on_changed_figures_and_are_silent_on_sound_ones() {
    let (mut sound, mut silent, mut twins, mut heard) = (0, 0, 0, 0);
    let mut told = String::new();
    for check in ALL.iter().filter(|check| check.level > Level::Info) {
        for passage in passages(check) {
            sound += 1;
            let loud: Vec<_> = found(&passage.sound).into_iter().filter(|f| f.level > Level::Info).collect();
            silent += usize::from(loud.is_empty());
            for finding in loud {
                let _ = writeln!(told, "{} speaks: {}\n  {}", finding.check, finding.sum, passage.sound);
            }
            for (twin, level) in &passage.twins {
                twins += 1;
                let note = *level == Level::Info;
                let spoke = found(twin).iter().any(|f| f.check == check.name && (f.level == Level::Info) == note);
                heard += usize::from(spoke);
                if !spoke {
                    let _ = writeln!(told, "{} is silent:\n  {twin}", check.name);
                }
            }
        }
    }
    println!("{told}{heard} of {twins} twins heard, silence on {silent} of {sound} sound passages");
    assert!(sound >= 150, "only {sound} sound passages");
    assert!(heard * 100 >= twins * 90, "{heard} of {twins} twins heard:\n{told}");
    assert!(silent * 100 >= sound * 97, "silence on {silent} of {sound}:\n{told}");
}

#[test]
fn every_check_stands_in_its_file_with_its_corpus() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let names = |folder: &str, end: &str| {
        let entries = fs::read_dir(root.join(folder)).expect("the folder is there").map(|e| e.expect("readable"));
        let mut names: Vec<String> = entries
            .filter_map(|e| e.file_name().to_string_lossy().strip_suffix(end).map(|name| name.replace('_', "-")))
            .filter(|name| name != "mod")
            .collect();
        names.sort();
        names
    };
    let mut listed: Vec<String> = ALL.iter().map(|check| check.name.to_string()).collect();
    listed.sort();
    assert_eq!(names("src/checks/inside", ".rs"), listed);
    assert_eq!(names("fixtures/corpus/checks", ".txt"), listed);
}

/// What `docs/checks.md` says: every check with a passage on which it speaks and one on which it does not.
fn page() -> String {
    let mut page = String::from(
        "# The checks\n\nEvery check, what it does, a passage on which it speaks and one on which it is silent. This page is \
         written by a test: `BLESS=1 cargo test checks`.\n\nAn *error* cannot be right, a *warning* does not fit as it \
         stands, an *info* is worth a look.\n",
    );
    for check in ALL {
        let _ = write!(page, "\n## {}\n\nUp to {}. {}\n", check.name, check.level, check.manual().trim());
        let all = passages(check);
        let speaks = all.iter().flat_map(|p| p.twins.iter().map(|(twin, _)| twin).chain([&p.sound])).find_map(|text| {
            let finding = found(text).into_iter().find(|f| f.check == check.name)?;
            Some((text, finding))
        });
        if let Some((text, finding)) = speaks {
            let _ = write!(
                page,
                "\nSpeaks:\n\n{}\n\n{}: {}  \nAsk: {}\n",
                quoted(text),
                finding.level,
                finding.sum,
                finding.ask
            );
        }
        let silent = all.iter().find(|p| found(&p.sound).iter().all(|f| f.check != check.name)).expect("a silent one");
        let _ = write!(page, "\nIs silent:\n\n{}\n", quoted(&silent.sound));
    }
    page.push_str(&crate::checks_across::page());
    for check in ON_RECORD {
        let _ = write!(
            page,
            "\n## {}\n\nUp to {}. On the record: {}.\n\nSpeaks: {}\n\nIs silent: {}\n\nAsk: {}\n",
            check.name, check.level, check.about, check.speaks, check.silent, check.ask
        );
    }
    page
}

/// A passage as a quotation, its headline strong.
fn quoted(passage: &str) -> String {
    let lines = passage.lines().map(|line| match line.strip_prefix("> ") {
        Some(headline) => format!("> **{headline}**\n>"),
        None => format!("> {line}"),
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_page_on_checks_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/checks.md");
    let page = page();
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, &page).expect("writable");
    }
    let there = fs::read_to_string(&path).unwrap_or_default();
    assert!(there == page, "docs/checks.md is stale: `BLESS=1 cargo test --test main checks` writes it anew");
}
