//! The network: words in, scores of tags, heads and relations out.
//!
//! Word and form vectors → two layers of LSTMs, each in both directions → tags from the first layer, arcs and relations from
//! the second. Sentences of a group go through the recurrent layers side by side, so that each weight that is loaded serves
//! them all. Whatever is not an exact sum of integers is done number by number in one fixed order, without fused operations:
//! the result does not depend on the machine, nor on which sentences share a group.

use super::kernel::{Kernel, Matrix, advance, dots, whole};
use super::model::{File, Rows};
use super::word::{Features, TABLES};
use rustc_hash::{FxBuildHasher, FxHashMap};

/// The bundled network.
pub(super) struct Network {
    vocabulary: Vec<u32>,
    words: Rows<'static>,
    word_factor: f32,
    tables: [(Rows<'static>, f32); TABLES],
    layers: Vec<[Direction; 2]>,
    kernel: Kernel,
    tags: Matrix,
    arc_dependent: Half,
    arc_head: Half,
    arc: Matrix,
    arc_bias: Vec<f32>,
    distance: Vec<f32>,
    relation_dependent: Half,
    relation_head: Half,
    /// Scores of relations from the dependent, the head, and the product of both.
    relation: [Matrix; 3],
    relation_product_scale: f32,
}

/// One direction of a recurrent layer.
struct Direction {
    input: Matrix,
    recurrent: Matrix,
}

/// One of the two halves of a pairwise score: a layer with a floor at zero, and what stands for the root.
struct Half {
    matrix: Matrix,
    root: Vec<f32>,
    /// What its numbers are multiplied by to make integers of them.
    scale: f32,
}

/// Where the sentences of a group stand among its words.
pub(super) struct Group<'a> {
    /// What the model sees of the words, sentence after sentence.
    pub(super) features: &'a [Features],
    /// How long the sentences are, none of them empty.
    pub(super) lengths: &'a [usize],
}

/// Room for the sums at the gates, so that it is not made anew for each layer of each group. It is asked for and cleared by the
/// system page by page, which costs as much as filling it.
#[derive(Default)]
pub(super) struct Sums {
    given: Vec<f32>,
    found: Vec<f32>,
}

/// The first `length` numbers of a room that grows where it must; whatever stood there before.
fn room(sums: &mut Vec<f32>, length: usize) -> &mut [f32] {
    if sums.len() < length {
        sums.resize(length, 0.0);
    }
    &mut sums[..length]
}

/// What the network says of the words of a group.
pub(super) struct States {
    low: Vec<i16>,
    high: Vec<i16>,
    width: usize,
}

/// What the network says of one sentence.
pub(super) struct Scores {
    /// For each word the scores of all tags, [`Network::tag_stride`] numbers.
    pub(super) tags: Vec<f32>,
    /// For each word the score of the root, then of each word, as its head.
    pub(super) arcs: Vec<f32>,
    dependents: Vec<f32>,
    heads: Vec<f32>,
}

impl Network {
    /// Unpacks the network from its file.
    pub(super) fn new(file: &File<'static>, kernel: Kernel) -> Self {
        let matrix = |name: &str| matrix(file, kernel, name);
        let half = |name: &str| Half {
            matrix: matrix(name),
            root: file.floats(&format!("{name}.root")),
            scale: file.float(&format!("{name}.scale")),
        };
        let arc_head = half("arc.head");
        assert_eq!(arc_head.root.len(), arc_head.matrix.stride(), "the root is scored like a word");
        let n_layers = file.whole("layers")[0] as usize;
        let direction = |layer: usize, way: usize| Direction {
            input: matrix(&format!("lstm.{layer}.{way}.input")),
            recurrent: matrix(&format!("lstm.{layer}.{way}.recurrent")),
        };
        let table = |at: usize| (file.rows(&format!("table.{at}")), file.float(&format!("table.{at}.factor")));
        Self {
            vocabulary: file.whole("vocabulary"),
            words: file.rows("words"),
            word_factor: file.float("words.factor"),
            tables: std::array::from_fn(table),
            layers: (0..n_layers).map(|layer| [direction(layer, 0), direction(layer, 1)]).collect(),
            kernel,
            tags: matrix("tag"),
            arc_dependent: half("arc.dependent"),
            arc_head,
            arc: matrix("arc"),
            arc_bias: file.floats("arc.head.bias"),
            distance: file.floats("arc.distance"),
            relation_dependent: half("relation.dependent"),
            relation_head: half("relation.head"),
            relation: ["dependent", "head", "product"].map(|part| matrix(&format!("relation.score.{part}"))),
            relation_product_scale: file.float("relation.product.scale"),
        }
    }

    /// How far apart the tag scores of two words lie.
    pub(super) fn tag_stride(&self) -> usize {
        self.tags.stride()
    }

    /// Runs the recurrent layers over a group of sentences.
    pub(super) fn encode(&self, group: &Group, sums: &mut Sums) -> States {
        let mut layers = self.layers.iter();
        let first = layers.next().expect("a network has layers");
        let width = 2 * first[0].recurrent.columns;
        // What the first layer makes of a word is the same wherever the word stands: a text's "the" is multiplied once.
        let (words, places) = distinct(group.features);
        let input = self.look_up(&words, first[0].input.columns);
        let low = run(self.kernel, first, &input, &places, group.lengths, sums);
        let everywhere: Vec<usize> = (0..places.len()).collect();
        let mut high = None;
        for layer in layers {
            let below = high.as_ref().unwrap_or(&low);
            high = Some(run(self.kernel, layer, below, &everywhere, group.lengths, sums));
        }
        States { high: high.unwrap_or_else(|| low.clone()), low, width }
    }

    /// The vectors of the words as integers, `columns` each.
    fn look_up(&self, features: &[Features], columns: usize) -> Vec<i16> {
        let mut out = vec![0i16; features.len() * columns];
        for (features, out) in features.iter().zip(out.chunks_exact_mut(columns)) {
            // Row 0 stands for every word that is not known.
            let row = self.vocabulary.binary_search(&features.word).map_or(0, |at| at + 1);
            let mut out = out.iter_mut();
            let mut put = |rows: &Rows, row: usize, factor: f32| {
                for (value, out) in rows.row(row).zip(out.by_ref().take(rows.columns)) {
                    *out = whole(f32::from(value) * factor);
                }
            };
            put(&self.words, row, self.word_factor);
            for ((rows, factor), &hash) in self.tables.iter().zip(&features.tables) {
                put(rows, hash as usize & (rows.rows - 1), *factor);
            }
        }
        out
    }

    /// Scores the words of one sentence, which stand at `words` in its group.
    pub(super) fn score(&self, states: &States, words: std::ops::Range<usize>) -> Scores {
        let n = words.len();
        let place = words.start * states.width..words.end * states.width;
        let (low, high) = (&states.low[place.clone()], &states.high[place]);
        let mut tags = vec![0.0; n * self.tags.stride()];
        self.tags.multiply(low, &mut tags);
        let dependents = self.arc_dependent.apply(high);
        let heads = self.arc_head.apply(high);
        let width = self.arc.stride();
        let mut asked = vec![0.0; n * width];
        self.arc.multiply(&self.arc_dependent.integers(&dependents), &mut asked);
        for asked in asked.chunks_exact_mut(width) {
            asked.iter_mut().zip(&self.arc_bias).for_each(|(a, b)| *a += b);
        }
        let mut arcs = vec![0.0; n * (n + 1)];
        for (word, (asked, arcs)) in asked.chunks_exact(width).zip(arcs.chunks_exact_mut(n + 1)).enumerate() {
            let (root, arcs) = arcs.split_at_mut(1);
            dots(self.kernel, asked, &self.arc_head.root, root);
            dots(self.kernel, asked, &heads, arcs);
            root[0] += self.root_bias();
            arcs.iter_mut().enumerate().for_each(|(head, arc)| *arc += self.distance_bias(word, head));
        }
        Scores { tags, arcs, dependents: self.relation_dependent.apply(high), heads: self.relation_head.apply(high) }
    }

    fn root_bias(&self) -> f32 {
        self.distance[self.distance.len() - 1]
    }

    fn distance_bias(&self, word: usize, head: usize) -> f32 {
        let reach = (self.distance.len() - 2) / 2;
        self.distance[(head + reach).saturating_sub(word).min(2 * reach)]
    }

    /// Scores the relations of all words of a sentence to their heads (0 for the root, else the word's number from one).
    /// The result has as many numbers a word as the second value says.
    pub(super) fn relations(&self, scores: &Scores, heads: &[usize]) -> (Vec<f32>, usize) {
        let width = self.relation_dependent.matrix.stride();
        let root: &[f32] = &self.relation_head.root;
        let head_of = |&head: &usize| if head == 0 { root } else { &scores.heads[(head - 1) * width..head * width] };
        let given: Vec<f32> = heads.iter().flat_map(|head| head_of(head).iter().copied()).collect();
        let product: Vec<i16> =
            scores.dependents.iter().zip(&given).map(|(d, h)| whole(d * h * self.relation_product_scale)).collect();
        let inputs =
            [self.relation_dependent.integers(&scores.dependents), self.relation_head.integers(&given), product];
        let stride = self.relation[0].stride();
        let mut total = vec![0.0; heads.len() * stride];
        let mut part = total.clone();
        for (matrix, input) in self.relation.iter().zip(&inputs) {
            matrix.multiply(input, &mut part);
            total.iter_mut().zip(&part).for_each(|(t, p)| *t += p);
        }
        (total, stride)
    }
}

impl Half {
    fn apply(&self, x: &[i16]) -> Vec<f32> {
        let mut out = vec![0.0; x.len() / self.matrix.columns * self.matrix.stride()];
        self.matrix.multiply(x, &mut out);
        out.iter_mut().for_each(|o| *o = o.max(0.0));
        out
    }

    fn integers(&self, x: &[f32]) -> Vec<i16> {
        x.iter().map(|x| whole(x * self.scale)).collect()
    }
}

/// A matrix of the file: small integers, a factor and a bias for each row.
fn matrix(file: &File<'static>, kernel: Kernel, name: &str) -> Matrix {
    let rows = file.rows(name);
    let packed = (0..rows.rows).map(|row| rows.row(row));
    Matrix::new(
        kernel,
        rows.columns,
        packed,
        file.floats(&format!("{name}.factors")),
        file.floats(&format!("{name}.biases")),
    )
}

/// The words of a group without repetition, and which of them stands at each place.
fn distinct(features: &[Features]) -> (Vec<Features>, Vec<usize>) {
    let mut seen = FxHashMap::with_capacity_and_hasher(features.len(), FxBuildHasher);
    let mut words = Vec::with_capacity(features.len());
    let place = |&word: &Features| {
        *seen.entry(word).or_insert_with(|| {
            words.push(word);
            words.len() - 1
        })
    };
    let places = features.iter().map(place).collect();
    (words, places)
}

/// Runs one layer, both directions, over sentences that stand one after the other; `places` says which vector of `input`
/// belongs to each word.
fn run(
    kernel: Kernel,
    layer: &[Direction; 2],
    input: &[i16],
    places: &[usize],
    lengths: &[usize],
    sums: &mut Sums,
) -> Vec<i16> {
    let size = layer[0].recurrent.columns;
    let n_words = places.len();
    let mut out = vec![0i16; n_words * 2 * size];
    // The longest first: those that are still running at a step are then the first few.
    let mut order: Vec<(usize, usize)> = Vec::with_capacity(lengths.len());
    let mut start = 0;
    for &length in lengths {
        order.push((start, length));
        start += length;
    }
    order.sort_by_key(|&(start, length)| (std::cmp::Reverse(length), start));
    let gates = layer[0].recurrent.stride();
    let given = room(&mut sums.given, input.len() / layer[0].input.columns * gates);
    let found = room(&mut sums.found, order.len() * gates);
    for (way, direction) in layer.iter().enumerate() {
        direction.input.multiply(input, given);
        let mut states = vec![0i16; order.len() * size];
        let mut cells = vec![0f32; order.len() * size];
        for step in 0..order[0].1 {
            let running = order.partition_point(|&(_, length)| length > step);
            direction.recurrent.multiply(&states[..running * size], &mut found[..running * gates]);
            for (at, &(start, length)) in order[..running].iter().enumerate() {
                let word = if way == 0 { start + step } else { start + length - 1 - step };
                let state = &mut states[at * size..(at + 1) * size];
                let cell = &mut cells[at * size..(at + 1) * size];
                advance(
                    kernel,
                    &given[places[word] * gates..(places[word] + 1) * gates],
                    &found[at * gates..(at + 1) * gates],
                    cell,
                    state,
                );
                out[(2 * word + way) * size..(2 * word + way + 1) * size].copy_from_slice(state);
            }
        }
    }
    out
}
