//! A tree of syntax as lines of a terminal.
//!
//! ```text
//! arrested root VERB
//! ├ Police nsubj NOUN
//! └ men obj NOUN
//!   └ 14 nummod NUM
//! ```

use super::screen::{FAINT, cut, styled, width};
use crate::text::syntax::Tree;

/// What stands in for the branches on the left that there is no room for.
const HIDDEN: &str = "⋯ ";

/// The tree from its root down, each word under its head with its relation and its part of speech, in the order of the text.
/// No line is longer than so many columns (of which it takes 40 to read), however deep the tree and however long a word.
pub(super) fn outline(tree: &Tree, text: &str, columns: usize) -> String {
    let mut out = String::new();
    // A word, the branches left of it, and its own.
    let mut open: Vec<(usize, String, &str)> = tree.root().map(|root| (root, String::new(), "")).into_iter().collect();
    while let Some((at, left, own)) = open.pop() {
        let word = &tree.words()[at];
        let label = format!("{} {}", word.relation, word.upos);
        let branches = format!("  {}{own}", shortened(&left, columns / 3));
        let room = columns.saturating_sub(width(&branches) + 1 + width(&label)).max(2);
        let form = cut(&crate::visible::line(word.span.text(text)), room);
        out.push_str(&format!("{branches}{form} {}\n", styled(&label, FAINT)));
        let below = match own {
            "" => String::new(),
            LAST => format!("{left}  "),
            _ => format!("{left}│ "),
        };
        let children: Vec<usize> = tree.children(at).collect();
        let last = children.last().copied();
        let branch = |child: usize| if Some(child) == last { LAST } else { BRANCH };
        open.extend(children.into_iter().rev().map(|child| (child, below.clone(), branch(child))));
    }
    out
}

const BRANCH: &str = "├ ";
const LAST: &str = "└ ";

/// Branches, two columns each, of which only the nearest are shown where there are too many.
fn shortened(branches: &str, columns: usize) -> String {
    let n = branches.chars().count();
    if n <= columns {
        return branches.into();
    }
    let shown = (columns - columns % 2).saturating_sub(width(HIDDEN));
    HIDDEN.chars().chain(branches.chars().skip(n - shown)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;
    use crate::text::syntax::Parser;
    use crate::text::tokens;

    fn drawn(text: &str, columns: usize) -> String {
        let mut words = Vec::new();
        tokens::split(text, Span::new(0, text.len()), &mut words);
        let tree = Parser::shared().parse(text, &words);
        let plain = anstream::adapter::strip_str(&outline(&tree, text, columns)).to_string();
        assert_eq!(plain.lines().count(), words.len(), "a line for each word");
        plain
    }

    #[test]
    fn words_hang_under_their_heads() {
        let tree =
            "  arrested root VERB\n  ├ Police nsubj NOUN\n  ├ men obj NOUN\n  │ └ 14 nummod NUM\n  └ . punct PUNCT\n";
        assert_eq!(drawn("Police arrested 14 men.", 80), tree);
    }

    #[test]
    fn no_line_is_longer_than_the_screen() {
        let nested =
            "the man who saw the dog that bit the cat that chased the mouse that ate the cheese that lay in the house ";
        let deep = format!("She said he knew they feared {}fell.", nested.repeat(5));
        let long = format!("He opened https://example.org/{} with 千人が避難 on Monday.", "a".repeat(300));
        for columns in [40, 80] {
            for text in [&deep, &long] {
                let drawn = drawn(text, columns);
                assert!(drawn.lines().all(|line| width(line) <= columns), "{drawn}");
            }
        }
    }
}
