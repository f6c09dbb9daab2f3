"""What a sentence teaches, in one shape: for each word the likeliest heads, relations and tags, and the share of each.

A treebank's sentence is certain. A changed one keeps the treebank's tags; its tree is believed by half and the teacher by half.
"""

import numpy as np

# The first is the treebank's, the others the teacher's.
KEPT = {"heads": 5, "relations": 5, "upos": 1, "xpos": 1}
BELIEF = 0.5


def certain(item):
    """An item of a treebank: its own labels have it all."""
    for name, kept in KEPT.items():
        n = len(item[name])
        item[f"{name}_likely"] = np.zeros((n, kept), np.uint16 if name == "heads" else np.uint8)
        item[f"{name}_shares"] = np.zeros((n, kept), np.float16)
        item[f"{name}_likely"][:, 0] = item[name]
        item[f"{name}_shares"][:, 0] = 1
    return item


def doubted(item, taught):
    """A changed item: the teacher's likeliest heads and relations and their shares are mixed in."""
    for name, (shares, likely) in taught.items():
        item[f"{name}_likely"][:, 1:] = likely
        item[f"{name}_shares"][:, 0] = BELIEF
        item[f"{name}_shares"][:, 1:] = (1 - BELIEF) * shares / shares.sum(axis=1, keepdims=True)
    return item
