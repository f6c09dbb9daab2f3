//! The card of one claim: what it says, who says so, the verdict with its grounds, and what was done.

use super::linked;
use crate::export::words;
use crate::ledger::external::Heard;
use crate::ledger::{ClaimCard, Sheet};
use crate::model::{Evidence, Place, Standing};
use crate::moment;
use crate::visible::line;
use maud::{Markup, html};

/// The card as an item of a list.
pub(super) fn item(sheet: &Sheet, claim: &ClaimCard) -> Markup {
    let status = claim.status();
    let heard: Vec<_> = sheet.heard.iter().filter(|heard| heard.claim == Some(claim.id)).collect();
    html! {
        li class={ "card " (super::class(status)) } id={ "claim-" (claim.id) } {
            h3 {
                @if claim.gone { (words::figure(claim)) } @else {
                    a href={ "#figure-" (claim.id) } { (words::figure(claim)) }
                }
                " " span.id { "claim " (claim.id) " · " (claim.key) }
            }
            p.verdict { (words::sign(status)) " " (words::capital(status)) (by(claim.standing.as_ref())) }
            @let findings = sheet.findings.iter().filter(|finding| finding.claims.contains(&claim.id)).collect::<Vec<_>>();
            @if claim.standing.is_none() && heard.is_empty() && findings.is_empty() && !claim.gone {
                // An open claim takes little room beside its paragraph: most are open at first.
                p { (brief(claim)) }
            } @else {
                dl {
                    dt { "Says" } dd { (words::quantity(&claim.figure)) }
                    dt { "Source" } dd { (words::source(claim)) }
                    @if let Some(hedge) = &claim.hedge { dt { "Hedge" } dd { (line(hedge)) } }
                    @if claim.gone { dt { "Sentence" } dd { q { (line(&words::sentence(claim))) } } }
                    @if let Some(standing) = &claim.standing { (grounds(standing)) }
                    @for finding in findings { dt { "Check" } dd { (words::finding(finding)) } }
                    @for heard in heard { dt { "Others" } dd { (others(heard)) } }
                }
            }
            (history(sheet, claim))
        }
    }
}

/// What it says and who says so, in a line.
fn brief(claim: &ClaimCard) -> String {
    let hedge = claim.hedge.as_deref().map_or(String::new(), |hedge| format!(" · hedged: {}", line(hedge)));
    format!("{} · {}{hedge}", words::quantity(&claim.figure), words::source(claim))
}

/// What somebody else found, in their words.
pub(super) fn others(heard: &Heard) -> Markup {
    let external = &heard.external;
    html! {
        (words::external(external))
        @if let Some(url) = &external.url { " " (linked(url)) }
        @if let Some(why) = &external.explanation { " " q { (line(why)) } }
    }
}

fn by(standing: Option<&Standing>) -> String {
    standing.map_or(String::new(), |s| format!(" by {}, {}", line(&s.by), line(&moment::short(&s.at))))
}

fn grounds(standing: &Standing) -> Markup {
    html! {
        @if let Some(figure) = &standing.figure { dt { "Should be" } dd { (line(figure)) } }
        @if let Some(note) = &standing.note { dt { "Note" } dd { (line(note)) } }
        @if let Some(day) = &standing.expires { dt { "Look again" } dd { (line(day)) } }
        @if !standing.evidence.is_empty() {
            dt { "Evidence" }
            dd { ul { @for piece in &standing.evidence { li { (evidence(piece)) } } } }
        }
    }
}

fn evidence(piece: &Evidence) -> Markup {
    html! {
        @match &piece.place {
            Place::Url { url, archived, archived_at } => {
                (linked(url))
                @if let Some(copy) = archived {
                    @let named = archived_at.as_deref().map_or("archived copy".to_string(), |at| format!("archived {}", line(moment::day(at))));
                    ", "
                    @match words::link(copy) {
                        Some(safe) => a href=(safe) rel="noreferrer noopener" { (named) },
                        None => { (named) ": " (line(copy)) },
                    }
                }
            }
            Place::File { path, blake3, bytes } => {
                (line(path)) ", " (bytes) " bytes, BLAKE3 " (line(blake3.get(..16).unwrap_or(blake3))) "…"
            }
        }
        @let about = words::about_evidence(piece);
        @if !about.is_empty() { " (" (about) ")" }
        @if let Some(quote) = &piece.quote { " " q { (line(quote)) } }
        @if let Some(figure) = &piece.figure { ", gives " (line(figure)) }
    }
}

fn history(sheet: &Sheet, claim: &ClaimCard) -> Markup {
    let deeds = sheet.history.get(&claim.id).map_or(&[][..], Vec::as_slice);
    html! {
        @if !deeds.is_empty() {
            details {
                summary { "History" span.vh { " of claim " (claim.id) } }
                ol { @for deed in deeds { li { (line(&moment::short(&deed.at))) " " (words::deed(deed)) } } }
            }
        }
    }
}
