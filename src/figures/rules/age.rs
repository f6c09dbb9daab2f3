//! Ages: "a 55-year-old man", "Smith, 42,", "aged two and 12", "under-15s", "a woman in her 50s", "over the age of 65".
//!
//! # Leaves alone
//! Things that are old ("a 10-year-old browser" is measured in years) and lengths of time ("for 12 years").

use crate::decimal::Decimal;
use crate::figures::counted::phrase::deed;
use crate::figures::passage::Passage;
use crate::figures::proposal::{Draft, Proposal, Thing};
use crate::figures::units;
use crate::lexicon::{Class, calendar};
use crate::model::{Amount, Modifier, Unit};
use crate::text::numerals::{Form, Numeral};
use crate::text::wording::Wording;
use std::ops::Range;

pub fn propose(p: &Passage, n: usize) -> Option<Proposal> {
    let numeral = &p.numerals[n];
    match numeral.form {
        Form::Plural => decade_of_life(p, numeral).or_else(|| plural(p, numeral)),
        Form::Cardinal if numeral.value? <= 130.into() || numeral.scaled => year_old(p, numeral)
            .or_else(|| paired(p, n))
            .or_else(|| aged(p, n))
            .or_else(|| bracketed(p, numeral))
            .or_else(|| apposed(p, numeral))
            .or_else(|| bounded(p, numeral))
            .or_else(|| turned(p, numeral))
            .or_else(|| allowed(p, numeral)),
        _ => None,
    }
}

fn age(words: Range<usize>, value: Decimal, of: Thing) -> Option<Proposal> {
    Proposal::figure(words, Draft::measure(Amount::Exactly(value), Unit::AGE).of(of))
}

/// "55-year-old", "19 year old", "34 years old", "20-month-old".
fn year_old(p: &Passage, numeral: &Numeral) -> Option<Proposal> {
    // "87yo", "an 87 yo man"
    let short = numeral.words.end;
    if p.any(short, &["yo", "y.o.", "y/o"]) && numeral.digits && !p.capital(short) {
        let noun = (short + 1..short + 4).take_while(|i| p.open_word(*i)).last();
        return age(
            numeral.words.start..short + 1,
            numeral.value?,
            noun.map_or(Thing::Measured, |i| Thing::At(i..i + 1)),
        );
    }
    let unit = units::measured(p, numeral)?;
    let time = calendar(unit.unit.as_str());
    let old = unit.words.end + usize::from(p.hyphen(unit.words.end));
    let olds = p.any(old, &["old", "olds"]);
    let of_age = p.row(unit.words.end, &["of", "age"]);
    if !time || !(olds || of_age) {
        return None;
    }
    let end = if of_age { old + 2 } else { old + 1 };
    // "The 25-year-old set a record", "a 61-year-old bus driver said": the noun that is so old, not the verb behind it.
    let is_noun =
        |i: usize| p.tree.is_none() || crate::figures::counted::phrase::noun_at(p, i) || p.class(i, Class::PERSON);
    let deed = |i: usize| p.is(numeral.words.start.wrapping_sub(1), "the") && deed(p, i);
    let acts = |i: usize| {
        let tag = p.tree.and_then(|t| t.words().get(p.words.get(i)?.token as usize)).map(|w| w.upos);
        tag == Some(crate::text::syntax::Upos::Verb)
    };
    let mut noun = None;
    for i in (end..end + 5).take_while(|i| p.open_word(*i) || p.hyphen(*i)) {
        if noun.is_some() && acts(i) && !p.hyphen(i - 1) {
            break;
        }
        if noun.is_none() && deed(i) {
            break;
        }
        noun = if is_noun(i) && !p.hyphen(i) { Some(i) } else { noun };
    }
    // "a 59-year-old oil-and-gas lease buyer": the noun stands further on.
    let noun = noun.filter(|i| !p.hyphen(i + 1));
    let hyphened = p.hyphen(unit.words.end) || unit.compound;
    let thing = hyphened && noun.is_some_and(|i| inanimate(p, i))
        || !hyphened && p.back(unit.words.start, 6, |i| inanimate(p, i)).is_some();
    let value = numeral.value?;
    if thing {
        let of = noun.filter(|_| hyphened).map_or(Thing::Measured, |i| Thing::At(i..i + 1));
        return Proposal::figure(unit.words.start..end, Draft::measure(Amount::Exactly(value), unit.unit).of(of));
    }
    let unit = if unit.unit.as_str() == "year" { Unit::AGE } else { unit.unit };
    let of = match noun {
        _ if p.is(old, "olds") => Thing::Nothing,
        Some(i) if hyphened => Thing::At(i..i + 1),
        _ if hyphened && p.capital(end) && p.word(end) => Thing::At(end..name_end(p, end)),
        _ => Thing::Measured,
    };
    let amount = Amount::Exactly(value);
    Proposal::figure(numeral.words.start..end, Draft::measure(amount, unit).of(of))
}

/// "16 and 17-year-olds", "for 16- and 17-year-olds": the first shares what the second says.
fn paired(p: &Passage, n: usize) -> Option<Proposal> {
    let (first, next) = (&p.numerals[n], p.numerals.get(n + 1)?);
    let mut link = first.words.end;
    link += usize::from(p.txt(link) == "-" && p.glued(link));
    let joined = p.any(link, &["and", "or"])
        && next.words.start == link + 1
        && first.value < next.value
        && first.digits == next.digits;
    let unit = units::measured(p, next).filter(|u| u.compound && u.unit.as_str() == "year");
    let old = joined && unit.is_some_and(|u| p.hyphen(u.words.end) && p.any(u.words.end + 1, &["old", "olds"]));
    if !old {
        return None;
    }
    match year_old(p, next)?.says {
        crate::figures::proposal::Says::Figure(draft) if draft.unit == Some(Unit::AGE) => {
            age(first.words.clone(), first.value?, draft.of)
        }
        _ => None,
    }
}

/// The word behind a run of capitals.
fn name_end(p: &Passage, start: usize) -> usize {
    (start..).find(|i| !(p.capital(*i) && p.word(*i))).unwrap_or(start + 1)
}

/// Things that can be so many years old.
fn inanimate(p: &Passage, at: usize) -> bool {
    p.any(
        at,
        &[
            "browser", "report", "interview", "article", "video", "photo", "boat", "bill", "plan", "project",
            "campaign", "movie", "film", "song", "letter", "building", "bridge", "church", "company", "firm",
            "conflict", "recovery", "expansion", "crisis", "regime", "alliance", "war", "car", "vehicle", "house",
            "home", "mall", "school", "record", "law", "ban", "plane", "aircraft", "jet", "ship", "vessel", "tree",
            "tradition", "feud", "dispute", "case", "system", "program", "programme", "policy", "treaty", "agreement",
            "deal", "stadium", "hotel", "plant", "reactor", "dam", "institution", "newspaper", "magazine",
            "organization", "organisation", "group", "startup", "start-up", "business", "network", "site", "website",
            "structure", "temple", "mosque", "cathedral", "castle", "fossil", "fossils", "skeleton", "remains",
            "skull", "painting", "manuscript", "tomb", "rule", "embargo", "blockade", "insurgency", "occupation",
            "mystery", "murder", "rocks", "rock", "galaxy", "universe", "star", "planet", "software", "technology",
            "data", "brand", "franchise", "festival", "republic", "nation", "tower", "pipeline", "road", "railway",
            "wine", "whisky", "contract",
        ],
    )
}

/// "aged two and 12", "aged 18 to 34", "age 7", "between the ages of 45 and 75", "ages 5-11".
fn aged(p: &Passage, n: usize) -> Option<Proposal> {
    let numeral = &p.numerals[n];
    let mut start = numeral.words.start;
    let mut modifier = None;
    let label = (start.saturating_sub(4)..start).rev().find(|i| p.any(*i, &["aged", "age", "ages"]));
    let label = label.filter(|l| {
        (*l + 1..start).all(|i| {
            p.any(
                i,
                &[
                    "of", "between", "from", "over", "under", "just", "at", "about", "only", "around", "above",
                    "below", "least",
                ],
            )
        })
    });
    if let Some(label) = label {
        if units::measured(p, numeral).is_some_and(|u| {
            u.sort != units::Sort::Measure("time")
                || !p.row(u.words.end, &["and"]) && !p.row(u.words.end, &["or"]) && u.unit.as_str() != "year"
        }) {
            return None;
        }
        let whole = p.row(label.wrapping_sub(2), &["between", "the"]) || p.is(label.wrapping_sub(1), "between");
        let next = p.numerals.get(n + 1).filter(|m| {
            m.words.start == numeral.words.end + 1
                && m.form == Form::Cardinal
                && m.value.is_some_and(|v| v < 130.into())
        });
        let pair = p.any(start.wrapping_sub(1), &["between", "from"])
            || whole
            || p.any(label, &["ages"])
            || p.any(numeral.words.end, &["to", "-", "\u{2013}"]);
        if let Some(next) = next
            && pair
            && p.any(numeral.words.end, &["and", "to", "-", "\u{2013}", "through"])
            && (whole || !p.is(numeral.words.end, "and") || p.is(start.wrapping_sub(1), "between"))
            && next.value > numeral.value
        {
            let from = if whole {
                label - if p.is(label - 1, "the") { 2 } else { 1 }
            } else if p.any(start - 1, &["between"]) {
                start - 1
            } else {
                start
            };
            let amount = Amount::Between(numeral.value?, next.value?);
            return Proposal::figure(from..next.words.end, Draft::measure(amount, Unit::AGE));
        }
        // "the age of consent", "age 65 and older"
        if p.any(start.wrapping_sub(1), &["over", "above"]) {
            modifier = Some(Modifier::Over);
        }
        let draft = Draft { modifier, ..Draft::measure(Amount::Exactly(numeral.value?), Unit::AGE) };
        return Proposal::figure(start..numeral.words.end, draft);
    }
    // "aged two and 12": the second shares the label.
    let first = &p.numerals[n.checked_sub(1)?];
    start = first.words.end;
    let joined = numeral.words.start == start + 1 && p.any(start, &["and", "or", ","])
        || numeral.words.start == start + 2 && p.row(start, &[",", "and"]);
    let shared = joined
        && !p.open_word(numeral.words.end)
        && units::measured(p, numeral).is_none()
        && p.aged.ask(n - 1, |n| aged(p, n).is_some());
    shared.then(|| age(numeral.words.clone(), numeral.value?, Thing::Measured))?
}

/// "Smith (42)".
fn bracketed(p: &Passage, numeral: &Numeral) -> Option<Proposal> {
    let at = numeral.words.start;
    let inside = p.txt(at.wrapping_sub(1)) == "("
        && p.txt(numeral.words.end) == ")"
        && numeral.words.len() == 1
        && numeral.digits;
    let name = at.checked_sub(2)?;
    let value = numeral.value?;
    let person = p.capital(name)
        && p.word(name)
        && p.capital(name.wrapping_sub(1))
        && p.word(name.wrapping_sub(1))
        && !p.earlier.sport;
    (inside && person && value >= 10.into() && value <= 105.into())
        .then(|| age(numeral.words.clone(), value, Thing::At(name_start(p, name)..name + 1)))?
}

/// "Daniel Montalvo, 19, a member", "his friend, also 19,", "Ryan S. Hollman 31, of Hope", "his wife, Sarah, 98".
fn apposed(p: &Passage, numeral: &Numeral) -> Option<Proposal> {
    let at = numeral.words.start;
    let value = numeral.value?;
    let whole = value.fract().is_zero()
        && value >= Decimal::ONE
        && value <= 115.into()
        && numeral.words.len() == 1
        && numeral.digits;
    let mut name = at.checked_sub(1)?;
    // "Amari Cole, now 45, lives in Leeds"
    let adverb = p.any(name, &["also", "just", "now", "only", "still", "then"]) && p.txt(numeral.words.end) == ",";
    if adverb && name.checked_sub(1).is_some_and(|before| p.txt(before) == ",") {
        name -= 1;
    }
    let comma = p.txt(name) == ",";
    while p.txt(name) == "," {
        name = name.checked_sub(1)?;
    }
    let close = matches!(p.txt(numeral.words.end), "," | "." | ";" | ")" | "\u{2014}" | "\u{2013}")
        && !p.glued_digit(numeral.words.end + 1)
        || p.any(numeral.words.end, &["and", "who", "of", "was", "from", "is", "has", "said", "or"]);
    // "Okafor, 66, has …" may open the sentence; "In Alabama, 10 were …" names a place.
    let opens = name > 0 || comma && p.txt(numeral.words.end) == ",";
    let placed = p
        .any(name_start(p, name).wrapping_sub(1), &["in", "at", "near", "from", "across", "outside", "of", "to"])
        && p.txt(numeral.words.end) != ",";
    // "Kim Jong-nam, 45": what stands behind the hyphen needs no capital.
    let first_part = if p.capital(name) { name } else { before_hyphen(p, name).unwrap_or(name) };
    let named = p.capital(first_part)
        && p.word(name)
        && !p.class(name, Class::MONTH.or(Class::WEEKDAY).or(Class::PREPOSITION))
        && opens
        && !placed;
    let person = p.any(
        name,
        &["woman", "man", "boy", "girl", "son", "daughter", "wife", "husband", "mother", "father", "sister", "brother"],
    );
    let full = named && name > 0 && p.capital(name - 1) && p.word(name - 1);
    if !whole
        || !close
        || !(named || person)
        || p.txt(numeral.words.end) == "," && p.numeral_at(numeral.words.end + 1).is_some() && !comma
    {
        return None;
    }
    // Without a comma in front only a full name will do: "Ryan S. Hollman 31, of Hope", never "Arsenal 3".
    if !comma
        && !(full && matches!(p.txt(numeral.words.end), ",") && value >= 10.into() && p.is(numeral.words.end + 1, "of"))
    {
        return None;
    }
    if !p.any(name, &["Jr", "Jr.", "Sr.", "III"]) && p.earlier.sport && !comma {
        return None;
    }
    let of = Thing::At(if person { name } else { name_start(p, name) }..name + 1);
    age(numeral.words.clone(), value, of)
}

/// The first word of the run of capitals that ends here, of words joined by a hyphen the first: "Jean-Luc Martin".
fn name_start(p: &Passage, last: usize) -> usize {
    let mut start = last;
    loop {
        while let Some(part) = before_hyphen(p, start) {
            start = part;
        }
        let goes_on = start > 0
            && (p.capital(start - 1)
                || p.txt(start - 1) == "."
                || before_hyphen(p, start - 1).is_some_and(|part| p.capital(part)))
            && (p.word(start - 1) || p.txt(start - 1) == "." && p.glued(start - 1))
            && !p.class(start - 1, Class::TITLE.or(Class::PREPOSITION).or(Class::CONJUNCTION).or(Class::WEEKDAY));
        if !goes_on {
            return start;
        }
        start -= 1;
    }
}

/// The word that a hyphen joins to the one at `n`.
fn before_hyphen(p: &Passage, n: usize) -> Option<usize> {
    let part = n.checked_sub(2)?;
    (p.hyphen(n - 1) && p.glued(n - 1) && p.glued(n) && p.word(part)).then_some(part)
}

/// "will be 35", "turned 40 in May", "died at 91", "life began at 40": an age of somebody named or meant by a pronoun.
fn turned(p: &Passage, numeral: &Numeral) -> Option<Proposal> {
    let at = numeral.words.start;
    let value = numeral.value?;
    let whole = value.fract().is_zero() && value >= Decimal::ONE && value <= 110.into() && !numeral.scaled;
    let end = numeral.words.end;
    // "She's 84 and lives in Leeds": no second number.
    let goes_on = p.is(end, "and") && p.numeral_at(end + 1).is_none();
    let alone = !p.open_word(end)
        && !(p.capital(end) && p.word(end) && !p.class(end, Class::PREPOSITION.or(Class::CONJUNCTION)))
        && (goes_on || !p.any(end, &["of", "%", "to", "-", "\u{2013}", "and", "or", "percent", "for", "from", "per"]))
        && !p.hyphen(end)
        && p.numeral_at(end).is_none();
    if !whole || !alone || units::measured(p, numeral).is_some() || p.earlier.poll {
        return None;
    }
    let before = at.wrapping_sub(1);
    let turns = p.any(before, &["turned", "turns", "turning", "turn"]) && !p.any(before.wrapping_sub(1), &["the", "a"]);
    let who = |i: usize| p.any(i, &["he", "she", "i", "who"]);
    // "He is only 42"
    let verb = before.wrapping_sub(usize::from(p.any(before, &["only", "just", "now", "still", "already", "about"])));
    let copula = p.any(verb, &["is", "was", "be", "'s", "\u{2019}s", "am", "'m", "\u{2019}m"]);
    let mut subject = verb.wrapping_sub(1);
    for _ in 0..3 {
        if p.any(subject, &["will", "would", "just", "only", "now", "still", "already", "then", "about"]) {
            subject = subject.wrapping_sub(1);
        }
    }
    let small = value >= 10.into() || !numeral.digits;
    // "the victim was 16", "when Clinton was 12"
    let told = numeral.digits
        && value >= Decimal::TEN
        && !p.earlier.sport
        && (p.class(subject, Class::PERSON) && !p.capital(subject) && p.is(subject.wrapping_sub(1), "the")
            || p.capital(subject) && p.word(subject) && p.is(name_start(p, subject).wrapping_sub(1), "when")
            || kin(p, subject));
    let is = copula
        && (who(subject) && small || told || p.any(subject, &["i"]))
        && (p.border(end)
            || p.txt(end) == ","
            || p.any(end, &["when", "by", "at", "and", "in", "this", "next", "but", "years"]));
    let died =
        p.is(before, "at") && p.any(before.wrapping_sub(1), &["died", "dies", "dead", "married", "retired", "retire"]);
    // "he is under 25 to compete", "those who are over 18": a bound, and a person.
    let over = p.any(before, &["over", "under"])
        && p.any(before.wrapping_sub(1), &["are", "were", "is", "was", "be", "'re", "\u{2019}re"])
        && (p.is(end, "to") || small)
        && p.back(before, 3, |i| p.any(i, &["they", "he", "she", "who", "you"])).is_some();
    // "At 19, Marta Ruiz won the title"
    let name = end + 1;
    let at_age = p.is(before, "at")
        && (before == 0 || p.border(before - 1) || p.txt(before - 1) == ",")
        && p.txt(end) == ","
        && value >= 10.into()
        && numeral.digits
        && (p.any(name, &["he", "she"]) || p.capital(name) && p.word(name) && p.capital(name + 1) && p.word(name + 1));
    // "Feinstone -- at 85, the oldest member -- won"
    let open = before.wrapping_sub(1);
    let name = open.wrapping_sub(1);
    let aside = p.is(before, "at")
        && matches!(p.txt(open), "," | "--" | "\u{2014}" | "\u{2013}")
        && p.capital(name)
        && p.word(name)
        && !p.entry(name).is(Class::MONTH.or(Class::WEEKDAY))
        && !p.class(name_start(p, name).wrapping_sub(1), Class::PREPOSITION)
        && p.txt(end) == ","
        && p.is(end + 1, "the")
        && small
        && numeral.digits;
    if aside {
        return age(numeral.words.clone(), value, Thing::At(name_start(p, name)..name + 1));
    }
    // "girls as young as 14"
    let young = p.row(before.wrapping_sub(2), &["as", "young", "as"]) && numeral.digits;
    // "although at 47 he is essentially the same age"
    let he = p.is(before, "at") && p.any(end, &["he", "she"]) && small && numeral.digits;
    (turns || is || died || over || at_age || he || young)
        .then(|| age(numeral.words.clone(), value, Thing::Measured))?
}

/// "Her mother, Rosa Alder, is 36": a comma behind the name of somebody who is a person by the word in front of it.
fn kin(p: &Passage, comma: usize) -> bool {
    let last = comma.wrapping_sub(1);
    if p.txt(comma) != "," || !p.capital(last) || !p.word(last) {
        return false;
    }
    let first = name_start(p, last);
    first > 1 && first <= last && p.txt(first - 1) == "," && p.class(first - 2, Class::PERSON)
}

/// "raising the age to buy a weapon to 21 from 18", "the retirement age would rise from 62 to 64".
fn allowed(p: &Passage, numeral: &Numeral) -> Option<Proposal> {
    let at = numeral.words.start;
    let value = numeral.value?;
    let linked =
        p.any(at.wrapping_sub(1), &["to", "from"]) && !p.open_word(numeral.words.end) && !p.hyphen(numeral.words.end);
    let whole = numeral.digits && value.fract().is_zero() && value >= Decimal::TEN && value <= 99.into();
    if !linked || !whole || units::measured(p, numeral).is_some() {
        return None;
    }
    let label = p.back(at, 12, |i| p.is(i, "age"))?;
    let moved = |i: usize| {
        p.class(i, Class::CHANGE_VERB) || p.any(i, &["raise", "raises", "raised", "raising", "lower", "lowering"])
    };
    let moves = (label.saturating_sub(3)..at).any(moved);
    moves.then(|| age(numeral.words.clone(), value, Thing::At(label..label + 1)))?
}

/// "people under 15", "everyone over 65", "children 12 and under", "Women over 55".
fn bounded(p: &Passage, numeral: &Numeral) -> Option<Proposal> {
    let at = numeral.words.start;
    let value = numeral.value?;
    let unit = units::measured(p, numeral);
    if value < Decimal::ONE
        || value > 120.into()
        || unit.as_ref().is_some_and(|u| u.unit.as_str() != "year")
        || unit.is_none()
            && p.open_word(numeral.words.end)
            && (p.plural(numeral.words.end)
                || crate::figures::counted::phrase::noun_at(p, numeral.words.end)
                    && !p.any(at.wrapping_sub(1), &["under", "over"]))
    {
        return None;
    }
    let people = |i: usize| {
        p.class(i, Class::PEOPLE)
            || p.any(
                i,
                &[
                    "people", "children", "kids", "everyone", "anyone", "men", "women", "adults", "those", "girls",
                    "boys", "teenagers", "youngsters", "pupils", "minors", "patients", "voters", "players",
                ],
            )
    };
    let before = at.wrapping_sub(1);
    let behind = numeral.words.end;
    let bound = p.any(before, &["under", "over"]) && people(before.wrapping_sub(1));
    let and = p.any(behind, &["and", "or"])
        && p.any(behind + 1, &["under", "over", "older", "younger", "above"])
        && people(before);
    let than = p.is(before, "than") && p.any(before.wrapping_sub(1), &["younger", "older"]);
    if !(bound || and || than) {
        return None;
    }
    let of = if bound { before - 1 } else { before };
    let thing = if than { Thing::Measured } else { Thing::At(of..of + 1) };
    age(numeral.words.clone(), value, thing)
}

/// "a woman in her 50s": ten years of a life.
fn decade_of_life(p: &Passage, numeral: &Numeral) -> Option<Proposal> {
    let at = numeral.words.start;
    let value = numeral.value?;
    let mut before = at.wrapping_sub(1);
    if p.any(before, &["early", "mid", "late", "-"]) {
        before = before.wrapping_sub(1 + usize::from(p.is(before, "-")));
    }
    let early =
        at.checked_sub(1).is_some_and(|i| i != before) && (20..=90).any(|v| value == v.into()) && !p.is(before, "the");
    let whose =
        p.class(before, Class::POSSESSIVE) && p.is(before.wrapping_sub(1), "in") || early && !p.is(before, "in");
    let round = (value % Decimal::TEN).is_zero() && value >= 10.into() && value <= 100.into();
    (whose && round).then(|| {
        let amount = Amount::Between(value, value + Decimal::from(9));
        let person = before.wrapping_sub(2);
        let named = crate::figures::counted::phrase::noun_at(p, person) && !p.class(person, Class::CLOSED);
        let of = if named { Thing::At(person..person + 1) } else { Thing::Measured };
        Proposal::figure(at..numeral.words.end, Draft::measure(amount, Unit::AGE).of(of))
    })?
}

/// "under-15s", "the over-65s".
fn plural(p: &Passage, numeral: &Numeral) -> Option<Proposal> {
    let at = numeral.words.start;
    let bound = at.checked_sub(if p.hyphen(at.wrapping_sub(1)) { 2 } else { 1 })?;
    let modifier = match p.txt(bound).to_lowercase().as_str() {
        "under" => Modifier::Under,
        "over" => Modifier::Over,
        _ => return None,
    };
    let draft = Draft {
        modifier: Some(modifier),
        ..Draft::measure(Amount::Exactly(numeral.value?), Unit::AGE).of(Thing::Nothing)
    };
    Proposal::figure(at..numeral.words.end, draft)
}
