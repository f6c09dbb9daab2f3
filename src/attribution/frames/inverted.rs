//! The verb before its speaker: `“…,” said Daniel Montalvo`, `26 cases, reports Reuters`.

use super::Found;
use crate::attribution::line::Line;
use crate::attribution::sources;
use crate::lexicon::{Class, CueForm, CueVerb};
use crate::text::wording::Wording;

pub fn find(line: &Line, at: usize) -> Option<Found> {
    let cue = line.entry(at).cue?;
    let finite = matches!(cue.form, CueForm::Past | CueForm::Third | CueForm::Participle | CueForm::Base);
    let verb = matches!(cue.verb, CueVerb::Say | CueVerb::Report | CueVerb::Announce) || cue.base == "predict";
    if !finite
        || !verb
        || at == line.first
        || line.any(cue_next(line, at), &["that", "the"])
            && !aged(line, at + 1)
            && !line.class(
                at + 2,
                Class::PERSON.or(Class::PEOPLE).or(Class::BODY).or(Class::PAPER).or(Class::OUTLET).or(Class::TITLE),
            )
            && !line.capital(at + 2)
            && !line.quote_mark(at - 1)
    {
        return None;
    }
    let before = at - 1;
    let quoted = line.quote_mark(before) || line.any(before, &["?", "!"]);
    let plain = matches!(cue.base, "say" | "report" | "write" | "note" | "warn" | "explain" | "predict" | "add");
    if !(quoted || plain && line.is(before, ",") || matches!(line.txt(before), "\u{2014}" | "--")) {
        return None;
    }
    // "Nora Beck, head of relief, said raids have …": who stands at the head of the sentence speaks.
    if !quoted && opened(line, before) {
        return None;
    }
    let next = at + 1;
    if line.class(
        next,
        Class::PREPOSITION.or(Class::WEEKDAY).or(Class::SUBORDINATOR).or(Class::AUXILIARY).or(Class::NEGATION),
    ) || line.border(next)
    {
        return None;
    }
    let phrase = sources::right_of(line, next)?;
    // A comma in front without a quotation: the speaker must close the clause ("…, reports Reuters."), else the verb is
    // the next one of a list ("He came, said nothing and left").
    let end = phrase.tokens.end;
    let closes = end >= line.end
        || line.border(end)
        || line.class(end, Class::PREPOSITION.or(Class::WEEKDAY))
        || line.timely(end)
        || line.any(end, &["who", "as", "after", "and"]);
    let voiced = line.capital(phrase.name.end - 1)
        || line.capital(phrase.name.start)
        || line.pronoun(phrase.tokens.start)
        || phrase
            .tokens
            .clone()
            .any(|i| line.class(i, Class::PEOPLE.or(Class::PERSON).or(Class::BODY).or(Class::PAPER).or(Class::OUTLET)));
    let voiced = voiced || aged(line, phrase.tokens.start);
    if !closes || !voiced {
        return None;
    }
    let mut content = vec![line.first..before];
    // “…,” said X, a teacher. “…”: what is quoted behind belongs to it too.
    let rest = (end..line.end).find(|i| line.quote_mark(*i) && !line.glued(*i));
    if let Some(rest) = rest {
        content.push(rest..line.end);
    }
    Some(Found { cue: at..at + 1, source: Some(phrase), content, via: None, data: false })
}

/// Whether a name opens the sentence and the comma at `close` ends what is told of it: "Nora Beck, head of relief, said".
fn opened(line: &Line, close: usize) -> bool {
    let mut first = line.first;
    while first < close && line.any(first, &["but", "and", "the"]) {
        first += 1;
    }
    let comma = (first..close).find(|i| line.is(*i, ","));
    let name = |i: usize| {
        line.capital(i)
            && line.word(i)
            && !line.class(i, Class::WEEKDAY.or(Class::MONTH).or(Class::PREPOSITION).or(Class::SUBORDINATOR))
            || line.is(i, ".") && line.glued(i)
    };
    let told = comma.is_some_and(|c| {
        (first..c).all(name)
            && (first..c).any(|i| {
                line.a_name(i)
                    || line.class(i, Class::GIVEN_FEMALE.or(Class::GIVEN_MALE).or(Class::TITLE).or(Class::BODY))
            })
            && (c + 1..close).all(|i| !line.quote_mark(i) && !line.any(i, &[";", ":"]))
            && line.tree.is_none_or(|tree| {
                let said = close + 1 - line.first;
                tree.subject(said).is_some_and(|s| (first..c).contains(&(line.first + s)))
            })
    });
    line.is(close, ",") && told
}

fn cue_next(_: &Line, at: usize) -> usize {
    at + 1
}

/// "the 46-year-old": a person by his age.
fn aged(line: &Line, at: usize) -> bool {
    line.is(at, "the")
        && line.any(at + 3, &["year"])
        && line.any(at + 5, &["old"])
        && line.is(at + 2, "-")
        && line.is(at + 4, "-")
}
