//! What somebody typed as grounds for a verdict: `https://example.org/post | 79 were downed | 79` is a page, its words and
//! the figure it gives, `minutes.pdf` a file, anything else a note.

use super::state::Wish;
use crate::error::Error;
use crate::model::{Evidence, Stance};
use crate::review::{Grounds, grounds};
use std::path::{Path, PathBuf};

/// Whether what was typed can be used.
pub(super) fn readable(wish: &Wish, home: Option<&Path>) -> Result<(), Error> {
    match wish {
        Wish::Mark(_, _, words) => typed(words, home).map(drop),
        Wish::Evidence(words, stance) => piece(words, *stance, home).map(drop),
        _ => Ok(()),
    }
}

/// What somebody typed as grounds: an address or a file is evidence, anything else a note. Nothing is nothing.
pub(super) fn typed(words: &str, home: Option<&Path>) -> Result<Grounds, Error> {
    if words.is_empty() {
        return Ok(Grounds::default());
    }
    let place = words.split('|').next().unwrap_or_default().trim();
    let first = place.split_whitespace().next().unwrap_or_default();
    let is_file = at_home(place, home).is_file();
    // "minutes.pdf" is meant as a file even where there is none: it must not quietly become a note.
    let like_file = !place.contains(' ')
        && (place.contains('/')
            || place.rsplit_once('.').is_some_and(|(a, b)| {
                !a.is_empty() && (2..=4).contains(&b.len()) && b.bytes().all(|b| b.is_ascii_alphanumeric())
            }));
    if first.starts_with("https://") || first.starts_with("http://") || is_file || like_file {
        return Ok(Grounds { evidence: vec![piece(words, None, home)?], ..Grounds::default() });
    }
    Ok(Grounds::typed(&[], None, None, Some(words))?)
}

/// `https://example.org/post | 79 were downed | 79`: a place, a quotation, and the figure that it gives. After an address a
/// space will do before the quotation.
pub(super) fn piece(words: &str, stance: Option<Stance>, home: Option<&Path>) -> Result<Evidence, Error> {
    let mut parts = words.splitn(3, '|').map(str::trim);
    let (mut place, mut quote) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let figure = parts.next().filter(|figure| !figure.is_empty()).map(str::to_string);
    if quote.is_empty() && place.starts_with("http") {
        (place, quote) = place.split_once(char::is_whitespace).unwrap_or((place, ""));
    }
    let quote = quote.trim().trim_matches(['"', '“', '”']);
    let quote = (!quote.is_empty()).then(|| quote.to_string());
    let place = at_home(place, home);
    Ok(Evidence { quote, figure, stance, ..Evidence::at(grounds::place(&place.to_string_lossy())?) })
}

/// A name with `~/` before it as the shell would read it; there is none in between here.
fn at_home(place: &str, home: Option<&Path>) -> PathBuf {
    match place.strip_prefix("~/").zip(home) {
        Some((rest, home)) => home.join(rest),
        None => PathBuf::from(place),
    }
}
