//! Short words as one number, and a table to find them in.
//!
//! `"Dozens"` → its small letters and its length in sixteen bytes, which are hashed and compared at once. Every token of an
//! article is looked up, and nearly all are short; other words, and words of other than ASCII letters, are the business of
//! whoever asks.

use super::Entry;

/// A word of at most [`LONGEST`] ASCII letters and signs, in small letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Packed(u128);

/// The longest word that fits: behind it come its length, one byte, and the place of its entry, two bytes.
const LONGEST: usize = 13;

/// The bits of a slot that tell the word; those above are the place of its entry.
const WORD: u32 = 112;

const ONES: u64 = u64::from_le_bytes([1; 8]);

impl Packed {
    /// The word, if it fits.
    #[inline]
    pub(super) fn of(word: &[u8]) -> Option<Self> {
        let n = word.len();
        let eight = |at: usize| word[at..].first_chunk().map_or(0, |b| u64::from_le_bytes(*b));
        let four = |at: usize| word[at..].first_chunk().map_or(0, |b| u32::from_le_bytes(*b));
        // The two ends of the word, which overlap in the middle; the first eight bytes, and the others.
        let (low, high) = match n {
            0 => (0, 0),
            1..4 => {
                let one = |at: usize| u64::from(word[at]) << (8 * at);
                (one(0) | one(n / 2) | one(n - 1), 0)
            }
            4..8 => (u64::from(four(0)) | u64::from(four(n - 4)) << (8 * (n - 4)), 0),
            8 => (eight(0), 0),
            9..=LONGEST => (eight(0), eight(n - 8) >> (8 * (16 - n))),
            _ => return None,
        };
        if (low | high) & (ONES << 7) != 0 {
            return None;
        }
        let small = |raw: u64| {
            // The high bit of a byte says whether it is "A" or above, and whether it is above "Z".
            let from_a = raw + ONES * (0x80 - b'A' as u64);
            let beyond_z = raw + ONES * (0x7F - b'Z' as u64);
            raw | (from_a & !beyond_z & (ONES << 7)) >> 2
        };
        let length = (n as u64) << (8 * (LONGEST - 8));
        Some(Self(u128::from(small(low)) | u128::from(small(high) | length) << 64))
    }

    #[inline]
    fn hash(self) -> u64 {
        let (low, high) = (self.0 as u64, (self.0 >> 64) as u64);
        (low ^ high.rotate_left(25)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }
}

/// Entries by short words.
pub(super) struct Table {
    /// A word and, from one, the place of its entry; 0 is free. At most a quarter is taken.
    slots: Vec<u128>,
    /// How far a hash is moved to become the number of a slot.
    shift: u32,
    /// A bit for each sixteenth of a slot, set where a word's hash falls. It stays in the fastest memory, and names and most
    /// nouns, which stand in no list, are done with here.
    taken: Vec<u64>,
    entries: Vec<Entry>,
}

impl Table {
    /// A table of these words; there are fewer than 65,536.
    pub(super) fn new(words: impl Iterator<Item = (Packed, Entry)>) -> Self {
        let (words, entries): (Vec<Packed>, Vec<Entry>) = words.unzip();
        assert!(entries.len() < usize::from(u16::MAX), "the place of an entry fits in two bytes");
        let size = (4 * words.len()).next_power_of_two().max(2);
        let shift = 64 - size.trailing_zeros();
        let mut table = Self { slots: vec![0; size], shift, taken: vec![0; size / 4 + 1], entries };
        for (place, word) in words.into_iter().enumerate() {
            let (at, bit) = table.bit(word.hash());
            table.taken[at] |= bit;
            let mut slot = (word.hash() >> table.shift) as usize;
            while table.slots[slot] != 0 {
                slot = (slot + 1) % size;
            }
            table.slots[slot] = word.0 | (place as u128 + 1) << WORD;
        }
        table
    }

    /// Where the bit of a hash stands in `taken`.
    #[inline]
    fn bit(&self, hash: u64) -> (usize, u64) {
        let sixteenth = hash >> (self.shift - 4);
        ((sixteenth / 64) as usize, 1 << (sixteenth % 64))
    }

    /// The entry of a word.
    #[inline]
    pub(super) fn get(&self, word: Packed) -> Option<&Entry> {
        let (at, bit) = self.bit(word.hash());
        if self.taken[at] & bit == 0 {
            return None;
        }
        let mut slot = (word.hash() >> self.shift) as usize;
        loop {
            let found = self.slots[slot];
            if found == 0 {
                return None;
            }
            if found & ((1 << WORD) - 1) == word.0 {
                return self.entries.get((found >> WORD) as usize - 1);
            }
            slot = (slot + 1) % self.slots.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_word_is_packed_in_small_letters() {
        assert_eq!(Packed::of(b"DoZeNs"), Packed::of(b"dozens"));
        assert_eq!(Packed::of(b"[A`Z{@"), Packed::of(b"[a`z{@"));
        assert_ne!(Packed::of(b"a"), Packed::of(b"a\0"));
        assert_eq!(Packed::of("n\u{2019}t".as_bytes()), None);
        assert_eq!(Packed::of(b"administration"), None);
    }

    proptest! {
        #[test]
        fn packing_is_lower_casing(a in "[ -~]{0,13}", b in "[ -~]{0,13}") {
            let same = Packed::of(a.as_bytes()) == Packed::of(b.as_bytes());
            prop_assert_eq!(same, a.eq_ignore_ascii_case(&b));
            prop_assert_eq!(Packed::of(a.as_bytes()), Packed::of(a.to_ascii_lowercase().as_bytes()));
        }

        #[test]
        fn a_table_finds_its_words_and_no_others(words in proptest::collection::hash_set("[a-z'.-]{0,13}", 0..200), other in "[a-z'.-]{0,13}") {
            let entry = |n: usize| Entry { cardinal: Some(n as u32), ..Entry::EMPTY };
            let listed: Vec<&String> = words.iter().collect();
            let packed = |word: &str| Packed::of(word.as_bytes()).unwrap();
            let table = Table::new(listed.iter().enumerate().map(|(n, word)| (packed(word), entry(n))));
            for (n, word) in listed.iter().enumerate() {
                prop_assert_eq!(table.get(packed(word)).and_then(|e| e.cardinal), Some(n as u32));
            }
            prop_assert_eq!(table.get(packed(&other)).is_some(), words.contains(&other));
        }
    }
}
