//! An event of the log as JSON, its own JSON inside it opened up.

use crate::model::Event;
use serde_json::{Value, json};

/// The event with `was` and `became` as values.
#[must_use]
pub fn json(event: &Event) -> Value {
    let open =
        |text: &Option<String>| text.as_deref().map_or(Value::Null, |t| serde_json::from_str(t).unwrap_or_default());
    json!({
        "seq": event.seq,
        "action": event.action,
        "at": event.at,
        "reviewer": event.reviewer,
        "kind": event.kind,
        "article": event.article,
        "claim": event.claim,
        "undoes": event.undoes,
        "was": open(&event.was),
        "became": open(&event.became),
    })
}
