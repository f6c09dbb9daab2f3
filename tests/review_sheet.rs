use crate::export_hostile::mean_desk;
use crate::export_whole::{exported, lived_in};
use crate::support::{Desk, STORY, article, read, stamp};
use tickmark::cells::guarded;
use tickmark::export::sheet;
use tickmark::ledger::{Filter, Sort};
use tickmark::model::{Article, ClaimId, Evidence, Status, Verdict};
use tickmark::review::sheet::{Plan, plan, take_over};
use tickmark::review::{Error, Grounds, Mark, Which, grounds, mark, undo};
use tickmark::visible::lines;

/// The ledger as a sheet, its columns in this order.
fn written(desk: &Desk) -> Vec<Vec<String>> {
    let kept = desk.ledger.kept_columns().unwrap();
    let page = desk.ledger.list(&Filter::default(), Sort::Number, None, 999).unwrap();
    let rows = page.claims.iter().map(|card| {
        let detail = desk.ledger.detail(card.id).unwrap();
        sheet::row(&detail.card, detail.work.kept.as_ref(), &kept)
    });
    [sheet::columns(&kept)].into_iter().chain(rows).collect()
}

fn bytes(rows: &[Vec<String>]) -> Vec<u8> {
    let mut bytes = Vec::new();
    sheet::write(&mut bytes, rows).unwrap();
    bytes
}

fn set(rows: &mut [Vec<String>], claim: usize, column: &str, value: &str) {
    let at = rows[0].iter().position(|name| name == column).unwrap();
    rows[claim][at] = value.to_string();
}

fn planned(desk: &Desk, bytes: &[u8]) -> Plan {
    plan(&desk.ledger, bytes, &[], &stamp("sheet")).unwrap()
}

fn taken(desk: &mut Desk, bytes: &[u8]) -> Plan {
    let plan = planned(desk, bytes);
    take_over(&mut desk.ledger, &stamp("sheet"), &plan).unwrap();
    plan
}

/// Verdicts of all kinds whose words begin like formulas, hold quotes, line ends, controls, signs of direction.
fn hostile() -> Desk {
    let mut desk = Desk::new();
    let text = "=7 drones\n\n+The \"air, force\" said -79 dr\u{202e}ones; of 126 launched\u{1b}[2J were shot down.\n\n'=In 2025 about 40% of 千 homes.";
    desk.take_in(&read(Article { outlet: Some("@Out,\"let\"\t".into()), ..article(text) }));
    let words = [
        "=1+1",
        "-2+3 \"quoted\"\nsecond line\r\nthird",
        "'=guarded",
        "\u{202e}turned\u{1b}]0;t\u{7}",
        "@x;y\tz",
        "79",
    ];
    for (claim, word) in (1..=4).zip(words.iter().cycle()) {
        let verdict = Verdict::ALL[claim as usize % 3];
        let mut evidence =
            Grounds::typed(&[format!("https://example.org/={claim}")], None, Some(word), Some(word)).unwrap();
        evidence.evidence.push(Evidence {
            quote: Some((*word).to_string()),
            ..Evidence::at(grounds::place("https://web.archive.org/web/20250319140211/https://a.org/").unwrap())
        });
        evidence.expires = Some("2025-12-31".into());
        if claim == 3 {
            continue;
        }
        mark(&mut desk.ledger, &stamp("@r.k., \"x\""), &[ClaimId(claim)], &Mark::new(verdict, evidence).unwrap())
            .unwrap();
    }
    desk
}

#[test]
fn a_sheet_that_nobody_touched_changes_nothing() {
    for desk in [hostile(), mean_desk(), lived_in(), Desk::with(&[STORY])] {
        let rows = written(&desk);
        let commas = bytes(&rows);
        let text = String::from_utf8(commas.clone()).unwrap();
        let with = |mark: u8| {
            let mut out = csv::WriterBuilder::new().delimiter(mark).from_writer(Vec::new());
            let cell = |cell: &String| guarded(&lines(cell));
            rows.iter().for_each(|row| out.write_record(row.iter().map(cell)).unwrap());
            out.into_inner().unwrap()
        };
        let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let bom = [b"\xEF\xBB\xBF", &commas[..]].concat();
        let export = |name: &str| exported(&desk.ledger, name, None);
        let mut sheets = vec![commas.clone(), with(b';'), with(b'\t'), bom, utf16, export("csv"), export("tsv")];
        if cfg!(feature = "xlsx") {
            sheets.push(export("xlsx"));
        }
        for sheet in sheets {
            let plan = planned(&desk, &sheet);
            assert_eq!((plan.same, plan.changes.len(), plan.left.len()), (rows.len() - 1, 0, 0), "{:?}", plan.left);
            assert!(plan.unused.is_empty(), "{:?}", plan.unused);
        }
    }
}

#[test]
fn cells_that_were_changed_become_marks_and_nothing_else_is_touched() {
    let mut desk = hostile();
    let before: Vec<_> = (1..=4).map(|id| desk.ledger.detail(ClaimId(id)).unwrap().card.standing).collect();
    let mut rows = written(&desk);
    set(&mut rows, 3, "status", "Verified");
    set(&mut rows, 3, "evidence", "https://example.org/new\nhttps://example.org/newer");
    set(&mut rows, 4, "note", "=SUM(A1)\nof my own");
    set(&mut rows, 4, "marked_by", "a.b.");
    let plan = taken(&mut desk, &bytes(&rows));
    assert_eq!((plan.changes.len(), plan.same, plan.left.len()), (2, rows.len() - 3, 0), "{:?}", plan.left);
    let now = |id| desk.ledger.detail(ClaimId(id)).unwrap().card.standing.unwrap();
    assert_eq!((now(3).verdict, now(3).by.as_str(), now(3).evidence.len()), (Verdict::Verified, "sheet", 2));
    assert_eq!((now(4).note.as_deref(), now(4).by.as_str()), (Some("=SUM(A1)\nof my own"), "a.b."));
    let old = before[3].clone().unwrap();
    assert_eq!(
        (now(4).evidence, now(4).figure, now(4).expires),
        (old.evidence, old.figure, old.expires),
        "to the letter"
    );
    assert_eq!(Some(now(1)), before[0]);
    assert_eq!(desk.faults(), [""; 0]);
    undo(&mut desk.ledger, &stamp("sheet"), Which::Last(1)).unwrap();
    let after: Vec<_> = (1..=4).map(|id| desk.ledger.detail(ClaimId(id)).unwrap().card.standing).collect();
    assert_eq!(after, before, "the whole sheet is one action");
}

#[test]
fn a_claim_that_has_moved_on_is_reported_and_left() {
    let mut desk = Desk::with(&[STORY]);
    let mut rows = written(&desk);
    let note = Grounds { note: Some("found it".into()), ..Grounds::default() };
    mark(&mut desk.ledger, &stamp("r.k."), &[ClaimId(2)], &Mark::new(Verdict::Verified, note).unwrap()).unwrap();
    set(&mut rows, 2, "status", "disputed");
    set(&mut rows, 2, "note", "no");
    set(&mut rows, 3, "status", "unsourced");
    let plan = taken(&mut desk, &bytes(&rows));
    assert_eq!((plan.changes.len(), plan.left.len()), (1, 1));
    assert!(plan.left[0].stale && plan.left[0].why.contains("verified: found it now"), "{}", plan.left[0].why);
    assert_eq!(desk.ledger.claim(ClaimId(2)).unwrap().status(), Status::Verified);
    assert_eq!(desk.ledger.claim(ClaimId(3)).unwrap().status(), Status::Unsourced);
}

#[test]
fn columns_may_be_renamed_reordered_left_out_and_added() {
    let mut desk = Desk::with(&[STORY]);
    let sheet = "Urteil;Desk;Nr\r\nunsourced;=HYPERLINK(1);2\r\n;x;3\r\n\r\n";
    let map = |a: &str, b: &str| (a.to_string(), b.to_string());
    let read =
        plan(&desk.ledger, sheet.as_bytes(), &[map("verdict", "urteil"), map("id", "NR")], &stamp("sheet")).unwrap();
    assert_eq!((read.rows, read.changes.len(), read.same, &read.kept[..]), (2, 1, 1, &["Desk".to_string()][..]));
    take_over(&mut desk.ledger, &stamp("sheet"), &read).unwrap();
    assert_eq!(desk.ledger.claim(ClaimId(2)).unwrap().status(), Status::Unsourced);
    let missing = |sheet: &str, map: &[(String, String)]| plan(&desk.ledger, sheet.as_bytes(), map, &stamp("sheet"));
    assert!(matches!(missing("id,note\n1,x\n", &[]), Err(Error::NoColumn { name, .. }) if name == "status"));
    assert!(
        matches!(missing("id,status\n", &[map("status", "Urteil")]), Err(Error::NoColumn { name, .. }) if name == "Urteil")
    );
    for (sheet, what) in [
        ("", "nothing in it"),
        (" \n\n", "nothing in it"),
        ("<!doctype html>\n<p>id,status</p>", "a page"),
        ("[{\"id\": 1, \"status\": \"verified\"}]", "JSON"),
        ("\u{1}PNG\r\n\0\0", "not text"),
    ] {
        assert!(matches!(missing(sheet, &[]), Err(Error::NoTable(why)) if why.contains(what)), "{sheet}");
    }
}

#[test]
fn rows_that_cannot_be_taken_over_say_why() {
    let desk = Desk::with(&[STORY]);
    let sheet = "id,key,verdict,note,evidence,expires\n\
                 1,,true,,,\n\
                 99,,verified,x,,\n\
                 2,aaaaaaaaaa,verified,x,,\n\
                 3,,verified,,,\n\
                 x!,,verified,x,,\n\
                 4,,verified,,no/such/file.pdf,\n\
                 ,,verified,x,,\n\
                 1,,verified,x,,\n\
                 2,,verified,x,,31.12.\n\
                 3,,,only a note,,\n";
    // Windows ends lines with two characters, of which the reader of tables counts the second one late.
    let lines = |sheet: &str| planned(&desk, sheet.as_bytes()).left.iter().map(|left| left.line).collect::<Vec<_>>();
    assert_eq!(lines(sheet), lines(&sheet.replace('\n', "\r\n")));
    assert_eq!(lines("id,status,note\r\n\r\n1,true,\"two\r\nlines\"\r\n2,true,\r\n"), [3, 5]);
    let plan = planned(&desk, sheet.as_bytes());
    let why: Vec<_> = plan.left.iter().map(|left| (left.line, left.why.as_str())).collect();
    for (line, words) in [
        (2, "`true` is no verdict"),
        (3, "no claim 99"),
        (4, "another key"),
        (5, "needs evidence or a note"),
        (6, "names no claim"),
        (7, "there is no file no/such/file.pdf"),
        (8, "the row names no claim"),
        (9, "in an earlier row"),
        (10, "is no day"),
        (11, "in an earlier row"),
    ] {
        assert!(why.iter().any(|(at, why)| *at == line && why.contains(words)), "{line}: {words}\n{why:?}");
    }
    assert!(plan.changes.is_empty());
}

#[test]
fn a_plan_that_is_no_longer_true_is_not_carried_out() {
    let mut desk = Desk::with(&[STORY]);
    let plan = planned(&desk, b"id,status\n1,unsourced\n2,unsourced\n");
    mark(&mut desk.ledger, &stamp("r.k."), &[ClaimId(2)], &Mark::new(Verdict::Unsourced, Grounds::default()).unwrap())
        .unwrap();
    let error = take_over(&mut desk.ledger, &stamp("sheet"), &plan).unwrap_err();
    assert!(matches!(error, Error::MarkedSince { claim: ClaimId(2), .. }));
    assert_eq!(desk.ledger.claim(ClaimId(1)).unwrap().status(), Status::Unverified, "nothing was changed at all");
}

/// Every claim's standing and what is kept beside it.
fn all(desk: &Desk) -> Vec<(Option<tickmark::model::Standing>, tickmark::model::Work)> {
    let claims = desk.ledger.stats(0).unwrap();
    let detail = |id| desk.ledger.detail(ClaimId(id)).unwrap();
    (1..=(claims.claims + claims.gone) as i64).map(|id| (detail(id).card.standing, detail(id).work)).collect()
}

#[test]
fn a_sheet_that_comes_back_is_the_sheet_that_went_out() {
    for name in ["csv", "tsv", "xlsx"].into_iter().filter(|name| cfg!(feature = "xlsx") || *name != "xlsx") {
        for mut desk in [hostile(), mean_desk(), lived_in()] {
            let (before, out) = (all(&desk), exported(&desk.ledger, name, None));
            let plan = taken(&mut desk, &out);
            assert!(plan.changes.is_empty() && plan.left.is_empty() && plan.keepings.is_empty(), "{name}: {plan:?}");
            assert_eq!(exported(&desk.ledger, name, None), out, "{name}");
            assert_eq!(all(&desk), before, "{name}");
        }
    }
}

#[test]
fn columns_that_mean_nothing_here_come_back_with_the_next_sheet() {
    for name in ["csv", "tsv", "xlsx"].into_iter().filter(|name| cfg!(feature = "xlsx") || *name != "xlsx") {
        let mut desk = hostile();
        let mut rows = written(&desk);
        rows[0].extend(["Desk".into(), "=Who \u{202e}calls".into(), String::new(), "Desk".into()]);
        for (n, row) in rows.iter_mut().enumerate().skip(1) {
            row.extend([format!("=metro{n}"), if n == 2 { "@r.k.\nby noon".into() } else { String::new() }]);
        }
        let old = written(&desk);
        let plan = taken(&mut desk, &bytes(&rows));
        assert_eq!(plan.kept, ["Desk", "=Who <U+202E>calls"]);
        assert_eq!(plan.unused, ["column 33 (it has no name)", "Desk (there are two of this name)"]);
        assert_eq!((plan.keepings.len(), plan.changes.len(), plan.left.len()), (rows.len() - 1, 0, 0), "{plan:?}");
        let out = exported(&desk.ledger, name, None);
        let again = taken(&mut desk, &out);
        assert!(again.keepings.is_empty() && again.changes.is_empty() && again.left.is_empty(), "{name}: {again:?}");
        let now = written(&desk);
        assert_eq!(now[0][30..], ["=Who <U+202E>calls", "Desk"]);
        assert_eq!(now[2][30..], ["@r.k.\nby noon", "=metro2"]);
        // A sheet from before knows nothing of them and leaves them; one that would overwrite them is stale.
        assert!(planned(&desk, &bytes(&old)).keepings.is_empty());
        set(&mut rows, 2, "Desk", "sports");
        let stale = planned(&desk, &bytes(&rows));
        assert!(stale.keepings.is_empty() && stale.left.len() == 1 && stale.left[0].stale, "{:?}", stale.left);
        let mut rows = now;
        set(&mut rows, 2, "Desk", "");
        assert_eq!(taken(&mut desk, &bytes(&rows)).keepings.len(), 1);
        assert_eq!(written(&desk)[2][31], "");
        assert_eq!(desk.faults(), [""; 0]);
        undo(&mut desk.ledger, &stamp("sheet"), Which::Last(2)).unwrap();
        assert!(desk.ledger.kept_columns().unwrap().is_empty(), "both sheets are undone");
    }
}

#[cfg(feature = "xlsx")]
mod xlsx {
    use super::*;
    use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
    use std::io::{Cursor, Write as _};

    fn saved(mut book: Workbook) -> Vec<u8> {
        book.save_to_buffer().unwrap()
    }

    #[test]
    fn a_workbook_of_ones_own_is_read() {
        let mut desk = Desk::with(&[STORY]);
        let mut book = Workbook::new();
        book.add_worksheet().set_hidden(true).write(0, 0, "not this one").unwrap();
        let page = book.add_worksheet().set_active(true);
        for (n, name) in (0..).zip(["Nr", "verdict", "note", "expires", "Desk"]) {
            page.write(2, n, name).unwrap();
        }
        page.write(4, 0, 2).unwrap();
        page.write_formula(4, 1, Formula::new("LOWER(\"VERIFIED\")").set_result("verified")).unwrap();
        page.write(4, 2, "=1+1 they \u{202e}say").unwrap();
        let day = Format::new().set_num_format("dd.mm.yyyy");
        page.write_with_format(4, 3, ExcelDateTime::from_ymd(2025, 12, 31).unwrap(), &day).unwrap();
        page.write(4, 4, 0.5).unwrap();
        let id = [("id".to_string(), "nr".to_string())];
        let plan = plan(&desk.ledger, &saved(book), &id, &stamp("sheet")).unwrap();
        take_over(&mut desk.ledger, &stamp("sheet"), &plan).unwrap();
        let detail = desk.ledger.detail(ClaimId(2)).unwrap();
        let standing = detail.card.standing.unwrap();
        assert_eq!((standing.verdict, standing.expires.as_deref()), (Verdict::Verified, Some("2025-12-31")));
        assert_eq!(standing.note.as_deref(), Some("=1+1 they \u{202e}say"));
        assert_eq!(detail.work.kept.unwrap()["Desk"], "0.5");
    }

    #[test]
    fn cells_are_text_or_numbers_and_never_formulas() {
        use calamine::{Data, Reader as _, Xlsx};
        let desk = mean_desk();
        let bytes = exported(&desk.ledger, "xlsx", None);
        assert_eq!(bytes, exported(&desk.ledger, "xlsx", None), "the same bytes each time");
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&bytes)).unwrap();
        assert!(book.worksheet_formula("claims").unwrap().is_empty());
        let range = book.worksheet_range("claims").unwrap();
        let csv = exported(&desk.ledger, "csv", None);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_slice());
        for (row, record) in range.rows().zip(reader.records()) {
            let record = record.unwrap();
            for (cell, text) in row.iter().zip(&record) {
                match cell {
                    Data::Float(n) => assert_eq!(n.to_string(), text),
                    Data::String(words) => assert_eq!(words, text),
                    Data::Empty => assert_eq!(text, ""),
                    other => panic!("{other:?} for {text:?}"),
                }
            }
        }
    }

    #[test]
    fn archives_that_swell_and_sheets_without_end_are_refused() {
        let desk = Desk::with(&[STORY]);
        let why = |bytes: &[u8]| match plan(&desk.ledger, bytes, &[], &stamp("sheet")) {
            Err(Error::NoTable(why)) => why,
            other => panic!("{other:?}"),
        };
        // A megabyte of archive, a gigabyte of spaces.
        let mut bomb = zip::ZipWriter::new(Cursor::new(Vec::new()));
        bomb.start_file("xl/worksheets/sheet1.xml", zip::write::SimpleFileOptions::default()).unwrap();
        let spaces = vec![b' '; 1 << 20];
        (0..600).for_each(|_| bomb.write_all(&spaces).unwrap());
        assert!(why(&bomb.finish().unwrap().into_inner()).contains("unpacks to more than 512 MB"));
        // One cell in the last row and column of all would be 17,179,869,184 cells.
        let mut book = Workbook::new();
        let page = book.add_worksheet();
        page.write(0, 0, "id").unwrap();
        page.write(1_048_575, 16_383, "x").unwrap();
        assert!(why(&saved(book)).contains("columns"));
        let mut book = Workbook::new();
        let page = book.add_worksheet();
        page.write(0, 0, "id").unwrap();
        page.write(0, 1, "status").unwrap();
        page.write(1_048_575, 999, "x").unwrap();
        let read = plan(&desk.ledger, &saved(book), &[], &stamp("sheet")).unwrap();
        assert_eq!((read.rows, read.left[0].line), (1, 1_048_576));
        assert!(why(b"PK\x03\x04 and nothing else").contains("no workbook"));
        assert!(why(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest").contains("old Excel"));
        let whole = exported(&desk.ledger, "xlsx", None);
        for cut in [10, 100, whole.len() / 2, whole.len() - 30] {
            why(&whole[..cut]);
        }
    }

    #[test]
    fn a_note_too_long_for_a_cell_is_cut_and_stays_whole_in_the_ledger() {
        let mut desk = Desk::with(&[STORY]);
        let note = "verdict ".repeat(5_000);
        let grounds = Grounds { note: Some(note.trim().into()), ..Grounds::default() };
        mark(&mut desk.ledger, &stamp("r.k."), &[ClaimId(2)], &Mark::new(Verdict::Verified, grounds).unwrap()).unwrap();
        let before = all(&desk);
        let out = exported(&desk.ledger, "xlsx", None);
        let plan = taken(&mut desk, &out);
        assert!(plan.changes.is_empty() && plan.left.is_empty(), "{plan:?}");
        assert_eq!(all(&desk), before);
    }
}
