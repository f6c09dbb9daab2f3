//! English syntax: parts of speech and dependencies, as Universal Dependencies has them.

pub mod conllu;
