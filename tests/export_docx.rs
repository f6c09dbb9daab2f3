//! The draft as a Word document, as others read it.

use crate::export_formats::desk;
use crate::export_hostile::mean_desk;
use crate::export_whole::{exported, lived_in};
use std::env;
use std::fs;
use std::process::Command;
use tickmark::ingest::{self, Given};

#[test]
fn the_draft_comes_back_as_the_text_with_its_marks() {
    let bytes = exported(&desk().ledger, "docx", None);
    assert_eq!(bytes, exported(&desk().ledger, "docx", None), "the same bytes each time");
    let given = Given { name: Some("draft.docx".into()), ..Given::default() };
    let found = ingest::read(&bytes, &given).unwrap();
    let text = &found[0].text;
    assert!(text.contains("and 793 passengers were taken off by helicopter."), "{text}");
    assert!(text.contains("Council raises fares"), "{text}");
}

/// What is well formed, has every footnote that is pointed to, and holds no element that could act.
#[test]
fn nothing_in_it_acts() {
    for desk in [desk(), mean_desk(), lived_in()] {
        let bytes = exported(&desk.ledger, "docx", None);
        let parts = crate::export_formats::parts(&bytes);
        let mut tags = std::collections::BTreeSet::new();
        let (mut pointed, mut told) = (0, 0);
        for part in parts.split("=== ").skip(1) {
            let xml = part.split_once('\n').unwrap().1;
            let mut reader = quick_xml::Reader::from_str(xml);
            loop {
                match reader.read_event().expect("it is well formed") {
                    quick_xml::events::Event::Start(tag) | quick_xml::events::Event::Empty(tag) => {
                        let name = tag.name().as_ref().to_string();
                        pointed += usize::from(name == "w:footnoteReference");
                        told += usize::from(name == "w:footnote");
                        tags.insert(name);
                    }
                    quick_xml::events::Event::Eof => break,
                    _ => {}
                }
            }
        }
        // Two of them are the lines above.
        assert_eq!(pointed + 2, told);
        let known = [
            "w:body",
            "w:br",
            "w:continuationSeparator",
            "w:document",
            "w:footnote",
            "w:footnoteReference",
            "w:footnotes",
            "w:p",
            "w:pPr",
            "w:pStyle",
            "w:r",
            "w:rPr",
            "w:rStyle",
            "w:sectPr",
            "w:separator",
            "w:t",
        ];
        assert!(tags.iter().all(|tag| known.contains(&tag.as_str())), "{tags:?}");
    }
}

/// As python-docx reads it, where there is one: in the Python that TICKMARK_PYTHON names, or in python3.
#[test]
fn python_docx_opens_it() {
    let python = env::var("TICKMARK_PYTHON").unwrap_or_else(|_| "python3".into());
    if !Command::new(&python).args(["-c", "import docx"]).output().is_ok_and(|done| done.status.success()) {
        eprintln!("skipped: there is no Python with python-docx (TICKMARK_PYTHON names one)");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("draft.docx");
    fs::write(&path, exported(&desk().ledger, "docx", None)).unwrap();
    let read = "import docx, sys
for p in docx.Document(sys.argv[1]).paragraphs: print(p.style.name + ': ' + p.text)";
    let done = Command::new(&python).args(["-c", read]).arg(&path).output().unwrap();
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(said.contains("Heading 1: Ferry with 2141 aboard runs aground off Port Lena"), "{said}");
}

/// As LibreOffice reads it, where there is one.
#[test]
fn libreoffice_opens_it() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("draft.docx"), exported(&desk().ledger, "docx", None)).unwrap();
    let home = format!("-env:UserInstallation=file://{}/home", folder.path().display());
    let convert = ["--headless", "--convert-to", "txt:Text", "draft.docx", home.as_str()];
    let Ok(done) = Command::new("soffice").args(convert).current_dir(folder.path()).output() else {
        eprintln!("skipped: there is no LibreOffice");
        return;
    };
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let text = fs::read_to_string(folder.path().join("draft.txt")).unwrap();
    assert!(text.contains("79 passengers ✗ disputed by r.k.") && text.contains("The crew counted 97."), "{text}");
}
