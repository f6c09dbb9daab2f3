//! From a text to its sentences and tokens. Total: any text in, spans out; nothing fails and no offset moves.
//!
//! `"He paid $4.2bn. She did not."` → tokens `He` `paid` `$` `4.2` `bn` `.` `She` `did` `not` `.`, sentences `0..6`, `6..10`.
//!
//! [`tokens`] cuts words, [`sentences`] groups them, both paragraph by paragraph. What a token *is* says [`token`];
//! [`wording`] has the questions that rules ask of words in a row.

mod abbreviations;
pub(crate) mod chars;
pub mod document;
mod lists;
pub mod numerals;
pub mod sentences;
pub mod syntax;
pub mod token;
pub mod tokens;
pub mod when;
pub mod wording;
pub mod words;
