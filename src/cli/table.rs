//! Tables that fit, on comfy-table: columns give way, the least important first; what is too long is cut; an excerpt keeps its figure in view.
//!
//! ```text
//! ID  FIGURE  OF      SOURCE         SENTENCE
//!  2  79      drones  The air force  … force said 79 drones of 126 launched …
//! ```

use super::screen::{FAINT, STRONG, Screen, columns_of, cut, styled, width, wrapped};
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Table, Width, presets};

/// A column: how wide it may be, and how easily it gives way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    pub(super) name: &'static str,
    /// Numbers stand to the right.
    pub(super) right: bool,
    /// With less room than this, columns that yield go first.
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
        Self { name, right: true, least: 20, most: 20, yields }
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
///
/// Which columns stand and how wide is settled here, because an excerpt must know its room before it is cut; comfy-table
/// then lays out what is left.
pub(super) fn draw(columns: &[Column], rows: &[Vec<Cell>], room: usize, head: bool) -> String {
    let layout = layout(columns, rows, room);
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    if head {
        let name = |&(at, width): &(usize, usize)| cell(&Cell::Faint(columns[at].name.to_string()), width);
        table.set_header(layout.iter().map(name));
    }
    for row in rows {
        table.add_row(layout.iter().map(|&(at, width)| cell(&row[at], width)));
    }
    for (place, &(at, width)) in layout.iter().enumerate() {
        let Some(column) = table.column_mut(place) else { continue };
        let gap = if place + 1 < layout.len() { GAP } else { 0 };
        column.set_padding((0, gap as u16));
        let width = u16::try_from(width + gap).unwrap_or(u16::MAX);
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
        if columns[at].right {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.lines().map(|line| line.trim_end().to_string() + "\n").collect()
}

/// Names with what they mean, for reading: nothing is cut. The last cell of a row goes on below itself where a person
/// looks and there is no more room; for a pipe each row is one line.
pub(super) fn listed(names: &[&str], rows: &[Vec<String>], screen: Screen) -> String {
    let Some(last) = names.len().checked_sub(1) else { return String::new() };
    let wide = |at: usize| rows.iter().map(|row| width(&row[at])).max().unwrap_or(0).max(width(names[at]));
    let widths: Vec<usize> = (0..last).map(wide).collect();
    let indent = widths.iter().map(|width| width + GAP).sum::<usize>();
    let start = |cells: Vec<String>, bare: Vec<usize>| -> String {
        let padded = cells.iter().zip(bare).zip(&widths);
        padded.map(|((cell, bare), wide)| format!("{cell}{}", " ".repeat(wide - bare + GAP))).collect()
    };
    let mut text = String::new();
    if screen.watched {
        let heads = names[..last].iter().map(|name| styled(name, FAINT)).collect();
        let bare = names[..last].iter().map(|name| width(name)).collect();
        text.push_str(&format!("{}{}\n", start(heads, bare), styled(names[last], FAINT)));
    }
    for row in rows {
        let style = |(at, cell): (usize, &String)| if at == 0 { styled(cell, STRONG) } else { cell.clone() };
        let cells = row[..last].iter().enumerate().map(style).collect();
        let bare = row[..last].iter().map(|cell| width(cell)).collect();
        let about = match screen.watched {
            true => wrapped(&row[last], screen.width.max(indent + 20), indent),
            false => format!("{}\n", row[last]),
        };
        text.push_str(&format!("{}{}", start(cells, bare), about.trim_start_matches(' ')));
    }
    text
}

/// The columns that are shown, each with its width. One that nothing stands in is left out if it can be.
fn layout(columns: &[Column], rows: &[Vec<Cell>], room: usize) -> Vec<(usize, usize)> {
    let longest = |at: usize| rows.iter().map(|row| row[at].width()).max().unwrap_or(0);
    let bare = |at: usize| columns[at].yields > 1 && rows.iter().all(|row| row[at].is_bare());
    let mut shown: Vec<(usize, usize)> = columns
        .iter()
        .enumerate()
        .filter(|(at, _)| !bare(*at))
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
    // What is missing is taken from the widest, column by column, down to the least of each, sentences counting a third;
    // then, on a very narrow screen, from words that are hardly words any more. Numbers are never cut.
    let mut over = (shown.iter().map(|(_, width)| width).sum::<usize>() + gaps(&shown)).saturating_sub(room);
    for floor in [usize::MAX, 4] {
        let spare = |(at, width): &(usize, usize)| width.saturating_sub(columns[*at].least.min(floor));
        while over > 0 {
            let giving = |column: &&mut (usize, usize)| !columns[column.0].right && spare(column) > 0;
            let weight = |(at, width): &(usize, usize)| width / (columns[*at].most / 60).max(1);
            let Some(widest) = shown.iter_mut().filter(giving).max_by_key(|column| weight(column)) else { break };
            widest.1 -= 1;
            over -= 1;
        }
    }
    shown
}

impl Cell {
    /// Whether it says that there is nothing to say.
    fn is_bare(&self) -> bool {
        matches!(self, Self::Plain(text) | Self::Strong(text) | Self::Faint(text) if text == "—")
    }

    fn width(&self) -> usize {
        match self {
            Self::Plain(text) | Self::Strong(text) | Self::Faint(text) => width(text),
            Self::Excerpt { before, mark, after } => width(before) + width(mark) + width(after),
        }
    }
}

/// The cell as it is printed, at most so many columns wide.
fn cell(cell: &Cell, columns: usize) -> String {
    match cell {
        Cell::Plain(text) => cut(text, columns),
        Cell::Strong(text) => styled(&cut(text, columns), STRONG),
        Cell::Faint(text) => styled(&cut(text, columns), FAINT),
        Cell::Excerpt { before, mark, after } => excerpt(before, mark, after, columns),
    }
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
    format!("{before}{}{after}", styled(&mark, STRONG))
}

/// The end of a text, with an ellipsis where something is missing, from a word's start.
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
    // Half a word says nothing; scripts without spaces have none.
    let whole = text[..from].ends_with(' ') || !kept.contains(' ');
    let word = if whole { 0 } else { kept.find(' ').map_or(0, |at| at + 1) };
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
            Column::new("SENTENCE", 20, 200, 0),
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
    fn what_a_name_means_is_never_cut() {
        let rows = [["csv", "one row a claim, to be filled in and read back"], ["claimreview", "needs --url"]];
        let rows = rows.map(|row| row.map(str::to_string).to_vec());
        let told = |width, watched| {
            let text = listed(&["FORMAT", "FOR"], &rows, Screen { width, watched });
            anstream::adapter::strip_str(&text).to_string()
        };
        assert_eq!(
            told(40, true),
            "FORMAT       FOR
csv          one row a claim, to be
             filled in and read back
claimreview  needs --url
"
        );
        assert_eq!(
            told(20, false),
            "csv          one row a claim, to be filled in and read back
claimreview  needs --url
"
        );
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
            " ID  FIGURE   SOURCE    SENTENCE                    OUTLET
  2  79       The air…  …that 79 of the drones we…  The Dai…
113  ≥ 1,250  —         千人 evacuated              —
"
        );
        assert_eq!(
            drawn(46),
            " ID  FIGURE   SOURCE   SENTENCE
  2  79       The ai…  …that 79 of the drones…
113  ≥ 1,250  —        千人 evacuated
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
