//! A name and a colon: "WALLACE: …" in a transcript, "Poll: …" in a headline, "Police: …".

use super::Found;
use crate::attribution::line::Line;
use crate::attribution::sources;
use crate::lexicon::Class;

pub fn find(line: &Line, at: usize) -> Option<Found> {
    if !line.is(at, ":") || at == line.first || at - line.first > 4 {
        return None;
    }
    let shouted = (line.first..at).all(|i| line.txt(i).chars().all(|c| c.is_uppercase() || !c.is_alphabetic())) && line.txt(line.first).len() > 2;
    let told = line.any(at - 1, &["poll", "report", "study", "survey", "police", "officials", "ministry", "reports", "sources", "analysis", "experts"]) && line.capital(line.first);
    if !(shouted || told) || (line.first..at).any(|i| line.class(i, Class::NUMERIC) || line.txt(i).starts_with(|c: char| c.is_ascii_digit())) {
        return None;
    }
    let source = sources::right_of(line, line.first)?;
    (source.tokens.end == at).then(|| Found { cue: at..at + 1, source: Some(source), content: vec![at + 1..line.end], via: None, data: told })
}
