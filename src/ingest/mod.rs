//! From bytes to articles: what a newsroom has, whatever its encoding, as text with its parts marked.

use crate::model::Article;
use std::fmt;

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

/// Reads the articles of one input.
///
/// # Errors
/// When there is no text in it that could be read.
pub fn read(_bytes: &[u8], _given: &Given) -> Result<Vec<Article>, Refusal> {
    Err(Refusal::Empty)
}
