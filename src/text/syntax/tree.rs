//! The syntax of one sentence: each word's part of speech, its head and its relation to it.
//!
//! `Police arrested 14 men.` → root `arrested`, subject `Police`, object `men`, and `14` counts `men`.
//!
//! Words are numbered from nought, as the tokens that were parsed. The questions are those that rules ask; the tree is never
//! the only evidence, since one arc in ten is wrong.

use super::label::{Relation, Upos, Xpos};
use crate::span::Span;
use std::ops::Range;

/// The syntax of one sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    words: Vec<Word>,
    /// The words in the order of their heads, and where each head's begin: the children of a word are a slice.
    children: Vec<u16>,
    starts: Vec<u16>,
}

/// One word of a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands in the text.
    pub span: Span,
    /// Its universal part of speech.
    pub upos: Upos,
    /// Its part of speech as English treebanks have it.
    pub xpos: Xpos,
    /// Its head; none for the root.
    pub head: Option<u16>,
    /// Its relation to the head.
    pub relation: Relation,
}

impl Tree {
    /// A tree of its words. The heads must make one: every word reaches the root.
    #[must_use]
    pub(super) fn new(words: Vec<Word>) -> Self {
        let mut starts = vec![0u16; words.len() + 1];
        for head in words.iter().filter_map(|w| w.head) {
            starts[head as usize + 1] += 1;
        }
        for at in 0..words.len() {
            starts[at + 1] += starts[at];
        }
        let mut next = starts.clone();
        let mut children = vec![0u16; words.len().saturating_sub(1)];
        for (at, word) in words.iter().enumerate() {
            if let Some(head) = word.head {
                children[next[head as usize] as usize] = at as u16;
                next[head as usize] += 1;
            }
        }
        Self { words, children, starts }
    }

    /// How many words there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is no word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The words, in the order of the text.
    #[must_use]
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// The word that depends on no other; none in an empty tree.
    #[must_use]
    pub fn root(&self) -> Option<usize> {
        self.words.iter().position(|w| w.head.is_none())
    }

    /// The word that word `at` depends on.
    #[must_use]
    pub fn head(&self, at: usize) -> Option<usize> {
        self.words[at].head.map(usize::from)
    }

    /// How word `at` depends on its head.
    #[must_use]
    pub fn relation(&self, at: usize) -> Relation {
        self.words[at].relation
    }

    /// The universal part of speech of word `at`.
    #[must_use]
    pub fn upos(&self, at: usize) -> Upos {
        self.words[at].upos
    }

    /// The part of speech of word `at` as English treebanks have it.
    #[must_use]
    pub fn xpos(&self, at: usize) -> Xpos {
        self.words[at].xpos
    }

    /// The words that depend on word `at` directly, in the order of the text.
    pub fn children(&self, at: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let range = self.starts[at] as usize..self.starts[at + 1] as usize;
        self.children[range].iter().map(|&c| c as usize)
    }

    /// The first word that depends on word `at` by the relation or a subtype of it.
    #[must_use]
    pub fn child(&self, at: usize, relation: Relation) -> Option<usize> {
        self.children(at).find(|&c| self.is(c, relation))
    }

    /// Whether word `at` depends on its head by the relation or a subtype of it.
    #[must_use]
    pub fn is(&self, at: usize, relation: Relation) -> bool {
        let own = self.words[at].relation;
        own == relation || own.universal() == relation
    }

    /// The words from word `at` upwards: its head, that one's head, and so on to the root.
    pub fn ancestors(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.head(at), |&up| self.head(up))
    }

    /// Whether word `at` is `top` or depends on it, however far down.
    #[must_use]
    pub fn is_under(&self, at: usize, top: usize) -> bool {
        at == top || self.ancestors(at).any(|up| up == top)
    }

    /// All words under word `at`, itself among them, in the order of the text.
    #[must_use]
    pub fn subtree(&self, at: usize) -> Vec<usize> {
        let mut found = vec![at];
        let mut next = 0;
        while next < found.len() {
            found.extend(self.children(found[next]));
            next += 1;
        }
        found.sort_unstable();
        found
    }

    /// The stretch of words from the first to the last under word `at`. In a tree with crossing arcs others may stand between.
    #[must_use]
    pub fn reach(&self, at: usize) -> Range<usize> {
        let words = self.subtree(at);
        words[0]..words[words.len() - 1] + 1
    }

    /// The stretch of text from the first to the last word under word `at`.
    #[must_use]
    pub fn span(&self, at: usize) -> Span {
        let reach = self.reach(at);
        self.words[reach.start].span.to(self.words[reach.end - 1].span)
    }

    /// The phrase of a noun without what hangs on behind as a clause or in brackets: "the 14 men from Kharkiv" of "the 14 men
    /// from Kharkiv, who …". Punctuation at the ends is left out too.
    #[must_use]
    pub fn phrase(&self, at: usize) -> Range<usize> {
        let mut found = vec![at];
        let mut next = 0;
        while next < found.len() {
            let top = found[next];
            next += 1;
            found.extend(self.children(top).filter(|&c| {
                let kind = self.relation(c).universal();
                let loose = matches!(
                    kind,
                    Relation::Acl
                        | Relation::Appos
                        | Relation::Parataxis
                        | Relation::Advcl
                        | Relation::Conj
                        | Relation::Cc
                ) || kind == Relation::Punct && (top == at);
                !(loose && c > at)
            }));
        }
        let first = found.iter().copied().min().unwrap_or(at);
        let last = found.iter().copied().max().unwrap_or(at);
        first..last + 1
    }

    /// The subject of a verb or predicate; of one that shares it with an earlier one ("fired and hit", "wants to say"), that
    /// one's.
    #[must_use]
    pub fn subject(&self, verb: usize) -> Option<usize> {
        let mut at = verb;
        loop {
            if let Some(found) =
                self.children(at).find(|&c| self.relation(c).is_subject() && self.relation(c) != Relation::NsubjOuter)
            {
                return Some(found);
            }
            let above = self.relation(at).universal();
            let shares = matches!(above, Relation::Conj | Relation::Xcomp | Relation::Aux | Relation::Cop);
            let up = self.head(at).filter(|_| shares)?;
            // An object controls what it is asked to do: "told officers to say".
            if self.relation(at) == Relation::Xcomp
                && let Some(object) = self.child(up, Relation::Obj)
            {
                return Some(object);
            }
            at = up;
        }
    }

    /// The direct object of a verb.
    #[must_use]
    pub fn object(&self, verb: usize) -> Option<usize> {
        self.child(verb, Relation::Obj)
    }

    /// Who does what a passive verb says: "hit *by a drone*".
    #[must_use]
    pub fn agent(&self, verb: usize) -> Option<usize> {
        self.child(verb, Relation::OblAgent)
    }

    /// Whether the verb is in the passive.
    #[must_use]
    pub fn is_passive(&self, verb: usize) -> bool {
        let passive = [Relation::NsubjPass, Relation::CsubjPass, Relation::AuxPass, Relation::OblAgent];
        self.children(verb).any(|c| passive.contains(&self.relation(c)))
    }

    /// Whether the verb is negated: "did *not* say", "*never* said".
    #[must_use]
    pub fn is_negated(&self, verb: usize, text: &str) -> bool {
        self.children(verb).any(|c| {
            let word = self.words[c].span.text(text);
            self.is(c, Relation::Advmod) && ["not", "n't", "n’t", "never"].iter().any(|n| word.eq_ignore_ascii_case(n))
        })
    }

    /// The word that a number counts or measures: `men` for the 14 of "14 men"; `dollars` through "five million dollars".
    #[must_use]
    pub fn counted(&self, number: usize) -> Option<usize> {
        let mut at = number;
        loop {
            let head = self.head(at)?;
            let kind = self.relation(at).universal();
            match kind {
                Relation::Nummod => return Some(head),
                // "five million", "two and a half", "10 to 15": the number goes on upwards.
                Relation::Compound | Relation::Conj | Relation::Flat | Relation::Nmod
                    if self.upos(head) == Upos::Num
                        || self.upos(at) == Upos::Num && kind != Relation::Nmod && self.upos(head) == Upos::Sym =>
                {
                    at = head;
                }
                _ => return None,
            }
        }
    }

    /// The numbers that count or measure word `at`.
    pub fn numbers(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        self.children(at).filter(|&c| self.relation(c) == Relation::Nummod)
    }

    /// The members of the coordination that word `at` belongs to, in the order of the text; alone if there is none.
    #[must_use]
    pub fn conjuncts(&self, at: usize) -> Vec<usize> {
        let mut first = at;
        while self.relation(first) == Relation::Conj {
            let Some(up) = self.head(first) else { break };
            first = up;
        }
        let mut members = vec![first];
        let mut next = 0;
        while next < members.len() {
            members.extend(self.children(members[next]).filter(|&c| self.relation(c) == Relation::Conj));
            next += 1;
        }
        members.sort_unstable();
        members
    }

    /// The head of the clause that word `at` stands in: the nearest verb or predicate upwards, itself among them.
    #[must_use]
    pub fn clause(&self, at: usize) -> usize {
        let mut up = at;
        loop {
            let verbal = self.relation(up) == Relation::Conj && matches!(self.upos(up), Upos::Verb | Upos::Aux);
            if verbal || self.relation(up).opens_clause() {
                return up;
            }
            match self.head(up) {
                Some(head) => up = head,
                None => return up,
            }
        }
    }

    /// The clause that a verb of speech or thought reports: what they said, in "they said it was over".
    #[must_use]
    pub fn content(&self, verb: usize) -> Option<usize> {
        self.children(verb).find(|&c| matches!(self.relation(c), Relation::Ccomp | Relation::Parataxis))
    }

    /// The preposition or conjunction that introduces word `at`: `of`, `according to`, `that`.
    pub fn markers(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        self.children(at).filter(|&c| matches!(self.relation(c), Relation::Case | Relation::Mark))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tree from lines of form, part of speech, head (from one) and relation.
    fn tree(lines: &str) -> (String, Tree) {
        let (mut text, mut words) = (String::new(), vec![]);
        for line in lines.lines().map(str::trim).filter(|l| !l.is_empty()) {
            let [form, upos, head, relation] = line.split_whitespace().collect::<Vec<_>>()[..] else {
                panic!("{line}")
            };
            let start = text.len();
            text.push_str(form);
            let head: u16 = head.parse().unwrap();
            words.push(Word {
                span: Span::new(start, text.len()),
                upos: Upos::from_name(upos).unwrap(),
                xpos: Xpos::Nn,
                head: head.checked_sub(1),
                relation: Relation::from_name(relation).unwrap(),
            });
            text.push(' ');
        }
        (text, Tree::new(words))
    }

    #[test]
    fn numbers_say_what_they_count() {
        let (_, tree) = tree(
            "Five NUM 2 compound
             million NUM 3 nummod
             men NOUN 4 nsubj
             fled VERB 0 root",
        );
        assert_eq!(tree.counted(1), Some(2));
        assert_eq!(tree.counted(0), Some(2), "through the million");
        assert_eq!(tree.numbers(2).collect::<Vec<_>>(), [1]);
        assert_eq!(tree.counted(2), None);
    }

    #[test]
    fn verbs_that_share_a_subject_know_it() {
        let (text, tree) = tree(
            "Drones NOUN 2 nsubj
             hit VERB 0 root
             homes NOUN 2 obj
             and CCONJ 5 cc
             killed VERB 2 conj
             nine NUM 5 obj
             ; PUNCT 9 punct
             police NOUN 9 nsubj
             want VERB 2 parataxis
             to PART 11 mark
             know VERB 9 xcomp",
        );
        assert_eq!(
            (tree.subject(1), tree.subject(4), tree.subject(8), tree.subject(10)),
            (Some(0), Some(0), Some(7), Some(7))
        );
        assert_eq!(tree.object(1), Some(2));
        assert_eq!(tree.conjuncts(4), [1, 4]);
        assert_eq!(tree.clause(5), 4);
        assert_eq!(tree.clause(2), 1);
        assert_eq!(tree.span(4).text(&text), "and killed nine");
        assert!(tree.is_under(10, 8) && !tree.is_under(8, 10));
        assert!(!tree.is_passive(1));
    }

    #[test]
    fn phrases_leave_out_the_clause_behind() {
        let (_, tree) = tree(
            "The DET 3 det
             14 NUM 3 nummod
             men NOUN 10 nsubj:pass
             from ADP 5 case
             Kyiv PROPN 3 nmod
             , PUNCT 8 punct
             who PRON 8 nsubj
             fled VERB 3 acl:relcl
             were AUX 10 aux:pass
             found VERB 0 root",
        );
        assert_eq!(tree.phrase(2), 0..5);
        assert_eq!(tree.reach(2), 0..8);
        assert!(tree.is_passive(9));
        assert_eq!(tree.ancestors(4).collect::<Vec<_>>(), [2, 9]);
    }

    #[test]
    fn an_empty_tree_has_no_root() {
        let tree = Tree::default();
        assert!(tree.is_empty() && tree.root().is_none());
        assert_eq!(Tree::new(vec![]).len(), 0);
    }
}
