//! A finding put aside: a reviewer looked at it and said why it may stay as it is.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Who put a finding aside, when, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dismissal {
    /// Who.
    pub by: String,
    /// When, RFC 3339.
    pub at: String,
    /// Why, in the reviewer's words.
    pub because: String,
}

/// Findings by their keys, each with its dismissal, or nothing where it is open.
pub type Dismissals = BTreeMap<String, Option<Dismissal>>;
