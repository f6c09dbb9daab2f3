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
/// Asking in rising order costs one pass over the text; an offset that lies before the last one starts over.
pub struct CodePoints<'a> {
    text: &'a str,
    byte: usize,
    point: usize,
}

impl<'a> CodePoints<'a> {
    /// A counter that stands at the start of `text`.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self { text, byte: 0, point: 0 }
    }

    /// The number of code points before byte `byte`, which must lie on a character border.
    pub fn at(&mut self, byte: usize) -> usize {
        if byte < self.byte {
            (self.byte, self.point) = (0, 0);
        }
        self.point += count(&self.text.as_bytes()[self.byte..byte]);
        self.byte = byte;
        self.point
    }

    /// Both ends of a span as code points.
    pub fn span(&mut self, span: Span) -> (usize, usize) {
        let start = self.at(span.start as usize);
        (start, self.at(span.end as usize))
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
        let mut points = CodePoints::new(text);
        let two = Span::new(text.find("two").unwrap(), text.find("two").unwrap() + 3);
        assert_eq!(points.span(two), (6, 9));
        assert_eq!(points.span(Span::new(0, 2)), (0, 1), "asking backwards starts over");
    }

    #[test]
    fn trimming_keeps_to_character_borders() {
        let text = "  «12»\u{a0} ";
        assert_eq!(Span::new(0, text.len()).trim(text).text(text), "«12»");
        assert!(Span::new(1, 2).trim(text).is_empty());
    }
}
