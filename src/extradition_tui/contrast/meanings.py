"""What sentences mean, as directions: words of like meaning point the same way.

So "jail" is near "prison", and a sentence finds its twin where few words are shared. The table is
drawn from a published model by ``training/meanings.py``. All is in whole numbers, so that the same
sentences give the same figures on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import TypeAlias

import numpy
from numpy.typing import NDArray

from extradition_tui.contrast.rarity import rarities
from extradition_tui.contrast.reading import Line

Rows: TypeAlias = NDArray[numpy.float64]

_LENGTH = 127
"""How long a direction is: each of its numbers fits in a byte."""


def meanings(lines: Sequence[Line]) -> Rows:
    """How alike in meaning each two sentences are: cosines, -1 to 1.

    A sentence points where its words do, the rarer the more. One of which the table knows no word
    is like nothing: 0. Where the pipeline has vectors, what it says counts as much as the table.
    """
    known = _cosines(_by_words(lines))
    own = _by_pipeline(lines)
    return known if own is None else (known + _cosines(own)) / 2


def _by_words(lines: Sequence[Line]) -> Rows:
    places, table = _table()
    rarity = rarities()
    rows = numpy.zeros((len(lines), table.shape[1]))
    for row, line in enumerate(lines):
        known = [word.stem for word in line.content if word.stem in places]
        weights = numpy.array([[rarity.of(stem)] for stem in known])
        if known:
            rows[row] = (weights * table[[places[stem] for stem in known]]).sum(axis=0)
    return rows


def _by_pipeline(lines: Sequence[Line]) -> Rows | None:
    """The sentences' vectors, less what all of them have in common; None where one has none."""
    held = [line.vector for line in lines if line.vector]
    if len(held) < len(lines) or len({len(vector) for vector in held}) != 1:
        return None
    rows: Rows = numpy.array(held)
    rows -= rows.mean(axis=0)
    return rows


def _cosines(rows: Rows) -> Rows:
    whole = _in_whole_numbers(rows)
    # Sums of whole numbers come to the same in any order; other sums do not.
    found: Rows = (whole @ whole.T) / _LENGTH**2
    return found


def _in_whole_numbers(rows: Rows) -> Rows:
    """Each row about as long as ``_LENGTH``; a row of nothing stays so."""
    lengths = numpy.sqrt((rows**2).sum(axis=1, keepdims=True))
    return numpy.rint(rows / numpy.where(lengths > 0, lengths, 1.0) * _LENGTH)


@cache
def _table() -> tuple[Mapping[str, int], Rows]:
    """The shipped table, read once: by stem its row, and the rows."""
    folder = resources.files("extradition_tui.contrast")
    stems = folder.joinpath("meanings.txt").read_text(encoding="utf-8").split()
    packed = folder.joinpath("meanings.bin").read_bytes()
    table = numpy.frombuffer(packed, dtype=numpy.int8).reshape(len(stems), -1)
    return MappingProxyType({stem: place for place, stem in enumerate(stems)}), table.astype(float)
