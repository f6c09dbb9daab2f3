//! What the model sees of a word: its lower-case form and its shape, beginning and ending, as hashes.
//!
//! `"1,250"` → the word `0,000`; `"Ukrainian"` → ending `ian`, shape `Xxx`. `training/words.py` does the same, to the bit.

/// How many tables of hashed features there are.
pub(super) const TABLES: usize = 6;

/// What the model sees of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Features {
    /// The hash of the lower-case form, by which the vocabulary is searched.
    pub(super) word: u32,
    /// The hashes of suffixes of two, three and four letters, a prefix of three, the form with its case, and the shape.
    pub(super) tables: [u32; TABLES],
}

/// Room for the characters of one word, so that none is allocated per word.
#[derive(Default)]
pub(super) struct Scratch {
    plain: Vec<char>,
    lower: Vec<char>,
    shape: Vec<char>,
}

impl Scratch {
    /// The features of a form.
    pub(super) fn features(&mut self, form: &str) -> Features {
        self.fill(form);
        let low = &self.lower;
        let last = |n: usize| &low[low.len().saturating_sub(n)..];
        Features {
            word: hash(0, low),
            tables: [
                hash(1, last(2)),
                hash(2, last(3)),
                hash(3, last(4)),
                hash(4, &low[..low.len().min(3)]),
                hash(5, &self.plain),
                hash(6, &self.shape),
            ],
        }
    }

    fn fill(&mut self, form: &str) {
        self.plain.clear();
        for c in form.chars() {
            match c {
                '1'..='9' => self.plain.push('0'),
                '“' | '”' | '„' | '«' | '»' | '″' => self.plain.push('"'),
                '’' | '‘' | '`' | '´' | 'ʼ' | '′' => self.plain.push('\''),
                '–' | '—' | '−' | '‐' | '‑' => self.plain.push('-'),
                '…' => self.plain.extend(['.', '.', '.']),
                _ => self.plain.push(c),
            }
        }
        match self.plain[..] {
            ['-', '-'] | ['-', '-', '-'] => self.plain.truncate(1),
            ['\'', '\''] => self.plain.splice(.., ['"']).for_each(drop),
            ['.', '.'] | ['.', '.', '.', '.'] => self.plain.splice(.., ['.', '.', '.']).for_each(drop),
            _ => {}
        }
        self.lower.clear();
        self.lower.extend(self.plain.iter().map(|&c| lower(c)));
        self.shape.clear();
        for &c in &self.plain {
            let s = shape(c);
            if self.shape.ends_with(&[s, s]) {
                continue;
            }
            self.shape.push(s);
        }
        self.shape.truncate(8);
    }
}

/// Lower case where that is one character for one.
fn lower(c: char) -> char {
    let mut low = c.to_lowercase();
    match (low.next(), low.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

fn shape(c: char) -> char {
    match c {
        'a'..='z' => 'x',
        'A'..='Z' => 'X',
        c if c.is_ascii() => c,
        c if c.is_uppercase() => 'X',
        c if c.is_lowercase() => 'x',
        _ => 'c',
    }
}

/// FNV-1a over the kind and the characters' bytes, folded so that its low bits are good.
fn hash(kind: u8, chars: &[char]) -> u32 {
    let mut h: u32 = 0x811C_9DC5;
    let mut eat = |byte: u8| h = (h ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    eat(kind);
    let mut buffer = [0; 4];
    for c in chars {
        c.encode_utf8(&mut buffer).bytes().for_each(&mut eat);
    }
    h ^ (h >> 15)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(form: &str) -> (String, String, String) {
        let mut scratch = Scratch::default();
        scratch.fill(form);
        (scratch.plain.iter().collect(), scratch.lower.iter().collect(), scratch.shape.iter().collect())
    }

    #[test]
    fn digits_and_marks_are_written_one_way() {
        assert_eq!(words("1,250"), ("0,000".into(), "0,000".into(), "0,00".into()));
        assert_eq!(words("McDonald’s"), ("McDonald's".into(), "mcdonald's".into(), "XxXxx'x".into()));
        assert_eq!(words("—").0, "-");
        assert_eq!(words("''").0, "\"");
        assert_eq!(words("…").0, "...");
    }

    #[test]
    fn the_hash_is_the_one_that_the_trainer_computes() {
        let features = Scratch::default().features("Ukrainian");
        assert_eq!(features.word, hash(0, &"ukrainian".chars().collect::<Vec<_>>()));
        assert_ne!(features.tables[0], features.tables[1]);
    }
}
