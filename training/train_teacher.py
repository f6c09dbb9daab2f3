"""Tunes the teacher on the treebanks: `python training/train_teacher.py --treebanks FOLDER --out teacher.pkl`."""

import argparse
import functools
import pickle
import time

import jax
import jax.numpy as jnp
import numpy as np

import student
import teacher
import treebank
import train as common
from batches import Labels, arrays, pad

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
    universal = np.array([common.hash_of(labels.relations, r) for r in labels.relations])
    right, total = np.zeros(4), 0
    for batch, _ in batched(items, 2048):
        upos, xpos, heads, kinds = (np.asarray(x) for x in predict(weights, table, batch, frozen))
        mask = np.arange(upos.shape[1])[None] < batch["lengths"][:, None]
        head_right = heads == batch["heads"]
        both = head_right & (universal[kinds] == universal[batch["relations"]])
        right += [(x & mask).sum() for x in (upos == batch["upos"], xpos == batch["xpos"], head_right, both)]
        total += mask.sum()
    return 100 * right / total


# How many of the teacher's likeliest heads, relations and tags are kept, with their shares.
KEPT = {"heads": 4, "relations": 4, "upos": 2, "xpos": 3}


@functools.partial(jax.jit, static_argnames="frozen")
def shares(weights, table, batch, frozen):
    config = dict(frozen)
    tags, arcs, dependent, head = outputs(weights, table, batch, config)
    kinds = student.relations(weights["head"], dependent, head, jnp.argmax(arcs, axis=2))
    n = config["n_upos"]
    scores = {"heads": arcs, "relations": kinds, "upos": tags[:, :, :n], "xpos": tags[:, :, n:]}
    return {name: jax.lax.top_k(jax.nn.softmax(scores[name], axis=2), KEPT[name]) for name in KEPT}


def label(weights, table, items, frozen):
    """Adds to each item what the teacher says of it: the likeliest heads, relations and tags, and their shares."""
    for batch, chosen in batched(items, 2048):
        found = jax.tree.map(np.asarray, shares(weights, table, batch, frozen))
        for row, i in enumerate(chosen):
            n = len(items[i]["heads"])
            for name, (part, which) in found.items():
                part = part[row, :n] / part[row, :n].sum(axis=1, keepdims=True)
                items[i][f"{name}_shares"] = part.astype(np.float16)
                items[i][f"{name}_likely"] = which[row, :n].astype(np.uint8 if name != "heads" else np.uint16)
            items[i]["heads"] = items[i]["heads_likely"][:, 0].astype(np.int32)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--treebanks", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--set", nargs="*", default=[])
    options = parser.parse_args()
    config = dict(CONFIG)
    for pair in options.set:
        name, value = pair.split("=")
        config[name] = type(config[name])(value)
    folder = options.treebanks
    train = [s for n in ("ewt.train", "gumclean.train") for s in treebank.read(f"{folder}/{n}.conllu.gz")]
    labels = Labels(train)
    config["n_upos"] = len(labels.upos)
    _, pieces = teacher.load()
    items = items_of(train, pieces, labels)
    checks = {n: items_of(treebank.read(f"{folder}/{n}.conllu.gz"), pieces, labels) for n in ("ewt.dev", "gumclean.dev")}
    rng = np.random.default_rng(config["seed"])
    weights, table = teacher.start(rng, config, len(labels.upos), len(labels.xpos), len(labels.relations))
    moments = (jax.tree.map(jnp.zeros_like, weights), jax.tree.map(jnp.zeros_like, weights))
    frozen = tuple(sorted(config.items()))
    steps = sum(1 for _ in batched(items, config["tokens"])) * config["epochs"]
    key, step = jax.random.key(config["seed"]), 0
    for epoch in range(config["epochs"]):
        begun, losses = time.time(), []
        for batch, _ in batched(items, config["tokens"], rng):
            step += 1
            rate = min(1.0, step / 300) * (1 - step / (steps + 1))
            key, now = jax.random.split(key)
            weights, moments, value = update(weights, table, batch, moments, rate, float(step), now, frozen)
            losses.append(value)
            if step % 100 == 0:
                print(step, steps, f"{time.time() - begun:.0f}s loss {float(np.mean(jnp.array(losses[-100:]))):.3f}", flush=True)
        line = f"epoch {epoch + 1}"
        for name, check in checks.items():
            line += f" | {name} " + " ".join(f"{x:.2f}" for x in evaluate(weights, table, check, labels, frozen))
        print(line, flush=True)
        with open(options.out, "wb") as out:
            pickle.dump({"config": config, "weights": jax.tree.map(np.asarray, weights), "labels": labels}, out)


if __name__ == "__main__":
    main()
