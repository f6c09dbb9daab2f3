//! The speaker before his verb: "Rubio said (that) …", "…, the ministry said", "…, police said on Tuesday, …",
//! "Smith told Reuters that …", "data from X showed …", "As NPR reports, …", "…, saying …".

use super::Found;
use crate::attribution::line::Line;
use crate::attribution::sources::{self, Phrase};
use crate::lexicon::{Class, Cue, CueForm, CueVerb};
use crate::model::SourceKind;
use std::ops::Range;

pub fn find(line: &Line, at: usize) -> Option<Found> {
    let cue = line.entry(at).cue?;
    if cue.verb == CueVerb::Cite {
        return None;
    }
    if cue.form == CueForm::Gerund {
        return gerund(line, at, cue);
    }
    if passive(line, at, cue) || line.any(at.wrapping_sub(1), &["to", "the", "a", "an", "of", "in", "his", "her", "its", "their", "by", "no", "this", "those", "these"]) {
        return None;
    }
    let source = sources::left_of(line, at)?;
    if !credible(line, at, cue, &source) {
        return None;
    }
    let (after, via) = addressee(line, at, cue);
    let content = content(line, &source, at, after, cue)?;
    let data = matches!(cue.verb, CueVerb::Show | CueVerb::Report | CueVerb::Estimate | CueVerb::Say | CueVerb::Announce) && matches!(source.kind, SourceKind::Document | SourceKind::Organisation | SourceKind::Group);
    Some(Found { cue: at..at + 1, source: Some(source), content, via, data })
}

/// "was reported", "is expected", "were told": somebody else's act upon the subject.
fn passive(line: &Line, at: usize, cue: Cue) -> bool {
    if !matches!(cue.form, CueForm::Past | CueForm::Participle) {
        return false;
    }
    let mut i = at;
    while i > line.first {
        i -= 1;
        if line.any(i, &["is", "are", "was", "were", "be", "been", "being", "'s", "\u{2019}s", "'re", "\u{2019}re", "got"]) {
            // "Police's said" is no English, but "what's said" is passive and "Smith's said" rare.
            return true;
        }
        if !(line.txt(i).ends_with("ly") || line.class(i, Class::NEGATION) || line.any(i, &["also", "widely", "first", "not", "often"])) {
            return false;
        }
    }
    false
}

/// Whether the word is a verb of this speaker here and no noun or adjective.
fn credible(line: &Line, at: usize, cue: Cue, source: &Phrase) -> bool {
    let next = at + 1;
    let subject = line.class(source.tokens.start, Class::PRONOUN)
        || source.tokens.clone().any(|i| line.capital(i) && line.word(i) && i > line.first || line.class(i, Class::PERSON.or(Class::PEOPLE).or(Class::BODY).or(Class::PAPER).or(Class::OUTLET)))
        || line.capital(source.tokens.start) && !line.class(source.tokens.start, super::super::line::CLOSED);
    if !subject {
        return false;
    }
    // A participle that hangs on a noun: "the tariffs announced by", "cases reported worldwide".
    if matches!(cue.form, CueForm::Past | CueForm::Participle) && (line.is(next, "by") || matches!(cue.verb, CueVerb::Announce | CueVerb::Report | CueVerb::Estimate | CueVerb::Show) && plain_noun(line, source) && !clause_follows(line, next)) {
        return false;
    }
    if cue.form == CueForm::Participle && !matches!(cue.base, "say" | "tell") && line.entry(at).cue.is_some_and(|c| c.form == CueForm::Participle) && !auxiliary_before(line, at) && cue.base != "forecast" {
        return false;
    }
    match cue.verb {
        CueVerb::Show => {
            let paper = matches!(source.kind, SourceKind::Document) || source.tokens.clone().any(|i| line.class(i, Class::PAPER)) || line.any(source.tokens.end - 1, &["team", "scientists", "researchers", "investigators", "results", "study", "it", "they", "police", "inspectors", "auditors", "experts"]) || source.kind == SourceKind::Organisation || source.kind == SourceKind::Person && cue.base == "find";
            let put = cue.base != "put" || line.is(at + 1, "the") && line.any(at + 2, &["toll", "number", "death", "figure", "total", "cost", "value", "damage"]);
            paper && put && (clause_follows(line, next) || line.class(next, Class::ARTICLE) || cue.base == "indicate" || cue.base == "put" || !cue.doubtful)
        }
        CueVerb::Say if cue.base == "read" => matches!(source.kind, SourceKind::Document) && (line.quote_mark(next) || line.border(next)),
        CueVerb::Say if cue.base == "point" => line.is(next, "out"),
        CueVerb::Say if matches!(cue.base, "describe" | "deny" | "accuse") => source.kind == SourceKind::Person || line.capital(source.tokens.end - 1),
        CueVerb::Believe if matches!(cue.base, "hope" | "understand" | "assume" | "consider" | "suspect") => clause_follows(line, next),
        CueVerb::Promise => clause_follows(line, next) || line.is(next, "to") || line.border(next),
        CueVerb::Say if matches!(cue.base, "continue" | "counter" | "point") => line.border(next) || line.is(next, "that"),
        _ if cue.doubtful || cue.form == CueForm::Base && line.class(at, Class::PAPER.or(Class::PERSON)) => clause_follows(line, next) || line.border(next) || line.class(next, Class::CARDINAL),
        _ => true,
    }
}

fn plain_noun(line: &Line, source: &Phrase) -> bool {
    !line.class(source.tokens.start, Class::PRONOUN)
        && !source.tokens.clone().any(|i| line.capital(i) && i > line.first)
        && !line.class(source.tokens.end - 1, Class::PEOPLE.or(Class::PERSON).or(Class::BODY).or(Class::OUTLET).or(Class::PAPER))
}

fn auxiliary_before(line: &Line, at: usize) -> bool {
    (at.saturating_sub(3)..at).any(|i| line.any(i, &["has", "have", "had", "having", "'ve", "\u{2019}ve", "'d", "\u{2019}d"]))
}

/// Whether a clause or an amount begins there: "that", an article, a pronoun, a number, a name, a mark of quotation.
fn clause_follows(line: &Line, at: usize) -> bool {
    line.any(at, &["that", "there", "it", "he", "she", "they", "more", "about", "only", "at", "nearly", "almost", "some", "as", "up", "no", "one", "around", "between", "how", "whether", "over", "under", "roughly", "fewer", "less", "just", "approximately", "all", "most", "both", "its", "his", "her", "their", "our", "we"])
        || line.class(at, Class::ARTICLE.or(Class::NUMERIC))
        || line.quote_mark(at)
        || line.is(at, ":")
        || line.capital(at)
        || line.txt(at).starts_with(|c: char| c.is_ascii_digit())
        || matches!(line.txt(at), "$" | "\u{a3}" | "\u{20ac}")
        || line.class(at, Class::PEOPLE)
}

/// The token behind whom the words were told to, and that hearer if it is an outlet.
fn addressee(line: &Line, at: usize, cue: Cue) -> (usize, Option<Phrase>) {
    let next = at + 1;
    let told = cue.verb == CueVerb::Tell;
    let to = line.is(next, "to") && cue.base == "say";
    if !told && !to {
        let interview = (next..(next + 9).min(line.end)).find(|i| line.any(*i, &["to", "with", "by", "on"]) && (next..*i).any(|j| line.any(j, &["interview", "statement", "comments", "remarks", "email"])));
        let via = interview.and_then(|i| sources::right_of(line, i + 1)).filter(|p| p.kind == SourceKind::Outlet);
        return (next, via);
    }
    let Some(hearer) = sources::right_of(line, if to { next + 1 } else { next }) else { return (next, None) };
    // "told Reuters five people died": the outlet's name ends where it is known to.
    let mut end = hearer.tokens.end;
    let known = hearer.tokens.clone().find_map(|i| line.outlet(i).map(|n| i + n));
    let outlet = known.is_some() || hearer.kind == SourceKind::Outlet || line.class(end - 1, Class::OUTLET) && line.capital(end - 1);
    end = known.unwrap_or(end).min(line.end);
    let via = outlet.then(|| Phrase { tokens: hearer.tokens.start..end, name: hearer.tokens.start..end, kind: SourceKind::Outlet });
    (end, via)
}

/// What is attributed: behind the cue, before the speaker, or both.
fn content(line: &Line, source: &Phrase, at: usize, after: usize, cue: Cue) -> Option<Vec<Range<usize>>> {
    let mut next = after;
    // "said on Tuesday", "said in a statement", "said late Monday": skipped.
    loop {
        if line.any(next, &["in", "during", "at", "on", "via", "through"]) && !line.class(next + 1, Class::NUMERIC) {
            let end = (next + 1..line.end).take(9).find(|i| line.border(*i) || line.is(*i, "that") || line.class(*i, Class::PRONOUN.or(Class::AUXILIARY)));
            match end {
                Some(end) if line.any(end, &[",", ".", "that", ":"]) || line.quote_mark(end) => next = end,
                Some(_) if line.is(next, "on") && line.class(next + 1, Class::WEEKDAY) => next += 2,
                _ => break,
            }
        } else if line.timely(next) && !line.any(next, &["on", "since", "this", "only", "just", "even", "still", "again", "once"]) || line.row(next, &["this", "week"]) || line.row(next, &["this", "month"]) {
            next += 1;
        } else {
            break;
        }
    }
    let start = source.tokens.start;
    let as_aside = line.is(start.wrapping_sub(1), "as");
    if as_aside {
        let comma = (next..line.end).find(|i| line.is(*i, ",")).map_or(line.end, |i| i);
        return Some(super::according::around(line, start - 1, comma));
    }
    let mut left = start;
    while left > line.first && (line.border(left - 1) || line.class(left - 1, Class::CONJUNCTION)) && !line.is(left - 1, ".") {
        left -= 1;
    }
    let before = left < start && left > line.first && clause(line, left);
    let ends = next >= line.end || line.any(next, &[".", ";", "?", "!", "\u{2014}", ")"]) || line.quote_mark(next) && !opens(line, next) || line.any(next, &["before", "after", "while", "as"]) && before && line.is(start - 1, ",");
    if ends {
        return before.then(|| vec![line.first..left]);
    }
    if line.is(next, ",") {
        let quote = line.quote_mark(next + 1);
        return match (before, quote) {
            (true, false) if line.any(next + 1, &["adding", "noting", "saying", "referring", "calling", "citing", "as", "but", "while", "after", "who"]) => Some(vec![line.first..left, next + 1..line.end]),
            (true, _) => Some(vec![line.first..left, next + 1..line.end]),
            (false, true) => Some(vec![next + 1..line.end]),
            (false, false) => {
                // "Smith said, that …" or the speaker's second act: "the group said, which had …"
                let rest = next + 1..line.end;
                (cue.verb != CueVerb::Promise).then(|| vec![rest])
            }
        };
    }
    let mut from = next;
    if line.any(from, &["that", ":", "out"]) {
        from += 1;
    }
    let stop = stop(line, from);
    // “…,” he said before pointing out …: handled above; here the clause behind is what he says.
    let mut all = vec![from..stop];
    let quoted_before = before && line.quote_mark(start.wrapping_sub(1));
    if quoted_before {
        all.push(line.first..left);
    }
    Some(all)
}

/// Whether the stretch from the sentence's start up to here is a clause of its own and no mere adverbial.
fn clause(line: &Line, left: usize) -> bool {
    let mut first = line.first;
    while first < left && (line.quote_mark(first) || line.any(first, &["-", "\u{2022}", "\u{2014}", "and", "but"])) {
        first += 1;
    }
    let adverbial = line.class(first, Class::PREPOSITION.or(Class::SUBORDINATOR)) && !line.quote_mark(left) || line.timely(first) && left - first < 4 || line.any(first, &["meanwhile", "however", "speaking", "asked"]);
    if adverbial && !line.quote_mark(left) {
        // "In Texas, 11 died, police said": a second comma tells that a clause stands between.
        let commas = (first..left).filter(|i| line.is(*i, ",")).count();
        return commas >= 1 && left - first > 8;
    }
    left > first
}

fn opens(line: &Line, at: usize) -> bool {
    matches!(line.txt(at), "\u{201c}" | "``" | "\u{ab}" | "\u{2018}") || line.is(at, "\"") && !line.glued(at) && line.glued(at + 1)
}

/// Where reported speech ends inside its sentence: at a semicolon, or where the writer takes over with "but" and a
/// speaker of his own.
fn stop(line: &Line, from: usize) -> usize {
    for i in from..line.end {
        if line.is(i, ";") {
            return i;
        }
    }
    line.end
}

/// "…, saying that 12 people died", "adding: …": the subject of the clause before speaks.
fn gerund(line: &Line, at: usize, cue: Cue) -> Option<Found> {
    let verb = matches!(cue.verb, CueVerb::Say | CueVerb::Tell | CueVerb::Announce | CueVerb::Estimate | CueVerb::Report) && !cue.doubtful && !matches!(cue.base, "read" | "point" | "continue" | "put" | "post");
    let opened = line.is(at.wrapping_sub(1), ",") || line.quote_mark(at.wrapping_sub(1)) || line.any(at.wrapping_sub(1), &["by", "and"]) && line.is(at + 1, "that");
    if !verb || !opened || !(clause_follows(line, at + 1) || line.is(at + 1, ",")) && cue.verb != CueVerb::Tell {
        return None;
    }
    // The subject of the sentence: its first noun phrase, or the nearest speaker to the left.
    let speaker = (line.first..at).rev().find(|i| line.entry(*i).cue.is_some_and(|c| matches!(c.form, CueForm::Past | CueForm::Third)));
    let source = speaker.and_then(|s| sources::left_of(line, s)).or_else(|| {
        let mut first = line.first;
        while first < at && (line.quote_mark(first) || line.any(first, &["but", "and"])) {
            first += 1;
        }
        sources::right_of(line, first).filter(|p| line.class(p.tokens.start, Class::PRONOUN) || line.capital(p.name.end - 1) || p.tokens.clone().any(|i| line.class(i, Class::PERSON.or(Class::PEOPLE).or(Class::BODY))))
    })?;
    let (after, via) = addressee(line, at, cue);
    let from = if line.any(after, &["that", ":", ","]) { after + 1 } else { after };
    Some(Found { cue: at..at + 1, source: Some(source), content: vec![from..stop(line, from)], via, data: false })
}
