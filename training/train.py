"""Trains the syntax model: `python training/train.py --treebanks FOLDER --out src/text/syntax/model.bin`.

First a large teacher is tuned on the treebanks (kept in `--work`, so that it is tuned once), then the small model learns from
the treebanks, from news that the teacher has parsed, and from changed copies of both that it has judged. `docs/syntax.md` has
the whole story.
"""

import argparse
import collections
import pathlib
import pickle
import time

import jax
import jax.numpy as jnp
import numpy as np

import augment
import export
import soften
import student
import treebank
import tune
import vectors
from batches import Labels, arrays, batched
from steps import evaluate, update
from words import features

TRAIN = ("ewt.train", "gumclean.train")
CHECK = ("ewt.dev", "gumclean.dev")
NEWS = ("news.wikipedia.txt", "news.written.txt")
TEST = ("ewt.test", "gumclean.test", "pud.news", "pud.wiki")

TEACHER = {"arc": 256, "relation": 128, "drop": 0.33, "epochs": 5, "tokens": 1024, "rate": 6e-5, "head_rate": 1.5e-3, "seed": 1}

STUDENT = {
    "hidden": 160,
    "layers": 2,
    "arc": 128,
    "relation": 128,
    "drop_form": 0.1,
    "drop_input": 0.25,
    "drop": 0.33,
    "drop_recurrent": 0.15,
    "vocabulary": 25000,
    "news": 1,
    "copies": 3,
    "reports": 1500,
    "epochs": 12,
    "tokens": 1024,
    "rate": 3e-3,
    "seed": 1,
}


def teacher_of(train, labels, checks, work):
    """The tuned teacher, from the work folder if it is there."""
    kept = work / "teacher.pkl"
    config = dict(TEACHER, n_upos=len(labels.upos))
    if not kept.exists():
        weights = tune.tuned(train, labels, checks, config)
        kept.write_bytes(pickle.dumps(weights))
    weights = pickle.loads(kept.read_bytes())
    return jax.tree.map(jnp.asarray, weights), tuple(sorted(config.items()))


def lessons(train, news, labels, vocabulary, counts, checks, config, work):
    """The items of the treebanks and of the news, and `copies` lists of changed ones."""
    items = [soften.certain(item) for item in arrays(train, vocabulary, labels, counts)]
    if not config["copies"]:
        return items, []
    weights, frozen = teacher_of(train, labels, checks, work)
    loaded, pieces = tune.teacher.load()
    table = jnp.asarray(loaded["embeddings.word_embeddings.weight"])
    begun = time.time()

    def judged(sentences):
        taught = tune.teach(weights, table, tune.items_of(sentences, pieces, labels), frozen)
        softened = [soften.certain(item) for item in arrays(sentences, vocabulary, labels, counts)]
        return [soften.doubted(item, t) for item, t in zip(softened, taught) if t]

    read = tune.parsed(weights, table, tune.items_of(news, pieces, labels), news, labels, frozen)
    items += judged(read)
    print(f"the teacher has parsed {len(read)} of {len(news)} sentences of news", flush=True)
    words, rows = vectors.load()
    changed = augment.sentences(train + read, words, rows, config["copies"], config["seed"])
    copies = judged(changed)
    print(f"the teacher has judged {len(changed)} sentences, {time.time() - begun:.0f} s", flush=True)
    exchange = augment.Exchange(train, words, rows)
    rng = np.random.default_rng(config["seed"])
    reports = [exchange.sentence(rng, s) for s in augment.reported(train, config["copies"] * config["reports"], config["seed"])]
    copies += [soften.certain(item) for item in arrays(reports, vocabulary, labels, counts)]
    return items, [copies[i :: config["copies"]] for i in range(config["copies"])]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebanks", required=True, type=pathlib.Path, help="the folder of the gzipped CoNLL-U files")
    parser.add_argument("--out", required=True, type=pathlib.Path, help="the model file to write")
    parser.add_argument("--work", type=pathlib.Path, default=pathlib.Path("target/training"), help="where the teacher is kept")
    parser.add_argument("--set", nargs="*", default=[], metavar="NAME=VALUE", help="settings of the small model to try")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    config = dict(STUDENT)
    for pair in options.set:
        name, value = pair.split("=")
        config[name] = type(config[name])(value)

    def read(name):
        return treebank.read(options.treebanks / f"{name}.conllu.gz")

    train = [s for name in TRAIN for s in read(name)]
    labels = Labels(train)
    here = pathlib.Path(__file__).parent
    news = [s for name in NEWS for s in treebank.untagged(here / name)] if config["news"] else []
    counts = collections.Counter(features(form)[0] for s in train + news for form in s.forms)
    vocabulary, fixed = vectors.initial(counts, config["vocabulary"])
    items, copies = lessons(train, news, labels, vocabulary, counts, {name: read(name) for name in CHECK}, config, options.work)
    checks = {name: arrays(read(name), vocabulary, labels) for name in CHECK + TEST}

    config["n_upos"] = len(labels.upos)
    rng = np.random.default_rng(config["seed"])
    weights = student.start(rng, config, fixed, len(labels.upos), len(labels.xpos), len(labels.relations))
    fixed = jnp.asarray(fixed)
    moments = tuple(jax.tree.map(jnp.zeros_like, weights) for _ in range(2))
    average = jax.tree.map(jnp.array, weights)
    frozen = tuple(sorted(config.items()))

    def epoch_items(epoch):
        return items + (copies[epoch % len(copies)] if copies else [])

    n_steps = sum(sum(1 for _ in batched(epoch_items(epoch), config["tokens"])) for epoch in range(config["epochs"]))
    key, step = jax.random.key(config["seed"]), 0
    print(f"{len(train)} sentences, {sum(counts.values())} words, {n_steps} steps", flush=True)
    for epoch in range(config["epochs"]):
        begun, losses = time.time(), []
        for batch, _ in batched(epoch_items(epoch), config["tokens"], rng):
            step += 1
            rate = config["rate"] * min(1.0, step / 400) * 0.5 * (1 + np.cos(np.pi * min(1.0, step / n_steps)))
            key, now = jax.random.split(key)
            weights, moments, average, value = update(weights, fixed, batch, moments, average, rate, float(step), now, frozen)
            losses.append(value)
        line = f"epoch {epoch + 1}: loss {float(np.mean(jnp.array(losses))):.3f}, {time.time() - begun:.0f} s"
        for name in CHECK + (TEST if epoch + 1 == config["epochs"] else ()):
            line += f" | {name} " + " ".join(f"{x:.2f}" for x in evaluate(average, fixed, checks[name], labels, frozen))
        print(line, flush=True)
    export.export(options.out, average, fixed, vocabulary, labels, items, config)


if __name__ == "__main__":
    main()
