//! The one place that decides between proposals.
//!
//! Rules only propose. Of proposals that share a word the longest wins; of equally long ones that of the earlier rule.
//! Losers are kept, so that `explain` can show what else a numeral might have been.

use super::passage::Passage;
use super::proposal::{Proposal, Says};
use super::rules::RULES;
use crate::model::WhyNot;

/// A proposal and the rule that made it.
#[derive(Clone, Debug)]
pub struct Bid {
    /// The rule's name.
    pub rule: &'static str,
    /// Its place in the order of rules.
    pub order: usize,
    /// What it proposes.
    pub proposal: Proposal,
}

/// All proposals of a passage: those that win, in text order, and those that lose.
#[derive(Debug, Default)]
pub struct Settled {
    /// The winners.
    pub won: Vec<Bid>,
    /// The losers.
    pub lost: Vec<Bid>,
}

impl Settled {
    /// Whether the passage holds a figure, or points back to one.
    #[must_use]
    pub fn counts(&self) -> bool {
        let counts = |says: &Says| matches!(says, Says::Figure(_) | Says::No(WhyNot::Anaphoric));
        self.won.iter().any(|bid| counts(&bid.proposal.says))
    }

    /// Whether any rule saw a figure in the passage, be it outdone by another.
    #[must_use]
    pub fn saw_figure(&self) -> bool {
        self.won.iter().chain(&self.lost).any(|bid| matches!(bid.proposal.says, Says::Figure(_)))
    }
}

/// Asks every rule about every numeral and decides.
#[must_use]
pub fn settle(p: &Passage) -> Settled {
    let mut bids = Vec::new();
    for n in 0..p.numerals.len() {
        for (order, rule) in RULES.iter().enumerate() {
            if let Some(proposal) = (rule.propose)(p, n) {
                bids.push(Bid { rule: rule.name, order, proposal });
            }
        }
    }
    bids.sort_by_key(|b| (std::cmp::Reverse(b.proposal.words.len()), b.order, b.proposal.words.start));
    let mut settled = Settled::default();
    for bid in bids {
        let words = &bid.proposal.words;
        let taken =
            settled.won.iter().any(|w| w.proposal.words.start < words.end && words.start < w.proposal.words.end);
        if taken { settled.lost.push(bid) } else { settled.won.push(bid) }
    }
    settled.won.sort_by_key(|b| b.proposal.words.start);
    settled
}
