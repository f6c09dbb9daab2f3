//! A claim's place in the queue, and why it stands there.
//!
//! The reasons are bits, the most urgent the highest; a claim with a more urgent reason comes before any without it, and
//! among those with the same one the next reason decides. The ledger keeps the place as one number, the smallest first,
//! so that the queue is a walk along an index: `2047 − reasons`, and 2048 more for what was postponed.

/// Why a claim should be looked at soon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// A colleague asked for it.
    Flagged = 10,
    /// A check found that it does not fit.
    Finding = 9,
    /// Another article gives another figure for the same thing.
    Conflict = 8,
    /// It stands in the headline.
    Headline = 7,
    /// It stands in the first paragraph.
    FirstParagraph = 6,
    /// The article says it in its own voice.
    Unattributed = 5,
    /// The source has no name, or there is none: "an official", "reportedly".
    Anonymous = 4,
    /// Whatever the article attributes, it attributes to this one source: nobody else is heard.
    SingleSource = 3,
    /// Dead, wounded, missing.
    Casualties = 2,
    /// An amount of money.
    Money = 1,
    /// Other articles give the same figure.
    Repeated = 0,
}

impl Reason {
    /// All of them, the most urgent first.
    pub const ALL: [Self; 11] = [
        Self::Flagged,
        Self::Finding,
        Self::Conflict,
        Self::Headline,
        Self::FirstParagraph,
        Self::Unattributed,
        Self::Anonymous,
        Self::SingleSource,
        Self::Casualties,
        Self::Money,
        Self::Repeated,
    ];

    /// The words in lists.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Flagged => "flagged",
            Self::Finding => "finding",
            Self::Conflict => "conflict",
            Self::Headline => "headline",
            Self::FirstParagraph => "first paragraph",
            Self::Unattributed => "unattributed",
            Self::Anonymous => "no named source",
            Self::SingleSource => "single source",
            Self::Casualties => "casualties",
            Self::Money => "money",
            Self::Repeated => "repeated elsewhere",
        }
    }

    /// Its bit.
    #[must_use]
    pub const fn bit(self) -> i64 {
        1 << self as i64
    }
}

/// A place in the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Urgency(i64);

/// All reasons at once.
const ALL: i64 = 2047;
/// What was postponed comes behind all else.
const POSTPONED: i64 = 2048;

impl Urgency {
    /// The place of a claim with these reasons.
    #[must_use]
    pub fn of(reasons: impl IntoIterator<Item = Reason>) -> Self {
        Self(ALL - reasons.into_iter().fold(0, |bits, reason| bits | reason.bit()))
    }

    /// The place that the ledger keeps.
    #[must_use]
    pub const fn from_place(place: i64) -> Self {
        Self(place)
    }

    /// The number that the ledger keeps.
    #[must_use]
    pub const fn place(self) -> i64 {
        self.0
    }

    /// Whether it was postponed.
    #[must_use]
    pub const fn is_postponed(self) -> bool {
        self.0 & POSTPONED != 0
    }

    /// Whether this is one of its reasons.
    #[must_use]
    pub const fn has(self, reason: Reason) -> bool {
        self.0 & reason.bit() == 0
    }

    /// Its reasons, the most urgent first.
    pub fn reasons(self) -> impl Iterator<Item = Reason> {
        Reason::ALL.into_iter().filter(move |reason| self.has(*reason))
    }

    /// The same place with or without a reason.
    #[must_use]
    pub const fn set(self, reason: Reason, holds: bool) -> Self {
        Self(if holds { self.0 & !reason.bit() } else { self.0 | reason.bit() })
    }

    /// The same place, postponed or not.
    #[must_use]
    pub const fn postpone(self, postponed: bool) -> Self {
        Self(if postponed { self.0 | POSTPONED } else { self.0 & !POSTPONED })
    }

    /// The place of a newer reading of the claim: what the text gives is taken from there, what people, checks and other
    /// articles gave stays.
    #[must_use]
    pub const fn read_again(self, newer: Self) -> Self {
        const TEXT: i64 = Reason::Headline.bit()
            | Reason::FirstParagraph.bit()
            | Reason::Unattributed.bit()
            | Reason::Anonymous.bit()
            | Reason::SingleSource.bit()
            | Reason::Casualties.bit()
            | Reason::Money.bit();
        Self((self.0 & !TEXT) | (newer.0 & TEXT))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Reason::{Casualties, FirstParagraph, Flagged, Headline, Money, Repeated, Unattributed};

    #[test]
    fn the_most_urgent_reason_decides_then_the_next() {
        let places = [
            Urgency::of([Flagged]),
            Urgency::of([Headline, Unattributed]),
            Urgency::of([Headline, Money, Repeated]),
            Urgency::of([Headline]),
            Urgency::of([FirstParagraph, Casualties]),
            Urgency::of([]),
            Urgency::of([Flagged]).postpone(true),
            Urgency::of([]).postpone(true),
        ];
        assert!(places.is_sorted(), "{places:?}");
        assert_eq!(places[1].reasons().collect::<Vec<_>>(), [Headline, Unattributed]);
    }

    #[test]
    fn reasons_come_and_go_and_a_newer_reading_keeps_what_people_said() {
        let place = Urgency::of([Headline, Money]).set(Flagged, true).postpone(true);
        assert!(place.is_postponed() && place.has(Flagged) && !place.has(Repeated));
        let newer = place.read_again(Urgency::of([FirstParagraph, Repeated]));
        assert_eq!(newer.reasons().collect::<Vec<_>>(), [Flagged, FirstParagraph]);
        assert!(newer.is_postponed());
        assert_eq!(place.set(Flagged, false).postpone(false), Urgency::of([Headline, Money]));
    }

    #[test]
    fn every_reason_has_a_bit_of_its_own_in_the_order_of_the_list() {
        assert!(Reason::ALL.windows(2).all(|pair| pair[0].bit() > pair[1].bit()));
        assert_eq!(Reason::ALL.iter().map(|r| r.bit()).sum::<i64>(), ALL);
    }
}
