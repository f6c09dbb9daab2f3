//! Whether a word attributes where it stands: "police said", but not "those states", "was told", "to announce".

use crate::attribution::line::Line;
use crate::attribution::naming::acronym;
use crate::attribution::sources::{self, Phrase};
use crate::lexicon::{self, Class, Cue, CueForm, CueVerb};
use crate::model::{BlockKind, SourceKind};
use crate::text::syntax::{Relation, Tree, Upos};
use crate::text::wording::Wording;

/// Why the word is no finite verb in the active here, nor an -ing form that can stand for one; none if it is.
pub fn falls(line: &Line, at: usize, cue: Cue) -> Option<&'static str> {
    let before = at.wrapping_sub(1);
    if line.class(before, Class::ARTICLE.or(Class::POSSESSIVE).or(Class::DEMONSTRATIVE)) && !line.is(before, "that") {
        return Some("a noun here");
    }
    if line.class(before, Class::PREPOSITION) && !line.any(before, &["to", "by", "after", "before", "on", "up", "out"])
    {
        return Some("a noun here");
    }
    if line.is(before, "to") && !line.any(before.wrapping_sub(1), &["on", "continued", "officials"]) {
        return Some("not done, only meant");
    }
    if line.capital(at) && at > line.first && !line.quote_mark(before) && !(cue.verb != CueVerb::Judge && shouted(line))
    {
        return Some("part of a name");
    }
    // "The ferry, said to be 50 years old": hearsay.
    let hearsay =
        matches!(cue.base, "say" | "report" | "believe") && line.is(at + 1, "to") && line.any(at + 2, &["be", "have"]);
    if passive(line, at, cue) || hearsay && cue.form == CueForm::Past {
        return Some("somebody else does it");
    }
    if negated(line, at) {
        return Some("denied");
    }
    // "said nothing and left"
    if line.any(at + 1, &["nothing", "little"])
        && (line.border(at + 2) || line.any(at + 2, &["and", "but", "about", "of", "more", "else"]))
    {
        return Some("nothing is said");
    }
    // "will announce plans": nothing is said yet. "The figures will show" is as good as said.
    let ahead = line.any(before, &["will", "would", "may", "might", "could", "should", "can", "must"]);
    if ahead
        && !matches!(cue.verb, CueVerb::Show | CueVerb::Estimate | CueVerb::Believe)
        && !matches!(cue.base, "say" | "reveal")
    {
        return Some("not yet said");
    }
    let verb = match line.tree {
        Some(tree) => by_tree(line, tree, at, cue),
        None => by_neighbours(line, at, cue),
    };
    (!verb).then_some("no verb that attributes here")
}

/// Whether a headline writes nearly every word with a capital, so that a capital tells nothing.
fn shouted(line: &Line) -> bool {
    const LONG: usize = 60;
    if line.kind() != BlockKind::Headline || line.end - line.first > LONG {
        return false;
    }
    let words = (line.first..line.end).filter(|i| line.word(*i));
    let (all, low) = words.fold((0, 0), |(all, low), i| {
        let small = !line.capital(i) && !line.class(i, Class::CLOSED);
        (all + 1, low + usize::from(small))
    });
    all > 3 && low == 0
}

fn by_tree(line: &Line, tree: &Tree, at: usize, cue: Cue) -> bool {
    let word = at - line.first;
    if tree.upos(word) != Upos::Verb {
        // "Reuters reports": the tagger takes the verb for a noun.
        let outlet = (line.first..at).any(|i| line.outlet(i).is_some_and(|n| i + n == at));
        let finite = matches!(cue.form, CueForm::Past | CueForm::Third);
        let noun = line.class(at + 1, Class::PREPOSITION) && !line.any(at + 2, &["least", "most"]);
        // "documents show he": the tagger takes the verb for a noun.
        let shows = cue.verb == CueVerb::Show
            && (line.any(at + 1, &["that", "he", "she", "they", "it", "how"])
                || matches!(cue.base, "show" | "find" | "indicate" | "suggest") && counted(line, at));
        // "researchers at the institute estimate that"
        let people = || {
            cue.form == CueForm::Base
                && line.is(at + 1, "that")
                && sources::left_of(line, at)
                    .is_some_and(|p| p.tokens.clone().any(|i| line.class(i, Class::PEOPLE)) && line.word(at - 1))
        };
        return shows
            || !cue.doubtful && people()
            || finite && interposed(line, at)
            || finite && !line.class(at, Class::PERSON) && closes(line, at)
            || finite && (outlet && !noun || !cue.doubtful && line.is(at + 1, "that"))
            || matches!(cue.base, "say" | "tell");
    }
    let part = tree.relation(word) == Relation::Amod
        || tree.relation(word) == Relation::Acl && cue.form != CueForm::Gerund && !line.is(at - 1, "to");
    !(part || tree.is_passive(word) || tree.is_negated(word, line.doc.text))
}

/// "…, the Herald reports.", "…, CBS Ohio reports, …", "…, an analysis of its books reveals.": a name or a paper and its verb,
/// parted off from the rest.
fn closes(line: &Line, at: usize) -> bool {
    let mut start = at;
    while start > line.first && line.capital(start - 1) && line.word(start - 1) {
        start -= 1;
    }
    let named = start < at;
    start -= usize::from(start > line.first && line.class(start - 1, Class::ARTICLE));
    let parted = |start: usize| start > line.first && (line.any(start - 1, &[",", "as"]) || line.quote_mark(start - 1));
    let paper = || paper(line, at).is_some_and(|p| parted(p.tokens.start));
    (named && parted(start) || paper()) && (at + 1 >= line.end || line.any(at + 1, &[",", ".", "?"]))
}

/// The phrase right before this word, where it names a paper.
fn paper(line: &Line, at: usize) -> Option<Phrase> {
    sources::left_of(line, at).filter(|p| p.kind == SourceKind::Document)
}

/// "Exit polls show about half": a paper and an amount around what the tagger takes for a noun.
fn counted(line: &Line, at: usize) -> bool {
    let next = if line.any(at + 1, &["about", "nearly", "almost", "around", "only", "just", "roughly", "some", "over"])
    {
        at + 2
    } else {
        at + 1
    };
    (line.amount(next) || line.class(next, Class::FRACTION)) && paper(line, at).is_some()
}

/// "a force, which Norland estimates could reach 5,000": a name and its verb inside a relative clause.
fn interposed(line: &Line, at: usize) -> bool {
    let mut start = at;
    while start > line.first && line.capital(start - 1) && line.word(start - 1) {
        start -= 1;
    }
    start < at && line.any(start.wrapping_sub(1), &["which", "that", "who"]) && line.class(at + 1, Class::AUXILIARY)
}

fn by_neighbours(line: &Line, at: usize, cue: Cue) -> bool {
    let next = at + 1;
    if cue.doubtful || matches!(cue.form, CueForm::Base) && line.class(at, Class::PAPER.or(Class::PERSON)) {
        return clause_follows(line, next) || line.border(next) || line.class(next, Class::CARDINAL);
    }
    // "the tariffs announced by", "cases reported worldwide": a participle that hangs on a noun.
    !(matches!(cue.form, CueForm::Past | CueForm::Participle) && line.is(next, "by"))
}

/// "was reported", "is expected", "were told": somebody else's act upon the subject.
fn passive(line: &Line, at: usize, cue: Cue) -> bool {
    if !matches!(cue.form, CueForm::Past | CueForm::Participle) {
        return false;
    }
    let mut i = at;
    while i > line.first {
        i -= 1;
        // "Moody's said"
        if line.owned_name(i) {
            return false;
        }
        if line.any(
            i,
            &["is", "are", "was", "were", "be", "been", "being", "'s", "\u{2019}s", "'re", "\u{2019}re", "got", "am"],
        ) {
            return true;
        }
        let skipped = lexicon::adverbial(line.txt(i))
            || line.class(i, Class::NEGATION)
            || line.any(i, &["also", "widely", "first", "often", "since", "long"]);
        if !skipped {
            return false;
        }
    }
    false
}

/// "did not say", "never said", "declined to say", "without saying".
fn negated(line: &Line, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    line.class(before, Class::NEGATION) || line.any(before, &["without", "neither", "nobody", "nor"])
}

/// Whether this source and what follows make the word an attribution: each verb asks for more or less.
pub fn fits(line: &Line, at: usize, cue: Cue, source: &Phrase, after: usize, closed: bool) -> bool {
    let next = at + 1;
    if !voiced(line, source, cue) || answers(line, source) {
        return false;
    }
    if closed {
        return match cue.verb {
            CueVerb::Propose => cue.base == "ask" && quoted(line, source, at),
            CueVerb::Judge | CueVerb::Promise => false,
            CueVerb::Show => able_to_show(line, source),
            CueVerb::Say
                if matches!(
                    cue.base,
                    "post" | "read" | "point" | "declare" | "continue" | "counter" | "repeat" | "agree" | "learn"
                ) =>
            {
                quoted(line, source, at) || cue.base == "learn"
            }
            _ => true,
        };
    }
    // "the tariffs announced on Monday", "the number reported there": an -ed word behind a plain noun.
    let participle = matches!(cue.form, CueForm::Past | CueForm::Participle)
        && plain_noun(line, source)
        && !matches!(cue.base, "say" | "tell")
        && !clause_follows(line, next)
        && !line.border(next);
    if participle {
        return false;
    }
    if interposed(line, at) {
        return true;
    }
    let clause = || clausal(line, at, after);
    match cue.verb {
        // "rated 20% of the promises as “broken”": who rates is known, and says as what.
        CueVerb::Show if cue.base == "rate" => {
            (papers(line, source) || line.a_name(source.tokens.end - 1) || line.pronoun(source.tokens.start))
                && line.amount(next)
                && (next..(next + 14).min(line.end)).any(|i| line.is(i, "as"))
        }
        // "It would establish a fund": founded, not found.
        CueVerb::Show if cue.base == "establish" && !clause() => false,
        CueVerb::Show => {
            // "He showed his talent": a person shows what he says only with a clause.
            let person = matches!(cue.base, "show" | "demonstrate" | "illustrate" | "reveal" | "indicate")
                && !papers(line, source);
            able_to_show(line, source)
                && shows(line, at, cue, source, after)
                && (!person || line.any(after, &["that", "how", "whether"]) || cue.base == "indicate" && clause())
        }
        CueVerb::Believe => match cue.base {
            "expect" | "fear" | "believe" | "think" => {
                !(line.is(after, ":") && !line.quote_mark(after + 1))
                    && (clause_follows(line, after) || clause() || object(line, at) || line.open_word(next))
            }
            _ => clause() && !line.is(after, ":"),
        },
        // "the row is threatening to delay the vote": things threaten without a word.
        CueVerb::Promise if cue.base == "threaten" && mute(line, source) => false,
        CueVerb::Promise => clause() || line.is(next, "to") || line.quote_mark(next) || line.amount(next),
        CueVerb::Propose => proposes(line, at, cue, source),
        CueVerb::Judge => judges(line, at, cue, source),
        CueVerb::Estimate => {
            clause_follows(line, after) || clause() || object(line, at) || line.any(next, &["by", "to", "for", "in"])
        }
        CueVerb::Report | CueVerb::Announce => {
            if cue.base == "count" {
                return cue.form == CueForm::Past && line.amount(next);
            }
            if matches!(cue.base, "identify" | "unveil") {
                return clause();
            }
            clause_follows(line, after) || clause() || object(line, at) || line.open_word(after)
        }
        CueVerb::Tell => heard(line, next) && (line.quote_mark(after) || after > next || clause()),
        CueVerb::Say | CueVerb::Cite => says(line, at, cue, source, after),
    }
}

/// "tells the truth": what is told goes to somebody.
fn heard(line: &Line, next: usize) -> bool {
    let people = Class::PEOPLE.or(Class::PERSON).or(Class::OUTLET).or(Class::BODY).or(Class::TITLE);
    line.pronoun(next)
        || line.capital(next)
        || (next..next + 5)
            .any(|i| line.class(i, people) || line.capital(i) || line.any(i, &["reporters", "crowd", "audience"]))
}

/// Verbs of speech: some take nothing but what is said; the others must show it.
fn says(line: &Line, at: usize, cue: Cue, source: &Phrase, after: usize) -> bool {
    let next = at + 1;
    match cue.base {
        "say" => true,
        "read" => source.kind == SourceKind::Document && (line.quote_mark(next) || line.border(next)),
        // "critics point to a bill that cost $5 billion"; "it pointed to the north" names nobody who argues.
        "point" => {
            line.is(next, "out")
                || line.is(next, "to") && source.tokens.clone().any(|i| line.class(i, Class::PEOPLE.or(Class::PERSON)))
        }
        "boast" | "brag" | "complain" | "speculate" | "joke" if line.any(next, &["about", "of"]) => true,
        "describe" | "characterise" | "characterize" | "deny" => {
            (source.kind == SourceKind::Person || line.capital(source.tokens.end - 1)) && line.word(next)
        }
        "claim" => {
            clausal(line, at, after)
                || line.is(next, "to")
                || !line.amount(next) && line.class(next, Class::ARTICLE.or(Class::POSSESSIVE))
        }
        "warn" => clausal(line, at, after) || line.any(next, &["of", "about", "against"]),
        // "admitted to stealing 100 cars"
        "admit" | "confess" if line.is(next, "to") => true,
        "argue" | "insist" | "contend" | "allege" | "assert" | "concede" | "acknowledge" | "admit" | "stress"
        | "emphasize" | "emphasise" | "note" | "suggest" | "recommend" | "testify" | "reiterate" | "caution"
        | "estimate" | "complain" | "speculate" | "state" => !cue.doubtful || clause_follows(line, after),
        _ => clausal(line, at, after),
    }
}

/// "wants to triple", "proposes a 12% tax", "called for reducing the rate to 28 percent", "asked for three years".
fn proposes(line: &Line, at: usize, cue: Cue, source: &Phrase) -> bool {
    let next = at + 1;
    let who = line.pronoun(source.tokens.start) && !line.any(source.tokens.start, &["it", "i", "we", "you"])
        || line.capital(source.tokens.end - 1)
        || line.class(source.tokens.end - 1, Class::PERSON.or(Class::PEOPLE).or(Class::BODY));
    who && match cue.base {
        "want" => line.is(next, "to") || line.class(next, Class::ARTICLE.or(Class::NUMERIC)),
        "ask" => line.is(next, "for") || line.quote_mark(next) || line.is(next, ",") && line.quote_mark(next + 1),
        // "called half of them “deplorables”"
        "call" => {
            line.is(next, "for")
                || !line.class(next, Class::PREPOSITION)
                    && (next..(next + 14).min(line.end)).any(|i| line.quote_mark(i))
        }
        _ => line.word(next) && !line.class(next, Class::PREPOSITION) || line.amount(next) || line.quote_mark(next),
    }
}

/// "accused them of stealing $50 million", "charged two men with defrauding 74 investors".
fn judges(line: &Line, at: usize, cue: Cue, source: &Phrase) -> bool {
    let with = |words: &[&str]| (at + 1..(at + 12).min(line.end)).any(|i| line.any(i, words));
    let human = line.class(source.tokens.end - 1, Class::PEOPLE.or(Class::PERSON).or(Class::BODY))
        || line.pronoun(source.tokens.start)
        || matches!(source.kind, SourceKind::Person | SourceKind::Organisation);
    human
        && match cue.base {
            "accuse" => with(&["of"]),
            "blame" => with(&["for", "on"]),
            "charge" => {
                line.is(at + 1, "that")
                    || with(&["with"]) && line.class(source.tokens.end - 1, Class::PEOPLE.or(Class::BODY))
            }
            _ => true,
        }
}

/// Whether somebody is named who can speak: a pronoun, a name, people or a paper by what they are.
fn voiced(line: &Line, source: &Phrase, cue: Cue) -> bool {
    let tokens = &source.tokens;
    if line.pronoun(tokens.start) && tokens.len() == 1 {
        return !line.any(
            tokens.start,
            &["what", "which", "that", "who", "something", "nothing", "everything", "there", "this"],
        );
    }
    let known = Class::PERSON.or(Class::PEOPLE).or(Class::BODY).or(Class::PAPER).or(Class::OUTLET);
    let name = |i: usize| line.a_name(i) && line.word(i) && !line.class(i, Class::WEEKDAY.or(Class::MONTH));
    let acronym = |i: usize| line.a_name(i) || line.capital(i) && acronym(line.txt(i));
    if tokens.clone().any(|i| line.class(i, known) || name(i) || acronym(i)) {
        return true;
    }
    let first = tokens.start;
    // "Generators said they would": whoever says must be somebody, if the noun stands right before the verb.
    let plain = |i: usize| line.word(i) && !line.class(i, Class::CLOSED);
    if cue.base == "say"
        && plain(tokens.end - 1)
        && (line.txt(tokens.end - 1).ends_with('s') || line.class(first, Class::ARTICLE))
    {
        return true;
    }
    let proper = line.tree.is_none_or(|tree| tree.upos(first - line.first) == Upos::Propn);
    line.any(first, &["some", "many", "others", "most", "those", "critics"]) && tokens.len() <= 2
        || line.capital(first) && proper && !line.class(first, Class::CLOSED)
}

/// Whether a quotation ends right before the speaker.
fn quoted(line: &Line, source: &Phrase, at: usize) -> bool {
    let start = source.tokens.start.min(at);
    (start.saturating_sub(3)..start).any(|i| line.quote_mark(i))
}

/// "61 percent said": those who answer a poll are no source; the poll is.
fn answers(line: &Line, source: &Phrase) -> bool {
    // "the percentage of owners who say", "83% of Republicans said"
    let first = source.tokens.start;
    let part = line.is(first.wrapping_sub(1), "of")
        && (line.any(first.wrapping_sub(2), &["%", "percentage", "share", "proportion", "quarters", "thirds"])
            || line.class(first.wrapping_sub(2), Class::PERCENT.or(Class::FRACTION)));
    // "Most Americans think it should stay — 56% say so"
    let most = line.any(first, &["most", "more", "fewer"])
        && source.tokens.len() <= 3
        && line.class(source.tokens.end - 1, Class::PEOPLE)
        || line.is(first, "most") && line.txt(source.tokens.end - 1).ends_with("ans");
    let asked = (line.first..line.end).any(|i| line.is(i, "%") || line.class(i, Class::PERCENT));
    if part || most && asked {
        return true;
    }
    // "A survey of 1,000 likely voters showed": the survey tells, and they answer.
    let asks = |i: usize| line.class(i, Class::PAPER) && line.is(i + 1, "of") && !line.is(i, "average");
    if source.tokens.clone().any(asks) {
        return false;
    }
    // "House Majority Leader Jane Orr", "a third adviser" answer no poll.
    let part = |i: usize| !line.class(i + 1, Class::PERSON.or(Class::PEOPLE));
    source.tokens.clone().any(|i| {
        line.is(i, "%")
            || line.class(i, Class::PERCENT) && !line.capital(i)
            || line.any(i, &["half", "third", "quarter"]) && part(i)
            || !(line.capital(i) && i > first)
                && line.any(
                    i,
                    &[
                        "majority", "plurality", "quarters", "two-thirds", "three-quarters", "thirds", "share",
                        "shares", "percentage", "respondents", "voters",
                    ],
                )
            || line.is(i, "those") && !line.class(i + 1, Class::PAPER)
    }) || line.class(source.tokens.start, Class::NUMERIC) && source.tokens.clone().any(|i| line.is(i, "in"))
}

/// A source that can show or find: papers, and those who look into things.
fn able_to_show(line: &Line, source: &Phrase) -> bool {
    let last = source.tokens.end - 1;
    matches!(source.kind, SourceKind::Document | SourceKind::Organisation | SourceKind::Outlet)
        || source.tokens.clone().any(|i| line.class(i, Class::PAPER))
        || line.class(last, Class::PEOPLE.or(Class::PERSON))
        || line.any(last, &["team", "results", "it", "they", "he", "she", "we", "tests", "images", "photos", "footage"])
        || source.kind == SourceKind::Person
}

/// Whether the source is a paper or a set of data, or a body that publishes them.
fn papers(line: &Line, source: &Phrase) -> bool {
    matches!(source.kind, SourceKind::Document | SourceKind::Outlet)
        || source.tokens.clone().any(|i| {
            line.class(i, Class::PAPER) || line.any(i, &["research", "images", "photos", "footage", "results", "tests"])
        })
        || source.kind == SourceKind::Organisation
        || line.any(source.tokens.end - 1, &["it", "they"]) && source.tokens.len() == 1
}

fn shows(line: &Line, at: usize, cue: Cue, source: &Phrase, after: usize) -> bool {
    let next = at + 1;
    if matches!(cue.base, "put" | "peg" | "place") {
        // "put the death toll at 12"; states put the death penalty on hold.
        let level = (next + 2..(next + 12).min(line.end)).any(|i| {
            line.any(i, &["above", "as", "at", "between", "below", "close", "near", "around", "over", "under"])
        });
        // "figures put the harvest at 7 million tonnes": whoever reckons puts anything at an amount.
        let last = source.tokens.end - 1;
        let reckons = line.class(last, Class::PAPER)
            || line.any(last, &["analysts", "economists", "experts", "forecasters", "researchers", "scientists"]);
        let at_amount = |i: usize| {
            line.is(i, "at")
                && (line.amount(i + 1)
                    || line.any(i + 1, &["about", "around", "just", "nearly", "more", "between", "a", "over", "up"])
                        && (i + 2..i + 5).any(|j| line.amount(j)))
        };
        if reckons && (next + 1..(next + 16).min(line.end)).take_while(|i| !line.border(*i)).any(at_amount) {
            return true;
        }
        return level
            && line.class(next, Class::ARTICLE.or(Class::POSSESSIVE))
            && line.any(
                next + 1,
                &[
                    "toll", "number", "death", "figure", "total", "cost", "value", "damage", "loss", "losses", "price",
                    "count", "bill", "dead", "average",
                ],
            );
    }
    clause_follows(line, after)
        || clausal(line, at, after)
        || line.word(next) && !cue.doubtful && !line.class(next, Class::PREPOSITION)
        || object(line, at)
}

/// Whether a thing, and nobody who can speak, heads the phrase: "an allegation against Ruiz".
fn mute(line: &Line, source: &Phrase) -> bool {
    let tokens = &source.tokens;
    let end = tokens.clone().skip(1).find(|i| line.class(*i, Class::PREPOSITION)).unwrap_or(tokens.end);
    let known = Class::PEOPLE.or(Class::PERSON).or(Class::BODY).or(Class::OUTLET);
    !line.pronoun(tokens.start)
        && !line.capital(end - 1)
        && !(tokens.start..end).any(|i| line.class(i, known) || line.a_name(i))
}

/// Whether the source is a noun that neither names nor is known to speak.
fn plain_noun(line: &Line, source: &Phrase) -> bool {
    let last = source.tokens.end - 1;
    let known = Class::PEOPLE.or(Class::PERSON).or(Class::BODY).or(Class::OUTLET).or(Class::PAPER);
    let proper = |i: usize| {
        line.a_name(i) || line.capital(i) && line.tree.is_some_and(|tree| tree.upos(i - line.first) == Upos::Propn)
    };
    !line.pronoun(source.tokens.start)
        && !source.tokens.clone().any(proper)
        && !line.class(last, known)
        && !source.tokens.clone().any(|i| line.class(i, known))
}

/// Whether the words behind the verb show that a clause or a quotation is its object.
fn clausal(line: &Line, at: usize, after: usize) -> bool {
    if line.any(after, &["that", "how", "whether", "why", "what", "there", "he", "she", "it", "they", "we", ":"])
        || line.quote_mark(after)
    {
        return true;
    }
    if line.is(after, ",") && line.quote_mark(after + 1) || quoted_behind(line, at) {
        return true;
    }
    match line.tree {
        Some(tree) => {
            let verb = at - line.first;
            tree.children(verb).any(|c| c > verb && tree.relation(c) == Relation::Ccomp)
        }
        // Without a tree: an auxiliary or a change soon behind a noun phrase tells of a clause.
        None => (after + 1..(after + 9).min(line.end)).take_while(|i| !line.border(*i)).any(|i| {
            line.class(i, Class::AUXILIARY) || line.class(i, Class::CHANGE_VERB) && !line.class(i, Class::CHANGE_NOUN)
        }),
    }
}

/// "replied in a statement, sent to the Gazette: “…”": a colon and a quotation behind the verb, and no other verb of speech
/// between.
fn quoted_behind(line: &Line, at: usize) -> bool {
    let colon = (at + 1..(at + 20).min(line.end)).find(|i| line.is(*i, ":"));
    colon.is_some_and(|c| line.quote_mark(c + 1) && !(at + 1..c).any(|i| line.quote_mark(i) || speaks(line, i)))
}

/// Whether a verb of speech stands there for all that the words beside it tell: not "his written statement", "a guess".
pub fn speaks(line: &Line, at: usize) -> bool {
    line.entry(at).cue.is_some_and(|cue| !cue.doubtful)
        && !line.class(at.wrapping_sub(1), Class::ARTICLE.or(Class::POSSESSIVE).or(Class::PREPOSITION))
}

/// Whether the verb has a noun for its object and no clause: by the tree an object, without one an article or an amount
/// behind it and no "that".
pub fn plain_object(line: &Line, at: usize) -> bool {
    match line.tree {
        Some(tree) => {
            let verb = at - line.first;
            let clause = tree
                .children(verb)
                .any(|c| c > verb && matches!(tree.relation(c), Relation::Ccomp | Relation::Parataxis));
            tree.object(verb).is_some() && !clause
        }
        None => line.class(at + 1, Class::ARTICLE) || line.amount(at + 1),
    }
}

/// Whether the tree hangs an object on the verb.
fn object(line: &Line, at: usize) -> bool {
    match line.tree {
        Some(tree) => {
            let verb = at - line.first;
            tree.children(verb)
                .any(|c| c > verb && matches!(tree.relation(c), Relation::Obj | Relation::Xcomp | Relation::Ccomp))
        }
        None => clause_follows(line, at + 1),
    }
}

/// Whether a clause or an amount begins there: "that", an article, a pronoun, a number, a name, a mark of quotation.
pub fn clause_follows(line: &Line, at: usize) -> bool {
    const OPENERS: &[&str] = &[
        "that", "there", "it", "he", "she", "they", "more", "about", "only", "at", "nearly", "almost", "some", "as",
        "up", "no", "one", "around", "between", "how", "whether", "over", "under", "roughly", "fewer", "less", "just",
        "approximately", "all", "most", "both", "its", "his", "her", "their", "our", "we",
    ];
    line.any(at, OPENERS)
        || line.class(at, Class::ARTICLE.or(Class::PEOPLE))
        || line.amount(at)
        || line.quote_mark(at)
        || line.is(at, ":")
        || line.capital(at) && line.word(at)
}
