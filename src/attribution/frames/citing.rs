//! "citing two officials", "quoting a police spokesman": the object is the source, the subject relays.

use super::Found;
use crate::attribution::line::Line;
use crate::attribution::sources;
use crate::lexicon::{CueForm, CueVerb};
use crate::model::SourceKind;

pub fn find(line: &Line, at: usize) -> Option<Found> {
    let cue = line.entry(at).cue.filter(|c| c.verb == CueVerb::Cite)?;
    if cue.form == CueForm::Gerund {
        let phrase = sources::right_of(line, at + 1)?;
        let voiced = matches!(phrase.kind, SourceKind::Person | SourceKind::Organisation | SourceKind::Outlet | SourceKind::Document) && line.capital(phrase.name.start.max(phrase.name.end - 1))
            || matches!(phrase.kind, SourceKind::Group | SourceKind::Anonymous | SourceKind::Document) && (phrase.tokens.clone()).any(|i| line.class(i, crate::lexicon::Class::PEOPLE.or(crate::lexicon::Class::PERSON).or(crate::lexicon::Class::PAPER)));
        if !voiced {
            return None;
        }
        let content = super::according::around(line, at, phrase.tokens.end);
        return Some(Found { cue: at..at + 1, source: Some(phrase), content, via: None, data: false });
    }
    // "The New York Times cited initial reports that the gunmen had taken dozens"
    if matches!(cue.form, CueForm::Past | CueForm::Third) && !cue.doubtful {
        let relay = sources::left_of(line, at)?;
        let phrase = sources::right_of(line, at + 1)?;
        if phrase.kind == SourceKind::Document || phrase.kind == SourceKind::Group {
            let content = vec![phrase.tokens.end..line.end];
            return Some(Found { cue: at..at + 1, source: Some(phrase), content, via: Some(relay), data: false });
        }
        let content = vec![at + 1..line.end];
        return Some(Found { cue: at..at + 1, source: Some(relay), content, via: None, data: false });
    }
    None
}
