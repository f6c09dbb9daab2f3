//! The thing counted, read from neighbouring words: the noun behind the number, before "of", before the verb.
//!
//! Each file looks in one place: [behind](mod@behind) at the noun phrase right behind the figure, [link] at the small word
//! that leads to it, [before] at the noun in front, [quantity] at one that names what is measured, [changing] at what rises
//! and falls, [listed] into brackets and behind colons, [away] at times and distances, [games] at what is won. [worth] says
//! whether a noun found, here or by the tree, can be the answer. In which order they are asked is told one folder up.

mod away;
mod before;
mod behind;
mod changing;
mod games;
mod link;
mod listed;
mod quantity;
mod worth;

pub use away::{apart, lapse};
pub use before::{asked, beside, fronted, noun_of, number_of};
pub use behind::behind;
pub use changing::{changed, changed_before, level_of, leveled, sum};
pub use games::{played, won};
pub use link::{back, cut_off, into, possessed, second_of, shared_out, whole};
pub use listed::{bracketed, gapped, owned, past_bracket, priced};
pub use quantity::{bounded, entered, magnitude, valued};
pub use worth::{asking, numbers, others, sound, telling};
