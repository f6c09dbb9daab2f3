//! `tickmark same`: what other articles say about the thing of a claim.

use super::Code;
use super::check::Form;
use super::conflicts::{as_json, table};
use super::desk::{Desk, claim_name};
use super::screen::Screen;
use crate::checks::links::Relation;
use crate::error::Error;
use crate::export::json;
use crate::review::conflicts::same;

/// Show what other articles say about the thing that a claim is about, and what was found of it
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The claim's number or key
    #[arg(value_name = "ID")]
    claim: String,
    /// Write it like this
    #[arg(long, default_value = "table")]
    format: Form,
}

pub(super) fn run(args: &Args, desk: &Desk) -> Result<Code, Error> {
    let ledger = super::conflicts::compared(desk)?;
    let id = ledger.find(claim_name(&args.claim)?)?;
    let Some(thing) = same(&ledger, id)? else {
        return Err(Error::nothing(format!("no other article speaks of what claim {id} is about")));
    };
    if args.format == Form::Jsonl {
        Screen::print(&(json::line(&as_json(&thing)) + "\n"))?;
        return Ok(0);
    }
    let mut text = table(&thing, Screen::stdout());
    let differs = matches!(thing.relation, Relation::Conflict | Relation::Update);
    for card in thing.claims.iter().filter(|card| card.claim != id) {
        let Some(verdict) = card.verdict else { continue };
        // A suggestion, never applied by itself.
        let but = if differs { "; its figure may be another one: compare before you follow it" } else { "" };
        text.push_str(&format!(
            "claim {} was found {verdict}: `tickmark show {}` says on what{but}\n",
            card.claim, card.claim
        ));
    }
    Screen::print(&text)?;
    Ok(0)
}
