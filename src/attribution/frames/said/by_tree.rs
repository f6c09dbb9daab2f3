//! The speaker and his verb, read from the tree: the verb's subject speaks, the clause that hangs on the verb is said.

use super::super::Found;
use super::near;
use crate::attribution::line::Line;
use crate::attribution::sources::{self, Phrase};
use crate::lexicon::{Class, Cue, CueForm, CueVerb};
use crate::model::SourceKind;
use crate::text::syntax::{Relation, Tree, Upos, Xpos};
use std::ops::Range;

pub fn find(line: &Line, tree: &Tree, at: usize) -> Option<Found> {
    let cue = line.entry(at).cue.filter(|c| c.verb != CueVerb::Cite)?;
    let verb = at - line.first;
    if !possible(line, tree, at) {
        return None;
    }
    let subject = speaker(tree, verb, cue)?;
    let source = phrase(line, tree, subject, at)?;
    if !near::credible(line, at, cue, &source) && !clause(tree, verb) {
        return None;
    }
    let (after, via) = near::addressee(line, at, cue);
    let mut content = content(line, tree, verb, cue);
    if content.is_empty() && (cue.form != CueForm::Gerund) {
        content = near::content(line, &source, after, cue).filter(|_| quoted(line, at) || matches!(cue.verb, CueVerb::Say | CueVerb::Tell) && near::credible(line, at, cue, &source) && !plain_object(tree, verb))?;
    }
    content.retain(|c| c.start < c.end);
    let data = matches!(source.kind, SourceKind::Document | SourceKind::Organisation | SourceKind::Group);
    Some(Found { cue: at..at + 1, source: Some(source), content, via, data })
}

/// Whether the verb can attribute: it is active and not denied, and somebody does it.
pub fn possible(line: &Line, tree: &Tree, at: usize) -> bool {
    let verb = at - line.first;
    !(tree.is_passive(verb) || tree.is_negated(verb, line.doc.text) || infinitive(line, tree, verb) || tree.relation(verb) == Relation::Acl && tree.xpos(verb) == Xpos::Vbn)
}

/// "declined to say", "to report": nobody has said anything.
fn infinitive(line: &Line, tree: &Tree, verb: usize) -> bool {
    let to = tree.children(verb).any(|c| tree.relation(c) == Relation::Mark && line.is(line.first + c, "to"));
    let went = tree.head(verb).is_some_and(|h| line.any(line.first + h, &["went", "continued", "prompted", "led"]));
    to && !went
}

/// Who speaks: the subject of the verb; of a gerund, that of the verb it hangs on.
fn speaker(tree: &Tree, verb: usize, cue: Cue) -> Option<usize> {
    if let Some(subject) = tree.subject(verb) {
        // "Smith, who said": the word that "who" points back to.
        let relative = matches!(tree.xpos(subject), Xpos::Wp | Xpos::Wdt) && tree.relation(verb) == Relation::AclRelcl;
        return if relative { tree.head(verb) } else { Some(subject) };
    }
    if cue.form != CueForm::Gerund && tree.xpos(verb) != Xpos::Vbg {
        // "prompted officials to recommend that": the object is asked to speak.
        return tree.head(verb).filter(|_| matches!(tree.relation(verb), Relation::Xcomp | Relation::Advcl)).and_then(|h| tree.object(h));
    }
    let mut up = verb;
    for _ in 0..3 {
        up = tree.head(up)?;
        if let Some(subject) = tree.subject(up) {
            return Some(subject);
        }
    }
    None
}

/// The source phrase around its head noun.
fn phrase(line: &Line, tree: &Tree, subject: usize, cue: usize) -> Option<Phrase> {
    let at = line.first + subject;
    if line.pronoun(at) && tree.upos(subject) == Upos::Pron {
        return Some(Phrase { tokens: at..at + 1, name: at..at + 1, kind: SourceKind::Person });
    }
    let mut reach = tree.phrase(subject);
    // "Reuters and the EIA": joined sources.
    for c in tree.children(subject).filter(|c| *c > subject && tree.relation(*c) == Relation::Conj) {
        let more = tree.phrase(c);
        if more.start <= reach.end + 2 && line.first + more.end <= cue {
            reach.end = more.end;
        }
    }
    let mut tokens = line.first + reach.start..line.first + reach.end;
    if tokens.contains(&cue) {
        tokens = if at < cue { tokens.start..cue } else { cue + 1..tokens.end };
    }
    // A comma inside parts off what is only apposed: "Steve Ormerod, of Cardiff University".
    if let Some(comma) = tokens.clone().find(|i| *i > at && line.is(*i, ",") && !line.is(*i + 1, "Inc") && !line.is(i + 1, "Inc.") && !line.is(i + 1, "Jr.")) {
        tokens.end = comma;
    }
    while tokens.start < tokens.end && (line.quote_mark(tokens.start) || line.border(tokens.start) || line.class(tokens.start, Class::CONJUNCTION)) {
        tokens.start += 1;
    }
    while tokens.start < tokens.end && (line.border(tokens.end - 1) && !line.is(tokens.end - 1, ".")) {
        tokens.end -= 1;
    }
    if tokens.is_empty() {
        return None;
    }
    let mut found = sources::phrase(line, tokens.start, tokens.end)?;
    // "One motorcyclist, Surin Jaiharn, told": the name stands behind.
    if !matches!(found.kind, SourceKind::Person) || found.name == found.tokens && !line.capital(found.name.start) {
        if let Some(name) = apposed(line, tokens.end, cue) {
            found.tokens = tokens.start..name.end;
            found.name = name;
            found.kind = SourceKind::Person;
        }
    }
    Some(found)
}

/// A person's name between commas behind what he is: ", Emmanuel Salamat,".
fn apposed(line: &Line, comma: usize, cue: usize) -> Option<Range<usize>> {
    if !line.is(comma, ",") {
        return None;
    }
    let start = comma + 1;
    let end = (start..line.end).find(|i| !(line.capital(*i) && line.word(*i) || line.is(*i, ".") && line.glued(*i)))?;
    let given = line.class(start, Class::GIVEN_FEMALE.or(Class::GIVEN_MALE));
    let body = (start..end).any(|i| line.class(i, Class::BODY.or(Class::OUTLET)));
    (end <= cue && (end - start >= 2 || given) && end - start <= 4 && !body && line.any(end, &[",", "said", "told"])).then_some(start..end)
}

/// Whether a clause hangs on the verb.
fn clause(tree: &Tree, verb: usize) -> bool {
    tree.children(verb).any(|c| tree.relation(c) == Relation::Ccomp)
}

/// Whether the verb has a plain object and no clause: "posted a rise", "concluded a call" say nothing.
fn plain_object(tree: &Tree, verb: usize) -> bool {
    tree.object(verb).is_some() && !clause(tree, verb)
}

/// Whether a quotation begins or ends at the verb's clause.
fn quoted(line: &Line, at: usize) -> bool {
    (at.saturating_sub(8)..at + 8).any(|i| line.quote_mark(i))
}

/// What hangs on the verb as said.
fn content(line: &Line, tree: &Tree, verb: usize, cue: Cue) -> Vec<Range<usize>> {
    let shift = |r: Range<usize>| line.first + r.start..line.first + r.end;
    let mut said: Vec<Range<usize>> = Vec::new();
    let objects = matches!(cue.verb, CueVerb::Announce | CueVerb::Report | CueVerb::Estimate | CueVerb::Show | CueVerb::Believe) || matches!(cue.base, "admit" | "claim" | "deny" | "acknowledge" | "suggest" | "recommend" | "describe" | "allege");
    for c in tree.children(verb) {
        let relation = tree.relation(c);
        let marked = tree.markers(c).any(|m| line.any(line.first + m, &["before", "after", "while", "when", "as", "because", "since", "although", "though", "until"]));
        let whole = match relation {
            Relation::Ccomp => !marked,
            Relation::Parataxis => c > verb || line.quote_mark(line.first + tree.reach(c).start),
            Relation::Obj => objects || line.quote_mark(line.first + tree.reach(c).start),
            Relation::Xcomp => matches!(cue.verb, CueVerb::Believe | CueVerb::Estimate | CueVerb::Promise) || matches!(cue.base, "claim" | "describe"),
            _ => false,
        };
        if whole {
            let reach = tree.reach(c);
            // The reach of a clause may run over the speaker ("…, he said, …"): only what does not hold the verb.
            if reach.contains(&verb) {
                said.push(shift(reach.start..verb.min(reach.end)));
                said.push(shift(verb + 1..reach.end));
            } else {
                said.push(shift(reach));
            }
        } else if objects && c > verb && matches!(relation.universal(), Relation::Obl | Relation::Advcl | Relation::Nmod) && !marked && !said.is_empty() && cue.verb != CueVerb::Believe {
            said.push(shift(tree.reach(c)));
        }
    }
    let up = tree.head(verb);
    match tree.relation(verb).universal() {
        // "…, as NPR reports": all that it is said of, but itself.
        Relation::Advcl if tree.markers(verb).any(|m| line.is(line.first + m, "as")) && said.is_empty() => said.extend(without(line, tree, up, verb)),
        Relation::Parataxis if said.is_empty() => said.extend(without(line, tree, up, verb)),
        _ => {}
    }
    said
}

/// The reach of the clause that a verb hangs on, without the verb's own words.
fn without(line: &Line, tree: &Tree, up: Option<usize>, verb: usize) -> Vec<Range<usize>> {
    let Some(up) = up else { return Vec::new() };
    let (outer, inner) = (tree.reach(up), tree.reach(verb));
    let shift = |a: usize, b: usize| line.first + a..line.first + b.max(a);
    vec![shift(outer.start, inner.start.max(outer.start)), shift(inner.end.min(outer.end), outer.end)]
}
