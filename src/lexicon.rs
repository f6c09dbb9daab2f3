//! Words as data: typed access to `lexicon/*.txt`.
//!
//! `look("Dozens")` → an [`Entry`] of class [`VAGUE`](Class::VAGUE). The lists are part of the program, read once on
//! first use, so an editor who wants another unit or another cue adds a word to a list and builds again. Case and the
//! shape of the apostrophe do not matter; a word that stands in no list has the [empty entry](Entry::EMPTY).

mod packed;
mod times;
mod word_set;

use crate::decimal::{self, Decimal};
use packed::{Packed, Table};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;
pub use times::{calendar, lasting};
pub use word_set::WordSet;

/// A set of word classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Class(u64);

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:expr;)*) => {
        impl Class {
            $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)*
        }
    };
}

classes! {
    /// "seven", "twenty".
    CARDINAL = 0;
    /// "hundred", "million", "dozen", "bn".
    SCALE = 1;
    /// "third".
    ORDINAL = 2;
    /// "half", "thirds".
    FRACTION = 3;
    /// "dozens", "thousands".
    VAGUE = 4;
    /// "doubled", "threefold".
    MULTIPLE = 5;
    /// "March", "Sept".
    MONTH = 6;
    /// "Tuesday".
    WEEKDAY = 7;
    /// A unit of measure.
    UNIT = 8;
    /// A currency's word or code.
    CURRENCY = 9;
    /// "rose", "drop", "lower".
    CHANGE_VERB = 10;
    /// "a 5% drop".
    CHANGE_NOUN = 11;
    /// "up 5%".
    CHANGE_PARTICLE = 12;
    /// A verb that attributes.
    CUE = 13;
    /// "the", "a", "an".
    ARTICLE = 14;
    /// "this", "those".
    DEMONSTRATIVE = 15;
    /// "his", "their".
    POSSESSIVE = 16;
    /// "of", "between".
    PREPOSITION = 17;
    /// "and", "or", "but".
    CONJUNCTION = 18;
    /// "he", "them", "who".
    PRONOUN = 19;
    /// "is", "would".
    AUXILIARY = 20;
    /// "not", "no".
    NEGATION = 21;
    /// "all", "other".
    QUANTIFIER = 22;
    /// "who", "which".
    RELATIVE = 23;
    /// "that", "while".
    SUBORDINATOR = 24;
    /// "officer", "spokeswoman": one human being by what they are.
    PERSON = 25;
    /// "officials", "police": several.
    PEOPLE = 26;
    /// "ministry", "company".
    BODY = 27;
    /// "report", "poll", "data".
    PAPER = 28;
    /// "newspaper", "agency".
    OUTLET = 29;
    /// "Gen.", "President".
    TITLE = 30;
    /// A label whose number is an identifier: "section".
    LABEL_IDENTIFIER = 31;
    /// A label whose number belongs to a name: "Boeing".
    LABEL_NAME = 32;
    /// A label whose number is a place in a sequence: "day five".
    LABEL_ORDINAL = 33;
    /// "percent", "pct".
    PERCENT = 34;
    /// A name that women bear, or one that men bear.
    GIVEN_FEMALE = 35;
    /// A name that men bear.
    GIVEN_MALE = 36;
    /// A verb's form that is no noun, from the list of common verbs.
    VERB = 37;
    /// An adverb.
    ADVERB = 38;
    /// The name of a news outlet, or its chief word.
    PRESS = 39;
    /// Any word that can begin or carry a numeral.
    NUMERIC = 40;
    /// The first word of a place's name.
    PLACE = 41;
    /// "coach", "innings": of matches and races.
    SPORT = 42;
    /// "voters", "undecided": of polls and elections.
    POLL = 43;
    /// The first word of a phrase that weakens an assertion: "reportedly", "is".
    HEDGE = 44;
}

impl Class {
    /// No class at all.
    pub const NONE: Self = Self(0);

    /// The closed classes: words that are no noun, adjective or full verb.
    pub const CLOSED: Self = Self::ARTICLE
        .or(Self::AUXILIARY)
        .or(Self::CONJUNCTION)
        .or(Self::DEMONSTRATIVE)
        .or(Self::NEGATION)
        .or(Self::POSSESSIVE)
        .or(Self::PREPOSITION)
        .or(Self::PRONOUN)
        .or(Self::RELATIVE)
        .or(Self::SUBORDINATOR);

    /// What is no name right in front of a number, though a capital may open it: "March 5", "In 5", "Says 5".
    pub const NAMELESS: Self = Self::ARTICLE
        .or(Self::AUXILIARY)
        .or(Self::CONJUNCTION)
        .or(Self::CUE)
        .or(Self::MONTH)
        .or(Self::PREPOSITION)
        .or(Self::SUBORDINATOR);

    /// Whether the two sets share a class.
    #[must_use]
    #[inline]
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What is known of one word.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its classes.
    pub class: Class,
    /// The value of a number word below a hundred.
    pub cardinal: Option<u32>,
    /// The factor of a scale word.
    pub scale: Option<Decimal>,
    /// The place of an ordinal.
    pub ordinal: Option<u32>,
    /// The denominator of a fraction word.
    pub denominator: Option<u32>,
    /// The factor of a word like "doubled".
    pub multiple: Option<Decimal>,
    /// The month, 1 to 12.
    pub month: Option<u8>,
    /// The unit of measure.
    pub unit: Option<Measure>,
    /// The ISO code of the currency, in lower case.
    pub currency: Option<&'static str>,
    /// Whether the word says up (true) or down.
    pub up: bool,
    /// How the word attributes.
    pub cue: Option<Cue>,
}

impl Entry {
    /// The entry of a word that stands in no list.
    pub const EMPTY: Self = Self {
        class: Class::NONE,
        cardinal: None,
        scale: None,
        ordinal: None,
        denominator: None,
        multiple: None,
        month: None,
        unit: None,
        currency: None,
        up: false,
        cue: None,
    };

    /// Whether the word is of one of these classes.
    #[must_use]
    #[inline]
    pub fn is(&self, class: Class) -> bool {
        self.class.any(class)
    }
}

/// The entry of every word that stands in no list, and of a place where no word stands.
pub static NOTHING: Entry = Entry::EMPTY;

/// A unit of measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    /// What it measures: `time`, `length`, …
    pub kind: &'static str,
    /// Its name in the ledger.
    pub name: &'static str,
    /// Whether this form counts only where it is glued to its number.
    pub glued: bool,
}

/// How a verb attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// The class of the verb.
    pub verb: CueVerb,
    /// The form of this word.
    pub form: CueForm,
    /// Whether the form is more often something else ("states").
    pub doubtful: bool,
    /// The base form: "say".
    pub base: &'static str,
}

/// The classes of attributing verbs; each allows frames of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum CueVerb {
    Announce,
    Believe,
    Cite,
    Estimate,
    Judge,
    Promise,
    Propose,
    Report,
    Say,
    Show,
    Tell,
}

/// The form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum CueForm {
    Base,
    Third,
    Past,
    Participle,
    Gerund,
}

/// A phrase of the modifier list.
#[derive(Clone, Debug)]
pub struct ModifierPhrase {
    /// Its sign: `~`, `<`, `>`, `<=`, `>=`.
    pub sign: &'static str,
    /// Its words.
    pub words: Vec<&'static str>,
}

/// A phrase of the hedge list.
#[derive(Clone, Debug)]
pub struct HedgePhrase {
    /// `hearsay`, `modal`, `plan` or `view`.
    pub kind: &'static str,
    /// Its words.
    pub words: Vec<&'static str>,
}

/// All lists.
pub struct Lexicon {
    /// The words of one byte, by that byte: most are marks.
    single: Vec<Entry>,
    /// The words that fit in a [`Packed`] one.
    short: Table,
    /// All others.
    words: FxHashMap<&'static [u8], Entry>,
    labels: FxHashMap<&'static str, Class>,
    glued: FxHashMap<&'static [u8], Suffix>,
    signs: Vec<(&'static str, &'static str)>,
    /// The bytes that a currency sign can end with.
    sign_ends: [bool; 256],
    symbols: FxHashMap<&'static str, Measure>,
    /// The modifier phrases that stand behind a number, longest first.
    modifiers_behind: Vec<ModifierPhrase>,
    /// Those that stand in front of one, by their last word, longest first.
    modifiers_in_front: FxHashMap<&'static [u8], Vec<ModifierPhrase>>,
    /// The first words of those behind.
    modifiers_open: FxHashSet<&'static [u8]>,
    /// The hedge phrases by their first word, longest first.
    hedges: FxHashMap<&'static [u8], Vec<HedgePhrase>>,
    outlets: FxHashMap<&'static str, Vec<Vec<&'static str>>>,
    places: FxHashMap<&'static str, Vec<Vec<&'static str>>>,
}

/// What letters glued behind digits can mean.
#[derive(Clone, Debug, Default)]
pub struct Suffix {
    /// A multiplier: "4.2bn".
    pub scale: Option<Decimal>,
    /// A unit: "69km".
    pub unit: Option<Measure>,
    /// A currency: "20p".
    pub currency: Option<&'static str>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

/// The lists, read on first use.
#[must_use]
pub fn lexicon() -> &'static Lexicon {
    &LEXICON
}

/// The entry of a word, whatever its case.
#[must_use]
pub fn look(word: &str) -> &'static Entry {
    let lexicon = lexicon();
    if let [byte] = word.as_bytes() {
        return lexicon.single.get(usize::from(*byte)).unwrap_or(&NOTHING);
    }
    let other = || folded(word, |low| Packed::of(low).map_or_else(|| lexicon.words.get(low), |p| lexicon.short.get(p)));
    Packed::of(word.as_bytes()).map_or_else(other, |packed| lexicon.short.get(packed)).unwrap_or(&NOTHING)
}

impl Lexicon {
    /// What the letters glued behind digits can mean ("bn", "km", "p"); upper and lower case agree except "M" and "m".
    #[must_use]
    pub fn suffix(&self, letters: &str) -> Option<&Suffix> {
        folded(letters, |low| self.glued.get(low))
    }

    /// The unit that a symbol as written stands for behind digits: "kW" and "Nm", where capitals count.
    #[must_use]
    pub fn symbol(&self, text: &str) -> Option<Measure> {
        self.symbols.get(text).copied()
    }

    /// The label classes of a word as written: case matters ("Channel 4", not "channel 4").
    #[must_use]
    pub fn label(&self, word: &str) -> Class {
        self.labels.get(word).copied().unwrap_or_default()
    }

    /// The currency sign that ends right before digits in `before`: its length in bytes and the currency's code.
    #[must_use]
    pub fn sign_before(&self, before: &str) -> Option<(usize, &'static str)> {
        if !self.sign_ends[usize::from(*before.as_bytes().last()?)] {
            return None;
        }
        let fits = |sign: &str| {
            let at = before.len().checked_sub(sign.len())?;
            let (head, tail) = (before.get(..at)?, before.get(at..)?);
            let apart = || {
                let letters = sign.starts_with(|c: char| c.is_alphabetic());
                !letters || !head.ends_with(|c: char| c.is_alphanumeric())
            };
            (tail.eq_ignore_ascii_case(sign) && apart()).then_some(sign.len())
        };
        self.signs.iter().find_map(|(sign, code)| fits(sign).map(|len| (len, *code)))
    }

    /// The modifier phrases in front of a number that end with this word, in any case, longest first.
    #[must_use]
    pub fn modifiers_in_front(&self, last: &str) -> &[ModifierPhrase] {
        folded(last, |low| self.modifiers_in_front.get(low)).map_or(&[], Vec::as_slice)
    }

    /// The modifier phrases behind a number, longest first, if one of them begins with one of these words.
    #[must_use]
    pub fn modifiers_behind(&self, first: [&str; 2]) -> &[ModifierPhrase] {
        let opens = |word: &str| folded(word, |low| self.modifiers_open.get(low)).is_some();
        if first.into_iter().any(opens) { &self.modifiers_behind } else { &[] }
    }

    /// The hedge phrases that begin with this word, in any case, longest first.
    #[must_use]
    pub fn hedges(&self, first: &str) -> &[HedgePhrase] {
        folded(first, |low| self.hedges.get(low)).map_or(&[], Vec::as_slice)
    }

    /// How many words of an outlet's name begin with `first`, the words behind it given by `next`.
    #[must_use]
    pub fn outlet<'w>(&self, first: &str, next: impl Fn(usize) -> &'w str) -> Option<usize> {
        longest(self.outlets.get(first)?, next)
    }

    /// How many words of a state's or a capital's name begin with `first`.
    #[must_use]
    pub fn place<'w>(&self, first: &str, next: impl Fn(usize) -> &'w str) -> Option<usize> {
        longest(self.places.get(first)?, next)
    }

    fn read() -> Self {
        let mut all = Self {
            single: Vec::new(),
            short: Table::new(std::iter::empty()),
            words: FxHashMap::default(),
            labels: FxHashMap::default(),
            glued: FxHashMap::default(),
            signs: Vec::new(),
            sign_ends: [false; 256],
            symbols: FxHashMap::default(),
            modifiers_behind: Vec::new(),
            modifiers_in_front: FxHashMap::default(),
            modifiers_open: FxHashSet::default(),
            hedges: FxHashMap::default(),
            outlets: names(include_str!("../lexicon/outlets.txt")),
            places: names(include_str!("../lexicon/places.txt")),
        };
        all.numbers();
        all.units();
        all.symbols();
        all.currencies();
        all.phrases();
        all.classes();
        let single = |byte: u8| all.words.get([byte.to_ascii_lowercase()].as_slice()).cloned();
        all.single = (0..=u8::MAX).map(|byte| single(byte).unwrap_or(Entry::EMPTY)).collect();
        let short = all.words.extract_if(|word, _| Packed::of(word).is_some());
        all.short = Table::new(short.filter_map(|(word, entry)| Some((Packed::of(word)?, entry))));
        all
    }

    fn word(&mut self, word: &'static str, class: Class) -> &mut Entry {
        let entry = self.words.entry(word.as_bytes()).or_insert(Entry::EMPTY);
        entry.class = entry.class.or(class);
        entry
    }

    fn numbers(&mut self) {
        let n = Class::NUMERIC;
        for (word, value) in pairs(include_str!("../lexicon/cardinals.txt")) {
            self.word(word, n.or(Class::CARDINAL)).cardinal = value.parse().ok();
        }
        for (word, value) in pairs(include_str!("../lexicon/scales.txt")) {
            match word.strip_prefix('-') {
                Some(suffix) => self.glued.entry(suffix.as_bytes()).or_default().scale = decimal::parse(value),
                None => self.word(word, n.or(Class::SCALE)).scale = decimal::parse(value),
            }
        }
        for (word, value) in pairs(include_str!("../lexicon/ordinals.txt")) {
            self.word(word, n.or(Class::ORDINAL)).ordinal = value.parse().ok();
        }
        for (word, value) in pairs(include_str!("../lexicon/fractions.txt")) {
            self.word(word, n.or(Class::FRACTION)).denominator = value.parse().ok();
        }
        for (word, value) in pairs(include_str!("../lexicon/multiples.txt")) {
            self.word(word, n.or(Class::MULTIPLE)).multiple = decimal::parse(value);
        }
        for (word, value) in pairs(include_str!("../lexicon/months.txt")) {
            self.word(word, Class::MONTH).month = value.parse().ok();
        }
        for word in lines(include_str!("../lexicon/vague.txt")) {
            self.word(word, n.or(Class::VAGUE));
        }
        for word in lines(include_str!("../lexicon/weekdays.txt")) {
            self.word(word, Class::WEEKDAY);
        }
        for word in ["percent", "pct", "percentage", "pc", "percentages"] {
            self.word(word, Class::PERCENT);
        }
    }

    fn units(&mut self) {
        for [kind, name, forms] in rows(include_str!("../lexicon/units.txt")) {
            for form in forms.split(' ') {
                let bare = form.trim_start_matches(['-', '+']);
                let glued = bare != form;
                let measure = Measure { kind, name, glued };
                self.glued.entry(bare.as_bytes()).or_default().unit.get_or_insert(measure);
                if !form.starts_with('-') {
                    self.word(bare, Class::UNIT).unit.get_or_insert(measure);
                }
            }
        }
    }

    fn symbols(&mut self) {
        for [kind, name, forms] in rows(include_str!("../lexicon/symbols.txt")) {
            for form in forms.split(' ') {
                self.symbols.insert(form, Measure { kind, name, glued: false });
            }
        }
    }

    fn currencies(&mut self) {
        for [code, forms] in rows(include_str!("../lexicon/currencies.txt")) {
            for form in forms.split(' ') {
                if let Some(sign) = form.strip_prefix('-') {
                    self.signs.push((sign, code));
                } else if let Some(suffix) = form.strip_suffix('-') {
                    self.glued.entry(suffix.as_bytes()).or_default().currency = Some(code);
                } else {
                    self.word(form, Class::CURRENCY).currency.get_or_insert(code);
                }
            }
        }
        self.signs.sort_by_key(|(sign, _)| std::cmp::Reverse(sign.len()));
        for last in self.signs.iter().filter_map(|(sign, _)| sign.as_bytes().last()) {
            self.sign_ends[usize::from(last.to_ascii_lowercase())] = true;
            self.sign_ends[usize::from(last.to_ascii_uppercase())] = true;
        }
    }

    fn phrases(&mut self) {
        for [sign, phrase] in rows(include_str!("../lexicon/modifiers.txt")) {
            let behind = phrase.starts_with('…');
            let words: Vec<&str> = phrase.trim_start_matches(['…', ' ']).split(' ').collect();
            let (first, last) = (words[0].as_bytes(), words[words.len() - 1].as_bytes());
            if behind {
                self.modifiers_open.insert(first);
                self.modifiers_behind.push(ModifierPhrase { sign, words });
            } else {
                self.modifiers_in_front.entry(last).or_default().push(ModifierPhrase { sign, words });
            }
        }
        for list in self.modifiers_in_front.values_mut().chain([&mut self.modifiers_behind]) {
            list.sort_by_key(|m| std::cmp::Reverse(m.words.len()));
        }
        for [kind, phrase] in rows(include_str!("../lexicon/hedges.txt")) {
            let words: Vec<&str> = phrase.split(' ').collect();
            self.word(words[0], Class::HEDGE);
            self.hedges.entry(words[0].as_bytes()).or_default().push(HedgePhrase { kind, words });
        }
        self.hedges.values_mut().for_each(|list| list.sort_by_key(|h| std::cmp::Reverse(h.words.len())));
    }

    fn classes(&mut self) {
        for [direction, sort, forms] in rows(include_str!("../lexicon/changes.txt")) {
            let class = match sort {
                "v" => Class::CHANGE_VERB,
                "n" => Class::CHANGE_NOUN,
                _ => Class::CHANGE_PARTICLE,
            };
            for form in forms.split(' ') {
                self.word(form, class).up = direction == "up";
            }
        }
        for [verb, forms] in rows(include_str!("../lexicon/cues.txt")) {
            self.cues(verb, forms);
        }
        for [sort, forms] in rows(include_str!("../lexicon/closed.txt")) {
            let class = match sort {
                "article" => Class::ARTICLE,
                "auxiliary" => Class::AUXILIARY,
                "conjunction" => Class::CONJUNCTION,
                "demonstrative" => Class::DEMONSTRATIVE,
                "negation" => Class::NEGATION,
                "possessive" => Class::POSSESSIVE,
                "preposition" => Class::PREPOSITION,
                "pronoun" => Class::PRONOUN,
                "quantifier" => Class::QUANTIFIER,
                "relative" => Class::RELATIVE,
                _ => Class::SUBORDINATOR,
            };
            for form in forms.split(' ') {
                self.word(form, class);
            }
        }
        for [sort, forms] in rows(include_str!("../lexicon/groups.txt")) {
            let class = match sort {
                "person" => Class::PERSON,
                "people" => Class::PEOPLE,
                "body" => Class::BODY,
                "paper" => Class::PAPER,
                _ => Class::OUTLET,
            };
            for form in forms.split(' ') {
                self.word(form, class);
            }
        }
        for [topic, forms] in rows(include_str!("../lexicon/topics.txt")) {
            let class = if topic == "sport" { Class::SPORT } else { Class::POLL };
            for form in forms.split(' ') {
                self.word(form, class);
            }
        }
        for title in lines(include_str!("../lexicon/titles.txt")) {
            self.word(title, Class::TITLE);
        }
        for [gender, forms] in rows(include_str!("../lexicon/given.txt")) {
            let class = if gender == "female" { Class::GIVEN_FEMALE } else { Class::GIVEN_MALE };
            for form in forms.split(' ') {
                self.word(form, class);
            }
        }
        for [reason, forms] in rows(include_str!("../lexicon/labels.txt")) {
            let class = match reason {
                "identifier" => Class::LABEL_IDENTIFIER,
                "name" => Class::LABEL_NAME,
                _ => Class::LABEL_ORDINAL,
            };
            for form in forms.split(' ') {
                let known = self.labels.entry(form).or_default();
                *known = known.or(class);
            }
        }
    }

    fn cues(&mut self, verb: &str, forms: &'static str) {
        let verb = match verb {
            "announce" => CueVerb::Announce,
            "believe" => CueVerb::Believe,
            "cite" => CueVerb::Cite,
            "estimate" => CueVerb::Estimate,
            "judge" => CueVerb::Judge,
            "promise" => CueVerb::Promise,
            "propose" => CueVerb::Propose,
            "report" => CueVerb::Report,
            "show" => CueVerb::Show,
            "tell" => CueVerb::Tell,
            _ => CueVerb::Say,
        };
        const FORMS: [CueForm; 5] =
            [CueForm::Base, CueForm::Third, CueForm::Past, CueForm::Participle, CueForm::Gerund];
        let base = forms.split(' ').next().unwrap_or(forms);
        for (word, form) in forms.split(' ').zip(FORMS) {
            let bare = word.trim_matches(['[', ']']);
            let cue = Cue { verb, form, doubtful: bare != word, base };
            self.word(bare, Class::CUE).cue.get_or_insert(cue);
        }
    }
}

/// Names of several words under their first one, longest first.
fn names(list: &'static str) -> FxHashMap<&'static str, Vec<Vec<&'static str>>> {
    let mut all: FxHashMap<&'static str, Vec<Vec<&'static str>>> = FxHashMap::default();
    for name in lines(list) {
        let words: Vec<&str> = name.split(' ').collect();
        all.entry(words[0]).or_default().push(words);
    }
    all.values_mut().for_each(|names| names.sort_by_key(|n| std::cmp::Reverse(n.len())));
    all
}

fn longest<'w>(names: &[Vec<&str>], next: impl Fn(usize) -> &'w str) -> Option<usize> {
    names.iter().find(|name| name.iter().enumerate().skip(1).all(|(i, word)| next(i) == *word)).map(Vec::len)
}

/// Whether a word has the look of an adverb: "sharply", not "family".
#[must_use]
pub fn adverbial(word: &str) -> bool {
    const NOUNS: [&str; 24] = [
        "tally", "family", "supply", "assembly", "rally", "ally", "reply", "monopoly", "anomaly", "italy", "july",
        "daily", "weekly", "monthly", "quarterly", "jelly", "belly", "bully", "elderly", "friendly", "likely", "early",
        "lovely", "costly",
    ];
    word.len() > 4 && word.ends_with("ly") && !NOUNS.iter().any(|n| word.eq_ignore_ascii_case(n))
}

/// Whether two words are the same in any case. Rules ask this of most words with many others, nearly always in vain: length and
/// first letter settle it.
#[must_use]
#[inline]
pub fn same(a: &str, b: &str) -> bool {
    let first = |word: &str| word.as_bytes().first().map_or(0, |first| first & !0x20);
    a.len() == b.len() && first(a) == first(b) && a.eq_ignore_ascii_case(b)
}

/// Lower case and a straight apostrophe, on the stack; words too long or not of Latin letters stand in no list.
fn folded<T>(word: &str, find: impl FnOnce(&[u8]) -> Option<T>) -> Option<T> {
    let mut low = [0u8; 28];
    if word.is_ascii() {
        let low = low.get_mut(..word.len())?;
        low.copy_from_slice(word.as_bytes());
        low.make_ascii_lowercase();
        return find(low);
    }
    let mut n = 0;
    for c in word.chars() {
        let c = if c == '\u{2019}' { '\'' } else { c };
        let c = if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) };
        if n + c.len_utf8() > low.len() {
            return None;
        }
        n += c.encode_utf8(&mut low[n..]).len();
    }
    find(&low[..n])
}

/// The lines of a list, remarks left out.
fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The lines `word = value`.
fn pairs(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    lines(list).filter_map(|line| line.split_once(" = "))
}

/// The lines of `N` columns between bars.
fn rows<const N: usize>(list: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    lines(list).filter_map(|line| line.splitn(N, " | ").collect::<Vec<_>>().try_into().ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::Path;

    #[test]
    fn words_are_found_in_any_case_and_with_any_apostrophe() {
        assert_eq!(look("Twenty").cardinal, Some(20));
        assert!(look("N\u{2019}T").is(Class::NEGATION));
        assert!(!look("zebra").is(Class::CUE));
        assert_eq!(look("states").cue.map(|c| (c.doubtful, c.base)), Some((true, "state")));
    }

    #[test]
    fn glued_letters_may_mean_several_things() {
        let m = lexicon().suffix("m").unwrap();
        assert_eq!(m.scale, Some(Decimal::from(1_000_000)));
        assert_eq!(m.unit.map(|u| u.name), Some("metre"));
        assert_eq!(lexicon().suffix("secs").unwrap().unit.map(|u| u.name), Some("second"));
        assert!(look("s").unit.is_none(), "a form for glued use is no word of its own");
    }

    #[test]
    fn the_longest_currency_sign_wins() {
        assert_eq!(lexicon().sign_before("cost US$"), Some((3, "usd")));
        assert_eq!(lexicon().sign_before("a C$"), Some((2, "cad")));
        assert_eq!(lexicon().sign_before("farms"), None, "letters of a word are no sign");
        assert_eq!(lexicon().sign_before("£"), Some((2, "gbp")));
    }

    #[test]
    fn every_list_is_sorted_and_without_doubles() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicon");
        let mut seen = 0;
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|e| e != "txt") {
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let body: Vec<&str> = text.lines().filter(|l| !l.starts_with('#')).collect();
            let mut sorted = body.clone();
            sorted.sort_unstable();
            sorted.dedup();
            assert_eq!(body, sorted, "{} is not sorted, or holds a line twice", path.display());
            seen += 1;
        }
        assert!(seen > 10);
    }
}
