//! The checks across articles against their corpora, and what a ledger keeps of them.

use crate::support::{Desk, stamp};
use std::fmt::Write as _;
use tickmark::checks::Level;
use tickmark::checks::across::{ACROSS, Across};
use tickmark::extract::{Options, extract};
use tickmark::ledger::{Filter, FindingCard, FindingFilter, Reading, Sort};
use tickmark::model::{Article, ClaimId, Published, Reason, Standing, Verdict};
use tickmark::review::conflicts::check_across;
use tickmark::review::dismiss::dismiss;

/// Reports on one event, and whether the check speaks of them.
struct Case<'a> {
    speaks: bool,
    reports: Vec<Report<'a>>,
}

struct Report<'a> {
    outlet: &'a str,
    time: &'a str,
    text: String,
    /// Figures with what a reviewer found of them.
    verdicts: Vec<(&'a str, Verdict)>,
}

fn cases(check: &Across) -> Vec<Case<'_>> {
    let corpus = check.corpus.split("\n\n").map(str::trim);
    corpus.filter(|case| case.starts_with("== ")).map(case).collect()
}

fn case(text: &str) -> Case<'_> {
    let (first, rest) = text.split_once('\n').expect("a case has reports");
    let reports = rest.split("-- ").filter(|report| !report.trim().is_empty()).map(|report| {
        let mut lines = report.lines();
        let (outlet, time) = lines.next().and_then(|line| line.split_once(", ")).expect("outlet and time");
        let (verdicts, text): (Vec<&str>, Vec<&str>) = lines.partition(|line| line.starts_with("verdict "));
        let verdicts = verdicts.iter().map(|line| {
            let (exact, verdict) = line["verdict ".len()..].rsplit_once(' ').expect("figure and verdict");
            (exact, Verdict::from_name(verdict).expect("a verdict"))
        });
        Report { outlet, time, text: text.join("\n\n"), verdicts: verdicts.collect() }
    });
    Case { speaks: first == "== speaks", reports: reports.collect() }
}

fn reading(outlet: &str, time: &str, text: &str) -> Reading {
    let article = Article {
        outlet: Some(outlet.into()),
        published: Some(Published(time.into())),
        ..crate::support::article(text)
    };
    let extraction = extract(&article, Options::default());
    Reading::new(article, &extraction, Some(format!("{outlet}.txt")), "test 0")
}

fn judge(desk: &mut Desk, exact: &str, verdict: Verdict) {
    let page = desk.ledger.list(&Filter::default(), Sort::Newest, None, 500).unwrap();
    let id =
        page.claims.iter().filter(|c| c.figure.exact.text == exact).map(|c| c.id.0).max().expect("the claim is there");
    let standing = Standing { verdict, ..crate::support::verified("checked") };
    desk.judge(id, Some(&standing));
}

/// A ledger with the reports of a case, compared.
fn desk(case: &Case<'_>) -> Desk {
    let mut desk = Desk::new();
    for report in &case.reports {
        desk.take_in(&reading(report.outlet, report.time, &report.text));
        for (exact, verdict) in &report.verdicts {
            judge(&mut desk, exact, *verdict);
        }
    }
    check_across(&mut desk.ledger, &stamp("r.k."), || {}).unwrap();
    desk
}

fn found(desk: &Desk, check: &str, dismissed: bool) -> Vec<FindingCard> {
    let filter = FindingFilter { checks: vec![check.to_string()], article: None, level: Level::Info, dismissed };
    let mut found = Vec::new();
    let all = |card| {
        found.push(card);
        true
    };
    desk.ledger.findings(&filter, all).unwrap();
    found
}

#[test]
fn checks_across_articles_speak_and_are_silent_as_their_corpora_say() {
    let mut wrong = String::new();
    for check in ACROSS {
        let all = cases(check);
        let n_silent = all.iter().filter(|case| !case.speaks).count();
        assert!(n_silent >= 2 && all.len() >= 2 * (all.len() - n_silent), "{}: as many silent as loud", check.name);
        for (n, case) in all.iter().enumerate() {
            let spoke = found(&desk(case), check.name, false);
            if spoke.is_empty() == case.speaks {
                let _ = writeln!(
                    wrong,
                    "{} on case {}: {:?}",
                    check.name,
                    n + 1,
                    spoke.iter().map(|f| &f.sum).collect::<Vec<_>>()
                );
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The first loud case of the check of conflicts.
fn conflict() -> Desk {
    desk(&cases(&ACROSS[0])[0])
}

#[test]
fn a_conflict_says_who_says_what_and_moves_its_claims_up_the_queue() {
    let desk = conflict();
    let found = found(&desk, "conflict", false);
    assert_eq!(found.len(), 1);
    assert!(found[0].sum.starts_with("12 to 15"), "{}", found[0].sum);
    for part in ["Wire 15 (2025-03-03 09:00", "Daily Post 12 (2025-03-03 10:00"] {
        assert!(found[0].sum.contains(part), "{}", found[0].sum);
    }
    assert!(found[0].claims.len() >= 2);
    for claim in &found[0].claims {
        let shown = desk.ledger.findings_of(*claim).unwrap();
        let shown: Vec<_> = shown.into_iter().filter(|finding| finding.check == "conflict").collect();
        assert_eq!(shown, found, "shown with every claim that it is about");
        assert!(desk.ledger.claim(*claim).unwrap().urgency.has(Reason::Conflict));
    }
    for article in [1, 2] {
        let article = Some(tickmark::model::ArticleId(article));
        let filter = FindingFilter { checks: vec!["conflict".into()], article, level: Level::Info, dismissed: false };
        let mut n = 0;
        let count = |_| {
            n += 1;
            true
        };
        desk.ledger.findings(&filter, count).unwrap();
        assert_eq!(n, 1, "asked of either article");
    }
    assert_eq!(desk.faults(), [""; 0]);
}

#[test]
fn a_conflict_put_aside_stays_away_when_another_outlet_repeats_a_figure() {
    let mut desk = conflict();
    let before = found(&desk, "conflict", false);
    let key = before[0].key.clone();
    dismiss(&mut desk.ledger, &stamp("r.k."), std::slice::from_ref(&key), "two counts, both told").unwrap();
    assert_eq!(found(&desk, "conflict", false), []);
    let claim: ClaimId = before[0].claims[0];
    assert!(!desk.ledger.claim(claim).unwrap().urgency.has(Reason::Conflict), "no longer a reason");
    let third = "Harwick plant explodes\n\nAt the Marlow chemical plant in Harwick beside the river Sill an explosion killed 15 \
        people on Monday, Governor Lena Brandt said. The plant belongs to Corvex.";
    desk.take_in(&reading("Gazette", "2025-03-03T11:00:00Z", third));
    check_across(&mut desk.ledger, &stamp("r.k."), || {}).unwrap();
    assert_eq!(found(&desk, "conflict", false), [], "the same two figures");
    assert_eq!(found(&desk, "conflict", true).len(), 1);
    let fourth = third.replace("killed 15", "killed 17");
    desk.take_in(&reading("Morning Mail", "2025-03-03T12:00:00Z", &fourth));
    check_across(&mut desk.ledger, &stamp("r.k."), || {}).unwrap();
    assert_eq!(found(&desk, "conflict", false).len(), 1, "a new figure is a new finding");
    assert_eq!(desk.faults(), [""; 0]);
}

#[test]
fn a_verdict_is_a_suggestion_for_the_same_claim_elsewhere_and_goes_with_it() {
    let case = &cases(ACROSS.iter().find(|check| check.name == "repeat").unwrap())[0];
    let mut desk = desk(case);
    let told = found(&desk, "repeat", false);
    assert!(told[0].sum.contains("was found verified"), "{}", told[0].sum);
    let judged = told[0].claims.iter().find(|claim| desk.ledger.claim(**claim).unwrap().standing.is_some()).unwrap();
    let bare = told[0].claims.iter().filter(|claim| *claim != judged);
    assert!(bare.clone().all(|claim| desk.ledger.claim(*claim).unwrap().standing.is_none()), "never applied by itself");
    assert_eq!(bare.count(), 1);
    desk.judge(judged.0, None);
    assert!(desk.ledger.first_unlinked().unwrap().is_some(), "to be looked at again");
    check_across(&mut desk.ledger, &stamp("r.k."), || {}).unwrap();
    assert_eq!(found(&desk, "repeat", false), []);
}

#[test]
fn a_claim_that_was_judged_months_ago_is_known_again() {
    let mut desk = Desk::new();
    let first = "Brandt speaks in Harwick\n\nGovernor Lena Brandt told voters in Harwick that her government had built 41,300 \
        new homes since 2021, more than any before it.";
    desk.take_in(&reading("Wire", "2025-03-03T09:00:00Z", first));
    judge(&mut desk, "41,300", Verdict::Disputed);
    let again = "Debate in Selby\n\nIn the debate Lena Brandt said again that her government had built 41,300 new homes since \
        2021. Her rival Tom Okoye laughed, and spoke of schools.";
    let other = "Storm hits coast\n\nThe storm left 41,300 homes without power along the coast, the grid company Northquay said on \
        Friday, and roads were closed.";
    desk.take_in(&reading("Gazette", "2025-09-12T20:00:00Z", again));
    desk.take_in(&reading("Coastal News", "2025-10-01T20:00:00Z", other));
    check_across(&mut desk.ledger, &stamp("r.k."), || {}).unwrap();
    let told = found(&desk, "repeat", false);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].sum.contains("was found disputed"), "{}", told[0].sum);
}

#[test]
fn one_by_one_and_all_at_once_find_the_same() {
    let case = &cases(&ACROSS[0])[1];
    let all = desk(case);
    let mut one_by_one = Desk::new();
    for report in &case.reports {
        one_by_one.take_in(&reading(report.outlet, report.time, &report.text));
        check_across(&mut one_by_one.ledger, &stamp("r.k."), || {}).unwrap();
    }
    assert_eq!(found(&all, "conflict", false), found(&one_by_one, "conflict", false));
    assert_eq!(one_by_one.ledger.first_unlinked().unwrap(), None);
}

/// What `docs/checks.md` says of the checks across articles.
pub fn page() -> String {
    let mut page = String::new();
    for check in ACROSS {
        let _ = write!(page, "\n## {}\n\nUp to {}. {}\n", check.name, check.level, check.manual().trim());
        let all = cases(check);
        let loud = all.iter().find(|case| case.speaks).expect("a case on which it speaks");
        let desk = desk(loud);
        let _ = write!(page, "\nSpeaks:\n\n{}\n", quoted(loud));
        for finding in found(&desk, check.name, false).iter().take(1) {
            let _ = write!(page, "\n{}: {}  \nAsk: {}\n", finding.level, finding.sum, finding.ask);
        }
        let silent = all.iter().find(|case| !case.speaks).expect("a case on which it is silent");
        let _ = write!(page, "\nIs silent:\n\n{}\n", quoted(silent));
    }
    page.push_str(
        "\n## How figures of several articles are linked\n\nTwo reports are of one event when they were published within ten \
         days and have names and openings in common. Two of their figures that agree, or of which one is the other one \
         rounded or bounded, are weighed by these signs; a sum above 0.3 links them, as long as the whole group holds \
         together. Figures that differ must also count the same thing, or tell the same fate of people, with nothing else in \
         either article that could be meant.\n\n| sign | weight |\n| --- | --- |\n",
    );
    for (name, weight) in tickmark::checks::links::weights() {
        let _ = writeln!(page, "| {name} | {weight:+} |");
    }
    page
}

fn quoted(case: &Case<'_>) -> String {
    let reports = case.reports.iter().map(|report| {
        let (headline, body) = report.text.split_once("\n\n").expect("a headline and a body");
        let found: String =
            report.verdicts.iter().map(|(exact, verdict)| format!(" (*{exact} was found {verdict}*)")).collect();
        format!(
            "> **{headline}** ({}, {})\n>\n> {}{found}",
            report.outlet,
            report.time,
            body.replace("\n\n", "\n>\n> ")
        )
    });
    reports.collect::<Vec<_>>().join("\n>\n")
}

/// Three pages on one event, imported as a user imports them, with two verdicts: a finding of every kind.
#[test]
fn the_three_reports_of_the_fixture_bring_a_finding_of_every_kind() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/coverage");
    let mut desk = Desk::new();
    for name in ["harwick-wire.html", "harwick-post.html", "harwick-gazette.html"] {
        let bytes = std::fs::read(folder.join(name)).unwrap();
        let given = tickmark::ingest::Given { name: Some(name.into()), ..tickmark::ingest::Given::default() };
        let article = tickmark::ingest::read(&bytes, &given).unwrap().remove(0);
        let extraction = extract(&article, Options::default());
        desk.take_in(&Reading::new(article, &extraction, Some(name.into()), "test 0"));
    }
    judge(&mut desk, "$82 million", Verdict::Verified);
    judge(&mut desk, "640", Verdict::Verified);
    check_across(&mut desk.ledger, &stamp("r.k."), || {}).unwrap();
    let told: Vec<(&str, usize)> =
        ACROSS.iter().map(|check| (check.name, found(&desk, check.name, false).len())).collect();
    assert!(told.iter().all(|(_, n)| *n > 0), "{told:?}");
}
