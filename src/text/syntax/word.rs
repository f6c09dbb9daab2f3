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
    fn features_are_those_that_the_trainer_computes() {
        // Printed by `training/words.py`.
        let table = [
            ("Ukrainian", 0xbf39_059b, [0xd4ba_e90d, 0x3f1a_44b7, 0x5e2c_d4ec, 0x5419_3e58, 0x096b_8e4d, 0x72ed_3e50]),
            ("1,250", 0xde08_cf03, [0xfc41_140d, 0x8709_b856, 0x598a_575b, 0x1195_54e7, 0xbdf6_7ea2, 0xb47d_79b5]),
            ("McDonald’s", 0x669e_058c, [0xb716_5fc8, 0x8c31_9fbc, 0x6422_20f9, 0xa0e2_5e0b, 0xfe34_d838, 0xeb14_6397]),
            ("Évian", 0xa27c_6063, [0xd4ba_e90d, 0x3f1a_44b7, 0x8d19_b90d, 0xc4ec_8340, 0x668b_91fc, 0x72ed_3e50]),
            ("İstanbul", 0x91e6_44bc, [0xd6d6_681a, 0x1a13_24f2, 0x6413_fb9d, 0x188e_d48d, 0xe78b_4722, 0x72ed_3e50]),
            ("''", 0x2f76_99ea, [0x0d74_4802, 0x7f7b_3cd2, 0x1578_f641, 0x976d_f3ba, 0x756a_8392, 0xa770_3d23]),
            ("中文", 0x5883_5f6c, [0x3c74_00d0, 0xa91f_caf8, 0xecaf_90ae, 0x7502_db93, 0xd4fe_37db, 0x50f7_2a98]),
            ("U.S.", 0x6ad0_45b4, [0xf4e7_16b4, 0xa918_9fab, 0xa985_cd91, 0x4bbf_30ba, 0x40c8_21db, 0x7355_2112]),
        ];
        for (form, word, tables) in table {
            assert_eq!(Scratch::default().features(form), Features { word, tables }, "{form}");
        }
    }
}
