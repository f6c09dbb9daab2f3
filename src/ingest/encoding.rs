//! From bytes to text, in whatever encoding a newsroom's file is.
//!
//! `"\xA34m"` → `£4m`, with the notice that it was windows-1252. A byte order mark decides; then valid UTF-8; then what
//! the input declares of itself; then what its bytes look like (chardetng, the detector of Firefox). Nothing but the byte
//! order mark is taken away, so that offsets count in the text as given.

use super::Refusal;
use crate::model::Notice;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A text and how it was read.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The characters, without a byte order mark.
    pub text: String,
    /// What is worth saying about its encoding.
    pub notices: Vec<Notice>,
}

/// The text in `bytes`; `declared` is the name of the encoding that the input claims for itself, if it does.
pub fn decode(bytes: &[u8], declared: Option<&str>) -> Result<Decoded, Refusal> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, &bytes[mark..]);
    }
    let nul = memchr::memchr(0, bytes).is_some();
    if nul && let Some(encoding) = utf16_without_mark(bytes) {
        return decode_as(encoding, bytes);
    }
    if nul || is_binary(bytes) {
        return Err(if bytes.is_empty() { Refusal::Empty } else { Refusal::Binary });
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if text.chars().all(is_blank) => Err(Refusal::Empty),
        Ok(text) => Ok(Decoded { text: text.to_string(), notices: Vec::new() }),
        Err(_) if is_mostly_utf8(bytes) => decode_as(UTF_8, bytes),
        Err(_) => {
            let declared = declared.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
            let declared = declared.filter(|e| e.is_ascii_compatible() && *e != UTF_8);
            decode_as(declared.unwrap_or_else(|| guess(bytes)), bytes)
        }
    }
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8]) -> Result<Decoded, Refusal> {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    let mut notices = Vec::new();
    if encoding != UTF_8 {
        notices.push(Notice::Encoding(encoding.name()));
    }
    if broken {
        notices.push(Notice::BrokenCharacters);
    }
    match text.into_owned() {
        text if text.chars().all(is_blank) => Err(Refusal::Empty),
        text if is_binary(text.as_bytes()) => Err(Refusal::Binary),
        text => Ok(Decoded { text, notices }),
    }
}

/// White space, and the characters that take no room at all.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\0'..='\u{8}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// More than one control character in a hundred bytes. (ESC is let pass: ISO-2022-JP is made of it.)
fn is_binary(bytes: &[u8]) -> bool {
    let is_control = |b: u8| u8::from((b < 32) & (b.wrapping_sub(9) > 4) & (b != 27) | (b == 127));
    // Sums of at most 255 fit into a byte: so the compiler counts many bytes at a time.
    let controls: usize =
        bytes.chunks(255).map(|chunk| usize::from(chunk.iter().map(|&b| is_control(b)).sum::<u8>())).sum();
    controls * 100 > bytes.len()
}

/// UTF-16 saved without its mark: in English text nearly every second byte is zero, always on the same side; in other
/// scripts at least the spaces and line ends are.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |side: usize| bytes.iter().skip(side).step_by(2).filter(|&&b| b == 0).count();
    let (high, low) = (zeros(0), zeros(1));
    let encoding = if low > high { UTF_16LE } else { UTF_16BE };
    let one_sided = high.min(low) * 20 <= high.max(low) && high.max(low) * 25 >= bytes.len();
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    (one_sided && !is_binary(text.as_bytes())).then_some(encoding)
}

/// UTF-8 with a few broken bytes, as when a text was cut or pasted by hand: for each place that cannot be read there are
/// ten characters beyond ASCII that can.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|b| *b >= 0xc0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= bad * 10
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    // "\xA34m" in an English text is £4m and not Ł4m: where all bytes beyond ASCII are signs that English newspapers
    // use, a short text needs no more proof.
    let signs =
        |b: u8| matches!(b, 0x80 | 0x85 | 0x91..=0x97 | 0x99 | 0xa0 | 0xa3 | 0xa9 | 0xae | 0xb0 | 0xbc..=0xbe | 0xe9);
    if bytes.iter().filter(|b| !b.is_ascii()).all(|b| signs(*b)) {
        return encoding_rs::WINDOWS_1252;
    }
    let guess = detector.guess(None, Utf8Detection::Deny);
    // No tongue puts a Ł, a Ј or a Ģ in front of a number: "\xA33.5m" in a report from a café in Málaga is £3.5m.
    let pounds = bytes.windows(2).any(|two| two[0] == 0xa3 && two[1].is_ascii_digit());
    match pounds && guess.is_single_byte() {
        true => encoding_rs::WINDOWS_1252,
        false => guess,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> (String, Vec<Notice>) {
        let decoded = decode(bytes, None).unwrap();
        (decoded.text, decoded.notices)
    }

    fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn a_byte_order_mark_decides_and_goes() {
        assert_eq!(text("\u{feff}£4m".as_bytes()), ("£4m".into(), vec![]));
        assert_eq!(text(&utf16("\u{feff}£4m", u16::to_le_bytes)), ("£4m".into(), vec![Notice::Encoding("UTF-16LE")]));
        assert_eq!(text(&utf16("\u{feff}£4m", u16::to_be_bytes)), ("£4m".into(), vec![Notice::Encoding("UTF-16BE")]));
    }

    #[test]
    fn utf16_is_known_without_its_mark() {
        for story in
            ["Toll rises to 15\n\nFifteen people died.", "Число погибших выросло до 15 человек, сообщили власти."]
        {
            assert_eq!(text(&utf16(story, u16::to_le_bytes)), (story.into(), vec![Notice::Encoding("UTF-16LE")]));
            assert_eq!(text(&utf16(story, u16::to_be_bytes)), (story.into(), vec![Notice::Encoding("UTF-16BE")]));
        }
    }

    #[test]
    fn what_a_windows_machine_saved_is_read_as_that() {
        let saved = b"\x93It cost \xA34m,\x94 the caf\xE9 owner said \x96 twice.";
        assert_eq!(
            text(saved),
            ("“It cost £4m,” the café owner said – twice.".into(), vec![Notice::Encoding("windows-1252")])
        );
    }

    #[test]
    fn a_pound_in_front_of_a_number_is_one_whatever_the_names_look_like() {
        let saved = b"Caf\xE9 blaze kills 12\n\nTwelve people died in a caf\xE9 fire in M\xE1laga. Damage was put at \xA33.5m.\n";
        let (read, notices) = text(saved);
        assert!(read.contains("Málaga") && read.contains("£3.5m"), "{read}");
        assert_eq!(notices, [Notice::Encoding("windows-1252")]);
        let polish = b"Zgin\xEA\xB3o 15 os\xF3b, poda\xB3a policja w \xA3odzi.";
        assert!(text(polish).0.ends_with("w Łodzi."), "{}", text(polish).0);
    }

    #[test]
    fn one_broken_byte_does_not_turn_a_text_into_mojibake() {
        let mut bytes = "“£4m”, “£5m”, “£6m”, “£7m”, he said".as_bytes().to_vec();
        bytes.push(0xe2);
        let (read, notices) = text(&bytes);
        assert!(read.starts_with("“£4m”") && read.ends_with('\u{fffd}'), "{read}");
        assert_eq!(notices, [Notice::BrokenCharacters]);
    }

    #[test]
    fn the_declared_encoding_is_believed_only_where_the_bytes_allow_it() {
        let polish = b"Zgin\xEA\xB3o 15 os\xF3b, poda\xB3a policja.";
        assert_eq!(decode(polish, Some("iso-8859-2")).unwrap().text, "Zginęło 15 osób, podała policja.");
        assert_eq!(decode("£4m".as_bytes(), Some("iso-8859-1")).unwrap().text, "£4m", "valid UTF-8 is UTF-8");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(decode(b"", None), Err(Refusal::Empty));
        assert_eq!(decode(b" \r\n\t\xef\xbb\xbf", None), Err(Refusal::Empty));
        assert_eq!(decode(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0", None), Err(Refusal::Binary));
        assert_eq!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", None), Err(Refusal::Binary));
        let noise: Vec<u8> =
            (0..4000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).filter(|b| *b != 0).collect();
        assert_eq!(decode(&noise, None), Err(Refusal::Binary));
    }
}
