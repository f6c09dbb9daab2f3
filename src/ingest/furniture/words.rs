//! A line as small words, for comparing.
//!
//! `"Editor’s note: 5:45 p.m."` → `editor's` `note` `5` `45` `p` `m`.

/// A line and its words.
pub struct Line<'a> {
    /// As it stands.
    pub text: &'a str,
    /// In small letters, apostrophes straight; numbers are words too.
    pub words: Vec<String>,
}

impl<'a> Line<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text, words: words(text) }
    }

    /// Whether the line opens with these words.
    pub fn opens(&self, words: &[&str]) -> bool {
        self.words.len() >= words.len() && words.iter().zip(&self.words).all(|(a, b)| a == b)
    }

    /// Whether it opens with one of these.
    pub fn opens_any(&self, openers: &[&[&str]]) -> bool {
        openers.iter().any(|words| self.opens(words))
    }

    /// Whether one of these is among its words.
    pub fn has_any(&self, words: &[&str]) -> bool {
        self.words.iter().any(|word| words.contains(&word.as_str()))
    }

    /// What stands after the first `n` words, the signs after them included.
    pub fn after(&self, n: usize) -> &'a str {
        let mut rest = self.text;
        for _ in 0..n {
            rest = rest.trim_start_matches(|c: char| !is_word(c)).trim_start_matches(is_word);
        }
        rest
    }

    /// Whether the line is in brackets from end to end.
    pub fn is_bracketed(&self) -> bool {
        let text = self.text.trim_end_matches('.');
        (text.starts_with('(') && text.ends_with(')')) || (text.starts_with('[') && text.ends_with(']'))
    }
}

/// The words of a text in small letters.
pub fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !is_word(c)).map(|w| w.trim_matches(['\'', '’']));
    words.filter(|w| !w.is_empty()).map(|w| w.to_lowercase().replace('’', "'")).collect()
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '\'' || c == '’'
}
