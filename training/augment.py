"""More sentences out of the treebanks': words are exchanged for words like them, and the teacher says how each then parses.

"Police arrested 14 men in Leeds" → "Troops detained 60 students in Hull". The exchanged words are near neighbours among the
initial vectors, so that the model meets the words of its vocabulary that the treebanks lack, or words that the treebanks tag
alike. The tree may change by it; that is why the teacher is asked.
"""

import collections

import numpy as np

from treebank import Sentence
from words import lower, plain

OPEN = {"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"}
SHARE = 0.35
NEIGHBOURS = 12


class Exchange:
    """Words to exchange: near ones by vector and ending, and those of the same tag."""

    def __init__(self, sentences, words, vectors, size=40000):
        self.alike = collections.defaultdict(list)
        for s in sentences:
            for form, tag in zip(s.forms, s.xpos):
                self.alike[tag].append(form)
        counts = collections.Counter(lower(plain(f)) for s in sentences for f in s.forms)
        rank = {w: i for i, w in reversed(list(enumerate(words[:size])))}
        unit = vectors[:size] / (np.linalg.norm(vectors[:size], axis=1, keepdims=True) + 1e-9)
        known = [w for w in counts if w in rank and w.isalpha()]
        self.near = {}
        for start in range(0, len(known), 1000):
            some = known[start : start + 1000]
            likeness = unit[[rank[w] for w in some]] @ unit.T
            best = np.argpartition(-likeness, 60, axis=1)[:, :60]
            for word, row, score in zip(some, best, likeness):
                order = row[np.argsort(-score[row])]
                near = [words[i] for i in order if words[i] != word and words[i].isalpha()]
                # The ending tells tense and number, which the tree depends on.
                alike = [w for w in near if w[-2:] == word[-2:]]
                self.near[word] = (alike + [w for w in near if w not in alike and w[-1:] == word[-1:]])[:NEIGHBOURS]

    def word(self, rng, form, tag):
        near = self.near.get(lower(form))
        if near and rng.random() < 0.65:
            word = near[rng.integers(len(near))]
        else:
            pool = self.alike[tag]
            return pool[rng.integers(len(pool))]
        if form.isupper() and len(form) > 1:
            return word.upper()
        return word[:1].upper() + word[1:] if form[:1].isupper() else word

    def sentence(self, rng, s):
        forms = [
            self.word(rng, form, tag) if upos in OPEN and rng.random() < SHARE else form
            for form, upos, tag in zip(s.forms, s.upos, s.xpos)
        ]
        return Sentence(forms, s.upos, s.xpos, s.heads, s.relations)


def sentences(train, words, vectors, copies, seed):
    """`copies` changed copies of each sentence of some length."""
    exchange = Exchange(train, words, vectors)
    rng = np.random.default_rng(seed)
    return [exchange.sentence(rng, s) for _ in range(copies) for s in train if len(s.forms) >= 4]
