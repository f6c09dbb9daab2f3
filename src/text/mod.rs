//! From a text to its sentences and tokens. Total: any text in, spans out; nothing fails and no offset moves.

pub mod token;
