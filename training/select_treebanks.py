"""Makes the treebank files that training and measuring use, out of a release of Universal Dependencies:
`python training/select_treebanks.py --release ud-treebanks-v2.16 --out FOLDER`.

From GUM only the genres whose texts are under CC BY or CC BY-SA are taken; PUD is parted into news and encyclopedia.
"""

import argparse
import gzip
import pathlib

GENRES = {"academic", "bio", "court", "interview", "news", "speech", "textbook", "vlog", "voyage"}


def sentences(path):
    """The blocks of a CoNLL-U file with the document each belongs to."""
    document = ""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        for line in block.split("\n"):
            if line.startswith("# newdoc id = "):
                document = line[14:]
        yield document, block


def genre(document):
    return document.split("_")[1] if "_" in document else ""


def write(out, name, blocks):
    with gzip.open(out / f"{name}.conllu.gz", "wt", encoding="utf-8") as file:
        file.writelines(block + "\n\n" for block in blocks)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--release", required=True, type=pathlib.Path)
    parser.add_argument("--out", required=True, type=pathlib.Path)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    ewt, gum, pud = (options.release / f"UD_English-{name}" for name in ("EWT", "GUM", "PUD"))
    for part in ("train", "dev", "test"):
        write(options.out, f"ewt.{part}", [b for _, b in sentences(ewt / f"en_ewt-ud-{part}.conllu")])
        chosen = [(d, b) for d, b in sentences(gum / f"en_gum-ud-{part}.conllu") if genre(d) in GENRES]
        write(options.out, f"gumclean.{part}", [b for _, b in chosen])
        if part != "train":
            write(options.out, f"gumnews.{part}", [b for d, b in chosen if genre(d) == "news"])
    both = [b for _, b in sentences(pud / "en_pud-ud-test.conllu")]
    for name, letter in (("pud.news", "n"), ("pud.wiki", "w")):
        write(options.out, name, [b for b in both if f"# sent_id = {letter}" in b])


if __name__ == "__main__":
    main()
