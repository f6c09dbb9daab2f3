use crate::support::{Desk, STORY, at, reading, verified};
use tickmark::ledger::log::Head;

fn told(deed: &str) -> String {
    let mut desk = Desk::with(&[STORY]);
    desk.take_in(&at("https://example.org/toll", "Toll\n\n13 people died. 4 homes burned down."));
    desk.take_in(&at("https://example.org/toll", "Toll\n\n15 people died. 4 homes burned down."));
    desk.judge(2, Some(&verified("seen")));
    desk.judge(2, None);
    desk.judge(3, Some(&verified("counted")));
    assert_eq!(desk.faults(), [""; 0]);
    desk.tamper(deed);
    desk.faults().join("\n")
}

/// Each deed with what `verify` says of it. Claims 1 to 4 are those of article 1; 5 (gone), 6 and 7 those of article 2.
const DEEDS: &[(&str, &str)] = &[
    // The past rewritten
    ("UPDATE event SET reviewer = 'someone else' WHERE seq = 6", "event 6 was changed after it was sealed"),
    (
        "UPDATE event SET was = '{\"claim\":5}' WHERE kind = 'change'",
        "event 4 was changed after it was sealed",
    ),
    ("DELETE FROM event WHERE seq = 7", "event 8 follows event 6: events in between are missing"),
    ("UPDATE event SET prev = zeroblob(32) WHERE seq = 6", "event 6 does not build on the event before it"),
    ("UPDATE event SET became = NULL WHERE seq = 8", "claim 3: verdict is “verified”, but event 8 made it unverified"),
    ("UPDATE event SET became = '{}' WHERE seq = 8", "event 8 cannot be read: missing field `verdict`"),
    // A verdict slipped in, taken away, put into another's mouth
    (
        "UPDATE claim SET verdict = 'verified', marked_by = 'x', marked_at = 'y', note = 'z' WHERE id = 1",
        "claim 1: verdict is “verified”, but no event made it so",
    ),
    (
        "UPDATE claim SET verdict = NULL, marked_by = NULL, marked_at = NULL, note = NULL WHERE id = 3",
        "claim 3: verdict is unverified, but event 8 made it “verified”",
    ),
    ("UPDATE claim SET marked_by = 'x' WHERE id = 3", "claim 3: reviewer is “x”, but event 8 made it “r.k.”"),
    ("UPDATE claim SET note = 'guessed' WHERE id = 3", "claim 3: note is “guessed”, but event 8 made it “counted”"),
    (
        "INSERT INTO evidence (claim, nth, kind, url) VALUES (3, 1, 'url', 'https://example.org')",
        "claim 3: evidence is “[{\"kind\":\"url\",\"url\":\"https://example.org\"}]”, but event 8 made it “[]”",
    ),
    ("UPDATE claim SET gone = NULL WHERE id = 5", "claim 5: place is in the article, but event 5 made it gone since revision 3"),
    ("UPDATE claim SET gone = 9 WHERE id = 6", "claim 6: place is gone since revision 9, but no event made it so"),
    // A figure touched
    ("UPDATE claim SET value = '97' WHERE id = 2", "claim 2: `value` differs from what event 1 recorded"),
    ("UPDATE claim SET size = 97.0 WHERE id = 2", "claim 2: `size` differs from what event 1 recorded"),
    ("UPDATE claim SET exact = '97' WHERE id = 2", "claim 2: `exact` differs from what event 1 recorded"),
    ("UPDATE claim SET exact = '97' WHERE id = 2", "claim 2: its figure does not stand in the text there"),
    ("UPDATE claim SET supersedes = NULL WHERE id = 7", "claim 7: `supersedes` differs from what event 3 recorded"),
    (
        "UPDATE source SET name = 'The navy'",
        "claims 2, 3: `source` differs from what event 1 recorded",
    ),
    (
        "UPDATE claim SET of = 'planes' WHERE id = 3",
        "claim 3: `of` differs from what event 1 recorded",
    ),
    ("DELETE FROM claim WHERE id = 4", "article 1: it has 3 claims, but event 1 recorded 4"),
    (
        "INSERT INTO claim (key, article, since, revision, sentence, begins, ends, exact, shape, value, modifier, headline, rule, recency, queue)
         SELECT key, article, since, revision, sentence, begins, ends, exact, shape, value, modifier, headline, rule, recency, queue
         FROM claim WHERE id = 1",
        "article 1: it has 5 claims, but event 1 recorded 4",
    ),
    ("UPDATE suppressed SET why = 'name'", "article 1: the numerals set aside, or places in older revisions, are not what event 1 recorded"),
    ("UPDATE sighting SET begins = begins + 1", "article 2: the numerals set aside, or places in older revisions, are not what event 3 recorded"),
    // An article touched
    ("UPDATE revision SET text = replace(text, '79', '97') WHERE id = 1", "article 1: the text of revision 1 is not the one that was read"),
    ("UPDATE revision SET text = replace(text, '13', '15') WHERE id = 2", "article 2: the text of revision 2 is not the one that was read"),
    ("UPDATE article SET headline = 'x' WHERE id = 1", "article 1: headline is “x”, but event 1 recorded “Air force reports 126 drones”"),
    ("UPDATE article SET url = NULL WHERE id = 2", "article 2: address is empty, but event 3 recorded “https://example.org/toll”"),
    ("UPDATE article SET recency = 0 WHERE id = 1", "article 1: place among all articles is 0, but event 1 recorded -1742907720"),
    ("UPDATE claim SET recency = 0 WHERE id = 1", "article 1: place among all articles is another for 1 of its claims"),
    ("UPDATE article SET revision = 2 WHERE id = 2", "article 2: current revision is 2, but event 3 recorded 3"),
    (
        "INSERT INTO article (recency, revision) VALUES (0, 1)",
        "article 3: no event brought it in",
    ),
    // Counts, references, the search index
    ("UPDATE tally SET n = n + 1 WHERE name = 'verified'", "number of verified: 2 is kept, but 1 were counted"),
    ("UPDATE article SET n_unsourced = 1 WHERE id = 1", "counts of article 1, summed: 9 is kept, but 8 were counted"),
    ("UPDATE claim SET sentence = 99 WHERE id = 1", "a row of `claim` points to a row of `sentence` that is not there"),
    ("DELETE FROM sentence_words_docsize WHERE id = 1", "are to be searched, but the index knows"),
];

#[test]
fn every_deed_is_found_and_named() {
    for (deed, says) in DEEDS {
        let told = told(deed);
        assert!(told.contains(says), "{deed}\nexpected: {says}\ntold: {told}");
    }
}

#[test]
fn a_page_that_was_overwritten_is_found() {
    let desk = Desk::with(&[STORY]);
    let Desk { folder, ledger } = desk;
    drop(ledger);
    let path = folder.path().join("tickmark.db");
    let mut bytes = std::fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 4096].fill(0x55);
    std::fs::write(&path, bytes).unwrap();
    let ledger = tickmark::ledger::Ledger::open(&path, tickmark::ledger::Purpose::Read).unwrap();
    let report = ledger.verify(None);
    assert!(report.is_err() || !report.unwrap().faults.is_empty());
}

#[test]
fn a_hash_that_was_noted_down_is_found_again_or_missed() {
    let mut desk = Desk::with(&[STORY]);
    let Head { hash, .. } = desk.ledger.head().unwrap();
    let noted = blake3::Hash::from_bytes(hash).to_string();
    desk.take_in(&reading("More\n\n8 more."));
    assert_eq!(desk.ledger.verify(Some(&noted[..12])).unwrap().faults, []);
    let cut = Desk::with(&["Another start\n\nWith 8 parts.", "More\n\n8 more."]);
    let faults = cut.ledger.verify(Some(&noted)).unwrap().faults;
    assert_eq!(faults.len(), 1);
    assert!(faults[0].to_string().contains("the log was rewritten or cut since"), "{}", faults[0]);
}

#[test]
fn the_seal_can_be_computed_without_this_program() {
    // python3: blake3(bytes(32) + b'[1,1,"2025-03-25T14:02:00+01:00","r.k.","mark",null,2,null,null,"{}"]').hexdigest()
    let event = tickmark::model::Event {
        seq: 1,
        action: tickmark::model::Action(1),
        at: "2025-03-25T14:02:00+01:00".into(),
        reviewer: "r.k.".into(),
        kind: tickmark::model::EventKind::Mark,
        article: None,
        claim: Some(tickmark::model::ClaimId(2)),
        undoes: None,
        was: None,
        became: Some("{}".into()),
    };
    let by_hand = {
        let mut bytes = vec![0; 32];
        bytes.extend(br#"[1,1,"2025-03-25T14:02:00+01:00","r.k.","mark",null,2,null,null,"{}"]"#);
        *blake3::hash(&bytes).as_bytes()
    };
    assert_eq!(tickmark::ledger::log::seal(&[0; 32], &event), by_hand);
}
