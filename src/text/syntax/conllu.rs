//! Reading treebanks: the CoNLL-U format of Universal Dependencies.
//!
//! A block of tab-separated lines → a [`Sentence`] with its words, each with its place in the sentence's text. What cannot
//! be read is left out: this reads published treebanks, to train on and to measure against.

use crate::span::Span;

/// One annotated sentence.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    /// The sentence as it stood in its source.
    pub text: String,
    /// Its syntactic words, in order.
    pub words: Vec<Word>,
    /// Whether a new document begins with it.
    pub opens_document: bool,
}

/// One annotated word.
#[derive(Clone, Debug)]
pub struct Word {
    /// Its form, as annotated.
    pub form: String,
    /// Where it stands in the sentence's text.
    pub span: Span,
    /// Universal part of speech: `NOUN`.
    pub upos: String,
    /// Part of speech in the treebank's own set: `NNS`.
    pub xpos: String,
    /// The position of its head, counted from one; 0 for the root.
    pub head: usize,
    /// Its relation to the head, with subtype: `nsubj:pass`.
    pub relation: String,
}

/// Reads all sentences of a CoNLL-U text.
#[must_use]
pub fn read(conllu: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut lines = Vec::new();
    for line in conllu.lines().chain([""]) {
        if !line.is_empty() {
            lines.push(line);
        } else if !lines.is_empty() {
            sentences.push(sentence(&lines));
            lines.clear();
        }
    }
    sentences
}

fn sentence(lines: &[&str]) -> Sentence {
    let mut sentence = Sentence::default();
    // The surface token that the next words are parts of: its last word, its form, and how much of it is used up.
    let mut surface: Option<(usize, Span)> = None;
    let mut at = 0;
    for line in lines {
        if let Some(text) = line.strip_prefix("# text = ") {
            text.clone_into(&mut sentence.text);
        } else if line.starts_with("# newdoc") {
            sentence.opens_document = true;
        }
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, form, _, upos, xpos, _, head, relation, _, _] = fields[..] else { continue };
        if let Some((_, last)) = id.split_once('-') {
            let place = find(&sentence.text, at, form);
            surface = last.parse().ok().map(|last| (last, place));
            continue;
        }
        let (Ok(id), Ok(head)) = (id.parse::<usize>(), head.parse()) else { continue };
        let mut span = find(&sentence.text, at, form);
        if let Some((last, whole)) = surface {
            if id == last {
                // The last part takes what is left of the surface token, however its form is written.
                span = Span::new((at.max(whole.start as usize)).min(whole.end as usize), whole.end as usize);
                surface = None;
            } else if !whole.holds(span) {
                span = Span::new(whole.start.max(at as u32).min(whole.end) as usize, whole.end as usize);
            }
        }
        at = span.end as usize;
        let word =
            Word { form: form.into(), span, upos: upos.into(), xpos: xpos.into(), head, relation: relation.into() };
        sentence.words.push(word);
    }
    sentence
}

/// The next place of `form` in the text, at `from` or after the white space there; an empty one where it is not.
fn find(text: &str, from: usize, form: &str) -> Span {
    let rest = &text[from..];
    let start = from + (rest.len() - rest.trim_start().len());
    if text[start..].starts_with(form) { Span::new(start, start + form.len()) } else { Span::new(start, start) }
}

/// Annotated sentences as running text, to cut again and compare.
#[derive(Clone, Debug, Default)]
pub struct Running {
    /// The sentences, joined by a space, or by a blank line after one without a final stop (a headline, a dateline) and
    /// between documents.
    pub text: String,
    /// Its paragraphs.
    pub paragraphs: Vec<Span>,
    /// Its words.
    pub words: Vec<Span>,
    /// Its sentences.
    pub sentences: Vec<Span>,
}

/// Joins sentences into running text.
#[must_use]
pub fn join(sentences: &[Sentence]) -> Running {
    let mut running = Running::default();
    let mut paragraph = 0;
    for (at, sentence) in sentences.iter().enumerate() {
        let start = running.text.len();
        running.text.push_str(&sentence.text);
        let end = running.text.len();
        running.sentences.push(Span::new(start, end));
        let place = |w: &Word| Span::new(start + w.span.start as usize, start + w.span.end as usize);
        running.words.extend(sentence.words.iter().map(place).filter(|s| !s.is_empty()));
        let bare = sentence.text.trim_end_matches(['"', '”', '\'', '’', ')', ']', '“']);
        let closes =
            !bare.ends_with(['.', '?', '!', '…']) || sentences.get(at + 1).is_none_or(|next| next.opens_document);
        if closes {
            running.paragraphs.push(Span::new(paragraph, end));
            running.text.push_str("\n\n");
            paragraph = running.text.len();
        } else {
            running.text.push(' ');
        }
    }
    running
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_the_parts_of_surface_tokens_find_their_place() {
        let text = "# newdoc id = a\n# text = He can't stay.\n\
            1\tHe\the\tPRON\tPRP\t_\t4\tnsubj\t_\t_\n\
            2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_\n\
            2\tca\tcan\tAUX\tMD\t_\t4\taux\t_\t_\n\
            3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n\
            4\tstay\tstay\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n\
            5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n";
        let sentences = read(text);
        assert_eq!(sentences.len(), 1);
        let sentence = &sentences[0];
        assert!(sentence.opens_document);
        let words: Vec<_> = sentence.words.iter().map(|w| w.span.text(&sentence.text)).collect();
        assert_eq!(words, ["He", "ca", "n't", "stay", "."]);
        assert_eq!((sentence.words[0].head, sentence.words[0].relation.as_str()), (4, "nsubj"));
    }
}
