//! x
pub mod passage;
pub mod units;
