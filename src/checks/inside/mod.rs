//! The checks inside one article, one file each.

use super::finding::{Finding, Level};
use super::sheet::Sheet;

/// A check of one article.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    /// Its name on the command line.
    pub name: &'static str,
    /// How loud its loudest finding is.
    pub level: Level,
    /// What it is about, in a line.
    pub about: &'static str,
    /// What it does, in Markdown: the words at the top of its file.
    pub source: &'static str,
    /// Passages on which it speaks, and others on which it is silent.
    pub corpus: &'static str,
    /// Adds what it finds.
    pub find: fn(&Sheet<'_>, &mut Vec<Finding>),
}

impl Check {
    /// The words at the top of its file.
    #[must_use]
    pub fn manual(&self) -> String {
        super::manual(self.source)
    }
}

macro_rules! checks {
    ($($module:ident $name:literal $level:ident $about:literal)*) => {
        $(mod $module;)*
        /// All of them, in the order in which they are listed.
        pub const ALL: &[Check] = &[$(Check {
            name: $name,
            level: Level::$level,
            about: $about,
            source: include_str!(concat!(stringify!($module), ".rs")),
            corpus: include_str!(concat!(
                env!("CARGO_MANIFEST_DIR"), "/fixtures/corpus/checks/", stringify!($module), ".txt"
            )),
            find: $module::find,
        }),*];
    };
}

checks! {
    conversion "conversion" Error "an amount and the same in another unit or currency"
    headline_body "headline-body" Warning "a figure of the headline that the body does not bear out"
    hedge_lost "hedge-lost" Warning "“almost” or “at least” in the body, gone in the headline"
    parts_whole "parts-whole" Error "parts that exceed their whole, or leave some of it unaccounted for"
    percent_of "percent-of" Error "a percentage beside the two amounts that it compares"
    percent_points "percent-points" Warning "percent where percentage points are meant, and the other way round"
    shares_sum "shares-sum" Warning "answers to one question that come to more than 100 percent"
    average_range "average-range" Warning "an average outside the range that is given with it"
    rank_order "rank-order" Warning "an order of ranks that the figures contradict"
    malformed "malformed" Error "digits that no number is written with"
    date_span "date-span" Error "lengths of time, weekdays and ages against the dates given"
    same_thing_differs "same-thing-differs" Warning "one thing with two values, and no word of a change"
    count_list "count-list" Info "an announced count and the list that follows"
}
