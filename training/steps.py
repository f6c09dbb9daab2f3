"""Steps of training: the loss, Adam, and measuring."""

import functools

import jax
import jax.numpy as jnp
import numpy as np

import student
from batches import batched


def loss(weights, fixed, batch, config, key):
    one, two = jax.random.split(key)
    states = student.encode(weights, fixed, batch, config, one)
    tags, arcs, dependent, head = student.scores(weights, states, batch["lengths"], config, two)
    kinds = student.relations(weights, dependent, head, batch["heads"])
    mask = jnp.arange(batch["words"].shape[1])[None, :] < batch["lengths"][:, None]
    n_upos = config["n_upos"]

    def cross(scores, name):
        likely = jnp.take_along_axis(scores, batch[name + "_likely"].astype(jnp.int32), axis=2)
        mean = jnp.sum(likely * batch[name + "_shares"].astype(jnp.float32), axis=2)
        return jnp.sum(jnp.where(mask, jax.nn.logsumexp(scores, axis=2) - mean, 0.0))

    total = cross(tags[:, :, :n_upos], "upos") + cross(tags[:, :, n_upos:], "xpos")
    total = 0.5 * total + cross(arcs, "heads") + cross(kinds, "relations")
    decay = 1e-5 * jnp.sum(jnp.square(weights["delta"]))
    return total / jnp.sum(mask) + decay


def adam(weights, gradient, moments, rate, step):
    """One step of Adam, the gradient clipped to a norm of 5."""
    norm = jnp.sqrt(sum(jnp.sum(jnp.square(g)) for g in jax.tree.leaves(gradient)))
    scale = jnp.minimum(1.0, 5.0 / (norm + 1e-9))
    b1, b2 = 0.9, 0.95
    first = jax.tree.map(lambda m, g: b1 * m + (1 - b1) * g * scale, moments[0], gradient)
    second = jax.tree.map(lambda v, g: b2 * v + (1 - b2) * jnp.square(g * scale), moments[1], gradient)
    a, b = 1 - b1**step, 1 - b2**step
    new = jax.tree.map(lambda w, m, v: w - rate * (m / a) / (jnp.sqrt(v / b) + 1e-8), weights, first, second)
    return new, (first, second)


@functools.partial(jax.jit, static_argnames="frozen", donate_argnums=(0, 3))
def update(weights, fixed, batch, moments, average, rate, step, key, frozen):
    config = dict(frozen)
    value, gradient = jax.value_and_grad(loss)(weights, fixed, batch, config, key)
    weights, moments = adam(weights, gradient, moments, rate, step)
    decay = jnp.minimum(0.999, (step + 1.0) / (step + 10.0))
    average = jax.tree.map(lambda a, w: decay * a + (1 - decay) * w, average, weights)
    return weights, moments, average, value


@functools.partial(jax.jit, static_argnames="frozen")
def predict(weights, fixed, batch, frozen):
    config = dict(frozen)
    states = student.encode(weights, fixed, batch, config)
    tags, arcs, dependent, head = student.scores(weights, states, batch["lengths"], config)
    heads = jnp.argmax(arcs, axis=2)
    kinds = student.relations(weights, dependent, head, heads)
    n = config["n_upos"]
    return jnp.argmax(tags[:, :, :n], 2), jnp.argmax(tags[:, :, n:], 2), heads, jnp.argmax(kinds, 2)


def evaluate(weights, fixed, items, labels, frozen):
    """UPOS, XPOS, UAS, LAS (CoNLL 2018: without subtypes), and UAS and LAS without punctuation, in per cent."""
    bare = np.array([universal(labels.relations, r) for r in labels.relations])
    right, total, plain_right, plain_total = np.zeros(4), 0, np.zeros(2), 0
    punct = labels.upos.index("PUNCT")
    for batch, _ in batched(items, 2048):
        upos, xpos, heads, kinds = (np.asarray(x) for x in predict(weights, fixed, batch, frozen))
        mask = np.arange(upos.shape[1])[None] < batch["lengths"][:, None]
        head_right = heads == batch["heads"]
        both = head_right & (bare[kinds] == bare[batch["relations"]])
        right += [(x & mask).sum() for x in (upos == batch["upos"], xpos == batch["xpos"], head_right, both)]
        total += mask.sum()
        words = mask & (batch["upos"] != punct)
        plain_right += [(x & words).sum() for x in (head_right, both)]
        plain_total += words.sum()
    return np.concatenate([100 * right / total, 100 * plain_right / plain_total])


def universal(names, name):
    """The number of the first relation that is the same but for the subtype."""
    bare = name.split(":")[0]
    return [n.split(":")[0] for n in names].index(bare)
