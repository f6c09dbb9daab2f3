//! Numbers that are part of a name: "Boeing 737", "G7", "Covid-19", "S&P 500", "the 60m title", "World War II",
//! "10-year Treasury yields", "Seventh Street", "the Fourth Energy Plan".
//!
//! # Leaves alone
//! A capital in front that owns the number ("Arsenal 3", "In London 12 people") and assigned classes ("was upgraded to
//! Category 4", a claim of unit `category`).

use crate::decimal::Decimal;
use crate::figures::passage::Passage;
use crate::figures::proposal::{Draft, Proposal, Thing};
use crate::figures::units;
use crate::lexicon::{Class, calendar};
use crate::model::{Amount, BlockKind, Unit, WhyNot};
use crate::text::numerals::{Form, Numeral};
use crate::text::wording::Wording;
use crate::text::words::Piece;
use std::ops::Range;

pub fn propose(p: &Passage, n: usize) -> Option<Proposal> {
    if let Some(class) = assigned(p, n) {
        return Some(class);
    }
    let words = spaced(p, n)
        .or_else(|| brand(p, n))
        .or_else(|| code(p, n))
        .or_else(|| hyphenated(p, n))
        .or_else(|| labelled(p, n))
        .or_else(|| event(p, n))
        .or_else(|| model(p, n))
        .or_else(|| instrument(p, n))
        .or_else(|| inside(p, n))
        .or_else(|| titled(p, n))
        .or_else(|| between_capitals(p, n))
        .or_else(|| behind_capitals(p, n))?;
    Proposal::no(words, WhyNot::Name)
}

/// "was upgraded to a Category 4", "weakened to an EF-3": the class is the point.
fn assigned(p: &Passage, n: usize) -> Option<Proposal> {
    let numeral = &p.numerals[n];
    let mut start = numeral.words.start;
    if p.hyphen(start.wrapping_sub(1)) {
        start -= 1;
    }
    let label = start.checked_sub(1)?;
    if !p.any(label, &["category", "ef", "level", "magnitude", "f"]) || p.is(label, "magnitude") {
        return None;
    }
    let before = label.wrapping_sub(if p.any(label.wrapping_sub(1), &["a", "an"]) { 2 } else { 1 });
    let point = p.any(before, &["to", "as", "into", "became", "reached"])
        && p.back(before, 4, |i| {
            p.any(
                i,
                &[
                    "upgraded", "downgraded", "weakened", "strengthened", "intensified", "raised", "lowered",
                    "classified", "rated", "grew", "weakening", "strengthening",
                ],
            )
        })
        .is_some();
    let end = numeral.words.end;
    let storm = p.any(end, &["storm", "hurricane", "tornado", "typhoon", "cyclone"]);
    point.then(|| {
        let of = if storm { Thing::At(end..end + 1) } else { Thing::Measured };
        Proposal::figure(label..end, Draft::measure(Amount::Exactly(numeral.value?), Unit::CATEGORY).of(of))
    })?
}

/// "a 7-Eleven": a number in digits tied to one in letters; "appeared on 60 Minutes": a length of time with a capital.
fn brand(p: &Passage, n: usize) -> Option<Range<usize>> {
    let numeral = &p.numerals[n];
    let end = numeral.words.end;
    let tied = |a: &Numeral, b: &Numeral| {
        a.digits && !b.digits && p.hyphen(a.words.end) && b.words.start == a.words.end + 1 && p.capital(b.words.start)
    };
    if let Some(next) = p.numerals.get(n + 1).filter(|m| tied(numeral, m)) {
        return Some(numeral.words.start..next.words.end);
    }
    let shown = numeral.digits
        && p.any(end, &["Minutes", "Hours"])
        && p.capital(end)
        && p.txt(end).ends_with("s")
        && p.kind != BlockKind::Headline
        && numeral.value.is_some_and(|v| [24, 48, 60].iter().any(|n| v == (*n).into()))
        && !p.capital(end + 1)
        && !p.capital(numeral.words.start.wrapping_sub(1));
    shown.then_some(numeral.words.start..end + 1)
}

/// "COVID -19", "sp 500", "S P 500": names that have lost a mark; "the bottom three" of a league.
fn spaced(p: &Passage, n: usize) -> Option<Range<usize>> {
    let numeral = &p.numerals[n];
    let start = numeral.words.start;
    let before = start.checked_sub(1)?;
    if p.dash(before) && p.any(before.wrapping_sub(1), &["covid"]) && numeral.value == Some(19.into()) {
        return Some(before - 1..numeral.words.end);
    }
    let many = numeral.value == Some(500.into());
    if numeral.digits && many && (p.any(before, &["sp"]) || p.row(before.wrapping_sub(1), &["s", "p"])) {
        return Some(before..numeral.words.end);
    }
    // "the Standard & Poor's 500", "the Group of 20 summit", "aides at No 10"
    let poor = many && p.back(start, 3, |i| p.any(i, &["Poor", "Poors", "Poor's", "Poor\u{2019}s"])).is_some();
    let group = p.is(before, "of")
        && p.txt(before.wrapping_sub(1)) == "Group"
        && (p.capital(start) || [5, 7, 8, 10, 20, 77].iter().any(|v| numeral.value == Some((*v).into())));
    let downing = p.txt(before) == "No" && numeral.digits && numeral.value == Some(10.into());
    // "the Gang of Eight"
    if p.is(before, "of")
        && p.any(before.wrapping_sub(1), &["Gang", "Band", "Council"])
        && p.capital(before - 1)
        && (p.capital(start) || numeral.digits && p.txt(before - 1) == "Gang")
    {
        return Some(before - 1..numeral.words.end);
    }
    if poor || downing {
        return Some(start..numeral.words.end);
    }
    if group {
        return Some(before - 1..numeral.words.end);
    }
    let league = p.any(before, &["bottom", "top"])
        && p.is(before.wrapping_sub(1), "the")
        && !numeral.digits
        && numeral.form == Form::Cardinal;
    (league
        && !p.open_word(numeral.words.end)
        && !p.is(numeral.words.end, "of")
        && p.back(before, 4, |i| p.any(i, &["in", "into", "towards", "toward", "from", "of", "outside"])).is_some())
    .then_some(before..numeral.words.end)
}

/// Whether a number names an airliner of the makers' series: 707 to 797.
pub fn airliner(value: Decimal) -> bool {
    (Decimal::from(707)..=Decimal::from(797)).contains(&value) && (70..=79).any(|n| value == Decimal::from(n * 10 + 7))
}

/// "the 747-400", "its 747 fleet", "the 300 series", "NAFTA 2.0".
fn model(p: &Passage, n: usize) -> Option<Range<usize>> {
    let numeral = &p.numerals[n];
    let (before, end) = (numeral.words.start.wrapping_sub(1), numeral.words.end);
    let plain = numeral.digits && !numeral.scaled && numeral.words.len() == 1;
    // "its Block 1B variant": a capital letter behind a label is no billion.
    let lettered = numeral.form == Form::Cardinal
        && numeral.digits
        && numeral.scaled
        && numeral.words.len() <= 2
        && numeral.span.len() <= 3
        && p.text[numeral.span.start as usize..numeral.span.end as usize]
            .ends_with(['A', 'B', 'C', 'D', 'K', 'M', 'T']);
    if lettered
        && p.capital(before)
        && p.word(before)
        && before > 0
        && p.label(before).any(Class::LABEL_NAME.or(Class::LABEL_IDENTIFIER))
        && !p.plural(end)
    {
        return Some(before..end);
    }
    // "the 3.0 version", "version 2.1 of the system"
    let version = plain && numeral.value.is_some_and(|v| v < 100.into()) && numeral.span.text(p.text).contains('.');
    if version && (p.any(end, &["version", "versions", "release"]) || p.any(before, &["version", "versions"])) {
        return Some(numeral.words.clone());
    }
    // "a satellite called Starling 2"
    let called = p.any(before.wrapping_sub(1), &["called", "dubbed", "named", "codenamed"]);
    if called && before > 0 && plain && p.capital(before) && p.word(before) && !p.plural(end) {
        return Some(before..end);
    }
    // "the station KOVR 6": what broadcasters are called in America.
    let call = p.txt(before);
    let station = call.len() == 4 && call.starts_with(['K', 'W']) && call.bytes().all(|b| b.is_ascii_uppercase());
    if plain && station && numeral.value.is_some_and(|v| v < 100.into()) && p.kind != BlockKind::Headline {
        return Some(before..end);
    }
    if !plain || !matches!(numeral.form, Form::Cardinal | Form::Plural) || units::measured(p, numeral).is_some() {
        return None;
    }
    let value = numeral.value?;
    let airliners = airliner(value);
    let tied = |at: usize| p.dash(at) && p.glued(at) && p.glued(at + 1);
    let craft = |at: usize| {
        p.any(
            at,
            &[
                "aircraft", "jet", "jets", "jetliner", "jetliners", "airliner", "airliners", "plane", "planes",
                "fleet", "fleets", "freighter", "freighters",
            ],
        )
    };
    // Both halves of "747-400", each when it is asked.
    if let Some(next) = p.numerals.get(n + 1).filter(|m| tied(end) && m.words.start == end + 1)
        && airliners
        && next.value.is_some_and(|v| v >= 100.into())
    {
        return Some(numeral.words.start..next.words.end);
    }
    if let Some(first) = n.checked_sub(1).map(|m| &p.numerals[m])
        && tied(before)
        && first.words.end == before
        && first.value.is_some_and(airliner)
    {
        return Some(first.words.start..end);
    }
    // "the 737 Max crisis", "787 Dreamliner deliveries"
    if airliners && p.any(end, &["Dreamliner", "Dreamliners", "Max"]) && p.capital(end) {
        return Some(numeral.words.start..end + 1);
    }
    // "the LC 500 grand tourer": letters and a number, and nothing counted behind.
    let letters = p.txt(before);
    let coded = (2..=3).contains(&letters.len())
        && letters.bytes().all(|b| b.is_ascii_uppercase())
        && !p.any(
            before,
            &[
                "US", "UK", "EU", "UN", "UAE", "AP", "PM", "AM", "GMT", "ET", "NHS", "IT", "IN", "TO", "OF", "AND",
                "FOR", "THE", "AT", "BY", "ON", "AS",
            ],
        )
        && (p.class(before.wrapping_sub(1), Class::ARTICLE.or(Class::POSSESSIVE))
            || p.open_word(before.wrapping_sub(1)))
        && p.open_word(end)
        && !(end..end + 3).any(|i| p.plural(i))
        && p.kind != BlockKind::Headline
        && value >= 10.into();
    if coded {
        return Some(before..end);
    }
    let determined = p.class(before, Class::ARTICLE.or(Class::POSSESSIVE)) || p.any(before, &["'s", "\u{2019}s"]);
    let fleet = airliners && craft(end) && determined;
    let series = p.is(end, "series") && determined && value >= 100.into() && (value % Decimal::ONE_HUNDRED).is_zero();
    let text = numeral.span.text(p.text);
    let version = text.len() == 3
        && text.ends_with(".0")
        && p.capital(before)
        && p.word(before)
        && before > 0
        && !p.class(before, Class::CLOSED)
        && !p.plural(end);
    if version {
        return Some(before..end);
    }
    (fleet || series).then(|| numeral.words.clone())
}

/// "IE6", "4chan", "5G", "A320".
fn code(p: &Passage, n: usize) -> Option<Range<usize>> {
    let numeral = &p.numerals[n];
    match numeral.form {
        Form::Code | Form::Roman => {
            // "Internet Explorer 9 (IE9)", "World War II": the capitals in front belong to it.
            let mut start = numeral.words.start;
            while numeral.form == Form::Roman
                && start > 0
                && p.capital(start - 1)
                && p.word(start - 1)
                && !p.class(start - 1, Class::TITLE)
            {
                start -= 1;
            }
            Some(start..numeral.words.end)
        }
        _ => None,
    }
}

/// "Covid-19", "Hwasong-14", "F-16s", "B-52", "Airbus A-380", "US-2".
fn hyphenated(p: &Passage, n: usize) -> Option<Range<usize>> {
    let numeral = &p.numerals[n];
    let hyphen = numeral.words.start.checked_sub(1)?;
    let name = hyphen.checked_sub(1)?;
    let tied = p.dash(hyphen) && p.glued(hyphen) && p.glued(numeral.words.start) && p.word(name) && p.capital(name);
    let form = matches!(numeral.form, Form::Cardinal | Form::Plural | Form::Code) && !numeral.scaled && numeral.digits;
    let ages = p.any(name, &["Under", "Over", "Mid", "Top", "Sub", "Pre", "Post", "Non", "Minus", "Magnitude"]);
    let unit = units::measured(p, numeral).is_some() && !p.txt(name).bytes().all(|b| b.is_ascii_uppercase());
    (tied && form && !ages && !unit).then_some(name..numeral.words.end)
}

/// "Boeing 737", "Type 2", "S&P 500", "Canyon Fire 2".
fn labelled(p: &Passage, n: usize) -> Option<Range<usize>> {
    let numeral = &p.numerals[n];
    let label = numeral.words.start.checked_sub(1)?;
    let bare = matches!(numeral.form, Form::Cardinal | Form::Code | Form::Roman | Form::Plural)
        && !numeral.scaled
        && !grouped(p, n);
    if !bare
        || units::measured(p, numeral).is_some()
        || !p.label(label).any(Class::LABEL_NAME)
        || p.glued(numeral.words.start) && p.dash(label)
    {
        return None;
    }
    // "Flight 12 passengers" is no English; "Type 2 diabetes" is. A plural in small letters behind is counted, unless
    // the label is in small letters itself or the number has a capital ("Category Two patients").
    let counted = p.plural(numeral.words.end)
        && p.capital(label)
        && !p.label(label).any(Class::LABEL_IDENTIFIER)
        && numeral.value.is_some_and(|v| v < 100.into())
        && !numeral.digits
        && !(p.capital(numeral.words.start) && p.kind != BlockKind::Headline);
    (!counted).then_some(label..numeral.words.end)
}

fn grouped(p: &Passage, n: usize) -> bool {
    matches!(p.words[p.numerals[n].words.start].piece, Some(Piece::Plain { grouped: true, .. }))
}

/// "the men's 60m title", "the 400m hurdles", "won the 100 metres".
fn event(p: &Passage, n: usize) -> Option<Range<usize>> {
    const LENGTHS: &[u32] =
        &[50, 55, 60, 80, 100, 110, 200, 300, 400, 500, 600, 800, 1000, 1500, 2000, 3000, 5000, 10000, 4, 10, 20, 50];
    const WHAT: &[&str] = &[
        "title", "titles", "hurdles", "champion", "champions", "championship", "race", "races", "final", "finals",
        "freestyle", "sprint", "event", "events", "record", "relay", "butterfly", "backstroke", "breaststroke",
        "medley", "dash", "gold", "silver", "bronze", "crown", "runner", "runners", "steeplechase", "heats", "heat",
        "semi-final", "semi-finals", "walk", "individual", "world", "indoor", "european", "olympic", "aaas", "winner",
        "medal", "medallist", "specialist",
    ];
    let numeral = &p.numerals[n];
    let unit = units::measured(p, numeral)?;
    let length = numeral.value.is_some_and(|v| LENGTHS.iter().any(|l| v == (*l).into()));
    if !length || !matches!(unit.unit.as_str(), "metre" | "km" | "mile") {
        return None;
    }
    let end = unit.words.end;
    let owned = p.any(
        numeral.words.start.wrapping_sub(1),
        &["'s", "\u{2019}s", "men's", "women's", "world", "olympic", "the", "indoor"],
    );
    (p.any(end, WHAT)
        || owned
            && p.earlier.sport
            && !p.any(end, &["of", "away", "long", "from", "deep", "to"])
            && !p.is(numeral.words.start.wrapping_sub(1), "the")
            && !p.is(numeral.words.start.wrapping_sub(2), "final"))
    .then_some(unit.words)
}

/// "10-year Treasury yields", "52-week highs", "three-month aluminium", "90-day bills".
fn instrument(p: &Passage, n: usize) -> Option<Range<usize>> {
    let numeral = &p.numerals[n];
    let unit = units::measured(p, numeral)?;
    let time = calendar(unit.unit.as_str());
    let end = unit.words.end;
    let paper = p.any(
        end,
        &[
            "treasury", "treasuries", "bond", "bonds", "note", "notes", "yield", "yields", "gilt", "gilts", "bund",
            "bunds", "bill", "bills", "swap", "swaps", "futures", "copper", "aluminum", "aluminium", "nickel", "zinc",
            "lead", "tin", "libor", "euribor", "mortgage", "mortgages", "fixed", "maturities", "paper",
        ],
    ) || p.any(end, &["U.S.", "US", "German", "Japanese", "government", "benchmark"])
        && p.any(
            end + 1,
            &["treasury", "treasuries", "bond", "bonds", "note", "notes", "yield", "yields", "government"],
        );
    let extreme = unit.unit.as_str() == "week"
        && numeral.value.is_some_and(|v| v == 52.into())
        && p.any(end, &["high", "highs", "low", "lows", "range", "peak"]);
    // "yields for 2-year and 10-year Treasuries": the first shares what the second names.
    let shared = unit.compound
        && p.any(end, &["and", "or", ","])
        && p.numerals.get(n + 1).is_some_and(|m| m.words.start == end + 1)
        && instrument(p, n + 1).is_some();
    (time && (unit.compound && (paper || extreme) || shared)).then_some(unit.words)
}

/// "told CBS's \"60 Minutes\"", "on '48 Hours'": a few words with capitals between marks of quotation.
fn titled(p: &Passage, n: usize) -> Option<Range<usize>> {
    let words = &p.numerals[n].words;
    let open = words.start.checked_sub(1).filter(|_| p.numerals[n].digits && !p.class(words.end, Class::PERCENT))?;
    let mark = |i: usize| matches!(p.txt(i), "\"" | "\u{201c}" | "\u{201d}" | "'" | "\u{2018}" | "\u{2019}");
    let end = (words.end..words.end + 4).take_while(|i| p.word(*i) && p.capital(*i)).last()? + 1;
    let close = end + usize::from(matches!(p.txt(end), "." | ","));
    // A whole utterance stands alone: "10 Killed".
    let told = open > 0 && p.word(open - 1) || open > 1 && p.glued(open - 1) && p.word(open - 2);
    (told && mark(open) && p.glued(words.start) && mark(close)).then_some(words.start..end)
}

/// A number word with a capital inside a name: "Seventh Street", "the Fourth Energy Plan", "Four Continents".
fn inside(p: &Passage, n: usize) -> Option<Range<usize>> {
    let numeral = &p.numerals[n];
    let start = numeral.words.start;
    let word = matches!(numeral.form, Form::Ordinal | Form::Cardinal | Form::Part { .. })
        && numeral.words.len() == 1
        && !numeral.scaled;
    if !word || p.kind == BlockKind::Headline {
        return None;
    }
    let street = p.any(
        numeral.words.end,
        &[
            "Street", "St.", "Avenue", "Ave.", "Ave", "Amendment", "Fleet", "Army", "Circuit", "Division", "Lady",
            "Minister", "Reich", "Ward", "Congress", "Republic", "Battalion",
        ],
    ) && p.capital(numeral.words.end);
    if street && (numeral.form == Form::Ordinal || matches!(numeral.form, Form::Part { .. })) {
        return Some(start..numeral.words.end + 1);
    }
    if numeral.digits || !p.capital(start) {
        return None;
    }
    // A capital at the head of a sentence says nothing, unless a second one follows and a small word does not.
    let head = start == 0
        || p.border(start - 1)
        || matches!(p.txt(start - 1), "\u{201c}" | "\"" | "\u{2018}" | "'" | "\u{2022}" | "*");
    let capitals = (numeral.words.end..).take_while(|i| p.capital(*i) && p.word(*i)).count();
    let before = start > 0 && p.capital(start - 1) && p.word(start - 1) && !p.class(start - 1, Class::TITLE);
    if head && !(capitals > 1 && numeral.form == Form::Ordinal) {
        return None;
    }
    let first = if before { start - 1 } else { start };
    (capitals > 0 || before && !p.open_word(numeral.words.end)).then(|| first..numeral.words.end + capitals)
}

/// "iPhone 11 Pro", "Galaxy Note 20 Ultra", "two new 737 Max jets", "the 787 Dreamliner", "the last-32".
fn between_capitals(p: &Passage, n: usize) -> Option<Range<usize>> {
    let numeral = &p.numerals[n];
    let (start, end) = (numeral.words.start, numeral.words.end);
    let bare = numeral.form == Form::Cardinal
        && numeral.digits
        && numeral.words.len() == 1
        && !grouped(p, n)
        && units::measured(p, numeral).is_none()
        && numeral.value.is_some_and(|v| v.fract().is_zero() && v < 1000.into());
    if !bare || p.kind == BlockKind::Headline || p.earlier.sport && !p.hyphen(start.wrapping_sub(1)) {
        return None;
    }
    let before = start.wrapping_sub(1);
    if p.hyphen(before) && p.any(before.wrapping_sub(1), &["last", "round"]) {
        return Some(before - 1..end);
    }
    let model = p.capital(end)
        && p.word(end)
        && !p.txt(end).ends_with('s')
        && !p.class(end, Class::MONTH.or(Class::WEEKDAY))
        && !nationality(p.txt(end))
        && !p.hyphen(end);
    if !model {
        return None;
    }
    let maker = p.capital(before)
        && p.word(before)
        && before > 0
        && !p.class(before, Class::NAMELESS)
        && !p.border(before.wrapping_sub(1));
    let model_word = p.any(end, &["Pro", "Max", "Ultra", "Plus", "Mini", "Lite", "Air", "SE"]);
    if model_word {
        return Some(if maker { before..end } else { start..end });
    }
    let lone = !p.open_word(end + 1)
        || p.any(end + 1, &["jet", "jets", "plane", "planes", "aircraft", "crash", "crashes", "phone", "phones"]);
    let named = p.any(before, &["the", "a", "own", "new", "its", "and", "'s", "\u{2019}s"])
        && (numeral.value.is_some_and(|v| v >= 100.into())
            || n > 0 && p.is(before, "and") && between_capitals(p, n - 1).is_some())
        && lone;
    (maker || named).then_some(if maker { before..end } else { start..end })
}

/// An adjective of a people, which a count may stand before: "39 Iranian".
fn nationality(word: &str) -> bool {
    ["ian", "ean", "ish", "ese", "ch", "an", "i", "ic", "U.S.", "US", "UK", "EU", "NATO", "Nato", "British"]
        .iter()
        .any(|e| word.ends_with(e))
}

/// "the Versa 2", "Hurricane 5", "12 News": a small plain number right behind a name in the middle of a sentence, with
/// nothing behind it that it could count.
fn behind_capitals(p: &Passage, n: usize) -> Option<Range<usize>> {
    let numeral = &p.numerals[n];
    let start = numeral.words.start;
    let bare = numeral.form == Form::Cardinal
        && numeral.digits
        && numeral.words.len() == 1
        && !grouped(p, n)
        && units::measured(p, numeral).is_none();
    if !bare || p.kind == BlockKind::Headline {
        return None;
    }
    let end = numeral.words.end;
    // "told 12 News that": a capital right behind and nothing counted.
    let outlet = p.any(end, &["News", "Network", "Sports", "Eyewitness"]) && p.capital(end);
    if outlet {
        return Some(start..end + 1);
    }
    let name = start.checked_sub(1)?;
    let named = p.capital(name)
        && p.word(name)
        && name > 0
        && !p.any(name, &["no.", "no", "nos.", "nos"])
        && !p.class(name, Class::NAMELESS.or(Class::WEEKDAY).or(Class::PRONOUN));
    // "the Commodore 64 sold", where the article writes it so again and again.
    let known = || {
        !p.label(name).any(Class::LABEL_IDENTIFIER)
            && !p.any(name, &["caption", "photo", "slide"])
            && p.earlier.names.iter().any(|(word, number)| word == p.txt(name) && number == numeral.span.text(p.text))
    };
    let counted = || p.plural(end) && crate::figures::counted::phrase::noun_at(p, end);
    if !p.earlier.sport && p.txt(end) != "," && !counted() && known()
        || p.txt(end) == "," && !p.earlier.sport && p.class(name.wrapping_sub(1), Class::ARTICLE) && known()
    {
        return Some(name..end);
    }
    let free = !p.open_word(end)
        && !p.class(end, Class::NUMERIC)
        && !p.capital(end)
        && p.numeral_at(end).is_none()
        && !p.dash(end)
        && p.txt(end) != "%"
        && p.txt(end) != "(";
    let person = p.txt(end) == "," && numeral.value.is_some_and(|v| v >= 5.into() && v < 110.into());
    let second = numeral.value.is_some_and(|v| v < 100.into() || v >= 1900.into() && v <= 2100.into());
    let tied = !p.earlier.sport && p.txt(name) != "U.S." && second;
    (named
        && free
        && !person
        && tied
        && p.any(
            end,
            &[
                "has", "had", "is", "was", "were", "and", ",", ".", ")", "'s", "\u{2019}s", "in", "on", "at", "to",
                "for", "with", "or", ";", "\u{201d}",
            ],
        )
        && !p.border(name.wrapping_sub(1))
        && !p.is(end, "of"))
    .then_some(name..end)
}
