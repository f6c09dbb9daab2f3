//! Words of a text as checks compare them: in lower case, in their base form, with their places.
//!
//! `"the 126 Drones"` → `the` `126` `drones`; `base("families")` → `family`.

use crate::span::Span;

/// A word and its place in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    /// As it stands.
    pub text: &'a str,
    /// Where.
    pub span: Span,
}

impl Word<'_> {
    /// Whether it is this word, whatever its case.
    #[must_use]
    pub fn is(&self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }

    /// Whether it is one of these words, whatever its case.
    #[must_use]
    pub fn any(&self, list: &[&str]) -> bool {
        list.iter().any(|word| self.is(word))
    }

    /// Whether it begins with a capital letter.
    #[must_use]
    pub fn capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }
}

/// The words of a text.
#[must_use]
pub fn words(text: &str) -> Vec<Word<'_>> {
    within(text, Span::new(0, text.len()))
}

/// The words of a part of a text.
#[must_use]
pub fn within(text: &str, part: Span) -> Vec<Word<'_>> {
    let mut found = Vec::with_capacity((part.end - part.start) as usize / 6);
    found.extend(each(text, part));
    found
}

/// The words of a part of a text, one after the other.
pub fn each(text: &str, part: Span) -> impl Iterator<Item = Word<'_>> {
    let (from, to) = (part.start as usize, part.end as usize);
    let body = &text[from..to];
    let bytes = body.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() {
            // Most of any text is plain letters and what stands between them: neither needs decoding.
            at += bytes[at..].iter().take_while(|b| KIND[**b as usize] == Kind::Between).count();
            let start = at;
            while at < bytes.len() {
                at += bytes[at..].iter().take_while(|b| KIND[**b as usize] == Kind::Within).count();
                let Some(c) = body[at..].chars().next() else { break };
                let after = at + c.len_utf8();
                let joins = matches!(c, '\'' | '’') && at > start && body[after..].starts_with(char::is_alphanumeric);
                if !joins && !c.is_alphanumeric() {
                    break;
                }
                at = after;
            }
            if at > start {
                return Some(Word { text: &body[start..at], span: Span::new(from + start, from + at) });
            }
            at += body[at..].chars().next().map_or(0, char::len_utf8);
        }
        None
    })
}

/// The words of a text that begin with a capital letter, one after the other.
pub fn capitals(text: &str) -> impl Iterator<Item = Word<'_>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            // Capitals are rare, and what stands between them need not be taken apart.
            at += bytes[at..].iter().position(|b| b.is_ascii_uppercase() || *b >= 128)?;
            let c = text[at..].chars().next()?;
            let start = at;
            at += c.len_utf8();
            if !c.is_uppercase() || goes_on(&text[..start]) {
                continue;
            }
            let word = each(text, Span::new(start, text.len())).next()?;
            at = word.span.end as usize;
            return Some(word);
        }
    })
}

/// Whether a letter behind these words belongs to the last of them.
fn goes_on(before: &str) -> bool {
    let mut back = before.chars().rev();
    match back.next() {
        Some('\'' | '’') => back.next().is_some_and(char::is_alphanumeric),
        c => c.is_some_and(char::is_alphanumeric),
    }
}

/// What a byte tells of the character that it belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A letter or a digit of ASCII.
    Within,
    /// Another character of ASCII, no apostrophe.
    Between,
    /// An apostrophe or a character beyond ASCII.
    Unknown,
}

const KIND: [Kind; 256] = {
    let mut kinds = [Kind::Unknown; 256];
    let mut byte = 0;
    while byte < 128 {
        if byte != b'\'' {
            kinds[byte as usize] = if byte.is_ascii_alphanumeric() { Kind::Within } else { Kind::Between };
        }
        byte += 1;
    }
    kinds
};

/// The base form of a noun, in lower case. Rough: for comparing, not for showing.
#[must_use]
pub fn base(noun: &str) -> String {
    base_of_low(noun.to_lowercase())
}

/// The same for a noun that is in lower case already.
#[must_use]
pub fn base_of_low(mut low: String) -> String {
    for ending in ["'s", "’s"] {
        if let Some(bare) = low.strip_suffix(ending) {
            low = bare.to_string();
        }
    }
    if let Some((_, one)) = ODD.iter().find(|(many, _)| *many == low) {
        return (*one).to_string();
    }
    if let Some(stem) = low.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return format!("{stem}y");
    }
    for ending in ["sses", "shes", "ches", "xes", "zes"] {
        if low.ends_with(ending) {
            low.truncate(low.len() - 2);
            return low;
        }
    }
    let kept = ["ss", "us", "is", "ics", "news"].iter().any(|end| low.ends_with(end));
    if !kept && low.len() > 3 && low.ends_with('s') {
        low.pop();
    }
    low
}

/// Plurals that follow no rule.
const ODD: &[(&str, &str)] = &[
    ("people", "person"),
    ("persons", "person"),
    ("men", "man"),
    ("women", "woman"),
    ("children", "child"),
    ("kids", "child"),
    ("lives", "life"),
    ("wives", "wife"),
    ("thieves", "thief"),
    ("feet", "foot"),
    ("teeth", "tooth"),
    ("mice", "mouse"),
    ("policemen", "policeman"),
    ("firemen", "fireman"),
    ("gunmen", "gunman"),
    ("servicemen", "serviceman"),
    ("servicewomen", "servicewoman"),
    ("businessmen", "businessman"),
    ("spokesmen", "spokesman"),
    ("lawmen", "lawman"),
    ("congressmen", "congressman"),
    ("crises", "crisis"),
    ("buses", "bus"),
    ("gases", "gas"),
    ("movies", "movie"),
    ("series", "series"),
    ("species", "species"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_places() {
        let found = words("Biden’s “126 drones”—gone.");
        let texts: Vec<_> = found.iter().map(|w| w.text).collect();
        assert_eq!(texts, ["Biden’s", "126", "drones", "gone"]);
        assert_eq!(found[1].span.text("Biden’s “126 drones”—gone."), "126");
    }

    #[test]
    fn capitals_are_the_words_that_begin_with_one() {
        let text = "Über O'Neil and iPhone, d’Estaing’s 'Élan' — 5G IN-House x'Y ’Tis ''Up'";
        let all: Vec<_> = words(text).into_iter().filter(Word::capital).collect();
        assert_eq!(capitals(text).collect::<Vec<_>>(), all);
        assert_eq!(all.len(), 7);
    }

    #[test]
    fn base_forms_are_rough_but_steady() {
        let forms = ["families", "People", "buses", "classes", "boxes", "deaths", "news", "crisis", "bus"];
        let bases = forms.map(base);
        assert_eq!(bases, ["family", "person", "bus", "class", "box", "death", "news", "crisis", "bus"]);
    }
}
