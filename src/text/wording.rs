//! What a rule asks of the words in a row, whoever holds them: a sentence opened for figures, a sentence opened for voices.
//!
//! Only [`txt`](Wording::txt) is for the holder to say. Asking beyond either end is allowed and answers "nothing there", so a
//! rule may look left and right without counting first.

use crate::lexicon::same;

/// Words in a row, each at its place.
pub trait Wording<'a> {
    /// The word there, as it stands; empty beyond either end.
    #[must_use]
    fn txt(&self, at: usize) -> &'a str;

    /// Whether this word stands there, in any case.
    #[must_use]
    #[inline]
    fn is(&self, at: usize, word: &str) -> bool {
        same(self.txt(at), word)
    }

    /// Whether one of these words stands there, in any case.
    #[must_use]
    #[inline]
    fn any(&self, at: usize, words: &[&str]) -> bool {
        let text = self.txt(at);
        !text.is_empty() && words.iter().any(|w| same(text, w))
    }

    /// Whether these words stand there, one after the other.
    #[must_use]
    #[inline]
    fn row(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(i, w)| self.is(at.wrapping_add(i), w))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Few(&'static [&'static str]);

    impl Wording<'static> for Few {
        fn txt(&self, at: usize) -> &'static str {
            self.0.get(at).copied().unwrap_or_default()
        }
    }

    #[test]
    fn beyond_either_end_stands_nothing() {
        let words = Few(&["Up", "to", "343"]);
        assert!(words.is(0, "up") && words.any(1, &["of", "TO"]) && words.row(0, &["up", "to"]));
        assert!(!words.any(3, &["", "343"]) && !words.row(1, &["to", "343", "drones"]));
        assert!(!words.is(0usize.wrapping_sub(1), "up") && words.row(usize::MAX, &["", "up"]));
    }
}
