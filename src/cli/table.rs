//! Tables that fit: columns give way, the least important first; what is too long is cut; an excerpt keeps its figure in view.
//!
//! ```text
//! ID  FIGURE  OF      SOURCE         SENTENCE
//!  2  79      drones  The air force  … force said 79 drones of 126 launched …
//! ```

use super::screen::{FAINT, STRONG, columns_of, cut, styled, width};

/// A column: how wide it may be, and how easily it gives way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    pub(super) name: &'static str,
    /// Numbers stand to the right.
    pub(super) right: bool,
    /// Narrower than this it is of no use.
    pub(super) least: usize,
    /// Wider than this it does not grow.
    pub(super) most: usize,
    /// Left out when there is no room, the highest first; 0 never.
    pub(super) yields: u8,
}

impl Column {
    pub(super) const fn new(name: &'static str, least: usize, most: usize, yields: u8) -> Self {
        Self { name, right: false, least, most, yields }
    }

    pub(super) const fn number(name: &'static str, yields: u8) -> Self {
        Self { name, right: true, least: 1, most: 20, yields }
    }
}

/// What stands in a cell; nothing in it may trouble a terminal.
#[derive(Clone, Debug)]
pub(super) enum Cell {
    /// Words, cut at the end.
    Plain(String),
    /// Words that matter.
    Strong(String),
    /// Words that matter less.
    Faint(String),
    /// A stretch with one part that must be seen.
    Excerpt {
        /// What comes before it.
        before: String,
        /// The part.
        mark: String,
        /// What comes after it.
        after: String,
    },
}

/// Between two columns.
const GAP: usize = 2;

/// Draws the rows, each on one line of at most `room` columns.
pub(super) fn draw(columns: &[Column], rows: &[Vec<Cell>], room: usize, head: bool) -> String {
    let layout = layout(columns, rows, room);
    let mut drawn = String::new();
    if head {
        let names = layout.iter().map(|&(at, width)| {
            let name = pad(&cut(columns[at].name, width), width, columns[at].right);
            styled(&name, FAINT)
        });
        push_line(&mut drawn, names);
    }
    for row in rows {
        push_line(&mut drawn, layout.iter().map(|&(at, width)| cell(&row[at], width, columns[at].right)));
    }
    drawn
}

fn push_line(drawn: &mut String, cells: impl Iterator<Item = String>) {
    let line = cells.collect::<Vec<_>>().join(&" ".repeat(GAP));
    drawn.push_str(line.trim_end());
    drawn.push('\n');
}

/// The columns that are shown, each with its width.
fn layout(columns: &[Column], rows: &[Vec<Cell>], room: usize) -> Vec<(usize, usize)> {
    let longest = |at: usize| rows.iter().map(|row| row[at].width()).max().unwrap_or(0);
    let mut shown: Vec<(usize, usize)> = columns
        .iter()
        .enumerate()
        .map(|(at, column)| (at, longest(at).max(width(column.name)).min(column.most)))
        .collect();
    let least = |&(at, wanted): &(usize, usize)| wanted.min(columns[at].least);
    let gaps = |shown: &[(usize, usize)]| GAP * shown.len().saturating_sub(1);
    loop {
        let needed: usize = shown.iter().map(least).sum::<usize>() + gaps(&shown);
        let yielding = shown.iter().enumerate().max_by_key(|(_, (at, _))| columns[*at].yields);
        match yielding {
            Some((place, (at, _))) if needed > room && columns[*at].yields > 0 => drop(shown.remove(place)),
            _ => break,
        }
    }
    // What is missing is taken from the widest, column by column, down to the least of each.
    let mut over = (shown.iter().map(|(_, width)| width).sum::<usize>() + gaps(&shown)).saturating_sub(room);
    while over > 0 {
        let spare = |(at, width): &(usize, usize)| width.saturating_sub(columns[*at].least);
        let Some(widest) = shown.iter_mut().filter(|column| spare(column) > 0).max_by_key(|(_, width)| *width) else {
            break;
        };
        widest.1 -= 1;
        over -= 1;
    }
    shown
}

impl Cell {
    fn width(&self) -> usize {
        match self {
            Self::Plain(text) | Self::Strong(text) | Self::Faint(text) => width(text),
            Self::Excerpt { before, mark, after } => width(before) + width(mark) + width(after),
        }
    }
}

fn cell(cell: &Cell, columns: usize, right: bool) -> String {
    let plain = |text: &str| pad(&cut(text, columns), columns, right);
    match cell {
        Cell::Plain(text) => plain(text),
        Cell::Strong(text) => styled(&plain(text), STRONG),
        Cell::Faint(text) => styled(&plain(text), FAINT),
        Cell::Excerpt { before, mark, after } => excerpt(before, mark, after, columns),
    }
}

fn pad(text: &str, columns: usize, right: bool) -> String {
    let space = " ".repeat(columns.saturating_sub(width(text)));
    if right { space + text } else { text.to_string() + &space }
}

/// The window of a sentence in which its figure stands, two fifths from its start.
fn excerpt(before: &str, mark: &str, after: &str, columns: usize) -> String {
    let mark = cut(mark, columns);
    let room = columns.saturating_sub(width(&mark));
    let (left, right) = (width(before), width(after));
    let share = if left + right <= room {
        left
    } else if right < room - room * 2 / 5 {
        room - right
    } else {
        left.min(room * 2 / 5)
    };
    let before = tail(before, share);
    let after = cut_inside(after, room - width(&before));
    let used = width(&before) + width(&mark) + width(&after);
    format!("{before}{}{after}{}", styled(&mark, STRONG), " ".repeat(columns.saturating_sub(used)))
}

/// The end of a text, with an ellipsis where something is missing, from a word's start where one is near.
fn tail(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_string();
    }
    if columns == 0 {
        return String::new();
    }
    let mut left = columns - 1;
    let mut from = text.len();
    for (at, c) in text.char_indices().rev() {
        if columns_of(c) > left {
            break;
        }
        left -= columns_of(c);
        from = at;
    }
    let kept = &text[from..];
    let word = kept.find(' ').filter(|&at| at < 12 && at + 1 < kept.len()).map_or(0, |at| at + 1);
    format!("…{}", &kept[word..])
}

/// The start of a text; unlike `cut` it keeps the space before what follows.
fn cut_inside(text: &str, columns: usize) -> String {
    if columns == 0 { String::new() } else { cut(text, columns) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Cell {
        Cell::Plain(text.to_string())
    }

    fn drawn(room: usize) -> String {
        let columns = [
            Column::number("ID", 0),
            Column::new("FIGURE", 4, 12, 0),
            Column::new("SOURCE", 6, 20, 1),
            Column::new("SENTENCE", 12, 200, 0),
            Column::new("OUTLET", 6, 16, 2),
        ];
        let sentence = Cell::Excerpt {
            before: "The air force said in a statement on Tuesday that ".into(),
            mark: "79".into(),
            after: " of the drones were shot down over three regions.".into(),
        };
        let rows = [
            vec![plain("2"), plain("79"), plain("The air force"), sentence, plain("The Daily Post")],
            vec![plain("113"), plain("≥ 1,250"), plain("—"), plain("千人 evacuated"), plain("—")],
        ];
        let text = draw(&columns, &rows, room, true);
        let text = anstream::adapter::strip_str(&text).to_string();
        assert!(text.lines().all(|line| width(line) <= room), "{text}");
        text
    }

    #[test]
    fn wide_screens_show_everything() {
        assert_eq!(
            drawn(160),
            " ID  FIGURE   SOURCE         SENTENCE                                                                                               OUTLET
  2  79       The air force  The air force said in a statement on Tuesday that 79 of the drones were shot down over three regions.  The Daily Post
113  ≥ 1,250  —              千人 evacuated                                                                                         —
"
        );
    }

    #[test]
    fn narrow_screens_keep_the_figure_in_view() {
        assert_eq!(
            drawn(60),
            " ID  FIGURE   SOURCE         SENTENCE         OUTLET
  2  79       The air force  …that 79 of the…  The Daily Po…
113  ≥ 1,250  —              千人 evacuated   —
"
        );
        assert_eq!(
            drawn(36),
            " ID  FIGURE   SOURCE  SENTENCE
  2  79       The ai…  …79 of the…
113  ≥ 1,250  —       千人 evacua…
"
        );
    }

    #[test]
    fn any_width_is_kept() {
        for room in 24..200 {
            drawn(room);
        }
    }
}
