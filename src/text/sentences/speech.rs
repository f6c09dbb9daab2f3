//! Whether a speaker follows a quotation that has ended in `?` or `!`.
//!
//! `“Why now?” Prime Minister Anna Berg asked.` → yes; `“Why now?” Berg said it was late.` → no, a sentence of her own.

use super::{Case, case, case_of};
use crate::text::chars::{self, Class};
use crate::text::lists;
use crate::text::token::{Kind, Token};

/// How far a speaker may stretch: "former Deputy Prime Minister John Smith, 45, of Leeds, asked".
const REACH: usize = 14;

/// Whether the tokens begin with a speaker and a verb of speech that has no other content to hand over.
pub(super) fn follows(text: &str, tokens: &[Token]) -> bool {
    let mut named = false;
    let mut inside_commas = false;
    for (at, token) in tokens.iter().enumerate().take(REACH) {
        let word = token.span.text(text);
        match (token.kind, case_of(text, *token)) {
            (Kind::Word, Case::Lower) if named && lists::SPEECH.has(word) => {
                return hands_over(text, &tokens[at + 1..]);
            }
            (Kind::Word, Case::Upper) if at == 0 && lists::OPENERS.has(word) => return false,
            (Kind::Word, Case::Upper) => named = true,
            // ", who asked for more," is not the verb that the quotation waits for.
            (Kind::Word, Case::Lower) if matches!(word, "who" | "which" | "whose" | "that") => return false,
            (Kind::Word, Case::Lower)
                if inside_commas
                    || matches!(word, "of" | "the" | "and" | "de" | "van" | "von" | "bin" | "al" | "el") => {}
            (Kind::Word, _) if token.glued => {}
            (Kind::Mark, _) if word == "," && named => inside_commas = !inside_commas,
            (Kind::Mark, _) if matches!(word, "-" | "’" | "'") && token.glued => {}
            (Kind::Number, _) if inside_commas => {}
            _ => return false,
        }
    }
    false
}

/// Whether what follows the verb is its circumstance (a comma, "on Monday", "reporters") and not a clause that it reports.
fn hands_over(text: &str, rest: &[Token]) -> bool {
    let Some(token) = rest.first() else { return true };
    let word = token.span.text(text);
    match (token.kind, case(word)) {
        (Kind::Mark, _) => !matches!(word, "“" | "\"" | "‘") && chars::at(word, 0).0 == Class::Mark,
        (Kind::Word, Case::Upper) => word.ends_with("day"),
        (Kind::Word, Case::Lower) => {
            const CIRCUMSTANCES: [&str; 38] = [
                "about", "after", "afterwards", "again", "aloud", "as", "at", "back", "before", "during", "early",
                "earlier", "following", "for", "from", "her", "him", "in", "into", "last", "late", "later", "me",
                "months", "of", "on", "outside", "reporters", "rhetorically", "them", "through", "to", "us", "via",
                "when", "while", "with", "yesterday",
            ];
            CIRCUMSTANCES.contains(&word) || word.ends_with("ly")
        }
        _ => false,
    }
}
