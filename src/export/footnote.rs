//! Everything that is known of a claim, as one line for the foot of a page, in the hand of a format.
//!
//! `✓ verified by r.k., 2025-03-25 14:02. Says 79, a count. Source: … Note: … Evidence: …`

use super::words::{self, capital, quantity, sign, source};
use crate::ledger::ClaimCard;
use crate::ledger::findings::FindingCard;
use crate::model::{Evidence, External, Place};
use crate::moment;

/// How a format writes words and addresses so that nothing in them acts.
pub(super) struct Hand {
    /// Words of an article, a reviewer, somebody else.
    pub(super) words: fn(&str) -> String,
    /// The address of a page.
    pub(super) address: fn(&str) -> String,
}

/// What is told of the claim, behind its figure.
pub(super) fn told<'a>(
    claim: &ClaimCard,
    heard: impl Iterator<Item = &'a External>,
    findings: impl Iterator<Item = &'a FindingCard>,
    hand: &Hand,
) -> String {
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
