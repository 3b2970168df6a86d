"""Learns what kind of thing a name names, from the published sets: ``data/name_weights.txt``.

    python -m training.name_weights FOLDER [--without SET ...] [--output FILE]

Sets that are measured on (``name_sets.HELD_OUT``) are never learnt from.

A multinomial logistic regression over the features of ``language/name_features.py``, on the
candidates that the program finds in the sets, by scikit-learn: the same weights each time.
``--without`` leaves sets out, so that they can be measured on.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy
import spacy
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from spacy.language import Language
from training.name_sets import HELD_OUT, SETS, sentences
from training.spans import Sentence, spaces

from extradition_tui.language.components import candidates_of
from extradition_tui.language.entity_types import weigh
from extradition_tui.language.gazetteers import known_label
from extradition_tui.language.name_features import CLASSES, features

OUTPUT = Path(__file__).parent.parent / "src/extradition_tui/language/data/name_weights.txt"
HEADER = """\
# What features say of a name: feature, then weights for PERSON, ORG, PLACE and OTHER.
# Drawn by training/name_weights.py from the sets of named entities that README.md there lists;
# as a work derived from sets under CC BY-SA 4.0 this table is under CC BY-SA 4.0.
"""
_LABELS = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE"}
_BLOCK = 10
_SURE = 4.0
_GAPS = frozenset(["meantime"])  # sets that do not mark every name
_LEAST = 4
_STRENGTH = 0.03  # of the data against small weights; the same within .005 from .01 to .1
_SMALLEST = 0.04
_WORDS = frozenset(["first", "last", "inside", "long", "ending"])

Example = tuple[dict[str, float], int]


def main() -> None:
    """Reads the sets, learns, and writes the table."""
    parser = argparse.ArgumentParser(description="Learns what kind of thing a name names.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--without", action="append", default=[], choices=sorted(SETS))
    parser.add_argument("--output", type=Path, default=OUTPUT)
    given = parser.parse_args()
    kept = sorted({*SETS} - {*HELD_OUT, *given.without})
    rules = spacy.blank("en")
    write_table([item for name in kept for item in of_set(given.folder, name, rules)], given.output)


def write_table(examples: Sequence[Example], output: Path) -> None:
    """Learns the weights of all features and writes those that are not next to nothing."""
    names, table = learn(examples)
    lines = [
        "\t".join([name, *(f"{weight:.2f}" for weight in row)])
        for name, row in sorted(zip(names, table.tolist(), strict=True))
        if max(map(abs, row)) >= _SMALLEST
    ]
    output.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(examples)} candidates, {len(lines)} features: {output}")


def of_set(folder: Path, name: str, nlp: Language) -> Iterator[Example]:
    """The candidates that a pipeline gives in one set, with the class that the set gives them."""
    remaining = iter(sentences(folder, name))
    while block := tuple(islice(remaining, _BLOCK)):
        text, spans = _running(block)
        for item in candidates_of(nlp(text), 0.0):
            shape = text[item.start : item.end]
            known = known_label(shape)
            if known and known[0] == "NORP":
                continue
            label = next(
                (label for start, end, label in spans if start < item.end and item.start < end),
                "OTHER",
            )
            # What a set leaves out, or holds in a longer name, says nothing of a known name.
            if label == "OTHER" and (name in _GAPS or (known and known[1] >= _SURE)):
                continue
            yield features(text, item, weigh(text, item)), CLASSES.index(label)


def _running(block: Sequence[Sentence]) -> tuple[str, list[tuple[int, int, str]]]:
    """The running text of some sentences, with their names in characters."""
    text = ""
    spans = []
    for sentence in block:
        places = []
        for word, space in zip(sentence.words, spaces(sentence.words), strict=True):
            places.append((len(text), len(text) + len(word)))
            text += word + (" " if space else "")
        text = text.rstrip(" ") + "\n"
        spans += [
            (places[name.start][0], places[name.end - 1][1], _LABELS[name.label])
            for name in sentence.names
        ]
    return text, spans


def learn(examples: Sequence[Example]) -> tuple[list[str], numpy.ndarray]:
    """The features that occur often enough, and their weights.

    Every example stands there twice, the second time without its words: names met in training are
    not those of tomorrow's news, so shapes, tables and cues must do alone too.
    """
    found = [
        (names, label)
        for names, label in examples
        for names in (names, {name: value for name, value in names.items() if not _is_word(name)})
    ]
    counts = Counter(name for names, _ in found for name in names)
    kept = {name for name, count in counts.items() if count >= _LEAST}
    rows = [{name: names[name] for name in names if name in kept} for names, _ in found]
    columns = DictVectorizer()
    model = LogisticRegression(C=_STRENGTH, max_iter=500)
    model.fit(columns.fit_transform(rows), [label for _, label in found])
    table = model.coef_.T.copy()
    table[columns.vocabulary_["bias"]] += model.intercept_
    return [str(name) for name in columns.feature_names_], table


def _is_word(feature: str) -> bool:
    first, _, rest = feature.partition(" ")
    return first in _WORDS and not rest.startswith(("cluster ", "branch "))


if __name__ == "__main__":
    main()
