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
        }
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
        for (field, words) in [
            (&mut article.headline, self.headline),
            (&mut article.outlet, self.outlet),
            (&mut article.byline, self.byline),
            (&mut article.url, self.url),
        ] {
            if field.is_none() {
                *field = said(words);
            }
        }
    }
}

/// The words on one line, or none where there are none.
pub fn said(words: Option<String>) -> Option<String> {
    let words = words?;
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}
