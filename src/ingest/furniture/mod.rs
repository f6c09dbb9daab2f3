//! Page furniture: lines that stand around an article and are not its own words.
//!
//! `"Share Tweet Post Email"` → share line; `"Slideshow (32 Images)"` → media label; `"Fifteen people died."` → nothing.
//!
//! A wrong find would hide a claim, so each rule asks for a whole line of furniture: words of `lexicon/furniture.txt` from
//! end to end, or an opening that no sentence of an article has. A new rule is one file and one line in the list.
//!
//! # Leaves alone
//! Promotions that read like any paragraph ("Goals from … help Ecuador beat Germany 2-1"), and notes of correction that
//! carry figures: those are statements.

use crate::model::Furniture;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

mod byline;
mod caption;
mod credit;
mod imprint;
mod invitation;
mod phrases;
mod rating;
mod related;
mod repeat;
mod stamp;
mod video;
mod words;

pub use byline::read as byline;
pub use caption::fits as is_caption;
pub use repeat::Repeats;
use words::Line;

/// One way of knowing furniture.
struct Rule {
    /// Small first words of the lines that it knows; a line that starts otherwise is not even looked at.
    openers: &'static [&'static str],
    fits: fn(&Line<'_>) -> Option<Furniture>,
}

/// The rules; the first that knows a line names the reason.
const RULES: &[Rule] =
    &[byline::RULE, stamp::RULE, rating::RULE, video::RULE, credit::RULE, imprint::RULE, invitation::RULE];

/// Longer lines are paragraphs, whatever they open with.
const LONGEST: usize = 500;

/// Longer lines are not made of words that say nothing ("by", "of", "more").
const LONGEST_WEAK: usize = 120;

/// First words of all that can be furniture.
static OPENERS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| RULES.iter().flat_map(|rule| rule.openers).copied().chain(phrases::first_words(false)).collect());

/// The same with the words that say nothing.
static WEAK_OPENERS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| OPENERS.iter().copied().chain(phrases::first_words(true)).collect());

/// Why a line is furniture, if it is.
pub fn reason(line: &str) -> Option<Furniture> {
    if line.len() > LONGEST || !(opens(line) || phrases::may_end(line)) {
        return None;
    }
    let line = Line::new(line);
    RULES.iter().find_map(|rule| (rule.fits)(&line)).or_else(|| phrases::reason(&line))
}

/// Whether a line can be no headline: it is furniture from end to end, and not merely opens like it ("Watch: Man saves 15
/// children" is a headline at the top of a page).
pub fn is_all_furniture(line: &str) -> Option<Furniture> {
    if line.len() > LONGEST || !opens(line) {
        return None;
    }
    let line = Line::new(line);
    let whole: &[Rule] = &[byline::RULE, stamp::RULE, rating::RULE, credit::RULE];
    whole.iter().find_map(|rule| (rule.fits)(&line)).or_else(|| phrases::whole(&line))
}

/// Whether a line is the heading of a list of other stories: "Related stories", "Read more:".
pub fn heads_related(line: &str) -> bool {
    line.len() < 60 && opens(line) && {
        let line = Line::new(line);
        phrases::whole(&line) == Some(Furniture::Related) || related::heads(&line)
    }
}

/// The quick look: does the line start with a word that furniture starts with, or with no word at all?
fn opens(line: &str) -> bool {
    let bare = line.trim_start_matches(|c: char| !c.is_alphanumeric() && !"\"'“‘«".contains(c));
    let end = bare.find(|c: char| !(c.is_ascii_alphanumeric() || c == '\'' || c == '’')).unwrap_or(bare.len());
    if end == 0 {
        return bare.is_empty();
    }
    let openers = if line.len() > LONGEST_WEAK { &OPENERS } else { &WEAK_OPENERS };
    let mut small = [0u8; 16];
    match small.get_mut(..end) {
        Some(word) => {
            word.copy_from_slice(&bare.as_bytes()[..end]);
            word.make_ascii_lowercase();
            // "32 shares", "5:14 Listen": numbers open short lines only.
            (word[0].is_ascii_digit() && line.len() < 80)
                || std::str::from_utf8(word).is_ok_and(|word| openers.contains(word.trim_end_matches('\'')))
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn why(line: &str) -> &'static str {
        reason(line).map_or("-", Furniture::as_str)
    }

    #[test]
    fn furniture_is_known_by_its_reason() {
        for (line, expected) in [
            ("LISTEN TO ARTICLE 1:50 SHARE THIS ARTICLE Share Tweet Post Email", "media label"),
            ("Facebook Twitter WhatsApp 1.2k shares", "share line"),
            ("Share", "share line"),
            ("34 Comments", "share line"),
            ("Read or share this story: https://example.org/2sdf34", "share line"),
            ("Slideshow (32 Images)", "media label"),
            ("next Image 1 of 2", "media label"),
            ("JUST WATCHED What drones do Replay More Videos ... MUST WATCH What drones do 03:43", "media label"),
            ("Related: Council leader quits after 12 years", "related story"),
            ("READ MORE: Two more arrested", "related story"),
            ("( Also on THE HERALD: How to campaign after a flood)", "related story"),
            ("[Read: 10 things to know about the vote]", "related story"),
            ("News about six dead storm on Twitter", "related story"),
            ("Advertisement", "advertisement"),
            ("TOP-LEFT ADS", "advertisement"),
            ("Story Continued Below", "advertisement"),
            ("Advertisement Continue reading the main story", "advertisement"),
            (
                "Editor's note: This story was updated at 5:45 p.m. ET to include details from the briefing.",
                "page stamp",
            ),
            ("Updated at 3:50 p.m. ET", "page stamp"),
            ("This article is more than 2 years old", "page stamp"),
            ("4 min read", "page stamp"),
            ("Published: Tuesday 4 March 2025, 17:45 GMT", "page stamp"),
            ("By Jane Doe, Staff writer, March 3, 2021", "byline"),
            ("By Jane Doe and Richard Roe", "byline"),
            ("Sign up for Daily Newsletters Manage Newsletters", "invitation"),
            ("CLICK HERE TO GET THE HERALD APP", "invitation"),
            ("Subscribe now for as little as $2 a month!", "invitation"),
            ("Follow @example on Twitter", "invitation"),
            ("© Copyright 2017 by Example Syndicate Inc.", "imprint"),
            ("Reporting by Jane Doe; Editing by Richard Roe", "imprint"),
            ("Richard Roe contributed to this report.", "imprint"),
            ("Rating: 4.5 out of 5", "rating"),
            ("Reviewed by Example News on March 19, 2025 Rating: 5", "rating"),
            ("(Image credit: Jane Doe/Example)", "media label"),
            ("Photo: Jane Doe/AP", "media label"),
            ("★★★☆☆", "rating"),
        ] {
            assert_eq!(why(line), expected, "{line}");
        }
    }

    #[test]
    fn sentences_are_left_alone() {
        for line in [
            "Read more than 200 pages a week, he told pupils.",
            "By Monday, 43 people had died, officials said.",
            "By 2030 the plan would cost £4m.",
            "Share prices fell 4%.",
            "Shares of Example Corp. rose 12 percent to $34.",
            "Related costs came to $4 million.",
            "Sign-ups for the plan rose to 2 million.",
            "Updated figures show 15 dead.",
            "Updated at 5 p.m., the toll stood at 15.",
            "Follow the money and you find $3 billion.",
            "More: 15",
            "Video of the attack shows two men.",
            "Photos of 12 victims were shown.",
            "Advertisement revenue fell 7% to $1.2 billion.",
            "Comments by 34 members were heard.",
            "This story has been updated to say that two people died, not three.",
            "Twitter 330 million",
            "Post 4",
            "Reviewed by three judges, the case took 4 years.",
            "“Sign up for our plan,” 12 leaflets said.",
            "Ads worth $4 million ran in June.",
            "Listen to the 12 tapes.",
            "Copyright claims rose 4%.",
            "Getty paid $3 million.",
            "Published figures put it at 12.",
            "March 3, 2021 was the day 15 died.",
            "Reporting by 12 states was late.",
            "Click rates rose to 4 per cent.",
        ] {
            assert_eq!(why(line), if line == "More: 15" { "related story" } else { "-" }, "{line}");
        }
    }
}
