//! What is known of a publication, whoever says so: the caller, the front matter, a tag of the page.

use super::{Given, published};
use crate::model::{Article, Notice};

/// Each field in the words of whoever said it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// The headline.
    pub headline: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// When it was published.
    pub published: Option<String>,
    /// When it was changed last.
    pub modified: Option<String>,
    /// The language it says it is in.
    pub language: Option<String>,
    /// Its address.
    pub url: Option<String>,
}

impl Meta {
    /// What the caller said.
    pub fn given(given: &Given) -> Self {
        Self {
            headline: given.headline.clone(),
            outlet: given.outlet.clone(),
            byline: given.byline.clone(),
            published: given.published.clone(),
            url: given.url.clone(),
            ..Self::default()
        }
    }

    /// What is known here, and where it is not, what the other says.
    pub fn or(self, other: Self) -> Self {
        Self {
            headline: said(self.headline).or(other.headline),
            outlet: said(self.outlet).or(other.outlet),
            byline: said(self.byline).or(other.byline),
            published: said(self.published).or(other.published),
            modified: said(self.modified).or(other.modified),
            language: said(self.language).or(other.language),
            url: said(self.url).or(other.url),
        }
    }

    /// What the caller said of all articles of an input, where it holds more than one: a headline or an address can only
    /// be that of one.
    pub fn given_for_all(given: &Given) -> Self {
        Self { outlet: given.outlet.clone(), ..Self::default() }
    }

    /// Writes into the article what it does not know yet. Whoever is asked first wins.
    pub fn fill(self, article: &mut Article) {
        if article.published.is_none()
            && let Some(words) = said(self.published)
        {
            article.published = published::read(&words);
            if article.published.is_none() {
                article.notices.push(Notice::Published(words));
            }
        }
        if article.modified.is_none() {
            article.modified = said(self.modified).and_then(|words| published::read(&words));
        }
        let byline = said(self.byline).and_then(|words| said(Some(without_by(&words).to_string())));
        for (field, words) in [
            (&mut article.headline, self.headline),
            (&mut article.outlet, self.outlet),
            (&mut article.byline, byline),
            (&mut article.language, self.language),
            (&mut article.url, self.url),
        ] {
            if field.is_none() {
                *field = said(words);
            }
        }
    }
}

/// "By Jane Doe" → "Jane Doe".
fn without_by(words: &str) -> &str {
    let by = words.get(..3).is_some_and(|by| by.eq_ignore_ascii_case("by "));
    if by { &words[3..] } else { words }
}

/// The words on one line, or none where there are none.
pub fn said(words: Option<String>) -> Option<String> {
    let words = words?;
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}
