"""Writes a trained model as the file that the program bundles (`src/text/syntax/model.rs` reads it)."""

import struct

import jax
import numpy as np

import student
from batches import batched
from words import TABLES, hashed


class File:
    def __init__(self):
        self.blocks = []

    def put(self, name, array):
        array = np.atleast_1d(np.asarray(array))
        rows, columns = array.shape if array.ndim == 2 else (1, array.size)
        self.blocks.append((name, array.dtype.itemsize, rows, columns, array.tobytes()))

    def text(self, name, lines):
        data = "\n".join(lines).encode("utf-8")
        self.blocks.append((name, 1, 1, len(data), data))

    def matrix(self, name, weights, bias, scale):
        """Weights [inputs, outputs]: a row an output, each with the factor that undoes its own and the inputs' scale."""
        rows = np.asarray(weights, np.float32).T
        largest = np.maximum(np.abs(rows).max(axis=1), 1e-9)
        whole = np.clip(np.rint(rows / largest[:, None] * 127), -127, 127).astype(np.int8)
        self.put(name, whole)
        self.put(name + ".factors", (largest / 127 / scale).astype(np.float32))
        self.put(name + ".biases", np.zeros(len(rows), np.float32) if bias is None else np.asarray(bias, np.float32))

    def write(self, path):
        with open(path, "wb") as out:
            out.write(b"TMSYNTAX" + struct.pack("<I", len(self.blocks)))
            for name, width, rows, columns, data in self.blocks:
                out.write(struct.pack("<I", len(name)) + name.encode() + struct.pack("<III", width, rows, columns) + data)


STATE = 16384.0
# Integers that stand for activations fill this much of 16 bits at the largest value seen in training.
FULL = 16000.0


def small(table):
    """A table as small integers with one factor."""
    # The few largest values are clipped: they would cost all others their precision.
    largest = np.quantile(np.abs(table), 0.9998)
    return np.clip(np.rint(table / largest * 127), -127, 127).astype(np.int8), np.float32(largest / 127)


def ranges(weights, fixed, items, config):
    """The largest activations of the layers behind the recurrent ones, over some of the training sentences."""
    out = {}
    for n, (batch, _) in enumerate(batched(items, 2048)):
        if n == 12:
            break
        states = student.encode(weights, fixed, batch, config)
        high = states[-1]
        mask = (np.arange(high.shape[1])[None] < batch["lengths"][:, None])[:, :, None]
        halves = {}
        for name in ("arc_dependent", "arc_head", "relation_dependent", "relation_head"):
            halves[name] = np.asarray(student.relu(high @ weights[name][0] + weights[name][1])) * mask
            out[name] = max(out.get(name, 0.0), float(halves[name].max()))
        d, h = halves["relation_dependent"].max((0, 1)), halves["relation_head"].max((0, 1))
        product = float((d * np.maximum(h, np.asarray(weights["relation_root"]))).max())
        out["product"] = max(out.get("product", 0.0), product)
    return out


def export(path, weights, fixed, vocabulary, labels, items, config):
    largest = ranges(weights, fixed, items, config)
    weights = jax.tree.map(np.asarray, weights)
    file = File()
    for name, lines in (("upos", labels.upos), ("xpos", labels.xpos), ("relations", labels.relations)):
        file.text(f"labels.{name}", lines)
    file.text("labels.pairs", [f"{u} {x}" for u, x in labels.pairs])

    # The vocabulary in the order of its hashes; of two words with one hash the commoner stays.
    words = np.asarray(fixed) + weights["delta"]
    by_hash = {}
    for word, row in vocabulary.items():
        by_hash.setdefault(hashed(0, word), row)
    order = sorted(by_hash)
    rows, factor = small(np.concatenate([words[:1], words[[by_hash[h] for h in order]]]))
    tables = [small(weights["tables"][name]) for name, _, _ in TABLES]
    peak = max([127 * factor] + [127 * f for _, f in tables])
    scale = np.float32(FULL / peak)
    file.put("vocabulary", np.array(order, np.uint32))
    file.put("words", rows)
    file.put("words.factor", np.float32(factor * scale))
    for i, (table, factor) in enumerate(tables):
        file.put(f"table.{i}", table)
        file.put(f"table.{i}.factor", np.float32(factor * scale))

    file.put("layers", np.uint32(len(weights["lstm"])))
    for i, layer in enumerate(weights["lstm"]):
        for way in range(2):
            given = scale if i == 0 else STATE
            file.matrix(f"lstm.{i}.{way}.input", layer["input"][way], layer["bias"][way], given)
            file.matrix(f"lstm.{i}.{way}.recurrent", layer["recurrent"][way], None, STATE)
    file.matrix("tag", *weights["tag"], STATE)
    scales = {}
    for name in ("arc_dependent", "arc_head", "relation_dependent", "relation_head"):
        dotted = name.replace("_", ".")
        scales[name] = np.float32(FULL / largest[name])
        file.matrix(dotted, *weights[name], STATE)
        root = weights[name.split("_")[0] + "_root"] if name.endswith("head") else np.zeros(1)
        file.put(dotted + ".root", root.astype(np.float32))
        file.put(dotted + ".scale", scales[name])
    file.matrix("arc", weights["arc"], None, scales["arc_dependent"])
    file.put("arc.head.bias", weights["arc_bias"])
    file.put("arc.distance", weights["distance"])
    product_scale = np.float32(FULL / largest["product"])
    file.put("relation.product.scale", product_scale)
    kinds, bias = weights["relation"]
    n = len(kinds) // 3
    file.matrix("relation.score.product", kinds[:n], None, product_scale)
    file.matrix("relation.score.dependent", kinds[n : 2 * n], bias, scales["relation_dependent"])
    file.matrix("relation.score.head", kinds[2 * n :], None, scales["relation_head"])
    file.write(path)
