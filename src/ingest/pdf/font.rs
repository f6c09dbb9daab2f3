//! A font of a PDF: which letters its codes stand for, and how wide they are.

use super::super::Refusal;
use super::damaged;
use lopdf::{Dictionary, Document, Encoding, Object};
use std::collections::HashMap;

/// What is needed of a font to read with it.
pub struct Font<'a> {
    encoding: Option<Encoding<'a>>,
    /// Bytes of a code.
    pub code_length: usize,
    /// Widths of codes in thousandths of the size.
    widths: HashMap<u32, f32>,
    default_width: f32,
}

impl<'a> Font<'a> {
    /// The font that a dictionary describes; what it leaves open is guessed.
    pub fn new(font: &'a Dictionary, document: &'a Document, limit: usize) -> Result<Self, Refusal> {
        let encoding = match font.get_font_encoding_with_limit(document, limit) {
            Err(e @ lopdf::Error::Decompress(_)) => return Err(damaged(&e.to_string())),
            encoding => encoding.ok(),
        };
        let is_composite = font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Type0");
        let (widths, default_width) =
            if is_composite { composite_widths(font, document) } else { simple_widths(font, document) };
        Ok(Self { encoding, code_length: if is_composite { 2 } else { 1 }, widths, default_width })
    }

    /// The letters of a string; nothing where they cannot be known.
    pub fn text(&self, bytes: &[u8]) -> String {
        let text = self.encoding.as_ref().and_then(|encoding| encoding.bytes_to_string(bytes).ok()).unwrap_or_default();
        text.chars().filter(|c| !c.is_control()).collect()
    }

    /// The width of a code, as a part of the font's size.
    pub fn width(&self, code: u32) -> f32 {
        self.widths.get(&code).copied().unwrap_or(self.default_width) / 1000.0
    }
}

fn number(object: &Object, document: &Document) -> Option<f32> {
    document.dereference(object).ok()?.1.as_float().ok()
}

fn entry<'a>(dictionary: &'a Dictionary, key: &[u8], document: &'a Document) -> Option<&'a Object> {
    dictionary.get_deref(key, document).ok()
}

/// The widths of Helvetica from the space to the tilde. Documents need not say them for the fonts that every reader has.
const HELVETICA: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];

/// `/FirstChar 32 /Widths [278 …]`.
fn simple_widths(font: &Dictionary, document: &Document) -> (HashMap<u32, f32>, f32) {
    let first = entry(font, b"FirstChar", document).and_then(|n| n.as_i64().ok()).unwrap_or(0).clamp(0, 255) as u32;
    let Some(widths) = entry(font, b"Widths", document).and_then(|list| list.as_array().ok()) else {
        let name = entry(font, b"BaseFont", document).and_then(|name| name.as_name().ok()).unwrap_or_default();
        let part = if name.starts_with(b"Times") { 0.9 } else { 1.0 };
        let widths = if name.starts_with(b"Courier") { [600; 95] } else { HELVETICA };
        return ((32..).zip(widths.map(|width| f32::from(width) * part)).collect(), 500.0);
    };
    let widths =
        widths.iter().take(256).zip(first..).filter_map(|(width, code)| Some((code, number(width, document)?)));
    (widths.collect(), 500.0)
}

/// `/DW 1000 /W [3 [278 355] 10 20 500]`.
fn composite_widths(font: &Dictionary, document: &Document) -> (HashMap<u32, f32>, f32) {
    let inner = || {
        let list = entry(font, b"DescendantFonts", document)?.as_array().ok()?;
        document.dereference(list.first()?).ok()?.1.as_dict().ok()
    };
    let Some(inner) = inner() else { return (HashMap::new(), 1000.0) };
    let default = entry(inner, b"DW", document).and_then(|n| n.as_float().ok()).unwrap_or(1000.0);
    let list = entry(inner, b"W", document).and_then(|list| list.as_array().ok());
    let mut widths = HashMap::new();
    let mut objects = list.into_iter().flatten().filter_map(|object| Some(document.dereference(object).ok()?.1));
    while let (Some(first), Some(next)) = (objects.next(), objects.next()) {
        let Ok(first) = first.as_i64() else { break };
        if let Ok(list) = next.as_array() {
            widths.extend(
                list.iter().take(65_536).zip(first as u32..).filter_map(|(w, code)| Some((code, number(w, document)?))),
            );
        } else if let (Ok(last), Some(width)) = (next.as_i64(), objects.next().and_then(|w| w.as_float().ok())) {
            widths.extend((first.clamp(0, 65_535)..=last.clamp(0, 65_535)).map(|code| (code as u32, width)));
        }
        if widths.len() > 70_000 {
            break;
        }
    }
    (widths, default)
}
