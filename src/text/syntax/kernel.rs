//! Where nearly all the time of parsing goes: products of matrices of small integers with vectors of integers, and the gates
//! of the recurrent layers.
//!
//! The weights are 8-bit, held as 16; the vectors are 16-bit; sums are exact in 32 bits and become floating point once, at the
//! end, with one factor per row. So the order of summing does not matter, and every machine and kernel gives the same bits.
//! AVX-512 with its dot products ([`avx512`]) or AVX2 ([`avx2`]) is used where the processor has it; elsewhere the same sums
//! are written so that the compiler makes vector code of them (NEON belongs to every 64-bit Arm, and SSE2 to every 64-bit x86).

#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;

mod gates;
mod products;

/// How many rows are summed side by side.
const LANES: usize = 8;
/// How many by AVX-512.
#[cfg(target_arch = "x86_64")]
const WIDE: usize = 16;

/// A matrix, packed for multiplying.
pub(super) struct Matrix {
    /// Columns, made a multiple of eight: numbers that go in.
    pub(super) columns: usize,
    /// Rows, made a multiple of eight.
    stride: usize,
    weights: Weights,
    /// What a row's sum is multiplied by; room for a multiple of sixteen, as for `bias`.
    factors: Vec<f32>,
    /// What is added to it.
    bias: Vec<f32>,
}

/// The weights in the order in which a kernel reads them.
enum Weights {
    /// For each eight rows, for each two columns: the pair of each row.
    #[cfg(target_arch = "x86_64")]
    Panels(Vec<[i16; 2 * LANES]>),
    /// The same for each sixteen rows.
    #[cfg(target_arch = "x86_64")]
    WidePanels(Vec<[i16; 2 * WIDE]>),
    /// Row after row.
    Rows(Vec<i16>),
}

impl Matrix {
    /// Packs rows of weights for a kernel; `factors` and `bias` have one number a row.
    pub(super) fn new<R: Iterator<Item = i8>>(
        kernel: Kernel,
        columns: usize,
        rows: impl Iterator<Item = R>,
        mut factors: Vec<f32>,
        mut bias: Vec<f32>,
    ) -> Self {
        let stride = factors.len().next_multiple_of(LANES);
        factors.resize(stride.next_multiple_of(2 * LANES), 0.0);
        bias.resize(stride.next_multiple_of(2 * LANES), 0.0);
        let columns = columns.next_multiple_of(LANES);
        let weights = match kernel {
            #[cfg(target_arch = "x86_64")]
            Kernel::Avx512 => Weights::WidePanels(panels(stride.div_ceil(WIDE), columns, rows)),
            #[cfg(target_arch = "x86_64")]
            Kernel::Avx2 => Weights::Panels(panels(stride / LANES, columns, rows)),
            _ => {
                let mut packed = vec![0i16; stride * columns];
                for (weights, packed) in rows.zip(packed.chunks_exact_mut(columns)) {
                    weights.zip(packed).for_each(|(weight, packed)| *packed = i16::from(weight));
                }
                Weights::Rows(packed)
            }
        };
        Self { columns, stride, weights, factors, bias }
    }

    /// How far apart the results of two vectors lie: the rows, made a multiple of eight.
    pub(super) fn stride(&self) -> usize {
        self.stride
    }

    /// Multiplies the vectors that stand one after the other in `x`, [`Self::columns`] numbers each, into `out`,
    /// [`Self::stride`] numbers each.
    pub(super) fn multiply(&self, x: &[i16], out: &mut [f32]) {
        debug_assert_eq!(x.len() / self.columns, out.len() / self.stride());
        match &self.weights {
            #[cfg(target_arch = "x86_64")]
            Weights::Panels(panels) => avx2::multiply(self, panels, x, out),
            #[cfg(target_arch = "x86_64")]
            Weights::WidePanels(panels) => avx512::multiply(self, panels, x, out),
            Weights::Rows(rows) => {
                // Row by row: each is read from far away once, and the vectors are near.
                for (at, row) in rows.chunks_exact(self.columns).enumerate() {
                    let (factor, bias) = (self.factors[at], self.bias[at]);
                    let out = out.iter_mut().skip(at).step_by(self.stride());
                    for (x, out) in x.chunks_exact(self.columns).zip(out) {
                        *out = sum(row, x) as f32 * factor + bias;
                    }
                }
            }
        }
    }
}

/// Packs rows of weights into panels of `PANEL` numbers: half as many rows, two columns each.
#[cfg(target_arch = "x86_64")]
fn panels<const PANEL: usize, R: Iterator<Item = i8>>(
    n_blocks: usize,
    columns: usize,
    rows: impl Iterator<Item = R>,
) -> Vec<[i16; PANEL]> {
    let pairs = columns / 2;
    let mut panels = vec![[0i16; PANEL]; n_blocks * pairs];
    for (row, weights) in rows.enumerate() {
        let (block, lane) = (row / (PANEL / 2), row % (PANEL / 2));
        let block = &mut panels[block * pairs..(block + 1) * pairs];
        for (column, weight) in weights.enumerate() {
            block[column / 2][2 * lane + column % 2] = i16::from(weight);
        }
    }
    panels
}

/// The sum of the products of a row of weights and a vector, in a shape that compilers make vectors of.
fn sum(row: &[i16], x: &[i16]) -> i32 {
    let mut sums = [0i32; LANES];
    for (row, x) in row.as_chunks::<LANES>().0.iter().zip(x.as_chunks::<LANES>().0) {
        for lane in 0..LANES {
            sums[lane] += i32::from(row[lane]) * i32::from(x[lane]);
        }
    }
    sums.iter().sum()
}

/// One step of an LSTM for one sentence: `given` from the word and `found` from the former state are the sums at the input,
/// forget, cell and output gates, one after the other; `cell` and `state` are replaced by the new ones.
pub(super) fn advance(kernel: Kernel, given: &[f32], found: &[f32], cell: &mut [f32], state: &mut [i16]) {
    match kernel {
        #[cfg(target_arch = "x86_64")]
        Kernel::Avx512 => avx512::advance(given, found, cell, state),
        #[cfg(target_arch = "x86_64")]
        Kernel::Avx2 => avx2::advance(given, found, cell, state),
        _ => gates::advance(given, found, cell, state),
    }
}

/// Writes the product of `a` with each of the `rows`, which stand one after the other, as long as `a` each.
pub(super) fn dots(kernel: Kernel, a: &[f32], rows: &[f32], out: &mut [f32]) {
    match kernel {
        #[cfg(target_arch = "x86_64")]
        Kernel::Avx512 => avx512::dots(a, rows, out),
        #[cfg(target_arch = "x86_64")]
        Kernel::Avx2 => avx2::dots(a, rows, out),
        _ => products::dots(a, rows, out),
    }
}

/// The nearest integer, halves to even, kept within 16 bits.
#[inline(always)]
pub(super) fn whole(x: f32) -> i16 {
    // Adding 1.5 × 2^23 leaves no room for a fraction, so the low bits of the sum are the integer. No conversion, no branch.
    const NO_FRACTION: f32 = 12_582_912.0;
    let bits = (x.clamp(-32767.0, 32767.0) + NO_FRACTION).to_bits();
    bits.wrapping_sub(NO_FRACTION.to_bits()) as i16
}

/// How products are computed. All give the same bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kernel {
    /// With 512-bit vectors of x86-64 and their dot products of 16-bit integers (VNNI).
    Avx512,
    /// With 256-bit vectors of x86-64.
    Avx2,
    /// As the compiler writes it for the target.
    Portable,
}

impl Kernel {
    /// All kernels, the fastest first.
    pub const ALL: [Self; 3] = [Self::Avx512, Self::Avx2, Self::Portable];

    /// The fastest that this processor has.
    #[must_use]
    pub fn best() -> Self {
        Self::ALL.into_iter().find(|kernel| kernel.is_there()).unwrap_or(Self::Portable)
    }

    /// Whether this processor has it.
    #[must_use]
    pub fn is_there(self) -> bool {
        match self {
            #[cfg(target_arch = "x86_64")]
            Self::Avx512 => avx512::is_there(),
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 => std::arch::is_x86_feature_detected!("avx2"),
            Self::Portable => true,
            #[cfg(not(target_arch = "x86_64"))]
            _ => false,
        }
    }

    /// This kernel if the processor has it, else the portable one.
    #[must_use]
    pub(super) fn checked(self) -> Self {
        if self.is_there() { self } else { Self::Portable }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_product_is_the_sum_of_its_parts() {
        let rows = [[1i8, -2, 3], [4, 5, -6]];
        let rows = rows.iter().map(|r| r.iter().copied());
        let matrix = Matrix::new(Kernel::Portable, 3, rows, vec![0.5, 2.0], vec![1.0, 0.0]);
        let mut out = vec![0.0; matrix.stride()];
        matrix.multiply(&[10, 20, 30, 0, 0, 0, 0, 0], &mut out);
        assert_eq!(out[..2], [(10 - 40 + 90) as f32 * 0.5 + 1.0, (40 + 100 - 180) as f32 * 2.0]);
    }

    proptest! {
        #[test]
        fn all_kernels_give_the_same_bits(n_rows in 1usize..70, columns in 1usize..50, n in 0usize..14, seed in any::<u64>()) {
            let mut state = seed;
            let mut next = || {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                state >> 33
            };
            let weights: Vec<Vec<i8>> = (0..n_rows).map(|_| (0..columns).map(|_| next() as i8).collect()).collect();
            let factors: Vec<f32> = (0..n_rows).map(|_| next() as f32 / 1e9).collect();
            let inputs = columns.next_multiple_of(LANES);
            let x: Vec<i16> = (0..n * inputs).map(|_| next() as i16).collect();
            let multiplied = |kernel| {
                let rows = weights.iter().map(|r| r.iter().copied());
                let matrix = Matrix::new(kernel, columns, rows, factors.clone(), factors.clone());
                let mut out = vec![0.0; n * matrix.stride()];
                matrix.multiply(&x, &mut out);
                out
            };
            let portable = multiplied(Kernel::Portable);
            for kernel in Kernel::ALL.into_iter().filter(|k| k.is_there()) {
                let other = multiplied(kernel);
                prop_assert!(portable.iter().zip(&other).all(|(a, b)| a.to_bits() == b.to_bits()), "{kernel:?}");
            }
        }
    }
}
