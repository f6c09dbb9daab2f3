//! Tickmark reads news articles, finds every checkable figure in them with the source that the article gives for it, and
//! keeps, for each, what a reviewer found.
//!
//! The journey of one article:
//!
//! ```text
//! bytes --ingest--> Article --text--> sentences, tokens
//!       --figures + attribution--> Claim --ledger--> rows and events
//!       --review--> verdicts --export--> table, CSV, JSON
//! ```
//!
//! The modules stand on floors and name only lower ones (`ARCHITECTURE.md`; `tests/layers.rs` keeps watch).

pub mod attribution;
pub mod cells;
pub mod checks;
pub mod cli;
pub mod compare;
pub mod decimal;
pub mod error;
pub mod export;
pub mod extract;
#[cfg(feature = "fetch")]
pub mod fetch;
pub mod figures;
pub mod ingest;
pub mod ledger;
pub mod lexicon;
pub mod model;
pub mod moment;
pub mod review;
pub mod span;
pub mod text;
pub mod tui;
pub mod visible;
