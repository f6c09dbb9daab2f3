//! From bytes to articles: what a newsroom has, whatever its encoding, as text with its parts marked.
//!
//! `b"Toll rises to 15\n\nFifteen people died, police said.\n"` → one [`Article`] with a headline block and a paragraph.
//!
//! Each format is one file that says whether an input is of it, and one line in the ordered list below: the first that
//! fits reads. What is no prose of the article (`furniture`) is marked, not cut. Nothing here opens a file, asks the clock
//! or the network: the bytes are given.

mod blocks;
mod compose;
mod encoding;
mod front_matter;
mod furniture;
mod language;
mod lines;
mod meta;
mod paragraphs;
pub mod published;

use crate::model::Article;
use std::fmt;

/// The formats, each a module with `fits` and `read`. The order is precedence; `plain` takes what nobody else wants.
macro_rules! formats {
    ($($(#[$attribute:meta])* $name:ident),* $(,)?) => {
        $($(#[$attribute])* mod $name;)*
        const FORMATS: &[Format] = &[$($(#[$attribute])* Format { fits: $name::fits, read: $name::read }),*];
    };
}

formats! {
    gzip,
    unread,
    feed,
    ninjs,
    html,
    data,
    markdown,
    plain,
}

struct Format {
    fits: fn(&Input<'_>) -> bool,
    read: fn(&Input<'_>) -> Result<Vec<Article>, Refusal>,
}

/// What the caller knows of an input and the text may not say. What is given here wins over what the input says.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// The file's name or path, for telling the format and for messages.
    pub name: Option<String>,
    /// The headline.
    pub headline: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// When it was published.
    pub published: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The media type that a server named for it: `text/html; charset=utf-8`.
    pub media_type: Option<String>,
    /// How much of an input is read at most.
    pub limits: Limits,
}

/// How much of an input is read at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one input, and of each file unpacked from it.
    pub bytes: u64,
    /// Bytes of all that is unpacked from one input.
    pub expanded: u64,
    /// Articles of one input.
    pub entries: usize,
    /// Archives inside archives, letters inside letters.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 16 << 20, expanded: 256 << 20, entries: 10_000, depth: 4 }
    }
}

/// Why an input is no article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing but white space.
    Empty,
    /// Not text.
    Binary,
    /// More bytes than the limit allows.
    TooLarge {
        /// Bytes of the input.
        bytes: u64,
        /// Bytes allowed.
        limit: u64,
    },
    /// It unpacks to more bytes than the limit allows.
    Expands {
        /// Bytes allowed.
        limit: u64,
    },
    /// More articles, or more files, than the limit allows.
    TooMany {
        /// Articles allowed.
        limit: usize,
    },
    /// Nested or tangled beyond what any page needs.
    TooDeep,
    /// It is of a known format, but broken.
    Damaged {
        /// What it is: "gzip archive", "feed".
        what: &'static str,
        /// Where or why it breaks off.
        why: String,
    },
    /// It is of a known format that is not read.
    Unread {
        /// What it is, as one would finish "it is a …": "PDF", "picture", "file of JSON data".
        what: &'static str,
        /// The feature that this program would have to be built with to read it, if there is one.
        feature: Option<&'static str>,
    },
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("there is no text in it"),
            Self::Binary => f.write_str("it is not text"),
            Self::TooLarge { bytes, limit } => write!(f, "it has {bytes} bytes; the limit is {limit}"),
            Self::Expands { limit } => write!(f, "it unpacks to more than {limit} bytes, which is the limit"),
            Self::TooMany { limit } => write!(f, "it holds more than {limit} articles, which is the limit"),
            Self::Damaged { what, why } => write!(f, "the {what} is broken: {why}"),
            Self::Unread { what, feature: None } => write!(f, "it is a {what} that is not read"),
            Self::Unread { what, feature: Some(feature) } => {
                write!(f, "it is a {what}; this program was built without the feature `{feature}`, which reads it")
            }
            Self::TooDeep => f.write_str("its markup is nested too deeply, or too tangled, to be read"),
        }
    }
}

impl std::error::Error for Refusal {}

/// One input on its way to the format that reads it.
struct Input<'a> {
    bytes: &'a [u8],
    given: &'a Given,
    /// How it begins, in small letters, for telling the format. What is no ASCII is of no interest there.
    head: String,
    /// The end of its name, small and without the point: `md`.
    extension: String,
    /// How many archives or letters it was taken out of.
    depth: usize,
}

impl<'a> Input<'a> {
    fn new(bytes: &'a [u8], given: &'a Given, depth: usize) -> Self {
        let start = &bytes[..bytes.len().min(2048)];
        let head = match encoding_rs::Encoding::for_bom(start) {
            Some((encoding, mark)) => encoding.decode_without_bom_handling(&start[mark..]).0,
            None => String::from_utf8_lossy(start),
        };
        let file = given.name.as_deref().unwrap_or_default().rsplit(['/', '\\']).next().unwrap_or_default();
        let extension = file.rsplit_once('.').map_or_else(String::new, |(_, end)| end.to_ascii_lowercase());
        Self { bytes, given, head: head.to_ascii_lowercase(), extension, depth }
    }

    /// Whether its name ends like this, or a server named one of the media types for it.
    fn is_named(&self, extensions: &[&str], media_types: &[&str]) -> bool {
        let media = self.given.media_type.as_deref().and_then(|m| m.split(';').next()).unwrap_or_default();
        extensions.contains(&self.extension.as_str())
            || media_types.iter().any(|m| m.eq_ignore_ascii_case(media.trim()))
    }
}

/// Reads the articles of one input.
///
/// # Errors
/// When there is no text in it that could be read.
pub fn read(bytes: &[u8], given: &Given) -> Result<Vec<Article>, Refusal> {
    let mut articles = read_inside(bytes, given, 0)?;
    for article in &mut articles {
        language::note(article);
    }
    Ok(articles)
}

/// Reads what was taken out of `depth` other inputs.
fn read_inside(bytes: &[u8], given: &Given, depth: usize) -> Result<Vec<Article>, Refusal> {
    let size = bytes.len() as u64;
    if size > given.limits.bytes {
        return Err(Refusal::TooLarge { bytes: size, limit: given.limits.bytes });
    }
    if depth > given.limits.depth {
        return Err(Refusal::TooDeep);
    }
    let input = Input::new(bytes, given, depth);
    let format = FORMATS.iter().find(|format| (format.fits)(&input)).expect("plain text takes everything");
    let articles = (format.read)(&input)?;
    match articles.len() {
        0 => Err(Refusal::Empty),
        n if n > given.limits.entries => Err(Refusal::TooMany { limit: given.limits.entries }),
        _ => Ok(articles),
    }
}
