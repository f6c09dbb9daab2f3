//! Figures: every numeral of a sentence read as a claim's quantity or set aside with its reason.
//!
//! `"Almost 79 of the drones were shot down on March 19"` → `79`, modifier `<`, of "drones", by rule `count`; `March 19`
//! set aside as a date. One rule, one file: [`rules`] lists them, [`mod@settle`] decides between them. The number itself comes
//! from [`crate::text::numerals`], its unit from [`units`]; what stands around it from [`modifiers`], [`change`] and
//! [`counted`].

pub mod change;
pub mod counted;
pub mod left_out;
pub mod modifiers;
pub mod passage;
pub mod proposal;
pub mod rules;
pub mod settle;
pub mod units;

use crate::model::{Change, Figure, Modifier, Quantity, Suppressed, Unit, WhyNot};
use crate::span::Span;
use crate::text::wording::Wording;
use counted::Memory;
use passage::Passage;
use proposal::{Draft, Says};
use settle::{Settled, settle};
use std::ops::Range;

/// What was read in one sentence, in text order.
#[derive(Debug, Default)]
pub struct Read {
    /// The checkable figures.
    pub figures: Vec<Figure>,
    /// The numerals that are no claims: where, why, and which rule said so.
    pub suppressed: Vec<(Span, WhyNot, &'static str)>,
    /// How it was decided.
    pub settled: Settled,
}

/// Reads the numerals of a passage; `memory` holds what was counted before, and is told what is counted here.
pub fn read(p: &Passage, memory: &mut Memory) -> Read {
    let settled = settle(p);
    let mut read = Read::default();
    memory.before = None;
    let mut last: Option<Last> = None;
    for bid in &settled.won {
        let words = &bid.proposal.words;
        let mut span = p.stretch(words.start, words.end - 1);
        // "Winds topped 165 mph.": the full stop ends the sentence, not the unit.
        let end = p.txt(words.end - 1);
        let unit = end.strip_suffix('.').is_some_and(|bare| !bare.is_empty() && !bare.contains('.'));
        if unit && words.len() > 1 && matches!(bid.proposal.says, Says::Figure(_)) {
            span.end -= 1;
        }
        match &bid.proposal.says {
            Says::No(why) => {
                if *why == WhyNot::Anaphoric {
                    counted::remind(p, memory, words);
                }
                read.suppressed.push((span, *why, bid.rule));
            }
            Says::Figure(draft) => {
                let mut modifier = draft.modifier.unwrap_or_else(|| modifiers::modifier(p, words).0);
                let mut change = draft.change.or_else(|| change::change(p, words, draft));
                // "more than 115,000 acres (46,500 hectares)": a conversion is bounded and changes as what it converts.
                if let Some(first) = last.as_ref().filter(|f: &&Last| converts(p, f, words, draft)) {
                    modifier = if modifier == Modifier::Plain { first.modifier } else { modifier };
                    change = change.or(first.change);
                } else if let Some(first) = last.as_ref().filter(|f| change.is_none() && follows(p, f, words, draft)) {
                    change = first.change;
                }
                last = Some(Last { end: words.end, unit: draft.unit.clone(), modifier, change });
                let own = p.stretch(words.start, words.end - 1);
                // A unit of its own is no thing: "+/-3 percentage points".
                let of = counted::counted(p, words, draft, memory)
                    .filter(|of| {
                        let rate = draft.unit.as_ref().is_none_or(|u| u.as_str().starts_with("per "));
                        rate || of.end <= own.start || of.start >= own.end
                    })
                    .map(|of| of_letters(p, of))
                    .and_then(|of| match holder(p, &settled, words, of) {
                        None => Some(of),
                        Some(other) => instead(&settled, other, words, draft, memory),
                    })
                    .filter(|of| counted::remembered(p, *of, draft));
                let lent = left_out::money(p, words, draft, of, memory);
                counted::remember(p, memory, words, draft, of);
                if let Some(money) = &lent {
                    memory.money = Some((money.clone(), of));
                }
                let unit = lent.or_else(|| draft.unit.clone());
                let quantity = Quantity { amount: draft.amount, unit, modifier, change };
                read.figures.push(Figure { span, quantity, of, rule: bid.rule });
            }
        }
    }
    read.settled = settled;
    read
}

/// A name without the signs in front of it: "a 54%-42% lead" is no "% lead".
fn of_letters(p: &Passage, of: Span) -> Span {
    let text = of.text(p.text);
    let sign = |c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '.' | '@');
    let first = text.find(|c| !sign(c)).unwrap_or_default();
    Span { start: of.start + first as u32, ..of }
}

/// The other figure of the sentence whose unit or number a name is: nothing is counted in the percent of another share.
/// What a rate counts and who is of an age stand inside their figures; "two of the three days" are days.
fn holder(p: &Passage, settled: &Settled, words: &Range<usize>, of: Span) -> Option<usize> {
    let bids = &settled.won;
    let behind = bids.partition_point(|bid| p.words[bid.proposal.words.start].span.start < of.end);
    let last = behind.checked_sub(1)?;
    let (Says::Figure(other), at) = (&bids[last].proposal.says, &bids[last].proposal.words) else { return None };
    if at.start == words.start || of.end <= p.span.start || of.end > p.words[at.end - 1].span.end {
        return None;
    }
    let unit = other.unit.as_ref().map_or("", |u| u.as_str());
    let olds = unit == "age" && p.any(at.end - 1, &["olds"]);
    let days = crate::lexicon::lasting(unit) && p.is(words.end, "of") && at.start > words.end;
    (!(olds || days || unit.starts_with("per "))).then_some(last)
}

/// What is counted where the name that was found belongs to another figure: the same as that one counts, where it stands
/// right before and is of the same measure; whose age it is, the article has told before.
fn instead(settled: &Settled, other: usize, words: &Range<usize>, draft: &Draft, memory: &Memory) -> Option<Span> {
    if draft.unit.as_ref() == Some(&Unit::AGE) {
        return memory.person;
    }
    let Says::Figure(first) = &settled.won[other].proposal.says else { return None };
    let end = settled.won[other].proposal.words.end;
    // The figure before in the sentence is remembered by where it ends.
    let (_, of) = memory.before.filter(|(at, _)| *at == end && end <= words.start && first.unit == draft.unit)?;
    of
}

/// The figure before: where it ends, and what it passes on.
struct Last {
    end: usize,
    unit: Option<Unit>,
    modifier: Modifier,
    change: Option<Change>,
}

/// Whether a figure says the one before again in another unit: "5 miles (8 km)", "224 kW / 300 PS".
fn converts(p: &Passage, before: &Last, words: &Range<usize>, draft: &Draft) -> bool {
    let at = before.end;
    let first = matches!(p.txt(at), "(" | "/") && words.start == at + 1;
    let other = draft.unit.is_some() && before.unit.is_some() && draft.unit != before.unit;
    first && other && draft.unit.as_ref() != Some(&Unit::PERCENT)
}

/// Whether a figure stands in one row with the one before: "slid 10.6% and 11.0%", "Alpha was down 2.3%, Beta by 2.6%".
fn follows(p: &Passage, before: &Last, words: &Range<usize>, draft: &Draft) -> bool {
    let gap = before.end..words.start;
    let row = gap.len() == 1 && p.any(gap.start, &["and"]);
    let by = gap.len() >= 3
        && gap.len() <= 5
        && p.is(words.start - 1, "by")
        && p.any(gap.start, &[",", "and"])
        && gap.clone().skip(1).take(gap.len() - 2).all(|i| p.capital(i) || p.is(i, "and"));
    (row || by) && draft.unit.is_some() && draft.unit == before.unit && before.change.is_some()
}

/// A numeral that is page furniture, like everything around it.
#[must_use]
pub fn furniture(sentence: Span, span: Span) -> Suppressed {
    Suppressed { span, sentence, headline: false, why: WhyNot::Boilerplate, rule: "furniture" }
}
