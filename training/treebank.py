"""Reads treebanks, CoNLL-U files of Universal Dependencies, gzipped or not, and texts whose trees nobody has drawn."""

import gzip
from collections import namedtuple

# One sentence: the forms of its words, their tags, heads (0 is the root, counted from one) and relations.
Sentence = namedtuple("Sentence", "forms upos xpos heads relations")


def read(path):
    opened = gzip.open(path, "rt", encoding="utf-8") if str(path).endswith(".gz") else open(path, encoding="utf-8")
    sentences, rows = [], []
    with opened as lines:
        for line in lines:
            line = line.rstrip("\n")
            if not line:
                if rows:
                    sentences.append(_sentence(rows))
                    rows = []
            elif line[0] != "#":
                fields = line.split("\t")
                # Surface tokens ("2-3") and empty nodes ("2.1") are no words of the tree.
                if fields[0].isdigit():
                    rows.append(fields)
    if rows:
        sentences.append(_sentence(rows))
    return sentences


def _sentence(rows):
    return Sentence(
        [r[1] for r in rows],
        [r[3] for r in rows],
        [r[4] for r in rows],
        [int(r[6]) for r in rows],
        [r[7] for r in rows],
    )


def untagged(path):
    """The sentences of a text, one a line, its words parted by spaces. Tags and heads are yet to be found."""
    with open(path, encoding="utf-8") as lines:
        forms = [line.split() for line in lines if line.strip() and not line.startswith("# ")]
    return [Sentence(f, ["X"] * len(f), ["FW"] * len(f), [0] * len(f), ["root"] * len(f)) for f in forms]


def is_tree(heads):
    """Whether the heads, counted from one, make one tree: a single root (0), and every word under it."""
    if heads.count(0) != 1:
        return False
    for at in range(len(heads)):
        seen = set()
        while at >= 0 and at not in seen:
            seen.add(at)
            at = heads[at] - 1
        if at >= 0:
            return False
    return True
