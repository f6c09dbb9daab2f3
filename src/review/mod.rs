//! What a reviewer can do, for every front-end: bring articles in, give verdicts, take them back, read the history.
//!
//! ```text
//! files     --import::run-->   articles and claims, and what was refused
//! Mark      --mark::mark-->    one action over any number of claims
//! Which     --undo::undo-->    one action taken back
//! the log   --history::read--> sentences
//! ```
//!
//! Who acts and when are arguments; nothing here asks the clock or prints.

pub mod agreement;
pub mod archive;
pub mod conflicts;
pub mod dismiss;
pub mod error;
pub mod evidence;
pub mod grounds;
pub mod history;
pub mod import;
pub mod mark;
pub mod paths;
pub mod readers;
pub mod rounds;
pub mod selection;
pub mod sheet;
pub mod sources;
pub mod undo;
pub mod work;

pub use error::Error;
pub use grounds::Grounds;
pub use mark::{Mark, Marked, mark, mark_as_seen, reset};
pub use undo::{Undone, Which, undo};
