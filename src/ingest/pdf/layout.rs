//! From letters with places to lines, and from lines to paragraphs.
//!
//! Letters on the same height are a line, with a space where there is a gap; a line that stands further below than the
//! others do, or is set larger, or comes after one that ended early, begins a paragraph. Lines that stand at the top or
//! foot of many pages are running heads, and page numbers.

use super::super::compose::Piece;
use super::super::paragraphs::{Shape, is_finished};
use super::page::Run;
use std::collections::{HashMap, HashSet};

#[derive(Clone, Debug)]
struct Line {
    x: f32,
    end: f32,
    y: f32,
    size: f32,
    text: String,
}

/// The paragraphs of all pages.
pub fn pieces(pages: &[Vec<Run>]) -> Vec<Piece> {
    let pages: Vec<Vec<Line>> = pages.iter().map(|runs| lines(runs)).collect();
    let heads = running_heads(&pages);
    let body = body_size(&pages);
    let mut kept: Vec<(usize, &Line)> = Vec::new();
    for (i, page) in pages.iter().enumerate() {
        let is_edge = |at: usize| at < 2 || at + 2 >= page.len();
        let is_head =
            |at: usize, line: &Line| is_edge(at) && (heads.contains(&key(&line.text)) || is_page_number(&line.text));
        kept.extend(page.iter().enumerate().filter(|(at, line)| !is_head(*at, line)).map(|(_, line)| (i, line)));
    }
    let setting = Setting { body, leading: leading(&kept), margins: margins(&kept) };
    let mut pieces: Vec<Piece> = Vec::new();
    let mut last: Option<(usize, &Line)> = None;
    for (page, line) in kept {
        let shape = if line.size > body * 1.15 && line.text.len() < 300 { Shape::Heading } else { Shape::Text };
        match (last, pieces.last_mut()) {
            (Some(above), Some((kind, words))) if *kind == shape && setting.goes_on(above, (page, line), words) => {
                join(words, &line.text);
            }
            _ => pieces.push((shape, line.text.clone())),
        }
        last = Some((page, line));
    }
    pieces
}

/// How the document is set.
struct Setting {
    /// The size of the body.
    body: f32,
    /// How far its lines stand apart.
    leading: f32,
    /// Where the lines that begin at a place end at most, on each page.
    margins: HashMap<(usize, i32), f32>,
}

impl Setting {
    /// Whether a line goes on with the paragraph above it.
    fn goes_on(&self, (page_above, above): (usize, &Line), (page, line): (usize, &Line), words: &str) -> bool {
        if (line.size - above.size).abs() > above.size * 0.1 {
            return false;
        }
        let drop = above.y - line.y;
        if page != page_above || drop < 0.0 {
            // Over to the next column or page: in the middle of a sentence.
            return !is_finished(words) && !line.text.starts_with(char::is_uppercase);
        }
        let is_near = drop <= self.leading * (line.size / self.body).max(1.0) * 1.3;
        if is_near && line.size > self.body * 1.15 {
            return true; // The lines of a headline are often centred.
        }
        let is_indented = line.x > above.x + line.size * 0.8;
        // The first word of the line would have fitted above: that line was ended on purpose.
        let margin = self.margins.get(&(page, column(above))).copied().unwrap_or(above.end);
        let first = line.text.split(' ').next().unwrap_or_default().chars().count() as f32;
        let had_room = margin - above.end > (first * 0.6 + 1.0) * line.size;
        let begins = !line.text.starts_with(char::is_lowercase) || is_finished(words);
        is_near && !is_indented && !(had_room && begins)
    }
}

/// Lines that begin at about the same place are of one column.
fn column(line: &Line) -> i32 {
    (line.x / 8.0).round() as i32
}

fn margins(lines: &[(usize, &Line)]) -> HashMap<(usize, i32), f32> {
    let mut margins: HashMap<(usize, i32), f32> = HashMap::new();
    for (page, line) in lines {
        let margin = margins.entry((*page, column(line))).or_default();
        *margin = margin.max(line.end);
    }
    margins
}

/// Runs on one height, from left to right as they were drawn, as lines.
fn lines(runs: &[Run]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for run in runs {
        let size = run.size.max(1.0);
        match lines.last_mut() {
            Some(line)
                if (run.y - line.y).abs() < size * 0.5 && run.x > line.end - size && run.x < line.end + size * 12.0 =>
            {
                let gap = run.x - line.end > size * 0.15;
                if gap && !line.text.ends_with(' ') && !run.text.starts_with(' ') {
                    line.text.push(' ');
                }
                line.text.push_str(&run.text);
                line.end = run.end;
                line.size = line.size.max(size);
            }
            _ if run.text.trim().is_empty() => {}
            _ => lines.push(Line { x: run.x, end: run.end, y: run.y, size, text: run.text.clone() }),
        }
    }
    for line in &mut lines {
        line.text = line.text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    lines.retain(|line| !line.text.is_empty());
    lines
}

/// Puts the next line behind a paragraph. A hyphen at its end goes, unless it stands between a number and its noun.
fn join(words: &mut String, line: &str) {
    let ends_word = words.ends_with('-') && !words.ends_with(" -") && line.starts_with(char::is_lowercase);
    if words.ends_with('\u{ad}') {
        words.pop();
    } else if ends_word {
        let last = words[..words.len() - 1].rsplit(' ').next().unwrap_or_default();
        if !is_number(last) && !last.contains('-') {
            words.pop();
        }
    } else {
        words.push(' ');
    }
    words.push_str(line);
}

/// "30-day", "three-hour": these keep their hyphen at the end of a line.
fn is_number(word: &str) -> bool {
    const NUMBERS: &[&str] = &[
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty",
        "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "half", "multi", "mid", "well",
        "self", "non",
    ];
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    bare.contains(|c: char| c.is_ascii_digit()) || NUMBERS.contains(&bare.to_lowercase().as_str())
}

/// The size that most letters have.
fn body_size(pages: &[Vec<Line>]) -> f32 {
    let mut letters: HashMap<i32, usize> = HashMap::new();
    for line in pages.iter().flatten() {
        *letters.entry((line.size * 2.0).round() as i32).or_default() += line.text.len();
    }
    letters.into_iter().max_by_key(|(size, n)| (*n, *size)).map_or(10.0, |(size, _)| size as f32 / 2.0)
}

/// How far lines of a paragraph stand apart: the commonest distance.
fn leading(lines: &[(usize, &Line)]) -> f32 {
    let mut drops: HashMap<i32, usize> = HashMap::new();
    for pair in lines.windows(2) {
        let drop = pair[0].1.y - pair[1].1.y;
        if pair[0].0 == pair[1].0 && drop > pair[1].1.size * 0.8 && drop < pair[1].1.size * 3.0 {
            *drops.entry((drop * 2.0).round() as i32).or_default() += 1;
        }
    }
    drops.into_iter().max_by_key(|(drop, n)| (*n, -drop)).map_or(14.0, |(drop, _)| drop as f32 / 2.0)
}

/// Lines that stand first or last on at least three pages, page numbers aside.
fn running_heads(pages: &[Vec<Line>]) -> HashSet<String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for page in pages.iter().filter(|page| page.len() > 4) {
        let edges = page.iter().take(2).chain(page.iter().rev().take(2));
        for key in edges.map(|line| key(&line.text)).collect::<HashSet<_>>() {
            *seen.entry(key).or_default() += 1;
        }
    }
    seen.into_iter().filter(|(_, n)| *n >= 3).map(|(key, _)| key).collect()
}

/// A line without its numbers: "Page 3 of 10" is the same on every page.
fn key(text: &str) -> String {
    text.chars().filter(|c| !c.is_ascii_digit()).collect()
}

/// "3", "- 3 -", "Page 3 of 10".
fn is_page_number(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = bare.split(' ').collect();
    let digits = |word: &&str| word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit());
    let is_label = |word: &&str| ["page", "of", "/"].contains(&word.to_lowercase().as_str());
    words.len() <= 4 && words.iter().any(digits) && words.iter().all(|word| digits(word) || is_label(word))
}
