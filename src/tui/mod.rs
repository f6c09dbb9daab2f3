//! Going through claims by keyboard: one at a time, one key for a verdict, everything saved at once.
//!
//! ```text
//! key  --update-->  State, and a Wish      pure: tested without a terminal
//! Wish --act-->     ledger, State          what only the ledger can do
//! State --draw-->   a frame                pure: tested on a buffer
//! ```
//!
//! `run` ties the three to a terminal. Looking never marks: only a [`state::Wish`] that a key gave rise to is written.

pub mod act;
mod article;
pub mod draw;
mod facts;
pub mod flow;
mod foot;
mod paint;
pub mod run;
pub mod state;
mod typed;
pub mod update;
pub mod view;
