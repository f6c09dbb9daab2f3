use crate::support::{Desk, STORY, article, read, stamp};
use tickmark::export::sheet;
use tickmark::ledger::{Filter, Sort};
use tickmark::model::{Article, ClaimId, Evidence, Status, Verdict};
use tickmark::review::sheet::{Plan, plan, take_over};
use tickmark::review::{Error, Grounds, Mark, Which, grounds, mark, undo};

/// The ledger as a sheet, its columns in this order.
fn written(desk: &Desk) -> Vec<Vec<String>> {
    let page = desk.ledger.list(&Filter::default(), Sort::Number, None, 999).unwrap();
    let rows = page.claims.iter().map(|card| sheet::row(&desk.ledger.detail(card.id).unwrap().card));
    let names = sheet::columns().into_iter().map(str::to_string).collect();
    [names].into_iter().chain(rows).collect()
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
    for desk in [hostile(), Desk::with(&[STORY])] {
        let rows = written(&desk);
        let commas = bytes(&rows);
        let text = String::from_utf8(commas.clone()).unwrap();
        let with = |mark: u8| {
            let mut out = csv::WriterBuilder::new().delimiter(mark).from_writer(Vec::new());
            rows.iter()
                .for_each(|row| out.write_record(row.iter().map(|cell| tickmark::cells::guarded(cell))).unwrap());
            out.into_inner().unwrap()
        };
        let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let bom = [b"\xEF\xBB\xBF", &commas[..]].concat();
        for sheet in [commas.clone(), with(b';'), with(b'\t'), bom, utf16] {
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
    assert_eq!((read.rows, read.changes.len(), read.same, &read.unused[..]), (2, 1, 1, &["Desk".to_string()][..]));
    take_over(&mut desk.ledger, &stamp("sheet"), &read).unwrap();
    assert_eq!(desk.ledger.claim(ClaimId(2)).unwrap().status(), Status::Unsourced);
    let missing = |sheet: &str, map: &[(String, String)]| plan(&desk.ledger, sheet.as_bytes(), map, &stamp("sheet"));
    assert!(matches!(missing("id,note\n1,x\n", &[]), Err(Error::NoColumn { name, .. }) if name == "status"));
    assert!(
        matches!(missing("id,status\n", &[map("status", "Urteil")]), Err(Error::NoColumn { name, .. }) if name == "Urteil")
    );
    assert!(matches!(missing("", &[]), Err(Error::NoColumn { .. })));
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
