//! Who speaks: the subject of the verb by the tree, or the phrase right before it.

use crate::attribution::line::Line;
use crate::attribution::sources::{self, Phrase};
use crate::lexicon::{Class, Cue, CueForm, CueVerb};
use crate::model::SourceKind;
use crate::text::syntax::{Relation, Tree, Upos, Xpos};
use crate::text::wording::Wording;
use std::ops::Range;

/// The speaker of the verb at this token.
pub fn of(line: &Line, at: usize, cue: Cue) -> Option<Phrase> {
    of_shared(line, at, cue, 3)
}

/// As [`of`], going back over at most so many verbs that share a speaker.
fn of_shared(line: &Line, at: usize, cue: Cue, more: u8) -> Option<Phrase> {
    if cue.form == CueForm::Gerund && !progressive(line, at) {
        return gerund(line, at, cue);
    }
    // "Smith said A, but admitted B": the second verb shares the first one's speaker.
    if more > 0
        && let Some(first) = shared(line, at, cue)
    {
        return of_shared(line, first, line.entry(first).cue?, more - 1);
    }
    let near = sources::left_of(line, at);
    let Some(tree) = line.tree else { return near };
    // "…, the ministry said": the phrase between a comma and its verb is seen better than parsed.
    if let Some(beside) = near.as_ref().filter(|p| beside(line, p, at))
        && !apposed_to_subject(line, tree, beside, at)
    {
        return near;
    }
    let named = subject(tree, at - line.first).and_then(|subject| phrase(line, tree, subject, at));
    // "NEW YORK, March 12 - Citgo Petroleum said": the tree takes the place of filing for the subject.
    let dashed = |p: &Phrase| {
        near.as_ref().is_some_and(|n| {
            (p.tokens.end..n.tokens.start)
                .any(|i| line.border(i) && (line.is(i, "-") || matches!(line.txt(i), "\u{2014}" | "--" | "\u{2013}")))
        })
    };
    let time = |p: &Phrase| dashed(p) || p.tokens.clone().all(|i| line.timely(i) || line.class(i, Class::ARTICLE));
    // “… a fine neighbour,” said the mayor: who is named inside the quotation does not speak it.
    let spoken = |p: &Phrase| line.quote_mark(at - 1) && p.tokens.end < at;
    // "Secretary of State Ana Reyes said": the tree may cut the office from its holder.
    let cut =
        |p: &Phrase| p.tokens.len() == 1 && line.class(p.tokens.start, Class::TITLE) && line.is(p.tokens.end, "of");
    named.filter(|p| p.tokens.start < at && !time(p) && !spoken(p) && !cut(p)).or(near)
}

/// "Smith, the ministry's head said": the tree knows that the phrase only tells who the subject is.
fn apposed_to_subject(line: &Line, tree: &Tree, phrase: &Phrase, at: usize) -> bool {
    let subject = tree.subject(at - line.first);
    phrase.tokens.clone().any(|i| {
        let word = i - line.first;
        tree.relation(word) == Relation::Appos && tree.head(word).is_some() && tree.head(word) == subject
    })
}

/// The verb of speech that this one is joined to by "and" or "but", without a subject of its own.
fn shared(line: &Line, at: usize, cue: Cue) -> Option<usize> {
    let mut before = at.checked_sub(1)?;
    while before > line.first && (line.timely(before) || line.class(before, Class::AUXILIARY)) {
        before -= 1;
    }
    if !line.any(before, &["and", "but", "or"]) {
        return None;
    }
    let spoken = |i: &usize| {
        line.entry(*i).cue.is_some_and(|c| {
            c.form == cue.form
                && matches!(c.verb, CueVerb::Say | CueVerb::Tell | CueVerb::Announce | CueVerb::Report)
                && !c.doubtful
        })
    };
    (before.saturating_sub(40).max(line.first)..before)
        .rev()
        .find(spoken)
        .filter(|i| !line.quote_mark(i.saturating_sub(1)))
}

fn progressive(line: &Line, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    line.class(before, Class::AUXILIARY)
        || line.any(before, &["'s", "\u{2019}s", "now", "also"]) && line.class(at.wrapping_sub(2), Class::AUXILIARY)
}

/// Whether nothing stands between the phrase and its verb, and a comma or a mark of quotation before the phrase.
fn beside(line: &Line, phrase: &Phrase, at: usize) -> bool {
    let before = phrase.tokens.start.wrapping_sub(1);
    let mark = line.is(before, ",") || line.quote_mark(before);
    mark && (phrase.tokens.end..at).all(|i| line.timely(i) || line.class(i, Class::AUXILIARY))
}

/// The subject of a verb; where that is "who", the word that it points back to.
fn subject(tree: &Tree, verb: usize) -> Option<usize> {
    let Some(subject) = tree.subject(verb) else {
        // "The bank's analysis of its sales concluded, “Prices are up”": the tree may give its subject to what is said.
        let lent = tree
            .children(verb)
            .filter(|c| *c > verb && tree.relation(*c) == Relation::Ccomp)
            .find_map(|c| tree.children(c).find(|s| tree.relation(*s).is_subject() && tree.reach(*s).end == verb));
        if lent.is_some() {
            return lent;
        }
        // "prompted officials to recommend that": the object is asked to speak.
        let asked = matches!(tree.relation(verb), Relation::Xcomp | Relation::Advcl);
        return tree.head(verb).filter(|_| asked).and_then(|head| tree.object(head));
    };
    let relative = matches!(tree.xpos(subject), Xpos::Wp | Xpos::Wdt) && tree.relation(verb) == Relation::AclRelcl;
    if !relative {
        return Some(subject);
    }
    // "said Ana Orrin, a nurse who said she": who is described so.
    let head = tree.head(verb)?;
    let told = tree.head(head).filter(|up| tree.relation(head) == Relation::Appos && tree.upos(*up) == Upos::Propn);
    told.or(Some(head))
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
    // "The exception was the Times, which admitted": what stands before the verb of its own clause is not its name.
    let verb = |i: &usize| {
        line.class(*i, Class::AUXILIARY) && tree.upos(*i - line.first) == Upos::Aux || line.is(*i, "because")
    };
    if let Some(verb) = (tokens.start..at).rev().find(verb) {
        tokens.start = verb + 1;
    }
    // A comma inside parts off what is only apposed: "Steve Ormerod, of Cardiff University".
    let name_goes_on = |i: usize| line.any(i, &["Inc", "Inc.", "Jr.", "Jr", "Sr.", "Ltd", "LLC"]);
    if let Some(comma) = tokens.clone().find(|i| *i > at && line.is(*i, ",") && !name_goes_on(*i + 1)) {
        tokens.end = comma;
    }
    // "all the experts I interviewed"
    if let Some(clause) = (at + 1..tokens.end).find(|i| line.pronoun(*i) && !line.class(*i, Class::QUANTIFIER)) {
        tokens.end = clause;
    }
    let opens = |i: usize| {
        line.quote_mark(i)
            || line.border(i)
            || line.class(i, Class::CONJUNCTION.or(Class::PREPOSITION))
            || line.any(i, &["according", "so", "far"])
    };
    while tokens.start < tokens.end && opens(tokens.start) {
        tokens.start += 1;
    }
    while tokens.start < tokens.end && line.border(tokens.end - 1) && !line.is(tokens.end - 1, ".") {
        tokens.end -= 1;
    }
    if tokens.is_empty() {
        return None;
    }
    // "Police Commissioner Mike Bush said": the tree may leave the last names of a row outside.
    while tokens.end < cue
        && line.capital(tokens.end)
        && line.word(tokens.end)
        && !line.class(tokens.end, Class::WEEKDAY.or(Class::MONTH))
    {
        tokens.end += 1;
    }
    let mut found = sources::phrase(line, tokens.start, tokens.end)?;
    // "One motorcyclist, Surin Jaiharn, told": the name stands behind.
    let unnamed = found.kind != SourceKind::Person || found.name == found.tokens && !line.capital(found.name.start);
    if unnamed && let Some(name) = apposed(line, tokens.end, cue) {
        found.tokens = tokens.start..name.end;
        found.name = name;
        found.kind = SourceKind::Person;
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
    let long = (2..=4).contains(&(end - start));
    (end <= cue && (long || given && end - start == 1) && !body && line.any(end, &[",", "said", "told", "says"]))
        .then_some(start..end)
}

/// "…, saying that 12 people died", "adding: …": the subject of the clause before speaks.
fn gerund(line: &Line, at: usize, cue: Cue) -> Option<Phrase> {
    let speech =
        matches!(cue.verb, CueVerb::Say | CueVerb::Tell | CueVerb::Announce | CueVerb::Estimate | CueVerb::Report)
            || matches!(cue.base, "show" | "find" | "indicate" | "ask");
    let speech = speech && !cue.doubtful && !matches!(cue.base, "read" | "continue" | "put" | "post" | "see" | "count");
    let before = at.wrapping_sub(1);
    // "with 43 percent saying": those who were asked, whoever they are.
    if line.any(before, &["percent", "%", "cent", "pct", "half", "third", "quarter", "most", "many"]) {
        return None;
    }
    // "with the firm showing", "footage of Clinton asking": the name before it speaks.
    let named = line.capital(before) && line.word(before) && before > line.first;
    // "data showing deaths rose", but "polls showing a close race"
    let shown = cue.verb == CueVerb::Show && line.class(before, Class::PAPER) && !line.class(at + 1, Class::ARTICLE);
    let opened = named
        || line.is(before, ",")
        || line.quote_mark(before)
        || matches!(line.txt(before), "\u{2014}" | "--" | "\u{2013}")
        || shown
        || line.any(before, &["by", "and", "statement", "report", "letter", "email", "memo", "while", "from", "after"])
        || line.tree.is_some_and(|tree| {
            tree.relation(at - line.first) == Relation::Advcl && tree.upos(at - line.first) == Upos::Verb
        });
    if !speech || !opened || at == line.first {
        return None;
    }
    let clause = super::verb::clause_follows(line, at + 1)
        || line.any(at + 1, &[",", "in", "her", "him", "them", "a"])
        || cue.verb == CueVerb::Tell
        || shown
        || matches!(cue.base, "say" | "note" | "warn" | "claim");
    if !clause {
        return None;
    }
    if named
        && line
            .tree
            .is_none_or(|tree| subject(tree, at - line.first).is_some() || !line.any(before.wrapping_sub(1), &["to"]))
    {
        return sources::left_of(line, at);
    }
    // “We must mend it,” Hale said, saying only half are ready; “…,” said Hale, the chair, adding that: who spoke the quotation
    // goes on.
    let spoken = |i: &usize| {
        line.entry(*i).cue.is_some_and(|c| {
            matches!(c.form, CueForm::Past | CueForm::Third) && matches!(c.verb, CueVerb::Say | CueVerb::Tell)
        })
    };
    if let Some(quote) = (line.first..at).rev().find(|i| line.quote_mark(*i))
        && !line.quote_mark(before)
        && let Some(spoke) = (quote..at).find(spoken).filter(|s| *s <= quote + 6)
        && let Some(cue) = line.entry(spoke).cue
        && let Some(speaker) = if line.quote_mark(spoke - 1) {
            sources::right_of(line, spoke + 1).filter(|p| p.tokens.end < at)
        } else {
            of_shared(line, spoke, cue, 0)
        }
    {
        return Some(speaker);
    }
    if let Some(tree) = line.tree {
        let mut up = at - line.first;
        for _ in 0..3 {
            let Some(head) = tree.head(up) else { break };
            up = head;
            if let Some(found) =
                subject(tree, up).and_then(|s| phrase(line, tree, s, at)).filter(|p| p.tokens.start < at)
            {
                return Some(found);
            }
            // "sent a statement saying": who sent it says so; a paper by itself speaks for itself.
            if line.class(line.first + up, Class::PAPER) {
                // "pointed to figures showing": who points to them did not make them.
                let sends = |_: &usize| {
                    tree.relation(up) == Relation::Obj
                        || line.any(before, &["statement", "report", "letter", "email", "memo"])
                };
                let sender = tree.head(up).filter(sends);
                let sender = sender.and_then(|v| subject(tree, v)).and_then(|s| phrase(line, tree, s, at));
                return sender.filter(|p| p.tokens.start < at).or_else(|| phrase(line, tree, up, at));
            }
        }
    }
    let finite = |i: &usize| line.entry(*i).cue.is_some_and(|c| matches!(c.form, CueForm::Past | CueForm::Third));
    let spoke = (line.first..at).rev().find(finite);
    spoke.and_then(|s| sources::left_of(line, s)).or_else(|| first_phrase(line, at))
}

/// The noun phrase that opens the sentence.
fn first_phrase(line: &Line, at: usize) -> Option<Phrase> {
    let mut first = line.first;
    while first < at && (line.quote_mark(first) || line.any(first, &["but", "and"])) {
        first += 1;
    }
    let known = Class::PERSON.or(Class::PEOPLE).or(Class::BODY);
    sources::right_of(line, first).filter(|p| {
        line.pronoun(p.tokens.start) || line.capital(p.name.end - 1) || p.tokens.clone().any(|i| line.class(i, known))
    })
}
