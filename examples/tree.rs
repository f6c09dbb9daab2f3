//! Prints the trees of a text as CoNLL-U: `cargo run --release --example tree -- "Police arrested 14 men."`
//!
//! The text is one paragraph. Columns that the parser has nothing to say of (lemma, features) are `_`.

use tickmark::span::Span;
use tickmark::text::{sentences, syntax::Parser, tokens};

fn main() {
    let text = std::env::args().skip(1).collect::<Vec<_>>().join(" ").replace(['\n', '\t'], " ");
    let mut words = Vec::new();
    tokens::split(&text, Span::new(0, text.len()), &mut words);
    for range in sentences::split(&text, &words) {
        let sentence = &words[range];
        let (Some(first), Some(last)) = (sentence.first(), sentence.last()) else { continue };
        println!("# text = {}", first.span.to(last.span).text(&text));
        let tree = Parser::shared().parse(&text, sentence);
        for (at, word) in tree.words().iter().enumerate() {
            let head = word.head.map_or(0, |head| head + 1);
            let glued = if sentence.get(at + 1).is_some_and(|next| next.glued) { "SpaceAfter=No" } else { "_" };
            let (form, upos, xpos) = (word.span.text(&text), word.upos, word.xpos.name());
            println!("{}\t{form}\t_\t{upos}\t{xpos}\t_\t{head}\t{}\t_\t{glued}", at + 1, word.relation);
        }
        println!();
    }
}
