//! The unit of a number: what stands glued to it, in front of it, behind it.
//!
//! `"US$4.2bn"` → usd; `"48km/h"` → km/h; `"30-day"` → day, a compound; `"$1,472.19 an ounce"` → usd/ounce;
//! `"hundreds of kilometres"` → km. Words that are units only sometimes ("pounds", "points") are told apart by what
//! stands around them.

use super::passage::Passage;
use crate::lexicon::{self, Class, Measure};
use crate::model::Unit;
use crate::text::numerals::{Form, Numeral};
use crate::text::wording::Wording;
use std::ops::Range;

/// A number with its unit.
#[derive(Clone, Debug)]
pub struct Measured {
    /// The unit.
    pub unit: Unit,
    /// What sort of unit it is.
    pub sort: Sort,
    /// All words of the figure, from the currency sign to the unit.
    pub words: Range<usize>,
    /// Whether a hyphen ties the unit to the number: "30-day".
    pub compound: bool,
}

/// What sort of unit it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Percent.
    Percent,
    /// Percentage points and basis points.
    Points,
    /// An amount of money.
    Money,
    /// A measure of this kind (`time`, `length`, …).
    Measure(&'static str),
}

/// The unit of a numeral of this passage, if it has one.
#[must_use]
pub fn measured(p: &Passage, n: &Numeral) -> Option<Measured> {
    // Nearly every rule asks of every numeral: each is read once.
    let at = std::ptr::from_ref(n).addr().wrapping_sub(p.numerals.as_ptr().addr()) / size_of::<Numeral>();
    match Some(at).filter(|at| p.numerals.get(*at).is_some_and(|own| std::ptr::eq(own, n))) {
        Some(at) => p.measured[at].get_or_init(|| read(p, n)).clone(),
        None => read(p, n),
    }
}

fn read(p: &Passage, n: &Numeral) -> Option<Measured> {
    let read = money_before(p, n).or_else(|| behind(p, n))?;
    Some(per(p, read))
}

/// "$5", "US $6.9 billion", "EUR 20 million".
fn money_before(p: &Passage, n: &Numeral) -> Option<Measured> {
    if !matches!(n.form, Form::Cardinal | Form::Vague) {
        return None;
    }
    let start = n.span.start as usize;
    let head = &p.text[p.span.start as usize..start];
    let near = head.strip_suffix([' ', '\u{a0}']).unwrap_or(head);
    let first = n.words.start;
    let money = |code: &'static str, from: usize| {
        let end = redundant_currency(p, n.words.end, code);
        Measured { unit: Unit::fixed(code), sort: Sort::Money, words: from..end, compound: false }
    };
    // "$-50.8bn"
    let near = near
        .strip_suffix(['-', '\u{2212}', '\u{2013}'])
        .filter(|r| lexicon::lexicon().sign_before(r).is_some())
        .unwrap_or(near);
    if let Some((len, code)) = lexicon::lexicon().sign_before(near) {
        let sign = (near.len() - len) + p.span.start as usize;
        let mut from = (0..first).rev().find(|i| p.words[*i].span.start as usize <= sign).unwrap_or(first);
        let mut code = code;
        if p.txt(from).ends_with('$')
            && let Some(country) = from.checked_sub(1)
        {
            // "A $15,000 loan": the dollars of Australia are written together.
            let article = p.txt(country).len() == 1 && !p.glued(from);
            let known = match p.txt(country) {
                _ if article => None,
                "US" | "U.S." | "USD" => Some("usd"),
                "A" | "AU" | "AUD" | "aud" => Some("aud"),
                "C" | "CA" | "c" | "CAD" => Some("cad"),
                "NZ" | "NZD" | "nzd" => Some("nzd"),
                "HK" | "hk" => Some("hkd"),
                "S" | "SGD" => Some("sgd"),
                "NT" => Some("twd"),
                _ => None,
            };
            if let Some(known) = known {
                (code, from) = (known, country);
            }
        }
        return Some(money(code, from));
    }
    // "$US55 million", "$A82,615"
    let before = first.checked_sub(1)?;
    if p.txt(before.wrapping_sub(1)) == "$" && p.glued(before) && p.glued(first) {
        let code = match p.txt(before) {
            "US" => "usd",
            "A" | "AU" => "aud",
            "C" | "CA" => "cad",
            "NZ" => "nzd",
            "HK" => "hkd",
            "S" => "sgd",
            _ => return None,
        };
        return Some(money(code, before - 1));
    }
    let iso = p.txt(before).len() == 3 && p.txt(before).bytes().all(|b| b.is_ascii_uppercase());
    let code = p.entry(before).currency.filter(|_| iso && n.digits)?;
    Some(money(code, before))
}

/// "$5 million dollars", "$20 US": a second naming of the same money.
fn redundant_currency(p: &Passage, at: usize, code: &str) -> usize {
    let again = p.entry(at).currency == Some(code) && p.word(at)
        || code == "usd" && p.any(at, &["USD", "US", "U.S."]) && !p.open_word(at + 1) && !p.capital(at + 1);
    if again { at + 1 } else { at }
}

fn behind(p: &Passage, n: &Numeral) -> Option<Measured> {
    let mut at = n.words.end;
    // "30-day", and "30 - day" in texts that were cut apart before.
    let spaced = p.txt(at) == "-"
        && !p.glued(at)
        && !p.glued(at + 1)
        && p.entry(at + 1).unit.is_some_and(|u| !u.glued)
        && !p.plural(at + 1);
    let compound = p.hyphen(at) && p.word(at + 1) || spaced;
    at += usize::from(compound);
    // "hundreds of kilometres", "half of a percent", "a quarter of a percentage point", "half an hour".
    match n.form {
        Form::Vague if p.is(at, "of") => at += 1,
        Form::Part { .. } if p.is(at, "of") && p.any(at + 1, &["a", "an", "one", "1"]) => at += 2,
        Form::Part { .. } if p.any(at, &["a", "an"]) => at += 1,
        Form::Part { .. } if p.is(at, "of") => return None,
        // "for a third day": the third, not a third of it.
        Form::Part { ordinal: true }
            if p.any(n.words.start, &["a", "the"]) && p.entry(n.words.end - 1).ordinal.is_some() && !compound =>
        {
            return None;
        }
        Form::Slash if n.value.is_none() => return None,
        // "0.3 of a percentage point", "1/16 of a US gallon"
        Form::Cardinal | Form::Slash
            if n.digits
                && n.value.is_some_and(|v| v < 1.into())
                && p.is(at, "of")
                && p.any(at + 1, &["a", "an", "one"]) =>
        {
            at += 2;
        }
        Form::Cardinal | Form::Vague | Form::Part { .. } | Form::Article | Form::Slash => {}
        _ => return None,
    }
    let (unit, sort, end) = named(p, n, at, compound)?;
    Some(Measured { unit, sort, words: n.words.start..end, compound })
}

/// The unit that is named at this word, and the word behind it.
fn named(p: &Passage, n: &Numeral, at: usize, compound: bool) -> Option<(Unit, Sort, usize)> {
    if p.is(at, "%") {
        let points = p.any(at + 1, &["point", "points"]) || p.is(at + 1, "-") && p.any(at + 2, &["point", "points"]);
        return Some(if points {
            (Unit::PERCENTAGE_POINT, Sort::Points, at + 2)
        } else {
            (Unit::PERCENT, Sort::Percent, at + 1)
        });
    }
    if p.row(at, &["per", "cent"]) {
        let points = p.any(at + 2, &["point", "points"]);
        return Some(if points {
            (Unit::PERCENTAGE_POINT, Sort::Points, at + 3)
        } else {
            (Unit::PERCENT, Sort::Percent, at + 2)
        });
    }
    if p.class(at, Class::PERCENT) {
        let next = if p.hyphen(at + 1) { at + 2 } else { at + 1 };
        if p.any(next, &["point", "points", "pts"]) {
            return Some((Unit::PERCENTAGE_POINT, Sort::Points, next + 1));
        }
        let percent = !p.any(at, &["percentage", "percentages"]);
        return percent.then_some((Unit::PERCENT, Sort::Percent, at + 1));
    }
    if p.is(at, "basis") {
        let next = if p.hyphen(at + 1) { at + 2 } else { at + 1 };
        return p.any(next, &["point", "points"]).then_some((Unit::fixed("basis point"), Sort::Points, next + 1));
    }
    money_behind(p, n, at, compound).or_else(|| measure(p, n, at, compound))
}

/// "4 million Thai baht", "20 cents", "164p", "420bn yuan".
fn money_behind(p: &Passage, n: &Numeral, at: usize, compound: bool) -> Option<(Unit, Sort, usize)> {
    if let Some(word) = p.words.get(at)
        && word.glued
        && !compound
        && let Some(code) = word.suffix.and_then(|s| s.currency)
    {
        return Some((Unit::fixed(code), Sort::Money, at + 1));
    }
    // "5 €": a sign behind its number, with no number of its own behind it.
    if !compound
        && n.digits
        && matches!(p.txt(at), "$" | "\u{20ac}" | "\u{a3}" | "\u{20b9}" | "\u{20bd}" | "\u{20be}")
        && p.words.get(at + 1).is_none_or(|w| w.piece.is_none())
        && let Some((_, code)) = lexicon::lexicon().sign_before(p.txt(at))
    {
        return Some((Unit::fixed(code), Sort::Money, at + 1));
    }
    let initial = p.txt(at).bytes().next().map(|b| b.to_ascii_lowercase());
    let nation = NATIONS.iter().find(|(words, _, _)| {
        let mut i = at;
        words.bytes().next() == initial
            && words.split(' ').all(|w| {
                let fits = p.is(i, w);
                i += 1;
                fits
            })
    });
    if let Some((words, sorts, code)) = nation {
        let money = at + words.split(' ').count();
        let generic = p.entry(money).currency;
        let named = sorts
            .split(' ')
            .any(|s| p.txt(money).to_lowercase().starts_with(s) || s == "dollar" && p.any(money, &["dlr", "dlrs"]));
        if p.word(money) && (generic.is_some() || named && p.any(money, &["crown", "crowns", "mark", "marks"])) {
            let code = if named { code } else { generic? };
            return Some((Unit::fixed(code), Sort::Money, money + 1));
        }
    }
    // "300 million Israeli shekels": a nation in front of money that has one name only.
    if nation.is_none()
        && p.capital(at)
        && p.word(at)
        && p.open_word(at + 1)
        && let Some(code) = p.entry(at + 1).currency.filter(|c| SINGLE.contains(c))
    {
        return Some((Unit::fixed(code), Sort::Money, at + 2));
    }
    // "10.66 billion crowns", "500 mln marks": of a country that the text does not name.
    // "the 500 mln mark drop in its volume"
    let describes = p.is(at, "mark") && n.words.end == at && p.open_word(at + 1);
    // "shares opened at 222.2 marks in Frankfurt"
    let parts = n.value.is_some_and(|v| !v.fract().is_zero());
    let german = || p.is(at, "marks") && !compound && (parts || GERMAN.iter().any(|word| p.text.contains(word)));
    if n.scaled && (p.any(at, &["crowns", "marks", "francs"]) || describes) || german() {
        return Some((
            Unit::fixed(if p.is(at, "crowns") {
                "crown"
            } else if p.any(at, &["mark", "marks"]) {
                "dem"
            } else {
                "chf"
            }),
            Sort::Money,
            at + 1,
        ));
    }
    let mut code = p.entry(at).currency.filter(|_| p.word(at))?;
    match code {
        "pound" if p.is(at, "pound") && !compound && !n.scaled => return None,
        "pound" if pounds_are_money(p, n, at, compound) => code = "gbp",
        "pound" => return None,
        "ron" | "bgn" | "pen" | "brl" | "krw" if !n.scaled && p.txt(at).len() <= 4 => return None,
        "cent" if compound && p.is(at + 1, "er") => return None,
        // "dozens of Bitcoin startups"
        "btc" | "eth" if p.open_word(at + 1) && p.plural(at + 1) => return None,
        // "a six-try victory", "a 4-gel sheet": the code of a money is written in capitals.
        "try" | "gel" | "cad" if p.txt(at) == code => return None,
        _ => {}
    }
    Some((Unit::fixed(code), Sort::Money, at + 1))
}

/// "1,250 pounds" is money where the article reckons in it, where it is scaled, or where nothing is weighed.
fn pounds_are_money(p: &Passage, n: &Numeral, at: usize, compound: bool) -> bool {
    if n.scaled || p.is(at + 1, "sterling") {
        return true;
    }
    let weighed = (0..p.words.len()).any(|i| {
        p.any(
            i,
            &[
                "weigh", "weighs", "weighed", "weighing", "weight", "heavy", "lb", "lbs", "ounces", "kilograms", "kg",
                "foot", "feet", "inches", "pounder", "heavier", "lighter",
            ],
        )
    });
    if weighed || p.is(at + 1, "of") && !p.earlier.sterling {
        return false;
    }
    // "will have to pay five pounds for a ticket"
    let paid = p
        .back(n.words.start, 4, |i| {
            p.any(
                i,
                &[
                    "pay", "pays", "paid", "paying", "cost", "costs", "costing", "charge", "charges", "charged",
                    "charging", "fined", "spent", "spend",
                ],
            )
        })
        .is_some();
    p.earlier.sterling || paid && !compound || !compound && n.value.is_some_and(|v| v >= 1000.into())
}

/// Where an article reckons in marks without saying whose.
const GERMAN: &[&str] = &["Germany", "German", "Bundesbank", "Frankfurt"];

/// Money whose word belongs to one country.
const SINGLE: &[&str] = &[
    "ils", "myr", "ngn", "zar", "huf", "pln", "uah", "vnd", "idr", "thb", "kzt", "ghs", "mmk", "rub", "eur", "nlg",
    "jpy", "cny", "btc", "bdt", "gel", "zmw", "hrk", "czk",
];

/// Whether the unit is an amount of money, by itself or by the hour.
#[must_use]
pub fn is_money(unit: &Unit) -> bool {
    let base = unit.as_str().split('/').next().unwrap_or_default();
    let coin = matches!(base, "crown" | "dem" | "pence") || NATIONS.iter().any(|(_, _, code)| *code == base);
    coin || base != "pound" && lexicon::look(base).currency.is_some()
}

/// Whose dollars, pounds, pesos: the words in front of the currency, the stems they settle, the code.
const NATIONS: &[(&str, &str, &str)] = &[
    ("australian", "dollar", "aud"),
    ("canadian", "dollar", "cad"),
    ("hong kong", "dollar", "hkd"),
    ("singapore", "dollar", "sgd"),
    ("new zealand", "dollar", "nzd"),
    ("taiwan", "dollar", "twd"),
    ("us", "dollar", "usd"),
    ("u.s.", "dollar", "usd"),
    ("american", "dollar", "usd"),
    ("british", "pound", "gbp"),
    ("egyptian", "pound", "egp"),
    ("syrian", "pound", "syp"),
    ("lebanese", "pound lira", "lbp"),
    ("mexican", "peso", "mxn"),
    ("argentine", "peso", "ars"),
    ("chilean", "peso", "clp"),
    ("colombian", "peso", "cop"),
    ("philippine", "peso", "php"),
    ("cuban", "peso", "cup"),
    ("pakistani", "rupee", "pkr"),
    ("sri lankan", "rupee", "lkr"),
    ("nepali", "rupee", "npr"),
    ("indian", "rupee", "inr"),
    ("indonesian", "rupiah", "idr"),
    ("thai", "baht", "thb"),
    ("chinese", "yuan", "cny"),
    ("japanese", "yen", "jpy"),
    ("swiss", "franc", "chf"),
    ("french", "franc", "frf"),
    ("cfa", "franc", "xof"),
    ("belgian", "franc", "bef"),
    ("luxembourg", "franc", "luf"),
    ("west german", "mark", "dem"),
    ("german", "mark", "dem"),
    ("finnish", "mark", "fim"),
    ("n.z.", "dollar", "nzd"),
    ("swedish", "kron crown", "sek"),
    ("norwegian", "kron crown", "nok"),
    ("danish", "kron crown", "dkk"),
    ("czech", "kor crown", "czk"),
    ("turkish", "lira", "try"),
    ("kenyan", "shilling", "kes"),
    ("ugandan", "shilling", "ugx"),
    ("tanzanian", "shilling", "tzs"),
    ("kuwaiti", "dinar", "kwd"),
    ("iraqi", "dinar", "iqd"),
    ("jordanian", "dinar", "jod"),
    ("iranian", "rial", "irr"),
    ("omani", "rial", "omr"),
    ("yemeni", "rial", "yer"),
    ("emirati", "dirham", "aed"),
    ("moroccan", "dirham", "mad"),
    ("dutch", "guilder", "nlg"),
    ("south korean", "won", "krw"),
    ("korean", "won", "krw"),
    ("russian", "r", "rub"),
];

fn measure(p: &Passage, n: &Numeral, mut at: usize, compound: bool) -> Option<(Unit, Sort, usize)> {
    // "20 trading days", "twenty working days", "10 metric tons", "12 full years".
    if p.any(
        at,
        &[
            "trading", "working", "business", "calendar", "consecutive", "straight", "full", "metric", "long", "more",
            "short", "whole", "additional", "extra", "solid", "successive",
        ],
    ) && p.entry(at + 1).unit.is_some_and(|u| !u.glued)
        && !compound
    {
        at += 1;
    }
    // "15 US gallons", "a third of an imperial pint"
    let volume = p.entry(at + 1).unit.is_some_and(|u| u.kind == "volume") || p.is(at + 1, "fluid");
    if p.any(at, &["US", "U.S.", "imperial"]) && volume {
        at += 1;
    }
    for (word, prefix) in [
        ("square", "square "),
        ("sq", "square "),
        ("sq.", "square "),
        ("cubic", "cubic "),
        ("nautical", "nautical "),
        ("fluid", "fluid "),
    ] {
        if p.is(at, word) {
            let next = if p.hyphen(at + 1) { at + 2 } else { at + 1 };
            let symbol = || lexicon::lexicon().symbol(p.txt(next)).filter(|_| n.digits);
            let unit = p.entry(next).unit.or_else(symbol).filter(|u| matches!(u.kind, "length" | "mass"))?;
            return Some((Unit::named(format!("{prefix}{}", unit.name)), Sort::Measure("area"), next + 1));
        }
    }
    // "4.2 light-years"
    let year = at + 1 + usize::from(p.hyphen(at + 1));
    if p.is(at, "light") && p.any(year, &["year", "years"]) && !compound {
        return Some((Unit::fixed("light-year"), Sort::Measure("length"), year + 1));
    }
    if p.txt(at).starts_with('\u{b0}') || p.txt(at) == "\u{ba}" {
        let letter = p.txt(at).trim_start_matches('\u{b0}');
        let next = if letter.is_empty() { p.txt(at + 1) } else { letter };
        let (name, end) = match next {
            "C" | "Celsius" | "celsius" => ("celsius", at + 1 + usize::from(letter.is_empty())),
            "F" | "Fahrenheit" | "fahrenheit" => ("fahrenheit", at + 1 + usize::from(letter.is_empty())),
            _ => ("degree", at + 1),
        };
        return Some((Unit::fixed(name), Sort::Measure("temperature"), end));
    }
    let word = p.words.get(at)?;
    // "half a dozen HP clerks": a firm.
    if p.txt(at) == "HP" && !n.digits {
        return None;
    }
    // "275 pound-feet of torque", "332 lb-ft"
    if p.any(at, &["pound", "pounds", "lb", "foot", "ft"]) && p.hyphen(at + 1) {
        let pair = if p.any(at, &["foot", "ft"]) { ["pounds", "lb", "pound"] } else { ["feet", "ft", "foot"] };
        if p.any(at + 2, &pair) {
            return Some((Unit::fixed("pound-foot"), Sort::Measure("other"), at + 3));
        }
    }
    if let Some(symbol) = lexicon::lexicon().symbol(p.txt(at).trim_end_matches('.')).filter(|_| n.digits)
        && (word.glued || p.txt(at).len() > 1 || matches!(p.txt(at), "W" | "V"))
        && !p.is(at, "bar")
    {
        return Some((Unit::fixed(symbol.name), Sort::Measure(symbol.kind), at + 1));
    }
    if p.any(at, &["pound", "pounds"]) {
        return Some((Unit::fixed("pound"), Sort::Measure("mass"), at + 1));
    }
    if let Some(spaced) = spaced_symbol(p, n, at, compound) {
        return Some(spaced);
    }
    // "a 52,000 barrel-a-day refinery"
    if p.hyphen(at + 1)
        && p.any(at + 2, &["a", "per"])
        && p.hyphen(at + 3)
        && let (Some(unit), Some(time)) = (p.entry(at).unit, p.entry(at + 4).unit.filter(|u| u.kind == "time"))
    {
        return Some((Unit::fixed(unit.name).per(time.name), Sort::Measure(unit.kind), at + 5));
    }
    let unit =
        if word.glued && !compound { word.suffix.and_then(|s| s.unit).or(word.entry.unit) } else { word.entry.unit }?;
    if unit.glued && !(word.glued && !compound) || !plausible(p, n, at, unit, compound) {
        return None;
    }
    if let Some((energy, end)) = hours_of_power(p, at, unit) {
        return Some((energy, Sort::Measure("energy"), end));
    }
    if unit.name == "degree" {
        let next = if p.hyphen(at + 1) { at + 2 } else { at + 1 };
        let name = match p.txt(next).to_lowercase().as_str() {
            "celsius" | "centigrade" | "celcius" | "c" => Some("celsius"),
            "fahrenheit" | "farenheit" | "f" => Some("fahrenheit"),
            _ => None,
        };
        if let Some(name) = name {
            return Some((Unit::fixed(name), Sort::Measure("temperature"), next + 1));
        }
    }
    Some((Unit::fixed(unit.name), Sort::Measure(unit.kind), at + 1))
}

/// "60 kilowatt-hours", "12 megawatt hours": power over a time, and the word behind it.
fn hours_of_power(p: &Passage, at: usize, unit: Measure) -> Option<(Unit, usize)> {
    if unit.kind != "power" {
        return None;
    }
    let hour = at + 1 + usize::from(p.hyphen(at + 1));
    p.any(hour, &["hour", "hours"]).then(|| (Unit::named(format!("{}-hour", unit.name)), hour + 1))
}

/// Symbols of one letter or mark that are units only in their place: "3.5 m (12 ft)", "12 ft 2 in", "25.5″", "68 p",
/// "12 C" where the sentence is about heat, "300 PS" of an engine.
fn spaced_symbol(p: &Passage, n: &Numeral, at: usize, compound: bool) -> Option<(Unit, Sort, usize)> {
    if !n.digits || compound || n.scaled {
        return None;
    }
    let near = |words: &[&str]| (0..p.words.len()).any(|i| p.any(i, words));
    let close = !p.open_word(at + 1) && !p.capital(at + 1);
    let length = |name| Some((Unit::fixed(name), Sort::Measure("length"), at + 1));
    match p.txt(at) {
        "\u{2033}" => length("inch"),
        "\u{2032}" if p.txt(at + 1) != "s" => length("foot"),
        "m" if !p.glued(at) && close && !p.any(at + 1, &["in", "to"]) => length("metre"),
        "in" | "in." if p.entry(n.words.start.wrapping_sub(1)).unit.is_some_and(|u| u.name == "foot") => length("inch"),
        "p" if !p.glued(at) && close => Some((Unit::fixed("pence"), Sort::Money, at + 1)),
        "C" | "F" if !p.glued(at) && near(HEAT) => {
            let name = if p.txt(at) == "C" { "celsius" } else { "fahrenheit" };
            Some((Unit::fixed(name), Sort::Measure("temperature"), at + 1))
        }
        "PS" if near(&["hp", "bhp", "kW", "engine", "horsepower", "Nm", "torque"]) => {
            Some((Unit::fixed("horsepower"), Sort::Measure("power"), at + 1))
        }
        _ => None,
    }
}

/// Whether the sentence is about heat or cold.
#[must_use]
pub fn heat(p: &Passage) -> bool {
    (0..p.words.len()).any(|i| p.any(i, HEAT))
}

/// Words of heat and cold.
const HEAT: &[&str] = &[
    "temperature", "temperatures", "degrees", "hot", "cold", "warm", "cool", "melting", "boiling", "freezing", "heat",
    "weather", "fever", "celsius", "fahrenheit", "warmer", "colder", "hotter", "warming", "thermometer", "oven",
    "heatwave",
];

/// Whether the word is a unit here: "a foot soldier", "one second-hand car" and "two yards" of prisoners are not measured.
fn plausible(p: &Passage, n: &Numeral, at: usize, unit: Measure, compound: bool) -> bool {
    match unit.name {
        // "one second later", never "one second place"; an ordinal is no number of seconds.
        "second" if p.is(at, "second") => {
            let one = n.value.is_some_and(|v| v <= 1.into());
            let fraction = n.digits && n.value.is_some_and(|v| !v.fract().is_zero());
            compound || fraction || one && !p.any(at + 1, &["place", "half", "time", "round", "largest"])
        }
        "foot" if p.is(at, "foot") => n.digits || compound || n.value.is_none_or(|v| v > 1.into()),
        "night" => !p.hyphen(at + 1),
        _ => true,
    }
}

/// "$3 a barrel", "$0.06/kWh", "2 inches a year", "80 miles per hour".
fn per(p: &Passage, read: Measured) -> Measured {
    let at = read.words.end;
    if matches!(read.sort, Sort::Percent | Sort::Points) || read.compound {
        return read;
    }
    let (word, slash) = if p.txt(at) == "/" && p.glued(at) && p.glued(at + 1) {
        (at + 1, true)
    } else if p.row(at, &["per", "annum"]) {
        return Measured { unit: read.unit.per("year"), words: read.words.start..at + 2, ..read };
    } else if p.any(at, &["per", "a", "an", "every"]) {
        (at + 1, p.any(at, &["per", "every"]))
    } else if p.is(at, "of") {
        // "3 million barrels of oil a day", "34,500 tons of copper cathode per year"; "300 days of sun a year" are days.
        let flows = matches!(read.sort, Sort::Measure(kind) if kind != "time");
        return match over_time(p, at + 1).filter(|_| flows) {
            Some(time) => Measured { unit: read.unit.per(time), ..read },
            None => read,
        };
    } else if p.txt(at) == "(" && read.sort == Sort::Money {
        // "$79.26 (£59.22) a barrel"
        let close = (at + 1..at + 7).find(|i| p.txt(*i) == ")");
        match close {
            Some(close)
                if p.any(close + 1, &["a", "an", "per"])
                    && p.numeral_over(close + 1).is_none_or(|n| p.numerals[n].form == Form::Article) =>
            {
                let Some(name) = denominator(p, close + 2, p.is(close + 1, "per")) else { return read };
                return Measured { unit: read.unit.per(&name.0), ..read };
            }
            _ => return read,
        }
    } else if p.txt(at) == ")" && read.sort == Sort::Money && p.any(at + 1, &["a", "an", "per"]) {
        let Some(name) = denominator(p, at + 2, p.is(at + 1, "per")) else { return read };
        return Measured { unit: read.unit.per(&name.0), ..read };
    } else {
        return read;
    };
    let Some((name, end)) = denominator(p, word, slash) else { return read };
    if let Sort::Measure(kind) = read.sort {
        let speed = match (read.unit.as_str(), name.as_str()) {
            ("mile", "hour") => Some("mph"),
            ("km", "hour") => Some("km/h"),
            _ => None,
        };
        if let Some(speed) = speed {
            return Measured {
                unit: Unit::fixed(speed),
                sort: Sort::Measure("speed"),
                words: read.words.start..end,
                ..read
            };
        }
        // "an hour a day" is a rate; "two days a week" too; but "10 days a year ago" is not.
        if kind == "time" && p.any(end, &["ago", "later", "earlier", "before", "after"]) {
            return read;
        }
    }
    // "from $50m a year before"; but "$50,000 a year before tax" is a rate.
    let net = p.any(
        end + 1,
        &[
            "tax", "taxes", "taxation", "deductions", "bonus", "bonuses", "expenses", "inflation", "interest", "costs",
            "rent",
        ],
    );
    if p.any(end, &["ago", "later", "earlier"]) || p.any(end, &["before", "after"]) && !slash && !net {
        return read;
    }
    Measured { unit: read.unit.per(&name), words: read.words.start..end, ..read }
}

/// The time that a flow is reckoned by, behind what flows: "oil a day", "jet fuel per year".
fn over_time(p: &Passage, from: usize) -> Option<&'static str> {
    let end = (from..from + 5).find(|i| !(p.open_word(*i) || p.hyphen(*i) || p.capital(*i) && p.word(*i)))?;
    let time = p.entry(end + 1).unit.filter(|u| u.kind == "time" && !u.glued)?;
    let rate = end > from && p.any(end, &["a", "an", "per", "every", "each"]);
    (rate && !p.any(end + 2, &["ago", "later", "earlier", "before", "after"])).then_some(time.name)
}

/// What a rate is reckoned by: "barrel", "kWh", "1,000 people", "square foot". `any`: any noun will do ("per tree").
pub fn denominator(p: &Passage, at: usize, any: bool) -> Option<(String, usize)> {
    let symbol = match p.txt(at) {
        "W" => Some("watt"),
        "h" | "hr" => Some("hour"),
        "s" => Some("second"),
        "t" => Some("tonne"),
        "m" => Some("metre"),
        "l" | "L" => Some("litre"),
        _ => None,
    };
    if let Some(symbol) = symbol.filter(|_| any) {
        return Some((symbol.to_string(), at + 1));
    }
    if let Some(n) = p.numeral_at(at).map(|n| &p.numerals[n])
        && any
    {
        // "per 1,000 people", "for every three deaths"
        let noun = n.words.end;
        if !p.open_word(noun) {
            return None;
        }
        let number = n.span.text(p.text);
        return Some((format!("{number} {}", p.txt(noun).to_lowercase()), noun + 1));
    }
    for (word, prefix) in
        [("square", "square "), ("sq", "square "), ("sq.", "square "), ("cubic", "cubic "), ("metric", "")]
    {
        if p.is(at, word) {
            let unit = if p.is(at + 1, "m") { "metre" } else { p.entry(at + 1).unit?.name };
            return Some((format!("{prefix}{unit}"), at + 2));
        }
    }
    if any && p.is(at, "dozen") || p.is(at, "dozen") && p.is(at.wrapping_sub(1), "a") {
        return Some(("dozen".to_string(), at + 1));
    }
    if let Some(symbol) = lexicon::lexicon().symbol(p.txt(at)).filter(|_| any) {
        return Some((symbol.name.to_string(), at + 1));
    }
    if let Some(unit) = p.entry(at).unit.filter(|u| !u.glued) {
        if let Some((energy, end)) = hours_of_power(p, at, unit) {
            return Some((energy.as_str().to_string(), end));
        }
        return Some((unit.name.to_string(), at + 1));
    }
    let usual = p.any(
        at,
        &[
            "share", "shr", "head", "person", "unit", "piece", "seat", "ticket", "pop", "dose", "game", "student",
            "household", "vehicle", "room", "capita", "pupil", "employee", "worker", "word", "bottle", "pack", "cow",
        ],
    );
    if usual || any && p.open_word(at) || any && p.entry(at).currency.is_some() {
        let name = p.entry(at).currency.map_or_else(|| singular(p.txt(at)), str::to_string);
        return Some((if name == "shr" { "share".to_string() } else { name }, at + 1));
    }
    None
}

/// The singular of a plain plural, in small letters.
#[must_use]
pub fn singular(word: &str) -> String {
    let low = word.to_lowercase();
    match low.as_str() {
        "people" => return "people".to_string(),
        "men" => return "man".to_string(),
        "women" => return "woman".to_string(),
        "children" => return "child".to_string(),
        _ => {}
    }
    if let Some(stem) = low.strip_suffix("ies").filter(|s| s.len() > 2) {
        return format!("{stem}y");
    }
    if low.ends_with("sses") || low.ends_with("shes") || low.ends_with("ches") || low.ends_with("xes") {
        return low[..low.len() - 2].to_string();
    }
    match low.strip_suffix('s') {
        Some(stem) if !stem.ends_with('s') && stem.len() > 2 => stem.to_string(),
        _ => low,
    }
}
