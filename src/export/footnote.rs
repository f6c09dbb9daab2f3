//! Everything that is known of a claim, as one line for the foot of a page, in the hand of a format.
//!
//! `✓ verified by r.k., 2025-03-25 14:02. Says 79, a count. Source: … Note: … Evidence: …`

use super::words::{self, capital, quantity, sign, source};
use crate::ledger::{ClaimCard, Sheet};
use crate::model::{Evidence, Place};
use crate::moment;

/// How a format writes words and addresses so that nothing in them acts.
pub(super) struct Hand {
    /// Words of an article, a reviewer, somebody else.
    pub(super) words: fn(&str) -> String,
    /// The address of a page.
    pub(super) address: fn(&str) -> String,
}

/// A part of the text, cut behind each of its figures.
pub(super) struct Part<'a> {
    /// What it is: `headline`, `subhead`, `item`, ….
    pub(super) kind: &'a str,
    /// Up to a figure's end, with the claim whose mark stands there.
    pub(super) pieces: Vec<Piece<'a>>,
    /// What comes behind the last of them.
    pub(super) rest: &'a str,
}

/// Words of the text up to the end of a figure.
pub(super) struct Piece<'a> {
    /// What comes before the figure.
    pub(super) before: &'a str,
    /// The figure, as far as it is no part of the one before.
    pub(super) figure: &'a str,
    /// The claim.
    pub(super) claim: &'a ClaimCard,
}

/// The text in parts, and the claims that stand in none of them.
pub(super) fn parts(sheet: &Sheet) -> (Vec<Part<'_>>, Vec<&ClaimCard>) {
    let points: Vec<usize> = sheet.text.char_indices().map(|(at, _)| at).chain([sheet.text.len()]).collect();
    let cut = |a: usize, b: usize| {
        let byte = |point: usize| points.get(point).copied().unwrap_or(sheet.text.len());
        sheet.text.get(byte(a)..byte(b)).unwrap_or_default()
    };
    let mut claims = sheet.claims.iter().filter(|claim| !claim.gone).peekable();
    let mut parts = Vec::with_capacity(sheet.blocks.len());
    for (kind, begins, ends) in &sheet.blocks {
        let (mut pieces, mut done) = (Vec::new(), *begins);
        while let Some(claim) = claims.next_if(|claim| claim.figure.exact.ends <= *ends) {
            let (from, until) = (claim.figure.exact.begins.max(done), claim.figure.exact.ends.max(done));
            pieces.push(Piece { before: cut(done, from), figure: cut(from, until), claim });
            done = until;
        }
        parts.push(Part { kind, pieces, rest: cut(done, *ends) });
    }
    (parts, sheet.claims.iter().filter(|claim| claim.gone).chain(claims).collect())
}

/// What is told of the claim, behind its figure.
pub(super) fn told(claim: &ClaimCard, sheet: &Sheet, hand: &Hand) -> String {
    let heard = sheet.heard.iter().filter(|heard| heard.claim == Some(claim.id)).map(|heard| &heard.external);
    let findings = sheet.findings.iter().filter(|finding| finding.claims.contains(&claim.id));
    let safe = hand.words;
    let status = claim.status();
    let mut told = format!("{} {}", sign(status), capital(status).to_lowercase());
    if let Some(standing) = &claim.standing {
        told.push_str(&format!(" by {}, {}", safe(&standing.by), safe(&moment::short(&standing.at))));
    }
    if claim.gone {
        told.push_str(", no longer in the text");
    }
    told.push_str(&format!(". Says {}. Source: {}.", safe(&quantity(&claim.figure)), safe(&source(claim))));
    if let Some(standing) = &claim.standing {
        let mut more = |name: &str, words: &Option<String>| {
            if let Some(words) = words {
                told.push_str(&format!(" {name}: {}.", safe(words.trim_end_matches('.'))));
            }
        };
        more("Should be", &standing.figure);
        more("Note", &standing.note);
        more("Look at it again on", &standing.expires);
        for piece in &standing.evidence {
            told.push_str(&format!(" Evidence: {}.", evidence(piece, hand)));
        }
    }
    for finding in findings {
        told.push_str(&format!(" Check: {}", safe(&words::finding(finding))));
    }
    for external in heard {
        told.push_str(&format!(" Others: {}", safe(&words::external(external))));
        told.push_str(&external.url.as_deref().map_or(".".to_string(), |url| format!(", {}.", (hand.address)(url))));
    }
    told
}

fn evidence(piece: &Evidence, hand: &Hand) -> String {
    let (safe, address) = (hand.words, hand.address);
    let mut told = match &piece.place {
        Place::Url { url, archived, .. } => match archived {
            Some(copy) => format!("{}, archived {}", address(url), address(copy)),
            None => address(url),
        },
        Place::File { path, blake3, .. } => format!("{}, BLAKE3 {}", safe(path), safe(blake3)),
    };
    for (before, words, after) in
        [("", words::about_evidence(piece), ""), ("“", piece.quote.clone().unwrap_or_default(), "”")]
    {
        if !words.is_empty() {
            told.push_str(&format!(", {before}{}{after}", safe(&words)));
        }
    }
    if let Some(figure) = &piece.figure {
        told.push_str(&format!(", gives {}", safe(figure)));
    }
    told
}
