//! The article in lines, and the claim's own sentence with its marks.

use super::flow::Flow;
use super::paint::PLAIN;
use super::view::View;
use crate::visible::line;
use ratatui::style::Style;
use ratatui::text::Line;
use std::ops::Range;

pub(super) const FIGURE: Style = Style::new().bold().reversed();
const COUNTED: Style = Style::new().underlined();
const SOURCE: Style = Style::new().bold();

/// All lines of the article, and which of them holds the claim's figure.
pub(super) fn lines(view: &View, room: usize) -> (Vec<Line<'static>>, usize) {
    let mut lines = Vec::new();
    let mut at = 0;
    for part in &view.parts {
        let mut flow = Flow::new(room, 0);
        if part.start <= view.figure.start && view.figure.end <= part.end {
            pour_own(&mut flow, view, part.clone());
        } else {
            flow.push(&line(view.text.get(part.clone()).unwrap_or_default()), PLAIN);
        }
        let (poured, own) = flow.lines(Some(FIGURE));
        at = own.map_or(at, |own| lines.len() + own);
        if !lines.is_empty() {
            lines.push(Line::default());
            at += usize::from(own.is_some());
        }
        lines.extend(poured);
    }
    (lines, at)
}

/// The claim's own sentence: the figure in brackets, the thing counted and the source marked.
pub(super) fn pour_own(flow: &mut Flow, view: &View, sentence: Range<usize>) {
    if view.text.get(sentence.clone()).is_none_or(str::is_empty) {
        // A headline that comes from a tag stands nowhere in the text.
        let card = view.card();
        flow.push(&line(&card.sentence.text), PLAIN);
        flow.push(&format!(" [{}]", line(&card.figure.exact.text)), FIGURE);
        return;
    }
    let marks = [
        Some((&view.figure, FIGURE)),
        view.of.as_ref().map(|of| (of, COUNTED)),
        view.source.as_ref().map(|s| (s, SOURCE)),
    ];
    let mut borders: Vec<usize> = vec![sentence.start, sentence.end];
    let inside = |at: &usize| sentence.start < *at && *at < sentence.end;
    borders.extend(marks.iter().flatten().flat_map(|(range, _)| [range.start, range.end]).filter(inside));
    borders.sort_unstable();
    borders.dedup();
    for pair in borders.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let style =
            marks.iter().flatten().find(|(range, _)| range.start <= from && to <= range.end).map_or(PLAIN, |m| m.1);
        let words = line(view.text.get(from..to).unwrap_or_default());
        if style == FIGURE {
            let open = if from == view.figure.start { "[" } else { "" };
            let close = if to == view.figure.end { "]" } else { "" };
            flow.push(&format!("{open}{words}{close}"), FIGURE);
        } else {
            flow.push(&words, style);
        }
    }
}
