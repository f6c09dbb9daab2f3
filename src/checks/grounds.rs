//! Checks on what a ledger records of its verdicts: not on what articles say, but on what reviewers rest on.
//!
//! `verified` on a note alone, evidence that is older than the claim, two pieces of evidence that are one.

use super::finding::Level;

/// A check on the record.
#[derive(Clone, Copy, Debug)]
pub struct OnRecord {
    /// Its name on the command line.
    pub name: &'static str,
    /// How loud it is.
    pub level: Level,
    /// What it is about, in a line.
    pub about: &'static str,
    /// What to ask.
    pub ask: &'static str,
    /// A case in which it speaks.
    pub speaks: &'static str,
    /// A case in which it is silent.
    pub silent: &'static str,
}

/// All of them.
pub const ON_RECORD: &[OnRecord] = &[
    OnRecord {
        name: "verified-without-evidence",
        level: Level::Warning,
        about: "a claim is verified, but no evidence is recorded",
        ask: "On what does it rest, and can that be attached?",
        speaks: "“79 drones” is verified with the note “rang the air force”, and no page, file or mail is attached.",
        silent: "the mail of the air force is attached, too.",
    },
    OnRecord {
        name: "disputed-without-figure",
        level: Level::Info,
        about: "a claim is disputed, but no other figure is given",
        ask: "What should the figure be?",
        speaks: "“79 drones” is disputed with the note “cannot be right”.",
        silent: "it is disputed with `--figure 97`, or evidence says 97.",
    },
    OnRecord {
        name: "evidence-too-early",
        level: Level::Warning,
        about: "evidence was seen before the claim was published",
        ask: "Can evidence from before the claim speak of it?",
        speaks: "an article of 3 May is verified by a page that was seen on 28 April.",
        silent: "the page was seen on 4 May, or is attached as context.",
    },
    OnRecord {
        name: "evidence-twice",
        level: Level::Warning,
        about: "two pieces of evidence are one",
        ask: "Is there a second source, independent of the first?",
        speaks: "two pieces of evidence are one file under two names, or one page with and without a slash at its end.",
        silent: "a page of the ministry and a page of the hospital.",
    },
    OnRecord {
        name: "evidence-not-archived",
        level: Level::Info,
        about: "evidence on the web of which no archived copy is recorded",
        ask: "Can a copy be archived before the page changes?",
        speaks: "evidence is the page of a ministry, and no copy of it in an archive is recorded.",
        silent: "the copy's address stands beside it, or the evidence is a file.",
    },
    OnRecord {
        name: "verdict-expired",
        level: Level::Warning,
        about: "the day has passed on which a verdict was to be looked at again",
        ask: "Does the verdict still hold?",
        speaks: "a verdict was given with `--expires 2025-06-01`, and it is 2 June.",
        silent: "it is 31 May, or the verdict has no such day.",
    },
];

/// The check of this name.
#[must_use]
pub fn on_record(name: &str) -> Option<&'static OnRecord> {
    ON_RECORD.iter().find(|check| check.name == name)
}

/// The finding in a line, from what is recorded.
#[must_use]
pub fn told(name: &str, first: Option<&str>, second: Option<&str>) -> String {
    let (first, second) = (first.unwrap_or("?"), second.unwrap_or("?"));
    match name {
        "verified-without-evidence" => "verified with 0 pieces of evidence".to_string(),
        "disputed-without-figure" => "disputed, with no figure to put in its place".to_string(),
        "evidence-too-early" => format!("evidence of {first}, a claim of {second}"),
        "evidence-twice" if first == second => format!("{first} is counted twice"),
        "evidence-twice" => format!("{first} and {second} are the same"),
        "evidence-not-archived" => format!("no archived copy of {first}"),
        _ => format!("to be looked at again on {first}"),
    }
}
