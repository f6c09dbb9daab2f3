use crate::support::{Desk, NOW, STORY, article, at, made_up, read, reading, stamp};
use tickmark::ledger::{Durability, Error, Filter, Ledger, Outcome, Purpose, Sort};
use tickmark::model::{Article, ArticleId, ClaimId, ClaimKey, ClaimRef, Published};

#[test]
fn an_article_becomes_claims_with_sentence_source_and_place() {
    let desk = Desk::with(&[STORY]);
    let page = desk.ledger.list(&Filter::default(), Sort::Newest, None, 50).unwrap();
    let told: Vec<_> = page.claims.iter().map(|c| (c.id.0, c.figure.exact.text.as_str(), c.headline)).collect();
    assert_eq!(told, [(1, "126", true), (2, "79", false), (3, "126", false), (4, "40%", false)]);
    let card = &page.claims[1];
    let said = card.said.as_ref().unwrap();
    assert_eq!((said.source.as_deref(), said.cue.as_deref()), (Some("The air force"), Some("said")));
    assert_eq!(card.of.as_ref().unwrap().text, "drones");
    assert_eq!(card.sentence.text, "The air force said 79 drones of 126 launched were shot down.");
    let chars: Vec<char> = STORY.chars().collect();
    let words: String = chars[card.figure.exact.begins..card.figure.exact.ends].iter().collect();
    assert_eq!(words, "79");
    assert_eq!(page.claims[3].figure.unit.as_ref().unwrap().as_str(), "%");
    let article = desk.ledger.article(ArticleId(1)).unwrap();
    assert_eq!((article.claims, article.attributed, article.suppressed, article.unverified), (4, 2, 1, 4));
    assert_eq!(desk.faults(), [""; 0]);
}

#[test]
fn places_are_code_points_and_keys_are_those_of_the_text() {
    let text = "Zürich – “126” Drohnen\n\nÜber 79 Häuser — 40% “weg”.";
    let desk = Desk::with(&[text]);
    let page = desk.ledger.list(&Filter::default(), Sort::Newest, None, 50).unwrap();
    let hash = tickmark::model::id::text_hash(text);
    for card in &page.claims {
        let figure = &card.figure.exact;
        let words: String = text.chars().skip(figure.begins).take(figure.ends - figure.begins).collect();
        assert_eq!(words, figure.text);
        assert_eq!(card.key, ClaimKey::of(&hash, figure.begins, figure.ends));
        assert_eq!(desk.ledger.find(ClaimRef::Key(card.key)).unwrap(), card.id);
    }
    assert_eq!(desk.faults(), [""; 0]);
}

#[test]
fn the_same_text_twice_is_one_article() {
    let mut desk = Desk::with(&[STORY]);
    let before = desk.ledger.head().unwrap();
    assert_eq!(desk.take_in(&reading(STORY)), Outcome::Known(ArticleId(1)));
    assert_eq!(desk.ledger.head().unwrap(), before, "nothing happened");
    let elsewhere = Article { outlet: Some("North News".into()), ..article(STORY) };
    assert!(matches!(desk.take_in(&read(elsewhere.clone())), Outcome::New { article: ArticleId(2), .. }));
    assert_eq!(desk.take_in(&read(elsewhere)), Outcome::Known(ArticleId(2)));
    let key = desk.ledger.claim(ClaimId(1)).unwrap().key;
    let error = desk.ledger.find(ClaimRef::Key(key)).unwrap_err();
    assert!(matches!(error, Error::Ambiguous { claims, .. } if claims == [ClaimId(1), ClaimId(5)]));
}

#[test]
fn without_an_address_a_changed_text_is_another_article() {
    let mut desk = Desk::with(&[STORY]);
    let changed = STORY.replace("79", "81");
    assert!(matches!(desk.take_in(&reading(&changed)), Outcome::New { article: ArticleId(2), .. }));
}

#[test]
fn a_series_of_revisions_can_be_imported_twice() {
    let mut desk = Desk::new();
    let url = "https://example.org/toll";
    let texts = ["Toll\n\n13 people died.", "Toll\n\n15 people died.", "Toll\n\n13 people died there."];
    for text in texts {
        desk.take_in(&at(url, text));
    }
    let before = desk.ledger.head().unwrap();
    for text in texts {
        assert_eq!(desk.take_in(&at(url, text)), Outcome::Known(ArticleId(1)));
    }
    assert_eq!(desk.ledger.head().unwrap(), before);
}

#[test]
fn a_transaction_that_fails_leaves_nothing() {
    let mut desk = Desk::with(&[STORY]);
    let before = desk.ledger.stats(5).unwrap();
    let failed: Result<(), Error> = desk.ledger.write(&stamp("x"), Durability::Relaxed, |w| {
        w.take_in(&read(made_up(1)))?;
        Err(Error::NothingToSearch)
    });
    assert!(failed.is_err());
    assert_eq!(desk.ledger.stats(5).unwrap(), before);
    desk.take_in(&read(made_up(1)));
    assert_eq!(desk.faults(), [""; 0], "names that were made in the failed one are made again");
}

#[test]
fn articles_without_figures_or_headline_are_articles_too() {
    let mut desk = Desk::new();
    desk.take_in(&reading("Nothing to count here\n\nNot one figure."));
    desk.take_in(&read(Article { text: "7 swans".into(), ..Article::default() }));
    desk.take_in(&read(Article { headline: Some("From a tag".into()), ..article("") }));
    let stats = desk.ledger.stats(5).unwrap();
    assert_eq!((stats.articles, stats.claims), (3, 0));
    assert_eq!(desk.faults(), [""; 0]);
    let found = desk.ledger.headlines("count", 5).unwrap();
    assert_eq!(found.iter().map(|a| a.id.0).collect::<Vec<_>>(), [1]);
    assert_eq!(desk.ledger.headlines("tag", 5).unwrap().len(), 1);
}

#[test]
fn an_undated_article_is_as_new_as_its_import() {
    let mut desk = Desk::new();
    let dated = |when: &str, n: u32| Article {
        published: Some(Published(when.into())),
        ..article(&format!("Story\n\nIt has {n} parts."))
    };
    desk.take_in(&read(dated("2025-03-24", 1)));
    desk.take_in(&reading(&format!("Draft of {}\n\nIt has 2 parts.", &NOW[..10])));
    desk.take_in(&read(dated("2025-03-26T08:00:00+01:00", 3)));
    desk.take_in(&read(dated("last Tuesday", 4)));
    let order: Vec<_> = desk.ledger.articles(&Default::default(), None, 9).unwrap().iter().map(|a| a.id.0).collect();
    assert_eq!(order, [3, 2, 4, 1]);
    assert_eq!(desk.faults(), [""; 0]);
}

#[test]
fn hostile_text_is_kept_to_the_letter() {
    let text = "\u{202e}7\u{200b} \u{1b}[2J\u{0} dr\u{ad}ones'; DROP TABLE claim; --\n\n\"8\" \\ %s {} 9%";
    let mut desk = Desk::with(&[text]);
    let page = desk.ledger.list(&Filter::default(), Sort::Newest, None, 50).unwrap();
    assert_eq!(page.claims.len(), 4);
    assert!(text.contains(&page.claims[0].sentence.text));
    desk.judge(1, Some(&crate::support::verified(text)));
    assert_eq!(desk.ledger.claim(ClaimId(1)).unwrap().standing.unwrap().note.as_deref(), Some(text));
    assert_eq!(desk.faults(), [""; 0]);
}

#[test]
fn a_ledger_can_be_closed_and_opened_again() {
    let desk = Desk::with(&[STORY]);
    let path = desk.ledger.path().to_path_buf();
    let Desk { folder, ledger } = desk;
    drop(ledger);
    let again = Ledger::open(&path, Purpose::Read).unwrap();
    assert_eq!(again.stats(5).unwrap().claims, 4);
    drop(folder);
}
