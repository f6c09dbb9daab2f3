//! The headline once more, under the article or over its picture: twice in one line, or with a tail of furniture.
//!
//! `"Toll Rises To 15 Toll Rises To 15 Reviewed by Example News on March 19, 2025 Rating: 5"` → headline repeated.

use super::{Line, phrases, rating};

/// Headlines as letters and digits alone.
#[derive(Default)]
pub struct Repeats {
    keys: Vec<Vec<char>>,
}

/// Shorter headlines ("Talks resume") may be words of the article.
const SHORTEST: usize = 15;

impl Repeats {
    /// Remembers a headline.
    pub fn add(&mut self, headline: &str) {
        let key: Vec<char> = letters(headline).map(|(_, c)| c).collect();
        if key.len() >= SHORTEST && !self.keys.contains(&key) {
            self.keys.push(key);
        }
    }

    /// Whether the line is a headline once or more, with nothing behind it but furniture.
    pub fn holds(&self, line: &str) -> bool {
        self.keys.iter().any(|key| {
            let Some(mut rest) = after(line, key) else { return false };
            while let Some(further) = after(rest, key) {
                rest = further;
            }
            is_tail(rest)
        })
    }
}

/// What stands behind the headline that the line starts with.
fn after<'a>(line: &'a str, key: &[char]) -> Option<&'a str> {
    let mut letters = letters(line);
    let mut end = 0;
    for expected in key {
        let (at, c) = letters.next()?;
        if c != *expected {
            return None;
        }
        end = at;
    }
    let rest = &line[end..];
    let rest = &rest[rest.chars().next().map_or(0, char::len_utf8)..];
    // "Toll rises to 15" is not in "Toll rises to 150".
    (!rest.starts_with(char::is_alphanumeric)).then_some(rest)
}

fn letters(text: &str) -> impl Iterator<Item = (usize, char)> {
    text.char_indices().filter(|(_, c)| c.is_alphanumeric()).map(|(at, c)| (at, c.to_lowercase().next().unwrap_or(c)))
}

/// Nothing, an outlet ("| Example News"), or a line of furniture.
fn is_tail(rest: &str) -> bool {
    let tail = rest.trim_start_matches(|c: char| c.is_whitespace() || ".!?\"”’'»)…".contains(c));
    let line = Line::new(tail);
    let outlet = tail.strip_prefix(['|', '-', '–', '—', '·']).is_some_and(|o| o.starts_with(' '));
    let named = outlet && line.words.len() <= 5 && !tail.contains(|c: char| c.is_ascii_digit());
    line.words.is_empty() || named || (rating::RULE.fits)(&line).is_some() || phrases::whole(&line).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_headline_is_known_again_whatever_follows_it() {
        let mut repeats = Repeats::default();
        repeats.add("Toll Rises To 15 In Harbour Blast");
        for line in [
            "Toll rises to 15 in harbour blast",
            "Toll Rises To 15 In Harbour Blast Toll Rises To 15 In Harbour Blast",
            "Toll rises to 15 in harbour blast – Example News",
            "Toll Rises To 15 In Harbour Blast Reviewed by Example News on March 19, 2025 Rating: 5",
            "Toll rises to 15 in harbour blast. Share Tweet Email",
        ] {
            assert!(repeats.holds(line), "{line}");
        }
        for line in [
            "Toll rises to 15 in harbour blast, police said on Monday.",
            "Toll rises to 15 in harbour blasts",
            "Toll rises to 150 in harbour blast",
            "Toll rises",
        ] {
            assert!(!repeats.holds(line), "{line}");
        }
    }
}
