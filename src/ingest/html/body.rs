//! The body of a page as pieces: paragraphs, headings, items, rows, captions.
//!
//! `<p>Fifteen <b>died</b>.</p><ul><li>One</ul>` → `Fifteen died.` as text, `One` as an item. Which part of the page is the
//! body is dom_smoothie's to find; where it finds none, the whole page is walked.

use super::super::compose::Piece;
use super::super::furniture;
use super::super::meta::Meta;
use super::super::paragraphs::{Shape, is_finished};
use super::chrome;
use dom_query::{Document, NodeRef, Selection};
use dom_smoothie::{Config, Readability};
use std::collections::HashSet;

/// The pieces of the article on a page. The page is used up.
pub fn pieces(page: Document, meta: &Meta) -> Vec<Piece> {
    let config = Config { keep_classes: true, disable_json_ld: true, ..Config::default() };
    let Ok(mut reader) = Readability::with_document(page, None, Some(config)) else { return Vec::new() };
    // What it takes for the body is left in its document.
    let found = reader.parse().is_ok();
    let body = reader.doc.select_single(if found { "#readability-page-1" } else { "body" });
    walk(&body, meta)
}

/// The pieces below what was selected.
pub fn walk(body: &Selection<'_>, meta: &Meta) -> Vec<Piece> {
    body.nodes().first().map(|body| walk_node(body, meta)).unwrap_or_default()
}

/// The pieces below a node.
pub fn walk_node(root: &NodeRef<'_>, meta: &Meta) -> Vec<Piece> {
    let mut walk = Walk { total: root.normalized_char_count(), ..Walk::default() };
    walk.children(root, Shape::Text, false);
    walk.flush(Shape::Text);
    tidy(walk.pieces, meta)
}

#[derive(Default)]
struct Walk {
    pieces: Vec<Piece>,
    /// The paragraph that is being put together, white space evened out.
    words: String,
    /// How many of its letters stand in links.
    linked: usize,
    /// Letters of the whole body.
    total: usize,
}

impl Walk {
    /// Walks by hand and not by recursion: the depth of a page is its author's choice.
    fn children(&mut self, root: &NodeRef<'_>, shape: Shape, in_link: bool) {
        enum Step<'a> {
            Open(NodeRef<'a>, Shape, bool),
            Close(Shape),
            Cell,
        }
        let mut steps: Vec<Step<'_>> = root.children_it(true).map(|child| Step::Open(child, shape, in_link)).collect();
        while let Some(step) = steps.pop() {
            let (node, shape, in_link) = match step {
                Step::Close(shape) => {
                    self.flush(shape);
                    continue;
                }
                Step::Cell => {
                    if !self.words.is_empty() && !self.words.ends_with(" | ") {
                        self.words.push_str(" | ");
                    }
                    continue;
                }
                Step::Open(node, shape, in_link) => (node, shape, in_link),
            };
            if node.is_text() {
                self.push(&node.text(), in_link);
                continue;
            }
            let Some(name) = node.node_name().filter(|_| node.is_element()) else { continue };
            if chrome::NEVER.contains(&&*name) || self.is_chrome(&node, &name) {
                continue;
            }
            let inner = match &*name {
                "br" => {
                    // A line of its own: a sentence, a short line, a link.
                    let words = self.words.trim_end();
                    if is_finished(words) || words.len() < 60 || self.is_link() {
                        self.flush(shape);
                    } else {
                        self.push(" ", in_link);
                    }
                    continue;
                }
                "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "summary" => Shape::Heading,
                "figcaption" | "caption" => Shape::Caption,
                "li" | "dd" | "dt" | "tr" if shape != Shape::Caption => Shape::Item,
                _ => shape,
            };
            let in_link = in_link || &*name == "a";
            if is_block(&name) {
                self.flush(shape);
                steps.push(Step::Close(inner));
            } else if matches!(&*name, "td" | "th") {
                steps.push(Step::Cell);
            }
            steps.extend(node.children_it(true).map(|child| Step::Open(child, inner, in_link)));
        }
    }

    /// A box that is called like chrome and does not hold a good part of the article.
    fn is_chrome(&self, node: &NodeRef<'_>, name: &str) -> bool {
        let boxed = is_block(name) || matches!(name, "span" | "a" | "time");
        boxed && chrome::is_box(node) && node.normalized_char_count() * 4 < self.total
    }

    fn push(&mut self, text: &str, in_link: bool) {
        let before = self.words.len();
        // "… in harsh conditions.</span><span>The infant …": what the style sheet would part.
        if self.words.ends_with(['.', '!', '?', '”']) && text.starts_with(char::is_uppercase) {
            self.words.push(' ');
        }
        for c in text.chars() {
            if !c.is_whitespace() {
                self.words.push(c);
            } else if !self.words.is_empty() && !self.words.ends_with(' ') {
                self.words.push(' ');
            }
        }
        if in_link {
            self.linked += self.words.len() - before;
        }
    }

    /// Whether nearly all of the paragraph is a link: "Two more arrested [PHOTOS]".
    fn is_link(&self) -> bool {
        self.linked > 0 && self.linked * 10 >= self.words.trim().len() * 8
    }

    /// Ends the paragraph. One that is a link from end to end points away from the article.
    fn flush(&mut self, shape: Shape) {
        let points_away = self.is_link() && shape != Shape::Heading && !is_finished(self.words.trim_end());
        self.linked = 0;
        let words = std::mem::take(&mut self.words);
        let words = words.trim().trim_end_matches('|').trim();
        if !words.is_empty() && !points_away {
            self.pieces.push((shape, words.to_string()));
        }
    }
}

/// Elements that part the words before them from those in them.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "main"
            | "header"
            | "footer"
            | "aside"
            | "blockquote"
            | "pre"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "li"
            | "dl"
            | "dt"
            | "dd"
            | "table"
            | "thead"
            | "tbody"
            | "tfoot"
            | "tr"
            | "caption"
            | "figure"
            | "figcaption"
            | "details"
            | "summary"
            | "address"
            | "center"
            | "fieldset"
            | "hr"
            | "body"
            | "html"
    )
}

/// Takes out what is said twice in a row, and the lines that only name the author or the outlet.
fn tidy(pieces: Vec<Piece>, meta: &Meta) -> Vec<Piece> {
    let n = pieces.len();
    let names = meta.byline.iter().flat_map(|byline| byline.split(", ")).map(str::to_lowercase);
    let authors: Vec<String> = names.filter(|name| name.contains(' ')).collect();
    let outlet = meta.outlet.as_deref().unwrap_or_default().to_lowercase();
    let mut captions = HashSet::new();
    let mut kept: Vec<Piece> = Vec::with_capacity(n);
    for (i, (shape, words)) in pieces.into_iter().enumerate() {
        let small = words.trim_end_matches(['|', ' ', ',', '.']).to_lowercase();
        let by = small.strip_prefix("by ").unwrap_or(&small);
        let names_them = by == outlet || by == "by" || authors.iter().any(|author| by == author);
        // "Jane Doe is a reporter for …" at the end.
        let is_bio =
            i + 4 >= n && small.contains(" is ") && authors.iter().any(|author| small.starts_with(author.as_str()));
        let is_again = kept.iter().rev().take(4).any(|(_, before)| *before == words);
        let is_caption = shape == Shape::Caption || furniture::is_caption(&words);
        let is_known = is_caption && (furniture::reason(&words).is_some() || !captions.insert(words.clone()));
        if !(names_them || is_bio || is_again || is_known) {
            kept.push((shape, words));
        }
    }
    kept
}
