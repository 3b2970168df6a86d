"""Learns what kind of thing a name names, from the published sets: ``data/name_weights.txt``.

    python training/name_weights.py FOLDER [--without SET ...] [--output FILE]

Sets that are measured on (``name_sets.HELD_OUT``) are never learnt from.

A multinomial logistic regression over the features of ``language/name_features.py``, on the
candidates that the program finds in the sets, trained with AdaGrad in a fixed order: the same
weights each time. ``--without`` leaves sets out, so that they can be measured on.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy
import spacy
from name_sets import HELD_OUT, SETS, sentences
from spacy.language import Language
from spans import Sentence, spaces

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
_EPOCHS = 12
_RATE = 0.15
_DECAY = 2e-5
_SMALLEST = 0.04

_WORDS = frozenset(["first", "last", "inside", "long", "ending"])
_KEPT = 0.4

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
    """The features that occur often enough, and their weights."""
    counts = Counter(name for found, _ in examples for name in found)
    names = sorted(name for name, count in counts.items() if count >= _LEAST)
    places = {name: index for index, name in enumerate(names)}
    rows = []
    for found, label in examples:
        known = [(places[name], value) for name, value in found.items() if name in places]
        rows.append((numpy.array([i for i, _ in known]), numpy.array([v for _, v in known]), label))
    own = numpy.array([name.split(" ")[0] in _WORDS for name in names])
    table = numpy.zeros((len(names), len(CLASSES)))
    squares = numpy.full_like(table, 1e-2)
    total = numpy.zeros_like(table)
    order = numpy.random.default_rng(7)
    for _ in range(_EPOCHS):
        for index in order.permutation(len(rows)):
            at, values, label = rows[index]
            # Names met in training are not those of tomorrow's news: shapes and cues must do alone.
            kept = ~own[at] | (order.random(len(at)) < _KEPT)
            at, values = at[kept], values[kept]
            logits = values @ table[at]
            chances = numpy.exp(logits - logits.max())
            chances /= chances.sum()
            chances[label] -= 1.0
            slope = values[:, None] * chances + _DECAY * len(rows) / 1000 * table[at]
            squares[at] += slope * slope
            table[at] -= _RATE * slope / numpy.sqrt(squares[at])
        total += table
    return names, total / _EPOCHS


if __name__ == "__main__":
    main()
