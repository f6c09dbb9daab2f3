//! "citing two officials", "quoting a police spokesman": the object is the source, the subject relays.

use super::Found;
use crate::attribution::line::Line;
use crate::attribution::sources::{self, Phrase};
use crate::lexicon::{Class, CueForm, CueVerb};
use crate::model::SourceKind;
use crate::text::syntax::Upos;
use crate::text::wording::Wording;

pub fn find(line: &Line, at: usize) -> Option<Found> {
    let cue = line.entry(at).cue.filter(|c| c.verb == CueVerb::Cite)?;
    if cue.form == CueForm::Gerund {
        let phrase = sources::right_of(line, at + 1).filter(|p| speaks(line, p))?;
        let content = super::according::around(line, at, phrase.tokens.end);
        return Some(Found { cue: at..at + 1, source: Some(phrase), content, via: None, data: false });
    }
    // "The New York Times cited initial reports that the gunmen had taken dozens"
    let passive =
        line.class(at.wrapping_sub(1), Class::AUXILIARY) && !line.any(at.wrapping_sub(1), &["has", "have", "had"]);
    if matches!(cue.form, CueForm::Past | CueForm::Third) && !cue.doubtful && !passive {
        let relay = sources::left_of(line, at)?;
        let phrase = sources::right_of(line, at + 1)?;
        if speaks(line, &phrase) && clause(line, phrase.tokens.end) {
            let content = vec![phrase.tokens.end..line.end];
            return Some(Found { cue: at..at + 1, source: Some(phrase), content, via: Some(relay), data: false });
        }
        // "quoted a price of $40" is trade, no talk.
        if cue.base != "cite" {
            return None;
        }
        // "cited the sum at a hearing watched by 3 million people, adding …": what he cited, not where.
        let end = (at + 2..line.end)
            .find(|i| line.is(*i, ",") || line.is(*i + 1, "by") && line.open_word(*i) && line.txt(*i).ends_with("ed"))
            .unwrap_or(line.end);
        return Some(Found {
            cue: at..at + 1,
            source: Some(relay),
            content: vec![at + 1..end],
            via: None,
            data: false,
        });
    }
    None
}

/// Whether what is cited can speak: a name, people, a paper; but not "Trump's appeal", "the need for 12 ships".
fn speaks(line: &Line, phrase: &Phrase) -> bool {
    let owned = phrase.tokens.clone().any(|i| line.any(i, &["'s", "\u{2019}s"]));
    let known = Class::PEOPLE.or(Class::PERSON).or(Class::PAPER).or(Class::OUTLET).or(Class::BODY);
    // "citing the business impact": a word for a body that only describes another noun speaks as little.
    let describes = |i: usize| {
        let noun = |i: usize| line.tree.is_some_and(|tree| tree.upos(i - line.first) == Upos::Noun);
        i + 1 < phrase.tokens.end && !line.capital(i + 1) && noun(i + 1) && !line.class(i + 1, known)
    };
    let told = phrase.tokens.clone().any(|i| line.class(i, known) && !describes(i));
    let named = line.capital(phrase.name.end - 1)
        && matches!(
            phrase.kind,
            SourceKind::Person | SourceKind::Organisation | SourceKind::Outlet | SourceKind::Document
        );
    told || named && !owned
}

fn clause(line: &Line, at: usize) -> bool {
    line.any(at, &["that", "who", "which", "showing", "saying", "as"])
}
