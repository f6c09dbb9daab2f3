//! What the page wants the reader to do: "Subscribe now for as little as $2 a month!", "Follow @… on Twitter".
//!
//! # Leaves alone
//! "Follow the money and you find $3 billion": the opening must come with what only a page says.

use super::{Line, Rule};
use crate::model::Furniture;

pub const RULE: Rule = Rule {
    openers: &[
        "get", "sign", "subscribe", "follow", "email", "write", "join", "download", "interested", "want", "support",
        "like", "listen", "register", "try", "enjoy", "sick", "for",
    ],
    fits: |line| invites(line).then_some(Furniture::Invitation),
};

/// An opening, and what must come with it.
const INVITATIONS: &[(&[&str], &[&str])] = &[
    (&["get"], &["newsletter", "newsletters", "inbox", "app", "notifications"]),
    (
        &["sign", "up"],
        &["newsletter", "newsletters", "inbox", "email", "alerts", "briefing", "daily", "free", "updates"],
    ),
    (&["sign"], &["newsletter", "newsletters"]),
    (
        &["subscribe"],
        &[
            "newsletter", "newsletters", "podcast", "channel", "month", "week", "now", "today", "access", "inbox",
            "itunes", "spotify",
        ],
    ),
    (&["follow"], &["twitter", "facebook", "instagram", "us", "whatsapp", "tiktok", "linkedin"]),
    (&["join"], &["newsletter", "whatsapp", "facebook", "telegram", "subscribers"]),
    (&["download"], &["app"]),
    (&["interested", "in"], &["interest"]),
    (&["want"], &["newsletter", "inbox"]),
    (&["support"], &["journalism"]),
    (&["like"], &["facebook"]),
    (&["listen"], &["podcast", "podcasts", "spotify"]),
    (&["register"], &["newsletter", "account"]),
    (&["try"], &["subscription", "trial", "unlimited"]),
    (&["enjoy"], &["unlimited", "newsletter"]),
    (&["for", "more"], &["visit", "newsletter", "podcast"]),
];

fn invites(line: &Line<'_>) -> bool {
    if line.words.len() > 40 {
        return false;
    }
    let addressed = line.opens_any(&[&["follow"], &["email"], &["write", "to"]])
        && line.text.contains('@')
        && line.words.len() <= 20;
    addressed || INVITATIONS.iter().any(|(opening, needs)| line.opens(opening) && line.has_any(needs))
}
