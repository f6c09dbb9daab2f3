//! What differs between two texts, one object per figure that does.
//!
//! ```text
//! {"kind":"changed","differs":["value"],"old":{"figure":{"value":"13",…},"of":"people","source":"police",…},"new":{…},
//!  "sentence_old":"…","sentence_new":"…"}
//! ```
//!
//! `kind` is `changed` where a number, its unit or the thing counted differs, else `attribution`, `precision` or `moved`;
//! a figure of one text alone is `added` or `removed`. `differs` lists all that differs.

use crate::compare::{Comparison, Difference};
use crate::extract::record::{FigureRecord, Record};
use serde::Serialize;

/// One figure that differs.
#[derive(Debug, Serialize)]
pub struct Change<'a> {
    /// What sort of change it is.
    pub kind: Kind,
    /// All ways in which the figure differs.
    pub differs: &'a [Difference],
    /// Whether it stands elsewhere.
    pub moved: bool,
    /// The figure as it was.
    pub old: Option<Side<'a>>,
    /// The figure as it is.
    pub new: Option<Side<'a>>,
    /// The sentence that it stood in.
    pub sentence_old: Option<&'a str>,
    /// The sentence that it stands in.
    pub sentence_new: Option<&'a str>,
}

/// The chief difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Another number or unit, or another thing counted.
    Changed,
    /// Only in the new text.
    Added,
    /// Only in the old text.
    Removed,
    /// Another source, or none any more, or one now.
    Attribution,
    /// More or less exact.
    Precision,
    /// The same in another place.
    Moved,
}

impl Kind {
    /// The word in JSON and in tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Attribution => "attribution",
            Self::Precision => "precision",
            Self::Moved => "moved",
        }
    }

    /// The chief one of these differences; none where there are none.
    #[must_use]
    pub fn chief(differs: &[Difference], moved: bool) -> Option<Self> {
        let any = |wanted: fn(&Difference) -> bool| differs.iter().any(wanted);
        if any(|d| matches!(d, Difference::Value | Difference::Unit | Difference::Counted)) {
            Some(Self::Changed)
        } else if any(|d| d.is_attribution()) {
            Some(Self::Attribution)
        } else if !differs.is_empty() {
            Some(Self::Precision)
        } else {
            moved.then_some(Self::Moved)
        }
    }
}

/// A figure with its thing and its source.
#[derive(Debug, Serialize)]
pub struct Side<'a> {
    /// The claim's name in every ledger.
    pub id: crate::model::ClaimKey,
    /// The figure, as `extract` prints it.
    pub figure: &'a FigureRecord<'a>,
    /// The thing counted or measured.
    pub of: Option<&'a str>,
    /// Who says so.
    pub source: Option<&'a str>,
    /// Whether it stands in the headline.
    pub headline: bool,
    /// Where the figure begins in its sentence, in code points.
    #[serde(skip)]
    pub at: usize,
}

/// The changes, those of the old text where they stood, between those of the new one.
#[must_use]
pub fn changes<'a>(compared: &'a Comparison, old: &'a [Record<'a>], new: &'a [Record<'a>]) -> Vec<Change<'a>> {
    let side = |record: &'a Record<'a>| Side {
        id: record.id,
        figure: &record.figure,
        of: record.of,
        source: record.attribution.as_ref().and_then(|said| said.source),
        headline: record.headline,
        at: record.figure.start.saturating_sub(record.sentence.start),
    };
    let mut found: Vec<((usize, u8), Change<'a>)> = Vec::new();
    for pair in &compared.pairs {
        let Some(kind) = Kind::chief(&pair.differs, pair.moved) else { continue };
        let (was, is) = (&old[pair.old], &new[pair.new]);
        let change = Change {
            kind,
            differs: &pair.differs,
            moved: pair.moved,
            old: Some(side(was)),
            new: Some(side(is)),
            sentence_old: Some(was.sentence.exact),
            sentence_new: Some(is.sentence.exact),
        };
        found.push(((pair.new, 1), change));
    }
    for &at in &compared.added {
        let is = &new[at];
        let alone = Change {
            kind: Kind::Added,
            differs: &[],
            moved: false,
            old: None,
            new: Some(side(is)),
            sentence_old: None,
            sentence_new: Some(is.sentence.exact),
        };
        found.push(((at, 1), alone));
    }
    for &at in &compared.removed {
        let was = &old[at];
        // Behind the counterpart of the last claim before it that has one.
        let place = compared.pairs.iter().filter(|pair| pair.old < at).max_by_key(|pair| pair.old);
        let alone = Change {
            kind: Kind::Removed,
            differs: &[],
            moved: false,
            old: Some(side(was)),
            new: None,
            sentence_old: Some(was.sentence.exact),
            sentence_new: None,
        };
        found.push((place.map_or((0, 0), |pair| (pair.new, 2)), alone));
    }
    found.sort_by_key(|(place, _)| *place);
    found.into_iter().map(|(_, change)| change).collect()
}
