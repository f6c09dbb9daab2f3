//! The model file: named blocks of numbers, as `training/export.py` writes them.
//!
//! `TMSYNTAX`, the number of blocks, then for each its name, kind, sizes and data, little end first. [`File::read`] only
//! finds the blocks; nothing is copied until somebody asks for it.

use std::collections::HashMap;

/// The blocks of a model file.
pub(super) struct File<'a> {
    blocks: HashMap<&'a str, Block<'a>>,
}

/// One block: an array of up to two dimensions, or a text.
#[derive(Clone, Copy)]
struct Block<'a> {
    rows: usize,
    columns: usize,
    data: &'a [u8],
}

/// A matrix of small integers, each row with the factor that makes it what it stands for.
#[derive(Clone, Copy)]
pub(super) struct Rows<'a> {
    pub(super) rows: usize,
    pub(super) columns: usize,
    bytes: &'a [u8],
}

impl<'a> Rows<'a> {
    /// One row.
    pub(super) fn row(&self, at: usize) -> impl Iterator<Item = i8> + use<'a> {
        self.bytes[at * self.columns..(at + 1) * self.columns].iter().map(|&b| b as i8)
    }
}

const MAGIC: &[u8; 8] = b"TMSYNTAX";

impl<'a> File<'a> {
    /// Finds the blocks of a model file; none where it is cut short or not one.
    pub(super) fn read(bytes: &'a [u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let n_blocks = number(&mut rest)?;
        let mut blocks = HashMap::new();
        for _ in 0..n_blocks {
            let length = number(&mut rest)?;
            let name = std::str::from_utf8(take(&mut rest, length)?).ok()?;
            let width = number(&mut rest)?;
            let (rows, columns) = (number(&mut rest)?, number(&mut rest)?);
            let data = take(&mut rest, rows.checked_mul(columns)?.checked_mul(width)?)?;
            blocks.insert(name, Block { rows, columns, data });
        }
        rest.is_empty().then_some(Self { blocks })
    }

    fn block(&self, name: &str) -> Block<'a> {
        *self.blocks.get(name).unwrap_or_else(|| panic!("the bundled model has the block {name}"))
    }

    /// A matrix of small integers.
    pub(super) fn rows(&self, name: &str) -> Rows<'a> {
        let block = self.block(name);
        Rows { rows: block.rows, columns: block.columns, bytes: block.data }
    }

    /// Numbers with a fraction.
    pub(super) fn floats(&self, name: &str) -> Vec<f32> {
        self.block(name).data.as_chunks().0.iter().map(|&b| f32::from_le_bytes(b)).collect()
    }

    /// One number with a fraction.
    pub(super) fn float(&self, name: &str) -> f32 {
        self.floats(name)[0]
    }

    /// Whole numbers without sign.
    pub(super) fn whole(&self, name: &str) -> Vec<u32> {
        self.block(name).data.as_chunks().0.iter().map(|&b| u32::from_le_bytes(b)).collect()
    }

    /// The lines of a text.
    pub(super) fn lines(&self, name: &str) -> Vec<&'a str> {
        std::str::from_utf8(self.block(name).data).unwrap_or("").lines().collect()
    }
}

fn take<'a>(rest: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (taken, left) = rest.split_at_checked(length)?;
    *rest = left;
    Some(taken)
}

fn number(rest: &mut &[u8]) -> Option<usize> {
    take(rest, 4)?.try_into().ok().map(|b| u32::from_le_bytes(b) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_found_by_name_and_a_file_cut_short_is_refused() {
        let mut bytes = MAGIC.to_vec();
        for number in [1u32, 1] {
            bytes.extend(number.to_le_bytes());
        }
        bytes.push(b'a');
        for number in [1u32, 1, 3] {
            bytes.extend(number.to_le_bytes());
        }
        bytes.extend([1, 2, 255]);
        let file = File::read(&bytes).unwrap();
        assert_eq!(file.rows("a").row(0).collect::<Vec<_>>(), [1, 2, -1]);
        assert!(File::read(&bytes[..bytes.len() - 1]).is_none());
        assert!(File::read(b"something else").is_none());
    }
}
