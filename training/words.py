"""What the model sees of a word. `src/text/syntax/word.rs` does the same, to the bit; the tests compare the two."""

QUOTES = {c: '"' for c in "“”„«»″"} | {c: "'" for c in "’‘`´ʼ′"} | {"–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "…": "..."}
WHOLE = {"--": "-", "---": "-", "''": '"', "''": '"', "....": "...", "..": "..."}


def plain(form):
    """The form with its case, its marks written in one way, digits as 0."""
    text = "".join("0" if c in "123456789" else QUOTES.get(c, c) for c in form)
    return WHOLE.get(text, text)


def lower(text):
    """Lower case, character by character, where that gives one character for one."""
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)


def shape(text):
    """Capitals as X, lower case as x, other letters as c, digits as 0, the rest as it is; no run longer than two."""
    out = []
    for c in text:
        if "a" <= c <= "z":
            s = "x"
        elif "A" <= c <= "Z":
            s = "X"
        elif c == "0" or ord(c) < 128:
            s = c
        else:
            s = "X" if c.isupper() else "x" if c.islower() else "c"
        if len(out) < 2 or out[-1] != s or out[-2] != s:
            out.append(s)
    return "".join(out[:8])


def hashed(kind, text):
    """FNV-1a over the kind and the bytes, folded so that the low bits are good."""
    h = 0x811C9DC5
    for b in (kind,) + tuple(text.encode("utf-8")):
        h = ((h ^ b) * 0x01000193) & 0xFFFFFFFF
    return (h ^ (h >> 15)) & 0xFFFFFFFF


# The hashed features: how many rows each table has (a power of two) and how wide they are.
TABLES = [
    ("suffix2", 2048, 16),
    ("suffix3", 8192, 16),
    ("suffix4", 8192, 16),
    ("prefix3", 8192, 16),
    ("form", 16384, 16),
    ("shape", 1024, 16),
]


def features(form):
    """The lower-case word, and the row of each table."""
    text = plain(form)
    low = lower(text)
    parts = [low[-2:], low[-3:], low[-4:], low[:3], text, shape(text)]
    return low, [hashed(kind + 1, part) & (rows - 1) for kind, (part, (_, rows, _)) in enumerate(zip(parts, TABLES))]
