//! What was read and what was done, in words: the same phrases for a terminal, a page and a footnote.
//!
//! Nothing in them can trouble a terminal; whoever writes HTML or Markdown escapes them for that.

use crate::ledger::card::{FigureCard, SaidCard};
use crate::ledger::findings::FindingCard;
use crate::ledger::sheet::Deed;
use crate::ledger::{ArticleCard, ClaimCard};
use crate::model::{EventKind, Evidence, External, Modifier, Scope, SourceKind, Status};
use crate::moment;
use crate::visible::line;
use std::borrow::Cow;

/// `at least 42, a count`, `less than 3 hours`, `5 %, up`.
#[must_use]
pub fn quantity(figure: &FigureCard) -> String {
    let bound = match figure.modifier {
        Modifier::Plain => "",
        Modifier::About => "about ",
        Modifier::Under => "less than ",
        Modifier::Over => "more than ",
        Modifier::AtMost => "at most ",
        Modifier::AtLeast => "at least ",
    };
    let number = match (&figure.value, &figure.ends) {
        (Some(value), _) => grouped(value),
        (None, Some((low, high))) if figure.shape == "pair" => format!("{} and {}", grouped(low), grouped(high)),
        (None, Some((low, high))) => format!("{} to {}", grouped(low), grouped(high)),
        (None, None) => "a number that is not said".to_string(),
    };
    let one = figure.value.as_deref().is_some_and(|value| matches!(value, "1" | "-1"));
    let said = figure.value.is_some() || figure.ends.is_some();
    let unit = match &figure.unit {
        None => ", a count".to_string(),
        Some(unit) if !said => format!(", in {}", unit.behind(false)),
        // These name what the number is; they are no measure that stands behind it.
        Some(unit) if matches!(unit.as_str(), "score" | "rank" | "age") => format!(", {}", article(unit.as_str())),
        Some(unit) => format!(" {}", unit.behind(one)),
    };
    let change = figure.change.map_or(String::new(), |change| format!(", {}", change.as_str()));
    format!("{bound}{number}{}{change}", line(&unit))
}

/// `an age`, `a score`.
fn article(noun: &str) -> String {
    let vowel = noun.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {noun}", if vowel { "an" } else { "a" })
}

/// `139000000` → `139,000,000`, which can be read.
fn grouped(value: &str) -> String {
    let (sign, rest) = value.strip_prefix('-').map_or(("", value), |rest| ("-", rest));
    let (whole, fraction) = rest.split_at(rest.find('.').unwrap_or(rest.len()));
    let mut told = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            told.push(',');
        }
        told.push(digit);
    }
    told + fraction
}

/// `the Ukrainian Air Force (organisation), “according to”, reported, relayed by Reuters`.
#[must_use]
pub fn said(said: &SaidCard) -> String {
    let name = said.source.as_deref().map_or("nobody named".into(), line);
    let mut told = if said.kind == SourceKind::Hearsay {
        "hearsay".to_string()
    } else {
        format!("{name} ({})", said.kind.as_str())
    };
    if let Some(text) = &said.text {
        told.push_str(&format!(", there “{}”", line(text)));
    }
    if let Some(cue) = &said.cue {
        told.push_str(&format!(", “{}”", line(cue)));
    }
    told.push_str(if said.mode.as_str() == "direct" { ", in their own words" } else { ", reported" });
    if said.scope == Scope::Near {
        told.push_str(", in a sentence nearby");
    }
    for via in &said.via {
        told.push_str(&format!(", relayed by {}", line(via)));
    }
    told
}

/// Who says so; that the article does, where nobody is named.
#[must_use]
pub fn source(claim: &ClaimCard) -> String {
    claim.said.as_ref().map_or("the article’s own voice".to_string(), said)
}

/// `79 drones`, `$4.2 billion`.
#[must_use]
pub fn figure(claim: &ClaimCard) -> String {
    let of = claim.of.as_ref().map_or(String::new(), |of| format!(" {}", line(&of.text)));
    format!("{}{of}", line(&claim.figure.exact.text))
}

/// Bytes of a sentence that are shown whole: no sentence of a newspaper has more, but a list on one line may.
const LONG: usize = 2_000;

/// Characters that are shown on either side of the figure of a longer one.
const BESIDE: usize = 150;

/// The claim's sentence; of one that is none, the words around the figure, cut between words. A page with ten thousand
/// claims out of one list would else hold the list ten thousand times.
pub fn sentence(claim: &ClaimCard) -> Cow<'_, str> {
    let (text, figure) = (&claim.sentence.text, &claim.figure.exact);
    if text.len() <= LONG {
        return Cow::Borrowed(text);
    }
    let byte = |point: usize| match text.is_ascii() {
        true => point.min(text.len()),
        false => text.char_indices().nth(point).map_or(text.len(), |(at, _)| at),
    };
    let begins = figure.begins.saturating_sub(claim.sentence.begins);
    let ends = figure.ends.saturating_sub(claim.sentence.begins);
    let [mut from, first, last, mut to] =
        [begins.saturating_sub(BESIDE), begins, ends, ends.saturating_add(BESIDE)].map(byte);
    if from > 0 {
        from = text[from..first].find(' ').map_or(first, |space| from + space + 1);
    }
    if to < text.len() {
        to = text[last..to].rfind(' ').map_or(last, |space| last + space);
    }
    let (left, right) = (if from > 0 { "…" } else { "" }, if to < text.len() { "…" } else { "" });
    Cow::Owned(format!("{left}{}{right}", &text[from..to]))
}

/// The sign of a status, which stands beside its colour: ✓ ✗ ? ○
#[must_use]
pub fn sign(status: Status) -> &'static str {
    match status {
        Status::Verified => "✓",
        Status::Disputed => "✗",
        Status::Unsourced => "?",
        Status::Unverified => "○",
    }
}

/// `Verified`, with a capital.
#[must_use]
pub fn capital(status: Status) -> &'static str {
    match status {
        Status::Verified => "Verified",
        Status::Disputed => "Disputed",
        Status::Unsourced => "Unsourced",
        Status::Unverified => "Unverified",
    }
}

/// `The Daily Post, by Ana Reyes, 2025-03-19 08:00`.
#[must_use]
pub fn publication(article: &ArticleCard) -> String {
    let parts = [article.outlet.clone(), article.byline.clone(), article.published.as_deref().map(moment::short)];
    parts.iter().flatten().map(|part| line(part).into_owned()).collect::<Vec<_>>().join(", ")
}

/// The headline; where there is none, the article's number.
#[must_use]
pub fn headline(article: &ArticleCard) -> String {
    article.headline.as_deref().map_or_else(|| format!("Article {}", article.id), |words| line(words).into_owned())
}

/// `r.k. marked it verified; it was unverified`.
#[must_use]
pub fn deed(deed: &Deed) -> String {
    let by = line(&deed.by);
    let stood = |standing: &Option<crate::model::Standing>| Status::of(standing.as_ref().map(|s| s.verdict)).as_str();
    let (was, became) = (stood(&deed.was), stood(&deed.became));
    match deed.kind {
        EventKind::Mark if was == became => format!("{by} added to the verdict: {became}"),
        EventKind::Mark => format!("{by} marked it {became}; it was {was}"),
        EventKind::Reset => format!("{by} took the verdict back; it was {was}"),
        EventKind::Undo => format!("{by} undid an action: {became} again; it was {was}"),
        EventKind::Change => format!("{by} brought in a new text, in which the figure was changed to this one"),
        EventKind::Drop => format!("{by} brought in a new text, which no longer has it"),
        EventKind::Flag => format!("{by} changed the flag on it"),
        EventKind::Skip => format!("{by} changed when it is to be looked at"),
        EventKind::Assign => format!("{by} changed who is to look at it"),
        EventKind::Gather => format!("{by} put aside what a verdict may rest on"),
        EventKind::Read => format!("{by} gave a further reader’s verdict"),
        EventKind::Keep => format!("{by} kept cells of a spreadsheet beside it"),
        EventKind::Settle => format!("{by} decided between readers"),
        EventKind::Dismiss => format!("{by} put a finding aside or took it up again"),
        EventKind::Heard => format!("{by} brought in what others found"),
        EventKind::Import | EventKind::Revise | EventKind::Join => format!("{by} brought the article in"),
    }
}

/// `parts_whole, warning: 79 + 40 = 119, not 126. Which one is left out?`: what a check found, with its arithmetic.
#[must_use]
pub fn finding(finding: &FindingCard) -> String {
    let FindingCard { check, level, dismissed, .. } = finding;
    let aside =
        dismissed.as_ref().map_or(String::new(), |d| format!(" (put aside by {}: {})", line(&d.by), line(&d.because)));
    format!("{}, {}: {}{aside}", line(check), level.as_str(), line(&sum_and_question(finding)))
}

/// `79 + 40 = 119, not 126. Which one is left out?`
#[must_use]
pub fn sum_and_question(finding: &FindingCard) -> String {
    let end = if finding.sum.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{}{end} {}", finding.sum, finding.ask)
}

/// `Example Checks: “Mostly true” (5 of 1 to 5), 2025-03-20`: what somebody else found, in their words.
#[must_use]
pub fn external(external: &External) -> String {
    let mut told = external.publisher.as_deref().map_or("somebody".into(), line).into_owned();
    match &external.rating {
        Some(rating) => told.push_str(&format!(": “{}”", line(rating))),
        None => told.push_str(": no rating in words"),
    }
    if let Some(value) = &external.value {
        let bounds = external.worst.as_ref().zip(external.best.as_ref());
        let of = bounds.map_or(String::new(), |(worst, best)| format!(" of {} to {}", line(worst), line(best)));
        told.push_str(&format!(" ({}{of})", line(value)));
    }
    if let Some(at) = &external.published {
        told.push_str(&format!(", {}", line(moment::day(at))));
    }
    told
}

/// `supports, primary, page 4`: what is known of a piece of evidence beside its place and its words.
#[must_use]
pub fn about_evidence(evidence: &Evidence) -> String {
    let parts = [
        evidence.stance.map(|stance| stance.as_str().to_string()),
        evidence.level.map(|level| level.as_str().to_string()),
        evidence.locator.as_deref().map(|locator| line(locator).into_owned()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// An address that may be linked to: on the web, and without anything that a reader would not see.
#[must_use]
pub fn link(url: &str) -> Option<&str> {
    let web = ["https://", "http://"].iter().any(|scheme| {
        url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)) && url.len() > scheme.len()
    });
    let plain =
        !url.chars().any(|c| c.is_whitespace() || crate::visible::hidden(c) || matches!(c, '"' | '<' | '>' | '\\'));
    (web && plain).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_numbers_are_written_in_groups() {
        let all = ["7", "999", "1250", "139000000", "-4200.25", "0.0001"].map(grouped);
        assert_eq!(all, ["7", "999", "1,250", "139,000,000", "-4,200.25", "0.0001"]);
    }

    #[test]
    fn only_addresses_on_the_web_are_linked_to() {
        assert_eq!(link("https://example.org/a?b=c&d#e"), Some("https://example.org/a?b=c&d#e"));
        assert_eq!(link("HTTP://example.org"), Some("HTTP://example.org"));
        for url in [
            "javascript:alert(1)", "data:text/html,x", "//example.org", "https://", "https://a\u{202e}b",
            "https://a b", "https://a\"onload=", "https://a<b", "", "é", "file:///etc/passwd",
        ] {
            assert_eq!(link(url), None, "{url}");
        }
    }
}
