//! How a text was read: for every sentence its tokens, its syntax, each numeral with the rule that took it and those that
//! lost, each attribution with its cue.

use super::{Options, extract};
use crate::attribution::{Heard as Voice, Voices};
use crate::figures::counted::by_tree::Says as Heard;
use crate::figures::counted::witnesses;
use crate::figures::passage::{Earlier, Passage};
use crate::figures::proposal::Says;
use crate::figures::settle::{Bid, settle};
use crate::model::{Article, Claim, Suppressed};
use crate::span::Span;
use crate::text::document::Document;
use crate::text::syntax::{Parser, Tree};

/// How one sentence was read.
pub struct Explained {
    /// The sentence.
    pub span: Span,
    /// Its tokens.
    pub tokens: Vec<Span>,
    /// Its syntax, where it was parsed.
    pub tree: Option<Tree>,
    /// Its claims.
    pub claims: Vec<Claim>,
    /// Its other numerals.
    pub suppressed: Vec<Suppressed>,
    /// What else was proposed: where, by which rule, for what.
    pub lost: Vec<(Span, &'static str, String)>,
    /// Where tree and neighbouring words disagreed about the thing of a figure: the figure, what the tree and what the
    /// words by themselves would have named.
    pub disputed: Vec<(Span, String, Option<Span>)>,
    /// The attributions in it: source, cue, content, rule.
    pub voices: Vec<Voice>,
    /// The words that can attribute and do not here, each with the reason.
    pub unheard: Vec<(Span, &'static str)>,
}

/// Takes a text apart as one paragraph.
#[must_use]
pub fn explain(text: &str, options: Options) -> (Article, Vec<Explained>) {
    let article = Article::of_line(text);
    let found = extract(&article, options);
    let document = Document::read(&article.text, &article.blocks);
    let trees = if options.syntax { super::trees(&document, &super::topic(&document)) } else { Vec::new() };
    let voices = Voices::listen(&document, &trees);
    let earlier = Earlier::default();
    let mut all = Vec::new();
    for (n, sentence) in document.sentences.iter().enumerate() {
        let tokens = &document.tokens[sentence.tokens.clone()];
        let tree = if options.syntax { Some(Parser::shared().parse(document.text, tokens)) } else { None };
        let passage = Passage::open(&document, sentence, &earlier, tree.as_ref());
        let settled = settle(&passage);
        let disputed = settled.won.iter().filter_map(|bid| dispute(&passage, bid)).collect();
        let lost = settled.lost.iter().map(|bid| (place(&passage, bid), bid.rule, meaning(bid))).collect();
        let own = |span: Span| sentence.span.holds(span);
        all.push(Explained {
            span: sentence.span,
            tokens: tokens.iter().map(|t| t.span).collect(),
            claims: found.claims.iter().filter(|c| own(c.figure.span)).cloned().collect(),
            suppressed: found.suppressed.iter().filter(|s| own(s.span)).cloned().collect(),
            lost,
            disputed,
            voices: voices.heard(n),
            unheard: voices.unheard(n),
            tree,
        });
    }
    (article.clone(), all)
}

fn place(p: &Passage, bid: &Bid) -> Span {
    let words = &bid.proposal.words;
    p.stretch(words.start, words.end - 1)
}

/// What the tree says of a figure's thing and what neighbouring words say, where the two differ.
fn dispute(p: &Passage, bid: &Bid) -> Option<(Span, String, Option<Span>)> {
    let Says::Figure(draft) = &bid.proposal.says else { return None };
    let both = witnesses(p, &bid.proposal.words, draft)?;
    let told = match both.tree? {
        Heard::Thing(of) if both.near == Some(of) => return None,
        Heard::Thing(of) => format!("“{}”", of.text(p.text)),
        Heard::Nothing if both.near.is_none() => return None,
        Heard::Nothing => "nothing".to_string(),
        Heard::Before => "what was spoken of before".to_string(),
        Heard::Unknown => return None,
    };
    Some((place(p, bid), told, both.near))
}

/// What a proposal would have made of its words.
fn meaning(bid: &Bid) -> String {
    match &bid.proposal.says {
        Says::No(why) => why.as_str().to_string(),
        Says::Figure(draft) => match &draft.unit {
            Some(unit) => format!("{} {unit}", draft.amount),
            None => draft.amount.to_string(),
        },
    }
}
