//! Words that say the same: base forms, and classes of words that reports use for one another.

use crate::checks::words::base as noun;

/// A class of words and the words in it, in their base forms.
const CLASSES: &[(&str, &[&str])] = &[
    ("kill", &["kill", "kills", "killed", "killing", "killings", "dead", "deadly", "die", "dies", "died", "dying", "death", "slain", "murdered", "fatality", "fatal", "toll", "perished", "massacred", "lives"]),
    ("hurt", &["hurt", "injure", "injured", "injury", "injuring", "wound", "wounded", "wounding", "hospitalized", "hospitalised"]),
    ("arrest", &["arrest", "arrested", "arresting", "detain", "detained", "detaining", "custody", "jailed"]),
    ("missing", &["missing", "disappeared", "unaccounted"]),
    ("evacuate", &["evacuate", "evacuated", "evacuation", "evacuating", "fled", "flee", "displaced"]),
    ("rescue", &["rescue", "rescued", "freed", "released"]),
    ("attack", &["attack", "attacked", "assault", "raid"]),
    ("gunman", &["gunman", "shooter", "attacker", "assailant", "suspect", "militant"]),
    ("shoot", &["shoot", "shot", "shooting", "fired", "gunfire", "gunshot"]),
    ("tornado", &["tornado", "twister"]),
    ("earn", &["earn", "earned", "earning", "earnings", "income"]),
    ("pay", &["pay", "paid", "paying"]),
    ("wall", &["wall", "barrier", "fence"]),
    ("vote", &["vote", "voted", "voting"]),
    ("worker", &["worker", "employee", "staff", "personnel"]),
    ("person", &["person", "victim", "resident", "man", "woman"]),
    ("cost", &["cost", "costing", "spend", "spending", "spent", "budget"]),
    ("gun", &["gun", "firearm", "weapon", "rifle", "pistol", "shotgun", "handgun"]),
    ("lawmaker", &["senator", "congressman", "lawmaker", "representative", "member"]),
    ("withdraw", &["withdraw", "withdrawn", "withdrawal", "withdrawing", "pull", "pulling"]),
    ("soldier", &["soldier", "troop"]),
    ("step", &["step", "action", "measure", "move"]),
    ("rise", &["rise", "rose", "risen", "increase", "increased", "grew", "climbed", "jumped"]),
    ("fall", &["fall", "fell", "fallen", "decrease", "decreased", "dropped", "declined"]),
];

/// Classes that say what became of people, or what was done: a figure's sense.
const SENSES: &[&str] = &["kill", "hurt", "arrest", "missing", "evacuate", "rescue", "earn", "vote", "withdraw", "shoot"];

/// The form in which a word is compared: its class, else a rough stem.
#[must_use]
pub(super) fn form(word: &str) -> String {
    let base = noun(word);
    let low = word.to_lowercase();
    if let Some((class, _)) = CLASSES.iter().find(|(_, words)| words.contains(&low.as_str()) || words.contains(&base.as_str())) {
        return (*class).to_string();
    }
    let stem = ["ing", "ed"].iter().find_map(|end| base.strip_suffix(end).filter(|stem| stem.len() > 3));
    stem.map_or(base.as_str(), |stem| stem).trim_end_matches('e').to_string()
}

/// Whether a form is a sense.
#[must_use]
pub(super) fn is_sense(form: &str) -> bool {
    SENSES.contains(&form)
}

/// Whether a form names people, or leaves them out ("12 killed").
#[must_use]
pub(super) fn is_people(form: &str) -> bool {
    ["person", "worker", "child", "student", "soldier", "civilian", "passenger", "officer", "hostag", "guest", "kill", "hurt", "lawmaker", "gunman", "boy", "girl", "other", "patient"].contains(&form)
}

/// Words that are everywhere.
#[must_use]
pub(super) fn is_common(word: &str) -> bool {
    COMMON.contains(&word)
}

const COMMON: &[&str] = &[
    "the", "a", "an", "of", "to", "in", "on", "at", "by", "for", "from", "with", "and", "or", "but", "as", "is", "are", "was",
    "were", "be", "been", "has", "have", "had", "that", "this", "these", "those", "it", "its", "he", "she", "they", "his",
    "her", "their", "who", "which", "what", "when", "where", "will", "would", "could", "can", "may", "not", "no", "than",
    "more", "about", "after", "before", "into", "over", "under", "up", "out", "so", "if", "all", "any", "one", "two",
    "three", "four", "five", "six", "seven", "eight", "nine", "ten", "said", "say", "says", "also", "some", "there", "we",
    "i", "you", "our", "them", "him", "us", "do", "does", "did",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_class_are_one_form() {
        assert_eq!(form("deaths"), form("killed"));
        assert_eq!(form("employees"), form("workers"));
        assert_ne!(form("drones"), form("tanks"));
        assert_eq!(form("interviewed"), form("interviews"));
    }
}
