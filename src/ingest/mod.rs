//! From bytes to articles: what a newsroom has, whatever its encoding, as text with its parts marked.
//!
//! `b"Toll rises to 15\n\nFifteen people died, police said.\n"` → one [`Article`] with a headline block and a paragraph.
//!
//! Each format is one file that says whether an input is of it, and one line in the ordered list below: the first that
//! fits reads. What is no prose of the article (`furniture`) is marked, not cut. Nothing here opens a file, asks the clock
//! or the network: the bytes are given.

mod blocks;
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
    /// How much of an input is read at most.
    pub limits: Limits,
}

/// How much of an input is read at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the input.
    pub bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 16 << 20 }
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
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("there is no text in it"),
            Self::Binary => f.write_str("it is not text"),
            Self::TooLarge { bytes, limit } => write!(f, "it has {bytes} bytes; the limit is {limit}"),
        }
    }
}

impl std::error::Error for Refusal {}

/// One input on its way to the format that reads it.
struct Input<'a> {
    bytes: &'a [u8],
    given: &'a Given,
}

impl Input<'_> {
    /// The end of the file's name, small and without its point: `md`.
    fn extension(&self) -> String {
        let name = self.given.name.as_deref().unwrap_or_default();
        let file = name.rsplit(['/', '\\']).next().unwrap_or_default();
        file.rsplit_once('.').map_or_else(String::new, |(_, end)| end.to_ascii_lowercase())
    }
}

/// Reads the articles of one input.
///
/// # Errors
/// When there is no text in it that could be read.
pub fn read(bytes: &[u8], given: &Given) -> Result<Vec<Article>, Refusal> {
    let size = bytes.len() as u64;
    if size > given.limits.bytes {
        return Err(Refusal::TooLarge { bytes: size, limit: given.limits.bytes });
    }
    let input = Input { bytes, given };
    let format = FORMATS.iter().find(|format| (format.fits)(&input)).expect("plain text takes everything");
    let mut articles = (format.read)(&input)?;
    for article in &mut articles {
        language::note(article);
    }
    Ok(articles)
}
