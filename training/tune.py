"""Tunes the teacher to parse, and asks it."""

import functools
import time

import jax
import jax.numpy as jnp
import numpy as np

import student
import teacher
import steps as common
from batches import arrays, pad
from treebank import Sentence, is_tree

CONFIG = {"arc": 256, "relation": 128, "drop": 0.33, "epochs": 5, "tokens": 1024, "rate": 6e-5, "head_rate": 1.5e-3, "seed": 1}


def items_of(sentences, pieces, labels):
    items = arrays(sentences, {}, labels)
    for item, s in zip(items, sentences):
        ids, first = [pieces["[CLS]"]], []
        for form in s.forms:
            first.append(len(ids))
            ids += teacher.pieces_of(form, pieces)
        item["first"] = np.array(first, np.int32)
        item["ids"] = np.array(ids + [pieces["[SEP]"]], np.int32)
    return items


LENGTHS = (12, 20, 28, 36, 48, 64, 96, 128, 192, 256)


def batched(items, tokens, rng=None):
    order = np.arange(len(items)) if rng is None else rng.permutation(len(items))
    slots, batches = {n: [] for n in LENGTHS}, []
    for i in order:
        fits = [n for n in LENGTHS if n >= len(items[i]["ids"])]
        if fits:
            slots[fits[0]].append(i)
            if len(slots[fits[0]]) == max(1, tokens // fits[0]):
                batches.append((fits[0], slots[fits[0]]))
                slots[fits[0]] = []
    batches += [(n, chosen) for n, chosen in slots.items() if chosen]
    if rng is not None:
        rng.shuffle(batches)
    for n, chosen in batches:
        rows = max(1, tokens // n)
        plain = [{k: v for k, v in items[i].items() if k != "ids"} for i in chosen]
        batch = pad(plain, n, rows)
        batch["pieces"] = np.zeros((rows, n), np.int32)
        batch["piece_lengths"] = np.ones(rows, np.int32)
        for row, i in enumerate(chosen):
            ids = items[i]["ids"]
            batch["pieces"][row, : len(ids)] = ids
            batch["piece_lengths"][row] = len(ids)
        del batch["tables"], batch["words"], batch["drop"]
        yield batch, chosen


def outputs(weights, table, batch, config, key=None):
    one, two = (None, None) if key is None else jax.random.split(key)
    states = teacher.encode(weights, table, batch, one)
    return student.scores(weights["head"], states, batch["lengths"], config, two)


def loss(weights, table, batch, config, key):
    tags, arcs, dependent, head = outputs(weights, table, batch, config, key)
    kinds = student.relations(weights["head"], dependent, head, batch["heads"])
    mask = jnp.arange(batch["heads"].shape[1])[None, :] < batch["lengths"][:, None]

    def cross(scores, gold):
        picked = jnp.take_along_axis(scores, gold[:, :, None], axis=2)[:, :, 0]
        return jnp.sum(jnp.where(mask, jax.nn.logsumexp(scores, axis=2) - picked, 0.0))

    n = config["n_upos"]
    total = 0.5 * (cross(tags[:, :, :n], batch["upos"]) + cross(tags[:, :, n:], batch["xpos"]))
    return (total + cross(arcs, batch["heads"]) + cross(kinds, batch["relations"])) / jnp.sum(mask)


@functools.partial(jax.jit, static_argnames="frozen", donate_argnums=(0, 3))
def update(weights, table, batch, moments, rate, step, key, frozen):
    config = dict(frozen)
    value, gradient = jax.value_and_grad(loss)(weights, table, batch, config, key)
    new, moments = common.adam(weights, gradient, moments, rate * config["head_rate"], step)
    share = config["rate"] / config["head_rate"]
    encoder = jax.tree.map(lambda old, w: old + share * (w - old), weights["encoder"], new["encoder"])
    return {"encoder": encoder, "head": new["head"], "mix": new["mix"]}, moments, value


@functools.partial(jax.jit, static_argnames="frozen")
def predict(weights, table, batch, frozen):
    config = dict(frozen)
    tags, arcs, dependent, head = outputs(weights, table, batch, config)
    heads = jnp.argmax(arcs, axis=2)
    kinds = student.relations(weights["head"], dependent, head, heads)
    n = config["n_upos"]
    return jnp.argmax(tags[:, :, :n], 2), jnp.argmax(tags[:, :, n:], 2), heads, jnp.argmax(kinds, 2)


def evaluate(weights, table, items, labels, frozen):
    bare = np.array([common.universal(labels.relations, r) for r in labels.relations])
    right, total = np.zeros(4), 0
    for batch, _ in batched(items, 2048):
        upos, xpos, heads, kinds = (np.asarray(x) for x in predict(weights, table, batch, frozen))
        mask = np.arange(upos.shape[1])[None] < batch["lengths"][:, None]
        head_right = heads == batch["heads"]
        both = head_right & (bare[kinds] == bare[batch["relations"]])
        right += [(x & mask).sum() for x in (upos == batch["upos"], xpos == batch["xpos"], head_right, both)]
        total += mask.sum()
    return 100 * right / total


def parsed(weights, table, items, sentences, labels, frozen):
    """The sentences as the teacher reads them, those left out whose likeliest heads are no tree."""
    out = []
    for batch, chosen in batched(items, 2048):
        found = [np.asarray(x) for x in predict(weights, table, batch, frozen)]
        for row, i in enumerate(chosen):
            forms = sentences[i].forms
            upos, xpos, heads, kinds = ([int(x) for x in f[row, : len(forms)]] for f in found)
            if is_tree(heads):
                out.append((i, Sentence(forms, [labels.upos[x] for x in upos], [labels.xpos[x] for x in xpos], heads, [labels.relations[x] for x in kinds])))
    return [s for _, s in sorted(out, key=lambda pair: pair[0])]


@functools.partial(jax.jit, static_argnames="frozen")
def likeliest(weights, table, batch, frozen):
    config = dict(frozen)
    _, arcs, dependent, head = outputs(weights, table, batch, config)
    kinds = student.relations(weights["head"], dependent, head, batch["heads"])
    return {name: jax.lax.top_k(jax.nn.softmax(s, axis=2), 4) for name, s in (("heads", arcs), ("relations", kinds))}


def teach(weights, table, items, frozen):
    """What the teacher says of each item: the likeliest heads, and relations to the treebank's heads, with their shares."""
    out = [None] * len(items)
    for batch, chosen in batched(items, 2048):
        found = jax.tree.map(np.asarray, likeliest(weights, table, batch, frozen))
        for row, i in enumerate(chosen):
            n = len(items[i]["heads"])
            out[i] = {name: (shares[row, :n], likely[row, :n]) for name, (shares, likely) in found.items()}
    return out


def tuned(train, labels, checks, config):
    """The teacher's weights, tuned to the sentences; `checks` are measured after each epoch."""
    _, pieces = teacher.load()
    items = items_of(train, pieces, labels)
    checks = {name: items_of(sentences, pieces, labels) for name, sentences in checks.items()}
    rng = np.random.default_rng(config["seed"])
    weights, table = teacher.start(rng, config, len(labels.upos), len(labels.xpos), len(labels.relations))
    moments = (jax.tree.map(jnp.zeros_like, weights), jax.tree.map(jnp.zeros_like, weights))
    frozen = tuple(sorted(config.items()))
    n_steps = sum(1 for _ in batched(items, config["tokens"])) * config["epochs"]
    key, step = jax.random.key(config["seed"]), 0
    for epoch in range(config["epochs"]):
        begun, losses = time.time(), []
        for batch, _ in batched(items, config["tokens"], rng):
            step += 1
            rate = min(1.0, step / 300) * (1 - step / (n_steps + 1))
            key, now = jax.random.split(key)
            weights, moments, value = update(weights, table, batch, moments, rate, float(step), now, frozen)
            losses.append(value)
        line = f"teacher, epoch {epoch + 1}: loss {float(np.mean(jnp.array(losses))):.3f}, {time.time() - begun:.0f} s"
        for name, check in checks.items():
            line += f" | {name} " + " ".join(f"{x:.2f}" for x in evaluate(weights, table, check, labels, frozen))
        print(line, flush=True)
    return jax.tree.map(np.asarray, weights)
