"""The model that is shipped: word and form vectors, two bidirectional LSTM layers, tags, arcs, relations."""

import jax
import jax.numpy as jnp
import numpy as np

from words import TABLES

# Distances between a word and its head are told apart up to this many words, in either direction.
REACH = 8


def start(rng, config, vectors, n_upos, n_xpos, n_relations):
    """Weights to begin with, from a NumPy generator."""
    size, hidden = config["hidden"], config["hidden"]
    word = vectors.shape[1]
    inputs = word + sum(width for _, _, width in TABLES)

    def matrix(rows, columns, scale=1.0):
        bound = scale * np.sqrt(6.0 / (rows + columns))
        return rng.uniform(-bound, bound, (rows, columns)).astype(np.float32)

    def lstm(columns):
        both = []
        for _ in range(2):
            recurrent = np.concatenate([np.linalg.qr(rng.normal(size=(size, size)))[0] for _ in range(4)], axis=1)
            bias = np.zeros(4 * size, np.float32)
            bias[size : 2 * size] = 1.0
            both.append((matrix(columns, 4 * size), recurrent.astype(np.float32), bias))
        return {k: np.stack([b[i] for b in both]) for i, k in enumerate(("input", "recurrent", "bias"))}

    arc, relation = config["arc"], config["relation"]
    weights = {
        "delta": np.zeros_like(vectors),
        "tables": {n: (rng.normal(size=(rows, width)) * 0.3).astype(np.float32) for n, rows, width in TABLES},
        "lstm": [lstm(inputs), lstm(2 * hidden)] + [lstm(2 * hidden) for _ in range(config.get("layers", 2) - 2)],
        "tag": (matrix(2 * hidden, n_upos + n_xpos), np.zeros(n_upos + n_xpos, np.float32)),
        "arc_dependent": (matrix(2 * hidden, arc), np.zeros(arc, np.float32)),
        "arc_head": (matrix(2 * hidden, arc), np.zeros(arc, np.float32)),
        "arc_root": np.zeros(arc, np.float32),
        "arc": matrix(arc, arc, 0.5),
        "arc_bias": np.zeros(arc, np.float32),
        "distance": np.zeros(2 * REACH + 2, np.float32),
        "relation_dependent": (matrix(2 * hidden, relation), np.zeros(relation, np.float32)),
        "relation_head": (matrix(2 * hidden, relation), np.zeros(relation, np.float32)),
        "relation_root": np.zeros(relation, np.float32),
        "relation": (matrix(3 * relation, n_relations), np.zeros(n_relations, np.float32)),
    }
    return jax.tree.map(jnp.asarray, weights)


def relu(x):
    return jnp.maximum(x, 0.0)


def apply_dropout(key, x, rate, shape=None):
    keep = jax.random.bernoulli(key, 1.0 - rate, x.shape if shape is None else shape)
    return jnp.where(keep, x / (1.0 - rate), 0.0)


def encode(weights, fixed, batch, config, key=None):
    """The states of all layers for a batch of sentences, each [batch, length, 2 * hidden]."""
    words, tables, lengths = batch["words"], batch["tables"], batch["lengths"]
    n, length = words.shape
    if key is not None:
        keys = iter(jax.random.split(key, 16))
        words = jnp.where(jax.random.bernoulli(next(keys), batch["drop"]), 0, words)
    parts = [(fixed + weights["delta"])[words]]
    for i, (name, _, _) in enumerate(TABLES):
        parts.append(weights["tables"][name][tables[:, :, i]])
    if key is not None:
        # A form feature goes missing as a whole, so that none is leant on alone.
        parts = [parts[0]] + [apply_dropout(next(keys), p, config["drop_form"], (n, length, 1)) for p in parts[1:]]
    x = jnp.concatenate(parts, axis=-1)
    if key is not None:
        x = apply_dropout(next(keys), x, config["drop_input"])
    at = jnp.arange(length)[None, :]
    turned = jnp.where(at < lengths[:, None], lengths[:, None] - 1 - at, at)
    states = []
    for layer in weights["lstm"]:
        if key is not None and states:
            x = apply_dropout(next(keys), x, config["drop"], (n, 1, x.shape[2]))
        back = jnp.take_along_axis(x, turned[:, :, None], axis=1)
        out = _lstm(layer, x, back, next(keys) if key is not None else None, config)
        out_back = jnp.take_along_axis(out[1], turned[:, :, None], axis=1)
        x = jnp.concatenate([out[0], out_back], axis=-1)
        states.append(x)
    return states


def _lstm(layer, forward, backward, key, config):
    n, _, _ = forward.shape
    hidden = layer["recurrent"].shape[1]
    xs = [jnp.einsum("btd,dh->tbh", x, layer["input"][i]) + layer["bias"][i] for i, x in enumerate((forward, backward))]
    mask = None
    if key is not None:
        mask = jax.random.bernoulli(key, 1.0 - config["drop_recurrent"], (2, n, hidden)) / (1.0 - config["drop_recurrent"])

    def step(carry, x):
        new, out = [], []
        for i in range(2):
            h, c = carry[i]
            inner = h if mask is None else h * mask[i]
            gates = x[i] + inner @ layer["recurrent"][i]
            a, f, g, o = jnp.split(gates, 4, axis=-1)
            c = jax.nn.sigmoid(f) * c + jax.nn.sigmoid(a) * jnp.tanh(g)
            h = jax.nn.sigmoid(o) * jnp.tanh(c)
            new.append((h, c))
            out.append(h)
        return tuple(new), tuple(out)

    zero = jnp.zeros((n, hidden))
    _, out = jax.lax.scan(step, ((zero, zero), (zero, zero)), (xs[0], xs[1]))
    return [jnp.swapaxes(o, 0, 1) for o in out]


def scores(weights, states, lengths, config, key=None):
    """Scores of tags [b, t, tags], of arcs [b, t, 1 + t], and the two halves of relation scores."""
    low, high = states[0], states[-1]
    keys = iter(jax.random.split(key, 8)) if key is not None else None

    def project(name, x, rate):
        out = relu(x @ weights[name][0] + weights[name][1])
        return out if keys is None else apply_dropout(next(keys), out, rate, (x.shape[0], 1, out.shape[2]))

    if keys is not None:
        low = apply_dropout(next(keys), low, config["drop"])
        high = apply_dropout(next(keys), high, config["drop"], (high.shape[0], 1, high.shape[2]))
    tags = low @ weights["tag"][0] + weights["tag"][1]
    dependent = project("arc_dependent", high, config["drop"])
    head = project("arc_head", high, config["drop"])
    n, length, width = head.shape
    root = jnp.broadcast_to(weights["arc_root"], (n, 1, width))
    head = jnp.concatenate([root, head], axis=1)
    arcs = jnp.einsum("bik,bjk->bij", dependent @ weights["arc"], head) + (head @ weights["arc_bias"])[:, None, :]
    distance = jnp.clip(jnp.arange(length)[None, :] - jnp.arange(length)[:, None], -REACH, REACH) + REACH
    bias = jnp.concatenate([jnp.full((length, 1), 2 * REACH + 1), distance], axis=1)
    arcs = arcs + weights["distance"][bias]
    place = jnp.arange(length)
    own = place[:, None] == place[None, :]
    beyond = place[None, None, :] >= lengths[:, None, None]
    closed = jnp.concatenate([jnp.zeros((n, length, 1), bool), own[None] | beyond], axis=2)
    arcs = jnp.where(closed, -1e9, arcs)
    relation_dependent = project("relation_dependent", high, config["drop"])
    relation_head = project("relation_head", high, config["drop"])
    root = jnp.broadcast_to(weights["relation_root"], (n, 1, relation_head.shape[2]))
    relation_head = jnp.concatenate([root, relation_head], axis=1)
    return tags, arcs, relation_dependent, relation_head


def relations(weights, dependent, head, heads):
    """Scores of relations [b, t, relations], for given heads."""
    chosen = jnp.take_along_axis(head, heads[:, :, None], axis=1)
    joined = jnp.concatenate([dependent * chosen, dependent, chosen], axis=-1)
    return joined @ weights["relation"][0] + weights["relation"][1]
