//! What an article is about, in a few names: two reports on one event share some of them.

use super::sense::form;
use crate::checks::words::words;
use rustc_hash::FxHashMap;

/// How many names are kept.
const KEPT: usize = 20;

/// The names that stand most often in a text, in lower case and base form; in the order of their names.
#[must_use]
pub fn topics(text: &str) -> Vec<String> {
    let mut counts: FxHashMap<String, (u32, usize)> = FxHashMap::default();
    let mut forms: FxHashMap<&str, String> = FxHashMap::default();
    let all = words(text);
    for (n, word) in all.iter().enumerate() {
        let name = word.capital() && word.text.len() > 2 && word.text.chars().any(char::is_lowercase);
        if !name || DAYS.contains(&word.text) {
            continue;
        }
        let bare = word.text.trim_end_matches("'s").trim_end_matches("’s").to_lowercase();
        if EVERYWHERE.contains(&bare.as_str()) {
            continue;
        }
        // A word at the beginning of a sentence is a name only if it is one elsewhere.
        let before = text[..word.span.start as usize].trim_end_matches(['“', '"', '\'', '‘', ' ', '(']);
        let opens = n == 0 || before.ends_with(['.', '!', '?', ':', '\n', '”', '—', '-']) || before.is_empty();
        let place = counts.len();
        let form = forms.entry(word.text).or_insert_with(|| form(word.text));
        let entry = match counts.get_mut(form.as_str()) {
            Some(known) => known,
            None => counts.entry(form.clone()).or_insert((0, place)),
        };
        entry.0 += if opens { 0 } else { 2 } + u32::from(opens && entry.0 > 0);
    }
    let mut names: Vec<(u32, usize, String)> =
        counts.into_iter().filter(|(_, (n, _))| *n > 0).map(|(name, (n, place))| (n, place, name)).collect();
    names.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut kept: Vec<String> = names.into_iter().take(KEPT).map(|(_, _, name)| name).collect();
    kept.sort();
    kept
}

/// Words of offices and institutions: they stand in reports on any event.
const EVERYWHERE: &[&str] = &[
    "act",
    "administration",
    "affairs",
    "american",
    "americans",
    "attorney",
    "bank",
    "bill",
    "british",
    "capitol",
    "catholic",
    "chief",
    "christian",
    "city",
    "committee",
    "company",
    "congress",
    "congressional",
    "conservative",
    "conservatives",
    "council",
    "county",
    "court",
    "day",
    "democrat",
    "democratic",
    "democrats",
    "department",
    "director",
    "east",
    "english",
    "european",
    "federal",
    "first",
    "foreign",
    "fund",
    "general",
    "gop",
    "government",
    "governor",
    "group",
    "hill",
    "house",
    "international",
    "justice",
    "law",
    "lawmaker",
    "lawmakers",
    "leader",
    "liberal",
    "liberals",
    "majority",
    "mayor",
    "minister",
    "ministry",
    "minority",
    "nation",
    "national",
    "new",
    "north",
    "office",
    "official",
    "party",
    "police",
    "post",
    "public",
    "representative",
    "republican",
    "republicans",
    "school",
    "secretary",
    "security",
    "senate",
    "senator",
    "south",
    "speaker",
    "state",
    "states",
    "street",
    "supreme",
    "times",
    "union",
    "united",
    "university",
    "vice",
    "washington",
    "west",
    "white",
    "world",
    "year",
    "york",
];

/// Capitalised words that are no names of an event.
const DAYS: &[&str] = &[
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "Aug",
    "Sept",
    "Oct",
    "Nov",
    "Dec",
    "The",
    "Mr",
    "Mrs",
    "Ms",
    "Dr",
    "But",
    "And",
    "For",
    "News",
    "Reuters",
    "Associated",
    "Press",
    "CNN",
    "BBC",
    "Photo",
    "Image",
    "Getty",
    "President",
    "Minister",
    "Prime",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_inside_sentences_are_topics() {
        let text =
            "Fire in Harwick\n\nThe fire in Harwick hurt nine. People in Harwick and Selby said Okoye had called.";
        assert_eq!(topics(text), ["harwick", "okoy", "selby"]);
    }
}
