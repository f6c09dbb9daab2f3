"""Reads treebanks: CoNLL-U files of Universal Dependencies, gzipped or not."""

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
