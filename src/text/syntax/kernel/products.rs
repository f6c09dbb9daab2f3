//! Products of one vector with many, for the scores of arcs.
//!
//! Summed in eight lanes whatever the processor has, and the lanes in one order, without fused operations: the same bits
//! everywhere.

use super::LANES;

/// How many rows are gone through side by side: a sum waits for the one before it, but not for its neighbours.
const ROWS: usize = 4;

/// Writes the product of `a` with each of the `rows`, which stand one after the other.
#[inline(always)]
pub(super) fn dots(a: &[f32], rows: &[f32], out: &mut [f32]) {
    let size = a.len();
    let (some, rest) = out.as_chunks_mut::<ROWS>();
    let (rows, others) = rows.split_at(some.len() * ROWS * size);
    for (rows, out) in rows.chunks_exact(ROWS * size).zip(some) {
        *out = products(a, std::array::from_fn(|row| &rows[row * size..(row + 1) * size]));
    }
    for (row, out) in others.chunks_exact(size).zip(rest) {
        [*out] = products(a, [row]);
    }
}

#[inline(always)]
fn products<const N: usize>(a: &[f32], rows: [&[f32]; N]) -> [f32; N] {
    let mut sums = [[0f32; LANES]; N];
    let rows = rows.map(|row| row.as_chunks::<LANES>().0);
    for (at, a) in a.as_chunks::<LANES>().0.iter().enumerate() {
        for (sums, row) in sums.iter_mut().zip(&rows) {
            let b = &row[at];
            for lane in 0..LANES {
                sums[lane] += a[lane] * b[lane];
            }
        }
    }
    sums.map(|[a, b, c, d, e, f, g, h]| ((a + e) + (c + g)) + ((b + f) + (d + h)))
}
