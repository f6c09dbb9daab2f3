//! The same thing in several articles: which figures of two reports on one event speak of one thing, and whether they agree.
//!
//! ```text
//! "At least 12 people were killed" · "killing 15"  → one thing, dead in the attack: conflict, 12 to 15
//! "$43,885,310 in federal taxes" · "$43 million"   → one thing, the same but for precision
//! ```
//!
//! Two reports are of one event when they share names and the words of their beginnings (`topics`). Two of their figures
//! belong together when their numbers agree, and the words around them tell of the same: what is counted, what happened to
//! it, who and where (`signs`). How much a shared word weighs is reckoned within the two articles: a word of every sentence
//! says nothing. The signs are weighed (`score`), and figures are gathered into groups as long as the group as a whole holds
//! together (`group`). Figures that differ are held to more: the same thing by name or the same fate of people, and no
//! other figure of the other article that fits better (`differ`).
//!
//! No name of a person, place or outlet stands in here, and nothing is learned from a ledger: the same two articles are always
//! linked in the same way.

mod amount;
mod differ;
mod group;
mod mention;
mod nearby;
mod score;
mod sense;
mod signs;
mod topics;

pub use group::{Group, Relation, alike, group};
pub use mention::{Given, Mention, Sentence};
pub use nearby::Nearby;
pub use score::weights;
pub use sense::{form, is_common, is_sense};
pub use topics::{Topics, topics};

/// What the topics of an article are made of: when it changes, they are to be found again.
pub(super) const TOPIC_SOURCES: [&str; 4] = [
    include_str!("topics.rs"),
    include_str!("sense.rs"),
    include_str!("../../../lexicon/kindred.txt"),
    include_str!("../../../lexicon/everywhere.txt"),
];

/// What linking is made of, for the version of the checks.
pub(super) const SOURCES: [&str; 10] = [
    include_str!("amount.rs"),
    include_str!("differ.rs"),
    include_str!("group.rs"),
    include_str!("mention.rs"),
    include_str!("nearby.rs"),
    include_str!("score.rs"),
    include_str!("sense.rs"),
    include_str!("signs.rs"),
    include_str!("topics.rs"),
    include_str!("../../../lexicon/kindred.txt"),
];
