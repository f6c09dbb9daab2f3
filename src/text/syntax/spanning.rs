//! Making a tree of arc scores.
//!
//! Each word's best head mostly gives a tree already. Where it gives a cycle or several roots, the best tree with one root is
//! found instead (Chu and Liu, Edmonds): crossing arcs are allowed, as treebanks have them.

/// The scores of all arcs of a sentence of `n` words.
pub(super) struct Arcs<'a> {
    /// Row `i` has the score of every head of word `i`: the root first, then the words.
    pub(super) scores: &'a [f32],
    /// How many words there are.
    pub(super) n: usize,
}

impl Arcs<'_> {
    fn score(&self, word: usize, head: usize) -> f32 {
        self.scores[word * (self.n + 1) + head]
    }

    /// The best head of each word that together make a tree with one root: 0 for the root, else the word's number from one.
    pub(super) fn heads(&self) -> Vec<usize> {
        let best = |word| {
            (0..=self.n)
                .filter(|&h| h != word + 1)
                .fold(0, |best, h| if self.score(word, h) > self.score(word, best) { h } else { best })
        };
        let heads: Vec<usize> = (0..self.n).map(best).collect();
        if is_tree(&heads) { heads } else { self.spanning() }
    }

    fn spanning(&self) -> Vec<usize> {
        let m = self.n + 1;
        let mut weights = vec![f64::NEG_INFINITY; m * m];
        for word in 0..self.n {
            for head in 0..m {
                // Scores are of the order of ten; each further root costs more than any tree can gain.
                let penalty = if head == 0 { 1e7 } else { 0.0 };
                if head != word + 1 {
                    weights[(word + 1) * m + head] = f64::from(self.score(word, head)) - penalty;
                }
            }
        }
        let heads = arborescence(&weights, m);
        heads[1..].to_vec()
    }
}

/// Whether every word reaches the root, and one word alone hangs on it.
pub(super) fn is_tree(heads: &[usize]) -> bool {
    if heads.iter().filter(|&&h| h == 0).count() != 1 {
        return false;
    }
    // 0 not seen, 1 on the way, 2 known to reach the root.
    let mut state = vec![0u8; heads.len()];
    for start in 0..heads.len() {
        let mut at = start;
        while state[at] == 0 {
            state[at] = 1;
            if heads[at] == 0 {
                break;
            }
            at = heads[at] - 1;
        }
        if state[at] == 1 && heads[at] != 0 {
            return false;
        }
        let mut back = start;
        while state[back] == 1 {
            state[back] = 2;
            if heads[back] == 0 {
                break;
            }
            back = heads[back] - 1;
        }
    }
    true
}

/// The first of the best heads in a row of weights: the best one four by four, then where it stands.
fn first_best(row: &[f64]) -> usize {
    let (fours, rest) = row.as_chunks::<4>();
    let mut best = [f64::NEG_INFINITY; 4];
    let larger = |best: &mut f64, score: f64| *best = if score > *best { score } else { *best };
    for four in fours {
        best.iter_mut().zip(four).for_each(|(best, &score)| larger(best, score));
    }
    let [mut top, others @ ..] = best;
    others.iter().chain(rest).for_each(|&score| larger(&mut top, score));
    row.iter().position(|&score| score == top).unwrap_or(0)
}

/// The best head of each of `m` nodes that together hang on node 0; `weights[node * m + head]`, and nothing for a node as its
/// own head. Node 0's own is meaningless.
fn arborescence(weights: &[f64], m: usize) -> Vec<usize> {
    let mut heads = vec![0; m];
    for node in 1..m {
        heads[node] = first_best(&weights[node * m..(node + 1) * m]);
    }
    let Some(cycle) = cycle(&heads) else { return heads };
    // The cycle becomes one node, the last; the others keep their order.
    let mut inside = vec![false; m];
    cycle.iter().for_each(|&node| inside[node] = true);
    let outside: Vec<usize> = (0..m).filter(|&node| !inside[node]).collect();
    let size = outside.len() + 1;
    let mut smaller = vec![f64::NEG_INFINITY; size * size];
    let (mut enters, mut leaves) = (vec![0; size], vec![0; size]);
    for (i, &node) in outside.iter().enumerate() {
        let row = &weights[node * m..(node + 1) * m];
        smaller[i * size..].iter_mut().zip(&outside).for_each(|(small, &head)| *small = row[head]);
        (leaves[i], smaller[i * size + size - 1]) = best(&cycle, row);
    }
    let entries = &mut smaller[(size - 1) * size..];
    for &c in &cycle {
        let row = &weights[c * m..(c + 1) * m];
        for ((entry, enters), &node) in entries.iter_mut().zip(&mut enters).zip(&outside) {
            let score = row[node] - row[heads[c]];
            if c == cycle[0] || score > *entry {
                (*entry, *enters) = (score, c);
            }
        }
    }
    let found = arborescence(&smaller, size);
    for (i, &node) in outside.iter().enumerate().skip(1) {
        heads[node] = if found[i] == size - 1 { leaves[i] } else { outside[found[i]] };
    }
    let from = found[size - 1];
    heads[enters[from]] = outside[from];
    heads
}

/// The first of the best heads among the nodes of a cycle, and how good it is.
fn best(cycle: &[usize], row: &[f64]) -> (usize, f64) {
    let scored = cycle.iter().map(|&node| (node, row[node]));
    scored.reduce(|best, next| if next.1 > best.1 { next } else { best }).unwrap_or((0, f64::NEG_INFINITY))
}

/// The nodes of one cycle of heads, if there is one.
fn cycle(heads: &[usize]) -> Option<Vec<usize>> {
    let mut seen = vec![0; heads.len()];
    for start in 1..heads.len() {
        let mut at = start;
        while at != 0 && seen[at] == 0 {
            seen[at] = start;
            at = heads[at];
        }
        if at != 0 && seen[at] == start {
            let mut nodes = vec![at];
            let mut next = heads[at];
            while next != at {
                nodes.push(next);
                next = heads[next];
            }
            return Some(nodes);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn heads(scores: &[f32], n: usize) -> Vec<usize> {
        Arcs { scores, n }.heads()
    }

    /// The best tree by trying all heads.
    fn best_by_trying(scores: &[f32], n: usize) -> f32 {
        let mut best = f32::NEG_INFINITY;
        let mut heads = vec![0; n];
        loop {
            if heads.iter().enumerate().all(|(w, &h)| h != w + 1) && is_tree(&heads) {
                best = best.max(heads.iter().enumerate().map(|(w, &h)| scores[w * (n + 1) + h]).sum());
            }
            let Some(at) = heads.iter().position(|&h| h < n) else { return best };
            heads[at] += 1;
            heads[..at].fill(0);
        }
    }

    #[test]
    fn a_cycle_is_broken_where_it_costs_least() {
        // Both words want each other; the second loses less by hanging on the root.
        assert_eq!(heads(&[1.0, 0.0, 5.0, 3.0, 5.0, 0.0], 2), [2, 0]);
    }

    #[test]
    fn one_word_is_its_own_tree() {
        assert_eq!(heads(&[0.0, 9.0], 1), [0]);
    }

    proptest! {
        #[test]
        fn the_tree_is_the_best_that_there_is(n in 1usize..5, seed in proptest::collection::vec(-100i32..100, 25)) {
            let scores: Vec<f32> = seed[..n * (n + 1)].iter().map(|&x| x as f32).collect();
            let found = heads(&scores, n);
            prop_assert!(is_tree(&found));
            let sum: f32 = found.iter().enumerate().map(|(w, &h)| scores[w * (n + 1) + h]).sum();
            prop_assert_eq!(sum, best_by_trying(&scores, n));
        }

        #[test]
        fn any_scores_give_a_tree(n in 1usize..40, seed in any::<u64>()) {
            let mut state = seed;
            let scores: Vec<f32> = (0..n * (n + 1)).map(|_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (state >> 40) as f32 / 1e6
            }).collect();
            prop_assert!(is_tree(&heads(&scores, n)));
        }
    }
}
