"""How alike two sentences are to a reader: not by their words alone.

It counts, too, what the words mean, whether the same act, subject or object stands in both, the
more the fewer other sentences have it, and whether both stand as far down their articles: reports
tell an event in like order.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extradition_tui.contrast.likeness import Compared, Pairs
from extradition_tui.contrast.meanings import meanings
from extradition_tui.contrast.reading import Line
from extradition_tui.contrast.words import FUNCTION_WORDS, stem

WEIGHTS: Mapping[str, float] = {
    "act": 0.36,
    "subject": 0.60,
    "object": 0.52,
    "distance": -0.67,
    "meaning": 1.00,
}
"""By what power of e each feature multiplies the likeness of two sentences.

``training/row_weights.py`` learns them. The four others are as it learnt them before there was a
table of meanings, and of ``meaning`` stands seven tenths: what the rows of the stories and of other
news hold decided that.
"""

_ALWAYS = -0.35
"""What every pair is given: sentences of one event mean something alike, and most stand apart."""


def weighed(known: Compared) -> Pairs:
    """How alike the pairs of sentences are that are alike at all, 0 to 1."""
    return {
        pair: min(1.0, known.pairs[pair] * math.exp(_ALWAYS + _power(found)))
        for pair, found in features(known).items()
    }


def features(known: Compared) -> Mapping[tuple[int, int], Mapping[str, float]]:
    """What speaks for or against each pair that is alike at all: -1 to 1, named as in ``WEIGHTS``.

    What is not named is 0.
    """
    told = _told(known.lines)
    spread = Counter(key for item in told for key in item.heads)
    most = math.log(max(2, len(told)))
    telling = {key: math.log(len(told) / count) / most for key, count in spread.items()}
    found: dict[tuple[int, int], dict[str, float]] = {}
    if not known.pairs:
        return found
    meant = meanings(known.lines)[tuple(zip(*known.pairs, strict=True))]
    for (i, j), likeness in zip(known.pairs, meant.tolist(), strict=True):
        a, b = told[i], told[j]
        found[i, j] = {"distance": abs(a.depth - b.depth), "meaning": likeness}
        for key in a.heads & b.heads:
            found[i, j][key[0]] = max(found[i, j].get(key[0], 0.0), telling[key])
    return found


def _power(found: Mapping[str, float]) -> float:
    return math.fsum(WEIGHTS[name] * value for name, value in found.items())


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence: its acts, their subjects and objects by role, and how far down it stands."""

    heads: frozenset[tuple[str, str]]
    depth: float


def _told(lines: Sequence[Line]) -> Sequence[_Told]:
    ends: dict[str, int] = {}
    for line in lines:
        ends[line.article] = max(ends.get(line.article, 1), line.end)
    return [_Told(frozenset(_heads(line)), line.start / ends[line.article]) for line in lines]


def _heads(line: Line) -> Iterator[tuple[str, str]]:
    """The words that carry meaning of each role, by the stems of their lemmas."""
    for word in line.words:
        role = line.roles.get(word.start)
        if role:
            found = stem(line.lemmas.get(word.start) or "-")
            if found not in FUNCTION_WORDS and len(found) > 1:
                yield role, found
