//! The rules, in the order of their precedence. Each is one file with its corpus under `fixtures/corpus/figures/`.
//!
//! A rule looks at one numeral and proposes what it is, or nothing. Of proposals that overlap the longest wins, then the
//! earlier in this list.

use super::passage::Passage;
use super::proposal::Proposal;

/// A rule: its name, and what it proposes for a numeral of a passage.
pub struct Rule {
    /// The name that figures remember.
    pub name: &'static str,
    /// What it proposes for the numeral of this number.
    pub propose: fn(&Passage, usize) -> Option<Proposal>,
}

macro_rules! rules {
    ($($name:ident),* $(,)?) => {
        $(mod $name;)*
        /// All rules in order of precedence.
        pub const RULES: &[Rule] = &[$(Rule { name: stringify!($name), propose: $name::propose }),*];
    };
}

rules! {
    clock, date, period, identifier, heat, name, idiom, one, anaphora, hypothetical, rank, ordinal,
    score, age, share, range, elided, composite, percent, points, money, rate, multiple, duration, measure, fraction, vague, count,
}
