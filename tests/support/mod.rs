//! Articles and readings for tests of the ledger: a reader that knows digits and "said", and articles made from a number.
//!
//! The real reader is tested elsewhere; what is recorded here only has to be of the right shape.

#![allow(dead_code, missing_docs, reason = "each test binary uses a part")]

pub mod dump;

use tickmark::decimal;
use tickmark::ledger::Reading;
use tickmark::model::{
    Amount, Article, Attribution, Block, BlockKind, Claim, Extraction, Figure, Mode, Published, Quantity, Scope,
    SourceKind, Stamp, Suppressed, Unit, WhyNot,
};
use tickmark::span::Span;

pub const NOW: &str = "2025-03-25T14:02:00+01:00";

pub fn stamp(by: &str) -> Stamp {
    Stamp { by: by.to_string(), at: NOW.to_string() }
}

/// The reading of a text whose first line is the headline.
pub fn reading(text: &str) -> Reading {
    read(article(text))
}

/// The reading of an article that came from this address.
pub fn at(url: &str, text: &str) -> Reading {
    read(Article { url: Some(url.to_string()), ..article(text) })
}

pub fn read(article: Article) -> Reading {
    let extraction = extract(&article);
    Reading::new(article, &extraction, Some("test.txt".into()), "test 0")
}

/// A text as an article: the first line is the headline, blank lines part paragraphs.
pub fn article(text: &str) -> Article {
    let mut blocks = Vec::new();
    let mut start = 0;
    for paragraph in text.split_inclusive("\n\n") {
        let span = Span::new(start, start + paragraph.len()).trim(text);
        let kind = if blocks.is_empty() { BlockKind::Headline } else { BlockKind::Paragraph };
        blocks.push(Block { span, kind });
        start += paragraph.len();
    }
    let headline = blocks.first().map(|b| b.span.text(text).to_string());
    Article { text: text.to_string(), blocks, headline, ..Article::default() }
}

/// Every run of digits is a claim, `%` its unit, the next word the thing counted, and whoever "said" the source; a year
/// is set aside.
pub fn extract(article: &Article) -> Extraction {
    let text = &article.text;
    let mut found = Extraction::default();
    for block in &article.blocks {
        for sentence in sentences(text, block.span) {
            let words = sentence.text(text);
            let said = words.find(" said").map(|at| said(text, sentence, at));
            for (at, digits) in numbers(words) {
                let span = Span::new(sentence.start as usize + at, sentence.start as usize + at + digits.len());
                let headline = block.kind == BlockKind::Headline;
                let number = digits.trim_end_matches('%');
                if number.len() == 4 && number.starts_with("20") {
                    let why = WhyNot::Date;
                    found.suppressed.push(Suppressed { span, sentence, headline, why, rule: "year" });
                    continue;
                }
                let unit = digits.ends_with('%').then_some(Unit::PERCENT);
                let amount = Amount::Exactly(decimal::parse(&number.replace(',', "")).expect("digits"));
                let of = thing(text, span, sentence);
                let figure = Figure { span, quantity: Quantity::plain(amount, unit), of, rule: "digits" };
                found.claims.push(Claim { figure, sentence, headline, attribution: said.clone(), hedge: None });
            }
        }
    }
    found
}

fn said(text: &str, sentence: Span, at: usize) -> Attribution {
    let start = sentence.start as usize;
    let name = Span::new(start, start + at);
    Attribution {
        source: Some(name.text(text).to_string()),
        source_at: Some(name),
        kind: SourceKind::Organisation,
        cue: Some(Span::new(start + at + 1, start + at + 5)),
        via: Vec::new(),
        mode: Mode::Indirect,
        scope: Scope::Same,
        rule: "said",
        resolved: "as_named",
    }
}

fn sentences(text: &str, block: Span) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = block.start as usize;
    for part in block.text(text).split_inclusive(". ") {
        spans.push(Span::new(start, start + part.len()).trim(text));
        start += part.len();
    }
    spans
}

fn numbers(sentence: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(skip) = sentence[at..].find(|c: char| c.is_ascii_digit()) {
        let start = at + skip;
        let rest = &sentence[start..];
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != ',').unwrap_or(rest.len());
        let number = rest[..digits].trim_end_matches(',');
        let end = number.len() + usize::from(rest[number.len()..].starts_with('%'));
        found.push((start, &rest[..end]));
        at = start + digits.max(end);
    }
    found
}

fn thing(text: &str, figure: Span, sentence: Span) -> Option<Span> {
    let rest = &text[figure.end as usize..sentence.end as usize];
    let word = rest.strip_prefix(' ')?.split(|c: char| !c.is_alphabetic()).next().filter(|w| !w.is_empty())?;
    Some(Span::new(figure.end as usize + 1, figure.end as usize + 1 + word.len()))
}

/// A made-up article of the size and density of real news: about 4.5 KB, 19 claims in 12 sentences.
pub fn made_up(n: u64) -> Article {
    let mut dice = n.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut roll = move |faces: u64| {
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        dice % faces
    };
    let mut text = format!("Ministry reports {} new cases in district {n}\n\n", 10 + roll(900));
    for paragraph in 0..12 {
        let place = PLACES[roll(PLACES.len() as u64) as usize];
        let filler: String = (0..52).map(|_| WORDS[roll(WORDS.len() as u64) as usize]).collect::<Vec<_>>().join(" ");
        let (a, b, c) = (1 + roll(5000), 1 + roll(99), 1 + roll(80_000));
        let who = WHO[roll(WHO.len() as u64) as usize];
        match paragraph % 3 {
            0 => text.push_str(&format!("{who} said {a} homes in {place} were hit and {b}% of them lost power. ")),
            1 => text.push_str(&format!("The repair will cost {c} pounds and take {b} weeks in {place}. ")),
            _ => text.push_str(&format!("Since 2019 the town of {place} has lost {c} people. ")),
        }
        text.push_str(&format!("There was {filler}.\n\n"));
    }
    let mut made = article(text.trim_end());
    made.outlet = Some(OUTLETS[roll(OUTLETS.len() as u64) as usize].to_string());
    made.url = Some(format!("https://example.org/story/{n}"));
    let day = 1 + roll(28);
    made.published = Some(Published(format!("2025-{:02}-{day:02}T08:00:00Z", 1 + roll(12))));
    made
}

const PLACES: [&str; 8] = ["Odesa", "Leeds", "Kharkiv", "Porto", "Lagos", "Cork", "Izmir", "Reno"];
const WHO: [&str; 6] =
    ["The ministry", "Police", "Mayor Ana Reyes", "The grid operator", "Reuters", "A union official"];
const OUTLETS: [&str; 5] = ["The Daily Post", "Morning Wire", "City Herald", "North News", "Radio Seven"];
const WORDS: [&str; 32] = [
    "little", "sign", "of", "change", "in", "the", "streets", "where", "shops", "opened", "late", "and", "people",
    "walked", "to", "work", "past", "broken", "windows", "while", "crews", "cleared", "rubble", "from", "roads",
    "that", "lead", "north", "along", "river", "before", "winter",
];

/// A fresh ledger in a folder of its own, which goes when the value does.
pub struct Desk {
    pub folder: tempfile::TempDir,
    pub ledger: tickmark::ledger::Ledger,
}

impl Desk {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("tickmark.db");
        let ledger = tickmark::ledger::Ledger::open(&path, tickmark::ledger::Purpose::Create).expect("a fresh ledger");
        Self { folder, ledger }
    }

    /// A ledger with these texts in it.
    pub fn with(texts: &[&str]) -> Self {
        let mut desk = Self::new();
        for text in texts {
            desk.take_in(&reading(text));
        }
        desk
    }

    pub fn take_in(&mut self, reading: &Reading) -> tickmark::ledger::Outcome {
        self.ledger
            .write(&stamp("importer"), tickmark::ledger::Durability::Relaxed, |w| w.take_in(reading))
            .expect("an article goes in")
    }

    /// Gives a verdict the short way, without the checks of the review floor.
    pub fn judge(&mut self, claim: i64, became: Option<&tickmark::model::Standing>) {
        let id = tickmark::model::ClaimId(claim);
        let was = self.ledger.detail(id).expect("the claim is there").card.standing;
        self.ledger
            .write(&stamp("r.k."), tickmark::ledger::Durability::Full, |w| w.judge(id, was.as_ref(), became, None))
            .expect("a verdict is recorded");
    }

    pub fn faults(&self) -> Vec<String> {
        let report = self.ledger.verify(None).expect("a readable ledger");
        report.faults.iter().map(ToString::to_string).collect()
    }

    /// Does to the file what nobody should: the guards are taken away first.
    pub fn tamper(&self, sql: &str) {
        let conn = rusqlite::Connection::open(self.folder.path().join("tickmark.db")).expect("the file opens");
        let guards = "PRAGMA foreign_keys = off; DROP TRIGGER event_is_not_changed; DROP TRIGGER event_is_not_deleted;
             DROP TRIGGER claim_is_never_deleted; DROP TRIGGER sentence_is_not_rewritten;
             DROP TRIGGER event_follows_the_last;";
        conn.execute_batch(&format!("{guards} {sql}")).expect("the deed is done");
    }
}

pub fn verified(note: &str) -> tickmark::model::Standing {
    tickmark::model::Standing {
        verdict: tickmark::model::Verdict::Verified,
        by: "r.k.".into(),
        at: NOW.into(),
        note: Some(note.into()),
        figure: None,
        evidence: Vec::new(),
        expires: None,
    }
}

/// The text that most tests read: one claim in the headline, four in the body, one year set aside.
pub const STORY: &str = "Air force reports 126 drones

The air force said 79 drones of 126 launched were shot down. Nobody was hurt.

In 2025 about 40% of homes lost power.";
