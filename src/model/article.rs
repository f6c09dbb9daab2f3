//! An article: one published text and what is known of its publication.

use crate::span::Span;
use std::borrow::Cow;
use std::fmt;

/// One published text, its parts marked as spans. Nothing of the text is lost: what is no body stands there too, with
/// the reason it is set aside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// The whole text; every span of the article counts in it.
    pub text: String,
    /// Its parts in text order; they do not overlap.
    pub blocks: Vec<Block>,
    /// Stretches inside blocks that are signs of a markup language and no words, in text order: the asterisks of
    /// `**79** drones`, the address of a link.
    pub markup: Vec<Span>,
    /// The headline in words, also where it comes from a tag and not from the text.
    pub headline: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Who wrote it, as printed.
    pub byline: Option<String>,
    /// When it was published.
    pub published: Option<Published>,
    /// When it was changed last.
    pub modified: Option<Published>,
    /// The publisher's own count of its states: the `version` of a wire item.
    pub version: Option<String>,
    /// The language that its publisher names for it, as BCP 47 has it: "en-GB".
    pub language: Option<String>,
    /// Its canonical address.
    pub url: Option<String>,
    /// What the reader should know about how it was read.
    pub notices: Vec<Notice>,
}

impl Article {
    /// The text as it is read: markup is blanked out byte by byte, so that every offset stays where it is.
    ///
    /// `**79** [drones](https://example.org/1)` reads as `  79    drones                        `.
    #[must_use]
    pub fn prose(&self) -> Cow<'_, str> {
        if self.markup.is_empty() {
            return Cow::Borrowed(&self.text);
        }
        let mut prose = String::with_capacity(self.text.len());
        let mut done = 0;
        for span in &self.markup {
            let (start, end) = (span.start as usize, span.end as usize);
            prose.push_str(&self.text[done..start]);
            prose.extend(std::iter::repeat_n(' ', end - start));
            done = end;
        }
        prose.push_str(&self.text[done..]);
        Cow::Owned(prose)
    }
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
    /// Who wrote it, and when, on a line of its own.
    Byline,
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
            Self::Byline => "byline",
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
    /// What stands as the time of publication is no date that can be read.
    Published(String),
    /// The text does not look English.
    NotEnglish(&'static str),
    /// Only a summary of the article was there.
    Partial,
    /// Not to be published before this time.
    Embargoed(String),
    /// The publisher says that it is not to be used: "canceled", "withheld".
    Withheld(String),
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Encoding(name) => write!(f, "not UTF-8: read as {name}"),
            Self::BrokenCharacters => f.write_str("some characters could not be read and were replaced"),
            Self::FrontMatter(why) => write!(f, "the front matter could not be read: {why}"),
            Self::Published(words) => write!(f, "no date could be read from {words:?}"),
            Self::NotEnglish(language) => write!(f, "the text looks like {language}; only English is read well"),
            Self::Partial => f.write_str("only a summary of the article was there"),
            Self::Embargoed(until) => write!(f, "under embargo until {until}"),
            Self::Withheld(status) => write!(f, "its publisher has marked it as {status}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_blanks_markup_and_moves_nothing() {
        let text = "**79** “drones”".to_string();
        let markup = vec![Span::new(0, 2), Span::new(4, 6)];
        let article = Article { text, markup, ..Article::default() };
        assert_eq!(article.prose(), "  79   “drones”");
        assert_eq!(article.prose().len(), article.text.len());
    }
}
