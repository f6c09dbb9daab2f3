//! A token: one word, number, mark or sign of a text, as Universal Dependencies cuts them.
//!
//! `"Don't pay $4.2bn."` → `Do` `n't` `pay` `$` `4.2` `bn` `.`

use crate::span::Span;

/// One word, number, mark or sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands; tokens come in text order, never overlap and leave out white space only.
    pub span: Span,
    /// What it is made of.
    pub kind: Kind,
    /// Whether it follows the token before it without white space.
    pub glued: bool,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Starts with a letter or an apostrophe before one: `drones`, `'s`, `U.S.`, `Covid`.
    Word,
    /// Starts with a digit, or a point before one: `1,250`, `.5`, `15s`, `3:45`.
    Number,
    /// Punctuation: `,`, `“`, `-`, `…`.
    Mark,
    /// Any other sign: `$`, `%`, `+`, `☎`.
    Sign,
}
