//! Every entry of `src/` stands on a floor and names only lower floors.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The house, from the ground up. An entry may name entries of earlier lines only, and its own submodules.
const FLOORS: &[&[&str]] = &[
    &["span", "decimal", "visible", "moment"],
    &["model"],
    &["lexicon", "cells"],
    &["text", "ingest"],
    &["figures", "attribution"],
    &["extract", "compare"],
    &["checks"],
    &["ledger"],
    &["review", "export"],
    &["error"],
    &["tui", "web", "fetch"],
    &["cli"],
];

/// The two that stand outside: the front door and the way in.
const DOORS: &[&str] = &["lib", "main"];

fn floors() -> BTreeMap<&'static str, usize> {
    FLOORS.iter().enumerate().flat_map(|(floor, names)| names.iter().map(move |name| (*name, floor))).collect()
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("src/ is there").map(|e| e.expect("readable").path()) {
        if entry.is_dir() {
            sources(&entry, found);
        } else if entry.extension().is_some_and(|e| e == "rs") {
            found.push(entry);
        }
    }
}

/// The names of other modules that a source file uses: every `crate::name` outside remarks.
fn named(source: &str) -> Vec<String> {
    let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| line.match_indices("crate::").map(|(at, _)| line[at + 7..].to_string()).collect::<Vec<_>>())
        .flat_map(|rest| {
            let group = rest.strip_prefix('{').map(|r| r.split('}').next().unwrap_or(r).to_string());
            match group {
                Some(group) => group.split(',').map(|part| part.trim().to_string()).collect(),
                None => vec![rest],
            }
        })
        .map(|path| path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>())
        .filter(|name| !name.is_empty() && name.starts_with(char::is_lowercase))
        .collect()
}

#[test]
fn every_module_names_only_lower_floors() {
    let floors = floors();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    assert!(files.len() > 5, "the walk through src/ found next to nothing");
    let mut faults = Vec::new();
    for file in files {
        let inside = file.strip_prefix(&root).expect("under src/");
        let first = inside.components().next().expect("a name").as_os_str().to_string_lossy().replace(".rs", "");
        if DOORS.contains(&first.as_str()) {
            continue;
        }
        let Some(floor) = floors.get(first.as_str()) else {
            faults.push(format!("{}: `{first}` stands on no floor", inside.display()));
            continue;
        };
        for name in named(&fs::read_to_string(&file).expect("readable")) {
            match floors.get(name.as_str()) {
                _ if name == first => {}
                Some(other) if other < floor => {}
                Some(_) => faults.push(format!("{}: names `{name}`, which is not below it", inside.display())),
                None => faults.push(format!("{}: names `{name}`, which stands on no floor", inside.display())),
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn an_upward_import_would_be_seen() {
    assert_eq!(named("use crate::ledger::Ledger;\n// use crate::cli;"), ["ledger"]);
    assert_eq!(named("use crate::{span::Span, text};"), ["span", "text"]);
    assert_eq!(named("    crate::extract::extract(&article)"), ["extract"]);
}
