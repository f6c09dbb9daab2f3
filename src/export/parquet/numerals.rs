//! What `extract` finds as rows of a Parquet file: the fields of its JSON, those inside others with their names joined by
//! `_`.

use super::number;
use super::rows::{Cell, Column, Kind, column};
use crate::extract::record::Record;

/// The columns of a numeral.
pub const NUMERAL: &[Column] = &[
    column("document", Kind::Text, true),
    column("id", Kind::Text, true),
    column("headline", Kind::Yes, true),
    column("claim", Kind::Yes, true),
    column("why_not", Kind::Text, false),
    column("figure_exact", Kind::Text, true),
    column("figure_start", Kind::Whole, true),
    column("figure_end", Kind::Whole, true),
    column("value", Kind::Text, false),
    column("low", Kind::Text, false),
    column("high", Kind::Text, false),
    column("number", Kind::Real, false),
    column("vague", Kind::Yes, true),
    column("unit", Kind::Text, false),
    column("modifier", Kind::Text, true),
    column("change", Kind::Text, false),
    column("of", Kind::Text, false),
    column("source", Kind::Text, false),
    column("source_text", Kind::Text, false),
    column("source_kind", Kind::Text, false),
    column("cue", Kind::Text, false),
    column("via", Kind::Text, false),
    column("mode", Kind::Text, false),
    column("scope", Kind::Text, false),
    column("hedge", Kind::Text, false),
    column("sentence_exact", Kind::Text, true),
    column("sentence_start", Kind::Whole, true),
    column("sentence_end", Kind::Whole, true),
    column("rule", Kind::Text, true),
];

/// A numeral as cells, in the order of [`NUMERAL`].
#[must_use]
pub fn cells<'a>(record: &'a Record<'_>) -> Vec<Cell<'a>> {
    use Cell::{Real, Text, Whole, Yes};
    let (figure, said) = (&record.figure, record.attribution.as_ref());
    let (low, high) = figure.range.as_ref().map(|[low, high]| (low.as_str(), high.as_str())).unzip();
    let place = |n: usize| Whole(n as i64);
    vec![
        Text(Some(record.document)),
        Text(Some(record.id.as_str())),
        Yes(record.headline),
        Yes(record.claim),
        Text(record.why_not.map(crate::model::WhyNot::as_str)),
        Text(Some(figure.exact)),
        place(figure.start),
        place(figure.end),
        Text(figure.value.as_deref()),
        Text(low),
        Text(high),
        Real(number([figure.value.as_deref(), low, high])),
        Yes(figure.vague),
        Text(figure.unit.map(crate::model::Unit::as_str)),
        Text(Some(figure.modifier.sign())),
        Text(figure.change.map(crate::model::Change::as_str)),
        Text(record.of),
        Text(said.and_then(|said| said.source)),
        Text(said.and_then(|said| said.source_text)),
        Text(said.map(|said| said.source_kind.as_str())),
        Text(said.and_then(|said| said.cue)),
        Text(said.and_then(|said| said.via)),
        Text(said.map(|said| said.mode.as_str())),
        Text(said.map(|said| said.scope.as_str())),
        Text(record.hedge),
        Text(Some(record.sentence.exact)),
        place(record.sentence.start),
        place(record.sentence.end),
        Text(Some(record.rule)),
    ]
}
