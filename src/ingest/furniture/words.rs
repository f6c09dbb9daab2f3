//! A line as words, for comparing without regard to letters' size.
//!
//! `"Editor’s note: 5:45 p.m."` → `Editor’s` `note` `5` `45` `p` `m`.

use crate::lexicon;

/// A line and its words.
pub struct Line<'a> {
    /// As it stands.
    pub text: &'a str,
    /// Its words as they stand; numbers are words too.
    pub words: Vec<&'a str>,
}

impl<'a> Line<'a> {
    pub fn new(text: &'a str) -> Self {
        let mut words = Vec::with_capacity(text.len() / 5);
        let found = text.split(|c: char| !is_word(c)).filter(|w| !w.is_empty());
        words.extend(found.map(bare).filter(|w| !w.is_empty()));
        Self { text, words }
    }

    /// Whether the line opens with these words.
    pub fn opens(&self, words: &[&str]) -> bool {
        starts(&self.words, words)
    }

    /// Whether it opens with one of these.
    pub fn opens_any(&self, openers: &[&[&str]]) -> bool {
        openers.iter().any(|words| self.opens(words))
    }

    /// Whether one of these is among its words.
    pub fn has_any(&self, words: &[&str]) -> bool {
        self.words.iter().any(|word| is_any(word, words))
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

/// Whether the words of a line start with those of a phrase.
pub fn starts(words: &[&str], phrase: &[&str]) -> bool {
    words.len() >= phrase.len() && words.iter().zip(phrase).all(|(word, expected)| same(word, expected))
}

/// Whether a word is one of the small ones.
pub fn is_any(word: &str, small: &[&str]) -> bool {
    small.iter().any(|expected| same(word, expected))
}

/// Whether a word is the small one; a curly apostrophe is as good as a straight one.
pub fn same(word: &str, small: &str) -> bool {
    lexicon::same(word, small)
        || (word.len() > small.len()
            && !word.is_ascii()
            && word.contains('’')
            && word.replace('’', "'").eq_ignore_ascii_case(small))
}

fn is_word(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() || c == '\'' } else { c.is_alphanumeric() || c == '’' }
}

/// A word without the apostrophes at its ends, which may be marks of quotation.
fn bare(word: &str) -> &str {
    let plain = |b: Option<&u8>| b.is_some_and(u8::is_ascii_alphanumeric);
    let bytes = word.as_bytes();
    if plain(bytes.first()) && plain(bytes.last()) { word } else { word.trim_matches(['\'', '’']) }
}
