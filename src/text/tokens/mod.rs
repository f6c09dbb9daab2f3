//! Cutting a text into tokens, as the English treebanks of Universal Dependencies do.
//!
//! `"They didn't pay $4.2bn."` → `They` `did` `n't` `pay` `$` `4.2` `bn` `.`
//!
//! Clitics come off (do|n't, Trump|'s, can|not), currency and per cent signs stand alone, hyphens part words but not
//! prefixes (two|-|thirds, non-fiction), abbreviations keep their stop, addresses stay whole. Every character that is not
//! white space lies in exactly one token. Where a sentence ends is left to [`crate::text::sentences`].
//!
//! Each kind of token has a file: [`word`], [`number`], [`address`]; marks and signs are cut here.

mod address;
mod number;
mod word;

use super::chars::{self, Class};
use crate::span::Span;
use crate::text::token::{Kind, Token};

/// Cuts the stretch of `text` into tokens and appends them to `into`.
///
/// The stretch must lie on character borders inside the text, and the first token is never glued: what stands before the
/// stretch is not looked at, nor what stands after it.
pub fn split(text: &str, stretch: Span, into: &mut Vec<Token>) {
    let text = &text[..stretch.end as usize];
    let bytes = text.as_bytes();
    let mut out = Out { into, last_end: usize::MAX };
    let mut at = stretch.start as usize;
    while at < bytes.len() {
        let (class, length) = chars::at(text, at);
        at = match class {
            Class::Space => at + length,
            Class::Letter => word::cut(text, at, &mut out),
            Class::Digit => number::cut(text, at, &mut out),
            Class::Apostrophe => apostrophe(text, at, length, &mut out),
            Class::Mark | Class::Wide => mark(text, at, length, &mut out),
            Class::Sign => sign(text, at, length, &mut out),
        };
    }
}

/// Where tokens go; remembers whether the next one follows without white space.
struct Out<'a> {
    into: &'a mut Vec<Token>,
    last_end: usize,
}

impl Out<'_> {
    #[inline]
    fn put(&mut self, start: usize, end: usize, kind: Kind) -> usize {
        self.into.push(Token { span: Span::new(start, end), kind, glued: start == self.last_end });
        self.last_end = end;
        end
    }

    /// Whether the byte `at` follows the last token directly.
    fn touches(&self, at: usize) -> bool {
        self.last_end == at
    }
}

/// An apostrophe that no word has taken: a clitic after a mark ("A&M”'s"), a cut year ("'90s"), or a quotation mark.
fn apostrophe(text: &str, at: usize, length: usize, out: &mut Out) -> usize {
    let after = at + length;
    if out.touches(at)
        && let Some(end) = word::clitic_end(text, after)
    {
        return out.put(at, end, Kind::Word);
    }
    if !out.touches(at)
        && let Some(end) = short_year(text, after).or_else(|| word::clipped_end(text, after))
    {
        let kind = if text.as_bytes()[after].is_ascii_digit() { Kind::Number } else { Kind::Word };
        return out.put(at, end, kind);
    }
    // Two single marks that stand for a double one.
    let end = if text[after..].starts_with(&text[at..after]) { after + length } else { after };
    out.put(at, end, Kind::Mark)
}

/// The end of "90s" or "72", two digits with or without an s, at `from`.
fn short_year(text: &str, from: usize) -> Option<usize> {
    let bytes = &text.as_bytes()[from..];
    if bytes.len() < 2 || !bytes[0].is_ascii_digit() || !bytes[1].is_ascii_digit() {
        return None;
    }
    let length = if bytes.get(2) == Some(&b's') { 3 } else { 2 };
    (!matches!(chars::or_space(text, from + length), Class::Letter | Class::Digit)).then_some(from + length)
}

/// Punctuation: most marks alone; full stops, hyphens, and question and exclamation marks in runs.
fn mark(text: &str, at: usize, length: usize, out: &mut Out) -> usize {
    let bytes = text.as_bytes();
    let end = match bytes[at] {
        b'.' => {
            if number::is_point(text, at, out) {
                return number::cut(text, at, out);
            }
            run(bytes, at, |b| b == b'.')
        }
        b'-' => run(bytes, at, |b| b == b'-'),
        b'!' | b'?' => run(bytes, at, |b| b == b'!' || b == b'?'),
        0xE2 if text[at..].starts_with('…') => {
            let mut end = at + 3;
            while text[end..].starts_with('…') {
                end += 3;
            }
            end
        }
        _ => at + length,
    };
    out.put(at, end, Kind::Mark)
}

/// A sign: `@name` and `#topic` whole, `**` and `==` in runs, the rest alone.
fn sign(text: &str, at: usize, length: usize, out: &mut Out) -> usize {
    let bytes = text.as_bytes();
    match bytes[at] {
        b'@' | b'#' => {
            if !out.touches(at)
                && let Some(end) = address::name_end(text, at + 1)
            {
                return out.put(at, end, Kind::Word);
            }
            out.put(at, at + 1, Kind::Sign)
        }
        same @ (b'*' | b'=' | b'~' | b'<' | b'>') => out.put(at, run(bytes, at, |b| b == same), Kind::Sign),
        _ => out.put(at, at + length, Kind::Sign),
    }
}

fn run(bytes: &[u8], from: usize, belongs: impl Fn(u8) -> bool) -> usize {
    bytes[from..].iter().position(|&b| !belongs(b)).map_or(bytes.len(), |length| from + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tokens of a text, with `|` between them.
    fn cut(text: &str) -> String {
        let mut tokens = Vec::new();
        split(text, Span::new(0, text.len()), &mut tokens);
        tokens.iter().map(|t| t.span.text(text)).collect::<Vec<_>>().join("|")
    }

    fn holds(cases: &[(&str, &str)]) {
        for (text, tokens) in cases {
            assert_eq!(cut(text), *tokens, "{text}");
        }
    }

    #[test]
    fn clitics_come_off() {
        holds(&[
            ("don't Don’t CAN'T won`t", "do|n't|Do|n’t|CA|N'T|wo|n`t"),
            ("Trump's they’re we'd I'll I've I'm", "Trump|'s|they|’re|we|'d|I|'ll|I|'ve|I|'m"),
            ("cannot gonna gotta wanna Cannot", "can|not|gon|na|got|ta|wan|na|Can|not"),
            ("O'Brien o'clock L'Enfant Sha'ab", "O'Brien|o'clock|L'Enfant|Sha'ab"),
            ("the parents' home, ‘yuk’", "the|parents|'|home|,|‘|yuk|’"),
            ("Texas A&M's \"Show\"'s end", "Texas|A&M|'s|\"|Show|\"|'s|end"),
            ("rock 'n' roll in the '90s and ’72", "rock|'n'|roll|in|the|'90s|and|’72"),
        ]);
    }

    #[test]
    fn money_and_measures_come_apart() {
        holds(&[
            ("$4.2bn £1,250.50 US$5m €16 bn", "$|4.2|bn|£|1,250.50|US$|5|m|€|16|bn"),
            ("up 3.5% to 20% (-5%)", "up|3.5|%|to|20|%|(|-|5|%|)"),
            ("5pm 10.30am 7:30PM 10km 50ft 8K", "5|pm|10.30|am|7:30|PM|10|km|50|ft|8|K"),
            ("5G 39A 2C 45th 1st 1970s 80's 3D", "5G|39A|2C|45th|1st|1970s|80's|3D"),
            ("35°C 1km²", "35|°|C|1|km|²"),
            (".5 3:45 9/11 11/28/2000 1/2 2½ ½", ".5|3:45|9/11|11/28/2000|1/2|2½|½"),
            ("2013-2014 10–12 12-hour 5-10", "2013|-|2014|10|–|12|12|-|hour|5|-|10"),
            ("713-853-3989 345-9945", "713-853-3989|345-9945"),
            ("in 2024, 15,000 of 1,25,000", "in|2024|,|15,000|of|1,25,000"),
            ("June 5,2021", "June|5|,|2021"),
            ("4p.m. 2024's", "4|p.m.|2024|'s"),
        ]);
    }

    #[test]
    fn hyphens_part_words_but_not_prefixes() {
        holds(&[
            ("two-thirds nine-month-old", "two|-|thirds|nine|-|month|-|old"),
            ("non-fiction e-mail pro-Beijing mid-1980s", "non-fiction|e-mail|pro-Beijing|mid-1980s"),
            ("U.S.-led ex-minister COVID-19 Su-27", "U.S.|-|led|ex-minister|COVID|-|19|Su|-|27"),
            ("pre- and post-war -- a—b", "pre|-|and|post-war|--|a|—|b"),
        ]);
    }

    #[test]
    fn abbreviations_keep_their_stop() {
        holds(&[
            ("the U.S. and the U.N.", "the|U.S.|and|the|U.N."),
            ("Mr. Z. Amin Jr. of Acme Inc.", "Mr.|Z.|Amin|Jr.|of|Acme|Inc."),
            ("No. 10 said no. 5 p.m. e.g. Ph.D.", "No.|10|said|no.|5|p.m.|e.g.|Ph.D."),
            ("He said no. It ended.", "He|said|no|.|It|ended|."),
            ("G.D.P. rose.Then fell.", "G.D.P.|rose|.|Then|fell|."),
            ("Plan B. The rest. So did I. Smith left.", "Plan|B|.|The|rest|.|So|did|I|.|Smith|left|."),
        ]);
    }

    #[test]
    fn addresses_and_names_stay_whole() {
        holds(&[
            ("see https://a.org/b?c=1, or", "see|https://a.org/b?c=1|,|or"),
            ("(www.bbc.co.uk/news)", "(|www.bbc.co.uk/news|)"),
            ("CBC.ca, amazon.com", "CBC.ca|,|amazon.com"),
            ("j.doe-smith@port.ac.uk.", "j.doe-smith@port.ac.uk|."),
            ("@POTUS #IStand #3", "@POTUS|#IStand|#|3"),
        ]);
    }

    #[test]
    fn marks_run_together_only_where_they_are_one() {
        holds(&[
            ("people... and … so?!", "people|...|and|…|so|?!"),
            ("''quoted'' “it”.", "''|quoted|''|“|it|”|."),
            ("and/or [...]", "and|/|or|[|...|]"),
        ]);
    }

    #[test]
    fn newlines_are_white_space_and_a_stretch_is_not_left() {
        let text = "one two\nthree";
        let mut tokens = Vec::new();
        split(text, Span::new(4, 10), &mut tokens);
        let words: Vec<_> = tokens.iter().map(|t| t.span.text(text)).collect();
        assert_eq!(words, ["two", "th"]);
    }

    #[test]
    fn a_token_is_glued_when_nothing_stands_before_it() {
        let mut tokens = Vec::new();
        split("$5 m", Span::new(0, 4), &mut tokens);
        assert_eq!(tokens.iter().map(|t| t.glued).collect::<Vec<_>>(), [false, true, false]);
    }
}
