//! What the text itself gives as reasons for a claim's place in the queue: `12 people killed` in the headline of an
//! article that names nobody → headline, unattributed, casualties. That one source is all that is heard; that the figure stands in other articles, too.

use super::error::Error;
use super::reading::Row;
use super::write::Writer;
use crate::lexicon::{Class, look};
use crate::model::{ArticleId, Reason, SourceKind, Urgency};
use rusqlite::{Connection, OptionalExtension as _, params};
use std::collections::HashSet;
use std::sync::LazyLock;

/// The reasons that a row and its sentence give; `hurt` says whether the sentence [tells of casualties](hurts).
pub(super) fn of_text(row: &Row, hurt: impl FnOnce() -> bool, first_paragraph: bool) -> Urgency {
    let mut reasons = Vec::new();
    if row.headline {
        reasons.push(Reason::Headline);
    } else if first_paragraph {
        reasons.push(Reason::FirstParagraph);
    }
    match &row.said {
        None => reasons.push(Reason::Unattributed),
        Some(said) if said.source.is_none() || is_nameless(said.kind) => {
            reasons.push(Reason::Anonymous);
        }
        Some(_) => {}
    }
    match &row.unit {
        None if row.of.as_ref().is_some_and(|of| casualties(&of.text, hurt)) => reasons.push(Reason::Casualties),
        // "usd/barrel" is a price: money, too.
        Some(unit) if look(unit.split('/').next().unwrap_or_default()).is(Class::CURRENCY) => {
            reasons.push(Reason::Money);
        }
        _ => {}
    }
    Urgency::of(reasons)
}

/// Whether all that these rows attribute is attributed to one named source.
pub(super) fn single_source(rows: &[Row]) -> bool {
    let mut named = rows.iter().filter_map(|row| row.said.as_ref());
    let Some(first) = named.next() else { return false };
    first.source.is_some() && !is_nameless(first.kind) && named.all(|said| said.source == first.source)
}

/// Whether nobody could ring up a source of this kind.
fn is_nameless(kind: &str) -> bool {
    kind == SourceKind::Anonymous.as_str() || kind == SourceKind::Hearsay.as_str()
}

/// Whether a sentence has words of casualties in it, such as make those of the people whom it counts.
pub(super) fn hurts(sentence: &str) -> bool {
    holds(sentence, &LISTS[2])
}

/// Whether counted things are dead, wounded or missing people.
fn casualties(of: &str, hurt: impl FnOnce() -> bool) -> bool {
    holds(of, &LISTS[0]) || (holds(of, &LISTS[1]) && hurt())
}

fn holds(text: &str, list: &HashSet<&str>) -> bool {
    words(text).any(|word| list.contains(word.as_str()))
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// `counted`, `people` and `sentence` of the list.
static LISTS: LazyLock<[HashSet<&'static str>; 3]> = LazyLock::new(|| {
    let list = |name: &str| {
        let lines = include_str!("../../lexicon/casualties.txt").lines();
        lines
            .filter_map(|line| line.strip_prefix(name)?.split_once('|'))
            .flat_map(|(_, w)| w.split_whitespace())
            .collect()
    };
    [list("counted "), list("people "), list("sentence ")]
});

/// Gives the claims of an article, or takes from them, the reasons that a check found something that nobody has put
/// aside: a warning or an error, or that another article gives another figure. It is no event: what machines find can be found again.
pub(super) fn place_findings(conn: &Connection, article: i64) -> rusqlite::Result<()> {
    let bits = (article, Reason::Finding.bit(), Reason::Conflict.bit());
    conn.prepare_cached(sql!("place_findings"))?.execute(bits)?;
    Ok(())
}

impl Writer<'_> {
    /// The place in the queue of a new claim: what the text gives, and whether another article has the figure. The first
    /// of the two is told, too. Only the claims of one article can still be without the reason then, so this costs the
    /// same however often a figure is repeated.
    pub(super) fn place(&self, row: &Row, article: ArticleId) -> Result<Urgency, Error> {
        let (Some(value), Some(of)) = (&row.value, &row.of) else { return Ok(row.urgency) };
        let mut ask = self.conn().prepare_cached(sql!("same_figure"))?;
        let asked = params![value, of.text, row.unit, row.change, article.0, 1];
        let found: Option<(i64, i64)> = ask.query_row(asked, |row| Ok((row.get(1)?, row.get(2)?))).optional()?;
        let Some((other, place)) = found else { return Ok(row.urgency) };
        if !Urgency::from_place(place).has(Reason::Repeated) {
            let told = params![value, of.text, row.unit, row.change, other];
            self.conn().prepare_cached(sql!("repeat_figure"))?.execute(told)?;
        }
        Ok(row.urgency.set(Reason::Repeated, true))
    }
}

#[cfg(test)]
mod tests {
    use super::hurts;

    fn casualties(of: &str, sentence: &str) -> bool {
        super::casualties(of, || hurts(sentence))
    }

    #[test]
    fn counted_people_are_casualties_beside_the_words_that_say_so() {
        assert!(casualties("deaths", "The ministry counted 12 deaths."));
        assert!(casualties("people", "The fire killed 12 people."));
        assert!(casualties("police officers", "12 police officers were wounded."));
        assert!(!casualties("people", "12 people came to the opening."));
        assert!(!casualties("drones", "79 drones were shot down and two men killed."));
    }
}
