//! What a verb of speech reaches: the words before its speaker, behind it, or both.

use crate::attribution::frames::according;
use crate::attribution::line::Line;
use crate::attribution::sources::{self, Phrase};
use crate::lexicon::{Class, Cue, CueVerb, WordSet};
use crate::model::SourceKind;
use crate::text::syntax::{Relation, Tree, Upos, Xpos};
use crate::text::wording::Wording;
use std::ops::Range;

/// The token behind whom the words were told to, and that hearer if it is an outlet.
pub fn addressee(line: &Line, at: usize, cue: Cue) -> (usize, Option<Phrase>) {
    let next = at + 1;
    let told = cue.verb == CueVerb::Tell;
    // "stated to LA Weekly", but "admitted to stealing".
    let hears = |i: usize| {
        line.capital(i)
            || line.class(i, Class::PEOPLE)
            || line.class(i, Class::ARTICLE.or(Class::POSSESSIVE))
                && line.class(i + 1, Class::PEOPLE.or(Class::BODY).or(Class::OUTLET))
    };
    let to = line.is(next, "to") && matches!(cue.verb, CueVerb::Say) && hears(next + 1);
    if !told && !to {
        return (next, interviewer(line, next));
    }
    let Some(hearer) = sources::right_of(line, if to { next + 1 } else { next }) else { return (next, None) };
    // "told Reuters five people died": the outlet's name ends where it is known to.
    let mut end = hearer.tokens.end;
    let known = hearer.tokens.clone().find_map(|i| line.outlet(i).map(|n| i + n));
    // "told reporters 12 had died", "told the newspaper nearly": people end the phrase where they stand.
    let people = hearer
        .tokens
        .clone()
        .find(|i| line.any(*i, &["reporters", "journalists", "investigators", "lawmakers", "police", "officials"]));
    let outlet = known.is_some() || hearer.kind == SourceKind::Outlet || medium(line, &hearer);
    end = known.or(people.map(|p| p + 1)).unwrap_or(end).min(line.end);
    let from = hearer.tokens.start;
    let via = outlet.then_some(Phrase { tokens: from..end, name: from..end, kind: SourceKind::Outlet });
    (end, via.or_else(|| interviewer(line, end)))
}

/// Whether a name has the look of an outlet: "RAI-TV", "Radio Nord", "the Daily Ledger".
fn medium(line: &Line, phrase: &Phrase) -> bool {
    let last = phrase.tokens.end - 1;
    if line.class(last, Class::OUTLET) && phrase.tokens.clone().any(|i| line.capital(i)) {
        return true;
    }
    let broadcast = |i: usize| {
        let text = line.txt(i);
        line.any(i, &["TV", "Radio", "FM", "Television"]) || text.ends_with("-TV") || text.starts_with("Radio-")
    };
    phrase.tokens.clone().any(|i| line.capital(i) && broadcast(i))
}

/// "said in an interview with Reuters", "said in a statement to the AP", "reports for NPR": the outlet that relays it.
fn interviewer(line: &Line, next: usize) -> Option<Phrase> {
    static TALKS: WordSet =
        WordSet::new(&["interview", "statement", "comments", "remarks", "email", "message", "column", "op-ed", "call"]);
    if line.any(next, &["for", "on"]) && line.outlet(next + 1).is_some() {
        return sources::right_of(line, next + 1).filter(|p| p.kind == SourceKind::Outlet);
    }
    let limit = (next + 10).min(line.end);
    let noun = (next..limit).take_while(|i| !line.quote_mark(*i)).find(|i| TALKS.has(line.txt(*i)))?;
    let joined =
        (noun + 1..(noun + 4).min(line.end)).find(|i| line.any(*i, &["to", "with", "by", "on", "for", "in"]))?;
    sources::right_of(line, joined + 1).filter(|p| p.kind == SourceKind::Outlet || medium(line, p))
}

/// Behind "said": "on Tuesday", "in a statement", "late Monday", "after the vote" do not belong to what is said.
pub fn adjuncts(line: &Line, after: usize) -> usize {
    let mut next = after;
    loop {
        if line.any(next, &["in", "during", "at", "on", "via", "through"])
            && !line.class(next + 1, Class::NUMERIC)
            && !line.any(next + 1, &["least", "most", "about", "around"])
        {
            let clause = |i: usize| line.any(i, &["that", "how", "whether", "what", "why"]);
            let stop = |i: &usize| {
                line.border(*i)
                    || clause(*i)
                    || line.class(*i, Class::PRONOUN.or(Class::AUXILIARY)) && !line.any(*i, &["'s", "\u{2019}s"])
            };
            // "reported in three towns 12 dead": numbers, but for dates, belong to what is said.
            let amount = |i: &usize| {
                line.class(*i, Class::NUMERIC)
                    || line.txt(*i).starts_with(|c: char| c.is_ascii_digit())
                        && !line.class(*i - 1, Class::MONTH)
                        && line.txt(*i).len() != 4
            };
            let found = (next + 1..line.end).take(12).find(stop);
            if (next + 1..found.unwrap_or(next + 1)).any(|i| amount(&i)) {
                return next;
            }
            match found {
                Some(end) if line.any(end, &[",", ".", ":"]) || clause(end) || line.quote_mark(end) => next = end,
                Some(_) if line.is(next, "on") && line.class(next + 1, Class::WEEKDAY) => next += 2,
                None if next + 13 > line.end => next = line.end,
                _ => return next,
            }
        } else if line.is(next, "by") && line.any(next + 1, &["telephone", "phone", "email", "e-mail", "text", "video"])
        {
            // "told Reuters by telephone from Osaka"
            let named = |from: usize| (from..line.end).take_while(|i| line.capital(*i) && line.word(*i)).count();
            let from = if line.is(next + 2, "from") { named(next + 3) } else { 0 };
            next += if from > 0 { 3 + from } else { 2 };
        } else if line.timely(next)
            && !line.any(next, &["on", "since", "this", "only", "just", "even", "still", "again", "once"])
            || line.row(next, &["this", "week"])
            || line.row(next, &["this", "month"])
        {
            next += 1;
        } else {
            return next;
        }
    }
}

/// What stands before a speaker that closes it ("…, the ministry said on Monday") and what goes on behind him; none where
/// he opens his own clause.
pub fn closing(line: &Line, source: &Phrase, at: usize, after: usize, cue: Cue) -> Option<Vec<Range<usize>>> {
    let start = source.tokens.start;
    if source.tokens.end > at {
        return None;
    }
    let next = adjuncts(line, after);
    let ended = next >= line.end || line.border(next);
    // "as Ukraine continues its strikes" tells of no speech.
    let tells = matches!(cue.verb, CueVerb::Report | CueVerb::Tell | CueVerb::Show | CueVerb::Estimate)
        || matches!(
            cue.base,
            "say"
                | "note"
                | "observe"
                | "write"
                | "acknowledge"
                | "admit"
                | "point"
                | "warn"
                | "state"
                | "explain"
                | "describe"
        );
    if line.is(start.wrapping_sub(1), "as") && start < at && ended && tells {
        let comma = (next..line.end).find(|i| line.is(*i, ",")).unwrap_or(line.end);
        return Some(according::around(line, start - 1, comma));
    }
    let mut left = start;
    while left > line.first && line.border(left - 1) && !line.is(left - 1, ".") {
        left -= 1;
    }
    let marked = left < start;
    let quoted = marked && line.quote_mark(start - 1)
        || line.is(start.wrapping_sub(1), ",") && line.quote_mark(start.wrapping_sub(2));
    if !marked || left <= line.first {
        return None;
    }
    // “When you look at it, it fails,” he wrote: what opens with a mark is speech, whatever its first word.
    let spoken = quoted && line.quote_mark(line.first);
    let before = spoken || clause(line, left);
    let adverbial = line.any(
        next,
        &["before", "after", "while", "as", "when", "because", "of", "about", "upon", "without", "during", "at", "in"],
    );
    let ends = next >= line.end
        || line.any(next, &[".", ";", "?", "!", "\u{2014}", ")", "\u{2013}", "--"])
        || line.quote_mark(next) && !opens(line, next)
        || adverbial && (line.is(start - 1, ",") || quoted)
        // "…, the officials said but gave no details"
        || line.any(next, &["but", "and"]) && line.open_word(next + 1) && line.is(start - 1, ",");
    if line.is(next, ",") {
        let rest = next + 1..line.end;
        // "By 2050, the agency said, …": a lead-in and its clause.
        let plain = matches!(
            cue.base,
            "say" | "report" | "note" | "write" | "explain" | "tell" | "add" | "warn" | "estimate" | "find"
        );
        let whole = before || !line.quote_mark(next + 1) && plain;
        if !whole {
            return None;
        }
        let aside = before && aside(line, rest.start, quoted);
        let quote = (rest.start..line.end).take(NEAR).find(|i| opens(line, *i));
        return Some(match (aside, quote) {
            (true, Some(quote)) if quoted => vec![line.first..left, quote..line.end],
            (true, _) => vec![line.first..left],
            (false, _) => vec![line.first..left, rest],
        });
    }
    if !before {
        return None;
    }
    if ends || quoted {
        let mut content = vec![line.first..left];
        // “…,” he said of the plan. “…”: what is quoted behind belongs to it too.
        if let Some(quote) = (next..line.end).take(NEAR).find(|i| opens(line, *i)) {
            content.push(quote..line.end);
        } else if quoted && line.is(next, "that") {
            content.push(next..line.end);
        }
        return Some(content);
    }
    None
}

/// What follows a speaker that opens the clause: "Rubio said (that) …".
pub fn opening(line: &Line, source: &Phrase, at: usize, after: usize) -> Option<Vec<Range<usize>>> {
    let next = adjuncts(line, after);
    let mut from = next;
    while line.any(from, &["that", ":", "out", ","]) {
        from += 1;
    }
    let stop = stop(line, source, from, at);
    // "The Times reports:", with its content in the next paragraph.
    let handed = line.txt(line.end - 1) == ":";
    (from < stop || handed).then(|| vec![from..stop.max(from)])
}

/// "the minimum $20 million experts say it costs": a speaker inside a clause that hangs on an amount speaks for it, too. How
/// many there are of those of whom he says something ("two men who she says threatened her") is known otherwise.
pub fn related(line: &Line, source: &Phrase, at: usize, cue: Cue) -> Option<Range<usize>> {
    let tree = line.tree?;
    let verb = at.checked_sub(line.first)?;
    let tells = matches!(cue.verb, CueVerb::Say | CueVerb::Estimate | CueVerb::Believe | CueVerb::Report);
    let head = tree.head(verb).filter(|_| tells && tree.relation(verb) == Relation::AclRelcl)?;
    let speaker = source.tokens.start;
    // "a man who said he was 32": he is no part of what he says.
    let own = tree.subject(verb).is_none_or(|s| matches!(tree.xpos(s), Xpos::Wp | Xpos::Wdt))
        || source.tokens.contains(&(line.first + head));
    let noun = matches!(tree.upos(head), Upos::Sym | Upos::Num)
        || line.class(line.first + head, Class::PERCENT.or(Class::FRACTION));
    let part = |c: usize| {
        let relation = tree.relation(c).universal();
        matches!(relation, Relation::Det | Relation::Nummod | Relation::Amod | Relation::Compound | Relation::Advmod)
    };
    let start =
        tree.children(head).filter(|c| *c < head && part(*c)).map(|c| tree.reach(c).start).min().unwrap_or(head)
            + line.first;
    (noun && !own && line.first + head < speaker && (start..speaker).all(|i| !line.border(i))).then_some(start..speaker)
}

/// Whether what follows "…, he said," only tells of the speaking: "speaking in Oslo", "referring to", "two days after".
fn aside(line: &Line, at: usize, quoted: bool) -> bool {
    if line.quote_mark(at) {
        return false;
    }
    if line.any(
        at,
        &[
            "as", "who", "which", "where", "according", "citing", "when", "before", "after", "days", "hours", "not",
            "in",
        ],
    ) {
        return !(line.is(at, "in") && !quoted);
    }
    let speaks = [
        "speaking", "referring", "looking", "pointing", "quoting", "talking", "standing", "sitting", "appearing",
        "responding", "reacting", "echoing", "gesturing", "describing", "recalling", "addressing", "using", "invoking",
        "alluding", "paraphrasing", "mocking",
    ];
    if line.any(at, &speaks) || quoted && line.txt(at).ends_with("ing") {
        return true;
    }
    // “…,” she said, 40 miles from the coast: behind a quotation only what goes on with "and" is said.
    let goes_on = line.any(at, &["and", "but", "that", "adding", "because", "which"]) || line.entry(at).cue.is_some();
    quoted && !goes_on || timed(line, at)
}

/// "almost exactly two years after the massacre", "a day before the vote": when it was said.
fn timed(line: &Line, at: usize) -> bool {
    let limit = (at + 6).min(line.end);
    let unit = (at..limit).find(|i| line.entry(*i).unit.is_some_and(|u| u.kind == "time"));
    unit.is_some_and(|u| line.any(u + 1, &["after", "before", "since", "into"]))
}

/// Whether the stretch from the sentence's start up to here is a clause of its own and no mere adverbial.
fn clause(line: &Line, left: usize) -> bool {
    let mut first = line.first;
    while first < left && (line.quote_mark(first) || line.any(first, &["-", "\u{2022}", "\u{2014}", "and", "but"])) {
        first += 1;
    }
    if line.quote_mark(left) || line.quote_mark(left.wrapping_sub(1)) {
        return left > first;
    }
    let amount = line.any(first, &["at", "about", "around", "over", "under", "up", "between", "nearly", "more"])
        && (first + 1..first + 4)
            .any(|i| line.class(i, Class::NUMERIC) || line.txt(i).starts_with(|c: char| c.is_ascii_digit()));
    // "That is 12 pct of its stock, the filing said"
    let points = line.any(first, &["that", "as"]) && line.class(first + 1, Class::AUXILIARY);
    let lead = !(amount || points) && line.class(first, Class::PREPOSITION.or(Class::SUBORDINATOR))
        || line.timely(first) && left - first < 4
        || line.any(first, &["meanwhile", "however", "speaking", "asked", "instead", "still"]);
    if lead {
        // "In Texas, 11 died, police said": a verb or a second comma tells that a clause stands between.
        let comma = (first..left).find(|i| line.is(*i, ",")).is_some_and(|c| c + 2 < left) && left - first > 5;
        let subordinate = line.class(first, Class::SUBORDINATOR) && !line.class(first, Class::PREPOSITION);
        return comma || !subordinate && left - first > 3 && verbal(line, first..left);
    }
    left > first
}

/// Whether a verb with its subject stands in a stretch.
fn verbal(line: &Line, within: Range<usize>) -> bool {
    within.clone().any(|i| match line.tree {
        Some(tree) => {
            let word = i - line.first;
            matches!(tree.upos(word), Upos::Verb | Upos::Aux)
                && tree.children(word).any(|c| tree.relation(c).is_subject() && within.contains(&(line.first + c)))
        }
        None => {
            line.class(i, Class::AUXILIARY) || line.class(i, Class::CHANGE_VERB) && !line.class(i, Class::CHANGE_NOUN)
        }
    })
}

fn opens(line: &Line, at: usize) -> bool {
    matches!(line.txt(at), "\u{201c}" | "``" | "\u{ab}" | "\u{2018}")
        || line.any(at, &["\"", "''"]) && !line.glued(at) && line.glued(at + 1)
}

/// How many words away a mark is looked for: the longest sentences of news are shorter.
const NEAR: usize = 120;

/// Where reported speech ends inside its sentence: at the mark that closes what the verb itself stands in, where the clause
/// around it goes on, or where the writer takes over with "but" and a subject of his own.
fn stop(line: &Line, source: &Phrase, from: usize, at: usize) -> usize {
    let mut end = line.end;
    // "the study -- which notes that … -- should": the closing mark of a pair that opened before the speaker.
    for (open, close) in [("(", ")"), ("--", "--"), ("\u{2014}", "\u{2014}"), ("\u{2013}", "\u{2013}")] {
        let speaker = source.tokens.start.min(at);
        let near = speaker.saturating_sub(NEAR).max(line.first)..speaker;
        let before = near.clone().filter(|i| line.txt(*i) == open).count();
        let closed = open == "(" && near.clone().any(|i| line.txt(i) == close);
        if before % 2 == 1
            && !closed
            && at - line.first > 1
            && let Some(mark) = (from..line.end).take(NEAR).find(|i| line.txt(*i) == close)
        {
            end = end.min(mark);
        }
    }
    // "…, according to Reuters": who passes it on is outside.
    if let Some(aside) =
        (from + 1..line.end).take(NEAR).find(|i| line.row(*i, &["according", "to"]) && line.is(*i - 1, ","))
    {
        end = end.min(aside - 1);
    }
    // "announced the deal on Thursday, two years after the fire"
    if let Some(comma) = (from + 1..line.end).take(NEAR).find(|i| line.is(*i, ",") && timed(line, *i + 1)) {
        end = end.min(comma);
    }
    let Some(tree) = line.tree else {
        // "A man who said he was 32, was held": without a tree a relative clause ends at its comma.
        let relative = line.any(at - 1, &["who", "which"]) && !line.is(at.wrapping_sub(2), ",");
        return if relative { (from..end).find(|i| line.is(*i, ",")).unwrap_or(end) } else { end };
    };
    let verb = at - line.first;
    let inside = matches!(tree.relation(verb).universal(), Relation::Acl | Relation::Advcl | Relation::Csubj);
    let above = tree.head(verb);
    if inside && above.is_some_and(|head| goes_on(tree, head, verb)) {
        end = end.min((line.first + tree.reach(verb).end).max(from + 1));
    }
    end.min(taken_over(line, tree, verb, from))
}

/// Whether the clause that the verb is part of has its own words behind it: a head or a sister to the right.
fn goes_on(tree: &Tree, head: usize, verb: usize) -> bool {
    let end = tree.reach(verb).end;
    head >= end || tree.ancestors(verb).any(|up| up >= end && tree.upos(up) == Upos::Verb)
}

/// "Police said 12 died, but relatives put the toll higher": a second clause of the verb's own rank with "but" and a
/// subject.
fn taken_over(line: &Line, tree: &Tree, verb: usize, from: usize) -> usize {
    for c in tree.children(verb).filter(|c| line.first + *c > from && tree.relation(*c) == Relation::Conj) {
        let subject = tree.children(c).find(|s| tree.relation(*s).is_subject());
        // "Ruiz said the plan was sound, then helped to pass it", "admitted that …, but still won": what he did.
        let verb_alike = tree.upos(c) == Upos::Verb && tree.xpos(c) == tree.xpos(verb);
        if subject.is_none() && verb_alike && line.entry(line.first + c).cue.is_none() {
            let join = (from..line.first + c).rev().take(4).find(|i| line.any(*i, &["but", "then", "and"]));
            let comma = |i: usize| if line.is(i - 1, ",") { i - 1 } else { i };
            if let Some(join) = join {
                return comma(join);
            }
        }
        let own = subject.is_some_and(|s| !line.any(line.first + s, &["it", "they", "he", "she"]));
        let but = (line.first + tree.reach(c).start..line.first + c).find(|i| line.is(*i, "but"));
        if let (true, Some(but)) = (own, but) {
            return but;
        }
    }
    line.end
}
