//! The ledger: the only floor that speaks SQL.
//!
//! ```text
//! Article, Extraction --Reading::new--> Reading --Writer::take_in--> rows, one sealed event
//! Standing            --Writer::judge-->  one sealed event, and the tables that follow from it
//! Filter              --Ledger::list-->   ClaimCard …
//! ```
//!
//! `schema.sql` says what a ledger is. People's acts are events that are only ever added, each sealing the one before
//! (`log`); the tables that follow from them are changed by one `apply` in the same transaction, and `verify` replays
//! and compares. What was read out of an article is written once per revision (`intake`, `revise`); the event of an
//! import holds its fingerprint, so that a quiet change of a figure is found too.

/// The text of a statement that lives in `sql/`.
macro_rules! sql {
    ($name:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/ledger/sql/", $name, ".sql"))
    };
}

pub mod ahead;
pub mod apply;
pub mod articles;
pub mod backup;
pub mod card;
pub mod clean;
pub mod coverage;
pub mod detail;
pub mod dismissals;
pub mod error;
pub mod external;
mod faces;
pub mod filter;
pub mod findings;
pub mod fingerprint;
pub mod grounds;
pub mod history;
pub mod intake;
pub mod judgements;
mod kept;
mod late;
pub mod links;
pub mod list;
pub mod lives;
pub mod log;
mod names;
pub mod open;
pub mod reader;
pub mod reading;
pub mod record;
pub mod records;
pub mod restore;
mod revise;
mod rows;
pub mod schema;
pub mod search;
pub mod sheet;
pub mod sources;
pub mod stats;
pub mod stories;
mod turns;
mod urgency;
pub mod verify;
pub mod work;
pub mod write;

pub use articles::{ArticleCard, ArticleFilter};
pub use card::ClaimCard;
pub use coverage::{About, NewFinding};
pub use detail::Detail;
pub use error::Error;
pub use filter::Filter;
pub use findings::{FindingCard, FindingFilter, Found};
pub use history::{EventCard, EventFilter};
pub use intake::Outcome;
pub use links::MentionCard;
pub use list::{Page, Sort};
pub use lives::{Life, State};
pub use open::{Ledger, Purpose};
pub use reading::Reading;
pub use record::Record;
pub use records::Selection;
pub use sheet::Sheet;
pub use stats::Stats;
pub use stories::Story;
pub use write::{Durability, Writer};
