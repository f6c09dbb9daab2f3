//! Numbers that only point at something: sections, pages, addresses, telephone and case numbers, tickers.
//!
//! # Leaves alone
//! Ranks ("No. 2 in the world": `rank`) and labels that are part of a name ("Flight 370": `name`).

use crate::figures::counted::phrase::noun_at;
use crate::figures::passage::Passage;
use crate::figures::proposal::Proposal;
use crate::figures::units;
use crate::lexicon::Class;
use crate::model::WhyNot;
use crate::text::numerals::Form;
use crate::text::wording::Wording;
use crate::text::words::Piece;
use std::ops::Range;

pub fn propose(p: &Passage, n: usize) -> Option<Proposal> {
    if let Some(words) = pictures(p, n) {
        return Proposal::no(words, WhyNot::Boilerplate);
    }
    if rating(p, n) {
        return Proposal::no(p.numerals[n].words.clone(), WhyNot::Boilerplate);
    }
    let words = clause(p, n)
        .or_else(|| reference(p, n))
        .or_else(|| bracketed(p, n))
        .or_else(|| postcode(p, n))
        .or_else(|| ticker(p, n))
        .or_else(|| address(p, n))
        .or_else(|| telephone(p, n))
        .or_else(|| labelled(p, n).then(|| p.numerals[n].words.clone()))?;
    Proposal::no(words, WhyNot::Identifier)
}

/// "Rule 10b-5", "rule 10b5-1": a letter glued to a small number, and a number behind a hyphen.
fn clause(p: &Passage, n: usize) -> Option<Range<usize>> {
    let small = |m: usize| p.numerals.get(m).is_some_and(|x| x.words.len() <= 2 && x.digits);
    let tied = |m: usize| {
        let (first, second) = (p.numerals.get(m)?, p.numerals.get(m + 1)?);
        let text = first.span.text(p.text);
        let letter = text.len() <= 3
            && text.ends_with(|c: char| ('a'..='h').contains(&c))
            && text.starts_with(|c: char| c.is_ascii_digit());
        let joined = p.hyphen(first.words.end) && second.words.start == first.words.end + 1 && !second.scaled;
        if !letter || !joined {
            return None;
        }
        let whole =
            second.value.is_some_and(|v| v.fract().is_zero() && v < 100.into()) && units::measured(p, second).is_none();
        (whole
            && (small(m) && small(m + 1) && !p.open_word(second.words.end)
                || p.any(
                    second.words.end,
                    &[
                        "rule", "fee", "fees", "rules", "issue", "plan", "plans", "claim", "claims", "violation",
                        "violations",
                    ],
                )))
        .then_some(first.words.start..second.words.end)
    };
    tied(n).or_else(|| n.checked_sub(1).and_then(tied))
}

/// "690998951823015936", "(NRBK 0622)", "(ISO 9001)": a number too long to count anything, or a code in brackets.
fn reference(p: &Passage, n: usize) -> Option<Range<usize>> {
    let numeral = &p.numerals[n];
    let plain = numeral.form == Form::Cardinal
        && numeral.words.len() == 1
        && matches!(p.words[numeral.words.start].piece, Some(Piece::Plain { places: 0, grouped: false, .. }));
    if !plain || units::measured(p, numeral).is_some() {
        return None;
    }
    let (before, text) = (numeral.words.start.wrapping_sub(1), numeral.span.text(p.text));
    let letters = p.txt(before);
    let code = letters.len() >= 2
        && letters.bytes().all(|b| b.is_ascii_uppercase())
        && p.txt(before.wrapping_sub(1)) == "("
        && p.txt(numeral.words.end) == ")"
        && text.len() >= 3
        && !p.earlier.sport;
    (text.len() >= 13 && p.words.len() > 4 || code).then(|| numeral.words.clone())
}

/// "Jane Doe: 4 Started the evening well": the mark that a reviewer gives a player.
fn rating(p: &Passage, n: usize) -> bool {
    let numeral = &p.numerals[n];
    let (colon, end) = (numeral.words.start.wrapping_sub(1), numeral.words.end);
    let name = (1..=4).contains(&colon) && (0..colon).all(|i| p.capital(i) && p.word(i));
    let mark = numeral.digits && numeral.value.is_some_and(|v| v <= 10.into());
    p.txt(colon) == ":" && name && mark && colon >= 2 && p.capital(end) && p.word(end)
}

/// "Hide Caption 4 of 15 Photos": which picture of a row is shown.
fn pictures(p: &Passage, n: usize) -> Option<Range<usize>> {
    let row = |a: usize, b: usize| {
        let (first, second) = (p.numerals.get(a)?, p.numerals.get(b)?);
        let of =
            p.is(first.words.end, "of") && second.words.start == first.words.end + 1 && first.digits && second.digits;
        let caption = p.any(first.words.start.wrapping_sub(1), &["caption", "photo", "slide", "image", "picture"]);
        (of && (caption
            || p.any(second.words.end, &["photos", "pictures", "slides", "images"]) && p.capital(second.words.end)))
        .then_some(())
    };
    (row(n, n + 1).is_some() || n > 0 && row(n - 1, n).is_some()).then(|| p.numerals[n].words.clone())
}

/// "section 501(c)(4)", "(2) To show that", "3/ After I issued": numbers of parts and points.
fn bracketed(p: &Passage, n: usize) -> Option<Range<usize>> {
    let numeral = &p.numerals[n];
    let (before, end) = (numeral.words.start.wrapping_sub(1), numeral.words.end);
    let bare = numeral.digits
        && !numeral.scaled
        && numeral.words.len() == 1
        && numeral.form == Form::Cardinal
        && numeral.span.len() <= 3;
    let notes = bare && !p.earlier.sport && matches!(p.txt(end), "," | ")") && notes(p, &numeral.words);
    let inside = p.txt(before) == "(" && p.txt(end) == ")" && bare;
    let part = inside && p.glued(before);
    let point = (inside || p.txt(end) == ")" && p.glued(end))
        && bare
        && (before == 0 || numeral.words.start == 0 || matches!(p.txt(before.wrapping_sub(1)), ";" | ":"));
    // "what it 1) explains, 2) cautions and 3) predicts": points that are counted through, with no bracket that opens.
    let closes = bare && numeral.span.len() <= 2 && p.txt(end) == ")" && p.txt(before) != "(";
    let point = point || closes && counted_through(p, n);
    // "1. Open the lid."
    let listed =
        numeral.words.start == 0 && p.txt(end) == "." && p.glued(end) && bare && p.capital(end + 1) && p.word(end + 1);
    let thread = numeral.words.start == 0 && p.txt(end) == "/" && bare;
    // "5(c)", "3(a)(1)"
    let clause = bare
        && p.txt(end) == "("
        && p.glued(end)
        && p.txt(end + 2) == ")"
        && p.txt(end + 1).len() == 1
        && p.txt(end + 1).bytes().all(|b| b.is_ascii_lowercase());
    // "… a higher risk of disease (2).": a source is pointed at.
    let note = inside
        && !p.glued(before)
        && p.is(end + 1, ".")
        && before > 0
        && !p.capital(before - 1)
        && p.word(before - 1)
        && !p.earlier.sport;
    let mark = p.txt(before) == "\u{a7}" || p.txt(before).ends_with('\u{a7}');
    (part || point || listed || clause || note || notes || thread || mark).then(|| numeral.words.clone())
}

/// "needed of such drugs (38, 39).": sources that are listed elsewhere.
fn notes(p: &Passage, words: &Range<usize>) -> bool {
    let mark = |i: usize| p.txt(i) == "," || p.numeral_over(i).is_some_and(|m| p.numerals[m].digits);
    let open = (words.start.saturating_sub(9)..words.start).rev().find(|i| !mark(*i));
    let close = (words.end..words.end + 9).find(|i| !mark(*i));
    open.zip(close).is_some_and(|(open, close)| {
        p.txt(open) == "("
            && p.txt(close) == ")"
            && !p.glued(open)
            && (open + 1..close).any(|i| p.txt(i) == ",")
            && (p.txt(close + 1) == "." || close + 1 >= p.words.len())
    })
}

/// Whether the number before or the one behind is a neighbour that a bracket closes, too: "1) … 2) … 3)".
fn counted_through(p: &Passage, n: usize) -> bool {
    let closed = |m: &crate::text::numerals::Numeral| {
        m.digits && p.txt(m.words.end) == ")" && p.txt(m.words.start.wrapping_sub(1)) != "("
    };
    let opened = (0..p.numerals[n].words.start)
        .rev()
        .take(12)
        .find(|i| matches!(p.txt(*i), "(" | ")"))
        .is_some_and(|i| p.txt(i) == "(");
    let Some(value) = p.numerals[n].value.filter(|_| !opened) else { return false };
    let neighbour = |m: &crate::text::numerals::Numeral| {
        closed(m)
            && m.value
                .is_some_and(|v| v + crate::decimal::Decimal::ONE == value || v == value + crate::decimal::Decimal::ONE)
    };
    p.numerals.iter().any(neighbour)
}

/// "the 90049 ZIP code", "area code 212", "Cloud City, PA 23456".
fn postcode(p: &Passage, n: usize) -> Option<Range<usize>> {
    let numeral = &p.numerals[n];
    let (before, end) = (numeral.words.start.wrapping_sub(1), numeral.words.end);
    let plain = numeral.words.len() == 1
        && matches!(
            p.words[numeral.words.start].piece,
            Some(Piece::Plain { places: 0, grouped: false, digits: 3.., .. })
        );
    let code = p.any(end, &["zip", "area", "postal", "postcode"])
        && (p.is(end, "postcode") || p.any(end + 1, &["code", "codes"]));
    let state = p.txt(before).len() == 2
        && p.txt(before).bytes().all(|b| b.is_ascii_uppercase())
        && p.txt(before.wrapping_sub(1)) == ","
        && numeral.span.len() == 5;
    (plain && (code || state)).then(|| numeral.words.clone())
}

/// ".MIWD00000PUS", "US10YT=RR", "CLc1", "NKc1": market codes; not "IE6" or "B-52", which are names.
fn ticker(p: &Passage, n: usize) -> Option<Range<usize>> {
    let numeral = &p.numerals[n];
    if numeral.form != Form::Code {
        return None;
    }
    let text = numeral.span.text(p.text);
    let before = numeral.words.start.wrapping_sub(1);
    let dot = p.txt(before) == "." && p.glued(numeral.words.start) && !p.glued(before);
    let letters = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let reuters = letters.len() >= 3
        && letters.ends_with('c')
        && letters[..letters.len() - 1].bytes().all(|b| b.is_ascii_uppercase());
    let long = text.len() >= 7
        && text.bytes().filter(u8::is_ascii_digit).count() >= 3
        && text.bytes().filter(u8::is_ascii_alphabetic).count() >= 2;
    if dot {
        return Some(before..numeral.words.end);
    }
    let quoted = text.contains('=');
    let root = letters.len() >= 4 && letters.bytes().all(|b| b.is_ascii_uppercase()) && text.len() == letters.len() + 1;
    (quoted || reuters || long || root).then(|| numeral.words.clone())
}

/// "1119 Eighth St.", "2134 Caldwell Place", "3170 W. County Road 600S".
fn address(p: &Passage, n: usize) -> Option<Range<usize>> {
    let numeral = &p.numerals[n];
    let house = numeral.form == Form::Cardinal
        && matches!(p.words[numeral.words.start].piece, Some(Piece::Plain { places: 0, grouped: false, .. }))
        && !numeral.scaled;
    if !house {
        return None;
    }
    let mut at = numeral.words.end;
    // "16-18 Industrial Avenue"
    if p.dash(at) && p.glued(at) && p.numerals.get(n + 1).is_some_and(|m| m.words.start == at + 1) {
        at = p.numerals[n + 1].words.end;
    }
    let mut names = 0;
    while names < 5 {
        if p.txt(at) == "." && p.glued(at) {
            at += 1;
            continue;
        }
        // "the June 28 Supreme Court ruling"
        if p.any(at, &["Court"])
            && p.any(at - 1, &["Supreme", "District", "High", "Federal", "Circuit", "Appeals", "Criminal", "County"])
        {
            return None;
        }
        if ways(p, at) && (names > 0 || p.capital(at + 1) && p.any(at, &["Ave", "Rue", "Via", "Avenue"])) {
            let mut end = at + 1;
            // "County Road 600S", "Suite 12" behind the street
            if p.numeral_at(end).is_some_and(|m| matches!(p.numerals[m].form, Form::Code | Form::Cardinal))
                && p.any(at, &["road", "highway", "route"])
            {
                end = p.numerals[p.numeral_at(end)?].words.end;
            }
            return Some(numeral.words.start..end);
        }
        let ordinal = p.numeral_at(at).is_some_and(|m| p.numerals[m].form == Form::Ordinal);
        if !(p.capital(at) || ordinal) || p.class(at, Class::PREPOSITION) && p.txt(at).len() > 2 {
            return None;
        }
        at += 1;
        names += 1;
    }
    None
}

/// The words that end a street's name.
fn ways(p: &Passage, at: usize) -> bool {
    const WAYS: &[&str] = &[
        "Street", "St", "St.", "Avenue", "Ave", "Ave.", "Road", "Rd", "Rd.", "Drive", "Dr", "Dr.", "Lane", "Ln", "Ln.",
        "Place", "Pl", "Boulevard", "Blvd", "Blvd.", "Court", "Ct", "Way", "Highway", "Hwy", "Parkway", "Pkwy",
        "Terrace", "Circle", "Square", "Crescent", "Close", "Route", "Alley", "Row", "Broadway", "Plaza",
    ];
    WAYS.contains(&p.txt(at))
}

/// "555-0142", "(212) 555-0142", "dial 911", "its first 111 call".
fn telephone(p: &Passage, n: usize) -> Option<Range<usize>> {
    let numeral = &p.numerals[n];
    let words = numeral.words.clone();
    let digits = |m: usize| {
        p.numerals.get(m).filter(|x| x.words.len() == 1 && x.form == Form::Cardinal).map_or(0, |x| x.span.len())
    };
    let text = numeral.span.text(p.text);
    if ["911", "999", "111", "112", "988", "000"].contains(&text)
        && (p.any(
            words.end,
            &[
                "call", "calls", "dispatcher", "dispatchers", "operator", "operators", "caller", "tape", "tapes",
                "line", "emergency",
            ],
        ) || p
            .any(words.start.wrapping_sub(1), &["call", "called", "dial", "dialed", "dialled", "calling", "dialing"]))
    {
        return Some(words);
    }
    let mut end = n;
    while p.dash(p.numerals[end].words.end)
        && p.glued(p.numerals[end].words.end)
        && p.numerals
            .get(end + 1)
            .is_some_and(|m| m.words.start == p.numerals[end].words.end + 1 && p.glued(m.words.start))
    {
        end += 1;
    }
    let lengths: Vec<usize> = (n..=end).map(digits).collect();
    let phone = matches!(lengths.as_slice(), [3, 4] | [3, 3, 4] | [1, 3, 3, 4] | [4, 3, 3] | [5, 6])
        && units::measured(p, &p.numerals[end]).is_none()
        && !p.plural(p.numerals[end].words.end);
    phone.then(|| words.start..p.numerals[end].words.end)
}

/// "section 232", "page 14", "posts 542 and 543".
fn labelled(p: &Passage, n: usize) -> bool {
    p.labelled.ask(n, |n| has_label(p, n))
}

fn has_label(p: &Passage, n: usize) -> bool {
    let numeral = &p.numerals[n];
    let before = numeral.words.start.wrapping_sub(1);
    let bare = matches!(numeral.form, Form::Cardinal | Form::Code | Form::Roman)
        && !numeral.scaled
        && numeral.digits | (numeral.form == Form::Roman);
    if !bare || units::measured(p, numeral).is_some() {
        return false;
    }
    let whole = numeral.value.is_none_or(|v| v.fract().is_zero());
    // "the same logic as theory #2": one of a list, not a place in it.
    let theory = before.wrapping_sub(1);
    if p.txt(before) == "#"
        && p.open_word(theory)
        && !p.capital(theory)
        && noun_at(p, theory)
        && p.tree.is_some()
        && !p.open_word(numeral.words.end)
        && !p.is(numeral.words.end, "in")
    {
        return true;
    }
    let before = if matches!(p.txt(before), "." | "#") { before.wrapping_sub(1) } else { before };
    // "the Section 232 tariffs"
    let one = p.capital(before) && !p.txt(before).ends_with('s') && numeral.value.is_none_or(|v| v >= 100.into());
    if p.label(before).any(Class::LABEL_IDENTIFIER) && whole && (one || !p.plural(numeral.words.end)) {
        return true;
    }
    // "sections 12 and 13": the second shares the label.
    let Some(first) = n.checked_sub(1).map(|first| &p.numerals[first]) else { return false };
    let joined = p.any(before, &["and", "or", ",", "to", "-", "\u{2013}"]) && first.words.end == before;
    joined && whole && !p.open_word(numeral.words.end) && labelled(p, n - 1)
}
