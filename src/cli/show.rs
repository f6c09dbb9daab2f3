//! `tickmark show`: everything about one claim.

use super::Code;
use super::claims::{around, figure};
use super::desk::{Desk, claim_name, now};
use super::evidence::described;
use super::screen::{FAINT, STRONG, Screen, styled, wrapped};
use crate::error::Error;
use crate::export::claim::ClaimJson;
use crate::export::json;
use crate::export::words::{quantity, said};
use crate::ledger::{Detail, EventFilter, Ledger, Purpose};
use crate::model::{Accord, Remark, Work};
use crate::moment;
use crate::review::history::{self, Entry, verdict_on};
use crate::visible::line;
use clap::ValueEnum;

/// Show a claim: its sentence, what was read, who says so, and what was found
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The claim's number or key
    #[arg(required = true, value_name = "ID")]
    claims: Vec<String>,
    /// Write it like this
    #[arg(long, default_value = "text")]
    format: Form,
}

/// How one claim is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people
    Text,
    /// One JSON object a line
    Json,
}

pub(super) fn run(args: &Args, desk: &Desk) -> Result<Code, Error> {
    let ledger = desk.open(Purpose::Read)?;
    let screen = Screen::stdout();
    for (n, name) in args.claims.iter().enumerate() {
        let id = ledger.find(claim_name(name)?)?;
        let detail = ledger.detail(id)?;
        let text = if args.format == Form::Json {
            json::line(&ClaimJson::of(&detail.card)) + "\n"
        } else {
            let filter = EventFilter { claim: Some(id), ..EventFilter::default() };
            let entries = history::read(&ledger, &filter, usize::MAX)?;
            let gap = if n > 0 { "\n" } else { "" };
            gap.to_string() + &draw(&ledger, &detail, &entries, screen)?
        };
        Screen::print(&text)?;
    }
    Ok(0)
}

fn draw(ledger: &Ledger, detail: &Detail, entries: &[Entry], screen: Screen) -> Result<String, Error> {
    let card = &detail.card;
    let mut text = format!("claim {}  {}  {}\n\n", card.id, styled(card.key.as_str(), FAINT), card.status().as_str());
    let [before, mark, after] = around(&detail.paragraph.text, detail.paragraph.begins, &card.figure.exact);
    // The brackets show the figure where there is no bold.
    text.push_str(&wrapped(&format!("{before}[{mark}]{after}"), screen.width.min(100), 2));
    text.push('\n');
    let mut fact = |name: &str, words: String| {
        let indented = wrapped(&words, screen.width.min(100), 12);
        text.push_str(&format!("{}{}", styled(&format!("{name:<12}"), FAINT), indented.trim_start()));
    };
    fact("figure", format!("{}: {}", figure(card), quantity(&card.figure)));
    fact("of", card.of.as_ref().map_or("—".into(), |of| line(&of.text).into_owned()));
    fact("source", card.said.as_ref().map_or("— (the article's own voice)".into(), said));
    if let Some(hedge) = &card.hedge {
        fact("hedge", line(hedge).into_owned());
    }
    if let Some(happened) = &card.happened {
        let until = if happened.until == happened.from { String::new() } else { format!(" to {}", happened.until) };
        fact("when", format!("{}: {}{until}", line(&happened.exact), happened.from));
    }
    fact("read by", format!("rule {}", line(&card.rule)));
    fact("article", article(detail));
    if let Some(place) = card.article.url.as_ref().or(detail.origin.as_ref()) {
        fact("", line(place).into_owned());
    }
    if detail.n_revisions > 1 {
        fact("revisions", format!("stands in {} of the article's texts", detail.n_revisions));
    }
    if let Some(older) = card.supersedes {
        let old = ledger.claim(older)?;
        fact("was", format!("claim {older}, {}, {}", figure(&old), old.status().as_str()));
    }
    match (card.gone, detail.superseded_by) {
        (true, Some(new)) => fact("now", format!("claim {new} has taken its place in a newer text")),
        (true, None) => fact("now", "no longer in its article".to_string()),
        _ => {}
    }
    fact(
        "verdict",
        card.standing.as_ref().map_or("— none yet".into(), |s| {
            format!("{} ({}, {})", verdict_on(Some(s)), line(&s.by), line(&moment::told(&s.at, &now())))
        }),
    );
    for finding in ledger.findings_of(card.id)? {
        let aside =
            finding.dismissed.as_ref().map_or(String::new(), |d| format!(" (put aside by {}: {})", d.by, d.because));
        let told = format!("{} [{}] {}{aside}", finding.check, finding.key, finding.sum);
        fact(finding.level.as_str(), line(&told).into_owned());
        fact("", line(&finding.ask).into_owned());
    }
    if let Some(standing) = &card.standing {
        for (nth, piece) in (1..).zip(&standing.evidence) {
            fact(if nth == 1 { "evidence" } else { "" }, format!("{nth}  {}", described(piece)));
        }
    }
    for (name, words) in beside(&detail.work) {
        fact(name, words);
    }
    for heard in ledger.heard(card.article.id)?.iter().filter(|heard| heard.claim == Some(card.id)) {
        fact("others", crate::export::words::external(&heard.external));
    }
    if !entries.is_empty() {
        text.push_str(&format!("\n{}\n", styled("history", FAINT)));
        for entry in entries {
            text.push_str(&history_line(entry, screen));
        }
    }
    Ok(text)
}

/// What is going on beside the verdict.
fn beside(work: &Work) -> Vec<(&'static str, String)> {
    let remark = |remark: &Remark| {
        let why = remark.why.as_ref().map_or(String::new(), |why| format!(": {}", line(why)));
        format!("by {}, {}{why}", line(&remark.by), line(&moment::told(&remark.at, &now())))
    };
    let mut facts = Vec::new();
    facts.extend(work.flagged.as_ref().map(|flag| ("flagged", remark(flag))));
    facts.extend(work.postponed.as_ref().map(|skip| ("postponed", remark(skip))));
    facts.extend(work.assigned.as_ref().map(|assigned| ("assigned", format!("to {}", line(&assigned.to)))));
    if let Some(gathered) = &work.gathered {
        facts.extend(gathered.evidence.iter().map(|piece| ("gathered", described(piece))));
        facts.extend(gathered.note.iter().map(|note| ("gathered", format!("“{}”", line(note)))));
        facts.extend(gathered.figure.iter().map(|figure| ("gathered", format!("should be {}", line(figure)))));
    }
    for (name, cell) in work.kept.iter().flatten() {
        facts.push(("sheet", format!("{}: {}", line(name), line(cell))));
    }
    for reading in work.readings.iter().flat_map(|readings| &readings.list) {
        let found = verdict_on(Some(&reading.found));
        facts.push(("reader", format!("{} in round {}: {found}", line(&reading.found.by), reading.round)));
    }
    if work.readings.as_ref().is_some_and(|readings| readings.state == Accord::Split) {
        facts.push(("", "they differ: `tickmark adjudicate` decides".to_string()));
    }
    facts
}

/// One action as a line: when, who, what.
pub(super) fn history_line(entry: &Entry, screen: Screen) -> String {
    let told = format!("{} {}", entry.by, entry.deed);
    let when = styled(&format!("{:>16}", line(&moment::told(&entry.at, &now()))), FAINT);
    let action = format!("{:>5}", entry.action);
    let room = if screen.watched { screen.width } else { usize::MAX };
    let told = wrapped(&told, room, 25);
    format!("{}  {when}  {}", styled(&action, STRONG), told.trim_start())
}

fn article(detail: &Detail) -> String {
    let article = &detail.card.article;
    let parts = [
        Some(format!("{}", article.id)),
        article.headline.clone(),
        article.outlet.clone(),
        article.published.as_deref().map(moment::short),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().map(|part| line(&part).into_owned()).collect();
    parts.join(" · ")
}
