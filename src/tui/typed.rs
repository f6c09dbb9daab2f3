//! What somebody typed as grounds for a verdict: `https://example.org/post | 79 were downed` is a page and its words,
//! `minutes.pdf` a file, anything else a note.

use super::state::Wish;
use crate::error::Error;
use crate::model::{Evidence, Stance};
use crate::review::{Grounds, grounds};
use std::path::Path;

/// Whether what was typed can be used.
pub(super) fn readable(wish: &Wish) -> Result<(), Error> {
    match wish {
        Wish::Mark(_, _, words) => typed(words).map(drop),
        Wish::Evidence(words, stance) => piece(words, *stance).map(drop),
        _ => Ok(()),
    }
}

/// What somebody typed as grounds: an address or a file is evidence, anything else a note. Nothing is nothing.
pub(super) fn typed(words: &str) -> Result<Grounds, Error> {
    if words.is_empty() {
        return Ok(Grounds::default());
    }
    let place = words.split('|').next().unwrap_or_default().trim();
    let first = place.split_whitespace().next().unwrap_or_default();
    let is_file = Path::new(place).is_file();
    // "minutes.pdf" is meant as a file even where there is none: it must not quietly become a note.
    let like_file = !place.contains(' ')
        && (place.contains('/')
            || place.rsplit_once('.').is_some_and(|(a, b)| {
                !a.is_empty() && (2..=4).contains(&b.len()) && b.bytes().all(|b| b.is_ascii_alphanumeric())
            }));
    if first.starts_with("https://") || first.starts_with("http://") || is_file || like_file {
        return Ok(Grounds { evidence: vec![piece(words, None)?], ..Grounds::default() });
    }
    Ok(Grounds::typed(&[], None, None, Some(words))?)
}

/// `https://example.org/post | 79 were downed`: a place, and a quotation. After an address a space will do.
pub(super) fn piece(words: &str, stance: Option<Stance>) -> Result<Evidence, Error> {
    let (place, quote) = match words.split_once('|') {
        Some((place, quote)) => (place.trim(), quote.trim()),
        None if words.starts_with("http") => words.trim().split_once(char::is_whitespace).unwrap_or((words.trim(), "")),
        None => (words.trim(), ""),
    };
    let quote = quote.trim().trim_matches(['"', '“', '”']);
    let quote = (!quote.is_empty()).then(|| quote.to_string());
    Ok(Evidence { quote, stance, ..Evidence::at(grounds::place(place)?) })
}
