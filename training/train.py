"""Trains the syntax model: `python training/train.py --treebanks FOLDER --out model.bin` (docs/syntax.md)."""

import argparse
import collections
import functools
import pickle
import time

import jax
import jax.numpy as jnp
import numpy as np

import student
import treebank
import vectors
from batches import Labels, arrays, batched
from words import features

CONFIG = {
    "hidden": 160,
    "layers": 2,
    "arc": 128,
    "relation": 128,
    "drop_form": 0.1,
    "drop_input": 0.25,
    "drop": 0.33,
    "drop_recurrent": 0.15,
    "vocabulary": 25000,
    "epochs": 20,
    "tokens": 1024,
    "rate": 3e-3,
    "seed": 1,
}


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
    universal = np.array([hash_of(labels.relations, r) for r in labels.relations])
    right, total, plain_right, plain_total = np.zeros(4), 0, np.zeros(2), 0
    punct = labels.upos.index("PUNCT")
    for batch, _ in batched(items, 2048):
        upos, xpos, heads, kinds = (np.asarray(x) for x in predict(weights, fixed, batch, frozen))
        mask = np.arange(upos.shape[1])[None] < batch["lengths"][:, None]
        head_right = heads == batch["heads"]
        both = head_right & (universal[kinds] == universal[batch["relations"]])
        right += [(x & mask).sum() for x in (upos == batch["upos"], xpos == batch["xpos"], head_right, both)]
        total += mask.sum()
        words = mask & (batch["upos"] != punct)
        plain_right += [(x & words).sum() for x in (head_right, both)]
        plain_total += words.sum()
    return np.concatenate([100 * right / total, 100 * plain_right / plain_total])


def hash_of(names, name):
    bare = name.split(":")[0]
    return [n.split(":")[0] for n in names].index(bare)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--treebanks", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--set", nargs="*", default=[], help="name=value")
    options = parser.parse_args()
    config = dict(CONFIG)
    for pair in options.set:
        name, value = pair.split("=")
        config[name] = type(config[name])(value)
    folder = options.treebanks
    train = [s for n in ("ewt.train", "gumclean.train") for s in treebank.read(f"{folder}/{n}.conllu.gz")]
    tests = {n: treebank.read(f"{folder}/{n}.conllu.gz") for n in ("ewt.dev", "gumclean.dev", "ewt.test", "gumclean.test", "pud.news")}
    labels = Labels(train)
    counts = collections.Counter(features(form)[0] for s in train for form in s.forms)
    vocabulary, fixed = vectors.initial(counts, config["vocabulary"])
    config["n_upos"] = len(labels.upos)
    items = arrays(train, vocabulary, labels, counts)
    checks = {n: arrays(s, vocabulary, labels) for n, s in tests.items()}
    rng = np.random.default_rng(config["seed"])
    weights = student.start(rng, config, fixed, len(labels.upos), len(labels.xpos), len(labels.relations))
    fixed = jnp.asarray(fixed)
    zeros = jax.tree.map(jnp.zeros_like, weights)
    moments = (zeros, jax.tree.map(jnp.zeros_like, weights))
    average = jax.tree.map(jnp.array, weights)
    frozen = tuple(sorted(config.items()))
    steps = sum(1 for _ in batched(items, config["tokens"])) * config["epochs"]
    key, step = jax.random.key(config["seed"]), 0
    print(len(train), "sentences,", sum(counts.values()), "words,", steps, "steps", flush=True)
    for epoch in range(config["epochs"]):
        begun, losses = time.time(), []
        for batch, _ in batched(items, config["tokens"], rng):
            step += 1
            rate = config["rate"] * min(1.0, step / 400) * 0.5 * (1 + np.cos(np.pi * min(1.0, step / steps)))
            key, now = jax.random.split(key)
            weights, moments, average, value = update(weights, fixed, batch, moments, average, rate, float(step), now, frozen)
            losses.append(value)
        took = time.time() - begun
        line = f"epoch {epoch + 1} loss {float(np.mean(jnp.array(losses))):.3f} {took:.0f}s"
        last = epoch + 1 == config["epochs"]
        for name, check in checks.items():
            if last or "dev" in name or (name == "pud.news" and epoch % 3 == 2):
                line += f" | {name} " + " ".join(f"{x:.2f}" for x in evaluate(average, fixed, check, labels, frozen))
        print(line, flush=True)
    with open(options.out, "wb") as out:
        pickle.dump({"config": config, "weights": jax.tree.map(np.asarray, average), "fixed": np.asarray(fixed), "vocabulary": vocabulary, "labels": labels}, out)


if __name__ == "__main__":
    main()
