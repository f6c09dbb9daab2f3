//! One step of an LSTM: from the sums at its gates to the new cell and state.
//!
//! Only additions, multiplications and divisions in a fixed order, so every compiler's vectors of them give the same bits.

use crate::text::syntax::kernel::whole;

/// A state lies between -1 and 1; as an integer it is that times this.
const STATE: f32 = 16384.0;

/// Advances one sentence by one word: `given` from the word and `found` from the former state are the sums at the input,
/// forget, cell and output gates, one after the other.
#[inline(always)]
pub(super) fn advance(given: &[f32], found: &[f32], cell: &mut [f32], state: &mut [i16]) {
    let size = cell.len();
    let gate = |which: usize| (&given[which * size..(which + 1) * size], &found[which * size..(which + 1) * size]);
    let ((ga, fa), (gf, ff), (gc, fc), (go, fo)) = (gate(0), gate(1), gate(2), gate(3));
    let state = &mut state[..size];
    for at in 0..size {
        let let_in = sigmoid(ga[at] + fa[at]);
        let keep = sigmoid(gf[at] + ff[at]);
        let new = tanh(gc[at] + fc[at]);
        let let_out = sigmoid(go[at] + fo[at]);
        let now = keep * cell[at] + let_in * new;
        cell[at] = now;
        state[at] = whole(let_out * tanh(now) * STATE);
    }
}

/// The hyperbolic tangent, within 0.0001: the seventh convergent of its continued fraction.
#[inline(always)]
fn tanh(x: f32) -> f32 {
    let x = x.clamp(-4.97, 4.97);
    let s = x * x;
    let above = x * (135_135.0 + s * (17_325.0 + s * (378.0 + s)));
    let below = 135_135.0 + s * (62_370.0 + s * (3_150.0 + s * 28.0));
    above / below
}

#[inline(always)]
fn sigmoid(x: f32) -> f32 {
    0.5 + 0.5 * tanh(0.5 * x)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tangent_is_near_the_true_one_and_never_beyond_one() {
        for step in -1000..=1000 {
            let x = step as f32 / 100.0;
            assert!((tanh(x) - x.tanh()).abs() < 1.1e-4, "{x}");
            assert!(tanh(x).abs() <= 1.0, "{x}");
            assert!((0.0..=1.0).contains(&sigmoid(x)));
        }
    }
}
