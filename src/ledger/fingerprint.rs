//! The fingerprint of what was read out of an article, kept in the log beside the import.
//!
//! One hash over all cells says *whether* something was changed since. Two short codes, one per claim and one per
//! column, say *what*: the cell where a wrong row and a wrong column cross.

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use serde::{Deserialize, Serialize};

/// The fingerprint of an article's claims and of the numerals set aside in its current revision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprint {
    /// BLAKE3 over every cell of every claim, in hexadecimal.
    pub claims: String,
    /// Four hexadecimal digits for each claim, in the order of their numbers.
    pub rows: String,
    /// Four hexadecimal digits for each column.
    pub columns: String,
    /// BLAKE3 over the numerals set aside and over where claims stood before.
    pub others: String,
}

/// Hexadecimal digits of a short code.
pub(super) const SHORT: usize = 4;

impl Fingerprint {
    /// Takes the fingerprint of what the tables hold now.
    pub(super) fn take(conn: &Connection, article: i64, revision: i64) -> rusqlite::Result<Self> {
        let mut whole = blake3::Hasher::new();
        let mut rows = String::new();
        let mut claims = conn.prepare_cached(sql!("fingerprint_claims"))?;
        let mut columns = vec![Vec::new(); claims.column_count()];
        let mut found = claims.query([article])?;
        let mut cells = Vec::with_capacity(512);
        while let Some(row) = found.next()? {
            cells.clear();
            for (column, bytes) in columns.iter_mut().enumerate() {
                let begins = cells.len();
                write(row.get_ref(column)?, &mut cells);
                bytes.extend_from_slice(&cells[begins..]);
            }
            whole.update(&cells);
            rows.push_str(&short(&cells));
        }
        let mut others = blake3::Hasher::new();
        for (sql, key) in [(sql!("fingerprint_suppressed"), revision), (sql!("fingerprint_sightings"), article)] {
            let mut asked = conn.prepare_cached(sql)?;
            let width = asked.column_count();
            let mut found = asked.query([key])?;
            while let Some(row) = found.next()? {
                cells.clear();
                for column in 0..width {
                    write(row.get_ref(column)?, &mut cells);
                }
                others.update(&cells);
            }
        }
        Ok(Self {
            claims: whole.finalize().to_string(),
            rows,
            columns: columns.iter().map(|bytes| short(bytes)).collect(),
            others: others.finalize().to_string(),
        })
    }
}

/// A cell as bytes that no other cell has: its type, its length, its content.
fn write(cell: ValueRef<'_>, to: &mut Vec<u8>) {
    let mut put = |tag: u8, bytes: &[u8]| {
        to.push(tag);
        to.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
        to.extend_from_slice(bytes);
    };
    match cell {
        ValueRef::Null => put(0, &[]),
        ValueRef::Integer(n) => put(1, &n.to_le_bytes()),
        ValueRef::Real(x) => put(2, &x.to_bits().to_le_bytes()),
        ValueRef::Text(text) => put(3, text),
        ValueRef::Blob(blob) => put(4, blob),
    }
}

fn short(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..SHORT].to_string()
}
