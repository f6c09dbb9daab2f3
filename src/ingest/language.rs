//! Whether a text is English, the one language that is read here.
//!
//! A glance at the first words settles it for nearly every article; only where they are not plainly English is the
//! language looked up (whatlang), because that costs more than all the rest of the reading.

use crate::lexicon::WordSet;
use crate::model::{Article, BlockKind, Notice};
use whatlang::Lang;

/// How much of the text the glance and the look take in, in bytes.
const GLANCE: usize = 600;
const LOOK: usize = 2000;

/// Words that every English text is full of.
static COMMON: WordSet = WordSet::new(&[
    "the", "of", "and", "to", "in", "a", "that", "for", "with", "was", "said", "is", "were", "from", "by", "at", "has",
    "have", "on", "as", "he", "it", "his", "be", "an", "had", "are", "who", "but", "this", "they", "its", "we", "i",
    "you", "not",
]);

/// Adds a notice where the article is plainly in another language. Below forty words nothing is said.
pub fn note(article: &mut Article) {
    if is_english(&sample(article, GLANCE)) {
        return;
    }
    if let Some(language) = foreign(&sample(article, LOOK)) {
        article.notices.push(Notice::NotEnglish(language));
    }
}

/// The first words of the body.
fn sample(article: &Article, size: usize) -> String {
    let mut sample = String::with_capacity(size + 1);
    for block in article.blocks.iter().filter(|b| matches!(b.kind, BlockKind::Paragraph | BlockKind::Item)) {
        let words = block.span.text(&article.text);
        sample.push_str(&words[..words.floor_char_boundary(size - sample.len())]);
        sample.push(' ');
        if sample.len() >= size {
            break;
        }
    }
    sample
}

/// Whether at least every sixth word is one of the common ones, and "the" is among them.
fn is_english(sample: &str) -> bool {
    let (mut n_words, mut n_common, mut has_the) = (0, 0, false);
    for word in sample.as_bytes().split(|b| !b.is_ascii_alphabetic() && *b < 0x80).filter(|w| !w.is_empty()) {
        n_words += 1;
        if word.len() <= 4 {
            n_common += usize::from(COMMON.has(word));
            has_the |= word.eq_ignore_ascii_case(b"the");
        }
    }
    has_the && n_common * 6 >= n_words
}

/// The English name of the language that the words are in, if it is another one.
fn foreign(sample: &str) -> Option<&'static str> {
    if sample.split_whitespace().nth(40).is_none() || is_english(sample) {
        return None;
    }
    let info = whatlang::detect(sample)?;
    (info.lang() != Lang::Eng && info.is_reliable()).then(|| info.lang().eng_name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_languages_are_named() {
        let german = "Bei einem Angriff auf die Stadt sind am Dienstag nach Angaben der Behörden mindestens 15 Menschen getötet \
                      und mehr als 40 weitere verletzt worden. Die Rettungskräfte suchten am Abend noch nach Vermissten, sagte \
                      der Bürgermeister der Stadt vor der Presse und bat die Bewohner um Geduld.";
        assert_eq!(foreign(german), Some("German"));
    }

    #[test]
    fn english_is_not_remarked_upon_nor_is_what_is_too_short() {
        assert_eq!(
            foreign(&"The toll of the attack rose to 15 in the night, police said, and it may rise. ".repeat(5)),
            None
        );
        assert_eq!(foreign("Der Angriff hat 15 Menschen getötet."), None);
        assert_eq!(
            foreign(&"Shr 34 cts vs 1.19 dlrs Net 807,000 vs 2,858,000 Revs 510.2 mln vs 623.3 mln ".repeat(6)),
            None
        );
    }
}
