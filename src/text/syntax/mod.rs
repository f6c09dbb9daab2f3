//! English syntax: parts of speech and dependencies, as Universal Dependencies has them.
//!
//! `Police arrested 14 men.` → `Police`←nsubj–`arrested`–obj→`men`–nummod→`14`.
//!
//! A neural parser of our own, bundled with its model: [`Parser`] makes a [`Tree`] of a sentence's tokens, lazily, where
//! somebody asks. The same bits come out on every machine. How it was trained and what it reaches says `docs/syntax.md`.
//!
//! ```text
//! tokens --word--> hashes --network (kernel)--> scores --spanning--> heads, relations, tags --tree--> questions
//! ```

pub mod conllu;
mod kernel;
mod label;
mod model;
mod network;
mod parser;
mod spanning;
mod tree;
mod word;

pub use kernel::Kernel;
pub use label::{Relation, Upos, Xpos};
pub use parser::{Parser, model_hash};
pub use tree::{Tree, Word};
