//! Where something stands in a text.
//!
//! `"17 people"`, the number → `Span { start: 0, end: 2 }`. A [`Span`] counts bytes of one particular text, lies on
//! character borders, and is the only way in which the rest of the program speaks of places: words are never copied out
//! until they are shown. [`CodePoints`] turns bytes into the Unicode code points that the outside world counts in.

use serde::{Deserialize, Serialize};

/// A stretch of one text, in bytes: `start` inclusive, `end` exclusive, both on character borders.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// First byte of the stretch.
    pub start: u32,
    /// The byte after its last one.
    pub end: u32,
}

impl Span {
    /// The stretch from `start` up to `end`, in bytes. Texts above 4 GiB are refused long before they come here.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "a span cannot end before it starts");
        Self { start: start as u32, end: end as u32 }
    }

    /// The words that stand there.
    #[must_use]
    #[inline]
    pub fn text(self, body: &str) -> &str {
        &body[self.start as usize..self.end as usize]
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether nothing stands there.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The smallest stretch that holds both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies inside this stretch, borders included.
    #[must_use]
    pub fn holds(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The stretch without white space at its ends.
    #[must_use]
    pub fn trim(self, body: &str) -> Self {
        let text = self.text(body);
        let start = self.start as usize + (text.len() - text.trim_start().len());
        Self::new(start, start + text.trim().len())
    }
}

/// Byte offsets of one text as Unicode code points, the unit of the W3C Web Annotation selectors.
///
/// Made in one pass over the text; then every offset, in any order, costs a look at 128 bytes at most.
pub struct CodePoints<'a> {
    text: &'a str,
    /// The code points before each stretch of [`STRETCH`] bytes; none where every byte is a code point.
    before: Vec<u32>,
}

/// Bytes between two of the counts that [`CodePoints`] keeps.
const STRETCH: usize = 128;

impl<'a> CodePoints<'a> {
    /// Counts the text through once.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        if text.is_ascii() {
            return Self { text, before: Vec::new() };
        }
        let mut sum = 0;
        let counted = text.as_bytes().chunks(STRETCH).map(|chunk| {
            let before = sum;
            sum += count(chunk) as u32;
            before
        });
        Self { text, before: counted.collect() }
    }

    /// The number of code points before byte `byte`, which must lie on a character border.
    #[must_use]
    pub fn at(&self, byte: usize) -> usize {
        if self.before.is_empty() {
            return byte;
        }
        let stretch = (byte / STRETCH).min(self.before.len() - 1);
        self.before[stretch] as usize + count(&self.text.as_bytes()[stretch * STRETCH..byte])
    }

    /// Both ends of a span as code points.
    #[must_use]
    pub fn span(&self, span: Span) -> (usize, usize) {
        (self.at(span.start as usize), self.at(span.end as usize))
    }
}

/// Code points in UTF-8 bytes: every byte that does not continue a character.
fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&b| (b as i8) >= -0x40).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_are_counted_not_bytes() {
        let text = "£4 – “two”";
        let points = CodePoints::new(text);
        let two = Span::new(text.find("two").unwrap(), text.find("two").unwrap() + 3);
        assert_eq!(points.span(two), (6, 9));
        assert_eq!(points.span(Span::new(0, 2)), (0, 1), "in any order");
    }

    #[test]
    fn code_points_agree_with_counting_characters() {
        for text in [String::new(), "x".repeat(400), "x£–千𝟜".repeat(60), "千".repeat(128)] {
            let points = CodePoints::new(&text);
            for (n, (byte, _)) in text.char_indices().enumerate() {
                assert_eq!(points.at(byte), n);
            }
            assert_eq!(points.at(text.len()), text.chars().count());
        }
    }

    #[test]
    fn trimming_keeps_to_character_borders() {
        let text = "  «12»\u{a0} ";
        assert_eq!(Span::new(0, text.len()).trim(text).text(text), "«12»");
        assert!(Span::new(1, 2).trim(text).is_empty());
    }
}
