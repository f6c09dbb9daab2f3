//! What was read of a claim, in words: its quantity, and who says so.

use crate::ledger::card::{FigureCard, SaidCard};
use crate::model::{Modifier, Scope, SourceKind};
use crate::visible::line;

/// `at least 42, a count`, `less than 3 hour`, `5 %, up`.
#[must_use]
pub fn quantity(figure: &FigureCard) -> String {
    let bound = match figure.modifier {
        Modifier::Plain => "",
        Modifier::About => "about ",
        Modifier::Under => "less than ",
        Modifier::Over => "more than ",
        Modifier::AtMost => "at most ",
        Modifier::AtLeast => "at least ",
    };
    let number = match (&figure.value, &figure.ends) {
        (Some(value), _) => value.clone(),
        (None, Some((low, high))) if figure.shape == "pair" => format!("{low} and {high}"),
        (None, Some((low, high))) => format!("{low} to {high}"),
        (None, None) => "a number that is not said".to_string(),
    };
    let unit = figure.unit.as_ref().map_or(", a count".to_string(), |unit| format!(" {unit}"));
    let change = figure.change.map_or(String::new(), |change| format!(", {}", change.as_str()));
    format!("{bound}{number}{}{change}", line(&unit))
}

/// `the Ukrainian Air Force (organisation), “according to”, indirectly, in the same sentence, relayed by Reuters`.
#[must_use]
pub fn said(said: &SaidCard) -> String {
    let name = said.source.as_deref().map_or("nobody named".into(), line);
    let mut told = if said.kind == SourceKind::Hearsay {
        "hearsay".to_string()
    } else {
        format!("{name} ({})", said.kind.as_str())
    };
    if let Some(text) = &said.text {
        told.push_str(&format!(", there “{}”", line(text)));
    }
    if let Some(cue) = &said.cue {
        told.push_str(&format!(", “{}”", line(cue)));
    }
    told.push_str(if said.mode.as_str() == "direct" { ", in their own words" } else { ", reported" });
    if said.scope == Scope::Near {
        told.push_str(", in a sentence nearby");
    }
    for via in &said.via {
        told.push_str(&format!(", relayed by {}", line(via)));
    }
    told
}
