//! Passive reports that name who reports: "60 cases confirmed by the ministry", "the 25% tariffs announced by the
//! president", "the loss was estimated by analysts at $5 million".

use super::Found;
use crate::attribution::line::Line;
use crate::attribution::sources;
use crate::lexicon::{Class, CueForm, CueVerb};
use crate::text::wording::Wording;

pub fn find(line: &Line, at: usize) -> Option<Found> {
    let cue = line.entry(at).cue?;
    let passive = matches!(cue.form, CueForm::Past | CueForm::Participle) && line.is(at + 1, "by");
    let verb = matches!(cue.verb, CueVerb::Announce | CueVerb::Report | CueVerb::Estimate)
        || matches!(cue.base, "claim" | "allege" | "say" | "describe");
    if !passive || !verb || line.class(at + 2, Class::NUMERIC) || at == line.first {
        return None;
    }
    let source = sources::right_of(line, at + 2)?;
    let known = Class::PERSON.or(Class::PEOPLE).or(Class::BODY).or(Class::PAPER).or(Class::OUTLET);
    let voiced = line.capital(source.tokens.end - 1) || source.tokens.clone().any(|i| line.class(i, known));
    if !voiced {
        return None;
    }
    let auxiliary = line.class(at - 1, Class::AUXILIARY)
        || crate::lexicon::adverbial(line.txt(at - 1)) && line.class(at.wrapping_sub(2), Class::AUXILIARY);
    let start = (line.first..at)
        .rev()
        .find(|i| line.border(*i) || line.class(*i, Class::SUBORDINATOR) && !line.is(*i, "since"))
        .map_or(line.first, |i| i + 1);
    let mut content = vec![start..at];
    // "was put by the ministry at 12": the amount stands behind.
    if auxiliary || line.any(source.tokens.end, &["at", "to", "as"]) {
        content.push(source.tokens.end..(source.tokens.end..line.end).find(|i| line.border(*i)).unwrap_or(line.end));
    }
    Some(Found { cue: at..at + 1, source: Some(source), content, via: None, data: false })
}
