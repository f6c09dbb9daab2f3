#!/usr/bin/env python3
"""Times quantulum3 and `tickmark extract` side by side on the same articles and prints the ratio.

    python3 -m venv /tmp/peers && /tmp/peers/bin/pip install quantulum3
    /tmp/peers/bin/python benches/peers.py target/release/tickmark ARTICLE.txt…

Both read the same files on one core; starting the Python interpreter and loading its unit tables is left out, starting
tickmark is not. quantulum3 runs without its classifier, as it is installed.
"""
import os
import subprocess
import sys
import time


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    binary, paths = sys.argv[1], sys.argv[2:]
    texts = [open(path, encoding="utf-8", errors="replace").read() for path in paths]
    size = sum(len(text.encode()) for text in texts) / 1e6

    from quantulum3 import parser

    parser.parse("He paid 5 dollars.")  # loads the tables
    start, found, broken = time.perf_counter(), 0, 0
    for text in texts:
        try:
            found += len(parser.parse(text))
        except Exception:
            broken += 1
    theirs = time.perf_counter() - start
    print(f"quantulum3          {size / theirs:9.3f} MB/s  {theirs:8.2f} s  {found} quantities, {broken} articles refused")

    # One core for both.
    pin = {"preexec_fn": lambda: os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})} if hasattr(os, "sched_setaffinity") else {}
    for name, options in (("tickmark", []), ("tickmark --fast", ["--fast"])):
        start = time.perf_counter()
        out = subprocess.run([binary, "extract", *options, "--format", "jsonl", *paths], capture_output=True, check=False, **pin).stdout
        ours = time.perf_counter() - start
        print(f"{name:18}  {size / ours:9.3f} MB/s  {ours:8.2f} s  {out.count(b'document')} figures, {theirs / ours:.0f} times as fast as quantulum3")


main()
