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
SHARE = 0.3
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
        if form in ("said", "says", "say"):
            return form
        near = self.near.get(lower(form))
        if near and rng.random() < 0.85:
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


# Verbs that hand over what was said, past and present, for one speaker and several.
SAID = [("said", "VBD", "VBD")] * 6 + [("says", "VBZ", "VBP")] * 2 + [(v, "VBD", "VBD") for v in ("added", "announced", "explained", "noted", "warned", "wrote", "argued", "reported", "claimed", "confirmed")]
MARKS = {'"', "“", "”", "''", "``", ":", ";", "--", "(", ")", "[", "]", "..."}
QUOTES = [("“", "”"), ("“", "”"), ('"', '"'), ('"', '"'), ("", ""), ("", ""), ("", "")]

WHEN = [[("on", "ADP", "IN", "case"), (day, "PROPN", "NNP", "obl")] for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")]
WHEN += [[("in", "ADP", "IN", "case"), ("a", "DET", "DT", "det"), (noun, "NOUN", "NN", "obl")] for noun in ("statement", "report", "letter", "tweet", "interview")]


def reported(train, number, seed):
    """Sentences of the treebanks put into the mouths of speakers of the treebanks, as news does: “…,” the mayor said.

    Web texts and the other genres report speech seldom in front of its speaker; news does so in most cases. What was said hangs
    on the verb as `ccomp`, the marks around it on its own head.
    """
    rng = np.random.default_rng(seed)
    speakers = [phrase for s in train for phrase in _speakers(s)]
    sayings = [s for s in train if _is_saying(s)]
    return [_report(rng, sayings[rng.integers(len(sayings))], speakers[rng.integers(len(speakers))]) for _ in range(number)]


def _speakers(s):
    """The subjects of verbs of speech, as pieces of sentences: forms, tags, heads inside the piece (-1 for its own head)."""
    for at, relation in enumerate(s.relations):
        head = s.heads[at] - 1
        if relation != "nsubj" or s.upos[at] not in ("PROPN", "NOUN", "PRON") or s.xpos[at] in ("WP", "WDT", "EX", "DT"):
            continue
        speech = s.forms[head].lower() in ("said", "says", "say", "told", "added", "asked", "reported", "announced", "argued", "warned", "claimed")
        if not speech and not (s.upos[at] == "PROPN" and s.upos[head] == "VERB"):
            continue
        inside = [at]
        for i in inside:
            inside += [j for j, h in enumerate(s.heads) if h == i + 1]
        first, last = min(inside), max(inside)
        if any(s.forms[i] in MARKS for i in inside) or last - first + 1 != len(inside) or len(inside) > 12 or s.relations[last] == "punct":
            continue
        span = slice(first, last + 1)
        heads = [h - 1 - first if i != at else -1 for i, h in zip(range(first, last + 1), s.heads[span])]
        yield s.forms[span], s.upos[span], s.xpos[span], heads, s.relations[span]


def _is_saying(s):
    root = s.heads.index(0)
    return (
        5 <= len(s.forms) <= 32
        and s.forms[-1] in (".", "?")
        and s.heads[-1] == root + 1
        and s.upos[root] in ("VERB", "ADJ", "NOUN")
        and any(s.heads[i] == root + 1 and s.relations[i].startswith("nsubj") for i in range(len(s.forms)))
        and not any(f in MARKS for f in s.forms)
    )


def _report(rng, saying, speaker):
    verb, one, several = SAID[rng.integers(len(SAID))]
    rows = []  # form, upos, xpos, head (a key), relation; keys are ("s", i), ("n", i), "verb"

    def put(key, form, upos, xpos, head, relation):
        rows.append((key, form, upos, xpos, head, relation))

    def put_speaker(capital):
        forms, upos, xpos, heads, relations = speaker
        for i, form in enumerate(forms):
            proper = xpos[i].startswith("NNP") or form == "I" or form.isupper()
            form = form[:1].upper() + form[1:] if capital and i == 0 else form if proper or i else form[:1].lower() + form[1:]
            head = "verb" if heads[i] < 0 else ("n", heads[i])
            put(("n", i), form, upos[i], xpos[i], head, "nsubj" if heads[i] < 0 else relations[i])

    def put_saying(lowered):
        for i, form in enumerate(saying.forms[:-1]):
            if i == 0 and lowered and not saying.xpos[0].startswith("NNP") and form not in ("I", "I'm"):
                form = form[:1].lower() + form[1:]
            head = "verb" if saying.heads[i] == 0 else ("s", saying.heads[i] - 1)
            put(("s", i), form, saying.upos[i], saying.xpos[i], head, "ccomp" if saying.heads[i] == 0 else saying.relations[i])

    inner = ("s", saying.heads.index(0))
    asked = saying.forms[-1] == "?"
    if asked:
        verb = ("asked", "asks")[int(rng.integers(4) == 0)]
    plural = any(h < 0 and x in ("NNS", "NNPS") or h < 0 and f.lower() in ("they", "we", "i", "you") for f, x, h in zip(speaker[0], speaker[2], speaker[3]))
    if verb in ("says", "asks") and plural:
        verb = verb[:-1]
    tag = "VBD" if not verb.endswith("s") and verb not in ("say", "ask") else several if plural else "VBZ"
    tag = tag if tag != "VBD" or verb not in ("say", "ask") else "VBP"
    opening, closing = QUOTES[rng.integers(len(QUOTES))]
    if asked and not opening:
        opening, closing = "“", "”"
    frame = rng.random()
    pronoun = speaker[1][max(i for i, h in enumerate(speaker[3]) if h < 0)] == "PRON"
    if frame < 0.15 and not asked:
        # The mayor said that it was over.
        put_speaker(True)
        put("verb", verb, "VERB", tag, 0, "root")
        if rng.random() < 0.4:
            put("that", "that", "SCONJ", "IN", inner, "mark")
        put_saying(True)
    else:
        if opening:
            put("open", opening, "PUNCT", "``", inner, "punct")
        put_saying(False)
        put("comma", "?" if asked else ",", "PUNCT", "." if asked else ",", inner, "punct")
        if closing:
            put("close", closing, "PUNCT", "''", inner, "punct")
        if frame < 0.35 and not pronoun:
            put("verb", verb, "VERB", tag, 0, "root")
            put_speaker(False)
        else:
            put_speaker(False)
            put("verb", verb, "VERB", tag, 0, "root")
    when = WHEN[rng.integers(len(WHEN))] if rng.random() < 0.25 else []
    for i, (form, upos, xpos, relation) in enumerate(when):
        last = i + 1 == len(when)
        put(("w", i), form, upos, xpos, "verb" if last else ("w", len(when) - 1), relation)
    put("stop", ".", "PUNCT", ".", "verb", "punct")
    number = {row[0]: i + 1 for i, row in enumerate(rows)}
    columns = list(zip(*[(f, u, x, 0 if h == 0 else number[h], r) for _, f, u, x, h, r in rows]))
    return Sentence(*[list(c) for c in columns])
