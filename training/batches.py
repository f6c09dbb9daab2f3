"""Sentences as arrays, in batches of one length."""

import numpy as np

from words import TABLES, features

LENGTHS = (8, 16, 24, 32, 40, 48, 64, 96, 160)


class Labels:
    """The tags and relations, by number."""

    def __init__(self, sentences):
        self.upos = sorted({t for s in sentences for t in s.upos})
        self.xpos = sorted({t for s in sentences for t in s.xpos})
        self.relations = sorted({r for s in sentences for r in s.relations})
        self.pairs = sorted({p for s in sentences for p in zip(s.upos, s.xpos)})

    def number(self):
        return [{name: i for i, name in enumerate(names)} for names in (self.upos, self.xpos, self.relations)]


def arrays(sentences, vocabulary, labels, counts=None):
    """One dictionary of arrays a sentence; `counts` gives the chance that a word is hidden while training."""
    upos, xpos, relations = labels.number()
    out = []
    for s in sentences:
        seen = [features(form) for form in s.forms]
        out.append({
            "words": np.array([vocabulary.get(low, 0) for low, _ in seen], np.int32),
            "tables": np.array([rows for _, rows in seen], np.int32),
            "drop": np.array([0.25 / (0.25 + counts.get(low, 0)) if counts else 0.0 for low, _ in seen], np.float32),
            "upos": np.array([upos.get(t, 0) for t in s.upos], np.int32),
            "xpos": np.array([xpos.get(t, 0) for t in s.xpos], np.int32),
            "heads": np.array(s.heads, np.int32),
            "relations": np.array([relations.get(r, 0) for r in s.relations], np.int32),
        })
    return out


def batched(items, tokens, rng=None):
    """Batches of items of about the same length, padded; in random order if there is a generator."""
    lengths = [len(item["words"]) for item in items]
    order = np.arange(len(items)) if rng is None else rng.permutation(len(items))
    slots = {length: [] for length in LENGTHS}
    batches = []
    for i in order:
        fits = [length for length in LENGTHS if length >= lengths[i]]
        if not fits:
            continue
        length = fits[0]
        slots[length].append(i)
        if len(slots[length]) == max(1, tokens // length):
            batches.append((length, slots[length]))
            slots[length] = []
    batches += [(length, chosen) for length, chosen in slots.items() if chosen]
    if rng is not None:
        rng.shuffle(batches)
    for length, chosen in batches:
        yield pad([items[i] for i in chosen], length, max(1, tokens // length)), chosen


def pad(items, length, rows):
    """One dictionary of arrays [rows, length, …]; missing sentences have length 0."""
    out = {"lengths": np.zeros(rows, np.int32)}
    for key, first in items[0].items():
        out[key] = np.zeros((rows, length) + first.shape[1:], first.dtype)
    for row, item in enumerate(items):
        n = len(item["words"])
        out["lengths"][row] = n
        for key, value in item.items():
            out[key][row, :n] = value
    return out
