//! The text of an article, part by part, each figure marked and linked to its card, the cards of a part beside it.

use super::card;
use crate::export::words::{capital, sign};
use crate::ledger::{ClaimCard, Sheet};
use crate::visible::line;
use maud::{Markup, html};

/// Whether the text has its own headline.
pub(super) fn has_headline(sheet: &Sheet) -> bool {
    sheet.blocks.iter().any(|(kind, ..)| kind == "headline")
}

/// The parts of the text, and behind them the claims that stand in none.
pub(super) fn rows(sheet: &Sheet) -> Markup {
    let places = Places::of(&sheet.text);
    let (mut here, gone): (Vec<&ClaimCard>, Vec<&ClaimCard>) = sheet.claims.iter().partition(|claim| !claim.gone);
    here.sort_by_key(|claim| claim.figure.exact.begins);
    let mut claims = here.into_iter().peekable();
    let mut strays = Vec::new();
    let mut rows = Vec::with_capacity(sheet.blocks.len());
    for (kind, begins, ends) in &sheet.blocks {
        let mut inside = Vec::new();
        while let Some(claim) = claims.next_if(|claim| claim.figure.exact.ends <= *ends) {
            if claim.figure.exact.begins >= *begins { inside.push(claim) } else { strays.push(claim) }
        }
        rows.push(row(sheet, &places, kind, (*begins, *ends), &inside));
    }
    strays.extend(claims);
    html! {
        @for row in rows { (row) }
        (others(sheet, "Outside the text", &strays))
        (others(sheet, "No longer in the text", &gone))
    }
}

fn row(
    sheet: &Sheet,
    places: &Places<'_>,
    kind: &str,
    (begins, ends): (usize, usize),
    claims: &[&ClaimCard],
) -> Markup {
    let words = marked(places, begins, ends, claims);
    html! {
        div.row {
            div.words {
                @match kind {
                    "headline" => h2 { (words) },
                    "paragraph" => p { (words) },
                    "subhead" => h3 { (words) },
                    "item" => p.item { (words) },
                    "caption" => p.caption { (words) },
                    // Page furniture: its numerals are no claims.
                    _ => p.aside { (words) },
                }
            }
            @if !claims.is_empty() {
                ol.cards { @for claim in claims { (card::item(sheet, claim)) } }
            }
        }
    }
}

/// The stretch of text with its figures as links. Figures do not overlap; one that did would keep its card and lose its
/// mark.
fn marked(places: &Places<'_>, begins: usize, ends: usize, claims: &[&ClaimCard]) -> Markup {
    let mut done = begins;
    let mut parts = Vec::with_capacity(claims.len() * 2 + 1);
    for claim in claims {
        let figure = &claim.figure.exact;
        if figure.begins < done {
            continue;
        }
        parts.push(html! { (line(places.between(done, figure.begins))) (mark(claim, places.between(figure.begins, figure.ends))) });
        done = figure.ends;
    }
    html! { @for part in parts { (part) } (line(places.between(done, ends))) }
}

fn mark(claim: &ClaimCard, words: &str) -> Markup {
    let status = claim.status();
    html! {
        a class={ "fig " (super::class(status)) } id={ "figure-" (claim.id) } href={ "#claim-" (claim.id) } {
            (line(words))
            span.sign aria-hidden="true" { (sign(status)) }
            span.vh { " (" (capital(status)) ", claim " (claim.id) ")" }
        }
    }
}

fn others(sheet: &Sheet, title: &str, claims: &[&ClaimCard]) -> Markup {
    html! {
        @if !claims.is_empty() {
            div.left {
                h3 { (title) }
                ol.cards { @for claim in claims { (card::item(sheet, claim)) } }
            }
        }
    }
}

/// A text that is cut by code points.
struct Places<'a> {
    text: &'a str,
    /// Where each code point begins; empty for ASCII, where that is its number.
    borders: Vec<usize>,
}

impl<'a> Places<'a> {
    fn of(text: &'a str) -> Self {
        let borders = if text.is_ascii() { Vec::new() } else { text.char_indices().map(|(at, _)| at).collect() };
        Self { text, borders }
    }

    fn byte(&self, point: usize) -> usize {
        let byte = if self.borders.is_empty() { Some(point) } else { self.borders.get(point).copied() };
        byte.unwrap_or(self.text.len()).min(self.text.len())
    }

    fn between(&self, begins: usize, ends: usize) -> &'a str {
        self.text.get(self.byte(begins)..self.byte(ends)).unwrap_or_default()
    }
}
