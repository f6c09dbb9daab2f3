//! The numbers and names by which people and programs speak of things.
//!
//! A claim has two: a small number that belongs to one ledger (`12`: short, double-clickable, never used twice), and a
//! key that belongs to the text itself (`kq3vxm2a7t`), the same in every ledger and in `extract`, which has no ledger.

use serde::Serialize;
use std::fmt;

/// A claim's number in one ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct ClaimId(pub i64);

/// An article's number in one ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct ArticleId(pub i64);

/// A revision's number in one ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct RevisionId(pub i64);

/// The number of one user action: that of its first event. All its events are undone together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Action(pub i64);

/// BLAKE3 of a revision's text, which is what makes two texts the same.
pub type TextHash = [u8; 32];

/// A claim's name in every ledger: ten letters and digits made from the text and the figure's place in it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClaimKey([u8; 10]);

/// The digits of base 32 as RFC 4648 has them, in lower case; the first sixteen are letters.
const DIGITS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

impl ClaimKey {
    /// The key of the figure that stands at these code points of the text with this hash. It starts with a letter, so
    /// that nobody takes it for a number.
    #[must_use]
    pub fn of(text: &TextHash, start: usize, end: usize) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(text);
        hasher.update(&(start as u64).to_le_bytes());
        hasher.update(&(end as u64).to_le_bytes());
        let hash = hasher.finalize();
        let bits = u64::from_le_bytes(hash.as_bytes()[..8].try_into().expect("eight of thirty-two bytes"));
        let mut key = [0; 10];
        for (place, digit) in key.iter_mut().enumerate() {
            let five = (bits >> (5 * place)) as usize & 31;
            *digit = DIGITS[if place == 0 { five & 15 } else { five }];
        }
        Self(key)
    }

    /// The key that these words spell, if they do.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let key: [u8; 10] = name.as_bytes().try_into().ok()?;
        let sound = key[0].is_ascii_lowercase() && key.iter().all(|b| DIGITS.contains(b));
        sound.then_some(Self(key))
    }

    /// Its ten characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("made of ASCII digits only")
    }
}

/// The hash of a text.
#[must_use]
pub fn text_hash(text: &str) -> TextHash {
    *blake3::hash(text.as_bytes()).as_bytes()
}

/// A claim as a person names it: by number or by key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimRef {
    /// Its number in this ledger.
    Id(ClaimId),
    /// Its key.
    Key(ClaimKey),
}

impl ClaimRef {
    /// `12`, `#12` or `kq3vxm2a7t`; `None` for anything else.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let digits = name.strip_prefix('#').unwrap_or(name);
        if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) {
            return digits.parse().ok().map(|n| Self::Id(ClaimId(n)));
        }
        ClaimKey::from_name(name).map(Self::Key)
    }
}

impl fmt::Display for ClaimId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for RevisionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for ClaimKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for ClaimKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for ClaimKey {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_depends_on_text_and_place_and_never_changes() {
        let text = text_hash("Russia launched 126 drones.");
        let key = ClaimKey::of(&text, 16, 19);
        assert_eq!(key.as_str(), "ckcjblffcj", "keys are stored in ledgers and must stay as they are");
        assert_ne!(key, ClaimKey::of(&text, 16, 20));
        assert_ne!(key, ClaimKey::of(&text_hash("Russia launched 127 drones."), 16, 19));
        assert_eq!(ClaimKey::from_name(key.as_str()), Some(key));
    }

    #[test]
    fn numbers_and_keys_are_told_apart() {
        assert_eq!(ClaimRef::from_name("12"), Some(ClaimRef::Id(ClaimId(12))));
        assert_eq!(ClaimRef::from_name("#12"), Some(ClaimRef::Id(ClaimId(12))));
        assert!(matches!(ClaimRef::from_name("kq3vxm2a7t"), Some(ClaimRef::Key(_))));
        assert_eq!(ClaimRef::from_name("2345672345"), Some(ClaimRef::Id(ClaimId(2_345_672_345))));
        for nonsense in ["", "#", "verified", "-1", "KQ3VXM2A7T", "9kq3vxm2a7", "99999999999999999999"] {
            assert_eq!(ClaimRef::from_name(nonsense), None, "{nonsense}");
        }
    }
}
