//! The checks across articles, one file each: what several outlets say about one thing.
//!
//! ```text
//! Thing { "15 dead" of the Wire, "12 dead" of the Post } --look--> Notice "12 to 15 dead: …"
//! ```
//!
//! A thing is a group of figures that [`links`](super::links) found to speak of one thing.

use super::finding::Level;
use super::links::Relation;
use crate::model::{Modifier, Verdict};

/// A claim as one of the articles makes it.
#[derive(Clone, Debug)]
pub struct Told<'a> {
    /// The claim's number.
    pub claim: i64,
    /// The article's number: a later one came in later.
    pub article: i64,
    /// The claim's key, the same in every ledger.
    pub key: &'a str,
    /// The figure's words.
    pub exact: &'a str,
    /// The number, the middle of two, by which the figures are put in order; none for a vague one.
    pub size: Option<f64>,
    /// How the text bounds it.
    pub modifier: Modifier,
    /// Whether two stories hardly have the number by chance.
    pub telling: bool,
    /// Who says so.
    pub source: Option<&'a str>,
    /// Who relays it.
    pub via: &'a [String],
    /// The outlet, else where the text is from.
    pub outlet: &'a str,
    /// When the article was published, in the publisher's words, and in seconds since 1970.
    pub published: Option<(&'a str, i64)>,
    /// Whether it stands in the headline.
    pub headline: bool,
    /// What a reviewer found of it.
    pub verdict: Option<Verdict>,
}

/// Figures of one thing in several articles.
#[derive(Clone, Debug)]
pub struct Thing<'a> {
    /// How they stand to each other.
    pub relation: Relation,
    /// What is counted.
    pub what: &'a str,
    /// The figures, in the order of their articles.
    pub told: Vec<Told<'a>>,
}

/// What a check found in a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The check's name.
    pub check: &'static str,
    /// How loud.
    pub level: Level,
    /// The figures that it is about, as places in the thing's list; that of the article to ask about first.
    pub about: Vec<usize>,
    /// A line that a reader can redo.
    pub sum: String,
    /// What to ask.
    pub ask: &'static str,
    /// What it is known by: the same words, the same finding.
    pub marks: Vec<String>,
}

/// A check across articles.
#[derive(Clone, Copy, Debug)]
pub struct Across {
    /// Its name on the command line.
    pub name: &'static str,
    /// How loud it is.
    pub level: Level,
    /// What it is about, in a line.
    pub about: &'static str,
    /// What it does: the words at the top of its file.
    pub source: &'static str,
    /// Reports on which it speaks, and others on which it is silent.
    pub corpus: &'static str,
    /// Adds what it finds.
    pub find: fn(&Thing<'_>, &mut Vec<Notice>),
}

impl Across {
    /// The words at the top of its file, in Markdown.
    #[must_use]
    pub fn manual(&self) -> String {
        super::manual(self.source)
    }
}

macro_rules! across {
    ($($module:ident $name:literal $level:ident $about:literal)*) => {
        $(mod $module;)*
        /// All of them, in the order in which they are listed.
        pub const ACROSS: &[Across] = &[$(Across {
            name: $name,
            level: Level::$level,
            about: $about,
            source: include_str!(concat!(stringify!($module), ".rs")),
            corpus: include_str!(concat!(
                env!("CARGO_MANIFEST_DIR"), "/fixtures/corpus/checks/across/", stringify!($module), ".txt"
            )),
            find: $module::find,
        }),*];
    };
}

across! {
    conflict "conflict" Warning "articles on one event that give different figures for one thing"
    single_origin "single-origin" Info "several outlets with one source behind all of them"
    hedge_lost "hedge-lost-across" Info "“at least” or “about” in one report, gone in another of the same figure"
    repeat "repeat" Info "a claim that was judged before, in another article"
    repeat_differs "repeat-differs" Warning "a claim that was judged before, with another figure"
}

/// What all checks find in a thing.
#[must_use]
pub fn look(thing: &Thing<'_>) -> Vec<Notice> {
    let mut found = Vec::new();
    for check in ACROSS {
        (check.find)(thing, &mut found);
    }
    found
}

/// The check of this name.
#[must_use]
pub fn across(name: &str) -> Option<&'static Across> {
    ACROSS.iter().find(|check| check.name == name)
}

impl Told<'_> {
    /// The figure as the article bounds it: "at least 12".
    fn figure(&self) -> String {
        let bound = match self.modifier {
            Modifier::Plain => "",
            Modifier::About => "about ",
            Modifier::Under => "under ",
            Modifier::Over => "over ",
            Modifier::AtMost => "at most ",
            Modifier::AtLeast => "at least ",
        };
        format!("{bound}{}", self.exact)
    }

    /// "Wire 15 (2025-03-03, the governor)".
    fn says(&self) -> String {
        let day = self.published.map(|(words, _)| crate::moment::short(words));
        let beside: Vec<&str> = day.as_deref().into_iter().chain(self.source).collect();
        let beside = if beside.is_empty() { String::new() } else { format!(" ({})", beside.join(", ")) };
        format!("{} {}{beside}", self.outlet, self.figure())
    }

    /// For telling which of two is the later one.
    fn when(&self) -> (i64, i64) {
        (self.published.map_or(i64::MIN, |(_, at)| at), self.article)
    }
}

impl Thing<'_> {
    /// Each article's figures once, the first of equals; the headline's only where the text has no other.
    fn voices(&self) -> Vec<usize> {
        let mut kept: Vec<usize> = Vec::new();
        let mut order: Vec<usize> = (0..self.told.len()).collect();
        order.sort_by_key(|n| (self.told[*n].article, self.told[*n].headline, *n));
        for n in order {
            let told = &self.told[n];
            let mut known = kept.iter().filter(|k| self.told[**k].article == told.article);
            if !known.any(|k| self.told[*k].size == told.size || told.headline) {
                kept.push(n);
            }
        }
        kept
    }

    /// The words of a source, its article and case aside.
    fn source(&self, n: usize) -> Option<String> {
        let low = self.told[n].source?.to_lowercase();
        Some(low.strip_prefix("the ").unwrap_or(&low).to_string())
    }
}
