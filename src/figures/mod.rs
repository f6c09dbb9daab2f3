//! Figures: every numeral of a sentence read as a claim's quantity or set aside with its reason.
//!
//! `"Almost 79 of the drones were shot down on March 19"` → `79`, modifier `<`, of "drones", by rule `count`; `March 19`
//! set aside as a date. One rule, one file: [`rules`] lists them, [`settle`] decides between them. The number itself comes
//! from [`crate::text::numerals`], its unit from [`units`]; what stands around it from [`modifiers`], [`change`] and
//! [`counted`].

pub mod change;
pub mod counted;
pub mod modifiers;
pub mod passage;
pub mod proposal;
pub mod rules;
pub mod settle;
pub mod units;

use crate::model::{Figure, Quantity, Suppressed, WhyNot};
use crate::span::Span;
use counted::Memory;
use passage::Passage;
use proposal::Says;
use settle::{Settled, settle};

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
    for bid in &settled.won {
        let words = &bid.proposal.words;
        let span = p.stretch(words.start, words.end - 1);
        match &bid.proposal.says {
            Says::No(why) => {
                if *why == WhyNot::Anaphoric {
                    counted::remind(p, memory, words);
                }
                read.suppressed.push((span, *why, bid.rule));
            }
            Says::Figure(draft) => {
                let modifier = draft.modifier.unwrap_or_else(|| modifiers::modifier(p, words).0);
                let change = draft.change.or_else(|| change::change(p, words, draft));
                let of = counted::counted(p, words, draft, memory);
                counted::remember(p, memory, words, draft, of);
                let quantity = Quantity { amount: draft.amount, unit: draft.unit.clone(), modifier, change };
                read.figures.push(Figure { span, quantity, of, rule: bid.rule });
            }
        }
    }
    read.settled = settled;
    read
}

/// A numeral that is page furniture, like everything around it.
#[must_use]
pub fn furniture(sentence: Span, span: Span) -> Suppressed {
    Suppressed { span, sentence, headline: false, why: WhyNot::Boilerplate, rule: "furniture" }
}
