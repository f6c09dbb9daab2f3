//! The thing counted, read from the tree of the sentence.
//!
//! The figure's words hang together under one of them, its *top*; how the top hangs on the rest of the sentence says what
//! is counted: `nummod` of "drones" in "343 drones", subject of the verb whose object is "5%" in "sales rose 5%".

use crate::figures::passage::Passage;
use crate::figures::proposal::Draft;
use crate::figures::units;
use crate::lexicon::{Class, lasting};
use crate::model::Unit;
use crate::span::Span;
use crate::text::syntax::{Relation, Tree, Upos};
use std::ops::Range;

/// What the tree says of a figure.
pub enum Says {
    /// This is the thing.
    Thing(Span),
    /// A pronoun stands for it: what was spoken of before.
    Before,
    /// There is none.
    Nothing,
    /// The tree does not know.
    Unknown,
}

/// What the tree says of the thing that a figure counts or measures.
#[must_use]
pub fn counted(p: &Passage, tree: &Tree, words: &Range<usize>, draft: &Draft) -> Says {
    let Some(view) = View::open(p, tree, words, draft.unit.as_ref()) else { return Says::Unknown };
    let top = view.top();
    let found = match draft.unit {
        None => view.count(top).or_else(|| if view.level(top) { view.measure(top) } else { None }),
        Some(_) => view.measure(top),
    };
    match found {
        None => Says::Unknown,
        Some(None) => Says::Nothing,
        // "Over 300 of the components are down 10%": a number is the subject; what it counts is meant.
        Some(Some(noun)) if view.number(noun) => match view.of(noun) {
            Some(of) => Says::Thing(view.name(view.inner(of))),
            None => Says::Before,
        },
        Some(Some(noun))
            if view.tree.upos(noun) == Upos::Pron || view.is(noun, &["this", "that", "these", "those"]) =>
        {
            Says::Before
        }
        Some(Some(noun)) => Says::Thing(view.name(noun)),
    }
}

/// The noun that the tree puts behind the number where other words stand between that are no phrase by themselves: "90 air,
/// sea and ground-launched missiles", "4.3 million digital and physical sales".
#[must_use]
pub fn coordinated(p: &Passage, tree: &Tree, words: &Range<usize>) -> Option<Span> {
    let view = View::open(p, tree, words, None)?;
    let top = view.top();
    let noun = tree.head(top).filter(|h| *h >= view.tokens.end && view.noun(*h))?;
    let counts = tree.relation(top).universal() == Relation::Nummod;
    let between = view.tokens.end..noun;
    let joined = between.clone().any(|t| tree.relation(t) == Relation::Cc)
        && between.clone().all(|t| {
            tree.is_under(t, noun)
                && (matches!(tree.upos(t), Upos::Adj | Upos::Noun | Upos::Propn | Upos::Cconj | Upos::Adv | Upos::Verb)
                    || view.is(t, &[",", "-"]))
        });
    (counts && joined && between.len() <= 9).then(|| view.name(noun))
}

/// The noun that the figure hangs on by "of": "a surplus with Mexico of just under $6.9 billion".
#[must_use]
pub fn owner(p: &Passage, tree: &Tree, words: &Range<usize>) -> Option<Span> {
    let view = View::open(p, tree, words, None)?;
    let top = view.top();
    let head = tree.head(top).filter(|h| *h < top && view.noun(*h) && !view.change(*h))?;
    (tree.relation(top).universal() == Relation::Nmod && view.case(top, &["of"])).then(|| view.name(head))
}

/// What "others" are others of where the two are joined: "this location and four others".
#[must_use]
pub fn fellow(p: &Passage, tree: &Tree, words: &Range<usize>) -> Option<Span> {
    let view = View::open(p, tree, words, None)?;
    let others = tree.head(view.top()).filter(|h| view.is(*h, &["others"]))?;
    let first = tree.head(others).filter(|h| view.noun(*h) && tree.upos(*h) == Upos::Noun)?;
    (tree.relation(others).universal() == Relation::Conj).then(|| view.name(first))
}

/// Which of several subjects the figure belongs to: "Alpha and Beta slid 10.6% and 11.0%, respectively".
#[must_use]
pub fn respective(p: &Passage, tree: &Tree, words: &Range<usize>) -> Option<Span> {
    let view = View::open(p, tree, words, None)?;
    (view.tokens.end..tree.len()).find(|t| view.is(*t, &["respectively"]))?;
    let top = view.top();
    let row: Vec<usize> = tree.conjuncts(top);
    let place = row.iter().position(|t| *t == top)?;
    let subject = view.subject(tree.head(row[0])?)?;
    let names = tree.conjuncts(subject);
    (names.len() == row.len() && row.len() > 1).then(|| view.name(names[place]))
}

/// Whether the figure does what a verb says: "44% planned to spend it".
#[must_use]
pub fn acts(p: &Passage, tree: &Tree, words: &Range<usize>) -> bool {
    let Some(view) = View::open(p, tree, words, None) else { return false };
    let top = view.top();
    let verb = tree.head(top).filter(|h| *h > top && tree.upos(*h) == Upos::Verb);
    tree.relation(top) == Relation::Nsubj && verb.is_some() && view.of(top).is_none()
}

/// Who does what the figure tells the age of: outer none where no verb with a subject stands above it, inner none where
/// the subject is a pronoun.
#[must_use]
pub fn doer(p: &Passage, tree: &Tree, words: &Range<usize>) -> Option<Option<Span>> {
    let view = View::open(p, tree, words, None)?;
    let mut up = view.top();
    let mut pronoun = false;
    for _ in 0..5 {
        up = match tree.head(up) {
            Some(up) => up,
            None => return pronoun.then_some(None),
        };
        let Some(mut subject) = tree.subject(up) else { continue };
        // "the mill of Tom Alder, who retired at the age of 82": whom the clause hangs on.
        if view.is(subject, &["who", "that", "which"]) && tree.relation(up) == Relation::AclRelcl {
            subject = tree.head(up)?;
        }
        // "Its founder, Tom Alder, retired at 79": the name.
        let named = |t: &usize| tree.relation(*t) == Relation::Appos && tree.upos(*t) == Upos::Propn;
        let subject = tree.children(subject).find(named).unwrap_or(subject);
        // "Cole signalled his intent to leave before he turns 35": he whom the sentence is about.
        if tree.upos(subject) == Upos::Pron {
            let inner = matches!(tree.relation(up).universal(), Relation::Advcl | Relation::Ccomp | Relation::Acl);
            if inner && view.is(subject, &["he", "she"]) {
                pronoun = true;
                continue;
            }
            return Some(None);
        }
        let name = view.name(subject);
        if pronoun && tree.upos(subject) != Upos::Propn {
            return Some(None);
        }
        let person = tree.upos(subject) == Upos::Propn || super::people::living(p, name);
        return (person && view.noun(subject)).then_some(Some(name));
    }
    None
}

/// Whom a clause with "who" tells the age of: "Nadia Orr, a nurse who is 29, …", "says Cole, who was 19 when …".
#[must_use]
pub fn who_is(p: &Passage, tree: &Tree, words: &Range<usize>) -> Option<Span> {
    let view = View::open(p, tree, words, None)?;
    let top = view.top();
    let subject = tree.subject(top).filter(|s| view.is(*s, &["who"]))?;
    let head = tree.head(top).filter(|h| *h < subject && tree.relation(top) == Relation::AclRelcl && view.noun(*h))?;
    let apposed =
        tree.head(head).filter(|h| *h < head && tree.relation(head) == Relation::Appos && tree.upos(*h) == Upos::Propn);
    Some(view.name(apposed.unwrap_or(head)))
}

/// Whose age the figure is.
#[must_use]
pub fn aged(p: &Passage, tree: &Tree, words: &Range<usize>) -> Option<Span> {
    let view = View::open(p, tree, words, None)?;
    view.aged(view.top()).flatten()
}

/// What is done with a change by those whom it leaves as they are.
const DECISIONS: &[&str] = &[
    "approve", "approved", "approves", "approving", "announce", "announced", "announces", "announcing", "back",
    "backed", "demand", "demanded", "demanding", "imposed", "impose", "offer", "offered", "offering", "ordered",
    "pass", "passed", "passing", "proposed", "propose", "proposes", "proposing", "rejected", "reject", "seek",
    "sought", "seeking", "unveiled",
];

struct View<'a, 'p> {
    p: &'a Passage<'p>,
    tree: &'a Tree,
    tokens: Range<usize>,
    unit: Option<&'a Unit>,
}

impl<'a, 'p> View<'a, 'p> {
    fn open(p: &'a Passage<'p>, tree: &'a Tree, words: &Range<usize>, unit: Option<&'a Unit>) -> Option<Self> {
        let tokens = p.words[words.start].token as usize..p.words[words.end - 1].token as usize + 1;
        (tokens.end <= tree.len()).then_some(Self { p, tree, tokens, unit })
    }

    /// The word of the figure that the others hang on.
    ///
    /// "from 23% to 35%" is sometimes one phrase to the tree: then the first figure hangs where the second does.
    fn top(&self) -> usize {
        let mut top = self.own_top();
        for _ in 0..3 {
            let up = self.tree.head(top).filter(|h| {
                matches!(self.tree.upos(*h), Upos::Sym | Upos::Num)
                    && matches!(
                        self.tree.relation(top).universal(),
                        Relation::Compound | Relation::Nummod | Relation::Flat
                    )
                    && !self.tokens.contains(h)
            });
            match up {
                Some(up) => top = up,
                None => break,
            }
        }
        top
    }

    fn own_top(&self) -> usize {
        let outside = |t: usize| self.tree.head(t).is_none_or(|h| !self.tokens.contains(&h));
        self.tokens
            .clone()
            .find(|t| outside(*t) && self.tree.relation(*t) != Relation::Punct)
            .unwrap_or(self.tokens.start)
    }

    fn text(&self, at: usize) -> &str {
        self.tree.words()[at].span.text(self.p.text)
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        let text = self.text(at);
        words.iter().any(|w| text.eq_ignore_ascii_case(w))
    }

    /// Whether the word is part of another numeral: "300", "a quarter".
    fn number(&self, at: usize) -> bool {
        let numeral = self.p.words.iter().position(|w| w.token as usize == at).and_then(|w| self.p.numeral_over(w));
        numeral.is_some_and(|n| {
            use crate::text::numerals::Form;
            matches!(self.p.numerals[n].form, Form::Cardinal | Form::Part { .. } | Form::Vague)
        }) && self.tree.relation(at).universal() != Relation::Flat
    }

    /// Whether a figure stands there, not a thing: "$140,000".
    fn amount(&self, at: usize) -> bool {
        matches!(self.tree.upos(at), Upos::Sym | Upos::Num) || self.number(at)
    }

    /// Whether a market code stands there: ".IXIC", "XAU=", "CMCU3".
    fn code(&self, at: usize) -> bool {
        let span = self.tree.words()[at].span;
        let text = span.text(self.p.text);
        let capitals = text.len() >= 2
            && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || matches!(b, b'=' | b'.'));
        let (start, end) = (span.start as usize, span.end as usize);
        let marked = self.p.text[..start].ends_with(['.', '='])
            || self.p.text[end..].starts_with('=')
            || text.contains('=')
            || text.starts_with('.');
        let digits = text.len() >= 4 && text.ends_with(|c: char| c.is_ascii_digit());
        // "NKc1": a contract on an exchange.
        let contract = text.len() <= 6
            && text.split_once('c').is_some_and(|(name, month)| {
                name.len() >= 2
                    && name.bytes().all(|b| b.is_ascii_uppercase())
                    && (1..=2).contains(&month.len())
                    && month.bytes().all(|b| b.is_ascii_digit())
            });
        capitals && (marked || digits) || contract
    }

    fn noun(&self, at: usize) -> bool {
        matches!(self.tree.upos(at), Upos::Noun | Upos::Propn) && !self.tokens.contains(&at)
    }

    /// What hangs on the top by "of": "79 of the drones", "5% of voters".
    fn of(&self, top: usize) -> Option<usize> {
        let inside = self.tree.children(top).filter(|c| *c > top);
        let mut found = inside
            .filter(|c| self.tree.relation(*c).universal() == Relation::Nmod && self.case(*c, &["of"]))
            .filter(|c| !self.tokens.contains(c));
        found.next()
    }

    fn case(&self, at: usize, words: &[&str]) -> bool {
        self.tree.children(at).any(|c| self.tree.relation(c) == Relation::Case && self.is(c, words))
    }

    /// "343 drones", "a 500-bed hospital", "79 of the drones".
    fn count(&self, top: usize) -> Option<Option<usize>> {
        if let Some(of) = self.of(top) {
            return Some(Some(self.inner(of)));
        }
        let head = self.tree.head(top)?;
        let kind = self.tree.relation(top).universal();
        let counts =
            matches!(kind, Relation::Nummod | Relation::Compound | Relation::Amod | Relation::Det | Relation::Advmod);
        (counts && head > top && self.noun(head) && !self.change(head)).then(|| Some(self.inner(head)))
    }

    /// Whether a bare number is a level that something reaches: "rose to 298", "could exceed 50".
    fn level(&self, top: usize) -> bool {
        let verb = self.tree.head(top).is_some_and(|h| {
            self.is(
                h,
                &[
                    "exceed", "exceeded", "exceeds", "exceeding", "reach", "reached", "reaches", "reaching", "total",
                    "totalled", "totaled", "hit", "topped", "top", "surpassed", "passed", "number", "numbered",
                    "averaged", "crossed", "neared",
                ],
            )
        });
        self.case(top, &["to", "from", "at", "over", "above", "below"])
            || verb
            || self.tree.children(top).any(|c| self.tree.relation(c).is_subject())
    }

    /// The noun that says what is counted where the nearest says only how many or of what kind: "a number of homes",
    /// "13 kinds of fish".
    fn inner(&self, noun: usize) -> usize {
        if self.is(noun, &["number", "total", "majority", "percentage", "proportion", "share", "half"])
            && let Some(of) = self.of(noun)
        {
            return of;
        }
        noun
    }

    /// A noun of change: "a 7.4 pct drop in sales" measures the sales.
    fn change(&self, at: usize) -> bool {
        crate::lexicon::look(self.text(at)).is(Class::CHANGE_NOUN)
    }

    /// "sales rose 5%", "a surplus of $6.9 billion", "a 25% tariff", "turnout was 41%".
    fn measure(&self, top: usize) -> Option<Option<usize>> {
        let time = self.unit.is_some_and(|u| lasting(u.as_str()));
        let length = self.unit.is_some_and(|u| {
            matches!(u.as_str(), "km" | "mile" | "metre" | "foot" | "nautical mile" | "acre" | "hectare")
        });
        if !time && let Some(of) = self.of(top).filter(|of| !self.amount(*of)) {
            return Some(Some(of));
        }
        if let Some(subject) =
            self.tree.children(top).find(|c| self.tree.relation(*c).is_subject() && !self.tokens.contains(c))
        {
            return Some(Some(self.inner(subject)));
        }
        let head = self.tree.head(top)?;
        match self.tree.relation(top).universal() {
            Relation::Conj | Relation::Appos | Relation::Parataxis => {
                // "800.49 points, or 3.05%", "$10m (£5m)": of the same as the first.
                if matches!(self.tree.upos(head), Upos::Num | Upos::Sym | Upos::Noun)
                    && self.tree.relation(head).universal() != Relation::Root
                {
                    return self.measure_at(head);
                }
                None
            }
            Relation::Compound | Relation::Amod | Relation::Nummod | Relation::NmodDesc | Relation::Det
                if self.noun(head) =>
            {
                if self.change(head) {
                    self.changed(head)
                } else {
                    Some(Some(head))
                }
            }
            Relation::Nmod if self.noun(head) => {
                if self.change(head) {
                    return self.changed(head);
                }
                if time && !self.case(top, &["of"]) {
                    return Some(None);
                }
                // "a total of $2.6 billion", "to a level of 117.52 billion", "a high of 21.8 percent"
                if self.is(
                    head,
                    &[
                        "total", "level", "levels", "high", "low", "peak", "average", "record", "maximum", "minimum",
                        "combined", "excess", "rate", "equivalent", "cost", "height", "factor",
                    ],
                ) && !self.is(head, &["rate", "cost", "height"])
                {
                    let own = self.tree.children(head).find(|c| {
                        let entry = crate::lexicon::look(self.text(*c));
                        matches!(self.tree.relation(*c).universal(), Relation::Compound)
                            && self.tree.upos(*c) == Upos::Noun
                            && !self.is(*c, &["time", "record", "year"])
                            && !entry.is(Class::UNIT.or(Class::MONTH).or(Class::WEEKDAY))
                    });
                    return own.map(Some).or_else(|| self.measure_at(head));
                }
                Some(Some(head))
            }
            Relation::Obl | Relation::Obj | Relation::Advmod | Relation::Xcomp | Relation::Dep | Relation::Iobj => {
                // "gave both sides 48 hours"
                let given = [
                    "allow", "allowed", "allows", "face", "faced", "faces", "facing", "gave", "get", "gets", "give",
                    "given", "gives", "giving", "got", "grant", "granted", "had", "has", "have", "receive", "received",
                ];
                let object = self.tree.relation(top).universal() == Relation::Obj && self.is(head, &given);
                // "travel time rose from 24 minutes to 28", "sentences were cut to two years": a length that changes.
                let changes = self.case(top, &["from", "to", "by"])
                    && crate::lexicon::look(self.text(head)).is(Class::CHANGE_VERB)
                    && self.tree.subject(head).is_some_and(|s| {
                        s < head && self.tree.upos(s) == Upos::Noun && !self.is(s, &["time", "times"])
                    });
                if time
                    && !changes
                    && (self.tree.relation(top).universal() == Relation::Obl || object)
                    && !self.lasting(head, top)
                    || length
                        && self.tree.relation(top) == Relation::OblUnmarked
                        && !self
                            .is(head, &["long", "wide", "tall", "high", "deep", "thick", "broad", "across", "short"])
                {
                    return Some(None);
                }
                if self.noun(head) {
                    return if self.change(head) { self.changed(head) } else { Some(Some(head)) };
                }
                // "would increase spending by $262 billion": to the tree a verb.
                if self.raised(head) {
                    return Some(Some(head));
                }
                let affected = self.affected(head, top);
                if self.handed(head, top) {
                    return Some(affected);
                }
                let subject = || self.subject(head).filter(|subject| !self.handled(head, *subject));
                Some(affected.or_else(subject).map(|noun| self.inner(noun)))
            }
            Relation::Advcl | Relation::Acl | Relation::Root => Some(self.subject(top)),
            // "turnout was a record 39%, the clerk said": what is said is not of who says so (`Ccomp`).
            _ => None,
        }
    }

    /// Whether a form in -ing is what a verb of change acts on, and no deed.
    fn raised(&self, at: usize) -> bool {
        const SUMS: &[&str] = &["borrowing", "financing", "funding", "hiring", "lending", "spending", "trading"];
        self.is(at, SUMS)
            && matches!(self.tree.relation(at).universal(), Relation::Xcomp | Relation::Ccomp | Relation::Obj)
            && self
                .tree
                .head(at)
                .is_some_and(|verb| verb < at && crate::lexicon::look(self.text(verb)).is(Class::CHANGE_VERB))
    }

    fn measure_at(&self, at: usize) -> Option<Option<usize>> {
        let view = View { p: self.p, tree: self.tree, tokens: at..at + 1, unit: self.unit };
        view.measure(at)
    }

    /// What a drop or a rise is of: "a drop in January sales", "the increase of prices"; else the subject of its clause.
    fn changed(&self, noun: usize) -> Option<Option<usize>> {
        let of = self.tree.children(noun).find(|c| {
            self.tree.relation(*c).universal() == Relation::Nmod
                && self.case(*c, &["in", "of", "for"])
                && !self.tokens.contains(c)
                && !self.when_or_where(*c)
        });
        if of.is_some_and(|of| !self.case(of, &["for"])) {
            return Some(of);
        }
        // "saw profits slump 27%": what is seen to slump.
        if self.tree.relation(noun).universal() == Relation::Xcomp
            && let Some(seen) = self.tree.head(noun).and_then(|h| self.tree.object(h))
            && self.noun(seen)
            && seen < noun
        {
            return Some(Some(seen));
        }
        // "posted a revenue increase of 8%", "a 9% funding increase": what increases stands in front of the increase.
        let own = self.tree.children(noun).rev().find(|c| *c < noun).filter(|c| {
            let entry = crate::lexicon::look(self.text(*c));
            self.tree.relation(*c) == Relation::Compound
                && !self.tokens.contains(c)
                && self.tree.upos(*c) == Upos::Noun
                && entry.unit.is_none()
                && !entry.is(Class::MONTH.or(Class::WEEKDAY).or(Class::NUMERIC))
                && !self.is(*c, &["point", "record", "percentage", "total", "market", "average", "overnight"])
                && (self.unit == Some(&Unit::PERCENT) || !self.is(noun, &["cut", "cuts"]))
        });
        if own.is_none() && of.is_some() {
            return Some(of);
        }
        let up = self.tree.head(noun)?;
        // "the Senate approved the 5 percent hike": who decides a change does not change.
        let decided = self.is(up, DECISIONS);
        Some(own.or_else(|| self.subject(up).filter(|_| !decided)))
    }

    /// Whether a noun behind "in" or "for" tells a time or a place: "a rise in February", "in the third quarter".
    fn when_or_where(&self, at: usize) -> bool {
        let entry = crate::lexicon::look(self.text(at));
        let named = self.tree.upos(at) == Upos::Propn;
        let quarter = self.is(at, &["quarter", "half", "period", "season", "time"]);
        !self.case(at, &["of"]) && (named || quarter || entry.is(Class::UNIT.or(Class::NUMERIC)) || self.amount(at))
    }

    /// Whose act or state a verb tells; of an adverb or participle, that of the word it hangs on.
    fn subject(&self, at: usize) -> Option<usize> {
        let mut up = at;
        for _ in 0..6 {
            // "Thanks to the law, the rate was expected to fall"
            let thanks = |s: &usize| *s == 0 && self.is(*s, &["thanks"]);
            let subject = self.tree.subject(up).filter(|s| !thanks(s)).or_else(|| {
                let nominal = |c: &usize| matches!(self.tree.relation(*c).universal(), Relation::Nsubj) && !thanks(c);
                self.tree.subject(up).and_then(|_| self.tree.children(up).find(nominal))
            });
            if let Some(subject) = subject.filter(|s| !self.tokens.contains(s)) {
                // "which fell 5%": what it points back to.
                if self.tree.upos(subject) == Upos::Pron
                    && self.is(subject, &["which", "that", "who"])
                    && self.tree.relation(up) == Relation::AclRelcl
                {
                    return self.tree.head(up);
                }
                return Some(subject);
            }
            // "keep temperatures from rising by 2 degrees": what is kept, not who keeps it.
            let kept = self.tree.head(up).and_then(|h| self.tree.object(h)).filter(|o| self.noun(*o) && *o < up);
            let from = self.tree.children(up).any(|c| {
                matches!(self.tree.relation(c).universal(), Relation::Mark | Relation::Case) && self.is(c, &["from"])
            });
            if kept.is_some() && from && self.tree.relation(up).universal() == Relation::Advcl {
                return kept;
            }
            match self.tree.relation(up).universal() {
                // "pollution was on track to fall 5%"
                Relation::Acl => {
                    let head = self.tree.head(up)?;
                    let course = self.is(head, &["course", "pace", "track"]) && self.case(head, &["on"]);
                    return if course { self.tree.subject(head) } else { Some(head) };
                }
                // "“… with 3.1% growth,” said Ruiz": who says it is no part of it.
                Relation::Ccomp => return None,
                Relation::Parataxis
                    if self.tree.head(up).is_some_and(|h| crate::lexicon::look(self.text(h)).cue.is_some()) =>
                {
                    return None;
                }
                _ => up = self.tree.head(up)?,
            }
            if self.noun(up) && !self.change(up) {
                return Some(up);
            }
        }
        None
    }

    /// What a verb changes or buys, where that and not its subject is measured: "cut its rate by a quarter-point", "spend
    /// $2.6 billion on contracts", "sold the house for $3m".
    fn affected(&self, verb: usize, top: usize) -> Option<usize> {
        let entry = crate::lexicon::look(self.text(verb));
        let object = self
            .tree
            .object(verb)
            .filter(|o| !self.tokens.contains(o) && !self.tree.is_under(top, *o) && self.noun(*o));
        if entry.is(Class::CHANGE_VERB) && object.is_some() {
            return object.filter(|o| !self.change(*o));
        }
        let on = |case: &'static [&'static str]| {
            self.tree
                .children(verb)
                .find(|c| self.tree.relation(*c) == Relation::Obl && self.case(*c, case) && self.noun(*c))
        };
        if self.is(
            verb,
            &["spend", "spent", "spends", "spending", "invest", "invested", "investing", "imposed", "impose", "levied"],
        ) {
            let own = self.tree.children(top).find(|c| {
                self.tree.relation(*c).universal() == Relation::Nmod && self.case(*c, &["on", "in"]) && self.noun(*c)
            });
            return on(&["on", "in"]).or(own);
        }
        // "paid $700 for the advertisement", not "for the quarter"
        if self.is(
            verb,
            &["pay", "paid", "pays", "paying", "owe", "owed", "owes", "charge", "charged", "charges", "charging"],
        ) {
            let price = on(&["for"]).filter(|t| {
                let entry = crate::lexicon::look(self.text(*t));
                !entry.is(Class::UNIT
                    .or(Class::MONTH)
                    .or(Class::WEEKDAY)
                    .or(Class::NUMERIC)
                    .or(Class::PEOPLE)
                    .or(Class::PERSON))
                    && self.tree.upos(*t) == Upos::Noun
                    && !self.is(*t, &["time", "quarter", "period", "now", "example", "instance", "fear"])
            });
            if price.is_some() {
                return price;
            }
        }
        // "sent Reynolds shares up 4.5%"
        let moved = [
            "send", "sent", "sends", "sending", "push", "pushed", "pushes", "pushing", "drive", "drove", "driven",
            "drives", "driving", "pull", "pulled", "pulls", "pulling", "bring", "brought", "brings", "bringing",
            "took", "take", "takes", "taking", "keep", "kept", "put", "set", "knocked", "dragged", "nudged", "revise",
            "revised", "revises", "revising",
        ];
        if self.is(verb, &moved) && object.is_some() {
            return object.filter(|o| !self.change(*o));
        }
        if self.is(
            verb,
            &[
                "sold", "sell", "sells", "selling", "bought", "buy", "buying", "acquired", "acquire", "purchased",
                "offered", "priced", "valued",
            ],
        ) {
            return object;
        }
        None
    }

    /// Whether an amount of money is only what somebody has to do with, and no measure of them: "investors lost $2
    /// trillion", "the ministry raised $300m"; a share that lost 20 cents and a firm that is valued at $3m are measured.
    fn handled(&self, verb: usize, subject: usize) -> bool {
        const SOMEBODY: &[&str] = &["he", "she", "i", "it", "we", "they", "you", "who"];
        const BEARS: &[&str] = &[
            "cost", "costs", "costing", "total", "totaled", "totalled", "totals", "totaling", "totalling", "reach",
            "reached", "reaches", "reaching", "hit", "hits", "hitting", "exceed", "exceeded", "exceeds", "exceeding",
            "top", "topped", "tops", "topping", "surpass", "surpassed", "pass", "passed", "average", "averaged",
            "averages", "amount", "amounted", "amounts", "stand", "stood", "stands", "equal", "equaled", "equalled",
            "fetch", "fetched", "fetches", "trade", "traded", "trades", "trading", "close", "closed", "closing",
            "open", "opened", "end", "ended", "finish", "finished", "settle", "settled", "start", "started", "range",
            "ranged", "ranges", "worth", "last", "gross", "grossed", "grosses", "rake", "raked", "rakes", "be", "is",
            "was", "were", "are", "remain", "remained", "stay", "stayed", "touched",
        ];
        const ACTS: &[&str] = &[
            "add", "adds", "added", "adding", "raise", "raised", "raises", "raising", "boost", "boosted", "cut",
            "cuts", "cutting", "reduce", "reduced", "reduces", "slash", "slashed", "trim", "trimmed", "lose", "lost",
            "loses", "losing", "hike", "hiked", "lift", "lifted", "shed", "multiplied", "expanded", "increased",
            "increase",
        ];
        let Some(unit) = self.unit.filter(|u| units::is_money(u)) else { return false };
        // "the firm is valued at $3m": what is done to it measures it.
        let valued = ["valued", "priced", "estimated", "appraised", "quoted", "listed", "sold", "bought"];
        if self.tree.relation(subject) == Relation::NsubjPass && self.is(verb, &valued) {
            return false;
        }
        let entry = crate::lexicon::look(self.text(subject));
        let somebody = match self.tree.upos(subject) {
            Upos::Pron => self.is(subject, SOMEBODY),
            Upos::Propn => true,
            _ => entry.is(Class::PEOPLE.or(Class::PERSON).or(Class::BODY)),
        };
        let object = matches!(self.tree.relation(self.top()).universal(), Relation::Obj | Relation::Iobj);
        let moves = crate::lexicon::look(self.text(verb)).is(Class::CHANGE_VERB) && !(object && self.is(verb, ACTS));
        let small = matches!(unit.as_str(), "cent" | "pence") || unit.as_str().contains('/');
        somebody && !moves && !(small && self.is(verb, ACTS)) && !self.is(verb, BEARS)
    }

    /// Whether money changes hands: whoever gives or gets it is not what it measures ("gave $130,000 to his friend").
    fn handed(&self, verb: usize, top: usize) -> bool {
        let money = self.unit.is_some_and(units::is_money);
        let object = matches!(self.tree.relation(top).universal(), Relation::Obj | Relation::Iobj);
        let hands = [
            "give", "gave", "gives", "given", "giving", "pay", "paid", "pays", "paying", "spend", "spent", "spends",
            "spending", "donate", "donated", "donates", "donating", "lend", "lent", "lends", "lending", "owe", "owed",
            "owes", "contribute", "contributed", "contributes", "invest", "invested", "invests", "investing", "hand",
            "handed", "pledge", "pledged", "pledges", "receive", "received", "receives", "borrow", "borrowed",
            "borrows", "fine", "fined", "award", "awarded", "stole", "steal", "stolen", "embezzled", "send", "sent",
            "transfer", "transferred", "pour", "poured", "pouring", "promise", "promised", "promises", "promising",
            "announce", "announced", "announces", "commit", "committed", "commits", "set", "put", "puts", "plowed",
            "ploughed", "sunk", "sank", "funneled", "funnelled", "allocate", "allocated", "earmarked", "approved",
            "approve", "seek", "sought", "demand", "demanded", "spare",
        ];
        // "gave as much as $200 million": the tree may hang it on the verb otherwise.
        let much = self.case(top, &["as"]) && self.tree.relation(top).universal() == Relation::Obl;
        money && (object || much) && self.is(verb, &hands)
    }

    /// Verbs of lasting, whose time is that of their subject: "the attack lasted 64 seconds".
    fn lasting(&self, verb: usize, top: usize) -> bool {
        // "took place five weeks ago", "after three decades, are not taking claims seriously"
        let other = self.tree.object(verb).is_some_and(|o| o != top && !self.tokens.contains(&o));
        // "closed the doors of agencies for 35 days"
        if other
            && self.is(
                verb,
                &["took", "takes", "take", "taking", "closed", "delayed", "extended", "postponed", "suspended", "ran"],
            )
        {
            return false;
        }
        self.is(
            verb,
            &[
                "lasted", "lasts", "last", "lasting", "took", "takes", "take", "taking", "closed", "delayed",
                "extended", "postponed", "suspended", "appear", "ran",
            ],
        )
    }

    /// Whose age it is: the noun it describes, the name it stands behind.
    fn aged(&self, top: usize) -> Option<Option<Span>> {
        // "Okoye is 41 years old": "old" is what the sentence says.
        if let Some(subject) = self.tree.subject(top).filter(|s| *s < self.tokens.start && self.noun(*s)) {
            return Some(Some(self.name(subject)));
        }
        let head = self.tree.head(top)?;
        let relation = self.tree.relation(top).universal();
        let noun = match relation {
            Relation::Amod
            | Relation::Nummod
            | Relation::Compound
            | Relation::Appos
            | Relation::Nmod
            | Relation::Conj
            | Relation::Flat
            | Relation::Dep
            | Relation::List
            | Relation::Parataxis
                if self.noun(head) =>
            {
                head
            }
            Relation::Obl | Relation::Obj | Relation::Xcomp | Relation::Ccomp | Relation::Advmod | Relation::Conj => {
                // "girls, aged two and 12"
                let mut up = head;
                let mut found = None;
                for _ in 0..3 {
                    if self.noun(up) {
                        found = Some(up);
                        break;
                    }
                    if let Some(subject) = self.tree.subject(up) {
                        found = Some(subject).filter(|s| self.noun(*s));
                        break;
                    }
                    up = self.tree.head(up)?;
                }
                found?
            }
            _ => return None,
        };
        Some(Some(self.name(noun)))
    }

    /// The noun with what makes it a name: its compounds, its other names, an adjective with a capital.
    fn name(&self, noun: usize) -> Span {
        let mut noun = noun;
        // "the Nasdaq Composite .IXIC": the code only repeats the name.
        let before = (1..=noun.min(3)).map(|n| noun - n).find(|t| self.noun(*t) && !self.code(*t));
        if self.code(noun)
            && let Some(before) = before
        {
            noun = before;
            let mut start = noun;
            while start > 0 && matches!(self.tree.upos(start - 1), Upos::Propn) && !self.code(start - 1) {
                start -= 1;
            }
            return self.tree.words()[start].span.to(self.tree.words()[noun].span);
        }
        let mut first = noun;
        let mut last = noun;
        for child in self.tree.children(noun) {
            let relation = self.tree.relation(child).universal();
            let capital = self.text(child).starts_with(char::is_uppercase);
            let part = match relation {
                Relation::Compound => true,
                Relation::Flat => true,
                Relation::Amod => capital,
                _ => false,
            };
            // "one-star reviews": the stars that are counted are no part of the reviews.
            let measures = !capital
                && !self.is(noun, &["old", "olds"])
                && self.tree.children(child).any(|c| self.tree.relation(c).universal() == Relation::Nummod);
            // "a 150 mln dlr deal": the money is no part of the deal.
            let paid = crate::lexicon::look(self.text(child)).currency.is_some() && child > 0 && self.number(child - 1);
            let measures = measures || paid;
            if !part || measures || self.tokens.contains(&child) {
                continue;
            }
            let near = if child < noun {
                (child..noun)
                    .all(|i| !self.tokens.contains(&i) && self.tree.upos(i) != Upos::Punct || self.text(i) == "-")
            } else {
                true
            };
            if near {
                first = first.min(child);
                last = last.max(child);
            }
        }
        // The words in between must all belong to the noun.
        let whole = (first..=last).all(|i| i == noun || self.tree.is_under(i, noun));
        let (mut first, mut last) = if whole { (first, last) } else { (noun, noun) };
        // "a large-scale project": half of a describing word is no part of the project; "the health-care system" is one name.
        let halved = |t: usize| t >= 2 && self.text(t - 1) == "-" && self.text(t).starts_with(char::is_lowercase);
        if first < noun && halved(first) && !self.is(noun, &["old", "olds"]) {
            let named =
                self.tree.upos(first - 2) == Upos::Noun && !self.tokens.contains(&(first - 2)) && !halved(first - 2);
            let behind = (first + 1..noun).find(|t| self.text(*t) != "-" && !halved(*t));
            first = if named { first - 2 } else { behind.unwrap_or(noun) };
        }
        // "Sen. Amy Klobuchar": a name goes on to its end, whatever its words hang on.
        while self.tree.upos(last) == Upos::Propn
            && last + 1 < self.tree.len()
            && self.tree.upos(last + 1) == Upos::Propn
            && self.tree.relation(last + 1).universal() == Relation::Flat
            && !self.tokens.contains(&(last + 1))
        {
            last += 1;
        }
        // "a deal worth over £17m"
        if last > first && last == noun && self.is(last, &["worth"]) && !self.is(last - 1, &["net"]) {
            last -= 1;
        }
        self.tree.words()[first].span.to(self.tree.words()[last].span)
    }
}
