//! Where sentences end, in the tokens of one paragraph.
//!
//! `Lt. Gen. Ivan Petrov spoke at 5 p.m. He left.` → two sentences, the second from `He`.
//!
//! A stop is judged by itself ([`stop`]) and by what follows it: marks that close, a capital, a lower-case word, a speaker
//! ([`speech`]). A quotation stays with the words that hand it to its speaker. Headlines, captions and list items without a
//! full stop are paragraphs of their own, and cutting those is left to whoever reads the article.

mod speech;
mod stop;

use self::stop::Stop;
use crate::text::chars::{self, Class};
use crate::text::lists;
use crate::text::token::{Kind, Token};
use std::ops::Range;

/// The sentences of one paragraph, as ranges of `tokens` that follow each other and together hold them all.
#[must_use]
pub fn split(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let paragraph = Paragraph { text, tokens };
    let mut sentences = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < tokens.len() {
        let next = if at > start && paragraph.starts_anew(at) {
            at
        } else if let Some(stop) = stop::at(text, tokens[at]) {
            match paragraph.end_after(start, at, stop) {
                Ok(next) => next,
                Err(resume) => {
                    at = resume;
                    continue;
                }
            }
        } else {
            at += 1;
            continue;
        };
        sentences.push(start..next);
        start = next;
        at = next;
        // A bullet that has just opened a sentence does not open another.
        if at < tokens.len() && paragraph.starts_anew(at) {
            at += 1;
        }
    }
    if start < tokens.len() {
        sentences.push(start..tokens.len());
    }
    sentences
}

struct Paragraph<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl<'a> Paragraph<'a> {
    fn word(&self, at: usize) -> &'a str {
        self.tokens[at].span.text(self.text)
    }

    /// Whether a blank line or a bullet stands here: the paragraph that is none, or a list on one line.
    #[inline]
    fn starts_anew(&self, at: usize) -> bool {
        let token = self.tokens[at];
        if token.glued {
            return false;
        }
        let wide = self.text.as_bytes()[token.span.start as usize] >= 0xE2;
        if wide && matches!(self.word(at), "•" | "‣" | "◦" | "▪" | "●" | "■" | "►") {
            return true;
        }
        let before = if at == 0 { token.span.start } else { self.tokens[at - 1].span.end };
        let gap = &self.text.as_bytes()[before as usize..token.span.start as usize];
        gap.len() > 1 && gap.iter().filter(|&&b| b == b'\n').count() > 1
    }

    /// The first token of the next sentence, if the stop at `at` ends the one that began at `start`; else where to look on.
    fn end_after(&self, start: usize, at: usize, stop: Stop) -> Result<usize, usize> {
        let (next, quote) = self.past_closing(at + 1);
        if next == self.tokens.len() {
            return Ok(next);
        }
        let item = stop == Stop::Full && self.is_list_number(start, at);
        let ends = !item && !self.is_market_code(at) && self.follows_an_end(at, next, stop, quote);
        if ends { Ok(next) } else { Err(next) }
    }

    /// The token after the marks that close what the stop has ended, and whether a quotation was closed.
    fn past_closing(&self, from: usize) -> (usize, bool) {
        let (mut at, mut quote) = (from, false);
        while at < self.tokens.len() {
            let token = self.tokens[at];
            if token.glued && self.is_note(at) {
                at += 3;
                continue;
            }
            let closes = match self.word(at) {
                ")" | "]" | "}" => true,
                "”" | "’" | "»" | "’’" => {
                    quote = true;
                    true
                }
                // The wrong way round, but nothing else touches it: decision.“
                "“" | "‘" if token.glued => self.tokens.get(at + 1).is_none_or(|after| !after.glued),
                // Straight marks close where they touch what stands before them.
                "\"" | "'" | "''" if token.glued => {
                    quote = true;
                    true
                }
                // Another stop, also where a text sets all its marks apart; but not the one of ".NET".
                "." | "?" | "!" | "…" => token.glued || self.tokens.get(at + 1).is_none_or(|after| !after.glued),
                _ => token.glued && token.kind == Kind::Mark && self.word(at).starts_with(['.', '?', '!']),
            };
            if !closes {
                break;
            }
            at += 1;
        }
        (at, quote)
    }

    /// "[1]" after the end of a sentence: a footnote's number, which belongs to what it stands at.
    fn is_note(&self, at: usize) -> bool {
        self.word(at) == "["
            && at + 2 < self.tokens.len()
            && self.tokens[at + 1].kind == Kind::Number
            && self.word(at + 2) == "]"
    }

    /// "1." and "a." at the start of an item: the number belongs to what follows.
    fn is_list_number(&self, start: usize, at: usize) -> bool {
        let first = self.word(start);
        let number = first.len() <= 2 && first.bytes().all(|b| b.is_ascii_digit());
        let letter = first.len() == 1 && first.as_bytes()[0].is_ascii_alphabetic() && first != "I";
        at == start + 1 && (number || letter)
    }

    /// "<BKFG.F>", "(QANA.AX)": the stop inside a share's code, between its letters and its market.
    fn is_market_code(&self, at: usize) -> bool {
        let capitals = |i: usize| {
            let word = self.tokens.get(i).filter(|t| t.glued).map(|_| self.word(i));
            word.is_some_and(|w| w.len() <= 5 && w.bytes().all(|b| b.is_ascii_uppercase()))
        };
        let closing = self.tokens.get(at + 2).filter(|t| t.glued).map(|_| self.word(at + 2));
        at >= 2
            && self.word(at) == "."
            && capitals(at - 1)
            && capitals(at + 1)
            && matches!((self.word(at - 2), closing), ("<", Some(">")) | ("(", Some(")")))
    }

    /// Whether a sentence can begin at `next`, after a stop at `at`.
    fn follows_an_end(&self, at: usize, next: usize, stop: Stop, quote: bool) -> bool {
        let opened = self.past_opening(next);
        let Some(&token) = self.tokens.get(opened) else { return true };
        let word = self.word(opened);
        let item = word.len() == 1
            && opened + 1 < self.tokens.len()
            && self.tokens[opened + 1].glued
            && self.word(opened + 1) == ".";
        let case = if item && self.word(at) == "." { Case::Upper } else { case(word) };
        // ".NET" and ".uk": a stop that belongs to what follows.
        if token.glued && opened == next && next == at + 1 && !self.tokens[at].glued {
            return false;
        }
        if opened == next && matches!(word, "," | ";" | ":") {
            return false;
        }
        if opened == next && matches!(word, "—" | "–" | "-" | "--" | "---") {
            // “We won.” — John Smith, or a dash in the middle of things.
            return !quote
                && stop == Stop::Full
                && self.tokens.get(next + 1).is_some_and(|t| case_of(self.text, *t) == Case::Upper);
        }
        match stop {
            Stop::Title => false,
            Stop::Ellipsis => case == Case::Upper && !(token.glued && opened == next),
            Stop::Full | Stop::Question => {
                if token.glued && opened == next && case != Case::Upper {
                    return false;
                }
                match case {
                    Case::Lower => has_inner_capital(word),
                    Case::Upper => {
                        !(stop == Stop::Question
                            && quote
                            && opened == next
                            && speech::follows(self.text, &self.tokens[next..]))
                    }
                    Case::None => true,
                }
            }
            Stop::Abbreviation => case == Case::Upper && lists::OPENERS.has(word) && !self.is_initial(opened),
            Stop::Et => case == Case::Upper,
            Stop::Company => {
                case == Case::Upper && (lists::OPENERS.has(word) || opened == next && self.opens_like_a_clause(opened))
            }
            Stop::Time => case == Case::Upper && !stop::is_time_word(word) && !(quote && self.tokens[at].glued),
        }
    }

    /// The token after opening marks: “, (, [, and straight marks that stand apart from what is before them.
    fn past_opening(&self, from: usize) -> usize {
        let mut at = from;
        while at < self.tokens.len() {
            let opens = match self.word(at) {
                "“" | "‘" | "(" | "[" | "«" | "¿" | "¡" | "„" => true,
                "\"" | "'" | "''" | "`" | "``" => !self.tokens[at].glued || at > from,
                "…" | "..." => at == from,
                _ => false,
            };
            if !opens {
                break;
            }
            at += 1;
        }
        at
    }

    /// "A." or "I." of a name, which reads like an opener.
    fn is_initial(&self, at: usize) -> bool {
        self.word(at).ends_with('.')
    }

    /// "Inc. Shares fell", but not "Inc. Chief Executive" nor "Co. Chairman and".
    fn opens_like_a_clause(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_some_and(|t| {
            let word = t.span.text(self.text);
            t.kind == Kind::Word && !t.glued && case(word) == Case::Lower && !matches!(word, "and" | "of" | "or")
        })
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    Upper,
    Lower,
    None,
}

fn case_of(text: &str, token: Token) -> Case {
    case(token.span.text(text))
}

fn case(word: &str) -> Case {
    let first = word.as_bytes()[0];
    match chars::of_byte(first) {
        Class::Letter if first.is_ascii_lowercase() => Case::Lower,
        Class::Letter => Case::Upper,
        Class::Wide => match word.chars().next() {
            Some(c) if c.is_lowercase() => Case::Lower,
            Some(c) if c.is_uppercase() => Case::Upper,
            _ => Case::None,
        },
        _ => Case::None,
    }
}

/// "iPhone", "eBay": names that may open a sentence without a capital.
fn has_inner_capital(word: &str) -> bool {
    word.bytes().skip(1).any(|b| b.is_ascii_uppercase())
}
