//! The card of one claim: what it says, who says so, the verdict with its grounds, and what was done.

use super::linked;
use crate::export::words;
use crate::ledger::{ClaimCard, Sheet};
use crate::model::{Evidence, Place, Standing};
use crate::moment;
use crate::visible::line;
use maud::{Markup, html};

/// The card as an item of a list.
pub(super) fn item(sheet: &Sheet, claim: &ClaimCard) -> Markup {
    let status = claim.status();
    html! {
        li.card class=(super::class(status)) id={ "claim-" (claim.id) } {
            h3 {
                @if claim.gone { (words::figure(claim)) } @else {
                    a href={ "#figure-" (claim.id) } { (words::figure(claim)) }
                }
            }
            p.verdict { (words::sign(status)) " " (words::capital(status)) (by(claim.standing.as_ref())) }
            dl {
                dt { "Says" } dd { (words::quantity(&claim.figure)) }
                dt { "Source" } dd { (words::source(claim)) }
                @if let Some(hedge) = &claim.hedge { dt { "Hedge" } dd { (line(hedge)) } }
                @if claim.gone { dt { "Sentence" } dd { q { (line(&claim.sentence.text)) } } }
                @if let Some(standing) = &claim.standing { (grounds(standing)) }
                dt { "Claim" } dd { (claim.id) " · " (claim.key) }
            }
            (history(sheet, claim))
        }
    }
}

fn by(standing: Option<&Standing>) -> String {
    standing.map_or(String::new(), |s| format!(" by {}, {}", line(&s.by), line(&moment::short(&s.at))))
}

fn grounds(standing: &Standing) -> Markup {
    html! {
        @if let Some(figure) = &standing.figure { dt { "Should be" } dd { (line(figure)) } }
        @if let Some(note) = &standing.note { dt { "Note" } dd { (line(note)) } }
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
                    ", archived"
                    @if let Some(at) = archived_at { " " (line(moment::day(at))) }
                    ": " (linked(copy))
                }
            }
            Place::File { path, blake3, bytes } => {
                (line(path)) ", " (bytes) " bytes, BLAKE3 " (line(blake3.get(..16).unwrap_or(blake3))) "…"
            }
        }
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
