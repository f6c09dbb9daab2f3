//! Products of one vector with many, for the scores of arcs.
//!
//! Summed in eight lanes whatever the processor has, and the lanes in one order, without fused operations: the same bits
//! everywhere.

use super::LANES;

/// Writes the product of `a` with each of the `rows`, which stand one after the other.
#[inline(always)]
pub(super) fn dots(a: &[f32], rows: &[f32], out: &mut [f32]) {
    for (row, out) in rows.chunks_exact(a.len()).zip(out) {
        *out = dot(a, row);
    }
}

#[inline(always)]
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0f32; LANES];
    for (a, b) in a.as_chunks::<LANES>().0.iter().zip(b.as_chunks::<LANES>().0) {
        for lane in 0..LANES {
            sums[lane] += a[lane] * b[lane];
        }
    }
    let [a, b, c, d, e, f, g, h] = sums;
    ((a + e) + (c + g)) + ((b + f) + (d + h))
}
