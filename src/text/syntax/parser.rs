//! Parsing: the tokens of a sentence in, its tree out.
//!
//! `Parser::shared().parse(text, &tokens)` → a [`Tree`] with a word for each token. The model is part of the program and is
//! unpacked when it is first asked for. Several sentences at once ([`Parser::parse_many`]) are faster and give the same trees,
//! to the bit, as one at a time.

use super::kernel::Kernel;
use super::label::{Relation, Upos, Xpos};
use super::model::File;
use super::network::{Group, Network, Scores, Sums};
use super::spanning::Arcs;
use super::tree::{Tree, Word};
use super::word::{Features, Scratch};
use crate::text::token::Token;
use std::cell::RefCell;
use std::ops::Range;
use std::sync::LazyLock;

/// The model, as `training/train.py` wrote it. Its licence and its card stand beside it.
static MODEL: &[u8] = include_bytes!("model.bin");

/// A sentence with more tokens than this is parsed in pieces.
const LONGEST: usize = 200;

/// How many sentences go through the network side by side, and how many words at most.
const GROUP: usize = 32;
const GROUP_WORDS: usize = 1000;

thread_local! {
    /// Each thread's room for sums.
    static SUMS: RefCell<Sums> = RefCell::default();
}

/// A parser: the unpacked model and how to compute with it.
pub struct Parser {
    network: Network,
    tags: Vec<Tag>,
    relations: Vec<Relation>,
}

/// A pair of tags that goes together, and where the scores of both stand.
struct Tag {
    upos: Upos,
    xpos: Xpos,
    upos_at: usize,
    xpos_at: usize,
}

/// The BLAKE3 hash of the model, in hex: what to store with whatever was found with its help.
#[must_use]
pub fn model_hash() -> &'static str {
    static HASH: LazyLock<String> = LazyLock::new(|| blake3::hash(MODEL).to_hex().to_string());
    &HASH
}

/// The form by which the treebanks know a word that wire services shorten.
fn usual(form: &str) -> &str {
    match form {
        "pct" | "pct." | "pc" => "percent",
        "PCT" => "PERCENT",
        "dlr" => "dollar",
        "dlrs" | "dlrs." => "dollars",
        "bn" | "bln" | "tn" => "billion",
        "mln" | "mn" => "million",
        other => other,
    }
}

impl Parser {
    /// The parser that the whole program shares, unpacked at the first call.
    #[must_use]
    pub fn shared() -> &'static Self {
        static SHARED: LazyLock<Parser> = LazyLock::new(|| Parser::with(Kernel::best()));
        &SHARED
    }

    /// A parser that computes with a given kernel: to measure with, and to compare kernels.
    #[must_use]
    pub fn with(kernel: Kernel) -> Self {
        let file = File::read(MODEL).expect("the bundled model is whole");
        let upos = file.lines("labels.upos");
        let xpos = file.lines("labels.xpos");
        let tag = |line: &str| {
            let (u, x) = line.split_once(' ')?;
            let at = |names: &[&str], name| names.iter().position(|n| *n == name);
            Some(Tag {
                upos: Upos::from_name(u)?,
                xpos: Xpos::from_name(x)?,
                upos_at: at(&upos, u)?,
                xpos_at: upos.len() + at(&xpos, x)?,
            })
        };
        let relation = |name: &str| Relation::from_name(name).unwrap_or(Relation::Dep);
        Self {
            network: Network::new(&file, kernel.checked()),
            tags: file.lines("labels.pairs").into_iter().filter_map(tag).collect(),
            relations: file.lines("labels.relations").into_iter().map(relation).collect(),
        }
    }

    /// The tree of one sentence.
    #[must_use]
    pub fn parse(&self, text: &str, tokens: &[Token]) -> Tree {
        self.parse_many(text, &[tokens]).pop().unwrap_or_default()
    }

    /// The trees of several sentences of one text.
    #[must_use]
    pub fn parse_many(&self, text: &str, sentences: &[&[Token]]) -> Vec<Tree> {
        let forms = |token: &Token| usual(token.span.text(text));
        let mut scratch = Scratch::default();
        let mut features: Vec<Features> = Vec::new();
        // The pieces of all sentences that are parsed by themselves, as stretches of `features`, and whose they are.
        let mut pieces: Vec<Range<usize>> = Vec::new();
        let mut owners: Vec<usize> = Vec::new();
        for (owner, sentence) in sentences.iter().enumerate() {
            let start = features.len();
            features.extend(sentence.iter().map(|token| scratch.features(forms(token))));
            for piece in pieces_of(text, sentence) {
                pieces.push(start + piece.start..start + piece.end);
                owners.push(owner);
            }
        }
        let mut words: Vec<Vec<Word>> = sentences.iter().map(|s| Vec::with_capacity(s.len())).collect();
        let mut at = 0;
        while at < pieces.len() {
            // Neighbours go together: they come out in order, and none waits for sentences far away.
            let room = |upto: usize| pieces[upto].end - pieces[at].start <= GROUP_WORDS;
            let mut end = at + 1;
            while end < pieces.len() && end - at < GROUP && room(end) {
                end += 1;
            }
            let lengths: Vec<usize> = pieces[at..end].iter().map(Range::len).collect();
            let base = pieces[at].start;
            let group = Group { features: &features[base..pieces[end - 1].end], lengths: &lengths };
            let states = SUMS.with_borrow_mut(|sums| self.network.encode(&group, sums));
            for (piece, &owner) in pieces[at..end].iter().zip(&owners[at..end]) {
                let scores = self.network.score(&states, piece.start - base..piece.end - base);
                self.append(&scores, piece.len(), sentences[owner], &mut words[owner]);
            }
            at = end;
        }
        words.into_iter().map(Tree::new).collect()
    }

    /// Appends the words of a piece of a sentence; its root hangs on the root of the pieces before, as a clause beside it.
    fn append(&self, scores: &Scores, n: usize, tokens: &[Token], words: &mut Vec<Word>) {
        let before = words.len();
        let root = words.iter().position(|w| w.head.is_none());
        let heads = Arcs { scores: &scores.arcs, n }.heads();
        let (kinds, stride) = self.network.relations(scores, &heads);
        for (at, &head) in heads.iter().enumerate() {
            let kinds = &kinds[at * stride..at * stride + self.relations.len()];
            let (upos, xpos) = self.best_tags(&scores.tags[at * self.network.tag_stride()..]);
            let (head, relation) = match (head, root) {
                (0, None) => (None, Relation::Root),
                (0, Some(root)) => (Some(root as u32), Relation::Parataxis),
                (head, _) => (Some((before + head - 1) as u32), self.best_relation(kinds)),
            };
            words.push(Word { span: tokens[before + at].span, upos, xpos, head, relation });
        }
    }

    /// The best pair of tags that go together.
    fn best_tags(&self, scores: &[f32]) -> (Upos, Xpos) {
        let scored = self.tags.iter().map(|tag| (tag, scores[tag.upos_at] + scores[tag.xpos_at]));
        let best = scored.reduce(|best, next| if next.1 > best.1 { next } else { best });
        best.map_or((Upos::X, Xpos::Fw), |(tag, _)| (tag.upos, tag.xpos))
    }

    /// The best relation other than that of the root.
    fn best_relation(&self, scores: &[f32]) -> Relation {
        let open = (0..scores.len()).filter(|&r| self.relations[r] != Relation::Root);
        open.reduce(|best, r| if scores[r] > scores[best] { r } else { best })
            .map_or(Relation::Dep, |r| self.relations[r])
    }
}

/// The stretches of a sentence that are parsed by themselves: all of it, or, where it is too long, clauses and lists.
fn pieces_of(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    while tokens.len() - start > LONGEST {
        let word = |at: usize| tokens[at].span.text(text);
        // The last semicolon, colon or dash that leaves a piece of some length; else the last comma; else a plain cut.
        let last = |marks: &[&str]| (start + LONGEST / 4..start + LONGEST).rev().find(|&at| marks.contains(&word(at)));
        let cut = last(&[";", ":", "—", "–", "--", ".", "?", "!"])
            .or_else(|| last(&[",", ")"]))
            .map_or(start + LONGEST, |at| at + 1);
        pieces.push(start..cut);
        start = cut;
    }
    if start < tokens.len() {
        pieces.push(start..tokens.len());
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;
    use crate::text::tokens;

    #[test]
    fn long_sentences_are_cut_behind_marks() {
        let text = format!("{}; {}, {}", "a ".repeat(120), "b ".repeat(150), "c ".repeat(300));
        let mut cut = Vec::new();
        tokens::split(&text, Span::new(0, text.len()), &mut cut);
        let pieces = pieces_of(&text, &cut);
        assert_eq!(pieces, [0..121, 121..272, 272..472, 472..572]);
    }
}
