//! From lines to paragraphs and list items.
//!
//! A blank line always parts. Between lines that follow each other directly, a break is one of two things: the paragraph
//! goes on and the line was merely full, or something new begins. The text itself tells which:
//!
//! - **A file is hard-wrapped** if no line is longer than 120 characters, most of its lines are so full that the first
//!   word of the next one would not have fitted, and at least half of them end in the middle of a sentence. In such a file
//!   a full line goes on in the next one; a line that had room left was ended on purpose.
//! - In any file, a line of 40 characters or more that ends in the middle of a sentence goes on in one that starts small.
//! - Otherwise every line is a paragraph: that is how editors' exports and copied pages come.
//!
//! A bullet (`-`, `*`, `•`, `—` …) or the next number of a list (`2.` after `1.`) begins an item, and an indented line
//! begins a paragraph in a file that wraps, or goes on with the item above it.

use super::lines::Line;
use crate::span::Span;
use std::collections::HashSet;

/// A stretch that reads as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// From its first word to its last; without the bullet or number of an item.
    pub span: Span,
    /// What its form says it is.
    pub shape: Shape,
    /// Whether a blank line stands before it.
    pub parted: bool,
}

/// What the form of a part says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Words on lines.
    Text,
    /// Marked as the heading of the whole.
    Title,
    /// Marked as a heading.
    Heading,
    /// One point of a list.
    Item,
    /// Marked as what stands under a picture.
    Caption,
    /// No words of the article at all: a picture, a rule.
    Mute,
}

/// The longest line that a machine or a person wraps at.
const WIDEST: usize = 120;

/// Joins lines into parts.
pub fn paragraphs(text: &str, lines: &[Line]) -> Vec<Part> {
    let wrap = wrap_width(text, lines);
    let numbered = numbered(text, lines);
    let mut parts: Vec<Part> = Vec::with_capacity(lines.len());
    for (i, line) in lines.iter().enumerate() {
        let words = line.span.text(text);
        if !words.contains(char::is_alphanumeric) {
            continue;
        }
        if let Some((shape, len)) = heading(words) {
            let span = Span::new(line.span.start as usize + len, line.span.end as usize);
            parts.push(Part { span, shape, parted: true });
            continue;
        }
        let open =
            i > 0 && !line.parted && parts.last().is_some_and(|p| !matches!(p.shape, Shape::Title | Shape::Heading));
        let marker = if numbered.contains(&i) { number(words).map(|(_, len)| len) } else { bullet(words) };
        // "- held in 1986 -" may stand at the start of a wrapped line: a list begins where a sentence does not go on.
        let before = parts.last().filter(|_| open);
        let goes_on = before.is_some_and(|p| p.shape == Shape::Text && !is_finished(p.span.text(text)));
        if let Some(len) = marker.filter(|_| !goes_on || numbered.contains(&i)) {
            let span = Span::new(line.span.start as usize + len, line.span.end as usize);
            parts.push(Part { span, shape: Shape::Item, parted: line.parted });
        } else if let Some(part) = parts.last_mut().filter(|p| open && joins(text, wrap, &lines[i - 1], line, p.shape))
        {
            part.span = part.span.to(line.span);
        } else {
            parts.push(Part { span: line.span, shape: Shape::Text, parted: line.parted });
        }
    }
    parts
}

/// Whether `line` goes on with what `before` began.
fn joins(text: &str, wrap: Option<usize>, before: &Line, line: &Line, shape: Shape) -> bool {
    if line.indented && !before.indented {
        return shape == Shape::Item;
    }
    let (above, words) = (before.span.text(text), line.span.text(text));
    if wrap.is_some_and(|width| is_full(above, words, width)) {
        return true;
    }
    words.starts_with(char::is_lowercase) && !is_finished(above) && width(above) >= 40
}

/// The width that the file is wrapped at, if it is.
fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    let breaks = || lines.windows(2).filter(|pair| !pair[1].parted);
    let (mut n_lines, mut n_wide, mut widest) = (0, 0, 0);
    for line in breaks().flatten() {
        let width = width(line.span.text(text));
        n_lines += 1;
        if width > WIDEST {
            n_wide += 1;
        } else {
            widest = widest.max(width);
        }
    }
    // A long web address among the lines proves nothing.
    if n_lines == 0 || n_wide * 20 > n_lines || widest < 30 {
        return None;
    }
    let (mut n_breaks, mut n_full, mut n_open) = (0, 0, 0);
    for pair in breaks() {
        let (above, below) = (pair[0].span.text(text), pair[1].span.text(text));
        n_breaks += 1;
        n_full += usize::from(is_full(above, below, widest));
        n_open += usize::from(!is_finished(above));
    }
    (n_full * 10 >= n_breaks * 6 && n_open * 2 >= n_breaks).then_some(widest)
}

/// Whether the first word of `below` would have stood outside the margin; programs that even out their lines leave up to a
/// sixth of the width free.
fn is_full(above: &str, below: &str, margin: usize) -> bool {
    let first = below.split_whitespace().next().unwrap_or_default();
    width(above) + 1 + width(first) > margin - margin / 6
}

/// Characters; for ASCII that is bytes.
fn width(line: &str) -> usize {
    if line.len() > 4 * WIDEST { line.len() } else { line.chars().count() }
}

/// Whether the last sentence ends here, quotation marks and brackets aside.
pub fn is_finished(words: &str) -> bool {
    let bare = words.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', ' ']);
    bare.ends_with(['.', '!', '?', '…', ':'])
}

/// `# Title`, `## Heading`: what that makes of the line, and the length of its sign.
fn heading(line: &str) -> Option<(Shape, usize)> {
    let level = line.bytes().take(7).take_while(|b| *b == b'#').count();
    let words = line[level..].trim_start();
    let shape = if level == 1 { Shape::Title } else { Shape::Heading };
    ((1..=6).contains(&level) && line[level..].starts_with(' ')).then(|| (shape, line.len() - words.len()))
}

/// The length of the bullet at the start of a line, the space after it included.
fn bullet(line: &str) -> Option<usize> {
    let sign = line.chars().next().filter(|c| "-*•·◦▪■●‣–—+".contains(*c))?;
    let rest = &line[sign.len_utf8()..];
    let words = rest.trim_start();
    (rest.len() > words.len() && !words.is_empty()).then(|| line.len() - words.len())
}

/// The number that a line starts with, as in `2. ` or `2) `, and its length with the space.
fn number(line: &str) -> Option<(u32, usize)> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let number = line[..digits].parse().ok().filter(|_| digits <= 2)?;
    let rest = line[digits..].strip_prefix(['.', ')'])?;
    let words = rest.trim_start();
    (rest.len() > words.len() && !words.is_empty()).then(|| (number, line.len() - words.len()))
}

/// The lines whose number is part of a count, upwards or downwards: "2. " is an item after "1. " or before "3. ".
fn numbered(text: &str, lines: &[Line]) -> HashSet<usize> {
    let starts = |line: &Line| text.as_bytes()[line.span.start as usize].is_ascii_digit();
    let all = lines.iter().enumerate().filter(|(_, line)| starts(line));
    let all: Vec<(usize, u32)> = all.filter_map(|(i, line)| Some((i, number(line.span.text(text))?.0))).collect();
    all.windows(2).filter(|pair| pair[0].1.abs_diff(pair[1].1) == 1).flat_map(|pair| [pair[0].0, pair[1].0]).collect()
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    fn parts(text: &str) -> Vec<(&str, Shape)> {
        paragraphs(text, &lines(text, 0)).iter().map(|p| (p.span.text(text), p.shape)).collect()
    }

    fn texts(text: &str) -> Vec<&str> {
        parts(text).into_iter().map(|(words, _)| words).collect()
    }

    #[test]
    fn wrapped_lines_are_joined_and_stay_where_they_are() {
        let text = "Fifteen people died when the ferry sank off the\r\n\
                    northern coast on Tuesday, the coast guard said, and\r\n\
                    at least 40 were missing.\r\n\
                    \r\n\
                    Rescuers pulled 112 people from the water before\r\n\
                    dark.\r\n";
        assert_eq!(texts(text).len(), 2);
        assert!(texts(text)[0].ends_with("40 were missing.") && texts(text)[0].contains("the\r\nnorthern"));
    }

    #[test]
    fn one_paragraph_a_line_is_left_as_it_is() {
        let text =
            "Ferry sinks\nFifteen people died, the coast guard said.\nForty are missing.\nRescuers saved 112 people.";
        assert_eq!(texts(text).len(), 4);
        let table = "Mexico 3\nBrazil 2\nPeru 1\nChile 0";
        assert_eq!(texts(table).len(), 4);
    }

    #[test]
    fn in_a_wrapped_file_a_short_line_ends_its_paragraph() {
        let text = "The council approved a budget of 1.2 million pounds on Monday\n\
                    after a debate that went on for more than four hours and in\n\
                    which 31 members spoke.\n\
                    The vote was 22 to 19, with three members away, the clerk of\n\
                    the council said.";
        assert_eq!(texts(text).len(), 2);
        let indented = "The council approved a budget of 1.2 million pounds on Monday.\n  \
                        The vote was 22 to 19, with three members away, the clerk of\n\
                        the council said.";
        assert_eq!(texts(indented).len(), 2);
    }

    #[test]
    fn bullets_and_counted_lines_are_items() {
        use Shape::{Item, Text};
        assert_eq!(
            parts("It cut three rates:\n- 25% on steel\n- 20% on cars\n  and lorries\nThe rest stays."),
            [
                ("It cut three rates:", Text),
                ("25% on steel", Item),
                ("20% on cars\n  and lorries", Item),
                ("The rest stays.", Text)
            ]
        );
        assert_eq!(parts("— Japan: 86\n— Singapore: 30"), [("Japan: 86", Item), ("Singapore: 30", Item)]);
        assert_eq!(parts("1. Jobs\n2. Rents"), [("Jobs", Item), ("Rents", Item)]);
        assert_eq!(parts("10. Downing Street is a house."), [("10. Downing Street is a house.", Text)]);
        assert_eq!(parts("-5 degrees"), [("-5 degrees", Text)]);
    }

    #[test]
    fn a_dash_at_the_start_of_a_wrapped_line_is_no_bullet() {
        let text = "The third vote of the year, in which the smaller party lost\n\
                    - by 22 to 19 - was the last, the clerk of the council told\n\
                    reporters.";
        assert_eq!(texts(text).len(), 1);
    }

    #[test]
    fn rules_between_parts_are_no_parts() {
        assert_eq!(texts("a\n___\nb\n\n* * *\n\n• • •\nc"), ["a", "b", "c"]);
    }
}
