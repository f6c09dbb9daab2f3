//! An article: one published text and what is known of its publication.

use crate::span::Span;

/// One published text, its parts marked as spans. Nothing of the text is lost: what is no body stands there too, with
/// the reason it is set aside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// The whole text; every span of the article counts in it.
    pub text: String,
    /// Its parts in text order; they do not overlap.
    pub blocks: Vec<Block>,
    /// The headline in words, also where it comes from a tag and not from the text.
    pub headline: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Who wrote it, as printed.
    pub byline: Option<String>,
    /// When it was published.
    pub published: Option<Published>,
    /// Its canonical address.
    pub url: Option<String>,
    /// What the reader should know about how it was read.
    pub notices: Vec<Notice>,
}

/// A moment as its publisher wrote it: RFC 3339 with the publisher's own offset, or a date alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published(pub String);

/// One part of an article: a stretch that sentences never cross.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a part of an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// The headline at the top.
    Headline,
    /// A paragraph of the body.
    Paragraph,
    /// A heading inside the body.
    Subhead,
    /// One item of a list.
    Item,
    /// The line under a picture.
    Caption,
    /// Not the article's own words: its numerals are boilerplate.
    Furniture(Furniture),
}

impl BlockKind {
    /// The word in the ledger; for page furniture the reason.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Paragraph => "paragraph",
            Self::Subhead => "subhead",
            Self::Item => "item",
            Self::Caption => "caption",
            Self::Furniture(why) => why.as_str(),
        }
    }
}

/// Why a part is page furniture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Furniture {
    /// The headline once more.
    RepeatedHeadline,
    /// "Rating: 5", "Reviewed by … on …".
    Rating,
    /// Share counts and buttons.
    Share,
    /// A pointer to another story.
    Related,
    /// A place for an advertisement.
    Advertisement,
    /// Picture counts, video lengths, "Listen to article".
    Media,
    /// "Updated at 5 p.m.": when the page was made.
    Stamp,
    /// Invitations to subscribe, follow, sign up.
    Invitation,
    /// Copyright and contact lines.
    Imprint,
}

impl Furniture {
    /// The reason in words, for tables and notices.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RepeatedHeadline => "headline repeated",
            Self::Rating => "rating",
            Self::Share => "share line",
            Self::Related => "related story",
            Self::Advertisement => "advertisement",
            Self::Media => "media label",
            Self::Stamp => "page stamp",
            Self::Invitation => "invitation",
            Self::Imprint => "imprint",
        }
    }
}

/// Something odd about the input that did not stop the reading of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The bytes were not UTF-8 and were read as this encoding.
    Encoding(&'static str),
    /// Some bytes fit no encoding and were replaced.
    BrokenCharacters,
    /// The front matter could not be read; the reason in words.
    FrontMatter(String),
    /// The text does not look English.
    NotEnglish(&'static str),
    /// Only a summary of the article was there.
    Partial,
}
