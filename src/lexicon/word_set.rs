//! A closed list of words that code asks for, word by word of a text.
//!
//! `static NEAR: WordSet = WordSet::new(&["late", "early"]); NEAR.has("Late")` → true. Lists of words that an editor may
//! extend are files; this is for those that belong to one rule.

/// A list of words in small letters that is asked for a word in any case.
pub struct WordSet {
    words: &'static [&'static str],
    /// For each first letter the lengths of its words, a bit each: most words of a text are done with here.
    lengths: [u32; 32],
    /// The same for each last letter, which leaves hardly any other.
    endings: [u32; 32],
}

impl WordSet {
    /// The set of these words, none of them empty.
    #[must_use]
    pub const fn new(words: &'static [&'static str]) -> Self {
        let (mut lengths, mut endings) = ([0; 32], [0; 32]);
        let mut n = 0;
        while n < words.len() {
            let word = words[n].as_bytes();
            lengths[(word[0] & 31) as usize] |= bit(word.len());
            endings[(word[word.len() - 1] & 31) as usize] |= bit(word.len());
            n += 1;
        }
        Self { words, lengths, endings }
    }

    /// Whether it has the word, in any case.
    #[must_use]
    #[inline]
    pub fn has<W: AsRef<[u8]> + ?Sized>(&self, word: &W) -> bool {
        let word = word.as_ref();
        let ([first, .., last] | [first @ last]) = word else { return false };
        let lengths = self.lengths[usize::from(first & 31)] & self.endings[usize::from(last & 31)];
        lengths & bit(word.len()) != 0 && self.words.iter().any(|w| w.as_bytes().eq_ignore_ascii_case(word))
    }
}

/// All words of 31 bytes and more share one bit.
const fn bit(length: usize) -> u32 {
    1 << if length < 31 { length } else { 31 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    static SET: WordSet = WordSet::new(&["late", "no.", "caf\u{e9}", "counterdemonstrations-and-rallies", "--"]);

    proptest! {
        #[test]
        fn a_set_has_its_words_in_any_case(word in "(?i)late|no\\.|caf\u{e9}|counterdemonstrations-and-rallies|--|[a-z.-]{0,5}") {
            prop_assert_eq!(SET.has(&word), SET.words.iter().any(|w| w.eq_ignore_ascii_case(&word)));
        }
    }
}
