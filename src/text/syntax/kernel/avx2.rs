//! Products with the 256-bit vectors of x86-64.
//!
//! A panel of eight rows by two columns is one register; a pair of inputs is spread over another; one instruction multiplies
//! and adds the pairs. Several vectors share each panel that is loaded.
#![allow(unsafe_code)] // Intrinsics that read memory take pointers; every pointer comes from a slice of checked length.

use super::{LANES, Matrix, gates, products};
use std::arch::x86_64::{
    __m256i, _mm256_add_epi32, _mm256_add_ps, _mm256_cvtepi32_ps, _mm256_loadu_ps, _mm256_loadu_si256,
    _mm256_madd_epi16, _mm256_mul_ps, _mm256_set1_epi32, _mm256_setzero_si256, _mm256_storeu_ps,
};

type Panel = [i16; 2 * LANES];

/// [`Matrix::multiply`]; the caller has asked the processor for AVX2.
pub(super) fn multiply(matrix: &Matrix, panels: &[Panel], x: &[i16], out: &mut [f32]) {
    assert!(std::arch::is_x86_feature_detected!("avx2"), "the kernel is chosen by what the processor has");
    // SAFETY: the processor has AVX2.
    unsafe { all(matrix, panels, x, out) }
}

/// [`products::dots`].
pub(super) fn dots(a: &[f32], rows: &[f32], out: &mut [f32]) {
    #[target_feature(enable = "avx2")]
    fn wide(a: &[f32], rows: &[f32], out: &mut [f32]) {
        products::dots(a, rows, out);
    }
    assert!(std::arch::is_x86_feature_detected!("avx2"), "the kernel is chosen by what the processor has");
    // SAFETY: the processor has AVX2.
    unsafe { wide(a, rows, out) }
}

/// [`gates::advance`], eight units at a time.
pub(super) fn advance(given: &[f32], found: &[f32], cell: &mut [f32], state: &mut [i16]) {
    #[target_feature(enable = "avx2")]
    fn wide(given: &[f32], found: &[f32], cell: &mut [f32], state: &mut [i16]) {
        gates::advance(given, found, cell, state);
    }
    assert!(std::arch::is_x86_feature_detected!("avx2"), "the kernel is chosen by what the processor has");
    // SAFETY: the processor has AVX2.
    unsafe { wide(given, found, cell, state) }
}

#[target_feature(enable = "avx2")]
fn all(matrix: &Matrix, panels: &[Panel], x: &[i16], out: &mut [f32]) {
    let n = x.len() / matrix.columns;
    assert!(out.len() >= n * matrix.stride());
    let mut at = 0;
    // As many at once as leave room in the sixteen registers for their sums, the weights, an input and a product: a sum that
    // has to wait in memory costs more than a panel that is loaded twice. Groups of nearly one size: a last vector alone would
    // be slow.
    while at < n {
        let left = n - at;
        let together = left / left.div_ceil(5);
        match together {
            5 => vectors::<5, 2>(matrix, panels, x, out, at),
            4 => vectors::<4, 2>(matrix, panels, x, out, at),
            3 => vectors::<3, 3>(matrix, panels, x, out, at),
            2 => vectors::<2, 4>(matrix, panels, x, out, at),
            _ => vectors::<1, 8>(matrix, panels, x, out, at),
        }
        at += together;
    }
}

/// Multiplies `N` vectors from the `at`-th, `BLOCKS` blocks of eight rows at a time.
#[target_feature(enable = "avx2")]
fn vectors<const N: usize, const BLOCKS: usize>(
    matrix: &Matrix,
    panels: &[Panel],
    x: &[i16],
    out: &mut [f32],
    at: usize,
) {
    let n_blocks = matrix.stride() / LANES;
    let mut block = 0;
    while block + BLOCKS <= n_blocks {
        blocks::<N, BLOCKS>(matrix, panels, x, out, at, block);
        block += BLOCKS;
    }
    // A layer's 80 blocks are 26 times three and two.
    while block + 2 <= n_blocks {
        blocks::<N, 2>(matrix, panels, x, out, at, block);
        block += 2;
    }
    if block < n_blocks {
        blocks::<N, 1>(matrix, panels, x, out, at, block);
    }
}

#[target_feature(enable = "avx2")]
#[inline]
fn blocks<const N: usize, const BLOCKS: usize>(
    matrix: &Matrix,
    panels: &[Panel],
    x: &[i16],
    out: &mut [f32],
    at: usize,
    block: usize,
) {
    let (pairs, stride) = (matrix.columns / 2, matrix.stride());
    let panels = &panels[block * pairs..(block + BLOCKS) * pairs];
    let x = &x[at * matrix.columns..(at + N) * matrix.columns];
    let mut sums = [[_mm256_setzero_si256(); BLOCKS]; N];
    for pair in 0..pairs {
        let mut weights = [_mm256_setzero_si256(); BLOCKS];
        for (b, weight) in weights.iter_mut().enumerate() {
            // SAFETY: b * pairs + pair < BLOCKS * pairs, the length of `panels`; a panel is 32 bytes.
            *weight = unsafe { _mm256_loadu_si256(panels.as_ptr().add(b * pairs + pair).cast::<__m256i>()) };
        }
        for (v, sums) in sums.iter_mut().enumerate() {
            // SAFETY: v * columns + 2 * pair + 1 < N * columns, the length of `x`.
            let inputs = unsafe { x.as_ptr().add(v * matrix.columns + 2 * pair).cast::<i32>().read_unaligned() };
            let inputs = _mm256_set1_epi32(inputs);
            for (sum, &weight) in sums.iter_mut().zip(&weights) {
                *sum = _mm256_add_epi32(*sum, _mm256_madd_epi16(weight, inputs));
            }
        }
    }
    let (factors, bias) = (
        &matrix.factors[block * LANES..(block + BLOCKS) * LANES],
        &matrix.bias[block * LANES..(block + BLOCKS) * LANES],
    );
    for (v, sums) in sums.iter().enumerate() {
        let from = (at + v) * stride + block * LANES;
        let out = &mut out[from..from + BLOCKS * LANES];
        for (b, &sum) in sums.iter().enumerate() {
            // SAFETY: b * LANES + 8 <= BLOCKS * LANES, the length of the three slices. Multiplied, then added, in two roundings,
            // as the portable code does.
            unsafe {
                let scaled = _mm256_mul_ps(_mm256_cvtepi32_ps(sum), _mm256_loadu_ps(factors.as_ptr().add(b * LANES)));
                _mm256_storeu_ps(
                    out.as_mut_ptr().add(b * LANES),
                    _mm256_add_ps(scaled, _mm256_loadu_ps(bias.as_ptr().add(b * LANES))),
                );
            }
        }
    }
}
