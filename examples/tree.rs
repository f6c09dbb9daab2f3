//! scratch
use tickmark::{
    model::{Block, BlockKind},
    span::Span,
    text::{document::Document, syntax::Parser},
};
fn main() {
    let text = std::env::args().nth(1).unwrap();
    let blocks = [Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph }];
    let doc = Document::read(&text, &blocks);
    for s in &doc.sentences {
        let toks = &doc.tokens[s.tokens.clone()];
        let tree = Parser::shared().parse(&text, toks);
        for (i, w) in tree.words().iter().enumerate() {
            println!(
                "{i:3} {:18} {:6} {:6} {:12} {}",
                w.span.text(&text),
                w.upos.name(),
                w.xpos.name(),
                w.relation.name(),
                w.head.map_or("-".into(), |h| format!("{h} {}", tree.words()[h as usize].span.text(&text)))
            );
        }
        println!();
    }
}
