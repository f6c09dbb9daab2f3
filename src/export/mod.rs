//! What a reader can take away: claims, articles and events as JSON or CSV.
//!
//! Pure: values in, bytes out. Whoever calls opens the files.

pub mod claim;
pub mod csv;
pub mod diff;
pub mod event;
pub mod json;
pub mod sheet;
