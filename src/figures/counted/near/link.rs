//! The small word or mark right behind a figure that ties it to what follows, or does not: "two of those flared", "32 of the
//! 189", "an hour into the call", "60 days' notice", "guilty of two -- a shooting and a theft".

use super::behind::behind;
use crate::figures::counted::phrase::chunk;
use crate::figures::counted::share;
use crate::figures::passage::Passage;
use crate::figures::proposal::Draft;
use crate::figures::units;
use crate::lexicon::Class;
use crate::span::Span;
use crate::text::numerals::Form;
use crate::text::syntax::{Relation, Upos};
use crate::text::wording::Wording;
use std::ops::Range;

/// Whether the figure at these words is a share of something that the text names: "18 percent of those polled".
#[must_use]
pub fn shared_out(p: &Passage, words: &Range<usize>) -> bool {
    p.is(words.end, "of")
}

/// The word behind the number that a count is a part of: "32 of the 189 on camera".
#[must_use]
pub fn whole(p: &Passage, words: &Range<usize>) -> Option<usize> {
    let at = words.end + 1 + usize::from(p.any(words.end + 1, &["the", "those", "these"]));
    let whole = p.numeral_at(at).map(|n| &p.numerals[n]).filter(|n| n.form == Form::Cardinal);
    whole.filter(|_| p.is(words.end, "of") && p.tree.is_some()).map(|n| n.words.end)
}

/// Whether the pronoun after "of" only points back: "39 percent of these are rated", not "of those who voted".
#[must_use]
pub fn back(p: &Passage, at: usize) -> bool {
    let behind = p.txt(at + 1);
    p.any(at, &["these", "them", "those"])
        && !p.any(
            at + 1,
            &["who", "whose", "that", "which", "in", "with", "on", "under", "over", "from", "aged", "without"],
        )
        && !(p.is(at, "those") && behind.len() > 4 && behind.ends_with("ed") && !finite(p, at + 1))
}

/// Whether a form in -ed is what somebody did, not what was done to those named: "two of those flared overnight".
fn finite(p: &Passage, at: usize) -> bool {
    let word = p.words.get(at).map(|w| w.token as usize);
    p.tree.zip(word).is_some_and(|(tree, word)| {
        word < tree.len()
            && tree.upos(word) == Upos::Verb
            && matches!(tree.relation(word).universal(), Relation::Root | Relation::Ccomp)
            && !p.any(at, &["polled", "surveyed", "asked", "questioned", "interviewed"])
    })
}

/// "8% and 6 % of emissions": what the second of two shares is of, the first is of, too.
#[must_use]
pub fn second_of(p: &Passage, words: &Range<usize>, draft: &Draft) -> Option<Span> {
    let next = p.numerals.iter().find(|n| n.words.start == words.end + 1)?;
    let unit = units::measured(p, next)?;
    let joined = p.any(words.end, &["and", "or", "to"]) && Some(&unit.unit) == draft.unit.as_ref();
    (joined && share(draft) && p.is(unit.words.end, "of")).then(|| behind(p, &unit.words, draft))?
}

/// What a length of time has gone on in: "an hour into the call", "18 months into his term".
#[must_use]
pub fn into(p: &Passage, words: &Range<usize>) -> Option<Span> {
    let start = words.end + 1 + usize::from(p.class(words.end + 1, Class::ARTICLE.or(Class::POSSESSIVE)));
    if p.is(words.end, "into") { chunk(p, start) } else { None }
}

/// What a length of time owns: "60 days' notice", "one day's work".
#[must_use]
pub fn possessed(p: &Passage, words: &Range<usize>) -> Option<Span> {
    let mark = p.any(words.end, &["'s", "\u{2019}s"])
        || matches!(p.txt(words.end), "'" | "\u{2019}") && p.glued(words.end) && !p.glued(words.end + 1);
    (mark
        && !p.is(words.end + 1, "time")
        && p.txt(words.end - 1).ends_with(['s', 'y', 'k', 'h', 'r', 'e'])
        && p.open_word(words.end + 1))
    .then(|| chunk(p, words.end + 1))?
}

/// Whether a dash stands right behind, beyond which another phrase begins: "guilty of two -- a shooting and a theft".
#[must_use]
pub fn cut_off(p: &Passage, words: &Range<usize>) -> bool {
    let dash = matches!(p.txt(words.end), "--" | "\u{2014}" | "\u{2013}" | ":") && !p.glued(words.end + 1);
    // "dozens — if not hundreds — of amendments"
    let aside = (words.end + 1..words.end + 8).any(|i| p.txt(i) == p.txt(words.end) && p.is(i + 1, "of"));
    dash && !aside && !p.is(words.end + 1, "of")
}
