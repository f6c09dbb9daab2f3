//! Styled text in lines of so many columns, broken at spaces; wide characters take two.

use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthChar as _;

/// Text that is poured into lines.
#[derive(Debug)]
pub struct Flow {
    room: usize,
    indent: usize,
    lines: Vec<Vec<(char, Style)>>,
    used: usize,
    /// The word that is being read, with the space before it.
    word: Vec<(char, Style)>,
    gap: Option<Style>,
}

impl Flow {
    /// An empty one of `room` columns; all lines but the first begin after `indent` spaces.
    #[must_use]
    pub fn new(room: usize, indent: usize) -> Self {
        let indent = if indent + 10 > room { 0 } else { indent };
        Self { room: room.max(1), indent, lines: vec![Vec::new()], used: 0, word: Vec::new(), gap: None }
    }

    /// Adds text, already safe to show.
    pub fn push(&mut self, text: &str, style: Style) {
        for c in text.chars() {
            if c == ' ' {
                self.end_word();
                self.gap.get_or_insert(style);
            } else {
                self.word.push((c, style));
            }
        }
    }

    /// Ends the line.
    pub fn end_line(&mut self) {
        self.end_word();
        self.new_line();
    }

    fn new_line(&mut self) {
        self.lines.push(vec![(' ', Style::default()); self.indent]);
        self.used = self.indent;
        self.gap = None;
    }

    fn end_word(&mut self) {
        if self.word.is_empty() {
            return;
        }
        let needs: usize = self.word.iter().map(|(c, _)| columns(*c)).sum();
        let gap = usize::from(self.gap.is_some() && self.used > self.start());
        if self.used > self.start() && self.used + gap + needs > self.room {
            self.new_line();
        } else if let (1, Some(style)) = (gap, self.gap) {
            self.put(' ', style);
        }
        self.gap = None;
        for (c, style) in std::mem::take(&mut self.word) {
            // A word longer than a line is cut where the line ends.
            if self.used + columns(c) > self.room {
                self.new_line();
            }
            self.put(c, style);
        }
    }

    fn start(&self) -> usize {
        if self.lines.len() > 1 { self.indent } else { 0 }
    }

    fn put(&mut self, c: char, style: Style) {
        self.used += columns(c);
        self.lines.last_mut().expect("there is always a line").push((c, style));
    }

    /// The lines, and which of them holds a character of this style first.
    #[must_use]
    pub fn lines(mut self, mark: Option<Style>) -> (Vec<Line<'static>>, Option<usize>) {
        self.end_word();
        let holds = |line: &Vec<(char, Style)>| line.iter().any(|(_, style)| Some(*style) == mark);
        let at = self.lines.iter().position(holds);
        (self.lines.into_iter().map(line).collect(), at)
    }
}

/// Characters of one style side by side are one span.
fn line(chars: Vec<(char, Style)>) -> Line<'static> {
    let mut spans: Vec<Span<'static>> = Vec::new();
    for (c, style) in chars {
        match spans.last_mut().filter(|span| span.style == style) {
            Some(span) => span.content.to_mut().push(c),
            None => spans.push(Span::styled(c.to_string(), style)),
        }
    }
    Line::from(spans)
}

fn columns(c: char) -> usize {
    c.width().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn poured(text: &str, room: usize, indent: usize) -> Vec<String> {
        let mut flow = Flow::new(room, indent);
        flow.push(text, Style::default());
        flow.lines(None).0.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn lines_break_at_spaces_and_long_words_where_they_must() {
        assert_eq!(poured("one two  three four", 9, 0), ["one two", "three", "four"]);
        assert_eq!(poured("figure 79 drones came here", 16, 4), ["figure 79 drones", "    came here"]);
        assert_eq!(poured("abcdefghijkl", 5, 0), ["abcde", "fghij", "kl"]);
        assert_eq!(poured("", 5, 0), [""]);
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(poured("千人が避難した", 5, 0), ["千人", "が避", "難し", "た"]);
    }

    #[test]
    fn the_marked_line_is_found() {
        let mark = Style::default().bold();
        let mut flow = Flow::new(8, 0);
        flow.push("one two three ", Style::default());
        flow.push("four", mark);
        assert_eq!(flow.lines(Some(mark)).1, Some(2));
    }
}
