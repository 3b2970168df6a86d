"""Who retells whom: sources of one family are one witness.

Two kinds of retelling are looked for: runs of the same words (3-word shingles), and the same
sentences in other words. Words in quotation marks are left aside, because reporters who heard one
speech print the same quotations without having read each other. Articles are compared only where an
index of their shingles shows that they share some.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extradition_tui.contrast.likeness import least_words, likeness
from extradition_tui.contrast.reading import Line, Reading, read
from extradition_tui.contrast.signatures import Signature, signatures
from extradition_tui.contrast_model import Family
from extradition_tui.model import Report

COPIED = 0.2
"""Share of the shorter article's runs of words that stand in the other."""

RETOLD = 0.45
"""Share of the shorter article's sentences that stand in the other, where some runs do as well."""

_SOME_RUNS = 0.08
_SAME_SENTENCE = 0.42
_FEWEST_SENTENCES = 4
_SHINGLE = 3
_FEWEST_RUNS = 25
"""Short reports of the same few facts share as many runs of words as that without copying."""

_IN_ORDER = 0.9
_NEIGHBOURS = 32
_SHORTEST_SOURCE = 4

Shingle = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Retelling:
    """How much of the shorter of two articles stands in the other, and whether in one order."""

    share: float
    same_order: bool


@dataclass(frozen=True, eq=False)
class _Own:
    """What an article says in its own words, ready for comparing."""

    reading: Reading
    lines: tuple[Line, ...]
    shingles: frozenset[Shingle]


def families(reports: Sequence[Report]) -> tuple[Family, ...]:
    """Every article in exactly one family; one that copies nobody is a family of one."""
    return families_of([read(report) for report in reports])


def families_of(readings: Sequence[Reading]) -> tuple[Family, ...]:
    """The families of articles that have been read."""
    own = [_own(reading) for reading in sorted(readings, key=lambda item: item.article)]
    copied = _copied(own)
    signed = _signed([own[i] for i in sorted({i for pair in copied for i in pair})])
    retellings: dict[tuple[int, int], Retelling] = {}
    for (i, j), share in copied.items():
        found = _retelling(own[i], own[j], share, signed)
        if found:
            retellings[i, j] = found
    return tuple(
        _family([own[i].reading.report for i in members], [retellings[pair] for pair in held])
        for members, held in _components(len(own), sorted(retellings))
    )


def newest_of_each_family(reports: Sequence[Report], most: int = 10) -> tuple[Report, ...]:
    """At most ``most`` of an event's reports: the newest of each family first, then the rest.

    Undated reports come after dated ones, and ties go by ID. All of them where they are few.
    """
    if len(reports) <= most:
        return tuple(reports)
    known = {report.article.id: report for report in reports}

    def newest(names: Sequence[str]) -> list[Report]:
        by_id = sorted((known[name] for name in names), key=lambda report: report.article.id)
        return sorted(by_id, key=lambda report: report.article.published or "", reverse=True)

    kin = [newest(family.articles) for family in families(reports)]
    first = newest([members[0].article.id for members in kin])
    others = newest([report.article.id for members in kin for report in members[1:]])
    return tuple((first + others)[:most])


def _own(reading: Reading) -> _Own:
    lines = tuple(line for line in reading.lines if not _quoted(line))
    stems: list[str] = []
    for line in lines:
        marked = [(quote.start, quote.end) for quote in line.quotes if quote.kind != "indirect"]
        # A quotation parts the words before it from those after it.
        stems += [
            "" if any(start <= word.start < end for start, end in marked) else word.stem
            for word in line.words
        ]
    runs = (tuple(stems[at : at + _SHINGLE]) for at in range(len(stems) - _SHINGLE + 1))
    return _Own(reading, lines, frozenset(run for run in runs if all(run)))


def _sharing(own: Sequence[_Own]) -> dict[tuple[int, int], int]:
    """How many shingles two articles have in common, for those that have any.

    A run of words that very many articles print ties each of them to those next to it alone, so
    that the work grows with the articles and not with their square.
    """
    index: dict[Shingle, list[int]] = {}
    for place, item in enumerate(own):
        for shingle in item.shingles:
            index.setdefault(shingle, []).append(place)
    found: Counter[tuple[int, int]] = Counter()
    for places in index.values():
        for at, j in enumerate(places):
            for i in places[max(0, at - _NEIGHBOURS) : at]:
                found[i, j] += 1
    return found


def _quoted(line: Line) -> bool:
    marked = sum(
        min(quote.end, line.end) - max(quote.start, line.start)
        for quote in line.quotes
        if quote.kind != "indirect"
    )
    return marked > 0.6 * (line.end - line.start)


def _copied(own: Sequence[_Own]) -> dict[tuple[int, int], float]:
    """The share of the shorter article's shingles that the other has, where it is worth a look."""
    shares = {}
    for (i, j), shared in _sharing(own).items():
        share = shared / min(len(own[i].shingles), len(own[j].shingles))
        if shared >= _FEWEST_RUNS and share >= _SOME_RUNS:
            shares[i, j] = share
    return shares


def _signed(own: Sequence[_Own]) -> Mapping[str, Sequence[Signature]]:
    """The signatures of the sentences of each article, by its ID."""
    signed = iter(signatures([line for item in own for line in item.lines]))
    return {item.reading.article: [next(signed) for _ in item.lines] for item in own}


def _retelling(
    a: _Own, b: _Own, copied: float, signed: Mapping[str, Sequence[Signature]]
) -> Retelling | None:
    short, other = sorted((a, b), key=lambda own: (len(own.shingles), own.reading.article))
    told = _best(signed[short.reading.article], signed[other.reading.article])
    total = sum(len(line.words) for line in short.lines)
    retold = sum(len(short.lines[i].words) for i, _ in told) / max(1, total)
    if len(told) < _FEWEST_SENTENCES:
        # Reporters of their own give the same two or three facts in much the same words.
        retold = 0.0
    if copied < COPIED and retold < RETOLD:
        return None
    return Retelling(round(max(copied, retold), 3), _in_order([place for _, place in told]))


def _best(mine: Sequence[Signature], yours: Sequence[Signature]) -> list[tuple[int, int]]:
    """For each sentence of the shorter article that stands in the other: where it stands."""
    index: dict[str, list[tuple[int, float]]] = {}
    for j, twin in enumerate(yours):
        for key, weight in twin.words.items():
            index.setdefault(key, []).append((j, weight))
    found = []
    for i, one in enumerate(mine):
        sums: dict[int, float] = {}
        for key, weight in one.words.items():
            for j, other in index.get(key, ()):
                sums[j] = sums.get(j, 0.0) + weight * other
        # Sums in another order differ in their last digits: looked at more closely below.
        near = [j for j, words in sums.items() if words >= least_words(_SAME_SENTENCE) - 1e-6]
        values = [(likeness(one, yours[j], _SAME_SENTENCE), -j) for j in near]
        if values and max(values)[0]:
            found.append((i, -max(values)[1]))
    return found


def _in_order(places: Sequence[int]) -> bool:
    """Whether nearly all neighbours of a row of places go forward."""
    steps = list(pairwise(places))
    return not steps or sum(a <= b for a, b in steps) >= _IN_ORDER * len(steps)


def _components(
    count: int, held: Sequence[tuple[int, int]]
) -> list[tuple[list[int], list[tuple[int, int]]]]:
    """Articles that are tied by retellings, and the retellings that tie them."""
    name = list(range(count))
    for i, j in held:
        low, high = sorted((name[i], name[j]))
        name = [low if other == high else other for other in name]
    return [
        (
            [i for i in range(count) if name[i] == root],
            [pair for pair in held if name[pair[0]] == root],
        )
        for root in sorted(set(name))
    ]


def _family(reports: Sequence[Report], held: Sequence[Retelling]) -> Family:
    articles = tuple(report.article.id for report in reports)
    if not held:
        return Family(articles, 0.0, None, False)
    share = round(sum(item.share for item in held) / len(held), 3)
    return Family(articles, share, _direction(reports), all(item.same_order for item in held))


def _direction(reports: Sequence[Report]) -> tuple[str, str] | None:
    """Who came first: of exactly two, the earlier by date, else the one that the other names."""
    if len(reports) != 2:
        return None
    a, b = ((report.article.published or "")[:10] for report in reports)
    if len(a) == len(b) == len("2031-05-03") and a != b:
        first, second = reports if a < b else reports[::-1]
        return (first.article.id, second.article.id)
    one, other = reports
    if _names(one, other) != _names(other, one):
        first, second = (one, other) if _names(other, one) else (other, one)
        return (first.article.id, second.article.id)
    return None


def _names(report: Report, other: Report) -> bool:
    """Whether a report names the source of the other, as one that retells it may."""
    source = (other.article.source or "").strip()
    if len(source) < _SHORTEST_SOURCE or source == report.article.source:
        return False
    return re.search(rf"(?<!\w){re.escape(source)}(?!\w)", report.article.text) is not None
