//! Products with the 512-bit vectors of x86-64, where the processor also has their dot products of 16-bit integers (VNNI).
//!
//! A panel of sixteen rows by two columns is one register; a pair of inputs is spread over another; one instruction multiplies
//! the pairs and adds them to the sums, which wrap as those of the other kernels do. Several vectors share each panel.
#![allow(unsafe_code)] // Intrinsics that read memory take pointers; every pointer comes from a slice of checked length.

use super::{Matrix, WIDE, gates, products};
use std::arch::x86_64::{
    __m512i, _mm512_add_ps, _mm512_cvtepi32_ps, _mm512_dpwssd_epi32, _mm512_loadu_ps, _mm512_loadu_si512,
    _mm512_mask_storeu_ps, _mm512_mul_ps, _mm512_set1_epi32, _mm512_setzero_si512,
};

type Panel = [i16; 2 * WIDE];

/// Whether the processor has what is used here.
pub(super) fn is_there() -> bool {
    std::arch::is_x86_feature_detected!("avx512f") && std::arch::is_x86_feature_detected!("avx512vnni")
}

/// [`Matrix::multiply`].
pub(super) fn multiply(matrix: &Matrix, panels: &[Panel], x: &[i16], out: &mut [f32]) {
    assert!(is_there(), "the kernel is chosen by what the processor has");
    // SAFETY: the processor has AVX-512 with VNNI.
    unsafe { all(matrix, panels, x, out) }
}

/// [`products::dots`].
pub(super) fn dots(a: &[f32], rows: &[f32], out: &mut [f32]) {
    #[target_feature(enable = "avx512f,avx512vnni")]
    fn wide(a: &[f32], rows: &[f32], out: &mut [f32]) {
        products::dots(a, rows, out);
    }
    assert!(is_there(), "the kernel is chosen by what the processor has");
    // SAFETY: the processor has AVX-512 with VNNI.
    unsafe { wide(a, rows, out) }
}

/// [`gates::advance`], sixteen units at a time.
pub(super) fn advance(given: &[f32], found: &[f32], cell: &mut [f32], state: &mut [i16]) {
    #[target_feature(enable = "avx512f,avx512vnni")]
    fn wide(given: &[f32], found: &[f32], cell: &mut [f32], state: &mut [i16]) {
        gates::advance(given, found, cell, state);
    }
    assert!(is_there(), "the kernel is chosen by what the processor has");
    // SAFETY: the processor has AVX-512 with VNNI.
    unsafe { wide(given, found, cell, state) }
}

#[target_feature(enable = "avx512f,avx512vnni")]
fn all(matrix: &Matrix, panels: &[Panel], x: &[i16], out: &mut [f32]) {
    let n = x.len() / matrix.columns;
    assert!(out.len() >= n * matrix.stride());
    let mut at = 0;
    // As many vectors at once as the thirty-two registers hold sums for; a layer's 640 gates are forty blocks.
    while n - at >= 6 {
        vectors::<6, 4>(matrix, panels, x, out, at);
        at += 6;
    }
    match n - at {
        5 => vectors::<5, 5>(matrix, panels, x, out, at),
        4 => vectors::<4, 5>(matrix, panels, x, out, at),
        3 => vectors::<3, 8>(matrix, panels, x, out, at),
        2 => vectors::<2, 10>(matrix, panels, x, out, at),
        1 => vectors::<1, 10>(matrix, panels, x, out, at),
        _ => {}
    }
}

/// Multiplies `N` vectors from the `at`-th, `BLOCKS` blocks of sixteen rows at a time.
#[target_feature(enable = "avx512f,avx512vnni")]
fn vectors<const N: usize, const BLOCKS: usize>(
    matrix: &Matrix,
    panels: &[Panel],
    x: &[i16],
    out: &mut [f32],
    at: usize,
) {
    let n_blocks = matrix.stride().div_ceil(WIDE);
    let mut block = 0;
    while block + BLOCKS <= n_blocks {
        blocks::<N, BLOCKS>(matrix, panels, x, out, at, block);
        block += BLOCKS;
    }
    while block < n_blocks {
        blocks::<N, 1>(matrix, panels, x, out, at, block);
        block += 1;
    }
}

#[target_feature(enable = "avx512f,avx512vnni")]
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
    let mut sums = [[_mm512_setzero_si512(); BLOCKS]; N];
    for pair in 0..pairs {
        let mut weights = [_mm512_setzero_si512(); BLOCKS];
        for (b, weight) in weights.iter_mut().enumerate() {
            // SAFETY: b * pairs + pair < BLOCKS * pairs, the length of `panels`; a panel is 64 bytes.
            *weight = unsafe { _mm512_loadu_si512(panels.as_ptr().add(b * pairs + pair).cast::<__m512i>()) };
        }
        for (v, sums) in sums.iter_mut().enumerate() {
            // SAFETY: v * columns + 2 * pair + 1 < N * columns, the length of `x`.
            let inputs = unsafe { x.as_ptr().add(v * matrix.columns + 2 * pair).cast::<i32>().read_unaligned() };
            let inputs = _mm512_set1_epi32(inputs);
            for (sum, &weight) in sums.iter_mut().zip(&weights) {
                *sum = _mm512_dpwssd_epi32(*sum, weight, inputs);
            }
        }
    }
    let (factors, bias) =
        (&matrix.factors[block * WIDE..(block + BLOCKS) * WIDE], &matrix.bias[block * WIDE..(block + BLOCKS) * WIDE]);
    for (v, sums) in sums.iter().enumerate() {
        for (b, &sum) in sums.iter().enumerate() {
            let row = (block + b) * WIDE;
            let from = (at + v) * stride + row;
            // The last block may have eight rows only.
            let n_rows = WIDE.min(stride - row);
            let out = &mut out[from..from + n_rows];
            // SAFETY: b * WIDE + 16 <= BLOCKS * WIDE, the length of `factors` and `bias`; only the `n_rows` numbers of `out` are
            // written. Multiplied, then added, in two roundings, as the portable code does.
            unsafe {
                let scaled = _mm512_mul_ps(_mm512_cvtepi32_ps(sum), _mm512_loadu_ps(factors.as_ptr().add(b * WIDE)));
                let result = _mm512_add_ps(scaled, _mm512_loadu_ps(bias.as_ptr().add(b * WIDE)));
                _mm512_mask_storeu_ps(out.as_mut_ptr(), u16::MAX >> (WIDE - n_rows), result);
            }
        }
    }
}
