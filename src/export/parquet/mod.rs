//! Claims as a Parquet file, for DuckDB, pandas and clusters: one row a claim, typed columns, compressed.
//!
//! Numbers stand twice: `value`, `low` and `high` exact, as text; `number` as a double for sums and filters. The columns of
//! `extract --format parquet` stand in [`numerals`].

pub mod numerals;
pub mod rows;

use super::{Error, Format, Job, Way};
use crate::ledger::ClaimCard;
use rows::{Cell, Column, Kind, Rows, column};
use std::io::Write;

/// The format.
pub const FORMAT: Format = Format {
    name: "parquet",
    about: "typed columns for DuckDB, pandas and clusters, one row a claim",
    ending: "parquet",
    way: Way::Bytes(write),
};

/// The columns of a claim.
pub const CLAIM: &[Column] = &[
    column("id", Kind::Whole, true),
    column("key", Kind::Text, true),
    column("status", Kind::Text, true),
    column("gone", Kind::Yes, true),
    column("headline", Kind::Yes, true),
    column("figure", Kind::Text, true),
    column("start", Kind::Whole, true),
    column("end", Kind::Whole, true),
    column("value", Kind::Text, false),
    column("low", Kind::Text, false),
    column("high", Kind::Text, false),
    column("number", Kind::Real, false),
    column("unit", Kind::Text, false),
    column("modifier", Kind::Text, true),
    column("change", Kind::Text, false),
    column("of", Kind::Text, false),
    column("source", Kind::Text, false),
    column("source_kind", Kind::Text, false),
    column("cue", Kind::Text, false),
    column("mode", Kind::Text, false),
    column("hedge", Kind::Text, false),
    column("sentence", Kind::Text, true),
    column("sentence_start", Kind::Whole, true),
    column("sentence_end", Kind::Whole, true),
    column("article", Kind::Whole, true),
    column("article_headline", Kind::Text, false),
    column("outlet", Kind::Text, false),
    column("published", Kind::Text, false),
    column("url", Kind::Text, false),
    column("reviewer", Kind::Text, false),
    column("reviewed_at", Kind::Text, false),
    column("note", Kind::Text, false),
    column("should_be", Kind::Text, false),
    column("expires", Kind::Text, false),
    column("n_evidence", Kind::Whole, true),
];

fn write(job: &Job<'_>, out: &mut dyn Write) -> Result<(), Error> {
    let mut rows = Rows::begin(CLAIM)?;
    job.sheets(|sheet| {
        for claim in &sheet.claims {
            rows.push(&claim_cells(claim))?;
        }
        Ok(out.write_all(&rows.ready()?)?)
    })?;
    Ok(out.write_all(&rows.end()?)?)
}

fn claim_cells(claim: &ClaimCard) -> Vec<Cell<'_>> {
    use Cell::{Real, Text, Whole, Yes};
    let (figure, said, standing) = (&claim.figure, claim.said.as_ref(), claim.standing.as_ref());
    let (low, high) = figure.ends.as_ref().map(|(low, high)| (low.as_str(), high.as_str())).unzip();
    let place = |n: usize| Whole(n as i64);
    vec![
        Whole(claim.id.0),
        Text(Some(claim.key.as_str())),
        Text(Some(claim.status().as_str())),
        Yes(claim.gone),
        Yes(claim.headline),
        Text(Some(&figure.exact.text)),
        place(figure.exact.begins),
        place(figure.exact.ends),
        Text(figure.value.as_deref()),
        Text(low),
        Text(high),
        Real(number([figure.value.as_deref(), low, high])),
        Text(figure.unit.as_ref().map(crate::model::Unit::as_str)),
        Text(Some(figure.modifier.sign())),
        Text(figure.change.map(crate::model::Change::as_str)),
        Text(claim.of.as_ref().map(|of| of.text.as_str())),
        Text(said.and_then(|said| said.source.as_deref())),
        Text(said.map(|said| said.kind.as_str())),
        Text(said.and_then(|said| said.cue.as_deref())),
        Text(said.map(|said| said.mode.as_str())),
        Text(claim.hedge.as_deref()),
        Text(Some(&claim.sentence.text)),
        place(claim.sentence.begins),
        place(claim.sentence.ends),
        Whole(claim.article.id.0),
        Text(claim.article.headline.as_deref()),
        Text(claim.article.outlet.as_deref()),
        Text(claim.article.published.as_deref()),
        Text(claim.article.url.as_deref()),
        Text(standing.map(|standing| standing.by.as_str())),
        Text(standing.map(|standing| standing.at.as_str())),
        Text(standing.and_then(|standing| standing.note.as_deref())),
        Text(standing.and_then(|standing| standing.figure.as_deref())),
        Text(standing.and_then(|standing| standing.expires.as_deref())),
        place(claim.n_evidence),
    ]
}

/// The value as a double, or the larger of two.
fn number(numbers: [Option<&str>; 3]) -> Option<f64> {
    numbers.into_iter().flatten().filter_map(|n| n.parse::<f64>().ok()).reduce(f64::max)
}
