"""How alike two sentences are: shared words by rarity, parts of words, names, figures and days.

A little is added for neighbours that are alike, so that a sentence of few words finds its twin
where the sentences around it have theirs, and where another source splits or joins sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from extradition_tui.contrast.reading import Line, worth_comparing
from extradition_tui.contrast.signatures import Signature, dot, signatures

_ALIKE_AT_ALL = 0.04
_WORDS_SHARE = 0.8
_NEIGHBOURS = 0.06
_MOST_TWINS = 12
"""Of an article that says one thing over and over, so many sentences are likest to another."""

_MOST_PAIRS = 25_000
"""Of more pairs whose words are alike than this, those with the likest words are compared in full.

Ten long reports of one event have about half of it; sentences put together at random have all.
"""

_MOST_SENTENCES = 200
"""A word of more sentences than this brings no two of them together: it would be all pairs."""

Pairs = Mapping[tuple[int, int], float]
"""The likeness of pairs (i < j) of sentences by their numbers; a missing pair is not alike."""


def likeness(a: Signature, b: Signature, least: float = 0.0) -> float:
    """0 to 1; 1 for the same words. Just 0 where it would be less than ``least``."""
    words = dot(a.words, b.words)
    if not words or words < least_words(least):
        return 0.0
    found = _mixed(words, a, b)
    return found if found >= least else 0.0


def least_words(least: float) -> float:
    """How alike the words of two sentences must be for these to be at least so alike in all."""
    return (least - 1 + _WORDS_SHARE) / _WORDS_SHARE


@dataclass(frozen=True, eq=False)
class Compared:
    """The sentences that were compared, how alike they are, and those that stand alone."""

    lines: Sequence[Line]
    pairs: Pairs
    alone: Sequence[Line]


def compared(lines: Iterable[Line]) -> Compared:
    """Compares the sentences that are worth it, of all articles and in any order."""
    ordered, alone = worth_comparing(sorted(lines, key=lambda line: line.key))
    return Compared(ordered, compare(ordered), alone)


def compare(lines: Sequence[Line]) -> Pairs:
    """The likeness of all pairs (i < j) of sentences of different articles, where there is any.

    ``lines`` are ordered by article and place. The words are compared through an inverted index;
    parts of words only for the pairs whose words are alike at all, which are few.
    """
    signed = signatures(lines)
    worded = _word_likeness(lines, signed)
    if len(worded) > _MOST_PAIRS:
        worded = nsmallest(_MOST_PAIRS, worded, key=lambda item: (-item[1], item[0]))
    found = {(i, j): _mixed(value, signed[i], signed[j]) for (i, j), value in worded}
    alike = {
        pair: min(1.0, value + _NEIGHBOURS * _around(lines, found, *pair))
        for pair, value in found.items()
    }
    return _likest(lines, alike)


def _likest(lines: Sequence[Line], alike: Pairs) -> Pairs:
    """The pairs of which one is among the likest of its article to the other."""
    twins: dict[tuple[int, str], list[tuple[float, tuple[int, int]]]] = {}
    for (i, j), value in alike.items():
        twins.setdefault((i, lines[j].article), []).append((-value, (i, j)))
        twins.setdefault((j, lines[i].article), []).append((-value, (i, j)))
    kept = {pair for found in twins.values() for _, pair in nsmallest(_MOST_TWINS, found)}
    return {pair: value for pair, value in alike.items() if pair in kept}


def _word_likeness(
    lines: Sequence[Line], signed: Sequence[Signature]
) -> Sequence[tuple[tuple[int, int], float]]:
    spread = Counter(key for item in signed for key in item.words)
    index: dict[str, list[tuple[int, float]]] = {}
    found: list[tuple[tuple[int, int], float]] = []
    for place, (line, item) in enumerate(zip(lines, signed, strict=True)):
        sums: dict[int, float] = {}
        for key, weight in item.words.items():
            postings = index.setdefault(key, [])
            if spread[key] <= _MOST_SENTENCES:
                for earlier, other in postings:
                    sums[earlier] = sums.get(earlier, 0.0) + weight * other
                postings.append((place, weight))
        found += [
            ((earlier, place), min(1.0, value))
            for earlier, value in sums.items()
            if value >= _ALIKE_AT_ALL and lines[earlier].article != line.article
        ]
    return found


def _mixed(words: float, a: Signature, b: Signature) -> float:
    return _WORDS_SHARE * words + (1 - _WORDS_SHARE) * dot(a.parts, b.parts)


def _around(lines: Sequence[Line], found: Mapping[tuple[int, int], float], i: int, j: int) -> float:
    """How alike each sentence and its neighbours are to the other and its own, added up."""
    mine = [a for a in (i - 1, i, i + 1) if a >= 0 and lines[a].article == lines[i].article]
    yours = [
        b for b in (j - 1, j, j + 1) if b < len(lines) and lines[b].article == lines[j].article
    ]
    return sum([found.get((a, b), 0.0) for a in mine for b in yours if (a, b) != (i, j)])
