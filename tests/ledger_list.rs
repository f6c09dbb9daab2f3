use crate::support::{Desk, STORY, article, made_up, read, reading, verified};
use tickmark::ledger::{ArticleFilter, Error, Filter, Sort};
use tickmark::model::{Article, ArticleId, ClaimId, Published, Status};

fn ids(desk: &Desk, filter: &Filter, sort: Sort) -> Vec<i64> {
    desk.ledger.list(filter, sort, None, 100_000).unwrap().claims.iter().map(|c| c.id.0).collect()
}

/// Three articles: 2 is the newest, then 3, then 1; claims 1-4, 5-6, 7-8.
fn desk() -> Desk {
    let mut desk = Desk::new();
    let dated = |text: &str, when: &str, outlet: &str| Article {
        published: Some(Published(when.into())),
        outlet: Some(outlet.into()),
        ..article(text)
    };
    desk.take_in(&read(dated(STORY, "2025-01-01", "The Daily Post")));
    desk.take_in(&read(dated("Vote\n\nMayor Reyes said 51% of 4,200 voters came.", "2025-03-01", "City Herald")));
    desk.take_in(&read(dated("Fire\n\n3 homes burned. 12 people fled.", "2025-02-01", "The Daily Post")));
    desk
}

#[test]
fn newest_article_first_then_text_order() {
    let desk = desk();
    assert_eq!(ids(&desk, &Filter::default(), Sort::Newest), [5, 6, 7, 8, 1, 2, 3, 4]);
    assert_eq!(ids(&desk, &Filter::default(), Sort::Oldest), [1, 2, 3, 4, 7, 8, 5, 6]);
    assert_eq!(ids(&desk, &Filter::default(), Sort::Largest), [6, 1, 3, 2, 5, 4, 8, 7]);
    assert_eq!(ids(&desk, &Filter::default(), Sort::Smallest), [7, 8, 4, 5, 2, 1, 3, 6]);
    assert_eq!(ids(&desk, &Filter::default(), Sort::Source), [5, 6, 2, 3, 7, 8, 1, 4]);
    assert_eq!(ids(&desk, &Filter::default(), Sort::Outlet), [5, 6, 7, 8, 1, 2, 3, 4]);
    assert_eq!(ids(&desk, &Filter::default(), Sort::Number), [1, 2, 3, 4, 5, 6, 7, 8]);
}

#[test]
fn every_filter_keeps_what_it_says() {
    let mut desk = desk();
    desk.judge(2, Some(&verified("seen")));
    let day = |words: &str| tickmark::moment::seconds(words).unwrap();
    let f = Filter::default;
    let cases: Vec<(&str, Filter, Vec<i64>)> = vec![
        ("open", Filter { status: vec![Status::Unverified], ..f() }, vec![5, 6, 7, 8, 1, 3, 4]),
        ("done", Filter { status: vec![Status::Verified], ..f() }, vec![2]),
        ("two", Filter { status: vec![Status::Verified, Status::Disputed], ..f() }, vec![2]),
        ("source", Filter { source: Some("reyes".into()), ..f() }, vec![5, 6]),
        ("no joker", Filter { source: Some("%".into()), ..f() }, vec![]),
        ("nobody", Filter { unattributed: true, ..f() }, vec![7, 8, 1, 4]),
        ("outlet", Filter { outlet: Some("daily".into()), ..f() }, vec![7, 8, 1, 2, 3, 4]),
        ("article", Filter { article: Some(ArticleId(3)), ..f() }, vec![7, 8]),
        ("per cent", Filter { unit: Some("%".into()), ..f() }, vec![5, 4]),
        ("count", Filter { unit: Some("count".into()), ..f() }, vec![6, 7, 8, 1, 2, 3]),
        ("at least", Filter { min: Some(79.0), ..f() }, vec![6, 1, 2, 3]),
        ("at most", Filter { max: Some(12.0), ..f() }, vec![7, 8]),
        ("between", Filter { min: Some(12.0), max: Some(51.0), ..f() }, vec![5, 8, 4]),
        ("since", Filter { since: Some(day("2025-02-01").0), ..f() }, vec![5, 6, 7, 8]),
        ("until", Filter { until: Some(day("2025-02-01").1), ..f() }, vec![7, 8, 1, 2, 3, 4]),
        ("word", Filter { search: Some("drone".into()), ..f() }, vec![1, 2, 3]),
        ("phrase", Filter { search: Some("\"homes burned\"".into()), ..f() }, vec![7]),
        ("number", Filter { search: Some("4,200".into()), ..f() }, vec![5, 6]),
        ("ending", Filter { search: Some("vot*".into()), ..f() }, vec![5, 6]),
        ("gone", Filter { gone: true, ..f() }, vec![]),
        (
            "all at once",
            Filter {
                status: vec![Status::Unverified],
                source: Some("force".into()),
                outlet: Some("post".into()),
                article: Some(ArticleId(1)),
                unit: Some("count".into()),
                min: Some(1.0),
                search: Some("launched".into()),
                ..f()
            },
            vec![3],
        ),
    ];
    for (name, filter, expected) in cases {
        assert_eq!(ids(&desk, &filter, Sort::Newest), expected, "{name}");
    }
    let nothing = Filter { search: Some(" - ".into()), ..f() };
    assert!(matches!(desk.ledger.list(&nothing, Sort::Newest, None, 5), Err(Error::NothingToSearch)));
}

#[test]
fn pages_put_together_are_the_list_in_every_order() {
    let mut desk = Desk::new();
    for n in 0..12 {
        desk.take_in(&read(made_up(n)));
    }
    for claim in [3, 9, 27, 81, 110] {
        desk.judge(claim, Some(&verified("seen")));
    }
    let sorts = [Sort::Newest, Sort::Oldest, Sort::Largest, Sort::Smallest, Sort::Source, Sort::Outlet, Sort::Number];
    for sort in sorts {
        for filter in [
            Filter::default(),
            Filter { status: vec![Status::Unverified], ..Filter::default() },
            Filter { source: Some("said".into()), ..Filter::default() },
            Filter { source: Some("police".into()), ..Filter::default() },
        ] {
            let whole = ids(&desk, &filter, sort);
            let (mut pieces, mut after) = (Vec::new(), None);
            loop {
                let page = desk.ledger.list(&filter, sort, after, 7).unwrap();
                pieces.extend(page.claims.iter().map(|c| c.id.0));
                after = page.claims.last().map(|c| c.id);
                if !page.more {
                    break;
                }
            }
            assert_eq!(pieces, whole, "{sort:?}");
        }
    }
    assert!(desk.ledger.list(&Filter::default(), Sort::Newest, Some(ClaimId(9999)), 7).is_err());
}

#[test]
fn the_queue_is_a_walk_along_an_index() {
    let desk = desk();
    let open = Filter { status: vec![Status::Unverified], ..Filter::default() };
    for after in [None, Some(ClaimId(6))] {
        let plan = desk.ledger.plan(&open, Sort::Newest, after).unwrap();
        assert!(plan.contains("USING INDEX claim_by_verdict") && !plan.contains("TEMP B-TREE"), "{plan}");
        let plan = desk.ledger.plan(&Filter::default(), Sort::Newest, after).unwrap();
        assert!(plan.matches("USING INDEX claim_by_verdict").count() == 4 && !plan.contains("TEMP B-TREE"), "{plan}");
    }
    let narrow = [
        (Filter { article: Some(ArticleId(1)), ..open.clone() }, "claim_by_article"),
        (Filter { source: Some("force".into()), ..open.clone() }, "USING INDEX claim_by_source (source=?)"),
        (Filter { source: Some("e".into()), ..open.clone() }, "claim_by_source"),
        (Filter { search: Some("drones".into()), ..open.clone() }, "SCAN w VIRTUAL TABLE"),
        (Filter { outlet: Some("post".into()), ..open }, "claim_by_article"),
    ];
    let gone = Filter { gone: true, ..Filter::default() };
    assert!(desk.ledger.plan(&gone, Sort::Newest, None).unwrap().contains("SCAN c USING INDEX claim_gone"));
    for (filter, index) in narrow {
        let plan = desk.ledger.plan(&filter, Sort::Newest, None).unwrap();
        assert!(plan.contains(index) && !plan.contains("SCAN c"), "{plan}");
    }
}

#[test]
fn a_common_word_is_looked_for_along_the_queue_and_a_rare_one_in_the_index() {
    let mut desk = Desk::new();
    for n in 0..700 {
        desk.take_in(&read(made_up(n)));
    }
    let with = |words: &str| Filter { search: Some(words.into()), ..Filter::default() };
    let plan = desk.ledger.plan(&with("homes"), Sort::Newest, None).unwrap();
    assert!(plan.contains("claim_by_verdict") && !plan.contains("TEMP B-TREE"), "{plan}");
    let plan = desk.ledger.plan(&with("69"), Sort::Newest, None).unwrap();
    assert!(!plan.contains("claim_by_verdict"), "{plan}");
    let has = |claim: &i64| desk.ledger.claim(ClaimId(*claim)).unwrap().sentence.text.contains(" homes ");
    let all = ids(&desk, &Filter::default(), Sort::Newest);
    let expected: Vec<i64> = all.into_iter().filter(has).collect();
    assert!(expected.len() > 2_000);
    assert!(ids(&desk, &with("homes"), Sort::Newest) == expected, "the same claims either way");
}

#[test]
fn articles_are_listed_newest_first_and_page_by_page() {
    let mut desk = desk();
    let list = |filter: &ArticleFilter, after, limit, desk: &Desk| -> Vec<i64> {
        desk.ledger.articles(filter, after, limit).unwrap().iter().map(|a| a.id.0).collect()
    };
    let all = ArticleFilter::default();
    assert_eq!(list(&all, None, 9, &desk), [2, 3, 1]);
    assert_eq!(list(&all, Some(ArticleId(2)), 1, &desk), [3]);
    assert_eq!(list(&ArticleFilter { outlet: Some("POST".into()), ..all.clone() }, None, 9, &desk), [3, 1]);
    assert_eq!(list(&ArticleFilter { headline: Some("vo".into()), ..all.clone() }, None, 9, &desk), [2]);
    desk.judge(5, Some(&verified("a")));
    desk.judge(6, Some(&verified("b")));
    assert_eq!(list(&ArticleFilter { open: true, ..all }, None, 9, &desk), [3, 1]);
}

#[test]
fn a_claim_is_shown_in_its_paragraph() {
    let desk = Desk::with(&[STORY]);
    let detail = desk.ledger.detail(ClaimId(2)).unwrap();
    assert!(detail.paragraph.text.starts_with("The air force said") && detail.paragraph.text.ends_with("was hurt."));
    assert_eq!((detail.origin.as_deref(), detail.n_revisions), (Some("test.txt"), 1));
    assert!(matches!(desk.ledger.detail(ClaimId(99)), Err(Error::NoClaim(_))));
}

#[test]
fn counts_are_kept() {
    let mut desk = desk();
    desk.judge(2, Some(&verified("seen")));
    desk.judge(5, Some(&verified("seen")));
    desk.judge(5, None);
    let stats = desk.ledger.stats(1).unwrap();
    assert_eq!((stats.articles, stats.claims, stats.attributed), (3, 8, 4));
    assert_eq!((stats.unverified, stats.verified), (7, 1));
    assert_eq!(
        stats.outlets.iter().map(|s| (s.name.as_str(), s.claims, s.done)).collect::<Vec<_>>(),
        [("The Daily Post", 6, 1)]
    );
    assert_eq!(stats.sources[0].name, "Mayor Reyes");
    assert_eq!(stats.reviewers.iter().map(|s| (s.name.as_str(), s.done)).collect::<Vec<_>>(), [("r.k.", 1)]);
    desk.take_in(&reading("One more\n\nIt has 1 part."));
    assert_eq!(desk.faults(), [""; 0]);
}
